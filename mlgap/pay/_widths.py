"""How wide adverts' own ranges are, country by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mlgap.pay._counted import counted_midpoint
from mlgap.pay._lookup import start_of
from mlgap.pay._table import MIN_ADVERTS, BandTable
from mlgap.types import Cell, PostingFacts, RangeWidth, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

_QUARTILES = (0.25, 0.50, 0.75)


def range_widths(
    facts: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary
) -> Mapping[str, RangeWidth]:
    """Return, by country, how wide the ranges of adverts counted for bands are: those of 15 adverts or more.

    A width is the top less the bottom over the midpoint; one stated figure has width 0.
    """
    import numpy as np

    widths: defaultdict[str, list[float]] = defaultdict(list)
    for fact in facts:
        pay = fact.pay
        if pay is not None and counted_midpoint(fact, window, vocabulary) is not None:
            widths[fact.country].append((pay.high - pay.low) / ((pay.high + pay.low) / 2))
    found = {}
    for country, own in sorted(widths.items()):
        if len(own) >= MIN_ADVERTS:
            lower, middle, upper = (round(float(x), 4) for x in np.quantile(own, _QUARTILES))
            single = round(sum(width == 0 for width in own) / len(own), 4)
            found[country] = RangeWidth(country, len(own), lower, middle, upper, single)
    return found


def range_width(
    bands: BandTable, region: str | None, vocabulary: Vocabulary | None = None
) -> RangeWidth | None:
    """Return how wide adverts' own ranges are in the country of `region`, None where fewer than 15 state one.

    No region is the country with most posted pay. Raises `UnknownId` for a region of no vocabulary.
    """
    vocabulary = vocabulary or load_vocabulary()
    vocabulary.check_cell(Cell(region=region))
    start, _ = start_of(bands, Cell(region=region), vocabulary)
    return bands.widths.get(vocabulary.country_of(str(start.region)))
