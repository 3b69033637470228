"""The market page's own choices: which adverts its figures are counted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from mlgap import pipeline
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.ui import words
from mlgap.vocabulary import Vocabulary

__all__ = ["MarketChoice", "choose_section", "draw", "start", "whose"]


ALL = ""
"""A choice of none: no None, which the widget would offer to clear."""


@dataclass(frozen=True, slots=True)
class MarketChoice:
    """A part of the sample; no segment means all, no source all of them."""

    cell: Cell
    segments: tuple[str, ...]
    window: Window
    source: str | None = None
    table_only: bool = False


def start(cell: Cell, segments: tuple[str, ...], snapshot: MarketSnapshot) -> MarketChoice:
    """Return the choices to begin with: the frame's, over the snapshot's own window."""
    return MarketChoice(cell, segments, snapshot.window)


def draw(
    choice: MarketChoice, base: str, months: Sequence[str], resources: pipeline.Resources
) -> MarketChoice:
    """Draw the choices as they stand and return them as chosen; a new `base` makes the widgets anew."""
    vocabulary = resources.vocabulary
    levels = [*vocabulary.level_bands, "unstated"]
    regions = [*vocabulary.countries_told, *vocabulary.metros]
    one = partial(_one, base=base, vocabulary=vocabulary)
    with st.container(key="market_filters"):
        across = st.columns(4)
        with across[0]:
            role = one(("Role", "All roles"), "role_family", vocabulary.roles_told, choice.cell.role_family)
        with across[1]:
            level = one(("Level", "All levels"), "level", levels, choice.cell.level)
        with across[2]:
            region = one(("Region", "All regions"), "region", regions, choice.cell.region)
        with across[3]:
            segments = _segments(choice, base, vocabulary)
        window, source, table_only = _sample(choice, base, months, resources.snapshot)
    cell = replace(choice.cell, role_family=role, level=level, region=region)
    return MarketChoice(cell, segments, window, source, table_only)


def _one(
    said: tuple[str, str],
    kind: str,
    ids: Sequence[str],
    chosen: str | None,
    *,
    base: str,
    vocabulary: Vocabulary,
) -> str | None:
    label, nothing = said
    options = [ALL, *ids]
    picked = st.selectbox(
        label,
        options,
        index=options.index(chosen) if chosen in options else 0,
        format_func=lambda id_: vocabulary.label(kind, id_) if id_ else nothing,
        key=f"market_{kind}_{base}",
    )
    return picked or None


def _segments(choice: MarketChoice, base: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            "Employer segments",
            pipeline.shown_segments(vocabulary),
            default=list(choice.segments),
            format_func=lambda id_: words.segment_label(vocabulary, id_),
            placeholder="All segments",
            help="One alone narrows every figure to it; several are set side by side.",
            key=f"market_segments_{base}",
        )
    )


def _sample(
    choice: MarketChoice, base: str, months: Sequence[str], snapshot: MarketSnapshot
) -> tuple[Window, str | None, bool]:
    span, origin, trusted = st.columns([2, 1, 1])
    with span:
        first, last = st.select_slider(
            "Months counted",
            months,
            value=(choice.window.first, choice.window.last),
            format_func=words.month,
            key=f"market_months_{base}",
        )
    with origin:
        labels = {s.id: f"{s.label} ({s.rows:,})" for s in snapshot.sources}
        options = [ALL, *sorted(labels, key=lambda id_: labels[id_].lower())]
        source = st.selectbox(
            "Source",
            options,
            index=options.index(choice.source) if choice.source in options else 0,
            format_func=lambda id_: labels[id_] if id_ else "All sources",
            key=f"market_source_{base}",
        )
    with trusted:
        table_only = st.toggle(
            "Table employers only",
            value=choice.table_only,
            key=f"market_table_{base}",
            help="Count only employers whose segment was read one by one, and none whose segment was "
            "inferred from the advert's text.",
        )
    return Window(first, last), source or None, table_only


def choose_section(sections: Sequence[str]) -> str:
    """Draw the switch between the page's parts, of which only the chosen one is computed."""
    chosen = st.segmented_control(
        "Part of the market",
        list(sections),
        default=sections[0],
        required=True,
        label_visibility="collapsed",
        key="market_section",
    )
    return chosen or sections[0]


def whose(choice: MarketChoice, resources: pipeline.Resources) -> tuple[str, ...]:
    """Return the choice in words, one part each: cell, months, source, and whose segment is trusted."""
    labels = {s.id: s.label for s in resources.snapshot.sources}
    parts = [words.cell_words(choice.cell, resources.vocabulary), words.window_words(choice.window)]
    if choice.source is not None:
        parts.append(labels.get(choice.source, choice.source))
    if choice.table_only:
        parts.append("table employers only")
    return tuple(parts)
