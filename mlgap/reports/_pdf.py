"""A report as a short PDF: the counts, the first gaps of each segment, and the CV lines behind them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from mlgap.reports import _words as w
from mlgap.reports._cv_words import check_state, check_title
from mlgap.reports._own_word import OWN_WORD_RULE, OWN_WORD_TITLE, own_words
from mlgap.reports._pay_parts import NEVER_ASKED, PayPart, age_words, pay_parts
from mlgap.reports._plan_words import plan_sentences, step_basis
from mlgap.reports._step_words import step_ground, step_lines, step_work
from mlgap.reports._tables import marked_status, shown_gaps, standing_areas, standing_cell, strongest
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import Gap, GapReport, Profile, SegmentReport
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

_GAPS = 8
"""Things listed per segment, so that ten segments stay within three pages."""
_QUOTES = 16
_QUOTE_LENGTH = 170
_STATUS_COLOURS = {
    "shown": "#00704f",
    "listed": "#8a5a00",
    "described": "#1763a6",
    "adjacent": "#97457a",
    "missing": "#56606a",
}
_HEAT = ("#f0f4f7", "#cfe0ec", "#8fb9d6", "#2f77a6", "#0b4a70")
_SOFT, _LINE, _ACCENT = "#55635f", "#d5ddd9", "#0b6e69"
_REPLACED = {
    "→": "->",
    "←": "<-",
    "≥": ">=",
    "≤": "<=",
    "−": "-",
    "≈": "~",
    "‑": "-",
    "█": "#",
    "●": "•",
    "▪": "•",
}


def to_pdf(
    report: GapReport, skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> bytes:
    """Return the report as a PDF of a few pages; the same report gives the same bytes.

    The first gaps of each segment are listed; the HTML, JSON and CSV forms hold all. The PDF's own fonts
    write Western European letters: others are replaced by their nearest, or by "?".
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    words = words_for(skills, vocabulary)
    styles = _styles()
    story = [
        *_head(report, words, styles),
        *_heatmap(report, words, styles),
        *_plan(report, words, styles),
        *_bands(report, words, styles),
        *(part for segment in report.segments for part in _segment(report.profile, segment, words, styles)),
        *_quotes(report, words, styles),
        *_own_words(report, words, styles),
        *_checks(report, words, styles),
        *_foot(report, styles),
    ]
    out = BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=14 * mm, rightMargin=14 * mm, topMargin=13 * mm, bottomMargin=15 * mm,
        title="What adverts ask and what this CV shows", author="mlgap", invariant=1,
    ).build(story, onFirstPage=_page_number, onLaterPages=_page_number)  # fmt: skip
    return out.getvalue()


def writable(text: str) -> str:
    """Return `text` in letters that the PDF's own fonts hold, the nearest or "?" for others."""
    return "".join(c if _is_writable(c) else _nearest(c) for c in text)


def _is_writable(character: str) -> bool:
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return character.isprintable() or character.isspace()


def _nearest(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in plain if _is_writable(c) and not unicodedata.combining(c))
    if character in _REPLACED:
        return _REPLACED[character]
    return kept or ("" if unicodedata.category(character).startswith("C") else "?")


def _styles() -> dict[str, ParagraphStyle]:
    from functools import partial

    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle("body", fontName="Helvetica", fontSize=8.5, leading=11, spaceAfter=3)
    make = partial(ParagraphStyle, parent=body)
    return {
        "body": body,
        "title": make("title", fontName="Helvetica-Bold", fontSize=16, leading=20),
        "heading": make(
            "heading",
            fontName="Helvetica-Bold",
            fontSize=11,
            leading=14,
            spaceBefore=7,
            textColor=HexColor(_ACCENT),
        ),
        "soft": make("soft", textColor=HexColor(_SOFT)),
        "cell": make("cell", fontSize=7.5, leading=9, spaceAfter=0),
        "bold": make("bold", fontName="Helvetica-Bold", fontSize=7.5, leading=9, spaceAfter=0),
        "small": make("small", fontSize=6.4, leading=7.6, spaceAfter=0, textColor=HexColor(_SOFT)),
        "centred": make("centred", fontSize=7.5, leading=9, spaceAfter=0, alignment=1),
        "white": make(
            "white", fontSize=7.5, leading=9, spaceAfter=0, alignment=1, textColor=HexColor("#ffffff")
        ),
    }


def _p(text: str, style: ParagraphStyle, colour: str | None = None) -> Flowable:
    from reportlab.platypus import Paragraph

    content = escape(writable(text))
    return Paragraph(f'<font color="{colour}">{content}</font>' if colour else content, style)


def _table(rows: Sequence[Sequence[Any]], widths: Sequence[float], extra: Iterable[Any] = ()) -> Flowable:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.units import mm
    from reportlab.platypus import Table

    return Table(
        [list(row) for row in rows],
        colWidths=[width * mm for width in widths],
        repeatRows=1,
        hAlign="LEFT",
        style=[
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(_LINE)),
            ("TOPPADDING", (0, 0), (-1, -1), 1.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            *extra,
        ],
    )


def _page_number(canvas: Any, document: Any) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setFont("Helvetica", 7)
    canvas.setFillColor(HexColor(_SOFT))
    canvas.drawString(document.leftMargin, 22, "mlgap: counts of adverts, not advice on hiring")
    canvas.drawRightString(document.pagesize[0] - document.rightMargin, 22, f"Page {canvas.getPageNumber()}")


# --- parts ---------------------------------------------------------------------------------------


def _head(report: GapReport, words: Words, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    yield _p("What adverts ask and what this CV shows", styles["title"])
    yield _p(f"{words.cell(report.cell)}. Made on {report.created}.", styles["soft"])
    profile = report.profile
    yield _p(
        f"{w.level_words(profile, words.vocabulary)} {w.reading_words(profile)}.",
        styles["body"],
    )
    for note in (*profile.warnings, *report.warnings):
        yield _p(f"Note: {note}", styles["body"])


def _heatmap(report: GapReport, words: Words, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    from reportlab.lib.colors import HexColor

    yield _p("How many of the things most asked this CV shows", styles["heading"])
    yield _p("3 / 10: shows 3 of the 10 things that at least 20 % of the adverts ask for.", styles["soft"])
    if not report.segments:
        return
    head = [_p("Area", styles["bold"])]
    for segment in report.segments:
        note = w.support(segment.n_adverts)
        head.append(
            _p(f"{words.segment(segment.segment)}, n {segment.n_adverts:,} {note}".rstrip(), styles["small"])
        )
    rows, fills = [head], []
    for y, area in enumerate(standing_areas(report, words.vocabulary), start=1):
        row = [_p(words.area(area), styles["bold"])]
        for x, segment in enumerate(report.segments, start=1):
            standing = next((s for s in segment.standings if s.area == area), None)
            step = -1
            if standing is not None and standing.of and not w.is_withheld(segment):
                step = round(4 * standing.shown / standing.of)
                fills.append(("BACKGROUND", (x, y), (x, y), HexColor(_HEAT[step])))
            row.append(_p(standing_cell(segment, standing), styles["white" if step >= 3 else "centred"]))
        rows.append(row)
    each = min(22.0, 138 / len(report.segments))
    yield _table(rows, [44, *[each] * len(report.segments)], fills)


def _plan(report: GapReport, words: Words, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    if report.plan:
        yield _p("What to do next", styles["heading"])
    for i, step in enumerate(report.plan, start=1):
        yield _p(
            f"{i}. {words.skill(step.skill_id)}. {step.advice} {step_basis(step)}",
            styles["body"],
        )
        quoted = "".join(f" “{line}”" for line in step_lines(step, report.profile)[:1])
        yield _p(" ".join(filter(None, (step_work(step), step_ground(step)))) + quoted, styles["soft"])
    yield from (_p(text, styles["soft"]) for text in plan_sentences(report, words.skills, words.vocabulary))


def _bands(report: GapReport, words: Words, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    yield _p("What adverts that state pay offer as base", styles["heading"])
    yield _p("10th to 90th percentile of the midpoints of posted ranges.", styles["soft"])
    rows = [[_p(text, styles["bold"]) for text in ("Segment", "Band", "Rests on")]]
    for segment in report.segments:
        band = segment.band
        cell = "" if band is None else words.cell(band.used, segment=True)
        rests = "; ".join((cell, *w.band_notes(band)))
        rows.append(
            [
                _p(words.segment(segment.segment), styles["cell"]),
                _p(w.band_words(band), styles["cell"]),
                _p(rests, styles["small"]),
            ]
        )
    yield _table(rows, [44, 78, 60])
    if report.pay:
        yield _p(f"{age_words(report.pay)} {NEVER_ASKED}", styles["soft"])
        for part in pay_parts(report.pay, words):
            yield from _pay_part(part, styles)


def _pay_part(part: PayPart, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    yield _p(part.title, styles["heading"])
    if part.note:
        yield _p(part.note, styles["soft"])
    if part.rows:
        head = [_p(text, styles["bold"]) for text in part.columns]
        rows = [[_p(text, styles["small"]) for text in row] for row in part.rows]
        yield _table([head, *rows], _widths(part))


def _widths(part: PayPart) -> list[float]:
    """Return how wide each column of a part is, in millimetres: as its longest text asks, within bounds."""
    longest = [max(map(len, texts)) for texts in zip(part.columns, *part.rows, strict=True)]
    asked = [min(max(n, 16), 45) for n in longest]
    return [182 * n / sum(asked) for n in asked]


def _segment(
    profile: Profile, segment: SegmentReport, words: Words, styles: dict[str, ParagraphStyle]
) -> Iterator[Flowable]:
    from reportlab.platypus import KeepTogether

    behind = f"{w.counted(segment.n_adverts, segment.n_employers)}, {w.window_words(segment.window)}."
    everything = next((s for s in segment.standings if s.area == "all"), None)
    if everything and everything.of and not w.is_withheld(segment):
        behind += f" This CV {w.shows(everything)} things most asked."
    parts = [_p(words.segment(segment.segment), styles["heading"]), _p(behind, styles["soft"])]
    if w.is_withheld(segment):
        yield KeepTogether([*parts, _p("Fewer than 5 adverts: every figure is withheld.", styles["body"])])
        return
    if segment.dropped:
        parts.append(_p(f"Too few adverts for exactly this: {'; '.join(segment.dropped)}.", styles["body"]))
    head = [_p(text, styles["bold"]) for text in ("Asked for", "In this CV", "Required by", "", "Asked by")]
    rows = [head, *(_gap_row(gap, profile, words, styles) for gap in shown_gaps(segment, _GAPS))]
    yield KeepTogether([*parts, _table(rows, [48, 44, 32, 29, 29])])


def _gap_row(gap: Gap, profile: Profile, words: Words, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    d = gap.demand
    colour = _STATUS_COLOURS[gap.status]
    return [
        _p(words.skill(gap.skill_id), styles["cell"]),
        _p(marked_status(gap, profile, words), styles["cell"], colour),
        _bar(d.required, d.required_low, d.required_high, colour),
        _p(w.required_words(d), styles["cell"]),
        _p(w.asked_words(d), styles["cell"]),
    ]


def _bar(share: float, low: float, high: float, colour: str) -> Flowable:
    from reportlab.graphics.shapes import Circle, Drawing, Line
    from reportlab.lib.colors import HexColor

    width, y = 84.0, 3.5
    drawing = Drawing(width, 7)
    drawing.add(Line(0, y, width, y, strokeColor=HexColor(_LINE), strokeWidth=1))
    drawing.add(Line(width * low, y, width * high, y, strokeColor=HexColor(colour), strokeWidth=2.6))
    drawing.add(Circle(width * share, y, 2.4, fillColor=HexColor(colour), strokeColor=None))
    return drawing


def _quotes(report: GapReport, words: Words, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    asked = dict.fromkeys(
        (gap.skill_id, strongest(report.profile, gap)[0].quote)
        for segment in report.segments
        for gap in shown_gaps(segment, _GAPS)
        if gap.evidence and gap.status in {"shown", "described"}
    )
    if not asked:
        return
    yield _p("The lines of the CV behind what it shows", styles["heading"])
    rows = [[_p("Asked for", styles["bold"]), _p("CV line", styles["bold"])]]
    for skill, text in list(asked)[:_QUOTES]:
        rows.append([_p(words.skill(skill), styles["cell"]), _p(f"“{_cut(text)}”", styles["cell"])])
    yield _table(rows, [44, 138])


def _own_words(report: GapReport, words: Words, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    said = own_words(report, words)
    if said:
        yield _p(OWN_WORD_TITLE, styles["heading"])
        yield _p(OWN_WORD_RULE, styles["soft"])
    for sentence, line in said:
        yield _p(f"{sentence}. “{_cut(line)}”" if line else f"{sentence}.", styles["body"])


def _checks(report: GapReport, words: Words, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    if not report.checks:
        return
    yield _p("The CV's own wording", styles["heading"])
    asked = sum(bool(b.advice) for b in report.bullets)
    lines = f"{asked} of {len(report.bullets)} lines of work could say more"
    more = f" {lines}: the HTML and Markdown forms list them." if asked else ""
    yield _p(f"Things looked for in the text, found or not; they make no grade.{more}", styles["soft"])
    rows = [[_p(text, styles["bold"]) for text in ("Looked for", "", "What was found")]]
    for check in report.checks:
        said = " ".join(filter(None, (check.detail, check.advice)))
        title = check_title(check, words.vocabulary)
        state = _p(check_state(check), styles["cell"])
        rows.append([_p(title, styles["cell"]), state, _p(said, styles["cell"])])
    yield _table(rows, [48, 20, 114])


def _cut(text: str) -> str:
    quote = " ".join(text.split())
    return quote if len(quote) <= _QUOTE_LENGTH else quote[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " ..."


def _foot(report: GapReport, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    model = report.model
    yield _p("How to read this", styles["heading"])
    yield _p(w.COUNTING, styles["body"])
    yield _p(w.FOOTER, styles["body"])
    calibrated = "" if model.calibrated else " (thresholds not calibrated for it)"
    yield _p(
        f"Market snapshot {report.snapshot_id}; method {report.method_version}; "
        f"model {model.name}{calibrated}.",
        styles["soft"],
    )
