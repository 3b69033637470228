"""The text of a CV as it was read, with what tells who wrote it covered until its owner asks to see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from mlgap.cv_text import CvText
from mlgap.types import Identified
from mlgap.ui import hidden_text

__all__ = ["draw", "legend_html", "switch", "text_html"]


def switch(round_: int) -> bool:
    """Draw the switch that shows what was masked, and return whether it is on."""
    return st.toggle(
        "Show what was masked",
        key=f"show_masked_{round_}",
        help="Shows names, contacts and personal details where they stand, each with its kind.",
    )


def draw(cv: CvText, *, show: bool) -> None:
    """Draw the text, with what was masked covered or shown, and how often each kind was."""
    found = cv.found
    if show and found:
        st.caption(
            ":material/lock: Shown to you alone. It stands in this session's memory, is in no export, and "
            "goes when you remove the CV."
        )
    st.markdown(_explained(found))
    st.html(legend_html(found) + text_html(cv, found, show=show))
    hidden_text.draw(cv.read if show else cv.masked)


def _explained(found: Sequence[Identified]) -> str:
    if not found:
        return (
            "Nothing was masked: no name, contact or personal detail was found. If one stands here, take it "
            "out under *Edit the text*."
        )
    return (
        "What tells who you are was covered before anything else read the text: it was compared with no "
        "advert and counts nowhere. If a line of your work is covered by mistake, or something personal is "
        "not, mend it under *Edit the text*."
    )


def legend_html(found: Sequence[Identified]) -> str:
    """Return how many stretches of each kind were masked."""
    counts = Counter(item.kind for item in found)
    items = "".join(
        f"<li><b>{escape(kind)}</b>: {count} {'place' if count == 1 else 'places'}</li>"
        for kind, count in counts.most_common()
    )
    return f'<ul class="masked-legend" aria-label="What was masked">{items}</ul>' if items else ""


def text_html(cv: CvText, found: Sequence[Identified], *, show: bool) -> str:
    """Return the text with each masked stretch marked by its kind: its words where `show`, else a cover."""
    parts, at = [], 0
    for item in found:
        start, end = item.span.start, item.span.end
        parts.append(escape(cv.masked.text[at:start]))
        kind = escape(item.kind)
        if show:
            words = escape(cv.read.text[start:end])
            parts.append(f'<mark class="unmasked">{words}<small> {kind}</small></mark>')
        else:
            parts.append(f'<span class="cover">{kind}<span class="for-readers"> hidden</span></span>')
        at = end
    parts.append(escape(cv.masked.text[at:]))
    label = "The text of your CV as it was read"
    return f'<div class="sheet-text" tabindex="0" role="region" aria-label="{label}">{"".join(parts)}</div>'
