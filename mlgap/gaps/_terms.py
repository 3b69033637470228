"""`data/terms.csv`: how adverts usually write a thing, and the spellings they use less."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mlgap.errors import DataError
from mlgap.vocabulary import DATA

COLUMNS = ("skill_id", "term", "adverts", "spelling", "spelling_adverts")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A less usual spelling of a skill, and the term that more adverts write; counts are of adverts.

    Without a `spelling` it says only which term to offer.
    """

    skill_id: str
    term: str
    adverts: int
    spelling: str
    spelling_adverts: int


def load_terms(skills: Collection[str], path: Path = DATA / "terms.csv") -> tuple[Spelling, ...]:
    """Return the spellings in the file's order; raises `DataError` naming every faulty line."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise DataError(path.name, [f"{path.name}:1: expected the columns {', '.join(COLUMNS)}"])
    rows = list(enumerate(reader, start=2))
    problems = [p for number, row in rows for p in _problems(f"{path.name}:{number}", row, skills)]
    seen: set[tuple[str, str]] = set()
    terms: dict[str | None, str | None] = {}
    for number, row in rows:
        if terms.setdefault(row["skill_id"], row["term"]) != row["term"]:
            problems.append(f"{path.name}:{number}: term: expected {terms[row['skill_id']]!r} as before")
        key = (row["skill_id"] or "", (row["spelling"] or "").casefold())
        if key in seen:
            problems.append(f"{path.name}:{number}: spelling: {row['spelling']!r} stands twice")
        seen.add(key)
    if problems:
        raise DataError(path.name, problems)
    return tuple(
        Spelling(r["skill_id"], r["term"], int(r["adverts"]), r["spelling"], int(r["spelling_adverts"]))
        for _, r in rows
    )


def _problems(where: str, row: Mapping[str, str | None], skills: Collection[str]) -> Iterator[str]:
    if row["skill_id"] not in skills:
        yield f"{where}: skill_id: {row['skill_id']!r} is unknown"
    if not (row["term"] or "").strip():
        yield f"{where}: term: expected a text"
    counts = [row["adverts"] or "", row["spelling_adverts"] or ""]
    if not all(count.isascii() and count.isdigit() for count in counts):
        yield f"{where}: adverts: expected whole numbers, got {counts[0]!r} and {counts[1]!r}"
    elif int(counts[0]) <= int(counts[1]):
        yield f"{where}: adverts: expected the term to be more usual than the spelling"
