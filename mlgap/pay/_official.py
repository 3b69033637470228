"""Official wages of the occupations nearest to our roles: shown beside bands, never mixed into them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from mlgap.errors import DataError, UnknownId
from mlgap.types import OfficialWage
from mlgap.vocabulary import DATA, load_vocabulary

_COLUMNS = (
    "code", "occupation", "region", "year", "low", "mid", "high", "currency", "n_employed",
    "role_families", "source",
)  # fmt: skip
_PERCENTILES = ("low", "mid", "high")
_WHOLE = re.compile(r"\d+")


def load_official_wages(path: Path = DATA / "official_wages.csv") -> tuple[OfficialWage, ...]:
    """Return the wages of all occupations of `path`, in the file's order.

    `low`, `mid` and `high` are the 10th, 50th and 90th percentile of wages a year; None where the source
    withholds one because it lies above its cap. Raises `DataError` naming every faulty line.

    Source: US Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2024.
    """
    return tuple(wage for wage, _ in _read(path))


def official_wages(
    role_family: str | None, region: str | None = "US", path: Path = DATA / "official_wages.csv"
) -> tuple[OfficialWage, ...]:
    """Return the wages of the occupations nearest to a role family, of the country of `region`.

    None for the role is every occupation, None for the region every country; a role or country without
    any has none. Raises `UnknownId` for a role of no vocabulary.
    """
    vocabulary = load_vocabulary()
    if role_family is not None and role_family not in vocabulary.ids["role_family"]:
        known = ", ".join(vocabulary.ids["role_family"])
        raise UnknownId(f"Unknown role {role_family!r}: expected one of {known}.")
    country = None if region is None else vocabulary.country_of(region)
    return tuple(
        wage
        for wage, families in _read(path)
        if (role_family is None or role_family in families) and country in {None, wage.region}
    )


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[tuple[OfficialWage, tuple[str, ...]], ...]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: cannot be read as UTF-8 text"]) from error
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise DataError(path.name, [f"{path.name}:1: expected the columns {', '.join(_COLUMNS)}"])
    problems: list[str] = []
    found = [_row(row, f"{path.name}:{at}", problems) for at, row in enumerate(reader, start=2)]
    if problems:
        raise DataError(path.name, problems)
    return tuple(found)


def _row(row: Mapping[str, Any], place: str, problems: list[str]) -> tuple[OfficialWage, tuple[str, ...]]:
    """Return a line's wage and its nearest roles; what is wrong with it is added to `problems`."""
    figures = {c: _whole(row, c, place, problems) for c in ("year", "n_employed", *_PERCENTILES)}
    low, mid, high = (figures[c] for c in _PERCENTILES)
    families = tuple(family for family in str(row["role_families"]).split(";") if family)
    problems.extend(f"{place}: {what}" for what in _faults(row, families, (low, mid, high)))
    wage = OfficialWage(
        occupation=str(row["occupation"]),
        code=str(row["code"]),
        region=str(row["region"]),
        year=figures["year"] or 0,
        low=None if low is None else float(low),
        mid=None if mid is None else float(mid),
        high=None if high is None else float(high),
        currency=str(row["currency"]),
        n_employed=figures["n_employed"] or 0,
        source=str(row["source"]),
    )
    return wage, families


def _faults(
    row: Mapping[str, Any], families: tuple[str, ...], figures: tuple[int | None, ...]
) -> Iterator[str]:
    vocabulary = load_vocabulary()
    told = [figure for figure in figures if figure is not None]
    if told != sorted(told):
        yield "low, mid, high: expected them in rising order"
    if not families:
        yield "role_families: expected at least one"
    for family in families:
        if family not in vocabulary.ids["role_family"]:
            yield f"role_families: {family!r} is in no vocabulary"
    country = str(row["region"])
    if country not in vocabulary.countries:
        yield f"region: {country!r} is no country"
    elif row["currency"] != vocabulary.currency_of(country):
        yield f"currency: expected {vocabulary.currency_of(country)}, got {row['currency']!r}"
    for column in ("code", "occupation", "source"):
        if not row[column]:
            yield f"{column}: expected a text, got nothing"


def _whole(row: Mapping[str, Any], column: str, place: str, problems: list[str]) -> int | None:
    written = str(row[column])
    if written == "" and column in _PERCENTILES:
        return None
    if _WHOLE.fullmatch(written):
        return int(written)
    problems.append(f"{place}: {column}: expected a whole number, got {written!r}")
    return None
