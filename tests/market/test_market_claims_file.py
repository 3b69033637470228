"""The file of claims: what ships is sound and in our own words, and every fault is told at once."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from mlgap.errors import DataError
from mlgap.market import load_claims
from mlgap.skills import load_taxonomy
from mlgap.vocabulary import DATA, load_vocabulary

from claim_rows import BLANK, read, write

RESEARCH = Path(os.environ.get("MLGAP_RESEARCH_DATA", "")) / "reports"
with_reports = pytest.mark.skipif(
    not (RESEARCH / "claims.csv").is_file(), reason="the reports are not at hand (MLGAP_RESEARCH_DATA)"
)


@pytest.fixture(scope="module")
def shipped():
    return load_claims(load_taxonomy(), load_vocabulary())


def faults(tmp_path, *rows):
    with pytest.raises(DataError) as told:
        read(tmp_path, *rows)
    return told.value.problems


def test_the_shipped_file_holds_98_claims_of_five_reports(shipped):
    assert len({c.claim_id for c in shipped}) == 98
    assert {c.report for c in shipped} == {"000", "001", "002", "003", "004"}


def test_contradictions_between_reports_are_linked_from_both_sides(shipped):
    by_id = {c.claim_id: c for c in shipped}
    linked = [(c.claim_id, other) for c in shipped for other in c.contradicts]
    assert ("C002-7", "C004-10") in linked
    assert all(claim in by_id[other].contradicts for claim, other in linked)


def test_forecasts_have_neither_measure_nor_parts(shipped):
    forecasts = [c for c in shipped if c.kind == "forecast"]
    assert len(forecasts) >= 4
    assert all(not c.measure and not c.parts for c in forecasts)


def test_a_claim_that_is_not_checkable_says_why(shipped):
    assert all(len(c.note) > 15 for c in shipped if c.kind == "not-checkable")


@with_reports
def test_every_claim_of_the_research_is_there_with_its_figures(shipped):
    with (RESEARCH / "claims.csv").open(encoding="utf-8", newline="") as lines:
        told = {row["claim_id"]: row for row in csv.DictReader(lines)}
    assert {c.claim_id for c in shipped} == set(told)

    def numbers(text):
        return {float(n) for n in re.findall(r"\d+(?:\.\d+)?", str(text))}

    lost = [
        c.claim_id
        for c in shipped
        for column in ("value_low", "value_high")
        if numbers(told[c.claim_id][column]) - {v for v in (c.low, c.high) if v is not None} - {0.0}
    ]
    assert lost == []


@with_reports
def test_no_eight_word_run_of_a_report_stands_in_the_claims():
    def runs(text):
        words = re.findall(r"[a-z0-9+#]+", text.lower())
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    theirs = set()
    for path in RESEARCH.glob("report-*.txt"):
        theirs |= runs(path.read_text(encoding="utf-8"))
    with (RESEARCH / "claims.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            theirs |= runs(row["statement"])
    assert len(theirs) > 5000
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as lines:
        cells = [cell for row in csv.DictReader(lines) for cell in row.values()]
    assert [cell for cell in cells if runs(cell) & theirs] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "rumour"}, "kind: expected one of checkable"),
        ({"measure": "guess"}, "measure: expected one of share"),
        ({"measure": ""}, "measure: a checkable claim needs one"),
        ({"kind": "not-checkable", "measure": ""}, "note: a claim that is not checkable needs the reason"),
        ({"kind": "forecast"}, "measure: a claim of kind forecast has none"),
        ({"parts": ""}, "parts: expected what to count"),
        ({"parts": "skill=dockerr @0.2.."}, "skill: 'dockerr' is unknown"),
        ({"parts": "colour=red"}, "expected field=value with a field of"),
        ({"parts": "level=seniorr"}, "level: 'seniorr' is unknown"),
        ({"parts": "skill=docker / segment=big"}, "segment: 'big' is unknown"),
        ({"parts": "skill=docker > skill=gitt"}, "skill: 'gitt' is unknown"),
        ({"parts": "years=two"}, "years: expected low..high"),
        ({"given": "country=XX"}, "country: 'XX' is unknown"),
        ({"cells": "region=XX"}, "Unknown region 'XX'"),
        ({"cells": "colour=red"}, "expected segment, role, level, region"),
        ({"value_low": "much"}, "value_low: could not convert"),
        ({"statement": ""}, "statement: expected a value"),
        ({"contradicts": "T9"}, "contradicts: 'T9' is no claim"),
        ({"measure": "ratio", "parts": "over=3 under=1"}, "parts: over_rounds_to: missing"),
        ({"measure": "ratio", "parts": "three to one"}, "parts: expected name=number pairs"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_column(tmp_path, change, said):
    problems = faults(tmp_path, {}, {"claim_id": "T2", **change})
    assert any(said in p for p in problems), problems
    assert all("claims.csv" in p for p in problems)


def test_all_faults_of_the_file_are_told_at_once(tmp_path):
    problems = faults(
        tmp_path,
        {"kind": "rumour"},
        {"claim_id": "T2", "parts": "skill=dockerr"},
        {"claim_id": "T2", "value_high": "much"},
    )
    assert {p.split(":")[1] for p in problems if p.split(":")[1].isdigit()} == {"2", "3", "4"}
    assert any("T2 stands twice" in p for p in problems)


def test_a_link_from_one_side_alone_is_a_fault(tmp_path):
    problems = faults(tmp_path, {"contradicts": "T2"}, {"claim_id": "T2"})
    assert problems == ("claims.csv: T1: contradicts: T2 does not name it in turn",)


def test_other_columns_are_refused(tmp_path):
    path = write(tmp_path / "claims.csv", {})
    path.write_text(path.read_text().replace("claim_id", "id", 1))
    with pytest.raises(DataError, match="expected the columns claim_id"):
        load_claims(load_taxonomy(), load_vocabulary(), path)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        load_claims(load_taxonomy(), load_vocabulary(), tmp_path / "none.csv")


def test_the_blank_row_of_these_tests_is_sound(tmp_path):
    (claim,) = read(tmp_path, {})
    assert claim.parts[0].low == 0.20
    assert claim.statement == BLANK["statement"]
