"""What there is to know about a reading, grouped: the first sentences in sight, the others one press away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

import streamlit as st

from mlgap.ui.session import Held

__all__ = ["come_first", "draw", "grouped"]

IN_SIGHT = 2
NO_CV = ("This reads like ", "Nothing that CVs hold was found")
"""How the sentence begins that says that a text is no CV; a profile carries sentences and nothing else."""
RECOGNISED = (
    "The file was read by text recognition, then edited by you: in lines that you left as they were, letters "
    "may still be wrong."
)


def draw(held: Held, *, way: bool = True) -> bool:
    """Draw what the reader was unsure of and what the figures rest on; True where the text is asked for.

    The way to the text is left out without `way`.
    """
    groups = grouped(held)
    if not groups:
        return False
    with st.container(border=True, key="notices"):
        st.html(_html(groups))
        return way and st.button("See and edit the text", icon=":material/edit_document:", key="notices_text")


def come_first(held: Held) -> bool:
    """Return whether it puts all figures in doubt: no CV, or text that was recognised from pictures."""
    doubted = held.before_edit is None and bool(held.document.recognised_pages)
    return doubted or "The file" in grouped(held)


def grouped(held: Held) -> dict[str, tuple[str, ...]]:
    """Return the sentences by what they are about, each once; without groups that have none.

    Where the text is no CV, nothing is said of what was found in it and of the market beyond that.
    """
    of_text = held.document.warnings
    if held.before_edit and held.before_edit.read.recognised_pages:
        of_text = (RECOGNISED, *of_text)
    of_profile = tuple(w for w in held.profile.warnings if w not in of_text)
    no_cv = tuple(w for w in of_profile if w.startswith(NO_CV))
    groups = {
        "The file": no_cv,
        "The text as it was read": of_text,
        "What was found in it": () if no_cv else of_profile,
        "The market": () if no_cv else held.glance.warnings,
    }
    return {name: tuple(dict.fromkeys(said)) for name, said in groups.items() if said}


def _html(groups: Mapping[str, Sequence[str]]) -> str:
    total = sum(map(len, groups.values()))
    things = "1 thing" if total == 1 else f"{total} things"
    seen, rest = _parted(groups)
    others = f"<summary>{total - IN_SIGHT} more</summary>{''.join(_lists(rest))}"
    more = f"<details>{others}</details>" if rest else ""
    return (
        f'<section class="notices"><p class="notices-head">{things} to know about this reading</p>'
        f"{''.join(_lists(seen))}{more}</section>"
    )


def _parted(groups: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the first sentences and all others, each by their group."""
    parts: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    flat = [(name, sentence) for name, said in groups.items() for sentence in said]
    for place, (name, sentence) in enumerate(flat):
        parts[place >= IN_SIGHT].setdefault(name, []).append(sentence)
    return parts


def _lists(groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name, said in groups.items():
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        yield f'<p class="notices-about">{escape(name)}</p><ul>{items}</ul>'
