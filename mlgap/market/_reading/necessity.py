"""How strongly an advert asks for each skill: must, any of several, nice to have, or only mentioned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, groupby, pairwise
from typing import Literal

from mlgap.market._reading.anchors import Anchors
from mlgap.market._reading.zones import SKILL_ZONES, ZoneLine
from mlgap.skills import Taxonomy, find_mentions, find_phrases
from mlgap.types import Mention, Necessity, Requirement

_ORDER: tuple[Necessity, ...] = ("must", "any-of", "nice", "mention")
_NICE = re.compile(
    r"\b(?:nice[ -]to[ -]have|good to have|great to have|(?:is |are |as |considered |would "
    r"be |will be )?an? (?:strong |big |huge |significant |definite |real |added |distinct "
    r")?(?:plus|bonus|advantage|asset|merit)\b"
    r"|plus point|bonus(?: points)?\b|preferred\b|preferably|preference\b|desirable"
    r"|desired\b|ideally|optionally|beneficial|advantageous|optional\b|not required|is a \+|highly "
    r"valued|appreciated|would be (?:great|nice|helpful)|helpful\b|welcome\b|pluses\b)",
    re.I,
)
_NICE_TELLS: Anchors[Literal["nice"]] = Anchors(
    {
        "nice": (
            "|nice", "|good to have", "|great to have", "|plus", "|bonus", "|advantage", "|asset", "|merit",
            "|prefer", "|desir", "|ideally", "|optional", "|beneficial", "|not required", "|is a +",
            "|highly valued", "|appreciated", "|would be ", "|helpful", "|welcome",
        )
    }
)  # fmt: skip
"""Plain words that `_NICE` does not match without."""
_CLAUSE_END = re.compile(r"[.;!?](?=\s|$)|\n")
_LINK = re.compile(
    r"[\s,/()|*_\[\]\"'’&+-]*(?:(?:and/or|or|and|like|the|a|an|similar|ideally|e\.?g\.?"
    r"|i\.?e\.?|other|equivalents?|comparable|etc\.?|api|sdk|apis|core|framework|service"
    r"|services|azure|aws|gcp|google|apache|amazon"
    r"|[\w.#+-]{1,15})[\s,/()|*_:\[\]\"'’&+-]*){0,3}",
    re.I,
)
_OR = re.compile(r"\bor\b", re.I)
_AND = re.compile(r"\band\b|&", re.I)
_SLASH = re.compile(r"^\s*/\s*$")
_TURNS_TO_EXAMPLES = re.compile(
    r"\(|\)\s*\w|\b(?:like|such as|e\.?g\.?|including|especially|using|ideally|preferably)(?=\W|$)", re.I
)
_FORWARD = re.compile(
    r"ideally|optionally|preferably|preference|bonus|nice|good to|great to|plus point|optional|helpful"
    r"|desirable:|preferred:",
    re.I,
)
_SAID_OF_IT = re.compile(r"\b(?:is|are|be|considered|as)(?: an?| also| very)?\s*$", re.I)
_TURN = re.compile(
    r",\s*(?=(?:and |but |with )?(?:knowledge|experience|familiarity|exposure|understanding"
    r"|knowing|background|proficiency|any|additional)\b)|\bbut\b|\band (?=(?:knowledge"
    r"|experience|familiarity|exposure) )",
    re.I,
)
_HOW_MANY = r"(?:at least |minimum |any |some |or more )*(?:one|two|three|four|five|any|some|several|\d\+?)"
_CHOICE_OPENER = re.compile(
    rf"\b(?:{_HOW_MANY}(?: \(\d\))?(?: or more)? (?:of|from)|overlap with) (?:the|these) following\b"
    r"[^.]{0,60}:\s*$",
    re.I,
)
_LONGEST_OPENER = 60
_CHOICE = re.compile(
    rf"\b{_HOW_MANY}(?: \(\d\))?(?: or more)? (?:of|from) (?:the |these |this )[\w\s-]{{2,40}}:", re.I
)
_OWN_STACK = re.compile(
    r"^\W*(?:(?:our|the|current) (?:[\w-]+ ){0,2}(?:stack|tools|tooling)\b|tech(?:nology)? stack\b|stack:"
    r"|technologies we use|tools we use|we (?:currently |mainly |mostly )?use\b)",
    re.I,
)
_CLAUSE_START = 4
_ALTERNATIVE_OPENER = re.compile(
    r"(?:\be\.?\s?g\b\.?|one or more|one of|at least one|any of|either|minimum one|two or "
    r"more)[\w\s,:()'’-]{0,45}$",
    re.I,
)
_ALTERNATIVE_TAIL = re.compile(
    r"^[\s,)]*(?:etc\.?[\s,)]*)?(?:or (?:an? |an?other |any other |some )?(?:similar|equivalent"
    r"|comparable|other|another|related|any)|and/or)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Asked:
    skill_id: str
    necessity: Necessity
    group: int | None


def read_requirements(lines: Sequence[ZoneLine], taxonomy: Taxonomy) -> tuple[Requirement, ...]:
    """Return each skill of an advert once, with its strongest necessity, in order of first mention.

    Negated mentions are left out, and conditions (degrees, clearance): those are gates. `lines` in
    company, benefits and legal zones carry no skill. A skill that the advert only describes ("watch models
    for drift") follows those it names.
    """
    asked = _strongest(_asked(_of_skills(lines), taxonomy))
    return tuple(Requirement(a.skill_id, a.necessity, a.group) for _, a in asked)


def asking_lines(lines: Sequence[ZoneLine], taxonomy: Taxonomy) -> Mapping[str, str]:
    """Return the line behind each skill of `read_requirements`: the first that asks for it as firmly."""
    kept = _of_skills(lines)
    return {a.skill_id: kept[index].text for index, a in _strongest(_asked(kept, taxonomy))}


def _of_skills(lines: Sequence[ZoneLine]) -> list[ZoneLine]:
    return [line for line in lines if line.zone in SKILL_ZONES]


def _asked(kept: Sequence[ZoneLine], taxonomy: Taxonomy) -> list[tuple[int, _Asked]]:
    """Return what each line asks, with the place of the line among `kept`."""
    text = "\n".join(line.text for line in kept)
    starts = list(accumulate((len(line.text) + 1 for line in kept), initial=0))
    named = [
        m
        for m in find_mentions(text, taxonomy)
        if not m.negated and taxonomy.skills[m.skill_id].kind != "gate"
    ]
    groups = count(1)
    listed = _listed_under(kept, groups)
    asked: list[tuple[int, _Asked]] = []
    for index, mentions in _by_line(named, starts):
        found = _asked_by_line(kept[index], starts[index], mentions, taxonomy, groups)
        asked += [(index, a) for a in (_as_listed(found, listed[index]) if index in listed else found)]
    seen = {a.skill_id for _, a in asked}
    described = [m for m in find_phrases(text, taxonomy.phrases) if m.skill_id not in seen]
    for index, mentions in _by_line(described, starts):
        asked += [(index, a) for a in _described_by_line(kept[index], starts[index], mentions)]
    return asked


def _by_line(mentions: Iterable[Mention], starts: Sequence[int]) -> Iterator[tuple[int, list[Mention]]]:
    lines = groupby(mentions, key=lambda m: bisect_right(starts, m.span.start) - 1)
    return ((index, list(found)) for index, found in lines)


def _listed_under(lines: Sequence[ZoneLine], groups: Iterator[int]) -> Mapping[int, int | None]:
    """Return the bullets under a line that says what its list is, by their place among `lines`.

    Under "at least two of the following:" they are one group of alternatives, and get its number; what is
    under "our data stack" is only mentioned, and gets None.
    """
    listed: dict[int, int | None] = {}
    group: int | None = None
    bullet: str | None = None
    for index, line in enumerate(lines):
        mark = line.text.lstrip()[:1]
        if ":" in line.text and _CHOICE_OPENER.search(line.text):
            group, bullet = next(groups), ""
        elif _OWN_STACK.match(line.text) and len(line.text) < _LONGEST_OPENER:
            group, bullet = None, ""
        elif bullet is not None:
            bullet = bullet or mark
            if mark.isalnum() or mark != bullet or line.zone == "preferred":
                bullet = None
            else:
                listed[index] = group
    return listed


def _as_listed(asked: Iterable[_Asked], group: int | None) -> Iterator[_Asked]:
    for one in asked:
        if one.necessity != "must":
            yield one
        else:
            yield _Asked(one.skill_id, "any-of" if group else "mention", group)


def _strongest(asked: Iterable[tuple[int, _Asked]]) -> Iterable[tuple[int, _Asked]]:
    strongest: dict[str, tuple[int, _Asked]] = {}
    for index, one in asked:
        known = strongest.get(one.skill_id)
        if known is None or _ORDER.index(one.necessity) < _ORDER.index(known[1].necessity):
            strongest[one.skill_id] = (index, one)
    return strongest.values()


def _described_by_line(line: ZoneLine, offset: int, mentions: Sequence[Mention]) -> Iterator[_Asked]:
    """Yield what a line describes; what is described has no alternatives."""
    for first, last, begin, clause in _clauses(line.text, mentions, offset):
        ranges = _nice_ranges(clause)
        for m in mentions[first:last]:
            optional = _optional(m, ranges, offset + begin)
            yield _Asked(m.skill_id, "nice" if optional else _base(line), None)


def _asked_by_line(
    line: ZoneLine, offset: int, mentions: Sequence[Mention], taxonomy: Taxonomy, groups: Iterator[int]
) -> Iterator[_Asked]:
    """Yield what one line asks; `offset` is where it starts in the text that the mentions' spans count in."""
    for first, last, begin, clause in _clauses(line.text, mentions, offset):
        ranges = _nice_ranges(clause)
        optional = [m for m in mentions[first:last] if _optional(m, ranges, offset + begin)]
        yield from (_Asked(m.skill_id, "nice", None) for m in optional)
        firm = [m for m in mentions[first:last] if m not in optional]
        if ":" in clause and (choice := _CHOICE.search(clause)):
            among = [m for m in firm if m.span.start - offset - begin >= choice.end()]
            if len(among) > 1 and _base(line) == "must":
                choosing = next(groups)
                yield from (_Asked(m.skill_id, "any-of", choosing) for m in among)
                firm = [m for m in firm if m not in among]
        for run in _runs(line.text, firm, offset):
            base = _base(line)
            alternatives = _alternatives(line.text, run, offset, taxonomy) if base == "must" else ()
            group = next(groups) if alternatives else None
            for mention in run:
                if mention in alternatives:
                    yield _Asked(mention.skill_id, "any-of", group)
                else:
                    yield _Asked(mention.skill_id, base, None)


def _base(line: ZoneLine) -> Necessity:
    if line.zone == "preferred":
        return "nice"
    return "mention" if line.zone == "intro" or _OWN_STACK.match(line.text) else "must"


def _nice_ranges(clause: str) -> list[tuple[int, int]]:
    """Return the parts of a clause that its words make optional, as half-open ranges.

    "Ideally" and "bonus if" reach forward, "is a plus" and "preferred" back to where the clause turns to
    something else; in brackets they reach no further than the brackets and the thing just before them.
    """
    ranges: list[tuple[int, int]] = []
    if not _NICE_TELLS.met_in(clause.lower()):
        return ranges
    for cue in _NICE.finditer(clause):
        opened = clause.rfind("(", 0, cue.start())
        if opened >= 0 and ")" not in clause[opened : cue.start()]:
            closed = clause.find(")", cue.end())
            end = closed + 1 if closed >= 0 else len(clause)
            ranges.append((opened - 2, end) if opened > _CLAUSE_START else (0, len(clause)))
        elif _FORWARD.match(cue.group()) and not _SAID_OF_IT.search(clause, 0, cue.start()):
            ranges.append((cue.start(), len(clause)))
        else:
            turns = [turn.end() for turn in _TURN.finditer(clause, 0, cue.start())]
            ranges.append((turns[-1] if turns else 0, cue.end() if turns else len(clause)))
    return ranges


def _optional(mention: Mention, ranges: Sequence[tuple[int, int]], clause_start: int) -> bool:
    start, end = mention.span.start - clause_start, mention.span.end - clause_start
    return any(start < last and end > first for first, last in ranges)


def _clauses(line: str, mentions: Sequence[Mention], offset: int) -> list[tuple[int, int, int, str]]:
    """Cut a line at sentence ends; return (first mention, one past the last, start, text) of each clause."""
    ends = [m.end() for m in _CLAUSE_END.finditer(line) if not _abbreviated(line, m.start())] + [len(line)]
    found: list[tuple[int, int, int, str]] = []
    first, start = 0, 0
    for end in ends:
        last = first
        while last < len(mentions) and mentions[last].span.start - offset < end:
            last += 1
        if last > first:
            found.append((first, last, start, line[start:end]))
        first, start = last, end
    return found


def _abbreviated(line: str, dot: int) -> bool:
    return line[max(0, dot - 3) : dot].lower().endswith(("e.g", "i.e", "etc", " eg", "(eg", " vs"))


def _runs(line: str, mentions: Sequence[Mention], offset: int) -> list[list[Mention]]:
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and _linked(line[runs[-1][-1].span.end - offset : mention.span.start - offset]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _linked(gap: str) -> bool:
    if len(gap) > 40 or _TURNS_TO_EXAMPLES.search(gap):
        return False
    return not gap or _LINK.fullmatch(gap) is not None


def _alternatives(line: str, run: Sequence[Mention], offset: int, taxonomy: Taxonomy) -> Sequence[Mention]:
    """Return the members of a run of linked mentions of which any one will do.

    A bare list in brackets and a slash tell alternatives only between siblings ("(AWS, GCP)"): the parts
    of one craft ("NumPy/pandas") are asked together.
    """
    start, end = run[0].span.start - offset, run[-1].span.end - offset
    before, after = line[max(0, start - 60) : start], line[end : end + 30]
    if _ALTERNATIVE_TAIL.match(after) and (len(run) > 1 or "similar" in after or "equivalent" in after):
        return run
    if len(run) == 1:
        return ()
    gaps = [line[a.span.end - offset : b.span.start - offset] for a, b in pairwise(run)]
    if _ALTERNATIVE_OPENER.search(before) or any(_OR.search(gap) for gap in gaps):
        return run
    if before.rstrip().endswith("(") and not any(_AND.search(gap) for gap in gaps):
        return [m for m in run if any(_siblings(m, other, taxonomy) for other in run)]
    return _slashed(run, gaps, taxonomy)


def _slashed(run: Sequence[Mention], gaps: Sequence[str], taxonomy: Taxonomy) -> Sequence[Mention]:
    joined: list[Mention] = []
    for gap, (first, second) in zip(gaps, pairwise(run), strict=True):
        if _SLASH.match(gap) and _siblings(first, second, taxonomy):
            joined.extend(m for m in (first, second) if m not in joined)
    return joined


def _siblings(one: Mention, other: Mention, taxonomy: Taxonomy) -> bool:
    first, second = taxonomy.skills[one.skill_id], taxonomy.skills[other.skill_id]
    return second.id in first.siblings or first.id in second.siblings
