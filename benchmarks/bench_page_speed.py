"""How long a person waits: first view, first answer, and each change of a choice on each page.

    python -m benchmarks.bench_page_speed [--rounds 2] [--pages "My gap" Pay] [--busy]

The real model and market, one session in Chromium. Each time is from the browser's event to the last change
of the page before it settles; beside it the server's own CPU seconds, which other load on the machine does
not stretch. A choice is "cold" where no session of this server made it before, "seen" where it was made
before on another page or in another round. The server is let finish what it does in the background first,
unless --busy.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.page_watch import (
    Felt,
    choose,
    felt,
    loads,
    megabytes,
    quantile,
    wait_until_idle,
    watched,
)
from benchmarks.screenshots import BROWSER_OPTIONS, ROOT, find_browser, serve

if TYPE_CHECKING:
    from driving import Served

SAMPLE = "mlops-lead"
PAGES = {
    "My gap": "Where you stand",
    "Plan": "From gap to plan",
    "Evidence": "What your CV shows, line by line",
    "CV check": "What your CV's wording shows",
    "Pay": "What postings offer",
    "Market": "The market in this sample",
}
COLD = {
    "My gap": ("Data engineer", "Mid", "Canada"),
    "Plan": ("Research scientist", "Management", "Germany"),
    "Evidence": ("NLP engineer", "Mid", "India"),
    "CV check": ("Software engineer", "Management", "Ireland"),
    "Pay": ("Computer vision engineer", "Mid", "France"),
    "Market": ("Quant", "Management", "Poland"),
}
"""A role, a level and a region for each page, so that no page meets another's choices."""
USUAL = ("Machine learning engineer", "Senior", "United States")
LABELS = ("Role", "Level", "Region")
NOTHING = {"Role": "All roles", "Level": "All levels", "Region": "All regions"}
SEGMENT = "Big tech"

Times = dict[tuple[str, str], list[Felt]]


def first_view(context: Any, url: str) -> tuple[Any, float, float]:
    """Return the page, the seconds to a usable first screen, and those until the market is there too."""
    page = watched(context)
    start = time.monotonic()
    page.goto(url)
    page.get_by_role("heading", name="Start with a CV").wait_for()
    usable = time.monotonic() - start
    return page, usable, start


def first_answer(page: Any, process: int) -> Felt:
    return felt(page, process, lambda: _sample(page))


def _sample(page: Any) -> None:
    page.locator(f".st-key-sample_{SAMPLE} button").first.click()
    page.get_by_role("heading", name="Where you stand").wait_for()


def walk(page: Any, name: str, process: int) -> Felt:
    def go() -> None:
        page.get_by_test_id("stHeader").get_by_role("link", name=name).click()
        page.get_by_role("heading", name=PAGES[name], exact=True).wait_for()

    return felt(page, process, go)


def changes(page: Any, name: str, process: int, times: Times) -> None:
    """Change each choice of a page and back: what nobody chose yet, then what is usual, then all again."""
    seen: set[tuple[str, ...]] = set()
    held = dict(NOTHING)
    for options in (COLD[name], USUAL, COLD[name], tuple(NOTHING.values())):
        for label, option in zip(LABELS, options, strict=True):
            held[label] = option
            kind = "seen" if tuple(held.values()) in seen else "cold"
            seen.add(tuple(held.values()))
            cost = felt(page, process, lambda label=label, option=option: choose(page, label, option))
            times[name, f"{label.lower()}, {kind}"].append(cost)
    cost = felt(page, process, lambda: choose(page, "Employer segments", SEGMENT))
    times[name, "segment"].append(cost)
    clear = page.get_by_role("button", name="Clear all").first
    page.keyboard.press("Escape")
    times[name, "segment"].append(felt(page, process, clear.click))


def told(times: Times) -> None:
    print(f"\n{'page':9} {'change':14} {'n':>3} {'p50 s':>7} {'p95 s':>7} {'CPU p50':>8} {'CPU p95':>8}")
    for (page, change), costs in times.items():
        _row(page, change, costs)
    for kind in ("cold", "seen", "segment", "open"):
        costs = [cost for (_, change), found in times.items() if kind in change for cost in found]
        _row("all", kind, costs)


def _row(page: str, change: str, costs: list[Felt]) -> None:
    wall, cpu = [c.seconds for c in costs], [c.cpu for c in costs]
    if costs:
        print(
            f"{page:9} {change:14} {len(costs):3d} {quantile(wall, 0.5):7.3f} {quantile(wall, 0.95):7.3f} "
            f"{quantile(cpu, 0.5):8.3f} {quantile(cpu, 0.95):8.3f}",
            flush=True,
        )


def session(browser: Any, served: Served, pages: list[str], times: Times, *, busy: bool) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    process = served.process
    page, usable, start = first_view(context, served.url)
    page.get_by_text("· not advice on hiring").wait_for()
    print(f"usable first screen {usable:.2f} s, market and model there {time.monotonic() - start:.2f} s")
    answer = first_answer(page, process)
    print(f"first answer {answer.seconds:.2f} s ({answer.cpu:.2f} CPU), {megabytes(process):.0f} MB")
    if not busy:
        wait_until_idle(process)
    for name in pages:
        if name != "My gap":
            times[name, "open"].append(walk(page, name, process))
        changes(page, name, process, times)
    context.close()


def cold_answer(browser: Any, home: Path) -> None:
    """Print what it takes to the first answer where the CV is given before the model is there."""
    with serve(ROOT / "app.py", home) as served:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page, usable, _ = first_view(context, served.url)
        answer = first_answer(page, served.process)
        print(
            f"server just started: usable first screen {usable:.2f} s, first answer from the sample "
            f"{answer.seconds:.2f} s ({answer.cpu:.2f} CPU)",
            flush=True,
        )
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--pages", nargs="*", default=list(PAGES))
    parser.add_argument("--busy", action="store_true")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright, loads() as load:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(BROWSER_OPTIONS))
        cold_answer(browser, Path(home) / "cold")
        for number in range(options.rounds):
            with serve(ROOT / "app.py", Path(home) / f"round{number}") as served:
                session(browser, served, options.pages, times, busy=options.busy)
        browser.close()
    told(times)
    print(f"{os.cpu_count()} CPUs, load {load[0]:.1f} before and {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
