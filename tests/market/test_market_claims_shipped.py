"""The claims on the shipped market: figures that a plain recount gives too, and the command that tells."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest

from mlgap import pipeline
from mlgap.cli import main
from mlgap.market import FactTable, load_snapshot
from mlgap.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def shipped():
    return load_snapshot()


@pytest.fixture(scope="module")
def claims(shipped):
    return {c.claim.claim_id: c for c in pipeline.checked_claims(shipped)}


def figures(claims):
    return [f for c in claims.values() for f in c.figures]


def test_every_figure_lies_in_its_interval_and_says_what_it_rests_on(claims):
    told = [f for f in figures(claims) if f.value is not None]
    assert len(told) > 150
    assert all(f.low is None or f.low <= f.value for f in told)
    assert all(f.high is None or f.value <= f.high for f in told)
    ours = [f for f in told if f.where != "the report's own figures"]
    assert all(f.n_adverts and f.n_employers for f in ours if f.unit != "times")
    assert all(0 <= f.low <= f.high <= 1 for f in ours if f.unit == "share")


def test_figures_that_judge_rest_on_fifteen_adverts_of_five_employers(claims):
    judging = [
        f
        for f in figures(claims)
        if f.outcome in ("holds", "fails") and f.where != "the report's own figures"
    ]
    assert len(judging) > 50
    assert all(f.n_adverts >= 15 and f.n_employers >= 5 for f in judging)


def test_each_verdict_occurs_and_forecasts_have_none(claims):
    verdicts = {c.verdict for c in claims.values() if c.claim.kind in ("checkable", "not-checkable")}
    assert verdicts == {
        "supported", "not-supported", "mixed", "unclear", "not-checkable-here", "contradicts",
    }  # fmt: skip
    assert {c.verdict for c in claims.values() if c.claim.kind in ("forecast", "content")} == {None}


def test_united_states_claims_are_measured_on_united_states_adverts(claims):
    wrong = [
        (c.claim.claim_id, f.where)
        for c in claims.values()
        for f in c.figures
        if c.claim.geography == "US" and "United States" not in f.where and f.outcome in ("holds", "fails")
    ]
    assert wrong == []


def test_a_plain_recount_of_facts_gives_the_same_counts_and_nearly_the_same_shares(shipped, claims):
    """Weights move a share a little: sources are weighted and no employer may be more than a tenth."""
    vocabulary, table = load_vocabulary(), FactTable.of(shipped.facts)
    months, families = table.columns["month"], table.columns["role_family"]
    inside = months.isin(m for m in months.values if shipped.window.first <= m <= shipped.window.last)
    cell = inside & families.isin(["ml-engineer"]) & table.columns["segment"].isin(vocabulary.segments())
    asks = table.requirements
    for claim, place, skill in (("C004-1", 0, "python"), ("C004-11", 0, "spark"), ("C004-12", 4, "docker")):
        asking = np.zeros(len(table), dtype=bool)
        asking[asks.row[asks.what.isin([skill]) & asks.how.isin(["must", "any-of", "nice"])]] = True
        figure = claims[claim].figures[place]
        assert figure.n_adverts == cell.sum()
        assert figure.value == pytest.approx(asking[cell].mean(), abs=0.06)


def test_the_command_tells_all_claims_in_each_format(tmp_path, claims):
    for kind in ("md", "csv", "json"):
        assert main(["market", "claims", "--format", kind, "--out", str(tmp_path / f"claims.{kind}")]) == 0
    told = json.loads((tmp_path / "claims.json").read_text(encoding="utf-8"))
    assert [c["claim"]["claim_id"] for c in told] == list(claims)
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert {r["claim_id"]: r["verdict"] for r in csv.DictReader(lines)} == {
            i: c.verdict or "" for i, c in claims.items()
        }
    assert (tmp_path / "claims.md").read_text(encoding="utf-8").startswith("# Claims, checked")
