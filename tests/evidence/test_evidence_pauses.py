"""Reading a long CV lets others between, and reads the same as without."""

from __future__ import annotations

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy
from mlgap.turns import analysis

ENTRY = "ML Engineer, Example Works\nJan 2020 - May 2022\n- Served models with Kubernetes to 40 teams\n"


def test_a_cv_of_more_lines_is_read_with_more_pauses_and_gives_the_same_profile(today) -> None:
    taxonomy, pauses = load_taxonomy(), []
    counted = []
    for times in (1, 5):
        document = read_document(f"Experience\n\n{ENTRY * times}".encode(), "cv.txt")
        whole = extract_profile(document, taxonomy, None, None, today=today)
        paused = extract_profile(document, taxonomy, None, None, today=today, pause=lambda: pauses.append(1))
        assert paused == whole
        counted.append(len(pauses))
        pauses.clear()
    assert counted[0] > 4
    assert counted[1] >= counted[0] + 4


def test_masking_lets_others_between_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    breaths: list[int] = []
    monkeypatch.setattr(analysis(), "breathe", lambda: breaths.append(1))
    mask_identity(read_document(b"Noor Example\nnoor@example.org\nBuilt pipelines in Python", "cv.txt"))
    assert len(breaths) > 4
