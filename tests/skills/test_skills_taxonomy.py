"""The shipped taxonomy, and what its loader says of a faulty one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mlgap.errors import DataError
from mlgap.skills import load_taxonomy
from mlgap.skills._taxonomy import COLUMNS
from mlgap.vocabulary import DATA

GOOD = {
    "kubernetes": {"aliases": "Kubernetes;K8s", "siblings": "ecs", "implies": "docker"},
    "ecs": {"aliases": "Amazon ECS", "siblings": "kubernetes"},
    "docker": {"aliases": "Docker"},
    "spark": {"aliases": "~Spark", "ambiguous": "yes", "context_words": "hadoop"},
}


def write(path: Path, rows: dict[str, dict[str, str]]) -> Path:
    blank = dict.fromkeys(COLUMNS, "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for id_, cells in rows.items():
            base = {
                "skill_id": id_,
                "label": id_,
                "group": "g",
                "kind": "skill",
                "production": "no",
                "ambiguous": "no",
            }
            writer.writerow(blank | base | cells)
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_taxonomy(path)
    return list(caught.value.problems)


def test_a_good_file_loads(tmp_path: Path) -> None:
    taxonomy = load_taxonomy(write(tmp_path / "skills.csv", GOOD))
    assert taxonomy.skills["kubernetes"].siblings == ("ecs",)
    assert taxonomy.skills["spark"].ambiguous
    assert len(taxonomy.digest) == 64


@pytest.mark.parametrize(
    ("skill", "cells", "fault"),
    [
        ("docker", {"kind": "tool"}, "skills.csv:4: kind: expected one of skill, trait"),
        ("docker", {"production": "maybe"}, "skills.csv:4: production: expected yes or no"),
        (
            "docker",
            {"production": "yes", "area": "sea"},
            "skills.csv:4: area: a production skill needs one of",
        ),
        ("docker", {"area": "cloud"}, "skills.csv:4: area: expected none"),
        ("docker", {"aliases": ""}, "skills.csv:4: aliases: expected at least one"),
        ("docker", {"aliases": "Docker;Docker"}, "skills.csv:4: aliases: Docker written twice"),
        (
            "docker",
            {"aliases": "Docker;kubernetes"},
            "skills.csv:4: aliases: 'kubernetes' is 'Kubernetes' of kubernetes",
        ),
        ("docker", {"aliases": "~Docker"}, "skills.csv:4: ambiguous: expected yes"),
        ("docker", {"ambiguous": "yes"}, "skills.csv:4: ambiguous: expected no"),
        ("docker", {"implies": "whale"}, "skills.csv:4: implies: expected another skill's id, got 'whale'"),
        ("docker", {"implies": "kubernetes"}, "skills.csv:4: implies: 'docker' implies itself"),
        ("docker", {"siblings": "ecs"}, "skills.csv:4: siblings: 'ecs' does not name 'docker' in return"),
        ("spark", {"context_words": ""}, "skills.csv:5: context_words: expected some"),
    ],
)
def test_each_fault_is_named_with_its_place(
    tmp_path: Path, skill: str, cells: dict[str, str], fault: str
) -> None:
    path = write(tmp_path / "skills.csv", GOOD | {skill: GOOD[skill] | cells})
    assert any(line.startswith(fault) for line in faults(path)), faults(path)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    rows = GOOD | {"docker": {"aliases": "Docker", "kind": "tool", "implies": "whale"}, "x": {"aliases": ""}}
    assert len(faults(write(tmp_path / "skills.csv", rows))) == 3


def test_an_id_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path / "skills.csv", GOOD)
    path.write_text(path.read_text() + path.read_text().splitlines()[3] + "\n")
    assert any("'docker' stands on line 4 already" in line for line in faults(path))


def test_a_missing_column_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "skills.csv"
    path.write_text("skill_id,label\npython,Python\n")
    assert "missing group" in faults(path)[0]


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "skills.csv"
    if content is not None:
        path.write_bytes(content)
    assert faults(path)[0].startswith("skills.csv: ")


def test_a_merged_id_leads_to_the_one_that_replaced_it(tmp_path: Path) -> None:
    taxonomy = load_taxonomy(
        write(tmp_path / "skills.csv", GOOD | {"docker": {"aliases": "Docker", "replaces": "podman"}})
    )
    assert taxonomy.replaced == {"podman": "docker"}
    assert taxonomy.split_from == {}


def test_a_split_is_told_apart_from_a_merge() -> None:
    taxonomy = load_taxonomy()
    assert taxonomy.split_from["power-bi"] == "tableau"
    assert not set(taxonomy.replaced) & set(taxonomy.skills)


def test_the_shipped_file_is_sound_and_covers_the_production_areas() -> None:
    skills = load_taxonomy(DATA / "skills.csv").skills.values()
    assert len(skills) > 400
    assert {skill.area for skill in skills if skill.production} >= {
        "lifecycle", "cloud", "containers", "delivery", "serving", "monitoring", "data-pipelines",
        "llm-operations", "governance-security", "engineering", "experimentation",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ecs", "kubernetes"),
        ("mlflow", "wandb"),
        ("kafka", "kinesis"),
        ("kafka", "pubsub"),
        ("sagemaker", "vertex-ai"),
        ("vertex-ai", "azure-ml"),
        ("aws", "gcp"),
        ("terraform", "cloudformation"),
        ("airflow", "dagster"),
        ("github-actions", "jenkins"),
        ("prometheus", "datadog"),
    ],
)
def test_siblings_name_each_other(one: str, other: str) -> None:
    skills = load_taxonomy().skills
    assert other in skills[one].siblings
    assert one in skills[other].siblings


def test_a_service_implies_its_cloud_and_no_cloud_implies_a_service() -> None:
    skills = load_taxonomy().skills
    assert "aws" in skills["sagemaker"].implies
    assert skills["aws"].implies == ("cloud",)


def parents(skill: str) -> set[str]:
    skills = load_taxonomy().skills
    found: set[str] = set()
    waiting = list(skills[skill].implies)
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting += skills[parent].implies
    return found


@pytest.mark.parametrize(
    "skill",
    ["airflow", "dbt", "etl", "dagster", "prefect", "luigi", "beam", "glue", "adf", "dataflow"],
)
def test_a_data_tool_implies_data_pipelines_and_no_mlops(skill: str) -> None:
    assert "data-pipelines" in parents(skill)
    assert not {"ml-pipelines", "mlops"} & parents(skill)


@pytest.mark.parametrize(
    ("skill", "other"),
    [
        ("huggingface", "nlp"),
        ("grafana", "data-viz"),
        ("drift-detection", "mlops"),
        ("slurm", "distributed-training"),
        ("rollback", "model-deployment"),
        ("sagemaker", "model-deployment"),
        ("onnx", "model-serving"),
    ],
)
def test_no_skill_implies_what_only_some_who_hold_it_do(skill: str, other: str) -> None:
    assert other not in parents(skill)


def test_a_managed_cluster_implies_kubernetes_and_its_cloud() -> None:
    assert {"kubernetes", "aws"} <= parents("eks")
    assert "iac" in parents("terraform")
