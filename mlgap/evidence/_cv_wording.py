"""Whether a CV uses the names under which a segment's adverts ask for what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mlgap.evidence._cv_words import MOST_LINES, counted, listing
from mlgap.skills import Taxonomy
from mlgap.types import CvCheck, Gap, Profile

_NEAREST = 3


def check_wording(
    profile: Profile, taxonomy: Taxonomy, asked: Mapping[str, Sequence[Gap]]
) -> Iterator[CvCheck]:
    """Yield one finding for each of the three segments of whose most asked things the CV shows most."""
    told = [segment for segment, gaps in asked.items() if any(g.status == "shown" for g in gaps)]
    for segment in sorted(told, key=lambda s: -_share(asked[s]))[:_NEAREST]:
        yield _check(segment, asked[segment], profile, taxonomy)


def _share(gaps: Sequence[Gap]) -> float:
    return sum(g.status == "shown" for g in gaps) / len(gaps)


def _check(segment: str, gaps: Sequence[Gap], profile: Profile, taxonomy: Taxonomy) -> CvCheck:
    shown = sum(g.status == "shown" and not g.own_word for g in gaps)
    described = [g for g in gaps if g.status == "described"]
    beside = [g for g in gaps if g.status == "adjacent" and g.via]
    detail = f"Of the {counted(len(gaps), 'thing')} most asked here, the CV shows {shown} by name"
    if not described and not beside:
        return CvCheck(
            "segment-wording", "found", f"{detail}, and none only in other words.", (), "", segment
        )
    detail += "."
    advice = []
    if described:
        said = listing([_label(g.skill_id, taxonomy) for g in described])
        detail += f" Lines read like these, and never name them: {said}."
        advice.append("Where a line means just that, use the adverts' name for it.")
    if beside:
        pairs = [f"{_label(g.skill_id, taxonomy)} (it shows {_label(g.via or '', taxonomy)})" for g in beside]
        detail += f" Close to what is asked: {listing(pairs)}."
        advice.append("If you have used what is asked as well, name it.")
    lines = dict.fromkeys(profile.evidence[i].claim for g in (*described, *beside) for i in g.evidence[:1])
    return CvCheck("segment-wording", "notice", detail, tuple(lines)[:MOST_LINES], " ".join(advice), segment)


def _label(skill: str, taxonomy: Taxonomy) -> str:
    return taxonomy.skills[skill].label if skill in taxonomy.skills else skill
