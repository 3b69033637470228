"""The app in a real Chromium: uploads, pages, bad files, and narrow screens."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from driving import ROOT, Served, begin_on, page_names, serve, walk_to, walk_to_another

from bad_files import BAD_FILES, docx_of, pdf_of

pytestmark = pytest.mark.browser

MARKER = "Brindlewick-Quillfeather-7731"
MAIL = "brindlewick@example.org"
EDITED = "Taught herons to fish with SQL"
CV_TEXT = (
    f"Wilhelmina Brindlewick\n{MAIL}\nExperience\nMachine Learning Engineer, Parcels, 2020 - 2024\nSpark"
)
WAIT = 30_000
HEADINGS = {
    "My gap": "Where you stand",
    "Plan": "From gap to plan",
    "Evidence": "What your CV shows, line by line",
    "Pay": "What postings offer",
    "Market": "The market in this sample",
    "Claims, checked": "Claims, checked",
    "Method and data": "Method and data",
}


@pytest.fixture
def page(browser: Any, stand_in_server: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    see(page, "Start with a CV")
    page.get_by_text("· not advice on hiring").wait_for()
    yield page
    context.close()


def see(page: Any, heading: str) -> None:
    page.get_by_role("heading", name=heading, exact=True).wait_for()


def upload(page: Any, name: str, data: bytes) -> None:
    chooser = page.get_by_test_id("stFileUploader").locator("input[type=file]").first
    chooser.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def go(page: Any, name: str) -> None:
    walk_to(page, name)
    see(page, HEADINGS[name])


def big_file() -> bytes:
    """Return a DOCX of 1.7 MB: a short text, and beside it a part that holds the marker over and over."""
    rows = ("Machine Learning Engineer, Brindlewick Parcels", f"Python, Spark and {MARKER}")
    out = io.BytesIO(docx_of("".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in rows)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/media/image1.bin", (MARKER * (1_700_000 // len(MARKER))).encode())
    return out.getvalue()


def test_an_uploaded_pdf_is_read_and_segments_are_drawn(page: Any) -> None:
    upload(page, "cv.pdf", pdf_of(("Machine Learning Engineer, Brindlewick Parcels", "Python, Spark")))
    see(page, HEADINGS["My gap"])
    for segment in ("Big tech", "AI-first start-ups", "Regulated: finance", "Government and defence"):
        page.get_by_text(segment, exact=True).first.wait_for()
    page.get_by_text("3 of 10").first.wait_for()


def test_every_page_can_be_walked_to_with_a_sample(page: Any) -> None:
    page.get_by_role("button", name="Senior MLOps lead").click()
    see(page, HEADINGS["My gap"])
    for name in (*list(HEADINGS)[1:], "My gap"):
        go(page, name)
        assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_text("3 of 10").first.is_visible()


def test_a_bad_file_is_one_sentence_and_the_earlier_cv_stays(page: Any) -> None:
    page.get_by_role("button", name="Senior MLOps lead").click()
    see(page, HEADINGS["My gap"])
    page.get_by_text("Use another CV").click()
    locked = next(bad for bad in BAD_FILES if bad.name == "locked.pdf")
    upload(page, locked.name, locked.data)
    page.get_by_text("The CV you had before is still here.").wait_for()
    assert page.get_by_test_id("stAlert").first.inner_text().count("password") >= 1
    assert page.get_by_text("3 of 10").first.is_visible()


def test_a_file_above_the_limit_is_refused_in_a_sentence(page: Any) -> None:
    large = next(bad for bad in BAD_FILES if bad.name == "large.pdf")
    upload(page, large.name, large.data)
    page.get_by_text(re.compile("10.0 ?MB or smaller")).wait_for()
    page.get_by_role("button", name="Senior MLOps lead").click()
    see(page, HEADINGS["My gap"])


def test_removing_the_cv_leaves_nothing_on_the_page(page: Any) -> None:
    page.get_by_role("button", name="Senior MLOps lead").click()
    see(page, HEADINGS["My gap"])
    page.get_by_role("button", name="Remove this CV").click()
    see(page, "Start with a CV")
    # Streamlit takes what is stale off the page a moment after it has drawn what is new.
    page.wait_for_function("() => !document.documentElement.innerHTML.includes('Amazon ECS')")


def test_a_second_browser_never_sees_the_first_ones_cv(
    browser: Any, page: Any, stand_in_server: Served
) -> None:
    upload(page, "cv.txt", CV_TEXT.encode())
    see(page, HEADINGS["My gap"])
    page.get_by_role("button", name="See and edit the text").first.click()
    see(page, "The text as it was read")
    page.get_by_text("Show what was masked").click()
    page.get_by_text(MAIL).wait_for()
    page.get_by_text("Edit the text", exact=True).first.click()
    page.get_by_label("Your CV's text").fill(f"{CV_TEXT}\n{EDITED}")
    page.get_by_role("button", name="Read the edited text").click()
    page.get_by_role("button", name="Back to the text as it was read").wait_for()
    other = browser.new_context()
    stranger = other.new_page()
    stranger.set_default_timeout(WAIT)
    for path in ("", "/evidence", "/pay", "/market", "/claims", "/method"):
        stranger.goto(stand_in_server.url + path)
        stranger.get_by_text("· not advice on hiring").wait_for()
        for words in ("On call for the AWS accounts", MAIL, "Brindlewick", EDITED):
            assert words not in stranger.content()
        assert "3 of 10" not in stranger.content()
    other.close()
    kept = [path.read_bytes() for path in stand_in_server.home.rglob("*") if path.is_file()]
    assert not any(MAIL.encode() in data for data in (*kept, stand_in_server.log.read_bytes()))


def test_every_file_that_a_page_offers_arrives(page: Any) -> None:
    """A file is made when it is asked for, off the page: what a page may read, its maker may not."""
    page.get_by_role("button", name="Senior MLOps lead").click()
    see(page, HEADINGS["My gap"])
    arrived = {}
    for name in page_names(page):
        if name != "My gap":
            walk_to_another(page, name)
        begin_on(page, name)
        for button in page.get_by_test_id("stDownloadButton").get_by_role("button").all():
            if button.is_visible():
                with page.expect_download() as waiting:
                    button.click()
                arrived[waiting.value.suggested_filename] = Path(waiting.value.path()).read_bytes()
    assert [name for name, data in arrived.items() if len(data) < 100] == []
    assert {"mlgap-report.json", "mlgap-hand-out.pdf", "mlgap-claims.csv"} <= set(arrived)
    assert arrived["mlgap-report.json"].startswith(b"{")
    assert arrived["mlgap-report.html"].lower().startswith(b"<!doctype html>")
    assert not any(b"sample.txt" in data for data in arrived.values())


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_the_screen(browser: Any, stand_in_server: Served, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    see(page, "Start with a CV")
    page.get_by_role("button", name="Senior MLOps lead").click()
    see(page, HEADINGS["My gap"])
    for name in HEADINGS:
        if name != "My gap":
            go(page, name)
        page.get_by_text("· not advice on hiring").wait_for()
        over = page.evaluate(
            "(() => { const m = document.querySelector('[data-testid=stMain]');"
            " return m.scrollWidth - m.clientWidth })()"
        )
        assert over <= 0, f"{name} is {over} px wider than {width}"
    context.close()


def test_a_large_upload_never_reaches_the_disk(page: Any, stand_in_server: Served) -> None:
    """The server cannot write a file of more than 256 KB, with a name or without; 1.7 MB arrive whole."""
    data = big_file()
    assert 1_500_000 < len(data) < 10_000_000
    upload(page, "long.docx", data)
    see(page, HEADINGS["My gap"])
    marker = MARKER.encode()
    files = [path for path in stand_in_server.home.rglob("*") if path.is_file()]
    assert all(marker not in path.read_bytes() for path in files)
    assert marker not in stand_in_server.log.read_bytes()


@pytest.mark.model
def test_a_sample_goes_the_whole_way_with_the_real_market(browser: Any, tmp_path: Path) -> None:
    with serve(ROOT / "app.py", tmp_path / "home") as served:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(served.url)
        see(page, "Start with a CV")
        data = (ROOT / "data" / "samples" / "mlops-lead.pdf").read_bytes()
        upload(page, "cv.pdf", data)
        see(page, HEADINGS["My gap"])
        for segment in ("Big tech", "AI-first start-ups", "Regulated (finance, health, insurance)"):
            page.get_by_text(segment, exact=True).first.wait_for()
        for name in list(HEADINGS)[1:]:
            go(page, name)
            page.get_by_text("· not advice on hiring").wait_for()
            assert page.get_by_test_id("stException").count() == 0
        context.close()
