"""What an analysis costs: `import mlgap`, a two-page CV once warm, and the encoding of its claims alone.

    python -m benchmarks.bench_analysis [--runs 7]

Figures are medians of whole runs in this process (the import: of fresh processes), with their range.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

import torch

from mlgap import pipeline

TWO_PAGES = "mlops-lead"


def timed(run: Callable[[], object], runs: int) -> list[float]:
    run()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return seconds


def row(name: str, seconds: list[float], note: str = "") -> None:
    middle = statistics.median(seconds)
    print(f"{name:38s} {middle:7.3f} s  ({min(seconds):.3f} to {max(seconds):.3f})  {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    today = date(2026, 11, 21)
    path = pipeline.SAMPLES[TWO_PAGES]
    data = path.read_bytes()

    start = time.perf_counter()
    resources = pipeline.load_resources()
    loading = time.perf_counter() - start
    document = pipeline.read_cv(data, path.name)
    profile = pipeline.profile_of(document, resources, today=today)
    claims = [c.text for c in profile.claims]

    print(f"{path.name}: {document.pages} pages, {len(claims)} claims; {torch.get_num_threads()} threads")
    row(
        "import mlgap (fresh process)",
        [import_mlgap() for _ in range(runs)],
        "without the interpreter's start",
    )
    row("load model, market and bands, once", [loading])
    row("analyse the CV, warm", whole := timed(lambda: analyse(data, path.name, resources, today), runs))
    encoding = timed(lambda: resources.embedder.embed(claims), runs)
    share = statistics.median(encoding) / statistics.median(whole)
    row("  encode its claims alone", encoding, f"{share:.0%} of the whole")
    row("  read and mask the file", timed(lambda: pipeline.read_cv(data, path.name), runs))
    row(
        "  find claims and evidence",
        timed(lambda: pipeline.profile_of(document, resources, today=today), runs),
        "encoding included",
    )
    row("  compare with the market", timed(lambda: pipeline.report_of(profile, resources, today=today), runs))


def import_mlgap() -> float:
    code = "import time; start = time.perf_counter(); import mlgap; print(time.perf_counter() - start)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


def analyse(data: bytes, name: str, resources: pipeline.Resources, today: date) -> None:
    pipeline.analyse(data, name=name, today=today, resources=resources)


if __name__ == "__main__":
    main()
