"""A report as one HTML file that needs nothing else: no script, no font, no request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from mlgap.reports import _words as w
from mlgap.reports._cv_words import practice_words
from mlgap.reports._html_cv import cv_section
from mlgap.reports._html_pay import pay_section
from mlgap.reports._html_short import contents, folded, segment_id, short_section
from mlgap.reports._own_word import own_word_quote, own_word_section
from mlgap.reports._plan_words import plan_sentences, step_basis
from mlgap.reports._step_words import step_ground, step_lines, step_work
from mlgap.reports._style import STYLE
from mlgap.reports._tables import marked_status, shown_gaps, standing_areas, standing_cell, strongest
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import Evidence, Gap, GapReport, Profile, SegmentReport, Standing, Step
from mlgap.vocabulary import Vocabulary

_GAPS = 12
"""Things in sight per segment; the rest unfold."""
_MOST_GAPS = 40
"""Things listed per segment; the rest are in the JSON and CSV."""
_QUOTES = 2


def to_html(
    report: GapReport,
    skills: SkillNames | None = None,
    vocabulary: Vocabulary | None = None,
    *,
    totals: bool = True,
) -> str:
    """Return the report as one HTML document, light or dark as the reader's system is, ready to print.

    `skills` labels the skill ids, `vocabulary` all others; the shipped ones where none are given. Without
    `totals` no figure sums the CV up: for sheets that are given out together.
    """
    words = words_for(skills, vocabulary)
    title = w.title_of(report, words)
    body = "\n".join(
        [
            _head(report, words, totals),
            *(
                (short_section(report, words), contents(report, words), _heatmap(report, words))
                if totals
                else ()
            ),
            _plan(report, words),
            pay_section(report, words),
            *(_segment(report, s, words) for s in report.segments),
            _roles(report, words) if totals else "",
            own_word_section(report, words),
            cv_section(report, words, totals=totals),
            _foot(report, words),
        ]
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


def _head(report: GapReport, words: Words, totals: bool) -> str:
    profile = report.profile
    read = f" {w.reading_words(profile)}." if totals else ""
    notes = "".join(f"<li>{escape(text)}</li>" for text in (*profile.warnings, *report.warnings))
    made = escape(f"{words.cell(report.cell)}. Made on {w.day_words(report.created)}.")
    return (
        "<header><h1>What adverts ask and what this CV shows</h1>"
        f'<p class="lead">{made}</p>'
        f"<p>{escape(w.level_words(profile, words.vocabulary) + read)}</p>"
        + (f'<ul class="notes">{notes}</ul>' if notes else "")
        + "</header>"
    )


def _heatmap(report: GapReport, words: Words) -> str:
    areas = standing_areas(report, words.vocabulary)
    head = "".join(f'<th scope="col">{escape(words.area(a))}</th>' for a in areas)
    rows = "".join(_heat_row(segment, areas, words) for segment in report.segments)
    return (
        '<section id="stand"><h2>How many of the things most asked this CV shows</h2>'
        "<p>3 / 10 reads: shows 3 of the 10 things that at least 20 % of the segment's adverts ask for. "
        "A dot: the segment most asks for nothing there.</p>"
        f'<div class="scroll"><table class="heat"><thead><tr><th scope="col">Segment</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _heat_row(segment: SegmentReport, areas: Iterable[str], words: Words) -> str:
    by_area = {s.area: s for s in segment.standings}
    cells = "".join(_heat_cell(segment, by_area.get(area)) for area in areas)
    behind = w.counted(segment.n_adverts, segment.n_employers)
    return (
        f'<tr><th scope="row">{escape(words.segment(segment.segment))}'
        f"<small>{escape(behind)}</small></th>{cells}</tr>"
    )


def _heat_cell(segment: SegmentReport, standing: Standing | None) -> str:
    text = standing_cell(segment, standing)
    if standing is None or not standing.of or w.is_withheld(segment):
        return f'<td class="none">{text}</td>'
    step = round(4 * standing.shown / standing.of)
    return f'<td class="heat{step}">{text}</td>'


def _plan(report: GapReport, words: Words) -> str:
    if not report.plan:
        return ""
    items = "".join(
        f"<li><strong>{escape(words.skill(s.skill_id))}</strong> "
        f"{_badge(s.status, words.status(s.status))} {escape(s.advice)}"
        f"{_rests(s, report.profile)}<small>{escape(step_basis(s))}</small></li>"
        for s in report.plan
    )
    first, *more = [
        f"<p>{escape(t)}</p>" for t in plan_sentences(report, words.skills, words.vocabulary)
    ] or [""]
    told = first + folded("How sure this is, and how far away most adverts stay", "".join(more))
    return f'<section id="steps"><h2>What to do next</h2><ol class="plan">{items}</ol>{told}</section>'


def _rests(step: Step, profile: Profile) -> str:
    """Return what a step takes, what no line shows, and the first of the lines it rests on."""
    told = " ".join(filter(None, (step_work(step), step_ground(step))))
    quoted = "".join(f"<blockquote>{escape(line)}</blockquote>" for line in step_lines(step, profile)[:1])
    return f"<p>{escape(told)}</p>{quoted}"


# --- one segment ---------------------------------------------------------------------------------


def _segment(report: GapReport, segment: SegmentReport, words: Words) -> str:
    label = escape(words.segment(segment.segment))
    behind = escape(w.counted(segment.n_adverts, segment.n_employers))
    window = escape(w.window_words(segment.window))
    opening = f'<section class="segment" id="{segment_id(segment)}"><h2>{label}</h2>'
    opening += f'<p class="behind">{behind}, {window}.</p>'
    if w.is_withheld(segment):
        return opening + "<p>Fewer than 5 adverts: every figure is withheld.</p></section>"
    everything = next((s for s in segment.standings if s.area == "all"), None)
    shows = (
        f"<p>This CV {escape(w.shows(everything))} things most asked.</p>"
        if everything and everything.of
        else ""
    )
    gaps = shown_gaps(segment, _MOST_GAPS)
    more = len(segment.gaps) - _MOST_GAPS
    return (
        opening
        + _widened(segment)
        + shows
        + folded(
            f"What it asks, item by item: the {min(len(gaps), _GAPS)} most required, conditions, reach",
            _gap_table(report.profile, gaps[:_GAPS], words)
            + _unfolding(report.profile, gaps[_GAPS:], words)
            + (f"<p>{more} more things are in the JSON and CSV forms of this report.</p>" if more > 0 else "")
            + _gates(segment, words)
            + _reach(report, segment, words),
            is_open=segment is report.segments[0],
        )
        + "</section>"
    )


def _widened(segment: SegmentReport) -> str:
    if not segment.dropped:
        return ""
    return f'<p class="caution">Too few adverts for exactly this: {escape("; ".join(segment.dropped))}.</p>'


def _gap_table(profile: Profile, gaps: Sequence[Gap], words: Words) -> str:
    rows = "".join(_gap_row(profile, gap, words) for gap in gaps)
    return (
        '<div class="scroll"><table class="gaps"><thead><tr><th scope="col">Asked for</th>'
        '<th scope="col">In this CV</th><th scope="col">Required by</th><th scope="col">Asked by</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _unfolding(profile: Profile, gaps: Sequence[Gap], words: Words) -> str:
    if not gaps:
        return ""
    table = _gap_table(profile, gaps, words)
    return f"<details><summary>{len(gaps)} less asked for</summary>{table}</details>"


def _gap_row(profile: Profile, gap: Gap, words: Words) -> str:
    demand = gap.demand
    notes = []
    if demand.lift is not None:
        notes.append(f"{demand.lift:.1f} times as often as the same roles elsewhere")
    if demand.pooled:
        notes.append("thin cell, pooled with its neighbours")
    small = "".join(f"<small>{note}</small>" for note in notes)
    return (
        f'<tr><th scope="row">{escape(words.skill(gap.skill_id))}{small}</th>'
        f"<td>{_badge(gap.status, marked_status(gap, profile, words))}{_quotes(profile, gap)}</td>"
        f"<td>{_share_bar(demand.required, demand.required_low, demand.required_high, gap.status)}"
        f"{escape(w.required_words(demand))}</td>"
        f"<td>{escape(w.asked_words(demand))}<small>{demand.n_asking:,} adverts</small></td></tr>"
    )


def _badge(status: str, text: str) -> str:
    return f'<span class="badge {status}">{escape(text)}</span>'


def _share_bar(share: float, low: float, high: float, status: str) -> str:
    return (
        '<svg class="share" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">'
        '<line class="track" x1="0" y1="6" x2="100" y2="6"/>'
        f'<line class="range {status}" x1="{100 * low:.1f}" y1="6" x2="{100 * high:.1f}" y2="6"/>'
        f'<line class="point {status}" x1="{100 * share:.1f}" y1="1" x2="{100 * share:.1f}" y2="11"/></svg>'
    )


def _quotes(profile: Profile, gap: Gap) -> str:
    shown = strongest(profile, gap)[:_QUOTES]
    time = practice_words(profile).get(gap.skill_id) if gap.status == "shown" else None
    quotes = "".join(f"<blockquote>{escape(e.quote)}{_why(e)}</blockquote>" for e in shown)
    if not shown and (line := own_word_quote(gap, profile)):
        quotes = f"<blockquote>{escape(line)}</blockquote>"
    return quotes + (f"<small>{escape(time)}</small>" if time else "")


def _why(evidence: Evidence) -> str:
    notes: list[str] = [evidence.context] if evidence.context not in {"job", "unknown"} else []
    if not evidence.named and evidence.similarity is not None:
        notes.append(f"described, not named; similarity {evidence.similarity:.2f}")
    if evidence.implied_by:
        notes.append("implied by a tool it names")
    return f"<small>{escape('; '.join(notes))}</small>" if notes else ""


def _gates(segment: SegmentReport, words: Words) -> str:
    told = w.told_gates(segment)
    if not told:
        return ""
    items = "; ".join(
        f"{words.gate(g.gate)}: stated by {w.percent(g.stated)}, required by {w.percent(g.required)}"
        for g in told
    )
    return f"<p><strong>Conditions, not skills.</strong> {escape(items)} (n {segment.n_adverts:,}).</p>"


def _reach(report: GapReport, segment: SegmentReport, words: Words) -> str:
    reach = next((r for r in report.reach if r.segment == segment.segment), None)
    if reach is None or reach.n_judged < w.WITHHELD_BELOW:
        return ""
    gates = "; ".join(f"{n:,} of them also require {words.gate(g).lower()}" for g, n in reach.gates if n)
    return (
        f"<p><strong>Within reach.</strong> Of {reach.n_judged:,} adverts with at least three technical "
        f"requirements, {reach.n_within:,} leave at most one unmet{': ' + escape(gates) if gates else ''}. "
        f"{reach.n_left_out:,} adverts name fewer than three and were not judged.</p>"
    )


# --- all segments --------------------------------------------------------------------------------


def _roles(report: GapReport, words: Words) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(words.role(r.role_family))}</th><td>{escape(w.shows(r.standing))}</td>'
        f"<td>{escape(w.counted(r.n_adverts, r.n_employers))}</td></tr>"
        for r in report.roles
        if r.n_adverts >= w.WITHHELD_BELOW
    )
    if not rows:
        return ""
    return (
        '<section id="roles"><h2>What each role most asks for</h2>'
        f"<details><summary>All {rows.count('<tr>')} roles</summary>"
        "<p>Over all segments, the things that at least 20 % "
        'of the role\'s adverts ask for.</p><div class="scroll"><table><thead><tr><th scope="col">Role</th>'
        '<th scope="col">This CV</th><th scope="col">Rests on</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details></section>"
    )


def _foot(report: GapReport, words: Words) -> str:
    statuses = "".join(
        f"<dt>{_badge(status, words.status(status))}</dt><dd>{escape(meaning)}</dd>"
        for status, meaning in w.STATUS_MEANING.items()
    )
    model = report.model
    calibrated = "" if model.calibrated else " Its thresholds were not calibrated for this model."
    return (
        f'<footer id="read"><h2>How to read this</h2>'
        f"<dl>{statuses}</dl><p>{escape(w.COUNTING)}</p>"
        f"<p>{escape(w.FOOTER)}</p>"
        f"<p>Market snapshot {escape(report.snapshot_id)}; method {escape(report.method_version)}; model "
        f"{escape(model.name)} ({escape(model.digest[:12])}).{calibrated} Report form "
        f"{escape(report.schema_version)}.</p></footer>"
    )
