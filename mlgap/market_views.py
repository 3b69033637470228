"""What the market page shows of a part of the market: the compositions that the app calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mlgap.market import (
    AdvertsByMonth,
    CertificateStatus,
    Composition,
    Contrast,
    Corrected,
    MarketOverview,
    NamedEmployer,
    SkillPairs,
    StatedPay,
    Trends,
    adverts_by_month,
    contrasts,
    corrected_share,
    demand,
    load_certificates,
    load_top_employers,
    market_composition,
    market_folder,
    market_overview,
    months_of,
    part_of_snapshot,
    requirement_shares,
    skill_pairs,
    stated_pay,
    trends,
)
from mlgap.pipeline import Resources, is_own
from mlgap.types import Cell, CellDemand, Window
from mlgap.vocabulary import NO_COUNTRY

__all__ = [
    "Checks",
    "adverts",
    "beyond_tools",
    "certificates",
    "changes",
    "checks",
    "employers",
    "mix",
    "months",
    "pairs",
    "part",
    "roles",
    "segments",
    "stated",
]


COUNTRIES_BY_MONTH = 3


def months(resources: Resources) -> tuple[str, ...]:
    """Return the months that a window can be chosen from, oldest first."""
    return months_of(resources.snapshot)


def part(resources: Resources, *, source: str | None = None, table_only: bool = False) -> Resources:
    """Return `resources` with the adverts of one source alone, or of employers in the table alone."""
    snapshot = part_of_snapshot(resources.snapshot, source=source, table_only=table_only)
    return replace(resources, snapshot=snapshot)


def adverts(resources: Resources, cell: Cell) -> AdvertsByMonth:
    """Return when the adverts of `cell` were dated, by source."""
    return adverts_by_month(resources.snapshot, cell)


def mix(resources: Resources, cell: Cell, window: Window) -> Composition:
    """Return what the adverts of `cell` are made of: levels, places, degrees, certificates, stated pay."""
    return market_composition(resources.snapshot, cell, resources.taxonomy, window=window)


def segments(resources: Resources, cell: Cell, window: Window, shown: Sequence[str]) -> MarketOverview:
    """Return counts of `cell` and what each of the segments shown asks for within it."""
    return market_overview(resources.snapshot, cell, shown, window=window, groups=resources.groups)


@dataclass(frozen=True, slots=True)
class Checks:
    """What else is known of a share: corrected for reading error, and its difference within one source."""

    corrected: Corrected | None
    contrast: Contrast | None
    source: str
    """The label of the source that the difference was repeated in."""


def checks(resources: Resources, demands: Sequence[CellDemand]) -> Mapping[tuple[str | None, str], Checks]:
    """Return the checks of each share, by segment and thing."""
    found: dict[tuple[str | None, str], Checks] = {}
    labels = {s.id: s.label for s in resources.snapshot.sources}
    groups = resources.groups
    reader = resources.snapshot.reader
    for told in demands:
        repeated = contrasts(resources.snapshot, told)
        by_skill = repeated.by_skill()
        source = labels.get(repeated.source, repeated.source)
        for d in told.demands:
            error = reader.get(groups.get(d.what, ""))
            corrected = corrected_share(d.asked, d.asked_low, d.asked_high, error)
            found[told.cell.segment, d.what] = Checks(corrected, by_skill.get(d.what), source)
    return found


def beyond_tools(
    resources: Resources, cell: Cell, window: Window, shown: Sequence[str]
) -> tuple[CellDemand, ...]:
    """Return which aggregated requirements each of the segments shown describes within `cell`."""
    cells = [replace(cell, segment=segment) for segment in shown]
    return tuple(requirement_shares(resources.snapshot, c, window=window) for c in cells)


def stated(resources: Resources, found: Composition) -> tuple[StatedPay, ...]:
    """Return who states pay by month: of the region chosen, else of the three countries with most adverts."""
    countries = [m.id for m in found.countries.parts if m.id not in NO_COUNTRY]
    regions = (found.cell.region,) if found.cell.region else tuple(countries[:COUNTRIES_BY_MONTH])
    return stated_pay(resources.snapshot, found.cell, regions, found.window)


def roles(
    resources: Resources, cell: Cell, window: Window, families: Sequence[str]
) -> tuple[CellDemand, ...]:
    """Return what each of the role families asks for within `cell`, widened where one is thin."""
    cells = [replace(cell, role_family=family) for family in families]
    return tuple(demand(resources.snapshot, c, window=window, groups=resources.groups) for c in cells)


def pairs(resources: Resources, cell: Cell, window: Window) -> SkillPairs:
    """Return the skills that adverts of `cell` ask for together more often than chance would have it."""
    return skill_pairs(resources.snapshot, cell, resources.taxonomy, window=window)


def changes(resources: Resources, cell: Cell, source: str | None = None) -> Trends:
    """Return how asked shares moved within one source: the one that holds most adverts, unless given."""
    largest = max(resources.snapshot.sources, key=lambda s: (s.rows, s.id), default=None)
    return trends(resources.snapshot, cell, source=source or (largest.id if largest else ""))


def employers(resources: Resources) -> tuple[NamedEmployer, ...]:
    """Return the employers that may be named, most adverts first; none for a session's own postings."""
    return () if is_own(resources.snapshot.id) else load_top_employers(market_folder(None))


def certificates() -> Mapping[str, CertificateStatus]:
    """Return the certificates whose status is known, by skill id."""
    return load_certificates()
