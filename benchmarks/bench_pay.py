"""How often posted pay of later months falls within bands fitted on earlier ones.

    python -m benchmarks.bench_pay [--cut 2026-04] [--months 12] [--draws 1000]

Trains on the months before the cut and judges on the months from it on, in the shipped market. Beside
the bands stands what salary pages usually print: raw percentiles of the country, and of the country and
role family, every advert counted once. Intermediaries and employers of unclear segment, whom no band is
about, are left out of both. Intervals are 95 % bootstraps over employers. Pinball loss is
averaged over the three percentiles, in the country's currency; lower is better.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from mlgap.pay import (
    MIN_ADVERTS,
    PERCENTILES,
    BandTable,
    cell_of,
    counted_midpoint,
    fit_bands,
    salary_band,
    why_left_out,
)
from mlgap.types import Cell, PostingFacts, Window
from mlgap.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
SMALLEST_GROUP = 70
Band = tuple[float, float, float]
Predictor = Callable[[PostingFacts], Band | None]


@dataclass(frozen=True)
class Judged:
    """Adverts of the test months: midpoints (n,), one method's bands (n, 3) and employers' codes (n,)."""

    midpoints: np.ndarray
    bands: np.ndarray
    employers: np.ndarray

    def inside(self) -> np.ndarray:
        return (self.bands[:, 0] <= self.midpoints) & (self.midpoints <= self.bands[:, 2])

    def widths(self) -> np.ndarray:
        return (self.bands[:, 2] - self.bands[:, 0]) / self.bands[:, 1]

    def pinball(self) -> np.ndarray:
        error = self.midpoints[:, None] - self.bands
        shares = np.array(PERCENTILES)
        return np.maximum(shares * error, (shares - 1) * error).mean(axis=1)


def months_before(month: str, count: int) -> str:
    index = int(month[:4]) * 12 + int(month[5:]) - 1 - count
    return f"{index // 12}-{index % 12 + 1:02d}"


def with_pay(facts: Sequence[PostingFacts], window: Window) -> list[tuple[PostingFacts, float]]:
    return [
        (fact, midpoint)
        for fact in facts
        if fact.segment not in VOCABULARY.segments_apart
        and (midpoint := counted_midpoint(fact, window, VOCABULARY)) is not None
    ]


def raw_percentiles(
    train: Sequence[tuple[PostingFacts, float]], key: Callable[[PostingFacts], object]
) -> Predictor:
    groups: defaultdict[object, list[float]] = defaultdict(list)
    for fact, midpoint in train:
        groups[key(fact)].append(midpoint)
    bands = {k: tuple(np.quantile(v, PERCENTILES)) for k, v in groups.items() if len(v) >= MIN_ADVERTS}
    return lambda fact: bands.get(key(fact))


def fitted(table: BandTable) -> Predictor:
    def predict(fact: PostingFacts) -> Band | None:
        band = salary_band(table, cell_of(fact, VOCABULARY), VOCABULARY)
        if band.low is None or band.mid is None or band.high is None:
            return None
        return band.low, band.mid, band.high

    return predict


def judge(test: Sequence[tuple[PostingFacts, float]], predict: Predictor) -> Judged:
    bands = [predict(fact) or (np.nan,) * 3 for fact, _ in test]
    employers = np.unique([fact.employer_key for fact, _ in test], return_inverse=True)[1]
    return Judged(
        np.array([m for _, m in test]), np.array(bands, dtype=float).reshape(-1, 3), np.asarray(employers)
    )


def interval(values: np.ndarray, employers: np.ndarray, draws: int) -> str:
    """Return the mean of (n,) values and its 95 % interval from `draws` resamples of whole employers."""
    rng = np.random.default_rng(0)
    sums = np.bincount(employers, weights=values)
    counts = np.bincount(employers)
    sums, counts = sums[counts > 0], counts[counts > 0]
    picks = rng.integers(0, len(sums), size=(draws, len(sums)))
    means = sums[picks].sum(axis=1) / counts[picks].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    digits = 0 if abs(values.mean()) > 10 else 3
    return f"{values.mean():,.{digits}f} [{low:,.{digits}f}, {high:,.{digits}f}]"


def print_row(name: str, judged: Judged, kept: np.ndarray, draws: int) -> None:
    part = Judged(judged.midpoints[kept], judged.bands[kept], judged.employers[kept])
    cells = [interval(v, part.employers, draws) for v in (part.inside(), part.widths(), part.pinball())]
    print(f"{name:34s} {kept.sum():6d} {cells[0]:>22s} {cells[1]:>22s} {cells[2]:>26s}")


def compare(facts: Sequence[PostingFacts], train: Window, test: Window, draws: int) -> None:
    table = fit_bands(facts, train, VOCABULARY)
    paid, later = with_pay(facts, train), with_pay(facts, test)
    print(f"\nTrained on {train.first} to {train.last} ({len(paid)} adverts with usable pay), ", end="")
    print(f"judged on {test.first} to {test.last} ({len(later)}); {len(table.cells)} cells.")
    methods = {
        "raw percentiles, country": raw_percentiles(paid, lambda f: f.country),
        "raw percentiles, country x role": raw_percentiles(paid, lambda f: (f.country, f.role_family)),
        "these bands": fitted(table),
    }
    judged = {name: judge(later, predict) for name, predict in methods.items()}
    answered = {name: ~np.isnan(j.bands[:, 1]) for name, j in judged.items()}
    print("answered: " + ", ".join(f"{name} {kept.sum()}" for name, kept in answered.items()))
    everyone = np.logical_and.reduce(list(answered.values()))
    in_us = everyone & np.array([fact.country == "US" for fact, _ in later])
    print(f"{'':34s} {'n':>6s} {'coverage':>22s} {'width / median':>22s} {'pinball':>26s}")
    for name, one in judged.items():
        print_row(f"US: {name}", one, in_us, draws)
    ours, raw = judged["these bands"], judged["raw percentiles, country"]
    saved = (raw.pinball() - ours.pinball())[in_us]
    print(f"pinball saved against country percentiles: {interval(saved, ours.employers[in_us], draws)}")
    known = {fact.employer_key for fact, _ in paid}
    unseen = np.array([fact.employer_key not in known for fact, _ in later])
    print_row("US, unseen employers", ours, in_us & unseen, draws)
    print_groups(table, later, ours, answered["these bands"], draws)


def print_groups(
    table: BandTable,
    later: Sequence[tuple[PostingFacts, float]],
    ours: Judged,
    answered: np.ndarray,
    draws: int,
) -> None:
    cells = [cell_of(fact, VOCABULARY) for fact, _ in later]
    groups: dict[str, list[str]] = {
        "country": [fact.country for fact, _ in later],
        "segment (US)": [fact.segment if fact.country == "US" else "" for fact, _ in later],
        "level (US)": [
            (c.level or "") if f.country == "US" else "" for c, (f, _) in zip(cells, later, strict=True)
        ],
        "cell used (US)": [
            steps(table, c) if f.country == "US" else "" for c, (f, _) in zip(cells, later, strict=True)
        ],
    }
    for title, labels in groups.items():
        for label, _ in Counter(labels).most_common():
            kept = answered & np.array([one == label for one in labels])
            if label and kept.sum() >= SMALLEST_GROUP:
                print_row(f"  {title}: {label}", ours, kept, draws)


def steps(table: BandTable, cell: Cell) -> str:
    return f"{len(salary_band(table, cell, VOCABULARY).dropped)} steps wider"


def print_left_out(facts: Sequence[PostingFacts]) -> None:
    rules = Counter(why_left_out(fact.pay) or "" for fact in facts if fact.pay is not None)
    foreign = sum(
        fact.pay is not None
        and not why_left_out(fact.pay)
        and fact.pay.currency != VOCABULARY.currency_of(fact.country)
        for fact in facts
    )
    print(f"{len(facts)} adverts, {rules.total()} state pay; left out:")
    for rule, count in rules.most_common():
        if rule:
            print(f"  {count:5d} {rule}")
    print(f"  {foreign:5d} not in the country's currency")


def run(facts: Sequence[PostingFacts], cut: str, months: int, draws: int) -> None:
    print_left_out(facts)
    last = max(fact.month for fact in facts if fact.month is not None)
    compare(facts, Window(months_before(cut, months), months_before(cut, 1)), Window(cut, last), draws)
    shipped = fit_bands(facts, Window(months_before(last, months - 1), last), VOCABULARY)
    bands = [band for band in shipped.cells.values() if band.mid is not None]
    print(
        f"\nTwelve newest months: {len(bands)} cells with a band; coverage of the newest quarter's adverts ",
        end="",
    )
    print(f"by bands of the months before {shipped.coverage:.3f} (n {shipped.coverage_n}).")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cut", default="2026-04", help="first month that judges")
    parser.add_argument("--months", type=int, default=12, help="months before the cut that train")
    parser.add_argument("--draws", type=int, default=1000)
    args = parser.parse_args()
    from mlgap.market import load_snapshot

    run(load_snapshot().facts, args.cut, args.months, args.draws)


if __name__ == "__main__":
    main()
