"""Where the client wants to go: the part of the market that every page then shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from mlgap import pipeline
from mlgap.ui import words
from mlgap.ui.coaching._desk import Desk
from mlgap.vocabulary import Vocabulary

__all__ = ["target"]

NONE = "Not settled"


def target(desk: Desk) -> None:
    """Draw the target segment, role, level and region; a change of them is taken up by every page."""
    vocabulary = desk.market.resources.vocabulary
    for place, (field, label, ids) in zip(st.columns(4), _choices(vocabulary), strict=True):
        with place:
            _choose(desk, field, label, ids)
    if not desk.aimed(desk.client.session.target):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption("The pages show another part of the market now.", width="content")
            st.button(
                "Back to the target",
                type="tertiary",
                icon=":material/my_location:",
                key=f"aim_{desk.round}",
                on_click=lambda: desk.aim(desk.client.session.target, ""),
            )


def _choices(vocabulary: Vocabulary) -> tuple[tuple[str, str, list[str]], ...]:
    """Return the field of a cell, its label and its ids for each choice."""
    roles = [*vocabulary.roles_told]
    regions = [c for c in vocabulary.countries if c not in ("OTHER", "UNKNOWN")] + [*vocabulary.metros]
    return (
        ("segment", "Target segment", [*pipeline.shown_segments(vocabulary)]),
        ("role_family", "Target role", roles),
        ("level", "Target level", [*vocabulary.level_bands]),
        ("region", "Target region", regions),
    )


def _choose(desk: Desk, field: str, label: str, ids: list[str]) -> None:
    client, vocabulary = desk.client, desk.market.resources.vocabulary
    key, settled = f"target_{field}_{desk.round}", getattr(client.session.target, field)
    options = ["", *ids] if settled is None or settled in ids else ["", settled, *ids]
    st.session_state.setdefault(key, settled or "")

    def name(id_: str) -> str:
        if not id_:
            return NONE
        return words.segment_label(vocabulary, id_) if field == "segment" else vocabulary.label(field, id_)

    def take_up() -> None:
        chosen: dict[str, Any] = {field: st.session_state[key] or None}
        aimed = replace(client.session.target, **chosen)
        client.change(lambda session: replace(session, target=aimed))
        desk.aim(aimed, field)

    st.selectbox(label, options, format_func=name, key=key, on_change=take_up)
