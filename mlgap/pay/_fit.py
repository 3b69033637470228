"""From posting facts to a table of bands, and how often it holds for the newest adverts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mlgap.pay._cells import percentile_cells
from mlgap.pay._contracts import hourly_cells
from mlgap.pay._counted import counted_midpoint, is_counted
from mlgap.pay._effects import stated
from mlgap.pay._lookup import cell_of, salary_band
from mlgap.pay._model import fit_model
from mlgap.pay._modelled import ModelledCells
from mlgap.pay._table import MODELLED, NOMINAL_COVERAGE, OBSERVED, BandTable, group_key
from mlgap.pay._widths import range_widths
from mlgap.types import Cell, PostingFacts, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

MONTHS_LEARNED = 30
"""How far back the model learns, in months to the end of the window."""
MIN_LEARNED = 300
"""With fewer adverts with usable pay the effects of a model would mostly be noise."""
HELD_OUT_SHARE = 0.25
"""The newest quarter of the window's months judges bands fitted on the rest."""
MIN_HELD_OUT = 100


def fit_bands(
    facts: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary | None = None
) -> BandTable:
    """Return the 10th, 50th and 90th percentile of annual midpoints of posted base pay, cell by cell.

    Counted are adverts of `window` (undated ones are in none) with full-time or unstated employment;
    contracts, part-time posts, internships and crowd-work are kept out, and pay that `annual_midpoint`
    refuses or that is not in its country's currency. Intermediaries and employers of unclear segment
    stand in cells of their own alone, never in a segment, roll-up, cut or cell of all segments.

    From 300 adverts with usable pay on, an additive model learns from the 30 months up to the window's
    end, and a cell's band is that of its adverts' modelled pay in the newest month; with fewer, it is the
    percentiles of the cell's own midpoints, weighted, at plotting positions k / (n + 1) with Kish's
    effective n. In each cell an employer's adverts weigh at most 10 % of its adverts with pay (or three
    adverts): beyond that each of them weighs less. A cell of 15 adverts of 5 employers is observed; a
    modelled one has fewer, but some, and its country has as many. Figures are whole units of the
    country's currency a year.

    Beside the bands stand the hourly rates of contract adverts, which no band counts, and how wide
    the ranges of the adverts counted are.

    The order of `facts` changes nothing.

    Source: Weibull (1939) for the plotting positions; Kish (1965), Survey Sampling, for the effective n.
    """
    vocabulary = vocabulary or load_vocabulary()
    months = Window(month_before(window.first, MONTHS_LEARNED), window.last)
    facts = list(facts)
    near = [fact for fact in facts if is_counted(fact, months, vocabulary)]
    bands = _held_out_coverage(_fit(near, window, vocabulary), near, vocabulary)
    return replace(
        bands,
        hourly=hourly_cells(facts, window, vocabulary),
        widths=range_widths(near, window, vocabulary),
    )


def _fit(
    facts: Sequence[PostingFacts],
    window: Window,
    vocabulary: Vocabulary,
    asked: Sequence[Cell] | None = None,
) -> BandTable:
    """Return the bands of all cells, or, which is quicker, of those that `asked` may be answered by."""
    counted = [fact for fact in facts if is_counted(fact, window, vocabulary)]
    learned = Window(month_before(window.last, MONTHS_LEARNED - 1), window.last)
    adverts = [
        stated(fact, learned.first, midpoint)
        for fact in facts
        if (midpoint := counted_midpoint(fact, learned, vocabulary)) is not None
    ]
    if len(adverts) < MIN_LEARNED:
        return BandTable(window, percentile_cells(counted, window, vocabulary), NOMINAL_COVERAGE, 0)
    model = ModelledCells(counted, fit_model(adverts), learned.first, window, vocabulary)
    cells = model.table() if asked is None else model.bands(asked)
    return BandTable(window, cells, NOMINAL_COVERAGE, 0, Window(min(a.month for a in adverts), learned.last))


def month_before(month: str, count: int) -> str:
    """Return the month `count` months before `month`.

    >>> month_before("2026-01", 1)
    '2025-12'
    """
    index = int(month[:4]) * 12 + int(month[5:]) - 1 - count
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _held_out_coverage(bands: BandTable, facts: Sequence[PostingFacts], vocabulary: Vocabulary) -> BandTable:
    """Return `bands` with the share of the newest adverts that lie in bands made of those before."""
    window = bands.window
    counted = [fact for fact in facts if is_counted(fact, window, vocabulary)]
    months = sorted({fact.month for fact in counted if fact.month is not None})
    held_out = months[len(months) - round(HELD_OUT_SHARE * len(months)) :]
    if not held_out:
        return bands
    before = [fact for fact in facts if fact.month is not None and fact.month < held_out[0]]
    judges = [
        (fact, midpoint)
        for fact in counted
        if fact.month in held_out and fact.segment not in vocabulary.segments_apart
        if (midpoint := counted_midpoint(fact, window, vocabulary)) is not None
    ]
    asked = [cell_of(fact, vocabulary) for fact, _ in judges]
    earlier = _fit(before, Window(window.first, month_before(held_out[0], 1)), vocabulary, asked)
    within = [
        (fact, band.modelled, band.low <= midpoint <= band.high)
        for fact, midpoint in judges
        if (band := salary_band(earlier, cell_of(fact, vocabulary), vocabulary)).low is not None
        and band.high is not None
    ]
    if len(within) < MIN_HELD_OUT:
        return bands
    return replace(
        bands,
        coverage=round(sum(inside for *_, inside in within) / len(within), 4),
        coverage_n=len(within),
        groups=_group_coverage(within, vocabulary),
    )


def _group_coverage(
    within: Sequence[tuple[PostingFacts, bool, bool]], vocabulary: Vocabulary
) -> Mapping[str, tuple[float, int]]:
    held: defaultdict[str, list[bool]] = defaultdict(list)
    for fact, modelled, inside in within:
        basis = MODELLED if modelled else OBSERVED
        for group in (fact.segment, vocabulary.band_of(fact.level), basis, ""):
            held[group_key(fact.country, group)].append(inside)
    return {g: (round(sum(own) / len(own), 4), len(own)) for g, own in sorted(held.items())}
