"""The questions of `data/questions.toml`: what is asked, what a strong answer holds, what it draws on."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from mlgap.errors import DataError
from mlgap.vocabulary import DATA

QuestionKind = Literal["topic", "skill", "format"]

_TEXTS = ("id", "kind", "title", "ask")
_LISTS = ("strong", "prepare", "skill_ids", "requirement_ids")
_STRONG = range(3, 6)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing employers ask about; `strong` are three to five points of a good answer.

    A "topic" is asked whatever the tools are, a "skill" where the skill is asked, a "format" is another
    way to be tested, with what to `prepare`. `skill_ids` stand in order: what it is most about first.
    """

    id: str
    kind: QuestionKind
    title: str
    ask: str
    strong: tuple[str, ...]
    prepare: tuple[str, ...]
    skill_ids: tuple[str, ...]
    requirement_ids: tuple[str, ...]


def load_questions(
    skills: Collection[str], requirements: Collection[str], path: Path = DATA / "questions.toml"
) -> tuple[Question, ...]:
    """Return all questions in the file's order; `skills` and `requirements` are the ids that exist.

    Raises `DataError` naming every fault of the file.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(path.name, [f"{path.name}: not TOML: {error}"]) from error
    rows = raw.get("question", [])
    if not isinstance(rows, list) or not rows:
        raise DataError(path.name, [f"{path.name}: expected at least one [[question]]"])
    problems = list(_all_problems(path.name, rows, frozenset(skills), frozenset(requirements)))
    if problems:
        raise DataError(path.name, problems)
    return tuple(_question(row) for row in rows)


def _all_problems(
    file: str, rows: Iterable[Mapping[str, Any]], skills: frozenset[str], requirements: frozenset[str]
) -> Iterator[str]:
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        where = f"{file}: question {row.get('id', number)!r}"
        shape = list(_shape_problems(where, row))
        yield from shape
        if shape:
            continue
        yield from _content_problems(where, row)
        yield from _unknown(where, "skill_ids", row["skill_ids"], skills)
        yield from _unknown(where, "requirement_ids", row["requirement_ids"], requirements)
        if row["id"] in seen:
            yield f"{where}: id: stands twice"
        seen.add(row["id"])


def _shape_problems(where: str, row: Mapping[str, Any]) -> Iterator[str]:
    for name in _TEXTS:
        if not isinstance(row.get(name), str) or not row[name].strip():
            yield f"{where}: {name}: expected a text, got {row.get(name)!r}"
    for name in _LISTS:
        values = row.get(name, [] if name == "prepare" else None)
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            yield f"{where}: {name}: expected a list of texts, got {values!r}"
    for name in row.keys() - {*_TEXTS, *_LISTS}:
        yield f"{where}: {name}: expected one of {', '.join((*_TEXTS, *_LISTS))}"


def _content_problems(where: str, row: Mapping[str, Any]) -> Iterator[str]:
    kinds = get_args(QuestionKind)
    if row["kind"] not in kinds:
        yield f"{where}: kind: expected one of {', '.join(kinds)}, got {row['kind']!r}"
    if len(row["strong"]) not in _STRONG:
        yield f"{where}: strong: expected 3 to 5 points, got {len(row['strong'])}"
    if bool(row.get("prepare")) != (row["kind"] == "format"):
        yield f"{where}: prepare: expected for a format, and for nothing else"
    if not row["skill_ids"]:
        yield f"{where}: skill_ids: expected at least one"


def _unknown(where: str, name: str, ids: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    listed: set[str] = set()
    for id_ in ids:
        if id_ not in known:
            yield f"{where}: {name}: {id_!r} is unknown"
        if id_ in listed:
            yield f"{where}: {name}: {id_!r} stands twice"
        listed.add(id_)


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        ask=row["ask"],
        strong=tuple(row["strong"]),
        prepare=tuple(row.get("prepare", ())),
        skill_ids=tuple(row["skill_ids"]),
        requirement_ids=tuple(row["requirement_ids"]),
    )
