"""What becomes of damaged and hostile files: documents, clear errors, or anything that should not be?

    nice -n 10 python -m benchmarks.bench_hostile [--mutations 2000] [--seed 1]

Good files are the samples and a JSON Resume; with MLGAP_RESEARCH_DATA also the layouts, the Word files and
the odd files of `cvs/` there, the odd ones once unchanged as well. Each mutation is read and masked in this
process, as the app would. Anything but a document or a `DocumentError` is printed with its place in the
sequence, which the seed repeats, and ends this with code 1.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.hostile_files import mutated
from mlgap.documents import mask_identity, read_document
from mlgap.errors import DocumentError
from mlgap.vocabulary import DATA

LIMIT = 20.0 + 60.0 + 15.0
"""Seconds: a child's, those of text recognition, and some for starting and masking on a loaded machine."""

RESUME = {
    "basics": {
        "name": "Noor Example",
        "email": "noor@example.org",
        "summary": "Engineer of reliable pipelines.",
    },
    "work": [
        {
            "position": "Engineer",
            "name": "Example Ltd",
            "startDate": "2020-01",
            "highlights": ["Served models"],
        }
    ],
    "skills": [{"name": "Python", "keywords": ["Docker", "Kubernetes"]}],
    "education": [{"institution": "Example University", "area": "Computing"}],
}


@dataclass
class Seen:
    """What became of files of one kind."""

    files: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def good_files() -> list[bytes]:
    files = [
        path.read_bytes() for path in sorted((DATA / "samples").glob("*")) if path.suffix in (".pdf", ".docx")
    ]
    files += [json.dumps(RESUME).encode()] * 3
    return files + [path.read_bytes() for path in research_files("layouts", "docx") if path.suffix != ".json"]


def research_files(*folders: str) -> list[Path]:
    research = os.environ.get("MLGAP_RESEARCH_DATA")
    if not research:
        return []
    found = [path for folder in folders for path in sorted((Path(research) / "cvs" / folder).iterdir())]
    return [path for path in found if path.suffix not in (".csv", ".txt")]


def hostile_files(mutations: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield (kind, file) of each mutation, then of each odd file as it is."""
    dice = random.Random(seed)
    good = good_files()
    odd = [path.read_bytes() for path in research_files("odd")]
    packed = [data for data in good if not data.startswith(b"%PDF")]
    for _ in range(mutations):
        chosen = dice.choices((good, packed, odd or good), (5, 3, 2))[0]
        yield mutated(dice.choice(chosen), dice)
    yield from (("odd files, unchanged", data) for data in odd)


def read(data: bytes) -> str:
    """Return how the reading of a file ends, in a word."""
    try:
        document = read_document(data, "cv")
        masked = mask_identity(document)
    except DocumentError as error:
        return type(error).__name__ if str(error).endswith(".") else "no sentence"
    if len(masked.text) != len(document.text):
        return "masked to another length"
    return "document with warnings" if document.warnings else "document"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    kinds: dict[str, Seen] = {}
    hangs = others = 0
    for number, (kind, data) in enumerate(hostile_files(options.mutations, options.seed)):
        start = time.monotonic()
        try:
            end = read(data)
        except Exception as error:  # what this looks for: anything that is no DocumentError
            others += 1
            end = type(error).__name__
            print(f"number {number} ({kind}): {error!r}", file=sys.stderr)
        taken = time.monotonic() - start
        hangs += taken > LIMIT
        if number % 100 == 99:
            print(f"{number + 1} files, {others} other exceptions", file=sys.stderr, flush=True)
        for seen in (kinds.setdefault(kind, Seen()), kinds.setdefault("all", Seen())):
            seen.files += 1
            seen.ends[end] += 1
            seen.slowest = max(seen.slowest, taken)
    _print(kinds)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\nseed {options.seed}: crashes of this process 0, hangs beyond the limit {hangs}, other exceptions "
        f"{others}; most memory of a child {peak:.0f} MB, of this process {own:.0f} MB"
    )
    sys.exit(bool(hangs or others))


def _print(kinds: dict[str, Seen]) -> None:
    ends = sorted({end for seen in kinds.values() for end in seen.ends})
    print(f"| files | n | {' | '.join(ends)} | slowest, s |")
    print(f"|---|---:|{'---:|' * (len(ends) + 1)}")
    for kind in [*sorted(set(kinds) - {"all"}), "all"]:
        seen = kinds[kind]
        counts = " | ".join(str(seen.ends[end]) for end in ends)
        print(f"| {kind} | {seen.files} | {counts} | {seen.slowest:.1f} |")


if __name__ == "__main__":
    main()
