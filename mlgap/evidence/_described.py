"""Evidence for skills that a claim describes without naming them, read through aggregated requirements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.documents import MASK
from mlgap.embedding import Embedder
from mlgap.evidence._claims import Passage
from mlgap.evidence._denials import find_denied
from mlgap.evidence._grades import grade_passage, own_words
from mlgap.evidence._verbs import has_action
from mlgap.requirements import Requirements, assign_requirements
from mlgap.types import AggregatedRequirement, Assignment, Document, Evidence, Mention

_CLAUSE = re.compile(r"[^.;]+(?:\.(?=\S)[^.;]*)*[.;]?")
_DENIED = re.compile(
    r"\b(?:no|never|not|without|lack(?:ing)?)\b[^.;]{0,40}\b(?:experience|exposure|used|use|worked"
    r"|hands-on|production|part|scope)\b"
    r"|\b(?:want|would like|hope|plan|wish|keen|eager|currently learning|would love) (?:to"
    r"|learning)\b|\bnot in scope\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_MANY_TOOLS = 4
"""A line that names so many skills and tells of no deed is a list of tools."""
_NEVER: frozenset[str] = frozenset(("skills", "languages", "summary", "certificates", "interests", "awards"))


def describe_evidence(
    document: Document,
    passages: Sequence[Passage],
    mentions: Sequence[Sequence[Mention]],
    requirements: Requirements,
    embedder: Embedder,
    *,
    foreign: Sequence[bool],
) -> tuple[Evidence, ...]:
    """Return evidence for every skill of a matched requirement that the claim itself does not mention.

    Passages that are `foreign` describe nothing: the requirements are worded in English.
    A skill that the CV says it lacks or seeks, and names nowhere as its own, is described by no line.
    """
    lines = {i: text for i, p in enumerate(passages) if not foreign[i] and (text := _line_of(p, mentions[i]))}
    if not lines:
        return ()
    places = list(lines)
    items = {item.id: item for item in requirements.items}
    lacking = _lacking(passages, mentions)
    found: list[Evidence] = []
    for claim, assigned in _by_claim(
        assign_requirements(list(lines.values()), requirements, embedder), places
    ).items():
        named = lacking.union(mention.skill_id for mention in mentions[claim])
        span = passages[claim].stretch.span
        matched = [(item, items[item.requirement_id]) for item in assigned]
        found += _evidence_of(document.text[span.start : span.end], passages[claim], claim, matched, named)
    return tuple(found)


def _lacking(passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> frozenset[str]:
    """Return the skills that are only ever denied or sought."""
    denied: set[str] = set()
    own: set[str] = set()
    for passage, inside in zip(passages, mentions, strict=True):
        denied.update(skill for skill, _ in find_denied(passage.stretch.text))
        for mention in inside:
            off = mention.negated or mention.aspired or passage.aspired
            (denied if off else own).add(mention.skill_id)
    return frozenset(denied - own)


def _by_claim(assigned: Sequence[Assignment], places: Sequence[int]) -> dict[int, list[Assignment]]:
    grouped: dict[int, list[Assignment]] = {}
    for item in sorted(assigned, key=lambda a: (a.line, -a.similarity, a.requirement_id)):
        grouped.setdefault(places[item.line], []).append(item)
    return grouped


def _evidence_of(
    quote: str,
    passage: Passage,
    claim: int,
    matched: Sequence[tuple[Assignment, AggregatedRequirement]],
    named: frozenset[str],
) -> list[Evidence]:
    grade, decided_by = grade_passage(passage, english=True)
    if grade == "listed":
        return []
    best: dict[str, Evidence] = {}
    for item, requirement in matched:
        for skill in requirement.skill_ids:
            if skill not in named and skill not in best:
                best[skill] = Evidence(
                    skill,
                    claim,
                    quote,
                    passage.stretch.span,
                    named=False,
                    grade=grade,
                    context=passage.context,
                    similarity=item.similarity,
                    requirement_id=item.requirement_id,
                    decided_by=decided_by,
                )
    return list(best.values())


def _line_of(passage: Passage, mentions: Sequence[Mention]) -> str:
    """Return what of a claim is embedded: done by the person, without masks, denials and wishes."""
    if passage.aspired or passage.kind == "list" or passage.section in _NEVER:
        return ""
    text = passage.stretch.text
    if passage.kind == "title" and passage.section != "projects":
        return ""
    if len(mentions) >= _MANY_TOOLS and not has_action(text):
        return ""
    if passage.section == "other" and not has_action(text):
        return ""
    text = own_words(text)
    barred = [(m.span.start, m.span.end) for m in mentions if m.negated or m.aspired]
    kept = [
        clause[0]
        for clause in _CLAUSE.finditer(text)
        if not _DENIED.search(clause[0])
        and not any(a < clause.end() and clause.start() < b for a, b in barred)
    ]
    line = " ".join(" ".join(kept).replace(MASK, " ").split())
    return line if len(line.split()) >= _FEWEST_WORDS else ""
