"""What a session remembers, and what pages may show of it; only the frame keeps it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from mlgap import pipeline
from mlgap.cv_text import CvText
from mlgap.types import Cell, Correction, Document, GapReport, Profile
from mlgap.ui import advert_intake, cache, market_filters, own_market, saved_states, uploads, widgets
from mlgap.ui.client import Client
from mlgap.ui.cohort_state import CohortState

__all__ = ["Held", "Market", "Reading", "State"]

PLACES_OF_FILES = ("cv_", "saved_", "coaching_", "advert_files_", "postings_")
"""How the keys of the uploaders begin that `State.round` names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A CV's text and what it supports before the person's corrections."""

    text: CvText
    profile: Profile


@dataclass(slots=True)
class State:
    """All that a session remembers; `round` renames the uploader so that it lets go of its file."""

    reading: Reading | None = None
    """Holds the text as it was read, unmasked: it is nowhere else, and goes when the CV is removed."""
    before_edit: Reading | None = None
    """The reading of the file itself, where the person edited its text since."""
    draft: str | None = None
    """What the person typed in the place of the text and did not have read yet, unmasked like the text."""
    data: bytes = b""
    """The PDF that the document was read from, for pictures of its pages; empty for other formats."""
    corrections: tuple[Correction, ...] = ()
    """What the person said of the reading, each with its line in this CV where it has one."""
    aside: tuple[Correction, ...] = ()
    """Those of the CV before this one, until the person says whether both are of the same person."""
    problem: str | None = None
    problem_place: DeltaGenerator | None = None
    """Where the problem stands on the page, so that it goes as soon as the next file is read."""
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
    adverts: advert_intake.Given | None = None
    """The adverts given on the page One advert, with their text: nowhere else, gone with the session."""
    cohort: CohortState = field(default_factory=CohortState)
    """The cohort on the page Cohort, from the files given to what was found; gone with the session."""
    states: saved_states.Given = field(default_factory=saved_states.Given)
    """The saved reports on the page Before and after, masked as they were saved, gone with the session."""
    client: Client | None = None
    """The coaching session that is open, gone with New client and never by itself."""
    part: str = "skills"
    """The part of the page Evidence that is in view."""
    evidence_page: Page | None = None
    guide: int | None = None
    """The step of the guided first visit that is in view, None where there is none."""
    guided: bool = False
    """Whether the guide was begun in this session: it begins once."""
    guide_leads: bool = False
    """Whether the guide is to lead to the page of its step, as it may begin on any."""

    def begin_guide(self) -> None:
        """Lead through the pages, the first time in a session."""
        if not self.guided:
            self.guide, self.guided, self.guide_leads = 0, True, True

    def forget_problem(self) -> None:
        """Take what was wrong with the file before off the page at once, not when the next one is read."""
        self.problem = None
        if self.problem_place is not None:
            self.problem_place.empty()

    @property
    def cell(self) -> Cell:
        """The role, level and region chosen."""
        return Cell(role_family=self.role_family, level=self.level, region=self.region)

    @property
    def document(self) -> Document | None:
        """The masked CV."""
        return self.reading.text.masked if self.reading else None

    @property
    def basis(self) -> Document | None:
        """The masked CV as its file was read, where the person edited it since."""
        return self.before_edit.text.masked if self.before_edit else None

    @property
    def profile(self) -> Profile | None:
        """What the CV supports, before the person's corrections."""
        return self.reading.profile if self.reading else None

    def name_places_anew(self) -> None:
        """Name the places of files anew, so that page and server let go of what was given in them."""
        uploads.let_go_of(PLACES_OF_FILES)
        self.round += 1


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

    `glance` is the report of all segments without each one's sets of skills; `report` has them all.

    `profile` is the reading under the person's corrections. `text` holds the CV unmasked too, `before_edit`
    that of the file where the person edited it since: for the person's eyes alone.
    """

    market: Market
    text: CvText
    profile: Profile
    glance: GapReport
    drawn: GapReport
    data: bytes = b""
    before_edit: CvText | None = None
    draft: str | None = None
    """What the person typed in the place of the text and did not have read yet."""
    round: int = 0
    """Changes with the text, so that what is drawn of it starts anew."""

    @property
    def document(self) -> Document:
        """The masked CV."""
        return self.text.masked

    @property
    def report(self) -> GapReport:
        """The whole report, as it is kept as a file; what it holds beyond `glance` is searched when asked."""
        return cache.whole_report(self.document.digest, self.glance, self.market.resources)

    @property
    def cv(self) -> Hashable:
        """What tells this reading from any other: the CV, its corrections and the market."""
        return (self.document.digest, self.profile.corrections, self.drawn.snapshot_id)

    def chart(self, what: str, make: Callable[[], Any], *choice: Hashable) -> dict[str, Any]:
        """Return the chart that `make` makes of `drawn` and `choice`, ready to draw; made once in a session.

        Why: making a chart takes as long as reading the rest of a page, and most redraws change none.
        """
        segments = tuple(segment.segment for segment in self.drawn.segments)
        chosen = (self.drawn.cell, segments, self.drawn.created, *choice)
        return cache.of_cv(f"{what} chart", self.cv, chosen, lambda: widgets.drawable(make()))

    def report_later(self) -> Callable[[], GapReport]:
        """Return what makes the same report when a file is asked for: off the page, where no session's cache
        may be read."""
        return cache.whole_report_later(self.glance, self.market.resources)
