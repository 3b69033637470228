"""Two states of one CV: is a reworded line told, and is a saved CV read again as it was read?

`python -m benchmarks.bench_compare` prints both halves of `tests/gaps/compared_lines.csv`, 32 pairs of
invented lines, labelled by reading before any rule was run on them: the rule was chosen on the half "tune";
the half "judge" was only counted. `--again` reads the samples, the written CVs and those of the research data
(where `MLGAP_RESEARCH_DATA` names it) with the model, reads each again from its claims alone, and prints how
many skills' strongest evidence differs.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scipy.stats import binomtest

from mlgap import pipeline
from mlgap.errors import DocumentError
from mlgap.evidence import extract_profile, read_again
from mlgap.gaps import Counterparts, lines_of
from mlgap.types import Claim, Document, Entry, Profile, Span

PAIRS = Path(__file__).parents[1] / "tests" / "gaps" / "compared_lines.csv"
_HERE = Entry("Engineer", "Brindlewick Parcels", "2021-03", None, True, "job", Span(0, 0))
_THERE = Entry("Analyst", "Hexmoor Mills", "2017-01", "2018-02", False, "job", Span(0, 0))


def told(before: str, after: str, *, same_entry: bool) -> str:
    """Return "wording" or "evidence" for a line and what stands in its place."""
    entries = (_HERE, _HERE if same_entry else _THERE)
    old, new = (
        lines_of(
            Profile(
                (entry,), (Claim(text, Span(0, len(text)), "experience", "job", 0),), (), (), "mid", "", 0, 0
            )
        )
        for text, entry in zip((before, after), entries, strict=True)
    )
    return "wording" if Counterparts(old).of(new[0]) else "evidence"


def main() -> None:
    """Print how many pairs of each half are told as they were labelled."""
    rows = list(csv.DictReader(PAIRS.open(encoding="utf-8")))
    for half in ("tune", "judge"):
        for label in ("wording", "evidence"):
            pairs = [r for r in rows if (r["half"], r["label"]) == (half, label)]
            right = [
                told(r["before"], r["after"], same_entry=r["same_entry"] == "yes") == label for r in pairs
            ]
            low, high = binomtest(sum(right), len(right)).proportion_ci(method="wilson")
            print(f"{half}, {label}: {sum(right)} of {len(right)} [{low:.2f}, {high:.2f}]")


def cvs() -> Iterator[tuple[str, Document]]:
    """Yield each CV with the name of its set; what is too short to be one is left out."""
    for path in pipeline.SAMPLES.values():
        yield "samples", pipeline.read_cv(path.read_bytes(), path.name)
    sets = {"written": Path(__file__).parent / "written_cvs.docs.jsonl"}
    if folder := os.environ.get("MLGAP_RESEARCH_DATA"):
        sets["research"] = Path(folder) / "gold" / "cvs_dev.docs.jsonl"
    for name, path in sets.items():
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                yield name, pipeline.read_text(json.loads(line)["text"])
            except DocumentError:
                continue


def count_again() -> None:
    """Print for each set of CVs how many skills are held otherwise when read again from the claims."""
    loaded = pipeline.load_resources()
    eyes = (loaded.taxonomy, loaded.requirements, loaded.embedder)
    counts: dict[str, list[int]] = {}
    for name, document in cvs():
        read = extract_profile(document, *eyes, today=date(2026, 11, 21))
        one, other = (
            {skill: (items[0].grade, items[0].named) for skill, items in profile.by_skill().items()}
            for profile in (read, read_again(read, *eyes))
        )
        differing = sum(one.get(skill) != other.get(skill) for skill in one | other)
        for place, n in enumerate((1, differing, len(one | other))):
            counts.setdefault(name, [0, 0, 0])[place] += n
    for name, (n, differing, skills) in counts.items():
        print(f"read again, {name}, {n} CVs: {differing} of {skills} skills differ")


if __name__ == "__main__":
    main()
    if "--again" in sys.argv:
        count_again()
