"""What is over is collected while nobody waits, and not after each redraw."""

from __future__ import annotations

import gc
import tomllib
import weakref
from threading import Event

import pytest
from driving import ROOT

from mlgap.ui import tidy


class _Ring:
    def __init__(self) -> None:
        self.me = self


def test_what_is_over_is_collected_once_nobody_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidy, "QUIET", 0.01)
    gone, ring = Event(), _Ring()
    gc.disable()
    try:
        alive = weakref.ref(ring, lambda _: gone.set())
        del ring
        assert alive() is not None, "only the collector lets go of a ring"
        tidy.when_quiet()
        with tidy.drawing():
            pass
        assert gone.wait(60)
    finally:
        gc.enable()


def test_the_framework_does_not_collect_after_each_redraw() -> None:
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert told["runner"]["postScriptGC"] is False
