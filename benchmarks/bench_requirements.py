"""How well adverts are read for aggregated requirements: `python -m benchmarks.bench_requirements`.

Precision is `data/requirement_precision.csv`: lines of adverts that the phrases assigned, from employers
other than those the phrases were written on, read one by one, at most two lines of an employer for a
requirement. Shares per segment come from the shipped snapshot. With MLGAP_RESEARCH_DATA,
reading is timed.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.bench_described import wilson
from mlgap.market import load_snapshot, requirement_shares
from mlgap.market._reading.described import read_described
from mlgap.market._reading.zones import split_zones
from mlgap.requirements import load_measured, load_phrases, read_requirements
from mlgap.skills import load_taxonomy
from mlgap.types import AggregatedRequirement, Cell
from mlgap.vocabulary import DATA, load_vocabulary

ADVERTS = 2000


def show_precision(items: tuple[AggregatedRequirement, ...]) -> None:
    """Print lines read and right, by area and for each requirement that is not told as shares."""
    measured = load_measured({item.id for item in items})
    by_area: dict[str, list[AggregatedRequirement]] = defaultdict(list)
    for item in items:
        by_area[item.area].append(item)
    for area, own in [*sorted(by_area.items()), ("all", list(items))]:
        told = [measured[item.id] for item in own if measured[item.id].measured]
        right, read = sum(m.n_right for m in told), sum(m.n_read for m in told)
        low, high = wilson(right, read)
        print(
            f"{area:20} {len(told):3} of {len(own):3} told; precision {right / max(1, read):.3f}"
            f" [{low:.2f}, {high:.2f}], {right} of {read} lines read"
        )
    untold = [i.id for i in items if not measured[i.id].measured]
    print("not told:", "; ".join(f"{i} {measured[i].n_right} of {measured[i].n_read}" for i in untold))


def show_shares(most: int = 8) -> None:
    """Print what each segment's adverts describe most, from the shipped snapshot."""
    snapshot = load_snapshot()
    for segment in load_vocabulary().segments():
        told = requirement_shares(snapshot, Cell(segment=segment))
        ranked = sorted(told.demands, key=lambda d: -d.asked)[:most]
        shares = "; ".join(f"{d.what} {d.asked:.2f} [{d.asked_low:.2f}, {d.asked_high:.2f}]" for d in ranked)
        print(f"{segment}: {told.n_adverts} adverts, {told.n_employers} employers: {shares or 'none read'}")


def show_speed(folder: Path) -> None:
    """Print what reading an advert for aggregated requirements costs."""
    import pandas as pd

    texts = pd.read_parquet(folder / "market" / "postings.parquet", columns=["description"])["description"]
    lines = [split_zones(text) for text in texts.dropna().head(ADVERTS)]
    phrases = load_phrases()
    start = time.process_time()
    found = [read_described(own, phrases) for own in lines]
    spent = time.process_time() - start
    print(
        f"{len(lines)} adverts in {spent:.1f} s of CPU; {sum(map(len, found)) / len(found):.1f}"
        f" requirements each; {sum(map(bool, found)) / len(found):.2f} of adverts describe any"
    )


def main() -> None:
    path = DATA / "requirements.toml"
    known = load_taxonomy().skills.keys()
    show_precision(read_requirements(path, known, load_vocabulary().ids["area"]).items)
    print()
    show_shares()
    research = os.environ.get("MLGAP_RESEARCH_DATA")
    if research:
        print()
        show_speed(Path(research))


if __name__ == "__main__":
    main()
