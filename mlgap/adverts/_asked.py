"""What one advert asks, item by item, and how a CV stands to each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mlgap import gaps
from mlgap.types import GRADES, Gap, GapStatus, Grade, Necessity, Profile, Requirement

_NEAREST: tuple[GapStatus, ...] = ("shown", "listed", "described", "adjacent", "missing")
_FIRM: tuple[Necessity, ...] = ("must", "any-of")


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One technical thing an advert asks, or several of which any one will do, and how the CV stands to it.

    `best` is the skill among `skill_ids` that the CV stands nearest to, with its status, its grade and the
    masked lines of the CV behind it; all are None or empty where no CV was given.
    """

    necessity: Necessity
    skill_ids: tuple[str, ...]
    best: str | None = None
    status: GapStatus | None = None
    grade: Grade | None = None
    lines: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether the advert asks for it firmly, not as nice to have."""
        return self.necessity in _FIRM


@dataclass(frozen=True, slots=True)
class AdvertReach:
    """Whether an advert is within reach: at least three technical required items, at most one of them unmet.

    `met` counts the required items that the CV shows at grade used or better. `met` and `within` are None
    where no CV was given; `within` is None too where the advert names fewer than three.
    """

    required: int
    met: int | None
    within: bool | None


def asked_items(
    requirements: Sequence[Requirement],
    technical: Collection[str],
    gap_of: Mapping[str, Gap],
    profile: Profile | None,
) -> tuple[AskedItem, ...]:
    """Return the technical things asked, required ones first, each group of alternatives once."""
    members: dict[tuple[Necessity, int | str], list[str]] = {}
    for r in requirements:
        if r.skill_id in technical and r.necessity != "mention":
            key = r.skill_id if r.group is None else r.group
            members.setdefault((r.necessity, key), []).append(r.skill_id)
    items = [_item(necessity, tuple(ids), gap_of, profile) for (necessity, _), ids in members.items()]
    return tuple(sorted(items, key=lambda item: not item.required))


def reach_of(items: Sequence[AskedItem], *, has_cv: bool) -> AdvertReach:
    """Return how many required items are met, and whether that makes the advert within reach."""
    required = [item for item in items if item.required]
    if not has_cv:
        return AdvertReach(len(required), None, None)
    met = sum(item.status == "shown" for item in required)
    judged = len(required) >= gaps.LEAST_ITEMS
    return AdvertReach(len(required), met, len(required) - met <= gaps.UNMET_ALLOWED if judged else None)


def _item(
    necessity: Necessity, skills: tuple[str, ...], gap_of: Mapping[str, Gap], profile: Profile | None
) -> AskedItem:
    if profile is None:
        return AskedItem(necessity, skills)
    best = min((gap_of[skill] for skill in skills), key=_distance)
    found = sorted((profile.evidence[i] for i in best.evidence), key=lambda e: -GRADES.index(e.grade))
    lines = tuple(dict.fromkeys(" ".join(e.quote.split()) for e in found))
    return AskedItem(necessity, skills, best.skill_id, best.status, best.grade, lines)


def _distance(gap: Gap) -> tuple[int, int]:
    return _NEAREST.index(gap.status), -GRADES.index(gap.grade) if gap.grade else 0
