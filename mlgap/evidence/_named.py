"""Evidence for skills that the CV names, and the skills it says are lacked or still to be learned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from mlgap.evidence._attribution import find_others_work, find_sought
from mlgap.evidence._broken_names import LISTS, find_listed_mentions
from mlgap.evidence._claims import Passage
from mlgap.evidence._grades import Verdict, grade_passage
from mlgap.evidence._stretch import Stretch, split_sentences
from mlgap.evidence._verbs import find_courses
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import Disclaimer, Document, Evidence, Mention, NotEvidence, Skill, Span

_COURSE: Verdict = ("listed", ("course",))
_HOLLOW = (("headline",), _COURSE[1])
_QUOTE_LIMIT = 240
_LIST_LIMIT = 110
_SEPARATORS = re.compile(r"[,;|•·(]\s*|\s[-–]\s")
_DONE = frozenset(("experience", "projects", "education", "publications", "volunteering"))


def read_mentions(passages: Sequence[Passage], taxonomy: Taxonomy) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of each passage, their spans within the passage's text.

    Items of a skills list are read together, so that "R" is known by its neighbours.
    """
    found: list[tuple[Mention, ...]] = []
    for listed, members in groupby(passages, key=lambda p: p.section if p.section in LISTS else None):
        group = list(members)
        if listed is None:
            found += [find_mentions(p.stretch.text, taxonomy) for p in group]
        else:
            found += _read_together([p.stretch.text for p in group], taxonomy)
    return tuple(found)


def _read_together(texts: Sequence[str], taxonomy: Taxonomy) -> Iterator[tuple[Mention, ...]]:
    mentions = find_listed_mentions(texts, taxonomy)
    start = 0
    starts = [m.span.start for m in mentions]
    for text in texts:
        end = start + len(text)
        yield tuple(
            Mention(m.skill_id, Span(m.span.start - start, m.span.end - start), m.negated, m.aspired)
            for m in mentions[bisect_left(starts, start) : bisect_left(starts, end)]
            if m.span.end <= end
        )
        start = end + 1


def name_evidence(
    document: Document,
    passages: Sequence[Passage],
    mentions: Sequence[Sequence[Mention]],
    skills: Mapping[str, Skill],
    *,
    english: bool,
) -> tuple[tuple[Evidence, ...], tuple[Disclaimer, ...]]:
    """Return the named evidence with its implied parents, and the disclaimers, in reading order."""
    evidence: list[Evidence] = []
    disclaimed: list[Disclaimer] = []
    for index, (passage, found) in enumerate(zip(passages, mentions, strict=True)):
        if not found:
            continue
        others = _not_done(passage)
        sought = () if passage.section in _DONE else find_sought(passage.stretch.text)
        verdict = grade_passage(passage, english=english)
        courses = find_courses(passage.stretch.text)
        long = len(passage.stretch.text) > _LIST_LIMIT
        sentences = tuple(split_sentences(passage.stretch)) if long else (passage.stretch,)
        own: dict[str, Evidence] = {}
        for mention in found:
            span = _quote_span(passage, sentences, mention)
            quote = document.text[span.start : span.end]
            if mention.negated or mention.aspired or passage.aspired or _is_within(mention.span, sought):
                kind: NotEvidence = "negated" if mention.negated else "aspired"
                disclaimed.append(Disclaimer(mention.skill_id, quote, span, kind))
            elif mention.skill_id not in own and not _is_within(mention.span, others):
                mine = _COURSE if _is_within(mention.span, courses) else verdict
                own[mention.skill_id] = Evidence(
                    mention.skill_id, index, quote, span, True, mine[0], passage.context, decided_by=mine[1]
                )
        evidence += own.values()
        evidence += _implied(own, skills)
    return _without_hollow(evidence, disclaimed), tuple(dict.fromkeys(disclaimed))


def _without_hollow(evidence: Sequence[Evidence], disclaimed: Sequence[Disclaimer]) -> tuple[Evidence, ...]:
    """Drop what only a headline or a course's name lists, where the CV says that very skill is lacked."""
    lacked = {item.skill_id for item in disclaimed}
    return tuple(e for e in evidence if e.skill_id not in lacked or e.decided_by not in _HOLLOW)


def _not_done(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a claim that tell of no work of the person: others' work, and all hobbies."""
    text = passage.stretch.text
    return ((0, len(text)),) if passage.section == "interests" else find_others_work(text)


def _is_within(span: Span, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in stretches)


def _implied(own: Mapping[str, Evidence], skills: Mapping[str, Skill]) -> Iterator[Evidence]:
    """Yield the parents of what one claim names, each once and never one that the claim names itself."""
    seen = set(own)
    for child, evidence in own.items():
        waiting = list(skills[child].implies) if child in skills else []
        while waiting:
            parent = waiting.pop(0)
            if parent in seen or parent not in skills:
                continue
            seen.add(parent)
            waiting += skills[parent].implies
            yield Evidence(
                parent,
                evidence.claim,
                evidence.quote,
                evidence.span,
                named=True,
                grade=evidence.grade,
                context=evidence.context,
                implied_by=child,
                decided_by=evidence.decided_by,
            )


def _quote_span(passage: Passage, sentences: Sequence[Stretch], mention: Mention) -> Span:
    """Return the whole claim where it is short, else its sentence, else the items around the mention."""
    stretch = passage.stretch
    limit = _LIST_LIMIT if passage.kind == "list" else _QUOTE_LIMIT
    if len(stretch.text) <= limit:
        return stretch.span
    inner = mention.span
    where = stretch.at[inner.start]
    for sentence in sentences:
        if sentence.at[0] <= where <= sentence.at[-1] and len(sentence.text) <= limit:
            return sentence.span
    first, last = max(0, inner.start - limit // 2), min(len(stretch.text), inner.end + limit // 2)
    cuts = [m.end() for m in _SEPARATORS.finditer(stretch.text, first, inner.start)]
    ends = [m.start() for m in _SEPARATORS.finditer(stretch.text, inner.end, last)]
    start = cuts[0] if first and cuts else inner.start if first else 0
    end = ends[-1] if last < len(stretch.text) and ends else inner.end if last < len(stretch.text) else last
    return stretch.span_of(start, end)
