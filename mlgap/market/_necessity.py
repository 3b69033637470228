"""How strongly an advert asks for each skill: must, any of several, nice to have, or only mentioned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from mlgap.market._zones import SKILL_ZONES, ZoneLine
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import Mention, Necessity, Requirement

_ORDER: tuple[Necessity, ...] = ("must", "any-of", "nice", "mention")
_NICE = re.compile(
    r"\b(?:nice[ -]to[ -]have|good to have|great to have|(?:is |are |as |considered |would be |will be )?an? (?:strong |big |huge |significant |definite |real |added |distinct )?(?:plus|bonus|advantage|asset|merit)\b"
    r"|plus point|bonus(?: points)?\b|preferred\b|preferably|preference\b|desirable|desired\b|ideally|beneficial|advantageous|optional\b|not required|is a \+|highly valued|appreciated|would be (?:great|nice|helpful)|helpful\b|welcome\b|pluses\b)",
    re.I,
)
_CLAUSE_END = re.compile(r"[.;!?](?=\s|$)|\n")
_LINK = re.compile(
    r"[\s,/()|*_\[\]\"'’&+-]*(?:(?:and/or|or|and|like|the|a|an|similar|ideally|e\.?g\.?|i\.?e\.?|other|equivalents?|comparable|etc\.?|api|sdk|apis|core|framework|service|services|azure|aws|gcp|google|apache|amazon|[\w.#+-]{1,15})[\s,/()|*_:\[\]\"'’&+-]*){0,3}",
    re.I,
)
_OR = re.compile(r"\b(?:or|and/or)\b|(?<![\w])/(?![\w])|[\w)]\s?/\s?[\w(]|^/$|^\s*/\s*$", re.I)
_SLASH = re.compile(r"^\s*/\s*$")
_OPENER = re.compile(
    r"(?:\be\.?\s?g\b\.?|for example|for instance|one or more|one of|at least one|any of|either|some of|\bany\b|minimum one|two or more|two of|such as|like|including)[\w\s,:()'’-]{0,40}$",
    re.I,
)
_ALTERNATIVE_OPENER = re.compile(
    r"(?:\be\.?\s?g\b\.?|one or more|one of|at least one|any of|either|minimum one|two or more)[\w\s,:()'’-]{0,45}$",
    re.I,
)
_ALTERNATIVE_TAIL = re.compile(
    r"^[\s,)]*(?:etc\.?[\s,)]*)?(?:or (?:an?other |any other )?(?:similar|equivalent|comparable|other|another|related|any)|and/or)",
    re.I,
)
_GENERIC = frozenset({"machine-learning", "artificial-intelligence", "deep-learning", "generative-ai", "data-science"})


@dataclass(frozen=True, slots=True)
class _Asked:
    skill_id: str
    necessity: Necessity
    group: int | None


def read_requirements(lines: Sequence[ZoneLine], taxonomy: Taxonomy) -> tuple[Requirement, ...]:
    """Return each skill of an advert once, with its strongest necessity, in order of first mention.

    Negated mentions are left out. `lines` in company, benefits and legal zones carry no skill.
    """
    kept = [line for line in lines if line.zone in SKILL_ZONES]
    text = "\n".join(line.text for line in kept)
    starts: list[int] = []
    at = 0
    for line in kept:
        starts.append(at)
        at += len(line.text) + 1
    strongest: dict[str, _Asked] = {}
    next_group = 1
    by_line: dict[int, list[Mention]] = {}
    for mention in find_mentions(text, taxonomy):
        if not mention.negated:
            by_line.setdefault(bisect_right(starts, mention.span.start) - 1, []).append(mention)
    for index, mentions in by_line.items():
        line, start = kept[index], starts[index]
        for first, last, clause in _clauses(line.text, mentions, start):
            base = _base(line, clause)
            for run in _runs(text, mentions[first:last]):
                group = next_group if base == "must" and _alternatives(text, run, start) else None
                next_group += group is not None
                for mention in run:
                    _keep(strongest, _Asked(mention.skill_id, "any-of" if group else base, group))
    return tuple(Requirement(a.skill_id, a.necessity, a.group) for a in strongest.values())


def _keep(strongest: dict[str, _Asked], asked: _Asked) -> None:
    known = strongest.get(asked.skill_id)
    if known is None or _ORDER.index(asked.necessity) < _ORDER.index(known.necessity):
        strongest[asked.skill_id] = asked


def _base(line: ZoneLine, clause: str) -> Necessity:
    if line.zone == "preferred" or _NICE.search(clause):
        return "nice"
    return "mention" if line.zone == "intro" else "must"


def _clauses(line: str, mentions: Sequence[Mention], offset: int) -> list[tuple[int, int, str]]:
    """Cut a line at sentence ends; return (first mention, last mention, clause text)."""
    ends = [m.end() for m in _CLAUSE_END.finditer(line) if not _abbreviated(line, m.start())] + [len(line)]
    found: list[tuple[int, int, str]] = []
    first, start = 0, 0
    for end in ends:
        last = first
        while last < len(mentions) and mentions[last].span.start - offset < end:
            last += 1
        if last > first:
            found.append((first, last, line[start:end]))
        first, start = last, end
    return found


def _abbreviated(line: str, dot: int) -> bool:
    return line[max(0, dot - 3) : dot].lower().endswith(("e.g", "i.e", "etc", " eg", "(eg", " vs"))


def _runs(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and _linked(text[runs[-1][-1].span.end : mention.span.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _linked(gap: str) -> bool:
    return len(gap) <= 40 and (not gap or _LINK.fullmatch(gap) is not None)


def _alternatives(text: str, run: Sequence[Mention], line_start: int) -> bool:
    before = text[max(line_start, run[0].span.start - 60) : run[0].span.start]
    after = text[run[-1].span.end : run[-1].span.end + 30].split("\n")[0]
    if _ALTERNATIVE_TAIL.match(after) and (len(run) > 1 or "similar" in after or "equivalent" in after):
        return True
    if len(run) == 1:
        return False
    if _ALTERNATIVE_OPENER.search(before):
        return True
    gaps = [text[a.span.end : b.span.start] for a, b in zip(run, run[1:], strict=False)]
    if any(re.search(r"\bor\b", gap, re.I) for gap in gaps):
        return True
    pairs = zip(gaps, run, run[1:], strict=False)
    return any(
        _SLASH.match(gap) and not (a.skill_id in _GENERIC and b.skill_id in _GENERIC) for gap, a, b in pairs
    )
