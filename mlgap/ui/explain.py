"""The glossary on screen: what the words of a section mean, and all of them in one place."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from mlgap.glossary import load_glossary

__all__ = ["glossary", "tip", "words_here"]


def tip(*terms: str) -> str:
    """Return what some terms mean as the text of a tooltip."""
    known = load_glossary().terms
    return "\n\n".join(f"**{known[term].name}**: {known[term].says}" for term in terms)


def words_here(*terms: str, key: str) -> None:
    """Draw a button that opens to what the words of this place mean; a key or a thumb opens it too."""
    with st.popover("What these words mean", icon=":material/help:", type="tertiary", key=f"words_{key}"):
        st.html(_list(terms))
        st.caption("All terms stand on the page Method and data, under Glossary.")


def glossary() -> None:
    """Draw all terms by group, each with an anchor that can be linked to."""
    found = load_glossary()
    for group in found.groups:
        st.subheader(group)
        st.html(_list([term.id for term in found.of(group)], anchors=True))


def _list(terms: Sequence[str], *, anchors: bool = False) -> str:
    known = load_glossary().terms
    rows = "".join(
        f"<dt{_anchor(term.id) if anchors else ''}>{escape(term.name)}</dt><dd>{escape(term.says)}</dd>"
        for term in map(known.__getitem__, terms)
    )
    return f'<dl class="glossary">{rows}</dl>'


def _anchor(term: str) -> str:
    return f' id="term-{escape(term)}"'
