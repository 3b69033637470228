"""Who wrote a CV, masked at equal length so that every span still holds."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from mlgap.documents import _patterns as patterns
from mlgap.documents._hidden import mask_hidden
from mlgap.documents._identity_words import EMPLOYER_WORDS, ROLE_WORDS, SECTION_WORDS, TOOL_WORDS
from mlgap.documents._names import REACHED, find_name, name_spans
from mlgap.documents._self_description import self_descriptions
from mlgap.documents._zones import contact_lines, has_contact, is_heading
from mlgap.types import Document

MASK = "█"

_ANYWHERE = (
    patterns.EMAIL,
    patterns.URL,
    patterns.PROFILE,
    patterns.PERSONAL_SITE,
    patterns.PERSONAL,
    patterns.PICTURE,
    patterns.PRONOUN_PAIR,
    patterns.PRONOUN,
)
_BESIDE_CONTACTS = (
    patterns.HANDLE,
    patterns.AT_HANDLE,
    patterns.BORN,
    patterns.PLACE,
    patterns.MARRIED,
    patterns.NATIONAL,
    patterns.STREET,
)
_LONGEST_CONTACT_LINE = 200
"""Longer lines are prose, or a whole CV pasted without line breaks."""

_MOST_HANDLES = 20
"""Addresses and links read for a name: the writer's own stand first."""

_LABEL_REACH = 40
"""Characters before a number in which a label such as "Mobile no.:" may stand."""

_SEGMENT = re.compile(r"[^|•·;█–—]+")
_NOT_PLACES = (
    ROLE_WORDS
    | EMPLOYER_WORDS
    | SECTION_WORDS
    | TOOL_WORDS
    | {"open", "remote", "available", "github", "linkedin"}
)

_CAMEL_CASE = re.compile(r"(?!Mc|Mac|De|La|Le|Du|O)\b\w*[a-z][A-Z]|[A-Z]{3,}[a-z]")


class _Veil:
    """Which characters of a text are masked so far; newlines never are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._hidden = bytearray(len(text))

    def hide(self, start: int, end: int) -> None:
        self._hidden[start:end] = b"\x01" * (end - start)

    def show(self, start: int, end: int) -> None:
        self._hidden[start:end] = bytes(end - start)

    def hide_all(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> None:
        """Hide each match in `[start, end)`, or its group "value" where the pattern has one."""
        group = "value" if "value" in pattern.groupindex else 0
        for found in pattern.finditer(self.text, start, len(self.text) if end is None else end):
            self.hide(*found.span(group))

    def shown(self, start: int, end: int) -> str:
        return "".join(
            MASK if hidden and char != "\n" else char
            for char, hidden in zip(self.text[start:end], self._hidden[start:end], strict=True)
        )


def mask_identity(document: Document) -> Document:
    """Return `document` with who wrote it masked: the same length, lines, spans and warnings.

    Masked with `MASK`, character by character: the writer's name in every form in which it comes back
    (with Mr or Ms before it), e-mail, telephone, links and profile handles, address and place in the
    contact lines, photo, birth date, pronouns, marital lines, and age, gender and nationality on a labelled
    line, in the contact lines, or where the writer says them of themself ("I am a ..."). Of a link to code
    its host stays ("github.com"). Employers, titles and skills stay. A name is found from where it stands
    and from e-mail and profile handles; where none is sure, none is masked.
    """
    veil = _Veil(document.text)
    bounds = [(line.span.start, line.span.end) for line in document.lines]
    rows = [document.text[start:end] for start, end in bounds]
    zone = contact_lines(rows)
    name = _find_name(rows, zone)
    for start, end in name_spans(document.text, name):
        veil.hide(start, end)
    for pattern in _ANYWHERE:
        veil.hide_all(pattern)
    for start, end in self_descriptions(document.text):
        veil.hide(start, end)
    for start, end in bounds:
        _hide_phones(veil, start, end, anywhere=False)
    for index in zone if name or any(has_contact(rows[index]) for index in zone) else ():
        _mask_contact_line(veil, *bounds[index], reachable=has_contact(rows[index]))
    for found in patterns.CODE_HOST.finditer(document.text):
        veil.show(*found.span())
    text = veil.shown(0, len(document.text))
    return replace(document, text=text, hidden=mask_hidden(document, mask_identity))


def _find_name(rows: list[str], zone: list[int]) -> tuple[str, ...]:
    reached = "\n".join(rows[index] for index in zone)
    mails = islice(patterns.EMAIL.finditer(reached), _MOST_HANDLES)
    profiles = islice(patterns.PROFILE.finditer(reached), _MOST_HANDLES)
    handles = [found.group().split("@")[0] for found in mails]
    handles += [found.group().rstrip("/").rsplit("/", 1)[-1] for found in profiles]
    reach = re.compile(
        "|".join(p.pattern for p in (patterns.EMAIL, patterns.PROFILE, patterns.URL, patterns.PHONE)), re.I
    )
    return find_name([reach.sub(f"|{REACHED}", row) for row in rows], zone, handles)


def _hide_phones(veil: _Veil, start: int, end: int, *, anywhere: bool) -> None:
    """Hide telephone numbers in `[start, end)`: any in the contact lines, elsewhere only sure ones."""
    for found in patterns.PHONE.finditer(veil.text, start, end):
        number = found.group()
        digits = sum(map(str.isdigit, number))
        if not 7 <= digits <= 16 or patterns.DATES.search(number):
            continue
        sure = (number.startswith("+") and digits >= 9) or patterns.NORTH_AMERICAN_PHONE.fullmatch(number)
        if (
            anywhere
            or sure
            or patterns.PHONE_LABEL.search(veil.text, max(start, found.start() - _LABEL_REACH), found.start())
        ):
            veil.hide(*found.span())


def _mask_contact_line(veil: _Veil, start: int, end: int, *, reachable: bool) -> None:
    """Mask what only counts as personal beside contact details: bare sites, places, age, handles."""
    if is_heading(veil.text[start:end]):
        return
    for pattern in _BESIDE_CONTACTS:
        veil.hide_all(pattern, start, end)
    _hide_phones(veil, start, end, anywhere=True)
    if reachable:
        veil.hide_all(patterns.BARE_SITE, start, end)
    if end - start > _LONGEST_CONTACT_LINE:
        return
    for found in _SEGMENT.finditer(veil.shown(start, end)):
        left = start + found.start() + len(found.group()) - len(found.group().lstrip(" ,(•-"))
        segment = found.group().strip(" ,()•-")
        if _is_place(segment, bare=reachable) or patterns.BARE_SITE.fullmatch(segment):
            veil.hide(left, left + len(segment))


def _is_place(segment: str, *, bare: bool) -> bool:
    if patterns.YEAR_OR_MONTH.search(segment):
        return False
    if _CAMEL_CASE.search(segment):
        return False
    if any(word in _NOT_PLACES for word in re.findall(r"[\w-]+", segment.lower())):
        return False
    return bool(patterns.TOWN.fullmatch(segment) or (bare and patterns.BARE_PLACE.fullmatch(segment)))
