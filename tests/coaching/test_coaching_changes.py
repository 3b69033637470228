"""What a coach does to a session, and which state of the CV stays as what."""

from dataclasses import replace
from datetime import date

import pytest

from mlgap import coaching
from mlgap.coaching import AgreedStep
from mlgap.types import Cell, GapReport

from examples import example_report

TODAY = date(2026, 11, 21)
LATER = date(2026, 12, 12)


def begun() -> coaching.CoachingSession:
    return coaching.start("Client 7", Cell(), TODAY)


def report(day: date, *, claims: int | None = None) -> GapReport:
    made = example_report()
    profile = replace(made.profile, industry_years=float(claims)) if claims else made.profile
    return replace(made, created=day.isoformat(), profile=profile)


def test_a_note_is_kept_as_it_was_written_and_one_a_day() -> None:
    said = "  two spaces,\ttab, =1+1 <b>\n\nlast "
    session = coaching.with_note(begun(), LATER, "later")
    session = coaching.with_note(session, TODAY, "first")
    session = coaching.with_note(session, TODAY, said)
    assert [note.day for note in session.notes] == [TODAY.isoformat(), LATER.isoformat()]
    assert coaching.note_of(session, TODAY) == said
    assert coaching.with_note(session, TODAY, "  \n").notes == session.notes[1:]


def test_a_note_that_is_too_long_is_refused_and_the_one_before_stays() -> None:
    with pytest.raises(ValueError, match="at most 8,000 characters, found 8,001"):
        coaching.with_note(begun(), TODAY, "x" * 8001)


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        (None, None, "open"),
        ("2026-11-22", None, "open"),
        ("2026-11-21", None, "due"),
        ("2026-01-01", "2026-02-01", "done"),
    ],
)
def test_a_step_is_open_due_or_done(due: str | None, done: str | None, state: str) -> None:
    assert AgreedStep("Write it down", None, True, "2026-01-01", due, done).state(TODAY) == state


def test_a_step_is_ticked_opened_again_and_taken_back() -> None:
    one, two = (AgreedStep(text, None, True, "2026-11-21") for text in ("one", "two"))
    session = coaching.agree(coaching.agree(begun(), one), two)
    ticked = coaching.tick(session, 1, LATER)
    assert [step.done for step in ticked.agreed] == [None, LATER.isoformat()]
    assert coaching.tick(ticked, 1, None) == session
    assert coaching.take_back(session, 0).agreed == (two,)


def test_the_state_a_file_came_with_stays_as_an_earlier_one() -> None:
    first = coaching.keep_state(begun(), report(TODAY), TODAY)
    assert (first.report, first.earlier) == (report(TODAY), ())
    again = coaching.keep_state(first, report(LATER), LATER)
    assert again.report == report(LATER)
    assert [state.created for state in coaching.saved_states(again)] == [
        LATER.isoformat(),
        TODAY.isoformat(),
    ]
    (before,) = again.earlier
    assert (before.profile, before.reach) == (report(TODAY).profile, report(TODAY).reach)
    assert [s.standings for s in before.segments] == [s.standings for s in report(TODAY).segments]
    assert not before.plan
    assert not before.segments[0].gaps


def test_another_cv_on_the_same_day_is_another_state_and_the_same_one_is_not() -> None:
    first = coaching.keep_state(begun(), report(TODAY), TODAY)
    assert coaching.keep_state(first, report(TODAY), TODAY) == first
    changed = coaching.keep_state(first, report(TODAY, claims=9), TODAY)
    assert [state.profile for state in changed.earlier] == [report(TODAY).profile]


def test_without_a_cv_the_states_stay_as_they_are() -> None:
    first = coaching.keep_state(begun(), report(TODAY), TODAY)
    assert coaching.keep_state(first, None, LATER) == replace(first, changed=LATER.isoformat())


def test_where_there_are_too_many_states_the_first_one_stays() -> None:
    session = begun()
    for n in range(1, coaching.MOST_EARLIER + 4):
        session = coaching.keep_state(session, report(TODAY, claims=n), TODAY)
    years = [int(state.profile.industry_years) for state in session.earlier]
    assert years == [1, *range(4, coaching.MOST_EARLIER + 3)]
    assert len(years) == coaching.MOST_EARLIER


@pytest.mark.parametrize(
    ("alias", "kind"),
    [
        ("wilma@example.org", "an e-mail address"),
        ("Wilma Brindlewick", "a full name"),
        ("Jean-Luc O’Quill", "a full name"),
        ("+49 170 555 0142", "a telephone number"),
        ("Client 7", ""),
        ("Blue heron", ""),
        ("MLOps B", ""),
        ("2026-11", ""),
    ],
)
def test_an_alias_that_tells_who_it_is_is_told(alias: str, kind: str) -> None:
    assert (kind in coaching.alias_advice(alias)) if kind else coaching.alias_advice(alias) == ""


def test_an_alias_is_one_short_line() -> None:
    assert coaching.clean_alias(" Client\n\x007\u202e ") == "Client 7"
    assert coaching.clean_alias("\n\n") == ""
    assert len(coaching.clean_alias("x" * 100_000)) == coaching.LONGEST_ALIAS
    with pytest.raises(ValueError, match="a short name on one line"):
        coaching.rename(begun(), "")
