"""The taxonomy of `data/skills.csv`: reading it, and every fault of it at once."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from mlgap.errors import DataError
from mlgap.skills._checks import check_rows
from mlgap.skills._phrases import Phrases, load_phrases
from mlgap.skills._trie import SEPARATORS, Node, Surfaces, build_trie
from mlgap.types import Skill
from mlgap.vocabulary import DATA

COLUMNS = (
    "skill_id", "label", "group", "kind", "production", "area", "aliases", "ambiguous", "context_words",
    "implies", "siblings", "edition", "replaces", "esco_uri", "esco_label", "onet", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All skills by id, merged ids to the id that stands for them now, and the SHA-256 of the file in hex."""

    skills: Mapping[str, Skill]
    replaced: Mapping[str, str]
    split_from: Mapping[str, str]
    """A skill that was split off to the one that held it before, where that still exists."""
    added: frozenset[str]
    """Skills of later editions, which the first published list of ids does not hold."""
    digest: str
    trie: Node = field(repr=False, compare=False)
    surfaces: Surfaces = field(repr=False, compare=False)
    words: frozenset[str] = field(repr=False, compare=False)
    """Every word that stands in a spelling of an alias."""
    phrases: Phrases = field(repr=False, compare=False)
    """How sentences describe a skill without naming it, from `phrases.csv` beside the taxonomy."""


def load_taxonomy(path: Path = DATA / "skills.csv") -> Taxonomy:
    """Return the taxonomy of `path`, read once per process.

    Raises `DataError` with every fault of the file, each with its line and column.
    """
    return _load_once(path)


@cache
def _load_once(path: Path) -> Taxonomy:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise DataError(path.name, [f"{path.name}: expected UTF-8, byte {error.start} is not"]) from error
    rows = list(csv.DictReader(io.StringIO(text)))
    problems = check_rows(path.name, rows, COLUMNS)
    if problems:
        raise DataError(path.name, problems)
    skills = {row["skill_id"]: _skill(row) for row in rows}
    before = [(old, row["skill_id"]) for row in rows for old in _items(row["replaces"])]
    trie = build_trie(skills.values())
    return Taxonomy(
        skills=MappingProxyType(skills),
        replaced=MappingProxyType({old: new for old, new in before if old not in skills}),
        split_from=MappingProxyType({new: old for old, new in before if old in skills}),
        added=frozenset(row["skill_id"] for row in rows if row["edition"] != "1"),
        digest=hashlib.sha256(raw).hexdigest(),
        trie=trie,
        surfaces=Surfaces(trie),
        words=frozenset(_words(trie)),
        phrases=load_phrases(frozenset(skills), path.with_name("phrases.csv")),
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(";") if item)


def _skill(row: Mapping[str, str]) -> Skill:
    return Skill(
        id=row["skill_id"],
        label=row["label"],
        group=row["group"],
        kind=row["kind"],  # type: ignore[arg-type] # check_rows holds it to the Literal
        production=row["production"] == "yes",
        area=row["area"],
        aliases=_items(row["aliases"]),
        ambiguous=row["ambiguous"] == "yes",
        context_words=_items(row["context_words"]),
        implies=_items(row["implies"]),
        siblings=_items(row["siblings"]),
    )


def _words(node: Node) -> set[str]:
    found: set[str] = set()
    todo = [node]
    while todo:
        for key, below in todo.pop().items():
            if key:
                found.add(key.lstrip(SEPARATORS))
                todo.append(below)
    return found
