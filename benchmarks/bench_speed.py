"""What reading adverts costs: adverts per CPU-second stage by stage, and the peak memory over many rows.

    python -m benchmarks.bench_speed [--postings FILE] [--adverts 1000] [--rows 0]

The lexical part is finding the named skills in an advert's zones. Its stages, each over the same adverts:

    surfaces    the compiled pass alone: words, and where a spelling of a skill or a cue stands
    matching    `find_mentions` over the advert's skill zones: separators, case, context, negation too
    lexical     zones, matching and how strongly each skill is asked (described skills included)
    whole       `parse_posting`: all facts of the advert

Beside them, in the same run: splitting the text at spaces and a JSON round trip (floors), and one regular
expression of all aliases (what a plain matcher costs). Compare ratios: a CPU-second depends on the machine
and on what else runs there. Stages take turns, and the best of three turns counts.

--rows N also reads N rows through the build's own shards, the file again and again under other ids (other
adverts each time would need as many), and prints the peak memory. FILE defaults to `market/postings.parquet`
in the folder that MLGAP_RESEARCH_DATA names.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from mlgap.market import PostingFile, RawPosting, load_reader, parse_posting, read_postings
from mlgap.market._builds.shards import SHARD_ROWS, ShardStore, read_serially, read_shards
from mlgap.market._reading.necessity import read_requirements
from mlgap.market._reading.zones import SKILL_ZONES, split_zones
from mlgap.skills import Taxonomy, find_mentions, load_taxonomy
from mlgap.skills._reading import read

TURNS = 3
SEED = 20261121
SLOW = 20
"""Only each 20th advert goes through the plain regular expression."""


def adverts_of(path: Path) -> Iterator[RawPosting]:
    return read_postings([PostingFile.at(path)], lambda *_: None)


def plain_expression(taxonomy: Taxonomy) -> re.Pattern[str]:
    aliases = {alias.lstrip("=~+!").lower() for skill in taxonomy.skills.values() for alias in skill.aliases}
    longest_first = sorted(aliases, key=lambda alias: (-len(alias), alias))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def best_seconds(stages: dict[str, Callable[[], object]]) -> dict[str, float]:
    best = dict.fromkeys(stages, float("inf"))
    for _ in range(TURNS):
        for name, stage in stages.items():
            start = time.process_time()
            stage()
            best[name] = min(best[name], time.process_time() - start)
    return best


def print_stages(adverts: list[RawPosting], taxonomy: Taxonomy) -> None:
    reader = load_reader(taxonomy)
    zones = ["\n".join(z.text for z in split_zones(p.text) if z.zone in SKILL_ZONES) for p in adverts]
    words = taxonomy.words
    plain = plain_expression(taxonomy)
    stages: dict[str, Callable[[], object]] = {
        "floor: text.lower().split()": lambda: [len(p.text.lower().split()) for p in adverts],
        "floor: JSON round trip": lambda: [len(json.loads(json.dumps(p.text))) for p in adverts],
        "surfaces": lambda: [len(taxonomy.surfaces.met_in(read(text, words).words)) for text in zones],
        "matching": lambda: [len(find_mentions(text, taxonomy)) for text in zones],
        "lexical": lambda: [len(read_requirements(split_zones(p.text), taxonomy)) for p in adverts],
        "whole": lambda: [parse_posting(p, reader).level for p in adverts],
        "plain expression of all aliases": lambda: [
            sum(1 for _ in plain.finditer(text.lower())) for text in zones[::SLOW]
        ],
    }
    for stage in stages.values():
        stage()  # warm: tables, automata and remembered words
    best = best_seconds(stages)
    whole = best["whole"] / len(adverts)
    letters = sum(len(p.text) for p in adverts) / len(adverts)
    print(
        f"{len(adverts)} random adverts, {letters:.0f} characters each "
        f"({sum(map(len, zones)) / len(zones):.0f} in skill zones); best of {TURNS} turns; "
        f"Python {platform.python_version()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}\n"
    )
    print(f"{'stage':34s} adverts per CPU-second   ms each   share of the whole")
    for name, seconds in best.items():
        each = seconds / (len(zones[::SLOW]) if name.startswith("plain") else len(adverts))
        print(f"{name:34s} {1 / each:22,.0f} {1000 * each:9.3f} {each / whole:20.2f}")


def print_memory(path: Path, rows: int) -> None:
    def repeated() -> Iterator[RawPosting]:
        for turn in count():
            yield from (replace(p, id=f"{turn}-{p.id}") for p in adverts_of(path))

    start = time.process_time()
    told = 0

    def progress(done: int) -> None:
        nonlocal told
        if done - told >= 20 * SHARD_ROWS or done == rows:
            told = done
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{done:9,d} rows   peak {peak:7,.0f} MB   {time.process_time() - start:7.0f} CPU-s",
                flush=True,
            )

    shards = read_shards(
        islice(repeated(), rows), ShardStore(), version="", engine=read_serially, progress=progress
    )
    print(f"{sum(len(shard.ids) for shard in shards):,d} rows held as facts")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    folder = Path(os.environ.get("MLGAP_RESEARCH_DATA", "."))
    parser.add_argument("--postings", type=Path, default=folder / "market" / "postings.parquet")
    parser.add_argument("--adverts", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=0, help="rows for the peak memory; 0 leaves it out")
    options = parser.parse_args()
    if options.adverts:
        adverts = random.Random(SEED).sample(list(adverts_of(options.postings)), options.adverts)
        print_stages(adverts, load_taxonomy())
    if options.rows:
        print_memory(options.postings, options.rows)


if __name__ == "__main__":
    main()
