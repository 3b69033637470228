"""Dates and date ranges as CVs write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTH_NAMES = (
    "jan(?:uary|uar|vier|eiro)?|januar|enero|ene",
    "feb(?:ruary|ruar)?|février|fév|febrero",
    "mar(?:ch|zo)?|märz|mars|mrz",
    "apr(?:il)?|avril|abril",
    "may|mai|mayo",
    "june?|juni|juin|junio",
    "july?|juli|juillet|julio",
    "aug(?:ust)?|août|agosto",
    "sep(?:t(?:ember)?)?|septembre|septiembre",
    "oct(?:ober)?|okt(?:ober)?|octobre|octubre",
    "nov(?:ember)?|novembre|noviembre",
    "dec(?:ember)?|dez(?:ember)?|décembre|diciembre",
)
_SEASONS = {
    "spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (1, 2),
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip
_MONTH = "(?:" + "|".join(_MONTH_NAMES) + r")\b\.?"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?!\d)"
_POINT = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s*\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,)?[\s,/'’-]*(?:of\s+)?(?:{_YEAR}|['’]\d\d)"
    rf"|(?:spring|summer|fall|autumn|winter|q[1-4])[\s,]+{_YEAR}"
    rf"|(?<![\d/])(?:\d{{1,2}}[./])?\d{{1,2}}\s?[./-]\s?{_YEAR}"
    rf"|(?<![\d/.,$€£])(?:{_YEAR})[./-](?:0[1-9]|1[0-2])(?:[./-]\d\d)?(?![\d])"
    rf"|(?<![\d/.,$€£])(?:{_YEAR})(?![\d%]|[.,]\d))"
)
_SHORT = r"(?:0?[1-9]|1[0-2])\s?/\s?\d\d(?!\d)"
_OPEN = (
    r"(?:present|now|current(?:ly)?|today|to date|till date|date|ongoing|heute|jetzt|aktuell|présent"
    r"|aujourd['’]hui|actualidad|presente|oggi|heden)\b"
)
_TO = (
    r"\s*\)?\s*(?:[-–—−~→]+|\bto\b|\buntil\b|\btill\b|\bbis\b|\bau\b|\bhasta\b|\ba\b)"
    r"\s*\(?\s*(?:to\s+|till\s+)?"
)
_RANGE = re.compile(
    rf"(?P<a>{_POINT}|{_SHORT})(?:{_TO}|\s+(?={_OPEN}|{_MONTH}|{_YEAR}))(?P<b>{_POINT}|{_SHORT}"
    rf"|{_OPEN}|\d\d(?![\d/%.]))"
    rf"|(?:\bsince\b|\bseit\b|\bdepuis\b|\bdesde\b|\bfrom\b)\s+(?P<since>{_POINT}|{_SHORT})"
    rf"|(?P<one>{_POINT})",
    re.IGNORECASE,
)
_MONTH_OF = [re.compile(rf"(?:{names})\b", re.IGNORECASE) for names in _MONTH_NAMES]


@dataclass(frozen=True, slots=True)
class DateRange:
    """A start and an end ("YYYY-MM" or "YYYY", None where unsaid) at `[begin, finish)` of a text."""

    start: str | None
    end: str | None
    current: bool
    begin: int
    finish: int
    ranged: bool
    """Whether two ends were written, rather than one date."""


def find_dates(text: str) -> Iterator[DateRange]:
    """Yield the date ranges and single dates of `text` in reading order."""
    if not any(c.isdigit() for c in text):
        return
    for match in _RANGE.finditer(text):
        found = _range_of(match)
        if found is not None:
            yield found


def _range_of(match: re.Match[str]) -> DateRange | None:
    begin, finish = match.span()
    if match["since"]:
        start = _read_point(match["since"], first=True)
        return DateRange(start, None, True, begin, finish, True) if start else None
    if match["one"]:
        start, end = _read_point(match["one"], first=True), _read_point(match["one"], first=False)
        return DateRange(start, end, False, begin, finish, False) if start else None
    start = _read_point(match["a"], first=True)
    if start is None:
        return None
    if re.fullmatch(_OPEN, match["b"], re.IGNORECASE):
        return DateRange(start, None, True, begin, finish, True)
    end = (
        start[:2] + match["b"] if re.fullmatch(r"\d\d", match["b"]) else _read_point(match["b"], first=False)
    )
    if end is None or end[:4] < start[:4]:
        return DateRange(start, start, False, begin, finish, False)
    return DateRange(start, end, False, begin, finish, True)


def _read_point(text: str, *, first: bool) -> str | None:
    found = re.search(_YEAR, text)
    if found:
        year = found[0]
    else:
        short = re.search(r"(?<=['’/])\s?\d\d$", text)
        if short is None:
            return None
        two = int(short[0])
        year = str(2000 + two if two < 60 else 1900 + two)
    month = _month_in(text.replace(year, " ", 1) if found else text.rpartition("/")[0] or text, first=first)
    return f"{year}-{month:02d}" if month else year


def _month_in(rest: str, *, first: bool) -> int | None:
    lowered = rest.casefold()
    for season, months in _SEASONS.items():
        if season in lowered:
            return months[0 if first else 1]
    for number, pattern in enumerate(_MONTH_OF, 1):
        if pattern.search(lowered):
            return number
    numbers = [int(n) for n in re.findall(r"\d{1,2}", lowered)]
    if not numbers:
        return None
    month = (
        numbers[1]
        if len(numbers) > 1 and lowered.strip()[0] not in "-./" and "'" not in lowered
        else numbers[0]
    )
    return month if 1 <= month <= 12 else None


def months_between(start: str | None, end: str | None, current: bool, today: date) -> tuple[int, int] | None:
    """Return months since year 0 as half-open `[first, last)`, or None where nothing is dated.

    A year without a month stands for its middle, so that 2019 to 2021 counts as two years; a single
    year counts as six months. The future is cut at `today`.
    """
    if start is None:
        return None
    now = today.year * 12 + today.month
    first = _month_number(start, 6)
    if current:
        last = now
    elif end is None:
        last = first + 6
    else:
        last = _month_number(end, 6) + (1 if "-" in end else 0)
        if last <= first:
            last = first + 6
    return (first, min(last, now)) if first < now else None


def _month_number(point: str, middle: int) -> int:
    year, _, month = point.partition("-")
    return int(year) * 12 + (int(month) - 1 if month else middle)
