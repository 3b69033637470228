"""A cohort's figures in words: counts of CVs, and why one is not told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from mlgap import reports
from mlgap.cohorts import (
    LEAST_GROUP,
    CohortPicture,
    CohortSegment,
    CurriculumGap,
    SkillCount,
)
from mlgap.gaps import MOST_ASKED_SHARE
from mlgap.types import Demand
from mlgap.ui import words
from mlgap.vocabulary import Vocabulary

__all__ = [
    "gap_cards",
    "half_show",
    "most_asked",
    "near_note",
    "segment_cards",
    "segment_name",
    "shown_cards",
    "skill_rows",
    "withheld_note",
]

Row = dict[str, str]


def segment_name(segment: str, vocabulary: Vocabulary) -> str:
    """Return a segment's name; "all" is all of them together."""
    return "All segments together" if segment == "all" else words.segment_label(vocabulary, segment)


def withheld_note(counts: Sequence[SkillCount]) -> str:
    """Return why some of these counts are not told; empty where all are."""
    hidden = [count.withheld for count in counts if count.shown is None]
    if not hidden:
        return ""
    note = (
        f"{len(hidden)} of {len(counts)} counts are withheld: they are of under {LEAST_GROUP} CVs, or leave "
        f"under {LEAST_GROUP} out, and could point at somebody."
    )
    near = (
        " Some stand as withheld alone: the difference to another count that is told would be of under "
        f"{LEAST_GROUP}."
    )
    return note + near if "near" in hidden else note


def near_note(picture: CohortPicture, segment: CohortSegment, labels: Mapping[str, str]) -> str:
    """Return of which of the things most asked it cannot be told whether few or many CVs show them."""
    hidden = [
        labels.get(demand.what, demand.what)
        for demand in most_asked(segment)
        if (count := picture.count_of(demand.what)) and count.withheld == "near"
    ]
    if not hidden:
        return ""
    names = ", ".join(hidden)
    return f"Whether few or many CVs show these cannot be told, since their counts are withheld: {names}."


def most_asked(segment: CohortSegment) -> tuple[Demand, ...]:
    """Return what at least a fifth of the segment's adverts ask."""
    return tuple(demand for demand in segment.demands if demand.asked >= MOST_ASKED_SHARE)


def half_show(picture: CohortPicture, demands: Sequence[Demand]) -> tuple[Demand, ...]:
    """Return those that at least half of the CVs show, as far as that can be told."""
    return tuple(d for d in demands if (count := picture.count_of(d.what)) and _half(count, picture.n_read))


def _half(count: SkillCount, n: int) -> bool:
    return count.withheld == "most" if count.shown is None else 2 * count.shown >= n


def segment_cards(picture: CohortPicture, vocabulary: Vocabulary) -> list[str]:
    """Return a card for each segment: how many of the things most asked at least half of the CVs show."""
    return [_segment_card(picture, segment, vocabulary) for segment in picture.segments]


def _segment_card(picture: CohortPicture, segment: CohortSegment, vocabulary: Vocabulary) -> str:
    asked = most_asked(segment)
    notes = [words.counts(segment.n_adverts, segment.n_employers)]
    notes += [few] if (few := words.support(segment.n_adverts)) else []
    notes += ["Counted in a wider part of the market."] if segment.dropped else []
    value = f"{len(half_show(picture, asked))} of {len(asked)}" if asked else "Too few adverts"
    name = segment_name(segment.segment, vocabulary)
    return (
        f'<li class="card"><span class="card-label">{escape(name)}</span>'
        f'<span class="card-value{"" if asked else " faint"}">{value}</span>'
        f'<span class="card-note">{"<br>".join(escape(note) for note in notes)}</span></li>'
    )


def shown_cards(picture: CohortPicture, demands: Sequence[Demand], labels: Mapping[str, str]) -> list[str]:
    """Return a card for each thing asked: the adverts that ask it, and the CVs that show it."""
    return [_skill_card(demand, picture, labels, "") for demand in demands]


def gap_cards(picture: CohortPicture, gaps: Sequence[CurriculumGap], labels: Mapping[str, str]) -> list[str]:
    """Return a card for each curriculum gap, with the modules that say they teach it."""
    return [_skill_card(gap.demand, picture, labels, _module_words(gap, picture)) for gap in gaps]


def _module_words(gap: CurriculumGap, picture: CohortPicture) -> str:
    if gap.modules:
        return f"Taught in {', '.join(gap.modules)}, and few can show it."
    return "No module says that it teaches this." if picture.modules else ""


def _skill_card(demand: Demand, picture: CohortPicture, labels: Mapping[str, str], about: str) -> str:
    count = picture.count_of(demand.what)
    cvs = reports.cohort_shown_words(count, picture.n_read)
    faint = "" if count and count.shown is not None else " faint"
    asked = words.share(demand.asked, demand.asked_low, demand.asked_high)
    pooled = " Few adverts here: leans on a wider part of the market." if demand.pooled else ""
    more = f'<span class="card-note">{escape(about)}</span>' if about else ""
    return (
        f'<li class="card"><span class="card-label">{escape(labels.get(demand.what, demand.what))}</span>'
        f'<span class="card-value{faint}">{escape(cvs)}</span>'
        f'<span class="card-note">Asked by {asked} of the adverts.{pooled}</span>{more}</li>'
    )


def skill_rows(picture: CohortPicture, segment: CohortSegment, labels: Mapping[str, str]) -> list[Row]:
    """Return a row for each thing asked, beside the CVs that show it and how the others hold it."""
    return [_skill_row(picture, demand, labels) for demand in segment.demands]


def _skill_row(picture: CohortPicture, demand: Demand, labels: Mapping[str, str]) -> Row:
    count = picture.count_of(demand.what)
    return {
        "Asked for": labels.get(demand.what, demand.what),
        "Adverts that ask (95 % interval)": words.share(demand.asked, demand.asked_low, demand.asked_high)
        + (" *" if demand.pooled else ""),
        "CVs that show it": reports.cohort_shown_words(count, picture.n_read),
        "How the whole cohort holds it": reports.cohort_parts_words(count) or "withheld",
    }
