"""axe-core finds no violation of ours: on all pages, with what opens open, in both themes and widths."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from driving import HERE, Served, begin_on, page_names, parts_of, wait_until_drawn, walk_to_another

pytestmark = pytest.mark.browser

WAIT = 120_000
AXE = HERE / "axe-core"
FRAMEWORK = {
    ("presentation-role-conflict", "minor", "stFileUploaderDropzone"),
}
"""What is Streamlit's own: rule, impact, and where. docs/accessibility.md says why each stays."""
WELCOMES = {"My gap", "Plan", "Evidence", "CV check", "Pay"}
"""Pages that draw the first screen until there is a CV."""
PARTS = {"Plan": "plan_part", "Evidence": "part_", "Cohort": "cohort_part"}
"""Pages in parts, by the key of the choice: each part but the first is looked at once."""
RUN = """async where => {
  const found = await axe.run(where, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return found.violations.flatMap(one => one.nodes.map(node => {
    const place = document.querySelector(node.target[0]);
    const of = place?.closest('[data-testid]')?.dataset.testid ?? '';
    return [one.id, one.impact, of, node.html.slice(0, 120), node.failureSummary.slice(0, 300)];
  }));
}"""
OPEN_ALL = """() => document.querySelectorAll('main details:not([open]) > summary').forEach(s => s.click())"""
THEMED = """scheme => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme"""
NARROW = {"width": 390, "height": 844}
LOOKS = (("dark", NARROW), ("light", {"width": 1440, "height": 900}))


def script() -> str:
    return gzip.decompress((AXE / "axe.min.js.gz").read_bytes()).decode()


def look_at(page: Any) -> None:
    """Bring axe into the page and end what fades, so that no colour is read halfway to another."""
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    page.evaluate(script())


@pytest.fixture
def page(browser: Any, stand_in_server: Served) -> Iterator[Any]:
    context = browser.new_context(viewport=NARROW, color_scheme="dark")
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    wait_until_drawn(page)
    look_at(page)
    yield page
    context.close()


class Check:
    """Runs axe where it is asked to, and keeps what it found with where that was."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.found: dict[tuple[str, str, str], list[str]] = {}

    def __call__(self, where: str, part: str = "body") -> None:
        wait_until_drawn(self.page)
        headings = self.page.locator("h1:visible").count()
        assert headings == 1, f"{where} has {headings} headings of the first order"
        for rule, impact, of, html, why in self.page.evaluate(RUN, part):
            self.found.setdefault((rule, impact, of), []).append(f"{where}: {html} {why}")

    def in_both_looks(self, where: str) -> None:
        """Run narrow and dark, then wide and light, with all that opens in the page opened."""
        for scheme, size in LOOKS:
            self.page.emulate_media(color_scheme=scheme)
            self.page.wait_for_function(THEMED, arg=scheme)
            self.page.set_viewport_size(size)
            self.page.evaluate(OPEN_ALL)
            self(f"{where}, {scheme}, {size['width']}")
        self.page.set_viewport_size(NARROW)

    def ours(self) -> dict[tuple[str, str, str], list[str]]:
        return {key: said for key, said in self.found.items() if key not in FRAMEWORK}


def test_axe_is_the_file_of_the_npm_package() -> None:
    stated = re.search(r"`([0-9a-f]{64})`", (AXE / "README.md").read_text())
    assert stated is not None
    assert hashlib.sha256(script().encode()).hexdigest() == stated[1]


def test_no_page_with_a_cv_has_a_violation_of_ours(page: Any) -> None:
    check = Check(page)
    check.in_both_looks("the start")
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    names = page_names(page)
    assert len(names) >= 10
    for name in names:
        if name != names[0]:
            walk_to_another(page, name)
        begin_on(page, name)
        check.in_both_looks(name)
        for part in parts_of(page, PARTS[name]) if name in PARTS else ():
            check(f"{part} of {name}", "main")
    assert check.ours() == {}
    assert check.found.keys() == FRAMEWORK, "a violation of the framework is gone: take it off the list"


def test_no_page_without_a_cv_and_no_part_of_the_market_has_a_violation_of_ours(page: Any) -> None:
    check = Check(page)
    page.emulate_media(color_scheme="light")
    names = page_names(page)
    paths = page.locator(".st-key-phone_navigation a").evaluate_all("links => links.map(link => link.href)")
    for name, path in zip(names, paths, strict=True):
        if name not in WELCOMES:
            page.goto(path)
            wait_until_drawn(page)
            look_at(page)
            check(f"{name} without a CV")
        if name == "Market":
            for part in parts_of(page, "market_section"):
                check(f"{part} of the market", "main")
    assert check.ours() == {}
