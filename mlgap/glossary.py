"""Plain words behind the terms on screen: what each means here, in a sentence or three."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mlgap.errors import DataError
from mlgap.vocabulary import DATA

__all__ = ["Glossary", "Term", "load_glossary"]

_FIELDS = {"name", "group", "says"}


@dataclass(frozen=True, slots=True)
class Term:
    """One term as it stands on screen, and what it means here."""

    id: str
    name: str
    group: str
    says: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms by id, and the groups in the order in which they are told."""

    terms: Mapping[str, Term]
    groups: tuple[str, ...]

    def of(self, group: str) -> tuple[Term, ...]:
        """Return the terms of a group in the file's order."""
        return tuple(term for term in self.terms.values() if term.group == group)


def load_glossary(path: Path = DATA / "glossary.toml") -> Glossary:
    """Return the glossary of `path`, read once per process.

    Raises `DataError` where the file is missing, is not TOML, or a term is not whole.
    """
    return _read_once(path)


@cache
def _read_once(path: Path) -> Glossary:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    except ValueError as error:
        raise DataError(path.name, [f"{path.name}: not TOML in UTF-8: {error}"]) from error
    groups = raw.pop("groups", [])
    faults = [f"{path.name}: {fault}" for fault in _faults(raw, groups)]
    if faults:
        raise DataError(path.name, faults)
    return Glossary({id_: Term(id_, **row) for id_, row in raw.items()}, tuple(groups))


def _faults(raw: Mapping[str, Any], groups: object) -> Iterator[str]:
    if not isinstance(groups, list) or not groups or not all(isinstance(g, str) for g in groups):
        yield "groups: expected a list of names"
        return
    for id_, row in raw.items():
        if not isinstance(row, dict) or set(row) != _FIELDS:
            yield f"{id_}: expected the fields {', '.join(sorted(_FIELDS))} and no other"
        elif not all(isinstance(said, str) and said.strip() for said in row.values()):
            yield f"{id_}: expected words in every field"
        elif row["group"] not in groups:
            yield f"{id_}: group: expected one of {', '.join(groups)}"
