"""The few pictures that README.md shows, into docs/pictures/: small PNG files, of invented people alone.

    python -m benchmarks.readme_pictures [--only my-gap] [--url http://127.0.0.1:8501]

The model and the shipped market are needed. `--url` takes an app that runs already.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "ui"), str(ROOT / "tests")]

from driving import BROWSER_OPTIONS, find_browser, serve, walk_to  # noqa: E402

OUT = ROOT / "docs" / "pictures"
MOST_BYTES = 250_000
WIDE, PHONE = (1280, 800), (390, 844)
PATIENCE_MS = 300_000


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of a window's size and scheme, after `way` has led a fresh session to what it shows."""

    name: str
    way: Callable[[Any], None]
    size: tuple[int, int] = WIDE
    scheme: str = "light"


def settle(page: Any) -> None:
    """Wait until nothing on the page is old, missing or being loaded."""
    page.get_by_text("not advice on hiring").first.wait_for()
    for gone in ("[data-stale=true]", "[data-testid=stSkeleton]", "[data-testid=stStatusWidget]"):
        page.wait_for_function(f'!document.querySelector("{gone}")')
    page.wait_for_timeout(1500)


def sample(page: Any, name: str = "mlops-lead") -> None:
    """Give the sample CV of an invented person."""
    page.locator(f".st-key-sample_{name} button").first.click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    settle(page)


def my_gap(page: Any) -> None:
    sample(page)


def on_page(name: str) -> Callable[[Any], None]:
    """Return the way to a page with a sample CV."""

    def way(page: Any) -> None:
        sample(page)
        walk_to(page, name)
        settle(page)

    return way


def coaching(page: Any) -> None:
    """Lead a coach to a session with a sample CV, a note and an agreed step."""
    walk_to(page, "Coaching")
    page.get_by_label("Alias of the client", exact=True).fill("Client 7")
    page.get_by_role("button", name="Start a session").click()
    page.get_by_text("The client's CV of today").wait_for()
    page.locator(".st-key-sample_software-engineer button").first.click()
    page.get_by_text("Hand-out (PDF").first.wait_for()
    notes = page.get_by_label("Notes of today")
    notes.fill(
        "Wants to move from platform work to serving models. Has shown canary releases; say so by name."
    )
    notes.press("Control+Enter")
    settle(page)
    words = page.get_by_label("In your own words")
    words.fill("Profile the dispatch service under rising load and write up the two worst bottlenecks.")
    words.press("Control+Enter")
    page.get_by_role("button", name="Agree on this").click()
    settle(page)


def cohort(page: Any) -> None:
    """Lead a teacher to what a group of invented graduates can show."""
    walk_to(page, "Cohort")
    page.locator(".st-key-cohort_sample button").click()
    page.get_by_text("read as CVs").first.wait_for()
    settle(page)


SHOTS = (
    Shot("my-gap", my_gap),
    Shot("plan-dark", on_page("Plan"), scheme="dark"),
    Shot("phone", my_gap, size=PHONE),
    Shot("cohort", cohort),
    Shot("coaching", coaching),
)


def small(picture: bytes) -> bytes:
    """Return a PNG of at most 250 kB: fewer colours first, then fewer pixels."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    while True:
        for colours in (256, 128, 64):
            kept = io.BytesIO()
            image.quantize(colours, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
            if kept.tell() <= MOST_BYTES:
                return kept.getvalue()
        image = image.resize((image.width * 4 // 5, image.height * 4 // 5), Image.Resampling.LANCZOS)


def take(browser: Any, url: str, shot: Shot) -> None:
    width, height = shot.size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=shot.scheme)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    settle(page)
    shot.way(page)
    made = small(page.screenshot())
    (OUT / f"{shot.name}.png").write_bytes(made)
    print(f"{shot.name}.png: {len(made):,} bytes")
    context.close()


@contextmanager
def running(url: str) -> Iterator[str]:
    """Yield `url`, or that of an app of our own while it runs."""
    if url:
        yield url
        return
    with tempfile.TemporaryDirectory() as home, serve(ROOT / "app.py", Path(home) / "home") as served:
        yield served.url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", choices=["", *(s.name for s in SHOTS)])
    parser.add_argument("--url", default="")
    chosen = parser.parse_args()
    path = find_browser()
    if path is None:
        raise SystemExit("No Chromium or Chrome was found: install one to take pictures.")
    from playwright.sync_api import sync_playwright

    OUT.mkdir(exist_ok=True)
    with running(chosen.url) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_OPTIONS))
        for shot in SHOTS:
            if chosen.only in ("", shot.name):
                take(browser, url, shot)
        browser.close()


if __name__ == "__main__":
    main()
