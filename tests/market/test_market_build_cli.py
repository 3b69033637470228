"""`market build` as a stranger uses it, and the market it built in the place of the shipped one."""

from __future__ import annotations

import json

import pytest

from mlgap import pipeline
from mlgap.cli import main
from mlgap.market import MARKET, load_snapshot, market_folder, read_manifest
from mlgap.market._builds.faults import Fault, FaultCounts, fault_rows, read_faults

from own_postings import write_postings
from postings import posting, snapshot


@pytest.fixture
def jobs(tmp_path):
    path = write_postings(tmp_path / "jobs.csv", 12)
    with path.open("a", encoding="utf-8") as file:
        file.write("13,short,ML Engineer,Quillfern,2026-05-01\n14,,ML Engineer,Quillfern,2026-05-01\n")
        file.write('3,"' + "an invented advert that is long enough " * 4 + '",ML Engineer,Quillfern,soon\n')
        file.write('15,"' + "an invented advert that is long enough " * 4 + '",ML Engineer,Quillfern,soon\n')
    return path


def run(capfd, *arguments):
    code = main([str(a) for a in arguments])
    out, err = capfd.readouterr()
    return code, out, err


def test_faults_are_counted_on_stderr_and_listed_in_a_file(capfd, jobs, tmp_path):
    code, out, err = run(capfd, "market", "build", jobs, "--out", tmp_path / "m")
    assert code == 0
    assert "13 postings" in out
    said = [line for line in err.splitlines() if line.startswith("mlgap: ")]
    assert said[0] == "mlgap: 2 left out: text: shorter than 100 characters (first at jobs.csv:14)"
    assert said[1] == "mlgap: 1 left out: id: the same as an earlier row's (first at jobs.csv:16)"
    rows = read_faults(tmp_path / "m" / "rejected.csv")
    assert [(r["line"], r["id"], r["field"], r["row"]) for r in rows] == [
        ("14", "13", "text", "left out"),
        ("15", "14", "text", "left out"),
        ("16", "3", "id", "left out"),
        ("17", "15", "posted", "kept without it"),
    ]
    assert "invented advert" not in (tmp_path / "m" / "rejected.csv").read_text()


def test_postings_that_no_segment_counts_are_said_to_stand_apart():
    known = snapshot([posting(0), posting(1)])
    segments = ("product-tech", "unclear", "consulting-staffing")
    apart = snapshot([posting(n, segment=segment) for n, segment in enumerate(segments)])
    assert pipeline.apart_note(known) == ""
    assert pipeline.apart_note(apart).startswith("2 of 3 postings are of recruiters")


def test_the_file_of_faults_can_be_elsewhere_and_columns_can_be_named(capfd, jobs, tmp_path):
    renamed = tmp_path / "other.csv"
    renamed.write_text(jobs.read_text().replace("id,text,", "Ref,JobText,", 1))
    faults = tmp_path / "faults.csv"
    arguments = [
        "--columns",
        "text=JobText",
        "--columns",
        "id=Ref",
        "--rejected",
        faults,
        "--month",
        "2026-09",
    ]
    code, _, _ = run(capfd, "market", "build", renamed, "--out", tmp_path / "m", *arguments)
    assert code == 0
    assert len(read_faults(faults)) == 4
    assert not (tmp_path / "m" / "rejected.csv").exists()
    assert "2026-09" in {f.month for f in load_snapshot(tmp_path / "m").facts}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--columns", "words=A"], "no field 'words'"),
        (["--columns", "title=Nope"], "title: no column 'Nope'"),
        (["--month", "soon"], "expected one such as 2026-05"),
        (["--base", "nowhere"], "no market snapshot"),
    ],
)
def test_an_option_that_cannot_be_meant_is_said_and_ends_with_2(capfd, jobs, tmp_path, arguments, said):
    code, out, err = run(capfd, "market", "build", jobs, "--out", tmp_path / "m", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_a_market_that_was_built_is_shown_in_the_place_of_the_shipped_one(capfd, jobs, tmp_path, monkeypatch):
    run(capfd, "market", "build", jobs, "--out", tmp_path / "m")
    shown = json.loads(run(capfd, "market", "show", "--market", tmp_path / "m")[1])
    assert [(source["id"], source["rows"]) for source in shown["sources"]] == [("jobs", 13)]
    code, out, _ = run(capfd, "pay", "--market", tmp_path / "m")
    assert (code, json.loads(out)["low"]) == (0, None)
    monkeypatch.setenv("MLGAP_MARKET", str(tmp_path / "m"))
    assert market_folder() == tmp_path / "m"
    assert json.loads(run(capfd, "market", "show")[1]) == shown


def test_files_that_cannot_be_read_leave_no_trace(capfd, tmp_path):
    (tmp_path / "jobs.csv").mkdir()
    (tmp_path / "other.csv").write_text("id,words\n")
    code, _, err = run(
        capfd, "market", "build", tmp_path / "jobs.csv", tmp_path / "other.csv", "--out", tmp_path / "m"
    )
    assert code == 2
    assert "jobs.csv: Is a directory" in err
    assert "other.csv:1: text: no column" in err
    assert list((tmp_path / "m").iterdir()) == []


def test_a_disk_that_takes_no_more_is_one_sentence(capfd, jobs, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mlgap.market_builds.save_snapshot", full)
    code, _, err = run(capfd, "market", "build", jobs, "--out", tmp_path / "m")
    assert code == 2
    assert "'m' cannot be written: No space left on device" in err


def test_the_shipped_market_is_in_use_unless_another_is_named(monkeypatch):
    monkeypatch.delenv("MLGAP_MARKET", raising=False)
    assert market_folder() == MARKET


@pytest.mark.model
def test_a_report_counts_a_market_of_a_handful(capfd, jobs, tmp_path):
    run(capfd, "market", "build", jobs, "--out", tmp_path / "m")
    sample = next(iter(pipeline.SAMPLES.values()))
    code, out, _ = run(capfd, "report", sample, "--market", tmp_path / "m")
    assert code == 0
    assert json.loads(out)["snapshot_id"] == read_manifest(tmp_path / "m")["id"]


def test_rows_are_added_to_the_shipped_market(capfd, jobs, tmp_path):
    code, _, _ = run(capfd, "market", "build", jobs, "--out", tmp_path / "m", "--base", "shipped")
    shipped, both = load_snapshot(), load_snapshot(tmp_path / "m")
    assert code == 0
    assert len(both.facts) == len(shipped.facts) + 13
    assert both.facts[0] == shipped.facts[0]
    assert read_manifest(tmp_path / "m")["base"] == shipped.id


def test_a_spreadsheet_runs_no_formula_from_a_file_of_faults():
    (row,) = fault_rows([Fault("a.csv", 2, "=1+1", "posted", "no date", "@x\n")])
    assert (row["id"], row["found"]) == ("'=1+1", "'@x�")


def test_faults_are_counted_by_what_became_of_the_row_and_why():
    counts = FaultCounts()
    for line in (2, 3):
        counts(Fault("a.csv", line, "", "pay", "negative", outcome="kept without it"))
    counts(Fault("a.csv", 9, "", "id", "missing"))
    assert counts.left_out == 1
    assert counts.lines() == (
        "1 left out: id: missing (first at a.csv:9)",
        "2 kept without it: pay: negative (first at a.csv:2)",
    )
