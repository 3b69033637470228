"""A report as Markdown and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlgap.csv_cells import csv_text
from mlgap.reports import _words as w
from mlgap.reports._cv_words import CHECKS_RULE, check_state, check_title, practice_words
from mlgap.reports._markdown_text import escape_markdown as md
from mlgap.reports._markdown_text import table_head, table_row
from mlgap.reports._own_word import (
    OWN_WORD_RULE,
    OWN_WORD_TITLE,
    own_word,
    own_word_mark,
    own_word_quote,
    own_words,
)
from mlgap.reports._pay_parts import NEVER_ASKED, age_words, holds_words, pay_parts
from mlgap.reports._plan_words import plan_sentences, step_basis
from mlgap.reports._step_words import step_ground, step_lines, step_work
from mlgap.reports._tables import (
    marked_status,
    shown_gaps,
    shown_in,
    standing_areas,
    standing_cell,
    strongest,
)
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import (
    BulletCheck,
    CvCheck,
    Gap,
    GapReport,
    PayPicture,
    Profile,
    SalaryBand,
    SegmentReport,
    Step,
)
from mlgap.vocabulary import Vocabulary

_GAPS = 25


def to_markdown(
    report: GapReport, skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> str:
    """Return the report as Markdown; signs that Markdown or HTML would act on are escaped."""
    words = words_for(skills, vocabulary)
    lines = [
        f"# {md(w.title_of(report, words))}",
        "",
        f"Made on {md(w.day_words(report.created))}.",
        "",
    ]
    lines += [f"- Note: {md(text)}" for text in (*report.profile.warnings, *report.warnings)]
    lines += ["", "## How many of the things most asked this CV shows", "", *_heatmap(report, words)]
    lines += ["", "## What adverts that state pay offer as base", ""]
    lines += [_band(segment, words) for segment in report.segments]
    if report.pay:
        lines += ["", *_pay_lines(report.pay, words, "###")]
    if report.plan:
        lines += ["", "## What to do next", ""]
        lines += [
            f"{i}. **{md(words.skill(s.skill_id))}** ({md(words.status(s.status))}): "
            f"{md(s.advice)} {step_basis(s)}{_rests(s, report.profile)}"
            for i, s in enumerate(report.plan, start=1)
        ]
        lines += [f"\n{md(text)}" for text in plan_sentences(report, words.skills, words.vocabulary)]
    for segment in report.segments:
        lines += _segment(report.profile, segment, words)
    lines += _own_words(own_words(report, words))
    lines += _cv(report.profile, report.checks, report.bullets, words)
    lines += ["", "## How to read this", "", w.COUNTING, "", w.FOOTER, ""]
    lines.append(
        f"Market snapshot {md(report.snapshot_id)}; method {md(report.method_version)}; "
        f"model {md(report.model.name)}{'' if report.model.calibrated else ' (not calibrated)'}."
    )
    return "\n".join(lines) + "\n"


def _rests(step: Step, profile: Profile) -> str:
    """Return what a step takes and rests on, as a second paragraph of its item."""
    told = md(" ".join(filter(None, (step_work(step), step_ground(step)))))
    quoted = "".join(f" “{md(line)}”" for line in step_lines(step, profile)[:1])
    return f"\n\n   {told}{quoted}"


def profile_to_markdown(
    profile: Profile,
    skills: SkillNames | None = None,
    vocabulary: Vocabulary | None = None,
    *,
    bullets: Sequence[BulletCheck] = (),
    checks: Sequence[CvCheck] = (),
) -> str:
    """Return what a CV supports as Markdown: each skill with grade, time and lines, then `checks`."""
    words = words_for(skills, vocabulary)
    level = words.vocabulary.label("level", profile.level)
    lines = ["# What this CV supports", "", f"{level} ({md(profile.level_basis)}).", ""]
    lines += [f"- Note: {md(text)}" for text in profile.warnings]
    time = practice_words(profile)
    for skill, items in profile.by_skill().items():
        grade = words.vocabulary.label("grade", items[0].grade).lower()
        where = w.where_shown(items)
        lines += [
            "",
            f"## {md(words.skill(skill))}: {' '.join(filter(None, (grade, where)))}",
            "",
        ]
        lines += [f"{time[skill]}.", ""] if skill in time else []
        lines += [f"- “{md(quote)}”" for quote in dict.fromkeys(item.quote for item in items)]
    if profile.disclaimed:
        lines += ["", "## Named, and not counted", ""]
    for item in profile.disclaimed:
        said = "said to be lacking" if item.kind == "negated" else "said to be wanted or being learned"
        lines.append(f"- {md(words.skill(item.skill_id))}, {said}: “{md(item.quote)}”")
    lines += _own_words([(own_word(c, words), c.quote) for c in profile.corrections])
    lines += _cv(profile, checks, bullets, words)
    return "\n".join(lines) + "\n"


def _own_words(said: Sequence[tuple[str, str]]) -> Iterator[str]:
    if said:
        yield from ("", f"## {OWN_WORD_TITLE}", "", OWN_WORD_RULE, "")
    for sentence, line in said:
        yield f"- {md(sentence)}" + (f": “{md(line)}”" if line else "")


def _cv(
    profile: Profile, checks: Sequence[CvCheck], bullets: Sequence[BulletCheck], words: Words
) -> Iterator[str]:
    if not checks:
        return
    yield from ("", "## The CV's own wording", "", CHECKS_RULE, "")
    for check in checks:
        said = " ".join(filter(None, (check.detail, check.advice)))
        title = md(check_title(check, words.vocabulary))
        yield f"- **{title}** ({check_state(check).lower()}): {md(said)}"
        yield from (f"  - “{md(profile.claims[i].text)}”" for i in check.claims)
    asked = [b for b in bullets if b.advice]
    if asked:
        yield from ("", f"### Lines of work that could say more: {len(asked)} of {len(bullets)}", "")
        yield from (f"- “{md(profile.claims[b.claim].text)}” {md(b.advice)}" for b in asked)


def _heatmap(report: GapReport, words: Words) -> Iterator[str]:
    areas = standing_areas(report, words.vocabulary)
    yield from table_head(["Segment", "Rests on", *(words.area(a) for a in areas)])
    for segment in report.segments:
        by_area = {s.area: s for s in segment.standings}
        cells = (standing_cell(segment, by_area.get(area)) for area in areas)
        behind = w.counted(segment.n_adverts, segment.n_employers)
        yield table_row([words.segment(segment.segment), behind, *cells])


def _band(segment: SegmentReport, words: Words) -> str:
    band = segment.band
    held = "" if band is None else f"{w.window_words(band.window)}. {holds_words(band, words)}"
    said = "; ".join(filter(None, (w.band_words(band), *w.band_notes(band), held)))
    return f"- {md(words.segment(segment.segment))}: {md(said)}"


def pay_to_markdown(band: SalaryBand, pay: PayPicture, vocabulary: Vocabulary | None = None) -> str:
    """Return one band and everything said of pay beside it as Markdown."""
    words = words_for({}, vocabulary)
    said = (w.band_words(band), *w.band_notes(band))
    lines = [f"# Posted pay: {md(words.cell(band.cell, segment=True))}", ""]
    lines += [f"**{md(said[0])}**", "", *(f"- {md(note)}" for note in said[1:])]
    behind = "rests on" if w.has_band(band) else "looked at last"
    behind += f": {words.cell(band.used, segment=True)}; {w.employers(band.n_employers)}"
    behind += f", {w.window_words(band.window)}"
    lines += [f"- {md(text)}" for text in (behind, holds_words(band, words)) if text]
    return "\n".join([*lines, "", *_pay_lines(pay, words, "##"), ""])


def _pay_lines(pay: PayPicture, words: Words, heading: str) -> Iterator[str]:
    yield from (md(age_words(pay)), "", NEVER_ASKED)
    for part in pay_parts(pay, words):
        yield from ("", f"{heading} {md(part.title)}", "")
        if part.note:
            yield from (md(part.note), "")
        if part.rows:
            yield from table_head(part.columns)
            yield from (table_row(row) for row in part.rows)


def _segment(profile: Profile, segment: SegmentReport, words: Words) -> Iterator[str]:
    yield from ("", f"## {md(words.segment(segment.segment))}", "")
    yield f"{w.counted(segment.n_adverts, segment.n_employers)}, {w.window_words(segment.window)}."
    if w.is_withheld(segment):
        yield from ("", "Fewer than 5 adverts: every figure is withheld.")
        return
    if segment.dropped:
        yield from ("", f"Too few adverts for exactly this: {md('; '.join(segment.dropped))}.")
    yield from ("", *table_head(["Asked for", "In this CV", "Required by", "Asked by", "CV line"]))
    for gap in shown_gaps(segment, _GAPS):
        yield table_row(
            [
                words.skill(gap.skill_id),
                marked_status(gap, profile, words),
                w.required_words(gap.demand),
                w.asked_words(gap.demand),
                _first_quote(profile, gap),
            ]
        )


def _first_quote(profile: Profile, gap: Gap) -> str:
    found = strongest(profile, gap)
    line = found[0].quote if found else own_word_quote(gap, profile)
    return " ".join(line.split())


# --- CSV -----------------------------------------------------------------------------------------

_COLUMNS = (
    "segment", "skill_id", "skill", "status", "grade", "via", "required", "required_low", "required_high",
    "asked", "asked_low", "asked_high", "raw_required", "raw_asked", "pooled", "lift", "n_asking",
    "n_adverts", "n_employers", "support", "window_first", "window_last", "widened", "reader_precision",
    "reader_recall", "cv_line", "own_word", "shown_in",
)  # fmt: skip


def to_csv(report: GapReport, skills: SkillNames | None = None, vocabulary: Vocabulary | None = None) -> str:
    """Return one row per segment and thing asked, shares in [0, 1].

    A withheld segment has one row without figures. Text that a spreadsheet would run as a formula is
    preceded by an apostrophe. Lines end with CR LF.
    """
    words = words_for(skills, vocabulary)
    return csv_text(_COLUMNS, (row for s in report.segments for row in _csv_rows(report.profile, s, words)))


def _csv_rows(profile: Profile, segment: SegmentReport, words: Words) -> list[list[object]]:
    rows = [_csv_row(profile, segment, gap, words) for gap in shown_gaps(segment)]
    return rows or [_csv_empty(segment)]


def _csv_row(profile: Profile, segment: SegmentReport, gap: Gap, words: Words) -> list[object]:
    d = gap.demand
    return [
        segment.segment, gap.skill_id, words.skill(gap.skill_id), gap.status, gap.grade or "", gap.via or "",
        d.required, d.required_low, d.required_high, d.asked, d.asked_low, d.asked_high, d.raw_required,
        d.raw_asked, "yes" if d.pooled else "no", d.lift, d.n_asking, *_csv_cell(segment),
        d.reader_precision, d.reader_recall, _first_quote(profile, gap),
        own_word_mark(gap, profile, words.vocabulary), shown_in(gap, profile),
    ]  # fmt: skip


def _csv_cell(segment: SegmentReport) -> list[object]:
    return [
        segment.n_adverts, segment.n_employers, w.support(segment.n_adverts) or "50 or more",
        segment.window.first, segment.window.last, "; ".join(segment.dropped),
    ]  # fmt: skip


def _csv_empty(segment: SegmentReport) -> list[object]:
    return [segment.segment, *[""] * 16, *_csv_cell(segment), "", "", "", "", ""]
