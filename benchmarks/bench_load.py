"""How long does one person wait for an analysis while a hundred copies of a slow file are being read?

    python -m benchmarks.bench_load SLOW_FILE [--copies 100] [--repeats 5] [--same]

Each CV is read as the app reads it, in a thread of its own for each session: read, mask, find evidence,
compare with every segment. The person's CV, the sample of two pages, is analysed again and again, first alone
and then from the moment at which the copies are given. The copies differ at the end, as no sharing helps with
that; with --same they do not. This ends at the person's last answer. Compare ratios: seconds depend on the
machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import threading
import time
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
            found += [child for child in task.read_text().split() if _is_reader(child)]
    return found


def _is_reader(process: str) -> bool:
    """Return whether a process is a reader's: between fork and exec it is a copy of this one."""
    with suppress(OSError):
        return b"_child.py" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def _megabytes(process: str) -> float:
    with suppress(OSError, IndexError, ValueError):
        return (
            int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2
        )
    return 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("slow", type=Path)
    parser.add_argument("--copies", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--same", action="store_true")
    options = parser.parse_args()
    resources = pipeline.load_resources()
    own, slow = pipeline.SAMPLES["mlops-lead"].read_bytes(), options.slow.read_bytes()
    analyse(own, resources)
    print(
        f"the slow file alone {analyse(slow, resources):.1f} s; load of the machine {os.getloadavg()[0]:.1f}"
    )
    alone = [analyse(own, resources) for _ in range(options.repeats)]
    ends = [b"" if options.same else b"\n%%%d" % number for number in range(options.copies)]
    copies = [threading.Thread(target=analyse, args=(slow + end, resources), daemon=True) for end in ends]
    with Watch() as watch:
        for copy in copies:
            copy.start()
        beside = [analyse(own, resources) for _ in range(options.repeats)]
    usual = statistics.median(alone)
    print(
        f"{options.copies} copies, {'the same bytes' if options.same else 'each different'}; "
        f"{sum(copy.is_alive() for copy in copies)} still in work at the person's last answer\n"
        f"alone: median {usual:.2f} s, worst {max(alone):.2f}; beside the copies: median "
        f"{statistics.median(beside):.2f} s, worst {max(beside):.2f} (n = {options.repeats})\n"
        f"ratio of the medians {statistics.median(beside) / usual:.2f}, of the worst to the median alone "
        f"{max(beside) / usual:.2f}\n"
        f"children at once at most {watch.most_children}, together at most {watch.most_megabytes} MB",
        flush=True,
    )
    os._exit(0)  # the copies' own answers are of no interest


if __name__ == "__main__":
    main()
