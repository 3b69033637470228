"""The small language in which `claims.csv` says what to count: terms, parts and the adverts they are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mlgap.market._facts import Bools, FactTable
from mlgap.skills import Taxonomy
from mlgap.types import Cell
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csc_array

CODED_FIELDS = {
    "level": "level", "work_mode": "work_mode", "employment": "employment", "country": "country",
    "metro": "metro", "industry": "industry", "role": "role_family", "segment": "segment", "source": "source",
}  # fmt: skip
LISTED_FIELDS = {"use_case": "use_cases", "cut": "cuts"}
SKILL_FIELDS = ("skill", "required", "group")
GATE_FIELDS = ("gate", "gate-required")
RANGE_FIELDS = ("years", "month", "pay")
FIELDS = (*CODED_FIELDS, *LISTED_FIELDS, *SKILL_FIELDS, *GATE_FIELDS, *RANGE_FIELDS)
UNSTATED = {"level": "unstated", "work_mode": "unstated", "employment": "unstated", "industry": "unknown"}
"""Fields that many adverts leave out, and the value that says so."""
_TERM = re.compile(r"(?P<field>[a-z_-]+?)(?P<sign>!?=)(?P<values>\S+)")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: the advert's `field` holds one of `values`, or none of them where `negated`."""

    field: str
    values: tuple[str, ...]
    negated: bool = False


Terms = tuple[Term, ...]
"""Conditions that all hold; none at all is every advert."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is counted, among the adverts that meet `given`; `label` is its name in words, or empty."""

    terms: Terms
    given: Terms = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a claim says: an item's figure lies between `low` and `high`, or exceeds that of `over`.

    Bounds are None where the claim sets none; both None means the claim's own figures are the bounds. A
    part that stands `beside` is shown and not judged.
    """

    item: Item
    over: Item | None = None
    low: float | None = None
    high: float | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """The adverts a claim is about; `any_segment` takes intermediaries and unclear employers in."""

    cell: Cell
    any_segment: bool = False


def parse_terms(text: str) -> Terms:
    """Return the conditions written as "field=a+b & field!=c"; raises `ValueError` saying what is wrong."""
    return tuple(_parse_term(piece) for piece in text.split("&")) if text.strip() else ()


def _parse_term(text: str) -> Term:
    match = _TERM.fullmatch(text.strip())
    if match is None or match["field"] not in FIELDS:
        raise ValueError(f"expected field=value with a field of {', '.join(FIELDS)}, got {text.strip()!r}")
    values = tuple(match["values"].split("+"))
    if match["field"] in RANGE_FIELDS and any(".." not in v for v in values):
        raise ValueError(f"{match['field']}: expected low..high, got {match['values']!r}")
    return Term(match["field"], values, match["sign"] == "!=")


def parse_part(text: str) -> Part:
    """Return the part written as "label ~ terms / given > terms / given @ low..high"; raises `ValueError`.

    "@ beside" marks a part that is shown and not judged.
    """
    body, _, bounds = text.partition("@")
    first, _, second = body.partition(">")
    beside = bounds.strip() == "beside"
    low, high = parse_bounds(bounds) if bounds.strip() and not beside else (None, None)
    return Part(_parse_item(first), _parse_item(second) if second.strip() else None, low, high, beside)


def _parse_item(text: str) -> Item:
    label, tilde, rest = text.partition("~")
    terms, _, given = (rest if tilde else text).partition("/")
    parsed = parse_terms(terms)
    if not parsed:
        raise ValueError(f"expected what to count, got {text.strip()!r}")
    return Item(parsed, parse_terms(given), label.strip() if tilde else "")


def parse_bounds(text: str) -> tuple[float | None, float | None]:
    """Return the two ends of "low..high"; an end left out is None; one number is both ends."""
    low, dots, high = text.strip().partition("..")
    if not dots:
        return float(low), float(low)
    return (float(low) if low else None), (float(high) if high else None)


def parse_base(text: str) -> Base:
    """Return "segment=S role=R level=L region=C neighbours=yes", or "all", as the adverts it names.

    Raises `ValueError` for anything else.
    """
    pieces = [] if text.strip() in ("", "all") else text.split()
    values = dict(piece.split("=", 1) for piece in pieces if "=" in piece)
    strange = set(values) - {"segment", "role", "level", "region", "neighbours"}
    if strange or len(values) < len(pieces):
        raise ValueError(f"expected segment, role, level, region or neighbours, got {text.strip()!r}")
    segment = values.get("segment")
    cell = Cell(
        segment=None if segment == "any" else segment,
        role_family=values.get("role"),
        level=values.get("level"),
        region=values.get("region"),
        neighbours=values.get("neighbours") == "yes",
    )
    return Base(cell, segment == "any")


def term_problems(term: Term, taxonomy: Taxonomy, vocabulary: Vocabulary) -> list[str]:
    """Return a line for each id of `term` that no vocabulary holds."""
    known = _known_ids(term.field, taxonomy, vocabulary)
    if known is None:
        return [f"{term.field}: expected low..high, got {v!r}" for v in term.values if not _is_range(v)]
    return [f"{term.field}: {v!r} is unknown" for v in term.values if v not in known]


def _is_range(text: str) -> bool:
    return re.fullmatch(r"[\d.-]*\.\.[\d.-]*", text) is not None


def _known_ids(field: str, taxonomy: Taxonomy, vocabulary: Vocabulary) -> frozenset[str] | None:
    if field in RANGE_FIELDS:
        return None
    if field in ("skill", "required"):
        return frozenset(taxonomy.skills)
    if field == "group":
        return frozenset(s.group for s in taxonomy.skills.values())
    if field == "source":
        return frozenset({"largest"})
    ids: Mapping[str, tuple[str, ...]] = {
        **{kind: vocabulary.ids[kind] for kind in ("work_mode", "employment", "industry", "use_case", "cut")},
        "level": (*vocabulary.ids["level"], *vocabulary.level_bands),
        "country": vocabulary.countries,
        "metro": tuple(vocabulary.metros),
        "role": vocabulary.ids["role_family"],
        "segment": (*vocabulary.ids["segment"], *vocabulary.segment_rollups),
        "gate": vocabulary.ids["gate"],
        "gate-required": vocabulary.ids["gate"],
    }
    return frozenset(ids[field])


@dataclass(frozen=True, eq=False)
class Reading:
    """How terms become columns: the facts, and the files that say what the ids mean."""

    table: FactTable
    taxonomy: Taxonomy
    vocabulary: Vocabulary
    largest_source: str

    def holds(self, terms: Terms) -> Bools:
        """Return (n,) bool: which adverts meet all of `terms`."""
        mask = np.ones(len(self.table), dtype=bool)
        for term in terms:
            found = self._one(term)
            mask &= ~found if term.negated else found
        return mask

    def _one(self, term: Term) -> Bools:
        field, values = term.field, term.values
        if field in SKILL_FIELDS:
            return self._asks(field, values)
        if field in GATE_FIELDS:
            gates = self._gates_required if field == "gate-required" else self._gates_stated
            return _any_column(gates, self.table.gates.what.values, values)
        if field in RANGE_FIELDS:
            return _either(self._in_range(field, v) for v in values)
        if field in LISTED_FIELDS:
            column = self.table.columns[LISTED_FIELDS[field]]
            return _either(column.listing(v) for v in values)
        return self.table.columns[CODED_FIELDS[field]].isin(self._expanded(field, values))

    def _expanded(self, field: str, values: tuple[str, ...]) -> list[str]:
        if field == "source":
            return [self.largest_source]
        expand = {"level": self.vocabulary.expand_level, "segment": self.vocabulary.expand_segment}.get(field)
        return [e for v in values for e in expand(v)] if expand else list(values)

    def _asks(self, field: str, values: tuple[str, ...]) -> Bools:
        matrix = self._required if field == "required" else self._asked
        return _any_column(matrix, self.table.skills, self.skill_ids(Term(field, values)))

    @cached_property
    def _asked(self) -> csc_array:
        return self.table.asked.tocsc()

    @cached_property
    def _required(self) -> csc_array:
        return self.table.required.tocsc()

    @cached_property
    def _gates_stated(self) -> csc_array:
        return self.table.gates_stated.tocsc()

    @cached_property
    def _gates_required(self) -> csc_array:
        return self.table.gates_required.tocsc()

    def skill_ids(self, term: Term) -> tuple[str, ...]:
        """Return the skills a term speaks of; empty where it speaks of none."""
        if term.field == "group":
            return tuple(s.id for s in self.taxonomy.skills.values() if s.group in term.values)
        return term.values if term.field in SKILL_FIELDS else ()

    def _in_range(self, field: str, text: str) -> Bools:
        low, _, high = text.partition("..")
        if field == "month":
            months = self.table.columns["month"]
            return months.isin(m for m in months.values if m and (low or m) <= m <= (high or m))
        if field == "pay":
            return np.asarray(~np.isnan(self.table.pay["pay_low"]), dtype=bool)
        gates = self.table.gates
        years = gates.what.isin(["min-years"]) & (gates.number >= float(low or 0))
        years &= gates.number <= float(high or 99)
        mask = np.zeros(len(self.table), dtype=bool)
        mask[gates.row[years]] = True
        return mask


def _either(masks: Iterable[Bools]) -> Bools:
    return np.asarray(np.any(list(masks), axis=0), dtype=bool)


def _any_column(matrix: csc_array, names: tuple[str, ...], wanted: Iterable[str]) -> Bools:
    """Return (n,) bool: which rows hold a 1 in a column of `wanted`."""
    places = {name: i for i, name in enumerate(names)}
    mask = np.zeros(matrix.shape[0], dtype=bool)
    for i in (places[name] for name in wanted if name in places):
        mask[matrix.indices[matrix.indptr[i] : matrix.indptr[i + 1]]] = True
    return mask
