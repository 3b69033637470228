"""What an advert's pay comes to in a year, and what is not pay at all."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap.pay import _annual, annual_midpoint, why_left_out
from mlgap.types import PostedPay


def test_a_yearly_range_is_its_midpoint():
    assert annual_midpoint(PostedPay(120_000, 160_000, "USD", "year", "base")) == 140_000


@pytest.mark.parametrize(
    ("low", "high", "period", "yearly"),
    [(60, 80, "hour", 70 * 2080), (2_000, 3_000, "week", 130_000), (5_000, 7_000, "month", 72_000)],
)
def test_shorter_periods_are_converted_with_stated_factors(low, high, period, yearly):
    assert annual_midpoint(PostedPay(low, high, "USD", period, "unstated")) == yearly


def test_total_compensation_is_left_out():
    pay = PostedPay(200_000, 300_000, "USD", "year", "total")
    assert annual_midpoint(pay) is None
    assert why_left_out(pay) == "total compensation, not base pay"


def test_a_day_rate_is_not_guessed_into_a_year():
    assert "day rate" in why_left_out(PostedPay(500, 600, "GBP", "day", "base"))


def test_a_yearly_figure_called_daily_is_left_out():
    assert annual_midpoint(PostedPay(105_000, 105_000, "USD", "day", "base")) is None


@pytest.mark.parametrize(
    ("low", "high", "period"),
    [
        (162, 8_000, "year"),
        (1_620_000, 1_628_000, "year"),
        (45, 65, "year"),
        (120_000, 150_000, "hour"),
        (4_500, 6_500, "hour"),
        (30_000, 130_000, "year"),
    ],
)
def test_misread_figures_are_left_out(low, high, period):
    assert annual_midpoint(PostedPay(low, high, "USD", period, "base")) is None


@pytest.mark.parametrize(
    ("low", "high"), [(0, 230_000), (-1, 100_000), (150_000, 100_000), (float("nan"), 1), (1, float("inf"))]
)
def test_a_range_without_two_ends_in_order_is_left_out(low, high):
    assert why_left_out(PostedPay(low, high, "USD", "year", "base")) == "not a range of two positive figures"


def test_a_currency_without_known_bounds_is_never_taken_as_another():
    assert annual_midpoint(PostedPay(100_000, 120_000, "XXX", "year", "base")) is None


def test_rupees_and_kroner_have_bounds_of_their_own():
    assert annual_midpoint(PostedPay(1_500_000, 2_500_000, "INR", "year", "base")) == 2_000_000
    assert annual_midpoint(PostedPay(60_000, 80_000, "SEK", "year", "base")) is None


@given(
    low=st.floats(allow_nan=True),
    high=st.floats(allow_nan=True),
    currency=st.sampled_from(["USD", "EUR", "INR", ""]),
    period=st.sampled_from(["year", "month", "week", "day", "hour"]),
    basis=st.sampled_from(["base", "total", "unstated"]),
)
def test_pay_is_either_counted_or_has_a_reason(low, high, currency, period, basis):
    pay = PostedPay(low, high, currency, period, basis)
    assert (annual_midpoint(pay) is None) == bool(why_left_out(pay))


def test_the_documented_example_holds():
    outcome = doctest.testmod(_annual)
    assert outcome.attempted == 2
    assert outcome.failed == 0
