"""How fast the best few skills are found, how many adverts they unlock, and how steady the choice is.

    python -m benchmarks.bench_unlock [--skip-cvs]

Speed: the exact search over all sets of up to three of 60 candidates, on 30,000 invented adverts that one
to three of the candidates' items keep out of reach, and all that a report needs on the shipped market. CPU
seconds of one thread, the median of seven runs.

CVs: the samples, and the labelled development CVs in `gold` of the folder that MLGAP_RESEARCH_DATA names.
Printed are figures alone. *Elsewhere*: the set is chosen on the adverts of one half of the employers and
counted on the other half, ten times for each CV; the interval is a bootstrap over CVs.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from mlgap import gaps, pipeline
from mlgap.errors import DocumentError
from mlgap.gaps import _unlock_choice
from mlgap.gaps._open_adverts import WHOLE, OpenAdverts, count_items, met_items
from mlgap.gaps._unlock_choice import Choice
from mlgap.gaps._unlock_search import set_values
from mlgap.market import RequiredItems, demand, required_items
from mlgap.types import Cell, CellDemand, Gap, Unlocks

RUNS = 7
SPLITS = 10
SEED = 20261121
TODAY = date(2026, 11, 21)


def cpu_seconds(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def invented(adverts: int, candidates: int, others: float) -> OpenAdverts:
    """Adverts with two to four open items, each met by one candidate and `others` more in the mean."""
    random = np.random.default_rng(SEED)
    need = random.integers(1, 4, adverts)
    masks = np.zeros((adverts, candidates), dtype=np.uint8)
    for item in range(4):
        rows = np.flatnonzero(need >= item)
        members = 1 + random.poisson(others, len(rows))
        for k in range(int(members.max())):
            some = rows[members > k]
            columns = (candidates * random.random(len(some)) ** 2).astype(int)
            np.bitwise_or.at(masks, (some, columns), np.uint8(1 << item))
    names = tuple(f"s{i:02d}" for i in range(candidates))
    return OpenAdverts(names, masks, need.astype(np.int16), np.full(adverts, WHOLE), np.arange(adverts))


@dataclass(frozen=True)
class Market:
    """Each cell's demand and required items, the whole market first."""

    resources: pipeline.Resources
    cells: list[tuple[CellDemand, RequiredItems]]

    @classmethod
    def load(cls, resources: pipeline.Resources) -> Market:
        technical = gaps.technical(resources.taxonomy)
        cells = []
        for segment in (None, *pipeline.shown_segments(resources.vocabulary)):
            found = demand(resources.snapshot, Cell(segment=segment), groups=resources.groups)
            cells.append((found, required_items(resources.snapshot, found.used, technical)))
        return cls(resources, cells)


@dataclass(frozen=True)
class Person:
    """One CV: what it shows, what a plan may close in each cell, and what few skills unlock there."""

    name: str
    held: frozenset[str]
    candidates: list[dict[str, Gap]]
    unlocks: list[Unlocks]


def texts() -> Iterator[tuple[str, str, bytes]]:
    for name, path in pipeline.SAMPLES.items():
        yield name, path.name, path.read_bytes()
    folder = os.environ.get("MLGAP_RESEARCH_DATA")
    gold = Path(folder) / "gold" / "cvs_dev.docs.jsonl" if folder else None
    if gold is None or not gold.exists():
        print("No labelled CVs: MLGAP_RESEARCH_DATA names no folder with gold/cvs_dev.docs.jsonl")
        return
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], "cv.txt", row["text"].encode()


def people(market: Market) -> list[Person]:
    found = []
    for name, file, data in texts():
        with suppress(DocumentError):
            profile = pipeline.profile_of(pipeline.read_cv(data, file), market.resources, today=TODAY)
            found.append(person(name, profile, market))
    return found


def person(name: str, profile: object, market: Market) -> Person:
    taxonomy = market.resources.taxonomy
    evidence, held = gaps.Held(profile, taxonomy), gaps.held_skills(profile, taxonomy)
    candidates = [gaps.plan_candidates(d, evidence, held, taxonomy) for d, _ in market.cells]
    unlocks = [
        gaps.find_unlocks(d.cell.segment or "all", items, held, c, taxonomy)
        for (d, items), c in zip(market.cells, candidates, strict=True)
    ]
    return Person(name, held, candidates, unlocks)


def quartiles(values: list[float]) -> str:
    low, middle, high = np.percentile(values, (25, 50, 75))
    return f"median {middle:g}, quartiles {low:g} to {high:g}, from {min(values):g} to {max(values):g}"


def interval(values: list[float]) -> str:
    random = np.random.default_rng(SEED)
    drawn = random.choice(values, (2000, len(values))).mean(axis=1)
    low, high = np.percentile(drawn, (2.5, 97.5))
    return f"{np.mean(values):.3f} [{low:.3f}, {high:.3f}] (n = {len(values)})"


def print_speed(market: Market, someone: Person) -> None:
    for others in (0.0, 0.5, 1.5):
        adverts = invented(30_000, 60, others)
        seconds = cpu_seconds(lambda adverts=adverts: set_values(adverts))
        print(f"30,000 adverts x 60 candidates, {1 + others:g} candidates an item: {seconds:.3f} s")
    taxonomy = market.resources.taxonomy

    def every_cell() -> None:
        for (d, items), candidates in zip(market.cells, someone.candidates, strict=True):
            gaps.find_unlocks(d.cell.segment or "all", items, someone.held, candidates, taxonomy)

    every_cell()
    print(f"one report, {len(market.cells)} cells, draws included: {cpu_seconds(every_cell):.3f} s")


def print_samples(found: list[Person]) -> None:
    print("\nsample | within | one | two | three (95 %) | same set | each kept | as good")
    for p in found[: len(pipeline.SAMPLES)]:
        u = p.unlocks[0]
        sizes = {len(s.skills): s for s in u.sets}
        best = u.sets[-1]
        numbers = [str(sizes[k].unlocks) if k in sizes else "-" for k in (1, 2, 3)]
        kept = " ".join(f"{share:.2f}" for share in best.kept)
        bounds = f"{best.low} to {best.high}"
        print(f"{p.name} | {u.unmet[0]} of {u.n_judged} | {' | '.join(numbers)} ({bounds}) | "
              f"{best.stable:.2f} | {kept} | {u.n_as_good} | {', '.join(best.skills)}")  # fmt: skip


def print_distribution(title: str, told: list[Unlocks]) -> None:
    print(f"\n{title}: {len(told)} plans")
    print("  share within reach:", quartiles([100 * u.unmet[0] / max(u.n_judged, 1) for u in told]), "%")
    print("  required, middle advert:", quartiles([u.median_required for u in told]))
    print("  not shown, middle advert:", quartiles([u.median_unmet for u in told]))
    for size in (1, 2, 3):
        sets = [s for u in told for s in u.sets if len(s.skills) == size]
        print(f"  sets of {size} told: {len(sets)}", quartiles([s.unlocks for s in sets]) if sets else "")
    best = [u for u in told if u.sets and len(u.sets[-1].skills) == 3]
    print(f"  no set told: {sum(not u.sets for u in told)}")
    if not best:
        return
    sets = [u.sets[-1] for u in best]
    print("  same set of three:", interval([s.stable for s in sets]))
    print("    of them in 80 % or more:", sum(s.stable >= 0.8 for s in sets))
    for place in range(3):
        print(f"  step {place + 1} in the best set:", interval([s.kept[place] for s in sets]))
    print("  as good, of the 1,000 best:", quartiles([u.n_as_good for u in best]))
    print("  come nearer:", quartiles([100 * u.nearer / u.n_judged for u in best]), "%")


def print_against_greedy(market: Market, found: list[Person]) -> None:
    gains, better = [], 0
    (_, items), taxonomy = market.cells[0], market.resources.taxonomy
    for p in found:
        required = {s: g.demand.required_low for s, g in p.candidates[0].items()}
        choice = Choice.among(required, items, p.held, taxonomy)
        _, values = choice.best_sets(3)
        columns = list(range(len(choice.required)))
        greedy = sorted(_unlock_choice._greedy(choice.adverts, columns))
        worth = int(choice.adverts.unlocked(np.array([greedy]))[0] @ choice.adverts.weight)
        better += int(values[0]) > worth
        gains.append((int(values[0]) - worth) / WHOLE)
    most = max(gains)
    print(f"\nexact beats one skill at a time for {better} of {len(found)} CVs, by {most:g} adverts at most")


def print_elsewhere(market: Market, found: list[Person]) -> None:
    random = np.random.default_rng(SEED)
    (_, items), taxonomy = market.cells[0], market.resources.taxonomy
    chosen, foretold = [], []
    for p in found:
        here = there = said = 0.0
        for _ in range(SPLITS):
            side = random.random(int(items.employer.max()) + 1) < 0.5
            halves = [items.keeping(side[items.employer] == s) for s in (True, False)]
            told = gaps.find_unlocks("all", halves[0], p.held, p.candidates[0], taxonomy)
            if told.sets:
                then = gaps.with_skills(p.held, told.sets[-1].skills, taxonomy)
                here += told.sets[-1].unlocks / told.n_judged
                said += told.sets[-1].elsewhere / told.n_judged
                there += share(halves[1], then) - share(halves[1], p.held)
        if here and said:
            chosen.append(there / here)
            foretold.append(there / said)
    print("unlocked in the other half, as part of that where the set was chosen:", interval(chosen))
    print("... and as part of what was expected there:", interval(foretold))


def share(items: RequiredItems, held: frozenset[str]) -> float:
    total, unmet = count_items(items, met_items(items, held))
    judged = total >= 3
    return float((judged & (unmet <= 1)).sum() / judged.sum())


def print_compared(market: Market, found: list[Person]) -> None:
    (_, items), taxonomy = market.cells[0], market.resources.taxonomy
    usual, _unlock_choice.COMPARED = _unlock_choice.COMPARED, 10**6
    apart = []
    for p in found[: len(pipeline.SAMPLES)]:
        every = gaps.find_unlocks("all", items, p.held, p.candidates[0], taxonomy)
        apart.append(abs(every.sets[-1].stable - p.unlocks[0].sets[-1].stable))
    _unlock_choice.COMPARED = usual
    print(f"same set, all sets drawn and not the best {usual:,} alone: {max(apart):.3f} apart at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--skip-cvs", action="store_true", help="measure speed alone, on one sample")
    skip = parser.parse_args().skip_cvs
    market = Market.load(pipeline.load_resources())
    if skip:
        path = pipeline.SAMPLES["mlops-lead"]
        profile = pipeline.profile_of(
            pipeline.read_cv(path.read_bytes(), path.name), market.resources, today=TODAY
        )
        print_speed(market, person("mlops-lead", profile, market))
        return
    found = people(market)
    print(f"{TODAY}, market {market.resources.snapshot.id}, {len(found)} CVs read")
    print_speed(market, found[0])
    print_samples(found)
    print_distribution("all segments together", [p.unlocks[0] for p in found])
    print_distribution("each segment", [u for p in found for u in p.unlocks[1:]])
    for i, (d, _) in enumerate(market.cells[1:], start=1):
        told = [p.unlocks[i] for p in found]
        within = statistics.median(u.unmet[0] for u in told)
        best = statistics.median(u.sets[-1].unlocks if u.sets else 0 for u in told)
        print(f"  {d.cell.segment}: {told[0].n_judged} judged; median {within:g} within, {best:g} unlocked; "
              f"no set for {sum(not u.sets for u in told)} of {len(told)}")  # fmt: skip
    print_against_greedy(market, found)
    print_elsewhere(market, found)
    print_compared(market, found)


if __name__ == "__main__":
    main()
