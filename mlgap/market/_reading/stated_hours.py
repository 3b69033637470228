"""The hours of a full-time year that an advert states, by the year or by the week."""

from __future__ import annotations

import re

WEEKS = 52
_YEARLY = re.compile(
    r"(?<![\d.,])(?P<hours>[12][,.]?\d{3}(?:\.\d)?)[ -]?(?:work(?:ing|ed)?\s+)?(?:hours?|hrs?)\b"
    r"(?P<after>.{0,30})",
    re.I | re.S,
)
_A_YEAR = re.compile(
    r"^[\s-]*(?:worked |of work )?(?:annually|yearly|year"
    r"|(?:/|per|a|in a|each)\s?(?:calendar |work |full )?(?:year|annum|yr))\b",
    re.I,
)
_BASED_ON = re.compile(
    r"(?:based (?:up)?on|assum\w+|calculated \w+|annuali[sz]ed \w+|=|x|×|\*"
    r"|(?:per|an|/) ?(?:hour|hr)[\s,;(]+)(?: an?)?\s*$",
    re.I,
)
_WEEKLY = (
    re.compile(
        r"(?<![\d.,])(?P<hours>\d{2}(?:[.,]\d{1,2})?)(?:\s|-)*(?:work(?:ing)?\s+)?(?:hours?|hrs?)"
        r"(?:\s*(?:/|per|a|each|every)\s*|\s|-)\s*(?:work(?:ing)?[\s-]*)?(?:week|wk)",
        re.I,
    ),
    re.compile(
        r"(?:hours?|hrs?)\s*(?:/|per|a)\s*(?:week|wk)\s*:?\s*(?P<hours>\d{2}(?:[.,]\d{1,2})?)(?!\d|\s*[-–]|\s*to\b)",
        re.I,
    ),
)
_NO_FIXED_NUMBER = re.compile(
    r"(?:\bup to|\bat least|\bmin(?:imum)?\.?(?: of)?|\bmax(?:imum)?\.?(?: of)?|\bthan"
    r"|\bover|\bunder|\bexceed\w*|\bbeyond|\d\+?\s*(?:-|–|—|to|or)"
    r"|\bovertime\b.{0,20}|\bpart[- ]time\b.{0,20})\s*$",
    re.I,
)
_NOT_A_YEARS_WORK = re.compile(
    r"billable|utili[sz]ation|overtime|training|volunteer|experience|\bafter\b", re.I
)
_FULL_TIME_WEEK = (35.0, 48.0)
"""Fewer hours are part-time, whose pay is no year's pay; more are no usual week.

Source: US Bureau of Labor Statistics, Current Population Survey: full-time is 35 hours a week or more.
"""
_FULL_TIME_YEAR = (1_600.0, 2_500.0)
"""A year of 35 hours a week less six weeks of leave and holidays, to one of 48 hours a week."""


def read_hours(text: str) -> float | None:
    """Return the hours of a full-time year that an advert states, None where it states none or no one number.

    Hours of a week count 52 times. "Up to 40 hours", "35-40 hours" and hours of part-time work are none.

    >>> read_hours("40 USD an hour, 37.5 hours per week")
    1950.0
    """
    return _hours_of_year(text) or _hours_of_weeks(text)


def _hours_of_year(text: str) -> float | None:
    low, high = _FULL_TIME_YEAR
    for match in _YEARLY.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        said = _A_YEAR.search(match["after"]) or _BASED_ON.search(before)
        if not said or _NO_FIXED_NUMBER.search(before) or _NOT_A_YEARS_WORK.search(before):
            continue
        hours = float(re.sub(r"[,.](?=\d{3})", "", match["hours"]))
        if low <= hours <= high:
            return hours
    return None


def _hours_of_weeks(text: str) -> float | None:
    low, high = _FULL_TIME_WEEK
    for pattern in _WEEKLY:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            hours = float(match["hours"].replace(",", "."))
            if low <= hours <= high and not _NO_FIXED_NUMBER.search(before):
                return hours * WEEKS
    return None
