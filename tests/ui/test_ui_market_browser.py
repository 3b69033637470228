"""The market page in a real Chromium: charts saved as pictures and CSV, and no part wider than a phone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from driving import Served

pytestmark = pytest.mark.browser

WAIT = 60_000
NAME = "mlgap_skills_all-roles-all-levels-all-regions_sep-2025-to-aug-2026_example-0001"


@pytest.fixture
def page(browser: Any, stand_in_server: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(f"{stand_in_server.url}/market")
    page.locator("svg.marks").first.wait_for()
    yield page
    context.close()


def kept(page: Any, selector: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator(selector).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_chart_is_kept_as_svg_that_stands_alone(page: Any) -> None:
    name, data = kept(page, 'button[data-save="svg"]')
    assert name == f"{NAME}.svg"
    root = ET.fromstring(data)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    text = " ".join(root.itertext())
    for said in (
        "What adverts ask for, by employer segment",
        "adverts of",
        "Sep 2025 to Aug 2026",
        "Model governance",
    ):
        assert said in text
    assert "snapshot example-0001 · adverts in our sample, not openings" in text
    ground = root.find("{http://www.w3.org/2000/svg}rect")
    assert ground is not None
    assert ground.get("fill", "").startswith("rgb")


def test_a_chart_is_kept_as_png(page: Any) -> None:
    name, data = kept(page, 'button[data-save="png"]')
    assert name == f"{NAME}.png"
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") > 1000
    assert len(data) > 20_000


def test_a_chart_is_kept_as_csv_that_names_choice_and_snapshot(page: Any) -> None:
    name, data = kept(page, ".st-key-csv_skills button")
    assert name == f"{NAME}.csv"
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("asked for,segment,share,low,high,")
    assert len(lines) > 10
    assert all("example-0001" in line for line in lines[1:])


def test_no_menu_of_a_chart_leads_to_an_editor(page: Any) -> None:
    assert page.locator(".vega-actions").count() == 0
    assert "vega.github.io" not in page.content()


def test_no_part_of_the_page_is_wider_than_a_phone(browser: Any, stand_in_server: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(f"{stand_in_server.url}/market")
    switch = page.locator(".st-key-market_section")
    switch.locator("button").first.wait_for()
    parts = switch.locator("button").all_inner_texts()
    assert len(parts) >= 9
    for part in parts:
        switch.get_by_text(part, exact=True).click()
        page.locator("svg.marks").first.wait_for()
        page.get_by_text("· not advice on hiring").wait_for()
        over = page.evaluate(
            "(() => { const m = document.querySelector('[data-testid=stMain]');"
            " return m.scrollWidth - m.clientWidth })()"
        )
        assert over <= 0, f"{part} is {over} px wider than the screen"
        assert page.get_by_test_id("stException").count() == 0
    context.close()
