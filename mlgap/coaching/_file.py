"""A coaching session as a file: JSON text and back without loss, and its published schema."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from mlgap import reports
from mlgap.coaching._session import COACHING_FORM, MOST_EARLIER, CoachingSession
from mlgap.errors import DataError
from mlgap.types import SCHEMA_VERSION
from mlgap.vocabulary import load_vocabulary

__all__ = ["file_name", "from_json", "is_coaching_file", "session_schema", "to_json"]

EARLIER_FORMS: tuple[str, ...] = ()
"""Forms whose fields all have the same meaning today; what came later takes its default."""
WHAT = "coaching file"
NOTES = {
    "CoachingSession": {
        "coaching_form": "form of this file",
        "created": "day on which the session was started, YYYY-MM-DD",
        "changed": "day on which this file was saved, YYYY-MM-DD",
        "alias": "what the client goes by, at most 40 characters on one line; not their name",
        "target": "part of the market that coach and client aim at",
        "notes": "the coach's own words, one note a day, oldest first, at most 200",
        "agreed": "what was agreed, in the order in which it was, at most 100",
        "report": "the client's CV when this file was saved: masked lines, corrections and what was counted; "
        "null where there was none",
        "earlier": "states of the CV before that one, oldest first, at most 12",
    },
    "Note": {"day": "day it was written, YYYY-MM-DD", "text": "as it was written, at most 8,000 characters"},
    "AgreedStep": {
        "text": "what was agreed, at most 600 characters",
        "skill_id": "id of the skill it is about, null where it is about none",
        "own_words": "true where the coach wrote the text, false where mlgap did",
        "agreed": "day on which it was agreed, YYYY-MM-DD",
        "due": "day by which it shall be done, null where none was set",
        "done": "day on which it was done, null where it is open",
    },
}
"""What each field holds, in one clause: the descriptions of `docs/session.schema.json`."""


def to_json(session: CoachingSession) -> str:
    """Return the session as JSON text that `from_json` reads back to an equal value."""
    return reports.plain_json(session)


def from_json(text: str) -> CoachingSession:
    """Return the session that `to_json` wrote.

    A file of an earlier form, and reports of an earlier form within it, are read as of today's, with what
    they could not hold left empty. Raises `DataError` naming every faulty place, or saying that the text is
    no coaching file, and `UnknownId` for a part of the market that is unknown here.
    """
    plain = reports.parse_json(text, WHAT)
    _check_form(plain)
    if plain["coaching_form"] != COACHING_FORM:
        plain = {**reports.with_defaults(CoachingSession, plain), "coaching_form": COACHING_FORM}
    problems: list[str] = []
    session = _decode(plain, problems)
    if session is None:
        raise reports.data_fault(WHAT, problems)
    vocabulary = load_vocabulary()
    for cell in (session.target, *(r.cell for r in (session.report, *session.earlier) if r)):
        vocabulary.check_cell(cell)
    return session


def is_coaching_file(data: bytes) -> bool:
    """Return whether a file that was given as something else is a coaching file."""
    return data.lstrip().startswith(b"{") and b'"coaching_form"' in data[:200]


def file_name(session: CoachingSession, today: date) -> str:
    """Return what a saved session is called: the alias in plain letters, and the day."""
    alias = re.sub(r"[^a-z0-9]+", "-", session.alias.lower()).strip("-") or "client"
    return f"mlgap-coaching-{alias}-{today.isoformat()}.json"


def session_schema() -> str:
    """Return the text of `docs/session.schema.json`: JSON Schema 2020-12 of what `to_json` writes."""
    return reports.json_schema(
        CoachingSession,
        "mlgap coaching session",
        "A coaching session saved by mlgap as JSON. It names the client by an alias alone; the lines of the "
        "CV in its reports have name and contacts masked. Reports are as in report.schema.json.",
        {
            "CoachingSession": {"coaching_form": COACHING_FORM},
            "GapReport": {"schema_version": SCHEMA_VERSION},
        },
        {**reports.FIELD_NOTES, **NOTES},
    )


def _check_form(plain: Any) -> None:
    """Raise `DataError` with one sentence where parsed JSON is no coaching file that is read here."""
    if isinstance(plain, dict) and "schema_version" in plain:
        raise DataError(
            WHAT, ["$: this is a saved report, no coaching file; give it on the page Before and after"]
        )
    if not isinstance(plain, dict) or "coaching_form" not in plain:
        raise DataError(WHAT, ["$: expected a coaching file saved by mlgap, an object with a coaching_form"])
    form = plain["coaching_form"]
    if form not in (COACHING_FORM, *EARLIER_FORMS):
        read = ", ".join(map(repr, (*EARLIER_FORMS, COACHING_FORM)))
        raise DataError(
            WHAT,
            [f"$.coaching_form: this mlgap reads {read}; the file is of another form: use a newer mlgap"],
        )


def _decode(plain: dict[str, Any], problems: list[str]) -> CoachingSession | None:
    """Return the session that a plain object holds, its reports read under the rules of saved reports."""
    saved, earlier = plain.get("report"), plain.get("earlier")
    hollow = {name: None if name == "report" else value for name, value in plain.items()}
    if isinstance(earlier, list):
        hollow["earlier"] = []
        if len(earlier) > MOST_EARLIER:
            problems.append(f"$.earlier: expected at most {MOST_EARLIER}, found {len(earlier):,}")
            return None
    session: CoachingSession = reports.decode_value(CoachingSession, hollow, "$", problems)
    report = reports.decode_report(saved, "$.report", problems) if saved is not None else None
    before = [
        reports.decode_report(one, f"$.earlier[{i}]", problems)
        for i, one in enumerate(earlier if isinstance(earlier, list) else [])
    ]
    if problems:
        return None
    return replace(session, report=report, earlier=tuple(one for one in before if one is not None))
