"""The main job with the real model and the shipped market, on the CVs of invented people."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from plan_basis import without_basis

from mlgap import pipeline, reports
from mlgap.errors import UnknownId
from mlgap.market import demand
from mlgap.types import GRADES, Cell

pytestmark = pytest.mark.model

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(pipeline.SAMPLES)


@pytest.fixture(scope="module")
def resources():
    return pipeline.load_resources()


@pytest.fixture(scope="module")
def told(resources):
    """Return (document, report) of each sample."""
    found = {}
    for name, path in pipeline.SAMPLES.items():
        document = pipeline.read_cv(path.read_bytes(), path.name)
        profile = pipeline.profile_of(document, resources, today=TODAY)
        found[name] = (document, pipeline.report_of(profile, resources, today=TODAY))
    return found


def shown(report, area):
    return {s.segment: next(x.shown for x in s.standings if x.area == area) for s in report.segments}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_report_of_each_sample_follows_the_published_schema(told, name):
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(reports.to_json(told[name][1])), schema)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_quote_stands_at_its_place_in_the_document(told, name):
    document, report = told[name]
    assert len(report.profile.evidence) > 20
    for e in report.profile.evidence:
        assert document.text[e.span.start : e.span.end] == e.quote
        assert e.grade in GRADES


@pytest.mark.parametrize("name", SAMPLES)
def test_no_statement_of_a_samples_plan_is_without_its_basis(told, resources, name):
    report = told[name][1]
    assert len(report.plan) == 3
    assert without_basis(report, resources.taxonomy) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_segment_says_what_it_rests_on(told, resources, name):
    report = told[name][1]
    assert [s.segment for s in report.segments] == list(pipeline.shown_segments(resources.vocabulary))
    for segment in report.segments:
        assert segment.n_adverts >= 50
        assert segment.n_employers >= 10
        assert segment.gaps
        for gap in segment.gaps:
            d = gap.demand
            assert 0 <= d.asked_low <= d.asked <= d.asked_high <= 1
            assert 0 <= d.required_low <= d.required <= d.required_high <= 1
            assert d.n_asking > 0
        bounds = [g.demand.required_low for g in segment.gaps]
        assert bounds == sorted(bounds, reverse=True)


def test_the_report_names_no_file_no_digest_and_no_person(told):
    document, report = told["mlops-lead"]
    text = reports.to_json(report)
    assert document.digest not in text
    assert document.name not in text
    assert "@example" not in text


def test_the_mlops_lead_shows_clearly_more_production_skills_than_the_bootcamp_graduate(told):
    lead = shown(told["mlops-lead"][1], "production")
    graduate = shown(told["bootcamp-graduate"][1], "production")
    assert {s: lead[s] > graduate[s] for s in lead} == dict.fromkeys(lead, True)
    assert sum(lead.values()) >= 2 * sum(graduate.values())


def test_regulated_employers_put_governance_higher_than_start_ups_do(resources):
    def ranks(segment):
        found = demand(resources.snapshot, Cell(segment=segment)).demands
        production = [d for d in found if resources.taxonomy.skills[d.what].production]
        production.sort(key=lambda d: (-d.required_low, -d.asked))
        return {d.what: rank for rank, d in enumerate(production)}

    regulated, start_ups = ranks("regulated"), ranks("ai-startup")
    both = regulated.keys() & start_ups.keys()
    governance = [s for s in both if resources.taxonomy.skills[s].area == "governance-security"]
    higher = [s for s in governance if regulated[s] < start_ups[s]]
    assert len(governance) > 10
    assert len(higher) > 2 * (len(governance) - len(higher))


def test_the_same_bytes_give_the_same_report(resources):
    path = pipeline.SAMPLES["phd-researcher"]
    one, other = (reports.to_json(pipeline.analyse(path, today=TODAY, resources=resources)) for _ in range(2))
    assert one == other


SOURCE = """{name}
{email} | {phone} | linkedin.com/in/{handle}
Date of birth: {born}

Experience

Machine Learning Engineer, Hexmoor Logistics, Mar 2021 - Present
- Deployed a demand forecast on Kubernetes that serves 40,000 requests a day.
- Kept an eye on the quality of the live model each week and stepped in when it fell.
- Wrote Terraform for the AWS accounts of the team.

Skills
Python, SQL, Docker, Airflow
"""
PEOPLE = (
    ("Ottoline Brackwater", "ottoline@example.com", "+1 555 0100", "ottoline-b", "3 May 1990"),
    ("Li Wu", "lw@example.org", "+44 20 7946 0000", "liwu", "12/11/1971"),
    ("Adaeze Nwachukwu-Thorvaldsen", "a.n.t@example.net", "+1 555 0199", "adaezent", "1999-01-30"),
)


def test_swapping_who_a_cv_is_about_changes_nothing_it_is_told(resources):
    answers = set()
    for name, email, phone, handle, born in PEOPLE:
        text = SOURCE.format(name=name, email=email, phone=phone, handle=handle, born=born)
        profile = pipeline.profile_of(pipeline.read_text(text), resources, today=TODAY)
        report = pipeline.report_of(profile, resources, today=TODAY)
        skills = tuple(sorted((e.skill_id, e.grade, e.quote) for e in profile.evidence))
        gaps = tuple((s.segment, g.skill_id, g.status) for s in report.segments for g in s.gaps)
        bands = tuple(s.band and s.band.mid for s in report.segments)
        answers.add((skills, gaps, bands, report.plan, report.reach, profile.level))
    assert len(answers) == 1
    assert len(next(iter(answers))[0]) > 8


def test_a_line_that_describes_a_requirement_counts_though_it_names_no_tool(resources):
    profile = pipeline.profile_of(pipeline.read_text(SOURCE), resources, today=TODAY)
    described = [e for e in profile.evidence if not e.named]
    assert described
    for e in described:
        assert e.similarity is not None
        assert e.requirement_id is not None
        assert e.grade != "listed"


def test_a_cell_with_a_segment_draws_that_segment_alone(resources, told):
    cell = Cell(segment="regulated-finance", role_family="ml-engineer", level="senior", region="US")
    report = pipeline.report_of(told["mlops-lead"][1].profile, resources, cell=cell, today=TODAY)
    assert [s.segment for s in report.segments] == ["regulated-finance"]
    assert report.segments[0].band.currency == "USD"


def test_an_unknown_role_is_refused_before_anything_is_read():
    with pytest.raises(UnknownId, match="role 'wizard'"):
        pipeline.analyse(b"", cell=Cell(role_family="wizard"))


def test_a_cohort_keeps_the_sentence_of_each_file_it_cannot_read(resources):
    sample = pipeline.SAMPLES["software-engineer"].read_bytes()
    good, bad = pipeline.analyse_cohort([("a.pdf", sample), ("b.pdf", b"")], resources, today=TODAY)
    assert good.profile is not None
    assert bad.profile is None
    assert "empty" in bad.problem


def test_a_posting_is_read_into_facts_and_compared_line_by_line(resources, told):
    text = (
        "Senior Machine Learning Engineer\nRequirements:\n- 5+ years of Python\n- Kubernetes and Terraform\n"
        "Nice to have:\n- Apache Kafka\n"
    )
    found = pipeline.analyse_posting(text, resources, profile=told["mlops-lead"][1].profile)
    status = {g.skill_id: g.status for g in found.gaps}
    assert found.facts.level == "senior"
    assert (status["kubernetes"], status["terraform"]) == ("shown", "shown")
    assert "kafka" in status


def test_a_report_compared_with_itself_is_empty(told):
    report = told["bank-data-scientist"][1]
    assert pipeline.compare(report, report) == ()
    assert pipeline.compare(report, replace(report, profile=told["mlops-lead"][1].profile))


def test_an_old_market_is_said_to_be_old(resources, told):
    later = pipeline.report_of(told["mlops-lead"][1].profile, resources, today=date(2028, 1, 1))
    assert any("months ago" in w for w in later.warnings)
    assert not told["mlops-lead"][1].warnings
