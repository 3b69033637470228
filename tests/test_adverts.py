"""Adverts that a person gives: what each asks, how a CV stands to it, what is usual in it, and its pay."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import example_facts
import pytest
from invented_adverts import ADVERT, SECOND

from mlgap import adverts, reports
from mlgap.adverts import MOST_ADVERTS, RARE_SHARE
from mlgap.errors import DocumentError, MlgapError
from mlgap.market import load_reader
from mlgap.market._reading import segment_text, titles, zones
from mlgap.pay import BandTable, CellBand
from mlgap.resources import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, Correction, Requirement
from mlgap.vocabulary import load_vocabulary

import examples

US = CellBand(120_000.0, 150_000.0, 200_000.0, 60, 22, 130)


def bands() -> BandTable:
    """Return the band of senior machine learning engineers of the United States, and of contracts there."""
    held = {Cell(role_family="ml-engineer", level="senior", region="US"): US}
    hourly = {Cell(role_family="ml-engineer", region="US"): CellBand(40.0, 70.0, 100.0, 39, 31, 84)}
    return BandTable(example_facts.WINDOW, held, 0.8, 100, hourly=hourly)


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(
        load_vocabulary(), load_taxonomy(), SimpleNamespace(), SimpleNamespace(items=()),
        example_facts.example_snapshot(), bands(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def reader(resources):
    return load_reader(resources.taxonomy)


@pytest.fixture
def analyse(resources, reader):
    """Return the report of one pasted advert."""

    def found(text=ADVERT, profile=None, resources=resources, **beside):
        given = adverts.pasted_adverts(text, **beside)
        return adverts.analyse_adverts(given, resources, profile=profile, reader=reader)[0].report

    return found


def test_title_employer_and_place_are_read_from_the_head_and_given_ones_go_before(analyse):
    found = analyse()
    assert (found.title, found.employer) == ("Senior Machine Learning Engineer", "Brindlewick Parcels")
    assert (found.facts.role_family, found.facts.level) == ("ml-engineer", "senior")
    assert (found.facts.country, found.facts.metro) == ("US", "us-new-york")
    assert analyse(location="Berlin, Germany").facts.metro == "de-berlin"
    known = analyse(
        ADVERT.replace("Company: Brindlewick Parcels\n", "").replace("Brindlewick Parcels", "Stripe")
    )
    assert (known.employer, known.facts.segment_basis) == ("Stripe", "table")


def test_a_page_s_first_heading_is_no_title(analyse):
    assert analyse(f"About the role\n{ADVERT}").title == "Senior Machine Learning Engineer"
    assert analyse(f"Location: Paris\n{ADVERT}").title == "Senior Machine Learning Engineer"


def test_alternatives_are_one_item_and_each_item_says_how_the_cv_stands_to_it(analyse):
    profile = examples.example_profile()
    found = analyse(profile=profile)
    by_skill = {item.skill_ids: item for item in found.asked}
    cloud = by_skill["aws", "gcp", "azure"]
    assert (cloud.necessity, cloud.best, cloud.status) == ("any-of", "aws", "shown")
    docker = by_skill[("docker",)]
    assert docker.lines[0].startswith("Built Docker images")
    quotes = {" ".join(e.quote.split()) for e in profile.evidence}
    assert all(line in quotes for item in found.asked for line in item.lines)
    flink = by_skill[("flink",)]
    assert (flink.required, flink.status, flink.lines) == (False, "missing", ())
    optional_first = analyse(
        ADVERT.replace("What you will do", "Nice to have\n- Airflow\n\nWhat you will do")
    )
    assert [item.required for item in optional_first.asked][-3:] == [True, False, False]


def test_nothing_of_an_advert_stays_in_memory_that_all_sessions_share(analyse, reader):
    caches = (zones._zone_of_words, titles.role_family, titles.normalise_title, titles.title_level)
    shared = (*caches, segment_text._name_pattern)
    (given,) = adverts.pasted_adverts(ADVERT)
    for read in (analyse, lambda: adverts.advert_lines(given, reader)):
        read()
        assert [cache.cache_info().currsize for cache in shared] == [0] * len(shared)


def test_without_a_cv_nothing_is_said_of_one(analyse):
    found = analyse()
    assert found.gaps == ()
    assert all(i.status is None and i.best is None and not i.lines for i in found.asked)
    assert (found.reach.met, found.reach.within) == (None, None)


def test_reach_allows_one_unmet_item_and_is_not_told_of_fewer_than_three(analyse, resources):
    profile = examples.example_profile()
    found = analyse(profile=profile)
    unmet = [i.skill_ids[0] for i in found.asked if i.required and i.status != "shown"]
    assert len(unmet) > 1
    assert found.reach.within is False

    def holding(skills):
        added = tuple(Correction(skill, "added", "used") for skill in skills)
        return analyse(profile=replace(profile, corrections=added)).reach

    assert holding(unmet[1:]).within is True
    assert holding(unmet[2:]).within is False
    assert holding(unmet).met == found.reach.required
    assert (
        analyse("Analyst\nRequirements:\n- Python and SQL\n" + "- Care\n" * 9, profile).reach.within is None
    )


def test_conditions_stand_apart_and_are_no_items(analyse):
    found = analyse()
    assert {g.gate for g in found.facts.gates} == {"min-years", "degree-bachelor"}
    asked = {skill for item in found.asked for skill in item.skill_ids}
    assert "communication" in {r.skill_id for r in found.facts.requirements}
    assert not asked & {"phd", "security-clearance", "communication"}
    more = analyse(ADVERT.replace("- Bachelor's", "- PhD in physics\n- Bachelor's"))
    assert more.reach.required == found.reach.required


def test_the_lines_behind_each_thing_are_the_advert_s_own(reader):
    given = adverts.pasted_adverts(ADVERT)[0]
    lines = adverts.advert_lines(given, reader)
    assert lines["kubernetes"] == "- Docker and Kubernetes in production"
    assert lines["min-years"] == "- 5+ years of experience with Python"
    assert lines["gcp"] == lines["azure"]
    assert all(line in ADVERT for line in lines.values())


def test_no_sentence_of_an_advert_is_in_its_report_or_any_file(analyse, resources):
    profile = examples.example_profile()
    found = analyse(profile=profile)
    several = [adverts.AnalysedAdvert("one", found)]
    written = (
        reports.plain_json(found), reports.posting_to_markdown(found, profile),
        reports.adverts_to_csv(several), reports.adverts_to_markdown(several),
    )  # fmt: skip
    for line in ("Docker and Kubernetes in production", "Monitor models for drift", "days in the office"):
        assert line in ADVERT
        assert not [text for text in written if line in text]


def test_what_is_unusual_usual_and_not_asked_follows_the_shares_of_the_cell(analyse, resources):
    market = analyse().market
    assert market.cell == Cell(role_family="ml-engineer")
    assert (market.n_adverts, market.n_employers) > (100, 20)
    shares = {d.what: d for d in (*market.usual, *market.not_asked)}
    assert all(d.asked >= 0.20 for d in shares.values())
    assert {d.what for d in market.usual} == {"python", "docker", "kubernetes", "aws", "model-monitoring"}
    assert "terraform" in {d.what for d in market.not_asked}
    flink = next(d for d in market.unusual if d.what == "flink")
    assert (flink.asked, flink.n_asking) == (0.0, 0)
    assert 0 < flink.asked_high < 2 * RARE_SHARE
    assert not {d.what for d in market.unusual} & set(shares)


def test_what_is_named_or_implied_is_not_said_to_be_left_out(analyse):
    named = analyse(ADVERT.replace("Nice to have", "Our stack: Terraform, Spark\n\nNice to have")).market
    assert not {d.what for d in named.not_asked} & {"terraform", "spark"}
    implied = analyse(ADVERT.replace("AWS, GCP or Azure", "SageMaker")).market
    assert "aws" not in {d.what for d in implied.not_asked}


def test_a_rare_thing_is_called_unusual_only_where_the_interval_bears_it(analyse, resources):
    few = example_facts.example_facts(40)
    thin = replace(resources, snapshot=replace(resources.snapshot, id="thin", facts=few))
    market = analyse(resources=thin).market
    assert market.n_adverts < 40
    assert market.unusual == ()


@pytest.mark.parametrize(
    ("stated", "place", "reason"),
    [
        ("$90,000 - $110,000 a year base", "below", ""),
        ("$140,000 - $160,000 a year base", "within", ""),
        ("$230,000 - $250,000 a year base", "above", ""),
        ("$65 - $75 per hour base", "within", ""),
        ("€90,000 - €110,000 a year base", "not compared", "currencies are not converted"),
        ("$600 - $700 per day", "not compared", "day rate"),
        ("On-target earnings $200,000 - $240,000 a year", "not compared", "total compensation"),
        ("competitive", "not compared", "states no pay"),
    ],
)
def test_pay_is_set_against_the_band_or_says_why_not(analyse, stated, place, reason):
    found = analyse(ADVERT.replace("$190,000 - $240,000 a year base salary", f"Salary: {stated}"))
    assert (found.pay.place, reason in found.pay.reason) == (place, True)
    assert bool(found.pay.reason) == (place == "not compared")
    said = " ".join(reports.advert_pay_words(found))
    assert "60 of 130 adverts state pay" in said
    assert "Sep 2025 to Aug 2026" in said


def test_an_hourly_contract_is_set_against_hourly_rates_and_a_yearly_one_against_none(analyse):
    contract = ADVERT.replace("Senior Machine", "Contract position: Senior Machine")
    hourly = analyse(contract.replace("$190,000 - $240,000 a year base salary", "Rate: $60 - $80 per hour"))
    assert (hourly.facts.employment, hourly.pay.place, hourly.pay.midpoint) == ("contract", "within", 70.0)
    assert hourly.pay.band.period == "hour"
    yearly = analyse(contract)
    assert (yearly.pay.place, "contract" in yearly.pay.reason) == ("not compared", True)


def test_an_advert_without_a_place_is_given_no_band(analyse):
    found = analyse(ADVERT.replace("New York, NY · ", ""))
    assert (found.facts.country, found.pay.band) == ("UNKNOWN", None)
    assert "no country" in found.pay.reason


def test_several_adverts_in_one_text_are_apart_by_a_line_of_equal_signs_below_an_empty_one():
    underlined = ADVERT.replace("Requirements\n", "Requirements\n=====\n")
    given = adverts.pasted_adverts(f"{underlined}\n\n=======\n\n{SECOND}\r\n\r\n=====\r\n?")
    assert [g.name for g in given] == ["Advert 1", "Advert 2", "Advert 3"]
    assert [bool(g.posting) for g in given] == [True, True, False]
    assert "=====" in given[0].posting.text
    assert "too short" in given[2].problem


def test_a_saved_page_is_read_as_its_lines_without_its_scripts(analyse):
    items = "".join(f"<li>{line[2:]}</li>" for line in ADVERT.splitlines() if line.startswith("- "))
    page = (
        "<html><head><title>x</title><script>let python = 'COBOL'</script></head><body>"
        f"<h1>Senior Machine Learning Engineer</h1><p>New York, NY</p><h2>Requirements</h2><ul>{items}</ul>"
    )
    given = adverts.given_adverts([("page.html", page.encode())])
    assert "let python" not in given[0].posting.text
    assert "- Docker and Kubernetes in production" in given[0].posting.text.splitlines()
    assert analyse(given[0].posting.text).facts.metro == "us-new-york"


def test_rows_of_a_table_are_an_advert_each_and_those_left_out_say_where_and_why():
    good = {"id": "a", "title": "Data Scientist", "company": "Quillfern", "description": SECOND}
    rows = '{"id": "b", "description": "short"}\n' + json.dumps(good) + "\nno json\n"
    given = adverts.given_adverts([("jobs.jsonl", rows.encode()), ("note.txt", ADVERT.encode())])
    assert [g.name for g in given] == ["jobs.jsonl:1", "jobs.jsonl 1", "jobs.jsonl:3", "note.txt"]
    assert (given[1].posting.title, given[1].posting.employer) == ("Data Scientist", "Quillfern")
    assert "shorter than" in given[0].problem
    assert "not JSON" in given[2].problem


def test_one_bad_file_among_several_keeps_its_sentence_and_alone_it_is_the_error():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.bin", "x")
    bad = ("photo.zip", packed.getvalue())
    good, told = adverts.given_adverts([("a.txt", ADVERT.encode()), bad])
    assert good.posting is not None
    assert told.problem
    assert "a CV" not in told.problem
    for given in ([bad], [("empty.txt", b"")], [("jobs.csv", b"id,words\n1,x\n")]):
        with pytest.raises(MlgapError) as error:
            adverts.given_adverts(given)
        assert not str(error.value).startswith("No advert")
    with pytest.raises(DocumentError, match="No advert could be read"):
        adverts.given_adverts([bad, ("empty.txt", b"")])


def test_more_adverts_than_anyone_looks_at_are_refused():
    text = "\n\n=====\n".join([SECOND] * (MOST_ADVERTS + 1))
    with pytest.raises(DocumentError, match="at most 100"):
        adverts.pasted_adverts(text)


def test_the_table_keeps_the_order_given_and_names_what_was_not_read(resources, reader):
    given = adverts.pasted_adverts(f"{SECOND}\n\n=====\n{ADVERT}\n\n=====\n=x")
    found = adverts.analyse_adverts(given, resources, profile=examples.example_profile(), reader=reader)
    rows = reports.adverts_rows(found)
    assert [row["Title"] for row in rows] == ["Data Scientist", "Senior Machine Learning Engineer"]
    assert rows[1]["Shown in the CV"] == f"{found[1].report.reach.met} of {found[1].report.reach.required}"
    assert "Minimum years: 5" in rows[1]["Conditions"]
    lines = reports.adverts_to_csv(found).split("\r\n")
    assert (len(lines), lines[3].startswith("Advert 3,")) == (5, True)
    assert "too short" in lines[3]
    assert "too short" in reports.adverts_to_markdown(found)


def test_a_title_cannot_run_as_a_formula_nor_act_as_markdown(resources, reader):
    raw = adverts.pasted_adverts(f"=HYPERLINK(1) | [x](y) <b> Data Scientist\n{SECOND}")
    found = adverts.analyse_adverts(raw, resources, reader=reader)
    assert "'=HYPERLINK" in reports.adverts_to_csv(found)
    assert "\\[x](y) \\<b>" in reports.adverts_to_markdown(found)


def test_a_group_that_lost_members_to_firmer_asks_is_still_one_item():
    asked = adverts._asked.asked_items(  # the arithmetic alone, without a text
        (Requirement("python", "must"), Requirement("r-lang", "any-of", 1), Requirement("sql", "any-of", 1)),
        {"python", "r-lang", "sql"}, {}, None,
    )  # fmt: skip
    assert [item.skill_ids for item in asked] == [("python",), ("r-lang", "sql")]


def test_blank_lines_without_end_are_part_of_one_advert():
    given = adverts.pasted_adverts("\n \n" * 60_000 + SECOND)
    assert [one.posting.text for one in given] == [SECOND.strip()]


def test_a_text_longer_than_any_advert_is_refused_in_a_sentence():
    with pytest.raises(DocumentError, match="at most 200,000 were expected of one advert"):
        adverts.pasted_adverts("We build tea sorters. " * 10_000)
    given = adverts.pasted_adverts(f"{SECOND}\n\n=====\n" + "We build tea sorters. " * 10_000)
    assert [bool(one.posting) for one in given] == [True, False]
