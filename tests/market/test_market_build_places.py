"""Where a build writes: never over what it is given, and nothing of no use is left behind."""

from __future__ import annotations

import os
import sys

import pytest

from mlgap.cli import main
from mlgap.market import load_top_employers, read_manifest
from mlgap.market._builds.faults import read_faults

from own_postings import write_postings


@pytest.fixture
def jobs(tmp_path):
    return write_postings(tmp_path / "jobs.csv", 6)


@pytest.fixture
def undated(tmp_path):
    path = tmp_path / "undated.csv"
    rows = write_postings(tmp_path / "dated.csv", 3).read_text().replace(",posted\n", ",when\n").splitlines()
    path.write_text("\n".join([*rows, "9,short,ML Engineer,Quillfern,2026-05-01"]) + "\n")
    return path


def build(capfd, *arguments):
    code = main(["market", "build", *map(str, arguments)])
    return code, capfd.readouterr().err


def refused(capfd, *arguments):
    code, err = build(capfd, *arguments)
    said = err.splitlines()
    return code == 2 and len(said) == 1 and said[0].startswith("mlgap: ")


def test_no_file_of_faults_goes_over_an_input(capfd, jobs, tmp_path):
    before = jobs.read_bytes()
    assert refused(capfd, jobs, "--rejected", jobs, "--out", tmp_path / "m")
    assert jobs.read_bytes() == before
    assert not (tmp_path / "m").exists()


def test_an_input_under_another_name_is_known_all_the_same(capfd, jobs, tmp_path):
    (tmp_path / "linked.csv").symlink_to(jobs)
    os.link(jobs, tmp_path / "hard.csv")
    for name in ("linked.csv", "hard.csv", "./sub/../jobs.csv"):
        assert refused(capfd, jobs, "--rejected", tmp_path / name, "--out", tmp_path / "m"), name


@pytest.mark.parametrize(
    "name",
    [
        "rejected.csv", "rejected.csv.part", "postings.parquet", "bands.parquet", "skill_pay.parquet",
        "manifest.json",
    ],
)  # fmt: skip
def test_no_file_that_is_published_is_an_input(capfd, jobs, tmp_path, name):
    held = tmp_path / name
    jobs.rename(held)
    before = held.read_bytes()
    assert refused(capfd, held, "--out", tmp_path)
    assert held.read_bytes() == before


def test_no_input_lies_where_the_build_clears_away(capfd, jobs, tmp_path):
    inside = tmp_path / ".work" / "jobs.csv"
    inside.parent.mkdir()
    jobs.rename(inside)
    assert refused(capfd, inside, "--out", tmp_path)
    assert build(capfd, inside, "--out", tmp_path / "m", "--work", inside.parent)[0] == 0
    assert inside.exists()


def test_faults_do_not_go_over_a_file_of_the_market(capfd, jobs, tmp_path):
    assert refused(capfd, jobs, "--rejected", tmp_path / "manifest.json", "--out", tmp_path)


def test_a_market_is_never_where_a_build_works(capfd, jobs, tmp_path):
    build(capfd, jobs, "--out", tmp_path / "w" / "market")
    known = read_manifest(tmp_path / "w" / "market")
    for arguments in (
        ("--out", tmp_path / "m", "--base", tmp_path / "w" / "market"),
        ("--out", tmp_path / "w" / "market"),
    ):
        assert refused(capfd, jobs, *arguments, "--work", tmp_path / "w")
    assert read_manifest(tmp_path / "w" / "market") == known


def test_what_a_killed_build_left_is_not_published(capfd, jobs, tmp_path):
    build(capfd, jobs, "--out", tmp_path / "base")
    left = tmp_path / "m" / ".work" / "market"
    left.mkdir(parents=True)
    (left / "employers.parquet").write_bytes(b"of other adverts")
    more = write_postings(tmp_path / "more.csv", 7)
    code, _ = build(capfd, more, "--out", tmp_path / "m", "--base", tmp_path / "base")
    assert code == 0
    assert not (tmp_path / "m" / "employers.parquet").exists()
    assert load_top_employers(tmp_path / "m") == ()


def test_postings_without_a_date_are_told_with_all_else_that_is_wrong(capfd, undated, tmp_path):
    out = tmp_path / "m"
    code, err = build(capfd, undated, "--out", out)
    assert code == 2
    assert "no posting holds a date" in err
    assert "1 left out: text: shorter than 100 characters (first at undated.csv:5)" in err
    assert f"each is in {out / 'rejected.csv'}" in err
    assert read_faults(out / "rejected.csv")
    assert [path.name for path in out.iterdir()] == ["rejected.csv"]


def test_a_working_folder_that_was_asked_for_is_kept(capfd, undated, tmp_path):
    build(capfd, undated, "--out", tmp_path / "m", "--keep")
    assert list((tmp_path / "m" / ".work" / "shards").glob("*.npz"))


def test_without_dask_nothing_is_made(capfd, jobs, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refused(capfd, jobs, "--out", tmp_path / "m", "--engine", "dask")
    assert not (tmp_path / "m").exists()
