"""The tables and CSV files behind the charts of the market page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mlgap.csv_cells import csv_file, csv_text
from mlgap.reports import _words as w
from mlgap.reports._market_charts import NOISE, SIGNAL, Change, Dot, Together
from mlgap.reports._market_counts import Month

if TYPE_CHECKING:
    import pandas as pd

Rows = tuple[Mapping[str, Any], ...]
CORRECTED = ("corrected_share", "corrected_low", "corrected_high")
LONGEST_NAME = 120
"""Characters of a file's name before its ending; file systems hold 255 bytes."""


def dot_rows(dots: Sequence[Dot], row: str, kind: str) -> Rows:
    """Return one row per dot with shares in [0, 1]; withheld ones have no share."""
    told = any(dot.corrected for dot in dots)
    return tuple(
        {
            row: dot.label,
            **({kind: dot.series} if kind else {}),
            "share": None if dot.withheld else dot.share,
            "low": None if dot.withheld else dot.low,
            "high": None if dot.withheld else dot.high,
            **(dict(zip(CORRECTED, _corrected(dot), strict=True)) if told else {}),
            "adverts_counted": None if dot.withheld else dot.n,
            "adverts": dot.n_adverts,
            "employers": dot.n_employers,
            "support": w.support(dot.n_adverts) or "50 or more",
            "note": dot.note,
        }
        for dot in dots
    )


def dot_table(dots: Sequence[Dot], row: str, kind: str, share: str) -> pd.DataFrame:
    """Return the dots as a table for people; `row`, `kind` and `share` are the names of its columns."""
    noted = any(dot.note for dot in dots)
    told = any(dot.corrected for dot in dots)
    return frame(
        {
            row: dot.label,
            **({kind: dot.series} if kind else {}),
            share: "withheld" if dot.withheld else w.interval(dot.share, dot.low, dot.high),
            **({"Corrected for reading error": _corrected_words(dot)} if told else {}),
            "Adverts counted": "withheld" if dot.withheld else f"{dot.n:,}",
            "Of adverts": f"{dot.n_adverts:,}",
            "Employers": f"{dot.n_employers:,}",
            "Support": w.support(dot.n_adverts) or "50 or more",
            **({"Note": dot.note} if noted else {}),
        }
        for dot in dots
    )


def _corrected(dot: Dot) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if dot.withheld or dot.corrected is None else dot.corrected


def _corrected_words(dot: Dot) -> str:
    if dot.withheld:
        return "withheld"
    return w.interval(*dot.corrected) if dot.corrected else "too few labels"


def month_rows(months: Sequence[Month], kind: str) -> Rows:
    """Return one row per month and kind with shares in [0, 1]."""
    return tuple(
        {
            "month": m.month, kind: m.series, "share": m.share, "low": m.low, "high": m.high,
            "adverts_counted": None if m.share is None else m.n, "adverts": m.n_adverts,
            "employers": m.n_employers,
        }
        for m in months
    )  # fmt: skip


def month_table(months: Sequence[Month], kind: str, share: str) -> pd.DataFrame:
    """Return the months as a table for people."""
    return frame(
        {
            "Month": m.month,
            kind: m.series,
            share: "withheld" if None in (m.share, m.low, m.high) else w.interval(*_told(m)),
            "Of adverts": f"{m.n_adverts:,}",
            "Employers": f"{m.n_employers:,}",
        }
        for m in months
    )


def _told(month: Month) -> tuple[float, float, float]:
    return month.share or 0.0, month.low or 0.0, month.high or 0.0


def change_rows(changes: Sequence[Change]) -> Rows:
    """Return one row per thing, shares in [0, 1]."""
    return tuple(
        {
            "asked for": c.label, "change": c.change, "low": c.low, "high": c.high,
            "verdict": SIGNAL if c.signal else NOISE, "adverts_asking": c.n_asking,
            "employers_asking": c.n_employers,
        }
        for c in changes
    )  # fmt: skip


def change_table(changes: Sequence[Change]) -> pd.DataFrame:
    """Return the changes as a table for people."""
    return frame(
        {
            "Asked for": c.label,
            "Change in points": f"{c.change * 100:+.1f} ({c.low * 100:+.1f} to {c.high * 100:+.1f})",
            "Verdict": SIGNAL if c.signal else NOISE,
            "Adverts asking": f"{c.n_asking:,}",
            "Employers asking": f"{c.n_employers:,}",
        }
        for c in changes
    )


def together_rows(pairs: Sequence[Together], given: str) -> Rows:
    """Return one row per thing that is asked together with `given`, shares in [0, 1]."""
    return tuple(
        {
            "where_asked": given, "asked for": p.label, "times_as_often": p.lift, "low": p.low,
            "high": p.high, "share_where_asked": p.given, "share_in_all": p.overall,
            "adverts_asking_both": p.n_both, "employers_asking_both": p.n_employers,
        }
        for p in pairs
    )  # fmt: skip


def together_table(pairs: Sequence[Together], given: str) -> pd.DataFrame:
    """Return what is asked together as a table for people."""
    return frame(
        {
            "Asked for": p.label,
            "Times as often": f"{p.lift:.1f} ({p.low:.1f} to {p.high:.1f})",
            f"Where {given} is asked": w.percent(p.given),
            "In all adverts": w.percent(p.overall),
            "Adverts asking both": f"{p.n_both:,}",
            "Employers asking both": f"{p.n_employers:,}",
        }
        for p in pairs
    )


def frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a table, its columns those of the first row."""
    import pandas as pd

    return pd.DataFrame([dict(row) for row in rows])


def csv_bytes(rows: Rows, context: Mapping[str, str]) -> bytes:
    """Return rows as CSV with `context` repeated in columns of its own, so that no file lies about loose.

    UTF-8 with a byte order mark, which spreadsheets need to read accents; lines end with CR LF; text
    that a spreadsheet would run as a formula is preceded by an apostrophe.
    """
    columns = list(dict.fromkeys(name for row in rows for name in row))
    cells = ([*(_exact(row.get(name)) for name in columns), *context.values()] for row in rows)
    return csv_file(csv_text([*columns, *context], cells))


def _exact(cell: object) -> object:
    return round(cell, 4) if isinstance(cell, float) else cell


def file_stem(parts: Iterable[str]) -> str:
    """Return a file's name without its ending: what it holds, of which cell, from which snapshot."""
    cleaned = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)
    return "_".join(part for part in cleaned if part)[:LONGEST_NAME]
