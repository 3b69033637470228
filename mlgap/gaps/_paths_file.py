"""Reading backgrounds and paths from `data/screens.toml`, and every fault of them at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path as FilePath
from typing import Any, get_args

from mlgap.gaps._backgrounds import Background, Condition, Where, Years
from mlgap.gaps._paths import CountedAdverts, Path
from mlgap.gaps._toml import Faults, read_toml
from mlgap.market import AdvertFilter
from mlgap.skills import Taxonomy
from mlgap.types import GRADES
from mlgap.vocabulary import DATA, Vocabulary

_CONDITION = {f.name: f for f in fields(Condition)}
_FILTER = tuple(f.name for f in fields(AdvertFilter))


@dataclass(frozen=True, slots=True)
class WaysIn:
    """All paths and the backgrounds that they are open to."""

    backgrounds: tuple[Background, ...]
    paths: tuple[Path, ...]


def load_ways_in(
    taxonomy: Taxonomy, vocabulary: Vocabulary, path: FilePath = DATA / "screens.toml"
) -> WaysIn:
    """Return backgrounds and paths in the file's order; raises `DataError` naming every fault of them."""
    raw = read_toml(path)
    faults = Faults(path.name)
    known = _known(taxonomy, vocabulary)
    for row in raw.get("background", []):
        where = f"background {row.get('id')!r}"
        if faults.check_shape(where, row, ("id", "label"), (), ("conditions",)):
            _check_conditions(faults, where, row.get("conditions", []), known)
    ids = [row.get("id") for row in raw.get("background", [])]
    faults.check_known("background", "id", ids, ids)
    for row in raw.get("path", []):
        where = f"path {row.get('id')!r}"
        if faults.check_shape(where, row, ("id", "title", "sentence"), ("open_to",), ("adverts",)):
            faults.check_known(where, "open_to", row["open_to"], ids)
            _check_adverts(faults, where, row.get("adverts", []), known)
    names = [row.get("id") for row in raw.get("path", [])]
    faults.check_known("path", "id", names, names)
    faults.raise_any()
    return WaysIn(
        tuple(_background(row) for row in raw.get("background", [])),
        tuple(_path(row) for row in raw.get("path", [])),
    )


def _known(taxonomy: Taxonomy, vocabulary: Vocabulary) -> Mapping[str, Collection[str]]:
    segments = {*vocabulary.ids["segment"], *vocabulary.segment_rollups}
    return {
        "skills": taxonomy.skills.keys(),
        "groups": {s.group for s in taxonomy.skills.values()},
        "asks": taxonomy.skills.keys(),
        "role_families": vocabulary.ids["role_family"],
        "levels": {*vocabulary.ids["level"], *vocabulary.level_bands},
        "employment": vocabulary.ids["employment"],
        "segments": segments,
        "cuts": vocabulary.ids["cut"],
        "use_cases": vocabulary.ids["use_case"],
        "of": {*segments, *vocabulary.ids["cut"]},
        "years": get_args(Years),
        "context": get_args(Where),
        "grade": GRADES,
    }


def _check_conditions(
    faults: Faults, where: str, rows: list[dict[str, Any]], known: Mapping[str, Collection[str]]
) -> None:
    if not rows:
        faults.add(where, "conditions: expected at least one")
    for row in rows:
        at = f"{where}: condition {row.get('text')!r}"
        if not faults.check_shape(at, row, ("text",), (), tuple(_CONDITION)):
            continue
        for name in ("skills", "groups"):
            faults.check_known(at, name, row.get(name, ()), known[name])
        for name in ("years", "context", "grade"):
            faults.check_known(at, name, [row[name]] if name in row else (), known[name])
        about = [n for n in ("years", "roles", "skills", "groups", "production") if row.get(n)]
        if not about:
            faults.add(at, "expected years, roles, skills, groups or production")
        if "years" in about and len(about) > 1:
            faults.add(at, "years: expected alone")


def _check_adverts(
    faults: Faults, where: str, rows: list[dict[str, Any]], known: Mapping[str, Collection[str]]
) -> None:
    if not rows:
        faults.add(where, "adverts: expected at least one")
    for row in rows:
        at = f"{where}: adverts {row.get('label')!r}"
        if not faults.check_shape(at, row, ("label",), (), ("of", *_FILTER)):
            continue
        for name in _FILTER:
            faults.check_known(at, name, row.get(name, ()), known[name])
        faults.check_known(at, "of", [row["of"]] if "of" in row else (), known["of"])
        if not any(row.get(name) for name in _FILTER):
            faults.add(at, f"expected one of {', '.join(_FILTER)}")


def _frozen(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {n: tuple(v) if isinstance(v := row[n], list) else v for n in names if n in row}


def _background(row: Mapping[str, Any]) -> Background:
    conditions = tuple(Condition(**_frozen(c, _CONDITION)) for c in row["conditions"])
    return Background(row["id"], row["label"], conditions)


def _path(row: Mapping[str, Any]) -> Path:
    adverts = tuple(
        CountedAdverts(a["label"], AdvertFilter(**_frozen(a, _FILTER)), a.get("of")) for a in row["adverts"]
    )
    return Path(row["id"], row["title"], row["sentence"], tuple(row["open_to"]), adverts)
