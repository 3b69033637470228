"""What a cell is made of: levels, work modes, places, degrees, certificates and disclosed pay, by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from mlgap.market._cells import (
    WITHHELD_BELOW,
    Sample,
    in_cell,
    in_window,
    sample,
    source_weights,
)
from mlgap.market._facts import Bools, Coded, FactTable, Floats
from mlgap.market._shares import clustered_shares
from mlgap.skills import Taxonomy
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

GOVERNANCE = "governance-security"
ANY = "any"
DISCLOSED = "disclosed"
ROLE_ADVERTS = 50
ROLE_SKILLS = 12
_DEGREES = ("degree-bachelor", "degree-master", "degree-phd")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mix: its adverts and employers, and its weighted share with a 95 % interval."""

    id: str
    n_adverts: int
    n_employers: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mix:
    """The adverts of one group (all of the cell where `of` is empty) and its parts, largest first.

    Parts may overlap (use cases, skills) or leave some adverts out (metros).
    """

    of: str
    n_adverts: int
    n_employers: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """A cell in parts; every share rests on adverts in our sample, clustered by employer.

    Groups of fewer than 5 adverts are left out, role families of fewer than 50. `governance_by_segment`
    holds the skills of governance and security and "any" of them; `roles` the twelve skills each role
    family most asks for; `pay_by_...` the share of adverts that state a pay range, by what employers
    chose to post and not by what a law asks.
    """

    cell: Cell
    window: Window
    n_adverts: int
    n_employers: int
    levels: Mix
    employment: Mix
    work_modes: Mix
    work_modes_by_level: tuple[Mix, ...]
    work_modes_by_segment: tuple[Mix, ...]
    countries: Mix
    metros: Mix
    industries: Mix
    use_cases: Mix
    degrees_stated_by_role: tuple[Mix, ...]
    degrees_required_by_role: tuple[Mix, ...]
    certificates: Mix
    governance_by_segment: tuple[Mix, ...]
    pay_by_country: tuple[Mix, ...]
    pay_by_month: tuple[Mix, ...]
    roles: tuple[Mix, ...]


@dataclass(frozen=True, eq=False)
class _Indicator:
    """Which adverts (n, s), as a sparse matrix of 1s, are in which part; `complete` tells empty parts too."""

    ids: tuple[str, ...]
    matrix: Any
    complete: bool = False

    def only(self, wanted: Iterable[int]) -> _Indicator:
        columns = list(wanted)
        return _Indicator(tuple(self.ids[i] for i in columns), self.matrix[:, columns])


@dataclass(frozen=True, eq=False)
class _Groups:
    """The adverts of a cell and the groups it falls into."""

    table: FactTable
    cell: Cell
    dated: Bools
    weights: Floats
    vocabulary: Vocabulary

    def of(self, cell: Cell) -> Sample:
        return sample(self.table, self.dated & in_cell(self.table, cell, self.vocabulary), self.weights)

    def by_segment(self) -> Iterator[tuple[str, Sample]]:
        if self.cell.segment is not None:
            yield self.cell.segment, self.of(self.cell)
            return
        for segment in (*self.vocabulary.segment_rollups, *self.vocabulary.ids["segment"]):
            yield segment, self.of(replace(self.cell, segment=segment))

    def by_level(self) -> Iterator[tuple[str, Sample]]:
        bands = (self.cell.level,) if self.cell.level else (*self.vocabulary.level_bands, "unstated")
        for band in bands:
            yield band, self.of(replace(self.cell, level=band))

    def by_role(self) -> Iterator[tuple[str, Sample]]:
        own = (self.cell.role_family,) if self.cell.role_family else self.vocabulary.ids["role_family"]
        for family in own:
            yield family, self.of(replace(self.cell, role_family=family))

    def by_value(self, column: str) -> Iterator[tuple[str, Sample]]:
        coded = self.table.columns[column]
        whole = self.dated & in_cell(self.table, self.cell, self.vocabulary)
        for code in np.flatnonzero(np.bincount(coded.codes[whole]) >= WITHHELD_BELOW).tolist():
            yield coded.values[code], sample(self.table, whole & (coded.codes == code), self.weights)


def market_composition(
    snapshot: MarketSnapshot, cell: Cell, taxonomy: Taxonomy, *, window: Window | None = None
) -> Composition:
    """Return what the adverts of exactly `cell` within `window` are made of.

    The window is the snapshot's own unless given. One source, or the table's employers alone: give the
    `part_of_snapshot` that holds them. Raises `UnknownId` for a cell outside the vocabularies.
    """
    vocabulary = load_vocabulary()
    vocabulary.check_cell(cell)
    window = window or snapshot.window
    table = FactTable.of(snapshot.facts)
    weights = source_weights(table, window, snapshot.sources)
    groups = _Groups(table, cell, in_window(table, window), weights, vocabulary)
    whole = groups.of(cell)
    parts = {
        name: _one_hot(table.columns[name])
        for name in ("level", "employment", "country", "metro", "industry")
    }
    work_mode = _one_hot(table.columns["work_mode"])
    stated = _degrees(table, table.gates_stated)
    required = _degrees(table, table.gates_required)
    pay = _Indicator((DISCLOSED,), _column(~np.isnan(table.pay["pay_low"])), complete=True)
    roles = [(name, part) for name, part in groups.by_role() if part.n_adverts >= ROLE_ADVERTS]
    segments = list(groups.by_segment())
    return Composition(
        cell=cell,
        window=window,
        n_adverts=whole.n_adverts,
        n_employers=whole.n_employers,
        levels=_mix("", whole, parts["level"]),
        employment=_mix("", whole, parts["employment"]),
        work_modes=_mix("", whole, work_mode),
        work_modes_by_level=_mixes(groups.by_level(), work_mode),
        work_modes_by_segment=_mixes(segments, work_mode),
        countries=_mix("", whole, parts["country"]),
        metros=_mix("", whole, parts["metro"]),
        industries=_mix("", whole, parts["industry"]),
        use_cases=_mix("", whole, _listed(table.columns["use_cases"])),
        degrees_stated_by_role=_mixes(roles, stated),
        degrees_required_by_role=_mixes(roles, required),
        certificates=_mix("", whole, _asked(table, _of_kind(table, taxonomy, "certificate"))),
        governance_by_segment=_mixes(segments, _governance(table, taxonomy)),
        pay_by_country=_by_size(_mixes(groups.by_value("country"), pay)),
        pay_by_month=_mixes(groups.by_value("month"), pay),
        roles=tuple(_mix(name, part, _most_asked(table, taxonomy, part)) for name, part in roles),
    )


def _mixes(groups: Iterable[tuple[str, Sample]], indicator: _Indicator) -> tuple[Mix, ...]:
    return tuple(_mix(name, part, indicator) for name, part in groups if part.n_adverts >= WITHHELD_BELOW)


def _by_size(mixes: Sequence[Mix]) -> tuple[Mix, ...]:
    return tuple(sorted(mixes, key=lambda m: (-m.n_adverts, m.of)))


def _mix(of: str, chosen: Sample, indicator: _Indicator) -> Mix:
    rows = indicator.matrix[chosen.rows]
    counts = np.asarray(rows.sum(axis=0)).ravel().astype(int)
    held = np.arange(len(counts)) if indicator.complete else np.flatnonzero(counts)
    rows = rows[:, held]
    shares = clustered_shares(replace(chosen, rows=np.arange(len(chosen.rows))), rows)
    bounds = np.stack((shares.share, shares.low, shares.high), axis=1).round(4).tolist()
    found = [
        Part(indicator.ids[i], n, employers, *bound)
        for i, n, employers, bound in zip(
            held, counts[held].tolist(), _employers(chosen, rows).tolist(), bounds, strict=True
        )
    ]
    parts = tuple(sorted(found, key=lambda p: (-p.share, -p.n_adverts, p.id)))
    return Mix(of, chosen.n_adverts, chosen.n_employers, parts)


def _employers(chosen: Sample, rows: Any) -> Any:
    """Return (s,) how many employers have an advert in each column of sparse `rows` (k, s)."""
    at, column = rows.nonzero()
    span = rows.shape[1]
    pairs = np.unique(chosen.employers[at].astype(np.int64) * span + column)
    return np.bincount(pairs % span if span else pairs, minlength=span)


def _one_hot(column: Coded) -> _Indicator:
    from scipy.sparse import csr_array

    n = len(column.codes)
    matrix = csr_array((np.ones(n), (np.arange(n), column.codes)), shape=(n, len(column.values)))
    return _Indicator(column.values, matrix).only(i for i, v in enumerate(column.values) if v)


def _listed(column: Coded) -> _Indicator:
    items = sorted({item for v in column.values for item in v.split(";") if item})
    table = np.array([[item in v.split(";") for item in items] for v in column.values], dtype=np.float64)
    return _Indicator(tuple(items), _column(table[column.codes]))


def _column(flags: Any) -> Any:
    from scipy.sparse import csr_array

    return csr_array(np.asarray(flags, dtype=np.float64).reshape(len(flags), -1))


def _degrees(table: FactTable, matrix: Any) -> _Indicator:
    gates = table.gates.what.values
    named = _Indicator(gates, matrix).only(gates.index(d) for d in _DEGREES if d in gates)
    return replace(named, complete=True)


def _of_kind(table: FactTable, taxonomy: Taxonomy, kind: str) -> list[int]:
    return [i for i, s in enumerate(table.skills) if s in taxonomy.skills and taxonomy.skills[s].kind == kind]


def _asked(table: FactTable, columns: Iterable[int]) -> _Indicator:
    return _Indicator(table.skills, table.asked).only(columns)


def _governance(table: FactTable, taxonomy: Taxonomy) -> _Indicator:
    from scipy.sparse import csr_array, hstack

    own = [
        i
        for i, s in enumerate(table.skills)
        if s in taxonomy.skills and taxonomy.skills[s].area == GOVERNANCE
    ]
    named = _asked(table, own)
    some = csr_array((np.asarray(named.matrix.sum(axis=1)) > 0).astype(np.float64).reshape(-1, 1))
    return _Indicator((ANY, *named.ids), hstack([some, named.matrix], format="csr"))


def _most_asked(table: FactTable, taxonomy: Taxonomy, chosen: Sample) -> _Indicator:
    technical = np.array(_of_kind(table, taxonomy, "skill"), dtype=np.intp)
    weight = np.asarray(table.asked[chosen.rows].T @ chosen.weights).ravel()[technical]
    return _asked(table, technical[np.argsort(-weight, kind="stable")[:ROLE_SKILLS]].tolist())
