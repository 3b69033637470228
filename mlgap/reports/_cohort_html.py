"""A cohort's picture as one HTML file, and one person's sheet; each needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mlgap.cohorts import CohortComparison, CohortPicture, CohortSheet, SkillCount
from mlgap.reports import _cohort_words as c
from mlgap.reports._cohort_plain import cohort_sources
from mlgap.reports._cohort_tables import CohortRow, CohortTable, cohort_tables
from mlgap.reports._html import to_html
from mlgap.reports._json import to_json
from mlgap.reports._style import STYLE
from mlgap.reports._words import words_for
from mlgap.types import Demand

SHEET_RULE = (
    "This sheet is for the person whose CV it is, and for nobody else's decisions: it holds their evidence "
    "and next steps, no total and no mark. The alias stands for the file that was given; only who gave the "
    "files knows whose it is."
)
SHEET_SHARED = (
    "These lines stand nearly the same in other CVs of the same cohort. What they show still counts as "
    "evidence. Somebody who reads several of them will notice: say what your own part was."
)
_STYLE = """
.track.cv{stroke:var(--track);stroke-width:8}.cvs{stroke:var(--shown);stroke-width:8}
.range.cv{stroke:var(--missing);stroke-width:8;stroke-dasharray:2 2;opacity:.6}
.heard{border-left:4px solid var(--pay);padding:.1rem .8rem}
"""


def cohort_to_html(picture: CohortPicture, comparison: CohortComparison | None = None) -> str:
    """Return a cohort's figures as one HTML document, light or dark as the reader's system is."""
    words = words_for()
    notes = "".join(f"<li>{escape(text)}</li>" for text in picture.warnings)
    head = (
        f'<header><h1>{escape(c.COHORT_TITLE)}</h1><p class="lead">'
        f"{escape(words.cell(picture.cell, segment=True))}. Made on {escape(picture.created)}.</p>"
        f"<p>{escape(c.cohort_read_words(picture))}</p>"
        f'<p class="caution">{escape(c.COHORT_RULE)}</p>'
        + (f'<ul class="notes">{notes}</ul>' if notes else "")
        + "</header>"
    )
    tables = "\n".join(_section(t, picture.n_read) for t in cohort_tables(picture, words, comparison))
    foot = (
        "<footer><h2>How to read this</h2>"
        f"<p>{escape(c.COHORT_READING)}</p><p>{escape(c.COHORT_WITHHELD)}</p>"
        f"<p>{escape(cohort_sources(picture))}</p></footer>"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(c.COHORT_TITLE)}</title>\n<style>{STYLE}{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{head}\n{tables}\n{foot}\n</main>\n</body>\n</html>\n"
    )


def _section(table: CohortTable, n_read: int) -> str:
    notes = "".join(f'<p class="behind">{escape(note)}</p>' for note in table.notes)
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(_row(row, n_read) for row in table.rows)
    drawn = (
        f'<div class="scroll"><table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>'
        if table.rows
        else ""
    )
    title = escape(table.title)
    if table.folded:
        head = f"<summary><strong>{title}</strong></summary>"
        return f"<section><details>{head}{notes}{drawn}</details></section>"
    return f"<section><h2>{title}</h2>{notes}{drawn}</section>"


def _row(row: CohortRow, n_read: int) -> str:
    first, *others = (escape(cell) for cell in row.cells)
    bars = [_share_bar(row.demand) if row.demand else "", _count_bar(row.count, n_read) if row.count else ""]
    drawn = [*bars, *[""] * len(others)][: len(others)]
    cells = "".join(f"<td>{bar}{text}</td>" for bar, text in zip(drawn, others, strict=True))
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _share_bar(demand: Demand) -> str:
    low, high, at = (100 * share for share in (demand.asked_low, demand.asked_high, demand.asked))
    return (
        f'{_SVG}<line class="track" x1="0" y1="6" x2="100" y2="6"/>'
        f'<line class="range" x1="{low:.1f}" y1="6" x2="{high:.1f}" y2="6"/>'
        f'<line class="point missing" x1="{at:.1f}" y1="1" x2="{at:.1f}" y2="11"/></svg>'
    )


def _count_bar(count: SkillCount, n_read: int) -> str:
    """Return a bar of the CVs that show a skill; where the count is withheld, of no length that tells it."""
    if count.shown is None:
        return f'{_SVG}<line class="range cv" x1="0" y1="6" x2="100" y2="6"/></svg>'
    return (
        f'{_SVG}<line class="track cv" x1="0" y1="6" x2="100" y2="6"/>'
        f'<line class="cvs" x1="0" y1="6" x2="{100 * count.shown / n_read:.1f}" y2="6"/></svg>'
    )


_SVG = '<svg class="share" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">'


def cohort_sheet_html(sheet: CohortSheet) -> str:
    """Return one CV's sheet as HTML: whose it is for, the lines it shares, then evidence and next steps."""
    claims = sheet.report.profile.claims
    lines = "".join(f"<blockquote>{escape(claims[i].text)}</blockquote>" for i in sheet.shared)
    shared = (
        f"<section><h2>Lines that other CVs hold too</h2><p>{escape(SHEET_SHARED)}</p>{lines}</section>"
        if lines
        else ""
    )
    opening = f'<p class="lead heard"><strong>{escape(sheet.alias)}</strong> {escape(SHEET_RULE)}</p>{shared}'
    page = to_html(sheet.report, totals=False).replace("</style>", f"{_STYLE}</style>", 1)
    return page.replace("<main>\n", f"<main>\n{opening}\n", 1)


def sheet_files(sheet: CohortSheet) -> tuple[tuple[str, bytes], ...]:
    """Return one CV's sheet as files by name: the page to read, and the JSON that opens in mlgap again."""
    page, saved = cohort_sheet_html(sheet), to_json(sheet.report)
    return (f"{sheet.alias}.html", page.encode()), (f"{sheet.alias}.json", saved.encode())


def cohort_sheets_zip(sheets: Iterable[CohortSheet]) -> bytes:
    """Return a ZIP of all sheets in the order of aliases; the same sheets give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for sheet in sheets:
            for name, data in sheet_files(sheet):
                archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return out.getvalue()
