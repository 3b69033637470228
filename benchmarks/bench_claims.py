"""The claims of market reports against the shipped snapshot: verdicts, figures, and what it costs.

    python -m benchmarks.bench_claims [--write]

`--write` puts what is printed under the last heading of docs/claims.md, so that it follows each rebuild.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from mlgap import pipeline, reports
from mlgap.market import CheckedClaim, load_snapshot

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "claims.md"
HEADING = "## The figures\n"


def tables(claims: Sequence[CheckedClaim]) -> Iterator[str]:
    judged = [c for c in claims if c.verdict]
    topics = sorted({c.claim.topic for c in judged})
    yield "| topic | " + " | ".join(w.lower() for w in reports.VERDICT_WORDS.values()) + " |"
    yield "|---|" + "---|" * len(reports.VERDICT_WORDS)
    for topic in (*topics, "all"):
        counts = reports.verdict_counts([c for c in judged if topic in ("all", c.claim.topic)])
        yield f"| {topic} | " + " | ".join(str(n) for n in counts.values()) + " |"
    without = len(claims) - len(judged)
    yield ""
    yield f"Without a verdict, since forecasts and advice get none: {without} of {len(claims)}."
    yield ""
    yield "| claim | stated | verdict | figures (95 % interval; adverts, employers) | at odds with |"
    yield "|---|---|---|---|---|"
    for checked in judged:
        odds = ", ".join(c.claim_id for c in checked.conflicts)
        yield (
            f"| {checked.claim.claim_id}: {checked.claim.statement} | {reports.claimed_words(checked.claim)} "
            f"| {reports.VERDICT_WORDS[checked.verdict or 'unclear'].lower()} | {figures(checked)} | {odds} |"
        )


def figures(checked: CheckedClaim) -> str:
    rows = reports.claim_figure_rows(checked)
    told = [
        f"{row['What']}: {row['Our figure [95 % interval]']}"
        + (f"; {row['Adverts, employers']}" if row["Adverts, employers"] else "")
        + ("" if figure.outcome == "shown" else f": {figure.outcome}")
        for row, figure in zip(rows, checked.figures, strict=True)
    ]
    return "<br>".join(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    snapshot = load_snapshot()
    seconds = []
    for _ in range(3):
        start = time.process_time()
        claims = pipeline.checked_claims(snapshot)
        seconds.append(time.process_time() - start)
    window = f"{snapshot.window.first} to {snapshot.window.last}"
    printed = [f"Snapshot {snapshot.id}, adverts from {window}.", "", *tables(claims)]
    print("\n".join(printed))
    print(f"\nprocessor seconds for all claims: first {seconds[0]:.2f}, again {min(seconds[1:]):.2f}")
    if write:
        before = DOCUMENT.read_text(encoding="utf-8").split(HEADING)[0]
        DOCUMENT.write_text(before + HEADING + "\n" + "\n".join(printed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
