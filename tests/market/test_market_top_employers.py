from __future__ import annotations

import dataclasses
import json

import pytest

from mlgap.errors import DataError
from mlgap.market import (
    BuildOptions,
    RawPosting,
    load_snapshot,
    load_top_employers,
    save_snapshot,
    snapshot_from_files,
)
from mlgap.market._builds.shards import read_shard, shipped_reader
from mlgap.market._builds.top_employers import (
    NAMED_ADVERTS,
    NamedEmployer,
    named_employers,
    save_top_employers,
)
from mlgap.types import Window

from postings import posting, snapshot

YEAR = Window("2025-09", "2026-08")


def advert(number: int, employer: str, posted: str = "2026-05-03") -> RawPosting:
    return RawPosting(
        id=f"id{number}",
        text="Requirements\n- Python and Docker are needed in this role\n" * 3,
        title="Machine learning engineer",
        employer=employer,
        posted=posted,
        source="board",
    )


def named(*adverts: RawPosting) -> tuple[NamedEmployer, ...]:
    return named_employers([read_shard(adverts, shipped_reader())], YEAR)


def test_employer_with_ten_adverts_is_named_and_one_with_nine_is_not():
    adverts = [advert(i, "Trustpilot") for i in range(10)] + [advert(20 + i, "Nextdoor") for i in range(9)]
    assert [(e.name, e.n_adverts) for e in named(*adverts)] == [("Trustpilot", 10)]


def test_employer_outside_the_curated_table_is_never_named():
    assert named(*(advert(i, "Invented Pancake Works of Nowhere") for i in range(50))) == ()


def test_subsidiary_counts_with_its_parent_under_the_parent_name():
    adverts = [advert(i, "Google") for i in range(8)] + [advert(20 + i, "Google DeepMind") for i in range(8)]
    found = named(*adverts)
    assert len(found) <= 1
    assert all(e.name in ("Google", "Alphabet") for e in found)


def test_adverts_outside_the_window_are_not_counted():
    assert named(*(advert(i, "Trustpilot", "2024-05-03") for i in range(50))) == ()


def test_snapshot_without_the_file_loads_and_names_nobody(tmp_path):
    save_snapshot(snapshot([posting(i, ["git"]) for i in range(20)]), tmp_path)
    assert len(load_snapshot(tmp_path).facts) == 20
    assert load_top_employers(tmp_path) == ()


def test_saved_names_are_read_again_and_a_changed_file_is_refused(tmp_path):
    names = (NamedEmployer("Trustpilot", "product-tech", 12),)
    save_top_employers(names, tmp_path)
    save_snapshot(snapshot([posting(i, ["git"]) for i in range(20)]), tmp_path)
    assert load_top_employers(tmp_path) == names
    save_top_employers([dataclasses.replace(names[0], n_adverts=99)], tmp_path)
    with pytest.raises(DataError, match=r"employers\.parquet: differs"):
        load_snapshot(tmp_path)


def test_building_a_market_writes_the_names(tmp_path):
    rows = [dataclasses.asdict(advert(i, "Trustpilot")) for i in range(NAMED_ADVERTS)]
    lines = [json.dumps({k: v for k, v in row.items() if v}) for row in rows]
    (tmp_path / "jobs.jsonl").write_text("\n".join(lines))
    found, _ = snapshot_from_files([tmp_path / "jobs.jsonl"], tmp_path, tmp_path / "work", BuildOptions())
    save_snapshot(found, tmp_path / "work" / "market")
    assert [e.name for e in load_top_employers(tmp_path / "work" / "market")] == ["Trustpilot"]
