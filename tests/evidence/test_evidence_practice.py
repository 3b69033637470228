"""How long and how lately: months of dated entries, each once, and nothing made up where none are dated."""

from __future__ import annotations

from collections.abc import Callable

from mlgap.types import Practice, Profile

Read = Callable[..., Profile]


def practice(profile: Profile, skill: str = "python") -> Practice:
    return next(p for p in profile.practice if p.skill_id == skill)


def job(title: str, dates: str, done: str = "Built reports in Python") -> str:
    return f"{title}, Fenwick Labs, {dates}\n- {done}\n"


def test_months_of_overlapping_jobs_count_once(read: Read) -> None:
    profile = read(
        "Experience\n" + job("Engineer", "Jan 2018 - Dec 2020") + job("Analyst", "Jan 2019 - Dec 2021")
    )
    assert practice(profile) == Practice("python", 4.0, 0.0, "2021-12", False)


def test_a_job_that_does_not_show_the_skill_lends_it_no_time(read: Read) -> None:
    profile = read(
        "Experience\n"
        + job("Engineer", "Jan 2020 - Dec 2021")
        + job("Analyst", "Jan 2010 - Dec 2019", "Built reports in SQL")
    )
    assert practice(profile).industry_years == 2.0
    assert practice(profile, "sql").last == "2019-12"


def test_a_current_job_ends_today(read: Read) -> None:
    profile = read("Experience\n" + job("Engineer", "Jan 2025 - present"))
    assert practice(profile).current
    assert practice(profile).last == "2026-11"


def test_projects_and_studies_are_counted_apart_from_jobs(read: Read) -> None:
    profile = read(
        "Experience\n"
        + job("Engineer", "Jan 2024 - Dec 2024")
        + "Projects\n"
        + job("Rain model", "Jan 2023 - Jun 2023")
    )
    assert (practice(profile).industry_years, practice(profile).other_years) == (1.0, 0.5)


def test_an_internship_is_time_outside_jobs_as_it_is_for_the_level(read: Read) -> None:
    profile = read("Experience\n" + job("Data Science Intern", "Jan 2024 - Jun 2024"))
    assert (practice(profile).industry_years, practice(profile).other_years) == (0.0, 0.5)
    assert profile.industry_years == 0.0


def test_voluntary_work_is_time_outside_jobs(read: Read) -> None:
    profile = read("Volunteering\n" + job("Engineer", "Jan 2024 - Jun 2024"))
    assert (practice(profile).industry_years, practice(profile).other_years) == (0.0, 0.5)


def test_an_implied_parent_has_the_time_of_its_child(read: Read) -> None:
    profile = read("Experience\n" + job("Engineer", "Jan 2020 - Dec 2021", "Trained models on SageMaker"))
    assert practice(profile, "aws").industry_years == 2.0


def test_a_skill_that_is_only_listed_has_no_practice(read: Read) -> None:
    familiar = job("Engineer", "Jan 2020 - Dec 2021") + "- Familiar with Kubernetes\n"
    profile = read("Experience\n" + familiar + "Skills\nDocker, Python\n")
    assert "kubernetes" in profile.by_skill()
    assert [p.skill_id for p in profile.practice] == ["python"]


def test_an_undated_entry_gives_no_time_and_no_end(read: Read) -> None:
    profile = read("Projects\nRain model\n- Built it in Python\n")
    assert profile.by_skill()["python"][0].grade == "used"
    assert profile.practice == ()


def test_an_end_in_the_future_is_cut_at_today(read: Read) -> None:
    profile = read("Projects\n" + job("Rain model", "Jan 2026 - Dec 2027"))
    assert practice(profile).last == "2026-11"
    assert practice(profile).other_years < 1.0


def test_a_career_gap_changes_only_when_it_was_last_used(read: Read) -> None:
    late = read("Experience\n" + job("Engineer", "Jan 2022 - Dec 2023"))
    early = read("Experience\n" + job("Engineer", "Jan 2015 - Dec 2016"))
    assert practice(late).last == "2023-12"
    assert practice(early).last == "2016-12"
    assert practice(late).industry_years == practice(early).industry_years
    assert [(e.skill_id, e.grade) for e in late.evidence] == [(e.skill_id, e.grade) for e in early.evidence]


def test_a_paper_is_a_claim_of_its_own_context_and_lends_no_time(read: Read) -> None:
    profile = read(
        "Experience\n"
        + job("Engineer", "Jan 2022 - Dec 2023", "Built reports in SQL")
        + "Publications\nWe built a parser in Python for old maps. Journal of Maps, 2019.\n"
    )
    paper = next(c for c in profile.claims if "parser" in c.text)
    assert (paper.section, paper.context) == ("publications", "publication")
    assert {e.context for e in profile.by_skill()["python"]} == {"publication"}
    assert [p.skill_id for p in profile.practice] == ["sql"]
