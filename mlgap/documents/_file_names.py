"""The file's own name, which often is its writer's: what of it tells nobody, and the mask for the rest."""

from __future__ import annotations

import re

from mlgap.documents._identity_words import COMMON_NAMES_OF_THINGS, ROLE_WORDS, SECTION_WORDS
from mlgap.documents._words import word_set

_PLAIN = (ROLE_WORDS | SECTION_WORDS) - COMMON_NAMES_OF_THINGS | word_set(
    """
    pasted text cv final draft new old copy latest version v english german deutsch français en de fr es it
    pt nl pl us uk european europass linkedin export anschreiben bewerbung application bootcamp llm docx pdf
    txt md scan scans scanned document documents dokument documento file files datei profile lebenslauf
    curriculum vitae upload uploaded download image images img photo foto picture screenshot untitled
    unbenannt doc docs test tests sample example template vorlage beispiel demo full renamed edited signed
    print printed mein meine the and with for from und
    """
)
_SMALL = word_set("a an my in on of to by is at page pages seite")
"""Words that are names too ("My Tran", "Larry Page"): they stay where every word beside them tells nobody."""

_ENDINGS = (
    "pdf|docx?|docm|dotx?|odt|ott|fodt|rtf|txt|text|md|markdown|tex|json|ya?ml|xml|html?|mhtml|csv|tsv|"
    "xlsx?|ods|pptx?|odp|pages|wps|wpd|epub|eml|png|jpe?g|jfif|gif|bmp|tiff?|webp|heic|heif|avif|svg|"
    "zip|gz|bz2|xz|tar|7z|rar|ipynb"
)
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_YEAR_OR_VERSION = re.compile(r"20[12]\d|\d{1,2}")
_ENDING = re.compile(rf"(?:\.tar)?\.(?:{_ENDINGS})$", re.IGNORECASE)


def masked_name(name: str, mask: str) -> str:
    """Return a file's name with each word and number covered that may tell whose it is: "████_███_CV.pdf".

    Words of titles, of headings, of drafts and of files stay, years and versions too, and so does an ending
    that files have; after any other dot a name may stand ("Jane.Doe").
    """
    ending = _ENDING.search(name)
    stem = name[: ending.start()] if ending else name
    words = {piece.lower() for piece in _PIECE.findall(stem) if not piece.isdecimal()}
    plain = _PLAIN | _SMALL if words <= _PLAIN | _SMALL and words & _PLAIN else _PLAIN
    return _PIECE.sub(lambda found: _shown(found.group(), plain, mask), stem) + name[len(stem) :]


def _shown(piece: str, plain: frozenset[str], mask: str) -> str:
    stays = _YEAR_OR_VERSION.fullmatch(piece) if piece.isdecimal() else piece.lower() in plain
    return piece if stays else mask * len(piece)
