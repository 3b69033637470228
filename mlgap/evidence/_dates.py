"""Dates and date ranges as CVs write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

_MONTH_NAMES = (
    "jan(?:uary|uar|vier|eiro|uari)?|januar|enero|ene|gennaio|stycze[ńn]",
    "febr?(?:uary|uar|uari|ero|braio)?|février|fév|fevereiro|luty",
    "mar(?:ch|zo|zec|ço)?|märz|mars|mrz|maart|mrt",
    "apr(?:il|ile)?|avril|abril|kwiecie[ńn]",
    "may|mai|mayo|maio|maggio|mei|maj",
    "june?|juni|juin|junio|junho|giugno|czerwiec",
    "july?|juli|juillet|julio|julho|luglio|lipiec",
    "aug(?:ust|ustus)?|août|agosto|ago|sierpie[ńn]",
    "sep(?:t(?:ember|embre)?)?|septembre|septiembre|setembro|settembre|wrzesie[ńn]",
    "oct(?:ober)?|okt(?:ober)?|octobre|octubre|outubro|ottobre|pa[źz]dziernik",
    "nov(?:ember|embre)?|noviembre|novembro|listopad",
    "dec(?:ember|embre)?|dez(?:ember|embro)?|décembre|diciembre|dicembre|dic|grudzie[ńn]",
)
_SEASONS = {
    "spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (1, 2),
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12), "h1": (1, 6), "h2": (7, 12),
    "early": (1, 3), "mid": (5, 7), "late": (10, 12), "end of": (12, 12), "beginning of": (1, 1),
}  # fmt: skip
_SEASON = r"(?:spring|summer|fall|autumn|winter|q[1-4]|h[12]|early|mid|late|end of|beginning of)"
_MONTH = "(?:" + "|".join(_MONTH_NAMES) + r")\b\.?"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?!\d)"
_POINT = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+)?{_MONTH}(?:\s*\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,)?[\s,/'’-]*(?:(?:of|de|del)\s+)?(?:{_YEAR}|['’]\d\d)"
    rf"|\b{_SEASON}[\s,-]+(?:{_YEAR}|['’]\d\d(?!\d))"
    rf"|(?<![\d/])(?:\d{{1,2}}[./])?\d{{1,2}}\s?[./-]\s?{_YEAR}"
    rf"|{_YEAR}年(?:\d{{1,2}}月)?"
    rf"|(?<![\d/.,$€£])(?:{_YEAR})[./-](?:0[1-9]|1[0-2])(?:[./-]\d\d)?(?!\d|[./-]\d\d(?!\d))"
    rf"|(?<![\d/.,$€£])(?:{_YEAR})(?![\d%]|[.,]\d))"
)
_SHORT = rf"(?:(?:0?[1-9]|1[0-2])\s?/\s?\d\d(?!\d)|(?<!\w)['’]\d\d(?!\d)|{_MONTH}\s\d\d(?!\d|,?\s*{_YEAR}))"
_OPEN = (
    r"(?:(?:present|now|current(?:ly)?|today|to date|till date|date|ongoing|cont(?:inuing)?|heute|jetzt"
    r"|aktuell|laufend|présent|aujourd['’]hui|actualidad|actual|presente|oggi|heden|nu|atual(?:mente)?|obecnie"
    r"|hoje|attualità|in corso|la fecha|ce jour|en cours)\b|至今|现在|現在)"
)
_TO = (
    r"\s*\)?\s*(?:[-–—−~→]+>?|(?<=\s)/(?=\s)"
    r"|\b(?:to|until|till|through|thru|bis|au|à|hasta|al?|até|tot|do)\b)"
    r"\s*\(?\s*(?:(?:to|till|the|à|al)\s+)?"
)
_BEGUN = rf"(?P<begun>{_POINT})(?:\s+(?:onwards?|and onwards?)\b|\s*[-–—→]+>?\s*\)?(?=$|[|,;]|\s{{2,}}))"
_RANGE = re.compile(
    rf"{_BEGUN}"
    rf"|\b(?P<month>{_MONTH})\s*(?:[-–—]|to)\s*(?P<till>{_MONTH}[\s,]+{_YEAR})"
    rf"|(?<![\d/.,$€£])(?P<autumn>{_YEAR})\s?/\s?(?P<spring>1[3-9]|[2-4]\d|{_YEAR})(?![\d/])"
    rf"|(?P<a>{_POINT}|{_SHORT})(?:{_TO}|\s+(?={_OPEN}|{_MONTH}|{_YEAR}))(?P<b>{_POINT}|{_SHORT}"
    rf"|{_OPEN}|\d\d(?![\d/%.]))"
    rf"|\bbetween\s+(?P<low>{_POINT})\s+and\s+(?P<high>{_POINT})"
    rf"|(?:\bsince\b|\bseit\b|\bdepuis\b|\bdesde\b|\bsinds\b|\bab\b|\bfrom\b(?!\s+{_POINT}{_TO}(?:{_POINT}|{_OPEN})))"
    rf"\s+(?P<since>{_POINT}|{_SHORT})"
    rf"|(?P<one>{_POINT})",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"[\s,·•|(–—-]*\d{1,2}\s*\+?\s*(?:years?|yrs?|months?|mos?|jahre?|monate?)\b"
    r"(?:[\s,]*(?:and|und)?\s*\d{1,2}\s*(?:months?|mos?|monate?)\b)?\.?\)?",
    re.IGNORECASE,
)
"""How long a job lasted, written behind its dates ("(3 years 2 months)")."""
_FULL_YEAR, _DECEMBER = 4, 12
_TURN = 60
"""Two digits below this are of this century."""
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
        found = _in_one_year(match) if match["month"] or match["autumn"] else _range_of(match)
        if found is not None:
            lasted = _DURATION.match(text, found.finish) if found.ranged else None
            yield replace(found, finish=lasted.end()) if lasted else found


def _range_of(match: re.Match[str]) -> DateRange | None:
    begin, finish = match.span()
    if match["since"] or match["begun"]:
        start = _read_point(match["since"] or match["begun"], first=True)
        return DateRange(start, None, True, begin, finish, True) if start else None
    if match["one"]:
        start, end = _read_point(match["one"], first=True), _read_point(match["one"], first=False)
        return DateRange(start, end, False, begin, finish, False) if start else None
    low, high = match["a"] or match["low"], match["b"] or match["high"]
    start = _read_point(low, first=True)
    if start is None:
        return None
    if re.fullmatch(_OPEN, high, re.IGNORECASE):
        return DateRange(start, None, True, begin, finish, True)
    end = start[:2] + high if re.fullmatch(r"\d\d", high) else _read_point(high, first=False)
    if end is None or end[:4] < start[:4]:
        return DateRange(start, start, False, begin, finish, False)
    return DateRange(start, end, False, begin, finish, True)


def _in_one_year(match: re.Match[str]) -> DateRange | None:
    """Return the range of "May - Aug 2019", which names its year once, or of the academic year "2018/19"."""
    begin, finish = match.span()
    if match["month"]:
        end = _read_point(match["till"], first=False)
        start = _read_point(f"{match['month']} {end[:4]}", first=True) if end else None
        if start and end and start > end:
            start = f"{int(end[:4]) - 1}{start[4:]}"
    else:
        start = match["autumn"]
        end = start[:2] + match["spring"] if len(match["spring"]) < _FULL_YEAR else match["spring"]
    return DateRange(start, end, False, begin, finish, True) if start and end and start <= end else None


def _read_point(text: str, *, first: bool) -> str | None:
    found = re.search(_YEAR, text) or re.search(r"(?<=['’/\s])\s?\d\d$", text)
    if found is None:
        return None
    digits = found[0].strip()
    year = digits if len(digits) == _FULL_YEAR else f"{'20' if int(digits) < _TURN else '19'}{digits}"
    month = _month_in(text[: found.start()] + " " + text[found.end() :], first=first)
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
    day_first = len(numbers) > 1 and lowered.strip()[0] not in "-./" and "'" not in lowered
    candidates = [numbers[1], numbers[0]] if day_first else numbers[:1]
    return next((month for month in candidates if 1 <= month <= _DECEMBER), None)


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
