"""What every format says of pay beside the segments' bands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlgap.reports import from_json, pay_parts, pay_to_markdown, to_html, to_json, to_markdown, to_pdf
from mlgap.reports._pay_parts import age_words, basis_words, holds_words, official_words
from mlgap.reports._words import words_for
from mlgap.types import (
    Cell,
    CitedPay,
    OfficialWage,
    PayPicture,
    RangeWidth,
    SalaryBand,
    SkillPay,
    Window,
    YearsBand,
)

from examples import example_report

WINDOW = Window("2025-09", "2026-08")
SENIOR = Cell(role_family="ml-engineer", level="senior", region="US")
BAND = SalaryBand(
    SENIOR, SENIOR, (), 130_000.0, 180_000.0, 250_000.0, 0.8, "base", "USD", "year", 248, 128, 377, WINDOW,
    group="senior", group_coverage=0.79, group_n=483,
)  # fmt: skip
REFUSED = replace(
    BAND, low=None, mid=None, high=None, n=3, dropped=("fewer than 15 adverts state pay: no band",),
    group="", group_coverage=None, group_n=0,
)  # fmt: skip
BASE = Cell(role_family="ml-engineer", region="US")
WAGE = OfficialWage(
    "Data scientists", "15-2051", "US", 2024, 63_650.0, 112_590.0, None, "USD", 233_440, "Labour office, 2024"
)  # fmt: skip
CITED = CitedPay(
    "C1", "Total pay of 200,000 to 300,000", 2e5, 3e5, "USD", "year", "total", "US", "big-tech", "A guide",
    "5 April 2026",
)  # fmt: skip
PICTURE = PayPicture(
    whole=replace(BAND, cell=BASE, used=BASE, mid=170_000.0),
    levels=(replace(BAND, cell=replace(SENIOR, level="mid"), mid=160_000.0), BAND, replace(REFUSED)),
    by_years=(YearsBand("industry", 1.0, "junior", BAND), YearsBand("all", 5.2, "mid", BAND)),
    skills=(SkillPay("kafka", 1.053, 1.006, 1.103, 0.001, 351, 210, True),),
    n_skills=314,
    skills_first="2024-03",
    skills_last="2026-08",
    contract=replace(BAND, period="hour", low=40.0, mid=68.0, high=96.0, n=84, n_adverts=381),
    official=(WAGE,),
    cited=(CITED,),
    width=RangeWidth("US", 3893, 0.20, 0.33, 0.47, 0.015),
    months_old=3,
)  # fmt: skip
WORDS = words_for({"kafka": "Apache Kafka"})


def part(id_, picture=PICTURE):
    return next((p for p in pay_parts(picture, WORDS) if p.id == id_), None)


def test_a_band_says_what_it_is_meant_to_hold_and_what_it_held():
    assert holds_words(BAND, WORDS) == (
        "Meant to hold the midpoints of 8 of 10 adverts like this; of 483 later adverts (Senior and above) "
        "79 % lay in bands made the same way."
    )
    assert "not known here" in holds_words(replace(BAND, group_coverage=None), WORDS)
    assert holds_words(REFUSED, WORDS) == ""
    country = replace(BAND, group="US", group_coverage=0.82, group_n=1080)
    assert "1,080 later adverts (United States, all segments and levels) 82 %" in holds_words(country, WORDS)


def test_observed_modelled_and_wider_bands_are_told_apart():
    wider = replace(BAND, dropped=("too few in one metro: all of its country shown",))
    modelled = replace(BAND, dropped=("modelled: no advert states pay here",), modelled=True)
    assert [basis_words(b) for b in (BAND, wider, modelled, REFUSED)] == [
        "observed", "wider than chosen", "modelled", "no band",
    ]  # fmt: skip


def test_months_are_named_and_older_than_twelve_is_marked():
    assert age_words(PICTURE) == (
        "These bands rest on adverts of Sep 2025 to Aug 2026; the newest are 3 months old."
    )
    assert age_words(replace(PICTURE, months_old=12)).startswith("These bands")
    assert age_words(replace(PICTURE, months_old=13)).startswith("Old: ")


def test_the_distance_from_official_wages_is_said_with_both_figures():
    said = official_words(PICTURE, WORDS)
    assert "USD 170,000, 51 % above the official median of USD 112,590 (Data scientists, 2024)" in said
    below = replace(PICTURE, whole=replace(PICTURE.whole, mid=100_000.0))
    assert "11 % below" in official_words(below, WORDS)
    assert official_words(replace(PICTURE, official=()), WORDS) == ""


def test_a_wage_above_the_sources_cap_is_no_figure():
    assert "above the source's cap" in part("official").rows[0]


def test_pay_beside_a_skill_is_no_promise_and_vanishes_where_nothing_is_told():
    skills = part("skills")
    assert "never a promise" in skills.note
    assert "314 skills looked at" in skills.note
    assert skills.rows == (("Apache Kafka", "+5.3 %", "+0.6 % to +10.3 %", "351", "210"),)
    assert part("skills", replace(PICTURE, skills=())) is None


def test_contract_rates_give_way_to_what_others_state():
    assert "USD 40 to USD 96" in part("contract").rows[0][0]
    few = part("contract", replace(PICTURE, contract=replace(REFUSED, period="hour")))
    assert few.rows == ()
    assert few.note.startswith("3 contract adverts of 128 employers")
    assert "too few for a band" in few.note
    one = part("contract", replace(PICTURE, contract=replace(REFUSED, period="hour", n=1, n_employers=1)))
    assert one.note.startswith("1 contract advert of 1 employer states an hourly rate here")


def test_levels_without_any_band_say_so_once():
    none = part("levels", replace(PICTURE, levels=(REFUSED, REFUSED)))
    assert none.rows == ()
    assert none.note == "Too few adverts state pay for a band of any level here."


def test_both_ways_to_count_years_say_where_they_agree():
    assert part("years").note.endswith("Both ways make the same level here.")
    other = replace(PICTURE.by_years[1], band=PICTURE.levels[0])
    apart = replace(PICTURE, by_years=(PICTURE.by_years[0], other))
    assert part("years", apart).note == "Employers differ in which years they count."


@pytest.mark.parametrize("write", [to_markdown, to_html])
def test_reports_hold_every_part_and_that_past_pay_is_never_used(write):
    text = write(replace(example_report(), pay=PICTURE))
    for title in ("What each level is offered", "By which years are counted", "Contract rates",
                  "Official wages beside posted pay", "What others state"):  # fmt: skip
        assert title in text
    assert "past pay is asked for" in text


def test_the_pdf_holds_every_part():
    plain = to_pdf(replace(example_report(), pay=None))
    assert len(to_pdf(replace(example_report(), pay=PICTURE))) > len(plain) + 1000


def test_a_band_alone_is_told_with_all_that_stands_beside_it():
    text = pay_to_markdown(BAND, PICTURE)
    assert text.startswith("# Posted pay: Machine learning engineer, Senior and above, United States")
    assert "**USD 130,000 to USD 250,000, middle USD 180,000 per year" in text
    assert "## Contract rates" in text


def test_a_report_with_pay_is_read_back_equal():
    report = replace(example_report(), pay=PICTURE)
    assert from_json(to_json(report)) == report
