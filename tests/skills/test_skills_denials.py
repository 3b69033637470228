"""Sentences of CVs that deny or wish for a skill, and their look-alikes that do neither.

What each says was written down before the matcher was run on it.
"""

from __future__ import annotations

import pytest

from mlgap.skills import find_mentions, load_taxonomy

_LACKED = {
    "No production experience with Kubernetes.": "kubernetes",
    "Kubernetes: no production experience.": "kubernetes",
    "Not in scope of my roles: Kubernetes and Terraform.": "kubernetes terraform",
    "Outside the scope of my role: Kafka.": "kafka",
    "My job did not involve Spark jobs.": "spark",
    "I am not a Java developer.": "java",
    "Little to no experience with Terraform.": "terraform",
    "I lack experience in Kafka and Flink.": "kafka flink",
    "Kafka is not something I have used.": "kafka",
    "Kubernetes is a gap.": "kubernetes",
    "Gaps: Kubernetes, Terraform": "kubernetes terraform",
    "My team ran Airflow, I never touched it.": "airflow",
    "Airflow was handled by another team, I did not use it.": "airflow",
    "Have yet to work with Snowflake.": "snowflake",
    "Nothing with Docker so far.": "docker",
    "Never deployed with SageMaker.": "sagemaker",
    "Zero hands-on exposure to GCP.": "gcp",
    "No prior exposure to Databricks or Snowflake.": "databricks snowflake",
    "Kubernetes knowledge is missing.": "kubernetes",
    "I have not worked with dbt.": "dbt",
    "I have no commercial experience of Kafka.": "kafka",
    "Limited to no exposure to Terraform.": "terraform",
    "I do not have experience with Kafka.": "kafka",
    "I've never had the chance to use Kubernetes.": "kubernetes",
    "Sin experiencia en Kubernetes.": "kubernetes",
    "Pas d'expérience avec Docker.": "docker",
    "Aucune expérience en Kafka.": "kafka",
    "Geen ervaring met Terraform.": "terraform",
    "NEVER TOUCHED: Kubernetes, Airflow, anything with CUDA": "kubernetes airflow cuda",
    "I did not work until now with cloud (AWS, Azure ...).": "cloud aws azure",
    "With Kafka I have no experiance.": "kafka",
    "Docker I know from a blog post.": "docker",
    "I have yet to run an A/B test.": "ab-testing",
    "We looked hard at Kubeflow and decided against it.": "kubeflow",
    "Knowledge of Kafka is theoretical only.": "kafka",
    "No exposure yet to GCP.": "gcp",
    "I had no chance to try Docker during the course.": "docker",
    "Nessuna esperienza con Kubernetes.": "kubernetes",
}
_SOUGHT = {
    "Planning to take the CKA exam.": "cert-cka",
    "Keen on picking up Rust programming.": "rust-lang",
    "Next on my list: Kubernetes, Helm charts.": "kubernetes helm",
    "I hope to use Kafka in my next role.": "kafka",
    "Goal: become an MLOps engineer.": "mlops",
    "Starting to learn Kafka and gRPC.": "kafka grpc",
    "Teaching myself Kubernetes.": "kubernetes",
    "Self-studying CUDA at the moment.": "cuda",
    "On my learning list: Terraform.": "terraform",
    "Would be happy to learn Snowflake.": "snowflake",
    "Working towards AWS Certified Solutions Architect.": "cert-aws-other",
    "Ready to learn Scala.": "scala",
    "Looking forward to working with Kubernetes.": "kubernetes",
    "I am learning Docker and Kubernetes.": "docker kubernetes",
    "Getting started with Kubernetes.": "kubernetes",
    "WANT: Kubernetes and Terraform": "kubernetes terraform",
    "Docker is in my learning list.": "docker",
    "AWS is what I will start with in the autumn.": "aws",
    "Cloud is new to me.": "cloud",
    "Reading about the EU AI Act in the evenings.": "eu-ai-act",
    "Kubernetes is still ahead of me.": "kubernetes",
    "Möchte Kubernetes lernen.": "kubernetes",
    "Je souhaite apprendre Terraform.": "terraform",
    "Quiero aprender Kafka.": "kafka",
    "Lerne derzeit Kubernetes.": "kubernetes",
}
_HELD = {
    "Not only AWS but GCP.": "aws gcp",
    "Migrated Kubernetes clusters without downtime.": "kubernetes",
    "Without downtime we moved 40 services to Kubernetes.": "kubernetes",
    "Nothing but Python.": "python",
    "I can't live without Docker.": "docker",
    "Never let the Airflow pipeline fail.": "airflow",
    "Never missed an SLA on our Kafka platform.": "kafka",
    "No outage of Kafka in two years.": "kafka",
    "Zero downtime deployments on Kubernetes.": "kubernetes",
    "Not a single outage on Kubernetes in 2023.": "kubernetes",
    "Built a no-code tool on top of BigQuery.": "bigquery",
    "Moved from Java to Python.": "java python",
    "Not afraid of SQL.": "sql",
    "Ran Docker without root access.": "docker",
    "Without any help I set up Airflow.": "airflow",
    "Learned Python at university.": "python",
    "Taught analysts to learn SQL by doing.": "sql",
    "Built a learning platform with Django.": "django",
    "Machine learning and deep learning in PyTorch.": "machine-learning deep-learning pytorch",
    "Planned and led the move to Kubernetes.": "kubernetes",
    "No one else knew Kubernetes, so I ran it.": "kubernetes",
    "Nobody had used Kafka there before I introduced it.": "kafka",
    "There was no monitoring when I joined, I set up Prometheus and Grafana.": "prometheus grafana",
    "Not all models run on Kubernetes yet; most do.": "kubernetes",
    "Did capacity planning for Kafka.": "kafka",
    "What nobody wants: Docker images of 9 GB, so I cut them to one.": "docker",
    "Quick in learning new technologies.": "continuous-learning",
    "GitLab CI/CD for all services": "gitlab-ci ci-cd",
    "Replaced Jenkins with GitLab CI.": "jenkins gitlab-ci",
    "Terraform instead of manual clicks.": "terraform",
    "The model never left the sandbox; trained with PyTorch.": "pytorch",
    "I don't just train models, I deploy them on Kubernetes.": "kubernetes",
    "No more manual deployments: Argo CD does it.": "argo",
    "Airflow jobs that could not fail silently.": "airflow",
    "The Airflow DAGs no longer fail at night.": "airflow",
    "Analysts no longer wait for BigQuery.": "bigquery",
    "Aimed to keep Kafka lag under a second.": "kafka",
    "Hoping for fewer pages, I rewrote the Spark jobs.": "spark",
    "Cut latency without losing accuracy with TensorRT.": "tensorrt",
    "Ran Airflow not just nightly but hourly.": "airflow",
    "Experience not limited to AWS and Azure.": "aws azure",
    "No less than 40 Kubernetes clusters.": "kubernetes",
    "Users never notice when we upgrade Kubernetes.": "kubernetes",
    "Wrote Terraform modules so nobody needs the console.": "terraform",
    "A course on Kubernetes that students want to take.": "kubernetes",
}
_MIXED = {
    "Experience with Docker but not with Kubernetes.": ("docker", "kubernetes", ""),
    "Docker rather than Kubernetes.": ("docker", "kubernetes", ""),
    "I know Python but no Scala and no Java.": ("python", "scala java", ""),
    "Used AWS only; no Azure, no GCP.": ("aws", "azure gcp", ""),
    "Python (no Java).": ("python", "java", ""),
    "Strong in Python, learning Kubernetes.": ("python", "", "kubernetes"),
    "Docker daily; Kubernetes only in a tutorial, want to learn Helm charts.": (
        "docker kubernetes",
        "",
        "helm",
    ),
    "No Kafka, but RabbitMQ for three years.": ("message-queues", "kafka", ""),
}


def read(text: str) -> tuple[set[str], set[str], set[str]]:
    """Return what a sentence holds, lacks and seeks."""
    held, lacked, sought = set(), set(), set()
    for mention in find_mentions(text, load_taxonomy()):
        place = lacked if mention.negated else sought if mention.aspired else held
        place.add(mention.skill_id)
    return held, lacked, sought


@pytest.mark.parametrize(("text", "skills"), _LACKED.items(), ids=_LACKED)
def test_what_a_cv_says_it_lacks_is_lacked(text: str, skills: str) -> None:
    assert set(skills.split()) <= read(text)[1]


@pytest.mark.parametrize(("text", "skills"), _SOUGHT.items(), ids=_SOUGHT)
def test_what_a_cv_wishes_for_is_sought(text: str, skills: str) -> None:
    assert set(skills.split()) <= read(text)[2]


@pytest.mark.parametrize(("text", "skills"), _HELD.items(), ids=_HELD)
def test_a_word_of_denial_that_speaks_of_something_else_denies_no_skill(text: str, skills: str) -> None:
    assert set(skills.split()) <= read(text)[0]


@pytest.mark.parametrize(("text", "said"), _MIXED.items(), ids=_MIXED)
def test_one_sentence_may_hold_one_skill_and_not_the_other(text: str, said: tuple[str, str, str]) -> None:
    held, lacked, sought = read(text)
    assert [set(part.split()) for part in said] == [held, lacked, sought]
