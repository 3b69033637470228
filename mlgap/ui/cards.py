"""Cards as HTML: values in, strings out; text from a CV or a data file is always escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from mlgap import reports
from mlgap.gaps import HeldSkill
from mlgap.types import Disclaimer, Evidence, Gap, Profile, SegmentReport, Step
from mlgap.ui import words
from mlgap.vocabulary import Vocabulary

__all__ = ["disclaimer_card", "evidence_card", "gap_card", "segment_card", "step_card"]

LINES_PER_GAP = 2
LINES_PER_SKILL = 2


def segment_card(segment: SegmentReport, vocabulary: Vocabulary) -> str:
    """Return how many of the things a segment most asks for the CV shows, and what that rests on."""
    short = words.standing_short(segment)
    label = escape(words.segment_label(vocabulary, segment.segment))
    notes = [words.counts(segment.n_adverts, segment.n_employers)]
    counted = short[0].isdigit()
    if counted and any(s.area == "production" for s in segment.standings):
        notes.insert(0, f"production: {words.standing_short(segment, 'production')}")
    notes += [words.support(segment.n_adverts)] if words.support(segment.n_adverts) else []
    notes += ["Wider than chosen: see below."] if segment.dropped else []
    return (
        f'<li class="card"><span class="card-label">{label}</span>'
        f'<span class="card-value{"" if counted else " faint"}">{short}</span>'
        f'<span class="card-note">{"<br>".join(escape(note) for note in notes)}</span></li>'
    )


def step_card(step: Step, labels: Mapping[str, str]) -> str:
    """Return one thing to do and what it rests on."""
    return (
        f'<li class="step"><b>{escape(labels.get(step.skill_id, step.skill_id))}</b>'
        f"<p>{escape(step.advice)}</p>"
        f'<span class="card-note">{escape(reports.step_basis(step))}</span></li>'
    )


def badge(kind: str, text: str) -> str:
    """Return a small label as HTML; `kind` is a status or a grade."""
    return f'<span class="badge badge-{escape(kind)}">{escape(text)}</span>'


def quote(text: str) -> str:
    """Return a line of the CV."""
    return f"<blockquote>{escape(text)}</blockquote>"


def gap_card(
    gap: Gap,
    profile: Profile,
    vocabulary: Vocabulary,
    labels: Mapping[str, str],
    statements: Mapping[str, str],
) -> str:
    """Return one thing a segment asks for with its share, and the CV's line where there is one."""
    title = escape(labels.get(gap.skill_id, gap.skill_id))
    via = ""
    if gap.status == "adjacent" and gap.via:
        said = "You say that you hold" if gap.own_word and not gap.evidence else "Your CV shows"
        via = f"<p>{said} {escape(labels.get(gap.via, gap.via))}, which is close to it.</p>"
    if gap.status == "described" and gap.via:
        via = f"<p>Reads as: {escape(statements.get(gap.via, gap.via))}</p>"
    quotes = list(dict.fromkeys(profile.evidence[i].quote for i in gap.evidence))
    lines = "".join(quote(text) for text in quotes[:LINES_PER_GAP])
    if not quotes and (line := reports.own_word_quote(gap, profile)):
        lines = quote(line)
    mark = reports.own_word_mark(gap, profile, vocabulary)
    lift = badge("own", mark) if mark else ""
    if where := reports.shown_in(gap, profile):
        lift += badge("context", where)
    if gap.demand.lift is not None:
        direction = "more" if gap.demand.lift > 1 else "less"
        lift += badge("lift", f"{direction} asked here than elsewhere (x{gap.demand.lift:.1f})")
    return (
        f'<li class="gap gap-{gap.status}"><div class="gap-head"><b>{title}</b>'
        f"{badge(gap.status, words.gap_title(gap, vocabulary))}{lift}</div>"
        f'<p class="card-note">{escape(words.demand_words(gap.demand))}</p>{via}{lines}</li>'
    )


def evidence_card(
    skill: str,
    found: Sequence[Evidence],
    vocabulary: Vocabulary,
    labels: Mapping[str, str],
    statements: Mapping[str, str],
    *,
    practice: str = "",
    own: HeldSkill | None = None,
) -> str:
    """Return all evidence of one skill; `practice` says how long and how lately dated entries show it.

    `own` is how it is held where that rests on the person's word.
    """
    said: dict[str, Evidence] = {}
    for item in found:
        said.setdefault(item.quote, item)
    lines = [_proof(item, vocabulary, labels, statements) for item in said.values()]
    body = "".join(lines[:LINES_PER_SKILL])
    if len(lines) > LINES_PER_SKILL:
        more = "".join(lines[LINES_PER_SKILL:])
        rest = len(lines) - LINES_PER_SKILL
        body += f"<details><summary>{rest} more line{'' if rest == 1 else 's'}</summary>{more}</details>"
    grade = own.grade if own else found[0].grade
    mark = badge("own", words.own_word_words(own, vocabulary)) if own else ""
    if own and not found:
        body = '<p class="card-note">No line of the CV was read so; where it is true, write it there.</p>'
    time = f'<p class="practice">{escape(practice[:1].upper() + practice[1:])}</p>' if practice else ""
    return (
        f'<li class="gap"><div class="gap-head"><b>{escape(labels.get(skill, skill))}</b>'
        f"{badge(grade, vocabulary.label('grade', grade))}{mark}</div>{time}{body}</li>"
    )


def _proof(
    item: Evidence, vocabulary: Vocabulary, labels: Mapping[str, str], statements: Mapping[str, str]
) -> str:
    """Return one line of the CV and how it counts."""
    parts = [f'<p class="card-note">{escape(words.evidence_words(item, vocabulary))}</p>', quote(item.quote)]
    if not item.named and item.similarity is not None:
        said = statements.get(item.requirement_id or "", item.requirement_id or "")
        parts.append(
            f'<p class="card-note">Described, never named. Reads as: “{escape(said)}” '
            f"(similarity {words.similarity(item.similarity)})</p>"
        )
    if item.implied_by:
        by = escape(labels.get(item.implied_by, item.implied_by))
        parts.append(f'<p class="card-note">Follows from {by}.</p>')
    return "".join(parts)


def disclaimer_card(item: Disclaimer, labels: Mapping[str, str]) -> str:
    """Return one skill that the CV says is lacking or wanted,."""
    said = "said to be lacking" if item.kind == "negated" else "said to be wanted or being learned"
    return (
        f'<li class="gap"><div class="gap-head"><b>{escape(labels.get(item.skill_id, item.skill_id))}</b>'
        f"{badge(item.kind, said)}</div>{quote(item.quote)}</li>"
    )
