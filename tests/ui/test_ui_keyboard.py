"""By keyboard alone, and on a phone: the way to an answer, what scrolls in its place, and what stays put."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from driving import Served, begin_on, page_names, wait_until_drawn, walk_to_another

pytestmark = pytest.mark.browser

WAIT = 120_000
TABS = 60
"""More than any way in these tests takes: one that needs so many is lost."""
PHONE = {"width": 390, "height": 844}
FOCUS = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    name: (at.getAttribute('aria-label') || at.innerText || '').trim().split('\\n').pop(),
    seen: box.width > 0 && box.height > 0,
    ring: at.matches(':focus-visible') && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'),
  };
}"""
SCROLLS = """() => [...document.querySelectorAll('main *')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX))
  .filter(e => e.checkVisibility())
  .map(e => ({ tab: e.tabIndex, name: e.getAttribute('aria-label') || '', of: e.className }))"""
OVER = "(() => { const m = document.getElementById('stMain'); return m.scrollWidth - m.clientWidth })()"
OPEN_ALL = "() => document.querySelectorAll('main details:not([open]) > summary').forEach(s => s.click())"
WATCH = """(() => {
  window.shifts = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => entry.sources.forEach(one => {
    const by = Math.round(one.currentRect.y - one.previousRect.y);
    const drawn = one.previousRect.height > 0 && one.previousRect.width > 16 && one.currentRect.height > 0;
    if (drawn) window.shifts.push([entry.startTime, by, one.node?.className ?? '']);
  }))).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (!document.querySelector('.hero h1, .st-key-phone_navigation a')) requestAnimationFrame(look);
    else requestAnimationFrame(() => { window.firstWords = performance.now(); });
  };
  look();
})()"""
JUMPS = "window.shifts.filter(one => one[0] >= window.firstWords)"
"""Since the first words are in view; what is 16 px wide is a box of the framework that is still empty."""
HEIGHTS = """() => ['h1', '.st-key-market_filters', '.st-key-market_section']
  .map(one => Math.round(document.querySelector(one).getBoundingClientRect().top))"""
JUMP = 48
"""Pixels: less than the height of a button with its margin."""


@pytest.fixture
def page(browser: Any, stand_in_server: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    wait_until_drawn(page)
    yield page
    context.close()


def tab_to(page: Any, name: str) -> list[dict[str, Any]]:
    """Press Tab until what has this name has the focus, and return all that had it on the way."""
    way: list[dict[str, Any]] = []
    while len(way) < TABS:
        page.keyboard.press("Tab")
        way.append(page.evaluate(FOCUS))
        if way[-1]["name"] == name:
            return way
    pytest.fail(f"{name} is not reached by Tab: {[step['name'] for step in way]}")


def test_the_way_to_an_answer_and_to_the_market_needs_no_mouse(page: Any) -> None:
    way = tab_to(page, "Senior MLOps lead")
    assert way[0]["name"] == "Skip to main content"
    assert [step["name"] for step in way if step["seen"] and not step["ring"]] == []
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Where you stand").wait_for()
    wait_until_drawn(page)
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "Market")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The market in this sample").wait_for()


def test_all_that_is_wider_than_a_phone_scrolls_within_its_place_and_is_reached(page: Any) -> None:
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    names, found = page_names(page), []
    for name in names:
        if name != names[0]:
            walk_to_another(page, name)
        begin_on(page, name)
        page.evaluate(OPEN_ALL)
        page.wait_for_function(f"() => ({SCROLLS})().every(e => e.tab >= 0)")
        over = page.evaluate(OVER)
        assert over <= 0, f"{name} is {over} px wider than a phone"
        found += page.evaluate(SCROLLS)
    assert len(found) > 5
    assert [one for one in found if not one["name"]] == []


def test_choices_stay_where_they_are_while_what_they_change_is_drawn_anew(page: Any) -> None:
    walk_to_another(page, "Market")
    page.locator("svg.marks").first.wait_for()
    before = page.evaluate(HEIGHTS)
    page.locator(".st-key-market_section").get_by_text("Levels and modes", exact=True).click()
    page.get_by_role("heading", name="What does each kind of employer ask for").wait_for(state="detached")
    wait_until_drawn(page)
    assert page.evaluate(HEIGHTS) == before
    page.locator(".st-key-market_filters").get_by_role("combobox", name="Role").fill("data scientist")
    page.get_by_role("option", name="Data scientist").first.click()
    page.get_by_text("Data scientist ·").wait_for()
    wait_until_drawn(page)
    assert page.evaluate(HEIGHTS) == before


@pytest.mark.parametrize("width", [1440, 390])
def test_from_its_first_words_on_the_first_screen_keeps_room_for_what_is_still_to_come(
    browser: Any, stand_in_server: Served, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.add_init_script(WATCH)
    page.goto(stand_in_server.url)
    wait_until_drawn(page)
    page_saw_words, jumps = page.evaluate("window.firstWords > 0"), page.evaluate(JUMPS)
    context.close()
    assert page_saw_words, "its first words were seen to come"
    assert [one for one in jumps if abs(one[1]) > JUMP] == []


def test_another_page_begins_at_its_top(page: Any) -> None:
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    page.wait_for_function("document.getElementById('stMain').scrollTop === 0")
