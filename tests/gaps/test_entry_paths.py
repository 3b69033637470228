"""What employers screen for, and ways in: facts of a CV and counts of adverts, never an order of people."""

from __future__ import annotations

from dataclasses import fields

import pytest

from mlgap import gaps
from mlgap.errors import DataError
from mlgap.gaps import (
    Background,
    Condition,
    background_facts,
    entry_paths,
    load_screens,
    load_ways_in,
    path_counts,
)
from mlgap.market import demand, load_snapshot, requirement_shares
from mlgap.requirements import read_requirements
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, CellDemand, Claim, Demand, Entry, Evidence, Profile, Requirement, Span, Window
from mlgap.vocabulary import DATA, load_vocabulary

from postings import posting, snapshot

TAXONOMY = load_taxonomy()
VOCABULARY = load_vocabulary()
REQUIREMENTS = {
    r.id
    for r in read_requirements(
        DATA / "requirements.toml", TAXONOMY.skills.keys(), VOCABULARY.ids["area"]
    ).items
}
SCREENS = load_screens(TAXONOMY.skills.keys(), REQUIREMENTS, VOCABULARY)
WAYS = load_ways_in(TAXONOMY, VOCABULARY)
JOB = Entry("Engineer", "Brindlewick Parcels", "2021", None, True, "job", Span(0, 1))


def proof(skill, grade="used", context="job", *, named=True):
    return Evidence(skill, 0, "a", Span(0, 1), named, grade, context)


def cv(*found, industry=4.0, academic=0.0, entries=(JOB,)):
    claim = Claim("a", Span(0, 1), "experience", "job", 0)
    return Profile(entries, (claim,), found, (), "mid", "titles", industry, academic)


def facts(profile, **condition):
    told = background_facts(Background("b", "B", (Condition("c", **condition),)), profile, TAXONOMY)
    return told.facts[0]


def met(profile):
    counts = path_counts(snapshot([posting(0)]), WAYS.paths)
    told = entry_paths(profile, WAYS.paths, WAYS.backgrounds, counts, TAXONOMY)
    return {p.id for p in told if p.open}, {f.background for p in told for f in p.facts if f.met}


def test_years_rest_on_the_entries_they_were_read_from():
    school = Entry("PhD", "Wrenbury", "2017", "2021", False, "coursework", Span(0, 1))
    person = cv(industry=0.5, academic=4.0, entries=(JOB, school))
    assert facts(person, years="academic", at_least=2.0).met
    assert facts(person, years="academic", at_least=2.0).entries == (1,)
    assert facts(person, years="academic", at_least=2.0).years == 4.0
    assert not facts(person, years="industry", at_least=1.0).met
    assert not facts(person, years="academic", below=2.0).met


def test_a_skill_counts_only_where_it_is_named_at_the_grade_and_in_the_place():
    kept = {"skills": ("docker",), "grade": "shipped", "context": "job"}
    assert facts(cv(proof("docker", "shipped")), **kept).evidence == (0,)
    assert not facts(cv(proof("docker")), **kept).met
    assert not facts(cv(proof("docker", "shipped", "project")), **kept).met
    assert not facts(cv(proof("docker", "shipped", named=False)), **kept).met
    assert not facts(cv(proof("git", "shipped")), **kept).met


def test_the_same_skill_twice_is_one():
    two = {"groups": ("ml-methods",), "fewest": 2}
    assert not facts(cv(proof("nlp"), proof("nlp", "shipped")), **two).met
    assert facts(cv(proof("nlp"), proof("deep-learning")), **two).met


def test_absence_is_a_fact_without_lines():
    nothing = facts(cv(), skills=("docker",), absent=True)
    assert (nothing.met, nothing.evidence) == (True, ())
    assert not facts(cv(proof("docker")), skills=("docker",), absent=True).met


def test_a_title_is_read_from_jobs_alone():
    degree = Entry("Researcher", "Wrenbury", None, None, False, "coursework", Span(0, 1))
    laboratory = Entry("Research Scientist", "Brindlewick", None, None, False, "job", Span(0, 1))
    assert not facts(cv(entries=(degree,)), roles=("research",)).met
    assert facts(cv(entries=(degree, laboratory)), roles=("research",)).entries == (1,)


def test_backgrounds_open_the_ways_that_are_theirs():
    shipped = (proof("machine-learning"), proof("model-deployment", "shipped"))
    ways, backgrounds = met(cv(*shipped))
    assert backgrounds == {"data-scientist-with-production-work"}
    assert "engineering-roles" in ways
    assert "early-career" not in ways
    ways, backgrounds = met(cv(proof("docker"), proof("rest-api"), proof("statistics", "listed", "unknown")))
    assert backgrounds == {"software-engineer-with-maths"}
    assert "platform-teams" in ways
    ways, backgrounds = met(cv(proof("machine-learning", "used", "project"), industry=0.0, entries=()))
    assert (ways, backgrounds) == ({"early-career"}, {"bootcamp-graduate"})
    ways, backgrounds = met(cv(proof("pytorch", "used", "publication"), industry=0.0, academic=4.0))
    assert "phd-researcher" in backgrounds
    assert {"research-roles", "research-to-engineering"} <= ways
    ways, _ = met(cv(proof("finance-domain", "listed")))
    assert ways == {"domain-first"}


def test_adverts_that_stand_for_a_way_are_counted_in_the_market_at_hand():
    health = [Requirement("health-domain", "nice")]
    market = snapshot([
        posting(0, level="junior", segment="big-tech"),
        posting(1, employment="contract", segment="consulting-staffing"),
        posting(2, requirements=health),
        posting(3, role_family="research-scientist"),
    ])  # fmt: skip
    counts = path_counts(market, WAYS.paths)
    assert {path.id for path in WAYS.paths} == counts.keys()
    early = {c.of: (c.n_asking, c.n_adverts) for c in counts["early-career"]}
    assert (early[None], early["big-tech"], early["ai-startup"]) == ((1, 3), (1, 1), (0, 0))
    assert [(c.n_asking, c.n_adverts) for c in counts["contract-to-hire"]] == [(0, 3), (1, 1), (0, 3)]
    assert counts["domain-first"][0].n_asking == 1
    assert counts["research-roles"][0].n_asking == 1
    assert all(c.low <= c.share <= c.high and c.window == market.window for p in counts.values() for c in p)


def test_every_line_a_way_rests_on_exists_and_holds_what_is_said():
    person = cv(
        proof("machine-learning"), proof("model-deployment", "shipped"), proof("docker"), proof("rest-api")
    )
    told = entry_paths(person, WAYS.paths, WAYS.backgrounds, {}, TAXONOMY)
    seen = 0
    for fact in (f for path in told for b in path.facts for f in b.facts):
        absence = fact.text.startswith("no ")
        rests = bool(fact.evidence or fact.entries or fact.years is not None)
        assert rests or fact.met is absence
        for i in fact.evidence:
            seen += 1
            assert person.evidence[i].named
    assert seen > 3
    assert [p.id for p in told] == [p.id for p in WAYS.paths]


def test_nothing_about_a_way_in_is_a_score():
    names = {
        f.name for noun in (gaps.EntryPath, gaps.BackgroundFacts, gaps.ConditionFact) for f in fields(noun)
    }
    assert not names & {"score", "rank", "rating", "fit", "match"}


def test_a_sign_says_more_only_where_the_lift_does():
    def asked(what, lift, n=9):
        return Demand(what, 0.3, 0.2, 0.4, 0.1, 0, 0.2, 0, 0, False, n, lift)

    def cell(*found):
        return CellDemand(Cell(), Cell(), (), Window("2025-09", "2026-08"), 40, 9, 9.0, found, ())

    screen = next(s for s in SCREENS if s.segment == "product-tech")
    reading = gaps.read_screen(
        screen, cell(asked("ab-testing", 2.0), asked("kafka", 0.5)), cell(asked("run-ab-tests", None))
    )
    verdicts = {s.id: s.verdict for s in reading.signs}
    assert (verdicts["ab-testing"], verdicts["kafka"], verdicts["run-ab-tests"]) == (
        "more",
        "less",
        "as elsewhere",
    )
    assert verdicts["airflow"] == "not asked"
    assert (reading.n_adverts, reading.n_employers) == (40, 9)


def test_the_shipped_market_bears_every_sign_out_and_nothing_that_is_said_not_to_be():
    market, wrong = load_snapshot(), []
    for screen in SCREENS:
        cell = Cell(segment=screen.segment)
        reading = gaps.read_screen(screen, demand(market, cell), requirement_shares(market, cell))
        wrong += [(screen.segment, s.id) for s in reading.signs if s.verdict != "more"]
        wrong += [(screen.segment, s.id) for s in reading.not_borne_out if s.verdict == "more"]
    assert wrong == []
    assert {s.segment for s in SCREENS} >= set(VOCABULARY.segments())


def test_every_fault_of_a_screen_or_way_is_named_at_once(tmp_path):
    path = tmp_path / "screens.toml"
    path.write_text(
        '[[screen]]\nsegment = "moon"\ntitle = "t"\nsentence = "s"\nsign_skills = ["none"]\n'
        'sign_requirements = []\nnot_borne_out = ["none"]\n'
        '[[background]]\nid = "b"\nlabel = "B"\nconditions = [{ text = "t" }, { text = "u", years = "moon", '
        'skills = ["none"], colour = 1 }]\n'
        '[[path]]\nid = "p"\ntitle = "t"\nsentence = "s"\nopen_to = ["a"]\n'
        'adverts = [{ label = "l" }, { label = "m", levels = ["old"], of = "moon" }]\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError) as caught:
        load_screens({"docker"}, (), VOCABULARY, path)
    told = "\n".join(caught.value.problems)
    for fault in ("segment: 'moon' is unknown", "sign_skills: 'none' is unknown", "'none' is a sign too"):
        assert fault in told
    with pytest.raises(DataError) as caught:
        load_ways_in(TAXONOMY, VOCABULARY, path)
    told = "\n".join(caught.value.problems)
    for fault in (
        "condition 't': expected years, roles", "condition 'u': colour: expected one of",
        "open_to: 'a' is unknown", "adverts 'l': expected one of", "levels: 'old' is unknown", "of: 'moon'",
    ):  # fmt: skip
        assert fault in told
