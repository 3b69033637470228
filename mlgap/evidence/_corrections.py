"""What the person says of the reading, set above it: rejected, confirmed and added skills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mlgap.evidence._lines import find_lines, find_near, line_key
from mlgap.evidence._practice import practice_of
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import Claim, Correction, CorrectionVerdict, Disclaimer, Evidence, Profile, Skill

_Verdicts = Mapping[tuple[str, int | None], CorrectionVerdict]


def correct_profile(
    profile: Profile, corrections: Sequence[Correction], taxonomy: Taxonomy, *, today: date
) -> Profile:
    """Return `profile` under the person's own word: without what they reject, and holding their corrections.

    "rejected" drops the evidence of the skill, and that of parents which only it implied. "confirmed" and
    "added" leave the evidence as it was read and drop what said that the skill is lacking or wanted; the
    grades they hold are counted beside the evidence (`mlgap.gaps.Held`). Of two corrections on the same
    skill and line the later holds; one on a line goes before one on the skill wherever it stands. Nothing
    else depends on their order, and those the profile holds already count as the earlier ones. What a
    rejection dropped is gone from the profile: to take one back, correct the profile as it was read.
    """
    settled = _settle((*profile.corrections, *corrections), profile, taxonomy)
    verdicts = _by_place(settled, profile.claims)
    evidence = tuple(_kept(profile.evidence, verdicts, taxonomy))
    practice = profile.practice
    if evidence != profile.evidence:
        practice = practice_of(profile.entries, profile.claims, evidence, today)
    return replace(
        profile,
        evidence=evidence,
        disclaimed=tuple(d for d in profile.disclaimed if not _is_undone(d, profile.claims, verdicts)),
        practice=practice,
        corrections=settled,
    )


def reattach(
    corrections: Sequence[Correction], profile: Profile, taxonomy: Taxonomy
) -> tuple[Correction, ...]:
    """Return the corrections, in order, with each quote that of the line it is about in this CV.

    The same line, layout aside, is taken first; else the nearest revised one that is near enough and, where
    the quoted line named the skill, still names it. `attached` is False where there is none, and where the
    taxonomy does not know the skill.
    """
    return tuple(_attach(correction, profile.claims, taxonomy) for correction in corrections)


def parents_of(skill: str, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    """Return the parents that holding a skill implies, their own parents too, each once."""
    found: dict[str, None] = {}
    waiting = [skill]
    while waiting:
        above = skills.get(waiting.pop(0))
        for parent in above.implies if above else ():
            if parent not in found and parent in skills:
                found[parent] = None
                waiting.append(parent)
    return tuple(found)


def _attach(correction: Correction, claims: Sequence[Claim], taxonomy: Taxonomy) -> Correction:
    if correction.skill_id not in taxonomy.skills:
        return replace(correction, attached=False)  # of another edition: kept, and said not to count
    if not correction.quote:
        return replace(correction, attached=True)
    same = find_lines(correction.quote, claims)
    if same:
        return replace(correction, quote=claims[same[0]].text, attached=True)
    for i in find_near(correction.quote, claims):
        if not _names(correction.quote, correction, taxonomy) or _names(claims[i].text, correction, taxonomy):
            return replace(correction, quote=claims[i].text, attached=True)
    return replace(correction, attached=False)


def _names(text: str, correction: Correction, taxonomy: Taxonomy) -> bool:
    return any(m.skill_id == correction.skill_id for m in find_mentions(text, taxonomy))


def _claims_of(item: Disclaimer, claims: Sequence[Claim]) -> list[int]:
    return [
        i for i, c in enumerate(claims) if c.span.start <= item.span.start and item.span.end <= c.span.end
    ]


def _settle(
    corrections: Iterable[Correction], profile: Profile, taxonomy: Taxonomy
) -> tuple[Correction, ...]:
    """Return one correction per skill and line, in their order: the last, the same line before a revised one.

    Why the same line first: it is surely what was meant, a revised one only most likely.
    """
    current = [replace(c, skill_id=taxonomy.replaced.get(c.skill_id, c.skill_id)) for c in corrections]
    last = {(c.skill_id, line_key(c.quote)): c for c in current}
    found = list(zip(last.values(), reattach(list(last.values()), profile, taxonomy), strict=True))
    found.sort(key=lambda pair: line_key(pair[0].quote) == line_key(pair[1].quote))
    one = {(c.skill_id, line_key(c.quote)): c for _, c in found}
    return tuple(one[key] for key in sorted(one))


def _by_place(corrections: Sequence[Correction], claims: Sequence[Claim]) -> _Verdicts:
    """Return each verdict by skill and claim; None as claim is the skill wherever it stands."""
    verdicts: dict[tuple[str, int | None], CorrectionVerdict] = {}
    for c in corrections:
        places = find_lines(c.quote, claims) if c.quote else (None,)
        for place in places if c.attached else ():
            verdicts[c.skill_id, place] = c.verdict
    return verdicts


def _verdict(verdicts: _Verdicts, skill: str, claim: int) -> CorrectionVerdict | None:
    return verdicts.get((skill, claim)) or verdicts.get((skill, None))


def _kept(evidence: Sequence[Evidence], verdicts: _Verdicts, taxonomy: Taxonomy) -> Iterator[Evidence]:
    """Yield the evidence that the person does not reject; a parent rests on another child where it can."""
    for item in evidence:
        verdict = _verdict(verdicts, item.skill_id, item.claim)
        if verdict == "rejected":
            continue
        if not item.implied_by or _verdict(verdicts, item.implied_by, item.claim) != "rejected":
            yield item
            continue
        for other in evidence:
            if (
                other.claim == item.claim
                and other.named
                and other.implied_by is None
                and _verdict(verdicts, other.skill_id, other.claim) != "rejected"
                and item.skill_id in parents_of(other.skill_id, taxonomy.skills)
            ):
                yield replace(other, skill_id=item.skill_id, implied_by=other.skill_id)
                break


def _is_undone(item: Disclaimer, claims: Sequence[Claim], verdicts: _Verdicts) -> bool:
    """Return whether the person says to hold what the CV was read to lack or to seek."""
    verdict = next(
        (v for i in _claims_of(item, claims) if (v := verdicts.get((item.skill_id, i)))),
        verdicts.get((item.skill_id, None)),
    )
    return verdict in ("confirmed", "added")
