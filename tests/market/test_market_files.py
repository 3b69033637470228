from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mlgap.errors import DataError
from mlgap.market import (
    FactTable,
    RawPosting,
    build_snapshot,
    load_reader,
    load_snapshot,
    read_manifest,
    save_snapshot,
)
from mlgap.market._builds.build import last_twelve_months
from mlgap.skills import load_taxonomy
from mlgap.types import GateAsk, PostedPay, Requirement, Source, Window

from postings import posting, snapshot

TEXT = (
    "Machine Learning Engineer at Quillfern Labs.\nRequirements:\n- Python and Docker\n"
    "- Experience with Kubernetes, Nomad or ECS\nNice to have:\n- Terraform\n"
    "Benefits:\n- Lunch and a bicycle for everyone who likes to ride to work in the morning"
)


@pytest.fixture
def varied():
    return [
        posting(0, ["docker"], pay=PostedPay(100.0, 120.5, "USD", "year", "base"), metro="us-austin"),
        posting(1, requirements=(Requirement("ecs", "any-of", 1), Requirement("nomad", "any-of", 1))),
        posting(2, gates=(GateAsk("min-years", True, 3.0), GateAsk("clearance", False))),
        posting(3, cuts=("platform-team", "frontier-lab"), use_cases=("ads", "search"), month=None),
    ]


def test_a_table_gives_back_the_facts_it_was_made_of(varied):
    assert list(FactTable.of(varied)) == varied


def test_a_saved_snapshot_reads_back_the_same(varied, tmp_path):
    saved = replace(snapshot(varied, (Source("board", "A board", 4, 1.0),)), id="s1")
    save_snapshot(saved, tmp_path)
    back = load_snapshot(tmp_path, tmp_path / "no-reader.csv")
    assert list(back.facts) == varied
    assert (back.id, back.window, back.sources) == (saved.id, saved.window, saved.sources)


def test_saving_twice_gives_the_same_bytes(varied, tmp_path):
    for name in ("one", "two"):
        save_snapshot(snapshot(varied), tmp_path / name)
    one, two = (sorted((tmp_path / n).iterdir()) for n in ("one", "two"))
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_a_file_changed_after_the_build_is_refused_by_name(varied, tmp_path):
    save_snapshot(snapshot(varied), tmp_path)
    (tmp_path / "gates.parquet").write_bytes(b"other")
    (tmp_path / "postings.parquet").unlink()
    with pytest.raises(DataError) as caught:
        load_snapshot(tmp_path)
    assert "gates.parquet: differs" in str(caught.value)
    assert "postings.parquet: missing" in str(caught.value)


def test_a_folder_without_a_snapshot_says_so(tmp_path):
    with pytest.raises(DataError, match="no market snapshot"):
        load_snapshot(tmp_path)


def test_a_snapshot_of_another_format_is_refused(varied, tmp_path):
    save_snapshot(snapshot(varied), tmp_path)
    manifest = read_manifest(tmp_path) | {"format": 99}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(DataError, match="expected 1, got 99"):
        load_snapshot(tmp_path)


def test_window_ends_with_the_last_well_filled_month():
    months = ["2026-03"] * 500 + ["2026-04"] * 400 + ["2026-05"]
    assert last_twelve_months(months) == Window("2025-05", "2026-04")
    assert last_twelve_months(["2025-12"]) == Window("2025-01", "2025-12")


def test_postings_without_a_date_make_no_market():
    with pytest.raises(DataError, match="no posting holds a date"):
        build(raw(posted=""))


def test_a_manifest_without_a_needed_key_is_refused_by_name(varied, tmp_path):
    save_snapshot(snapshot(varied), tmp_path)
    manifest = read_manifest(tmp_path)
    del manifest["facts"]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(DataError, match="facts: missing"):
        load_snapshot(tmp_path)


def build(*postings):
    return build_snapshot(postings, load_reader(load_taxonomy()))


def raw(id_="a1", **changes):
    facts = {"title": "ML Engineer", "employer": "Quillfern Labs", "posted": "2026-05-03", "source": "board"}
    return RawPosting(id=id_, text=TEXT, **facts | changes)


def test_building_reads_what_is_asked_and_hides_who_asks():
    built = build(raw())
    (facts,) = built.facts
    asked = {r.skill_id: r.necessity for r in facts.requirements}
    assert asked["docker"] == "must"
    assert asked["kubernetes"] == "any-of"
    assert asked["terraform"] == "nice"
    assert "quillfern" not in facts.employer_key.lower()
    assert facts.month == "2026-05"


def test_order_of_the_input_changes_neither_facts_nor_id():
    one = build(raw("a1"), raw("b2", employer="Hexmoor"), raw("c3"))
    other = build(raw("c3"), raw("a1"), raw("b2", employer="Hexmoor"))
    assert one.id == other.id
    assert list(one.facts) == list(other.facts)


def test_adverts_without_an_employer_are_not_one_employer():
    built = build(raw("a1", employer=""), raw("b2", employer=""))
    assert len({f.employer_key for f in built.facts}) == 2


def test_another_fact_gives_another_id():
    assert build(raw()).id != build(raw(posted="2026-06-03")).id
