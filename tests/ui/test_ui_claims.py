"""The page of claims: each with its figures, filters, forecasts apart, both sides of a contradiction."""

from __future__ import annotations

import csv
import io

import pytest
from driving import drawn, go
from example_facts import example_snapshot
from streamlit.testing.v1 import AppTest

from mlgap import pipeline, reports


@pytest.fixture(scope="module")
def claims():
    return pipeline.checked_claims(example_snapshot())


def badges(app: AppTest) -> list[str]:
    html = [block.proto.body for block in app.get("html")]
    return [text.split(">")[2].split("<")[0] for text in html if 'class="badge' in text]


def choose_verdict(app: AppTest, verdict: str) -> AppTest:
    pills = next(group for group in app.get("button_group") if group.label == "Verdict")
    return pills.set_value([verdict]).run()


def test_a_claim_stands_with_its_report_figure_and_reason(app: AppTest) -> None:
    go(app, "claims")
    assert not app.exception
    text = drawn(app)
    for words in (
        "from 1 to 10",
        "stated: <b>1 to 10</b>",
        "it rests on 11 postings",
        "Report: State of ML hiring",
    ):
        assert words in text
    columns = {column for table in app.table for column in table.value.columns}
    assert {"Our figure [95 % interval]", "Adverts, employers", "Stands"} <= columns


def test_the_counts_of_verdicts_add_up_to_all_claims_with_one(app: AppTest, claims) -> None:
    go(app, "claims")
    assert app.table[0].value["Claims"].astype(int).sum() == sum(c.verdict is not None for c in claims)


def test_a_verdict_filters_the_claims(app: AppTest, claims) -> None:
    go(app, "claims")
    choose_verdict(app, "contradicts")
    assert not app.exception
    assert set(badges(app)) == {"Contradicts another claim"}
    assert len(badges(app)) == min(10, sum(c.verdict == "contradicts" for c in claims))


def test_a_topic_filters_the_claims(app: AppTest, claims) -> None:
    go(app, "claims")
    next(s for s in app.selectbox if s.label == "Topic").set_value("degrees").run()
    assert not app.exception
    assert len(badges(app)) == sum(c.claim.topic == "degrees" and c.verdict is not None for c in claims)


def test_both_sides_of_a_contradiction_are_shown_and_linked(app: AppTest) -> None:
    go(app, "claims")
    next(s for s in app.selectbox if s.label == "Topic").set_value("workforce").run()
    odds = [m.value for m in app.markdown if m.value.startswith("At odds with")]
    assert any("C002-7:" in o and "(#c002-7)" in o for o in odds)
    assert any("C004-10:" in o and "(#c004-10)" in o for o in odds)


def test_forecasts_stand_apart_and_have_no_verdict(app: AppTest, claims) -> None:
    go(app, "claims")
    forecasts = [c.claim.claim_id for c in claims if c.claim.kind == "forecast"]
    told = [t.value for t in app.table if "States" in t.value.columns]
    assert [v.split(":")[0] for v in told[0]["Claim"]] == forecasts
    assert not [c for c in claims if c.claim.kind == "forecast" and c.verdict]


def test_all_claims_can_be_listed(app: AppTest, claims) -> None:
    go(app, "claims")
    assert len(badges(app)) == 10
    next(t for t in app.toggle if t.label.startswith("List all")).set_value(True).run()
    assert len(badges(app)) == sum(c.verdict is not None for c in claims)


def test_the_csv_holds_every_claim_and_every_figure(claims) -> None:
    rows = list(csv.DictReader(io.StringIO(reports.claims_to_csv(claims))))
    assert {r["claim_id"] for r in rows} == {c.claim.claim_id for c in claims}
    assert len(rows) == sum(max(1, len(c.figures)) for c in claims)
    told = next(r for r in rows if r["claim_id"] == "C004-1")
    assert (told["claim_low"], told["unit"]) == ("0.9", "share")


def test_markdown_tells_every_claim_and_every_verdict(claims) -> None:
    text = reports.claims_to_markdown(claims)
    assert all(f"{c.claim.claim_id}:" in text for c in claims)
    assert text.count("\n## C") == sum(c.verdict is not None for c in claims)
    none = sum(c.verdict is None for c in claims)
    assert f"since forecasts and advice get none: {none} of {len(claims)}." in text
