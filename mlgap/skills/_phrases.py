"""Skills that a sentence describes without naming: worded patterns of `phrases.csv`, matched in one pass.

A pattern is words in order. `monitor*` is any word so begun, `model|models` either, `ai_system*` words that
follow each other, `..` a gap of up to three words within a phrase and `...` one of up to eight that may
cross commas; none leaves the sentence.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mlgap.errors import DataError
from mlgap.skills._case import lowered
from mlgap.types import Mention, Span

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

COLUMNS = ("skill_id", "pattern")
_WORD_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_OPENING_LETTERS = _WORD_LETTERS | {" "}
_WITHIN_PHRASE = r"[^\w.,;:!?()\n]+|\.(?=\w)"
_WITHIN_SENTENCE = r"[^\w.;!?\n]+|\.(?=\w)"
_GAPS = {"..": (_WITHIN_PHRASE, 3), "...": (_WITHIN_SENTENCE, 8)}
_AS_SPACES = str.maketrans(dict.fromkeys("-/\n\xa0", " "))
_STEM = 3
_REACH = 300
"""A phrase with its gaps is no longer than so many characters after its first word."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern: the words it begins with, and parts of words of which it needs one further on."""

    skill: str
    opening: str
    whole: bool
    """Whether `opening` ends where a word does."""
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


class Phrases:
    """All patterns, and one automaton over the words they begin with."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        openings: dict[tuple[str, bool], list[Phrase]] = {}
        for phrase in phrases:
            # words of an opening may stand apart by a hyphen and a line break too
            for words in {phrase.opening, phrase.opening.replace(" ", "  ")}:
                openings.setdefault((words, phrase.whole), []).append(phrase)
        self._openings = list(openings.items())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, Implementation

        words = [words for (words, _), _ in self._openings]
        return AhoCorasick(words, implementation=Implementation.DFA)

    def begun_in(self, lower: str) -> Iterator[tuple[int, Phrase]]:
        """Yield (place, phrase) of each phrase that may begin there: what it needs stands near."""
        spaced = lower.translate(_AS_SPACES)
        for number, start, end in self._automaton.find_matches_as_indexes(spaced, overlapping=True):
            if start and lower[start - 1] in _WORD_LETTERS:
                continue
            (_, whole), phrases = self._openings[number]
            if whole and end < len(lower) and lower[end] in _WORD_LETTERS:
                continue
            near = lower[end : end + _REACH]
            for phrase in phrases:
                # a failing search over a gap of eight words costs ten times this look ahead
                if not phrase.needs or holds_any(near, phrase.needs):
                    yield start, phrase


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Return whether `text` holds one of `words`, letter for letter."""
    for word in words:  # noqa: SIM110 - a generator costs twice as much, and this runs a hundred times a text
        if word in text:
            return True
    return False


def load_phrases(skills: frozenset[str], path: Path) -> Phrases:
    """Return the phrases of `path`, none where there is no such file.

    Raises `DataError` with every line whose skill is not among `skills` or whose pattern cannot be read.
    """
    if not path.is_file():
        return Phrases(())
    phrases: list[Phrase] = []
    problems: list[str] = []
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise DataError(path.name, [f"{path.name}:1: expected the columns {', '.join(COLUMNS)}"])
    for row in rows:
        place = f"{path.name}:{rows.line_num}"
        if row["skill_id"] not in skills:
            problems.append(f"{place}: skill_id: unknown {row['skill_id']!r}")
        first, _, rest = row["pattern"].partition(" ")
        if first in _GAPS or not first or re.search(r"[^\w |*.’'/-]", row["pattern"]):
            problems.append(f"{place}: pattern: cannot be read: {row['pattern']!r}")
            continue
        for opening in first.split("|"):
            literal, star, _ = " ".join(opening.split("_")[:2]).translate(_AS_SPACES).partition("*")
            if star and len(literal) < _STEM:
                problems.append(f"{place}: pattern: the first word needs {_STEM} letters before its *")
            elif not set(literal) <= _OPENING_LETTERS:
                problems.append(f"{place}: pattern: cannot begin with {opening!r}")
            else:
                pattern = re.compile(_expression(opening, rest))
                phrases.append(Phrase(row["skill_id"], literal, not star, _needs(rest), pattern))
    if problems:
        raise DataError(path.name, problems)
    return Phrases(phrases)


def _needs(rest: str) -> tuple[str, ...]:
    """Return, for the token of `rest` with the longest shortest choice, a part of each of its choices."""
    tokens = [token for token in rest.split() if token not in _GAPS]
    parts = [tuple(_plainest(choice) for choice in token.split("|")) for token in tokens]
    return max(parts, key=lambda choices: min(map(len, choices)), default=())


def _plainest(choice: str) -> str:
    return max((word.rstrip("*") for word in choice.split("_")), key=len)


def _expression(opening: str, rest: str) -> str:
    parts, between = [_words(opening)], _WITHIN_PHRASE
    for token in rest.split():
        if token in _GAPS:
            between, most = _GAPS[token]
            parts.append(rf"(?:(?:{between})[\w'’/+#-]+){{0,{most}}}?")
        else:
            parts.append(rf"(?:{between})(?:{'|'.join(_words(choice) for choice in token.split('|'))})")
            between = _WITHIN_PHRASE
    return "".join(parts) + r"(?!\w)"


def _words(token: str) -> str:
    return r"[\s-]+".join(re.escape(word).replace(r"\*", r"\w*") for word in token.split("_"))


def find_phrases(text: str, phrases: Phrases) -> tuple[Mention, ...]:
    """Return what the sentences of `text` describe, in the order of their spans; no negation is judged."""
    return tuple(sorted(_found(text, phrases), key=lambda m: (m.span.start, m.skill_id)))


def _found(text: str, phrases: Phrases) -> Iterator[Mention]:
    lower = lowered(text)
    for start, phrase in phrases.begun_in(lower):
        met = phrase.pattern.match(lower, start)
        if met is not None:
            yield Mention(phrase.skill, Span(met.start(), met.end()), False, False)
