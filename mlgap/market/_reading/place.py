"""Country and metro of an advert from its source's place fields, by the lists of `data/places.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mlgap.errors import DataError
from mlgap.vocabulary import load_vocabulary

_SPLIT = re.compile(r"\s*[,;|/]\s*|\s+[-–]\s+|\s*\(|\)\s*|\s+or\s+|\s+and\s+")
_NOISE = re.compile(
    r"\b(?:remote|hybrid|on-?site|onsite|in[- ]office|anywhere|worldwide|global|telework"
    r"|only|based|home)\b|\+\s*\d+ more|^\s*\d+ locations?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Places:
    """Names in lower case to what they stand for; a city's name may belong to several metros."""

    countries: Mapping[str, str]
    states: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    metros: Mapping[str, tuple[str, ...]]
    cities: Mapping[str, str]
    metro_country: Mapping[str, str]


def load_places(path: Path) -> Places:
    """Return the lists of `path`; raises `DataError` naming every faulty line."""
    vocabulary = load_vocabulary()
    tables: dict[str, dict[str, list[str]]] = {k: {} for k in ("country", "state", "code", "metro", "city")}
    problems: list[str] = []
    with path.open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=2):
            known = vocabulary.metros if row["kind"] == "metro" else vocabulary.countries
            if None in row:
                problems.append(f"{path.name}:{place}: names: a comma; expected names apart by semicolons")
                continue
            if row["kind"] not in tables or row["id"] not in known:
                problems.append(f"{path.name}:{place}: unknown {row['kind']} {row['id']!r}")
                continue
            for name in row["names"].split(";"):
                tables[row["kind"]].setdefault(name.strip().lower(), []).append(row["id"])
    if problems:
        raise DataError(path.name, problems)
    first = {kind: {name: ids[0] for name, ids in table.items()} for kind, table in tables.items()}
    return Places(
        countries=first["country"],
        states=first["state"],
        codes={name: tuple(ids) for name, ids in tables["code"].items()},
        metros={name: tuple(ids) for name, ids in tables["metro"].items()},
        cities=first["city"],
        metro_country=vocabulary.metros,
    )


def read_place(location: str, country: str, places: Places) -> tuple[str, str | None]:
    """Return (country id, metro id or None) of a posting's place fields.

    A country outside the vocabulary is "OTHER", none at all "UNKNOWN". A place in the United States
    that is in no listed metro is "us-other"; a bare country or state has no metro.
    """
    tokens = _tokens(location)
    found = _country_of(tokens, places)
    stated = _stated_country(country, places)
    home = _reconcile(found, stated, tokens, places)
    if home in ("UNKNOWN", "OTHER"):
        return home, None
    return home, _metro(tokens, home, places)


def _tokens(location: str) -> list[str]:
    text = _NOISE.sub(" ", location.lower())
    return [token for part in _SPLIT.split(text) if (token := part.strip(" .-*"))]


def _stated_country(country: str, places: Places) -> str | None:
    text = country.strip().lower()
    if not text:
        return None
    if text in places.countries:
        return places.countries[text]
    if len(text) == 2 and text.upper() in set(places.countries.values()):
        return text.upper()
    return "OTHER"


def _country_of(tokens: list[str], places: Places) -> str | None:
    for token in reversed(tokens):
        if token in places.countries:
            return places.countries[token]
    for token in tokens:
        if token in places.states:
            return places.states[token]
    for token in tokens[1:] or tokens:
        if token in places.codes:
            return places.codes[token][0]
    for token in tokens:
        if token in places.cities:
            return places.cities[token]
        if token in places.metros:
            return places.metro_country[places.metros[token][0]]
    return None


def _reconcile(found: str | None, stated: str | None, tokens: list[str], places: Places) -> str:
    """Trust a country that the location itself names over the source's field, the field over a guess."""
    if found is not None and (stated is None or any(t in places.countries for t in tokens)):
        return found
    return stated or found or "UNKNOWN"


def _metro(tokens: list[str], home: str, places: Places) -> str | None:
    if home == "US" and "washington" in tokens and "dc" in tokens:
        return "us-dc-nova"
    states = {t for t in tokens if t in places.codes or t in places.states}
    for token in tokens:
        candidates = [m for m in places.metros.get(token, ()) if places.metro_country[m] == home]
        if candidates and _in_state(token, candidates, states):
            return _nearest(candidates, states)
    if home != "US":
        return None
    return "us-other" if any(_is_city(t, places) for t in tokens) else None


_METRO_STATES: Mapping[str, frozenset[str]] = {
    "us-bay-area": frozenset({"ca", "california"}),
    "us-seattle": frozenset({"wa", "washington"}),
    "us-new-york": frozenset({"ny", "nj", "ct", "new york", "new jersey", "connecticut"}),
    "us-boston": frozenset({"ma", "massachusetts"}),
    "us-austin": frozenset({"tx", "texas"}),
    "us-dc-nova": frozenset({"dc", "va", "md", "virginia", "maryland", "district of columbia"}),
    "us-los-angeles": frozenset({"ca", "california"}),
    "us-san-diego": frozenset({"ca", "california"}),
    "us-denver": frozenset({"co", "colorado"}),
    "us-chicago": frozenset({"il", "illinois"}),
    "us-dallas": frozenset({"tx", "texas"}),
    "us-atlanta": frozenset({"ga", "georgia"}),
    "ca-toronto": frozenset({"on", "ontario"}),
    "ca-montreal": frozenset({"qc", "quebec", "québec"}),
    "ca-vancouver": frozenset({"bc", "british columbia"}),
}


def _nearest(candidates: list[str], states: set[str]) -> str:
    return next((m for m in candidates if states & _METRO_STATES.get(m, frozenset())), candidates[0])


def _in_state(token: str, candidates: list[str], states: set[str]) -> bool:
    """Whether a city's state, where one is given, is its metro's: "Arlington, WA" is not in Virginia."""
    others = states - {token}
    if not others:
        return True
    return any(m not in _METRO_STATES or others & _METRO_STATES[m] for m in candidates)


def _is_city(token: str, places: Places) -> bool:
    return not (
        token in places.countries or token in places.states or token in places.codes or len(token) < 3
    )
