"""Wordings: rows of phrases by which a CV's claim tells of a requirement, and the weights beside them."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from mlgap.errors import DataError
from mlgap.requirements import Requirements, assign_requirements, load_requirements
from mlgap.requirements._calibration import SIGNS, Calibration, load_calibration, log_odds
from mlgap.requirements._load import CALIBRATION, WORDINGS, _read
from mlgap.requirements._wordings import Wordings, load_wordings
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.vocabulary import DATA

FILE = """
[words]
fruit = "quince|quinces|plum*"
[[requirement]]
id = "own"
statement = "kept plums"
skill_ids = ["docker"]
[patterns]
known = ["peel* .. <fruit> & kitchen ! market", "boil <fruit>"]
own = ["kept <fruit>"]
[unless]
known = ["burnt"]
"""


def load(folder: Path, text: str = FILE) -> Wordings:
    path = folder / WORDINGS
    path.write_text(text, encoding="utf-8")
    return load_wordings(path, {"known"}, {"docker"})


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Peeled ten ripe plums in the kitchen", ("known",)),
        ("In the kitchen I peeled quinces", ("known",)),
        ("Peeled ten ripe plums", ()),
        ("Peeled plums in the kitchen of the market", ()),
        ("Peeled plums. Cleaned the kitchen", ()),
        ("Boil quinces", ("known",)),
        ("Boil quinces until burnt", ()),
        ("Kept plums and boil quinces", ("known", "own")),
    ],
)
def test_a_row_needs_all_its_parts_in_one_sentence_and_none_that_bar_it(
    claim: str, expected: tuple[str, ...], tmp_path: Path
) -> None:
    assert load(tmp_path).told_in(claim) == expected


def test_every_fault_of_the_wordings_is_reported_at_once(tmp_path: Path) -> None:
    text = FILE.replace("docker", "juggling").replace("boil <fruit>", "boil <herbs>")
    text = text.replace("[unless]", 'lost = ["x"]\nempty = ["! x"]\n[unless]')
    with pytest.raises(DataError) as caught:
        load(tmp_path, text)
    said = " ".join(caught.value.problems)
    for part in ("unknown skill 'juggling'", "'herbs'", "lost: no such requirement", "words to look for"):
        assert part in said, part


def test_the_shipped_wordings_reach_most_requirements_and_each_skill_labelled_in_lines() -> None:
    content = _read(DATA / "requirements.toml", None)
    assert content.wordings is not None
    reached = {row.requirement_id for row in content.wordings.rows}
    assert len(reached) >= 180
    skills = {skill for item in content.items for skill in item.skill_ids}
    with (DATA / "described_lines.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    labelled = {skill for row in rows for skill in row["skill_ids"].split()}
    known = load_taxonomy().skills.keys()
    assert len(rows) >= 600
    assert len({row["line"] for row in rows}) == len(rows)
    assert labelled <= known
    assert len(labelled - skills) <= 2


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Each Monday I held the predictions against what was really sold", "monitor-models"),
        ("If the new release misbehaves, the previous version is restored within minutes", "go-back-quickly"),
        ("Logged every training run and its loss curves in W&B", "track-experiments"),
        ("Guided three interns through their first projects", "bring-on-juniors"),
        ("Credit default models for a savings bank", "know-finance"),
        ("Blanked names and account numbers before the text leaves the country", "protect-privacy"),
    ],
)
def test_shipped_wordings_read_what_cvs_say(claim: str, expected: str) -> None:
    wordings = _read(DATA / "requirements.toml", None).wordings
    assert wordings is not None
    assert expected in wordings.told_in(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Monitored children in the playground every day",
        "Food bank volunteer on Saturdays",
        "Guided tours through the old town",
        "Restored furniture for a museum",
        "Packed and shipped orders of garden tools",
        "Python, SQL, Docker, Kubernetes, Airflow, MLflow",
    ],
)
def test_shipped_wordings_leave_other_trades_and_lists_alone(claim: str) -> None:
    wordings = _read(DATA / "requirements.toml", None).wordings
    assert wordings is not None
    assert wordings.told_in(claim) == ()


MADE = f"""
[rule]
model = "{"0" * 64}"
threshold = 0.5
most = 1
[background]
lines = ["baked bread", "boiled beans"]
[[requirement]]
id = "known"
statement = "deploy"
area = "serving"
skill_ids = ["docker"]
prototypes = ["did deliver", "deploying daily", "doing", "deals door"]
"""


@pytest.fixture
def requirements(tmp_path: Path, embedder: Any) -> Requirements:
    (tmp_path / "requirements.toml").write_text(MADE, encoding="utf-8")
    load(tmp_path)
    weights = "\n".join(f"{sign} = {8.0 if sign == 'told' else 0.0}" for sign in SIGNS)
    text = f"threshold = 0.5\n[weights]\nbias = -4.0\n{weights}\n"
    (tmp_path / CALIBRATION).write_text(text, encoding="utf-8")
    taxonomy = cast(Taxonomy, SimpleNamespace(skills={"docker": None}))
    return load_requirements(embedder, tmp_path / "requirements.toml", taxonomy=taxonomy)


def test_a_told_requirement_is_assigned_also_where_only_cvs_know_it(
    requirements: Requirements, embedder: Any
) -> None:
    found = assign_requirements(["Kept plums and boil quinces", "deploy"], requirements, embedder)
    assert [(a.line, a.requirement_id) for a in found] == [(0, "known"), (0, "own")]
    assert found[1].prototype == "kept plums"
    assert -1 <= found[1].similarity <= 1
    assert requirements.head.shape[1] == 2


def test_the_calibrated_threshold_decides(requirements: Requirements, embedder: Any) -> None:
    assert requirements.calibration is not None
    strict = replace(requirements, calibration=replace(requirements.calibration, threshold=0.99))
    assert assign_requirements(["Kept plums"], strict, embedder) == ()
    likely = Calibration(-4.0, tuple(8.0 if sign == "cosine" else 0.0 for sign in SIGNS), 0.5)
    untold = replace(requirements, calibration=likely)
    assert {a.requirement_id for a in assign_requirements(["deploy"], untold, embedder)} == {"known"}


def test_a_calibration_without_its_weights_is_refused(tmp_path: Path) -> None:
    path = tmp_path / CALIBRATION
    path.write_text("threshold = 0.5\n[weights]\nbias = 1.0\n", encoding="utf-8")
    with pytest.raises(DataError, match="told"):
        load_calibration(path)


def test_log_odds_are_cut_off_at_both_ends() -> None:
    odds = log_odds(np.array([0.0, 0.5, 1.0]))
    assert odds == pytest.approx([-6, 0, 6])
