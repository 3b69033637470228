"""The closed vocabularies: every id that rooms, files, charts and commands share."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mlgap.errors import DataError, UnknownId
from mlgap.types import Cell

__all__ = ["DATA", "NO_COUNTRY", "Vocabulary", "load_vocabulary"]

DATA = Path(__file__).resolve().parent.parent / "data"
"""The folder of shipped data files."""


NO_COUNTRY = ("OTHER", "UNKNOWN")
"""What stands in the place of a country where an advert names one of many others, or none."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All ids by kind, with their labels, roll-ups, level bands, regions and neighbours."""

    ids: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Mapping[str, str]]
    segment_rollups: Mapping[str, tuple[str, ...]]
    segments_apart: tuple[str, ...]
    level_bands: Mapping[str, tuple[str, ...]]
    countries: tuple[str, ...]
    metros: Mapping[str, str]
    """Metro id to its country."""
    neighbours: Mapping[str, tuple[str, ...]]
    currencies: Mapping[str, str]
    families_excluded: tuple[str, ...]

    def label(self, kind: str, id_: str) -> str:
        """Return the words for an id, or the id itself where none are written."""
        return self.labels.get(kind, {}).get(id_, id_)

    def segments(self) -> tuple[str, ...]:
        """Return the segments that a picture is drawn for: all but those shown apart."""
        return tuple(s for s in self.ids["segment"] if s not in self.segments_apart)

    @property
    def roles_told(self) -> tuple[str, ...]:
        """The role families that can be chosen: all but "other" and those kept out of figures."""
        return tuple(r for r in self.ids["role_family"] if r not in (*self.families_excluded, "other"))

    @property
    def countries_told(self) -> tuple[str, ...]:
        """The countries that can be chosen: all but those that stand for several or none."""
        return tuple(c for c in self.countries if c not in NO_COUNTRY)

    def expand_segment(self, segment: str) -> tuple[str, ...]:
        """Return the segment ids that a segment, a roll-up or a cut's name stands for."""
        return self.segment_rollups.get(segment, (segment,))

    def expand_level(self, level: str) -> tuple[str, ...]:
        """Return the levels that a level or a level band stands for."""
        return self.level_bands.get(level, (level,))

    def band_of(self, level: str) -> str:
        """Return the level band of a level; bands and "unstated" are their own."""
        return next((band for band, levels in self.level_bands.items() if level in levels), level)

    def country_of(self, region: str) -> str:
        """Return the country of a country or metro."""
        return self.metros.get(region, region)

    def currency_of(self, region: str) -> str:
        """Return the currency in which a country or metro posts pay."""
        return self.currencies.get(self.country_of(region), self.currencies["default"])

    def near(self, family: str) -> tuple[str, ...]:
        """Return the role families that a thin one borrows from, itself first."""
        return self.neighbours.get(family, (family,))

    def check_cell(self, cell: Cell) -> Cell:
        """Return `cell` unchanged, or raise `UnknownId` naming the id and the ones that exist."""
        self._check("segment", cell.segment, (*self.ids["segment"], *self.segment_rollups, *self.ids["cut"]))
        self._check("role", cell.role_family, self.ids["role_family"])
        self._check("level", cell.level, (*self.ids["level"], *self.level_bands))
        self._check("region", cell.region, (*self.countries, *self.metros))
        return cell

    def _check(self, kind: str, id_: str | None, known: tuple[str, ...]) -> None:
        if id_ is not None and id_ not in known:
            raise UnknownId(f"Unknown {kind} {id_!r}: expected one of {', '.join(dict.fromkeys(known))}.")


def _read(path: Path) -> Vocabulary:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(path.name, [f"{path.name}: not TOML: {error}"]) from error
    labels = {kind: dict(words) for kind, words in raw["labels"].items()}
    labels["area"] = dict(raw["area"]["labels"])
    return Vocabulary(
        ids={kind: tuple(table["ids"]) for kind, table in raw.items() if "ids" in table},
        labels=labels,
        segment_rollups={name: tuple(ids) for name, ids in raw["segment"]["rollup"].items()},
        segments_apart=tuple(raw["segment"]["apart"]),
        level_bands={name: tuple(ids) for name, ids in raw["level"]["bands"].items()},
        countries=tuple(raw["region"]["countries"]),
        metros={
            metro: metro.split("-")[0].upper()
            for metros in raw["region"]["metros"].values()
            for metro in metros
        },
        neighbours={name: tuple(ids) for name, ids in raw["neighbours"].items()},
        currencies=dict(raw["currency"]),
        families_excluded=tuple(raw["role_family"]["excluded_from_figures"]),
    )


@cache
def _read_once(path: Path) -> Vocabulary:
    return _read(path)


def load_vocabulary(path: Path = DATA / "vocabulary.toml") -> Vocabulary:
    """Return the vocabularies of `path`, read once per process.

    Raises `DataError` where the file is missing or is not TOML.
    """
    return _read_once(path)
