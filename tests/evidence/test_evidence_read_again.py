"""A saved profile read again from its claims: today's method, the same CV."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import correct_profile, extract_profile, read_again
from mlgap.skills import load_taxonomy
from mlgap.types import Correction

CV = """Mara Quillfeather
mara.quillfeather@example.org

Summary
Machine learning engineer who puts forecasts to work in Python.

Experience
Machine Learning Engineer, Hexmoor Logistics, Mar 2021 - Present
- Deployed a demand forecast on Kubernetes that serves 40,000 requests a day
- On call for the pricing service on AWS; cut pages from 9 to 2 a week

Data Analyst, Brindle Mills, Jun 2018 - Feb 2021
I packed the default model with Docker for the buyers. It runs in production and serves 14 of them.

Projects
Tide forecaster (2020)
- Tracked 220 runs in MLflow

Education
BSc Statistics, University of Eastmere, 2015 - 2018

Skills
Python, SQL, Spark, R

Learning
Terraform, Rust
"""


@cache
def taxonomy():
    return load_taxonomy()


@pytest.fixture
def profile(today):
    document = mask_identity(read_document(CV.encode(), "cv.txt"))
    return extract_profile(document, taxonomy(), None, None, today=today)


def test_by_the_same_method_a_saved_profile_says_the_same(profile):
    assert len({e.grade for e in profile.evidence}) == 4
    assert profile.disclaimed
    again = read_again(profile, taxonomy(), None, None)
    assert again == profile


def test_what_an_older_method_read_is_read_as_today(profile):
    older = replace(profile, evidence=tuple(replace(e, grade="listed") for e in profile.evidence[1:]))
    again = read_again(older, taxonomy(), None, None)
    assert [(e.skill_id, e.claim, e.grade) for e in again.evidence] == [
        (e.skill_id, e.claim, e.grade) for e in profile.evidence
    ]
    claim = again.claims[again.evidence[0].claim]
    assert (again.evidence[0].quote, again.evidence[0].span) == (claim.text, claim.span)


def test_a_rejection_takes_away_anew_what_it_took_away_then(profile, today):
    corrected = correct_profile(
        profile, [Correction("kubernetes", "rejected", None)], taxonomy(), today=today
    )
    again = read_again(corrected, taxonomy(), None, None)
    assert again.corrections == ()
    assert any(e.skill_id == "kubernetes" for e in again.evidence)
    held = correct_profile(again, corrected.corrections, taxonomy(), today=today)
    assert held.evidence == corrected.evidence


def test_a_correction_of_a_skill_that_is_unknown_today_is_kept_and_not_counted(profile, today):
    said = (Correction("no-such-skill", "added", "used"), Correction("git", "added", "used"))
    found = correct_profile(profile, said, taxonomy(), today=today).corrections
    assert {c.skill_id: c.attached for c in found} == {"no-such-skill": False, "git": True}
