"""The file's own name, which often is its writer's: what of it tells nobody, and the mask for the rest."""

from __future__ import annotations

import re

from mlgap.documents._identity_words import COMMON_NAMES_OF_THINGS, ROLE_WORDS, SECTION_WORDS
from mlgap.documents._words import word_set

_PLAIN = (ROLE_WORDS | SECTION_WORDS) - COMMON_NAMES_OF_THINGS | word_set(
    """
    pasted text cv final draft new old copy latest version v english german deutsch français en de fr es it
    pt nl pl us uk european europass linkedin export anschreiben bewerbung application bootcamp llm docx pdf
    txt md
    """
)
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_YEAR_OR_VERSION = re.compile(r"20[12]\d|\d{1,2}")
_ENDING = re.compile(r"\.\w{1,5}$")


def masked_name(name: str, mask: str) -> str:
    """Return a file's name with each word and number covered that may tell whose it is: "████_███_CV.pdf".

    Words of titles, of headings and of drafts stay, years and versions too, and so does the ending.
    """
    ending = _ENDING.search(name)
    stem = name[: ending.start()] if ending else name
    return _PIECE.sub(lambda found: _shown(found.group(), mask), stem) + name[len(stem) :]


def _shown(piece: str, mask: str) -> str:
    plain = _YEAR_OR_VERSION.fullmatch(piece) if piece.isdecimal() else piece.lower() in _PLAIN
    return piece if plain else mask * len(piece)
