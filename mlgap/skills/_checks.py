"""Every fault of `skills.csv`, each with its place: `skills.csv:412: aliases: ...`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from mlgap.skills._alias import MARKS, parse_alias
from mlgap.types import SkillKind
from mlgap.vocabulary import load_vocabulary

Row = Mapping[str, str]
_FIRST_LINE = 2
_YES_NO = ("yes", "no")


def check_rows(name: str, rows: Sequence[Row], columns: Sequence[str]) -> list[str]:
    """Return the faults of `rows`, in the order of their lines; empty where there are none."""
    if not rows:
        return [f"{name}: expected a header and at least one skill, found none"]
    missing = [column for column in columns if column not in rows[0]]
    if missing:
        return [f"{name}:1: header: expected the columns {', '.join(columns)}; missing {', '.join(missing)}"]
    ids = {row["skill_id"] for row in rows}
    found = [
        *((line, fault) for line, row in enumerate(rows, _FIRST_LINE) for fault in _row_faults(row, ids)),
        *_repeated(rows),
        *_collisions(rows),
        *_one_sided(rows),
        *_circular(rows),
    ]
    return [f"{name}:{line}: {fault}" for line, fault in sorted(found)]


def _items(cell: str | None) -> list[str]:
    return [item for item in (cell or "").split(";") if item]


def _row_faults(row: Row, ids: set[str]) -> Iterator[str]:
    if None in row or None in row.values():
        yield "row: expected as many cells as the header has"
        return
    areas = load_vocabulary().ids["area"]
    if row["kind"] not in get_args(SkillKind):
        yield f"kind: expected one of {', '.join(get_args(SkillKind))}, got {row['kind']!r}"
    for column in ("production", "ambiguous"):
        if row[column] not in _YES_NO:
            yield f"{column}: expected yes or no, got {row[column]!r}"
    if row["production"] == "yes" and row["area"] not in areas:
        yield f"area: a production skill needs one of {', '.join(areas)}, got {row['area']!r}"
    if row["production"] == "no" and row["area"]:
        yield f"area: expected none where production is no, got {row['area']!r}"
    yield from _alias_faults(row)
    for column in ("implies", "siblings"):
        for other in _items(row[column]):
            if other not in ids or other == row["skill_id"]:
                yield f"{column}: expected another skill's id, got {other!r}"


def _alias_faults(row: Row) -> Iterator[str]:
    aliases = [parse_alias(written) for written in _items(row["aliases"])]
    if not any(not alias.never for alias in aliases):
        yield "aliases: expected at least one"
    for written, alias in zip(_items(row["aliases"]), aliases, strict=True):
        if not any(char.isalnum() for char in alias.text) or written != written.strip():
            yield f"aliases: {written!r} has no letter, or spaces at its ends"
    bound = any(alias.bound for alias in aliases)
    if bound != (row["ambiguous"] == "yes"):
        yield f"ambiguous: expected {'yes' if bound else 'no'}: {'an' if bound else 'no'} alias is marked ~"
    if bound and not _items(row["context_words"]):
        yield "context_words: expected some: an alias is marked ~"


def _repeated(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for line, row in enumerate(rows, _FIRST_LINE):
        if row["skill_id"] in seen:
            yield line, f"skill_id: {row['skill_id']!r} stands on line {seen[row['skill_id']]} already"
        seen.setdefault(row["skill_id"], line)


def _collisions(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield aliases that two skills share without one of the marks that settle what they mean."""
    held: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for line, row in enumerate(rows, _FIRST_LINE):
        for written in dict.fromkeys(_items(row["aliases"])):
            held[parse_alias(written).text.lower()].append((line, row["skill_id"], written))
    for text, holders in held.items():
        holders = [holder for holder in holders if not parse_alias(holder[2]).never]
        skills = {skill for _, skill, _ in holders}
        settled = all(a.open or a.bound for a in (parse_alias(written) for _, _, written in holders))
        if len(skills) > 1 and not settled:
            line, skill, _ = holders[-1]
            others = ", ".join(sorted(skills - {skill}))
            yield line, f"aliases: {text!r} is an alias of {others} too; mark both + or drop one"
        elif len(skills) == 1 and len({written.lstrip(MARKS) for _, _, written in holders}) < len(holders):
            yield holders[-1][0], f"aliases: {text!r} is written twice"


def _one_sided(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    siblings = {row["skill_id"]: set(_items(row["siblings"])) for row in rows}
    for line, row in enumerate(rows, _FIRST_LINE):
        for other in sorted(siblings[row["skill_id"]]):
            if other in siblings and row["skill_id"] not in siblings[other]:
                yield line, f"siblings: {other!r} does not name {row['skill_id']!r} in return"


def _circular(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    parents = {row["skill_id"]: _items(row["implies"]) for row in rows}
    for line, row in enumerate(rows, _FIRST_LINE):
        todo, seen = list(parents[row["skill_id"]]), set()
        while todo:
            parent = todo.pop()
            if parent == row["skill_id"]:
                yield line, f"implies: {row['skill_id']!r} implies itself through its parents"
                break
            if parent not in seen:
                seen.add(parent)
                todo += parents.get(parent, [])
