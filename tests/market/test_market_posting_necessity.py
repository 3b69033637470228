from __future__ import annotations

import pytest

from mlgap.types import Requirement
from tests.market.posting_reader import asked, facts_of


def groups(text: str) -> dict[str, int | None]:
    return {r.skill_id: r.group for r in facts_of(text).requirements}


def test_required_and_preferred_zones_tell_must_from_nice():
    assert asked("Requirements\n- Python\n- Docker\nNice to have\n- Terraform") == {
        "python": "must",
        "docker": "must",
        "terraform": "nice",
    }


def test_company_benefits_and_legal_text_carry_no_skill():
    company, benefits = "About us\nWe wrote Kubernetes", "Benefits\nTerraform lessons"
    assert asked(f"{company}\nRequirements\nPython\n{benefits}\nPrivacy policy\nDocker") == {"python": "must"}


@pytest.mark.parametrize(
    "line",
    [
        "Experience with PyTorch, TensorFlow or JAX",
        "One of PyTorch, TensorFlow, JAX",
        "Deep learning tools (e.g. PyTorch, TensorFlow, JAX)",
        "PyTorch, TensorFlow, JAX or similar",
    ],
)
def test_alternatives_share_one_group(line: str):
    found = {r for r in facts_of(f"Requirements\n{line}").requirements if r.skill_id != "deep-learning"}
    assert found == {Requirement(s, "any-of", 1) for s in ("pytorch", "tensorflow", "jax")}


def test_two_lists_of_alternatives_are_two_groups():
    found = groups("Requirements\n- AWS or Azure\n- Airflow or Dagster")
    assert found["aws"] == found["azure"] != found["airflow"] == found["dagster"]


def test_such_as_with_and_is_a_must():
    assert asked("Requirements\nTools such as Docker, Terraform and Airflow") == {
        "docker": "must",
        "terraform": "must",
        "airflow": "must",
    }


def test_what_stands_before_the_examples_is_not_one_of_the_alternatives():
    found = asked("Requirements\nCloud platforms such as AWS, GCP or Azure")
    assert found == {"cloud": "must", "aws": "any-of", "gcp": "any-of", "azure": "any-of"}


def test_a_slash_tells_alternatives_between_siblings_only():
    assert asked("Requirements\nPyTorch/TensorFlow") == {"pytorch": "any-of", "tensorflow": "any-of"}
    assert asked("Requirements\nDocker/Terraform") == {"docker": "must", "terraform": "must"}


@pytest.mark.parametrize(
    "line",
    [
        "Terraform is a plus",
        "Terraform preferred",
        "Ideally Terraform",
        "Bonus: Terraform",
        "Terraform (nice to have)",
    ],
)
def test_words_of_preference_make_a_skill_nice_within_required_text(line: str):
    assert asked(f"Requirements\nPython. {line}") == {"python": "must", "terraform": "nice"}


def test_a_plus_reaches_back_to_where_the_sentence_turns():
    found = asked("Requirements\nFamiliarity with SQL, knowledge of Databricks is a plus")
    assert found == {"sql": "must", "databricks": "nice"}


def test_ideally_reaches_forward_only():
    assert asked("Requirements\nPython, ideally with Terraform") == {"python": "must", "terraform": "nice"}


def test_the_strongest_necessity_wins():
    text = "Responsibilities\nRun Airflow\nRequirements\nAirflow or Dagster\nNice to have\nDagster"
    assert asked(text) == {"airflow": "must", "dagster": "any-of"}


def test_what_the_advert_says_it_does_not_need_is_not_asked():
    assert "python" not in asked("Requirements\nNo Python experience needed. Docker.")


def test_degrees_are_gates_and_not_skills():
    assert asked("Requirements\nPhD or Master's degree and Python") == {"python": "must"}


def test_bullets_under_a_choice_are_alternatives_of_one_group_until_the_list_ends():
    text = "Requirements\nAt least two of the following:\n- Kubernetes\n- Terraform\n* Python"
    assert asked(text) == {"kubernetes": "any-of", "terraform": "any-of", "python": "must"}
    assert groups(text)["kubernetes"] == groups(text)["terraform"]


def test_a_choice_within_a_line_makes_alternatives_of_what_follows_its_colon():
    text = "Requirements\nPython and 3 or more of these technologies: Kafka (or equivalent), Docker, Airflow"
    assert asked(text) == {"python": "must", "kafka": "any-of", "docker": "any-of", "airflow": "any-of"}


def test_a_teams_own_stack_is_only_mentioned():
    text = "Requirements\nPython\nOur data stack\n- Dagster\n- Trino\nWe currently use Kafka for all events"
    assert asked(text) == {
        "python": "must", "dagster": "mention", "presto-trino": "mention", "kafka": "mention",
    }  # fmt: skip


@pytest.mark.parametrize(
    "words", ["Terraform is nice to have", "Optionally Terraform", "Terraform would be nice to have"]
)
def test_what_is_said_to_be_nice_reaches_back_to_what_it_is_said_of(words: str):
    assert asked(f"Requirements\n{words}") == {"terraform": "nice"}


def test_or_a_similar_tool_makes_an_alternative_of_one():
    assert asked("Requirements\nFastAPI or a similar framework") == {"fastapi": "any-of"}


def test_what_is_described_follows_what_is_named_and_may_be_optional():
    text = "Requirements\nPython\nNice to have\nAutomate the retraining of models each week"
    assert asked(text)["ci-cd-ml"] == "nice"
    assert next(iter(asked(text))) == "python"
