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
