"""Shares against a recount by other means: pandas over the shipped Parquet files, in a few plain lines."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from mlgap.market import MARKET, demand, load_snapshot
from mlgap.types import Cell

SKILLS = (
    "python", "docker", "kubernetes", "aws", "pytorch", "sql", "llm", "model-monitoring", "communication",
    "regulatory-compliance",
)  # fmt: skip
PARTS = {
    "big-tech": ["big-tech"],
    "ai-startup": ["ai-startup"],
    "regulated": ["regulated-finance", "regulated-health", "regulated-insurance"],
    "regulated-finance": ["regulated-finance"],
    "regulated-health": ["regulated-health"],
    "gov-defence": ["gov-defence"],
    "product-tech": ["product-tech"],
    "traditional-enterprise": ["traditional-enterprise"],
    "consulting-staffing": ["consulting-staffing"],
    "unclear": ["unclear"],
}
ASKED, REQUIRED = ("must", "any-of", "nice"), ("must", "any-of")


@pytest.fixture(scope="module")
def adverts():
    """Adverts of the window with the source's factor, recounted from the files."""
    manifest = json.loads((MARKET / "manifest.json").read_text())
    rows = pd.read_parquet(MARKET / "postings.parquet").astype(
        {c: str for c in ("month", "source", "role_family")}
    )
    rows = rows[rows.month.between(manifest["window"]["first"], manifest["window"]["last"])]
    observed = rows.source.value_counts(normalize=True)
    fixed = {s["id"]: s["weight"] for s in manifest["sources"]}
    rows["factor"] = [min(4, max(0.25, fixed[s] / observed[s])) for s in rows.source]
    return rows[rows.role_family != "ai-trainer"]


@pytest.fixture(scope="module")
def asks():
    return pd.read_parquet(MARKET / "requirements.parquet").astype({"what": str, "how": str})


@pytest.fixture(scope="module")
def snapshot():
    return load_snapshot()


def rows_that(asks, skill, how):
    return set(asks[(asks.what == skill) & asks.how.isin(how)].row)


@pytest.mark.parametrize("segment", PARTS)
def test_shares_of_ten_skills_are_those_of_a_plain_recount(segment, adverts, asks, snapshot):
    cell = adverts[adverts.segment.isin(PARTS[segment])].copy()
    cap = max(3, cell.factor.sum() / 10)
    cell["weight"] = cell.factor * (
        cap / cell.groupby("employer_key", observed=True).factor.transform("sum")
    ).clip(upper=1)
    told = demand(snapshot, Cell(segment=segment))
    assert (told.used, told.n_adverts) == (Cell(segment=segment), len(cell))
    assert told.n_employers == cell.employer_key.nunique()
    by_skill = {d.what: d for d in told.demands}
    for skill in SKILLS:
        asking = cell.index.isin(rows_that(asks, skill, ASKED))
        requiring = cell.index.isin(rows_that(asks, skill, REQUIRED))
        d = by_skill[skill]
        assert d.n_asking == asking.sum() > 0
        assert d.raw_asked == pytest.approx(cell.weight[asking].sum() / cell.weight.sum(), abs=6e-5)
        assert d.raw_required == pytest.approx(cell.weight[requiring].sum() / cell.weight.sum(), abs=6e-5)
        assert (d.asked, d.required) == (d.raw_asked, d.raw_required)


def test_unweighted_shares_are_near_the_weighted_ones_where_no_employer_dominates(adverts, asks, snapshot):
    cell = adverts[adverts.segment == "product-tech"]
    by_skill = {d.what: d for d in demand(snapshot, Cell(segment="product-tech")).demands}
    for skill in SKILLS:
        plain = cell.index.isin(rows_that(asks, skill, ASKED)).mean()
        assert by_skill[skill].asked == pytest.approx(plain, abs=0.01)
