"""What an advert's lines ask beyond the names of tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mlgap.market._reading.zones import ZoneLine
from mlgap.requirements import Phrases
from mlgap.types import Necessity, Requirement

ASKING_ZONES: Mapping[str, Necessity] = {"responsibilities": "must", "required": "must", "preferred": "nice"}


def read_described(lines: Sequence[ZoneLine], phrases: Phrases) -> tuple[Requirement, ...]:
    """Return the aggregated requirements that an advert's lines ask for, sorted by id.

    Duties and demands make a "must", wishes alone a "nice"; the introduction and all other zones ask
    for nothing, because they tell of the product and the company as well.
    """
    found: dict[str, Necessity] = {}
    for line in lines:
        necessity = ASKING_ZONES.get(line.zone)
        if necessity is None:
            continue
        for id_ in phrases.described_in(line.text):
            if found.get(id_) != "must":
                found[id_] = necessity
    return tuple(Requirement(id_, found[id_]) for id_ in sorted(found))
