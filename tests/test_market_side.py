"""The market's part of a report, counted once for many CVs: what is made from it is what is made alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import example_facts
import numpy as np
import pytest

from mlgap import gaps, pipeline
from mlgap.market import FactTable, demand, most_asked
from mlgap.market._cells import Sample
from mlgap.market._shares import clustered_shares
from mlgap.market_side import market_side
from mlgap.pay import BandTable
from mlgap.resources import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import Cell
from mlgap.vocabulary import load_vocabulary

import examples

TODAY = date(2026, 11, 21)
CELLS = (Cell(), Cell(role_family="ml-engineer"), Cell(level="senior"), Cell(segment="big-tech"))
PROFILE = examples.example_profile()


@pytest.fixture(scope="module")
def resources() -> Resources:
    made = example_facts.example_snapshot()
    return Resources(
        load_vocabulary(),
        load_taxonomy(),
        SimpleNamespace(name="example-model", digest="0" * 64, calibrated=True),
        SimpleNamespace(items=()),
        replace(made, facts=FactTable.of(made.facts)),
        BandTable(example_facts.WINDOW, {}, 0.8, 0),
    )


@pytest.mark.parametrize("cell", CELLS)
def test_a_report_over_a_kept_side_is_the_report_made_alone(resources, cell):
    side = market_side(resources, cell)
    alone = pipeline.report_of(PROFILE, resources, cell=cell, today=TODAY)
    glance = pipeline.report_of(PROFILE, resources, cell=cell, today=TODAY, side=side, every_unlock=False)
    assert len(glance.unlocks) == 1
    assert replace(glance, unlocks=alone.unlocks) == alone
    assert pipeline.with_every_unlock(glance, resources, side) == alone
    for unlocks in alone.unlocks:
        assert pipeline.unlocks_in(glance, unlocks.segment, resources, side) == unlocks


def test_the_side_of_another_cell_is_not_used(resources):
    side = market_side(resources, CELLS[1])
    told = pipeline.report_of(PROFILE, resources, cell=CELLS[3], today=TODAY, side=side)
    assert [s.segment for s in told.segments] == ["big-tech"]


def test_what_is_most_asked_of_a_role_is_what_its_demand_says(resources):
    for family in resources.vocabulary.roles_told:
        cell = Cell(role_family=family)
        whole = demand(resources.snapshot, cell)
        asked = most_asked(resources.snapshot, cell, gaps.MOST_ASKED_SHARE)
        told = {d.what for d in whole.demands if d.asked >= gaps.MOST_ASKED_SHARE}
        assert set(asked.skills) == told
        assert (asked.used, asked.dropped, asked.n_adverts) == (whole.used, whole.dropped, whole.n_adverts)


def test_clustered_shares_are_those_of_every_employer_written_out():
    draw = np.random.default_rng(7)
    hits = (draw.random((60, 5)) < (0.0, 0.1, 0.5, 0.9, 1.0)).astype(float)
    rows, employers = np.arange(10, 55), draw.integers(0, 9, 45).astype(np.int32)
    weights = draw.random(45) + 0.2
    found = clustered_shares(Sample(rows, weights, employers), hits)
    total = weights.sum()
    share = weights @ hits[rows] / total
    assert np.allclose(found.share, share)
    of = employers[:, None] == np.unique(employers)
    residual = (of * weights[:, None]).T @ (hits[rows] - share)
    n = of.any(axis=0).sum()
    variance = n / (n - 1) * np.square(residual).sum(axis=0) / total**2
    inner = (share > 0) & (share < 1)
    by_employer = (of * weights[:, None]).sum(axis=0)
    kish = [w.sum() ** 2 / np.square(w).sum() for w in (by_employer, weights)]
    expected = np.clip(share[inner] * (1 - share[inner]) / variance[inner], *kish)
    assert np.allclose(found.n_effective[inner], expected)
