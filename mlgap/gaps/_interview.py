"""Interview preparation from the gap: what will be asked, and which own lines an answer can be built on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mlgap.evidence import check_bullets
from mlgap.gaps._questions import Question
from mlgap.gaps._star import StarFrame, star_frame
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, Evidence, Gap, Profile, SegmentReport

FRAMES = 2
"""Lines to build one answer on."""
_LEAST_SIDE = 3
"""At least one of so many questions is about what the CV shows, and one about what it lacks."""
_COURSEWORK = "This was coursework: say so."
_APPROACH: Mapping[str, str] = {
    "lines": "Build the answer on the lines below and fill the blanks from memory. Leave out what you do not "
    "know.",
    "part": "The lines below show part of this. For the rest, say what comes closest, and how you would go "
    "about it.",
    "own word": "You say that you have done this, and no line of the CV shows it. Bring one case that you "
    "can tell in full.",
    "listed": "The CV lists this and no line shows it. Expect the question where you used it; if it was in a "
    "course, say so.",
    "missing": "No line of the CV shows this. Say so, then what comes closest, and how you would go about "
    "it.",
    "open": "Take a project of your own that you can tell in full.",
}


@dataclass(frozen=True, slots=True)
class InterviewTopic:
    """One question, why this segment asks it, and what of the CV an answer can stand on.

    `gaps` are those things of the question that the segment asks for, most required first, each with its
    share and status; of `n_adverts` adverts. Empty for a format that is met everywhere. `frames` quote the
    CV's own lines; without any, `approach` says how to answer honestly.
    """

    question: Question
    gaps: tuple[Gap, ...]
    n_adverts: int
    frames: tuple[StarFrame, ...]
    approach: str


def prepare(
    profile: Profile,
    segment: SegmentReport,
    questions: Sequence[Question],
    taxonomy: Taxonomy,
    how_many: int,
) -> tuple[InterviewTopic, ...]:
    """Return what to prepare for one segment: its topics, `how_many` questions on skills, and all formats.

    Questions follow the order of the segment's gaps, most required first; a third of those on skills are
    about what the CV shows and a third about what it lacks, where there are so many. Topics about nothing
    that the segment asks for are left out.
    """
    by_kind = {kind: [q for q in questions if q.kind == kind] for kind in ("topic", "skill", "format")}
    chosen = [
        *_by_demand(by_kind["topic"], segment.gaps),
        *_on_both_sides(list(_for_skills(by_kind["skill"], segment.gaps)), how_many),
        *by_kind["format"],
    ]
    outcomes = {b.claim: b.outcome for b in check_bullets(profile, taxonomy)}
    return tuple(_topic(question, profile, segment, taxonomy, outcomes) for question in chosen)


def _by_demand(questions: Sequence[Question], gaps: Sequence[Gap]) -> list[Question]:
    """Return the questions about something asked, by the most required thing that each is about."""
    place = {gap.skill_id: i for i, gap in enumerate(gaps)}
    asked = [
        (min(place[s] for s in q.skill_ids if s in place), q) for q in questions if place.keys() & q.skill_ids
    ]
    return [question for _, question in sorted(asked, key=lambda pair: pair[0])]


def _for_skills(questions: Sequence[Question], gaps: Sequence[Gap]) -> Iterator[tuple[Question, bool]]:
    """Yield for each thing asked the question that is most about it, once, and whether the CV shows it.

    A thing that an earlier question is as much about gets no second one.
    """
    done: dict[str, int] = {}
    used: set[str] = set()
    for gap in gaps:
        about = [
            (q.skill_ids.index(gap.skill_id), i)
            for i, q in enumerate(questions)
            if gap.skill_id in q.skill_ids and q.id not in used
        ]
        place, number = min(about, default=(len(questions), -1))
        if number < 0 or place >= done.get(gap.skill_id, len(questions)):
            continue
        question = questions[number]
        used.add(question.id)
        for i, skill in enumerate(question.skill_ids):
            done[skill] = min(i, done.get(skill, i))
        yield question, gap.status == "shown"


def _on_both_sides(found: Sequence[tuple[Question, bool]], how_many: int) -> list[Question]:
    """Return the first `how_many`, at least a third of them shown and a third not, if there are so many."""
    least = how_many // _LEAST_SIDE
    kept = set(range(min(how_many, len(found))))
    for side in (True, False):
        lacking = least - sum(found[i][1] is side for i in kept)
        more = [i for i, (_, shown) in enumerate(found) if shown is side and i not in kept][: max(lacking, 0)]
        others = sorted((i for i in kept if found[i][1] is not side), reverse=True)[: len(more)]
        kept = (kept - set(others)) | set(more)
    return [found[i][0] for i in sorted(kept)]


def _topic(
    question: Question,
    profile: Profile,
    segment: SegmentReport,
    taxonomy: Taxonomy,
    outcomes: Mapping[int, str | None],
) -> InterviewTopic:
    gaps = tuple(g for g in segment.gaps if g.skill_id in question.skill_ids)
    frames = tuple(_frames(question, gaps, profile, taxonomy, outcomes))
    return InterviewTopic(question, gaps, segment.n_adverts, frames, _approach(gaps, frames))


def _approach(gaps: Sequence[Gap], frames: Sequence[StarFrame]) -> str:
    if not gaps:
        return _APPROACH["open"]
    if frames:
        return _APPROACH["part" if gaps[0].status in ("missing", "listed") else "lines"]
    if any(g.status == "shown" for g in gaps):
        return _APPROACH["own word"]
    return _APPROACH["listed" if any(g.status == "listed" for g in gaps) else "missing"]


def _frames(
    question: Question,
    gaps: Sequence[Gap],
    profile: Profile,
    taxonomy: Taxonomy,
    outcomes: Mapping[int, str | None],
) -> Iterator[StarFrame]:
    """Yield a frame for each of the strongest lines that show, describe or come close to what is asked."""
    lines: dict[int, list[tuple[Gap, Evidence]]] = {}
    for gap in gaps:
        for item in (profile.evidence[i] for i in gap.evidence if gap.status != "listed"):
            if item.grade != "listed":
                lines.setdefault(item.claim, []).append((gap, item))

    def strength(claim: int) -> tuple[int, ...]:
        found = lines[claim]
        first = min(question.skill_ids.index(gap.skill_id) for gap, _ in found)
        named = any(gap.status == "shown" and item.named for gap, item in found)
        grade = max(GRADES.index(item.grade) for _, item in found)
        return (-named, -grade, -(outcomes.get(claim) is not None), first, claim)

    for claim in sorted(lines, key=strength)[:FRAMES]:
        skills = tuple(dict.fromkeys(item.skill_id for _, item in lines[claim]))
        caution = _caution(lines[claim], taxonomy)
        yield star_frame(profile, claim, skills, outcomes.get(claim), caution)


def _caution(found: Sequence[tuple[Gap, Evidence]], taxonomy: Taxonomy) -> str:
    """Return what a line does not show by itself: it was coursework, only described, or about a sibling."""
    said = [_COURSEWORK] if any(item.context == "coursework" for _, item in found) else []
    if not any(gap.status == "shown" and item.named for gap, item in found):
        gap, item = found[0]
        asked = taxonomy.skills[gap.skill_id].label
        if gap.status == "adjacent":
            shown = taxonomy.skills[item.skill_id].label
            said.append(f"This line shows {shown}, not {asked}: say what carries over and what does not.")
        else:
            said.append(f"This line never names {asked}: build on it only if that is what you did.")
    return " ".join(said)
