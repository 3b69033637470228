from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, Document, Line, Profile, Span

TODAY = date(2026, 11, 21)
BULLETS = (
    "Built a churn model in Python",
    "Deployed a ranking service on Kubernetes for 40M users",
    "On call for Docker hosts, upgraded them twice",
    "Familiar with SQL",
    "No SageMaker experience yet",
    "Retrained PyTorch models every month",
    "Our vendor runs the AWS platform",
    "Wrote reports about bread, 40 percent fewer errors",
    "Read machine learning\n  papers and tried SageMaker",
    "Kept the Python service alive; cut the AWS bill by 31 percent",
)
bullets: SearchStrategy[list[str]] = st.lists(st.sampled_from(BULLETS), min_size=1, max_size=6)
anything: SearchStrategy[str] = st.lists(
    st.one_of(
        st.sampled_from(
            (*BULLETS, "Experience", "Skills: Python, SQL", "Education", "", "•", "2019 - 2021", "x" * 500)
        ),
        st.text(max_size=40),
    ),
    max_size=14,
).map("\n".join)


def read(text: str, taxonomy: Taxonomy) -> tuple[Document, Profile]:
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(Span(start, start + len(raw))))
        start += len(raw) + 1
    document = Document("cv.txt", "text/plain", 1, text, tuple(lines), "0" * 64)
    return document, extract_profile(document, taxonomy, None, None, today=TODAY)


def cv_of(items: list[str]) -> str:
    return "Experience\nEngineer, Fenwick Labs, 2019 - 2021\n" + "".join(f"- {item}\n" for item in items)


def best(profile: Profile) -> dict[str, int]:
    return {skill: GRADES.index(items[0].grade) for skill, items in profile.by_skill().items()}


@settings(deadline=None)
@given(text=anything)
def test_every_quote_and_claim_stands_in_the_document(small_taxonomy: Taxonomy, text: str) -> None:
    document, profile = read(text, small_taxonomy)
    for item in (*profile.evidence, *profile.disclaimed):
        assert document.text[item.span.start : item.span.end] == item.quote
        assert item.quote.strip()
    for claim in profile.claims:
        raw = document.text[claim.span.start : claim.span.end]
        assert "".join(raw.split()) == "".join(claim.text.split()) or claim.text.split()[0] in raw
    for item in profile.evidence:
        claim = profile.claims[item.claim]
        assert claim.span.start <= item.span.start
        assert item.span.end <= claim.span.end
        assert claim.entry is None or claim.entry < len(profile.entries)


@settings(deadline=None)
@given(items=bullets, seed=st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_skill_and_no_grade(
    small_taxonomy: Taxonomy, items: list[str], seed
) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(items)
    seed.shuffle(shuffled)
    _, first = read(cv_of(items), small_taxonomy)
    _, second = read(cv_of(shuffled), small_taxonomy)
    assert {(e.skill_id, e.grade) for e in first.evidence} == {(e.skill_id, e.grade) for e in second.evidence}


@settings(deadline=None)
@given(items=bullets, added=st.sampled_from(BULLETS))
def test_adding_a_bullet_never_lowers_a_best_grade(
    small_taxonomy: Taxonomy, items: list[str], added: str
) -> None:
    before = best(read(cv_of(items), small_taxonomy)[1])
    after = best(read(cv_of([*items, added]), small_taxonomy)[1])
    assert all(after[skill] >= grade for skill, grade in before.items())


@settings(deadline=None)
@given(times=st.integers(2, 6), word=st.sampled_from(("Python", "Docker", "PyTorch", "AWS")))
def test_repeating_a_word_raises_nothing(small_taxonomy: Taxonomy, times: int, word: str) -> None:
    once = best(read(cv_of([f"Used {word}"]), small_taxonomy)[1])
    often = best(read(cv_of([f"Used {' '.join([word] * times)}"]), small_taxonomy)[1])
    lists = best(read(f"Skills\n{', '.join([word] * times)}", small_taxonomy)[1])
    assert often == once
    assert set(lists.values()) == {0}


@settings(deadline=None)
@given(text=anything)
def test_the_same_text_gives_the_same_profile(small_taxonomy: Taxonomy, text: str) -> None:
    assert read(text, small_taxonomy)[1] == read(text, small_taxonomy)[1]
