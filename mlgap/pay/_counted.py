"""Which adverts a band is about, and the midpoint that counts of each."""

from __future__ import annotations

from mlgap.pay._annual import annual_midpoint, why_left_out
from mlgap.types import PostingFacts, Window
from mlgap.vocabulary import NO_COUNTRY, Vocabulary

_ANNUAL = ("full-time", "unstated")
_CONTRACT = ("contract",)


def is_counted(
    fact: PostingFacts, window: Window, vocabulary: Vocabulary, *, employment: tuple[str, ...] = _ANNUAL
) -> bool:
    """Return whether an advert, with pay or without, is of the kind that bands are about."""
    return (
        fact.month is not None
        and window.first <= fact.month <= window.last
        and fact.employment in employment
        and fact.level != "intern"
        and fact.role_family not in vocabulary.families_excluded
        and fact.country not in NO_COUNTRY
    )


def is_contract(fact: PostingFacts, window: Window, vocabulary: Vocabulary) -> bool:
    """Return whether an advert, with pay or without, is a contract's: what contract rates are about."""
    return is_counted(fact, window, vocabulary, employment=_CONTRACT)


def counted_midpoint(fact: PostingFacts, window: Window, vocabulary: Vocabulary) -> float | None:
    """Return the annual midpoint that `fit_bands` counts for an advert, or None where it counts none."""
    if not is_counted(fact, window, vocabulary) or fact.pay is None:
        return None
    if fact.pay.currency != vocabulary.currency_of(fact.country):
        return None
    return annual_midpoint(fact.pay)


def hourly_midpoint(fact: PostingFacts, vocabulary: Vocabulary) -> float | None:
    """Return the midpoint of a posted hourly base range, None where it is another's or a rule forbids.

    Day rates are not converted: how many hours a day has is not stated.
    """
    pay = fact.pay
    if pay is None or pay.period != "hour" or pay.currency != vocabulary.currency_of(fact.country):
        return None
    return None if why_left_out(pay) else (pay.low + pay.high) / 2
