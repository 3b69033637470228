"""Figures of what adverts ask: skills by segment, role families side by side, what goes together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mlgap.reports import _market_questions as q
from mlgap.reports import _market_tables as t
from mlgap.reports._market_charts import Change, Dot, Titles, Together, change_chart, together_chart
from mlgap.reports._market_figures import Behind, MarketFigure, dot_figure, nothing, of
from mlgap.reports._tables import most_asked
from mlgap.reports._words import words_for
from mlgap.types import CellDemand, Demand, Window
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    from mlgap.market import MarketOverview, SkillPairs, Trends
    from mlgap.market_views import Checks

TOP = 10
MOST_SIGNALS, MOST_NOISE = 12, 6
MOST_PAIRS = 15
NO_PAIRS = (
    "No pair stands out: a pair needs 15 adverts of 8 employers that ask both, and each thing 30 adverts."
)


def skills_figure(
    overview: MarketOverview,
    labels: Mapping[str, str],
    vocabulary: Vocabulary,
    *,
    differ: bool = False,
    top: int = TOP,
    checks: Mapping[tuple[str | None, str], Checks] | None = None,
) -> MarketFigure:
    """Return the asked share of things, a dot and interval per segment.

    Things are those asked most, or with `differ` those whose share in one segment lies most
    points from that of the same roles elsewhere (and significantly so). With `checks` the table says
    each share corrected for reading error, and whether its difference holds within one source.
    """
    demands = overview.demands
    words = words_for(labels, vocabulary)
    known = checks or {}
    dots = [
        Dot(
            words.skill(found.what), found.asked, found.asked_low, found.asked_high, found.n_asking,
            cell.n_adverts, cell.n_employers, words.segment(cell.cell.segment or "all"),
            "; ".join(
                filter(
                    None,
                    (
                        *cell.dropped,
                        "pooled with the wider market" if found.pooled else "",
                        _contrast_words(known.get((cell.cell.segment, found.what))),
                    ),
                )
            ),
            _corrected(known.get((cell.cell.segment, found.what))),
        )
        for cell, found in (most_different(demands, top) if differ else most_asked(demands, top))
    ]  # fmt: skip
    behind = Behind(overview.n_adverts, overview.n_employers, overview.window)
    return dot_figure(q.SKILLS, dots, behind, notes=widened_notes(demands, vocabulary))


def _corrected(checks: Checks | None) -> tuple[float, float, float] | None:
    told = checks.corrected if checks else None
    return (told.share, told.low, told.high) if told else None


def _contrast_words(checks: Checks | None) -> str:
    """Return how a difference from the same roles elsewhere fares within the largest source, "" for none."""
    if checks is None or checks.contrast is None:
        return ""
    said = {
        "holds": f"in {checks.source} alone too",
        "does not hold": f"but not within {checks.source} alone",
        "unclear": f"and {checks.source} alone has too little to tell",
    }
    times = f"{checks.contrast.lift:.2g} times the same roles elsewhere"
    return f"{times}, {said[checks.contrast.holding]}"


def beyond_figure(
    demands: Sequence[CellDemand],
    statements: Mapping[str, str],
    vocabulary: Vocabulary,
    behind: tuple[int, int, Window],
) -> MarketFigure:
    """Return what is described beyond the names of tools, a dot and interval per segment."""
    words = words_for(statements, vocabulary)
    dots = [
        Dot(
            words.skill(found.what), found.asked, found.asked_low, found.asked_high, found.n_asking,
            cell.n_adverts, cell.n_employers, words.segment(cell.cell.segment or "all"),
            f"of the lines read, {found.reader_precision:.0%} were rightly assigned"
            if found.reader_precision is not None else "",
        )
        for cell, found in most_different(demands, TOP)
    ]  # fmt: skip
    return dot_figure(q.BEYOND, dots, Behind(*behind), notes=widened_notes(demands, vocabulary))


def roles_figure(
    demands: Sequence[CellDemand],
    labels: Mapping[str, str],
    vocabulary: Vocabulary,
    behind: tuple[int, int, Window],
) -> MarketFigure:
    """Return the asked share of the things most asked, a dot and interval per role family."""
    words = words_for(labels, vocabulary)
    dots = [
        Dot(
            words.skill(found.what), found.asked, found.asked_low, found.asked_high, found.n_asking,
            cell.n_adverts, cell.n_employers,
            f"{words.role(cell.cell.role_family or 'other')} (n {cell.n_adverts:,})", "; ".join(cell.dropped),
        )
        for cell, found in most_asked(demands, TOP)
    ]  # fmt: skip
    notes = [
        f"{words.role(d.cell.role_family or 'other')}: {'; '.join(d.dropped)}." for d in demands if d.dropped
    ]
    return dot_figure(q.ROLES, dots, Behind(*behind), notes=notes)


def most_different(demands: Sequence[CellDemand], top: int) -> tuple[tuple[CellDemand, Demand], ...]:
    """Return the demand of the `top` things whose share in any cell lies most points from the same roles'.

    Only where that difference is significant; where it is nowhere, the things most asked.
    """
    furthest: dict[str, float] = {}
    for cell in demands:
        for found in cell.demands:
            if found.lift:
                apart = abs(found.asked - found.asked / found.lift)
                furthest[found.what] = max(apart, furthest.get(found.what, 0.0))
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


def trends_figure(
    found: Trends, source: str, labels: Mapping[str, str], vocabulary: Vocabulary
) -> MarketFigure:
    """Return how far asked shares moved within one source, `source` its label: signals, then noise."""
    words = words_for(labels, vocabulary)
    months = Window(found.months[0], found.months[-1]) if found.months else Window("", "")
    behind = Behind(found.n_adverts, found.n_employers, months, f"{source} alone")
    tested = [
        Change(
            words.skill(s.skill_id), s.change, s.low, s.high, s.verdict == "signal", s.n_asking,
            s.n_employers,
        )
        for s in found.skills
        if s.change is not None and s.low is not None and s.high is not None
    ]  # fmt: skip
    if not tested:
        return nothing(q.TRENDS, behind, f"No change can be told: {found.why_not or 'too few adverts'}.")
    signals = sum(c.signal for c in tested)
    method = (
        f"{signals} of {len(tested)} things tested are a signal, after Benjamini and Hochberg's correction; "
        "at a fixed mix of countries and roles, with employers and months as clusters"
    )
    titles = Titles(q.TRENDS.title, f"{behind.words()}; lines are 95 % intervals", q.TRENDS.share)
    return of(
        q.TRENDS,
        f"{behind.words()}. {method}.",
        change_chart(_drawn(tested), titles),
        t.change_table(tested),
        t.change_rows(tested),
        notes=_breadth_notes(found),
    )


def _drawn(tested: Sequence[Change]) -> list[Change]:
    """Return the largest signals, and below them the largest changes that are noise, to tell them apart."""
    signals = [c for c in tested if c.signal]
    return [*signals[:MOST_SIGNALS], *[c for c in tested if not c.signal][:MOST_NOISE]]


def _breadth_notes(found: Trends) -> tuple[str, ...]:
    if found.breadth is None:
        return ()
    change, low, high = found.breadth
    more = "more" if change >= 0 else "fewer"
    said = f"An advert asks for {abs(change):.1f} things {more} at the end ({low:+.1f} to {high:+.1f})"
    return (f"{said}: where adverts get longer, many shares rise at once.",) if low > 0 else (f"{said}.",)


def together_figure(
    found: SkillPairs, skill: str, labels: Mapping[str, str], vocabulary: Vocabulary
) -> MarketFigure:
    """Return what is asked together with `skill` more often than chance would have it."""
    words = words_for(labels, vocabulary)
    behind = Behind(found.n_adverts, found.n_employers, found.window)
    pairs = [
        Together(
            words.skill(p.second if p.first == skill else p.first), p.lift, p.low, p.high,
            p.share_both / (p.share_first if p.first == skill else p.share_second),
            p.share_second if p.first == skill else p.share_first, p.n_both, p.n_employers,
        )
        for p in found.pairs
        if skill in (p.first, p.second)
    ][:MOST_PAIRS]  # fmt: skip
    if not pairs:
        return nothing(q.TOGETHER, behind, NO_PAIRS)
    name = words.skill(skill)
    titles = Titles(f"What is asked together with {name}", behind.words(), q.TOGETHER.share)
    method = (
        f"{found.n_together:,} of {found.n_tested:,} pairs are above chance after Benjamini and Hochberg's "
        "correction; chance allows for long adverts, which name more of everything. 95 % intervals over "
        "employers. Left out are things that imply one another, and alternatives"
    )
    return of(
        q.TOGETHER,
        f"{behind.words()}. {method}.",
        together_chart(pairs, titles),
        t.together_table(pairs, name),
        t.together_rows(pairs, name),
    )
