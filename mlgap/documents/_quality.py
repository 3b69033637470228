"""What of a text may be misread: words of no language, words run together, lost text, mixed columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mlgap.types import Document, Line

_LOOK = "check it under “See and edit the text”, or upload a DOCX or paste the text instead"
_LEAST_WORDS = 20
_ODD_WORDS = 0.14
"""Share of odd words from which on a text is doubted; 107 good CVs have at most .10."""
_ODD_MEAN, _ODD_PAIR, _ODD_MEAN_WITH_PAIR = 3.05, 7, 2.6
_GLUED_LETTERS = 0.035
"""Share of all letters that stand in glued words; good CVs have at most .027."""
_LEAST_GLUED = 3
_LONGEST_WORD = 30
_LONGEST_NAME = 15
"""Letters from which on a capital inside joins two words, and makes no name such as CloudFormation."""
_LONG_WORD, _LONGER_WORD = 14, 20
_LETTERS_A_PAGE = 150
"""36 CV files hold 184 to 2,375 letters a page, those with jobs and studies 750 and more."""
_LEAST_BREAKS = 4
_LEAST_UNREAD = 3
_NEXT_LINES = 3
_LINE_STEP = 2.2
"""Line heights within which the next line of a paragraph begins."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]+")
_HUMP = re.compile(r"[a-z]{4}[A-Z][a-z]{3}")
_INNER = re.compile(
    r"(?<=[a-z]{2})(?:and|with|from|for|the|using|tion(?!s)|ing|ment(?!s)|ed)(?=[a-z]{3})", re.IGNORECASE
)
"""Small words and endings that stand inside an English word only where two were run together."""
_OPEN_END = re.compile(r"[\w,&/-]$")

_RARITY_ROWS = (
    "933223333343323324322443645 253236435253232537232345745 324571775267247277237277747"
    " 328482782282375288342368845 125641646268455258336355846 225323444464232545223534455"
    " 325772377154277177252376767 134652632277443356235357747 126761677266474277343357757"
    " 334232438654231246322538565 416641446363663166636266666 127661464275443367424247747"
    " 225732457265247258733346836 213781748288435226834386858 136332424254454367722448745"
    " 344325446453322338233233545 327672753276275233237277726 455555555555355455555055555"
    " 226331446263533257423436835 136362663283455335732354845 226462552267456268333354837"
    " 323333435355332438222566554 425771777175565377547477745 227651472177473267235777757"
    " 235252524455445515552555545 144552657474534347422466775 326631666263344266443266624"
)
_RARITY = _RARITY_ROWS.split()
"""Rarity of the letter in the column after that of the row (the blank, a to z): -2 log10 of its share.

Source: counted by `benchmarks.bench_quality --count` over the invented CVs and lines of this repository, with
CVs in 18 languages.
"""


def say_quality(document: Document) -> tuple[str, ...]:
    """Return what the user is told of the reading of a document, a sentence for each doubt; mostly none.

    A text whose words are no words is not blamed for their length and order as well.
    """
    text = document.text
    odd = odd_words(text)
    if odd >= _ODD_WORDS:
        return (
            f"About {odd:.0%} of the words look like no words of any language, as where a file tells other "
            f"letters than it shows: {_LOOK}.",
        )
    return (
        *_say_unread(text),
        *_say_glued(text),
        *_say_little(document),
        *_say_columns(document),
    )


def odd_words(text: str) -> float:
    """Return the share of words whose letters follow each other as in no European language."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    words = [
        word for word in _WORD.findall(plain) if len(word) >= 4 and word.isascii() and not word.isupper()
    ]
    if len(words) < _LEAST_WORDS:
        return 0.0
    return sum(map(_is_odd, words)) / len(words)


def _is_odd(word: str) -> bool:
    places = [0, *(ord(char) - 96 for char in word.lower()), 0]
    rarity = [int(_RARITY[a][b]) for a, b in pairwise(places)]
    mean = sum(rarity) / len(rarity)
    return mean > _ODD_MEAN or (max(rarity) >= _ODD_PAIR and mean > _ODD_MEAN_WITH_PAIR)


def glued_words(text: str) -> tuple[set[str], float]:
    """Return the words that are two or more run together, and the share of the text's letters in them."""
    words = [word for word in _WORD.findall(text) if _LATIN.fullmatch(word)]
    glued = {word for word in set(words) if _is_glued(word)}
    inside = sum(len(word) for word in words if word in glued)
    return glued, inside / max(1, sum(map(len, words)))


def _is_glued(word: str) -> bool:
    if len(word) >= _LONGEST_WORD:
        return True
    if len(word) >= _LONGEST_NAME and _HUMP.search(word):
        return True
    inner = len(_INNER.findall(word)) if len(word) >= _LONG_WORD else 0
    return inner >= (1 if len(word) >= _LONGER_WORD else 2)


def _say_glued(text: str) -> Iterator[str]:
    glued, share = glued_words(text)
    if len(glued) >= _LEAST_GLUED and share >= _GLUED_LETTERS:
        yield (
            f"About {share:.0%} of the text is words run together ({len(glued)} of them), so that skills in "
            f"them may be missed: {_LOOK}."
        )


def _say_unread(text: str) -> Iterator[str]:
    unread = text.count("\ufffd")
    if unread >= _LEAST_UNREAD:
        yield f"{unread} characters could not be read and stand as \ufffd: {_LOOK}."


def _say_little(document: Document) -> Iterator[str]:
    letters = sum(map(str.isalpha, document.text))
    if document.lines and document.lines[0].page is None:
        return
    if letters < _LETTERS_A_PAGE * document.pages:
        pages = f"{document.pages} pages hold" if document.pages > 1 else "The page holds"
        yield (
            f"{pages} only {letters} letters, where a page of a CV has about 1,500: part of it may be a "
            f"picture; {_LOOK}."
        )


def _say_columns(document: Document) -> Iterator[str]:
    breaks = broken_sentences(document)
    if breaks >= _LEAST_BREAKS:
        yield (
            f"Two columns may have been read across: in {breaks} places a sentence goes on after words of "
            f"the other column; {_LOOK}."
        )


def broken_sentences(document: Document) -> int:
    """Return in how many places words of another column stand between a line and the rest of its sentence."""
    lines = [line for line in document.lines if line.span.end > line.span.start]
    texts = [document.text[line.span.start : line.span.end] for line in lines]
    across = sum(
        _goes_on(a.strip(), b.strip())
        for (above, text), (below, under) in pairwise(zip(lines, texts, strict=True))
        if above.gaps and below.gaps
        for a, b in zip(_pieces(text, above.gaps)[:-1], _pieces(under, below.gaps)[:-1], strict=False)
    )
    return across + sum(_is_interrupted(i, lines, texts) for i in range(len(lines)))


def _pieces(text: str, gaps: Sequence[int]) -> list[str]:
    edges = [0, *gaps, len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


def _goes_on(above: str, below: str) -> bool:
    """Return whether one line is the rest of a sentence that another began."""
    return len(above.split()) > 1 and below[:1].islower() and _OPEN_END.search(above) is not None


def _is_interrupted(i: int, lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Return whether the rest of a line stands under it on the page, and not next in the text."""
    box = lines[i].box
    if box is None or not _OPEN_END.search(texts[i]) or i + 1 == len(lines):
        return False
    beside = lines[i + 1].box
    if beside is None or lines[i + 1].page != lines[i].page or (beside[0] < box[2] and box[0] < beside[2]):
        return False
    height = max(box[3] - box[1], 1.0)
    for j in range(i + 2, min(i + 2 + _NEXT_LINES, len(lines))):
        under = lines[j].box
        if under is not None and lines[j].page == lines[i].page and abs(under[0] - box[0]) < height:
            return 0 < box[1] - under[1] < _LINE_STEP * height and _goes_on(texts[i], texts[j])
    return False
