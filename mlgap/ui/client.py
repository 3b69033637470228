"""The client a coach is with: the coaching session that is open, and whether its file holds it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Event, Lock

from mlgap import coaching
from mlgap.coaching import CoachingSession
from mlgap.types import GapReport
from mlgap.ui import saved_states

__all__ = ["Client"]

WAIT_FOR_PAGE = 5.0
"""Seconds that a file waits for the page to take up what was typed last before the press."""


@dataclass(slots=True)
class Client:
    """An open coaching session: `session` as it was opened with what was changed since.

    `session.report` stays the state that the file came with; the CV as it is now becomes the last state
    when a file is written. `saved` is what the last file held, None where there is none.
    """

    session: CoachingSession
    saved: object = None
    given: saved_states.Given = field(default_factory=saved_states.Given)
    problem: str = ""
    _asked: Event | None = None
    _late: Event | None = None
    """The page whose file was written before that page was drawn, without what it takes up."""
    _turn: Lock = field(default_factory=Lock, repr=False, compare=False)

    def is_saved(self, cv: object) -> bool:
        """Return whether the last file holds all that there is; `cv` tells the CV as it counts now."""
        return self.saved is not None and self.saved == (self.session, cv)

    def change(self, make: Callable[[CoachingSession], CoachingSession]) -> None:
        """Make the session what `make` makes of it; where that cannot be kept, say why and leave it."""
        self.problem = ""
        try:
            self.session = make(self.session)
        except ValueError as error:
            self.problem = str(error)

    def ask_file(self, page: Event) -> None:
        """Remember that the file was asked for, until the page that was asked is drawn anew."""
        self._asked = page

    def settle(self, cv: object) -> None:
        """Let the file go that was asked for: all that was typed before the press is taken up by now.

        Where that file no longer waits it was written without it, and the session is not called saved.
        """
        with self._turn:
            asked, self._asked = self._asked, None
            if asked is None:
                return
            if asked is not self._late:
                self.saved = (self.session, cv)
            asked.set()

    def file(self, page: Event, report: GapReport | None, today: date) -> str:
        """Return the session as the file to keep, with `report` as the state of today.

        The press that asks for it also ends what is being typed, and may come before that does. Where the
        page takes too long the file holds what there is.
        """
        page.wait(WAIT_FOR_PAGE)
        with self._turn:
            if not page.is_set():
                self._late = page
            session = self.session
        return coaching.to_json(coaching.keep_state(session, report, today))
