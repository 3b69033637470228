"""What a pasted advert says of itself at its head: its title, its employer and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mlgap.market._reading.employers import EmployerTable, find_employer
from mlgap.market._reading.place import Places, read_place
from mlgap.market._reading.raw import RawPosting
from mlgap.market._reading.titles import TitleRules, role_family
from mlgap.market._reading.zones import heading_zone

_HEAD_LINES = 6
_LABELLED_LINES = 40
_LONGEST = 90
_LONGEST_TITLE = 120
_MARKS = " \t#*_:-–—•·>|"
_TITLE = re.compile(r"^\W*(?:job|position|role)?\s*(?:title|position|role)\s*:\s*(?P<what>\S.*)", re.I)
_EMPLOYER = re.compile(
    r"^\W*(?:company|employer|organi[sz]ation|hiring company)(?: name)?\s*[*_]*:[*_]*\s*(?P<what>\S.*)", re.I
)
_PLACE = re.compile(
    r"^\W*(?:(?:job |work |office |primary )?location|place(?: of work)?|based in|where|office)s?"
    r"\s*[*_]*:[*_]*\s*(?P<what>\S.*)",
    re.I,
)
_PIECES = re.compile(r"\s*[|·•@;]\s*|\s+[-–—]\s+|\s+at\s+(?=[A-Z])")
_SENTENCE = re.compile(r"[.!?:]\W*$|\b(?:you|we|our|is|are|will)\b", re.I)
_LEAST_NAME = 3
"""Letters of a name that counts without a label: "AI" is the name of some employer, and rarely meant."""
_DEPARTMENTS = frozenset({"Engineering", "Data", "Product", "Research"})
_LEAST_KNOWN = 3
"""Adverts of an employer whose name counts without a label: common words are names of small ones."""
_WORKING = re.compile(
    r"remote|hybrid|on-?site|in[- ]office|full[- ]?time|part[- ]?time|contract|permanent|apply|save", re.I
)


def with_head(raw: RawPosting, employers: EmployerTable, places: Places, titles: TitleRules) -> RawPosting:
    """Return `raw` with the title, employer and place that its text states where no field does.

    An employer without a label counts only where the employer table surely knows it, a place without one
    only in a short line at the head.
    """
    lines = [line.strip(_MARKS) for line in raw.text.splitlines() if line.strip(_MARKS)]
    head = [line for line in lines[:_HEAD_LINES] if len(line) <= _LONGEST]
    named = _employer(head, employers, places) if _opens_with_title(raw, lines, titles) else ""
    return replace(
        raw,
        title=raw.title or _title(lines, titles),
        employer=raw.employer or _labelled(lines, _EMPLOYER) or named,
        location=raw.location or ("" if raw.country else _place(lines, head, places)),
    )


def _opens_with_title(raw: RawPosting, lines: Sequence[str], titles: TitleRules) -> bool:
    """Return whether the text begins as a copied advert does, so that an employer stands near by."""
    return not raw.title and bool(lines) and role_family(lines[0], titles) != "other"


def _title(lines: Sequence[str], titles: TitleRules) -> str:
    """Return the title that a label names, else the first short line at the head that names a role."""
    if labelled := _labelled(lines, _TITLE):
        return labelled[:_LONGEST_TITLE]
    head = [line for line in lines[:_HEAD_LINES] if len(line) <= _LONGEST_TITLE]
    told = (line for line in head if heading_zone(line) is None and role_family(line, titles) != "other")
    return next(told, lines[0][:_LONGEST_TITLE] if lines else "")


def _labelled(lines: Sequence[str], label: re.Pattern[str]) -> str:
    found = (label.match(line) for line in lines[:_LABELLED_LINES])
    said = (match.group("what").strip(_MARKS) for match in found if match)
    return next((what for what in said if 1 < len(what) <= _LONGEST), "")


def _employer(head: Sequence[str], employers: EmployerTable, places: Places) -> str:
    for piece in _pieces([line for line in head if not _SENTENCE.search(line)], _PIECES):
        known = find_employer(piece, employers) if _is_name(piece) else None
        if known is None or not known.sure or known.adverts < _LEAST_KNOWN:
            continue
        if read_place(piece, "", places)[0] == "UNKNOWN":
            return piece
    return ""


def _is_name(piece: str) -> bool:
    return len(piece) >= _LEAST_NAME and piece[0].isupper() and piece not in _DEPARTMENTS


def _place(lines: Sequence[str], head: Sequence[str], places: Places) -> str:
    said = _labelled(lines, _PLACE)
    known = (p for p in (said, *_pieces(head, _PIECES)) if p and _is_known(p, places))
    return next(known, said)


def _is_known(piece: str, places: Places) -> bool:
    return read_place(piece, "", places)[0] not in ("UNKNOWN", "OTHER")


def _pieces(head: Sequence[str], between: re.Pattern[str]) -> Iterator[str]:
    for line in head:
        for piece in between.split(line):
            plain = _WORKING.sub("", piece).replace("()", "").strip(_MARKS + "/,")
            if len(plain) > 1:
                yield plain
