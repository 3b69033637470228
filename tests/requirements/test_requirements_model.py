"""With the real model: the shipped vectors are current, and described work is told from look-alikes."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mlgap.embedding import Embedder, load_embedder
from mlgap.requirements import Requirements, assign_requirements, load_requirements
from mlgap.requirements._head import predict
from mlgap.requirements._load import BACKGROUND, _ingredients, _make, _owners, _pairs_of, _read
from mlgap.vocabulary import DATA

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def model() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def requirements(model: Embedder) -> Requirements:
    return load_requirements(model)


def test_shipped_vectors_and_head_are_those_of_the_shipped_texts(
    model: Embedder, requirements: Requirements
) -> None:
    content = _read(DATA / "requirements.toml", None)
    pairs = _pairs_of(content)
    beside = json.loads((DATA / "market" / "requirements.json").read_text(encoding="utf-8"))
    assert beside == _ingredients(model, content, pairs).as_json()
    vectors, head = _make(model, content, pairs)
    owned = [number for number, (owner, _) in enumerate(pairs) if owner != BACKGROUND]
    assert len(owned) > 500
    assert np.abs(vectors[owned] - requirements.vectors).max() < 1e-5
    assert np.abs(predict(vectors, head) - predict(vectors, requirements.head)).max() < 0.02
    assert _owners(content, pairs)[owned].tolist() == requirements.owner.tolist()


def test_the_rule_was_measured_on_the_default_model(requirements: Requirements) -> None:
    assert requirements.calibrated


@pytest.mark.parametrize(
    ("line", "requirement"),
    [
        ("Every month I retrain the delay model with the newest arrivals", "retrain-regularly"),
        ("Randomised test with half the visitors seeing the new page", "run-ab-tests"),
    ],
)
def test_described_work_is_recognised(
    line: str, requirement: str, requirements: Requirements, model: Embedder
) -> None:
    assert requirement in {a.requirement_id for a in assign_requirements([line], requirements, model)}


def test_look_alikes_of_other_trades_are_not(requirements: Requirements, model: Embedder) -> None:
    lines = [
        "Retrained as a nurse after ten years in logistics",
        "Monitored the sales of my team every month",
        "Taught deployment of tents to young scouts",
        "Led daily meetings as head waiter",
        "Served drinks to two hundred guests",
    ]
    found = {a.line: a.requirement_id for a in assign_requirements(lines, requirements, model)}
    assert found in ({}, {0: "know-health"}), "a nurse knows hospitals; no line tells of models"
