"""What stands on the two pages of a hand-out, each part at several lengths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlgap.reports import _words as w
from mlgap.reports._pay_parts import holds_words
from mlgap.reports._pdf_charts import band_chart, gap_chart, one_unit, standing_chart
from mlgap.reports._pdf_text import UNWRITTEN, clipped, is_written, paragraph
from mlgap.reports._plan_words import step_basis, unlock_sentences, unlocks_of
from mlgap.reports._step_words import step_ground, step_lines, step_work
from mlgap.reports._tables import shown_gaps, shown_in, strongest
from mlgap.reports._words import Words
from mlgap.types import GRADES, Focus, Gap, GapReport, SegmentReport, Step

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

ROOM = 505.0
"""Width of the text in points."""
OUTLINE = ("Where you stand, first steps, pay", "What is asked, your proof, what was agreed")
NO_PLAN = "No single step brings more adverts within reach, or too few adverts name three required skills."
NO_PAY = "Too few adverts state pay for a band here."
NO_PROOF = "No line that was read shows one of the things asked being done."
NO_SEGMENT = "No kind of employer was compared in this report."
_STEPS = 3
_SEGMENTS = (11, 10, 9, 7, 5)
_BANDS = (7, 6, 5, 4, 3)
_ADVICE = (4, 3, 3, 2, 2)
_WORK = (3, 2, 2, 1, 1)
_QUOTE = (2, 2, 1, 1, 1)
_GAPS = (14, 12, 9, 7, 5)
_PROOFS = (6, 5, 5, 4, 3)
_AGREED_LEAST = (8, 6, 6, 4, 3)
_MORE_AGREED = "{} more agreed steps stand in the notes of the session."
_MEANING = (
    "6 of 14: of the 14 technical things that at least 20 % of these adverts ask for, the CV shows 6. It "
    "counts what a CV says, not what a person can do.",
    "Lines with a mark are 95 % intervals over employers: the true share most likely lies on the line. "
    "Required leaves out what is only nice to have.",
    "Pay is the 10th to 90th percentile of the midpoints of posted base ranges; most adverts state none.",
    "Within reach: all but at most one of the technical things an advert requires are shown. Adverts are a "
    "wish list and no hiring rule; nothing here is a promise, and nothing grades a person.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a hand-out is about."""

    report: GapReport
    words: Words
    focus: Focus
    alias: str
    agreed: tuple[str, ...]

    @property
    def title(self) -> str:
        """The heading of the file."""
        return "What employers ask, and what your CV shows"

    @property
    def segment(self) -> str | None:
        """The segment that is aimed at, None where none is or the report does not hold it."""
        wanted = self.focus.segment or self.report.cell.segment
        return wanted if any(s.segment == wanted for s in self.report.segments) else None

    @property
    def segments(self) -> list[SegmentReport]:
        """All segments, the one that is aimed at first."""
        return sorted(self.report.segments, key=lambda s: s.segment != self.segment)

    @property
    def in_view(self) -> SegmentReport | None:
        """The segment whose items are drawn: the one aimed at, else the one with most adverts."""
        told = [s for s in self.report.segments if not w.is_withheld(s)]
        return next(
            (s for s in self.report.segments if s.segment == self.segment),
            max(told, key=lambda s: s.n_adverts, default=None),
        )


def first_page(told: Told, brief: int) -> list[Flowable]:
    """Return the three first answers: where the CV stands, three steps, and pay."""
    return [*_head(told), *_standing(told, brief), *_plan(told, brief), *_pay(told, brief)]


def second_page(told: Told, brief: int, height: float) -> list[Flowable]:
    """Return what is asked, the lines that prove the strongest skills, what was agreed, and what it means.

    Of the agreed steps as many stand as `height` points leave room for, and a few even where they leave none.
    """
    before, after = [*_asked(told, brief), *_proofs(told, brief)], [*_meaning(told)]
    return [*before, *_agreed(told, _AGREED_LEAST[brief], height - tall([*before, *after])), *after]


def tall(made: Sequence[Any]) -> float:
    """Return how many points of height some paragraphs and drawings take, one below the other."""
    heights: list[float] = [m.wrap(ROOM, 1e6)[1] + m.getSpaceBefore() + m.getSpaceAfter() for m in made]
    return sum(heights)


def _head(told: Told) -> Iterator[Flowable]:
    yield paragraph(told.title, "title")
    cell = told.words.cell(told.report.cell)
    whose = f"For {told.alias}. " if told.alias.strip() else ""
    made = f"{whose}Counted: {cell}. Made on {w.day_words(told.report.created)}."
    yield paragraph(clipped(made, "soft", ROOM, 2), "soft")
    aims = [
        told.words.segment(told.focus.segment) if told.focus.segment else "",
        told.words.role(told.focus.role_family) if told.focus.role_family else "",
    ]
    if any(aims):
        yield paragraph(clipped(f"Aiming at: {', '.join(filter(None, aims))}.", "strong", ROOM, 1), "strong")


# --- where you stand -------------------------------------------------------------------------------


def _standing(told: Told, brief: int) -> Iterator[Flowable]:
    yield paragraph("Where you stand", "heading")
    segments = told.segments[: _SEGMENTS[brief]]
    if not segments:
        yield paragraph(NO_SEGMENT, "body")
        return
    said = "Each box is one technical thing that at least 20 % of the adverts ask for. "
    in_view = told.in_view
    everything = next((s for s in in_view.standings if s.area == "all"), None) if in_view else None
    if in_view and everything and everything.of and not w.is_withheld(in_view):
        name = told.words.segment(in_view.segment)
        said = f"{name}: your CV {w.shows(everything)} things most asked. {said}"
    yield paragraph(clipped(said, "body", ROOM, 2), "body")
    yield standing_chart(segments, ROOM, told.words, told.segment)
    if left := len(told.segments) - len(segments):
        yield paragraph(f"{left} more in the full report.", "note")
    role = next((r for r in told.report.roles if r.role_family == told.focus.role_family), None)
    if role and role.n_adverts >= w.WITHHELD_BELOW:
        counted, name = w.counted(role.n_adverts, role.n_employers), told.words.role(role.role_family)
        said = f"{name}, all segments: your CV {w.shows(role.standing)} ({counted})."
        yield paragraph(clipped(said, "note", ROOM, 1), "note")


# --- steps -----------------------------------------------------------------------------------------


def _plan(told: Told, brief: int) -> Iterator[Flowable]:
    yield paragraph("Three steps that buy most" if told.report.plan else "Steps", "heading")
    if not told.report.plan:
        yield paragraph(NO_PLAN, "body")
    for i, step in enumerate(told.report.plan[:_STEPS], start=1):
        yield from _step(told, step, i, brief)
    unlocks = unlocks_of(told.report, told.report.cell.segment)
    if unlocks and told.report.plan:
        said = " ".join(unlock_sentences(unlocks, told.words, conditions=False)[:2])
        yield paragraph(clipped(said, "note", ROOM, 3 if brief < 3 else 2), "note")


def _step(told: Told, step: Step, number: int, brief: int) -> Iterator[Flowable]:
    words = told.words
    name = f"{number}. {words.skill(step.skill_id)} ({words.status(step.status).lower()})"
    yield paragraph(clipped(name, "strong", ROOM, 1), "strong")
    yield paragraph(clipped(step.advice, "body", ROOM, _ADVICE[brief]), "body")
    rests = " ".join(filter(None, (step_basis(step), step_work(step), step_ground(step))))
    yield paragraph(clipped(rests, "note", ROOM, _WORK[brief]), "note")
    for line in step_lines(step, told.report.profile)[:1] if brief < 3 else ():
        yield paragraph(clipped(f"Your line: “{line}”", "note", ROOM, 1), "note")


# --- pay -------------------------------------------------------------------------------------------


def _pay(told: Told, brief: int) -> Iterator[Flowable]:
    named = [(told.words.segment(s.segment), s.band) for s in told.segments]
    bands = one_unit(named)[: _BANDS[brief]]
    unit = f" ({bands[0][1].currency} per {bands[0][1].period}, {bands[0][1].basis})" if bands else ""
    yield paragraph(f"Pay that adverts state{unit}", "heading")
    if not bands:
        yield paragraph(NO_PAY, "body")
        return
    band = bands[0][1]
    months = w.window_words(band.window)
    said = f"{bands[0][0]}: {w.band_words(band)}, {months}. {holds_words(band, told.words)}"
    yield paragraph(clipped(said, "note", ROOM, 3), "note")
    aim = told.words.segment(told.segment) if told.segment else None
    yield band_chart(bands, ROOM, aim)
    if left := len([1 for _, b in named if w.has_band(b)]) - len(bands):
        yield paragraph(f"{left} more in the full report.", "note")


# --- the second page -------------------------------------------------------------------------------


def _asked(told: Told, brief: int) -> Iterator[Flowable]:
    segment = told.in_view
    gaps = shown_gaps(segment, _GAPS[brief]) if segment else ()
    if not segment or not gaps:
        return
    name = told.words.segment(segment.segment)
    yield paragraph(clipped(f"What {name} adverts require most", "heading", ROOM, 1), "heading")
    behind = f"{w.counted(segment.n_adverts, segment.n_employers)}, {w.window_words(segment.window)}."
    if segment.dropped:
        behind += f" Too few adverts for exactly this: {'; '.join(segment.dropped)}."
    yield paragraph(clipped(behind, "note", ROOM, 2), "note")
    yield gap_chart(gaps, ROOM, told.words)


def _proofs(told: Told, brief: int) -> Iterator[Flowable]:
    yield paragraph("Lines that prove your strongest skills", "heading")
    found = _strongest_lines(told)
    if not found:
        yield paragraph(NO_PROOF, "body")
    for line, skills in found[: _PROOFS[brief]]:
        yield paragraph(clipped(", ".join(skills), "strong", ROOM, 1), "strong")
        yield paragraph(clipped(f"“{line}”", "body", ROOM, _QUOTE[brief]), "body")


def _strongest_lines(told: Told) -> list[tuple[str, list[str]]]:
    """Return (line, what it proves) by strength, then by how much it is asked: each line and skill once."""
    profile, lines = told.report.profile, dict[str, list[str]]()
    for gap in _shown(told):
        grade = told.words.vocabulary.label("grade", str(gap.grade)).lower()
        where = shown_in(gap, profile)
        name = f"{told.words.skill(gap.skill_id)} ({' '.join(filter(None, (grade, where)))})"
        lines.setdefault(strongest(profile, gap)[0].quote, []).append(name)
    return list(lines.items())


def _shown(told: Told) -> list[Gap]:
    first: dict[str, Gap] = {}
    in_view = told.in_view
    ordered = [*([in_view] if in_view else []), *told.segments]
    for segment in ordered:
        for gap in shown_gaps(segment):
            if gap.status == "shown" and gap.evidence and gap.grade and not gap.own_word:
                first.setdefault(gap.skill_id, gap)
    return sorted(first.values(), key=lambda g: -GRADES.index(g.grade) if g.grade else 0)


def _agreed(told: Told, least: int, height: float) -> list[Flowable]:
    if not told.agreed:
        return []
    made = [paragraph("What we agreed", "heading")]
    total = len(told.agreed)
    for i, text in enumerate(told.agreed, start=1):
        item = paragraph(clipped(f"{i}. {text}", "body", ROOM, 2), "body")
        more = [paragraph(_MORE_AGREED.format(total - i), "note")] if i < total else []
        if i > least and tall([*made, item, *more]) > height:
            return [*made, paragraph(_MORE_AGREED.format(total - i + 1), "note")]
        made.append(item)
    return made


def _meaning(told: Told) -> Iterator[Flowable]:
    yield paragraph("What the figures mean", "heading")
    for text in _MEANING:
        yield paragraph(text, "note")
    if not all(map(is_written, (told.alias, *told.agreed, *_quoted(told)))):
        yield paragraph(UNWRITTEN, "note")


def _quoted(told: Told) -> Sequence[str]:
    return [line for line, _ in _strongest_lines(told)]


def counted_words(told: Told) -> str:
    """Return the footer's first line: months, adverts and employers."""
    segment = told.in_view
    if segment is None:
        return "No adverts were counted."
    name = told.words.segment(segment.segment)
    counted = w.counted(segment.n_adverts, segment.n_employers)
    return f"Adverts of {w.window_words(segment.window)}. {name}: {counted}; the others beside their boxes."


def made_words(told: Told) -> str:
    """Return the footer's second line: method, data, and what this is not."""
    report = told.report
    return (
        f"mlgap, method {report.method_version}, data {report.snapshot_id}. Counts of adverts and of what "
        "one CV says; not advice on hiring."
    )
