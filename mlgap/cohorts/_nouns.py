"""The nouns of a cohort: counts of CVs that no group or complement under five people enters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mlgap.types import Cell, Demand, ModelCard, Window

COHORT_FORM = "mlgap cohort 1"
COHORT_CHANGE_FORM = "mlgap cohort comparison 1"
LEAST_GROUP = 5
"""A group of fewer CVs, or one that leaves fewer out, is withheld."""
LEAST_READ = 2 * LEAST_GROUP
"""In a smaller cohort every count has fewer than five CVs on one side: nothing is counted."""

Standing = Literal["own", "shared", "listed", "described", "missing"]
"""How a CV holds a skill: shown in a line of its own, shown in shared lines alone, only listed, only
described without the name, none of these."""
Withheld = Literal["", "few", "most", "near"]
"""Why a count is not told: under five, all but under five, within five of another count that is told."""


@dataclass(frozen=True, slots=True)
class CohortPart:
    """So many CVs that hold a skill in one of these ways; ways of under five CVs stand joined to the next."""

    standings: tuple[Standing, ...]
    n: int


@dataclass(frozen=True, slots=True)
class SkillCount:
    """How many of the CVs read can show a skill (named and done, in a line of their own or a shared one).

    `shown` is None where it is withheld, and `withheld` says why ("" where it is told). `parts` are the whole
    cohort by how it holds the skill, in the order of `Standing`, each at least five; a single part tells
    nothing but the whole, and is left out.
    """

    skill_id: str
    shown: int | None
    withheld: Withheld
    parts: tuple[CohortPart, ...]


@dataclass(frozen=True, slots=True)
class CohortSegment:
    """What one employer segment asks of early careers ("all": all segments), by lower bound of the asked
    share.

    `used` differs from `cell` where early-career adverts are too few, and `dropped` says in words what was
    widened; single shares that lean on a wider cell say so in `Demand.pooled`. Empty `demands`: too few to
    tell.
    """

    segment: str
    cell: Cell
    used: Cell
    dropped: tuple[str, ...]
    window: Window
    n_adverts: int
    n_employers: int
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class CurriculumGap:
    """A thing that many adverts of a segment ask and few CVs can show: withheld as few, or at most a quarter.

    `modules` are those that say they teach it; empty where none does or none was given.
    """

    segment: str
    demand: Demand
    count: SkillCount
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModulePicture:
    """One module of the programme against what all segments ask: ids of the skills it names, parted.

    `few`: asked by many and few CVs can show it. `told`: the others that many ask. `less_asked`: by fewer
    than a fifth of the adverts; `unasked`: by fewer than 3 in 100.
    """

    module: str
    few: tuple[str, ...]
    told: tuple[str, ...]
    less_asked: tuple[str, ...]
    unasked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A line that stands nearly the same in several CVs, such as a capstone's; whose they are is not said.

    At least five hold it: others are not quoted at all. `n` CVs do, None where that is all but under five, or
    within five of the count of a skill that it shows. `quote` is one of the masked lines, `skills` are those
    that it shows in at least five of them.
    """

    quote: str
    n: int | None
    withheld: Withheld
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that gave no CV, by its alias, and why in one sentence; its name stays with who gave it."""

    alias: str
    problem: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A file whose bytes, or whose text, are those of an earlier one; it is counted once."""

    alias: str
    same_as: str


@dataclass(frozen=True, slots=True)
class CohortPicture:
    """What a cohort's CVs can show against what early-career adverts ask; nothing in it is about one person.

    `counted` is false where fewer than ten CVs were read: then `skills` and `gaps` are empty. `skills` holds
    every skill that a segment asks or a module names, in the order in which all segments ask it
    (`segments[0]`). `module_problems` are lines of the module file that were not understood, with their
    place.
    """

    form: str
    created: str
    snapshot_id: str
    method_version: str
    model: ModelCard
    cell: Cell
    n_given: int
    n_read: int
    counted: bool
    unread: tuple[Unread, ...]
    repeats: tuple[Repeat, ...]
    segments: tuple[CohortSegment, ...]
    skills: tuple[SkillCount, ...]
    gaps: tuple[CurriculumGap, ...]
    modules: tuple[ModulePicture, ...]
    module_problems: tuple[str, ...]
    shared_lines: tuple[SharedLine, ...]
    warnings: tuple[str, ...]

    def count_of(self, skill_id: str) -> SkillCount | None:
        """Return the count of one skill; None where none is held."""
        return next((c for c in self.skills if c.skill_id == skill_id), None)


@dataclass(frozen=True, slots=True)
class SkillChange:
    """How many more CVs of the later cohort show a skill; figures are None where they are withheld.

    Told where at least five more (or fewer) show it and at least five fewer (or more) do not. `withheld`:
    "few" and "most" as in a count, of either cohort; "near" where under five differ.
    """

    skill_id: str
    before: int | None
    after: int | None
    withheld: Withheld


@dataclass(frozen=True, slots=True)
class CohortComparison:
    """An earlier and a later cohort side by side; no person of one is matched with a person of the other.

    `notes` say what else differs between the two, such as market or method. `demand` is what all segments
    ask today, and `changes` stand in its order.
    """

    form: str
    created: str
    earlier_created: str
    earlier_read: int
    later_read: int
    notes: tuple[str, ...]
    demand: CohortSegment
    changes: tuple[SkillChange, ...]
