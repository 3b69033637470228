"""The same shards read by several processes: Dask distributed, on this machine's loopback alone."""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from mlgap.errors import MlgapError
from mlgap.market._builds.shards import Done, Job, LoadReader, ShardStore, read_shard
from mlgap.market._reading.posting import RawPosting

__all__ = ["read_with_dask", "require_dask"]

MISSING = (
    "--engine dask needs packages that are not installed: run "
    "`pip install -r requirements-market.txt`, or leave the option out."
)
_WAITING = 2
"""Shards handed out for each worker: no more postings than theirs are in memory."""
_LIVES = 3
"""How many workers a shard may end before the build stops."""


def require_dask() -> None:
    """Raise `MlgapError` where Dask is not installed; nothing of it is imported."""
    if any(importlib.util.find_spec(name) is None for name in ("dask", "distributed")):
        raise MlgapError(MISSING)


def read_with_dask(
    jobs: Iterable[Job], store: ShardStore, load: LoadReader, done: Done, *, workers: int | None = None
) -> None:
    """Read shards in `workers` processes, by default one a core; see `Engine`.

    Each worker writes its shards to the store's folder itself, so that nothing is lost with it: a shard
    whose worker ends is read by another. Raises `MlgapError` where Dask is not installed or where one
    shard has ended several workers.
    """
    if store.folder is None:
        raise ValueError("the dask engine needs a store with a folder")
    count = workers or os.cpu_count() or 1
    with _client(store.folder.parent / "dask", count) as client:
        from distributed import as_completed

        read = partial(_read, folder=store.folder, load=load)
        waiting = iter(jobs)
        submit = partial(client.submit, read, pure=False)
        running = as_completed([submit(*job) for job in islice(waiting, _WAITING * count)])
        for finished in running:
            done(_result(finished))
            for job in islice(waiting, 1):
                running.add(submit(*job))


def _read(key: str, postings: Sequence[RawPosting], *, folder: Path, load: LoadReader) -> int:
    """Read one shard in a worker."""
    ShardStore(folder).save(key, read_shard(postings, load()))
    return len(postings)


def _result(finished: Any) -> int:
    from distributed.scheduler import KilledWorker

    try:
        return int(finished.result())
    except KilledWorker as error:
        raise MlgapError(
            f"One shard ended {_LIVES} worker processes: they may lack memory. What is read is kept; "
            "build again with the same --work and without --engine dask to read the rest here."
        ) from error


@contextmanager
def _client(folder: Path, workers: int) -> Iterator[Any]:
    """Start worker processes that live in `folder`, listen on loopback, and end with this process."""
    # Dask writes a template of its settings into the home folder when it is imported, unless told where.
    os.environ.setdefault("DASK_CONFIG", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise MlgapError(MISSING) from error
    settings = {"distributed.scheduler.allowed-failures": _LIVES}
    with (
        dask.config.set(settings),
        _cluster(LocalCluster, folder, workers) as cluster,
        Client(cluster) as client,
    ):
        yield client


def _cluster(make: Any, folder: Path, workers: int) -> Any:
    try:
        return make(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            local_directory=str(folder),
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        )
    except RuntimeError as error:
        raise MlgapError(
            f"Dask could not start {workers} worker processes on 127.0.0.1: leave --engine dask out. "
            "What was read before is kept."
        ) from error
