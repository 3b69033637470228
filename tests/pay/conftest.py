"""Adverts made by hand for the tests of pay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mlgap.types import PostedPay, PostingFacts, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

Advert = Callable[..., PostingFacts]


def make_advert(**changes: Any) -> PostingFacts:
    """One full-time mid-level ML engineer advert of a Bay Area big-tech firm without stated pay."""
    if isinstance(figures := changes.get("pay"), tuple):
        changes["pay"] = PostedPay(*figures)
    facts: dict[str, Any] = {
        "row": 0, "employer_key": "a", "segment": "big-tech", "segment_basis": "table", "cuts": (),
        "role_family": "ml-engineer", "level": "mid", "country": "US", "metro": "us-bay-area",
        "month": "2026-05", "work_mode": "unstated", "employment": "full-time", "industry": "technology",
        "use_cases": (), "gates": (), "pay": None, "requirements": (), "source": "s",
    }  # fmt: skip
    return PostingFacts(**{**facts, **changes})


def make_adverts(n: int, first: int = 100, **changes: Any) -> list[PostingFacts]:
    """`n` adverts of `n` employers, paying `first`, `first` + 1, ... thousand dollars a year."""
    currency = changes.pop("currency", "USD")
    return [
        make_advert(
            row=i,
            employer_key=changes.get("employer_key", f"employer {i}"),
            pay=((first + i) * 1000.0, (first + i) * 1000.0, currency, "year", "base"),
            **{k: v for k, v in changes.items() if k != "employer_key"},
        )
        for i in range(n)
    ]


@pytest.fixture
def advert() -> Advert:
    return make_advert


@pytest.fixture
def adverts() -> Callable[..., list[PostingFacts]]:
    return make_adverts


@pytest.fixture
def window() -> Window:
    return Window("2025-09", "2026-08")


@pytest.fixture
def vocabulary() -> Vocabulary:
    return load_vocabulary()
