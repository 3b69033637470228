"""Which cell answers, in which order it widens, and that every step is said."""

from __future__ import annotations

import pytest

from mlgap.errors import UnknownId
from mlgap.pay import BandTable, CellBand, band_steps, fit_bands, is_borrowed, salary_band
from mlgap.types import Cell

ASKED = Cell("big-tech", "ml-engineer", "mid", "us-bay-area")


def table(window, *cells, n=20):
    return BandTable(window, {cell: CellBand(1.0, 2.0, 3.0, n, n, 40) for cell in cells}, 0.76, 1234)


def test_the_exact_cell_answers_and_nothing_is_dropped(window):
    band = salary_band(table(window, ASKED), ASKED)
    assert band.used == band.cell == ASKED
    assert band.dropped == ()
    assert (band.low, band.mid, band.high, band.n, band.n_adverts) == (1, 2, 3, 20, 40)
    assert (band.basis, band.period, band.currency, band.coverage) == ("base", "year", "USD", 0.76)
    assert band.window == window


def test_cells_widen_by_metro_then_role_then_segment(window):
    country = Cell("big-tech", "ml-engineer", "mid", "US")
    near = Cell("big-tech", "ml-engineer", "mid", "US", neighbours=True)
    widest = Cell(None, "ml-engineer", "mid", "US", neighbours=True)
    for kept, steps in [((widest, near, country), 1), ((widest, near), 2), ((widest,), 3)]:
        band = salary_band(table(window, *kept), ASKED)
        assert band.used == kept[-1]
        assert len(band.dropped) == steps


def test_each_step_is_said_in_plain_words(window):
    band = salary_band(table(window, Cell(None, "ml-engineer", "mid", "US", neighbours=True)), ASKED)
    metro, role, segment = band.dropped
    assert (
        metro
        == "too few adverts or employers in San Francisco Bay Area state pay: all of United States shown"
    )
    assert role.startswith(
        "too few adverts or employers for Machine learning engineer state pay: counted together with MLOps"
    )
    assert segment.startswith(
        "too few adverts or employers of Big tech state pay: all segments shown, without interm"
    )


def test_no_region_means_the_country_with_most_data_and_says_so(adverts, window):
    facts = [*adverts(20), *adverts(40, country="GB", metro="gb-london", currency="GBP")]
    band = salary_band(fit_bands(facts, window), Cell("big-tech", "ml-engineer", "mid"))
    assert band.used.region == "GB"
    assert band.currency == "GBP"
    assert band.dropped == ("United Kingdom shown, as no region was chosen",)


def test_a_thin_country_never_borrows_from_another(adverts, window):
    facts = [*adverts(200), *adverts(9, country="GB", metro="gb-london", currency="GBP")]
    band = salary_band(fit_bands(facts, window), Cell("big-tech", "ml-engineer", "mid", "gb-london"))
    assert (band.low, band.mid, band.high, band.currency) == (None, None, None, "GBP")
    assert (band.used.region, band.n) == ("GB", 9)
    assert band.dropped[-1] == "fewer than 15 adverts or 5 employers state pay: no band"


def test_a_country_without_any_advert_is_refused_with_zero(adverts, window):
    band = salary_band(fit_bands(adverts(200), window), Cell(region="PL"))
    assert (band.mid, band.n, band.n_adverts, band.currency) == (None, 0, 0, "PLN")


def test_places_with_several_currencies_are_refused_and_say_why(adverts, window):
    band = salary_band(fit_bands(adverts(20), window), Cell(region="OTHER"))
    assert band.mid is None
    assert "more than one currency" in band.dropped[-1]


def test_crowd_work_is_refused_and_says_why(adverts, window):
    band = salary_band(fit_bands(adverts(200), window), Cell(None, "ai-trainer", None, "US"))
    assert band.mid is None
    assert "kept out of every figure" in band.dropped[-1]


def test_a_single_level_is_answered_by_its_band(window):
    band = salary_band(table(window, Cell(region="US", level="senior")), Cell(level="staff", region="US"))
    assert band.used.level == "senior"
    assert band.dropped == (
        "too few adverts or employers for Staff state pay: Senior and above shown as one",
    )


def test_an_interns_band_says_that_internships_are_kept_out(window):
    band = salary_band(table(window, Cell(region="US", level="early")), Cell(level="intern", region="US"))
    assert band.dropped == ("pay of internships is kept out: Early career shown as one",)


@pytest.mark.parametrize("level", ["early", "mid", "senior", "management", "unstated"])
def test_a_level_band_is_itself(window, level):
    assert (
        salary_band(table(window, Cell(level=level, region="US")), Cell(level=level, region="US")).dropped
        == ()
    )


def test_a_cut_is_named_by_its_label(window):
    band = salary_band(table(window, Cell(region="US")), Cell("platform-team", region="US"))
    assert band.dropped[0].startswith("too few adverts or employers of Platform teams state pay")


def test_a_family_without_neighbours_goes_straight_to_all_segments(window):
    cell = Cell("big-tech", "data-engineer", "mid", "US")
    band = salary_band(table(window, Cell(None, "data-engineer", "mid", "US")), cell)
    assert len(band.dropped) == 1
    assert not band.used.neighbours


def test_an_unknown_region_is_named(window):
    with pytest.raises(UnknownId, match="atlantis"):
        salary_band(table(window), Cell(region="atlantis"))


def test_the_country_that_stands_in_for_no_region_is_no_widening(window):
    band = salary_band(table(window, Cell("big-tech", region="US")), Cell("big-tech"))
    steps = band_steps(band)
    assert (steps.widened, steps.refused) == ((), "")
    assert steps.assumed.endswith("as no region was chosen")
    assert not is_borrowed(band)


def test_a_segment_answered_by_all_segments_is_borrowed(window):
    band = salary_band(table(window, Cell(region="US")), Cell("big-tech"))
    assert is_borrowed(band)
    assert len(band_steps(band).widened) == 1
    assert not is_borrowed(salary_band(table(window, Cell(region="US")), Cell(region="US")))


def test_a_refusal_stands_apart_from_what_was_widened_and_borrows_nothing(window):
    band = salary_band(table(window), Cell("big-tech", region="us-bay-area"))
    steps = band_steps(band)
    assert len(steps.widened) == 2
    assert (steps.assumed, steps.refused) == (
        "",
        "fewer than 15 adverts or 5 employers state pay: no band",
    )
    assert not is_borrowed(band)
