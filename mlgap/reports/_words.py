"""Ids and figures in words: one wording for charts, tables and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlgap.pay import MODELLED, band_steps, is_borrowed
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import (
    GRADES,
    Cell,
    Demand,
    Evidence,
    Gap,
    GapReport,
    GateShare,
    Profile,
    SalaryBand,
    SegmentReport,
    Standing,
    Window,
)
from mlgap.vocabulary import Vocabulary, load_vocabulary

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WITHHELD_BELOW = 5
"""Adverts below which a figure is withheld."""
VERY_FEW_BELOW = 15
FEW_BELOW = 50
SAID_FROM = 0.01
"""Conditions that a smaller share of the adverts state are left out of the files for people."""
BORROWED = "no band for this segment alone"

SkillNames = Taxonomy | Mapping[str, str]
"""Where skill labels come from: the taxonomy, or a mapping of skill id to label."""

FOOTER = (
    "These are counts of what adverts ask and of what one CV says in its own words. They show "
    "associations, not promises: an advert's wish list is no hiring rule, and a skill that this CV does"
    " not show may still be held. Nothing here grades a person or compares people, and it is not advice"
    " on hiring."
)
COUNTING = (
    "Asked counts adverts that name a thing as a must, as one of several choices, or as nice to have; "
    "required leaves out nice to have. Ranges in brackets are 95 % intervals over employers. Figures "
    "from fewer than 5 adverts are withheld; 5 to 14 adverts are called very few, 15 to 49 few. The "
    "things most asked are those that at least 20 % of the adverts ask for. Things stand in the order "
    "of the lower end of the required share."
)
CONTEXT: Mapping[str, str] = {
    "job": "in a job",
    "project": "in a project",
    "coursework": "in coursework",
    "publication": "in a publication",
    "certificate": "in a certificate",
    "unknown": "",
}
STATUS_MEANING: Mapping[str, str] = {
    "shown": "named in the CV, and a line says what was done with it",
    "listed": "named in the CV, without a line that shows its use",
    "described": "a line describes the work, and the CV never names it",
    "adjacent": "the CV shows something that does a similar job",
    "missing": "the CV says nothing about it",
}


def where_shown(evidence: Sequence[Evidence]) -> str:
    """Return "in coursework" and the like for the strongest lines, "" where one of them is in a job."""
    top = max((GRADES.index(item.grade) for item in evidence if item.named), default=0)
    contexts = {item.context for item in evidence if item.named and GRADES.index(item.grade) == top}
    if top == 0 or not contexts or contexts & {"job", "unknown"}:
        return ""
    return next(words for context, words in CONTEXT.items() if context in contexts)


@dataclass(frozen=True, slots=True)
class Words:
    """Labels of all ids, and figures written the one way that reports write them."""

    vocabulary: Vocabulary
    skills: Mapping[str, str]

    def skill(self, id_: str) -> str:
        """Return a skill's label, or its id with spaces where the taxonomy does not hold it."""
        return self.skills.get(id_) or id_.replace("-", " ")

    def segment(self, id_: str) -> str:
        """Return the label of a segment, a roll-up or a cut."""
        if id_ == "all":
            return "All segments"
        return self.vocabulary.labels["segment"].get(id_) or self.vocabulary.label("cut", id_)

    def area(self, id_: str) -> str:
        """Return the label of a production area, or of "all" and "production"."""
        return {"all": "Everything technical", "production": "All production"}.get(
            id_
        ) or self.vocabulary.label("area", id_)

    def role(self, id_: str) -> str:
        """Return a role family's label."""
        return self.vocabulary.label("role_family", id_)

    def status(self, id_: str) -> str:
        """Return a gap status in words."""
        return self.vocabulary.label("gap_status", id_)

    def status_and_grade(self, gap: Gap) -> str:
        """Return "Shown (operated)", or the status alone where the grade adds nothing."""
        words = self.status(gap.status)
        if gap.status == "shown" and gap.grade:
            return f"{words} ({self.vocabulary.label('grade', gap.grade).lower()})"
        if gap.status == "adjacent" and gap.via:
            return f"{words}: {self.skill(gap.via)}"
        return words

    def pay_group(self, id_: str) -> str:
        """Return the label of the segment, level, country or kind of band that later adverts judged."""
        if id_ == MODELLED:
            return "modelled bands"
        kinds = ("segment", "level", "region")
        return next((x for kind in kinds if (x := self.vocabulary.label(kind, id_)) != id_), id_)

    def gate(self, id_: str) -> str:
        """Return a condition's label."""
        return self.vocabulary.label("gate", id_)

    def cell(self, cell: Cell, *, segment: bool = False) -> str:
        """Return a cell in words: "Machine learning engineer, senior and above, United States"."""
        role = self.role(cell.role_family) if cell.role_family else "All roles"
        parts = [
            f"{role} and neighbouring roles" if cell.neighbours and cell.role_family else role,
            self.vocabulary.label("level", cell.level) if cell.level else "all levels",
            self.vocabulary.label("region", cell.region) if cell.region else "all regions",
        ]
        if segment:
            parts.append(self.segment(cell.segment) if cell.segment else "all segments")
        return ", ".join(parts)


def words_for(skills: SkillNames | None = None, vocabulary: Vocabulary | None = None) -> Words:
    """Return the words of a taxonomy or label mapping; the shipped ones where none are given."""
    source: SkillNames = load_taxonomy() if skills is None else skills
    if isinstance(source, Taxonomy):
        source = {id_: skill.label for id_, skill in source.skills.items()}
    return Words(vocabulary or load_vocabulary(), source)


def support(n: int) -> str:
    """Return "withheld", "very few", "few" or "" for a number of adverts."""
    if n < WITHHELD_BELOW:
        return "withheld"
    if n < VERY_FEW_BELOW:
        return "very few"
    return "few" if n < FEW_BELOW else ""


def is_withheld(segment: SegmentReport) -> bool:
    """Return whether too few adverts stand behind a segment for any figure."""
    return segment.n_adverts < WITHHELD_BELOW


def counted(n_adverts: int, n_employers: int) -> str:
    """Return "1,840 adverts of 212 employers", with the caution that small numbers need."""
    note = support(n_adverts)
    adverts = f"{n_adverts:,} advert{'' if n_adverts == 1 else 's'}"
    return f"{adverts} of {employers(n_employers)}" + (f" ({note})" if note else "")


def employers(n: int) -> str:
    """Return "1 employer" or "1,212 employers"."""
    return f"{n:,} employer{'' if n == 1 else 's'}"


def window_words(window: Window) -> str:
    """Return "Sep 2025 to Aug 2026"."""
    return f"{month_words(window.first)} to {month_words(window.last)}"


def month_words(month: str) -> str:
    """Return "2026-08" as "Aug 2026"; what is no month, as it is."""
    year, _, number = month.partition("-")
    known = number.isdecimal() and 1 <= int(number) <= len(_MONTHS)
    return f"{_MONTHS[int(number) - 1]} {year}" if known else month


def day_words(day: str) -> str:
    """Return "2026-11-21" as "21 Nov 2026"; what is no day, as it is."""
    month, _, number = day.rpartition("-")
    told = month_words(month)
    return f"{int(number)} {told}" if told != month and number.isdecimal() else day


def percent(share: float) -> str:
    """Return a share as whole percent; "under 1 %" is not rounded to nothing."""
    if 0 < share < 0.005:
        return "under 1 %"
    return f"{share * 100:.0f} %"


def interval(share: float, low: float, high: float) -> str:
    """Return "41 % (37 to 45 %)"."""
    return f"{percent(share)} ({low * 100:.0f} to {high * 100:.0f} %)"


def asked_words(demand: Demand) -> str:
    """Return the asked share with its interval."""
    return interval(demand.asked, demand.asked_low, demand.asked_high)


def required_words(demand: Demand) -> str:
    """Return the required share with its interval."""
    return interval(demand.required, demand.required_low, demand.required_high)


def reader_words(demand: Demand) -> str:
    """Return how well the reader of adverts reads this kind of thing, or "not measured"."""
    if demand.reader_precision is None or demand.reader_recall is None:
        return "not measured"
    return f"precision {percent(demand.reader_precision)}, recall {percent(demand.reader_recall)}"


def shows(standing: Standing) -> str:
    """Return "shows 3 of 10", or "nothing most asked" where no thing passes 20 %."""
    return f"shows {standing.shown} of {standing.of}" if standing.of else "nothing most asked"


def money(amount: float, currency: str) -> str:
    """Return "USD 205,500": to the nearest hundred from a thousand on, as nothing behind it is finer."""
    return f"{currency} {round(amount, -2) if amount >= 1000 else amount:,.0f}"


def exact_money(amount: float, currency: str) -> str:
    """Return "USD 112,590": a figure that somebody else states, as they state it."""
    return f"{currency} {amount:,.0f}"


def band_words(band: SalaryBand | None) -> str:
    """Return a band in one sentence part, or why there is none."""
    if band is None:
        return "no pay figure for this segment"
    if not band.n_adverts:
        return "too few postings for a band: no such adverts"
    behind = f"{band.n:,} of {band.n_adverts:,} adverts state pay"
    if band.low is None or band.mid is None or band.high is None or band.n < WITHHELD_BELOW:
        return f"too few postings for a band: {behind}"
    if band.modelled:
        behind = f"modelled from {band.n:,} adverts of a wider choice"
    low, mid, high = (money(x, band.currency) for x in (band.low, band.mid, band.high))
    said = f"{low} to {high}, middle {mid} per {band.period} ({band.basis}; {behind})"
    return f"{BORROWED}; all segments: {said}" if is_borrowed(band) else said


def band_notes(band: SalaryBand | None) -> tuple[str, ...]:
    """Return which country stands in for none chosen, what was widened or modelled, and why no band is."""
    if band is None:
        return ()
    steps = band_steps(band)
    widened = f"widened: {'; '.join(steps.widened)}" if steps.widened else ""
    return tuple(filter(None, (steps.assumed, widened, steps.modelled, steps.refused)))


def told_gates(segment: SegmentReport) -> tuple[GateShare, ...]:
    """Return the conditions that at least 1 % of a segment's adverts state."""
    return tuple(g for g in segment.gates if g.stated >= SAID_FROM)


def reading_words(profile: Profile) -> str:
    """Return "14 lines or sentences read; 9 of them speak of 21 skills"."""
    read, linked = len(profile.claims), len({e.claim for e in profile.evidence})
    skills = len(profile.by_skill())
    return (
        f"{read} line{'' if read == 1 else 's'} or sentence{'' if read == 1 else 's'} read; "
        f"{linked} of them speak{'s' if linked == 1 else ''} of {skills} skill{'' if skills == 1 else 's'}"
    )


def level_words(profile: Profile, vocabulary: Vocabulary) -> str:
    """Return as what level the CV was read and why, with its years once."""
    years = [
        f"{value:g} years in {where}"
        for value, where in ((profile.industry_years, "industry"), (profile.academic_years, "research"))
        if value and f"years in {where}" not in profile.level_basis
    ]
    level = vocabulary.label("level", profile.level).lower()
    counted = f", with {' and '.join(years)}" if years else ""
    return f"The CV was read as {level} ({profile.level_basis}){counted}."


def has_band(band: SalaryBand | None) -> bool:
    """Return whether a band may be shown."""
    return band is not None and band.mid is not None and band.n >= WITHHELD_BELOW


def title_of(report: GapReport, words: Words) -> str:
    """Return the heading of a report."""
    return f"What adverts ask and what this CV shows: {words.cell(report.cell)}"
