"""Figures and ids in words: one wording for each, used by every page."""

from __future__ import annotations

from mlgap import reports
from mlgap.gaps import HeldSkill
from mlgap.types import (
    Cell,
    Correction,
    Demand,
    Evidence,
    Gap,
    SegmentReport,
    Source,
    Window,
)
from mlgap.vocabulary import Vocabulary

__all__ = [
    "CLAIM_RULE",
    "STEPS",
    "VERDICT",
    "WAITING",
    "cell_words",
    "correction_words",
    "counts",
    "demand_words",
    "evidence_words",
    "fallback",
    "money",
    "month",
    "own_word_words",
    "percent",
    "reader_row",
    "refusal",
    "sample_label",
    "segment_label",
    "share",
    "similarity",
    "source_row",
    "standing_short",
    "support",
    "window_words",
]

WAITING = "Waiting for its turn: others are being read"
STEPS = {
    "reading": "Reading the file",
    "finding claims": "Finding what it claims",
    "embedding": "Reading the claims against what adverts ask",
    "comparing": "Comparing with each employer segment",
}
"""What is told while a CV is read."""
VERDICT = {
    "supported": "what our adverts show agrees with it",
    "not-supported": "what our adverts show does not agree with it",
    "mixed": "some of what it says agrees, some does not",
    "unclear": "too few adverts, too wide an interval, or our own reading error could turn it",
    "not-checkable-here": "adverts do not show it, or ours do not; the reason stands with it",
    "contradicts": "another claim says otherwise, and our adverts cannot decide",
}
"""What each verdict on a claim means."""
CLAIM_RULE = """
- A claim is split into the figures it speaks of. A figure of ours **misses** the claim where its 95 %
  interval does not reach it. "Over" and "under" are **borne out** where the whole interval lies on that
  side; a stated figure or range where our figure lies in it, rounding allowed, and its interval is at most
  20 points wide (of pay: 20 % of the sum).
- A figure is **unclear** below 15 adverts or 5 employers, where the interval leaves it open, where the
  error of our reader could turn it, or where the adverts that do not state a level or work mode could.
- **Mixed**: some figures are borne out and some missed. Otherwise the clear figures decide, if they are
  more than half of all; where one claim read widely lies above and read narrowly below, it is
  unclear; so is a claim on the world that was borne out in the one country that could be measured.
- **Nothing measured**: not checkable here, or, where another report says what cannot also be true,
  contradicts. Words such as "many" or "needed" are given a figure, and the note says which.
"""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SPELT = {
    "aws": "AWS", "bi": "BI", "cd": "CD", "ci": "CI", "gcp": "GCP", "iac": "IaC", "llm": "LLM",
    "ml": "ML", "mlops": "MLOps", "phd": "PhD",
}  # fmt: skip
WITHHELD = 5
VERY_FEW = 15
FEW = 50
STANDS_IN_ENTRY = "in an entry"
"""How evidence says that nothing but its place decided its grade."""
GRADE = {
    "listed": "Named in a list, a summary or a course, with no line that shows it done",
    "used": "A line says the person did something with it",
    "shipped": "That line also says it went live, served users, or had a measured outcome or scale",
    "operated": "That line says the person ran it over time: monitoring, on-call, retraining, cost",
}
STATUS = {
    "shown": "A line of the CV shows it done",
    "listed": "The CV names it, and no line shows it done",
    "described": "A line describes it without naming it: a wording gap",
    "adjacent": "The CV shows something close to it",
    "missing": "No line of the CV speaks of it",
}


def percent(value: float) -> str:
    """Return a share in [0, 1] as whole per cent; below half a per cent as "under 1 %"."""
    return "under 1 %" if 0 < value < 0.005 else f"{value * 100:.0f} %"


def share(value: float, low: float, high: float) -> str:
    """Return a share with its 95 % interval."""
    return f"{percent(value)} ({low * 100:.0f} to {high * 100:.0f})"


def similarity(value: float) -> str:
    """Return a cosine with two digits."""
    return f"{value:.2f}"


def money(value: float, currency: str) -> str:
    """Return an amount to the nearest hundred, with its currency."""
    return f"{currency} {round(value, -2):,.0f}" if value >= 1000 else f"{currency} {value:,.0f}"


def month(value: str) -> str:
    """Return "2026-08" as "Aug 2026"."""
    return f"{MONTHS[int(value[5:7]) - 1][:3]} {value[:4]}"


def window_words(window: Window) -> str:
    """Return the months counted."""
    return f"{month(window.first)} to {month(window.last)}"


def counts(n_adverts: int, n_employers: int) -> str:
    """Return how many adverts and employers a figure rests on."""
    adverts = "advert" if n_adverts == 1 else "adverts"
    employers = "employer" if n_employers == 1 else "employers"
    return f"{n_adverts:,} {adverts}, {n_employers:,} {employers}"


def support(n_adverts: int) -> str:
    """Return how far figures from so many adverts carry; empty where they carry."""
    if n_adverts < WITHHELD:
        held = f"{n_adverts or 'no'} advert{'' if n_adverts == 1 else 's'}"
        return f"Withheld: {held}, and at least 5 are needed."
    if n_adverts < VERY_FEW:
        return f"Only {n_adverts} adverts: a hint, not a finding."
    if n_adverts < FEW:
        return f"Only {n_adverts} adverts: the intervals are wide."
    return ""


def segment_label(vocabulary: Vocabulary, segment: str) -> str:
    """Return the words for a segment, a roll-up or a cut."""
    kind = "cut" if segment in vocabulary.ids["cut"] else "segment"
    return vocabulary.label(kind, segment)


def cell_words(cell: Cell, vocabulary: Vocabulary) -> str:
    """Return the role, level and region of a cell."""
    return " · ".join(
        (
            vocabulary.label("role_family", cell.role_family) if cell.role_family else "All roles",
            vocabulary.label("level", cell.level) if cell.level else "all levels",
            vocabulary.label("region", cell.region) if cell.region else "all regions",
        )
    )


def fallback(dropped: tuple[str, ...]) -> str:
    """Return what was widened because the cell was thin; empty where nothing was."""
    return f"Not exactly as chosen: {'; '.join(dropped)}." if dropped else ""


def standing_short(segment: SegmentReport, area: str = "all") -> str:
    """Return "6 of 14" over what is most asked in an area, "all" for everything technical; or why not."""
    standing = next((s for s in segment.standings if s.area == area), None)
    if segment.n_adverts < WITHHELD:
        return "withheld"
    return f"{standing.shown} of {standing.of}" if standing and standing.of else "nothing at 20 %"


def demand_words(demand: Demand) -> str:
    """Return asked and required share with their intervals."""
    pooled = " (borrowing from the whole market, as this part is thin)" if demand.pooled else ""
    return (
        f"Asked by {share(demand.asked, demand.asked_low, demand.asked_high)}, required by "
        f"{share(demand.required, demand.required_low, demand.required_high)} of adverts{pooled}"
    )


def evidence_words(evidence: Evidence, vocabulary: Vocabulary) -> str:
    """Return grade, context and the words that decided."""
    where, grade = reports.CONTEXT[evidence.context], vocabulary.label("grade", evidence.grade)
    if evidence.decided_by == (STANDS_IN_ENTRY,):
        return f"{grade}, because it stands {where.replace('in ', 'under ', 1) or 'under an entry'}"
    words = f"{grade}{' ' + where if where else ''}"
    if evidence.decided_by:
        said = evidence.quote.casefold()
        words += ", decided by " + ", ".join(
            f"“{word}”" if word.casefold() in said else word for word in evidence.decided_by
        )
    return words


def correction_words(correction: Correction, vocabulary: Vocabulary) -> str:
    """Return what the person said of a skill: "added by you at grade used"."""
    said = vocabulary.label("correction", correction.verdict).lower()
    grade = f" at grade {vocabulary.label('grade', correction.grade).lower()}" if correction.grade else ""
    where = "" if correction.quote or correction.verdict == "added" else ", wherever it stands"
    return f"{said}{grade}{where}"


def own_word_words(own: HeldSkill, vocabulary: Vocabulary) -> str:
    """Return the mark of a skill that is held by the person's word."""
    return vocabulary.label("correction", own.verdict) if own.verdict else "By your own word"


def gap_title(gap: Gap, vocabulary: Vocabulary) -> str:
    """Return the status of a gap, with the grade where the skill is shown."""
    status = vocabulary.label("gap_status", gap.status)
    return f"{status}: {gap.grade}" if gap.status == "shown" and gap.grade else status


def source_row(source: Source) -> dict[str, str]:
    """Return a source as a row of a table."""
    return {
        "Source": source.label,
        "Adverts": f"{source.rows:,}",
        "Weight": percent(source.weight),
        "Note": source.note,
    }


def reader_row(group: str, precision: float, recall: float, n: int) -> dict[str, str]:
    """Return how well adverts are read for one group of skills as a row of a table."""
    return {
        "Group": _readable(group.replace("-", " ").replace("_", " ").capitalize()),
        "Right when found": percent(precision),
        "Found when there": percent(recall),
        "Labelled": f"{n:,}",
    }


def sample_label(sample: str) -> str:
    """Return a sample's id as words: "senior-mlops-lead" is "Senior MLOps lead"."""
    return _readable(sample.replace("_", "-").replace("-", " ").capitalize())


def _readable(words: str) -> str:
    return " ".join(SPELT.get(word.lower(), word) for word in words.split())


def refusal(error: object) -> str:
    """Return what an error says as Markdown that calls no picture or link of a file and draws no formula."""
    return str(error).replace("[", "\\[").replace("$", "\\$")
