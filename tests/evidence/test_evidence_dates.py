from __future__ import annotations

from datetime import date

import pytest

from mlgap.evidence._dates import find_dates, months_between

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("Mar 2019 - Present", "2019-03", None, True),
        ("03/2019–06/2021", "2019-03", "2021-06", False),
        ("03/19 - 06/21", "2019-03", "2021-06", False),
        ("2019-2021", "2019", "2021", False),
        ("2019-21", "2019", "2021", False),
        ("2019-03 – 2021-06", "2019-03", "2021-06", False),
        ("Summer 2020", "2020-06", "2020-08", False),
        ("since 2018", "2018", None, True),
        ("seit 04/2021", "2021-04", None, True),
        ("2019 — to date", "2019", None, True),
        ("since 6th July 2011 to till date", "2011-07", None, True),
        ("01.03.2019 - 30.06.2021", "2019-03", "2021-06", False),
        ("September 15, 2015 – May 2, 2018", "2015-09", "2018-05", False),
        ("Jan '19 – Mar '21", "2019-01", "2021-03", False),
        ("Jun. 2011 Nov. 2013", "2011-06", "2013-11", False),
        ("2020", "2020", "2020", False),
        ("’19 – ’21", "2019", "2021", False),
        ("Jan ’09 - ’12", "2009-01", "2012", False),
        ("Dec 18 - Feb 20", "2018-12", "2020-02", False),
        ("From 2015 to 2018", "2015", "2018", False),
        ("Between 2015 and 2018", "2015", "2018", False),
        ("2015 through 2018", "2015", "2018", False),
        ("2019 -> 2021", "2019", "2021", False),
        ("Acme, 2020 –", "2020", None, True),
        ("2020 onwards", "2020", None, True),
        ("Early 2019 – late 2020", "2019-01", "2020-12", False),
        ("H1 2020 - H2 2021", "2020-01", "2021-12", False),
        ("Spring '19 – Summer '20", "2019-03", "2020-08", False),
        ("03/15/2018 - 05/20/2020", "2018-03", "2020-05", False),
        ("1. März 2018 - 31. Mai 2020", "2018-03", "2020-05", False),
        ("Januar 2018 - laufend", "2018-01", None, True),
        ("mars 2017 à août 2018", "2017-03", "2018-08", False),
        ("enero de 2019 - diciembre de 2020", "2019-01", "2020-12", False),
        ("gennaio 2019 - oggi", "2019-01", None, True),
        ("styczeń 2019 - obecnie", "2019-01", None, True),
        ("2019年3月 – 2020年5月", "2019-03", "2020-05", False),
        ("2021-09-01 —", "2021-09", None, True),
        ("2022-05 / present", "2022-05", None, True),
        ("2022-05 / 2023-01", "2022-05", "2023-01", False),
        ("May–Aug 2019", "2019-05", "2019-08", False),
        ("Dec - Feb 2019", "2018-12", "2019-02", False),
        ("2018/19", "2018", "2019", False),
        ("2018/2019", "2018", "2019", False),
        ("2018/09", "2018-09", "2018-09", False),
        ("ab 03/2021", "2021-03", None, True),
        ("2019 to the present", "2019", None, True),
        ("2019 – à ce jour", "2019", None, True),
        ("2020 – hoje", "2020", None, True),
        ("2020 a la fecha", "2020", None, True),
    ],
)
def test_each_way_to_write_dates_is_read(text: str, start: str, end: str | None, current: bool) -> None:
    found = next(find_dates(text))
    assert (found.start, found.end, found.current) == (start, end, current)


@pytest.mark.parametrize("lasted", ["(3 years 2 months)", "· 3 yrs 2 mos", "(8 months)", "(2 Jahre)"])
def test_how_long_a_job_lasted_belongs_to_its_dates(lasted: str) -> None:
    text = f"Mar 2019 - May 2022 {lasted}, Cork"
    assert text[next(find_dates(text)).finish :] == ", Cork"


@pytest.mark.parametrize("text", ["50,000 users", "2,019 documents", "p99 of 12 ms", "99.95 %", "+49 171 20"])
def test_amounts_are_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


def test_an_end_before_the_start_is_not_believed() -> None:
    assert not next(find_dates("2021 - 2019")).ranged


def test_years_without_months_count_from_middle_to_middle() -> None:
    first, last = months_between("2019", "2021", False, TODAY) or (0, 0)
    assert last - first == 24


def test_months_count_with_their_last_one() -> None:
    first, last = months_between("2019-03", "2019-03", False, TODAY) or (0, 0)
    assert last - first == 1


def test_the_future_is_not_counted() -> None:
    first, last = months_between("2026-01", "2030-01", False, TODAY) or (0, 0)
    assert last - first == 11
    assert months_between("2028-01", "2030-01", False, TODAY) is None
