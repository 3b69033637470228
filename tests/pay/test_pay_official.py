"""Official wages and the figures of reports are read as data, and only shown."""

from __future__ import annotations

import pytest

from mlgap.errors import DataError, UnknownId
from mlgap.pay import load_cited_pay, load_official_wages, official_wages
from mlgap.vocabulary import DATA

HEADER = "code,occupation,region,year,low,mid,high,currency,n_employed,role_families,source\n"


def test_official_wages_name_their_source_year_and_percentiles():
    wages = {wage.code: wage for wage in load_official_wages()}
    scientists = wages["15-2051"]
    assert (scientists.low, scientists.mid, scientists.high) == (63650, 112590, 194410)
    assert (scientists.region, scientists.currency, scientists.year) == ("US", "USD", 2024)
    assert "Bureau of Labor Statistics" in scientists.source
    assert {wage.year for wage in wages.values()} == {2024}


def test_a_percentile_above_the_cap_of_the_source_is_withheld():
    managers = next(wage for wage in load_official_wages() if wage.code == "11-3021")
    assert (managers.mid, managers.high) == (171200, None)


def test_a_role_has_the_occupations_nearest_to_it():
    assert [wage.code for wage in official_wages("ml-engineer")] == ["15-2051", "15-1252"]
    assert [wage.code for wage in official_wages("data-engineer", "us-seattle")] == ["15-1243"]
    assert official_wages("ml-engineer", "GB") == official_wages("ai-governance") == ()
    assert official_wages(None) == load_official_wages()


def test_a_role_of_no_vocabulary_is_refused():
    with pytest.raises(UnknownId, match="wizard"):
        official_wages("wizard")


def test_every_fault_of_official_wages_is_named_at_once(tmp_path):
    path = tmp_path / "wages.csv"
    path.write_text(
        HEADER
        + "1,Sorcerers,US,2024,3,2,,USD,9,wizard,Somebody\n"
        + "2,,ZZ,2024,#,2,3,USD,9,,Somebody\n"
        + "3,Bakers,US,2024,1,2,3,EUR,9,quant,Somebody\n"
    )
    with pytest.raises(DataError) as caught:
        load_official_wages(path)
    for fault in (
        "wages.csv:2: low, mid, high: expected them in rising order",
        "wages.csv:2: role_families: 'wizard'",
        "wages.csv:3: low: expected a whole number, got '#'",
        "wages.csv:3: region: 'ZZ'",
        "wages.csv:3: occupation",
        "wages.csv:3: role_families: expected at least one",
        "wages.csv:4: currency: expected USD, got 'EUR'",
    ):
        assert fault in str(caught.value)


def test_a_missing_column_or_file_is_said(tmp_path):
    (tmp_path / "wages.csv").write_text("code,mid\n1,2\n")
    with pytest.raises(DataError, match="expected the columns code, occupation"):
        load_official_wages(tmp_path / "wages.csv")
    with pytest.raises(DataError, match="cannot be read"):
        load_official_wages(tmp_path / "none.csv")


def test_two_figures_of_reports_are_cited_with_source_and_date():
    total, contract = load_cited_pay()
    assert (total.low, total.high, total.currency, total.period) == (200_000, 300_000, "USD", "year")
    assert (total.segment, total.basis, total.region) == ("big-tech", "total", "US")
    assert (contract.low, contract.high, contract.period, contract.segment) == (90, 160, "hour", None)
    assert {(one.source, one.date) for one in (total, contract)} == {
        ("cv-maker.pro, US market for ML engineers", "5 April 2026")
    }


def test_a_claim_that_is_gone_or_has_no_figures_is_named(tmp_path):
    lines = (DATA / "claims.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    faulty = [line.replace("USD/hour", "USD") for line in lines if not line.startswith("C003-1,")]
    (tmp_path / "claims.csv").write_text("".join(faulty), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_cited_pay(tmp_path / "claims.csv")
    assert "C003-1: is missing" in str(caught.value)
    assert "C003-2: expected two figures" in str(caught.value)
