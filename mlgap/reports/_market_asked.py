"""Figures of what adverts ask: skills by segment, role families side by side, what goes together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from mlgap.market import MarketOverview
from mlgap.reports._market_charts import Dot
from mlgap.reports._market_figures import Asked, Behind, MarketFigure, dot_figure
from mlgap.reports._tables import most_asked
from mlgap.reports._words import words_for
from mlgap.types import CellDemand, Demand
from mlgap.vocabulary import Vocabulary

TOP = 10
LEAST_COMMON = 0.1


def skills_figure(
    overview: MarketOverview,
    labels: Mapping[str, str],
    vocabulary: Vocabulary,
    *,
    differ: bool = False,
    top: int = TOP,
) -> MarketFigure:
    """Return the asked share of things, a dot and interval per segment.

    Things are those asked most, or with `differ` those whose share in one segment is most times, or
    least times, that of the same roles elsewhere (and significantly so).
    """
    demands = overview.demands
    words = words_for(labels, vocabulary)
    asked = Asked(
        "skills",
        "What does each kind of employer ask for that others do not?",
        "Look for rows whose dots lie far apart with lines that do not overlap: there the kind of employer "
        "decides whether learning the thing pays. Where dots lie together, every employer asks alike.",
        "What adverts ask for, by employer segment",
        "Share of adverts that ask for it",
        "Asked for",
        "Segment",
    )
    dots = [
        Dot(
            words.skill(found.what), found.asked, found.asked_low, found.asked_high, found.n_asking,
            cell.n_adverts, cell.n_employers, words.segment(cell.cell.segment or "all"),
            "; ".join(filter(None, (*cell.dropped, "pooled with the wider market" if found.pooled else ""))),
        )
        for cell, found in (most_different(demands, top) if differ else most_asked(demands, top))
    ]  # fmt: skip
    behind = Behind(overview.n_adverts, overview.n_employers, overview.window)
    return dot_figure(asked, dots, behind, notes=widened_notes(demands, vocabulary))


def most_different(demands: Sequence[CellDemand], top: int) -> tuple[tuple[CellDemand, Demand], ...]:
    """Return the demand of the `top` things whose lift in any cell lies furthest from 1, in either direction.

    Only lifts that are significant, of things that at least a tenth of some cell asks for; where there
    are none, the things most asked.
    """
    furthest: dict[str, float] = {}
    common = {d.what for cell in demands for d in cell.demands if d.asked >= LEAST_COMMON}
    for cell in demands:
        for found in cell.demands:
            if found.lift and found.what in common:
                furthest[found.what] = max(abs(log(found.lift)), furthest.get(found.what, 0.0))
    if not furthest:
        return most_asked(demands, top)
    chosen = sorted(furthest, key=lambda what: (-furthest[what], what))[:top]
    by_cell = [(cell, {d.what: d for d in cell.demands}) for cell in demands]
    return tuple((cell, found[what]) for what in chosen for cell, found in by_cell if what in found)


def widened_notes(demands: Sequence[CellDemand], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return which segments were too thin for the choice and what was widened for them."""
    words = words_for({}, vocabulary)
    return tuple(
        f"{words.segment(d.cell.segment or 'all')}: {'; '.join(d.dropped)}." for d in demands if d.dropped
    )
