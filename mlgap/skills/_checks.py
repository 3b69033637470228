"""Every fault of `skills.csv`, each with its place: `skills.csv:412: aliases: ...`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from mlgap.skills._alias import Alias, Spelling, parse_alias, spellings
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
    if row["kind"] not in get_args(SkillKind):
        yield f"kind: expected one of {', '.join(get_args(SkillKind))}, got {row['kind']!r}"
    for column in ("production", "ambiguous"):
        if row[column] not in _YES_NO:
            yield f"{column}: expected yes or no, got {row[column]!r}"
    yield from _area_faults(row)
    yield from _alias_faults(row)
    for column in ("implies", "siblings"):
        for other in _items(row[column]):
            if other not in ids or other == row["skill_id"]:
                yield f"{column}: expected another skill's id, got {other!r}"


def _area_faults(row: Row) -> Iterator[str]:
    areas = load_vocabulary().ids["area"]
    if row["production"] == "yes" and row["area"] not in areas:
        yield f"area: a production skill needs one of {', '.join(areas)}, got {row['area']!r}"
    if row["production"] == "no" and row["area"]:
        yield f"area: expected none where production is no, got {row['area']!r}"


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
    """Yield aliases that two skills share, in any spelling, without a mark that settles what they mean."""
    held: dict[Spelling, dict[str, tuple[int, str, Alias]]] = defaultdict(dict)
    for line, row in enumerate(rows, _FIRST_LINE):
        written = _items(row["aliases"])
        if len(set(written)) < len(written):
            twice = sorted({alias for alias in written if written.count(alias) > 1})
            yield line, f"aliases: {', '.join(twice)} written twice"
        for alias in map(parse_alias, written):
            for spelling in () if alias.never else spellings(alias):
                held[spelling].setdefault(row["skill_id"], (line, row["skill_id"], alias))
    reported = set()
    for holders in held.values():
        (first, skill, alias), *others = holders.values()
        settled = all(a.open or a.bound for _, _, a in holders.values())
        for line, other, shared in others:
            if not settled and (skill, other, shared.text) not in reported:
                reported.add((skill, other, shared.text))
                yield (
                    line,
                    f"aliases: {shared.text!r} is {alias.text!r} of {skill} (line {first}): mark both",
                )


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
