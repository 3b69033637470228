"""Pictures of every page into screenshots/: wide and narrow, light and dark, before a CV and with one.

    python -m benchmarks.screenshots [--sample mlops-lead] [--stand-in] [--only dark-390]

`--stand-in` draws the hand-made market of the tests, which needs neither weights nor a built snapshot.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "ui"), str(ROOT / "tests")]

from driving import BROWSER_OPTIONS, begin_on, find_browser, page_names, serve, walk_to_another  # noqa: E402

OUT = ROOT / "screenshots"
SIZES = {1440: 900, 390: 844}
LONGEST = 12_000
"""Pixels: what a picture of a whole page may be high."""


def settle(page: Any) -> None:
    page.get_by_text("· not advice on hiring").wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(1200)


def whole_page(page: Any, width: int, path: Path) -> None:
    """Take one picture of all that scrolls, by making the window as high as the page."""
    inner = "document.querySelector('[data-testid=stMain]').scrollHeight"
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    page.set_viewport_size({"width": width, "height": min(page.evaluate(inner) + 40, LONGEST)})
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(2000)
    page.screenshot(path=path)
    page.set_viewport_size({"width": width, "height": SIZES[width]})
    print(path.relative_to(ROOT))


def take(browser: Any, url: str, scheme: str, width: int, sample: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(url)
    settle(page)
    whole_page(page, width, OUT / f"{scheme}-{width}-0-start.png")
    page.locator(f".st-key-sample_{sample} button").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    for number, name in enumerate(page_names(page), start=1):
        if number > 1:
            walk_to_another(page, name)
        begin_on(page, name)
        settle(page)
        if name == "Market":
            market_parts(page, scheme, width)
            continue
        whole_page(page, width, OUT / f"{scheme}-{width}-{number}-{name.lower().replace(' ', '-')}.png")
    context.close()


def market_parts(page: Any, scheme: str, width: int) -> None:
    """Take one picture of each part of the market page."""
    for part in page.locator(".st-key-market_section button").all_inner_texts():
        page.locator(".st-key-market_section").get_by_text(part, exact=True).click()
        settle(page)
        whole_page(page, width, OUT / f"{scheme}-{width}-market-{part.lower().replace(' ', '-')}.png")
        over = page.evaluate(
            "(() => { const m = document.querySelector('[data-testid=stMain]');"
            " return m.scrollWidth - m.clientWidth })()"
        )
        if over > 0:
            print(f"  {over} px wider than the screen")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", default="")
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    script = ROOT / "tests" / "ui" / "stand_in_app.py" if chosen.stand_in else ROOT / "app.py"
    sample = chosen.sample or ("senior-mlops-lead" if chosen.stand_in else "mlops-lead")
    path = find_browser()
    if path is None:
        raise SystemExit("No Chromium or Chrome was found: install one to take screenshots.")
    from playwright.sync_api import sync_playwright

    OUT.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        serve(script, Path(home) / "home") as served,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_OPTIONS))
        for scheme in ("light", "dark"):
            for width in SIZES:
                if chosen.only in ("", f"{scheme}-{width}"):
                    take(browser, served.url, scheme, width, sample)
        browser.close()


if __name__ == "__main__":
    main()
