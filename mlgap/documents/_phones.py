"""Telephone numbers of many countries, told from dates, counts and versions by how and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = re.compile(
    r"(?<![\w.,/–-])(?:[(\[]?\+[^\S\n]?|[(\[])?\d[\d()\[\]/. \t\u00a0\u2010-\u2013-]{5,24}\d"
    r"(?:[^\S\n]?(?:x|ext\.?|#)[^\S\n]?\d{1,6})?(?![\w%])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:phone|tel|telephone|mobile|cell|handy|fax|mob|ph|contact|telefon|telefonnummer|mobil|"
    r"téléphone|tél|"
    r"portable|teléfono|móvil|telefone|telemóvel|celular|telefono|cellulare|telefoon|mobiel|komórka|kom|"
    r"whatsapp|viber|signal|wechat)\b\.?\s*(?:no\.?|number|nr\.?)?\s*[:：–-]?\s*\(?"
    r"|(?<!\w)[tpmcf]\s*[:：]\s*|[☎📞📱✆🕿]\ufe0f?\s*)$",
    re.IGNORECASE,
)
_LABEL_REACH = 40
"""Characters before a number in which a label such as "Mobile no.:" may stand."""

_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}(?:\D+\d{1,6})?")
_BRACKETED = re.compile(r"(?:[18] ?)?\((?!(?:19|20)\d\d\))0?\d{2,4}\) ?\d{3,5}[- ]\d{2,4}(?:-\d{2,4})?")
_TRUNK = re.compile(r"\(?0[1-9][\d )/.-]*\d")
_MOBILE_ALONE = re.compile(r"[6-9]\d{9}|1[3-9]\d{9}|0\d{9,10}")
_ROUND = re.compile(r"\+?\d{1,3}(?:[ \u00a0.,]\d{3})*[ \u00a0.,]000|\d+0000")
_COUNTED = re.compile(r" [a-z]{3,}")
"""A bare number before a word counts something: "9876543210 tokens"."""

_DATES = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*[-./\s\u2010-\u2015]\s*(?:(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:19|20)?\d\d(?!\d)"
    r"|(?<!\d)(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:19|20)\d\d(?!\d)"
)
_PAPER = re.compile(
    r"\b(?:arxiv|doi|isbn|issn|vol\.?|pp\.?|(?-i:pages?)|patent)\W{0,3}(?:no\.?\W*)?$", re.IGNORECASE
)
_ARXIV = re.compile(r"\d{4}\.\d{4,5}")


def phones(text: str, start: int, end: int, *, beside_contacts: bool) -> Iterator[tuple[int, int]]:
    """Yield the offsets of telephone numbers in one line `[start, end)` of `text`.

    Beside contact details any number long enough is one; elsewhere only those with a label, a country's
    code, or the shape that telephone numbers alone have.
    """
    for found in NUMBER.finditer(text, start, end):
        number = found.group()
        digits = "".join(filter(str.isdigit, number))
        if not 7 <= len(digits) <= 17:
            continue
        before = text[max(start, found.start() - _LABEL_REACH) : found.start()]
        counted = _COUNTED.match(text, found.end(), end)
        if _LABEL.search(before) or (_is_sure(number, digits) and not (counted and number == digits)):
            yield found.span()
        elif _DATES.search(number) or _PAPER.search(before) or _ARXIV.fullmatch(number):
            continue
        elif beside_contacts or (len(digits) >= 9 and text[start:end].strip(" \t•·|-–") == number):
            yield found.span()


def _is_sure(number: str, digits: str) -> bool:
    if re.match(r"[(\[]?\+", number):
        return len(digits) >= 8 and not _ROUND.fullmatch(number)
    if _DATES.search(number) or _ROUND.fullmatch(number):
        return False
    if _NORTH_AMERICAN.fullmatch(number) or _BRACKETED.fullmatch(number):
        return True
    if re.match(r"00[1-9]", number):
        return len(digits) >= 10
    if _TRUNK.fullmatch(number):
        return 9 <= len(digits) <= 12
    return _MOBILE_ALONE.fullmatch(number) is not None
