"""Wording per segment: true names of the work a line shows, and never a skill that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap.errors import DataError
from mlgap.gaps import Spelling, claim_wording, load_terms
from mlgap.skills import load_taxonomy
from mlgap.types import (
    Cell,
    Claim,
    Correction,
    Demand,
    Evidence,
    Gap,
    Profile,
    SegmentReport,
    Span,
    Window,
)

TAXONOMY = load_taxonomy()
SHIPPED = load_terms(TAXONOMY.skills.keys())
LINES = (
    "Ran k8s clusters for the pricing team",
    "Trained churn models on SageMaker for 3 markets",
    "Compared live inputs with last month's and re-fitted when they moved",
    "Deployed Kubernetes and k8s tooling for the pricing team",
)
SPELLINGS = (Spelling("kubernetes", "Kubernetes", 900, "k8s", 40), Spelling("cloud", "cloud", 99, "", 0))


def proof(skill, claim, **more):
    return Evidence(skill, claim, LINES[claim], Span(0, 1), more.pop("named", True), "used", "job", **more)


def profile(*found, corrections=()):
    claims = tuple(Claim(text, Span(0, 1), "experience", "job") for text in LINES)
    return Profile((), claims, found, (), "mid", "titles", 4.0, 0.0, corrections=corrections)


def segment(*skills, share=0.5):
    demand = [Demand(s, share, 0, 1, share, 0, 1, 0, 0, False, 70 - i) for i, s in enumerate(skills)]
    gaps = tuple(Gap(d.what, "shown", "used", d, ()) for d in demand)
    cell = Cell("product-tech")
    window = Window("2025-09", "2026-08")
    return SegmentReport("product-tech", cell, cell, (), window, 200, 90, (), gaps, (), None)


def wordings(cv, where=None, spellings=SPELLINGS):
    where = where or segment("kubernetes", "aws", "sagemaker", "drift-detection", "cloud")
    return {w.claim: w for w in claim_wording(cv, where, spellings, TAXONOMY)}


def test_a_less_usual_spelling_gets_the_usual_one_with_both_counts():
    told = wordings(profile(proof("kubernetes", 0)))[0]
    (hint,) = told.lacking
    assert (hint.term, hint.basis) == ("Kubernetes", "spelling")
    assert "40 adverts" in hint.because
    assert "900" in hint.because
    assert (hint.n_asking, hint.n_adverts) == (70, 200)
    assert told.met == ("kubernetes",)
    assert not hint.elsewhere


def test_a_line_that_writes_the_usual_term_as_well_lacks_nothing():
    assert wordings(profile(proof("kubernetes", 3)))[3].lacking == ()


def test_what_a_named_thing_is_part_of_is_offered_and_nothing_further_up():
    cv = profile(
        proof("sagemaker", 1),
        proof("aws", 1, implied_by="sagemaker"),
        proof("cloud", 1, implied_by="sagemaker"),
    )
    (hint,) = wordings(cv)[1].lacking
    assert (hint.skill_id, hint.basis) == ("aws", "implied")
    assert "says “SageMaker”" in hint.because


def test_what_is_only_described_is_a_question():
    cv = profile(proof("drift-detection", 2, named=False, requirement_id="detect-drift"))
    told = wordings(cv)[2]
    assert told.met == ()
    assert told.lacking[0].basis == "described"
    assert told.lacking[0].because.endswith("?")


def test_a_name_that_stands_elsewhere_in_the_cv_is_said_to():
    cv = profile(proof("aws", 0), proof("sagemaker", 1), proof("aws", 1, implied_by="sagemaker"))
    assert wordings(cv)[1].lacking[0].elsewhere
    cv = profile(proof("sagemaker", 1), proof("aws", 1, implied_by="sagemaker"))
    assert not wordings(cv)[1].lacking[0].elsewhere


def test_what_the_person_rejects_is_never_offered():
    said = (Correction("drift-detection", "rejected", None),)
    cv = profile(proof("drift-detection", 2, named=False, requirement_id="detect-drift"), corrections=said)
    assert 2 not in wordings(cv) or wordings(cv)[2].lacking == ()


def test_what_few_adverts_ask_or_no_gap_is_about_is_left_out():
    assert wordings(profile(proof("kubernetes", 0)), segment("kubernetes", share=0.01)) == {}
    assert wordings(profile(proof("docker", 0))) == {}


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("kubernetes", "aws", "sagemaker", "drift-detection", "cloud", "docker")),
            st.integers(0, 3), st.booleans(), st.sampled_from((None, "sagemaker", "kubernetes")),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_no_term_is_offered_for_a_line_that_is_no_evidence_of_it(rows):
    found = [
        proof(s, c, named=named, implied_by=by, requirement_id=None if named else "detect-drift")
        for s, c, named, by in rows
    ]
    where = segment("kubernetes", "aws", "sagemaker", "drift-detection", "cloud", "docker")
    for told in wordings(profile(*found), where, (*SPELLINGS, *SHIPPED)).values():
        own = {e.skill_id for e in found if e.claim == told.claim}
        assert {*told.met, *(h.skill_id for h in told.lacking)} <= own
        for hint in told.lacking:
            assert hint.term.casefold() not in LINES[told.claim].casefold().split()


def test_every_fault_of_the_terms_is_named_at_once(tmp_path):
    path = tmp_path / "terms.csv"
    head = "skill_id,term,adverts,spelling,spelling_adverts\n"
    path.write_text(head + "nothing,,5,x,7\nllm,LLM,many,x,1\nllm,LLMs,9,X,1\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_terms({"llm"}, path)
    told = "\n".join(caught.value.problems)
    for fault in (
        ":2: skill_id: 'nothing' is unknown", ":2: term: expected",
        ":2: adverts: expected the term to be more", ":3: adverts: expected whole numbers",
        ":4: term: expected 'LLM' as before", ":4: spelling: 'X' stands twice",
    ):  # fmt: skip
        assert fault in told
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(DataError, match="expected the columns"):
        load_terms((), path)
    with pytest.raises(DataError, match="cannot be read"):
        load_terms((), tmp_path / "none.csv")
