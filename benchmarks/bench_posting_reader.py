"""How well adverts are read: fields and skills against labels, with intervals, and the speed.

    python -m benchmarks.bench_posting_reader [--research FOLDER] [--write]

FOLDER (else the one that MLGAP_RESEARCH_DATA names) holds the adverts' texts: `gold/postings_dev.*.jsonl`
with labels of its own, and `market/postings.parquet`, in which the adverts of `posting_labels.jsonl` are
found by the SHA-256 of their text. Three parts are printed apart: `dev`, beside which the rules were
written; `tune`, which chose among wordings; and `judge`, labelled by reading before any reader was run on
it, by which no rule was chosen. --write puts the table of skill groups over all parts into `data/reader.csv`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from mlgap.extraction import posting_row
from mlgap.market import RawPosting, load_reader, parse_posting
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.skills._phrases import Phrases
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


@dataclass(frozen=True, slots=True)
class Labelled:
    """One advert of a part: how it was read, as `extract` writes it, and its labels."""

    facts: PostingFacts
    row: Mapping[str, Any]
    gold: Mapping[str, Any]


Advert = tuple[str, RawPosting, Mapping[str, Any]]
"""The part it belongs to, the advert, and its labels."""


def research_adverts(folder: Path) -> Iterable[Advert]:
    labels = {row["id"]: row for row in read_lines(folder / "gold" / "postings_dev.gold.jsonl")}
    for doc in read_lines(folder / "gold" / "postings_dev.docs.jsonl"):
        yield "dev", raw_of(doc), labels[doc["id"]]


def own_adverts(folder: Path) -> Iterable[Advert]:
    labels = {row["advert"]: row for row in read_lines(Path(__file__).with_name("posting_labels.jsonl"))}
    columns = ["description", "title", "employer", "location"]
    adverts = pd.read_parquet(folder / "market" / "postings.parquet", columns=columns).fillna("")
    for text, *words in adverts.drop_duplicates("description").itertuples(index=False):
        digest = hashlib.sha256(text.encode()).hexdigest()
        if digest in labels:
            row = dict(zip(("title", "employer", "location"), words, strict=True))
            yield labels[digest]["part"], raw_of({"id": digest, "text": text, **row}), labels[digest]


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


def group_counts(part: Iterable[Labelled], taxonomy: Taxonomy) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for advert in part:
        found, labelled = set(advert.row["skills"]), set(advert.gold["skills"])
        for skill in found | labelled:
            known = taxonomy.skills.get(taxonomy.replaced.get(skill, skill))
            if known is None or known.kind == "gate":
                continue
            kind = "both" if skill in found & labelled else "read" if skill in found else "labelled"
            for name in ("all", known.group, "production" if known.production else "other"):
                counts[name][kind] += 1
    return counts


def necessity_hits(part: Iterable[Labelled]) -> Iterable[bool]:
    for advert in part:
        for skill, necessity in advert.row["skills"].items():
            label = advert.gold["skills"].get(skill)
            if label is not None:
                yield (necessity == "must") == (label == "must")


def f1(counts: Counter[str]) -> float:
    return 2 * counts["both"] / max(1, 2 * counts["both"] + counts["read"] + counts["labelled"])


def f1_interval(part: Sequence[Labelled], taxonomy: Taxonomy, name: str) -> tuple[float, float]:
    """Return the 95 % range of F1 over 1,000 draws of whole adverts."""
    single = [group_counts([advert], taxonomy)[name] for advert in part]
    rng = random.Random(0)
    drawn = sorted(f1(sum(rng.choices(single, k=len(single)), Counter())) for _ in range(1000))
    return drawn[25], drawn[974]


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
                note = f"{adverts} labelled adverts, most at hand when the rules were written"
                shares = (f"{c['both'] / read:.3f}", f"{c['both'] / labelled:.3f}")
                rows.writerow([name, *shares, labelled, date.today().isoformat(), note])


def report(name: str, part: Sequence[Labelled], taxonomy: Taxonomy) -> None:
    print(f"\n== {name}: {len(part)} adverts")
    hits: dict[str, list[bool]] = {field: [] for field in FIELDS}
    for advert in part:
        for field, hit in field_hits(advert.facts, advert.gold):
            hits[field].append(hit)
    hits["must against the rest"] = list(necessity_hits(part))
    for field, found in hits.items():
        print_share(field, sum(found), len(found))
    counts = group_counts(part, taxonomy)
    for group in ("all", "production"):
        low, high = f1_interval(part, taxonomy, group)
        print(f"F1 of skills, {group:32s} {f1(counts[group]):.3f}  [{low:.3f}, {high:.3f}]  by advert")
    print_groups(counts)


def report_named_alone(adverts: Sequence[Advert], taxonomy: Taxonomy) -> None:
    reader = load_reader(replace(taxonomy, phrases=Phrases(())))
    parts: dict[str, list[Labelled]] = defaultdict(list)
    for name, raw, gold in adverts:
        facts = parse_posting(raw, reader)
        parts[name].append(Labelled(facts, posting_row(raw.id, facts, taxonomy), gold))
    for name, part in parts.items():
        counts = group_counts(part, taxonomy)["all"]
        precision = counts["both"] / (counts["both"] + counts["read"])
        recall = counts["both"] / (counts["both"] + counts["labelled"])
        print(f"{name:8s} precision {precision:.3f}, recall {recall:.3f}, F1 {f1(counts):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--research", type=Path, default=Path(os.environ.get("MLGAP_RESEARCH_DATA", ".")))
    parser.add_argument("--write", action="store_true", help="write data/reader.csv")
    options = parser.parse_args()
    taxonomy = load_taxonomy()
    reader = load_reader(taxonomy)
    adverts = [*research_adverts(options.research), *own_adverts(options.research)]
    start = time.process_time()
    facts = [parse_posting(raw, reader) for _, raw, _ in adverts]
    seconds = time.process_time() - start
    print(f"{len(adverts)} labelled adverts; {len(adverts) / seconds:.0f} adverts per CPU-second")
    parts: dict[str, list[Labelled]] = defaultdict(list)
    for (part, raw, gold), read in zip(adverts, facts, strict=True):
        parts[part].append(Labelled(read, posting_row(raw.id, read, taxonomy), gold))
    for name, labelled in parts.items():
        report(name, labelled, taxonomy)
    print("\n== skills named alone, without what adverts describe")
    report_named_alone(adverts, taxonomy)
    if options.write:
        everything = [advert for part in parts.values() for advert in part]
        write_groups(group_counts(everything, taxonomy), len(everything), DATA / "reader.csv")


if __name__ == "__main__":
    main()
