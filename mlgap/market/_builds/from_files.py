"""Files of postings to a snapshot: read, told what is wrong with them, cut into shards, put together."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Literal

from mlgap.errors import DataError, MlgapError
from mlgap.market._builds.build import METHOD, KnownSources, snapshot_of
from mlgap.market._builds.dask import read_with_dask, require_dask
from mlgap.market._builds.dates import Order
from mlgap.market._builds.faults import Fault, FaultCounts, FaultFile
from mlgap.market._builds.ingest import ReadingOptions, check_files, read_postings
from mlgap.market._builds.places import refuse_overwriting
from mlgap.market._builds.posting_files import PostingFile
from mlgap.market._builds.shards import (
    SHARD_ROWS,
    Engine,
    ReadShard,
    ShardStore,
    read_serially,
    read_shards,
    reading_digest,
)
from mlgap.market._builds.top_employers import named_employers, save_top_employers
from mlgap.market._storage import EMPLOYERS_FILE, load_snapshot
from mlgap.types import MarketSnapshot

__all__ = [
    "ENGINES",
    "BuildOptions",
    "EngineName",
    "publish",
    "snapshot_from_bytes",
    "snapshot_from_files",
    "working_in",
]

EngineName = Literal["serial", "dask"]
ENGINES: Mapping[EngineName, Engine] = {"serial": read_serially, "dask": read_with_dask}


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build a market from files; the defaults are those of the command line.

    `base` is the folder of a snapshot whose rows are kept and added to. `work` holds what is read so far;
    without it a folder in the output is used and, unless `keep`, removed when the build is done.
    `rejected` is the file of faults, by default in the output.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: Order | None = None
    month: str = ""
    today: date = date.max
    base: Path | None = None
    engine: EngineName = "serial"
    work: Path | None = None
    keep: bool = False
    rejected: Path | None = None
    shard_rows: int = SHARD_ROWS

    @property
    def clears(self) -> bool:
        """Whether the working folder is the build's own and is not kept."""
        return self.work is None and not self.keep

    def rejected_in(self, out: Path) -> Path:
        """Return the file of faults of a build to `out`."""
        return self.rejected or out / "rejected.csv"

    @property
    def reading(self) -> ReadingOptions:
        """The part that concerns reading files."""
        return ReadingOptions(self.columns, self.dates, self.month, self.today)


def snapshot_from_files(
    files: Sequence[Path],
    out: Path,
    work: Path,
    options: BuildOptions,
    *,
    known_sources: KnownSources | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[MarketSnapshot, FaultCounts]:
    """Return the snapshot of files of postings, and what was wrong with them, which is also written.

    What is read is kept in `work`: a run that is killed is taken up where it stopped, with the same
    result. Raises `DataError` where files cannot be read, where no row is left, or none holds a date.
    """
    base = load_snapshot(options.base) if options.base is not None else None
    counts = FaultCounts()
    held = [PostingFile.at(path) for path in files]
    check_files(held, options.reading)
    with suppress(FileNotFoundError):  # a build that was killed leaves files of other adverts
        shutil.rmtree(work / "market")
    rejected = options.rejected_in(out)
    with _telling(rejected, counts) as tell:
        shards = read_shards(
            read_postings(held, tell, options.reading),
            ShardStore(work / "shards"),
            version=reading_digest(METHOD),
            engine=ENGINES[options.engine],
            rows=options.shard_rows,
            progress=progress,
        )
    with _told_of(counts, rejected):
        _refuse_none(shards, [path.name for path in files], counts)
        try:
            snapshot = snapshot_of(shards, known_sources=known_sources, base=base)
        except DataError as error:  # no date: with one, all rows are read anew
            if options.clears:
                shutil.rmtree(work / "shards", ignore_errors=True)
            raise DataError(error.path, [*error.problems, *counts.lines()]) from error
    if base is None:  # a base's rows say nothing of who their employers are
        save_top_employers(named_employers(shards, snapshot.window), work / "market")
    return snapshot, counts


def snapshot_from_bytes(
    files: Sequence[tuple[str, bytes]],
    options: BuildOptions,
    *,
    known_sources: KnownSources | None = None,
    base: MarketSnapshot | None = None,
    most: int,
) -> tuple[MarketSnapshot, tuple[Fault, ...]]:
    """Return the snapshot of named files in memory and all their faults; nothing is written anywhere.

    Raises as `snapshot_from_files` does, and where there are more than `most` postings.
    """
    counts, faults = FaultCounts(), list[Fault]()

    def tell(fault: Fault) -> None:
        counts(fault)
        faults.append(fault)

    held = [PostingFile.of(name, data) for name, data in files]
    names = [name for name, _ in files]
    postings = list(islice(read_postings(held, tell, options.reading), most + 1))
    if len(postings) > most:
        problem = f"more than {most:,} postings: give fewer, or build a market on the command line"
        raise DataError(", ".join(names), [problem])
    shards = read_shards(postings, ShardStore(), version="", engine=read_serially)
    _refuse_none(shards, names, counts)
    return snapshot_of(shards, known_sources=known_sources, base=base), tuple(faults)


@contextmanager
def working_in(out: Path, options: BuildOptions, files: Sequence[Path]) -> Iterator[Path]:
    """Make the folders of a build of `files`, and clear away the working one when it is ours and of no use.

    It is of use where the build failed after some postings were read: the next takes it up from there.
    Raises `MlgapError` before anything is made where the build would write over what it is given, and
    where its engine is not installed.
    """
    work = options.work or out / ".work"
    refuse_overwriting(
        files,
        out=out,
        rejected=options.rejected_in(out),
        work=work,
        clears=options.clears,
        markets=[options.base] if options.base is not None else [],
    )
    if options.engine == "dask":
        require_dask()
    for folder in (out, work):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MlgapError(f"{folder.name!r} cannot be made: {error.strerror}. Check the path.") from error
    try:
        yield work
    except MlgapError:
        if options.clears and not any(work.glob("shards/*.npz")):
            shutil.rmtree(work, ignore_errors=True)
        with suppress(OSError):
            work.rmdir()  # which it only is where it is empty
        raise
    if options.clears:
        shutil.rmtree(work, ignore_errors=True)


def publish(folder: Path, out: Path) -> None:
    """Move the files of a finished market to `out`, the manifest last: it vouches for the others."""
    if not (folder / EMPLOYERS_FILE).exists():  # one left by an earlier build would be of other adverts
        (out / EMPLOYERS_FILE).unlink(missing_ok=True)
    files = sorted(folder.iterdir(), key=lambda path: path.name == "manifest.json")
    for path in files:
        try:
            path.replace(out / path.name)
        except OSError:  # another file system, where --work is elsewhere
            shutil.copyfile(path, out / path.name)
    shutil.rmtree(folder)


@contextmanager
def _telling(path: Path, counts: FaultCounts) -> Iterator[Callable[[Fault], None]]:
    """Write faults to `path` as they are told; the file is whole, or what was told before an error."""
    aside = path.with_name(path.name + ".part")
    with ExitStack() as stack:
        try:
            file = stack.enter_context(aside.open("w", encoding="utf-8", newline=""))
        except OSError as error:
            raise MlgapError(
                f"{path.name!r} cannot be written: {error.strerror}. Check --rejected."
            ) from error
        write = FaultFile(file)

        def tell(fault: Fault) -> None:
            counts(fault)
            write(fault)

        try:
            yield tell
        finally:
            file.close()
            with suppress(OSError):
                aside.replace(path)


@contextmanager
def _told_of(counts: FaultCounts, rejected: Path) -> Iterator[None]:
    """Add to an error in the data where each fault that it counts is to be found."""
    try:
        yield
    except DataError as error:
        where = [f"each is in {rejected}"] if counts.by_reason else []
        raise DataError(error.path, [*error.problems, *where]) from error


def _refuse_none(shards: Sequence[ReadShard], names: Sequence[str], counts: FaultCounts) -> None:
    if not shards:
        raise DataError(", ".join(names), ["no posting is left to count", *counts.lines()])
