"""How sure the count of the things most asked is: which of them could lie on the other side of the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mlgap.gaps._find import MOST_ASKED_SHARE
from mlgap.types import Gap


@dataclass(frozen=True, slots=True)
class MostAsked:
    """The things most asked by the ends of their 95 % intervals, and those of them that the CV shows.

    `surely` lie above the line with their whole interval; `perhaps` reach it with the upper end.
    """

    surely: int
    surely_shown: int
    perhaps: int
    perhaps_shown: int


def most_asked(gaps: Sequence[Gap]) -> MostAsked:
    """Return how many of the things asked are most asked for sure, and how many may be."""
    surely = [g for g in gaps if g.demand.asked_low >= MOST_ASKED_SHARE]
    perhaps = [g for g in gaps if g.demand.asked_high >= MOST_ASKED_SHARE]
    return MostAsked(len(surely), _shown(surely), len(perhaps), _shown(perhaps))


def _shown(gaps: Sequence[Gap]) -> int:
    return sum(g.status == "shown" for g in gaps)
