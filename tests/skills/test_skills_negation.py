"""What a CV says it lacks or wants to learn, within the clause that says so."""

from __future__ import annotations

import pytest

from mlgap.skills import find_mentions, load_taxonomy


def read(text: str) -> dict[str, str]:
    said = {}
    for mention in find_mentions(text, load_taxonomy()):
        said[mention.skill_id] = "N" * mention.negated + "A" * mention.aspired
    return said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No hands-on Kubernetes yet, strong Docker", {"kubernetes": "N", "docker": ""}),
        ("no hands-on\nKubernetes yet", {"kubernetes": "N"}),
        ("I have not used Terraform or Helm charts", {"terraform": "N", "helm": "N"}),
        ("Haven't used Terraform", {"terraform": "N"}),
        ("Have never touched Kafka, Flink or Pulumi", {"kafka": "N", "flink": "N", "pulumi": "N"}),
        ("Without Kubernetes", {"kubernetes": "N"}),
        ("Never used SageMaker.", {"sagemaker": "N"}),
        ("Kubernetes: not used", {"kubernetes": "N"}),
        ("Terraform (no experience)", {"terraform": "N"}),
        ("Kubernetes is not required", {"kubernetes": "N"}),
        ("I have read about feature stores but have not used one.", {"feature-store": "N"}),
        ("Neither Docker nor Kubernetes", {"docker": "N", "kubernetes": "N"}),
        ("Chose Dagster instead of Airflow", {"dagster": "", "airflow": "N"}),
        ("Keine Erfahrung mit Kubernetes", {"kubernetes": "N"}),
        ("Never got the chance to use Kubernetes", {"kubernetes": "N"}),
        ("Did not get to use Kubernetes", {"kubernetes": "N"}),
        ("Kubernetes was planned but we never got to it.", {"kubernetes": "N"}),
        ("Ruled out Kafka, ran RabbitMQ", {"kafka": "N", "message-queues": ""}),
    ],
)
def test_what_is_lacked_is_negated(text: str, expected: dict[str, str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keen to learn Terraform", {"terraform": "A"}),
        ("I want to move into MLOps", {"mlops": "A"}),
        ("Currently learning Rust", {"rust-lang": "A"}),
        ("Currently learning: Docker and the basics of AWS", {"docker": "A", "aws": "A"}),
        ("WANT TO LEARN\nKubeflow, feature stores", {"kubeflow": "A", "feature-store": "A"}),
        ("WANT TO LEARN\n- Kubeflow", {"kubeflow": "A"}),
        ("Terraform (learning)", {"terraform": "A"}),
        ("Would like to work with Snowflake", {"snowflake": "A"}),
        ("Aspiring to Kubernetes", {"kubernetes": "A"}),
        ("CKA (in progress)", {"cert-cka": "A"}),
        ("Wanted to use Kubernetes but never got the chance.", {"kubernetes": "A"}),
        ("Wanted to work with Kafka, ended up on RabbitMQ", {"kafka": "A", "message-queues": ""}),
        ("Would have liked to use Docker", {"docker": "A"}),
    ],
)
def test_what_is_wished_for_is_aspired(text: str, expected: dict[str, str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Not only AWS but GCP",
        "AWS, not just Azure",
        "Familiarity with Terraform",
        "Exposure to Kafka and Flink",
        "No problem is too small: Docker",
        "Machine learning with PyTorch",
        "Experience not limited to PyTorch",
        "Ran Kubernetes without compromising on Terraform",
        "No downtime. Kubernetes in production.",
        "Had no budget, but ran Kafka",
        "Wanted to scale, so I moved us to Kubernetes",
        "We wanted to scale and moved to Kubernetes",
        "Built Docker images but never got the chance to meet users",
        "Evaluated models in MLflow and chose the best",
        "Evaluated Kafka in production. Chose RabbitMQ for the queue.",
        "Evaluated Kafka clusters for a bank",
        "Compared XGBoost and LightGBM and chose LightGBM",
    ],
)
def test_nothing_is_denied_where_a_cue_speaks_of_something_else(text: str) -> None:
    said = read(text)
    assert said
    assert set(said.values()) == {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Evaluated Kafka but we chose RabbitMQ", {"kafka": "N", "message-queues": ""}),
        (
            "Considered Airflow and Prefect, but in the end went with Dagster.",
            {"airflow": "N", "prefect": "N", "dagster": ""},
        ),
        ("Evaluated Terraform before settling on Pulumi", {"terraform": "N", "pulumi": ""}),
    ],
)
def test_what_was_weighed_and_passed_over_is_negated(text: str, expected: dict[str, str]) -> None:
    assert read(text) == expected


def test_what_was_weighed_and_chosen_is_held() -> None:
    mentions = find_mentions("Compared AWS and GCP and chose GCP", load_taxonomy())
    assert [(m.skill_id, m.negated) for m in mentions] == [("aws", True), ("gcp", False), ("gcp", False)]


def test_a_skill_can_be_lacked_and_wished_for() -> None:
    said = read("I have not used Terraform and want to learn Terraform")
    assert said["terraform"] == "A"
    first, _ = find_mentions("I have not used Terraform and want to learn Terraform", load_taxonomy())
    assert first.negated
