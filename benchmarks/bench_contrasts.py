"""Does what sets a segment apart hold within one source, and which skills travel together?

    python -m benchmarks.bench_contrasts [--top 8]

For each segment: its significant lifts over all sources, and how many of them hold, are unclear or do not
hold in the source with most of its adverts. Then the pairs of skills above chance, by the lower bound.
"""

from __future__ import annotations

import argparse
from collections import Counter

from mlgap.market import contrasts, demand, load_snapshot, skill_pairs
from mlgap.skills import load_taxonomy
from mlgap.types import Cell

SEGMENTS = ("regulated", "big-tech", "ai-startup", "gov-defence", "product-tech", "traditional-enterprise")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--top", type=int, default=8)
    top = parser.parse_args().top
    snapshot, taxonomy = load_snapshot(), load_taxonomy()
    print(f"snapshot {snapshot.id}, {snapshot.window.first} to {snapshot.window.last}\n")
    print("| segment | source | adverts, employers there | lifts | hold | unclear | do not hold |")
    for segment in SEGMENTS:
        found = contrasts(snapshot, demand(snapshot, Cell(segment=segment)))
        told = Counter(c.holding for c in found.contrasts)
        print(
            f"| {segment} | {found.source} | {found.n_adverts:,} of {found.n_employers:,} "
            f"| {len(found.contrasts)} | {told['holds']} | {told['unclear']} | {told['does not hold']} |"
        )
    pairs = skill_pairs(snapshot, Cell(), taxonomy)
    print(
        f"\n{pairs.n_adverts:,} adverts of {pairs.n_employers:,} employers: "
        f"{pairs.n_tested:,} pairs tested, {pairs.n_together:,} above chance"
    )
    for pair in sorted(pairs.pairs, key=lambda p: -p.low)[:top]:
        interval = f"{pair.lift:.1f} [{pair.low:.1f}, {pair.high:.1f}]"
        print(f"  {pair.first} with {pair.second}: {interval}, {pair.n_both} adverts")


if __name__ == "__main__":
    main()
