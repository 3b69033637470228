"""A job seeker's whole way in a real Chromium: an answer, a correction, a what-if, kept and taken up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from driving import Served, walk_to

pytestmark = pytest.mark.browser

WAIT = 30_000
CV = b"Wilhelmina Brindlewick\nExperience\nMachine Learning Engineer, Parcels, 2020 - 2024\nSpark"
GLANCES = ("What your CV shows, by kind of employer", "Your first steps", "What such jobs pay")
DRAWN = "!document.querySelector('[data-stale=true]') && !document.querySelector('[data-testid=stSkeleton]')"


@pytest.fixture
def page(browser: Any, stand_in_server: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    see(page, "Start with a CV")
    yield page
    context.close()


def see(page: Any, heading: str) -> None:
    page.get_by_role("heading", name=heading, exact=True).wait_for()
    page.wait_for_function(DRAWN)


def upload(page: Any, name: str, data: bytes) -> None:
    chooser = page.get_by_test_id("stFileUploader").locator("input[type=file]").first
    chooser.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def shows(page: Any, count: str) -> None:
    """Wait until the row of big tech shows so many of the things most asked."""
    page.locator(".fact summary", has_text=re.compile(rf"Big tech.*shows {count}$")).wait_for()


def lowest_end(page: Any) -> float:
    """Return how far down the last of the three glances ends, in pixels from the top of the page."""
    page.wait_for_function(DRAWN)
    ends = []
    for heading in GLANCES:
        glance = page.locator(".glance", has=page.get_by_role("heading", name=heading, exact=True))
        glance.wait_for()
        box = glance.bounding_box()
        ends.append(box["y"] + box["height"])
    return max(ends)


def drop_docker(page: Any) -> None:
    walk_to(page, "Evidence")
    see(page, "What your CV shows, line by line")
    page.get_by_role("button", name="Correct Docker").click()
    page.get_by_role("button", name="This is wrong, drop it").click()
    page.get_by_text("1 correction of yours", exact=True).first.wait_for()


def keep(page: Any) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Data (JSON)").click()
    return Path(waiting.value.path()).read_bytes()


def test_three_glances_a_correction_a_what_if_and_all_of_it_kept_and_taken_up_again(page: Any) -> None:
    upload(page, "mine.txt", CV)
    see(page, "Where you stand")
    shows(page, "3 of 10")
    assert lowest_end(page) <= 900, "all three are in view on a laptop"

    drop_docker(page)
    walk_to(page, "My gap")
    see(page, "Where you stand")
    shows(page, "2 of 10")

    walk_to(page, "Plan")
    see(page, "What to do first")
    page.get_by_role("radio", name="What if", exact=True).click()
    see(page, "As counted now")
    page.get_by_role("button", name="Try the first steps").click()
    see(page, "As counted now, and then")
    assert re.search(r"\d+ → \d+ of", page.locator("ul.cards").first.inner_text())

    walk_to(page, "My gap")
    see(page, "Where you stand")
    saved = keep(page)
    assert [c["verdict"] for c in json.loads(saved)["profile"]["corrections"]] == ["rejected"]
    assert b"Wilhelmina" not in saved

    page.get_by_role("button", name="Remove this CV").click()
    see(page, "Start with a CV")
    page.get_by_text("Open a saved report").click()
    upload(page, "report.json", saved)
    page.get_by_text("The saved report is open: 1 correction of yours.").first.wait_for()
    upload(page, "mine.txt", CV)
    see(page, "Where you stand")
    shows(page, "2 of 10")
    assert page.get_by_test_id("stException").count() == 0


def test_on_a_phone_the_three_glances_stand_in_the_first_two_screens(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    upload(page, "mine.txt", CV)
    see(page, "Where you stand")
    shows(page, "3 of 10")
    assert lowest_end(page) <= 2 * 844
    over = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{over}.scrollWidth - {over}.clientWidth") <= 0
    rows = page.locator(".fact summary")
    assert all(row.bounding_box()["height"] >= 44 for row in rows.all())
    rows.first.click()
    page.get_by_text("How sure").or_(page.get_by_text("1,840 adverts, 212 employers")).first.wait_for()
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("button", name="Remove this CV").wait_for()


def test_the_glances_and_the_words_open_by_the_keyboard(page: Any) -> None:
    upload(page, "mine.txt", CV)
    see(page, "Where you stand")
    shows(page, "3 of 10")
    row = page.locator(".fact summary").first
    row.focus()
    page.keyboard.press("Enter")
    page.get_by_text("1,840 adverts, 212 employers, Sep 2025 to Aug 2026.").wait_for()
    page.get_by_role("button", name="What these words mean").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Kind of employer (segment)").wait_for()
