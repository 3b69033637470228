"""The app drawn in this process over a market made by hand, a browser, and the app as a server."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import examples

sys.path.insert(0, str(Path(__file__).parent))

from driving import BROWSER_OPTIONS, HERE, ROOT, Served, find_browser, press_sample, serve


@pytest.fixture(autouse=True)
def main_module_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script drawn in this process is left behind as its main module, which a worker started later runs."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.txt"
    path.write_text(examples.TEXT, encoding="utf-8")
    return path


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, sample: Path) -> Iterator[AppTest]:
    """The app with the hand-made market, loaded and waiting for a CV."""
    import stand_in

    from mlgap import pipeline, states
    from mlgap.ui import cache

    for name, value in stand_in.replacements(sample).items():
        monkeypatch.setattr(pipeline, name, value)
    monkeypatch.setattr(states, "read_today", stand_in.read_today)
    st.cache_resource.clear()
    cache.resources()
    yield AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    st.cache_resource.clear()


@pytest.fixture
def with_cv(app: AppTest) -> AppTest:
    return press_sample(app)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = find_browser()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium found, and CI must run the browser tests: apt-get install chromium")
        pytest.skip("no Chromium or Chrome is installed: the browser tests need one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(BROWSER_OPTIONS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def stand_in_server(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[Served]:
    with serve(HERE / "stand_in_app.py", tmp_path_factory.mktemp("served") / "home") as served:
        yield served
