"""The page Plan in a real Chromium: one skill is supposed by keyboard, and figures move at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from driving import Served

pytestmark = pytest.mark.browser

WAIT = 30_000


def test_supposing_a_skill_moves_the_figures(browser: Any, stand_in_server: Served) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand", exact=True).wait_for()
    page.get_by_test_id("stHeader").get_by_role("link", name="Plan").click()
    page.get_by_role("heading", name="What to do first", exact=True).wait_for()
    page.get_by_role("radio", name="What if", exact=True).click()
    page.get_by_role("heading", name="As counted now", exact=True).wait_for()
    card = page.locator("li.card", has_text="Big tech").first
    before = card.inner_text()
    assert "→" not in before
    page.get_by_label("Suppose your lines showed").click()
    page.keyboard.type("Terraform")
    page.get_by_role("option", name="Terraform").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="As counted now, and then", exact=True).wait_for()
    moved = page.locator("li.card", has_text="Big tech").first.inner_text()
    assert re.search(r"\d+ → \d+ of \d+", moved)
    assert page.get_by_test_id("stException").count() == 0
    context.close()
