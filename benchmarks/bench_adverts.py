"""How well a pasted advert's head is read, and how long one advert and one "what if" take.

    python -m benchmarks.bench_adverts [--research FOLDER]

FOLDER (else the one that MLGAP_RESEARCH_DATA names) holds `market/postings.parquet`. Of 1,500 adverts drawn
with a seed that no rule was written beside, the text is read twice: with a head made of its source's fields,
as one copies it from a page ("title", then "employer · place"), and without one, where an employer or place
can only be guessed. Brackets are Wilson's 95 % intervals over adverts.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from mlgap import adverts, pipeline
from mlgap.market import PostingReader, RawPosting, load_reader, parse_posting, pasted_posting
from mlgap.market._reading.posting import employer_identity
from mlgap.skills import load_taxonomy
from mlgap.what_if import market_side, what_if

SEED, DRAWN = 37, 1500
_Z = 1.959964


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--research", type=Path, default=Path(os.environ.get("MLGAP_RESEARCH_DATA", ".")))
    folder = parser.parse_args().research
    reader = load_reader(load_taxonomy())
    rows = _rows(folder / "market" / "postings.parquet")
    for name, headed in (("with a head", True), ("without a head", False)):
        right, told = _count(rows, reader, headed=headed)
        for what in ("title's role", "country", "employer"):
            share = _share(right[what], told[what])
            print(f"{name}: {what}: told of {told[what]} of {len(rows)}, right {share}")
    _times(rows[0]["description"], reader)


def _rows(path: Path) -> list[dict[str, Any]]:
    columns = ["employer", "title", "location", "country", "description"]
    frame = pd.read_parquet(path, columns=columns).fillna("")
    full: list[dict[str, Any]] = [
        {str(k): v for k, v in row.items()}
        for row in frame.to_dict("records")
        if len(row["description"]) > 300 and all(map(row.get, columns[:3]))
    ]
    random.Random(SEED).shuffle(full)
    return full[:DRAWN]


def _count(
    rows: list[dict[str, Any]], reader: PostingReader, *, headed: bool
) -> tuple[Counter[str], Counter[str]]:
    right, told = Counter[str](), Counter[str]()
    for row in rows:
        head = f"{row['title']}\n{row['employer']} · {row['location']}\n\n" if headed else ""
        raw = pasted_posting(RawPosting(id="x", text=head + row["description"]), reader)
        for what, (found, truth) in _fields(raw, row, reader).items():
            if found and truth:
                told[what] += 1
                right[what] += found == truth
    return right, told


def _fields(raw: RawPosting, row: Mapping[str, Any], reader: PostingReader) -> dict[str, tuple[str, str]]:
    given = RawPosting(id="y", text=".", title=row["title"], location=row["location"], country=row["country"])
    read = parse_posting(RawPosting(id="x", text=".", title=raw.title, location=raw.location), reader)
    truth = parse_posting(given, reader)
    unread = ("UNKNOWN", "OTHER")
    return {
        "title's role": (read.role_family, truth.role_family),
        "country": (
            "" if read.country in unread else read.country,
            "" if truth.country == "UNKNOWN" else truth.country,
        ),
        "employer": (employer_identity(raw.employer, reader), employer_identity(row["employer"], reader)),
    }


def _share(k: int, n: int) -> str:
    if not n:
        return "none"
    p, d = k / n, 1 + _Z**2 / n
    half = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / 4 / n**2) / d
    middle = (p + _Z**2 / 2 / n) / d
    return f"{p:.3f} [{middle - half:.3f}, {middle + half:.3f}]"


def _times(text: str, reader: PostingReader) -> None:
    resources, today = pipeline.load_resources(), date(2026, 11, 21)
    path = pipeline.SAMPLES["mlops-lead"]
    profile = pipeline.profile_of(pipeline.read_cv(path.read_bytes(), path.name), resources, today=today)
    given = adverts.pasted_adverts(text)
    one = _median(lambda: adverts.analyse_adverts(given, resources, profile=profile, reader=reader))
    side = market_side(resources)
    asked = {"terraform": "operated", "snowflake": "used", "databricks": "shipped"}
    ask = _median(lambda: what_if(profile, asked, resources, today=today, side=side))  # type: ignore[arg-type]
    counted = _median(lambda: market_side(resources))
    print(f"one advert {one:.3f}, what if {ask:.3f}, its market {counted:.3f}: seconds, median of 5")


def _median(run: Callable[[], object]) -> float:
    took = []
    for _ in range(5):
        start = time.thread_time()
        run()
        took.append(time.thread_time() - start)
    return statistics.median(took)


if __name__ == "__main__":
    main()
