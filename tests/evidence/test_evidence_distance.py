"""What a clause says of a skill it holds at a distance, and look-alikes that tell of work."""

from __future__ import annotations

import re

import pytest

from mlgap.evidence._distance import claims_a_level, find_distant
from mlgap.types import Section, Span

_LACKED = (
    "<Kubernetes>: only from the outside, our platform people keep it.",
    "<Cassandra> and <ScyllaDB>: names I recognise, nothing beyond.",
    "<GraphQL> – theory, no practice.",
    "Things I only know by name: <Ray>, <Dask>",
    "What I cannot offer: <Scala>, <Flink>",
    "<Databricks>, on paper only.",
    "<AWS>: practically nothing.",
    "<Deep learning> never came up in my jobs.",
    "I could read a <Terraform> file but have hardly ever written one.",
    "<Snowflake> – a trial was proposed but it did not start.",
    "<Azure> was always somebody else's job.",
)
_SOUGHT = (
    "Halfway through a textbook on <reinforcement learning>.",
    "Week 2 of 10 of a <Kafka> course.",
    "Doing a <Spark> course in the evenings (week 3 of 8).",
    "<Terraform> is the next thing on my table.",
    "Signed up for the <Databricks> workshop in March.",
    "<Kubernetes> will come with the new platform in 2027.",
    "Reading group on <graph neural networks>, Thursdays.",
    "Trying to get my head around <CUDA>.",
    "I take my first steps in <Go>.",
)
_HELD = (
    "No outage of the <Kafka> cluster in three years.",
    "Read the <Spark> plans of the slow jobs and cut their time in half.",
    "Wrote the book chapter on <PyTorch> that new colleagues start with.",
    "Next I built the feature store on <Redis>.",
    "Introduced <Terraform> where there had been nothing before.",
    "Set up <Kafka> with little help and no budget.",
    "Taught the evening course in <Python> for two years.",
    "Registered 200 models in <MLflow>.",
    "Theory and practice of <A/B tests> for our product people: I gave the talk twice.",
    "Kept <Kafka> alive through two Christmas seasons, without a day of downtime.",
    "Information Theory, <Convex Optimization>",
    "The plan for <Kafka> was mine, and so was the rollout.",
    "Six years of <Spark>, no patience for slow jobs.",
)


def _read(marked: str, section: Section = "other") -> set[tuple[str, str]]:
    text, mentions = "", []
    for piece in re.split(r"(<[^>]+>)", marked):
        if piece.startswith("<"):
            mentions.append(Span(len(text), len(text) + len(piece) - 2))
            text += piece[1:-1]
        else:
            text += piece
    return {
        (text[m.start : m.end], kind)
        for m in mentions
        for start, end, kind in find_distant(text, mentions, section)
        if start <= m.start and m.end <= end
    }


@pytest.mark.parametrize("line", _LACKED)
def test_a_predicate_of_distance_denies_what_its_clause_or_sentence_named(line: str) -> None:
    assert _read(line) == {(name, "negated") for name in re.findall(r"<([^>]+)>", line)}


@pytest.mark.parametrize("line", _SOUGHT)
def test_a_plan_or_an_unfinished_course_is_a_wish_for_its_subject(line: str) -> None:
    assert _read(line) == {(name, "aspired") for name in re.findall(r"<([^>]+)>", line)}


@pytest.mark.parametrize("section", ["experience", "other"])
@pytest.mark.parametrize("line", _HELD)
def test_a_clause_in_which_somebody_does_something_denies_nothing(line: str, section: Section) -> None:
    assert _read(line, section) == set()


def test_a_denial_reaches_only_back_to_the_work_told_before_it() -> None:
    assert _read("Built <Airflow> jobs, <Kafka> from afar, nothing beyond.") == {("Kafka", "negated")}


def test_what_stands_behind_the_arrow_of_a_headline_is_where_the_person_goes() -> None:
    assert _read("<SITE RELIABILITY> -> <ML PLATFORM>", "header") == {("ML PLATFORM", "aspired")}
    assert _read("<Kafka> -> <Postgres>", "experience") == set()


def test_an_item_of_a_skills_list_is_not_denied_by_a_later_item() -> None:
    assert _read("<Python>, <SQL>, <Docker>, zero exposure to others", "skills") == set()


def test_a_level_told_among_plans_is_no_plan() -> None:
    assert claims_a_level("Rust and Scala: hello-world level.")
    assert claims_a_level("Can read Python.")
    assert not claims_a_level("Kubernetes: next year")


def test_a_label_of_tools_without_code_lacks_none_of_them() -> None:
    assert _read("No-code tools: <Retool>") == set()
    assert _read("What I won't do: <Scala>") == {("Scala", "negated")}
