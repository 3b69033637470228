"""The rule of verdicts, line by line: pure functions of figures."""

from __future__ import annotations

import math

import pytest

from mlgap.market._claims.arithmetic import rate_ratio, recompute
from mlgap.market._claims.verdicts import Doubt, Estimate, Target, outcome_of, verdict_of

OVER_HALF = Target(0.5, math.inf)
A_THIRD = Target(0.33, 0.33, 0.03, 0.20)


def estimate(value, low, high, n=100, employers=50, **more):
    return Estimate(value, low, high, n, employers, **more)


@pytest.mark.parametrize(
    ("figure", "target", "expected"),
    [
        (estimate(0.6, 0.55, 0.65), OVER_HALF, "holds"),
        (estimate(0.6, 0.45, 0.75), OVER_HALF, "unclear"),
        (estimate(0.4, 0.35, 0.45), OVER_HALF, "fails"),
        (estimate(0.3, 0.25, 0.35), Target(-math.inf, 0.2), "fails"),
        (estimate(0.34, 0.30, 0.38), A_THIRD, "holds"),
        (estimate(0.36, 0.35, 0.37), A_THIRD, "holds"),
        (estimate(0.40, 0.37, 0.43), A_THIRD, "fails"),
        (estimate(0.40, 0.35, 0.45), A_THIRD, "unclear"),
        (estimate(0.34, 0.20, 0.48), A_THIRD, "unclear"),
    ],
)
def test_a_figure_stands_to_its_target_by_its_interval(figure, target, expected):
    assert outcome_of(figure, target)[0] == expected


@pytest.mark.parametrize(("n", "employers"), [(14, 14), (100, 4)])
def test_few_adverts_or_employers_leave_it_unclear(n, employers):
    outcome, why = outcome_of(estimate(0.9, 0.8, 0.95, n, employers), OVER_HALF)
    assert outcome == "unclear"
    assert why == f"rests on {n} adverts of {employers} employers"


def test_another_reading_that_turns_the_outcome_leaves_it_unclear():
    turned = estimate(0.6, 0.55, 0.65, doubts=(Doubt(0.4, 0.7, "the reader errs"),))
    assert outcome_of(turned, OVER_HALF) == ("unclear", "the reader errs")


def test_another_reading_that_agrees_changes_nothing():
    agreed = estimate(0.6, 0.55, 0.65, doubts=(Doubt(0.51, 0.7, "the reader errs"),))
    assert outcome_of(agreed, OVER_HALF) == ("holds", "")


def test_a_miss_says_on_which_side():
    assert outcome_of(estimate(0.4, 0.35, 0.45), OVER_HALF)[1] == "below what is claimed"
    assert outcome_of(estimate(0.6, 0.55, 0.65), A_THIRD)[1] == "above what is claimed"


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        (["holds"], "supported"),
        (["fails", "fails"], "not-supported"),
        (["holds", "fails", "unclear"], "mixed"),
        (["holds", "holds", "unclear"], "supported"),
        (["holds", "unclear"], "unclear"),
        (["unclear"], "unclear"),
        (["shown", "shown"], "not-checkable-here"),
        ([], "not-checkable-here"),
        (["holds", "shown"], "supported"),
    ],
)
def test_outcomes_make_a_verdict(outcomes, expected):
    assert verdict_of(outcomes) == expected


def test_only_what_is_not_measured_is_left_to_contradict():
    assert verdict_of(["shown"], conflicts=True) == "contradicts"
    assert verdict_of(["fails"], conflicts=True) == "not-supported"


def test_what_holds_in_one_country_does_not_support_a_claim_on_the_world():
    assert verdict_of(["holds"], partial=True) == "unclear"
    assert verdict_of(["fails"], partial=True) == "not-supported"


def test_readings_that_lie_on_both_sides_of_one_figure_are_unclear():
    assert verdict_of(["fails", "fails"], opposed=True) == "unclear"


def test_ten_postings_after_one_may_be_anything_from_level_to_hundredfold():
    value, low, high = rate_ratio(1, 10, (4, 5))
    assert value == pytest.approx(8.0)
    assert 1.0 < low < 1.3
    assert high > 100
    # Scipy's own exact interval of the share of the later count, turned into odds.
    from scipy.stats import binomtest

    share = binomtest(10, 11).proportion_ci(0.95, "exact")
    assert low == pytest.approx(share.low / (1 - share.low) * 4 / 5)


def recomputed(measure, claimed, **numbers):
    ((_, figure, outcome, why),) = recompute(measure, {k: str(v) for k, v in numbers.items()}, claimed)
    return figure, outcome, why


def test_a_count_ratio_of_a_few_postings_is_unclear_and_of_many_is_told():
    few = recomputed("count-ratio", 1.0, before=1, after=10, weeks_before=4, weeks_after=5)
    assert few[1:] == ("unclear", "it rests on 11 postings")
    many = recomputed("count-ratio", 1.0, before=100, after=1000, weeks_before=4, weeks_after=5)
    assert many[1] == "holds"


def test_a_yearly_figure_that_is_the_difference_of_two_months_is_not_borne_out():
    assert recomputed("month-difference", 9.0, before=1, after=10)[1] == "fails"
    assert recomputed("month-difference", 7.0, before=1, after=10)[1] == "unclear"


def test_a_ratio_is_set_against_what_its_two_figures_can_give():
    numbers = {"over": 1.6e6, "over_rounds_to": 1.7e6, "under": 518e3, "under_rounds_to": 517.5e3}
    figure, outcome, _ = recomputed("ratio", 3.2, **numbers)
    assert figure.value == pytest.approx(3.089, abs=1e-3)
    assert outcome == "shown"
    assert recomputed("ratio", 3.4, **numbers)[1] == "fails"


def test_shares_of_one_posting_are_told_as_such():
    numbers = {"hits_first": "1", "of_first": "6", "hits_second": "1", "of_second": "36"}
    told = recompute("count-shares", numbers, 2.78)
    assert [(round(f.value, 4), o) for _, f, o, _ in told] == [(0.1667, "unclear"), (0.0278, "unclear")]
    assert told[1][3] == "the share is 1 posting of 36"


def test_weeks_of_a_month_are_counted_by_the_calendar():
    assert recomputed("month-weeks", 5.0, month="2026-03", month_before="2026-02")[1] == "holds"
    assert recomputed("month-weeks", 5.0, month="2026-02", month_before="2026-01")[1] == "fails"
