"""Driving the app in tests: a press, a walk, what is drawn, a browser and a server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PAGES = (
    "my_gap", "plan", "evidence", "cv_check", "pay", "compare", "coaching", "cohort", "advert", "market",
    "claims", "method",
)  # fmt: skip
START_SECONDS = 60.0
ROWS_BELOW = 1280
"""Pixels of width: narrower, the pages stand in rows above the page and not in the bar."""
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def press_sample(app: AppTest) -> AppTest:
    return app.button(key="sample_senior-mlops-lead").click().run()


def go(app: AppTest, page: str) -> AppTest:
    return app.switch_page(f"mlgap/ui/pages/{page}.py").run()


def choose_part(app: AppTest, part: str) -> AppTest:
    """Choose what is in view of the page Evidence: skills, marked or text."""
    choice = next(g for g in app.get("button_group") if (g.key or "").startswith("part_"))
    return choice.set_value(part).run()


def walk_to(page: Any, name: str) -> None:
    """Go to a page as a person does: by the bar, by the menu in it, or by the rows of a narrow screen."""
    if page.viewport_size["width"] < ROWS_BELOW:
        page.locator(".st-key-phone_navigation").get_by_role("link", name=name, exact=True).click()
        return
    link = page.get_by_test_id("stTopNav").get_by_role("link", name=name, exact=True)
    if not link.count():
        page.get_by_test_id("stTopNavSection").click()
        link = page.get_by_test_id("stTopNavPopover").get_by_role("menuitem", name=name, exact=True)
    link.click()


DRAWN = """() => document.body.innerText.includes('not advice on hiring')
  && document.querySelector('h1') && document.querySelector('[data-test-script-state=notRunning]')
  && !document.querySelector(
    '[data-stale=true], [data-testid=stStatusWidget], [data-testid=stSkeleton], [data-testid=stSpinner]')"""
"""A page that is drawn to its footer, with nothing left of the one before it."""


def wait_until_drawn(page: Any) -> None:
    page.wait_for_function(DRAWN)


def walk_to_another(page: Any, name: str) -> None:
    """Go to a page of another heading than the one in view, and wait until it is drawn."""
    before = page.locator("h1").first.inner_text()
    walk_to(page, name)
    page.wait_for_function("before => document.querySelector('h1')?.innerText !== before", arg=before)
    wait_until_drawn(page)


def begin_on(page: Any, name: str) -> None:
    """Begin what a page is empty without: a coaching session with a note, or the sample cohort."""
    if name == "Coaching":
        page.get_by_role("textbox", name="Alias of the client").fill("Heron 41")
        page.get_by_role("button", name="Start a session").click()
        page.get_by_role("heading", name="Target", exact=True).wait_for()
        note = page.get_by_role("textbox", name="Notes of today")
        note.fill("Quail eggs on Thursdays")
        note.blur()
    elif name == "Cohort":
        page.get_by_role("button", name="Try it with 16 invented graduates").click()
        page.get_by_role("heading", name="In depth").wait_for()
    wait_until_drawn(page)


def parts_of(page: Any, key: str) -> Iterator[str]:
    """Choose one part of a page after the other but the first, and yield each when it is drawn."""
    group = page.locator(f"[class*=st-key-{key}]").first
    text = "document.querySelector('main').innerText"
    for part in group.locator("button").all_inner_texts()[1:]:
        before = page.evaluate(text)
        group.get_by_text(part, exact=True).click()
        page.wait_for_function(f"before => {text} !== before", arg=before)
        wait_until_drawn(page)
        yield part


def page_names(page: Any) -> list[str]:
    """Return the names of all pages, in the order of the navigation."""
    names = page.locator(".st-key-phone_navigation a p")
    names.first.wait_for(state="attached")
    return [name.strip() for name in names.all_text_contents()]


def drawn(app: AppTest) -> str:
    """All text and HTML that stands on the page."""
    html = [block.proto.body for block in app.get("html")]
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.text, app.error, app.info)
    return "\n".join([*html, *(str(e.value) for kind in (*kinds, app.warning, app.code) for e in kind)])


def find_browser() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    return next((path for path in map(shutil.which, names) if path), None)


@dataclass(frozen=True)
class Served:
    url: str
    home: Path
    log: Path
    process: int
    """The server's process id."""


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    server.kill()
    pytest.fail(f"the server did not start:\n{log.read_text()}")


@contextmanager
def serve(script: Path, home: Path) -> Iterator[Served]:
    """Run the app as its own process, with `home` as its home and its temporary folder."""
    home.mkdir(parents=True, exist_ok=True)
    port, log = _free_port(), home.parent / f"{home.name}.log"
    closed = "http://127.0.0.1:9"
    environment = os.environ | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "TMPDIR": str(home),
        "http_proxy": closed,
        "https_proxy": closed,
        "no_proxy": "127.0.0.1,localhost",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = ["--server.port", str(port), "--server.headless", "true"]
    with log.open("wb") as out:
        server = subprocess.Popen([*command, *options], cwd=ROOT, env=environment, stdout=out, stderr=out)
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_until_healthy(url, server, log)
            yield Served(url, home, log, server.pid)
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
