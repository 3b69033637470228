"""Who wrote a CV, found and masked at equal length so that every span still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import get_args

from mlgap.documents._file_names import masked_name
from mlgap.documents._hidden import mask_hidden
from mlgap.documents._identity_words import ANYONES, REACH_WORDS, TOOL_WORDS
from mlgap.documents._links import (
    AT_HANDLE,
    BARE_SITE,
    CODE_HOST,
    EMAIL,
    HANDLE_AFTER_SITE,
    LINKEDIN_SHORT,
    PROFILE,
    URL,
    links,
    lone_handles,
)
from mlgap.documents._name_forms import acting_spans, name_spans, named_tokens
from mlgap.documents._names import REACHED, Name, find_name, name_by_handles, other_script
from mlgap.documents._personal import homes, is_personal_heading, personal_lines
from mlgap.documents._phones import NUMBER, phones
from mlgap.documents._places import address_in, is_below_street, is_place, is_sure_address, segments
from mlgap.documents._referees import referee_names, reference_lines
from mlgap.documents._self_description import PRONOUN, PRONOUN_PAIR, self_descriptions
from mlgap.documents._zones import contact_lines, has_contact, is_heading, link_lines, place_lines
from mlgap.turns import analysis
from mlgap.types import Document, Identified, IdentityKind, Span

MASK = "█"

_KINDS: tuple[IdentityKind, ...] = get_args(IdentityKind)
_LONGEST_CONTACT_LINE = 200
"""Longer lines are prose, or a whole CV pasted without line breaks."""

_LONGEST_FOOTER = 100
_MOST_HANDLES = 20
"""Addresses and links read for a name: the writer's own stand first."""

_SIGNED = 2
"""Lines below a name or a street that may go on with its address."""

_PAGE = re.compile(r"\b(?:page|seite|página|pagina|strona)\s+\d", re.IGNORECASE)
_LEAST_LINES = 8
_LARGER = 1.25
_MOST_TALL = 4
"""Lines in the largest type; more than these are no title."""

_LEAST_HANDLE = 5
"""Letters from which on a handle seen in an address is masked where it stands alone."""

_REACH = re.compile("|".join(p.pattern for p in (EMAIL, PROFILE, URL, NUMBER)), re.IGNORECASE)
_LONE_HANDLE = re.compile(
    r"(?<=█ )[a-z][\w-]{3,40}(?: [a-z][\w-]{3,40}){0,2}(?= ?█|$)|^[a-z][\w-]{3,40}(?= █|$)"
)

_SITE_OF_ALL = re.compile(r"^[^/]*/(?:(?:in|u|user|users|profile|people|pub)/)?(?:\d+/)?", re.IGNORECASE)
_MARKED_TOKEN = re.compile(r"(?<!\S)(?=\S{0,80}[/.:@]\w)[^\s|,;<>\"]{5,120}")
_PART = re.compile(r"[\w-]{5,64}")
"""Parts of a token that holds the marks of a link, any of which may be a handle."""

_HANDLE_BELOW = re.compile(r"[a-z][a-z\d_-]{4,40}")


class _Veil:
    """Which characters of a text are masked so far, and as what; the first that finds one keeps it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._kinds = bytearray(len(text))

    def hide(self, start: int, end: int, kind: IdentityKind) -> None:
        number = _KINDS.index(kind) + 1
        for place in range(start, end):
            self._kinds[place] = self._kinds[place] or number

    def show(self, start: int, end: int) -> None:
        self._kinds[start:end] = bytes(end - start)

    def hides(self, start: int, end: int, kinds: Sequence[IdentityKind]) -> bool:
        return any(_KINDS.index(kind) + 1 in self._kinds[start:end] for kind in kinds)

    def shown(self, start: int, end: int) -> str:
        pairs = zip(self.text[start:end], self._kinds[start:end], strict=True)
        return "".join(MASK if kind and char != "\n" else char for char, kind in pairs)

    def found(self) -> Iterator[Identified]:
        """Yield each masked stretch of one kind within one line."""
        pattern = b"|".join(re.escape(bytes([number])) + b"+" for number in range(1, len(_KINDS) + 1))
        for run in re.finditer(pattern, self._kinds):
            kind = _KINDS[run.group()[0] - 1]
            for part in re.finditer(r"[^\n]+", self.text[run.start() : run.end()]):
                yield Identified(Span(run.start() + part.start(), run.start() + part.end()), kind)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A document's lines, and which of them stand among contacts, personal details or referees."""

    bounds: tuple[tuple[int, int], ...]
    rows: tuple[str, ...]
    zone: tuple[int, ...]
    places: frozenset[int]
    tall: frozenset[int]
    personal: frozenset[int]
    references: frozenset[int]


def find_identity(document: Document) -> tuple[Identified, ...]:
    """Return what tells who wrote `document` or describes them, in the order of the text, by kind.

    The writer's name in every form in which it comes back (with Mr or Ms before it) and a referee's in the
    section of references; e-mail, telephone, links and profile handles (of a link to code its host, such as
    github.com, stays); address and place in the contact lines; photo, age, gender, nationality and visa,
    family, belief, military service, health and identity numbers on labelled lines in eight languages, in
    the contact lines, or where the writer says them of themself ("I am a ..."). Employers, titles and skills
    are none. A name is found from where it stands and from e-mail and profile handles; where none is sure,
    none is told.
    """
    return tuple(_veiled(document).found())


def mask_identity(document: Document) -> Document:
    """Return `document` with all that `find_identity` finds covered: the same length, lines and warnings.

    Each character of it becomes `MASK`, so that every span still holds. So does each word of the file's own
    name that may be the writer's.
    """
    text = _veiled(document).shown(0, len(document.text))
    name = masked_name(document.name, MASK)
    return replace(document, name=name, text=text, hidden=mask_hidden(document, mask_identity))


def _veiled(document: Document) -> _Veil:
    veil = _Veil(document.text)
    layout = _layout(document)
    name, told = _find_names(layout)
    script = other_script([_without_reach(row) for row in layout.rows], layout.zone, name)
    pause = analysis().breathe
    pause()
    _hide_contacts(veil, layout)
    pause()
    for one in dict.fromkeys((name, told, script)):
        for start, end in name_spans(document.text, one):
            veil.hide(start, end, "name")
        for start, end in acting_spans(document.text, one):
            veil.hide(start, end, "name")
        for start, end in named_tokens(document.text, one):
            veil.hide(start, end, "link")
    for start, end in referee_names(document.text, layout.bounds, layout.references):
        veil.hide(start, end, "name")
    pause()
    _hide_person(veil, layout)
    for index in layout.zone if name or any(has_contact(layout.rows[i]) for i in layout.zone) else ():
        _hide_contact_line(veil, layout, index)
    pause()
    _hide_signed(veil, layout)
    _hide_below_streets(veil, layout)
    for start, end in layout.bounds:
        _hide_footer(veil, start, end)
    pause()
    for index in link_lines(layout.rows):
        _hide_sites(veil, *layout.bounds[index])
    pause()
    _hide_known_handles(veil)
    pause()
    for found in CODE_HOST.finditer(document.text):
        veil.show(*found.span())
    return veil


def _layout(document: Document) -> _Layout:
    bounds = tuple((line.span.start, line.span.end) for line in document.lines)
    rows = tuple(document.text[start:end] for start, end in bounds)
    personal: set[int] = set()
    for index, row in enumerate(rows):
        if is_personal_heading(row):
            personal |= {i for i in range(index, min(index + 12, len(rows)))}
    zone = tuple(contact_lines(rows))
    near = frozenset(personal | {*zone})
    places, tall = place_lines(rows, zone), _tall_lines(document)
    return _Layout(bounds, rows, zone, places, tall, near, reference_lines(rows))


def _tall_lines(document: Document) -> frozenset[int]:
    """Return the lines of the first page set in the largest type, where it is larger than the text's."""
    tall = [(line.box[3] - line.box[1] if line.box and line.page == 1 else 0.0) for line in document.lines]
    told = sorted(height for height in tall if height > 0)
    if len(told) < _LEAST_LINES:
        return frozenset()
    least = max(_LARGER * told[len(told) // 2], 0.9 * told[-1])
    found = [index for index, height in enumerate(tall) if height >= least]
    return frozenset(found[:_MOST_TALL])


def _without_reach(row: str) -> str:
    return _REACH.sub(f"|{REACHED}", row)


def _find_names(layout: _Layout) -> tuple[Name, Name]:
    """Return the name found by where it stands, and the one that addresses and profiles are made of."""
    zone = [index for index in layout.zone if index not in layout.references]
    handles = _handles("\n".join(layout.rows[index] for index in zone))
    rows = [_without_reach(row) for row in layout.rows]
    own = ["" if index in layout.references else row for index, row in enumerate(rows)]
    return find_name(rows, zone, handles, layout.tall), name_by_handles(own, handles)


def _handles(text: str) -> list[str]:
    mails = islice(EMAIL.finditer(text), _MOST_HANDLES)
    profiles = islice(PROFILE.finditer(text), _MOST_HANDLES)
    handles = [found.group().split("@")[0] for found in mails]
    paths = [_SITE_OF_ALL.sub("", found.group().rstrip("/")) for found in profiles]
    return handles + [path.lstrip("@") for path in paths if "/" not in path]


def _hide_contacts(veil: _Veil, layout: _Layout) -> None:
    """Hide what reaches a person, wherever it stands."""
    for found in EMAIL.finditer(veil.text):
        veil.hide(*found.span(), "e-mail")
    for start, end in links(veil.text):
        veil.hide(start, end, "link")
    for index, (start, end) in lone_handles(layout.rows):
        veil.hide(layout.bounds[index][0] + start, layout.bounds[index][0] + end, "link")
    for index, (start, end) in enumerate(layout.bounds):
        beside = index in layout.references and not is_heading(layout.rows[index])
        for found_at in phones(veil.text, start, end, beside_contacts=beside):
            veil.hide(*found_at, "telephone")


def _hide_person(veil: _Veil, layout: _Layout) -> None:
    for start, end, kind in personal_lines(veil.text, layout.bounds, layout.personal):
        veil.hide(start, end, kind)
    for start, end in homes(veil.text, layout.bounds, layout.personal):
        veil.hide(start, end, "address")
    for pattern in (PRONOUN_PAIR, PRONOUN):
        for pronoun in pattern.finditer(veil.text):
            veil.hide(*pronoun.span(), "gender")
    for start, end, kind in self_descriptions(veil.text):
        veil.hide(start, end, kind)


def _hide_contact_line(veil: _Veil, layout: _Layout, index: int) -> None:
    """Hide what only counts as personal beside contact details: bare sites, places, handles, numbers."""
    start, end = layout.bounds[index]
    reachable = has_contact(layout.rows[index])
    if is_heading(layout.rows[index]):
        return
    _hide_bare_links(veil, start, end, reachable=reachable)
    _hide_streets(veil, start, end)
    for number in phones(veil.text, start, end, beside_contacts=True):
        veil.hide(*number, "telephone")
    if end - start > _LONGEST_CONTACT_LINE:
        return
    for offset, segment in segments(veil.shown(start, end)):
        left = start + offset
        if (reachable or index in layout.places) and _may_place(segment, bare=reachable):
            veil.hide(left, left + len(segment), "address")
        elif BARE_SITE.fullmatch(segment):
            veil.hide(left, left + len(segment), "link")
    _hide_lone_handles(veil, start, end, reachable=reachable)


def _may_place(segment: str, *, bare: bool) -> bool:
    """Return whether a segment of a contact line is a place, and no word such as "Mobile" beside a number."""
    return segment.strip(" .:").lower() not in REACH_WORDS and is_place(segment, bare=bare)


def _hide_streets(veil: _Veil, start: int, end: int) -> None:
    for offset, segment in segments(veil.shown(start, end)):
        if at := address_in(segment):
            veil.hide(start + offset + at[0], start + offset + at[1], "address")


def _hide_signed(veil: _Veil, layout: _Layout) -> None:
    """Hide an address on the lines below the name alone, as it stands under a signature."""
    for index, (start, end) in enumerate(layout.bounds):
        shown = veil.shown(start, end) if end - start <= _LONGEST_FOOTER else ""
        if MASK not in shown or not veil.hides(start, end, ("name",)) or re.search(r"[a-z]{3} [a-z]", shown):
            continue
        for place in range(index + 1, min(index + 1 + _SIGNED, len(layout.rows))):
            if not layout.rows[place] or is_heading(layout.rows[place]):
                break
            _hide_streets(veil, *layout.bounds[place])


def _hide_below_streets(veil: _Veil, layout: _Layout) -> None:
    """Hide the town and the country on lines of their own below a street."""
    below = 0
    for (start, end), row in zip(layout.bounds, layout.rows, strict=True):
        shown = veil.shown(start, end)
        if row and set(shown.strip(" ,•|")) <= {MASK} and veil.hides(start, end, ("address",)):
            below = _SIGNED
        elif below and not is_heading(row) and is_below_street(row.strip(" ,.•")):
            veil.hide(start, end, "address")
            below -= 1
        else:
            below = 0


def _hide_bare_links(veil: _Veil, start: int, end: int, *, reachable: bool) -> None:
    told = [AT_HANDLE, HANDLE_AFTER_SITE] + ([BARE_SITE, LINKEDIN_SHORT] if reachable else [])
    for pattern in told:
        for found in pattern.finditer(veil.text, start, end):
            left, right = found.span(found.lastgroup or 0)
            veil.hide(left, right, "link")


def _hide_lone_handles(veil: _Veil, start: int, end: int, *, reachable: bool) -> None:
    """Hide a word that stands alone below contact details or after them, as beside an icon."""
    alone = _HANDLE_BELOW.fullmatch(veil.text, start, end)
    if alone and alone.group() not in TOOL_WORDS:
        veil.hide(start, end, "link")
    for found in _LONE_HANDLE.finditer(veil.shown(start, end)) if reachable else ():
        veil.hide(start + found.start(), start + found.end(), "link")


def _hide_footer(veil: _Veil, start: int, end: int) -> None:
    """Hide a number in a short line that already names or reaches the writer, as a page's foot does."""
    if end - start > _LONGEST_CONTACT_LINE:
        return
    for offset, segment in segments(veil.shown(start, end)):
        if is_sure_address(segment):
            veil.hide(start + offset, start + offset + len(segment), "address")
    told = veil.hides(start, end, ("name", "e-mail", "telephone", "link"))
    if end - start > _LONGEST_FOOTER or not (told or _PAGE.search(veil.text, start, end)):
        return
    _hide_streets(veil, start, end)
    _hide_sites(veil, start, end)
    for found_at in phones(veil.text, start, end, beside_contacts=True):
        digits = sum(map(str.isdigit, veil.text[slice(*found_at)]))
        if digits >= 8:
            veil.hide(*found_at, "telephone")


def _hide_sites(veil: _Veil, start: int, end: int) -> None:
    for offset, segment in segments(veil.shown(start, end)):
        if BARE_SITE.fullmatch(segment):
            veil.hide(start + offset, start + offset + len(segment), "link")


def _hide_known_handles(veil: _Veil) -> None:
    """Hide what stands in an address or a profile's link where it comes back as a word or in a link."""
    lines = {row.strip() for row in veil.text.split("\n")}
    known = {handle.lower() for handle in _handles(veil.text) if len(handle) >= _LEAST_HANDLE} - ANYONES
    for found in _MARKED_TOKEN.finditer(veil.text):
        if any(part in known for part in _PART.findall(found.group().lower())):
            veil.hide(*found.span(), "link")
    for word in sorted({handle for handle in _handles(veil.text) if len(handle) >= _LEAST_HANDLE}):
        if word.isascii() and (not word.isalpha() or word in lines):
            for found in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", veil.text):
                veil.hide(*found.span(), "link")
