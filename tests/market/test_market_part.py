"""A part of a snapshot holds the rows it says; its figures are those of a snapshot of these rows alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example_facts import WINDOW, example_facts, example_snapshot

from mlgap.market import demand, months_of, part_of_snapshot
from mlgap.types import Cell, Window

WHOLE = example_snapshot()


@pytest.mark.parametrize(
    ("chosen", "holds"),
    [
        ({"source": "boards"}, lambda f: f.source == "boards"),
        ({"table_only": True}, lambda f: f.segment_basis == "table"),
        (
            {"source": "aggregate", "table_only": True},
            lambda f: (f.source, f.segment_basis) == ("aggregate", "table"),
        ),
    ],
)
def test_a_part_holds_exactly_its_rows(chosen, holds):
    part = part_of_snapshot(WHOLE, **chosen)
    expected = [replace(f, row=n) for n, f in enumerate(f for f in example_facts() if holds(f))]
    assert 0 < len(expected) < 960
    assert list(part.facts) == expected


def test_a_parts_demand_is_that_of_a_snapshot_of_its_rows():
    rows = [f for f in example_facts() if f.source == "boards"]
    alone = replace(WHOLE, facts=rows, sources=())
    for cell in (Cell(), Cell(segment="big-tech"), Cell(role_family="ml-engineer", region="US")):
        found = demand(part_of_snapshot(WHOLE, source="boards"), cell)
        expected = demand(alone, cell)
        assert found.n_adverts == expected.n_adverts > 4
        assert {d.what: d for d in found.demands} == {d.what: d for d in expected.demands}


def test_nothing_chosen_is_the_whole():
    assert part_of_snapshot(WHOLE) is WHOLE


def test_a_part_without_rows_tells_nothing_and_does_not_fail():
    part = part_of_snapshot(WHOLE, source="nowhere")
    assert len(part.facts) == 0
    assert demand(part, Cell()).n_adverts == 0


def test_months_have_no_hole_and_hold_the_window():
    facts = [f for f in example_facts() if f.month != "2025-12"]
    months = months_of(replace(WHOLE, facts=facts))
    assert months[0] == "2025-06"
    assert months[-1] == "2026-08"
    assert len(months) == 15
    assert "2025-12" in months
    wider = months_of(replace(WHOLE, facts=facts, window=Window("2025-01", WINDOW.last)))
    assert wider[0] == "2025-01"
