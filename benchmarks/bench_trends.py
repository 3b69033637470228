"""How often a trend is told where there is none, and what each figure of the market page costs.

    python -m benchmarks.bench_trends [--draws 200] [--source ID ...]

Within each source the months of its adverts are put in another order, whole months at a time: what
adverts of one month share stays, as do employers, and time means nothing. A share of draws with any signal
above 5 % would break the promise. A second check gives every employer another's adverts, of
the same number, so that who asks for what has nothing to do with when they post.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from mlgap.market import (
    FactTable,
    contrasts,
    demand,
    load_snapshot,
    market_composition,
    market_overview,
    skill_pairs,
    trends,
)
from mlgap.market._facts import Coded
from mlgap.pipeline import shown_segments
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, MarketSnapshot
from mlgap.vocabulary import load_vocabulary

LARGEST = 3
SEED = 20261121


def wilson(hits: int, n: int) -> tuple[float, float]:
    z, share = 1.96, hits / max(1, n)
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5 / (1 + z * z / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def with_months(snapshot: MarketSnapshot, codes: np.ndarray) -> MarketSnapshot:
    table = FactTable.of(snapshot.facts)
    months = Coded(codes.astype(np.int32), table.columns["month"].values)
    return replace(snapshot, facts=replace(table, columns=table.columns | {"month": months}))


def shuffled_months(
    snapshot: MarketSnapshot, source: str, rng: np.random.Generator
) -> Iterator[MarketSnapshot]:
    table = FactTable.of(snapshot.facts)
    column = table.columns["month"]
    told = trends(snapshot, Cell(), source=source)
    tested = [m for m, n in zip(told.months, told.n_by_month, strict=True) if n]
    places = np.array([column.values.index(m) for m in tested])
    while True:
        order = np.arange(len(column.values))
        order[places] = rng.permutation(places)
        yield with_months(snapshot, order[column.codes])


def swapped_employers(
    snapshot: MarketSnapshot, source: str, rng: np.random.Generator
) -> Iterator[MarketSnapshot]:
    table = FactTable.of(snapshot.facts)
    codes = table.columns["month"].codes
    rows = np.flatnonzero(table.columns["source"].isin([source]))
    rows = rows[np.argsort(table.columns["employer_key"].codes[rows], kind="stable")]
    _, start, size = np.unique(
        table.columns["employer_key"].codes[rows], return_index=True, return_counts=True
    )
    while True:
        new = codes.copy()
        for n in np.unique(size):
            alike = start[size == n]
            for to, origin in zip(alike, rng.permutation(alike), strict=True):
                new[rows[to : to + n]] = codes[rows[origin : origin + n]]
        yield with_months(snapshot, new)


def false_signals(draws: Iterator[MarketSnapshot], source: str, count: int) -> str:
    judged, any_signal, tested, signals, below = 0, 0, 0, 0, 0
    for _, drawn in zip(range(count), draws, strict=False):
        told = trends(drawn, Cell(), source=source)
        found = sum(t.verdict == "signal" for t in told.skills)
        judged += told.n_tested > 0
        any_signal += found > 0
        signals += found
        tested += told.n_tested
        below += sum(t.p_value is not None and t.p_value < 0.05 for t in told.skills)
    low, high = wilson(any_signal, max(1, judged))
    return (
        f"any signal of {judged} draws {any_signal / max(1, judged):.3f} [{low:.3f}, {high:.3f}], "
        f"signals a test {signals / max(1, tested):.5f}, p < .05 {below / max(1, tested):.4f} of {tested}"
    )


def report_trends(snapshot: MarketSnapshot, sources: list[str], draws: int) -> None:
    for source in sources:
        told = trends(snapshot, Cell(), source=source)
        signals = [t for t in told.skills if t.verdict == "signal"]
        print(f"\n{source}: {told.n_adverts} adverts of {told.n_employers} employers, {told.n_tested} skills")
        print(f"  {told.why_not or f'{len(signals)} signals; skills per advert {told.breadth}'}")
        for t in signals:
            print(
                f"    {t.skill_id} {t.change:+.3f} [{t.low:+.3f}, {t.high:+.3f}] p {t.p_value} ({t.n_asking})"
            )
        if not told.why_not:
            for name, draw in (
                ("months in another order", shuffled_months),
                ("employers swapped", swapped_employers),
            ):
                found = false_signals(draw(snapshot, source, np.random.default_rng(SEED)), source, draws)
                print(f"  {name}: {found}", flush=True)


def seconds(call: Callable[[], Any]) -> float:
    call()
    start = time.process_time()
    call()
    return time.process_time() - start


def report_cost(snapshot: MarketSnapshot, source: str) -> None:
    vocabulary, taxonomy = load_vocabulary(), load_taxonomy()
    regulated = demand(snapshot, Cell(segment="regulated"))
    calls: dict[str, Callable[[], Any]] = {
        "demand, all segments": lambda: demand(snapshot, Cell()),
        "overview, every segment": lambda: market_overview(snapshot, Cell(), shown_segments(vocabulary)),
        "trends": lambda: trends(snapshot, Cell(), source=source),
        "skill pairs": lambda: skill_pairs(snapshot, Cell(), taxonomy),
        "composition": lambda: market_composition(snapshot, Cell(), taxonomy),
        "contrasts": lambda: contrasts(snapshot, regulated),
    }
    print(f"\nprocessor seconds of a second call on {len(snapshot.facts)} adverts")
    for name, call in calls.items():
        print(f"  {name}: {seconds(call):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--source", action="append")
    options = parser.parse_args()
    snapshot = load_snapshot()
    largest = sorted(snapshot.sources, key=lambda s: -s.rows)[:LARGEST]
    sources = options.source or [s.id for s in largest]
    report_cost(snapshot, sources[0])
    report_trends(snapshot, sources, options.draws)


if __name__ == "__main__":
    main()
