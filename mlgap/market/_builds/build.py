"""Read shards to a snapshot: order the rows, key employers opaquely, weigh the sources, add to a base."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from mlgap.errors import DataError
from mlgap.market._builds.merge import coded_in_order, concat_tables, take_rows, used_values, with_column
from mlgap.market._builds.shards import ReadShard, ShardStore, read_serially, read_shards
from mlgap.market._facts import Coded, FactTable
from mlgap.market._reading.posting import PostingReader, RawPosting
from mlgap.market._storage import facts_digest
from mlgap.types import MarketSnapshot, Source, Window
from mlgap.vocabulary import load_vocabulary

METHOD = "market-2"
"""Changes whenever the same postings would give other facts."""

_NO_DATE = (
    "posted: no posting holds a date that can be read: name the column with --columns posted=NAME, or say "
    "when they were posted with --month"
)
KnownSources = Mapping[str, Mapping[str, str]]


def build_snapshot(
    postings: Iterable[RawPosting],
    reader: PostingReader,
    *,
    known_sources: KnownSources | None = None,
    progress: Callable[[int], None] | None = None,
) -> MarketSnapshot:
    """Return the snapshot of `postings`, read in memory; see `snapshot_of`."""
    shards = read_shards(
        postings, ShardStore(), version="", engine=read_serially, load=lambda: reader, progress=progress
    )
    return snapshot_of(shards, known_sources=known_sources)


def snapshot_of(
    shards: Sequence[ReadShard],
    *,
    known_sources: KnownSources | None = None,
    base: MarketSnapshot | None = None,
) -> MarketSnapshot:
    """Return the snapshot of read shards: facts in an order and with keys that tell nothing of their origin.

    The window is the last 12 months in which at least 1 % of the commonest month's adverts are dated,
    and each source's fixed weight is its share of the window. `known_sources` gives the label and note of
    a source's id. The rows of `base` come first, as they are.

    Why: a base's employer keys say nothing of who the employer is, on purpose, so an employer of the base
    that also stands among the new rows is counted as another one.

    Raises `DataError` where no row holds a date.
    """
    if not shards:
        raise DataError("postings", ["no posting is left to count"])
    ids = np.concatenate([shard.ids for shard in shards])
    order = np.argsort(ids, kind="stable")
    employers, codes = np.unique(np.concatenate([s.employers for s in shards])[order], return_inverse=True)
    table = take_rows(concat_tables([shard.table for shard in shards]), order)
    known = FactTable.of(base.facts) if base is not None else None
    first = 1 + (_last_key(known.columns["employer_key"]) if known is not None else 0)
    keys = [f"e{rank:05d}" for rank in range(first, first + len(employers))]
    table = with_column(table, "employer_key", coded_in_order(keys, codes))
    if known is not None:
        table = concat_tables([known, table])
    return _snapshot(table, _with_base(known_sources or {}, base))


def rows_apart(snapshot: MarketSnapshot) -> int:
    """Return how many adverts are in segments that stand apart from all others."""
    apart = load_vocabulary().segments_apart
    return int(FactTable.of(snapshot.facts).columns["segment"].isin(apart).sum())


def _snapshot(table: FactTable, known_sources: KnownSources) -> MarketSnapshot:
    months = table.columns["month"]
    window = last_twelve_months([months.values[code] for code in months.codes if months.values[code]])
    digest = hashlib.sha256(f"{METHOD} {facts_digest(table)}".encode()).hexdigest()[:12]
    snapshot = MarketSnapshot(f"{window.last}-{digest}", window, table, ())
    return replace(snapshot, sources=_sources(table, window, known_sources))


def last_twelve_months(months: Sequence[str]) -> Window:
    """Return the window of 12 months that ends with the last well-filled one; `months` may repeat.

    Raises `DataError` where there is none.
    """
    counts = Counter(months)
    if not counts:
        raise DataError("postings", [_NO_DATE])
    filled = [m for m, n in counts.items() if n >= max(counts.values()) / 100]
    last = max(filled)
    year, month = int(last[:4]), int(last[5:7])
    return Window(f"{year - 1:04d}-{month + 1:02d}" if month < 12 else f"{year:04d}-01", last)


def _sources(table: FactTable, window: Window, known: KnownSources) -> tuple[Source, ...]:
    sources, months = table.columns["source"], table.columns["month"]
    inside = np.array([window.first <= month <= window.last for month in months.values], dtype=bool)
    size = len(sources.values)
    rows = np.bincount(sources.codes, minlength=size)
    dated = np.bincount(sources.codes[inside[months.codes]], minlength=size)
    total = max(1, int(dated.sum()))
    return tuple(
        Source(
            id=source,
            label=known.get(source, {}).get("label", source),
            rows=int(rows[code]),
            weight=round(int(dated[code]) / total, 4),
            note=known.get(source, {}).get("note", ""),
        )
        for code, source in enumerate(sources.values)
        if rows[code]
    )


def _with_base(known: KnownSources, base: MarketSnapshot | None) -> KnownSources:
    held = {s.id: {"label": s.label, "note": s.note} for s in base.sources} if base is not None else {}
    return {**held, **known}


def _last_key(keys: Coded) -> int:
    return max((int(key[1:]) for key in used_values(keys)), default=0)
