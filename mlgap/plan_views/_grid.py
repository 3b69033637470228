"""Role families by segments: the arithmetic of a report's roles, and where one step carries furthest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mlgap import gaps
from mlgap.market import AdvertFilter, advert_shares, demand, required_items
from mlgap.pipeline import FEW_ADVERTS, Resources, shown_segments
from mlgap.plan_views._texts import Whole
from mlgap.turns import analysis, in_turn
from mlgap.types import Cell, Profile, Reach, RoleStanding

LEAST_ADVERTS = 5
THIN_ADVERTS = 15


@dataclass(frozen=True, eq=False, slots=True)
class GridMarket:
    """The market's side of the grid: each role family in each segment that is told, and the counts of all.

    `counts` holds adverts and employers of exactly that role and segment, whatever the level and region.
    """

    cells: Mapping[tuple[str, str], Whole]
    counts: Mapping[tuple[str, str], tuple[int, int]]
    roles: tuple[str, ...]
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One role family in one segment; `told` is None where its own adverts are too few for a figure.

    `best` is the skill that alone brings most adverts within reach, where those are five or more; else
    `instead` is the one that most adverts require and the CV does not show.
    """

    role_family: str
    segment: str
    n_adverts: int
    n_employers: int
    told: RoleStanding | None = None
    reach: Reach | None = None
    best: gaps.SingleStep | None = None
    instead: gaps.SingleStep | None = None


@in_turn
def grid_market(resources: Resources, cell: Cell) -> GridMarket:
    """Return the market's side of the grid for the level and region of `cell`.

    A role that is too thin in a segment even at all levels and regions would be widened to its neighbours,
    whose figures are not its own: it is counted and not told.
    """
    vocabulary, snapshot = resources.vocabulary, resources.snapshot
    roles = vocabulary.roles_told
    segments = shown_segments(vocabulary)
    filters = {
        (role, segment): AdvertFilter(
            role_families=(role,),
            **{"cuts" if segment in vocabulary.ids["cut"] else "segments": (segment,)},
        )
        for role in roles
        for segment in segments
    }
    shares = advert_shares(snapshot, {" ".join(key): f for key, f in filters.items()})
    counts = {
        key: (part.n_adverts, part.n_employers) for key, part in zip(filters, shares.parts, strict=True)
    }
    technical = gaps.technical(resources.taxonomy)
    cells = {}
    for (role, segment), (n_adverts, _) in counts.items():
        has_neighbours = len(vocabulary.near(role)) > 1
        if n_adverts < (THIN_ADVERTS if has_neighbours else LEAST_ADVERTS):
            continue
        analysis().breathe()
        found = demand(snapshot, replace(cell, role_family=role, segment=segment))
        if not found.used.neighbours:
            cells[role, segment] = Whole(found, required_items(snapshot, found.used, technical))
    return GridMarket(cells, counts, roles, segments)


def role_grid(market: GridMarket, profile: Profile, resources: Resources) -> tuple[GridCell, ...]:
    """Return how a profile stands to each role family in each segment, by role and then by segment."""
    taxonomy = resources.taxonomy
    held, evidence = gaps.held_skills(profile, taxonomy), gaps.Held(profile, taxonomy)
    return tuple(
        _grid_cell((role, segment), market, held, evidence, resources)
        for role in market.roles
        for segment in market.segments
    )


def _grid_cell(
    key: tuple[str, str],
    market: GridMarket,
    held: frozenset[str],
    evidence: gaps.Held,
    resources: Resources,
) -> GridCell:
    n_adverts, n_employers = market.counts[key]
    cell = market.cells.get(key)
    told = gaps.role_standing(cell.demand, evidence, resources.taxonomy) if cell else None
    if cell is None or told is None:
        return GridCell(*key, n_adverts, n_employers)
    reach = gaps.find_reach(key[1], cell.items, held)
    candidates = sorted(gaps.plan_candidates(cell.demand, evidence, held, resources.taxonomy))
    steps = gaps.single_steps(cell.items, held, candidates, resources.taxonomy)
    best = steps[0] if steps and steps[0].unlocks >= gaps.LEAST_UNLOCKED else None
    most = max(steps, key=lambda s: s.required_by, default=None)
    instead = most if best is None and most and most.required_by >= gaps.LEAST_UNLOCKED else None
    return GridCell(*key, told.n_adverts, told.n_employers, told, reach, best, instead)


def nearest(grid: Sequence[GridCell], how_many: int = 3) -> tuple[GridCell, ...]:
    """Return the cells of 50 adverts or more in which the CV shows the largest part of what is most asked."""
    told = [c for c in grid if c.told is not None and c.n_adverts >= FEW_ADVERTS]
    told.sort(key=lambda c: (-c.told.standing.shown / c.told.standing.of, c.role_family, c.segment))  # type: ignore[union-attr]
    return tuple(told[:how_many])


def furthest(grid: Sequence[GridCell], how_many: int = 3) -> tuple[GridCell, ...]:
    """Return the cells of 50 adverts or more in which one skill unlocks most, or else is required most."""
    told = [c for c in grid if c.n_adverts >= FEW_ADVERTS and c.reach is not None]
    best = sorted((c for c in told if c.best), key=lambda c: -c.best.unlocks if c.best else 0)
    if best:
        return tuple(best[:how_many])
    nearer = [c for c in told if c.instead and c.reach and c.reach.n_judged]
    nearer.sort(key=lambda c: -c.instead.required_by / c.reach.n_judged)  # type: ignore[union-attr]
    return tuple(nearer[:how_many])
