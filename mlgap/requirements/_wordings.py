"""Wordings by which CVs tell of a requirement: rows of phrases that a claim must hold, or must not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlgap.errors import DataError
from mlgap.requirements._phrases import Phrase, Phrases, compile_phrase
from mlgap.types import AggregatedRequirement

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+")
_PARTS = re.compile(r"(?:^|\s+)([&!])\s+")
_KEYS = ("id", "statement", "skill_ids")
_NO_AREA = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One row: a claim that holds all of `needs` and none of `bars` tells of the requirement."""

    requirement_id: str
    needs: frozenset[str]
    bars: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wordings:
    """All rows, and the statements that only CVs are read for.

    `items` have no prototypes: no advert asks for them in these words, so no published share knows them.
    """

    items: tuple[AggregatedRequirement, ...]
    rows: tuple[Wording, ...]
    parts: Phrases

    def told_in(self, claim: str) -> tuple[str, ...]:
        """Return the ids of the requirements that one sentence of `claim` tells of, sorted."""
        found: set[str] = set()
        for sentence in _SENTENCE_END.split(claim.replace("%", " percent")):
            held = frozenset(self.parts.described_in(sentence))
            found.update(r.requirement_id for r in self.rows if r.needs <= held and not r.bars & held)
        return tuple(sorted(found))


def load_wordings(path: Path, known: Collection[str], skill_ids: Collection[str]) -> Wordings:
    """Return the wordings of `path`; `known` are the requirements' ids, `skill_ids` the taxonomy's.

    Raises `DataError` with all faults: not TOML, unknown ids, phrases that cannot be read.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error}"]) from error
    reader = _Reader(path.name, raw.get("words", {}))
    items = reader.items(raw.get("requirement", []), known, skill_ids)
    rows = reader.rows(raw.get("patterns", {}), raw.get("unless", {}), {*known, *(i.id for i in items)})
    if not rows:
        reader.problems.append(f"{path.name}: [patterns]: expected at least one row")
    if reader.problems:
        raise DataError(path.name, reader.problems)
    return Wordings(items, tuple(rows), Phrases(tuple(reader.parts.values())))


class _Reader:
    """Compiles each part once, under its own text, and collects the problems of one file."""

    def __init__(self, name: str, words: Mapping[str, str]) -> None:
        self.problems: list[str] = []
        self.parts: dict[str, Phrase] = {}
        self._name = name
        self._words = words

    def items(
        self, tables: Any, known: Collection[str], skill_ids: Collection[str]
    ) -> tuple[AggregatedRequirement, ...]:
        found: dict[str, AggregatedRequirement] = {}
        for table in tables:
            place = f"{self._name}: [[requirement]] {table.get('id')!r}"
            if sorted(table) != sorted(_KEYS):
                self.problems.append(f"{place}: expected exactly {', '.join(_KEYS)}")
                continue
            wrong = [skill for skill in table["skill_ids"] if skill not in skill_ids]
            self.problems += [f"{place}: unknown skill {skill!r}" for skill in wrong]
            if table["id"] in known or table["id"] in found:
                self.problems.append(f"{place}: is there twice")
            found[table["id"]] = AggregatedRequirement(
                table["id"], table["statement"], _NO_AREA, tuple(table["skill_ids"]), ()
            )
        return tuple(found.values())

    def rows(
        self, patterns: Mapping[str, Any], unless: Mapping[str, Any], known: Collection[str]
    ) -> list[Wording]:
        for id_ in sorted({*patterns, *unless} - {*known}):
            self.problems.append(f"{self._name}: {id_}: no such requirement")
        rows: list[Wording] = []
        for id_, written in patterns.items():
            barred = frozenset(self._part(id_, text) for text in unless.get(id_, []))
            for row in written:
                needs, bars = self._split(id_, row)
                rows.append(Wording(id_, needs, bars | barred))
        return rows

    def _split(self, id_: str, row: str) -> tuple[frozenset[str], frozenset[str]]:
        first, *rest = _PARTS.split(row)
        marked = [("&", first), *zip(rest[::2], rest[1::2], strict=True)]
        needs = [self._part(id_, text) for mark, text in marked if mark == "&" and text.strip()]
        bars = [self._part(id_, text) for mark, text in marked if mark == "!"]
        if not needs:
            self.problems.append(f"{self._name}: {id_}: {row!r}: expected words to look for")
        return frozenset(needs), frozenset(bars)

    def _part(self, id_: str, text: str) -> str:
        if text not in self.parts:
            try:
                self.parts[text] = compile_phrase(text, text, self._words)
            except (ValueError, KeyError) as error:
                self.problems.append(f"{self._name}: {id_}: {text!r}: {error}")
        return text
