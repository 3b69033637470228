"""What a CV file is known to hold, from the description it was made with or that was written beside it.

Two shapes: `X.truth.json` (contact, experience with title, company, dates and bullets, education with degree
and institution, skills, ...) and RenderCV's `X.truth.yaml` (`cv` with `sections`). What a page does not show
as such is left out: names of networks drawn as icons, "https://", the months of "2022-01", written out there,
dates and names given a second time, years of projects, and an employer that stands once above several roles.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_POINT = re.compile(
    r"(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})|(?P<m>\d{1,2})/(?P<y>\d{4})|(?P<iso>\d{4}-\d\d)|(?P<only>\d{4})",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:present|now|current|today|ongoing)\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:spring|summer|fall|autumn|winter)\b", re.IGNORECASE)
_NO_CONTENT = {
    "schemaVersion", "provenance", "knownWrong", "columns", "layout", "template", "notes", "note", "network",
    "kind", "id", "generator", "font", "page", "pages", "producer", "start", "end", "start_iso", "end_iso",
    "person", "year",
}  # fmt: skip
_ROLES = ("title", "position", "role")
_EMPLOYERS = ("company", "employer", "organization", "name")
_LINES = ("bullets", "highlights", "responsibilities", "achievements", "description", "summary")
_NO_SENTENCE = frozenset(("contact", "location", "email", "phone", "website", "social_networks"))
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class KnownEntry:
    """One job or study; `dates` is (start, end, current), None where nothing is said of dates at all."""

    section: str
    role: str
    employer: str
    dates: tuple[str | None, str | None, bool] | None
    lines: tuple[str, ...]
    seasons: bool = False
    """Whether the page names a season, of which the dates here tell the year alone."""


@dataclass(frozen=True)
class Known:
    """What a file is known to hold: every word, the sentences that must stay whole, and its entries."""

    words: tuple[str, ...]
    sentences: tuple[str, ...]
    entries: tuple[KnownEntry, ...]
    columns: int | None
    """How many columns the description says the page has, None where it does not say."""


def plain(text: str) -> str:
    """Return `text` as it is compared: NFKC, one kind of quote and dash, no bullets, single blanks."""
    folded = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    folded = re.sub("[‐-―−]", "-", folded.replace("“", '"').replace("”", '"'))
    return " ".join(re.sub("[•●▪◦\u00ad]", " ", folded).split())


def words_of(text: str) -> list[str]:
    """Return the normalised words of a text."""
    return _WORD.findall(plain(text).casefold())


def load_known(path: Path) -> Known | None:
    """Return what the PDF at `path` is known to hold, None where nothing stands beside it."""
    for suffix in (".truth.json", ".truth.yaml"):
        beside = path.with_name(path.stem + suffix)
        if beside.exists():
            text = beside.read_text(encoding="utf-8")
            return _rendercv(_yaml(text)["cv"]) if suffix.endswith("yaml") else _truth(json.loads(text))
    return None


def _yaml(text: str) -> Any:
    import yaml

    return yaml.load(text, Loader=yaml.BaseLoader)


def _truth(truth: Mapping[str, Any]) -> Known:
    leaves = list(_leaves(truth))
    entries = [
        _entry("experience", item, _ROLES, _EMPLOYERS, undated=True) for item in truth.get("experience", ())
    ] + [
        _entry("education", item, ("degree", "studyType"), ("institution", "school"), undated=False)
        for item in truth.get("education", ())
    ]
    again = Counter(one.employer for one, next_ in pairwise(entries) if one.employer == next_.employer)
    named_once = Counter(word for name, times in again.items() for word in words_of(name) * times)
    words = (Counter(word for leaf in leaves for word in words_of(_shown(leaf))) - named_once).elements()
    return Known(tuple(words), tuple(_sentences(truth)), tuple(entries), truth.get("columns"))


def _rendercv(cv: Mapping[str, Any]) -> Known:
    sections = cv["sections"]
    leaves = [leaf for leaf in _leaves(cv) if not re.fullmatch(r"\d{4}-\d\d|alicechen", leaf)]
    entries = [
        _entry("experience", item, _ROLES, _EMPLOYERS, undated=True)
        for item in sections.get("experience", ())
    ] + [
        _entry("education", item, ("degree",), ("institution",), undated=False)
        for item in sections.get("education", ())
    ]
    years = [point[:4] for item in _dated(sections) for point in item if point != "present"]
    words = [word for leaf in leaves for word in words_of(_shown(leaf))] + years
    return Known(tuple(words), tuple(_sentences(sections)), tuple(entries), None)


def _dated(sections: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for items in sections.values():
        for item in items:
            if isinstance(item, dict) and "start_date" in item:
                yield item["start_date"], item["end_date"]


def _leaves(value: Any, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield every text of the content, in order, but those under the keys in `without`."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _NO_CONTENT | without:
                yield from _leaves(item, without)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item, without)
    elif isinstance(value, str) and value.strip():
        yield value


def _shown(leaf: str) -> str:
    """Return a leaf as pages show it: without "https://" and a country's code before a telephone number."""
    return re.sub(r"^\+1-(\d{3})-", r"(\1) ", re.sub(r"https?://", "", leaf))


def _sentences(content: Any) -> Iterator[str]:
    """Yield what must be found whole: everything of two words or more that is no date, place or contact."""
    for leaf in _leaves(content, _NO_SENTENCE):
        contact = re.search(r"@|https?://|\(?\d{3}\)?[ -]\d{3}-\d{4}|linkedin\.|github\.", leaf)
        if len(leaf.split()) > 1 and not contact and read_dates(leaf) is None:
            yield leaf


def _entry(
    section: str,
    item: Mapping[str, Any],
    roles: tuple[str, ...],
    employers: tuple[str, ...],
    *,
    undated: bool,
) -> KnownEntry:
    lines: list[str] = []
    for name in _LINES:
        lines += list(_leaves(item.get(name, ())))
    dates = item.get("dates")
    if dates is None and ("start_date" in item or "start" in item):
        start = item.get("start_date", item.get("start"))
        dates = f"{start} - {item.get('end_date', item.get('end')) or 'present'}"
    said = _written_out(item) or (
        read_dates(str(dates), whole=False) if dates else (None, None, False) if undated else None
    )
    return KnownEntry(
        section,
        next((str(item[name]) for name in roles if item.get(name)), ""),
        next((str(item[name]) for name in employers if item.get(name)), ""),
        said,
        tuple(lines),
        _SEASON.search(str(dates)) is not None,
    )


def _written_out(item: Mapping[str, Any]) -> tuple[str | None, str | None, bool] | None:
    """Return the dates that the description spells out as "2021-03" or "2021", however the page does."""
    start, end = item.get("start_iso"), item.get("end_iso")
    if not start and not end:
        return None
    return (start or None, None, True) if end == "present" else (start or None, end or None, False)


def read_dates(text: str, *, whole: bool = True) -> tuple[str | None, str | None, bool] | None:
    """Return start, end and whether it goes on, from "Jul 2021 - Present" and its like, else None.

    One date alone is the end. With `whole`, a text that holds more than dates is None.
    """
    points = [_point(match) for match in _POINT.finditer(text)]
    rest = re.sub(r"[\W_]|\bto\b", "", _OPEN.sub("", _POINT.sub("", text)))
    if not points or None in points or (whole and rest):
        return None
    if _OPEN.search(text):
        return points[0], None, True
    return (points[0], points[1], False) if len(points) > 1 else (None, points[0], False)


def _point(match: re.Match[str]) -> str | None:
    if match["month"]:
        name = match["month"].casefold()[:3]
        return f"{match['year']}-{_MONTHS.index(name) + 1:02d}" if name in _MONTHS else match["year"]
    if match["m"]:
        return f"{match['y']}-{int(match['m']):02d}"
    return match["iso"] or match["only"]
