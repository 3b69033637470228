"""A stranger's origin is refused without asking any other host who we are."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from mlgap.ui import offline

STRANGER = "https://stranger.example"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Yield the addresses that Streamlit, as it comes, asks; none answers."""
    importlib.reload(net_util)
    found: list[str] = []

    def ask(url: str, **_: Any) -> None:
        found.append(url)

    monkeypatch.setattr(net_util, "_make_blocking_http_get", ask)
    yield found
    offline.ask_no_other_host()


def test_a_strangers_origin_is_refused_and_nobody_is_asked(asked: list[str]) -> None:
    assert not server_util.is_url_from_allowed_origins(STRANGER)
    assert asked, "the server's own way is expected to ask for its address"
    asked.clear()
    offline.ask_no_other_host()
    assert not server_util.is_url_from_allowed_origins(STRANGER)
    assert asked == []
