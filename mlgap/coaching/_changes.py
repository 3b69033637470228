"""What a coach does to a session: each function returns the session as it is after that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mlgap.coaching._session import COACHING_FORM, MOST_EARLIER, AgreedStep, CoachingSession, Note
from mlgap.types import Cell, GapReport

__all__ = [
    "agree",
    "keep_state",
    "note_of",
    "rename",
    "saved_states",
    "start",
    "take_back",
    "tick",
    "with_note",
]


def start(alias: str, target: Cell, today: date) -> CoachingSession:
    """Return a new session; raises `ValueError` for an alias that `clean_alias` would not return."""
    day = today.isoformat()
    return CoachingSession(COACHING_FORM, day, day, alias, target)


def rename(session: CoachingSession, alias: str) -> CoachingSession:
    """Return the session under another alias; raises `ValueError` as `start` does."""
    return replace(session, alias=alias)


def note_of(session: CoachingSession, day: date) -> str:
    """Return what was written on a day, "" where nothing was."""
    return next((note.text for note in session.notes if note.day == day.isoformat()), "")


def with_note(session: CoachingSession, day: date, text: str) -> CoachingSession:
    """Return the session with `text`, as it is, for the note of a day; an empty one takes the note away.

    Raises `ValueError` for a note that is too long, or one day more than a file holds.
    """
    others = [note for note in session.notes if note.day != day.isoformat()]
    if text.strip():
        others.append(Note(day.isoformat(), text))
    return replace(session, notes=tuple(sorted(others, key=lambda note: note.day)))


def agree(session: CoachingSession, step: AgreedStep) -> CoachingSession:
    """Return the session with one step more; raises `ValueError` where it holds as many as a file can."""
    return replace(session, agreed=(*session.agreed, step))


def tick(session: CoachingSession, place: int, done: date | None) -> CoachingSession:
    """Return the session with the step at `place` done on a day, or open again."""
    steps = list(session.agreed)
    steps[place] = replace(steps[place], done=done.isoformat() if done else None)
    return replace(session, agreed=tuple(steps))


def take_back(session: CoachingSession, place: int) -> CoachingSession:
    """Return the session without the step at `place`."""
    return replace(session, agreed=session.agreed[:place] + session.agreed[place + 1 :])


def saved_states(session: CoachingSession) -> tuple[GapReport, ...]:
    """Return the states that the session holds, the last one first and the first one last."""
    newest = (session.report,) if session.report else ()
    return (*newest, *reversed(session.earlier))


def keep_state(session: CoachingSession, report: GapReport | None, today: date) -> CoachingSession:
    """Return the session as it shall be saved today, with the client's CV as it is now as its last state.

    `session` is as it was opened: the state it came with stays as an earlier one, unless it is the same CV
    on the same day. Where a file would hold too many, the first state stays and the one after it goes.
    """
    if report is None:
        return replace(session, changed=today.isoformat())
    earlier = session.earlier
    if session.report is not None and not _is_same(session.report, report):
        earlier = (*earlier, _as_earlier(session.report))
    if len(earlier) > MOST_EARLIER:
        earlier = (earlier[0], *earlier[1 - MOST_EARLIER :])
    return replace(session, changed=today.isoformat(), report=report, earlier=earlier)


def _as_earlier(report: GapReport) -> GapReport:
    """Return what a later comparison needs of a state: all else would fill the file within a year."""
    segments = tuple(replace(s, gaps=(), gates=(), band=None) for s in report.segments)
    return replace(report, segments=segments, roles=(), plan=(), bullets=(), checks=(), pay=None, unlocks=())


def _is_same(one: GapReport, other: GapReport) -> bool:
    return one.created == other.created and one.profile == other.profile
