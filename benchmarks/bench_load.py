"""How long does one person wait for an analysis while a hundred copies of a slow file are being read?

    python -m benchmarks.bench_load SLOW_FILE [--copies 100] [--repeats 5]

Each CV is read as the app reads it, in a thread of its own for each session: read, mask, find evidence,
compare with every segment. The person's CV, the sample of two pages, is analysed again and again, first alone
and then from the moment at which the copies are given. Twice: with copies of the same bytes, and with copies
that differ at the end, which no sharing helps with. Compare ratios: seconds depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from mlgap import pipeline
from mlgap.errors import MlgapError

TODAY = date(2026, 11, 21)


def analyse(data: bytes, resources: pipeline.Resources) -> float:
    """Return the seconds that an analysis takes from upload to report."""
    start = time.monotonic()
    with suppress(MlgapError):
        document = pipeline.read_cv(data, "cv.pdf")
        profile = pipeline.profile_of(document, resources, today=TODAY)
        pipeline.report_of(profile, resources, today=TODAY)
    return time.monotonic() - start


class Watch:
    """Counts this process's children and their memory until it is stopped; Linux alone tells them."""

    def __init__(self) -> None:
        self.most_children = self.most_megabytes = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(0.1):
            memory = [_megabytes(child) for child in _children()]
            self.most_children = max(self.most_children, len(memory))
            self.most_megabytes = max(self.most_megabytes, round(sum(memory)))


def _children() -> list[str]:
    found: list[str] = []
    for task in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):
            found += task.read_text().split()
    return found


def _megabytes(process: str) -> float:
    with suppress(OSError, IndexError, ValueError):
        return (
            int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2
        )
    return 0.0


def loaded(copies: Sequence[bytes], own: bytes, repeats: int, resources: pipeline.Resources) -> list[float]:
    """Return the seconds of the person's analyses from the moment the copies are given, and print."""
    threads = [threading.Thread(target=analyse, args=(data, resources), daemon=True) for data in copies]
    with Watch() as watch:
        start = time.monotonic()
        for thread in threads:
            thread.start()
        taken = [analyse(own, resources) for _ in range(repeats)]
        left = sum(thread.is_alive() for thread in threads)
        for thread in threads:
            thread.join()
        done = time.monotonic() - start
    print(
        f"  copies: {left} of {len(copies)} still in work at the person's last answer, all done after "
        f"{done:.0f} s; children at once at most {watch.most_children}, together {watch.most_megabytes} MB"
    )
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("slow", type=Path)
    parser.add_argument("--copies", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    resources = pipeline.load_resources()
    own, slow = pipeline.SAMPLES["mlops-lead"].read_bytes(), options.slow.read_bytes()
    analyse(own, resources)
    print(
        f"the slow file alone: {analyse(slow, resources):.1f} s; load of the machine {os.getloadavg()[0]:.1f}"
    )
    cases = {
        "the same bytes": [slow] * options.copies,
        "a byte of difference": [slow + b"\n%" + str(n).encode() for n in range(options.copies)],
    }
    for name, copies in cases.items():
        alone = [analyse(own, resources) for _ in range(options.repeats)]
        print(f"{name}:")
        under = loaded(copies, own, options.repeats, resources)
        usual = statistics.median(alone)
        print(
            f"  alone: median {usual:.2f} s, worst {max(alone):.2f}; beside {options.copies} copies: median "
            f"{statistics.median(under):.2f} s, worst {max(under):.2f} (n = {options.repeats})\n"
            f"  ratio of the medians {statistics.median(under) / usual:.2f}, worst to median "
            f"{max(under) / usual:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
