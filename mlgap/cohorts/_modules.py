"""Which module of a programme teaches which skills: a CSV of `module,skill`."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mlgap.errors import DataError
from mlgap.skills import Taxonomy

MOST_BYTES = 1_000_000
MOST_ROWS = 5_000
MOST_PROBLEMS = 50
"""Named line by line; the rest is counted."""
MOST_NAME = 80
"""Characters of a module's name."""
_COLUMNS = ("module", "skill")
_MARKS = "=~+!"
"""What an alias of the taxonomy may start with to say how it is matched."""
_PLACE = "modules.csv"


@dataclass(frozen=True, slots=True)
class ModuleMap:
    """Modules in the order of the file, each with the ids of its skills; `problems` name lines and why."""

    modules: tuple[tuple[str, tuple[str, ...]], ...]
    problems: tuple[str, ...] = ()


def read_modules(data: bytes, taxonomy: Taxonomy) -> ModuleMap:
    """Return the modules of a CSV with the columns module and skill (an id, a label or another spelling).

    Several skills may stand in one cell with ";" between them. Unknown skills are problems with their line
    and lose nothing else. Raises `DataError` for what is no such CSV.
    """
    known = _known_names(taxonomy)
    modules: dict[str, dict[str, None]] = {}
    problems: list[str] = []
    for line, module, skill in _cells(data):
        name, id_ = _plain(module)[:MOST_NAME], known.get(_key(skill))
        if not name or not skill.strip():
            problems.append(f"line {line}: expected a module and a skill, found one of them empty")
        elif id_ is None:
            problems.append(
                f"line {line}: no skill is known as {_plain(skill)[:MOST_NAME]!r}: "
                "give its id, label or another spelling"
            )
        else:
            modules.setdefault(name, {})[id_] = None
    if not modules:
        raise DataError(_PLACE, _some(problems) or ["no line names a module and a skill"])
    return ModuleMap(tuple((name, tuple(ids)) for name, ids in modules.items()), tuple(_some(problems)))


def _cells(data: bytes) -> Iterator[tuple[int, str, str]]:
    """Yield (line, module, skill) of each cell; raises `DataError`."""
    if len(data) > MOST_BYTES:
        raise DataError(_PLACE, [f"more than {MOST_BYTES // 1_000_000} MB: a short CSV is expected"])
    text = _decoded(data)
    head = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        places = _columns(next(rows, []))
        for row in rows:
            if rows.line_num > MOST_ROWS:
                raise DataError(_PLACE, [f"the file has more than {MOST_ROWS:,} lines: expected a short CSV"])
            if any(cell.strip() for cell in row):
                module, skills = (row[i] if i < len(row) else "" for i in places)
                yield from ((rows.line_num, module, skill) for skill in skills.split(";"))
    except csv.Error as error:
        raise DataError(_PLACE, [f"line {rows.line_num}: not readable as CSV: {error}"]) from error


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(_PLACE, ["not UTF-8 text: save it as CSV in UTF-8"]) from error
    if "\0" in text:
        raise DataError(_PLACE, ["not text: expected a CSV with the columns module and skill"])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _columns(head: Sequence[str]) -> tuple[int, ...]:
    names = [cell.strip().casefold() for cell in head]
    if missing := [name for name in _COLUMNS if name not in names]:
        raise DataError(_PLACE, [f"line 1: expected the columns module and skill, {missing[0]} is missing"])
    return tuple(names.index(name) for name in _COLUMNS)


def _known_names(taxonomy: Taxonomy) -> Mapping[str, str]:
    """Return the id of each name of a skill; ids go before labels, and labels before other spellings."""
    known: dict[str, str] = {}
    skills = taxonomy.skills.values()
    for names in (
        [(s.id, s.id) for s in skills],
        [(s.label, s.id) for s in skills],
        [(alias.lstrip(_MARKS), s.id) for s in skills for alias in s.aliases],
        list(taxonomy.replaced.items()),
    ):
        for name, id_ in names:
            known.setdefault(_key(name), id_)
    return known


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("-", " ").split())


def _plain(name: str) -> str:
    return " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in name).split())


def _some(problems: Sequence[str]) -> list[str]:
    rest = len(problems) - MOST_PROBLEMS
    return [*problems[:MOST_PROBLEMS], *([f"and {rest} more lines"] if rest > 0 else [])]
