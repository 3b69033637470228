"""The person's own word above the reading: what it changes, and what finds it again in another CV."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap.evidence import correct_profile, extract_profile, reattach
from mlgap.evidence._lines import NEAR, nearness
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, Claim, Correction, Document, Evidence, Line, Profile, Span

PAIRS = Path(__file__).parent / "revised_lines.csv"
"""Lines of invented CVs before and after a person revised them, and alike lines about other work."""
TODAY = date(2026, 11, 21)
CV = """Experience

Machine Learning Engineer, Hexmoor Logistics, Mar 2021 - Present
- Deployed a demand forecast on SageMaker that serves 40,000 requests a day.
- Built Docker images for each training job and shipped them to 3 regions.
- Wrote Python packages for the pricing team.
- No Kubernetes in production yet, only a course on it.

Skills
Python, SQL, Docker
"""
DEPLOYED = "Deployed a demand forecast on SageMaker that serves 40,000 requests a day."
BUILT = "Built Docker images for each training job and shipped them to 3 regions."
LACKING = "No Kubernetes in production yet, only a course on it."


def grades_of(profile: Profile) -> dict[str, str]:
    return {skill: items[0].grade for skill, items in profile.by_skill().items()}


@pytest.fixture
def cv(read) -> Profile:
    return read(CV)


@pytest.fixture
def correct(small_taxonomy):
    def apply(profile: Profile, *corrections: Correction) -> Profile:
        return correct_profile(profile, corrections, small_taxonomy, today=TODAY)

    return apply


def rejected(skill: str, quote: str = "") -> Correction:
    return Correction(skill, "rejected", None, quote)


def confirmed(skill: str, grade="used", quote: str = "") -> Correction:
    return Correction(skill, "confirmed", grade, quote)


def added(skill: str, grade="used", quote: str = "") -> Correction:
    return Correction(skill, "added", grade, quote)


def test_no_corrections_leave_the_profile_as_it_was_read(cv, correct):
    assert correct(cv) == cv


def test_a_skill_rejected_wherever_it_stands_has_no_evidence_left(cv, correct):
    assert grades_of(cv)["docker"] == "shipped"
    assert "docker" not in grades_of(correct(cv, rejected("docker")))


def test_a_skill_rejected_in_one_line_keeps_its_other_lines(cv, correct):
    assert grades_of(correct(cv, rejected("docker", BUILT)))["docker"] == "listed"


def test_rejecting_in_a_line_that_is_not_in_the_cv_changes_nothing_and_is_kept(cv, correct):
    left = correct(cv, rejected("docker", "Ran a bakery with four ovens and a cellar."))
    assert left.evidence == cv.evidence
    assert [c.attached for c in left.corrections] == [False]


def test_parents_go_with_the_skill_they_rested_on(cv, correct):
    assert "aws" in grades_of(cv)
    assert not {"aws", "sagemaker"} & set(grades_of(correct(cv, rejected("sagemaker"))))


def test_a_parent_can_be_rejected_alone(cv, correct):
    left = grades_of(correct(cv, rejected("aws")))
    assert "aws" not in left
    assert left["sagemaker"] == "shipped"


def test_a_parent_stays_where_another_skill_of_the_line_implies_it(cv, correct, small_taxonomy):
    skills = dict(small_taxonomy.skills)
    skills["docker"] = replace(skills["docker"], implies=("aws",))
    taxonomy = replace(small_taxonomy, skills=skills)
    claim = Claim("SageMaker and Docker", Span(0, 20), "experience", "job")
    lines = [
        Evidence("sagemaker", 0, claim.text, claim.span, True, "used", "job"),
        Evidence("docker", 0, claim.text, claim.span, True, "used", "job"),
        Evidence("aws", 0, claim.text, claim.span, True, "used", "job", implied_by="sagemaker"),
    ]
    both = replace(cv, claims=(claim,), evidence=tuple(lines), disclaimed=())
    left = correct_profile(both, [rejected("sagemaker")], taxonomy, today=TODAY)
    assert [(e.skill_id, e.implied_by) for e in left.evidence] == [("docker", None), ("aws", "docker")]


def test_confirming_and_adding_leave_the_evidence_as_it_was_read(cv, correct):
    left = correct(
        cv, confirmed("docker", "operated"), added("kubernetes", "used"), added("sql", "used", BUILT)
    )
    assert left.evidence == cv.evidence
    assert len(left.corrections) == 3


@pytest.mark.parametrize(
    "word", [confirmed("kubernetes", quote=LACKING), confirmed("kubernetes"), added("kubernetes")]
)
def test_holding_a_skill_undoes_what_said_it_was_lacking(cv, correct, word):
    assert [d.skill_id for d in cv.disclaimed] == ["kubernetes"]
    assert correct(cv, word).disclaimed == ()
    assert correct(cv, replace(word, skill_id="sql")).disclaimed == cv.disclaimed


def test_the_later_of_two_words_on_the_same_line_holds(cv, correct):
    left = correct(cv, rejected("docker", BUILT), confirmed("docker", "operated", BUILT.upper()))
    assert [(c.verdict, c.grade) for c in left.corrections] == [("confirmed", "operated")]
    assert grades_of(left)["docker"] == "shipped"


def test_a_word_on_a_line_goes_before_one_on_the_skill_wherever_it_stands(cv, correct):
    words = (rejected("docker"), confirmed("docker", "used", BUILT))
    for order in (words, words[::-1]):
        left = correct(cv, *order)
        assert [e.quote for e in left.by_skill()["docker"]] == [BUILT]


def test_practice_rests_on_the_lines_that_are_left(cv, correct):
    assert "docker" in {p.skill_id for p in cv.practice}
    assert "docker" not in {p.skill_id for p in correct(cv, rejected("docker", BUILT)).practice}


def test_an_id_that_was_merged_into_another_is_read_as_that_one(cv, small_taxonomy):
    taxonomy = replace(small_taxonomy, replaced={"moby": "docker"})
    left = correct_profile(cv, [rejected("moby")], taxonomy, today=TODAY)
    assert "docker" not in grades_of(left)


# --- another CV ----------------------------------------------------------------------------------


def test_a_line_is_found_again_whatever_its_layout(cv, small_taxonomy):
    spread = "built docker images for\n   each train-\ning job and SHIPPED them to 3 regions"
    (found,) = reattach([rejected("docker", spread)], cv, small_taxonomy)
    assert (found.attached, found.quote) == (True, BUILT)


def test_a_revised_line_is_found_again(read, small_taxonomy):
    newer = read(CV.replace("for each training job", "and tests for each training job"))
    (found,) = reattach([rejected("docker", BUILT)], newer, small_taxonomy)
    assert found.attached
    assert found.quote != BUILT


def test_a_line_that_is_gone_is_kept_and_said(read, cv, correct, small_taxonomy):
    newer = read(CV.replace(f"- {BUILT}\n", ""))
    left = correct(newer, rejected("docker", BUILT))
    assert [(c.quote, c.attached) for c in left.corrections] == [(BUILT, False)]
    assert left.evidence == newer.evidence
    (back,) = reattach(left.corrections, cv, small_taxonomy)
    assert back.attached


def test_a_confirmed_reading_is_not_carried_to_a_line_that_speaks_of_another_skill(read, small_taxonomy):
    newer = read(CV.replace("Built Docker images", "Built Kubernetes images"))
    (found,) = reattach([confirmed("docker", "used", BUILT)], newer, small_taxonomy)
    assert not found.attached


def test_the_line_as_it_was_goes_before_a_revised_one(read, correct):
    newer = read(CV)
    near = BUILT.replace("3 regions", "5 regions")
    left = correct(newer, confirmed("docker", "used", BUILT), confirmed("docker", "operated", near))
    assert [c.grade for c in left.corrections] == ["used"]


def test_a_correction_without_a_line_is_about_any_cv(read, small_taxonomy):
    (found,) = reattach([replace(added("docker"), attached=False)], read("Skills\nSQL\n"), small_taxonomy)
    assert found.attached


def test_revised_lines_are_found_again_and_alike_lines_of_other_work_are_not():
    near = {"revised": [], "different": []}
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            near[row["kind"]].append(nearness(row["before"], row["after"]) >= NEAR)
    assert (sum(near["revised"]), len(near["revised"])) == (37, 40)
    assert (sum(near["different"]), len(near["different"])) == (0, 30)


# --- whatever is said ----------------------------------------------------------------------------

SKILLS = ("python", "sql", "aws", "sagemaker", "kubernetes", "docker", "pytorch")
QUOTES = ("", DEPLOYED, BUILT, LACKING, BUILT.upper(), "Ran a bakery with four ovens and a cellar.")
REVISIONS = (*QUOTES, BUILT.replace("3 regions", "5 regions"))
WORDS = st.builds(
    lambda skill, verdict, grade, quote: Correction(
        skill, verdict, None if verdict == "rejected" else grade, quote
    ),
    st.sampled_from(SKILLS),
    st.sampled_from(("confirmed", "rejected", "added")),
    st.sampled_from(GRADES),
    st.sampled_from(REVISIONS),
)


@pytest.fixture(scope="module")
def known(small_taxonomy) -> tuple[Profile, Taxonomy]:
    lines, start = [], 0
    for line in CV.split("\n"):
        lines.append(Line(Span(start, start + len(line))))
        start += len(line) + 1
    document = Document("cv.txt", "text/plain", 1, CV, tuple(lines), "0" * 64)
    return extract_profile(document, small_taxonomy, None, None, today=TODAY), small_taxonomy


@given(words=st.lists(WORDS, max_size=6))
def test_correcting_twice_is_correcting_once(known, words):
    profile, taxonomy = known
    once = correct_profile(profile, words, taxonomy, today=TODAY)
    assert correct_profile(once, words, taxonomy, today=TODAY) == once
    assert correct_profile(once, (), taxonomy, today=TODAY) == once


@given(
    words=st.lists(WORDS, max_size=6, unique_by=lambda c: (c.skill_id, c.quote[:5].casefold())),
    random=st.randoms(),
)
def test_the_order_of_words_on_different_lines_changes_nothing(known, words, random):
    profile, taxonomy = known
    shuffled = list(words)
    random.shuffle(shuffled)
    one, other = (correct_profile(profile, w, taxonomy, today=TODAY) for w in (words, shuffled))
    assert one == other


@given(words=st.lists(WORDS, max_size=6))
def test_no_word_of_the_person_adds_evidence_to_the_cv(known, words):
    profile, taxonomy = known
    left = correct_profile(profile, words, taxonomy, today=TODAY)
    assert set(left.evidence) <= set(profile.evidence)
    assert left.claims == profile.claims
