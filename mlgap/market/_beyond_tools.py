"""Of what adverts ask beyond the names of tools: the shares of aggregated requirements in a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mlgap.market._demand import demand
from mlgap.market._facts import FactTable
from mlgap.requirements import Measured, load_measured
from mlgap.types import Cell, CellDemand, MarketSnapshot, Window


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
