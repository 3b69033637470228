from __future__ import annotations

from collections.abc import Callable

import pytest

from mlgap.types import Profile
from mlgap.vocabulary import load_vocabulary

Read = Callable[..., Profile]


def job(title: str, dates: str) -> str:
    return f"{title}, Fenwick Labs, {dates}\n- Wrote reports\n"


@pytest.mark.parametrize(
    ("dates", "level"),
    [("Jan 2025 - present", "junior"), ("Jan 2022 - present", "mid"), ("Jan 2012 - present", "senior")],
)
def test_years_in_industry_make_the_level(read: Read, dates: str, level: str) -> None:
    profile = read("Experience\n" + job("Data Engineer", dates))
    assert profile.level == level
    assert "years in industry" in profile.level_basis
    assert level in load_vocabulary().ids["level"]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Data Engineer", "senior"),
        ("Staff Engineer", "staff"),
        ("Principal Scientist", "principal"),
        ("Lead Data Scientist", "lead"),
        ("Engineering Manager", "manager"),
        ("Director of Data Science", "director"),
        ("Junior Analyst", "junior"),
        ("Data Science Intern", "intern"),
        ("Head of Data Engineering", "director"),
        ("Vice President of Engineering", "director"),
        ("Vice President, Model Validation", "senior"),
    ],
)
def test_the_latest_title_wins_over_years(read: Read, title: str, level: str) -> None:
    earlier = job("Data Engineer", "2014 - 2018") if level in ("junior", "intern") else ""
    profile = read("Experience\n" + job(title, "Jan 2025 - present") + earlier)
    assert profile.level == level
    assert "latest job title" in profile.level_basis


def test_the_latest_job_is_found_by_dates_and_not_by_place(read: Read) -> None:
    profile = read(
        "Experience\n" + job("Data Engineer", "2010 - 2012") + job("Senior Engineer", "2019 - present")
    )
    assert profile.level == "senior"


def test_overlapping_jobs_are_not_counted_twice(read: Read) -> None:
    profile = read(
        "Experience\n" + job("Engineer", "Jan 2018 - Dec 2020") + job("Analyst", "Jan 2019 - Dec 2021")
    )
    assert profile.industry_years == 4.0


def test_a_gap_changes_nothing_but_is_not_counted(read: Read) -> None:
    profile = read(
        "Experience\n" + job("Analyst", "Jan 2014 - Dec 2015") + job("Analyst", "Jan 2019 - Dec 2020")
    )
    assert profile.industry_years == 4.0
    assert profile.warnings == ()


def test_university_work_and_a_doctorate_count_as_academic(read: Read) -> None:
    profile = read(
        "Experience\nResearch Assistant, University of Eastmarch, Jan 2016 - Dec 2017\n- Wrote reports\n"
        + job("Data Scientist", "Jan 2022 - Dec 2022")
        + "Education\nPhD Physics, University of Eastmarch, Jan 2018 - Dec 2021\n"
    )
    assert (profile.industry_years, profile.academic_years) == (1.0, 6.0)


def test_internships_are_not_years_in_industry(read: Read) -> None:
    profile = read(
        "Experience\n" + job("Data Intern", "Jan 2020 - Dec 2020") + job("Engineer", "Jan 2021 - Dec 2022")
    )
    assert profile.industry_years == 2.0


def test_stated_years_serve_where_nothing_is_dated(read: Read) -> None:
    profile = read("Summary\nFour years of experience as an analyst.\n\nSkills\nSQL")
    assert (profile.level, profile.industry_years) == ("mid", 4.0)
    assert any("dates" in warning for warning in profile.warnings)


def test_a_career_changer_is_early_whatever_the_former_job(read: Read) -> None:
    profile = read("Summary\nBootcamp graduate.\n\nExperience\n" + job("Senior Teacher", "2005 - 2020"))
    assert profile.level == "junior"


def test_nothing_known_is_unstated(read: Read) -> None:
    assert read("Skills\nPython").level == "unstated"


def test_an_account_director_is_placed_by_years(read: Read) -> None:
    assert read("Experience\n" + job("Account Director", "Jan 2022 - present")).level == "mid"


def test_what_the_profile_says_one_works_as_is_the_level(read: Read) -> None:
    profile = read(
        "Summary\n6 years of IT experience, presently working as Senior Data Engineer with a firm."
    )
    assert profile.level == "senior"


def test_who_runs_the_computers_of_a_university_works_in_industry(read: Read) -> None:
    text = "Experience\n{}, University of Eastmarch, Jan 2016 - Dec 2017\n- Wrote reports\n"
    assert read(text.format("HPC Engineer")).industry_years == 2.0
    assert read(text.format("Research Engineer")).academic_years == 2.0
