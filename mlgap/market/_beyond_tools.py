"""What adverts ask beyond the names of tools: which aggregated requirements, and their shares in a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mlgap.market._demand import demand
from mlgap.market._facts import FactTable
from mlgap.market._zones import ZoneLine
from mlgap.requirements import Measured, Phrases, load_measured
from mlgap.types import Cell, CellDemand, MarketSnapshot, Necessity, Requirement, Window

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


def requirement_shares(
    snapshot: MarketSnapshot,
    cell: Cell,
    *,
    window: Window | None = None,
    measured: Mapping[str, Measured] | None = None,
) -> CellDemand:
    """Return what share of the adverts of `cell` describe each aggregated requirement.

    The same arithmetic as `demand`: weights, intervals over employers, widening, pooling and lift;
    `Demand.what` is a requirement's id and `reader_precision` the share of assigned lines that reading
    confirmed. Requirements that reading did not confirm often enough are left out; `measured` is the
    shipped table unless given. Recall is not known, so shares are lower bounds in tendency.
    """
    known = load_measured() if measured is None else measured
    beyond = FactTable.of(snapshot.facts).beyond_tools
    told = demand(replace(snapshot, facts=beyond), cell, window=window)
    shown = tuple(
        replace(item, reader_precision=known[item.what].precision)
        for item in told.demands
        if item.what in known and known[item.what].measured
    )
    return replace(told, demands=shown)
