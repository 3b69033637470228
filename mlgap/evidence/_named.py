"""Evidence for skills that the CV names, and the skills it says are lacked or still to be learned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from mlgap.evidence._attribution import find_others_work, find_sought
from mlgap.evidence._broken_names import LISTS, find_listed_mentions
from mlgap.evidence._claims import Passage
from mlgap.evidence._denials import find_denied
from mlgap.evidence._distance import claims_a_level, find_distant
from mlgap.evidence._grades import Verdict, grade_passages
from mlgap.evidence._senses import means_skill, names_what_is_sold
from mlgap.evidence._stretch import Stretch, split_sentences
from mlgap.evidence._verbs import find_courses
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import Disclaimer, Document, Evidence, Mention, NotEvidence, Skill, Span

_COURSE: Verdict = ("listed", ("course",))
_HOLLOW = (("headline",), _COURSE[1])
_QUOTE_LIMIT = 240
_LIST_LIMIT = 110
_PAPERS = frozenset(("gate", "certificate"))
_OFFICE = frozenset(("analytics-bi", "soft-skills"))
_BY_MEANS = re.compile(r"\b(?:in|with|using|via) $", re.IGNORECASE)
_STATISTICS = "statistics"
_DEGREE_IN = re.compile(
    r"\b(?:b|m)\.?\s?(?:sc|a|s|stat|math)\b\.?[^.;]{0,40}?\b(?P<subject>statistics)\b"
    r"|\b(?:bachelor|master|ph\.?\s?d|doctor|diplom|degree|honou?rs)\b[^.;]{0,40}?\b(?P<other>statistics)\b",
    re.IGNORECASE,
)
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
            found += [(*find_mentions(p.stretch.text, taxonomy), *_subject(p, taxonomy)) for p in group]
        else:
            found += _read_together([p.stretch.text for p in group], taxonomy)
    return tuple(found)


def _subject(passage: Passage, taxonomy: Taxonomy) -> Iterator[Mention]:
    """Yield the subject of a degree that is a skill, though the word alone would not say so."""
    match = _DEGREE_IN.search(passage.stretch.text) if passage.section == "education" else None
    if match and _STATISTICS in taxonomy.skills:
        yield Mention(
            _STATISTICS,
            Span(*match.span("subject" if match["subject"] else "other")),
            negated=False,
            aspired=False,
        )


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
    foreign: Sequence[bool],
    *,
    pause: Callable[[], object] = lambda: None,
) -> tuple[tuple[Evidence, ...], tuple[Disclaimer, ...]]:
    """Return the named evidence with its implied parents, and the disclaimers, in reading order.

    Passages that are `foreign` give no grade above "used". `pause` is called before each passage.
    """
    evidence: list[Evidence] = []
    disclaimed: list[Disclaimer] = []
    unnamed: list[Disclaimer] = []
    verdicts = grade_passages(passages, document.text, foreign)
    traded = {p.entry for p in passages if p.kind == "title" and names_what_is_sold(p.stretch.text)} - {None}
    for index, (passage, found) in enumerate(zip(passages, mentions, strict=True)):
        pause()
        unnamed += _denied_by(document, passage, skills)
        if not found:
            continue
        if passage.entry in traded:
            text = passage.stretch.text
            meant = [mention for mention in found if _is_of_the_office(mention, text, skills)]
        else:
            meant = list(found)
        own, off = _judge(document, index, passage, meant, verdicts[index])
        own = {skill: _of_a_paper(item, skills[skill]) for skill, item in own.items()}
        evidence += own.values()
        evidence += _implied(own, skills)
        disclaimed += off
    told = {item.skill_id for item in evidence} | {item.skill_id for item in disclaimed}
    disclaimed += (item for item in unnamed if item.skill_id not in told)
    return _without_hollow(evidence, disclaimed), tuple(dict.fromkeys(disclaimed))


def _is_of_the_office(mention: Mention, text: str, skills: Mapping[str, Skill]) -> bool:
    """Return whether a seller or recruiter uses what is named, rather than sells or fills jobs with it."""
    skill = skills.get(mention.skill_id)
    return (skill is not None and skill.group in _OFFICE) or _BY_MEANS.search(
        text, 0, mention.span.start
    ) is not None


def _of_a_paper(evidence: Evidence, skill: Skill) -> Evidence:
    """Return evidence of a degree or a certificate as listed: it is held, whatever its line tells."""
    if skill.kind not in _PAPERS:
        return evidence
    return replace(evidence, grade="listed", decided_by=("certificate or degree",))


def _denied_by(document: Document, passage: Passage, skills: Container[str]) -> Iterator[Disclaimer]:
    """Yield what a claim denies in words that name no skill."""
    for skill, words in find_denied(passage.stretch.text):
        if skill in skills:
            span = passage.stretch.span_of(words.start, words.end)
            yield Disclaimer(skill, document.text[span.start : span.end], span, "negated")


def _judge(
    document: Document, index: int, passage: Passage, found: Sequence[Mention], verdict: Verdict
) -> tuple[dict[str, Evidence], list[Disclaimer]]:
    """Return what one claim holds, by skill, and what it says is lacked or sought."""
    text = passage.stretch.text
    others = _not_done(passage)
    sought = find_sought(text, in_entry=passage.section in _DONE)
    courses = find_courses(text)
    denied = [(words.start, words.end) for _, words in find_denied(text)]
    sentences = tuple(split_sentences(passage.stretch)) if len(text) > _LIST_LIMIT else (passage.stretch,)
    own: dict[str, Evidence] = {}
    disclaimed: list[Disclaimer] = []
    distant = find_distant(text, [mention.span for mention in found], passage.section)
    lacking = [(start, end) for start, end, kind in distant if kind == "negated"]
    wishing = [(start, end) for start, end, kind in distant if kind == "aspired"]
    planned = passage.aspired and not claims_a_level(text)
    for mention in _meant(passage, found):
        span = _quote_span(passage, sentences, mention)
        quote = document.text[span.start : span.end]
        course = _is_within(mention.span, courses)
        hoped = planned or _is_within(mention.span, (*sought, *wishing))
        lacked = mention.negated or _is_within(mention.span, (*denied, *lacking))
        if mention.aspired or ((lacked or hoped) and not course):
            kind: NotEvidence = "negated" if lacked else "aspired"
            disclaimed.append(Disclaimer(mention.skill_id, quote, span, kind))
        elif mention.skill_id not in own and not _is_within(mention.span, others):
            mine = _COURSE if course else verdict
            own[mention.skill_id] = Evidence(
                mention.skill_id, index, quote, span, True, mine[0], passage.context, decided_by=mine[1]
            )
    return own, disclaimed


def _meant(passage: Passage, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions that mean their skill in a CV."""
    text = passage.stretch.text
    short = passage.kind == "title" or (passage.section == "header" and len(text) <= _LIST_LIMIT)
    if short and names_what_is_sold(text):
        return
    for mention in found:
        span = mention.span
        if means_skill(mention.skill_id, text, span.start, span.end, passage.section):
            yield mention


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
