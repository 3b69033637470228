"""Finds the skills a text names: one compiled pass tells where, the trie what; the longest alias wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mlgap.skills._alias import SeparatorClasses
from mlgap.skills._context import count_context, in_a_list, is_used
from mlgap.skills._cues import Cue
from mlgap.skills._negation import judge
from mlgap.skills._reading import Reading, read
from mlgap.skills._taxonomy import Taxonomy
from mlgap.skills._trie import Leaf, Node, Surfaces
from mlgap.types import Mention, Skill, Span

__all__ = ["find_mentions"]

_CLASSES = SeparatorClasses()
_DOMAINS = (["com"], ["org"], ["net"], ["edu"], ["gov"])
_NOT_AFTER_A_LETTER = tuple("+#&'’*^=")
_NOT_BEFORE_A_LETTER = tuple("&'’.*^=$")
_STRONG = 2
_COMPARED_BY_USE = frozenset(("ml-methods", "ml-frameworks"))
_NO_NEIGHBOURS = frozenset(("soft-skills", "domain"))


@dataclass(slots=True)
class _Found:
    """Word ranges of what was met: sure skills, skills that need context, and cues."""

    sure: list[tuple[int, int, Skill]] = field(default_factory=list)
    unsure: list[tuple[int, int, Skill, bool]] = field(default_factory=list)
    """First word, last word, skill, and whether the context must be strong."""
    cues: list[tuple[int, int, Cue]] = field(default_factory=list)


def find_mentions(text: str, taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """Return every mention of a skill in `text`, in the order of their spans.

    The longest alias at a place wins. Ambiguous aliases count only with context words or as an item
    beside a skill that is sure. `negated` and `aspired` are decided within the clause.
    """
    reading = read(text, taxonomy.words)
    found = _walk(reading, taxonomy.trie, taxonomy.surfaces)
    if found.unsure:
        _settle(reading, found)
    if not found.sure:
        return ()
    said = _said(reading, found) if found.cues else {}
    placed = {
        (reading.start(first), reading.ends[last], skill.id): first for first, last, skill in found.sure
    }
    return tuple(
        Mention(id_, Span(start, end), "negated" in said.get(first, ()), "aspired" in said.get(first, ()))
        for (start, end, id_), first in sorted(placed.items())
    )


def _said(reading: Reading, found: _Found) -> dict[int, set[str]]:
    by_use = {a for a, _, skill in found.sure if skill.group in _COMPARED_BY_USE}
    return judge(reading, [(a, b) for a, b, _ in found.sure], found.cues, by_use)


def _walk(reading: Reading, root: Node, surfaces: Surfaces) -> _Found:
    found = _Found()
    free = 0
    for first, number in surfaces.met_in(reading.words):
        beyond = first + surfaces.lengths[number]
        leaves = surfaces.sure[number]
        if leaves is not None and first >= free:
            _keep(reading, found, first, first, leaves)
            free = beyond
        elif beyond > free:
            free = _walk_words(reading, root, found, max(first, free), beyond)
    return found


def _walk_words(reading: Reading, root: Node, found: _Found, at: int, end: int) -> int:
    """Keep what the trie finds from word `at` on; return the first free word, not before `end`."""
    words = reading.words
    limit = len(words) - 1
    while at < end:
        first = at
        met = _longest(reading, root[words[first]], first, limit) if words[first] in root else None
        if met is None:
            at += 1
            continue
        last, leaves = met
        _keep(reading, found, first, last, leaves)
        at = last + 1
        if last > first and (any(leaf.open for leaf in leaves) or "\n" in reading.surface(first, last)):
            _look_inside(reading, root, found, first, last)
    return at


def _longest(reading: Reading, start: Node, first: int, limit: int) -> tuple[int, list[Leaf]] | None:
    words = reading.words
    node: Node | None = start
    at, met = first, None
    while node is not None:
        leaves = node.get("")
        if leaves is not None:
            fitting = [leaf for leaf in leaves if leaf.plain or _fits(reading, first, at, leaf)]
            if fitting:
                met = (at, fitting)
        if at >= limit:
            break
        kind = _CLASSES[reading.after(at)]
        if not kind:
            break
        at += 1
        node = node.get(kind + words[at])
    return met


def _fits(reading: Reading, first: int, last: int, leaf: Leaf) -> bool:
    after, before = reading.after(last), reading.before(first)
    if leaf.after:
        return after.startswith(leaf.after)
    if leaf.before:
        return before.endswith(leaf.before)
    if first == last and len(reading.words[first]) <= 2:
        if after.startswith(_NOT_AFTER_A_LETTER) or before.endswith(_NOT_BEFORE_A_LETTER):
            return False
        if len(reading.words[first]) == 1 and "-" in (after[:1], before[-1:]):
            return False
    if not leaf.exact:
        return True
    surface = reading.surface(first, last)
    return (
        surface == leaf.exact or reading.caseless or (surface.isupper() and reading.line_of(first).isupper())
    )


def _keep(reading: Reading, found: _Found, first: int, last: int, leaves: Sequence[Leaf]) -> None:
    after_signs = [leaf for leaf in leaves if leaf.after]
    for leaf in after_signs or leaves:
        if leaf.cue is not None:
            found.cues.append((first, last, leaf.cue))
        elif leaf.skill is not None:
            if first == last and _is_web_address(reading, last):
                continue
            recased = bool(leaf.exact) and reading.surface(first, last) != leaf.exact
            if leaf.bound or recased:
                found.unsure.append((first, last, leaf.skill, recased))
            else:
                found.sure.append((first, last, leaf.skill))


def _is_web_address(reading: Reading, last: int) -> bool:
    return reading.words[last + 1 : last + 2] in _DOMAINS and reading.after(last) == "."


def _look_inside(reading: Reading, root: Node, found: _Found, first: int, last: int) -> None:
    outer = {skill.id for a, b, skill in found.sure if (a, b) == (first, last)}
    words = reading.words
    at = first
    while at <= last:
        limit = last - 1 if at == first else last
        met = _longest(reading, root.get(words[at], {}), at, limit)
        if met is None:
            at += 1
            continue
        end, leaves = met
        inner = [leaf for leaf in leaves if leaf.skill is not None and leaf.skill.id not in outer]
        if not inner:
            at += 1
            continue
        _keep(reading, found, at, end, inner)
        at = end + 1


def _settle(reading: Reading, found: _Found) -> None:
    """Move the unsure to the sure where context or a neighbour in a list speaks for them."""
    starts = {a for a, _, skill in found.sure if skill.group not in _NO_NEIGHBOURS}
    ends = {b for _, b, skill in found.sure if skill.group not in _NO_NEIGHBOURS}
    waiting = []
    for first, last, skill, strong in found.unsure:
        count = count_context(reading, first, last, skill)
        if count >= (_STRONG if strong else 1) or (
            not strong
            and count == 0
            and reading.surface(first, last)[0].isupper()
            and is_used(reading, first, last)
        ):
            found.sure.append((first, last, skill))
            starts.add(first)
            ends.add(last)
        elif count >= 0:
            waiting.append((first, last, skill))
    # one pass each way carries a chain of neighbours to both its ends
    for items in (waiting, waiting[::-1]):
        for first, last, skill in items:
            if first not in starts and in_a_list(reading, first, last, starts, ends):
                found.sure.append((first, last, skill))
                starts.add(first)
                ends.add(last)
