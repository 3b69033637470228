"""Markets made of files of postings: snapshot and salary bands, on disk or for one session."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mlgap.market import (
    BuildOptions,
    Fault,
    FaultCounts,
    forget_texts,
    publish,
    read_manifest,
    rows_apart,
    save_snapshot,
    snapshot_from_bytes,
    snapshot_from_files,
    without_asks,
    working_in,
)
from mlgap.pay import BandTable, fit_bands, save_bands, save_skill_pay, skill_pay
from mlgap.skills import load_taxonomy
from mlgap.types import MarketSnapshot
from mlgap.vocabulary import DATA

__all__ = ["apart_note", "build_market", "is_own", "own_market"]

_OWN = "own-"


def build_market(
    files: Sequence[Path],
    out: Path,
    options: BuildOptions | None = None,
    *,
    progress: Callable[[str], None] | None = None,
) -> tuple[MarketSnapshot, FaultCounts]:
    """Build a snapshot with its salary bands from files of postings, write it to `out`, and return it.

    The second value counts what was wrong with the files, which `out`/rejected.csv holds line by line.
    Killed at any moment, the same call takes the build up again, with the same result. Raises `DataError`
    where files cannot be read or no row is left.
    """
    options = options or BuildOptions()
    tell = progress or (lambda _: None)
    with working_in(out, options, files) as work:
        tell("reading files")
        snapshot, faults = snapshot_from_files(
            files,
            out,
            work,
            options,
            known_sources=_known_sources(),
            progress=lambda n: tell(f"read {n} postings"),
        )
        tell("fitting bands")
        notes: dict[str, Any] = {"taxonomy": load_taxonomy().digest, "rows_left_out": faults.left_out}
        if options.base is not None:
            notes["base"] = read_manifest(options.base)["id"]
        save_snapshot(snapshot, work / "market", notes=notes)
        bands = _bands(snapshot)
        save_bands(bands, work / "market" / "bands.parquet")
        months = bands.learned or snapshot.window
        save_skill_pay(skill_pay(snapshot.facts, months), work / "market" / "skill_pay.parquet")
        publish(work / "market", out)
    return snapshot, faults


def own_market(
    files: Sequence[tuple[str, bytes]],
    shipped: MarketSnapshot,
    options: BuildOptions,
    *,
    add: bool = False,
    most: int,
) -> tuple[MarketSnapshot, BandTable, tuple[Fault, ...]]:
    """Return the market of named files in memory, its salary bands, and the faults of those files.

    With `add` their rows are added to the `shipped` ones. Nothing is written to disk; the snapshot's id
    says that it is a session's own. Raises `DataError` where files cannot be read, where no row is left, or
    where there are more than `most`.
    """
    base = shipped if add else None
    try:
        snapshot, faults = snapshot_from_bytes(
            files, options, base=base, known_sources=_known_sources(), most=most
        )
    finally:
        forget_texts()
    snapshot = replace(snapshot, id=f"{_OWN}{snapshot.id}", reader=shipped.reader)
    return snapshot, _bands(snapshot), faults


def is_own(snapshot_id: str) -> bool:
    """Return whether a snapshot holds a session's own postings."""
    return snapshot_id.startswith(_OWN)


def apart_note(snapshot: MarketSnapshot) -> str:
    """Return how many postings no segment's figures count, and why; "" where all are counted."""
    apart = rows_apart(snapshot)
    if not apart:
        return ""
    return (
        f"{apart:,} of {len(snapshot.facts):,} postings are of recruiters, consultancies or employers of "
        "unclear segment: they stand apart, in no other segment's figures"
    )


def _bands(snapshot: MarketSnapshot) -> BandTable:
    return fit_bands(without_asks(snapshot.facts), snapshot.window)


def _known_sources() -> Mapping[str, Mapping[str, str]]:
    known: Mapping[str, Mapping[str, str]]
    known = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))["sources"]
    return known
