"""Reading `requirements.toml`: every fault of the file is reported at once, each with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlgap.errors import DataError
from mlgap.types import AggregatedRequirement

FEWEST_PROTOTYPES = 4
_HEADER = "[[requirement]]"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LISTS = ("skill_ids", "prototypes")
_KEYS = ("id", "statement", "area", *_LISTS)


@dataclass(frozen=True, slots=True)
class Rule:
    """When a line describes a requirement; measured on the model with digest `model`.

    `threshold` is a probability under the head; a line describes at most `most` requirements.
    """

    model: str
    threshold: float
    most: int


@dataclass(frozen=True, slots=True)
class RequirementsFile:
    """The checked content of the file, in its order."""

    items: tuple[AggregatedRequirement, ...]
    background: tuple[str, ...]
    rule: Rule


def read_requirements(path: Path, skill_ids: Collection[str], areas: Collection[str]) -> RequirementsFile:
    """Return the checked content of `path`; raises `DataError` with all its faults."""
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: not TOML: {error}"]) from error
    checker = _Checker(path.name, text, frozenset(skill_ids), frozenset(areas))
    checker.check(raw)
    if checker.problems:
        raise DataError(path.name, checker.problems)
    return RequirementsFile(
        items=tuple(
            AggregatedRequirement(
                id=table["id"],
                statement=table["statement"],
                area=table["area"],
                skill_ids=tuple(table["skill_ids"]),
                prototypes=tuple(table["prototypes"]),
            )
            for table in raw["requirement"]
        ),
        background=tuple(raw["background"]["lines"]),
        rule=Rule(**raw["rule"]),
    )


def _is_texts(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, str) and item.strip() for item in value)
    )


class _Checker:
    """Collects the problems of one file."""

    def __init__(self, name: str, text: str, skill_ids: frozenset[str], areas: frozenset[str]) -> None:
        self.problems: list[str] = []
        self._name = name
        self._skill_ids = skill_ids
        self._areas = areas
        self._rows = [n for n, row in enumerate(text.splitlines(), 1) if row.strip().startswith(_HEADER)]
        self._ids: set[str] = set()
        self._said: dict[str, str] = {}

    def check(self, raw: dict[str, Any]) -> None:
        tables = raw.get("requirement")
        if not isinstance(tables, list) or not tables:
            self._report(self._name, f"expected at least one {_HEADER}")
            tables = []
        for number, table in enumerate(tables):
            row = self._rows[number] if number < len(self._rows) else 0
            self._check_table(f"{self._name}:{row}", table)
        if not _is_texts(raw.get("background", {}).get("lines")):
            self._report(f"{self._name}: [background] lines", "expected a list of texts")
        self._check_rule(raw.get("rule", {}))

    def _report(self, place: str, problem: str) -> None:
        self.problems.append(f"{place}: {problem}")

    def _check_table(self, place: str, table: dict[str, Any]) -> None:
        for key in sorted(table.keys() - set(_KEYS)):
            self._report(f"{place}: {key}", f"unknown key, expected {', '.join(_KEYS)}")
        wrong = {key for key in _KEYS if not self._check_value(f"{place}: {key}", key, table.get(key))}
        if "id" not in wrong:
            self._check_id(f"{place}: id", table["id"])
        if "area" not in wrong and table["area"] not in self._areas:
            known = ", ".join(sorted(self._areas))
            self._report(f"{place}: area", f"unknown area {table['area']!r}, expected one of {known}")
        if "skill_ids" not in wrong:
            for skill in table["skill_ids"]:
                if skill not in self._skill_ids:
                    self._report(f"{place}: skill_ids", f"unknown skill {skill!r}")
        if not wrong & {"statement", "prototypes"}:
            self._check_prototypes(place, table)

    def _check_value(self, place: str, key: str, value: object) -> bool:
        fine = _is_texts(value) if key in _LISTS else isinstance(value, str) and bool(value.strip())
        if not fine:
            self._report(place, "expected a list of texts" if key in _LISTS else "expected a text")
        return fine

    def _check_id(self, place: str, id_: str) -> None:
        if not _ID.fullmatch(id_):
            self._report(place, f"expected lower-case words joined by hyphens, got {id_!r}")
        if id_ in self._ids:
            self._report(place, f"{id_!r} is there twice")
        self._ids.add(id_)

    def _check_prototypes(self, place: str, table: dict[str, Any]) -> None:
        prototypes = table["prototypes"]
        if len(prototypes) < FEWEST_PROTOTYPES:
            found = len(prototypes)
            self._report(f"{place}: prototypes", f"expected at least {FEWEST_PROTOTYPES}, got {found}")
        for text in (table["statement"], *prototypes):
            said = " ".join(text.casefold().split())
            if said in self._said:
                self._report(f"{place}: prototypes", f"{text!r} is already said at {self._said[said]}")
            self._said.setdefault(said, place)

    def _check_rule(self, rule: dict[str, Any]) -> None:
        expected = Rule.__dataclass_fields__.keys()
        if rule.keys() != expected:
            self._report(f"{self._name}: [rule]", f"expected exactly {', '.join(expected)}")
            return
        if not isinstance(rule["threshold"], int | float) or not 0 <= rule["threshold"] <= 1:
            problem = f"expected a number in [0, 1], got {rule['threshold']!r}"
            self._report(f"{self._name}: [rule] threshold", problem)
        if not isinstance(rule["most"], int) or rule["most"] < 1:
            self._report(
                f"{self._name}: [rule] most", f"expected a whole number from 1, got {rule['most']!r}"
            )
        if not re.fullmatch(r"[0-9a-f]{64}", str(rule["model"])):
            self._report(f"{self._name}: [rule] model", "expected a SHA-256 in hex")
