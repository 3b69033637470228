"""Where a build reads and writes: nothing it is given may be a file that it replaces or clears away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from mlgap.errors import MlgapError
from mlgap.market._storage import MARKET, SNAPSHOT_FILES

__all__ = ["refuse_overwriting"]

_PUBLISHED = (*SNAPSHOT_FILES, "bands.parquet", "skill_pay.parquet")
_CLEARED = ("market", "shards", "dask")
"""The folders that a build makes in the working one."""


def refuse_overwriting(
    files: Sequence[Path], *, out: Path, rejected: Path, work: Path, clears: bool, markets: Iterable[Path]
) -> None:
    """Raise `MlgapError` where a build would write over, or clear away, what it is given.

    `files` are read, `rejected` is where faults go. `clears` says that all of `work` is cleared away, not
    the build's own folders in it alone; none of `markets` may lie where `work` holds one until it is
    published. Nothing is opened.
    """
    published = [out / name for name in _PUBLISHED]
    if any(_same(rejected, path) for path in published):
        raise MlgapError(f"{rejected.name!r} is a file of the market itself: give another with --rejected.")
    written = [*published, rejected, rejected.with_name(rejected.name + ".part")]
    cleared = [work] if clears else [work / name for name in _CLEARED]
    for file in files:
        if any(_same(file, path) for path in written) or any(_within(file, folder) for folder in cleared):
            raise MlgapError(
                f"{file.name!r} is read and would be overwritten by this build: give another --out, "
                "--rejected or --work."
            )
    if any(_within(folder, work / "market") for folder in (MARKET, out, *markets)):
        raise MlgapError(f"{work.name!r} holds a market that would be cleared away: give another --work.")


def _same(one: Path, other: Path) -> bool:
    """Whether both are one file: by their names with links followed, or as the file system knows them."""
    if one.resolve() == other.resolve():
        return True
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def _within(file: Path, folder: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())
