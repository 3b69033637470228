"""Invented postings for market tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mlgap.types import MarketSnapshot, PostingFacts, Requirement, Source, Window

YEAR = Window("2025-09", "2026-08")


def posting(row: int, skills: Sequence[str] = (), **changes: Any) -> PostingFacts:
    """Return an advert that requires `skills`, at a product company in the United States."""
    facts: dict[str, Any] = {
        "row": row,
        "employer_key": f"e{row:05d}",
        "segment": "product-tech",
        "segment_basis": "table",
        "cuts": (),
        "role_family": "ml-engineer",
        "level": "senior",
        "country": "US",
        "metro": None,
        "month": "2026-05",
        "work_mode": "unstated",
        "employment": "full-time",
        "industry": "technology",
        "use_cases": (),
        "gates": (),
        "pay": None,
        "requirements": tuple(Requirement(s, "must") for s in skills),
        "source": "board",
    }
    return PostingFacts(**facts | changes)


def snapshot(facts: Sequence[PostingFacts], sources: Sequence[Source] = ()) -> MarketSnapshot:
    """Return a snapshot of the invented postings over twelve months."""
    return MarketSnapshot("test", YEAR, tuple(facts), tuple(sources))
