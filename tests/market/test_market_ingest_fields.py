"""Dates and pay as files state them: read where they can be told, left out with a reason where not."""

from __future__ import annotations

from datetime import date

import pytest

from mlgap.errors import MlgapError
from mlgap.market import PostingFile, ReadingOptions, parse_month, read_postings
from mlgap.market._builds.dates import AMBIGUOUS, order_of, read_date
from mlgap.market._builds.stated_pay import read_stated_pay
from mlgap.types import PostedPay

TODAY = date(2026, 11, 21)
TEXT = "Machine Learning Engineer. Requirements: Python and Docker and Kubernetes in production. " * 2


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-05-03", "2026-05-03"),
        ("2026-05-03T10:00:00Z", "2026-05-03"),
        ("2026-05-03 10:00:00+02:00", "2026-05-03"),
        ("2026/5/3", "2026-05-03"),
        ("2026-05", "2026-05"),
        ("20260503", "2026-05-03"),
        ("03.05.2026", "2026-05-03"),
        ("3. 5. 2026", "2026-05-03"),
        ("3 May 2026", "2026-05-03"),
        ("May 3rd, 2026", "2026-05-03"),
        ("03-May-2026", "2026-05-03"),
        ("Sun, 03 May 2026 10:00:00 GMT", "2026-05-03"),
        ("September 2026", "2026-09"),
        ("13/05/2026", "2026-05-13"),
        ("05/13/2026", "2026-05-13"),
        ("05/05/26", "2026-05-05"),
        ("1777777777", "2026-05-03"),
        ("1777777777000", "2026-05-03"),
        ("1777777777000.0", "2026-05-03"),
    ],
)
def test_dates_are_read_as_files_write_them(written, read):
    assert read_date(written, None, TODAY) == (read, "")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("01/02/2026", AMBIGUOUS),
        ("yesterday", "no date that can be read"),
        ("31/31/2026", "no date that can be read"),
        ("2026-02-30", "no date that can be read"),
        ("2062-01-01", "lies in the future"),
        ("0001-01-01", "lies before 1990"),
        ("9" * 13, "lies in the future"),
    ],
)
def test_a_date_that_cannot_be_told_says_why(written, reason):
    found, why = read_date(written, None, TODAY)
    assert found == ""
    assert why.startswith(reason)


@pytest.mark.parametrize(("order", "read"), [("day-first", "2026-02-01"), ("month-first", "2026-01-02")])
def test_an_order_that_is_given_tells_day_and_month(order, read):
    assert read_date("01/02/2026", order, TODAY) == (read, "")


def test_one_date_settles_a_column_and_two_that_differ_settle_nothing():
    assert order_of(["01/02/2026", "13/02/2026", "2026-05-03"]) == "day-first"
    assert order_of(["01/02/2026", "02/13/2026"]) == "month-first"
    assert order_of(["13/02/2026", "02/13/2026"]) is None
    assert order_of(["01/02/2026", "05/05/2026"]) is None


def read(data, **options):
    faults = []
    files = [PostingFile.of("jobs.csv", data.encode())]
    return list(read_postings(files, faults.append, ReadingOptions(today=TODAY, **options))), faults


def dated(*days):
    return "id,text,posted\n" + "".join(f"{n},{TEXT}{n},{day}\n" for n, day in enumerate(days))


def test_a_later_row_settles_the_dates_of_earlier_ones():
    found, faults = read(dated("01/02/2026", "03/04/2026", "25/02/2026"))
    assert [p.posted for p in found] == ["2026-02-01", "2026-04-03", "2026-02-25"]
    assert faults == []


def test_unsettled_dates_cost_the_month_and_not_the_row():
    found, faults = read(dated("01/02/2026", "2026-05-03"))
    assert [p.posted for p in found] == ["", "2026-05-03"]
    assert [(f.line, f.field, f.found, f.outcome) for f in faults] == [
        (2, "posted", "01/02/2026", "kept without it")
    ]


def test_rows_without_a_date_take_the_month_that_is_given():
    found, _ = read(dated("", "yesterday", "2026-05-03"), month="2026-11")
    assert [p.posted for p in found] == ["2026-11", "2026-11", "2026-05-03"]


@pytest.mark.parametrize("text", ["2026", "2026-13", "2026-5", "May 2026"])
def test_a_month_that_is_none_is_refused(text):
    with pytest.raises(MlgapError, match="expected one such as 2026-05"):
        parse_month(text)


def pay(low="100000", high="120000", currency="USD", period="year"):
    return read_stated_pay({"pay_low": low, "pay_high": high, "pay_currency": currency, "pay_period": period})


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("100000", "120000"),
        ("100,000", "120,000.00"),
        ("100.000", "120.000,00"),
        ("$100k", "120K USD"),
        ("100 000", "€120’000"),
    ],
)
def test_amounts_are_read_as_files_write_them(low, high):
    assert pay(low, high) == (PostedPay(100000.0, 120000.0, "USD", "year", "unstated"), "")


def test_each_row_keeps_its_own_currency_and_period():
    assert pay(currency="€", period="YEARLY")[0] == PostedPay(100000.0, 120000.0, "EUR", "year", "unstated")
    assert pay("30", "40", "gbp", "per hour")[0] == PostedPay(30.0, 40.0, "GBP", "hour", "unstated")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"low": "-1"}, "negative"),
        ({"low": "150000"}, "low end above the high end"),
        ({"currency": ""}, "currency missing"),
        ({"currency": "$"}, "currency not a code"),
        ({"currency": "XYZ"}, "currency not a code of ISO 4217"),
        ({"period": ""}, "period missing"),
        ({"low": "1", "high": "2"}, "implausible"),
        ({"period": "hour"}, "implausible"),
        ({"low": "a lot"}, "an amount that is no number"),
        ({"high": ""}, "one end of the range alone"),
        ({"low": "nan"}, "an amount that is no number"),
        ({"low": "1e400"}, "an amount that is no number"),
    ],
)
def test_pay_that_cannot_be_meant_is_left_out_with_its_reason(changes, reason):
    found, why = pay(**changes)
    assert found is None
    assert why.startswith(reason)


@pytest.mark.parametrize("fields", [{}, {"pay_currency": "USD"}, {"pay_low": "0", "pay_high": "0"}])
def test_a_row_that_states_no_pay_has_no_fault(fields):
    assert read_stated_pay(fields) == (None, "")
