"""Shares corrected for the posting reader's own error, with both errors in one interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mlgap.market._shares import Z95

MIN_SUPPORT = 30
"""Fewer labels than this of a skill group tell too little of the reader to correct a share by them."""
LABEL_DESIGN_EFFECT = 2.0
"""Labels of one advert are read right or wrong together: so many of them are worth one independent label."""
SKILL_SPREAD = 0.07
"""How far a single skill is read better or worse than its group: standard deviation of the log factor.

By the method of DerSimonian and Laird (1986, Control. Clin. Trials 7(3)) over the 99 skills with at least
12 labels in 159 labelled adverts; with both constants the intervals hold 97 of them.
"""

Reader = tuple[float, float, int]
"""Precision, recall and labelled support of the posting reader in a skill group, as in `data/reader.csv`."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A share as it would be had the reader made no error; its 95 % interval holds both errors.

    `factor` is what the share was multiplied by: the labelled asks over the asks that the reader found.
    """

    share: float
    low: float
    high: float
    factor: float
    precision: float
    recall: float
    support: int


def corrected_share(share: float, low: float, high: float, reader: Reader | None) -> Corrected | None:
    """Return `share` with its 95 % interval [low, high] corrected for the reader's error.

    Of the adverts found, the fraction `precision` truly ask; of those that truly ask, the fraction
    `recall` is found: so the corrected share is share * precision / recall. A skill is taken to
    be read as its group is on the labelled adverts, give or take `SKILL_SPREAD`. None where the group
    has fewer than 30 labels, or the reader's precision or recall there is 0.

    The interval is on the log scale, by variance recovery: with distances a of the share's own bounds
    and b of the factor's, it reaches sqrt(a^2 + b^2). Source: Zou and Donner (2008), Stat. Med. 27(10).
    """
    if reader is None or reader[2] < MIN_SUPPORT or not (reader[0] and reader[1]):
        return None
    return _corrected(share, low, high, reader)


def order_could_flip(first: Corrected | None, second: Corrected | None) -> bool:
    """Return whether two corrected shares could stand in the other order: their intervals meet.

    True where either could not be corrected. Shares of one skill in two cells are read by the same
    reader, so its factor cancels between them: compare those uncorrected, with `contrasts`.
    """
    if first is None or second is None:
        return True
    return first.low <= second.high and second.low <= first.high


def _corrected(share: float, low: float, high: float, reader: Reader) -> Corrected:
    precision, recall, support = reader
    factor = precision / recall
    error = Z95 * _log_factor_error(reader)
    below = math.hypot(math.log(share / low), error) if low > 0 else math.inf
    above = math.hypot(math.log(high / share), error) if share > 0 else 0.0
    middle = share * factor
    # Nothing found: the upper bound is the share's own, moved as far as the factor may reach.
    top = middle * math.exp(above) if share > 0 else high * factor * math.exp(error)
    return Corrected(
        share=min(1.0, middle),
        low=min(1.0, middle * math.exp(-below)),
        high=min(1.0, top),
        factor=factor,
        precision=precision,
        recall=recall,
        support=support,
    )


def _log_factor_error(reader: Reader) -> float:
    """Return the standard error of log(precision / recall) for one skill of the group, by the delta method.

    With shares of all pairs that are found and true (a), found alone (b) and true alone (c), the factor
    is (a + c) / (a + b); half a count is added to each so that a perfect reader is not held for certain.
    """
    precision, recall, support = reader
    found = recall * support
    counts = (found + 0.5, found * (1 - precision) / precision + 0.5, support - found + 0.5)
    total = sum(counts)
    a, b, c = (n / total for n in counts)
    slopes = (1 / (a + c) - 1 / (a + b), -1 / (a + b), 1 / (a + c))
    mean = sum(p * s for p, s in zip((a, b, c), slopes, strict=True))
    variance = sum(p * s * s for p, s in zip((a, b, c), slopes, strict=True)) - mean**2
    return math.sqrt(LABEL_DESIGN_EFFECT * variance / total + SKILL_SPREAD**2)
