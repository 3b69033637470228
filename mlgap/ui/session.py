"""What a session remembers, and what pages may show of it; only the frame keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap import pipeline
from mlgap.types import Cell, Correction, Document, GapReport, Profile
from mlgap.ui import market_filters, own_market

__all__ = ["Held", "Market", "State"]


@dataclass(slots=True)
class State:
    """All that a session remembers; `round` renames the uploader so that it lets go of its file."""

    document: Document | None = None
    data: bytes = b""
    """The PDF that the document was read from, for pictures of its pages; empty for other formats."""
    profile: Profile | None = None
    corrections: tuple[Correction, ...] = ()
    """What the person said of the reading, each with its line in this CV where it has one."""
    aside: tuple[Correction, ...] = ()
    """Those of the CV before this one, until the person says whether both are of the same person."""
    problem: str | None = None
    round: int = 0
    role_family: str | None = None
    level: str | None = None
    level_of_cv: str | None = None
    """The level that was preset from the CV, None where the person had chosen before."""
    region: str | None = None
    segments: tuple[str, ...] = ()
    market: market_filters.MarketChoice | None = None
    market_base: tuple[Cell, tuple[str, ...]] | None = None
    """The frame's choices that the market page's own started from."""
    market_round: int = 0
    own: own_market.OwnMarket | None = None
    """The market of this session's own postings, in the place of the shipped one."""
    own_problem: str | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """What a page may show without a CV: what is loaded, and the chosen role, level, region and segments."""

    resources: pipeline.Resources
    cell: Cell
    segments: tuple[str, ...]
    chosen: bool
    """Whether the segments were chosen; else they are all."""

    @property
    def labels(self) -> dict[str, str]:
        """Skill id to its label."""
        return {skill.id: skill.label for skill in self.resources.taxonomy.skills.values()}

    @property
    def statements(self) -> dict[str, str]:
        """Aggregated requirement id to what adverts ask, in our words."""
        return {item.id: item.statement for item in self.resources.requirements.items}


@dataclass(frozen=True, slots=True)
class Held:
    """What a page may show of the CV; `drawn` is the report of the chosen segments alone.

    `profile` is the reading under the person's corrections.
    """

    market: Market
    document: Document
    profile: Profile
    report: GapReport
    drawn: GapReport
    data: bytes = b""
