"""Two states of one CV by skill: what was added, gone, or only worded otherwise."""

from __future__ import annotations

import csv
from pathlib import Path
from types import SimpleNamespace

import pytest

from mlgap import gaps
from mlgap.types import Claim, Correction, Entry, Evidence, Profile, Skill, Span

TAXONOMY = SimpleNamespace(
    skills={
        s: Skill(s, s.title(), "g", "skill", True, "cloud", (s,)) for s in ("docker", "kubernetes", "git")
    }
)
HERE = Entry("Machine Learning Engineer", "Hexmoor Logistics", "2021-03", None, True, "job", Span(0, 1))
RENAMED = Entry("ML Engineer", "Hexmoor Logistics GmbH", "2021-04", None, True, "job", Span(0, 1))
THERE = Entry("Data Analyst", "Brindle Mills", "2018-06", "2021-02", False, "job", Span(0, 1))
PLAIN = "Packaged the scoring service so that it runs the same everywhere"
NAMED = "Packaged the scoring service with Docker so that it runs the same everywhere"
OTHER = "Deployed the thesis model on a home cluster with Docker and tests"
PAIRS = list(csv.DictReader((Path(__file__).parent / "compared_lines.csv").open(encoding="utf-8")))


def state(*lines, entries=(HERE, THERE), corrections=()):
    """Return a profile of (text, entry or section, {skill: grade}); a skill "~x" is only described."""
    claims, evidence = [], []
    for i, (text, place, skills) in enumerate(lines):
        entry, section = (place, "experience") if isinstance(place, int) else (None, place)
        claims.append(Claim(text, Span(100 * i, 100 * i + len(text)), section, "job", entry))
        evidence += [
            Evidence(s.lstrip("~"), i, text, claims[i].span, not s.startswith("~"), grade, "job")
            for s, grade in skills.items()
        ]
    return Profile(entries, tuple(claims), tuple(evidence), (), "mid", "", 4.0, 0.0, (), (), corrections)


def changed(before, after):
    return {c.skill_id: c for c in gaps.compare_profiles(before, after, TAXONOMY)}


def test_a_line_that_gained_the_tools_name_is_wording_with_both_lines_quoted():
    before, after = state((PLAIN, 0, {})), state((NAMED, 0, {"docker": "used"}))
    change = changed(before, after)["docker"]
    assert (change.kind, change.before, change.after) == ("wording-changed", None, "used")
    assert (change.quote_before, change.quote_after) == (PLAIN, NAMED)
    back = changed(after, before)["docker"]
    assert (back.kind, back.quote_before, back.quote_after) == ("wording-changed", NAMED, PLAIN)


def test_a_renamed_entry_is_the_same_one_and_another_job_is_not():
    before = state((PLAIN, 0, {}))
    renamed = state(("Packaged a scoring service in Docker, the same everywhere", 0, {"docker": "used"}),
                    entries=(RENAMED, THERE))  # fmt: skip
    moved = state(("Packaged a scoring service in Docker, the same everywhere", 1, {"docker": "used"}))
    assert changed(before, renamed)["docker"].kind == "wording-changed"
    assert changed(before, moved)["docker"].kind == "evidence-added"


def test_a_line_about_other_work_is_evidence_added_and_gone_the_other_way():
    before = state((PLAIN, 0, {"~docker": "used"}))
    after = state((PLAIN, 0, {"~docker": "used"}), (OTHER, 1, {"docker": "shipped"}))
    there, back = changed(before, after)["docker"], changed(after, before)["docker"]
    assert (there.kind, there.quote_before, there.quote_after) == ("evidence-added", PLAIN, OTHER)
    assert (there.named_before, there.named_after) == (False, True)
    assert (back.kind, back.quote_before, back.quote_after) == ("evidence-gone", OTHER, PLAIN)


def test_a_name_that_a_list_gained_is_wording_and_a_reworded_list_is_no_change():
    before = state(("Python, Git", "skills", {"git": "listed"}))
    after = state(("Python, Git, Docker", "skills", {"git": "listed", "docker": "listed"}))
    found = changed(before, after)
    assert {skill: c.kind for skill, c in found.items()} == {"docker": "wording-changed"}


def test_at_one_grade_a_line_that_stayed_hides_a_reworded_one_and_new_work_shows():
    before = state((NAMED, 0, {"docker": "used"}), (OTHER, 1, {"docker": "used"}))
    reworded = state((NAMED + " we run", 0, {"docker": "used"}), (OTHER, 1, {"docker": "used"}))
    assert changed(before, reworded) == {}
    assert changed(state((NAMED, 0, {"docker": "used"})), before)["docker"].kind == "evidence-added"
    swapped = changed(state((NAMED, 0, {"docker": "used"})), state((OTHER, 1, {"docker": "used"})))["docker"]
    assert (swapped.kind, swapped.same_grade) == ("evidence-replaced", True)


def test_what_rests_on_the_persons_word_says_so_in_both_directions():
    said = Correction("docker", "added", "shipped")
    before, after = state((PLAIN, 0, {})), state((PLAIN, 0, {}), corrections=(said,))
    for change in (changed(before, after)["docker"], changed(after, before)["docker"]):
        assert (change.kind, change.own_word) == ("own-word", True)
    dropped = state((NAMED, 0, {}), corrections=(Correction("docker", "rejected", None),))
    assert changed(state((NAMED, 0, {"docker": "used"})), dropped)["docker"].kind == "own-word"


@pytest.mark.parametrize(("half", "least"), [("tune", 16), ("judge", 14)])
def test_labelled_pairs_are_told_as_they_were_read(half, least):
    right = 0
    for row in (r for r in PAIRS if r["half"] == half):
        before = state((row["before"], 0, {}))
        after = state((row["after"], 0 if row["same_entry"] == "yes" else 1, {"docker": "used"}))
        told = changed(before, after)["docker"].kind
        right += told == {"wording": "wording-changed", "evidence": "evidence-added"}[row["label"]]
    assert right >= least
