"""A session's own postings: given on the market page, said on every page, gone when it is cleared."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import stand_in
from driving import ROOT, drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap import pipeline
from mlgap.market import BuildOptions

from own_postings import write_postings

LABEL = "your postings, n = 12"


@pytest.fixture
def jobs(tmp_path: Path) -> bytes:
    return write_postings(tmp_path / "jobs.csv", 12).read_bytes()


def give(app: AppTest, data: bytes, name: str = "jobs.csv", **fields: str) -> AppTest:
    go(app, "market")
    upload = next(u for u in app.file_uploader if u.label == "Files of postings")
    upload.set_value([(name, data, "text/csv")])
    for label, value in fields.items():
        next(t for t in app.text_input if t.label.startswith(label)).set_value(value)
    return next(b for b in app.button if b.label == "Use these postings").click().run()


def test_own_postings_take_the_place_of_the_market_and_every_page_says_so(app: AppTest, jobs: bytes) -> None:
    press_sample(app)
    give(app, jobs)
    assert not app.exception
    assert not app.error
    for page in ("market", "my_gap", "pay", "method"):
        go(app, page)
        assert not app.exception
        assert LABEL in drawn(app)
        assert "not the shipped market" in drawn(app)


def test_what_was_found_in_the_files_is_told_by_line_and_can_be_kept(app: AppTest, jobs: bytes) -> None:
    give(app, jobs + b"13,short,ML Engineer,Quillfern,2026-05-01\n")
    assert [m.value for m in app.metric if m.label in ("Postings taken", "Rows left out")] == ["12", "1"]
    faults = next(t.value for t in app.table if "reason" in t.value.columns)
    assert (faults["line"].iloc[0], faults["reason"].iloc[0]) == (14, "shorter than 100 characters")
    assert [b.proto.label for b in app.get("download_button") if "found" in b.proto.label]


def test_a_file_that_makes_no_market_leaves_the_one_there_was(app: AppTest) -> None:
    give(app, b"id,words\n1,x\n")
    assert not app.exception
    assert "text: no column" in app.error[0].value
    assert "not the shipped market" not in drawn(app)


@pytest.mark.parametrize(("field", "value"), [("Columns", "what"), ("Month", "2026")])
def test_an_option_that_cannot_be_meant_is_one_sentence(
    app: AppTest, jobs: bytes, field: str, value: str
) -> None:
    give(app, jobs, **{field: value})
    assert not app.exception
    assert len(app.error) == 1


def test_more_postings_than_a_session_holds_are_refused(
    app: AppTest, jobs: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlgap.ui.own_market.ROWS", 11)
    give(app, jobs)
    assert "more than 11 postings" in app.error[0].value


def test_clearing_the_session_clears_its_postings(app: AppTest, jobs: bytes) -> None:
    press_sample(app)
    give(app, jobs)
    app.button(key="remove").click().run()
    assert app.session_state["mlgap"].own is None
    assert LABEL not in drawn(app)


def test_the_shipped_market_comes_back(app: AppTest, jobs: bytes) -> None:
    give(app, jobs)
    app.button(key="own_back").click().run()
    assert not app.exception
    assert LABEL not in drawn(app)


def test_another_session_sees_nothing_of_them(app: AppTest, jobs: bytes) -> None:
    give(app, jobs)
    other = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    go(other, "market")
    assert LABEL not in drawn(other)


def test_own_postings_are_written_nowhere(app: AppTest, jobs: bytes, tmp_path: Path, monkeypatch) -> None:
    written: list[str] = []
    real = Path.open

    def spy(self: Path, mode: str = "r", *rest, **named):
        written.extend([str(self)] if set(mode) & set("wax") else [])
        return real(self, mode, *rest, **named)

    monkeypatch.setattr(Path, "open", spy)
    give(app, jobs)
    assert LABEL in drawn(app)
    assert written == []


def test_a_report_on_own_postings_says_so(jobs: bytes) -> None:
    shipped = stand_in.resources()
    options = BuildOptions(today=date(2026, 11, 21))
    own, _ = pipeline.with_own_market([("jobs.csv", jobs)], shipped, options, most=100)
    profile = stand_in.profile_of(stand_in.document(), shipped, today=date(2026, 11, 21))
    report = pipeline.report_of(profile, own, today=date(2026, 11, 21))
    assert pipeline.is_own(report.snapshot_id)
    assert any("12 adverts with postings of your own" in warning for warning in report.warnings)
