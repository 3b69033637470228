"""The first answers of the HTML report, its table of contents, and what unfolds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mlgap.reports import _words as w
from mlgap.reports._words import Words
from mlgap.types import GapReport, SegmentReport


def folded(summary: str, content: str, *, is_open: bool = False) -> str:
    """Return content behind one line that unfolds it; "" where there is none."""
    opened = " open" if is_open else ""
    return f"<details{opened}><summary>{escape(summary)}</summary>{content}</details>" if content else ""


def segment_id(segment: SegmentReport) -> str:
    """Return the id of a segment's section."""
    return f"segment-{escape(segment.segment)}"


def short_section(report: GapReport, words: Words) -> str:
    """Return where the CV stands, what to do and what is paid, in three lines; "" without segments."""
    told = _answers(report, words)
    items = "".join(f"<li><strong>{name}.</strong> {escape(said)}</li>" for name, said in told)
    return f'<section id="short"><h2>In short</h2><ul class="short">{items}</ul></section>' if items else ""


def _answers(report: GapReport, words: Words) -> Iterator[tuple[str, str]]:
    told = [s for s in report.segments if not w.is_withheld(s)]
    stand = [
        f"{words.segment(s.segment)}: {w.shows(x)} ({w.counted(s.n_adverts, s.n_employers)})"
        for s in told
        for x in s.standings
        if x.area == "all" and x.of
    ]
    if stand:
        yield "Where it stands, of the things most asked", f"{_first_three(stand)}."
    if report.plan:
        named = ", ".join(words.skill(step.skill_id) for step in report.plan[:3])
        yield "First steps", f"{named}. What they rest on stands below."
    paid = [(s, s.band) for s in told if s.band is not None and w.has_band(s.band)]
    if paid:
        segment, band = max(paid, key=lambda pair: pair[0].n_adverts)
        yield "Pay", f"{words.segment(segment.segment)}: {w.band_words(band)}, {w.window_words(band.window)}."


def _first_three(stand: list[str]) -> str:
    more = len(stand) - 3
    rest = f"; {more} more below" if more > 0 else ""
    return f"{'; '.join(stand[:3])}{rest}"


def contents(report: GapReport, words: Words) -> str:
    """Return the links to all sections of the page."""
    steps = [("steps", "What to do next")] if report.plan else []
    parts = [("stand", "Where it stands"), *steps, ("pay", "Pay")]
    parts += [(segment_id(s), words.segment(s.segment)) for s in report.segments]
    parts += [("roles", "Roles")] if any(r.n_adverts >= w.WITHHELD_BELOW for r in report.roles) else []
    parts += [("wording", "The CV's own wording")] if report.checks else []
    parts.append(("read", "How to read this"))
    links = "".join(f'<li><a href="#{id_}">{escape(name)}</a></li>' for id_, name in parts)
    hint = "Lines with a triangle unfold; a print holds what is open."
    return f'<nav aria-label="Contents"><ul>{links}</ul><p>{hint}</p></nav>'
