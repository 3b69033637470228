"""Raw postings to a snapshot: read each, key it opaquely, order it, weigh the sources."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from mlgap.errors import DataError
from mlgap.market._facts import FactTable
from mlgap.market._reading import PostingReader, RawPosting, employer_identity, parse_posting
from mlgap.market._storage import facts_digest
from mlgap.types import MarketSnapshot, PostingFacts, Source, Window

METHOD = "market-1"
"""Changes whenever the same postings would give other facts."""


def build_snapshot(
    postings: Iterable[RawPosting],
    reader: PostingReader,
    *,
    known_sources: Mapping[str, Mapping[str, str]] | None = None,
    progress: Callable[[int], None] | None = None,
) -> MarketSnapshot:
    """Return the snapshot of `postings`: facts in an order and with keys that tell nothing of their origin.

    The window is the last 12 months in which at least 1 % of the commonest month's adverts are dated,
    and each source's fixed weight is its share of the window. `known_sources` gives the label and note of
    a source's id; `progress` is called with the number of postings read.
    """
    ordered = sorted(postings, key=lambda p: _opaque(p.id))
    identities = [employer_identity(p.employer, reader) or f"unnamed {p.id}" for p in ordered]
    keys = {name: f"e{rank:05d}" for rank, name in enumerate(sorted(set(identities), key=_opaque), start=1)}
    facts: list[PostingFacts] = []
    for row, (posting, name) in enumerate(zip(ordered, identities, strict=True)):
        facts.append(parse_posting(posting, reader, row=row, employer_key=keys[name]))
        if progress is not None and row % 1000 == 999:
            progress(row + 1)
    table = FactTable.of(facts)
    window = last_twelve_months([f.month for f in facts if f.month])
    digest = hashlib.sha256(f"{METHOD} {facts_digest(table)}".encode()).hexdigest()[:12]
    snapshot = MarketSnapshot(f"{window.last}-{digest}", window, table, ())
    return replace(snapshot, sources=_sources(facts, window, known_sources or {}))


def last_twelve_months(months: Sequence[str]) -> Window:
    """Return the window of 12 months that ends with the last well-filled one; `months` may repeat.

    Raises `DataError` where there is none.
    """
    counts = Counter(months)
    if not counts:
        raise DataError("postings", ["posted: no posting holds a date; expected a column of ISO dates"])
    filled = [m for m, n in counts.items() if n >= max(counts.values()) / 100]
    last = max(filled)
    year, month = int(last[:4]), int(last[5:7])
    return Window(f"{year - 1:04d}-{month + 1:02d}" if month < 12 else f"{year:04d}-01", last)


def _sources(
    facts: Sequence[PostingFacts], window: Window, known: Mapping[str, Mapping[str, str]]
) -> tuple[Source, ...]:
    rows = Counter(f.source for f in facts)
    dated = Counter(f.source for f in facts if f.month and window.first <= f.month <= window.last)
    total = max(1, dated.total())
    return tuple(
        Source(
            id=source,
            label=known.get(source, {}).get("label", source),
            rows=rows[source],
            weight=round(dated[source] / total, 4),
            note=known.get(source, {}).get("note", ""),
        )
        for source in sorted(rows)
    )


def _opaque(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
