"""Bands of pay as HTML: values in, strings out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from mlgap.types import CitedPay, SalaryBand, SegmentReport
from mlgap.ui import pay_words, words
from mlgap.vocabulary import Vocabulary

__all__ = ["band_card", "cited_block", "glance", "pay_card", "table"]

OLD = "Older than 12 months"
SHORT = 14
"""Letters of a table's cell that are kept on one line."""
_KINDS = {"Modelled": "modelled", "Wider than chosen": "wider", "All segments instead": "borrowed"}


def glance(band: SalaryBand, vocabulary: Vocabulary, *, old: bool = False, elsewhere: bool = False) -> str:
    """Return the one band for the choices made in big figures, what it rests on, and how often it held.

    `elsewhere` says that no role and no level of the region has a band.
    """
    head = f"<h2>{escape(pay_words.band_cell(band, vocabulary))}</h2>{_badges(band, old=old)}"
    if band.mid is None:
        body = (
            '<p class="band-none">Too few postings</p>'
            f"<p>{escape(pay_words.looked_at(band, vocabulary))}. {escape(pay_words.refusal(band))} "
            f"{pay_words.NOT_HERE if elsewhere else pay_words.NOT_THIS}</p>"
        )
        return f'<section class="band-glance band-empty">{head}{body}</section>'
    per = f"{band.currency}, base pay a {band.period}; bonus and equity are left out"
    return (
        f'<section class="band-glance band-{_kind(band)}">{head}{_figures(band)}'
        f"<p><b>{escape(pay_words.holds(band))}</b> {escape(pay_words.held(band, vocabulary))}</p>"
        f'<p class="card-note">{escape(pay_words.stating(band))}. {escape(per)}. '
        f"Months: {escape(pay_words.months(band))}.</p>{_why(band, vocabulary)}</section>"
    )


def _why(band: SalaryBand, vocabulary: Vocabulary) -> str:
    """Return what the basis means and which steps led to the figures."""
    notes = pay_words.band_notes(band)
    said = f"<b>{escape(pay_words.basis(band))}</b>: {escape(pay_words.basis_meaning(band))}."
    used = ""
    if _kind(band) != "observed":
        used = f" Rests on: {escape(pay_words.band_cell(band, vocabulary, used=True))}."
    return f'<p class="card-note">{said}{used} {escape(notes)}</p>'


def _figures(band: SalaryBand) -> str:
    rows = "".join(
        f'<div class="band-{name.lower()}"><dt>{escape(name)}</dt><dd>{escape(amount)}</dd></div>'
        for name, amount in pay_words.figures(band)
    )
    return f'<dl class="band-figures">{rows}</dl>'


def _kind(band: SalaryBand) -> str:
    return _KINDS.get(pay_words.basis(band), "observed")


def _badges(band: SalaryBand, *, old: bool) -> str:
    basis = (
        "" if band.mid is None else f'<span class="badge badge-{_kind(band)}">{pay_words.basis(band)}</span>'
    )
    mark = f'<span class="badge badge-old">{OLD}</span>' if old and band.mid is not None else ""
    return f'<div class="band-badges">{basis}{mark}</div>' if basis or mark else ""


def pay_card(
    title: str, band: SalaryBand, vocabulary: Vocabulary, *, about: str = "", old: bool = False
) -> str:
    """Return one band with its basis, what it rests on, how often it held, and what was done to reach it."""
    rests = f"{pay_words.rests_on(band)}. {pay_words.held(band, vocabulary)}".strip()
    cell = f"{pay_words.band_cell(band, vocabulary, used=True)}."
    notes = " ".join(filter(None, (cell, pay_words.band_notes(band), pay_words.refusal(band))))
    said = f'<p class="practice">{escape(about)}</p>' if about else ""
    kind = " gap-borrowed" if _kind(band) == "borrowed" else ""
    return (
        f'<li class="gap{kind}"><div class="gap-head"><b>{escape(title)}</b>{_badges(band, old=old)}</div>'
        f"{said}<p>{escape(pay_words.band_words(band))}</p>"
        f'<p class="card-note">{escape(rests)}</p><p class="card-note">{escape(notes)}</p></li>'
    )


def band_card(segment: SegmentReport, vocabulary: Vocabulary, *, old: bool = False) -> str:
    """Return a segment's band, what it rests on, and what was widened to reach it."""
    label = words.segment_label(vocabulary, segment.segment)
    if segment.band is None:
        return (
            f'<li class="gap"><b>{escape(label)}</b><p>No band is drawn for this part of the market: '
            f"{escape(words.counts(segment.n_adverts, segment.n_employers))}.</p></li>"
        )
    return pay_card(label, segment.band, vocabulary, old=old)


def cited_block(cited: Sequence[CitedPay]) -> str:
    """Return what others state, set apart by its frame, each with its source and date."""
    said = "".join(
        f"<li><blockquote>{escape(one.statement)}.</blockquote>"
        f'<p class="card-note">{escape(one.source)}, {escape(one.date)}</p></li>'
        for one in cited
    )
    return (
        '<section class="cited"><h3>What others state</h3>'
        "<p>Cited, not counted: no band on this page holds any of it.</p>"
        f"<ul>{said}</ul></section>"
    )


def table(caption: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Return a table whose rows become blocks on a narrow screen, each cell with its column's name."""
    if not rows:
        return ""
    head = "".join(f'<th role="columnheader" scope="col">{escape(name)}</th>' for name in rows[0])
    body = "".join(
        '<tr role="row">'
        + "".join(
            f'<td role="cell" data-name="{escape(name)}"{_width(text)}>{escape(text)}</td>'
            for name, text in row.items()
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<table class="pay-table" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _width(text: str) -> str:
    return ' class="short"' if len(text) <= SHORT else ""
