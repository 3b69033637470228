"""The market's part of every report of a cell: counted once, for any CV, holding nothing of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from mlgap import gaps
from mlgap.market import MostAsked, RequiredItems, demand, most_asked, required_items
from mlgap.pay import salary_band
from mlgap.resources import Resources
from mlgap.turns import analysis, in_turn
from mlgap.types import Cell, CellDemand, SalaryBand
from mlgap.vocabulary import Vocabulary

__all__ = ["EVERYWHERE", "MarketSide", "Part", "market_side", "shown_segments"]

EVERYWHERE = Cell()
_Item = TypeVar("_Item")


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """What the adverts of one segment, or of all together, ask, offer and require."""

    demand: CellDemand
    band: SalaryBand | None
    items: RequiredItems

    @property
    def name(self) -> str:
        """The segment, "all" where it is all of them together."""
        return self.demand.cell.segment or "all"


@dataclass(frozen=True, eq=False, slots=True)
class MarketSide:
    """All that a report of `cell` counts of the market, whoever the CV is of.

    `whole` is the one segment asked for, or all of them together. `roles` hold what is most asked alone.
    """

    cell: Cell
    whole: Part
    segments: tuple[Part, ...]
    roles: tuple[MostAsked, ...]

    @property
    def told(self) -> tuple[Part, ...]:
        """The whole first, then each segment, of which there are enough adverts to tell anything."""
        parts = (self.whole, *(p for p in self.segments if p is not self.whole))
        return tuple(p for p in parts if p.demand.demands)


def shown_segments(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the segments a report draws: each roll-up before its parts, then platform teams."""
    order: list[str] = []
    for segment in vocabulary.segments():
        rollup = next((r for r, parts in vocabulary.segment_rollups.items() if segment in parts), None)
        order += [s for s in (rollup, segment) if s and s not in order]
    return (*order, "platform-team")


@in_turn
def market_side(resources: Resources, cell: Cell = EVERYWHERE) -> MarketSide:
    """Return what the market's part of every report of `cell` is; raises `UnknownId`.

    It holds nothing of any CV and may be kept for all sessions.
    """
    vocabulary = resources.vocabulary
    vocabulary.check_cell(cell)
    names = (cell.segment,) if cell.segment else shown_segments(vocabulary)
    segments = tuple(
        _part(replace(cell, segment=name), resources, gaps.LEAST_SHARE) for name in _one_by_one(names)
    )
    whole = segments[0] if cell.segment else _part(cell, resources)
    roles = tuple(
        most_asked(resources.snapshot, replace(cell, role_family=family), gaps.MOST_ASKED_SHARE)
        for family in _one_by_one(vocabulary.roles_told)
    )
    return MarketSide(cell, whole, segments, roles)


def _part(cell: Cell, resources: Resources, least: float = 0.0) -> Part:
    found = demand(resources.snapshot, cell, groups=resources.groups, least=least)
    return Part(
        found,
        _band(found.cell, resources),
        required_items(resources.snapshot, found.used, gaps.technical(resources.taxonomy)),
    )


def _band(cell: Cell, resources: Resources) -> SalaryBand | None:
    """Return the band of a segment; cuts have none, nor has a market without bands."""
    is_cut = cell.segment in resources.vocabulary.ids["cut"]
    if cell.segment is None or is_cut or resources.bands is None:
        return None
    return salary_band(resources.bands, cell, resources.vocabulary)


def _one_by_one(items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield the items; between them, whoever came later may go first."""
    for item in items:
        analysis().breathe()
        yield item
