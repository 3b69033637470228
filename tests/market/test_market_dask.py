"""The engine dask: the same market as the serial one, whatever happens to its workers."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from mlgap import pipeline
from mlgap.errors import MlgapError
from mlgap.market import BuildOptions, load_snapshot

from own_postings import ROWS, SCRIPT, SHARD_ROWS, market_bytes, write_postings

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="dask is not installed: pip install -r requirements-market.txt",
)
OPTIONS = BuildOptions(today=date(2026, 11, 21), shard_rows=SHARD_ROWS)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_postings(tmp_path_factory.mktemp("source") / "jobs.csv")


@pytest.fixture(scope="module")
def serial(source, tmp_path_factory):
    out = tmp_path_factory.mktemp("serial")
    pipeline.build_market([source], out, OPTIONS)
    return out


def workers():
    """Return the process ids of the workers that this process started."""
    import psutil

    children = psutil.Process().children(recursive=True)
    return [p.pid for p in children if "spawn_main" in " ".join(p.cmdline())]


@needs_dask
def test_both_engines_build_the_same_market_byte_for_byte(source, serial, tmp_path):
    snapshot, _ = pipeline.build_market([source], tmp_path / "out", replace(OPTIONS, engine="dask"))
    assert snapshot.id == load_snapshot(serial).id
    assert market_bytes(tmp_path / "out") == market_bytes(serial)


@needs_dask
def test_a_worker_killed_in_the_middle_changes_nothing(source, serial, tmp_path):
    killed = []

    def kill_one(step):
        if step.startswith("read ") and not killed:
            killed.append(workers()[0])
            os.kill(killed[0], signal.SIGKILL)

    options = replace(OPTIONS, engine="dask", work=tmp_path / "work")
    pipeline.build_market([source], tmp_path / "out", options, progress=kill_one)
    assert killed
    assert len(list((tmp_path / "work" / "shards").glob("*.npz"))) == ROWS / SHARD_ROWS
    assert market_bytes(tmp_path / "out") == market_bytes(serial)


@needs_dask
def test_workers_listen_on_this_machine_alone_and_end_with_the_build(source, tmp_path):
    import psutil

    seen = []

    def look(step):
        if step.startswith("read "):
            processes = [psutil.Process(), *map(psutil.Process, workers())]
            seen.extend(c.laddr.ip for p in processes for c in p.net_connections() if c.status == "LISTEN")

    pipeline.build_market([source], tmp_path / "out", replace(OPTIONS, engine="dask"), progress=look)
    assert set(seen) == {"127.0.0.1"}
    assert workers() == []


@needs_dask
def test_a_dask_build_that_is_killed_goes_on_serially_and_ends_the_same(source, serial, tmp_path):
    out, work = tmp_path / "out", tmp_path / "work"
    command = [sys.executable, "-c", SCRIPT, str(source), str(out), "dask", str(work)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        next(line for line in first.stdout if line.startswith("read "))
        os.kill(first.pid, signal.SIGKILL)
    kept = {p: p.stat().st_mtime_ns for p in (work / "shards").glob("*.npz")}
    assert kept
    pipeline.build_market([source], out, replace(OPTIONS, work=work))
    assert {p: p.stat().st_mtime_ns for p in kept} == kept
    assert market_bytes(out) == market_bytes(serial)


def test_without_dask_the_engine_says_what_to_install(source, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(MlgapError, match=r"pip install -r requirements-market\.txt"):
        pipeline.build_market([source], tmp_path / "out", replace(OPTIONS, engine="dask"))
