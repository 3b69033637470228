"""A cohort's picture as Markdown and CSV."""

from __future__ import annotations

from collections.abc import Iterator

from mlgap.cohorts import CohortComparison, CohortPicture
from mlgap.reports import _cohort_words as c
from mlgap.reports import _words as w
from mlgap.reports._cohort_tables import CohortTable, cohort_rows, cohort_tables
from mlgap.reports._markdown_text import escape_markdown, markdown_table
from mlgap.reports._market_tables import csv_bytes
from mlgap.reports._words import words_for


def cohort_to_markdown(picture: CohortPicture, comparison: CohortComparison | None = None) -> str:
    """Return a cohort's figures as Markdown; signs that Markdown or HTML would act on are escaped."""
    words = words_for()
    lines = [
        f"# {c.COHORT_TITLE}",
        "",
        escape_markdown(f"{words.cell(picture.cell, segment=True)}. Made on {picture.created}."),
        escape_markdown(c.cohort_read_words(picture)),
        "",
        c.COHORT_RULE,
        *(f"\n- Note: {escape_markdown(text)}" for text in picture.warnings),
    ]
    for table in cohort_tables(picture, words, comparison):
        lines += _table(table)
    lines += ["", "## How to read this", "", c.COHORT_READING, "", c.COHORT_WITHHELD, ""]
    lines.append(escape_markdown(cohort_sources(picture)))
    return "\n".join(lines) + "\n"


def _table(table: CohortTable) -> Iterator[str]:
    yield from ("", f"## {escape_markdown(table.title)}", "")
    yield from (f"{escape_markdown(note)}\n" for note in table.notes)
    if table.rows:
        yield from markdown_table([dict(zip(table.columns, row.cells, strict=True)) for row in table.rows])


def cohort_to_csv(picture: CohortPicture) -> bytes:
    """Return one row per segment and thing it asks as CSV, safe to open in a spreadsheet."""
    words = words_for()
    context = {
        "cvs_read": str(picture.n_read),
        "part": words.cell(picture.cell, segment=True),
        "window": w.window_words(picture.segments[0].window),
        "made_on": picture.created,
        "snapshot": picture.snapshot_id,
        "method": picture.method_version,
        "use": c.COHORT_RULE,
    }
    return csv_bytes(tuple(cohort_rows(picture, words)), context)


def cohort_sources(picture: CohortPicture) -> str:
    """Return what the figures rest on, in one line."""
    model = picture.model
    calibrated = "" if model.calibrated else " (thresholds not calibrated for it)"
    return (
        f"Market snapshot {picture.snapshot_id}; method {picture.method_version}; model "
        f"{model.name}{calibrated}. Counts of adverts and of what CVs say: not advice on hiring, and no "
        "ground for admitting, grading or streaming anybody."
    )
