"""What the app keeps: the market's part for everyone, a CV's for its session, none after its removal."""

from __future__ import annotations

from typing import Any

import pytest
import stand_in
from driving import press_sample
from streamlit.testing.v1 import AppTest

from mlgap import pipeline


def count(monkeypatch: pytest.MonkeyPatch, name: str, make: Any) -> list[Any]:
    asked: list[Any] = []

    def counted(*args: Any, **kwargs: Any) -> Any:
        asked.append(args)
        return make(*args, **kwargs)

    monkeypatch.setattr(pipeline, name, counted)
    return asked


def test_the_same_text_again_is_read_once_until_it_is_removed(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = count(monkeypatch, "profile_of", stand_in.profile_of)
    press_sample(press_sample(app))
    assert len(read) == 1
    app.button(key="remove").click().run()
    press_sample(app)
    assert len(read) == 2


def test_what_a_cv_supports_goes_with_the_next_cv(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    read = count(monkeypatch, "profile_of", stand_in.profile_of)
    texts = (
        f"Experience\nClerk, {who}, 2019 - 2024\nSold 9,000 tickets by hand" for who in ("Otter", "Heron")
    )
    first, second = (text.encode() for text in texts)
    for n, data in enumerate((first, second, first), start=1):
        app.file_uploader[0].set_value(("cv.txt", data, "text/plain")).run()
        assert not app.exception
        assert len(read) == n


def test_the_market_s_part_is_counted_once_for_all_sessions(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides = count(monkeypatch, "market_side", pipeline.market_side)
    press_sample(app)
    first = len(sides)
    other = AppTest.from_file(app._script_path, default_timeout=60).run()
    press_sample(other)
    assert first == len(sides) == 1
