"""Nouns between the person and the market: gaps, reach, steps and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.ids import CvCheckId, CvCheckState, GapStatus, Gate, Grade
from mlgap.types._market import Cell, Demand, GateShare, SalaryBand, Window
from mlgap.types._pay import PayPicture
from mlgap.types._person import Profile
from mlgap.types._plan import Unlocks


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing a segment asks for and how the CV stands to it.

    `evidence` indexes the profile's evidence; `via` is the sibling skill behind "adjacent" and the
    aggregated requirement behind "described". `own_word` says that status and grade rest on a correction
    by the person.
    """

    skill_id: str
    status: GapStatus
    grade: Grade | None
    demand: Demand
    evidence: tuple[int, ...]
    via: str | None = None
    own_word: bool = False


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
    once it is held at grade used, and the steps before it. `by_reach` is false where no few skills unlock
    enough to mean anything, and the step is one of the most required instead; `kept` is the share of
    resamples of employers in which the best set holds it, 0 where there is none. `artefacts` are what to
    leave behind, `hours` our estimate of the effort (low, high); `lines` index the profile's evidence: the
    own lines that the step rests on, and `absence` says what no line shows.
    """

    skill_id: str
    status: GapStatus
    n_adverts: int
    n_judged: int
    unlocks: int
    advice: str
    by_reach: bool = True
    kept: float = 0.0
    artefacts: tuple[str, ...] = ()
    hours: tuple[float, float] | None = None
    lines: tuple[int, ...] = ()
    absence: str = ""


@dataclass(frozen=True, slots=True)
class BulletCheck:
    """What one line of work says beyond its task: words of it, or None where it says no such thing.

    `outcome` is a result with a number, `production` words of running it for real, `tools` the named
    skills. `advice` is what would make the line stronger, "" where nothing is missing.
    """

    claim: int
    outcome: str | None
    production: str | None
    tools: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class CvCheck:
    """One thing looked for in the CV as a whole: `found`, `not-found`, or a `notice` of something to mend.

    `claims` are the lines it rests on, `detail` says in one sentence what was found or not, `advice` what
    would help, "" where nothing is to be done. `segment` is set where the check is about one.
    """

    id: CvCheckId
    state: CvCheckState
    detail: str
    claims: tuple[int, ...]
    advice: str
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What somebody aims at: an employer segment and a role family; None where they have not chosen."""

    segment: str | None = None
    role_family: str | None = None


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
    bullets: tuple[BulletCheck, ...] = ()
    checks: tuple[CvCheck, ...] = ()
    pay: PayPicture | None = None
    unlocks: tuple[Unlocks, ...] = ()
