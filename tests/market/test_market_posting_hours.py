"""The hours of a full-time year that an advert states beside hourly pay."""

from __future__ import annotations

import doctest
from dataclasses import replace

import pytest

from mlgap.market._facts import FactTable
from mlgap.market._reading import stated_hours
from mlgap.market._reading.posted_pay import read_pay
from mlgap.market._reading.stated_hours import read_hours
from mlgap.market._storage import facts_digest, load_snapshot, save_snapshot
from mlgap.pay import annual_midpoint
from mlgap.types import MarketSnapshot, PostedPay, PostingFacts, Window


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("2,016 hours a year", 2016),
        ("Annual pay is based on 2,016 hours.", 2016),
        ("based on 2080 hours per year", 2080),
        ("(1,950 hours annually)", 1950),
        ("$60 - $70 per hour, 2,016 hours", 2016),
        ("a 2,080-hour year", 2080),
        ("1820 hours worked per calendar year", 1820),
        ("37.5 hours a week", 1950),
        ("a 35-hour workweek", 1820),
        ("Hours/week: 37,5", 1950),
        ("38 hrs/week", 1976),
        ("40 hours each week and 2,016 hours per year", 2016),
    ],
)
def test_hours_are_read_by_the_year_and_by_the_week(words, hours):
    assert read_hours(words) == hours


@pytest.mark.parametrize(
    "words",
    [
        "",
        "up to 40 hours per week",
        "at least 35 hours a week",
        "between 35-40 hours per week",
        "35 to 40 hours per week",
        "a flexible 20 hours per week",
        "part-time, 36 hours per week",
        "billable utilization of 1,700 hours per year",
        "more than 2,000 hours a year",
        "Start: 19 May 2025\nHours per week: 32",
        "2,016 hours of video",
        "after 2,000 hours",
        "160 hours a month",
    ],
)
def test_what_is_no_full_time_year_is_not_read_as_one(words):
    assert read_hours(words) is None


def test_2080_against_2016_hours_an_hourly_range_is_annualised_with_the_hours_stated():
    offer = "Pay: $50.00 - $70.00 per hour"
    silent, stated = (
        read_pay(text, "US", None) for text in (offer, f"{offer}, based on 2,016 hours per year.")
    )
    assert (silent.hours_per_year, stated.hours_per_year) == (None, 2016)
    assert annual_midpoint(silent) == 60 * 2080
    assert annual_midpoint(stated) == 60 * 2016


def test_hours_move_no_pay_but_hourly_pay():
    yearly = read_pay("$150,000 - $170,000 per year for 37.5 hours a week", "US", None)
    assert yearly.period == "year" and yearly.hours_per_year is None
    assert annual_midpoint(replace(yearly, hours_per_year=1950.0)) == 160_000


def test_a_source_s_own_hourly_field_takes_the_hours_of_the_text():
    field = PostedPay(40.0, 50.0, "CAD", "hour", "unstated")
    assert read_pay("37.5 hours per week", "CA", field) == replace(field, hours_per_year=1950.0)


def _snapshot(*pays):
    facts = [
        PostingFacts(
            row, "a", "big-tech", "table", (), "ml-engineer", "mid", "US", None, "2026-05", "unstated",
            "full-time", "technology", (), (), pay, (), "s",
        )
        for row, pay in enumerate(pays)
    ]  # fmt: skip
    return MarketSnapshot("id", Window("2025-09", "2026-08"), FactTable.of(facts), (), {})


HOURLY = PostedPay(40.0, 50.0, "USD", "hour", "base")


def test_hours_survive_being_saved_and_change_the_digest(tmp_path):
    stated = replace(HOURLY, hours_per_year=1950.0)
    snapshot = _snapshot(stated, None, HOURLY)
    save_snapshot(snapshot, tmp_path)
    assert [fact.pay for fact in load_snapshot(tmp_path).facts] == [stated, None, HOURLY]
    assert facts_digest(snapshot.facts) != facts_digest(_snapshot(HOURLY, None, HOURLY).facts)


def test_a_snapshot_from_before_hours_were_read_loads_with_the_same_digest(tmp_path):
    import json

    import pyarrow.parquet as pq

    from mlgap.market._storage import _file_digest

    snapshot = _snapshot(HOURLY, None)
    save_snapshot(snapshot, tmp_path)
    path = tmp_path / "postings.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["pay_hours"]), path)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    manifest["files"]["postings.parquet"] = _file_digest(path)
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    loaded = load_snapshot(tmp_path)
    assert [fact.pay for fact in loaded.facts] == [HOURLY, None]
    assert facts_digest(loaded.facts) == facts_digest(snapshot.facts) == manifest["facts"]


def test_the_documented_example_holds():
    assert doctest.testmod(stated_hours).failed == 0
