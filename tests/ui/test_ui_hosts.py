"""No other host is asked: on any page, with charts kept as files, or by a report opened from its file."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from driving import Served, begin_on, page_names, wait_until_drawn, walk_to_another

pytestmark = pytest.mark.browser

WAIT = 120_000
WITHIN = ("data", "blob", "about")
"""Schemes that leave nothing: what they name is in the page already."""


def recorded(context: Any, asked: list[str]) -> Any:
    """Return a new page of which each request, of sockets and workers too, is put down in `asked`."""
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.on("websocket", lambda socket: asked.append(socket.url))
    return page


def hosts(asked: list[str]) -> set[tuple[str, str | None]]:
    parts = [urlsplit(url) for url in asked]
    return {(part.scheme, part.hostname) for part in parts if part.scheme not in WITHIN}


def kept(page: Any, button: Any) -> Path:
    with page.expect_download() as waiting:
        button.click()
    return Path(waiting.value.path())


def test_no_page_and_no_chart_asks_another_host(browser: Any, stand_in_server: Served) -> None:
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True)
    page = recorded(context, asked)
    page.goto(stand_in_server.url)
    wait_until_drawn(page)
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    names = page_names(page)
    for name in names:
        if name != names[0]:
            walk_to_another(page, name)
        begin_on(page, name)
        if name == "Market":
            page.locator("svg.marks").first.wait_for()
            for button in (
                'button[data-save="png"]',
                'button[data-save="svg"]',
                ".st-key-csv_skills button:visible",
            ):
                assert kept(page, page.locator(button).first).stat().st_size > 100
    page.wait_for_load_state("networkidle")
    context.close()
    assert len(asked) > 10
    assert hosts(asked) == {("http", "127.0.0.1"), ("ws", "127.0.0.1")}


def test_a_report_opened_from_its_file_asks_nobody(
    browser: Any, stand_in_server: Served, tmp_path: Path
) -> None:
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(stand_in_server.url)
    wait_until_drawn(page)
    page.get_by_role("button", name="Senior MLOps lead").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    wait_until_drawn(page)
    report = tmp_path / "report.html"
    report.write_bytes(kept(page, page.locator(".st-key-download_report-html button")).read_bytes())
    context.close()
    asked: list[str] = []
    context = browser.new_context()
    page = recorded(context, asked)
    page.goto(report.as_uri())
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    context.close()
    assert asked == [report.as_uri()]
