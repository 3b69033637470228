"""Which adverts a band is about, and the annual midpoint that counts of each."""

from __future__ import annotations

from mlgap.pay._annual import annual_midpoint
from mlgap.pay._lookup import COUNTRIES_WITHOUT_ONE_CURRENCY
from mlgap.types import PostingFacts, Window
from mlgap.vocabulary import Vocabulary


def is_counted(fact: PostingFacts, window: Window, vocabulary: Vocabulary) -> bool:
    """Return whether an advert, with pay or without, is of the kind that bands are about."""
    return (
        fact.month is not None
        and window.first <= fact.month <= window.last
        and fact.employment in ("full-time", "unstated")
        and fact.level != "intern"
        and fact.role_family not in vocabulary.families_excluded
        and fact.country not in COUNTRIES_WITHOUT_ONE_CURRENCY
    )


def counted_midpoint(fact: PostingFacts, window: Window, vocabulary: Vocabulary) -> float | None:
    """Return the annual midpoint that `fit_bands` counts for an advert, or None where it counts none."""
    if not is_counted(fact, window, vocabulary) or fact.pay is None:
        return None
    if fact.pay.currency != vocabulary.currency_of(fact.country):
        return None
    return annual_midpoint(fact.pay)
