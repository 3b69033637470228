"""A report as a short PDF: the counts, the first gaps of each segment, and the CV lines behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mlgap.reports import _words as w
from mlgap.reports._cv_words import check_state, check_title
from mlgap.reports._own_word import OWN_WORD_RULE, OWN_WORD_TITLE, own_words
from mlgap.reports._pay_parts import NEVER_ASKED, PayPart, age_words, holds_words, pay_parts
from mlgap.reports._pdf_charts import STATUS_INK, band_chart, one_unit, standing_chart
from mlgap.reports._pdf_text import BOLD, REGULAR, RULE, SOFT, paragraph, shortened, table, writable
from mlgap.reports._plan_words import plan_sentences, step_basis
from mlgap.reports._step_words import step_ground, step_lines, step_work
from mlgap.reports._tables import marked_status, shown_gaps, standing_areas, standing_cell, strongest
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import Gap, GapReport, Profile, SegmentReport
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_GAPS = 7
"""Things listed per segment, so that ten segments with their charts stay within five pages."""
ROOM = 515.0
_QUOTES = 16
_QUOTE_LENGTH = 170
_HEAT = ("#f0f4f7", "#cfe0ec", "#8fb9d6", "#2f77a6", "#0b4a70")
_HEAD_HEIGHT = 114.0


def to_pdf(
    report: GapReport, skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> bytes:
    """Return the report as a PDF of a few pages; the same report gives the same bytes.

    The first gaps of each segment are listed; the HTML, JSON and CSV forms hold all. Latin, Greek and
    Cyrillic letters are written; others are replaced by their nearest, or by "?".
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm

    words = words_for(skills, vocabulary)
    story = [
        *_head(report, words),
        *_heatmap(report, words),
        *_plan(report, words),
        *_bands(report, words),
        *(part for segment in report.segments for part in _segment(report.profile, segment, words)),
        *_quotes(report, words),
        *_own_words(report, words),
        *_checks(report, words),
        *_foot(report),
    ]
    out = BytesIO()
    _outlined()(
        out, pagesize=A4, leftMargin=14 * mm, rightMargin=14 * mm, topMargin=13 * mm, bottomMargin=15 * mm,
        title=writable(w.title_of(report, words)), author="mlgap", invariant=1, lang="en",
        displayDocTitle=True, initialFontName=REGULAR,
    ).build(story, onFirstPage=page_number, onLaterPages=page_number)  # fmt: skip
    return out.getvalue()


@cache
def _outlined() -> Any:
    """Return a kind of document that enters each of its headings in the outline."""
    from reportlab.platypus import SimpleDocTemplate

    class Outlined(SimpleDocTemplate):  # type: ignore[misc]  # the library has no types
        """A document whose headings stand in its outline."""

        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  (the library's name)
            """Enter a heading that was just drawn."""
            if getattr(getattr(flowable, "style", None), "name", "") == "heading":
                key = f"heading-{self.seq.nextf('heading')}"
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(flowable.getPlainText(), key)

    return Outlined


def page_number(canvas: Any, document: Any) -> None:
    """Draw the foot of a page: what these figures are not, and the page's number."""
    from reportlab.lib.colors import HexColor

    canvas.setFont(REGULAR, 7)
    canvas.setFillColor(HexColor(SOFT))
    canvas.drawString(document.leftMargin, 22, "mlgap: counts of adverts, not advice on hiring")
    canvas.drawRightString(document.pagesize[0] - document.rightMargin, 22, f"Page {canvas.getPageNumber()}")


# --- parts ---------------------------------------------------------------------------------------


def _head(report: GapReport, words: Words) -> Iterator[Flowable]:
    yield paragraph("What adverts ask and what this CV shows", "title")
    yield paragraph(f"{words.cell(report.cell)}. Made on {w.day_words(report.created)}.", "soft")
    profile = report.profile
    yield paragraph(
        f"{w.level_words(profile, words.vocabulary)} {w.reading_words(profile)}.",
        "body",
    )
    for note in (*profile.warnings, *report.warnings):
        yield paragraph(f"Note: {note}", "body")


def _heatmap(report: GapReport, words: Words) -> Iterator[Flowable]:
    from reportlab.lib.colors import HexColor

    yield paragraph("How many of the things most asked this CV shows", "heading")
    if not report.segments:
        return
    yield paragraph("Each box is one technical thing that at least 20 % of the adverts ask for.", "soft")
    yield standing_chart(report.segments, ROOM, words)
    yield paragraph("By area; 3 / 10: shows 3 of the 10 things most asked of the area.", "soft")
    head = [paragraph("Area", "bold"), *(_upright(segment, words) for segment in report.segments)]
    rows, fills = [head], []
    for y, area in enumerate(standing_areas(report, words.vocabulary), start=1):
        row = [paragraph(words.area(area), "bold")]
        for x, segment in enumerate(report.segments, start=1):
            standing = next((s for s in segment.standings if s.area == area), None)
            step = -1
            if standing is not None and standing.of and not w.is_withheld(segment):
                step = round(4 * standing.shown / standing.of)
                fills.append(("BACKGROUND", (x, y), (x, y), HexColor(_HEAT[step])))
            row.append(paragraph(standing_cell(segment, standing), "white" if step >= 3 else "centred"))
        rows.append(row)
    each = min(22.0, 138 / len(report.segments))
    yield table(rows, [44, *[each] * len(report.segments)], fills)


def _upright(segment: SegmentReport, words: Words) -> Flowable:
    """Return a segment's name and count, written upwards so that no word of it is cut in two."""
    from reportlab.graphics.shapes import Drawing, Group, String
    from reportlab.lib.colors import HexColor

    note = w.support(segment.n_adverts)
    drawing = Drawing(20, _HEAD_HEIGHT, initialFontName=REGULAR)
    for x, text, font in (
        (8, words.segment(segment.segment), BOLD),
        (17, f"n {segment.n_adverts:,} {note}".rstrip(), REGULAR),
    ):
        line = String(0, 0, shortened(text, _HEAD_HEIGHT, font, 6.6), fontName=font, fontSize=6.6)
        line.fillColor = HexColor(SOFT)
        drawing.add(Group(line, transform=(0, 1, -1, 0, x, 0)))
    return drawing


def _plan(report: GapReport, words: Words) -> Iterator[Flowable]:
    if report.plan:
        yield paragraph("What to do next", "heading")
    for i, step in enumerate(report.plan, start=1):
        yield paragraph(
            f"{i}. {words.skill(step.skill_id)}. {step.advice} {step_basis(step)}",
            "body",
        )
        quoted = "".join(f" “{line}”" for line in step_lines(step, report.profile)[:1])
        yield paragraph(" ".join(filter(None, (step_work(step), step_ground(step)))) + quoted, "soft")
    yield from (paragraph(text, "note") for text in plan_sentences(report, words.skills, words.vocabulary))


def _bands(report: GapReport, words: Words) -> Iterator[Flowable]:
    yield paragraph("What adverts that state pay offer as base", "heading")
    yield paragraph("10th to 90th percentile of the midpoints of posted ranges.", "soft")
    if drawn := one_unit([(words.segment(s.segment), s.band) for s in report.segments]):
        yield paragraph(f"{drawn[0][1].currency} per {drawn[0][1].period}, base; marks: the middle.", "note")
        yield band_chart(drawn, ROOM)
    rows = [[paragraph(text, "bold") for text in ("Segment", "Band", "Rests on")]]
    for segment in report.segments:
        band = segment.band
        cell = "" if band is None else words.cell(band.used, segment=True)
        held = "" if band is None else holds_words(band, words)
        rests = "; ".join(filter(None, (cell, *w.band_notes(band), held)))
        rows.append(
            [
                paragraph(words.segment(segment.segment), "cell"),
                paragraph(w.band_words(band), "cell"),
                paragraph(rests, "small"),
            ]
        )
    yield table(rows, [38, 60, 84])
    if report.pay:
        yield paragraph(f"{age_words(report.pay)} {NEVER_ASKED}", "soft")
        for part in pay_parts(report.pay, words):
            yield from _pay_part(part)


def _pay_part(part: PayPart) -> Iterator[Flowable]:
    yield paragraph(part.title, "heading")
    if part.note:
        yield paragraph(part.note, "soft")
    if part.rows:
        head = [paragraph(text, "bold") for text in part.columns]
        rows = [[paragraph(text, "small") for text in row] for row in part.rows]
        yield table([head, *rows], _widths(part))


def _widths(part: PayPart) -> list[float]:
    """Return how wide each column of a part is, in millimetres: as its longest text asks, within bounds."""
    longest = [max(map(len, texts)) for texts in zip(part.columns, *part.rows, strict=True)]
    asked = [min(max(n, 16), 45) for n in longest]
    return [182 * n / sum(asked) for n in asked]


def _segment(profile: Profile, segment: SegmentReport, words: Words) -> Iterator[Flowable]:
    from reportlab.platypus import KeepTogether

    behind = f"{w.counted(segment.n_adverts, segment.n_employers)}, {w.window_words(segment.window)}."
    everything = next((s for s in segment.standings if s.area == "all"), None)
    if everything and everything.of and not w.is_withheld(segment):
        behind += f" This CV {w.shows(everything)} things most asked."
    parts = [paragraph(words.segment(segment.segment), "heading"), paragraph(behind, "soft")]
    if w.is_withheld(segment):
        yield KeepTogether([*parts, paragraph("Fewer than 5 adverts: every figure is withheld.", "body")])
        return
    if segment.dropped:
        parts.append(paragraph(f"Too few adverts for exactly this: {'; '.join(segment.dropped)}.", "body"))
    head = [paragraph(text, "bold") for text in ("Asked for", "In this CV", "Required by", "", "Asked by")]
    rows = [head, *(_gap_row(gap, profile, words) for gap in shown_gaps(segment, _GAPS))]
    yield KeepTogether([*parts, table(rows, [48, 44, 32, 29, 29])])


def _gap_row(gap: Gap, profile: Profile, words: Words) -> list[Flowable]:
    d = gap.demand
    colour = STATUS_INK[gap.status]
    return [
        paragraph(words.skill(gap.skill_id), "cell"),
        paragraph(marked_status(gap, profile, words), "cell", colour),
        _bar(d.required, d.required_low, d.required_high, colour),
        paragraph(w.required_words(d), "cell"),
        paragraph(w.asked_words(d), "cell"),
    ]


def _bar(share: float, low: float, high: float, colour: str) -> Flowable:
    from reportlab.graphics.shapes import Circle, Drawing, Line
    from reportlab.lib.colors import HexColor

    width, y = 84.0, 3.5
    drawing = Drawing(width, 7, initialFontName=REGULAR)
    drawing.add(Line(0, y, width, y, strokeColor=HexColor(RULE), strokeWidth=1))
    drawing.add(Line(width * low, y, width * high, y, strokeColor=HexColor(colour), strokeWidth=2.6))
    drawing.add(Circle(width * share, y, 2.4, fillColor=HexColor(colour), strokeColor=None))
    return drawing


def _quotes(report: GapReport, words: Words) -> Iterator[Flowable]:
    asked = dict.fromkeys(
        (gap.skill_id, strongest(report.profile, gap)[0].quote)
        for segment in report.segments
        for gap in shown_gaps(segment, _GAPS)
        if gap.evidence and gap.status in {"shown", "described"}
    )
    if not asked:
        return
    yield paragraph("The lines of the CV behind what it shows", "heading")
    rows = [[paragraph("Asked for", "bold"), paragraph("CV line", "bold")]]
    for skill, text in list(asked)[:_QUOTES]:
        rows.append([paragraph(words.skill(skill), "cell"), paragraph(f"“{_cut(text)}”", "cell")])
    yield table(rows, [44, 138])


def _own_words(report: GapReport, words: Words) -> Iterator[Flowable]:
    said = own_words(report, words)
    if said:
        yield paragraph(OWN_WORD_TITLE, "heading")
        yield paragraph(OWN_WORD_RULE, "soft")
    for sentence, line in said:
        yield paragraph(f"{sentence}. “{_cut(line)}”" if line else f"{sentence}.", "body")


def _checks(report: GapReport, words: Words) -> Iterator[Flowable]:
    if not report.checks:
        return
    yield paragraph("The CV's own wording", "heading")
    asked = sum(bool(b.advice) for b in report.bullets)
    lines = f"{asked} of {len(report.bullets)} lines of work could say more"
    more = f" {lines}: the HTML and Markdown forms list them." if asked else ""
    yield paragraph(f"Things looked for in the text, found or not; they make no grade.{more}", "soft")
    rows = [[paragraph(text, "bold") for text in ("Looked for", "", "What was found")]]
    for check in report.checks:
        said = " ".join(filter(None, (check.detail, check.advice)))
        title = check_title(check, words.vocabulary)
        state = paragraph(check_state(check), "cell")
        rows.append([paragraph(title, "cell"), state, paragraph(said, "cell")])
    yield table(rows, [48, 20, 114])


def _cut(text: str) -> str:
    quote = " ".join(text.split())
    return quote if len(quote) <= _QUOTE_LENGTH else quote[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " ..."


def _foot(report: GapReport) -> Iterator[Flowable]:
    model = report.model
    yield paragraph("How to read this", "heading")
    yield paragraph(w.COUNTING, "body")
    yield paragraph(w.FOOTER, "body")
    calibrated = "" if model.calibrated else " (thresholds not calibrated for it)"
    yield paragraph(
        f"Market snapshot {report.snapshot_id}; method {report.method_version}; "
        f"model {model.name}{calibrated}.",
        "soft",
    )
