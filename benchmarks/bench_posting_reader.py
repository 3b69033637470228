"""How well adverts are read: fields and skills against labels, with Wilson intervals, and the speed.

    python -m benchmarks.bench_posting_reader --labels FOLDER [--write]

FOLDER holds `postings_dev.docs.jsonl` and `postings_dev.gold.jsonl`; without --labels it is the
folder `gold` in the one that MLGAP_RESEARCH_DATA names. --write puts the table of skill groups into
`data/reader.csv`.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mlgap.market import RawPosting, load_reader, parse_posting
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import PostingFacts
from mlgap.vocabulary import DATA

FIELDS = ("segment", "segment where the table knows the employer", "platform_team", "role_family", "level",
          "min_years", "remote", "pay range", "pay in full")  # fmt: skip


def wilson(hits: int, n: int) -> tuple[float, float]:
    if n == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def raw_of(row: Mapping[str, Any]) -> RawPosting:
    words = {k: row[k] for k in ("title", "employer", "location") if isinstance(row.get(k), str)}
    return RawPosting(id=row["id"], text=row["text"], **words)


def field_hits(facts: PostingFacts, gold: Mapping[str, Any]) -> Iterable[tuple[str, bool]]:
    years = next((g.value for g in facts.gates if g.gate == "min-years"), None)
    pay, asked = facts.pay, gold["pay"]
    right = facts.segment == gold["segment"]
    yield "segment", right
    if facts.segment_basis == "table":
        yield "segment where the table knows the employer", right
    yield "platform_team", ("platform-team" in facts.cuts) == gold["platform_team"]
    yield "role_family", facts.role_family == gold["role_family"]
    yield "level", facts.level == gold["level"]
    yield "min_years", years == gold["min_years"]
    yield "remote", facts.work_mode == gold["remote"]
    stated = None if asked is None else (asked["low"], asked["high"])
    yield "pay range", stated == (None if pay is None else (pay.low, pay.high))
    if asked is not None and asked["low"] is not None:
        same = pay is not None and (pay.currency, pay.period, pay.low, pay.high) == (
            asked["currency"], asked["period"], asked["low"], asked["high"],
        )  # fmt: skip
        yield "pay in full", same


def group_counts(
    read: Mapping[str, PostingFacts], gold: Iterable[Mapping[str, Any]], taxonomy: Taxonomy
) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in gold:
        found = {r.skill_id for r in read[row["id"]].requirements}
        labelled = {taxonomy.replaced.get(s, s) for s in row["skills"]}
        for skill in found | labelled:
            known = taxonomy.skills.get(skill)
            if known is not None and known.kind == "gate":
                continue
            kind = (
                "both" if skill in found and skill in labelled else "read" if skill in found else "labelled"
            )
            names = ["all", known.group if known else "unknown"]
            names.append("production" if known and known.production else "other")
            for name in names:
                counts[name][kind] += 1
    return counts


def necessity_hits(read: Mapping[str, PostingFacts], gold: Iterable[Mapping[str, Any]]) -> Iterable[bool]:
    for row in gold:
        for asked in read[row["id"]].requirements:
            label = row["skills"].get(asked.skill_id)
            if label is not None:
                yield (asked.necessity == "must") == (label == "must")


def print_share(name: str, hits: int, n: int) -> None:
    low, high = wilson(hits, n)
    print(f"{name:46s} {hits / max(1, n):.3f}  [{low:.3f}, {high:.3f}]  n {n}")


def print_groups(counts: Mapping[str, Counter[str]]) -> None:
    print(f"\n{'skill group':34s} precision [95 %]             recall [95 %]             labelled")
    for name, c in sorted(counts.items(), key=lambda item: -item[1].total()):
        read, labelled = c["both"] + c["read"], c["both"] + c["labelled"]
        p, r = wilson(c["both"], read), wilson(c["both"], labelled)
        print(
            f"{name:34s} {c['both'] / max(1, read):.3f} [{p[0]:.3f}, {p[1]:.3f}]"
            f"      {c['both'] / max(1, labelled):.3f} [{r[0]:.3f}, {r[1]:.3f}]      {labelled}"
        )


def write_groups(counts: Mapping[str, Counter[str]], adverts: int, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["group", "precision", "recall", "support", "date", "note"])
        for name in sorted(counts):
            c = counts[name]
            read, labelled = c["both"] + c["read"], c["both"] + c["labelled"]
            if read and labelled:
                note = f"measured on {adverts} labelled adverts, beside which the rules were written"
                shares = (f"{c['both'] / read:.3f}", f"{c['both'] / labelled:.3f}")
                rows.writerow([name, *shares, labelled, date.today().isoformat(), note])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--labels", type=Path, default=Path(os.environ.get("MLGAP_RESEARCH_DATA", ".")) / "gold"
    )
    parser.add_argument("--write", action="store_true", help="write data/reader.csv")
    options = parser.parse_args()
    docs = read_lines(options.labels / "postings_dev.docs.jsonl")
    gold = read_lines(options.labels / "postings_dev.gold.jsonl")
    taxonomy = load_taxonomy()
    reader = load_reader(taxonomy)
    raws = [raw_of(row) for row in docs]
    start = time.process_time()
    read = {raw.id: parse_posting(raw, reader) for raw in raws}
    seconds = time.process_time() - start
    print(f"{len(raws)} labelled adverts; {len(raws) / seconds:.0f} adverts per CPU-second\n")
    hits: dict[str, list[bool]] = {name: [] for name in FIELDS}
    for row in gold:
        for name, hit in field_hits(read[row["id"]], row):
            hits[name].append(hit)
    hits["must against the rest"] = list(necessity_hits(read, gold))
    for name, found in hits.items():
        print_share(name, sum(found), len(found))
    counts = group_counts(read, gold, taxonomy)
    print_groups(counts)
    if options.write:
        write_groups(counts, len(raws), DATA / "reader.csv")


if __name__ == "__main__":
    main()
