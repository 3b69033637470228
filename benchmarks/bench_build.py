"""What building a market costs: `python -m benchmarks.bench_build --postings FILE [--rows N] [--sample N]`.

Repeats the postings of FILE under changed ids and with a changed word until there are `--rows`, and prints
the time and the peak memory of a build, and of a second one that finds the first one's shards. Each build
is a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ONE_BUILD = "--one-build"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postings", type=Path)
    parser.add_argument("--rows", type=int, default=3_000)
    parser.add_argument("--engine", choices=("serial", "dask"), default="serial")
    parser.add_argument("--scratch", type=Path, default=None, help="a folder for the files of the benchmark")
    parser.add_argument(
        "--stub", action="store_true", help="read each advert as if it asked nothing: all but the reading"
    )
    parser.add_argument(ONE_BUILD, nargs=4, metavar=("FILE", "OUT", "WORK", "ENGINE"))
    arguments = parser.parse_args()
    if arguments.one_build:
        print(json.dumps(one_build(*arguments.one_build, stub=arguments.stub)))
        return
    with tempfile.TemporaryDirectory(dir=arguments.scratch) as folder:
        report(arguments, Path(folder))


def report(arguments: argparse.Namespace, folder: Path) -> None:
    source = folder / "postings.parquet"
    repeat(arguments.postings, source, arguments.rows)
    print(f"{arguments.rows:,} rows, {source.stat().st_size / 1e6:,.0f} MB, engine {arguments.engine}")
    first, second = (run(source, folder / name, folder / "work", arguments) for name in ("one", "two"))
    for name, cost in (("first build", first), ("second build", second)):
        print(
            f"{name}: {cost['seconds']:.1f} s ({cost['cpu']:.1f} s of processor time, children included), "
            f"peak memory {cost['peak_mb']:,.0f} MB, {cost['postings']:,} postings, {cost['id']}"
        )
    same = all((folder / "two" / p.name).read_bytes() == p.read_bytes() for p in (folder / "one").iterdir())
    print(f"files of both builds equal: {same}")
    print(f"the second build is {first['cpu'] / second['cpu']:.1f} times faster in processor time")


def repeat(postings: Path, target: Path, rows: int) -> None:
    """Write `rows` postings: those of the file again and again, each time with other ids and words."""
    source = pq.ParquetFile(postings)
    left = rows
    with pq.ParquetWriter(target, source.schema_arrow.remove_metadata(), compression="zstd") as writer:
        for turn in count():
            for batch in source.iter_batches(batch_size=2000):
                part = pa.table(batch.to_pydict(), schema=source.schema_arrow.remove_metadata()).slice(
                    0, left
                )
                ids = [f"{turn}-{i}" for i in part["posting_id"].to_pylist()]
                texts = [f"{text}\nTurn {turn}." for text in part["description"].to_pylist()]
                for name, values in (("posting_id", ids), ("description", texts)):
                    place = part.schema.get_field_index(name)
                    part = part.set_column(
                        place, part.schema.field(name), pa.array(values, part.schema.field(name).type)
                    )
                writer.write_table(part)
                left -= len(part)
                if not left:
                    return


def run(source: Path, out: Path, work: Path, arguments: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.bench_build", ONE_BUILD]
    command += [str(source), str(out), str(work), arguments.engine, *(["--stub"] if arguments.stub else [])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    cost: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return cost


def one_build(source: str, out: str, work: str, engine: str, *, stub: bool) -> dict[str, object]:
    from mlgap import pipeline
    from mlgap.market import BuildOptions, _shards

    if stub:
        _read_little(_shards)
    started = time.perf_counter()
    options = BuildOptions(engine=engine, work=Path(work), today=date.today())  # type: ignore[arg-type]
    snapshot, _ = pipeline.build_market([Path(source)], Path(out), options)
    own, children = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": time.perf_counter() - started,
        "cpu": sum(u.ru_utime + u.ru_stime for u in (own, children)),
        "peak_mb": max(own.ru_maxrss, children.ru_maxrss) / 1024,
        "postings": len(snapshot.facts),
        "id": snapshot.id,
        "pid": os.getpid(),
    }


def _read_little(shards: object) -> None:
    """Let each advert's facts be those of a posting read before, so that all but the reading is measured."""
    read = shards.parse_posting  # type: ignore[attr-defined]
    kept: list[object] = []

    def parse(posting, reader, *, row=0, employer_key=""):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        if len(kept) < 2000:
            kept.append(read(posting, reader, row=row))
        return replace(kept[row % len(kept)], row=row, source=posting.source)

    shards.parse_posting = parse  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
