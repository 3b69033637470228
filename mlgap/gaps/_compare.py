"""Two states of one person's CV: what changed in the evidence, told skill by skill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mlgap.gaps._held import Held, HeldSkill
from mlgap.gaps._reworded import Counterparts, Line, lines_of
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, GapStatus, Grade, Profile

ChangeKind = Literal["evidence-added", "evidence-gone", "evidence-replaced", "wording-changed", "own-word"]
_RANK: dict[GapStatus, int] = {"missing": 0, "adjacent": 0, "listed": 1, "described": 1, "shown": 2}


@dataclass(frozen=True, slots=True)
class Change:
    """One skill whose strongest evidence differs; None where a state holds none.

    `kind` says what changed. "evidence-added" and "evidence-gone": a line that tells of other work came or
    went. "evidence-replaced": one came and one went, at the same grade. "wording-changed": the same work said
    otherwise, or a name that a list gained or lost; then both quotes are the line as each state says it, also
    where it was no evidence yet. "own-word": a correction by the person, and not the CV's lines alone, stands
    behind one of the states, which may have no quote. `wording_only` and `own_word` repeat it as flags;
    `named_before` and `named_after` are False where a line only describes the skill.
    """

    skill_id: str
    before: Grade | None
    after: Grade | None
    quote_before: str | None
    quote_after: str | None
    wording_only: bool
    own_word: bool = False
    kind: ChangeKind = "evidence-added"
    named_before: bool | None = None
    named_after: bool | None = None

    @property
    def same_grade(self) -> bool:
        """Return whether both states hold the skill at one grade, and both name it or neither does."""
        return (self.before, self.named_before) == (self.after, self.named_after)


@dataclass(frozen=True, slots=True)
class _State:
    """How one state holds a skill: `lines` are its strongest, none where the person's word stands alone."""

    held: HeldSkill | None
    rejected: bool
    lines: tuple[Line, ...]

    @property
    def rank(self) -> tuple[int, int, bool]:
        """Return how much the state holds of the skill: its status first, then its grade."""
        if self.held is None:
            return 0, 0, False
        return _RANK[self.held.status], GRADES.index(self.held.grade), self.held.status != "described"


class _Side:
    """One state of the CV: what it holds, its lines, and the counterparts of the other state's lines."""

    def __init__(self, profile: Profile, taxonomy: Taxonomy) -> None:
        self.held = Held(profile, taxonomy)
        self.lines = lines_of(profile)
        self.counterparts = Counterparts(self.lines)
        self._quotes = {(e.skill_id, e.claim): e.quote for e in reversed(profile.evidence)}

    def state(self, skill: str) -> _State:
        found = self.held.of(skill)
        named = found is not None and found.status != "described"
        proofs = [self.held.evidence[i] for i in self.held.places.get(skill, ())]
        strongest = [e.claim for e in proofs if found and e.named == named and e.grade == found.grade]
        return _State(
            found, skill in self.held.rejected, tuple(self.lines[i] for i in dict.fromkeys(strongest))
        )

    def quote(self, skill: str, line: Line | None) -> str | None:
        return None if line is None else self._quotes.get((skill, line.claim), line.text)


_Verdict = tuple[ChangeKind, Line | None, Line | None]


def compare_profiles(old: Profile, new: Profile, taxonomy: Taxonomy) -> tuple[Change, ...]:
    """Return the skills whose strongest evidence differs between `old` and `new`, by id; empty for equals."""
    before, after = _Side(old, taxonomy), _Side(new, taxonomy)
    changes = []
    for skill in sorted(before.held.skills | after.held.skills):
        one, other = before.state(skill), after.state(skill)
        verdict = _judge(one, other, before, after)
        if verdict is None:
            continue
        kind, line, line_after = verdict
        changes.append(
            Change(
                skill_id=skill,
                before=one.held.grade if one.held else None,
                after=other.held.grade if other.held else None,
                quote_before=before.quote(skill, line),
                quote_after=after.quote(skill, line_after),
                wording_only=kind == "wording-changed",
                own_word=kind == "own-word",
                kind=kind,
                named_before=_named(one.held),
                named_after=_named(other.held),
            )
        )
    return tuple(changes)


def _named(held: HeldSkill | None) -> bool | None:
    return None if held is None else held.status != "described"


def _judge(one: _State, other: _State, before: _Side, after: _Side) -> _Verdict | None:
    """Return what changed and the lines that show it; None where nothing did."""
    if one.held is None and other.held is None:
        return None
    own = [state.held is not None and state.held.own_word for state in (one, other)]
    if one.rank == other.rank:
        if all(own):
            return None
        return _by_own_word(one, other) if any(own) else _at_same_grade(one, other, before, after)
    if any(own) or one.rejected != other.rejected:
        return _by_own_word(one, other)
    if other.rank > one.rank:
        kind, line, counterpart = _gained(other, before, "evidence-added")
        return kind, counterpart or _first(one), line
    kind, line, counterpart = _gained(one, after, "evidence-gone")
    return kind, line, counterpart or _first(other)


def _by_own_word(one: _State, other: _State) -> _Verdict:
    return "own-word", _first(one), _first(other)


def _first(state: _State) -> Line | None:
    return state.lines[0] if state.lines else None


def _gained(stronger: _State, other: _Side, otherwise: ChangeKind) -> _Verdict:
    """Return (kind, line, counterpart) for the lines of the stronger state.

    Where one of them says work that the other state tells too, rewording was enough. A name in a list is
    no work at all.
    """
    for line in stronger.lines:
        counterpart = other.counterparts.of(line)
        if counterpart is not None:
            return "wording-changed", line, counterpart
    if stronger.lines and all(line.listed for line in stronger.lines):
        return "wording-changed", stronger.lines[0], None
    return otherwise, _first(stronger), None


def _at_same_grade(one: _State, other: _State, before: _Side, after: _Side) -> _Verdict | None:
    """Return what changed among lines of one grade; None where a line that stands for it stayed as it was."""
    gone, new = _without(one.lines, other.lines), _without(other.lines, one.lines)
    pairs = [(line, c) for line in gone if (c := after.counterparts.of(line))]
    pairs += [(c, line) for line in new if (c := before.counterparts.of(line))]
    said = [{line.claim for line in side} for side in zip(*pairs, strict=True)] or [set(), set()]
    gone = [line for line in gone if line.claim not in said[0]]
    new = [line for line in new if line.claim not in said[1]]
    if gone and new:
        return "evidence-replaced", gone[0], new[0]
    if new:
        return "evidence-added", _first(one), new[0]
    if gone:
        return "evidence-gone", gone[0], _first(other)
    if pairs and not {line.key for line in one.lines} & {line.key for line in other.lines}:
        return "wording-changed", *min(pairs, key=lambda pair: (pair[0].claim, pair[1].claim))
    return None


def _without(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Return the lines of work that the others do not hold word by word."""
    keys = {line.key for line in others}
    return [line for line in lines if line.key not in keys and not line.listed]
