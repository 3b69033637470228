"""A cohort's picture: counts of CVs beside shares of adverts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlgap import gaps
from mlgap.cohorts._counts import (
    Counted,
    count_skill,
    counted_skills,
    line_withheld,
    standings_of,
    with_implied,
)
from mlgap.cohorts._modules import ModuleMap
from mlgap.cohorts._nouns import (
    COHORT_FORM,
    LEAST_GROUP,
    LEAST_READ,
    CohortPicture,
    CohortSegment,
    CurriculumGap,
    ModulePicture,
    Repeat,
    SharedLine,
    SkillCount,
    Unread,
)
from mlgap.cohorts._shared import SharedGroup, shared_groups
from mlgap.evidence import line_key
from mlgap.market import demand
from mlgap.pipeline import Analysed, shown_segments
from mlgap.resources import Resources
from mlgap.skills import Taxonomy
from mlgap.turns import analysis, in_turn
from mlgap.types import Cell, Demand, ModelCard, Profile

EARLY = Cell(level="early")
"""Unless another part is chosen, a cohort stands against the adverts for early careers."""
FEW_SHOW = 0.25
"""A skill that at most this share of the CVs shows is one that few can show."""
MOST_TOLD = 50
"""Shared lines that are told."""
_NO_MODULES = ModuleMap(())


@in_turn
def cohort_picture(
    found: Sequence[Analysed],
    resources: Resources,
    *,
    cell: Cell = EARLY,
    today: date,
    modules: ModuleMap | None = None,
    earlier: CohortPicture | None = None,
    beside: Sequence[CohortPicture] = (),
) -> CohortPicture:
    """Return what the cohort can show against what `cell` asks, per segment and over all.

    With an `earlier` picture, counts within five of its counts are withheld too ("near"), so that the two
    published tables cannot be subtracted; so are those beside the pictures of `beside`, such as an earlier
    cohort that was put away again. Raises `UnknownId` for a cell outside the vocabularies.
    """
    resources.vocabulary.check_cell(cell)
    modules = modules or _NO_MODULES
    segments = tuple(_segments(cell, resources))
    skills = _skills(segments, modules)
    profiles = [one.profile for one in found if one.profile is not None]
    groups = shared_groups(profiles, resources.embedder)
    lines = [(group, _shown_by(group, profiles)) for group in groups if group.n_cvs >= LEAST_GROUP][
        :MOST_TOLD
    ]
    wide = with_implied((*skills, *(s for _, shows in lines for s in shows)), resources.taxonomy)
    holdings = [
        standings_of(profile, shared, wide, resources.taxonomy)
        for profile, shared in _with_breath(zip(profiles, shared_claims(len(profiles), groups), strict=True))
    ]
    others = (*([earlier] if earlier else []), *beside)
    counted = counted_skills(holdings, wide, resources.taxonomy)
    counts = _counts(skills, counted, others)
    return CohortPicture(
        form=COHORT_FORM,
        created=today.isoformat(),
        snapshot_id=resources.snapshot.id,
        method_version=gaps.METHOD_VERSION,
        model=ModelCard(resources.embedder.name, resources.embedder.digest, resources.embedder.calibrated),
        cell=cell,
        n_given=len(found),
        n_read=len(profiles),
        counted=len(profiles) >= LEAST_READ,
        unread=tuple(Unread(one.alias, one.problem) for one in found if one.problem),
        repeats=tuple(Repeat(one.alias, one.same_as) for one in found if one.same_as),
        segments=segments,
        skills=tuple(counts.values()),
        gaps=tuple(_gaps(segments, counts, len(profiles), modules)),
        modules=tuple(_modules(segments[0], counts, len(profiles), modules)),
        module_problems=modules.problems,
        shared_lines=tuple(_shared_lines(lines, counted, len(profiles), resources.taxonomy, others)),
        warnings=tuple(_warnings(len(profiles), segments[0])),
    )


def shared_claims(n: int, groups: Iterable[SharedGroup]) -> list[frozenset[int]]:
    """Return the claims of each of `n` CVs that stand in other CVs too."""
    found: list[set[int]] = [set() for _ in range(n)]
    for group in groups:
        for place in group.places:
            found[place.cv].add(place.claim)
    return [frozenset(claims) for claims in found]


def _with_breath(
    items: Iterable[tuple[Profile, frozenset[int]]],
) -> Iterator[tuple[Profile, frozenset[int]]]:
    for item in items:
        analysis().breathe()
        yield item


def _segments(cell: Cell, resources: Resources) -> Iterator[CohortSegment]:
    """Yield what all segments ask together, then each; with a segment chosen, that one alone."""
    technical = gaps.technical(resources.taxonomy)
    names = (cell.segment,) if cell.segment else (None, *shown_segments(resources.vocabulary))
    for name in names:
        analysis().breathe()
        asked = demand(resources.snapshot, replace(cell, segment=name), groups=resources.groups)
        kept = [d for d in asked.demands if d.what in technical and d.asked >= gaps.LEAST_SHARE]
        yield CohortSegment(
            segment=name or "all",
            cell=asked.cell,
            used=asked.used,
            dropped=asked.dropped,
            window=asked.window,
            n_adverts=asked.n_adverts,
            n_employers=asked.n_employers,
            demands=tuple(sorted(kept, key=_by_lower_bound)),
        )


def _by_lower_bound(asked: Demand) -> tuple[float, float, str]:
    return -asked.asked_low, -asked.asked, asked.what


def _skills(segments: Sequence[CohortSegment], modules: ModuleMap) -> tuple[str, ...]:
    """Return every skill asked or taught: as all segments ask them, then as the others do, then the rest."""
    asked = (d.what for segment in segments for d in segment.demands)
    taught = (skill for _, skills in modules.modules for skill in skills)
    return tuple(dict.fromkeys((*asked, *taught)))


def _gaps(
    segments: Sequence[CohortSegment], counts: Mapping[str, SkillCount], n_read: int, modules: ModuleMap
) -> Iterator[CurriculumGap]:
    for segment in segments:
        for asked in segment.demands:
            count = counts.get(asked.what)
            if count and asked.asked >= gaps.MOST_ASKED_SHARE and _few_show(count, n_read):
                teaching = tuple(name for name, skills in modules.modules if asked.what in skills)
                yield CurriculumGap(segment.segment, asked, count, teaching)


def _few_show(count: SkillCount | None, n_read: int) -> bool:
    if count is None:
        return False
    return count.withheld == "few" or (count.shown is not None and count.shown <= FEW_SHOW * n_read)


@dataclass(frozen=True, slots=True)
class _Taught:
    """Skills of one module, parted by what the market asks and the cohort shows."""

    few: list[str]
    told: list[str]
    less_asked: list[str]
    unasked: list[str]


def _modules(
    whole: CohortSegment, counts: Mapping[str, SkillCount], n_read: int, modules: ModuleMap
) -> Iterator[ModulePicture]:
    asked = {d.what: d.asked for d in whole.demands}
    for name, skills in modules.modules:
        parted = _Taught([], [], [], [])
        for skill in skills:
            share = asked.get(skill, 0.0)
            if share >= gaps.MOST_ASKED_SHARE:
                (parted.few if _few_show(counts.get(skill), n_read) else parted.told).append(skill)
            else:
                (parted.less_asked if share else parted.unasked).append(skill)
        yield ModulePicture(
            name, tuple(parted.few), tuple(parted.told), tuple(parted.less_asked), tuple(parted.unasked)
        )


def _counts(
    skills: Sequence[str], counted: Mapping[str, Counted], others: Sequence[CohortPicture]
) -> dict[str, SkillCount]:
    before = [{count.skill_id: count for count in other.skills} for other in others]
    return {
        skill: count_skill(skill, counted[skill], [then[skill] for then in before if skill in then])
        for skill in skills
        if skill in counted
    }


def _shown_by(group: SharedGroup, profiles: Sequence[Profile]) -> dict[str, int]:
    """Return the skills that a shared line shows, each with the CVs of which it does: wordings differ."""
    owners: dict[str, set[int]] = {}
    for place in group.places:
        for e in profiles[place.cv].evidence:
            if e.claim == place.claim and e.named and e.grade != "listed":
                owners.setdefault(e.skill_id, set()).add(place.cv)
    return {skill: len(cvs) for skill, cvs in sorted(owners.items())}


def _shared_lines(
    lines: Sequence[tuple[SharedGroup, Mapping[str, int]]],
    counted: Mapping[str, Counted],
    n_read: int,
    taxonomy: Taxonomy,
    others: Sequence[CohortPicture],
) -> Iterator[SharedLine]:
    """Yield the lines of at least five CVs: one of fewer would say something of two people, word for word."""
    if n_read < LEAST_READ:
        return
    then = [(line_key(o.quote), o.n, other.n_read) for other in others for o in other.shared_lines]
    for group, shows in lines:
        key = line_key(group.quote)
        before = [(n, whole) for quote, n, whole in then if quote == key and n is not None]
        skills = [counted[s] for s in with_implied(shows, taxonomy) if s in counted]
        withheld = line_withheld(group.n_cvs, n_read, skills, before)
        told = tuple(skill for skill, n in shows.items() if n >= LEAST_GROUP)
        yield SharedLine(group.quote, None if withheld else group.n_cvs, withheld, told)


def _warnings(n_read: int, whole: CohortSegment) -> Iterator[str]:
    if n_read < LEAST_READ:
        yield (
            f"Counts need at least {LEAST_READ} CVs that could be read, since a group under five and "
            "what it leaves out are not told: only what the adverts ask and the sheets are shown."
        )
    if whole.used != whole.cell:
        yield "Adverts of this part are few: " + "; ".join(whole.dropped) + "."
