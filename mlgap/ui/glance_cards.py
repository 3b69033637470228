"""The first answer as HTML: where a CV stands, the first steps, the pay; each figure opens to its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from mlgap import gaps, reports
from mlgap.types import GapReport, SalaryBand, SegmentReport, Standing, Step
from mlgap.ui import pay_words, words
from mlgap.vocabulary import Vocabulary

__all__ = ["area_row", "glances", "pay_glance", "stand_glance", "stand_row", "step_glance", "steps_glance"]

FIRST_STEPS = 3
SEGMENTS_TOLD = 4
FEW = "few"
LEAD = "Of the technical things that each kind asks for most. Press a row to see what it rests on."
NONE_SHOWN = (
    "No line that we read shows any of the technical things asked for most. If your work did, see under "
    "Evidence how each line was read, and put it right there."
)
KIND = {
    "listed": "Prove it",
    "described": "Name it",
    "adjacent": "Bridge to it",
    "missing": "Learn and build it",
}
"""What a step asks, by how the CV stands to the skill."""


def glances(stand: str, steps: str, pay: str) -> str:
    """Return the three parts of the first answer side by side."""
    return f'<div class="glances">{stand}<div class="glances-next">{steps}{pay}</div></div>'


def stand_glance(segments: Sequence[SegmentReport], vocabulary: Vocabulary) -> str:
    """Return one row for each kind of employer: how many of the things most asked the CV shows."""
    by_id = {s.segment: s for s in segments}
    parts = {
        roll_up: [by_id[part] for part in vocabulary.expand_segment(roll_up) if part in by_id]
        for roll_up in vocabulary.segment_rollups
        if roll_up in by_id
    }
    folded = {part.segment for found in parts.values() for part in found}
    rows = "".join(
        f"<li>{stand_row(s, vocabulary, parts=parts.get(s.segment, ()))}</li>"
        for s in segments
        if s.segment not in folded
    )
    lead = LEAD if any(standing.shown for s in segments for standing in s.standings) else NONE_SHOWN
    return (
        '<section class="glance"><h2>What your CV shows, by kind of employer</h2>'
        f'<p class="glance-lead">{lead}</p><ul class="fact-list">{rows}</ul></section>'
    )


def stand_row(
    segment: SegmentReport,
    vocabulary: Vocabulary,
    *,
    opened: bool = False,
    parts: Sequence[SegmentReport] = (),
) -> str:
    """Return how many of the things a segment most asks the CV shows, which opens to what that rests on.

    Where it is made of `parts`, their rows stand below that.
    """
    short = words.standing_short(segment)
    told = f"shows <b>{short}</b>" if short[0].isdigit() else f'<b class="faint">{short}</b>'
    adverts = f"{segment.n_adverts:,} advert{'' if segment.n_adverts == 1 else 's'}"
    thin = f"{FEW}: {adverts}" if 0 < segment.n_adverts < words.FEW else adverts
    wider = ", wider than chosen" if segment.dropped else ""
    label = escape(words.segment_label(vocabulary, segment.segment))
    body = "".join(f"<p>{escape(said)}</p>" for said in _stand_reasons(segment))
    if parts:
        rows = "".join(f"<li>{stand_row(part, vocabulary)}</li>" for part in parts)
        body = f'<ul class="fact-list">{rows}</ul>{body}'
    return (
        f'<details class="fact"{" open" if opened else ""}><summary><span class="fact-name">{label}</span>'
        f'<span class="fact-n">{thin}{wider}</span><span class="fact-value">{told}</span></summary>'
        f'<div class="fact-why">{body}</div></details>'
    )


def _stand_reasons(segment: SegmentReport) -> tuple[str, ...]:
    """Return what a count rests on, what it is made of and how sure it is, in sentences."""
    behind = f"{words.counts(segment.n_adverts, segment.n_employers)}, {words.window_words(segment.window)}."
    notes = (words.fallback(segment.dropped), words.support(segment.n_adverts))
    standing = next((s for s in segment.standings if s.area == "all"), None)
    if segment.n_adverts < words.WITHHELD or standing is None or not standing.of:
        return tuple(filter(None, (behind, *notes)))
    production = words.standing_short(segment, "production")
    of_production = f"Of production work alone: {production}." if production[0].isdigit() else ""
    return tuple(filter(None, (_made_of(standing), of_production, behind, _how_sure(segment), *notes)))


def _made_of(standing: Standing) -> str:
    """Return what becomes of each of the things most asked."""
    rest = (
        (standing.listed, "named without a line that shows the work"),
        (standing.described, "described and never named"),
        (standing.adjacent, "not shown, but something close to it is"),
        (standing.missing, "not read in it at all"),
    )
    told = "; ".join(f"{n} {said}" for n, said in rest if n)
    shown = (
        f"{standing.of} things are asked by at least 20 % of these adverts. Your CV shows {standing.shown}"
    )
    return f"{shown} in a line of work" + (f"; {told}." if told else ".")


def _how_sure(segment: SegmentReport) -> str:
    """Return between which ends the count lies, where chance in the adverts could move it."""
    sure = gaps.most_asked(segment.gaps)
    if sure.surely == sure.perhaps:
        return ""
    return (
        f"How sure: other adverts of such employers would give other counts. {sure.surely} things lie above "
        f"20 % with their whole 95 % interval (your CV shows {sure.surely_shown}); {sure.perhaps} could lie "
        f"above it (shows {sure.perhaps_shown})."
    )


def area_row(segment: SegmentReport, vocabulary: Vocabulary) -> str:
    """Return what a CV shows of each area of production work, as a row that opens."""
    counted = [s for s in segment.standings if s.area in vocabulary.ids["area"] and s.of]
    told = "".join(
        f"<li>{escape(vocabulary.label('area', s.area))}: shows {s.shown} of {s.of}</li>" for s in counted
    )
    if segment.n_adverts < words.WITHHELD or not told:
        return ""
    label = escape(words.segment_label(vocabulary, segment.segment))
    short = words.standing_short(segment, "production")
    return (
        f'<li><details class="fact"><summary><span class="fact-name">{label}</span>'
        f'<span class="fact-value">shows <b>{short}</b></span></summary>'
        f'<div class="fact-why"><ul class="points">{told}</ul></div></details></li>'
    )


def steps_glance(report: GapReport, labels: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """Return the first three steps, and what they bring together; or why there are none."""
    lead, steps = reports.steps_headline(report), report.plan[:FIRST_STEPS]
    rows = "".join(step_glance(step, report, labels, vocabulary) for step in steps)
    body = f'<ol class="glance-steps">{rows}</ol>' if rows else ""
    return (
        f'<section class="glance"><h2>Your first steps</h2><p class="glance-lead">{escape(lead)}</p>'
        f"{body}</section>"
    )


def step_glance(step: Step, report: GapReport, labels: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """Return one step: what to do, how long it takes, who asks, and behind "why" what it rests on."""
    todo = step.advice.split(": ", 1)[-1]
    effort = f"{reports.hours_words(*step.hours)}, our estimate" if step.hours else ""
    asked = f"{step.n_adverts:,} of {step.n_judged:,} adverts require it"
    facts = " · ".join(filter(None, (effort, asked)))
    return (
        f'<li class="glance-step"><h3>{escape(labels.get(step.skill_id, step.skill_id))}</h3> '
        f'<span class="step-kind">{escape(KIND.get(step.status, ""))}</span>'
        f"<p>{escape(todo[:1].upper() + todo[1:])}</p>"
        f"<details><summary>{escape(facts)} · <u>why, and what proves it</u></summary>"
        f"{_step_reasons(step, report, vocabulary)}</details></li>"
    )


def _step_reasons(step: Step, report: GapReport, vocabulary: Vocabulary) -> str:
    left = "".join(f"<li>{escape(item)}</li>" for item in step.artefacts)
    proof = f'<p class="card-note">Leave behind as proof:</p><ul class="points">{left}</ul>' if left else ""
    own = "".join(
        f"<blockquote>{escape(q)}</blockquote>" for q in reports.step_lines(step, report.profile)[:2]
    )
    ground = reports.step_ground(step)
    where = _required_where(step.skill_id, report, vocabulary)
    why = " ".join(filter(None, (reports.step_basis(step), where)))
    return f"<p>{escape(why)}</p>{proof}<p>{escape(ground)}</p>{own}"


def _required_where(skill: str, report: GapReport, vocabulary: Vocabulary) -> str:
    """Return by how many adverts of some segments a skill is required, with the interval of each."""
    told = [
        f"{words.segment_label(vocabulary, s.segment)} "
        f"{words.share(g.demand.required, g.demand.required_low, g.demand.required_high)}"
        for s in report.segments
        for g in s.gaps
        if g.skill_id == skill and s.n_adverts >= words.WITHHELD
    ]
    if not told:
        return ""
    return f"Required, with 95 % interval: {'; '.join(told[:SEGMENTS_TOLD])}."


def pay_glance(band: SalaryBand, vocabulary: Vocabulary, *, old: bool) -> str:
    """Return the pay that adverts for the choices made state, and behind it what it rests on."""
    cell = escape(pay_words.band_cell(band, vocabulary))
    told = dict(pay_words.figures(band))
    if not told:
        return (
            '<section class="glance"><h2>What such jobs pay</h2><p class="glance-figure">Too few adverts '
            f"state pay</p><p>{cell}. {escape(pay_words.refusal(band))} {pay_words.NOT_THIS}</p></section>"
        )
    age = " These adverts are older than 12 months: pay may have moved since." if old else ""
    per = "an hour" if band.period == "hour" else f"a {band.period}"
    why = " ".join(
        (pay_words.held(band, vocabulary), f"{pay_words.basis(band)}: {pay_words.basis_meaning(band)}.",
         pay_words.band_notes(band), "Bonus and equity are left out.")
    )  # fmt: skip
    return (
        '<section class="glance"><h2>What such jobs pay</h2>'
        f'<p class="glance-figure">{escape(told["Low"])} to {escape(told["High"])} <small>base pay {per}, '
        f"middle {escape(told['Middle'])}</small></p>"
        f"<p>{escape(pay_words.holds(band))}{age}</p>"
        f'<p class="card-note">{cell}. {escape(pay_words.rests_on(band))}.</p>'
        f"<details><summary><u>What this rests on</u></summary><p>{escape(why)}</p></details></section>"
    )
