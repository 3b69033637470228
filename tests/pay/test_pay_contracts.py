"""Hourly rates of contract adverts and the width of ranges stand beside the bands, in no band."""

from __future__ import annotations

import pytest

from mlgap.errors import UnknownId
from mlgap.pay import band_steps, contract_band, fit_bands, load_bands, range_width, save_bands
from mlgap.types import Cell, PostedPay

US = Cell(region="US")


@pytest.fixture
def hourly(advert):
    def make(n, first=50, **changes):
        given = {"employment": "contract", "segment": "consulting-staffing", **changes}
        period, currency = given.pop("period", "hour"), given.pop("currency", "USD")
        return [
            advert(
                row=i,
                **{"employer_key": f"agency {i}", **given},
                pay=(first + i - 5.0, first + i + 5.0, currency, period, "unstated"),
            )
            for i in range(n)
        ]

    return make


def test_rates_are_the_percentiles_of_hourly_midpoints(hourly, window):
    band = contract_band(fit_bands(hourly(19), window), US)
    assert (band.low, band.mid, band.high) == (51.0, 59.0, 67.0)
    assert (band.period, band.currency, band.basis) == ("hour", "USD", "base")
    assert (band.n, band.n_employers, band.n_adverts, band.dropped) == (19, 19, 19, ())


def test_intermediaries_are_counted_in_rates_and_contracts_in_no_band(hourly, window):
    bands = fit_bands(hourly(19), window)
    assert bands.hourly[US].n == 19
    assert all(cell.n == 0 for cell in bands.cells.values())


def test_other_employment_other_periods_and_other_money_are_no_rates(hourly, window):
    others = [
        *hourly(20, employment="full-time"),
        *hourly(20, period="day", first=500),
        *hourly(20, period="year", first=150_000),
        *hourly(20, currency="EUR"),
        *hourly(20, month="2025-08"),
        *hourly(20, level="intern"),
    ]
    rates = fit_bands([*hourly(15), *others], window).hourly[US]
    assert (rates.n, rates.n_adverts) == (15, 75)


def test_adverts_without_a_rate_are_counted_as_adverts(hourly, advert, window):
    silent = [advert(employment="contract", employer_key=f"silent {i}") for i in range(7)]
    assert fit_bands([*hourly(15), *silent], window).hourly[US].n_adverts == 22


def test_too_few_rates_have_counts_and_no_figures(hourly, window):
    for facts, counts in (
        (hourly(14), (14, 14)),
        ([*hourly(16, employer_key="one"), *hourly(3)], (19, 4)),
    ):
        band = contract_band(fit_bands(facts, window), Cell(role_family="ml-engineer", region="US"))
        assert (band.low, band.mid, band.high) == (None, None, None)
        assert (band.n, band.n_employers) == counts
        assert band_steps(band).refused == "fewer than 15 adverts or 5 employers state pay: no band"


def test_a_role_with_too_few_rates_gives_way_to_its_country_and_says_so(hourly, window):
    bands = fit_bands([*hourly(15), *hourly(3, role_family="quant")], window)
    band = contract_band(bands, Cell(role_family="quant", region="US"))
    assert (band.used, band.n) == (US, 18)
    assert band.dropped == (
        "too few contract adverts for Quantitative researcher state an hourly rate: "
        "all roles in United States shown",
    )


def test_what_rates_cannot_tell_apart_is_said(hourly, window):
    asked = Cell("big-tech", "ml-engineer", "senior", "us-seattle")
    band = contract_band(fit_bands(hourly(15), window), asked)
    assert (band.cell, band.used) == (asked, Cell(role_family="ml-engineer", region="US"))
    assert band.dropped == (
        "contract adverts are few: counted over all segments and all levels and all of United States",
    )


def test_no_region_is_the_country_with_most_posted_pay(hourly, adverts, window):
    facts = [*hourly(15, country="CA", metro=None, currency="CAD"), *adverts(20)]
    band = contract_band(fit_bands(facts, window), Cell())
    assert band_steps(band).assumed == "United States shown, as no region was chosen"
    assert band.mid is None and band.used == US


def test_an_unknown_role_or_region_is_refused(window):
    bands = fit_bands([], window)
    with pytest.raises(UnknownId):
        contract_band(bands, Cell(role_family="wizard"))
    with pytest.raises(UnknownId):
        range_width(bands, "atlantis")


def test_widths_are_quartiles_of_ranges_over_their_midpoints(advert, window):
    widths = [0.0, 0.0, 0.0, 0.0, *(i / 100 for i in range(10, 42, 2))]
    facts = [
        advert(employer_key=str(i), pay=(200_000 * (1 - w / 2), 200_000 * (1 + w / 2), "USD", "year", "base"))
        for i, w in enumerate(widths)
    ]
    found = range_width(fit_bands(facts, window), "us-seattle")
    assert (found.country, found.n, found.one_figure) == ("US", 20, 0.2)
    assert (found.lower_quartile, found.median, found.upper_quartile) == pytest.approx((0.115, 0.21, 0.305))


def test_widths_of_fewer_than_fifteen_adverts_are_not_told(adverts, hourly, window):
    bands = fit_bands([*adverts(14), *hourly(30)], window)
    assert range_width(bands, "US") is None
    assert range_width(bands, None) is None


def test_rates_and_widths_survive_being_saved(hourly, adverts, window, tmp_path):
    bands = fit_bands([*hourly(19), *hourly(2, country="GB", currency="GBP"), *adverts(20)], window)
    save_bands(bands, tmp_path / "bands.parquet")
    assert bands.hourly and bands.widths
    assert load_bands(tmp_path / "bands.parquet") == bands


def test_a_file_written_before_holds_no_rates_and_no_widths(adverts, window, tmp_path):
    import pyarrow.parquet as pq

    path = tmp_path / "bands.parquet"
    save_bands(fit_bands(adverts(20), window), path)
    table = pq.read_table(path)
    kept = {k: v for k, v in table.schema.metadata.items() if k not in {b"hourly", b"widths"}}
    pq.write_table(table.replace_schema_metadata(kept), path)
    old = load_bands(path)
    assert old.cells and not old.hourly and not old.widths
    assert contract_band(old, US).mid is None


def test_an_hourly_range_too_wide_to_be_one_is_no_rate(advert, hourly, window):
    wide = advert(employment="contract", pay=PostedPay(20.0, 90.0, "USD", "hour", "base"))
    assert fit_bands([*hourly(15), wide], window).hourly[US].n == 15
