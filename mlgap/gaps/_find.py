"""Profile against demand: a status for each thing asked, and how many of the most asked the CV shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mlgap.gaps._held import Held
from mlgap.market import MostAsked
from mlgap.skills import Taxonomy
from mlgap.types import (
    CellDemand,
    Demand,
    Evidence,
    Gap,
    GapStatus,
    RoleStanding,
    SalaryBand,
    SegmentReport,
    Standing,
)
from mlgap.vocabulary import Vocabulary

METHOD_VERSION = "2026.11"
MOST_ASKED_SHARE = 0.20
"""A thing asked by at least this share of a cell's adverts is one of "the things most asked"."""
LEAST_SHARE = 0.03
"""Things asked by fewer of a cell's adverts are left out of its list."""


def unknown_demand(skill_id: str) -> Demand:
    """Return the demand of a thing that no advert of the cell asks for: 0, of which nothing is known."""
    return Demand(skill_id, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, False, 0)


def gap_of(demand: Demand, held: Held, taxonomy: Taxonomy) -> Gap:
    """Return how a profile stands to one thing asked.

    Shown, listed, described: as it is held. Adjacent: a sibling is done. Missing: none of these. Where the
    person rejects what was read and nothing is left, that too rests on their word.
    """
    skill_id = demand.what
    indices = held.places.get(skill_id, ())
    own = held.of(skill_id)
    if own is not None:
        return Gap(skill_id, own.status, own.grade, demand, indices, own.requirement_id, own.own_word)
    rejected = skill_id in held.rejected
    skill = taxonomy.skills.get(skill_id)
    for sibling in skill.siblings if skill else ():
        beside = held.of(sibling)
        if beside is not None and beside.status == "shown":
            lines = tuple(
                i for i in held.places.get(sibling, ()) if held.evidence[i].named and _done(held.evidence[i])
            )
            return Gap(skill_id, "adjacent", None, demand, lines, sibling, rejected or not lines)
    return Gap(skill_id, "missing", None, demand, (), own_word=rejected)


def _done(evidence: Evidence) -> bool:
    return evidence.grade != "listed"


def technical(taxonomy: Taxonomy) -> frozenset[str]:
    """Return the ids that gaps, order, reach and plan are about: no traits, domains, gates, certificates."""
    return frozenset(s.id for s in taxonomy.skills.values() if s.kind == "skill")


def segment_report(
    cell_demand: CellDemand,
    band: SalaryBand | None,
    held: Held,
    taxonomy: Taxonomy,
    vocabulary: Vocabulary,
) -> SegmentReport:
    """Return one segment's picture: gaps by lower bound of the required share, and the counts per area."""
    kept = technical(taxonomy)
    gaps = [
        gap_of(d, held, taxonomy) for d in cell_demand.demands if d.what in kept and d.asked >= LEAST_SHARE
    ]
    gaps.sort(key=lambda g: (-g.demand.required_low, -g.demand.asked, g.skill_id))
    return SegmentReport(
        segment=cell_demand.cell.segment or "all",
        cell=cell_demand.cell,
        used=cell_demand.used,
        dropped=cell_demand.dropped,
        window=cell_demand.window,
        n_adverts=cell_demand.n_adverts,
        n_employers=cell_demand.n_employers,
        standings=standings(gaps, taxonomy, vocabulary.ids["area"]),
        gaps=tuple(gaps),
        gates=cell_demand.gates,
        band=band,
    )


def standings(gaps: Sequence[Gap], taxonomy: Taxonomy, areas: Sequence[str]) -> tuple[Standing, ...]:
    """Return "shows k of the m things most asked" for all, for production, and for each production area."""
    most_asked = [g for g in gaps if g.demand.asked >= MOST_ASKED_SHARE]
    production = [g for g in most_asked if taxonomy.skills[g.skill_id].production]
    by_area: Mapping[str, list[Gap]] = {
        area: [g for g in production if taxonomy.skills[g.skill_id].area == area] for area in areas
    }
    return (
        _standing("all", most_asked),
        _standing("production", production),
        *(_standing(area, found) for area, found in by_area.items()),
    )


def _standing(area: str, gaps: Sequence[Gap]) -> Standing:
    def count(status: GapStatus) -> int:
        return sum(g.status == status for g in gaps)

    return Standing(
        area=area,
        of=len(gaps),
        shown=count("shown"),
        listed=count("listed"),
        described=count("described"),
        adjacent=count("adjacent"),
        missing=count("missing"),
    )


def role_standing(cell_demand: CellDemand, held: Held, taxonomy: Taxonomy) -> RoleStanding | None:
    """Return how many of the things most asked of a role family the CV shows.

    None where nothing is told, or only of neighbouring roles: their figure is not this role's.
    """
    found = MostAsked(
        cell_demand.cell,
        cell_demand.used,
        cell_demand.dropped,
        cell_demand.n_adverts,
        cell_demand.n_employers,
        tuple(d.what for d in cell_demand.demands if d.asked >= MOST_ASKED_SHARE),
    )
    return standing_in_role(found, held, taxonomy)


def standing_in_role(most_asked: MostAsked, held: Held, taxonomy: Taxonomy) -> RoleStanding | None:
    """Return how many of the things most asked of a role family the CV shows; see `role_standing`."""
    family = most_asked.cell.role_family
    kept = technical(taxonomy)
    skills = [skill for skill in most_asked.skills if skill in kept]
    if family is None or not skills or most_asked.used.neighbours:
        return None
    return RoleStanding(
        role_family=family,
        n_adverts=most_asked.n_adverts,
        n_employers=most_asked.n_employers,
        standing=_standing("all", [gap_of(unknown_demand(skill), held, taxonomy) for skill in skills]),
        dropped=most_asked.dropped,
    )
