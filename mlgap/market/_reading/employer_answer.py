"""Which segment an employer is in, by its name, with all that the answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mlgap.market._reading.employers import (
    EmployerTable,
    find_employer,
    identity_from_table,
    load_employers,
    segment_from_table,
)
from mlgap.types import Cut, Segment, SegmentBasis
from mlgap.vocabulary import DATA

WHY_KNOWN = "by our table of employers, read one by one"
WHY_BY_NAME = "by the name itself, which says that it recruits or consults"
WHY_DOUBTED = "the name is in our table, but it could stand for more than one employer"
WHY_UNKNOWN = (
    "the name is not in our table; each of its adverts is judged by its own words, where they are enough"
)


@dataclass(frozen=True, slots=True)
class EmployerAnswer:
    """An employer's segment and why. `adverts` counts those under its names that were collected.

    `known_as` and `parent` are as in the table, "" where there is none. `adverts` is None where the table
    does not hold the name.
    """

    asked: str
    known_as: str
    parent: str
    segment: Segment
    basis: SegmentBasis
    why: str
    cuts: tuple[Cut, ...]
    industry: str
    adverts: int | None


def answer_employer(name: str, table: EmployerTable | None = None) -> EmployerAnswer:
    """Return which segment `name` is in by `table`, the shipped one unless given."""
    table = table or _shipped()
    found = find_employer(name, table)
    segment, basis, cuts, industry = segment_from_table(name, table)
    return EmployerAnswer(
        asked=name.strip(),
        known_as=found.name if found else "",
        parent=found.parent if found else "",
        segment=segment,
        basis=basis,
        why=_why(known=found is not None, told=basis != "none"),
        cuts=cuts,
        industry=industry,
        adverts=_adverts_of(name, table) if found else None,
    )


def _adverts_of(name: str, table: EmployerTable) -> int:
    """Return the adverts under all names and subsidiaries that count as one employer with `name`."""
    employers = {employer.key: employer for employer in table.by_name.values()}
    one = identity_from_table(name, table)
    return sum(e.adverts for e in employers.values() if identity_from_table(e.key, table) == one)


def _why(*, known: bool, told: bool) -> str:
    if known:
        return WHY_KNOWN if told else WHY_DOUBTED
    return WHY_BY_NAME if told else WHY_UNKNOWN


@cache
def _shipped() -> EmployerTable:
    return load_employers(DATA / "employers.csv")
