"""A build is cut into shards, each kept as soon as it is read: what is killed goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from mlgap import pipeline
from mlgap.errors import DataError, MlgapError
from mlgap.market import (
    BuildOptions,
    FactTable,
    PostingFile,
    RawPosting,
    ReadingOptions,
    build_snapshot,
    load_snapshot,
    read_manifest,
    read_postings,
)
from mlgap.market._builds import shards as shards_module
from mlgap.market._builds.build import snapshot_of
from mlgap.market._builds.merge import concat_tables, take_rows, without_asks
from mlgap.market._builds.shards import (
    ShardStore,
    read_serially,
    read_shard,
    read_shards,
    reading_digest,
    shipped_reader,
)
from mlgap.types import GateAsk, PostedPay, Requirement

from own_postings import ROWS, SCRIPT, SHARD_ROWS, market_bytes, write_postings
from postings import posting

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_postings(tmp_path_factory.mktemp("source") / "jobs.csv")


@pytest.fixture(scope="module")
def built(source, tmp_path_factory):
    """Return the folder of a market built in one go."""
    out = tmp_path_factory.mktemp("built")
    pipeline.build_market([source], out, options())
    return out


def options(**changes):
    return replace(BuildOptions(today=TODAY, shard_rows=SHARD_ROWS), **changes)


def raw(source):
    return list(read_postings([PostingFile.at(source)], print, ReadingOptions(today=TODAY)))


def start(source, out, work, engine="serial"):
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(source), str(out), engine, str(work)],
        stdout=subprocess.PIPE,
        text=True,
    )


VARIED = [
    posting(0, ["docker"], pay=PostedPay(100.0, 120.5, "USD", "year", "base"), metro="us-austin"),
    posting(1, requirements=(Requirement("ecs", "any-of", 1), Requirement("nomad", "any-of", 1))),
    posting(2, gates=(GateAsk("min-years", True, 3.3), GateAsk("clearance", False))),
    posting(3, cuts=("platform-team", "frontier-lab"), use_cases=("ads", "search"), month=None),
]


@pytest.mark.parametrize("cut", [0, 1, 3])
def test_tables_put_together_are_the_table_of_all_facts(cut):
    parts = [p for p in (VARIED[:cut], VARIED[cut:]) if p]
    whole = concat_tables([FactTable.of([replace(f, row=n) for n, f in enumerate(p)]) for p in parts])
    assert list(whole) == VARIED
    one = FactTable.of(VARIED)
    for name, column in one.columns.items():
        assert whole.columns[name].values == column.values
        np.testing.assert_array_equal(whole.columns[name].codes, column.codes)


def test_rows_in_another_order_keep_all_they_ask():
    order = np.array([2, 0, 3, 1])
    moved = take_rows(FactTable.of(VARIED), order)
    assert list(moved) == [replace(VARIED[i], row=n) for n, i in enumerate(order)]


def test_without_what_they_ask_facts_keep_everything_else():
    bare = [replace(f, requirements=(), gates=()) for f in VARIED]
    assert list(without_asks(VARIED)) == bare


def test_a_stored_shard_reads_back_the_same(source, tmp_path):
    shard = read_shard(raw(source)[:7], shipped_reader())
    ShardStore(tmp_path).save("key", shard)
    back = ShardStore(tmp_path).load("key")
    assert list(back.table) == list(shard.table)
    np.testing.assert_array_equal(back.ids, shard.ids)
    np.testing.assert_array_equal(back.employers, shard.employers)


def test_a_stored_shard_holds_no_text_id_or_employer(source, tmp_path):
    ShardStore(tmp_path).save("key", read_shard(raw(source)[:7], shipped_reader()))
    with np.load(tmp_path / "key.npz") as held:
        everything = b"".join(array.tobytes() for array in held.values())
    readable = everything.decode("latin-1").replace("\0", "")
    assert "docker" in readable
    assert "Quillfern" not in readable
    assert "quillfern" not in readable
    assert "hands-on" not in readable


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half", None])
def test_a_damaged_shard_counts_as_none(source, tmp_path, damage):
    store = ShardStore(tmp_path)
    store.save("key", read_shard(raw(source)[:7], shipped_reader()))
    path = tmp_path / "key.npz"
    path.write_bytes(path.read_bytes()[:-200] if damage is None else damage)
    assert not ShardStore(tmp_path).has("key")


@pytest.mark.parametrize("rows", [1, 7, 1000])
def test_the_size_of_shards_changes_nothing(source, built, rows):
    shards = read_shards(raw(source), ShardStore(), version="", engine=read_serially, rows=rows)
    assert snapshot_of(shards).id == load_snapshot(built).id


def test_building_in_one_go_in_memory_gives_the_same_snapshot(source, built):
    assert build_snapshot(raw(source), shipped_reader()).id == load_snapshot(built).id


def test_no_more_than_a_shard_of_postings_is_held(source):
    alive = most = 0

    class Counted(RawPosting):
        __slots__ = ()

        def __del__(self):
            nonlocal alive
            alive -= 1

    def stream():
        nonlocal alive, most
        for p in raw(source):
            alive += 1
            most = max(most, alive)
            yield Counted(p.id, p.text, p.title, p.employer, posted=p.posted)

    read_shards(stream(), ShardStore(), version="", engine=read_serially, rows=SHARD_ROWS)
    assert most <= 2 * SHARD_ROWS + 1


def test_a_second_build_reads_no_posting_again(source, built, tmp_path, monkeypatch):
    pipeline.build_market([source], tmp_path / "one", options(work=tmp_path / "work"))
    monkeypatch.setattr(shards_module, "read_shard", lambda *_: pytest.fail("read again"))
    pipeline.build_market([source], tmp_path / "two", options(work=tmp_path / "work"))
    assert market_bytes(tmp_path / "two") == market_bytes(built)


def test_another_text_method_table_or_code_is_read_anew(tmp_path):
    for name in ("data", "code/market", "code/skills", "code/requirements", "code/types"):
        (tmp_path / name).mkdir(parents=True)
    table, code = tmp_path / "data" / "skills.csv", tmp_path / "code" / "market" / "_reading.py"
    for path in (
        table,
        code,
        *(tmp_path / "code" / n for n in ("embedding.py", "vocabulary.py", "ids.py")),
    ):
        path.write_text("1")

    def digest(method="m"):
        return reading_digest(method, tmp_path / "data", tmp_path / "code")

    first = digest()
    assert first == digest()
    assert digest("n") != first
    table.write_text("2")
    second = digest()
    code.write_text("2")
    assert len({first, second, digest()}) == 3


def test_the_working_folder_is_cleared_unless_it_is_to_be_kept(source, tmp_path):
    pipeline.build_market([source], tmp_path / "a", options())
    pipeline.build_market([source], tmp_path / "b", options(keep=True))
    pipeline.build_market([source], tmp_path / "c", options(work=tmp_path / "mine"))
    assert not (tmp_path / "a" / ".work").exists()
    assert any((tmp_path / "b" / ".work" / "shards").iterdir())
    assert any((tmp_path / "mine" / "shards").iterdir())


def test_a_build_that_is_killed_goes_on_where_it_stopped_and_ends_the_same(source, built, tmp_path):
    out, work = tmp_path / "out", tmp_path / "work"
    first = start(source, out, work)
    read = [line for line, _ in zip(first.stdout, range(4), strict=False) if "read" in line]
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait(timeout=60) == -signal.SIGKILL
    first.stdout.close()
    assert f"read {SHARD_ROWS} postings\n" in read
    kept = {p: p.stat().st_mtime_ns for p in (work / "shards").glob("*.npz")}
    assert 1 <= len(kept) < ROWS / SHARD_ROWS
    assert not (out / "manifest.json").exists()
    second = start(source, out, work)
    second.communicate(timeout=300)
    assert second.returncode == 0
    assert {p: p.stat().st_mtime_ns for p in kept} == kept
    assert market_bytes(out) == market_bytes(built)


def test_rows_are_added_to_a_base_whose_rows_stay_as_they_are(source, built, tmp_path):
    more = write_postings(tmp_path / "more.csv", 5)
    snapshot, _ = pipeline.build_market([more], tmp_path / "out", options(base=built))
    base = load_snapshot(built)
    assert list(snapshot.facts)[:ROWS] == list(base.facts)
    assert len(snapshot.facts) == ROWS + 5
    assert [(s.id, s.rows) for s in snapshot.sources] == [("jobs", ROWS), ("more", 5)]
    assert read_manifest(tmp_path / "out")["base"] == base.id
    assert load_snapshot(tmp_path / "out").id == snapshot.id


def test_employers_of_a_base_and_of_new_rows_are_kept_apart(source, built, tmp_path):
    snapshot, _ = pipeline.build_market([source], tmp_path / "out", options(base=built))
    keys = [f.employer_key for f in snapshot.facts]
    assert len(set(keys[:ROWS])) == len(set(keys[ROWS:])) == 7
    assert not set(keys[:ROWS]) & set(keys[ROWS:])


def test_names_of_an_earlier_build_do_not_outlive_it(source, built, tmp_path):
    out = tmp_path / "out"
    pipeline.build_market([source], out, options())
    assert (out / "employers.parquet").exists()
    pipeline.build_market([source], out, options(base=built))
    assert not (out / "employers.parquet").exists()


def test_a_base_that_is_no_market_is_refused(source, tmp_path):
    with pytest.raises(DataError, match="no market snapshot"):
        pipeline.build_market([source], tmp_path / "out", options(base=tmp_path))


def test_an_output_that_is_a_file_is_refused(source, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(MlgapError, match="cannot be made"):
        pipeline.build_market([source], tmp_path / "out", options())


def test_faults_are_written_though_no_row_is_left(tmp_path):
    (tmp_path / "jobs.csv").write_text("id,text\n1,short\n")
    with pytest.raises(DataError, match="1 left out: text: shorter"):
        pipeline.build_market([tmp_path / "jobs.csv"], tmp_path / "out", options())
    assert "jobs.csv,2,1,text,shorter" in (tmp_path / "out" / "rejected.csv").read_text()
