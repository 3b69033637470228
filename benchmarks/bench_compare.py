"""How often a reworded line is told from a line about other work: `python -m benchmarks.bench_compare`.

Prints both halves of `tests/gaps/compared_lines.csv`, 32 pairs of invented lines, labelled by reading before
any rule was run on them: the rule was chosen on the half "tune"; the half "judge" was only counted.
"""

from __future__ import annotations

import csv
from pathlib import Path

from scipy.stats import binomtest

from mlgap.gaps import Counterparts, lines_of
from mlgap.types import Claim, Entry, Profile, Span

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


if __name__ == "__main__":
    main()
