"""A STAR frame around one line of a CV: what the line itself says, quoted, and blanks for all else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mlgap.types import Profile

StarPartName = Literal["situation", "task", "action", "result"]

PROMPTS: Mapping[StarPartName, str] = {
    "situation": "Where was this, for whom, and what was the state of things before?",
    "task": "What exactly were you to achieve, by when, and how would success be measured?",
    "action": "What did you yourself do, step by step, and which other way did you decide against?",
    "result": "What came of it? Give a figure only if you measured it; else say who used it.",
}
_PURPOSE = re.compile(
    r"\b(?:in order to|so that|with the (?:aim|goal) of|aimed at|to (?=(?:improve|increase|reduce|cut|lower"
    r"|predict|forecast|detect|identify|automate|replace|support|enable|recommend|rank|estimate|classify"
    r"|prevent|speed up|optimi[sz]e|personali[sz]e|score|flag|decide|answer|find|help)\b))[^.;,]*",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;,:](?=\s)|\.(?=\s|$)|\s[–—-]\s|\band\b(?=\s+(?:cut|reduc|improv|increas|sav|rais|lower))"
)
_REST_OF_WORD = re.compile(
    r"[\w%]*(?:[.,]\d+)*(?:\s?(?:%|ms|milliseconds|seconds?|minutes?|hours?|days?|weeks?|points?|times)(?!\w))?"
)
_CAME_OUT = re.compile(
    r"%|\bper ?cent\b|\bpoints?\b|\bfrom\b.+\bto\b|\d\s?(?:x|×|times)(?!\w)|\binstead of\b|\brather than\b|→"
    r"|\b(?:halv|doubl|tripl|sav|fell|rose|grew|cut|dropp|reduc|increas|improv|rais|lower|short|speed|sped)\w*"
    r"|\b(?:f1|auc|roc|rmse|s?mape|mae|mse|map|bleu|rouge|wer|gini|accuracy|precision|recall|iou|r2|perplexity)\b"
    r"|[$€£]|\b\d[\d.,]*\s?(?:ms|milliseconds|seconds)\b"
    r"|\b(?:a|per|each|every) (?:second|minute|hour|day|week)\b",
    re.IGNORECASE,
)
"""Words of what came of the work: how much was handled in all is its size and no result."""


@dataclass(frozen=True, slots=True)
class StarPart:
    """One part of an answer: words of the CV's claim `claim`, or a blank ("", None) with a `prompt`."""

    part: StarPartName
    quote: str
    claim: int | None
    prompt: str


@dataclass(frozen=True, slots=True)
class StarFrame:
    """An answer to build on the line `claim`; every quote stands in the CV, letter by letter.

    `skill_ids` are what the line is evidence for. `caution` says what the line does not show by itself,
    "" where it names and shows the thing.
    """

    claim: int
    skill_ids: tuple[str, ...]
    parts: tuple[StarPart, StarPart, StarPart, StarPart]
    caution: str = ""


def star_frame(
    profile: Profile, claim: int, skill_ids: tuple[str, ...], outcome: str | None, caution: str = ""
) -> StarFrame:
    """Return the frame around one line: the line is the action, and the rest only where a line says it.

    `outcome` are the words of the line that tell a measured outcome, None where it tells none.
    """
    text = profile.claims[claim].text
    result = _result(text, outcome) if outcome else ""
    task = _purpose(text)
    if task and result and (task in result or result in task):
        task = ""
    head = _head(profile, claim)
    return StarFrame(
        claim,
        skill_ids,
        (
            _part("situation", "" if head is None else profile.claims[head].text, head),
            _part("task", task, claim),
            _part("action", text, claim),
            _part("result", result, claim),
        ),
        caution,
    )


def _part(name: StarPartName, quote: str, claim: int | None) -> StarPart:
    return StarPart(name, quote, claim, "") if quote else StarPart(name, "", None, PROMPTS[name])


def _purpose(text: str) -> str:
    found = _PURPOSE.search(text)
    return found[0].strip() if found else ""


def _result(text: str, words: str) -> str:
    """Return the clause of `text` that holds `words`, or the words alone where no clause is set apart.

    "" where they tell no change, quality, speed or rate.
    """
    start = text.find(words)
    if start < 0:
        return ""
    rest = _REST_OF_WORD.match(text, start + len(words))
    end = rest.end() if rest else start + len(words)
    before = [m.end() for m in _BREAK.finditer(text) if m.end() <= start]
    after = [m.start() for m in _BREAK.finditer(text) if m.start() >= end]
    clause = text[max(before, default=0) : min(after, default=len(text))].strip()
    told = clause if len(clause) < len(text.strip(" .;•-–")) else text[start:end]
    return told if _CAME_OUT.search(told) else ""


def _head(profile: Profile, claim: int) -> int | None:
    """Return the line that heads the entry of a claim: an earlier one that names its role or employer."""
    entry = profile.claims[claim].entry
    if entry is None:
        return None
    names = [n for n in (profile.entries[entry].role, profile.entries[entry].employer) if n]
    for index in range(claim):
        line = profile.claims[index]
        if line.entry == entry and any(name in line.text for name in names):
            return index
    return None
