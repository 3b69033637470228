"""Nouns of the market's side: facts of adverts and what was counted from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mlgap.ids import (
    Cut,
    Employment,
    Gate,
    Level,
    PayBasis,
    PayPeriod,
    RoleFamily,
    Segment,
    SegmentBasis,
    WorkMode,
)
from mlgap.types._text import Requirement


@dataclass(frozen=True, slots=True)
class GateAsk:
    """A condition an advert sets; `value` is the years for "min-years", else None."""

    gate: Gate
    required: bool
    value: float | None = None


@dataclass(frozen=True, slots=True)
class PostedPay:
    """The first pay range an advert states, as it states it.

    `hours_per_year` are those of a full-time year, where an advert with hourly pay states them, else None.
    """

    low: float
    high: float
    currency: str
    period: PayPeriod
    basis: PayBasis
    hours_per_year: float | None = None


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """What one advert asks and offers: facts, never its sentences; `row` and `employer_key` are opaque."""

    row: int
    employer_key: str
    segment: Segment
    segment_basis: SegmentBasis
    cuts: tuple[Cut, ...]
    role_family: RoleFamily
    level: Level
    country: str
    metro: str | None
    month: str | None
    work_mode: WorkMode
    employment: Employment
    industry: str
    use_cases: tuple[str, ...]
    gates: tuple[GateAsk, ...]
    pay: PostedPay | None
    requirements: tuple[Requirement, ...]
    source: str
    described: tuple[Requirement, ...] = ()  # by the id of an aggregated requirement


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The months counted, first and last included."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows came from: its rows in the snapshot and its fixed weight among all sources."""

    id: str
    label: str
    rows: int
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class MarketSnapshot:
    """A versioned, immutable set of posting facts; `id` is a digest of the facts and the method."""

    id: str
    window: Window
    facts: Sequence[PostingFacts]
    sources: tuple[Source, ...]
    reader: Mapping[str, tuple[float, float, int]] = field(default_factory=dict)
    """Precision, recall and labelled support of the posting reader per skill group."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The part of the market that a figure is about; None means all.

    `segment` is a segment id, the roll-up "regulated" or a cut; `level` a level or a level band; `region`
    a country or a metro; `neighbours` takes the role family's neighbours in.
    """

    segment: str | None = None
    role_family: str | None = None
    level: str | None = None
    region: str | None = None
    neighbours: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """How many adverts of a cell ask for one thing.

    `asked` counts must, any-of and nice; `required` must and any-of; each with its 95 % interval.
    `pooled` figures are posterior means over a thin cell, with the raw shares beside. `lift` is the
    asked share over the share the same role mix has elsewhere, None where it is not distinguishable
    from 1. Reader figures are None where no labelled adverts support them.
    """

    what: str
    asked: float
    asked_low: float
    asked_high: float
    required: float
    required_low: float
    required_high: float
    raw_asked: float
    raw_required: float
    pooled: bool
    n_asking: int
    lift: float | None = None
    reader_precision: float | None = None
    reader_recall: float | None = None


@dataclass(frozen=True, slots=True)
class GateShare:
    """The share of a cell's adverts that set a condition, and of those that require it."""

    gate: Gate
    stated: float
    required: float
    n_adverts: int


@dataclass(frozen=True, slots=True)
class CellDemand:
    """All demand of one cell: what was asked for, what was used, and what was dropped to get there.

    `used` differs from `cell` where the cell was too thin; `dropped` names each step in words.
    `demands` is empty where even the widest cell holds fewer than 5 adverts.
    """

    cell: Cell
    used: Cell
    dropped: tuple[str, ...]
    window: Window
    n_adverts: int
    n_employers: int
    n_effective: float
    demands: tuple[Demand, ...]
    gates: tuple[GateShare, ...]


@dataclass(frozen=True, slots=True)
class SalaryBand:
    """10th, 50th and 90th percentile of the midpoints of posted base ranges in a cell.

    `low`, `mid` and `high` are None where too few adverts state pay; `n` counts those that do,
    `n_adverts` all adverts of the cell used, so that n / n_adverts is the disclosure rate. `modelled`
    says that too few adverts of the cell state pay to stand alone, so that the figures are a model's,
    which learned from the months `learned` (None where there is none). `group_coverage` is the share of
    later midpoints within bands for `group`, a segment, level or country, of `group_n` judged; None
    where too few were.
    """

    cell: Cell
    used: Cell
    dropped: tuple[str, ...]
    low: float | None
    mid: float | None
    high: float | None
    coverage: float
    basis: PayBasis
    currency: str
    period: PayPeriod
    n: int
    n_employers: int
    n_adverts: int
    window: Window
    modelled: bool = False
    learned: Window | None = None
    group: str = ""
    group_coverage: float | None = None
    group_n: int = 0
