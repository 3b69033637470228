"""What a session remembers of a cohort, from the files given to what was found; gone with the session."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

from mlgap import pipeline, reports
from mlgap.cohorts import (
    CohortComparison,
    CohortPicture,
    CohortSheet,
    ModuleMap,
    cohort_files,
    cohort_picture,
    cohort_sheets,
    compare_cohorts,
    left_aside,
    read_modules,
)
from mlgap.embedding import Remembering
from mlgap.errors import MlgapError
from mlgap.pipeline import Analysed
from mlgap.resources import Resources
from mlgap.types import Cell

__all__ = ["MOST_MB_TOGETHER", "CohortState"]

MOST_MB_TOGETHER = 120
EARLY_LEVEL = "early"


@dataclass(slots=True)
class CohortState:
    """A cohort while it is read and after; `round` renames what holds files so that it lets go of them."""

    embedder: Remembering | None = None
    """Knows the lines read again, so that counting embeds none a second time; it holds no text."""
    reader: Iterator[Analysed] | None = None
    """Yields one result a file; holds the bytes of those not read yet, and is dropped at the end."""
    names: tuple[str, ...] = ()
    """Names of all files in the order of their aliases, for the teacher's eyes alone."""
    found: list[Analysed] = field(default_factory=list)
    aside: tuple[str, ...] = ()
    sample: bool = False
    stopped: bool = False
    round: int = 0
    problem: str = ""
    role_family: str | None = None
    region: str | None = None
    modules: ModuleMap | None = None
    modules_problem: str = ""
    earlier: CohortPicture | None = None
    earlier_problem: str = ""
    beside: tuple[CohortPicture, ...] = ()
    """Every earlier cohort that stood beside this one: what is withheld beside it stays withheld."""
    sheets: bytes = b""
    """The ZIP of individual sheets once it was made."""
    sheets_of: object = None
    """The market, the day and the part of it that the sheets were made for."""
    drawn: CohortPicture | None = None
    drawn_of: object = None
    compared: CohortComparison | None = None
    at_work: Lock = field(default_factory=Lock, repr=False, compare=False)
    """Held while a file is read: two drawings of one page never read at once."""

    @property
    def cell(self) -> Cell:
        """The early-career adverts of the role and region chosen."""
        return Cell(role_family=self.role_family, level=EARLY_LEVEL, region=self.region)

    @property
    def reading(self) -> bool:
        """Whether files wait to be read."""
        return self.reader is not None

    def take(self, given: Sequence[tuple[str, bytes]], resources: Resources, today: date) -> None:
        """Begin with these files in the place of any before; where they cannot be read at all, say why."""
        self.round += 1
        try:
            _refuse_heavy(given)
            files = cohort_files(given)
        except MlgapError as error:
            self.problem = str(error)
            return
        self.problem, self.aside = "", left_aside(given)
        self.names = tuple(file.name for file in files)
        self.found, self.stopped, self.sample = [], False, False
        self.earlier, self.earlier_problem, self.beside = None, "", ()
        self._changed()
        self.embedder = Remembering(resources.embedder)
        self.reader = pipeline.analyse_cohort(files, self._knowing(resources), today=today)

    def _knowing(self, resources: Resources) -> Resources:
        return replace(resources, embedder=self.embedder) if self.embedder else resources

    def read_next(self) -> Analysed | None:
        """Return the result of one more file, None at the end.

        A press draws the page anew while the file before is still being read: the new drawing waits for it,
        and what was read of a cohort that was left meanwhile is dropped.
        """
        with self.at_work:
            reader = self.reader
            one = next(reader, None) if reader else None
            if reader is self.reader:
                if one is None:
                    self.reader = None
                else:
                    self.found.append(one)
                    self._changed()
            return one

    def settle(self) -> None:
        """Wait until the file that is being read is done, so that what is drawn is of one moment."""
        with self.at_work:
            if len(self.found) >= len(self.names):
                self.leave_rest()

    def stop(self) -> None:
        """Let the files not read yet wait."""
        self.stopped = True

    def go_on(self) -> None:
        """Read on where reading stopped."""
        self.stopped = False

    def leave_rest(self) -> None:
        """Let go of the files not read yet."""
        self.reader, self.stopped = None, False

    def picture(self, resources: Resources, today: date) -> CohortPicture:
        """Return what was found in all files read, against the adverts chosen; made once for each choice."""
        if self.sheets_of != self._stands_against(resources, today):
            self.sheets = b""
        of = (
            self._stands_against(resources, today),
            len(self.found),
            self.modules,
            self.earlier,
            self.beside,
        )
        if self.drawn is None or self.drawn_of != of:
            self.drawn = cohort_picture(
                tuple(self.found),
                self._knowing(resources),
                cell=self.cell,
                today=today,
                modules=self.modules,
                earlier=self.earlier,
                beside=self.beside,
            )
            self.compared = compare_cohorts(self.earlier, self.drawn) if self.earlier else None
            self.drawn_of = of
        return self.drawn

    def choose(self, role_family: str | None, region: str | None) -> None:
        """Set the cohort against the adverts of this role and region."""
        if (role_family, region) != (self.role_family, self.region):
            self.role_family, self.region, self.sheets = role_family, region, b""

    def take_modules(self, data: bytes, resources: Resources) -> None:
        """Set a module file beside the cohort; where it is none, keep the one before and say why."""
        self.round += 1
        try:
            self.modules, self.modules_problem = read_modules(data, resources.taxonomy), ""
        except MlgapError as error:
            self.modules_problem = str(error)

    def forget_modules(self) -> None:
        """Count without modules."""
        self.modules, self.modules_problem, self.round = None, "", self.round + 1

    def take_earlier(self, data: bytes) -> None:
        """Set saved figures of an earlier cohort beside this one; where they are none, say why."""
        self.round += 1
        try:
            self.earlier = reports.cohort_from_json(data.decode("utf-8", errors="replace"))
            self.earlier_problem = ""
            if self.earlier not in self.beside:
                self.beside = (*self.beside, self.earlier)
        except MlgapError as error:
            self.earlier_problem = (
                "This file was not read as the figures of a cohort. Give the file that *Data (JSON)* on "
                f"this page made.\n\n{error}"
            )

    def forget_earlier(self) -> None:
        """Put the earlier cohort away; counts near to its own stay withheld."""
        self.earlier, self.earlier_problem, self.round = None, "", self.round + 1

    def make_sheets(self, resources: Resources, today: date, tell: Callable[[int, int], None]) -> None:
        """Make the sheet of each CV read, telling how many are made of how many."""
        of = sum(one.profile is not None for one in self.found)

        def told() -> Iterator[CohortSheet]:
            made = cohort_sheets(self.found, resources, cell=self.cell, today=today)
            for done, sheet in enumerate(made, start=1):
                tell(done, of)
                yield sheet

        self.sheets = reports.cohort_sheets_zip(told())
        self.sheets_of = self._stands_against(resources, today)

    def _stands_against(self, resources: Resources, today: date) -> object:
        return resources.snapshot.id, self.cell, today

    def _changed(self) -> None:
        self.drawn, self.drawn_of, self.compared, self.sheets = None, None, None, b""


def _refuse_heavy(given: Sequence[tuple[str, bytes]]) -> None:
    megabytes = sum(len(data) for _, data in given) / 1_000_000
    if megabytes > MOST_MB_TOGETHER:
        raise MlgapError(
            f"The files hold {megabytes:,.0f} MB together, and at most {MOST_MB_TOGETHER} MB are read at "
            "once: give them in groups."
        )
