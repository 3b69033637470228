"""Bands of pay in words and cards: what was found, how sure it is, and what was done to reach it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stand_in_pay

from mlgap.pay import salary_band
from mlgap.pay_views import held_as_meant
from mlgap.types import Cell, CitedPay, SalaryBand
from mlgap.ui import pay_cards, pay_words, words
from mlgap.vocabulary import load_vocabulary

from examples import example_report

VOCABULARY = load_vocabulary()


def band_of(cell: Cell) -> SalaryBand:
    return salary_band(stand_in_pay.BANDS, cell, VOCABULARY)


def test_a_band_without_figures_says_how_few_state_pay() -> None:
    band = example_report().segments[1].band
    assert band is not None
    assert pay_words.band_words(band) == "No band: 3 of 412 adverts state pay, which is too few."
    assert pay_words.disclosure(band) == "3 of 412 adverts state pay (1 %)"
    assert pay_words.disclosure(replace(band, n=0, n_adverts=0)) == "no adverts"


def test_a_band_has_its_currency_and_period() -> None:
    band = example_report().segments[0].band
    assert band is not None
    assert pay_words.band_words(band) == "USD 168,000 to USD 251,000, middle USD 205,500 a year"
    assert words.money(48.5, "USD") == "USD 48"


def test_a_country_that_stands_in_is_not_called_widened() -> None:
    band = example_report().segments[0].band
    assert band is not None
    assert pay_words.band_notes(band) == ""
    said = "United States shown, as no region was chosen"
    assumed = replace(band, cell=replace(band.cell, region=None), dropped=(said,))
    assert pay_words.band_notes(assumed) == f"{said}."
    both = replace(assumed, dropped=(said, "all of it"))
    assert pay_words.band_notes(both) == f"{said}. Widened: all of it."


def test_a_band_of_all_segments_is_not_said_to_be_the_segments() -> None:
    band = example_report().segments[0].band
    assert band is not None
    borrowed = replace(band, used=replace(band.used, segment=None), dropped=("all segments shown",))
    assert pay_words.band_words(borrowed).startswith(
        "No band for this segment alone; all segments: USD 168,000"
    )


def test_a_widened_band_says_what_was_dropped() -> None:
    html = pay_cards.band_card(example_report().segments[2], VOCABULARY)
    assert "role family widened to all roles" in html
    assert "22 of 61 adverts state pay (36 %)" in html


def test_a_band_of_all_segments_looks_and_reads_as_not_the_segments_own() -> None:
    segment = example_report().segments[0]
    band = segment.band
    assert band is not None
    borrowed = replace(band, used=replace(band.used, segment=None), dropped=("all segments shown",))
    html = pay_cards.band_card(replace(segment, band=borrowed), VOCABULARY)
    assert 'class="gap gap-borrowed"' in html
    assert "No band for this segment alone" in html
    assert "gap-borrowed" not in pay_cards.band_card(segment, VOCABULARY)


def test_the_band_at_a_glance_says_all_that_it_rests_on() -> None:
    html = pay_cards.glance(band_of(Cell(level="senior")), VOCABULARY)
    for said in (
        "All roles · Senior and above · United States (no region chosen) · all segments",
        "<dt>Low</dt><dd>USD 124,000</dd>",
        "<dt>Middle</dt><dd>USD 170,000</dd>",
        "<dt>High</dt><dd>USD 239,000</dd>",
        "8 of 10 adverts like this have their midpoint in the band.",
        "Checked: of 483 later adverts (Senior and above, United States), 79 % lay in bands made the same",
        "600 of 1,200 adverts state pay (50 %), 200 employers",
        "Sep 2025 to Aug 2026",
        "base pay a year",
        "<b>Observed</b>",
        "United States shown, as no region was chosen.",
    ):
        assert said in html
    assert "Older than" not in html


@pytest.mark.parametrize(
    ("cell", "basis", "said"),
    [
        (Cell("big-tech", level="management", region="US"), "Modelled", "only 4 adverts of 1 employer"),
        (Cell(level="senior", region="us-new-york"), "Wider than chosen", "all of United States shown"),
        (Cell("gov-defence", level="senior", region="US"), "All segments instead", "all segments shown"),
    ],
)  # fmt: skip
def test_each_basis_is_a_word_and_a_look_of_its_own(cell: Cell, basis: str, said: str) -> None:
    html = pay_cards.glance(band_of(cell), VOCABULARY)
    assert f">{basis}</span>" in html
    assert said in html
    assert "Of the wider choice behind it, " in html
    assert "band-observed" not in html


def test_without_a_band_the_glance_says_too_few_and_what_to_do() -> None:
    html = pay_cards.glance(band_of(Cell(region="DE")), VOCABULARY)
    assert "Too few postings" in html
    assert "10 of 40 adverts state pay (25 %)" in html
    assert "Fewer than 15 adverts or 5 employers state pay: no band." in html
    assert "Choose another region" in html
    assert "8 of 10" not in html


def test_a_refused_segment_is_not_given_the_counts_of_all_segments() -> None:
    html = pay_cards.glance(band_of(Cell("ai-startup", region="DE")), VOCABULARY)
    assert (
        "Even of All roles · all levels · Germany · all segments, 10 of 40 adverts state pay (25 %)" in html
    )


@pytest.mark.parametrize(
    ("share", "n", "said"),
    [(0.62, 96, "too narrow"), (0.79, 483, ""), (0.89, 276, "too wide"), (0.74, 60, ""), (None, 0, "")],
)
def test_bands_that_held_clearly_less_or_more_often_say_so(share: float | None, n: int, said: str) -> None:
    band = replace(band_of(Cell(region="GB")), group_coverage=share, group_n=n)
    assert held_as_meant(band) == said
    told = pay_words.held(band, VOCABULARY)
    assert ("fewer than meant" in told) == (said == "too narrow")
    assert ("wider than it need be" in told) == (said == "too wide")
    assert ("not known here" in told) == (share is None)


def test_a_card_of_old_months_is_marked() -> None:
    band = band_of(Cell(level="senior", region="US"))
    assert "Older than 12 months" in pay_cards.pay_card("Senior", band, VOCABULARY, old=True)
    assert "Older than 12 months" in pay_cards.glance(band, VOCABULARY, old=True)
    assert "Older" not in pay_cards.pay_card("Senior", band, VOCABULARY)


def test_what_others_state_stands_apart_with_source_and_date() -> None:
    cited = CitedPay(
        "C1", "Pay of <200> to 300", 2e5, 3e5, "USD", "year", "total", "US", None, "A guide", "5 April 2026"
    )
    html = pay_cards.cited_block([cited])
    assert 'class="cited"' in html
    assert "Cited, not counted" in html
    assert "A guide, 5 April 2026" in html
    assert "&lt;200&gt;" in html


def test_a_table_names_each_cell_for_narrow_screens_and_keeps_its_roles() -> None:
    html = pay_cards.table("Wages", [{"Occupation": "Data & more", "Median": "USD 112,590"}])
    assert '<td role="cell" data-name="Median" class="short">USD 112,590</td>' in html
    assert 'scope="col">Occupation</th>' in html
    assert "Data &amp; more" in html
    assert pay_cards.table("Wages", []) == ""
