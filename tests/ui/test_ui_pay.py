"""The page Pay: its bands for the choices made, what stands beside them, and what it says without one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from driving import drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap.ui import frame


class Today(date):
    """The day on which these tests are drawn, so that the age of the months does not move."""

    @classmethod
    def today(cls) -> Any:
        return cls(2026, 11, 21)


class FourteenMonthsLater(date):
    """Counted from the newest month of the bands."""

    @classmethod
    def today(cls) -> Any:
        return cls(2027, 10, 5)


@pytest.fixture
def pay(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(frame, "date", Today)
    return go(press_sample(app), "pay")


def choose(app: AppTest, label: str, value: str) -> AppTest:
    return next(s for s in app.selectbox if s.label == label).set_value(value).run()


def headers(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def test_the_page_opens_with_one_band_then_segments_then_levels(pay: AppTest) -> None:
    assert not pay.exception
    text = drawn(pay)
    for said in (
        "<dt>Middle</dt><dd>USD 170,000</dd>",
        "8 of 10 adverts like this have their midpoint in the band.",
        "of 483 later adverts (Senior and above, United States), 79 %",
        "600 of 1,200 adverts state pay (50 %)",
        "United States (no region chosen)",
    ):
        assert said in text
    assert headers(pay)[:2] == ["Segments side by side", "Levels side by side"]

    for said in (
        "Employers differ in which years they count",
        "All years, research and teaching too",
        "never a promise",
        "intervals corrected for 3 skills looked at",
        "Hourly rates of contract adverts",
        "USD 40 to USD 96, middle USD 68 an hour",
        '<section class="cited">',
        "above the official median of",
        "U.S. Bureau of Labor Statistics",
        "A band is of midpoints. An advert's own range is another thing",
        "the newest are",
        "Nobody's past pay is asked for, read or used: the same choices show every person the same bands.",
    ):
        assert said in text
    counted, cited = text.index("Hourly rates of contract adverts"), text.index('<section class="cited">')
    assert "USD 90 to 160 an hour" in text[cited:]
    assert "USD 90 to 160" not in text[counted:cited]


def test_levels_of_a_segment_that_has_a_band_are_shown_and_the_next_is_told(pay: AppTest) -> None:
    offered = next(s for s in pay.selectbox if s.label == "Levels of which segment").options
    assert offered == ["All segments", "Big tech", "Regulated: finance"]
    assert "Your CV reads as **Senior and above**: USD 124,000 to USD 239,000" in drawn(pay)
    assert "The next, **Management**: USD 180,000 to USD 312,000" in drawn(pay)
    choose(pay, "Levels of which segment", "big-tech")
    assert not pay.exception
    text = drawn(pay)
    assert "Your CV reads as **Senior and above**: USD 168,000 to USD 301,000" in text
    assert "middle USD 262,000 (modelled, 21 adverts)" in text


def test_a_region_chosen_on_the_page_is_the_frames_own_choice(pay: AppTest) -> None:
    offered = next(s for s in pay.selectbox if s.label == "Region of these bands").options
    assert offered[:3] == [
        "No region chosen",
        "United States (900 adverts state pay)",
        "United Kingdom (80 adverts state pay)",
    ]
    assert "Germany (too few postings for a band of its own)" in offered
    choose(pay, "Region of these bands", "GB")
    assert not pay.exception
    assert pay.session_state["mlgap"].region == "GB"
    assert next(s for s in pay.selectbox if s.label == "Region").value == "GB"
    text = drawn(pay)
    assert "<dt>Middle</dt><dd>GBP 92,000</dd>" in text
    assert "That is fewer than meant" in text
    choose(pay, "Region", "US")
    assert next(s for s in pay.selectbox if s.label == "Region of these bands").value == "US"
    assert "<dt>Middle</dt><dd>USD 170,000</dd>" in drawn(pay)


def test_a_country_without_a_band_says_so_and_draws_nothing_in_its_place(pay: AppTest) -> None:
    choose(pay, "Region of these bands", "DE")
    assert not pay.exception
    text = drawn(pay)
    for said in (
        "Too few postings</p>",
        "No role and no level has a band here. Choose another region to see one.",
        "Too few postings state pay here for a band of any segment.",
        "Too few postings state pay here for a band of any level.",
        "No contract advert states an hourly rate here.",
        "No official wages are held for this country and role.",
    ):
        assert said in text
    assert "8 of 10 adverts" not in text
    assert '<section class="cited">' not in text


def test_the_one_segment_chosen_is_the_one_at_a_glance(pay: AppTest) -> None:
    pay.multiselect[0].set_value(["big-tech"]).run()
    assert "<dt>Middle</dt><dd>USD 205,500</dd>" in drawn(pay)
    pay.multiselect[0].set_value(["gov-defence"]).run()
    assert not pay.exception
    assert "Too few postings of Government and defence for a band: all segments are shown." in drawn(pay)
    assert "<dt>Middle</dt><dd>USD 170,000</dd>" in drawn(pay)


def test_a_market_that_says_nothing_of_skills_has_no_part_on_them(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlgap.pay import NO_SKILL_PAY
    from mlgap.ui import cache

    loaded = cache.resources()
    object.__setattr__(loaded, "skill_pay", NO_SKILL_PAY)
    go(press_sample(app), "pay")
    assert not app.exception
    assert "Skills your CV does not show, and pay" not in headers(app)
    assert "Contract rates" in headers(app)


def test_bands_are_marked_as_old_fourteen_months_later_and_not_before(
    pay: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not pay.warning
    assert "Older than" not in drawn(pay)
    monkeypatch.setattr(frame, "date", FourteenMonthsLater)
    pay.run()
    assert not pay.exception
    assert any("the newest 14 months old" in w.value for w in pay.warning)
    assert "Older than 12 months</span>" in drawn(pay)


def test_the_same_choices_show_two_people_the_same_bands(app: AppTest) -> None:
    def glance(drawn_: AppTest) -> str:
        return next(b.proto.body for b in drawn_.get("html") if "band-glance" in b.proto.body)

    go(press_sample(app), "pay")
    first = glance(app)
    go(app, "my_gap")
    app.text_area[0].set_value("Experience\nJunior data analyst, Marrowmere, Jan 2026 - present\n- Wrote SQL")
    next(b for b in app.button if b.label == "Read this text").click().run()
    choose(app, "Level", "senior")
    assert glance(go(app, "pay")) == first
