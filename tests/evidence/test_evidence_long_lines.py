"""Pages whose line breaks were lost: every claim is read, in steps that grow with the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy
from mlgap.types import Document, Line, Profile, Span

Read = Callable[..., Profile]
PROSE = "I built models in Python for the team and then moved on to new things with care and Docker "
LONGEST = 2000


def document_of(text: str) -> Document:
    edges = [0, *(i + 1 for i, char in enumerate(text) if char == "\n"), len(text) + 1]
    lines = tuple(Line(Span(a, b - 1)) for a, b in pairwise(edges))
    return Document("cv.txt", "text/plain", 1, text, lines, "0" * 64)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Python " * 10_000, {"python"}),
        (PROSE * 900, {"python", "docker"}),
        ("Experience\nEngineer at Acme 2019 - 2020\n" + PROSE * 900, {"python", "docker"}),
        ("Skills\n" + "Python, Docker, " * 5_000, {"python", "docker"}),
        ("Skills\n" + "Python\n" * 3_333, {"python"}),
        ("Experience\n" + "I built Python models. " * 2_000, {"python"}),
    ],
)
def test_skills_of_a_long_text_are_found_from_its_first_to_its_last_claim(
    text: str, skills: set[str], today: date
) -> None:
    document = document_of(text)
    profile = extract_profile(document, load_taxonomy(), None, None, today=today)
    assert skills <= {item.skill_id for item in profile.evidence}
    assert max(len(claim.text) for claim in profile.claims) <= LONGEST
    assert profile.evidence[-1].span.end > 0.99 * len(text.rstrip())
    for item in (profile.evidence[0], profile.evidence[-1]):
        assert document.text[item.span.start : item.span.end] == item.quote


@pytest.mark.parametrize(
    "text",
    [
        "x" * 66_666, "a " * 49_666, "@" * 66_666, "1 " * 49_666, "http://" * 13_333,
        "Jane Doe " * 10_000, "a-" * 48_333, "a." * 48_333, "1." * 48_333, "1," * 48_333, "." * 66_666,
        "A. " * 30_000, "2011 -\n" * 13_333, "2019 - 2020 " * 8_000, "people with " * 8_000,
        "Engineer\n- Built x\n" * 2_666,
    ],
)  # fmt: skip
def test_a_long_text_without_skills_yields_no_evidence(text: str, read: Read) -> None:
    assert read(text).evidence == ()


def test_a_claim_beyond_the_longest_is_cut_between_words_and_loses_none(read: Read) -> None:
    text = "Experience\nEngineer at Acme 2019 - 2020\n" + " ".join(f"word{i}" for i in range(2_000))
    words = " ".join(claim.text for claim in read(text).claims).split()
    assert [word for word in words if word.startswith("word")] == [f"word{i}" for i in range(2_000)]


def test_a_count_with_words_before_its_unit_still_proves_scale(read: Read) -> None:
    text = "Experience\nEngineer at Acme 2019 - 2020\n• Built Python models for 250 large retail stores"
    best = read(text).by_skill()["python"][0]
    assert best.decided_by == ("250 large retail stores",)
