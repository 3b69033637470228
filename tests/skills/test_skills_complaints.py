"""What users of other tools complained of: each sentence names the thread it stands for."""

from __future__ import annotations

import ast
import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlgap.skills import find_mentions, load_taxonomy

RESEARCH = os.environ.get("MLGAP_RESEARCH_DATA")
TESTS = Path(__file__).parents[1]
KINDS = (
    "false skill", "false gap", "false requirement", "garbage skills", "missing skills", "negation",
    "claimed vs shown", "unstable score", "stuffing", "hidden text", "fabrication",
)  # fmt: skip
"""Kinds of complaint that reading a CV or an advert can answer."""


def named(text: str) -> list[str]:
    return [mention.skill_id for mention in find_mentions(text, load_taxonomy())]


def test_a_note_in_brackets_does_not_hide_a_skill() -> None:
    """StevSant/HireSense#26: 'Python (primary)' stood in the CV and was listed as missing."""
    assert "python" in named("Languages: Python (primary), SQL (daily)")


def test_a_requirement_of_several_words_is_met_in_a_bullet() -> None:
    """srknzl/rolebeacon#20: only a verbatim skills entry counted, bullets were ignored."""
    assert "feature-store" in named("- Moved forty tables into a feature store that two teams share")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Good recruiting goes further than a good story", {"go-lang", "r-lang", "c-lang", "ai-literacy"}),
        ("We go to market with care and go live in March", {"go-lang"}),
        ("Our R&D team of 40", {"r-lang"}),
        ("A Series C company with a C-level sponsor and vitamin C in the kitchen", {"c-lang"}),
    ],
)
def test_letters_inside_words_are_no_skills(text: str, wrong: set[str]) -> None:
    """srknzl/rolebeacon#16: bare substrings made Go, R, C and AI of 'good' and 'Recruiting'."""
    assert wrong.isdisjoint(named(text))


@pytest.mark.parametrize(
    "text", ["C O N T A C T", "R. Miller, Chicago", "Grade C in chemistry", "Plan R: rest"]
)
def test_single_letters_need_company(text: str) -> None:
    """bjherger/ResumeParser#42: single-letter skills C and R were found in every document."""
    assert named(text) == []


def test_platform_holds_no_terraform() -> None:
    """Refer-d/resume_scanner_open_source#4: 'platform' yielded the skill 'Tform'."""
    assert named("We platform and transform") == []


def test_the_second_of_two_skills_is_kept() -> None:
    """Refer-d/resume_scanner_open_source#4: 'SQL and Java' lost Java."""
    assert named("SQL and Java") == ["sql", "java"]


def test_titles_and_team_names_are_no_requirements() -> None:
    """offlinecv/OfflineCV#717: titles, team names and fragments were read as requirements."""
    assert named("Senior Engineer, Team Phoenix, Growth Squad") == []


def test_addresses_and_time_zones_hold_no_skills() -> None:
    """QuentinMeow/jobs-finder-toolkit#261: URL query keys and 'ET' were reported as skills."""
    text = (
        "Apply by 5 pm ET at https://jobs.example.com/apply?lang=python&go=1&ref=java or hr@scala.example.com"
    )
    assert named(text) == []


def test_broken_glyphs_are_no_skills() -> None:
    """JhaSourav07/commitpulse#6275: corrupted glyph tokens were saved as skills."""
    assert named("(cid:3)(cid:17) \ufffd\ufffd ﬁﬂ \x0c þÿ R\ufffd C\ufffd Go\ufffd") == []


@pytest.mark.parametrize(
    ("text", "denied", "held"),
    [
        ("No Terraform so far. Docker in production for years.", {"terraform"}, {"docker"}),
        ("Docker in production. I have not used Terraform.", {"terraform"}, {"docker"}),
        ("Kubernetes: not used\n- Docker and Helm charts daily", {"kubernetes"}, {"docker", "helm"}),
    ],
)
def test_negation_stops_at_the_sentence(text: str, denied: set[str], held: set[str]) -> None:
    """axisrow/hhru#509: the negation window ignored sentence bounds and was wrong both ways."""
    mentions = find_mentions(text, load_taxonomy())
    assert {m.skill_id for m in mentions if m.negated} == denied
    assert held <= {m.skill_id for m in mentions if not m.negated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chef menus and kitchen automation", []),
        ("Sous chef, then Docker", ["docker"]),
        ("Puppet theatre in Leeds", []),
        ("Ansible, Chef, Puppet", ["ansible", "ansible", "ansible"]),
        ("Lives at 12 Snowflake Street; Python", ["python"]),
        ("Snowflake photography with Python", ["python"]),
        ("Moved the warehouse to Snowflake", ["snowflake"]),
        ("SQL, Snowflake, dbt", ["sql", "snowflake", "dbt"]),
        ("Made the rest of the API work", []),
        ("Excel at communication", ["communication"]),
        ("Optimised database latency of a shop", []),
        ("Cut p99 latency of the model", ["online-inference"]),
        ("My demo lives on Hugging Face Spaces", []),
    ],
)
def test_a_name_counts_only_in_the_sense_of_the_skill(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.skipif(RESEARCH is None, reason="MLGAP_RESEARCH_DATA names no folder with what users asked")
def test_each_complaint_about_reading_is_the_reason_of_a_test() -> None:
    answered = {thread for path in TESTS.rglob("test_*.py") for thread in reasons(path)}
    with (Path(RESEARCH or "") / "what_users_ask.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if any(kind in row["theme"] for kind in KINDS)]
    assert len(rows) >= 19
    asked = {thread for row in rows for thread in threads_in(row["thread"])}
    assert asked - answered == set()


def reasons(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the threads that the docstrings of a file's tests name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from threads_in(ast.get_docstring(node) or "")


def threads_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield repository and number of each thread in "owner/name#1 #2; owner/other#3"."""
    for repository, numbers in re.findall(r"([\w.-]+/[\w.-]+)((?:\s*#\d+)+)", text):
        for number in re.findall(r"\d+", numbers):
            yield repository.casefold(), number
