"""A figure of the market page: the question it answers, its chart, its table, and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlgap.reports import _market_tables as t
from mlgap.reports import _words as w
from mlgap.reports._market_charts import Dot, Titles, dot_chart
from mlgap.types import Window

if TYPE_CHECKING:
    import pandas as pd

INTERVAL_METHOD = (
    "95 % intervals are Wilson's on an effective number of adverts, with employers as clusters and none "
    "above a tenth of the weight"
)
WIDEN = "Choose a wider region or level, more months, all sources, or all roles."


@dataclass(frozen=True, eq=False)
class MarketFigure:
    """What the page draws: `chart` is None where too few adverts stand behind it, and `empty` says so."""

    key: str
    question: str
    reading: str
    behind: str
    chart: Any
    table: pd.DataFrame | None
    rows: t.Rows
    empty: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """What all shares of one figure rest on."""

    n_adverts: int
    n_employers: int
    window: Window
    note: str = ""

    def words(self) -> str:
        """Return "1,840 adverts of 212 employers, 2025-09 to 2026-08"."""
        said = f"{w.counted(self.n_adverts, self.n_employers)}, {w.window_words(self.window)}"
        return f"{said}, {self.note}" if self.note else said


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure's question, how to read its answer, and the names of its columns."""

    key: str
    question: str
    reading: str
    title: str
    share: str
    row: str
    kind: str = ""


def dot_figure(
    asked: Asked,
    dots: Sequence[Dot],
    behind: Behind,
    *,
    colours: dict[str, str] | None = None,
    notes: Sequence[str] = (),
) -> MarketFigure:
    """Return shares as dots with intervals, with their table; empty where every one is withheld."""
    if all(dot.withheld for dot in dots):
        return nothing(asked, behind)
    titles = Titles(asked.title, behind.words(), asked.share)
    return of(
        asked,
        f"{behind.words()}. {INTERVAL_METHOD}.",
        dot_chart(dots, titles, colours=colours),
        t.dot_table(dots, asked.row, asked.kind, asked.share),
        t.dot_rows(dots, asked.row.lower(), asked.kind.lower()),
        notes=(*withheld_notes(dots), *notes),
    )


def of(
    asked: Asked,
    behind: str,
    chart: Any,
    table: pd.DataFrame,
    rows: t.Rows,
    *,
    notes: Sequence[str] = (),
) -> MarketFigure:
    """Return a figure that answers `asked`."""
    said = asked.key, asked.question, asked.reading
    return MarketFigure(*said, behind, chart, table, rows, notes=tuple(notes))


def withheld_notes(dots: Sequence[Dot]) -> tuple[str, ...]:
    """Return which rows are withheld, in one sentence; none where none is."""
    labels = list(dict.fromkeys(dot.label for dot in dots if dot.withheld))
    if not labels:
        return ()
    return (f"Withheld, with fewer than 5 adverts: {', '.join(labels)}.",)


def nothing(asked: Asked, behind: Behind, why: str = "", *, widen: bool = True) -> MarketFigure:
    """Return a figure that says why nothing is drawn and how to widen the choice."""
    held = f"{behind.n_adverts or 'no'} advert{'' if behind.n_adverts == 1 else 's'}"
    said = why or f"Nothing is drawn: {held} of this choice, and at least 5 are needed."
    return MarketFigure(
        asked.key,
        asked.question,
        asked.reading,
        behind.words(),
        None,
        None,
        (),
        f"{said} {WIDEN}" if widen else said,
    )
