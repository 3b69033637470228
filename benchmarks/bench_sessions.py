"""Twenty people at once on one server, each with a CV of their own: how long each waits, and what it takes.

    python -m benchmarks.bench_sessions [--sessions 20] [--acts 4] [--pause 15]

The real model and market; one Chromium with a session for each person, on the same machine as the server, so
that browsers and server share its cores. All give their CV within moments. Then each goes on by themselves:
after a pause for reading, of `--pause` seconds give or take half, they open a page or change a choice. Each
page's own clock tells the seconds from the event to the settled redraw.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cohort_cvs import invented_cvs
from benchmarks.page_watch import choose, cpu_seconds, loads, megabytes, quantile, wait_until_idle, watched
from benchmarks.screenshots import BROWSER_OPTIONS, ROOT, find_browser, serve

PAGES = ("Plan", "Evidence", "CV check", "Pay", "My gap")
CHOICES = (
    ("Role", "Data scientist"),
    ("Role", "Machine learning engineer"),
    ("Region", "United States"),
    ("Region", "United Kingdom"),
    ("Level", "Mid"),
    ("Level", "Senior"),
)
RESET = "() => { window.__watch.from = 0; window.__watch.ran = false }"
TOLD = "() => window.__watch.settled() ? (window.__watch.last - window.__watch.from) / 1000 : null"


@dataclass
class Person:
    page: Any
    draw: random.Random
    left: int
    due: float = 0.0
    waits_for: str = ""
    times: list[tuple[str, float]] = field(default_factory=list)
    errors: int = 0

    def give(self, name: str, data: bytes) -> None:
        self.page.evaluate(RESET)
        given = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        self.page.locator("input[type=file]").first.set_input_files(given)
        self.waits_for = "first answer"

    def act(self) -> None:
        self.page.evaluate(RESET)
        if self.draw.random() < 0.5:
            self.page.get_by_test_id("stHeader").get_by_role("link", name=self.draw.choice(PAGES)).click()
            self.waits_for = "page"
        else:
            choose(self.page, *self.draw.choice(CHOICES))
            self.waits_for = "choice"
        self.left -= 1

    def look(self, pause: float) -> None:
        """Note how long it took, once the page has settled."""
        seconds = self.page.evaluate(TOLD)
        if seconds is not None:
            self.times.append((self.waits_for, seconds))
            self.errors += self.page.get_by_test_id("stException").count()
            self.waits_for, self.due = "", time.monotonic() + pause * self.draw.uniform(0.5, 1.5)


def go_on(people: list[Person], pause: float, most: float) -> None:
    """Let each wait, read and act until none has anything left to do."""
    end = time.monotonic() + most
    while any(p.waits_for or p.left for p in people) and time.monotonic() < end:
        for person in people:
            if person.waits_for:
                person.look(pause)
            elif person.left and time.monotonic() >= person.due:
                person.act()
        time.sleep(0.05)


def told(people: list[Person]) -> None:
    for what in ("first answer", "page", "choice"):
        times = [seconds for p in people for kind, seconds in p.times if kind == what]
        if times:
            print(
                f"{what:13} n {len(times):3d}  p50 {quantile(times, 0.5):6.2f} s  "
                f"p95 {quantile(times, 0.95):6.2f} s  longest {max(times):6.2f} s"
            )
    print(f"still waiting {sum(bool(p.waits_for) for p in people)}, errors {sum(p.errors for p in people)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--acts", type=int, default=4)
    parser.add_argument("--pause", type=float, default=15.0)
    parser.add_argument("--most", type=float, default=420.0, help="seconds after which it ends at any rate")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with (
        tempfile.TemporaryDirectory() as home,
        sync_playwright() as playwright,
        loads() as load,
        serve(ROOT / "app.py", Path(home) / "home") as served,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(BROWSER_OPTIONS))
        people = []
        for number in range(options.sessions):
            page = watched(browser.new_context(viewport={"width": 1440, "height": 900}))
            page.goto(served.url)
            page.get_by_role("heading", name="Start with a CV").wait_for()
            people.append(Person(page, random.Random(number), options.acts))
        people[0].page.get_by_text("· not advice on hiring").wait_for()
        wait_until_idle(served.process)
        empty, start = megabytes(served.process), cpu_seconds(served.process)
        for person, (name, data) in zip(people, invented_cvs(options.sessions), strict=True):
            person.give(name, data)
        go_on(people, options.pause, options.most)
        told(people)
        held = megabytes(served.process)
        print(
            f"server {empty:.0f} MB with {options.sessions} empty sessions, {held:.0f} MB at the end: "
            f"{(held - empty) / options.sessions:.1f} MB each; "
            f"{cpu_seconds(served.process) - start:.0f} CPU-s of the server"
        )
        browser.close()
    print(f"{os.cpu_count()} CPUs, load {load[0]:.1f} before and {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
