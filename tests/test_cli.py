"""The command line as a stranger uses it: results on stdout, progress on stderr, bad input in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mlgap import pipeline, reports
from mlgap.cli import main

from bad_files import BAD_FILES

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = str(pipeline.SAMPLES["mlops-lead"])


@pytest.fixture(scope="module", autouse=True)
def loaded_once():
    """Load model and market once for all commands of this module."""
    loaded: list[pipeline.Resources] = []
    real = pipeline.load_resources

    def load(market=None):
        if market is not None:
            return real(market=market)
        if not loaded:
            loaded.append(real())
        return loaded[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_resources", load)
        yield


def run(capfdbinary, *arguments):
    code = main([str(a) for a in arguments])
    out, err = capfdbinary.readouterr()
    return code, out, err.decode()


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda b: b.name)
def test_a_bad_file_gives_one_clear_sentence_and_exit_code_2(capfdbinary, tmp_path, bad):
    path = tmp_path / bad.name
    path.write_bytes(bad.data)
    code, out, err = run(capfdbinary, "report", path)
    said = [line for line in err.splitlines() if line.startswith("mlgap: ")]
    assert (code, out, len(said)) == (2, b"", 1)
    assert "Traceback" not in err


def test_a_missing_file_is_said_to_be_missing(capfdbinary, tmp_path):
    code, _, err = run(capfdbinary, "report", tmp_path / "none.pdf")
    assert code == 2
    assert "'none.pdf' cannot be opened" in err


@pytest.mark.parametrize(
    ("option", "value"), [("--segment", "nowhere"), ("--role", "wizard"), ("--level", "x"), ("--region", "y")]
)
def test_an_unknown_id_is_refused_with_the_known_ones(capfdbinary, option, value):
    code, _, err = run(capfdbinary, "report", SAMPLE, option, value)
    assert code == 2
    assert repr(value) in err
    assert "expected one of" in err


@pytest.mark.model
@pytest.mark.parametrize(
    ("format_", "start"), [("json", b"{"), ("html", b"<!"), ("pdf", b"%PDF"), ("md", b"#"), ("csv", b"")]
)
def test_a_report_is_written_in_each_format(capfdbinary, tmp_path, format_, start):
    out = tmp_path / "report"
    code, stdout, _ = run(
        capfdbinary, "report", SAMPLE, "--segment", "big-tech", "--format", format_, "--out", out
    )
    assert (code, stdout) == (0, b"")
    assert out.read_bytes().startswith(start)
    assert len(out.read_bytes()) > 500


@pytest.mark.model
def test_report_prints_json_and_nothing_else_on_stdout(capfdbinary):
    code, out, err = run(capfdbinary, "report", SAMPLE, "--role", "mlops-engineer", "--region", "US")
    assert code == 0
    assert reports.from_json(out.decode()).cell.role_family == "mlops-engineer"
    assert err.splitlines() == ["reading ...", "finding claims ...", "embedding ...", "comparing ..."]


@pytest.mark.model
def test_profile_names_the_line_that_proves_each_skill(capfdbinary):
    code, out, _ = run(capfdbinary, "profile", SAMPLE)
    assert code == 0
    assert json.loads(out)["evidence"][0]["quote"]


@pytest.mark.model
def test_extract_writes_cvs_and_postings_in_the_documented_form(capfdbinary, tmp_path):
    rows = tmp_path / "in.jsonl"
    text = "ML Engineer\nRequirements:\n- Docker\n- 3+ years of Python\nWe pay $150,000 - $180,000 a year."
    rows.write_text(json.dumps({"id": "p1", "text": text, "title": "ML Engineer", "employer": "Google"}))
    assert run(capfdbinary, "extract", rows, "--kind", "posting", "--out", tmp_path / "p.jsonl")[0] == 0
    posting = json.loads((tmp_path / "p.jsonl").read_text())
    assert set(posting) == {
        "id", "segment", "platform_team", "role_family", "level", "min_years", "remote", "pay", "skills",
    }  # fmt: skip
    assert (posting["segment"], posting["skills"]["docker"], posting["min_years"]) == ("big-tech", "must", 3)
    assert posting["pay"]["low"] == 150_000
    assert run(capfdbinary, "extract", rows, "--kind", "cv", "--out", tmp_path / "c.jsonl")[0] == 0
    cv = json.loads((tmp_path / "c.jsonl").read_text())
    assert set(cv) == {"id", "level", "years", "skills"}
    assert set(cv["skills"]["docker"]) == {"grade", "named", "quote"}


def test_faults_of_an_input_file_are_named_all_at_once_and_leave_no_half_output(capfdbinary, tmp_path):
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"id": "1"}\nnot json\n{"id": "2", "text": "x"}\n')
    code, _, err = run(capfdbinary, "extract", rows, "--kind", "cv", "--out", out)
    assert code == 2
    assert "in.jsonl:1:" in err
    assert "in.jsonl:2:" in err
    assert not out.exists()


@pytest.mark.model
def test_a_row_that_cannot_be_read_is_named_and_the_others_are_kept(capfdbinary, tmp_path):
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = "Experience\nML engineer, Hexmoor, 2020 - 2022\n- Ran Docker and Airflow in production."
    lines = [{"id": "1", "text": " "}, {"id": "2", "text": good, "title": 5, "employer": ["x"]}]
    rows.write_text("\n".join(map(json.dumps, lines)))
    code, _, err = run(capfdbinary, "extract", rows, "--kind", "cv", "--out", out)
    first, second = map(json.loads, out.read_text().splitlines())
    assert (code, first["skills"], "row 1: " in err) == (0, {}, True)
    assert "docker" in second["skills"]
    assert run(capfdbinary, "extract", rows, "--kind", "posting", "--out", out)[0] == 0


@pytest.mark.model
@pytest.mark.parametrize("command", ["extract", "report", "cohort"])
def test_a_place_that_cannot_be_written_gives_one_sentence(capfdbinary, tmp_path, command):
    rows, blocked = tmp_path / "in.jsonl", tmp_path / "file"
    rows.write_text(json.dumps({"id": "1", "text": "x" * 200}))
    blocked.write_text("in the way")
    arguments = {
        "extract": (rows, "--kind", "posting", "--out", blocked / "out"),
        "report": (SAMPLE, "--segment", "big-tech", "--out", blocked / "out"),
        "cohort": (pipeline.SAMPLES["mlops-lead"].parent, "--out", blocked),
    }[command]
    code, _, err = run(capfdbinary, command, *arguments)
    assert code == 2
    assert "cannot be written" in err


def test_pay_is_told_in_words_with_levels_and_its_age(capfdbinary):
    code, out, _ = run(capfdbinary, "pay", "--role", "ml-engineer", "--region", "US", "--format", "md")
    text = out.decode()
    assert code == 0
    assert "| Senior and above | USD" in text
    assert "These bands rest on adverts of" in text or "Old: these bands" in text


def test_pay_prints_a_band_with_its_n(capfdbinary):
    code, out, _ = run(capfdbinary, "pay", "--role", "ml-engineer", "--level", "senior", "--region", "US")
    band = json.loads(out)
    assert code == 0
    assert band["low"] < band["mid"] < band["high"]
    assert band["n"] >= 50
    assert band["currency"] == "USD"


ADVERT = """Our parcel depot in Brindlewick: we are looking for somebody who keeps models alive.
What you will do: you will mend pipelines in Python and feed them to Kubernetes.
Requirements: four summers of Python. Nice to have: Spark and a tidy desk.
We offer tea, fair pay and benefits. Apply now. Brindlewick is an equal opportunity employer."""


@pytest.mark.model
def test_cohort_reports_each_cv_and_names_the_broken_ones(capfdbinary, tmp_path):
    archive = tmp_path / "cvs.zip"
    with zipfile.ZipFile(archive, "w") as z:
        z.write(SAMPLE, "Jane Roe.pdf")
        z.writestr("broken.pdf", b"%PDF-1.4 nothing")
        z.writestr("zz-advert.txt", ADVERT)
    out = tmp_path / "out"
    code, _, err = run(capfdbinary, "cohort", archive, "--out", out)
    assert code == 0
    figures = [f"cohort.{form}" for form in ("csv", "html", "json", "md", "pdf")]
    sheets = ["cv-002.html", "cv-002.json", "cv-003.html", "cv-003.json"]
    assert sorted(p.name for p in out.iterdir()) == [*figures, *sheets]
    assert "mlgap: broken.pdf (CV 01) was not read: " in err
    assert "cv-003 (CV 03) is of zz-advert.txt\n  This reads like a job advert" in err
    assert "2 of 3 CVs read" in err


@pytest.mark.model
def test_cohort_reads_folders_within_a_folder_and_leaves_no_sheet_of_an_earlier_run(capfdbinary, tmp_path):
    cvs = tmp_path / "cvs"
    for folder in ("group a", ".hidden", "out"):
        (cvs / folder).mkdir(parents=True)
    (cvs / "group a" / "one.txt").write_text(ADVERT)
    (cvs / ".hidden" / "two.txt").write_text(ADVERT)
    out = cvs / "out"
    (out / "cv-007.json").write_text('{"method_version": 1}')
    (out / "cv-008.html").write_text("<p>Something of another making</p>")
    code, _, err = run(capfdbinary, "cohort", cvs, "--out", out)
    assert code == 0
    assert "is of group a/one.txt" in err
    assert "1 of 1 CVs read" in err
    assert "1 files of the sheets of an earlier run were removed" in err
    assert sorted(p.name for p in out.glob("cv-*")) == ["cv-001.html", "cv-001.json", "cv-008.html"]


@pytest.mark.model
def test_compare_of_a_report_with_itself_is_empty(capfdbinary, tmp_path):
    saved = tmp_path / "r.json"
    assert run(capfdbinary, "report", SAMPLE, "--segment", "big-tech", "--out", saved)[0] == 0
    code, out, _ = run(capfdbinary, "compare", saved, saved)
    assert (code, json.loads(out)["changes"]) == (0, [])


def test_compare_of_something_else_than_a_report_says_so(capfdbinary, tmp_path):
    other = tmp_path / "other.json"
    other.write_text('{"name": "x"}')
    code, _, err = run(capfdbinary, "compare", other, other)
    assert code == 2
    assert "Traceback" not in err


def test_market_show_counts_each_segment(capfdbinary):
    code, out, _ = run(capfdbinary, "market", "show", "--role", "data-scientist", "--segment", "gov-defence")
    overview = json.loads(out)
    assert code == 0
    assert overview["n_adverts"] > 0


def test_market_build_of_a_file_without_postings_says_why(capfdbinary, tmp_path):
    path = tmp_path / "jobs.csv"
    path.write_text("id,text\n1,too short\n")
    code, _, err = run(capfdbinary, "market", "build", path, "--out", tmp_path / "m")
    assert code == 2
    assert "1 left out: text: shorter than 100 characters (first at jobs.csv:2)" in err


def test_the_shipped_data_pass_their_own_check(capfdbinary):
    code, out, err = run(capfdbinary, "check-data")
    assert (code, err) == (0, "")
    assert b"postings" in out


@pytest.mark.model
def test_a_report_needs_no_network_and_works_from_any_folder(tmp_path):
    closed = "http://127.0.0.1:9"
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "http_proxy": closed, "https_proxy": closed,
        "HTTPS_PROXY": closed, "HOME": str(tmp_path),
    }  # fmt: skip
    command = [sys.executable, "-m", "mlgap", "report", SAMPLE, "--segment", "big-tech"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["segments"][0]["segment"]) == (0, "big-tech")
    assert list(tmp_path.iterdir()) == []
