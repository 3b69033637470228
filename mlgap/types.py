"""The nouns of mlgap: frozen values with one meaning each; no input or output, no pandas.

Ids come from `data/vocabulary.toml` and `data/skills.csv`. Months are "YYYY-MM" strings, shares lie in
[0, 1], money is in units of its currency, spans are half-open offsets into a document's text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mlgap.ids import *

# --- documents


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets `[start, end)` into a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"expected 0 <= start <= end, got {self.start}, {self.end}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document's text; `page` counts from 1, `box` is (x0, y0, x1, y1) in PDF points."""

    span: Span
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A CV or posting as text that remembers where each line came from.

    `digest` is the SHA-256 of the bytes in hex; `warnings` are sentences for the user about what the
    reader was unsure of. `name` is the file's name and never leaves the session.
    """

    name: str
    media_type: str
    pages: int
    text: str
    lines: tuple[Line, ...]
    digest: str
    warnings: tuple[str, ...] = ()


# --- skills and requirements


@dataclass(frozen=True, slots=True)
class Skill:
    """One entry of the taxonomy.

    `area` is the production area it is counted in, empty where `production` is false. An alias that
    starts with "=" is case-sensitive. `implies` are parents held at the same grade (SageMaker: AWS);
    `siblings` are adjacent (ECS: Kubernetes).
    """

    id: str
    label: str
    group: str
    kind: SkillKind
    production: bool
    area: str
    aliases: tuple[str, ...]
    ambiguous: bool = False
    context_words: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface form linked to a skill; `negated` ("no Kubernetes yet") and `aspired` are no evidence."""

    skill_id: str
    span: Span
    negated: bool = False
    aspired: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One skill an advert asks for; members of one "X, Y or Z" share a `group` number."""

    skill_id: str
    necessity: Necessity
    group: int | None = None


@dataclass(frozen=True, slots=True)
class AggregatedRequirement:
    """What many adverts ask, said once in our words; `prototypes` are other ways to say it.

    `skill_ids` are what a claim that matches it is evidence for.
    """

    id: str
    statement: str
    area: str
    skill_ids: tuple[str, ...]
    prototypes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A line of text that describes an aggregated requirement, with the cosine to the nearest prototype."""

    line: int
    requirement_id: str
    prototype: str
    similarity: float


# --- the person's side


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, degree or project; dates are "YYYY-MM" or "YYYY", `current` means it has not ended."""

    role: str
    employer: str
    start: str | None
    end: str | None
    current: bool
    context: Context
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One bullet or sentence of a CV; `entry` indexes the profile's entries."""

    text: str
    span: Span
    section: Section
    context: Context
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The CV line that proves a skill, and how strongly.

    `claim` indexes the profile's claims. `quote` is the document's text at `span`. `decided_by` holds
    the words that decided the grade. A skill that is described and never named has `named` false, the
    `requirement_id` it was read through and the `similarity` (cosine) to it; one that another skill
    implies has that skill in `implied_by`.
    """

    skill_id: str
    claim: int
    quote: str
    span: Span
    named: bool
    grade: Grade
    context: Context
    similarity: float | None = None
    requirement_id: str | None = None
    implied_by: str | None = None
    decided_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """A skill that the CV says the person lacks ("negated") or wants to learn ("aspired")."""

    skill_id: str
    quote: str
    span: Span
    kind: NotEvidence


@dataclass(frozen=True, slots=True)
class Profile:
    """What a CV supports, and nothing about who wrote it."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    disclaimed: tuple[Disclaimer, ...]
    level: Level
    level_basis: str
    industry_years: float
    academic_years: float
    warnings: tuple[str, ...] = ()

    def by_skill(self) -> dict[str, tuple[Evidence, ...]]:
        """Return the evidence of each skill, strongest grade first, then in reading order."""
        found: dict[str, list[Evidence]] = {}
        for item in self.evidence:
            found.setdefault(item.skill_id, []).append(item)
        return {
            skill: tuple(sorted(items, key=lambda e: (-GRADES.index(e.grade), e.span, not e.named)))
            for skill, items in found.items()
        }


# --- the market's side


@dataclass(frozen=True, slots=True)
class GateAsk:
    """A condition an advert sets; `value` is the years for "min-years", else None."""

    gate: Gate
    required: bool
    value: float | None = None


@dataclass(frozen=True, slots=True)
class PostedPay:
    """The first pay range an advert states, as it states it."""

    low: float
    high: float
    currency: str
    period: PayPeriod
    basis: PayBasis


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
    `n_adverts` all adverts of the cell used, so that n / n_adverts is the disclosure rate.
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


# --- between them


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing a segment asks for and how the CV stands to it.

    `evidence` indexes the profile's evidence; `via` is the sibling skill behind "adjacent" and the
    aggregated requirement behind "described".
    """

    skill_id: str
    status: GapStatus
    grade: Grade | None
    demand: Demand
    evidence: tuple[int, ...]
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the things most asked (by at least 20 % of the cell) the CV shows.

    `area` is a production area, "production" for all of them together, or "all" for every technical
    thing. `of` = shown + listed + described + adjacent + missing.
    """

    area: str
    of: int
    shown: int
    listed: int
    described: int
    adjacent: int
    missing: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How many judged adverts are within reach: at least three technical required items, at most one unmet.

    `n_left_out` adverts name fewer than three. `gates` counts, among those within reach, the adverts
    that also require each gate.
    """

    segment: str
    n_judged: int
    n_within: int
    n_left_out: int
    gates: tuple[tuple[Gate, int], ...]


@dataclass(frozen=True, slots=True)
class SegmentReport:
    """One employer segment as this CV meets it; `gaps` are ordered by lower bound of the required share."""

    segment: str
    cell: Cell
    used: Cell
    dropped: tuple[str, ...]
    window: Window
    n_adverts: int
    n_employers: int
    standings: tuple[Standing, ...]
    gaps: tuple[Gap, ...]
    gates: tuple[GateShare, ...]
    band: SalaryBand | None


@dataclass(frozen=True, slots=True)
class RoleStanding:
    """The same arithmetic for one role family; `dropped` says what was widened to get there."""

    role_family: str
    n_adverts: int
    n_employers: int
    standing: Standing
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and what it rests on.

    `n_adverts` of the `n_judged` adverts of the whole cell require it; `unlocks` more come within reach
    once it is held at grade used.
    """

    skill_id: str
    status: GapStatus
    n_adverts: int
    n_judged: int
    unlocks: int
    advice: str


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Which sentence-transformers model read the CV; thresholds belong to a model."""

    name: str
    digest: str
    calibrated: bool


@dataclass(frozen=True, slots=True)
class GapReport:
    """Everything a person is told; no file name, no digest of the CV, no direct identifier."""

    schema_version: str
    method_version: str
    snapshot_id: str
    created: str
    model: ModelCard
    cell: Cell
    profile: Profile
    segments: tuple[SegmentReport, ...]
    roles: tuple[RoleStanding, ...]
    reach: tuple[Reach, ...]
    plan: tuple[Step, ...]
    warnings: tuple[str, ...] = ()
