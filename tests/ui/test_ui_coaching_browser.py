"""A coach's whole way in a real Chromium: two clients in one browser session, and the first one again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stand_in
from driving import Served, wait_until_drawn, walk_to

from mlgap import coaching

pytestmark = pytest.mark.browser

WAIT = 30_000
ALIAS = "Heron 41"
NOTE = "Quail eggs on Thursdays = a promise"
STEP = "Call the ferry pilot before noon"
LINES = ("On call for the AWS accounts", "Built Docker images for each training job")
HEADINGS = {
    "My gap": "Where you stand",
    "Plan": "From gap to plan",
    "Evidence": "What your CV shows, line by line",
    "CV check": "What your CV's wording shows",
    "Pay": "What postings offer",
    "Before and after": "Before and after",
    "One advert": None,
    "Market": "The market in this sample",
    "Claims, checked": "Claims, checked",
    "Method and data": "Method and data",
}
"""Every page but Coaching, by its heading where it is not its name."""
SHOWN = (
    "() => document.documentElement.innerHTML"
    " + [...document.querySelectorAll('input, textarea')].map(field => field.value).join('\\n')"
)


@pytest.fixture
def page(browser: Any, stand_in_server: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    page.get_by_role("heading", name="Start with a CV").wait_for()
    yield page
    context.close()


def go(page: Any, name: str) -> None:
    walk_to(page, name)
    heading = HEADINGS.get(name) or name
    page.locator("h1").filter(has_text=heading).first.wait_for()
    wait_until_drawn(page)


def begin(page: Any, alias: str) -> None:
    page.get_by_role("heading", name="A first talk").wait_for()
    page.get_by_role("textbox", name="Alias of the client").fill(alias)
    page.get_by_role("button", name="Start a session").click()
    page.get_by_role("heading", name="Target", exact=True).wait_for()


def give(page: Any, text: str) -> None:
    chooser = page.locator("[class*=st-key-cv_] input[type=file]").first
    chooser.set_input_files({"name": "cv.txt", "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_role("button", name="Hand-out").wait_for()


def says(page: Any, text: str) -> None:
    page.locator("p.client").get_by_text(text, exact=True).wait_for()


def save(page: Any) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save to a file").click()
    says(page, "saved")
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def open_file(page: Any, text: str) -> None:
    chooser = page.locator("[class*=st-key-coaching_] input[type=file]")
    chooser.set_input_files({"name": "c.json", "mimeType": "application/json", "buffer": text.encode()})


def test_a_file_is_still_there_once_it_is_said_whose_the_cv_is(page: Any) -> None:
    go(page, "Coaching")
    begin(page, ALIAS)
    kept = save(page)
    page.get_by_role("button", name="New client").click()
    page.get_by_role("heading", name="A first talk").wait_for()
    walk_to(page, "My gap")
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    go(page, "Coaching")
    open_file(page, kept)
    page.get_by_role("button", name="Yes: it is their CV of today").click()
    says(page, ALIAS)
    page.get_by_role("button", name="Hand-out").wait_for()


def test_two_clients_in_one_browser_and_the_first_one_again(page: Any) -> None:
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    _correct_a_skill(page)
    go(page, "Coaching")
    begin(page, ALIAS)
    _write(page)
    kept = save(page)
    _check(coaching.from_json(kept))

    page.get_by_role("button", name="New client").click()
    begin(page, "Otter 2")
    give(page, f"Experience\nClerk, {stand_in.SOMEONE_ELSE}, 2019 - 2024\nSold 9,000 tickets by hand")
    for name in ("Coaching", *HEADINGS):
        go(page, name)
        shown = page.evaluate(SHOWN)
        assert "Otter 2" in shown, name
        for words in (ALIAS, NOTE, STEP, *LINES):
            assert words not in shown, f"{words} on {name}"

    go(page, "Coaching")
    page.get_by_role("button", name="New client").click()
    page.get_by_role("button", name="Forget it all and start anew").click()
    open_file(page, kept)
    says(page, ALIAS)
    page.get_by_text(STEP).wait_for()
    give(page, f"Experience\n{stand_in.JUNIOR}, Brindlewick Parcels, 2021 - 2024")
    page.get_by_role("heading", name="What changed in the CV").wait_for()
    page.get_by_text(re.compile("skills? differs? between the two CVs|skills differ")).wait_for()
    says(page, "not saved yet")
    assert page.get_by_role("textbox", name="Notes of today").input_value() == NOTE


def _correct_a_skill(page: Any) -> None:
    go(page, "Evidence")
    page.get_by_role("button", name="Correct Docker").first.click()
    page.get_by_role("button", name="This is wrong, drop it").click()
    page.get_by_text("1 correction of yours").first.wait_for()


def _write(page: Any) -> None:
    """Write a note and a step, choose a target, and leave the note's box by the next press alone."""
    page.get_by_role("textbox", name="In your own words").fill(STEP)
    page.get_by_role("button", name="Agree on this").click()
    page.locator("section.agreed").get_by_text(STEP).wait_for()
    target = page.get_by_role("combobox", name="Target segment")
    target.click()
    page.get_by_role("option", name="Big tech", exact=True).click()
    page.locator("[data-testid=stSidebar]").get_by_text("Big tech").first.wait_for()
    page.get_by_role("textbox", name="Notes of today").fill(NOTE)


def _check(saved: coaching.CoachingSession) -> None:
    assert saved.alias == ALIAS
    assert [note.text for note in saved.notes] == [NOTE]
    assert [step.text for step in saved.agreed] == [STEP]
    assert saved.target.segment == "big-tech"
    assert saved.report is not None
    assert [c.verdict for c in saved.report.profile.corrections] == ["rejected"]
