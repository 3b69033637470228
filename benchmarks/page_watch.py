"""Seconds as a person feels them: from an event in the browser to the last change of the page after it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUIET_MS = 250
"""A page on which nothing changed for so long, while no script runs and nothing is stale, is settled."""

WATCH = """
(() => {
  const w = window.__watch = {from: 0, last: 0, ran: false};
  const now = () => performance.now();
  const app = () => document.querySelector('[data-testid=stApp]');
  const of = (node) => node.nodeType === 1 ? node : node.parentElement;
  const look = (changes) => {
    const state = app()?.getAttribute('data-test-script-state');
    if (state === 'running') w.ran = true;
    for (const change of changes) {
      const node = of(change.target);
      if (node && (node === app() || node.closest('[data-testid=stMain]'))) { w.last = now(); return; }
    }
  };
  const start = () => { w.from = w.last = now(); w.ran = false; };
  const keys = (event) => { if (event.key === 'Enter') start(); };
  window.addEventListener('keydown', keys, true);
  window.addEventListener('click', start, true);
  window.addEventListener('change', (event) => { if (event.target.type === 'file') start(); }, true);
  w.settled = () => w.ran && w.from > 0
    && app()?.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-stale=true]')
    && now() - w.last > QUIET;
  document.addEventListener('DOMContentLoaded', () => new MutationObserver(look).observe(
    document.body, {subtree: true, childList: true, attributes: true, characterData: true}));
})()
""".replace("QUIET", str(QUIET_MS))


@dataclass(frozen=True, slots=True)
class Felt:
    """What one event cost: seconds to the settled redraw, and the server's CPU seconds for it."""

    seconds: float
    cpu: float


def watched(context: Any) -> Any:
    """Return a new page that watches itself."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.set_default_timeout(300_000)
    return page


def felt(page: Any, process: int, act: Callable[[], object]) -> Felt:
    """Do something whose last key or click is the event, wait for the settled redraw, return its cost."""
    page.evaluate("() => { window.__watch.from = 0; window.__watch.ran = false }")
    before = cpu_seconds(process)
    act()
    page.wait_for_function("() => window.__watch.settled()", polling=20)
    seconds = page.evaluate("() => (window.__watch.last - window.__watch.from) / 1000")
    return Felt(seconds, cpu_seconds(process) - before)


def choose(page: Any, label: str, option: str) -> None:
    """Choose an option of a list by its name; the key Enter is the event."""
    box = page.get_by_role("combobox", name=label).first
    box.scroll_into_view_if_needed()
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option).first.wait_for()
    page.keyboard.press("Enter")


def cpu_seconds(process: int) -> float:
    """Return the CPU seconds that a process has used; 0 where the system does not tell."""
    with suppress(OSError, IndexError, ValueError):
        told = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def megabytes(process: int) -> float:
    """Return the resident memory of a process; 0 where the system does not tell."""
    with suppress(OSError, IndexError, ValueError):
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2
    return 0.0


def quantile(values: list[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@contextmanager
def loads() -> Iterator[list[float]]:
    """Yield the load of the machine before and, once it is over, after."""
    told = [os.getloadavg()[0]]
    yield told
    told.append(os.getloadavg()[0])


def wait_until_idle(process: int, share: float = 0.05, seconds: float = 2.0, most: float = 240.0) -> None:
    """Return once a server uses hardly any CPU, so that what it does in the background is over."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        before = cpu_seconds(process)
        time.sleep(seconds)
        if cpu_seconds(process) - before < share * seconds:
            return
