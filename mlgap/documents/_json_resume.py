"""JSON Resume to lines under section headings.

Source: the JSON Resume schema 1.0.0, https://jsonresume.org/schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mlgap.documents._draft import Draft, DraftLine

_SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("work", "Experience", ("position", "name", "company", "location")),
    ("volunteer", "Volunteering", ("position", "organization", "location")),
    ("projects", "Projects", ("name", "entity", "type")),
    ("education", "Education", ("studyType", "area", "institution", "score")),
    ("awards", "Awards", ("title", "awarder")),
    ("certificates", "Certificates", ("name", "issuer")),
    ("publications", "Publications", ("name", "publisher")),
    ("skills", "Skills", ("name", "level")),
    ("languages", "Languages", ("language", "fluency")),
    ("interests", "Interests", ("name",)),
    ("references", "References", ("name",)),
)
_BULLETS = ("highlights", "courses", "roles")


def read_json_resume(resume: Mapping[str, Any]) -> Draft:
    """Return a JSON Resume as lines: contact block, summary, then one heading a section."""
    lines = [*_basics(resume.get("basics"))]
    for key, heading, fields in _SECTIONS:
        entries = [line for entry in _items(resume.get(key)) for line in _entry(entry, fields)]
        if entries:
            lines += ["", heading, *entries]
    return Draft("application/json", [DraftLine(line) for line in lines])


def _text(value: Any) -> str:
    """Return a JSON scalar as one line of text, "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _basics(basics: Any) -> Iterator[str]:
    if not isinstance(basics, Mapping):
        return
    place = basics.get("location")
    places = place.values() if isinstance(place, Mapping) else [place]
    profiles = [p for p in _items(basics.get("profiles")) if isinstance(p, Mapping)]
    contact = [
        *map(_text, (basics.get("email"), basics.get("phone"), basics.get("url") or basics.get("website"))),
        ", ".join(filter(None, map(_text, places))),
        *(_text(p.get("url")) or f"{_text(p.get('network'))}: {_text(p.get('username'))}" for p in profiles),
    ]
    yield from filter(None, (_text(basics.get("name")), _text(basics.get("label"))))
    yield from filter(None, [" | ".join(filter(None, contact))])
    summary = _text(basics.get("summary"))
    if summary:
        yield from ("", "Summary", summary)


def _entry(entry: Any, fields: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(entry, Mapping):
        yield from filter(None, [_text(entry)])
        return
    title = " | ".join(dict.fromkeys(filter(None, (_text(entry.get(field)) for field in fields))))
    keywords = ", ".join(filter(None, map(_text, _items(entry.get("keywords")))))
    yield from filter(None, [f"{title}: {keywords}" if title and keywords else title or keywords])
    yield from filter(None, [_dates(entry)])
    yield from filter(None, (_text(entry.get(key)) for key in ("summary", "description", "reference", "url")))
    for key in _BULLETS:
        yield from (f"• {_text(item)}" for item in _items(entry.get(key)) if _text(item))


def _dates(entry: Mapping[str, Any]) -> str:
    start, end = _text(entry.get("startDate")), _text(entry.get("endDate"))
    if start:
        return f"{start} – {end or 'present'}"
    return end or next(filter(None, (_text(entry.get(k)) for k in ("date", "releaseDate"))), "")
