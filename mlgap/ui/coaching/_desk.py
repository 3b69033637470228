"""What the parts of the page Coaching draw from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mlgap.types import Cell, GapReport
from mlgap.ui.client import Client
from mlgap.ui.session import Held, Market

__all__ = ["Desk"]


@dataclass(frozen=True, slots=True)
class Desk:
    """The client, the market, and the client's CV where it was given.

    `cv` tells the CV and what it counts as apart, None where there is none; `round` changes with the
    client, so that what was typed for one never stands before another. `aim` makes a target the choices
    beside every page, the field that was changed even where nothing is settled of it; `aimed` says whether
    they are it.
    """

    client: Client
    market: Market
    held: Held | None
    cv: object
    round: int
    today: date
    aim: Callable[[Cell, str], None]
    aimed: Callable[[Cell], bool]

    @property
    def report(self) -> GapReport | None:
        """The report of all segments, where there is a CV."""
        return self.held.report if self.held else None

    @property
    def is_saved(self) -> bool:
        """Whether the last file holds all that there is."""
        return self.client.is_saved(self.cv)
