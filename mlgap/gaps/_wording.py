"""Wording per segment: what a line of a CV calls by the adverts' own names, and the true names it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mlgap.evidence import check_bullets
from mlgap.gaps._find import LEAST_SHARE, technical
from mlgap.gaps._held import Held
from mlgap.gaps._terms import Spelling
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import Evidence, Profile, SegmentReport

TermBasis = Literal["spelling", "implied", "described"]
_Said = tuple[str, TermBasis, str]


@dataclass(frozen=True, slots=True)
class TermHint:
    """A name under which a segment's adverts ask for what a line already shows; never a skill it lacks.

    "spelling": the line writes it in a way that fewer adverts do. "implied": what the line names is a
    kind of it. "described": the line reads as if it were this and never says so: a question, to be answered
    by the person. `because` says in one sentence what it rests on; `n_asking` of `n_adverts` adverts of
    the segment ask for the skill. `elsewhere` says that another line of the CV names it.
    """

    skill_id: str
    term: str
    basis: TermBasis
    because: str
    n_asking: int
    n_adverts: int
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class ClaimWording:
    """One line of the CV and one segment: the things asked that it names, and the names it lacks."""

    claim: int
    segment: str
    met: tuple[str, ...]
    lacking: tuple[TermHint, ...]


def claim_wording(
    profile: Profile, segment: SegmentReport, spellings: Sequence[Spelling], taxonomy: Taxonomy
) -> tuple[ClaimWording, ...]:
    """Return the wording of each line of work that names or implies something the segment asks for.

    In reading order; both lists most asked first. Only what is asked by at least 3 % of the segment's adverts
    is told, and a term is offered only where this very line is evidence for its skill.
    """
    eyes = _Eyes(profile, segment, taxonomy, spellings)
    found = eyes.by_claim()
    lines = sorted({b.claim for b in check_bullets(profile, taxonomy)} & found.keys())
    return tuple(eyes.wording(claim, found[claim]) for claim in lines)


class _Eyes:
    """One profile seen with one segment's words."""

    def __init__(
        self, profile: Profile, segment: SegmentReport, taxonomy: Taxonomy, spellings: Sequence[Spelling]
    ) -> None:
        kept = technical(taxonomy) - Held(profile, taxonomy).rejected
        self._profile, self._segment, self._taxonomy, self._spellings = profile, segment, taxonomy, spellings
        self._asked = {
            g.skill_id: g.demand for g in segment.gaps if g.skill_id in kept and g.demand.asked >= LEAST_SHARE
        }
        self._usual = {s.skill_id: s.term for s in spellings}
        self._named_in: dict[str, set[int]] = {}
        for item in profile.evidence:
            if _is_named(item):
                self._named_in.setdefault(item.skill_id, set()).add(item.claim)

    def by_claim(self) -> Mapping[int, list[Evidence]]:
        """Return the evidence of each line for things that the segment asks for."""
        found: dict[int, list[Evidence]] = {}
        for item in self._profile.evidence:
            if item.skill_id in self._asked:
                found.setdefault(item.claim, []).append(item)
        return found

    def wording(self, claim: int, found: Sequence[Evidence]) -> ClaimWording:
        """Return what one line names and which names it lacks."""
        met = {e.skill_id for e in found if _is_named(e)}
        hints = {e.skill_id: h for e in found if (h := self._hint(e, met)) is not None}
        return ClaimWording(
            claim,
            self._segment.segment,
            tuple(sorted(met, key=lambda s: (-self._asked[s].asked, s))),
            tuple(sorted(hints.values(), key=lambda h: (-self._asked[h.skill_id].asked, h.skill_id))),
        )

    def _hint(self, item: Evidence, met: set[str]) -> TermHint | None:
        said = self._said(item, met)
        if said is None:
            return None
        elsewhere = bool(self._named_in.get(item.skill_id, set()) - {item.claim})
        asking = self._asked[item.skill_id].n_asking
        return TermHint(item.skill_id, *said, asking, self._segment.n_adverts, elsewhere)

    def _said(self, item: Evidence, met: set[str]) -> _Said | None:
        """Return the name that a piece of evidence carries and its line does not say, and why it is true."""
        skill, text = item.skill_id, self._profile.claims[item.claim].text
        if _is_named(item):
            return next(_respelt(skill, text, self._spellings), None)
        term = self._usual.get(skill) or _plain(self._taxonomy.skills[skill].label)
        if skill in met or says(text, term):
            return None
        if item.implied_by is not None:
            told = f"The line says “{self._surface(item.implied_by, text)}”, which counts as {term} here."
            direct = skill in self._taxonomy.skills[item.implied_by].implies
            return (term, "implied", f"{told} Use the name if it is true.") if direct else None
        if item.requirement_id is not None:
            return term, "described", f"The line reads like {term} and never says so. Is it that?"
        return None

    def _surface(self, skill: str, text: str) -> str:
        """Return how a text names a skill, or the skill's label where the matcher alone does not tell."""
        found = (m.span for m in find_mentions(text, self._taxonomy) if m.skill_id == skill)
        span = next(found, None)
        return text[span.start : span.end] if span else _plain(self._taxonomy.skills[skill].label)


def _plain(label: str) -> str:
    """Return a label without what stands in brackets behind it, which is no name to write in a CV."""
    return label.split(" (", maxsplit=1)[0]


def _is_named(item: Evidence) -> bool:
    return item.named and item.implied_by is None


def _respelt(skill: str, text: str, spellings: Sequence[Spelling]) -> Iterator[_Said]:
    """Yield the usual term where the line writes a less usual one and not the term itself."""
    for known in spellings:
        if (
            known.skill_id == skill
            and known.spelling
            and says(text, known.spelling)
            and not says(text, known.term)
        ):
            because = (
                f"The line writes “{known.spelling}”: {known.spelling_adverts:,} adverts write it so, "
                f"{known.adverts:,} write “{known.term}”."
            )
            yield known.term, "spelling", because


def says(text: str, words: str) -> bool:
    """Return whether a text holds some words as words, case and hyphens aside."""
    pattern = re.escape(words).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]+")
    return re.search(rf"(?<![\w+#]){pattern}(?![\w+#])", text, re.IGNORECASE) is not None
