"""The page Pay in a real Chromium: from a sample to a region and the levels of a segment, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from driving import Served, walk_to

pytestmark = pytest.mark.browser

WAIT = 30_000


def pick(page: Any, label: str, option: str) -> None:
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stStatusWidget]')"
        " && !document.querySelector('[data-stale=true]')"
    )
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    box.fill(option)
    # A list closes where the page scrolls under it, as it may do for what is typed; this opens it again.
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name=option).first.click()


@pytest.mark.parametrize("width", [1280, 390])
def test_from_a_sample_to_another_region_and_the_levels_of_a_segment(
    browser: Any, stand_in_server: Served, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    walk_to(page, "Pay")
    page.locator(".band-glance").get_by_text("USD 170,000").wait_for()

    pick(page, "Region of these bands", "United Kingdom")
    page.locator(".band-glance").get_by_text("GBP 92,000").wait_for()
    pick(page, "Region of these bands", "United States")
    page.locator(".band-glance").get_by_text("USD 170,000").wait_for()

    if width > 768:
        pick(page, "Levels of which segment", "Big tech")
        page.get_by_text("middle USD 262,000 (modelled").wait_for()
    page.locator(".st-key-fitted_levels [data-testid=stVegaLiteChart]").wait_for()
    page.locator(".st-key-fitted_skill_pay [data-testid=stVegaLiteChart]").wait_for()
    page.wait_for_function("() => document.querySelectorAll('[class*=st-key-fitted_]').length === 3")
    over = page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]');"
        " const charts = [...document.querySelectorAll('[class*=st-key-fitted_]')];"
        " return [m.scrollWidth - m.clientWidth, ...charts.map(c => c.scrollWidth - c.clientWidth)] })()"
    )
    assert max(over) <= 0, f"{over} px wider than a screen of {width}"
    assert page.get_by_test_id("stException").count() == 0
    context.close()
