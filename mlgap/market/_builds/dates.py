"""The day an advert was posted, from the ways files write it; what cannot be told is not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

from mlgap.errors import MlgapError

__all__ = ["AMBIGUOUS", "Order", "is_slashed", "order_of", "parse_month", "read_date"]

Order = Literal["day-first", "month-first"]
AMBIGUOUS = "day and month cannot be told apart; say which comes first"
_UNREAD = "no date that can be read; expected one such as 2026-05-03"
_EARLIEST = 1990
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$")
_MONTH_ALONE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?$")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:[ T].*)?$")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?:,?[ T].*)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_NAMED = re.compile(rf"(?:[a-z]+,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH}[\s,-]+(\d{{4}})\b", re.I)
_NAMED_DAY = re.compile(rf"(?:[a-z]+,\s+)?{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_NAMED = re.compile(rf"{_MONTH}\s+(\d{{4}})$", re.I)


def read_date(text: str, order: Order | None, today: date) -> tuple[str, str]:
    """Return (ISO date or month, "") or ("", what is wrong).

    `order` says how 01/02/2026 is read; with None it is refused unless its own figures tell. A date after
    tomorrow is refused: it would move the window of the whole snapshot.
    """
    if (slashed := _SLASHED.match(text)) and order is None and _own_order(slashed) is None:
        return "", AMBIGUOUS
    try:
        year, month, day = _parts(text, order)
        found = date(year, month, day or 1)
    except ValueError:
        return "", _UNREAD
    if (found - today).days > 1:
        return "", "lies in the future"
    if year < _EARLIEST:
        return "", f"lies before {_EARLIEST}"
    return (found.isoformat() if day else found.isoformat()[:7]), ""


def parse_month(text: str) -> str:
    """Return a month such as "2026-05" as it is, "" for none; raises `MlgapError` for anything else."""
    if text and not _MONTH_ALONE.fullmatch(text):
        raise MlgapError(f"The month {text!r} is none: expected one such as 2026-05.")
    return text


def order_of(texts: Iterable[str]) -> Order | None:
    """Return the order that a column's dates such as 13/02/2026 settle; None where none or both do."""
    orders = {_own_order(match) for text in texts if (match := _SLASHED.match(text))}
    settled = orders - {None, "either"}
    return settled.pop() if len(settled) == 1 else None  # type: ignore[return-value]  # "either" is out


def is_slashed(text: str) -> bool:
    """Whether `text` is a date that only the order of day and month can tell."""
    match = _SLASHED.match(text)
    return match is not None and _own_order(match) is None


def _own_order(match: re.Match[str]) -> str | None:
    """Return the order that a date's own figures tell, "either" where both give the same day."""
    first, second = int(match[1]), int(match[3])
    if first == second:
        return "either"
    if first > 12:
        return "day-first"
    return "month-first" if second > 12 else None


def _parts(text: str, order: Order | None) -> tuple[int, int, int | None]:
    """Return (year, month, day or None for a month alone); raises `ValueError`."""
    if match := _ISO.match(text):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _COMPACT.match(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _EPOCH.match(text):
        moment = datetime.fromtimestamp(int(match[1]), UTC)
        return moment.year, moment.month, moment.day
    if match := _DOTTED.match(text):
        return _year(match[3]), int(match[2]), int(match[1])
    if match := _SLASHED.match(text):
        by_day = (_own_order(match) or order) in ("day-first", "either")
        day, month = (match[1], match[3]) if by_day else (match[3], match[1])
        return _year(match[4]), int(month), int(day)
    return _named(text)


def _named(text: str) -> tuple[int, int, int | None]:
    if match := _DAY_NAMED.match(text):
        return int(match[3]), _month(match[2]), int(match[1])
    if match := _NAMED_DAY.match(text):
        return int(match[3]), _month(match[1]), int(match[2])
    if match := _NAMED.match(text):
        return int(match[2]), _month(match[1]), None
    raise ValueError


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)
