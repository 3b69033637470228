"""What is said of pay, in the HTML report: the segments' bands, and everything beside them."""

from __future__ import annotations

from html import escape

from mlgap.pay import is_borrowed
from mlgap.reports import _words as w
from mlgap.reports._html_short import folded
from mlgap.reports._pay_parts import NEVER_ASKED, PayPart, age_words, holds_words, pay_parts
from mlgap.reports._words import Words
from mlgap.types import GapReport, SalaryBand, SegmentReport


def pay_section(report: GapReport, words: Words) -> str:
    """Return the bands of all segments and what stands beside them as sections of a page."""
    beside = "".join(map(_part, pay_parts(report.pay, words))) if report.pay else ""
    more = folded("Levels, skills, contracts, official wages and what others state", beside)
    parts = f"<section>{more}</section>" if more else ""
    said = f"<p>{escape(age_words(report.pay))} {escape(NEVER_ASKED)}</p>" if report.pay else ""
    return _bands(report, words, said) + parts


def _part(part: PayPart) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in part.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in part.rows)
    table = (
        f'<div class="scroll"><table class="bands"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    note = f"<p>{escape(part.note)}</p>" if part.note else ""
    return f"<h3>{escape(part.title)}</h3>{note}{table if part.rows else ''}"


def _cells(row: tuple[str, ...]) -> str:
    first, *rest = row
    return f'<th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(text)}</td>" for text in rest)


def _bands(report: GapReport, words: Words, said: str) -> str:
    told = [b for b in (s.band for s in report.segments) if b is not None and w.has_band(b)]
    top = max((b.high or 0.0 for b in told), default=1.0) or 1.0
    mixed = len({(b.currency, b.period) for b in told}) > 1
    rows = "".join(_band_row(s, words, None if mixed else top) for s in report.segments)
    return (
        '<section id="pay"><h2>What adverts that state pay offer as base</h2>'
        "<p>10th to 90th percentile of the midpoints of posted ranges; the mark is the middle one. "
        "Most adverts state no pay, and those that do may differ from those that do not. Dashed and hollow: "
        "modelled, as too few adverts of exactly this choice state pay. Grey and hollow: too few of that "
        "segment state pay, so what is drawn is all segments together.</p>"
        f"{said}"
        '<div class="scroll"><table class="bands"><thead><tr><th scope="col">Segment</th>'
        '<th scope="col">Low to high</th><th scope="col">Band</th><th scope="col">Rests on</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _band_row(segment: SegmentReport, words: Words, top: float | None) -> str:
    band = segment.band
    rests = ""
    if band is not None:
        told = (*w.band_notes(band), holds_words(band, words))
        notes = "".join(f"<small>{escape(note)}</small>" for note in told if note)
        employers = f"{w.employers(band.n_employers)}, {w.window_words(band.window)}"
        note = w.support(band.n) if w.has_band(band) else ""
        rests = f"{escape(words.cell(band.used, segment=True))}<small>{employers}</small>{notes}" + (
            f"<small>{note} adverts state pay</small>" if note else ""
        )
    bar = _band_bar(band, top) if band is not None and w.has_band(band) and top else ""
    kind = _kind(band) if band is not None else ""
    return (
        f'<tr{kind}><th scope="row">{escape(words.segment(segment.segment))}</th><td class="bar">{bar}</td>'
        f"<td>{escape(w.band_words(band))}</td><td>{rests}</td></tr>"
    )


def _kind(band: SalaryBand) -> str:
    if band.modelled:
        return ' class="modelled"'
    return ' class="borrowed"' if is_borrowed(band) else ""


def _band_bar(band: SalaryBand, top: float) -> str:
    low, mid, high = (200 * (x or 0.0) / top for x in (band.low, band.mid, band.high))
    return (
        f'<svg viewBox="0 0 200 16" role="img" aria-label="{escape(w.band_words(band), quote=True)}">'
        '<line class="track" x1="0" y1="8" x2="200" y2="8"/>'
        f'<line class="range" x1="{low:.1f}" y1="8" x2="{high:.1f}" y2="8"/>'
        f'<circle class="mid" cx="{mid:.1f}" cy="8" r="4.5"/></svg>'
    )
