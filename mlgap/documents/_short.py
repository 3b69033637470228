"""Texts too short to be a CV, whatever format they came in."""

from __future__ import annotations

from mlgap.documents._identity import MASK
from mlgap.errors import NoTextLayer
from mlgap.types import Document

LEAST_LETTERS = 20


def refuse_short(document: Document) -> None:
    """Raise `NoTextLayer` for a text of fewer letters and digits than any CV has, masked ones counted."""
    letters = sum(char.isalnum() or char == MASK for char in document.text)
    if letters < LEAST_LETTERS:
        amount = f"{letters} letter{'' if letters == 1 else 's'} and digits"
        raise NoTextLayer(
            f"The text holds {amount}, and a CV of at least {LEAST_LETTERS} was expected: check that you "
            "chose or pasted the right one."
        )
