"""Claims set against invented markets: each measure, each reason for doubt, and who is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlgap.market import check_claims
from mlgap.market._claims.check import conflict_basis
from mlgap.pay import annual_midpoint
from mlgap.skills import load_taxonomy
from mlgap.types import GateAsk, PostedPay, Requirement, Source

from claim_rows import read
from postings import posting, snapshot

SURE = {
    group: (0.99, 0.99, 5000)
    for group in (
        "all", "containers-orchestration", "software-engineering", "programming-languages", "domain",
        "governance-compliance", "ml-frameworks",
    )
}  # fmt: skip


def check(tmp_path, facts, *rows, reader=None):
    market = replace(snapshot(facts), reader=SURE if reader is None else reader)
    return check_claims(market, read(tmp_path, *rows), load_taxonomy(), annual_midpoint)


def market_of(hits, total, skill="docker", **changes):
    return [posting(i, [skill] if i < hits else ["git"], **changes) for i in range(total)]


@pytest.mark.parametrize(
    ("hits", "verdict"), [(200, "supported"), (10, "not-supported"), (80, "unclear")]
)  # fmt: skip
def test_a_share_is_judged_by_its_interval(tmp_path, hits, verdict):
    (checked,) = check(tmp_path, market_of(hits, 400), {"parts": "skill=docker @0.20.."})
    assert checked.verdict == verdict
    assert checked.figures[0].value == pytest.approx(hits / 400)
    assert (checked.figures[0].n_adverts, checked.figures[0].n_employers) == (400, 400)


def test_percent_claims_are_set_against_shares(tmp_path):
    claim = {"parts": "skill=docker", "value_low": "50", "value_high": "50", "unit": "percent"}
    (checked,) = check(tmp_path, market_of(200, 400), claim)
    assert checked.verdict == "supported"
    assert checked.figures[0].claim_low == 0.5


def test_a_part_that_holds_and_one_that_fails_are_mixed(tmp_path):
    (checked,) = check(tmp_path, market_of(300, 400), {"parts": "skill=docker @0.5.. | skill=git @0.5.."})
    assert checked.verdict == "mixed"
    assert checked.why == "Of 2 figures: 1 borne out, 1 not borne out (below what is claimed)."


def test_a_share_that_holds_in_one_cell_and_not_in_another_is_mixed(tmp_path):
    facts = market_of(150, 200) + [posting(200 + i, ["git"], country="GB") for i in range(200)]
    cells = {"cells": "region=US | region=GB", "parts": "skill=docker @0.5.."}
    (checked,) = check(tmp_path, facts, cells)
    assert checked.verdict == "mixed"
    assert [f.where for f in checked.figures] == ["United States", "United Kingdom"]


def test_a_claim_on_the_united_states_counts_adverts_of_the_united_states_alone(tmp_path):
    facts = market_of(0, 100) + market_of(100, 100, country="DE")
    (checked,) = check(tmp_path, facts, {"cells": "region=US", "geography": "US"})
    assert checked.figures[0].n_adverts == 100
    assert checked.verdict == "not-supported"


def test_a_world_wide_claim_measured_in_one_country_says_so(tmp_path):
    (checked,) = check(tmp_path, market_of(100, 200), {"cells": "region=US", "geography": "global"})
    assert checked.why.endswith("alone, though the claim is not of them alone.")
    assert (checked.figures[0].outcome, checked.verdict) == ("holds", "unclear")


def test_fourteen_adverts_make_no_verdict(tmp_path):
    (checked,) = check(tmp_path, market_of(14, 14), {})
    assert checked.verdict == "unclear"
    assert "rests on 14 adverts of 14 employers" in checked.why


def test_the_error_of_the_reader_can_turn_a_verdict_to_unclear(tmp_path):
    facts = market_of(60, 400)
    claim = {"parts": "skill=docker @0.20.."}
    (sure,) = check(tmp_path, facts, claim)
    assert sure.verdict == "not-supported"
    half_read = {"containers-orchestration": (0.98, 0.60, 200)}
    (unsure,) = check(tmp_path, facts, claim, reader=half_read)
    assert unsure.verdict == "unclear"
    assert "the error of our reading could turn it" in unsure.why


def test_what_was_never_measured_is_unclear(tmp_path):
    (checked,) = check(tmp_path, market_of(300, 400), {}, reader={"cloud": (1.0, 1.0, 99)})
    assert checked.verdict == "unclear"
    assert "never measured" in checked.why


def test_adverts_that_state_no_level_can_turn_a_verdict(tmp_path):
    claim = {"parts": "level=early @0.10", "unit": "share"}
    stated = [posting(i, level="junior" if i < 40 else "senior") for i in range(400)]
    (sure,) = check(tmp_path, stated, claim)
    assert sure.verdict == "supported"
    silent = [posting(400 + i, level="unstated") for i in range(400)]
    (unsure,) = check(tmp_path, stated + silent, claim)
    assert unsure.figures[0].value == pytest.approx(0.10)
    assert unsure.figures[0].n_adverts == 400
    assert "50% of the adverts do not state it" in unsure.why


def test_required_shares_are_doubted_up_to_the_asked_share(tmp_path):
    nice = (Requirement("python", "nice"),)
    facts = [*market_of(300, 320, "python"), *(posting(400 + i, requirements=nice) for i in range(180))]
    (checked,) = check(tmp_path, facts, {"parts": "required=python @0.70.. | skill=python @0.70.."})
    assert [f.outcome for f in checked.figures] == ["unclear", "holds"]
    assert "how firmly" in checked.figures[0].why


def test_two_shares_of_the_same_adverts_are_compared_advert_by_advert(tmp_path):
    facts = [posting(i, ["docker", "git"] if i < 60 else ["git"] if i < 300 else []) for i in range(400)]
    (checked,) = check(tmp_path, facts, {"parts": "skill=git > skill=docker"})
    assert checked.figures[0].value == pytest.approx(240 / 400)
    assert checked.figures[0].outcome == "holds"
    (turned,) = check(tmp_path, facts, {"parts": "skill=docker > skill=git"})
    assert turned.verdict == "not-supported"


def test_a_share_in_one_segment_is_compared_with_the_others(tmp_path):
    gate = (GateAsk("clearance", True),)
    cleared = [posting(i, segment="gov-defence", gates=gate if i < 60 else ()) for i in range(100)]
    others = [posting(100 + i) for i in range(300)]
    claim = {"parts": "gate=clearance / segment=gov-defence > gate=clearance / segment!=gov-defence"}
    (checked,) = check(tmp_path, cleared + others, claim)
    assert checked.verdict == "supported"
    assert checked.figures[0].value == pytest.approx(0.6)
    assert checked.figures[0].n_adverts == 100


def test_intermediaries_are_counted_only_where_a_claim_takes_all_segments(tmp_path):
    facts = [*market_of(50, 100), *market_of(0, 100, segment="consulting-staffing")]
    (narrow, wide) = check(tmp_path, facts, {}, {"claim_id": "T2", "cells": "segment=any"})
    assert (narrow.figures[0].n_adverts, wide.figures[0].n_adverts) == (100, 200)


def test_a_rank_that_other_skills_may_share_is_unclear(tmp_path):
    facts = [posting(i, ["docker", "git"] if i % 2 else ["docker"] if i % 3 else []) for i in range(600)]
    first, second = ({"measure": "rank", "parts": f"skill={s} @..1"} for s in ("docker", "git"))
    (docker, git) = check(tmp_path, facts, first, {**second, "claim_id": "T2"})
    assert (docker.verdict, git.verdict) == ("supported", "not-supported")
    even = [posting(i, ["docker"] if i % 2 else ["git"]) for i in range(600)]
    (docker, git) = check(tmp_path, even, first, {**second, "claim_id": "T2"})
    assert (docker.verdict, git.verdict) == ("unclear", "unclear")


def test_a_segment_profile_is_judged_by_lift_over_the_same_roles(tmp_path):
    facts = market_of(150, 200, segment="ai-startup") + market_of(20, 400)
    claim = {"measure": "lift", "cells": "segment=ai-startup", "parts": "skill=docker | skill=git"}
    (checked,) = check(tmp_path, facts, claim)
    assert [f.outcome for f in checked.figures] == ["holds", "fails"]
    assert checked.figures[0].value > 5


def test_a_skill_asked_as_often_elsewhere_is_told_as_such(tmp_path):
    facts = market_of(100, 200, segment="ai-startup") + market_of(200, 400)
    claim = {"measure": "lift", "cells": "segment=ai-startup", "parts": "skill=docker"}
    (checked,) = check(tmp_path, facts, claim)
    assert checked.figures[0].value is None
    assert "not told apart from the same roles elsewhere" in checked.why


def test_a_change_is_measured_within_the_largest_source(tmp_path):
    before = market_of(40, 400, month="2025-03")
    now = market_of(160, 400)
    other = market_of(0, 300, source="small")
    facts = before + now + other
    claim = {"measure": "trend", "given": "source=largest", "parts": "skill=docker @0.."}
    (checked,) = check(tmp_path, facts, claim)
    assert checked.figures[0].value == pytest.approx(0.3)
    assert checked.verdict == "supported"


def test_what_is_there_at_all_needs_fifteen_adverts(tmp_path):
    facts = [posting(i, cuts=("platform-team",) if i < 20 else ()) for i in range(100)]
    claim = {"measure": "present", "parts": "cut=platform-team | cut=frontier-lab"}
    (checked,) = check(tmp_path, facts, claim)
    assert [f.outcome for f in checked.figures] == ["holds", "unclear"]


def paid(row, middle, **changes):
    pay = PostedPay(middle - 10_000, middle + 10_000, "USD", "year", "base")
    return posting(row, pay=pay, **changes)


def test_a_median_of_posted_pay_is_set_against_a_claimed_range(tmp_path):
    facts = [paid(i, 150_000 + 200 * (i % 100)) for i in range(200)]
    claim = {"measure": "pay-median", "unit": "USD/year", "cells": "region=US", "parts": ""}
    claim |= {"geography": "US"}
    inside, above = ({"value_low": a, "value_high": b} for a, b in (("140000", "180000"), ("2e5", "3e5")))
    (held, missed) = check(tmp_path, facts, {**claim, **inside}, {**claim, **above, "claim_id": "T2"})
    assert held.verdict == "supported"
    assert held.figures[0].value == pytest.approx(160_000, abs=400)
    assert missed.verdict == "not-supported"
    assert "below what is claimed" in missed.why


def test_pay_of_internships_contracts_and_other_currencies_is_left_out(tmp_path):
    euro = PostedPay(40_000, 50_000, "EUR", "year", "base")
    facts = [paid(i, 160_000) for i in range(30)]
    facts += [paid(30 + i, 60_000, level="intern") for i in range(30)]
    facts += [paid(60 + i, 60_000, employment="contract") for i in range(30)]
    facts += [posting(90 + i, pay=euro) for i in range(30)]
    claim = {
        "measure": "pay-median",
        "unit": "USD/year",
        "parts": "",
        "value_low": "1e5",
        "value_high": "2e5",
    }
    (checked,) = check(tmp_path, facts, claim)
    assert (checked.figures[0].n_adverts, checked.figures[0].value) == (30, 160_000)


def test_hourly_claims_count_hourly_contracts_alone(tmp_path):
    hourly = PostedPay(60.0, 80.0, "USD", "hour", "base")
    facts = [posting(i, pay=hourly, employment="contract") for i in range(30)]
    facts += [posting(30 + i, pay=hourly) for i in range(30)]
    facts += [paid(60 + i, 160_000, employment="contract") for i in range(30)]
    claim = {"measure": "pay-median", "unit": "USD/hour", "parts": "", "value_low": "90", "value_high": "160"}
    (checked,) = check(tmp_path, facts, claim)
    assert (checked.figures[0].n_adverts, checked.figures[0].value) == (30, 70.0)
    assert checked.verdict == "not-supported"


def test_a_pay_difference_is_taken_at_the_same_level(tmp_path):
    facts = [
        paid(i, (200_000 if senior else 100_000) + 500 * (i % 7), level="senior" if senior else "junior",
             work_mode="remote" if (i % 4 != 0) == senior else "onsite")
        for i in range(400)
        for senior in [i % 2 == 0]
    ]  # fmt: skip
    claim = {
        "measure": "pay-effect", "given": "work_mode=remote+onsite", "parts": "work_mode=remote @-0.05..0.05",
    }  # fmt: skip
    (checked,) = check(tmp_path, facts, claim)
    assert abs(checked.figures[0].value) < 0.01
    assert checked.verdict == "supported"


def test_pay_growth_is_against_the_year_before(tmp_path):
    facts = [paid(i, 100_000 + 300 * (i % 9), month="2025-03") for i in range(100)]
    facts += [paid(100 + i, 110_000 + 300 * (i % 9)) for i in range(100)]
    claim = {"measure": "pay-growth", "unit": "percent", "parts": "", "value_low": "38", "value_high": "38"}
    (checked,) = check(tmp_path, facts, claim)
    assert checked.figures[0].value == pytest.approx(0.10, abs=0.01)
    assert checked.verdict == "not-supported"


def test_a_forecast_has_no_verdict_and_no_figure(tmp_path):
    (checked,) = check(tmp_path, market_of(1, 20), {"kind": "forecast", "measure": "", "parts": ""})
    assert checked.verdict is None
    assert checked.figures == ()


def test_figures_beside_a_claim_that_cannot_be_checked_do_not_judge_it(tmp_path):
    (checked,) = check(tmp_path, market_of(300, 400), {"kind": "not-checkable", "note": "The reason."})
    assert (checked.verdict, checked.why) == ("not-checkable-here", "The reason.")
    assert [f.outcome for f in checked.figures] == ["shown"]


def apart(low, high, other_low, other_high):
    shared = {"kind": "not-checkable", "measure": "", "parts": "", "note": "The reason.", "unit": "percent"}
    return (
        {**shared, "value_low": low, "value_high": high, "contradicts": "T2"},
        {**shared, "claim_id": "T2", "value_low": other_low, "value_high": other_high, "contradicts": "T1"},
    )


def test_claims_whose_figures_share_no_value_contradict_each_other(tmp_path):
    first, second = check(tmp_path, market_of(1, 20), *apart("67", "67", "20", "30"))
    assert (first.verdict, second.verdict) == ("contradicts", "contradicts")
    assert [c.claim_id for c in (*first.conflicts, *second.conflicts)] == ["T2", "T1"]
    assert first.conflicts[0].basis == "figures-apart"


def test_claims_whose_ranges_meet_do_not_contradict(tmp_path):
    first, _ = check(tmp_path, market_of(1, 20), *apart("20", "40", "30", ""))
    assert first.verdict == "not-checkable-here"
    assert first.conflicts[0].basis == "figures-overlap"


def test_claims_of_different_measures_are_at_odds_by_reading(tmp_path):
    first, second = read(tmp_path, *apart("1", "1", "2", "2"))
    assert conflict_basis(first, replace(second, metric="another")) == "by-reading"


def test_the_same_snapshot_gives_the_same_verdicts(tmp_path):
    facts = [paid(i, 150_000 + 200 * (i % 100)) for i in range(200)]
    row = {"measure": "pay-median", "unit": "USD/year", "parts": "", "value_low": "1e5", "value_high": "2e5"}
    assert check(tmp_path, facts, row) == check(tmp_path, facts[::-1], row)


def test_sources_keep_their_fixed_weights(tmp_path):
    facts = market_of(300, 300, source="big") + market_of(0, 100, source="small")
    sources = (Source("big", "Big", 300, 0.5), Source("small", "Small", 100, 0.5))
    market = replace(snapshot(facts, sources), reader=SURE)
    (checked,) = check_claims(market, read(tmp_path, {}), load_taxonomy(), annual_midpoint)
    assert checked.figures[0].value == pytest.approx(0.5)
