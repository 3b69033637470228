"""The CV with its lines marked: boxes by grade on the page, marks in the text, and gone with the CV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from driving import Served, choose_part, drawn, go
from streamlit.testing.v1 import AppTest

from mlgap import pipeline
from mlgap.documents import mask_identity, read_document, render_pages
from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy
from mlgap.types import Document, Profile
from mlgap.ui import cache, page_image
from mlgap.ui.page_image import Mark, Marked, marks_of, picture_html, text_html

from bad_files import pdf_of

MARKER = "Quillfeather-Pages-7731"
FIRST = (
    f"{MARKER}, quill@example.org", "EXPERIENCE", "Machine Learning Engineer, Parcels Ltd, 2021 - present",
    "- Operated Kubernetes clusters, on call for them every third week.",
    "- Trained rankers in Python.", "SKILLS", "Python, Airflow",
)  # fmt: skip
SECOND = ("PROJECTS", "Tide forecaster, 2020", "Wrote the pipeline with Apache Spark <b>by hand</b>")


def profile_of(document: Document, resources: Any = None, *, today: date, progress: Any = None) -> Profile:
    return extract_profile(document, load_taxonomy(), None, None, today=today)


def read(data: bytes, name: str = "cv.pdf") -> tuple[Document, Profile]:
    document = mask_identity(read_document(data, name))
    return document, profile_of(document, today=date(2026, 8, 31))


@pytest.fixture
def with_pdf(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(pipeline, "profile_of", profile_of)
    app.file_uploader[0].set_value(("cv.pdf", pdf_of(FIRST, SECOND), "application/pdf")).run()
    return choose_part(go(app, "evidence"), "marked")


def sheet(app: AppTest) -> str:
    """The HTML of the page with its boxes."""
    (found,) = [block.proto.body for block in app.get("html") if "sheet" in block.proto.body[:140]]
    return str(found)


def boxes(html: str, skill: str) -> list[str]:
    return [tag for tag in re.findall("<span[^>]*>", html) if skill in tag]


def test_a_page_is_drawn_with_a_box_for_each_line_in_its_grade(with_pdf: AppTest) -> None:
    assert not with_pdf.exception
    html = sheet(with_pdf)
    assert html.count("data:image/png;base64,") == 1
    assert 'alt="Page 1 of 2 of your CV, ' in html
    (kubernetes,) = boxes(html, "Kubernetes")
    assert "mark-operated" in kubernetes
    assert 'tabindex="0"' in kubernetes
    assert 'aria-label="Operated: Kubernetes' in kubernetes
    assert any("mark-listed" in tag for tag in boxes(html, "Airflow"))
    assert "mark-chosen" not in html
    assert "mark-faint" not in html


def test_a_chosen_skills_lines_stand_out_on_the_page_they_are_on(with_pdf: AppTest) -> None:
    picker = next(s for s in with_pdf.selectbox if s.label == "Skill whose lines stand out")
    picker.set_value("spark").run()
    html = sheet(with_pdf)
    assert 'alt="Page 2 of 2 ' in html
    assert all("mark-chosen" in tag for tag in boxes(html, "Spark"))
    assert boxes(html, "Spark")
    picker = next(s for s in with_pdf.selectbox if s.label == "Skill whose lines stand out")
    picker.set_value("kubernetes").run()
    html = sheet(with_pdf)
    assert 'alt="Page 1 of 2 ' in html
    assert all("mark-faint" in tag for tag in boxes(html, "Airflow"))


def test_names_are_hidden_at_first_and_the_page_says_who_sees_it(with_pdf: AppTest) -> None:
    (toggle,) = [t for t in with_pdf.toggle if t.label == "Hide name and contacts"]
    assert toggle.value is True
    assert "This picture is shown to you alone and is in no export." in drawn(with_pdf)
    hidden = sheet(with_pdf)
    toggle.set_value(False).run()
    assert sheet(with_pdf) != hidden


def test_bytes_and_pictures_go_with_the_cv_and_with_the_next_one(
    with_pdf: AppTest, monkeypatch: pytest.MonkeyPatch, sample: Path
) -> None:
    asked: list[bool] = []

    def counted(*args: Any, hide_identity: bool) -> Any:
        asked.append(hide_identity)
        return render_pages(*args, hide_identity=hide_identity)

    dropped: list[int] = []
    forget = cache.forget_cv
    monkeypatch.setattr(cache, "forget_cv", lambda: (dropped.append(1), forget()))
    monkeypatch.setattr(cache, "render_pages", counted)
    with_pdf.run()
    assert asked == []
    assert with_pdf.session_state["mlgap"].data.startswith(b"%PDF")
    with_pdf.button(key="remove").click().run()
    assert dropped == [1]
    assert with_pdf.session_state["mlgap"].data == b""
    assert "data:image/png" not in drawn(with_pdf)
    with_pdf.file_uploader[0].set_value(("cv.pdf", pdf_of(FIRST, SECOND), "application/pdf")).run()
    choose_part(go(with_pdf, "evidence"), "marked")
    assert asked == [True]
    with_pdf.file_uploader[0].set_value(("cv.txt", "\n".join(FIRST).encode(), "text/plain")).run()
    assert with_pdf.session_state["mlgap"].data == b""


def test_other_formats_show_their_text_with_the_same_marks(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "profile_of", profile_of)
    text = "\n".join((*FIRST, *SECOND)).encode()
    app.file_uploader[0].set_value(("cv.txt", text, "text/plain")).run()
    choose_part(go(app, "evidence"), "marked")
    assert not app.exception
    html = sheet(app)
    assert re.search('<mark class="mark mark-operated"[^>]*>Operated Kubernetes clusters', html)
    assert "&lt;b&gt;by hand&lt;/b&gt;" in html
    assert MARKER not in html
    assert "Hide name and contacts" not in [t.label for t in app.toggle]
    assert "shown to you alone" not in drawn(app)


def test_every_mark_is_a_quote_and_its_most_telling_kind() -> None:
    document, profile = read(pdf_of(FIRST, SECOND))
    marks = marks_of(profile, document)
    assert {mark.span for mark in marks} == {e.span for e in profile.evidence}
    mark = Mark(marks[0].span, {"a": "listed", "b": "operated", "c": "not-counted"})
    assert (mark.kind(None), mark.kind("a"), mark.kind("c"), mark.kind("absent")) == (
        "operated", "listed", "not-counted", "operated",
    )  # fmt: skip
    said = Marked(document, (mark,), {"a": "Alpha"}).said(mark)
    assert said == "Operated: b; Listed: Alpha; Not counted: c"


def test_boxes_lie_within_the_page_and_what_labels_say_is_escaped() -> None:
    data = pdf_of(FIRST, SECOND)
    document, profile = read(data)
    pictures = render_pages(data, document)
    marked = Marked(document, marks_of(profile, document), {"kubernetes": '"><script>'})
    html = picture_html(pictures.images[0], pictures, marked)
    assert "<script>" not in html
    assert "&quot;&gt;&lt;script&gt;" in html
    places = re.findall(r"left:([\d.]+)%;top:([\d.]+)%;width:([\d.]+)%;height:([\d.]+)%", html)
    assert len(places) >= 4
    for left, top, wide, high in ([float(v) for v in place] for place in places):
        assert 5 < left < left + wide < 95
        assert 5 < top < top + high < 30
        assert high < 3


def test_overlapping_marks_keep_every_letter_of_the_text_once() -> None:
    document, _ = read(b"Python and Docker <i>", "cv.txt")
    whole = Mark(document.lines[0].span, {"python": "used"})
    inner = Mark(type(whole.span)(11, 17), {"docker": "listed"})
    html = text_html(Marked(document, (whole, inner), {}))
    assert re.sub("<[^>]*>", "", html) == "Python and Docker &lt;i&gt;"
    assert re.search('mark-listed"[^>]*>Docker</mark>', html)
    chosen = text_html(Marked(document, (whole, inner), {}, "python"))
    assert 'mark-used mark-chosen"' in chosen
    assert "mark-listed" not in chosen


@pytest.fixture
def page(browser: Any, stand_in_server: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(stand_in_server.url)
    page.get_by_text("· not advice on hiring").wait_for()
    yield page
    context.close()


@pytest.mark.browser
def test_the_picture_reaches_no_disk_and_is_gone_after_removal(page: Any, stand_in_server: Served) -> None:
    chooser = page.get_by_test_id("stFileUploader").locator("input[type=file]").first
    data = pdf_of(FIRST, SECOND)
    chooser.set_input_files({"name": "cv.pdf", "mimeType": "application/pdf", "buffer": data})
    page.get_by_role("heading", name="Where you stand", exact=True).wait_for()
    page.get_by_test_id("stHeader").get_by_role("link", name="Evidence").click()
    page.get_by_text("Marked CV", exact=True).click()
    picture = page.get_by_role("img", name=re.compile("^Page 1 of 2 of your CV"))
    picture.wait_for()
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 1000
    kept = [path.read_bytes() for path in stand_in_server.home.rglob("*") if path.is_file()]
    kept.append(stand_in_server.log.read_bytes())
    for content in kept:
        assert MARKER.encode() not in content
        assert not content.startswith((b"\x89PNG", b"%PDF"))
    page.get_by_role("button", name="Remove this CV").click()
    page.get_by_role("heading", name="Start with a CV", exact=True).wait_for()
    page.locator(".sheet").wait_for(state="detached")
    assert "data:image/png" not in page.content()


def test_each_kind_has_a_colour_of_its_own_in_the_style_sheet() -> None:
    style = (Path(page_image.__file__).parent / "style.css").read_text(encoding="utf-8")
    colours = {
        kind: re.findall(rf"^\.mark-{kind} {{ --grade: (#\w+)", style, re.M) for kind in page_image.KINDS
    }
    colours["listed"] = re.findall(r"^\.mark { --grade: (#\w+)", style, re.M)
    assert all(len(found) == 1 for found in colours.values()), colours
    assert len({found[0] for found in colours.values()}) == len(page_image.KINDS)
