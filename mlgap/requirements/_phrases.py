"""Phrases by which adverts ask for a requirement: rows of words, compiled to patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mlgap.errors import DataError
from mlgap.vocabulary import DATA

_BETWEEN = r"[^\w.;!?]+"
_CLOSE = r"[^\w.;!?,:()]+"
_GAPS = {
    ".": rf"(?:{_CLOSE}\w+){{0,2}}?{_CLOSE}",
    "..": rf"(?:{_BETWEEN}\w+){{0,3}}?{_BETWEEN}",
    "...": rf"(?:{_BETWEEN}\w+){{0,8}}?{_BETWEEN}",
}
_ADJACENT = r"[\s/&+-]+"
_NOT_AN_EDGE = re.compile(r"(?:cutting|leading|bleeding)[\s-]edge")
_LIST = re.compile(r"<(\w+)>")
_ALTERNATIVE = re.compile(r"[^\W_][\w&'+-]*\*?")
_WORDS_KEPT = 200_000
_HEAD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a requirement; `heads` holds, token by token, what a word of the line must begin with."""

    requirement_id: str
    pattern: re.Pattern[str]
    heads: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Phrases:
    """All phrases, ready to be looked for in many lines."""

    items: tuple[Phrase, ...]
    _met_by_word: dict[str, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    def described_in(self, line: str) -> tuple[str, ...]:
        """Return the ids of the requirements that `line` asks for, sorted."""
        lower = _NOT_AN_EDGE.sub("modern", line.lower().replace("’", "'"))
        words = [(word.start(), self._met(word.group())) for word in _HEAD.finditer(lower)]
        met = frozenset[int]().union(*(tokens for _, tokens in words))
        found: set[str] = set()
        for rarest in met & self._by_rarest.keys():
            for phrase, first, tokens in self._by_rarest[rarest]:
                if phrase.requirement_id in found or not tokens <= met:
                    continue
                # Matching where a word begins as the phrase does costs a tenth of searching the line.
                starts = (start for start, own in words if first in own)
                if any(phrase.pattern.match(lower, start) for start in starts):
                    found.add(phrase.requirement_id)
        return tuple(sorted(found))

    def _met(self, word: str) -> frozenset[int]:
        """Return the numbers of the tokens with a head that `word` begins with."""
        known = self._met_by_word.get(word)
        if known is None:
            beginnings = (word[:end] for end in range(1, len(word) + 1))
            known = frozenset(token for head in beginnings for token in self._heads.get(head, ()))
            if len(self._met_by_word) < _WORDS_KEPT:
                self._met_by_word[word] = known
        return known

    @cached_property
    def _tokens(self) -> dict[frozenset[str], int]:
        distinct = sorted({heads for phrase in self.items for heads in phrase.heads}, key=sorted)
        return {heads: number for number, heads in enumerate(distinct)}

    @cached_property
    def _heads(self) -> dict[str, list[int]]:
        tokens_of: dict[str, list[int]] = {}
        for heads, number in self._tokens.items():
            for head in heads:
                tokens_of.setdefault(head, []).append(number)
        return tokens_of

    @cached_property
    def _by_rarest(self) -> dict[int, list[tuple[Phrase, int, frozenset[int]]]]:
        """Phrases with the numbers of their first and of all tokens, by the token likely to be rarest."""
        index: dict[int, list[tuple[Phrase, int, frozenset[int]]]] = {}
        for phrase in self.items:
            tokens = frozenset(self._tokens[heads] for heads in phrase.heads)
            rarest = min(phrase.heads, key=lambda heads: (len(heads), -min(map(len, heads)), sorted(heads)))
            entry = (phrase, self._tokens[phrase.heads[0]], tokens)
            index.setdefault(self._tokens[rarest], []).append(entry)
        return index


def load_phrases(
    known: Collection[str] | None = None, path: Path = DATA / "requirement_patterns.toml"
) -> Phrases:
    """Return the phrases of `path`; `known` are the requirements' ids where they are at hand.

    Raises `DataError` with all faults: not TOML, an id that is no requirement, a token that cannot be read.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: not TOML: {error}"]) from error
    words: Mapping[str, str] = raw.get("words", {})
    problems: list[str] = []
    phrases: list[Phrase] = []
    for id_, rows in raw.get("patterns", {}).items():
        if known is not None and id_ not in known:
            problems.append(f"{path.name}: {id_}: no such requirement")
        phrases += _compiled(id_, rows, words, path.name, problems)
    if not phrases:
        problems.append(f"{path.name}: [patterns]: expected at least one phrase")
    if problems:
        raise DataError(path.name, problems)
    return Phrases(tuple(phrases))


def _compiled(
    id_: str, rows: Any, words: Mapping[str, str], name: str, problems: list[str]
) -> Sequence[Phrase]:
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        problems.append(f"{name}: {id_}: expected a list of phrases")
        return []
    found = []
    for row in rows:
        try:
            found.append(compile_phrase(id_, row, words))
        except (ValueError, KeyError) as error:
            problems.append(f"{name}: {id_}: {row!r}: {error}")
    return found


def compile_phrase(id_: str, row: str, words: Mapping[str, str]) -> Phrase:
    """Return the phrase written as `row`; raises `ValueError` or `KeyError` where it cannot be read."""
    source, gap = r"\b", _ADJACENT
    heads: list[frozenset[str]] = []
    tokens = _LIST.sub(lambda match: words[match.group(1)], row).split()
    if not tokens or tokens[0] in _GAPS or tokens[-1] in _GAPS:
        raise ValueError("expected words at both ends")
    for token in tokens:
        if token in _GAPS:
            gap = _GAPS[token]
            continue
        alternatives = token.split("|")
        wrong = [a for a in alternatives if not _ALTERNATIVE.fullmatch(a)]
        if wrong:
            raise ValueError(f"cannot read {wrong[0]!r}")
        if heads:
            source += gap
        source += "(?:" + "|".join(map(_word, alternatives)) + r")\b"
        heads.append(frozenset(_HEAD.match(a).group() for a in alternatives))  # type: ignore[union-attr]  # checked above
        gap = _ADJACENT
    return Phrase(id_, re.compile(source), tuple(heads))


def _word(alternative: str) -> str:
    stem = re.escape(alternative.rstrip("*")).replace("_", r"[\s/&-]{0,3}").replace(r"\-", r"[\s-]?")
    return stem + (r"\w*" if alternative.endswith("*") else "")
