"""What in an advert is usual for its segment and role, and what is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mlgap import gaps
from mlgap.evidence import parents_of
from mlgap.skills import Taxonomy
from mlgap.types import Cell, CellDemand, Demand, PostingFacts, Window
from mlgap.vocabulary import Vocabulary

RARE_SHARE = 0.05
"""A thing asked by a smaller share of similar adverts is unusual, where the interval ends below twice it."""
LARGE_SHARE = gaps.MOST_ASKED_SHARE
_Z = 1.959964
_WITHOUT_ROLE = ("other", "ai-trainer")


@dataclass(frozen=True, slots=True)
class AdvertInMarket:
    """An advert beside those of its segment and role, over technical things alone.

    `unusual`: asked here, and by under 5 % of them. `usual`: asked here and by at least 20 % of them.
    `not_asked`: asked by at least 20 % of them, and neither asked, named nor implied here. `used` differs
    from `cell` where too few adverts were alike, each step said in `dropped`; with fewer than 5, nothing is
    told.
    """

    cell: Cell
    used: Cell
    dropped: tuple[str, ...]
    window: Window
    n_adverts: int
    n_employers: int
    unusual: tuple[Demand, ...]
    usual: tuple[Demand, ...]
    not_asked: tuple[Demand, ...]


def market_cell(facts: PostingFacts, vocabulary: Vocabulary) -> Cell:
    """Return the segment and role whose adverts one advert is set beside; None where it tells none."""
    segment = None if facts.segment in vocabulary.segments_apart else facts.segment
    family = None if facts.role_family in _WITHOUT_ROLE else facts.role_family
    return Cell(segment=segment, role_family=family)


def in_market(
    facts: PostingFacts, found: CellDemand, technical: Collection[str], taxonomy: Taxonomy
) -> AdvertInMarket:
    """Return what in an advert is usual and unusual beside the adverts of `found`."""
    known = {d.what: d for d in found.demands if d.what in technical}
    asked = [r.skill_id for r in facts.requirements if r.necessity != "mention" and r.skill_id in technical]
    named = {r.skill_id for r in facts.requirements}
    named.update(parent for skill in tuple(named) for parent in parents_of(skill, taxonomy.skills))
    return AdvertInMarket(
        cell=found.cell,
        used=found.used,
        dropped=found.dropped,
        window=found.window,
        n_adverts=found.n_adverts,
        n_employers=found.n_employers,
        unusual=tuple(_unusual(asked, known, found)),
        usual=_most_asked(known[s] for s in asked if s in known and known[s].asked >= LARGE_SHARE),
        not_asked=_most_asked(d for s, d in known.items() if d.asked >= LARGE_SHARE and s not in named),
    )


def _unusual(asked: Sequence[str], known: Mapping[str, Demand], found: CellDemand) -> Iterator[Demand]:
    if not known:
        return
    for skill in asked:
        share = known.get(skill) or _asked_by_none(skill, found)
        if share.asked < RARE_SHARE and share.asked_high < 2 * RARE_SHARE:
            yield share


def _asked_by_none(skill: str, found: CellDemand) -> Demand:
    """Return the demand of a thing that no advert of a cell asks for, with Wilson's interval on its n."""
    high = round(_Z**2 / (found.n_effective + _Z**2), 4)
    return Demand(skill, 0.0, 0.0, high, 0.0, 0.0, high, 0.0, 0.0, False, 0)


def _most_asked(demands: Iterator[Demand]) -> tuple[Demand, ...]:
    return tuple(sorted(demands, key=lambda d: (-d.asked, d.what)))
