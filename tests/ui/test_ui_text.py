"""The text as it was read: covered until asked for, shown to its owner alone, mended, and forgotten."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import stand_in
from driving import PAGES, choose_part, drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap import cv_text, pipeline, reports
from mlgap.documents._edited import EDITED
from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, Document, GapReport, Profile
from mlgap.ui import masked

from bad_files import pdf_of

NAME, MAIL, PHONE = "Perpetua Quillfeather", "perpetua.q@example.org", "+44 20 7946 0958"
ROWS = (
    NAME, f"{MAIL} | {PHONE}", "EXPERIENCE", "Machine Learning Engineer, Parcels Ltd, 2021 - present",
    "- Operated Kubernetes clusters, on call for them every third week.",
    "- Trained rankers in Python.", "SKILLS", "Python, Airflow",
)  # fmt: skip
TEXT = "\n".join(ROWS)
PERSONAL = ("Perpetua", "Quillfeather", "perpetua", "7946")


def profile_of(document: Document, resources: Any = None, *, today: date, progress: Any = None) -> Profile:
    profile = extract_profile(document, load_taxonomy(), None, None, today=today)
    return replace(profile, warnings=(*document.warnings, *profile.warnings))


def report_of(
    profile: Profile, resources: Any, *, cell: Cell, today: date, progress: Any = None, **_: Any
) -> GapReport:
    """Return the hand-made report, with the checks of this profile's own lines."""
    report = stand_in.report_of(profile, resources, cell=cell, today=today)
    bullets, checks = pipeline.cv_checks(profile, resources)
    return replace(report, bullets=bullets, checks=checks)


@pytest.fixture
def reading(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app with the real reading of what is named, and no CV yet."""
    monkeypatch.setattr(pipeline, "profile_of", profile_of)
    monkeypatch.setattr(pipeline, "report_of", report_of)
    return app


@pytest.fixture
def with_text(reading: AppTest) -> AppTest:
    """The part of Evidence with the text of a CV."""
    return show_text(upload(reading, "cv.txt", TEXT.encode()))


@pytest.fixture
def with_pdf(reading: AppTest) -> AppTest:
    """The same of a PDF."""
    return show_text(upload(reading, "cv.pdf", pdf_of(ROWS)))


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader[0].set_value((name, data, "application/octet-stream")).run()


def show_text(app: AppTest) -> AppTest:
    return app.button(key="see_text").click().run()


def everything(app: AppTest) -> str:
    """All that is sent to the browser, text of inputs included."""
    protos = [block.proto for block in (*app.main, *app.sidebar) if getattr(block, "proto", None)]
    assert len(protos) > 10
    return "\n".join(map(str, protos))


def unmasked(app: AppTest) -> list[str]:
    """The words that tell who wrote the CV, as far as the browser has them."""
    sent = everything(app)
    return [word for word in PERSONAL if word in sent]


def flip(app: AppTest, label: str) -> AppTest:
    return next(t for t in app.toggle if t.label == label).set_value(True).run()


def edit(app: AppTest, text: str) -> AppTest:
    if not next(t for t in app.toggle if t.label == "Edit the text").value:
        flip(app, "Edit the text")
    next(a for a in app.text_area if a.label == "Your CV's text").set_value(text)
    return next(b for b in app.button if b.label == "Read the edited text").click().run()


def skills(app: AppTest) -> set[str]:
    return {item.skill_id for item in app.session_state["mlgap"].profile.evidence}


def test_until_asked_for_nothing_that_is_sent_holds_who_wrote_the_cv(with_pdf: AppTest) -> None:
    for part in ("text", "skills", "marked"):
        choose_part(with_pdf, part)
        assert not with_pdf.exception
        assert unmasked(with_pdf) == []
    for page in PAGES:
        go(with_pdf, page)
        assert not with_pdf.exception
        assert unmasked(with_pdf) == []


def test_covers_say_what_they_hide_and_the_switch_shows_it_in_its_place(with_text: AppTest) -> None:
    covered = drawn(with_text)
    assert '<span class="cover">name<' in covered
    assert "<b>name</b>: 1 place" in covered
    assert "<b>telephone</b>: 1 place" in covered
    assert "was covered before anything else read the text" in covered
    flip(with_text, "Show what was masked")
    shown = drawn(with_text)
    assert f'<mark class="unmasked">{NAME}<small> name</small></mark>' in shown
    assert f">{MAIL}<small> e-mail</small>" in shown
    assert f">{PHONE}<small> telephone</small>" in shown
    assert "Shown to you alone." in shown
    next(t for t in with_text.toggle if t.label == "Show what was masked").set_value(False).run()
    assert unmasked(with_text) == []


def test_the_switch_is_off_again_for_the_next_cv(with_text: AppTest) -> None:
    flip(with_text, "Show what was masked")
    upload(with_text, "other.txt", TEXT.replace("Airflow", "Spark").encode())
    assert unmasked(with_text) == []


def test_text_of_the_cv_is_never_read_as_markup() -> None:
    cv = cv_text.read_pasted(f"<b>{NAME}</b>\n{MAIL}\n<script>x</script> & SQL")
    for show in (False, True):
        html = masked.text_html(cv, cv.found, show=show)
        assert "<script>" not in html
        assert "<b>" not in html
        assert "&lt;script&gt;x&lt;/script&gt; &amp; SQL" in html


def test_covered_and_shown_text_hold_each_letter_once() -> None:
    cv = cv_text.read_pasted(TEXT)
    shown = masked.text_html(cv, cv.found, show=True)
    assert re.sub(r"<small>[^<]*</small>|<[^>]*>", "", shown) == cv.read.text


def test_an_edit_is_read_and_every_page_and_file_says_so(with_text: AppTest) -> None:
    assert "kafka" not in skills(with_text)
    edit(with_text, TEXT.replace("Airflow", "Apache Kafka"))
    assert not with_text.exception
    assert "kafka" in skills(with_text)
    assert "airflow" not in skills(with_text)
    assert "<b>Text edited by you.</b>" in drawn(with_text)
    assert unmasked(with_text) == []
    for page in ("my_gap", "evidence", "cv_check", "pay"):
        go(with_text, page)
        assert drawn(with_text).count(EDITED) == 1
    report = pipeline.report_of(
        with_text.session_state["mlgap"].profile, pipeline.load_resources(), cell=pipeline.EVERYWHERE,
        today=date(2026, 11, 21),
    )  # fmt: skip
    for write in (reports.to_html, reports.to_markdown, reports.to_json):
        assert EDITED in write(report)


def test_the_way_back_restores_the_first_reading(with_text: AppTest) -> None:
    first = with_text.session_state["mlgap"].reading
    edit(with_text, TEXT.replace("Airflow", "Apache Kafka"))
    edit(with_text, TEXT.replace("Airflow", "Terraform"))
    assert "terraform" in skills(with_text)
    with_text.button(key="undo_edits").click().run()
    assert not with_text.exception
    state = with_text.session_state["mlgap"]
    assert state.reading is first
    assert state.before_edit is None
    assert EDITED not in drawn(with_text)
    assert "undo_edits" not in [b.key for b in with_text.button]


def test_reading_the_text_unchanged_is_no_edit(with_text: AppTest) -> None:
    first = with_text.session_state["mlgap"].reading
    edit(with_text, first.text.read.text)
    assert with_text.session_state["mlgap"].reading is first
    assert "Text edited by you" not in drawn(with_text)


def test_corrections_outlive_an_edit_and_nobody_is_asked_whose_they_are(with_text: AppTest) -> None:
    choose_part(with_text, "skills")
    next(b for b in with_text.button if (b.key or "").startswith("wrong_kubernetes")).click().run()
    show_text(with_text)
    edit(with_text, TEXT.replace("Airflow", "Apache Kafka"))
    (kept,) = with_text.session_state["mlgap"].corrections
    assert (kept.skill_id, kept.verdict, kept.attached) == ("kubernetes", "rejected", True)
    assert "newer CV of the same person" not in drawn(with_text)
    edit(with_text, TEXT.replace(ROWS[4], "- Sold flowers."))
    (lost,) = with_text.session_state["mlgap"].corrections
    assert lost.attached is False
    with_text.button(key="undo_edits").click().run()
    (back,) = with_text.session_state["mlgap"].corrections
    assert back.attached is True


@pytest.mark.parametrize(
    ("text", "said"),
    [(" \n ", "holds no letter and no digit"), ("a word " * 50_000, "at most 150,000 was expected")],
    ids=["nothing", "endless"],
)
def test_an_edit_that_cannot_be_read_gives_a_sentence_and_loses_nothing(
    with_text: AppTest, text: str, said: str
) -> None:
    first = with_text.session_state["mlgap"].reading
    edit(with_text, text)
    assert not with_text.exception
    (error,) = with_text.error
    assert said in error.value
    assert "Until then the text as it was before still counts." in error.value
    assert with_text.session_state["mlgap"].reading is first
    assert next(a for a in with_text.text_area if a.label == "Your CV's text").value == text


def test_removing_the_cv_forgets_its_text_and_its_edit(with_pdf: AppTest) -> None:
    edit(with_pdf, TEXT.replace("Airflow", "Apache Kafka"))
    flip(with_pdf, "Edit the text")
    typed = next(a.key for a in with_pdf.text_area if a.label == "Your CV's text")
    assert PHONE in with_pdf.session_state[typed]
    with_pdf.button(key="remove").click().run()
    assert unmasked(with_pdf) == []
    state = with_pdf.session_state["mlgap"]
    assert (state.reading, state.before_edit, state.data) == (None, None, b"")
    assert typed not in with_pdf.session_state


def test_another_cv_lets_go_of_the_edit_before_it(with_text: AppTest) -> None:
    edit(with_text, TEXT.replace("Airflow", "Apache Kafka"))
    press_sample(with_text)
    assert with_text.session_state["mlgap"].before_edit is None
    assert "Text edited by you" not in drawn(with_text)


def test_pages_of_an_edited_cv_mark_the_lines_that_stayed(with_pdf: AppTest) -> None:
    edit(with_pdf, TEXT.replace("EXPERIENCE", "WORK\nEXPERIENCE").replace("in Python", "in Scala"))
    assert "Text edited by you; the page pictures are of the file." in drawn(with_pdf)
    choose_part(with_pdf, "marked")
    assert not with_pdf.exception
    assert "1 line you edited cannot be marked" in "".join(i.value for i in with_pdf.info)
    sheets = [b.proto.body for b in with_pdf.get("html") if "sheet" in b.proto.body[:140]]
    assert len(sheets) == 2
    assert 'aria-label="Operated: Kubernetes' in sheets[0]
    assert "Scala" not in sheets[0]
    assert re.search("<mark[^>]*>Trained rankers in Scala", sheets[1])
    assert unmasked(with_pdf) == []


def test_what_there_is_to_know_stands_once_on_each_page_of_results(with_text: AppTest) -> None:
    paste = next(a for a in with_text.text_area if a.label == "CV text")
    paste.set_value("Notes\nSQL and Python on a Tuesday")
    next(b for b in with_text.button if b.label == "Read this text").click().run()
    (said, *more) = with_text.session_state["mlgap"].profile.warnings
    assert more
    for page in ("my_gap", "evidence", "cv_check", "pay"):
        go(with_text, page)
        text = drawn(with_text)
        assert f"{2 + len(more)} things to know about this reading" in text  # and one about the market
        assert text.count(said) == 1
        assert text.count("things to know") == 1
    for page in ("market", "claims", "method"):
        go(with_text, page)
        assert "things to know" not in drawn(with_text)
    go(with_text, "pay")
    with_text.button(key="notices_text").click().run()
    assert with_text.session_state["mlgap"].part == "text"
