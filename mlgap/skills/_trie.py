"""All aliases and all cues of negation in one trie over words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mlgap.skills._alias import parse_alias, spellings
from mlgap.skills._cues import CUES, Cue
from mlgap.types import Skill

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
