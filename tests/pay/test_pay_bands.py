"""Which adverts make a band, how they weigh, and what the percentiles are."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgap.pay import fit_bands, salary_band
from mlgap.pay._cells import employer_weights, weighted_percentiles
from mlgap.types import Cell, PostedPay

BIG_TECH = Cell("big-tech", "ml-engineer", "mid", "us-bay-area")
HOURS = {"year": 1, "hour": 2080}


def test_the_band_is_the_percentiles_of_midpoints(adverts, window):
    band = fit_bands(adverts(19), window).cells[BIG_TECH]
    assert (band.low, band.mid, band.high) == (101_000, 109_000, 117_000)
    assert (band.n, band.n_employers, band.n_adverts) == (19, 19, 19)


def test_fourteen_adverts_make_no_band(adverts, window):
    assert BIG_TECH not in fit_bands(adverts(14), window).cells
    assert BIG_TECH in fit_bands(adverts(15), window).cells


def test_four_employers_make_no_band(adverts, window):
    four = [fact for k in range(4) for fact in adverts(10, employer_key=f"e{k}")]
    assert BIG_TECH not in fit_bands(four, window).cells
    assert BIG_TECH in fit_bands([*four, *adverts(1, employer_key="fifth")], window).cells


def test_adverts_without_pay_count_for_the_disclosure_rate_alone(adverts, advert, window):
    band = fit_bands([*adverts(15), *(advert(employer_key=f"silent {i}") for i in range(45))], window)
    assert (band.cells[BIG_TECH].n, band.cells[BIG_TECH].n_adverts) == (15, 60)


@pytest.mark.parametrize(
    "change",
    [
        {"employment": "contract"},
        {"employment": "part-time"},
        {"employment": "internship"},
        {"level": "intern"},
        {"role_family": "ai-trainer"},
        {"month": None},
        {"month": "2025-08"},
        {"month": "2026-09"},
    ],
)
def test_what_is_not_a_regular_post_of_the_window_is_kept_out(adverts, window, change):
    assert not fit_bands(adverts(30, **change), window).cells


@pytest.mark.parametrize("change", [{"employment": "unstated"}, {"month": "2025-09"}, {"month": "2026-08"}])
def test_unstated_employment_and_the_windows_ends_count(adverts, window, change):
    assert fit_bands(adverts(15, **change), window).cells[BIG_TECH].n == 15


def test_total_pay_and_foreign_currency_are_not_in_the_band(adverts, advert, window):
    total = [
        advert(employer_key=f"t{i}", pay=(300_000.0, 300_000.0, "USD", "year", "total")) for i in range(20)
    ]
    pounds = adverts(20, first=300, currency="GBP")
    band = fit_bands([*adverts(15), *total, *pounds], window).cells[BIG_TECH]
    assert (band.n, band.n_adverts, band.high < 120_000) == (15, 55, True)


def test_hourly_and_yearly_pay_meet_in_one_band(adverts, advert, window):
    hourly = [advert(employer_key=f"h{i}", pay=(50.0, 50.0, "USD", "hour", "base")) for i in range(15)]
    assert fit_bands(hourly, window).cells[BIG_TECH].mid == 104_000
    assert fit_bands([*hourly, *adverts(15)], window).cells[BIG_TECH].n == 30


def test_a_mass_poster_does_not_set_the_band(adverts, advert, window):
    others = adverts(60)
    flood = [
        advert(employer_key="flood", pay=(300_000.0, 300_000.0, "USD", "year", "base")) for _ in range(140)
    ]
    band = fit_bands([*others, *flood], window).cells[BIG_TECH]
    assert band.mid < 150_000
    assert band.n == 200


def test_no_employer_weighs_more_than_a_tenth_of_the_adverts():
    weights = employer_weights(["flood"] * 80 + [f"e{i}" for i in range(20)])
    assert weights[:80].sum() == pytest.approx(10)
    assert (weights[80:] == 1).all()


def test_three_adverts_of_an_employer_always_count_whole():
    assert employer_weights(["a", "a", "a", "b"]).tolist() == [1, 1, 1, 1]


def test_intermediaries_and_unclear_employers_serve_only_their_own_cells(adverts, advert, window):
    cells = fit_bands(
        [
            *adverts(15, segment="consulting-staffing", cuts=("vertical-ai",)),
            *adverts(15, segment="unclear", cuts=("platform-team",)),
        ],
        window,
    ).cells
    assert {cell.segment for cell in cells} == {"consulting-staffing", "unclear"}
    silent = [advert(segment="unclear", employer_key=f"silent {i}") for i in range(9)]
    whole = fit_bands([*adverts(15), *adverts(15, segment="unclear"), *silent], window).cells
    everyone = whole[Cell(None, "ml-engineer", "mid", "US")]
    assert (everyone.n, everyone.n_adverts) == (15, 15)


def test_coverage_is_not_judged_on_those_kept_apart(adverts, window):
    earlier, later = adverts(100, month="2026-01"), adverts(125, month="2026-08")
    between = [f for m in ("2026-02", "2026-03") for f in adverts(1, month=m)]
    apart = adverts(125, month="2026-08", segment="consulting-staffing")
    assert fit_bands([*earlier, *between, *later, *apart], window).coverage_n == 125


def test_the_regulated_segments_have_a_band_together(adverts, window):
    facts = adverts(8, segment="regulated-finance") + [
        fact for fact in adverts(16, segment="regulated-health") if fact.row >= 8
    ]
    cells = fit_bands(facts, window).cells
    assert cells[Cell("regulated", "ml-engineer", "mid", "US")].n == 16
    assert Cell("regulated-finance", "ml-engineer", "mid", "US") not in cells


def test_a_cut_has_a_band_across_segments(adverts, window):
    facts = [*adverts(15, cuts=("frontier-lab",)), *adverts(15, segment="ai-startup")]
    assert fit_bands(facts, window).cells[Cell("frontier-lab", "ml-engineer", "mid", "US")].n == 15


def test_countries_without_one_currency_have_no_band(adverts, window):
    assert not fit_bands(adverts(30, country="OTHER", metro=None, currency="EUR"), window).cells


def test_an_unstated_level_is_a_stratum_of_its_own(adverts, window):
    cells = fit_bands([*adverts(15, level="unstated"), *adverts(15, level="mid")], window).cells
    assert cells[Cell("big-tech", "ml-engineer", "unstated", "US")].n == 15
    assert cells[Cell("big-tech", "ml-engineer", None, "US")].n == 30


def test_neighbouring_families_are_counted_together_in_the_neighbours_cell(adverts, window):
    cells = fit_bands([*adverts(15), *adverts(15, role_family="mlops-engineer")], window).cells
    assert cells[Cell("big-tech", "ml-engineer", "mid", "US", neighbours=True)].n == 30
    assert cells[Cell("big-tech", "ml-engineer", "mid", "US")].n == 15


def test_the_order_of_adverts_changes_nothing(adverts, advert, window):
    facts = [
        *adverts(30),
        *(advert(employer_key="b", pay=(1e5 + i, 2e5, "USD", "year", "base")) for i in range(20)),
    ]
    assert fit_bands(facts, window) == fit_bands(facts[::-1], window)


def test_the_order_of_equal_pay_from_large_and_small_employers_changes_nothing():
    values = np.array([1e5, 1.2e5, 1.2e5, 1.4e5])
    weights = np.array([1, 1, 0.25, 0.25])
    assert weighted_percentiles(values, weights, (0.1, 0.5, 0.7)) == weighted_percentiles(
        values[[0, 2, 1, 3]], weights[[0, 2, 1, 3]], (0.1, 0.5, 0.7)
    )


def test_levels_of_one_band_are_counted_together(adverts, window):
    cells = fit_bands([*adverts(8, level="staff"), *adverts(9, level="lead")], window).cells
    assert cells[Cell("big-tech", "ml-engineer", "senior", "US")].n_adverts == 17


def test_coverage_is_measured_on_later_months(adverts, window):
    earlier, later = adverts(100, month="2026-01"), adverts(125, month="2026-08")
    between = [f for m in ("2026-02", "2026-03") for f in adverts(1, month=m)]
    bands = fit_bands([*earlier, *between, *later], window)
    # the earlier band holds about 110 to 190 thousand; of 100 ... 224 thousand that is 81 of 125
    assert bands.coverage_n == 125
    assert bands.coverage == pytest.approx(81 / 125, abs=0.02)


def test_coverage_is_the_aim_where_too_few_later_adverts_judge_it(adverts, window):
    months = [adverts(20, month=month) for month in ("2026-01", "2026-02", "2026-03")]
    bands = fit_bands([*(fact for month in months for fact in month), *adverts(99, month="2026-08")], window)
    assert (bands.coverage, bands.coverage_n) == (0.80, 0)


@pytest.mark.parametrize("n", [15, 19, 100])
def test_equal_weights_give_the_plain_percentiles_at_k_over_n_plus_1(n):
    values = np.random.default_rng(n).normal(1e5, 2e4, n)
    expected = np.quantile(values, [0.1, 0.5, 0.9], method="weibull").round()
    assert weighted_percentiles(values, np.ones(n), (0.1, 0.5, 0.9)) == tuple(expected)


def test_halving_a_copied_advert_weighs_it_once():
    values = np.array([1e5, 1.1e5, 1.2e5, 1.3e5, 1.3e5])
    mid = weighted_percentiles(values, np.array([1, 1, 1, 0.5, 0.5]), (0.5,))[0]
    assert mid == pytest.approx(1.15e5, abs=1_500)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # its values never change
@given(
    rows=st.lists(
        st.tuples(st.floats(2e4, 9e5), st.floats(1, 3.9), st.integers(0, 12), st.sampled_from(sorted(HOURS))),
        min_size=15,
        max_size=60,
    )
)
def test_low_is_at_most_mid_and_mid_at_most_high(rows, advert, window):
    facts = [
        dataclasses.replace(
            advert(),
            employer_key=f"e{employer}",
            pay=PostedPay(low / HOURS[period], ratio * low / HOURS[period], "USD", period, "base"),
        )
        for low, ratio, employer, period in rows
    ]
    for band in fit_bands(facts, window).cells.values():
        if band.mid is not None:
            assert 0 < band.low <= band.mid <= band.high
        assert 0 <= band.n_employers <= band.n <= band.n_adverts


def test_every_refused_cell_still_says_its_n(adverts, window):
    bands = fit_bands(adverts(9), window)
    band = salary_band(bands, BIG_TECH)
    assert (band.low, band.mid, band.high, band.n, band.n_adverts) == (None, None, None, 9, 9)
