"""What reading a whole cohort costs beside encoding its claims alone, and how much memory it takes.

    python -m benchmarks.bench_cohort [--cvs 200] [--sheets 0] [--profile]

Reads so many distinct CVs of invented people (text, DOCX and PDF in turn, see cohort_cvs.py), with two
broken files among them, and counts the cohort. Then encodes, by the same model and with nothing else, all
claims of each CV, one CV at a time, and after that the very texts that the cohort embedded, in its batches.
CPU seconds of this process and its children, in one run: compare the ratios, since a CPU-second depends on
the machine and on what else runs there. `--sheets N` also makes N individual sheets. `--profile` prints
where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

import numpy as np

from benchmarks.cohort_cvs import invented_cvs
from mlgap import cohorts, pipeline, reports
from mlgap.cohorts import CohortPicture
from mlgap.embedding import Embedder, Remembering
from mlgap.pipeline import Analysed
from mlgap.resources import Resources

TODAY = date(2026, 11, 21)
BROKEN = (("aa-broken.pdf", b"%PDF-1.7\n1 0 obj <<"), ("zz-broken.docx", b"PK\x03\x04 no archive at all"))


class Noting:
    """An embedder that notes which texts it is given together."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name, self.digest, self.calibrated = embedder.name, embedder.digest, embedder.calibrated
        self.calls: list[tuple[str, ...]] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.calls.append(tuple(texts))
        return self._embedder.embed(texts)


def cpu() -> float:
    """Return the CPU seconds of this process and of children that have ended."""
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> float:
    """Return the largest memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def whole_cohort(
    given: Sequence[pipeline.CohortFile], resources: Resources
) -> tuple[list[Analysed], CohortPicture]:
    """Read and count a cohort, and print what that took."""
    start, wall = cpu(), time.perf_counter()
    found, marks = [], [wall]
    for one in pipeline.analyse_cohort(given, resources, today=TODAY):
        found.append(one)
        marks.append(time.perf_counter())
    read = cpu() - start
    picture = cohorts.cohort_picture(found, resources, today=TODAY)
    waits = np.diff(marks)
    print(f"reading {read:.1f} CPU-s, counting {cpu() - start - read:.1f}")
    print(f"a result each {np.median(waits):.2f} s, the slowest {waits.max():.2f} s")
    return found, picture


def print_sheets(found: Sequence[Analysed], resources: Resources, n: int) -> None:
    start = cpu()
    made = islice(cohorts.cohort_sheets(found, resources, today=TODAY), n)
    size = len(reports.cohort_sheets_zip(made))
    each = (cpu() - start) / n
    print(f"{n} sheets: {each:.2f} CPU-s and {size / n / 1e3:.0f} kB each in the ZIP; peak {peak():.0f} MB")


def print_content(found: Sequence[Analysed], picture: CohortPicture) -> None:
    claims = [claim.text for one in found if one.profile for claim in one.profile.claims]
    distinct = len(set(claims)) / len(claims)
    print(f"{picture.n_given} files, {picture.n_read} read, {len(claims)} claims, {distinct:.1%} distinct")
    for one in picture.unread:
        print(f"not read: {one.alias}: {one.problem}")
    told = sum(count.shown is not None for count in picture.skills)
    print(f"{told} of {len(picture.skills)} counts told; {len(picture.shared_lines)} lines shared by chance")


def encoding(calls: Sequence[Sequence[str]], resources: Resources) -> float:
    """Return the CPU seconds of embedding these texts, each call a batch of its own."""
    start = cpu()
    for texts in calls:
        resources.embedder.embed(texts)
    return cpu() - start


def print_ratios(found: Sequence[Analysed], noted: Noting, whole: float, resources: Resources) -> None:
    claims = [[claim.text for claim in one.profile.claims] for one in found if one.profile]
    for what, calls in (("all claims, CV by CV", claims), ("what the cohort embedded", noted.calls)):
        alone = encoding(calls, resources)
        n = sum(map(len, calls))
        print(
            f"encoding {what}, alone: {n} lines, {alone:.1f} CPU-s; the whole is {whole / alone:.2f} times it"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cvs", type=int, default=200)
    parser.add_argument("--sheets", type=int, default=0)
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    given = cohorts.cohort_files([*invented_cvs(asked.cvs), *BROKEN])
    resources = pipeline.load_resources()
    list(pipeline.analyse_cohort(invented_cvs(3, seed=1), resources, today=TODAY))  # what loads at first use
    noting = Noting(resources.embedder)
    loaded, start, profiler = peak(), cpu(), cProfile.Profile()
    if asked.profile:
        profiler.enable()
    found, picture = whole_cohort(given, replace(resources, embedder=Remembering(noting)))
    profiler.disable()
    whole, held = cpu() - start, peak()
    print_content(found, picture)
    print(f"whole cohort {whole:.1f} CPU-s")
    print_ratios(found, noting, whole, resources)
    print(f"peak memory {held:.0f} MB, of it {loaded:.0f} before the first file")
    if asked.sheets:
        print_sheets(found, resources, asked.sheets)
    if asked.profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
