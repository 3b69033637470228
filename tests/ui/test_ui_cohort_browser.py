"""A teacher's whole way in a real Chromium: a ZIP with two broken files, figures, sheets, start to end."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from driving import Served

from mlgap.ui.cohort._samples import sample_files, sample_modules

pytestmark = pytest.mark.browser

WAIT = 30_000
GRADUATES = dict(sample_files())
PEOPLE = [data.decode().split("\n", 1)[0] for data in GRADUATES.values()]
TELL_PROGRESS = """() => {
  window.told = [];
  new MutationObserver(() => {
    const bar = document.querySelector('[data-testid=stProgress]');
    if (bar) window.told.push(bar.innerText);
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def archive() -> bytes:
    out = io.BytesIO()
    broken = {"torn.pdf": b"%PDF-1.7 torn", "locked/empty.docx": b"", "__MACOSX/._x": b"x"}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in {**GRADUATES, **broken}.items():
            packed.writestr(name, data)
    return out.getvalue()


def upload(page: Any, within: str, name: str, data: bytes) -> None:
    place = page.get_by_test_id("stFileUploader").filter(has_text=within).locator("input[type=file]")
    place.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def kept(page: Any, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def test_a_teacher_goes_from_a_zip_to_figures_sheets_and_a_comparison(
    browser: Any, stand_in_server: Served
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(f"{stand_in_server.url}/cohort")
    page.get_by_text("Do not use it to admit, grade or stream students").wait_for()

    upload(page, "CVs, or a ZIP of CVs", "cohort.zip", archive())
    page.get_by_text("cohort.zip").wait_for()
    page.evaluate(TELL_PROGRESS)
    page.get_by_role("button", name="Read these CVs").click()
    page.get_by_text("16 of 18 files read as CVs.").wait_for()
    assert any("of 18: " in told for told in page.evaluate("window.told"))
    page.wait_for_function("() => document.querySelectorAll('.cohort-faults li').length === 2")
    explained = page.locator(".cohort-faults li").all_inner_texts()
    for name, told in zip(("locked/empty.docx", "torn.pdf"), explained, strict=True):
        assert told.startswith(name)
        assert told.endswith(".")
    page.get_by_role("heading", name="Curriculum gaps: asked by many, shown by few").wait_for()

    page.get_by_role("radio", name="By module", exact=True).click()
    upload(page, "Modules (CSV)", "modules.csv", sample_modules())
    page.get_by_text("5 modules").wait_for()
    page.get_by_role("heading", name="Asked by many, shown by few, in no module").wait_for()

    page.get_by_role("radio", name="Files and sheets", exact=True).click()
    saved = kept(page, "Data (JSON)")
    assert json.loads(saved)["n_read"] == 16
    page.get_by_role("button", name="Make the sheets").click()
    page.get_by_role("button", name="Download the sheets (ZIP)").wait_for()
    sheets = zipfile.ZipFile(io.BytesIO(kept(page, "Download the sheets (ZIP)")))
    names = [name for name in sheets.namelist() if name.endswith(".html")]
    assert len(names) == 16
    for name in sheets.namelist():
        text = sheets.read(name).decode()
        assert not [told for told in (*PEOPLE, *GRADUATES, "example.com") if told in text]
        if name.endswith(".json"):
            sheet = json.loads(text)
            assert sheet["reach"] == sheet["roles"] == []
            assert not [segment for segment in sheet["segments"] if segment["standings"]]

    page.get_by_role("radio", name="Start to end", exact=True).click()
    upload(page, "Earlier figures", "mlgap-cohort.json", saved)
    page.get_by_text("A change is told only where at least five more").wait_for()
    page.get_by_role("columnheader", name="Skill", exact=True).wait_for()

    page.get_by_role("button", name="Remove this cohort").click()
    page.get_by_role("button", name="Try it with 16 invented graduates").wait_for()
    page.wait_for_function("() => !document.documentElement.innerHTML.includes('imke.txt')")
    assert page.get_by_test_id("stException").count() == 0
    context.close()
