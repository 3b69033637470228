"""A saved profile read again under today's eyes: its masked claims are what the CV said then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from mlgap.embedding import Embedder
from mlgap.evidence._claims import LIST_SECTIONS, Passage
from mlgap.evidence._described import describe_evidence
from mlgap.evidence._language import read_claim_languages
from mlgap.evidence._lines import line_key
from mlgap.evidence._named import name_evidence, read_mentions
from mlgap.evidence._stretch import Stretch
from mlgap.requirements import Requirements
from mlgap.skills import Taxonomy
from mlgap.types import Claim, Disclaimer, Document, Evidence, Profile

_Quoted = TypeVar("_Quoted", Evidence, Disclaimer)


def read_again(
    profile: Profile,
    taxonomy: Taxonomy,
    requirements: Requirements | None,
    embedder: Embedder | None,
    *,
    pause: Callable[[], object] = lambda: None,
) -> Profile:
    """Return a saved profile with evidence and disclaimers read anew from its claims, and no corrections.

    Claims, entries, level and years stay as they were saved: the file they were read from is not at hand.
    Evidence keeps the saved quote and span where the same claim proved the same skill then, and else quotes
    the whole claim at the claim's span. Which claims stood under a heading of wishes is not saved: a claim of
    which all that was said then was a wish counts as one. Corrections are left out, since a rejection had
    taken evidence away: hold them to what is returned. `pause` is called now and then.
    """
    passages, document = _rebuilt(profile)
    foreign = read_claim_languages(profile.claims).foreign
    mentions = read_mentions(passages, taxonomy)
    pause()
    named, disclaimed = name_evidence(document, passages, mentions, taxonomy.skills, foreign, pause=pause)
    described: tuple[Evidence, ...] = ()
    if requirements is not None and embedder is not None:
        described = describe_evidence(document, passages, mentions, requirements, embedder, foreign=foreign)
    pause()
    claims = [passage.stretch.span for passage in passages]
    found = sorted((*named, *described), key=lambda e: (e.claim, e.span, not e.named))
    saved = {(e.skill_id, e.claim, e.named): e for e in profile.evidence}
    off = {(d.skill_id, d.kind, claim): d for d in profile.disclaimed for claim in _claims_at(d, profile)}
    return replace(
        profile,
        evidence=tuple(
            _quoted(e, saved.get((e.skill_id, e.claim, e.named)), profile.claims[e.claim]) for e in found
        ),
        disclaimed=tuple(
            _quoted(d, off.get((d.skill_id, d.kind, claim)), profile.claims[claim])
            for d in disclaimed
            for claim in [next(i for i, span in enumerate(claims) if d.span.start < span.end)]
        ),
        corrections=(),
    )


def _rebuilt(profile: Profile) -> tuple[tuple[Passage, ...], Document]:
    """Return the claims as passages, in a document made of them alone."""
    text = ""
    passages: list[Passage] = []
    wishes = set(_wishes(profile))
    titles = set(_titles(profile))
    for i, claim in enumerate(profile.claims):
        if i:
            text += _between(profile.claims[i - 1], claim)
        kind = "title" if i in titles else _kind(claim)
        stretch = Stretch(claim.text, tuple(range(len(text), len(text) + len(claim.text))))
        passages.append(Passage(stretch, claim.section, claim.context, claim.entry, i in wishes, kind))
        text += claim.text
    return tuple(passages), Document("", "text/plain", 1, text, (), "")


def _between(above: Claim, below: Claim) -> str:
    """Return a blank between sentences of one paragraph, which stood one character apart, else a gap."""
    return " " if below.span.start - above.span.end <= 1 else "\n\n"


def _kind(claim: Claim) -> str:
    if claim.entry is None and claim.section in LIST_SECTIONS:
        return "list"
    return "bullet" if claim.section == "projects" else "sentence"


def _titles(profile: Profile) -> Iterator[int]:
    """Yield the claims that are the title of their entry: first, in its heading, and holding its role."""
    seen: set[int] = set()
    for i, claim in enumerate(profile.claims):
        if claim.entry is None or claim.entry in seen:
            continue
        seen.add(claim.entry)
        entry = profile.entries[claim.entry]
        inside = entry.span.start <= claim.span.start and claim.span.end <= entry.span.end
        if inside and entry.role and line_key(entry.role) in line_key(claim.text):
            yield i


def _wishes(profile: Profile) -> Iterator[int]:
    """Yield the claims of which all that was read was wished for."""
    held = {item.claim for item in profile.evidence}
    for item in profile.disclaimed:
        yield from (i for i in _claims_at(item, profile) if item.kind == "aspired" and i not in held)


def _claims_at(item: Disclaimer, profile: Profile) -> Iterator[int]:
    for i, claim in enumerate(profile.claims):
        if claim.span.start <= item.span.start and item.span.end <= claim.span.end:
            yield i


def _quoted(found: _Quoted, saved: _Quoted | None, claim: Claim) -> _Quoted:
    """Return what was found with the quote that was saved for it, else with its whole claim."""
    if saved is not None:
        return replace(found, quote=saved.quote, span=saved.span)
    return replace(found, quote=claim.text, span=claim.span)
