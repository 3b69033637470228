from __future__ import annotations

import pytest

from tests.market.posting_reader import facts_of

SERVES = (
    "We build the shared ML platform that lets data scientists train models. Empower researchers to ship."
)


@pytest.mark.parametrize(
    "title", ["ML Platform Engineer", "Senior MLOps Engineer", "AI Infrastructure Engineer"]
)
def test_a_team_that_serves_those_who_build_models_is_a_platform_team(title: str):
    assert "platform-team" in facts_of(SERVES, title=title).cuts


@pytest.mark.parametrize("title", ["ML Platform Engineer", "MLOps Engineer", "Data Scientist"])
def test_a_title_alone_or_one_phrase_makes_no_platform_team(title: str):
    text = "You deploy our churn model and support data scientists now and then."
    assert "platform-team" not in facts_of(text, title=title).cuts


def test_a_product_sold_as_a_platform_is_no_platform_team():
    text = "Our AI-powered platform helps hospitals plan beds. You train forecasting models and deploy them."
    assert "platform-team" not in facts_of(text, title="Machine Learning Engineer").cuts


def test_any_title_counts_where_the_work_is_said_three_times():
    text = SERVES + " You join the ML platform team. It gives a self-service platform for training."
    assert "platform-team" in facts_of(text, title="Software Engineer").cuts
