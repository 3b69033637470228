"""What is no longer needed is collected while nobody waits, and not at the end of each redraw."""

from __future__ import annotations

import gc
import time
from threading import Event, Thread

__all__ = ["drawing", "when_quiet"]

QUIET = 3.0
"""Seconds without a redraw after which nobody is taken to wait."""
AT_LATEST = 30.0
"""Seconds after which it is collected though somebody draws all the time."""
IDLE = 120.0
"""Seconds: sessions end without a redraw too, and what they held is to go."""

_drawn = Event()


def drawing() -> None:
    """Say that a page is drawn now."""
    _drawn.set()


def when_quiet() -> None:
    """Start collecting, for as long as the process lives.

    Why: model, skills and market are over half a million objects, and going through them takes half a second
    of CPU in which no page is drawn. Streamlit does it after each redraw (`runner.postScriptGC`, off here).
    """
    Thread(target=_collect_for_ever, name="mlgap-tidy", daemon=True).start()


def _collect_for_ever() -> None:
    while True:
        _drawn.wait(IDLE)
        end = time.monotonic() + AT_LATEST
        while time.monotonic() < end:
            _drawn.clear()
            if not _drawn.wait(QUIET):
                break
        gc.collect()
