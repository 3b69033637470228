"""The pages are in reach at every width: none hides behind "more", each is one or two presses away."""

from __future__ import annotations

from typing import Any

import pytest
from driving import ROWS_BELOW, Served, walk_to

pytestmark = pytest.mark.browser

WAIT = 30_000
ROWS = ".st-key-phone_navigation"
IN_BAR = "links => links.map(link => link.innerText.trim().split('\\n').pop())"


@pytest.mark.parametrize("width", [1440, 1280, 1024, 390])
def test_each_page_is_in_sight_at_every_width(browser: Any, stand_in_server: Served, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    page.locator(f"{ROWS} a").last.wait_for(state="attached")
    listed = [name.strip() for name in page.locator(f"{ROWS} a p").all_text_contents()]
    assert len(listed) >= 10
    assert len(set(listed)) == len(listed)
    if width < ROWS_BELOW:
        seen = page.locator(f"{ROWS} a:visible").evaluate_all(IN_BAR)
        assert not page.get_by_test_id("stTopNav").is_visible()
    else:
        bar = page.get_by_test_id("stTopNav")
        seen = [name for name in bar.get_by_role("link").evaluate_all(IN_BAR) if name]
        if bar.get_by_test_id("stTopNavSection").count():
            bar.get_by_test_id("stTopNavSection").click()
            menu = page.get_by_test_id("stTopNavPopover").get_by_role("menuitem")
            menu.first.wait_for()
            seen += menu.evaluate_all(IN_BAR)
        inside = bar.evaluate("nav => nav.getBoundingClientRect().right <= innerWidth")
        assert inside
    assert seen == listed
    walk_to(page, "Market")
    page.get_by_role("heading", name="The market in this sample").wait_for()
    context.close()
