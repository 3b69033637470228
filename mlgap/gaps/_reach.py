"""Which adverts are within reach, with or without those that set a condition."""

from __future__ import annotations

from collections.abc import Collection

from mlgap.gaps._open_adverts import LEAST_ITEMS, UNMET_ALLOWED, count_items, met_items
from mlgap.market import RequiredItems
from mlgap.types import Gate, Reach


def find_reach(
    segment: str, items: RequiredItems, held: Collection[str], *, without: Collection[Gate] = ()
) -> Reach:
    """Return how many adverts of a segment are within reach of someone who holds `held`.

    Adverts that require one of the gates in `without` are not counted at all.
    """
    if without:
        items = items.without_gates(without)
    total, unmet = count_items(items, met_items(items, held))
    judged = total >= LEAST_ITEMS
    within = judged & (unmet <= UNMET_ALLOWED)
    return Reach(
        segment=segment,
        n_judged=int(judged.sum()),
        n_within=int(within.sum()),
        n_left_out=int((~judged).sum()),
        gates=tuple((name, int(within[rows].sum())) for name, rows in items.gates.items()),  # type: ignore[misc]
    )
