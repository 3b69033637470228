"""The first answer on the page My gap: three glances, and the words that stand around them."""

from __future__ import annotations

import streamlit as st

from mlgap import reports
from mlgap.types import GapReport
from mlgap.ui import glance_cards, pay_sections, words
from mlgap.ui.session import Held
from mlgap.vocabulary import Vocabulary

__all__ = ["by_area", "compared_with", "draw"]


def compared_with(report: GapReport, vocabulary: Vocabulary) -> str:
    """Return the adverts that a CV was compared with, and where to choose others."""
    cell = words.cell_words(report.cell, vocabulary)
    return f"Compared with adverts for: **{cell}**. Choose others beside your CV."


def draw(held: Held) -> None:
    """Draw where the CV stands by kind of employer, the first steps and the pay, side by side."""
    report, vocabulary = held.drawn, held.market.resources.vocabulary
    old = report.pay is not None and reports.is_old(report.pay)
    st.html(
        glance_cards.glances(
            glance_cards.stand_glance(report.segments, vocabulary),
            glance_cards.steps_glance(report, held.market.labels, vocabulary),
            glance_cards.pay_glance(pay_sections.band_in_view(held), vocabulary, old=old),
        )
    )


def by_area(report: GapReport, vocabulary: Vocabulary) -> None:
    """Draw for narrow screens what the chart of all areas shows on wider ones: one row for each segment."""
    rows = "".join(glance_cards.area_row(s, vocabulary) for s in report.segments)
    st.html(
        '<section class="glance narrow-screen"><p class="glance-lead">Of the production work most asked, by '
        f'area. Press a row.</p><ul class="fact-list">{rows}</ul></section>'
    )
