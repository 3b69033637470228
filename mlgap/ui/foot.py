"""What stands below every page: what each figure rests on, or that the market still loads."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mlgap.errors import MlgapError
from mlgap.gaps import METHOD_VERSION
from mlgap.types import Cell
from mlgap.ui import cache, widgets, words
from mlgap.ui.session import Market

__all__ = ["draw"]


def draw(market: Callable[[], Market]) -> None:
    """Draw the honest footer; while the market still loads, look again every second."""
    if not cache.ready():
        _wait_for_market()
        return
    try:
        resources = market().resources
    except MlgapError as error:
        st.error(words.refusal(error), icon=":material/error:")
        return
    whole = cache.overview(Cell(), resources)
    widgets.footer(
        words.window_words(whole.window), words.counts(whole.n_adverts, whole.n_employers), METHOD_VERSION
    )


@st.fragment(run_every=1.0)
def _wait_for_market() -> None:
    if cache.ready():
        st.rerun()
    widgets.footer_waiting()
