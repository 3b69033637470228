"""All aliases and cues of negation in one trie over words, and an automaton that tells where to walk it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from mlgap.skills._alias import parse_alias, spellings
from mlgap.skills._cues import CUES, Cue
from mlgap.types import Skill

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

SEPARATORS = " /.&',:–"
"""What a key of the trie begins with after the first word."""
BETWEEN = "  "

Node = dict[str, Any]
"""Maps the next key to a node; "" maps to the tuple of leaves that end here."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a path through the trie means: a skill, a cue, or (neither) words to skip.

    `plain` leaves need no look at the text around them.
    """

    skill: Skill | None = None
    cue: Cue | None = None
    exact: str = ""
    bound: bool = False
    open: bool = False
    before: str = ""
    after: str = ""
    plain: bool = True


def build_trie(skills: Iterable[Skill]) -> Node:
    """Return the root of a trie over every spelling of every alias of `skills`, and over the cues."""
    root: Node = {}
    for skill in skills:
        for written in skill.aliases:
            alias = parse_alias(written)
            for spelling in spellings(alias):
                # a bare letter is never a name by its look alone: R&D, C-level, Series C
                single = len(spelling.keys) == 1 and len(spelling.keys[0]) <= 2
                leaf = Leaf(
                    skill=None if alias.never else skill,
                    exact=alias.text if alias.exact else "",
                    bound=alias.bound,
                    open=alias.open,
                    before=spelling.before,
                    after=spelling.after,
                    plain=not (alias.exact or single or spelling.before or spelling.after),
                )
                _insert(root, spelling.keys, leaf)
    for phrase, cue in CUES.items():
        words = phrase.split()
        _insert(root, (words[0], *(_cue_key(word) for word in words[1:])), Leaf(cue=cue))
    return root


def _cue_key(word: str) -> str:
    return word if word.startswith("'") else " " + word


def _insert(root: Node, keys: tuple[str, ...], leaf: Leaf) -> None:
    node = root
    for key in keys:
        node = node.setdefault(key, {})
    leaves = node.get("", ())
    if all(
        (old.skill, old.exact, old.after, old.cue) != (leaf.skill, leaf.exact, leaf.after, leaf.cue)
        for old in leaves
    ):
        node[""] = (*leaves, leaf)


class Surfaces:
    """The first two words of every path of the trie, found in one pass by a compiled automaton.

    The automaton knows words alone; what stands between them, letter case, context and further words stay
    with the trie. Two words leave few walks in vain and keep the automaton small enough for a cache.
    """

    def __init__(self, root: Node) -> None:
        self._words: list[str] = []
        self.sure: list[tuple[Leaf, ...] | None] = []
        """The leaves of a single word that needs no second look, else None."""
        for first, node in root.items():
            leaves = node.get("")
            if leaves is not None:
                self._words.append(first)
                self.sure.append(leaves if all(leaf.plain for leaf in leaves) else None)
            pairs = {f"{first}{BETWEEN}{key.lstrip(SEPARATORS)}" for key in node if key}
            self._words += sorted(pairs)
            self.sure += [None] * len(pairs)
        self.lengths = [words.count(BETWEEN) + 1 for words in self._words]

    @cached_property
    def _automaton(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

        patterns = [f" {words} ".encode("latin-1", "replace") for words in self._words]
        return BytesAhoCorasick(
            patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def met_in(self, words: list[str]) -> list[tuple[int, int]]:
        """Return (first word, number of the surface) of each surface, from the left, the longest each."""
        # two spaces between words, so that each word keeps its own on either side
        joined = f" {BETWEEN.join(words)} ".encode("latin-1", "replace")
        starts = [0, *accumulate(len(word) + len(BETWEEN) for word in words)]
        found = self._automaton.find_matches_as_indexes(joined)
        return [(bisect_left(starts, start), number) for number, start, _ in found]
