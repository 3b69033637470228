"""Assigning lines: by the head's probability, with the nearest text and its cosine as proof."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from mlgap.errors import DataError
from mlgap.requirements import Requirements, assign_requirements, load_requirements
from mlgap.requirements._load import renew_shipped
from mlgap.skills import Taxonomy

# First letters decide under the letter embedder: b and k are cooking, d and p are work on models.
FILE = f"""
[rule]
model = "{"0" * 64}"
threshold = 0.5
most = 2
[background]
lines = ["baked bread", "boiled beans", "kept kids", "kissed kings"]
[[requirement]]
id = "deploy"
statement = "deploy"
area = "serving"
skill_ids = ["model-deployment"]
prototypes = ["did deliver", "deploying daily", "doing", "deals door"]
[[requirement]]
id = "plan"
statement = "plan"
area = "serving"
skill_ids = ["resource-planning"]
prototypes = ["planned parts", "put pods", "pack", "plan quickly"]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "requirements.toml"
    file.write_text(FILE, encoding="utf-8")
    return file


def load(path: Path, embedder: Any) -> Requirements:
    skills = {"model-deployment": None, "resource-planning": None}
    return load_requirements(embedder, path, taxonomy=cast(Taxonomy, SimpleNamespace(skills=skills)))


def test_a_line_gets_its_requirement_with_the_nearest_text_and_cosine(path: Path, embedder: Any) -> None:
    found = assign_requirements(["baked buns", "plan quietly", ""], load(path, embedder), embedder)
    assert [(a.line, a.requirement_id, a.prototype, a.similarity) for a in found] == [
        (1, "plan", "plan quickly", 1.0)
    ]


def test_the_threshold_decides(path: Path, embedder: Any) -> None:
    loose = load(path, embedder)
    strict = replace(loose, rule=replace(loose.rule, threshold=1.0))
    mixed = ["dug potatoes"]
    assert assign_requirements(["deploy"], loose, embedder)
    assert not assign_requirements(["deploy"], strict, embedder)
    low = replace(loose, rule=replace(loose.rule, threshold=0.2))
    assert {a.requirement_id for a in assign_requirements(mixed, low, embedder)} == {"deploy", "plan"}
    one = replace(low, rule=replace(low.rule, most=1))
    assert len(assign_requirements(mixed, one, embedder)) == 1


def test_the_order_of_lines_changes_no_assignment(path: Path, embedder: Any) -> None:
    requirements, lines = load(path, embedder), ["deploy doors", "bake", "plan"]
    forward = assign_requirements(lines, requirements, embedder)
    backward = assign_requirements(lines[::-1], requirements, embedder)
    assert [a.requirement_id for a in forward] == [a.requirement_id for a in backward][::-1]


def test_no_lines_give_no_assignments(path: Path, embedder: Any) -> None:
    assert assign_requirements([], load(path, embedder), embedder) == ()


def test_another_model_is_uncalibrated_and_cannot_read_these_vectors(path: Path, embedder: Any) -> None:
    other = SimpleNamespace(name="own", digest="1" * 64, calibrated=False, embed=embedder.embed)
    requirements = load(path, embedder)
    assert requirements.calibrated
    assert not load(path, other).calibrated
    with pytest.raises(ValueError, match="another model"):
        assign_requirements(["deploy"], requirements, cast(Any, other))


def test_shipped_vectors_are_used_for_the_same_texts_only(path: Path, embedder: Any) -> None:
    renew_shipped(embedder, path)
    assert (path.parent / "market" / "requirements.json").is_file()
    calls: list[int] = []

    def embed(texts: list[str]) -> np.ndarray:
        calls.append(len(texts))
        return np.asarray(embedder.embed(texts))

    counting = SimpleNamespace(name="letters", digest=embedder.digest, calibrated=True, embed=embed)
    fresh = load(path, embedder)
    assert np.array_equal(load(path, counting).head, fresh.head)
    assert calls == []
    path.write_text(FILE.replace("put pods", "put pans"), encoding="utf-8")
    load(path, counting)
    assert calls == [14]


def test_damaged_vectors_say_how_to_renew_them(path: Path, embedder: Any) -> None:
    renew_shipped(embedder, path)
    (path.parent / "market" / "requirements.npy").write_bytes(b"no array")
    with pytest.raises(DataError, match=r"run `python -m mlgap\.requirements`"):
        load(path, embedder)
