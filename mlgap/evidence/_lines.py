"""Which line of a CV a quoted line is, also where the CV was revised since."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from mlgap.types import Claim

NEAR = 0.70
"""Nearness from which a revised line counts as the line that was quoted.

Source: tests/evidence/revised_lines.csv: 37 of 40 revised lines are found again, and none of 30 alike lines
about other work is taken for them.
"""
LEAST_KEY = 24
"""Characters: a shorter line, such as one item of a list, is found again as it was or not at all."""
_LEFT_OUT = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212\ufe63\uff0d]+")
_WORD = re.compile(r"[^\W_][\w+#%]*")
_ENDS = " .,;:•·*"


def line_key(text: str) -> str:
    """Return `text` without what a new layout changes: case, white space, hyphens, marks at its ends."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip(_ENDS)
    return _LEFT_OUT.sub("", plain)


def find_lines(quote: str, claims: Sequence[Claim]) -> tuple[int, ...]:
    """Return the claims that are the quoted line, layout aside, in order."""
    wanted = line_key(quote)
    return tuple(i for i, claim in enumerate(claims) if line_key(claim.text) == wanted)


def find_near(quote: str, claims: Sequence[Claim]) -> tuple[int, ...]:
    """Return the claims that may be the quoted line revised, the nearest first."""
    near = [(nearness(quote, claim.text), -i) for i, claim in enumerate(claims)]
    return tuple(-i for value, i in sorted(near, reverse=True) if value >= NEAR)


def nearness(one: str, other: str) -> float:
    """Return how near two lines are, from 0 to 1: the mean over matching characters and shared words.

    A line that is wholly part of the other matches in all its characters. Lines too short to tell have 0.
    """
    short, long = sorted((line_key(one), line_key(other)), key=lambda key: (len(key), key))
    if len(short) < LEAST_KEY:
        return 0.0
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    shared = 2 * len(words & others) / max(1, len(words) + len(others))
    if (1 + shared) / 2 < NEAR:  # no ratio of characters can bring these two near
        return shared / 2
    characters = 1.0 if short in long else SequenceMatcher(None, short, long, autojunk=False).ratio()
    return (characters + shared) / 2
