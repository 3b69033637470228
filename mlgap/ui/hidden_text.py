"""The words of a CV that nobody can see, each with its place and what hides it."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from mlgap.types import Document

__all__ = ["draw"]


def draw(document: Document) -> None:
    """Draw what was left out of a masked document; nothing where all of it can be seen."""
    if not document.hidden:
        return
    st.subheader("Text a reader cannot see: left out")
    st.markdown(
        "These words are in the file and do not show on its pages. Nothing was read from them. Templates, "
        "fonts and conversion programs leave such text too; if it belongs in the CV, make it visible."
    )
    for (page, why), items in groupby(document.hidden, key=lambda item: (item.page, item.why)):
        place = f"Page {page}" if page else "In the document"
        st.caption(f"{place}: {why}")
        st.code("\n".join(item.text for item in items), language=None, wrap_lines=True)
