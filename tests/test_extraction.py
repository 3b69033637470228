"""What `extract` writes: the ids of the taxonomy's first edition, each with its strongest necessity."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from mlgap import pipeline
from mlgap.extraction import posting_row
from mlgap.skills import load_taxonomy
from mlgap.types import GateAsk, Requirement

from postings import posting


def skills_of(*requirements: Requirement) -> dict[str, str]:
    facts = replace(posting(0), requirements=requirements, gates=())
    return posting_row("a1", facts, load_taxonomy())["skills"]


def test_a_split_off_skill_is_written_under_the_id_it_was_split_from():
    assert skills_of(Requirement("power-bi", "must", None)) == {"tableau": "must"}


def test_the_strongest_necessity_of_both_ids_is_written():
    asked = (Requirement("tableau", "nice", None), Requirement("power-bi", "any-of", 1))
    assert skills_of(*asked) == {"tableau": "any-of"}


def test_a_skill_that_the_first_edition_has_no_id_for_is_left_out():
    assert skills_of(Requirement("prototyping", "must", None), Requirement("python", "must", None)) == {
        "python": "must"
    }


def test_an_advanced_degree_and_a_clearance_are_written_among_the_skills():
    facts = replace(
        posting(0),
        requirements=(),
        gates=(GateAsk("degree-phd", False), GateAsk("clearance", True), GateAsk("min-years", True, 3)),
    )
    row = posting_row("a1", facts, load_taxonomy())
    assert row["skills"] == {"phd": "nice", "security-clearance": "must"}
    assert row["min_years"] == 3


def test_half_a_character_in_a_row_is_no_crash():
    row = json.loads(r'{"id": "1", "text": "ML Engineer\ud800. We ask for Docker.", "employer": "Hex\udc00"}')
    resources = SimpleNamespace(taxonomy=load_taxonomy())
    (found,) = pipeline.extract([row], "posting", resources, today=date(2026, 11, 21))
    assert "docker" in found["skills"]
