"""What the model of pay learns, how wide it makes a band, and what it does where a cell is thin."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mlgap.pay import BandTable, CellBand, fit_bands, fit_model, salary_band, stated
from mlgap.pay._additive import fit_additive
from mlgap.types import Cell, Window

MONTHS = [f"2025-{m:02d}" for m in range(9, 13)] + [f"2026-{m:02d}" for m in range(1, 9)]
SPREAD = 0.15
LEVELS = {"junior": -0.3, "mid": 0.0, "senior": 0.25}
METROS = {"us-bay-area": 0.2, "us-boston": 0.0}


@pytest.fixture
def market(advert):
    """720 adverts of 240 employers whose log pay is 12, plus level and metro, plus noise of 0.15."""
    random = np.random.default_rng(6)
    facts = []
    for i in range(720):
        level, metro = list(LEVELS)[i % 3], list(METROS)[(i // 3) % 2]
        pay = round(float(np.exp(11.9 + LEVELS[level] + METROS[metro] + random.normal(0, SPREAD))))
        facts.append(
            advert(
                row=i,
                employer_key=f"e{i % 240}",
                level=level,
                metro=metro,
                month=MONTHS[i % 12],
                pay=(pay, pay, "USD", "year", "base"),
            )
        )
    return facts


def midpoints(facts):
    return [stated(fact, "2025-09", fact.pay.low) for fact in facts]


def test_effects_are_found_and_noise_is_left():
    random = np.random.default_rng(1)
    rows = [(("level", "ab"[i % 2]), ("place", "cdef"[i % 4 // 2])) for i in range(800)]
    values = np.array([0.5 if row[0][1] == "a" else -0.5 for row in rows]) + random.normal(0, 0.2, 800)
    model = fit_additive(rows, values, np.ones(800))
    assert model.effects["level", "a"] - model.effects["level", "b"] == pytest.approx(1.0, abs=0.05)
    assert model.effects["place", "c"] - model.effects["place", "d"] == pytest.approx(0.0, abs=0.03)
    assert model.noise**0.5 == pytest.approx(0.2, abs=0.02)


def test_an_effect_that_was_not_seen_is_the_mean_of_its_block():
    rows = [(("level", "ab"[i % 2]),) for i in range(100)]
    model = fit_additive(rows, np.array([1.0, 3.0] * 50), np.ones(100))
    assert model.at([(("level", "unheard of"),)])[0] == pytest.approx(model.mean)


def test_eight_of_ten_new_adverts_lie_in_the_band(market):
    model = fit_model(midpoints(market[:480]))
    bands = model.bands(midpoints(market[480:]))
    pay = np.array([fact.pay.low for fact in market[480:]])
    assert ((bands[:, 0] <= pay) & (pay <= bands[:, 2])).mean() == pytest.approx(0.8, abs=0.06)
    assert (bands[:, 0] < bands[:, 1]).all()
    assert (bands[:, 1] < bands[:, 2]).all()


def test_a_group_that_scatters_more_gets_wider_bands(market, advert):
    random = np.random.default_rng(2)
    wild = [
        replace(fact, segment="ai-startup", pay=replace(fact.pay, low=pay, high=pay))
        for fact in market
        for pay in [round(fact.pay.low * float(np.exp(random.normal(0, 0.4))))]
    ]
    model = fit_model(midpoints([*market, *wild]))
    tame, broad = model.bands(midpoints([market[0], wild[0]]))
    assert broad[2] / broad[0] > 1.3 * tame[2] / tame[0]


def test_the_order_of_adverts_changes_no_band(market, window):
    assert fit_bands(market, window) == fit_bands(market[::-1], window)


def test_a_market_of_few_adverts_shows_its_own_percentiles(market, window):
    assert fit_bands(market[:299], window).learned is None
    assert fit_bands(market[:300], window).learned == Window("2025-09", "2026-08")


def test_a_thin_cell_is_moved_from_a_wider_one_and_says_so(market, window):
    few = [fact for fact in market if (fact.metro, fact.level) != ("us-boston", "junior")]
    band = salary_band(fit_bands(few, window), Cell("big-tech", "ml-engineer", "junior", "us-boston"))
    assert band.modelled
    assert band.used == Cell("big-tech", "ml-engineer", "junior", "US")
    assert band.mid == pytest.approx(np.exp(11.9 + LEVELS["junior"]), rel=0.06)
    assert band.n == len([fact for fact in few if fact.level == "junior"])
    assert "modelled: no advert states pay here" in band.dropped[-1]
    assert "Boston" in band.dropped[-1]


def test_a_cell_with_enough_adverts_is_not_called_modelled(market, window):
    band = salary_band(fit_bands(market, window), Cell("big-tech", "ml-engineer", "junior", "us-boston"))
    assert not band.modelled
    assert (band.dropped, band.n, band.learned) == ((), 120, Window("2025-09", "2026-08"))


def test_what_few_adverts_state_is_never_moved_to(market, advert, window):
    rare = [replace(fact, metro="us-denver", employer_key=f"d{i}") for i, fact in enumerate(market[:14])]
    bands = fit_bands([*market, *rare], window)
    band = salary_band(bands, Cell("big-tech", "ml-engineer", "mid", "us-denver"))
    assert not band.modelled
    assert band.used.region == "US"
    assert "Denver" in band.dropped[0]


def test_older_adverts_teach_the_model_but_are_not_counted(market, window):
    older = [replace(fact, month=f"2025-0{1 + fact.row % 8}") for fact in market]
    bands = fit_bands([*older, *market], window)
    assert bands.learned == Window("2025-01", "2026-08")
    assert bands.cells[Cell("big-tech", "ml-engineer", "junior", "us-boston")].n == 120


def test_the_coverage_of_the_narrowest_group_is_told_with_its_n(market, window):
    band = salary_band(fit_bands(market, window), Cell("big-tech", "ml-engineer", "mid", "us-boston"))
    assert (band.group, band.group_n) == ("big-tech", 180)
    assert band.group_coverage == pytest.approx(0.8, abs=0.08)


def test_another_country_is_not_told_the_coverage_of_this_one(market, adverts, window):
    british = adverts(20, country="GB", metro="gb-london", currency="GBP", level="mid", first=60)
    band = salary_band(fit_bands([*market, *british], window), Cell("big-tech", "ml-engineer", "mid", "GB"))
    assert band.mid is not None
    assert (band.group, band.group_coverage, band.group_n) == ("", None, 0)


def test_a_refused_cell_is_told_no_coverage(market, window):
    band = salary_band(fit_bands(market, window), Cell(None, "ml-engineer", "management", "US"))
    assert (band.mid, band.group, band.group_n) == (None, "", 0)


def test_a_modelled_band_tells_how_often_modelled_ones_held(window):
    asked, wider = Cell("big-tech", "ml-engineer", "senior", "US"), Cell(None, "ml-engineer", "senior", "US")
    cells = {
        asked: CellBand(1.0, 2.0, 3.0, 2, 2, 4, modelled=True),
        Cell(None, "ml-engineer", "senior", "US", neighbours=True): CellBand(1.0, 2.0, 3.0, 30, 9, 40),
        wider: CellBand(1.0, 2.0, 3.0, 20, 9, 30),
    }
    groups = {"US modelled": (0.82, 897), "US senior": (0.79, 483), "US big-tech": (0.7, 49)}
    bands = BandTable(window, cells, 0.8, 1000, groups=groups)
    band = salary_band(bands, asked)
    assert (band.group, band.group_coverage, band.group_n) == ("modelled", 0.82, 897)
    assert salary_band(bands, wider).group == "senior"
    judged = replace(bands, groups={**groups, "US big-tech": (0.7, 50)})
    assert (salary_band(judged, asked).group, salary_band(judged, asked).group_n) == ("big-tech", 50)
