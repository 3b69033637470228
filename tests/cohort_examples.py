"""Cohorts of invented people, made by hand: who shows what is known, so that what is told can be checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import example_facts
from conftest import LetterEmbedder

from mlgap.pay import NO_SKILL_PAY
from mlgap.pipeline import Analysed
from mlgap.resources import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import Claim, Evidence, Profile, Span
from mlgap.vocabulary import load_vocabulary


@cache
def resources() -> Resources:
    """Return resources whose market is small and whose embedder can be computed by hand."""
    nothing: object = None
    return Resources(
        vocabulary=load_vocabulary(),
        taxonomy=load_taxonomy(),
        embedder=LetterEmbedder(),
        requirements=nothing,
        snapshot=example_facts.example_snapshot(),
        bands=nothing,
        skill_pay=NO_SKILL_PAY,
    )


def profile(number: int, holds: Mapping[str, str], extra: Sequence[str] = ()) -> Profile:
    """Return a CV with one line for each skill it `holds` ("used", "listed" or "described"), and more lines.

    Its own lines share no words with those of another number. The `extra` lines show what `EXTRA` names.
    """
    lines = [f"{_own(number)} {skill}" for skill in holds]
    claims, evidence, start = [], [], 0
    for text in (*lines, *extra):
        claims.append(Claim(text, Span(start, start + len(text)), "projects", "project"))
        start += len(text) + 1
    for i, (skill, how) in enumerate(holds.items()):
        grade = "listed" if how == "listed" else "used"
        evidence.append(Evidence(skill, i, lines[i], claims[i].span, how != "described", grade, "project"))
    for i, text in enumerate(extra, start=len(lines)):
        evidence.append(Evidence("docker", i, text, claims[i].span, True, "used", "project"))
    return Profile(tuple(claims[:0]), tuple(claims), tuple(evidence), (), "junior", "by hand", 0.0, 0.0)


def _own(number: int) -> str:
    return " ".join(f"word{number}x{i}" for i in range(9))


def analysed(profiles: Sequence[Profile]) -> list[Analysed]:
    n = len(profiles)
    return [
        Analysed(i, n, f"Person Secretname {i}.pdf", f"CV {i:02d}", one)
        for i, one in enumerate(profiles, start=1)
    ]


def cohort(
    n: int, shows: Mapping[str, int], extra: Mapping[int, Sequence[str]] | None = None
) -> list[Analysed]:
    """Return `n` CVs; skill `s` is shown by the first `shows[s]` of them."""
    return analysed(
        [
            profile(i, {skill: "used" for skill, k in shows.items() if i < k}, (extra or {}).get(i, ()))
            for i in range(n)
        ]
    )
