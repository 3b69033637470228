"""The questions of `data/questions.toml`: what is asked, what a strong answer holds, what it draws on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from mlgap.gaps._toml import Faults, read_toml
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
    rows = read_toml(path).get("question", [])
    faults = Faults(path.name)
    if not rows:
        faults.add("question", "expected at least one")
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        where = f"question {row.get('id', number)!r}"
        if not faults.check_shape(where, {"prepare": [], **row}, _TEXTS, _LISTS):
            continue
        for problem in _content_problems(row):
            faults.add(where, problem)
        faults.check_known(where, "skill_ids", row["skill_ids"], skills)
        faults.check_known(where, "requirement_ids", row["requirement_ids"], requirements)
        if row["id"] in seen:
            faults.add(where, "id: stands twice")
        seen.add(row["id"])
    faults.raise_any()
    return tuple(_question(row) for row in rows)


def _content_problems(row: Mapping[str, Any]) -> Iterator[str]:
    kinds = get_args(QuestionKind)
    if row["kind"] not in kinds:
        yield f"kind: expected one of {', '.join(kinds)}, got {row['kind']!r}"
    if len(row["strong"]) not in _STRONG:
        yield f"strong: expected 3 to 5 points, got {len(row['strong'])}"
    if bool(row.get("prepare")) != (row["kind"] == "format"):
        yield "prepare: expected for a format, and for nothing else"
    if not row["skill_ids"]:
        yield "skill_ids: expected at least one"


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
