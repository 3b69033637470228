"""What stands beside the bands of segments: levels, ways to count years, skills lacking, and context."""

from __future__ import annotations

from datetime import date

from mlgap.pay import (
    BandTable,
    CellBand,
    SkillPayTable,
    YearsCount,
    level_bands,
    months_between,
    pay_picture,
)
from mlgap.types import Cell, SkillPay, Window

TODAY = date(2026, 11, 21)
LEVELS = {"early": 90_000.0, "mid": 120_000.0, "senior": 160_000.0}
DOCTOR = YearsCount(0.0, "junior", 4.2, "mid")


def told(skill, ratio, tells=True):
    return SkillPay(skill, ratio, ratio - 0.02, ratio + 0.02, 0.001, 100, 50, tells)


SKILLS = SkillPayTable(
    Window("2024-03", "2026-08"),
    7000,
    2700,
    (told("kafka", 1.05), told("dagster", 1.12), told("git", 1.2, False)),
)


def table(window):
    cells = {
        Cell(role_family="ml-engineer", level=level, region="US"): CellBand(
            mid - 30_000, mid, mid + 30_000, 20, 9, 40
        )
        for level, mid in LEVELS.items()
    }
    cells[Cell(role_family="ml-engineer", region="US")] = CellBand(
        80_000.0, 130_000.0, 190_000.0, 60, 20, 120
    )
    return BandTable(window, cells, 0.8, 0)


def picture(window, **changes):
    given = {"today": TODAY, "lacking": {"kafka", "dagster", "git"}, "years": DOCTOR, **changes}
    return pay_picture(table(window), SKILLS, Cell(role_family="ml-engineer"), **given)


def test_levels_stand_in_rising_order_and_one_without_adverts_keeps_its_place_without_figures(window):
    levels = picture(window).levels
    assert [band.cell.level for band in levels] == ["early", "mid", "senior", "management"]
    assert [band.mid for band in levels] == [90_000, 120_000, 160_000, None]
    assert levels == level_bands(table(window), Cell(role_family="ml-engineer"))


def test_someone_from_research_sees_both_ways_to_count_years(window):
    industry, everything = picture(window).by_years
    assert (industry.counted, industry.years, industry.level, industry.band.mid) == (
        "industry",
        0.0,
        "junior",
        90_000,
    )
    assert (everything.counted, everything.years, everything.level, everything.band.mid) == (
        "all",
        4.2,
        "mid",
        120_000,
    )


def test_someone_whose_years_are_all_in_industry_sees_one_way_alone(window):
    assert picture(window, years=YearsCount(5.0, "mid", 5.2, "mid")).by_years == ()


def test_skills_are_those_lacking_that_tell_highest_first(window):
    found = picture(window)
    assert [s.skill_id for s in found.skills] == ["dagster", "kafka"]
    assert (found.n_skills, found.skills_first, found.skills_last) == (3, "2024-03", "2026-08")
    assert [s.skill_id for s in picture(window, lacking={"kafka"}).skills] == ["kafka"]
    assert picture(window, lacking=()).skills == ()


def test_official_wages_and_cited_figures_are_of_the_country_alone(window):
    found = picture(window)
    assert found.official
    assert {wage.region for wage in found.official} == {"US"}
    assert {cited.id for cited in found.cited} == {"C003-1", "C003-2"}
    abroad = pay_picture(table(window), SKILLS, Cell(region="GB"), today=TODAY)
    assert abroad.official == abroad.cited == ()


def test_what_is_cited_of_one_segment_stands_beside_no_other(window):
    cells = [Cell(segment=segment) for segment in ("big-tech", "gov-defence")]
    cited = [{c.id for c in pay_picture(table(window), SKILLS, cell, today=TODAY).cited} for cell in cells]
    assert cited == [{"C003-1", "C003-2"}, {"C003-2"}]


def test_age_is_counted_from_the_last_month_of_the_window(window):
    assert picture(window).months_old == 3
    assert picture(window, today=date(2027, 10, 1)).months_old == 14
    assert months_between("2026-12", date(2027, 1, 31)) == 1


def test_the_same_choices_make_the_same_picture_whatever_the_person_has(window):
    first, second = picture(window), picture(window, lacking=(), years=None)
    assert (first.levels, first.whole, first.contract) == (second.levels, second.whole, second.contract)
