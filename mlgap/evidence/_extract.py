"""A document to a profile: sections, entries and claims, then evidence, level and warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from mlgap.embedding import Embedder
from mlgap.evidence._broken_names import join_broken_names
from mlgap.evidence._claims import read_claims
from mlgap.evidence._described import describe_evidence
from mlgap.evidence._forms import read_form
from mlgap.evidence._kind import say_kind
from mlgap.evidence._language import read_languages_of, say_languages
from mlgap.evidence._level import read_level
from mlgap.evidence._named import name_evidence, read_mentions
from mlgap.evidence._practice import practice_of
from mlgap.evidence._rows import read_rows
from mlgap.evidence._sections import place_rows
from mlgap.evidence._unseen import say_unseen
from mlgap.requirements import Requirements
from mlgap.skills import Taxonomy
from mlgap.types import Document, Entry, Evidence, Profile, Section


def extract_profile(
    document: Document,
    taxonomy: Taxonomy,
    requirements: Requirements | None,
    embedder: Embedder | None,
    *,
    today: date,
    pause: Callable[[], object] = lambda: None,
) -> Profile:
    """Return what a CV supports: entries, claims, evidence with grades, disclaimers, level and years.

    `document` is one whose identity is already masked. Without `requirements` or `embedder`, only named
    evidence is read. `document.text[e.span.start:e.span.end] == e.quote` holds for all evidence. Raises
    nothing of its own: what could not be recognised is said in the profile's warnings. `pause` is called now
    and then, that others may do something in between.
    """
    placed, structured = place_rows(read_form(read_rows(document)))
    pause()
    passages, entries, sections = read_claims(placed, document)
    pause()
    passages = join_broken_names(passages, document, taxonomy)
    claims = tuple(passage.claim for passage in passages)
    languages = read_languages_of(document, claims)
    pause()
    mentions = read_mentions(passages, taxonomy)
    pause()
    named, disclaimed = name_evidence(
        document, passages, mentions, taxonomy.skills, languages.foreign, pause=pause
    )
    pause()
    described: tuple[Evidence, ...] = ()
    if requirements is not None and embedder is not None:
        described = describe_evidence(
            document, passages, mentions, requirements, embedder, foreign=languages.foreign
        )
    pause()
    shown = {item.skill_id for item in named}
    standing = read_level(entries, sections, passages, today)
    return Profile(
        entries=entries,
        claims=claims,
        evidence=tuple(sorted((*named, *described), key=lambda e: (e.claim, e.span, not e.named))),
        disclaimed=disclaimed,
        level=standing.level,
        level_basis=standing.basis,
        industry_years=standing.industry,
        academic_years=standing.academic,
        warnings=(
            *say_kind(document.text, entries, claims, len(shown)),
            *say_unseen(document, (*named, *described), taxonomy),
            *say_languages(languages),
            *_warnings(entries, sections, structured),
        ),
        practice=practice_of(entries, claims, named, today),
    )


def _warnings(entries: Sequence[Entry], sections: Sequence[Section], structured: bool) -> Iterator[str]:
    if "experience" not in sections:
        yield (
            "No work experience section with jobs was recognised, so fewer skills may be read as used: "
            "a heading such as “Experience” and a line with title, employer and dates for each job help."
        )
    if not any(entry.start for entry in entries):
        yield "No dates were found at jobs or studies, so years of experience could not be counted."
    if not structured:
        yield "No section headings were recognised: the text was read as one block."
