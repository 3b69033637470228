"""Described skills: what the automaton passes over must be what no pattern would have matched."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlgap.errors import DataError
from mlgap.skills import find_phrases
from mlgap.skills._phrases import load_phrases


def found(tmp_path: Path, pattern: str, text: str) -> list[str]:
    path = tmp_path / "phrases.csv"
    path.write_text(f"skill_id,pattern\nmlops,{pattern}\n", encoding="utf-8")
    phrases = load_phrases(frozenset({"mlops"}), path)
    return [text[m.span.start : m.span.end] for m in find_phrases(text, phrases)]


@pytest.mark.parametrize(
    ("pattern", "text", "read"),
    [
        ("monitor* .. model*", "You monitoring all our models daily", ["monitoring all our models"]),
        ("monitor* .. model*", "You monitor dashboards. A model is sold", []),
        ("model approval", "the model-approval board; model\napproval", ["model-approval"]),
        ("model_approval .. board", "Model-\napproval by the board", ["Model-\napproval by the board"]),
        ("drift|decay .. model*", "decay of a model; the airdrift of models", ["decay of a model"]),
        ("version*", "conversion of versions", ["versions"]),
    ],
)
def test_a_phrase_is_found_where_its_words_follow_each_other(tmp_path, pattern, text, read):
    assert found(tmp_path, pattern, text) == read


def test_spans_hold_where_lower_case_is_longer(tmp_path):
    assert found(tmp_path, "monitor* .. model*", "İİ monitor models") == ["monitor models"]


def test_faulty_phrases_are_named_by_line(tmp_path):
    path = tmp_path / "phrases.csv"
    path.write_text("skill_id,pattern\nnone,monitor models\nmlops,a* model\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"phrases.csv:2: skill_id.*\n?.*") as error:
        load_phrases(frozenset({"mlops"}), path)
    assert "phrases.csv:3" in str(error.value.problems)
