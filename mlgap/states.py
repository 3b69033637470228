"""Two saved states of one person's CV, set beside each other: the person's change apart from the market's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlgap import gaps
from mlgap.embedding import Breathing
from mlgap.evidence import read_again
from mlgap.market import demand, required_items
from mlgap.pipeline import corrected, shown_segments
from mlgap.resources import Resources
from mlgap.turns import analysis, in_turn
from mlgap.types import Cell, Gap, GapReport, GapStatus, Profile, Reach, SegmentReport, Window

__all__ = [
    "COMPARISON_FORM",
    "Comparison",
    "Measure",
    "SavedState",
    "SegmentChange",
    "compare_states",
    "read_today",
]

COMPARISON_FORM = "1"
"""Form of a comparison as JSON; raised when a reader of the old form would misread the new."""


@dataclass(frozen=True, slots=True)
class SavedState:
    """What a saved report was made with: its day, market, method and model, and what of it counts today.

    `window` is None where the report holds no segment. `read_otherwise` counts the skills whose strongest
    evidence is read differently by today's method from the same claims. `not_counted` are skills of
    corrections that are unknown today or find no line.
    """

    created: str
    snapshot_id: str
    window: Window | None
    method_version: str
    model: str
    read_otherwise: int
    not_counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a CV shows of the things a segment most asks, and the adverts within its reach.

    `n_within` of `n_judged` adverts; both None where that is not told, and `of` is 0 where nothing is.
    """

    shown: int
    of: int
    n_within: int | None
    n_judged: int | None


@dataclass(frozen=True, slots=True)
class SegmentChange:
    """One segment three times: the earlier CV then, the earlier CV today, the later CV today.

    `saved` is what the earlier report said, under its own market and method; None where it has no such
    segment or was about another part of it. `before` and `after` are the two CVs under one market and
    method. `by_person` is after less before, `by_market` before less saved, in things shown;
    `reach_by_person` and `reach_by_market` are the same in adverts within reach. `statuses` are the things
    asked whose status differs: (skill, before, after). Counts are those of today's market.
    """

    segment: str
    n_adverts: int
    n_employers: int
    saved: Measure | None
    before: Measure
    after: Measure
    by_person: int
    by_market: int | None
    reach_by_person: int | None
    reach_by_market: int | None
    statuses: tuple[tuple[str, GapStatus, GapStatus], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two states of one CV, under today's market and method.

    `same_market` says that both reports and today share one snapshot, so that nothing of it can have changed;
    `same_cell` that both were about the part of the market, `cell`, that counts here.
    """

    form: str
    today: str
    snapshot_id: str
    window: Window
    method_version: str
    cell: Cell
    old: SavedState
    new: SavedState
    same_market: bool
    same_cell: bool
    changes: tuple[gaps.Change, ...]
    segments: tuple[SegmentChange, ...]


@in_turn
def compare_states(
    old: GapReport, new: GapReport, resources: Resources, *, today: date, cell: Cell | None = None
) -> Comparison:
    """Return what changed between two saved reports of one person, the market's own change told apart.

    Both CVs are read again from their saved, masked claims and counted in the market of `resources`, so that
    a new method or market is no change of the person's. `cell` is the part of the market, that of `old`
    unless given, so that what `old` said then can stand beside. Raises `UnknownId` for a part that the
    vocabularies do not hold.
    """
    cell = resources.vocabulary.check_cell(cell or old.cell)
    earlier, later = (read_today(report.profile, resources, today=today) for report in (old, new))
    standings = [
        _Standing(gaps.Held(p, resources.taxonomy), gaps.held_skills(p, resources.taxonomy))
        for p in (earlier, later)
    ]
    names = (cell.segment,) if cell.segment else shown_segments(resources.vocabulary)
    beside = old if old.cell == cell else None
    return Comparison(
        form=COMPARISON_FORM,
        today=today.isoformat(),
        snapshot_id=resources.snapshot.id,
        window=resources.snapshot.window,
        method_version=gaps.METHOD_VERSION,
        cell=cell,
        old=_state(old, earlier, resources),
        new=_state(new, later, resources),
        same_market=old.snapshot_id == new.snapshot_id == resources.snapshot.id,
        same_cell=old.cell == new.cell == cell,
        changes=gaps.compare_profiles(earlier, later, resources.taxonomy),
        segments=tuple(
            _change(name, before, after, beside)
            for name in names
            for before, after in [_segment(name, cell, standings, resources)]
        ),
    )


def read_today(profile: Profile, resources: Resources, *, today: date) -> Profile:
    """Return a saved profile as today's method reads its claims, under the same corrections."""
    breathe = analysis().breathe
    eyes = (resources.taxonomy, resources.requirements, Breathing(resources.embedder, breathe))
    again = read_again(profile, *eyes, pause=breathe)
    return corrected(again, profile.corrections, resources, today=today)


def _state(report: GapReport, again: Profile, resources: Resources) -> SavedState:
    read = gaps.compare_profiles(report.profile, again, resources.taxonomy)
    return SavedState(
        created=report.created,
        snapshot_id=report.snapshot_id,
        window=report.segments[0].window if report.segments else None,
        method_version=report.method_version,
        model=report.model.name,
        read_otherwise=len(read),
        not_counted=tuple(sorted({c.skill_id for c in again.corrections if not c.attached})),
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """What one CV holds."""

    held: gaps.Held
    skills: frozenset[str]


def _segment(
    name: str, cell: Cell, standings: Sequence[_Standing], resources: Resources
) -> Iterator[tuple[SegmentReport, Measure]]:
    """Yield one segment of the cell as each of the CVs meets it."""
    analysis().breathe()
    asked = demand(resources.snapshot, replace(cell, segment=name), groups=resources.groups)
    items = None
    if asked.demands:
        items = required_items(resources.snapshot, asked.used, gaps.technical(resources.taxonomy))
    for one in standings:
        segment = gaps.segment_report(asked, None, one.held, resources.taxonomy, resources.vocabulary)
        reach = gaps.find_reach(name, items, one.skills) if items is not None else None
        yield segment, _measure(segment, reach)


def _measure(segment: SegmentReport, reach: Reach | None) -> Measure:
    whole = next((s for s in segment.standings if s.area == "all"), None)
    within, judged = (reach.n_within, reach.n_judged) if reach else (None, None)
    return Measure(whole.shown if whole else 0, whole.of if whole else 0, within, judged)


def _saved(name: str, report: GapReport | None) -> Measure | None:
    """Return what a saved report says of a segment; None where it says nothing."""
    segment = next((s for s in report.segments if s.segment == name), None) if report else None
    if report is None or segment is None or not segment.standings:
        return None
    return _measure(segment, next((r for r in report.reach if r.segment == name), None))


def _change(
    name: str,
    one: tuple[SegmentReport, Measure],
    other: tuple[SegmentReport, Measure],
    report: GapReport | None,
) -> SegmentChange:
    segment, before = one
    after, saved = other[1], _saved(name, report)
    return SegmentChange(
        segment=name,
        n_adverts=segment.n_adverts,
        n_employers=segment.n_employers,
        saved=saved,
        before=before,
        after=after,
        by_person=after.shown - before.shown,
        by_market=before.shown - saved.shown if saved else None,
        reach_by_person=_nearer(before, after),
        reach_by_market=_nearer(saved, before) if saved else None,
        statuses=tuple(_statuses(segment.gaps, other[0].gaps)),
    )


def _nearer(one: Measure, other: Measure) -> int | None:
    if one.n_within is None or other.n_within is None:
        return None
    return other.n_within - one.n_within


def _statuses(before: tuple[Gap, ...], after: tuple[Gap, ...]) -> Iterator[tuple[str, GapStatus, GapStatus]]:
    then = {gap.skill_id: gap.status for gap in before}
    for gap in after:
        if gap.status != then[gap.skill_id]:
            yield gap.skill_id, then[gap.skill_id], gap.status
