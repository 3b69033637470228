"""Charts as vectors on paper: the same figures as the Altair charts, told by shape as well as by colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any

from mlgap.reports import _words as w
from mlgap.reports._charts import STATUS_SHAPES
from mlgap.reports._pay_charts import ALL_SEGMENTS, band_basis
from mlgap.reports._pdf_text import BOLD, INK, REGULAR, RULE, SOFT, shortened
from mlgap.reports._words import Words
from mlgap.types import Gap, SalaryBand, SegmentReport

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

STATUS_INK: Mapping[str, str] = {
    "shown": "#00704f",
    "listed": "#8a5a00",
    "described": "#1763a6",
    "adjacent": "#97457a",
    "missing": "#56606a",
}
"""The colour of each status on white paper: dark enough for text."""
BAND_INK: Mapping[str, str] = {
    "observed": "#0b5f9c",
    "modelled": "#a3560a",
    "wider than chosen": "#5f4fb8",
}
_ROW, _SIZE = 15.0, 7.6
_GAP = 8.0
_TALL = 7.5


@dataclass(frozen=True, slots=True)
class _Pen:
    """A drawing under way; y counts from its top."""

    drawing: Any
    height: float

    def text(self, x: float, y: float, text: str, width: float, **look: Any) -> None:
        """Write text whose middle height is at y, cut to a width; `look`: bold, colour, anchor, size."""
        from reportlab.graphics.shapes import String
        from reportlab.lib.colors import HexColor

        font, size = (BOLD if look.get("bold") else REGULAR), look.get("size", _SIZE)
        self.drawing.add(
            String(
                x,
                self.height - y - size * 0.35,
                shortened(text, width, font, size),
                fontName=font,
                fontSize=size,
                fillColor=HexColor(look.get("colour", INK)),
                textAnchor=look.get("anchor", "start"),
            )
        )

    def line(self, ends: tuple[float, float], y: float, colour: str, width: float, dash: Any = None) -> None:
        """Draw a level line between two places."""
        self.stroke((ends[0], y), (ends[1], y), colour, width, dash)

    def stroke(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float,
        dash: Any = None,
    ) -> None:
        """Draw a line between two points."""
        from reportlab.graphics.shapes import Line
        from reportlab.lib.colors import HexColor

        (x1, y1), (x2, y2) = start, end
        line = Line(x1, self.height - y1, x2, self.height - y2)
        line.strokeColor, line.strokeWidth, line.strokeDashArray = HexColor(colour), width, dash
        self.drawing.add(line)

    def shape(self, points: Sequence[tuple[float, float]], colour: str, *, filled: bool = True) -> None:
        """Draw a closed shape."""
        from reportlab.graphics.shapes import Polygon
        from reportlab.lib.colors import HexColor

        flat = [v for x, y in points for v in (x, self.height - y)]
        fill = HexColor(colour) if filled else HexColor("#ffffff")
        self.drawing.add(Polygon(flat, fillColor=fill, strokeColor=HexColor(colour), strokeWidth=0.6))

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a full circle."""
        from reportlab.graphics.shapes import Circle
        from reportlab.lib.colors import HexColor

        self.drawing.add(Circle(x, self.height - y, radius, fillColor=HexColor(colour), strokeColor=None))


def _pen(width: float, height: float) -> _Pen:
    from reportlab.graphics.shapes import Drawing

    return _Pen(Drawing(width, height, initialFontName=REGULAR), height)


# --- standing: boxes -------------------------------------------------------------------------------


def standing_chart(
    segments: Sequence[SegmentReport], width: float, words: Words, first: str | None = None
) -> Drawing:
    """Return a row of boxes per segment: one for each thing most asked, full for those that are shown."""
    pen = _pen(width, _ROW * (len(segments) + 1))
    label, told, behind = 150.0, 44.0, 116.0
    room = width - label - told - behind - _GAP
    side = min(_TALL + 2, room / max([1, *(_most(s) for s in segments)]))
    for i, segment in enumerate(segments):
        y = _ROW * (i + 0.5)
        bold = segment.segment == first
        pen.text(0, y, words.segment(segment.segment), label - _GAP, bold=bold)
        pen.text(
            width,
            y,
            w.counted(segment.n_adverts, segment.n_employers),
            behind,
            colour=SOFT,
            anchor="end",
            size=7,
        )
        _standing(pen, segment, (label, y, side, told))
    _legend(pen, 0, _ROW * (len(segments) + 0.55))
    return pen.drawing


def _most(segment: SegmentReport) -> int:
    everything = next((s for s in segment.standings if s.area == "all"), None)
    return everything.of if everything and not w.is_withheld(segment) else 0


def _standing(pen: _Pen, segment: SegmentReport, at: tuple[float, float, float, float]) -> None:
    x, y, side, told = at
    standing = next((s for s in segment.standings if s.area == "all"), None)
    if w.is_withheld(segment) or standing is None or not standing.of:
        said = "withheld: fewer than 5 adverts" if w.is_withheld(segment) else "nothing most asked"
        pen.text(x, y, said, 200, colour=SOFT)
        return
    pen.text(x, y, f"{standing.shown} of {standing.of}", told, bold=True)
    half = standing.listed + standing.described + standing.adjacent
    kinds = ["full"] * standing.shown + ["half"] * half + ["empty"] * standing.missing
    for i, kind in enumerate(kinds):
        _box(pen, (x + told + i * side, y, side * 0.78), kind)


def _box(pen: _Pen, at: tuple[float, float, float], kind: str) -> None:
    x, y, side = at
    top, bottom = y - _TALL / 2, y + _TALL / 2
    whole = ((x, top), (x + side, top), (x + side, bottom), (x, bottom))
    pen.shape(whole, STATUS_INK["shown" if kind != "empty" else "missing"], filled=kind == "full")
    if kind == "half":
        pen.shape(((x, y), (x + side, y), (x + side, bottom), (x, bottom)), STATUS_INK["shown"])


def _legend(pen: _Pen, x: float, y: float) -> None:
    for kind, said, room in (
        ("full", "shown in the CV", 62.0),
        ("half", "partly: named without proof, told of without the name, or close", 218.0),
        ("empty", "not in the CV", 60.0),
    ):
        _box(pen, (x, y, _TALL), kind)
        pen.text(x + 10, y, said, room, colour=SOFT, size=7)
        x += room + 20


# --- shares with intervals -------------------------------------------------------------------------


def gap_chart(gaps: Sequence[Gap], width: float, words: Words) -> Drawing:
    """Return the required share per thing with its 95 % interval, and how the CV stands to it."""
    pen = _pen(width, _ROW * len(gaps) + 14)
    label, status, figures = 150.0, 120.0, 84.0
    left, room = label, width - label - status - figures - 2 * _GAP
    top = min(1.0, ceil(5 * max([0.1, *(g.demand.required_high for g in gaps)])) / 5)
    for i, gap in enumerate(gaps):
        y, found, colour = _ROW * (i + 0.5), gap.demand, STATUS_INK[gap.status]
        pen.text(0, y, words.skill(gap.skill_id), label - _GAP)
        pen.line((left, left + room), y, RULE, 0.6)
        low, mid, high = (
            left + room * x / top for x in (found.required_low, found.required, found.required_high)
        )
        pen.line((low, high), y, colour, 2.2)
        mark(pen, mid, y, colour, STATUS_SHAPES[gap.status])
        pen.text(left + room + _GAP, y, w.required_words(found), figures)
        pen.text(width - status + _GAP, y, words.status_and_grade(gap), status - _GAP, colour=colour)
    ticks = [(left + room * part, w.percent(top * part)) for part in (0.0, 0.5, 1.0)]
    _ticks(pen, ticks, _ROW * len(gaps) + 6)
    return pen.drawing


def _ticks(pen: _Pen, ticks: Sequence[tuple[float, str]], y: float) -> None:
    for x, said in ticks:
        pen.stroke((x, y - 6), (x, y - 3.5), SOFT, 0.6)
        pen.text(x, y + 1, said, 70, colour=SOFT, size=6.6, anchor="middle")


def _polygon(x: float, y: float, kind: str, r: float) -> tuple[tuple[float, float], ...]:
    shapes: Mapping[str, tuple[tuple[float, float], ...]] = {
        "square": ((-r, -r), (r, -r), (r, r), (-r, r)),
        "triangle-up": ((-r, r), (0, -r), (r, r)),
        "diamond": ((0, -r * 1.3), (r * 1.3, 0), (0, r * 1.3), (-r * 1.3, 0)),
    }
    return tuple((x + dx, y + dy) for dx, dy in shapes[kind])


def mark(pen: _Pen, x: float, y: float, colour: str, kind: str, *, filled: bool = True) -> None:
    """Draw a mark of a shape at a point."""
    if kind == "circle":
        pen.circle(x, y, 3, colour)
    elif kind == "cross":
        pen.stroke((x - 2.8, y - 2.8), (x + 2.8, y + 2.8), colour, 1.6)
        pen.stroke((x - 2.8, y + 2.8), (x + 2.8, y - 2.8), colour, 1.6)
    else:
        pen.shape(_polygon(x, y, kind, 2.9), colour, filled=filled)


# --- pay -------------------------------------------------------------------------------------------

Named = tuple[str, SalaryBand]


def one_unit(told: Sequence[tuple[str, SalaryBand | None]]) -> list[Named]:
    """Return the bands in the commonest currency and period: money of two shares no axis."""
    held = [(name, band) for name, band in told if band is not None and w.has_band(band)]
    units = Counter((band.currency, band.period) for _, band in held)
    unit = units.most_common(1)[0][0] if units else None
    return [(name, band) for name, band in held if (band.currency, band.period) == unit]


def band_chart(told: Sequence[Named], width: float, first: str | None = None) -> Drawing:
    """Return a line from low to high per band with a mark at the middle; all bands are of one unit."""
    pen = _pen(width, _ROW * len(told) + 14)
    label, figures, behind = 150.0, 138.0, 96.0
    left, room = label, width - label - figures - behind - 2 * _GAP
    lowest, highest, step = _round_axis([x for _, band in told for x in _figures(band)])

    def at(amount: float) -> float:
        return left + room * (amount - lowest) / (highest - lowest)

    for i, (name, band) in enumerate(told):
        y = _ROW * (i + 0.5)
        pen.text(0, y, name, label - _GAP, bold=name == first)
        pen.line((left, left + room), y, RULE, 0.6)
        _band(pen, band, y, at)
        pen.text(left + room + 2 * _GAP, y, band_figures(band), figures)
        pen.text(width, y, band_behind(band), behind, colour=SOFT, size=6.8, anchor="end")
    amounts = [lowest + step * k for k in range(round((highest - lowest) / step) + 1)]
    _ticks(pen, [(at(x), _short_amount(x)) for x in amounts], _ROW * len(told) + 6)
    return pen.drawing


def _short_amount(amount: float) -> str:
    """Return "150k" from a thousand on, else the amount itself."""
    return f"{amount / 1000:g}k" if amount >= 1000 else f"{amount:g}"


def _round_axis(amounts: Sequence[float]) -> tuple[float, float, float]:
    """Return round ends that hold all amounts, and a round step of at most six between them."""
    low, high = min(amounts), max(amounts)
    span = max(high - low, abs(high) / 10, 1.0)
    size = 10.0 ** floor(log10(span))
    for step in (size / 2, size, 2 * size, 5 * size, 10 * size):
        first, last = floor(low / step) * step, ceil(high / step) * step
        if first < last and (last - first) / step <= 6:
            return first, last, step
    return low, low + span, span


def _figures(band: SalaryBand) -> tuple[float, float, float]:
    return band.low or 0.0, band.mid or 0.0, band.high or 0.0


def _band(pen: _Pen, band: SalaryBand, y: float, at: Callable[[float], float]) -> None:
    low, mid, high = map(at, _figures(band))
    basis = band_basis(band)
    colour = BAND_INK.get(basis, STATUS_INK["missing"])
    dash = {"modelled": [4, 2], ALL_SEGMENTS: [1.5, 2]}.get(basis)
    pen.line((low, high), y, colour, 3.2 if basis == "observed" else 1.8, dash)
    kind = {"observed": "circle", "modelled": "diamond", ALL_SEGMENTS: "triangle-up"}.get(basis, "square")
    mark(pen, mid, y, colour, kind, filled=basis == "observed")


def band_figures(band: SalaryBand) -> str:
    """Return "168,000 to 251,000, middle 205,500"; the unit stands beside the chart."""
    low, mid, high = (w.money(x, "").strip() for x in _figures(band))
    return f"{low} to {high}, middle {mid}"


def band_behind(band: SalaryBand) -> str:
    """Return what a band rests on, in the few words that a chart has room for."""
    basis = band_basis(band)
    if basis == "observed":
        return f"{band.n:,} adverts state pay"
    return f"modelled, {band.n:,} adverts" if basis == "modelled" else f"{basis}, {band.n:,}"
