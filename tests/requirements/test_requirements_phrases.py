"""Phrases of adverts: what the small language means, what the shipped phrases find, and what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlgap.errors import DataError
from mlgap.requirements import Measured, Phrases, load_measured, load_phrases
from mlgap.requirements._load import _read
from mlgap.requirements._phrases import compile_phrase
from mlgap.vocabulary import DATA


def finds(row: str, line: str) -> bool:
    phrases = Phrases((compile_phrase("it", row, {"thing": "model|models"}),))
    return phrases.described_in(line) == ("it",)


@pytest.mark.parametrize(
    ("row", "line", "expected"),
    [
        ("monitor* models", "You monitored models daily", True),
        ("monitor* models", "You monitored all models", False),
        ("monitor* . models", "Monitor all our models", True),
        ("monitor* . models", "Monitor jobs, models", False),
        ("monitor* .. models", "Monitor jobs, models", True),
        ("monitor* .. models", "Monitor one two three four models", False),
        ("monitor* ... models", "Monitor one two three four models", True),
        ("monitor* ... models", "Monitor jobs. Train models", False),
        ("real_time", "real-time scoring", True),
        ("real_time", "realtime scoring", True),
        ("ci_cd", "CI/CD", True),
        ("<thing> registry", "a Model registry", True),
        ("edge_device*", "for edge devices", True),
        ("edge_ai", "a cutting-edge AI company", False),
        ("mon", "monitor", False),
    ],
)
def test_a_phrase_means_what_its_tokens_say(row: str, line: str, expected: bool) -> None:
    assert finds(row, line) is expected


def test_every_fault_of_a_phrase_file_is_reported_at_once(tmp_path: Path) -> None:
    path = tmp_path / "phrases.toml"
    path.write_text('[patterns]\nknown = [".. end", "a|(b)", "<none> x"]\nother = "text"\n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_phrases({"known"}, path)
    said = " ".join(caught.value.problems)
    assert len(caught.value.problems) == 6
    for part in ("words at both ends", "'(b)'", "none", "no such requirement", "a list of phrases"):
        assert part in said, part


def test_every_shipped_requirement_has_phrases_and_a_count_of_lines_read() -> None:
    ids = {item.id for item in _read(DATA / "requirements.toml", None).file.items}
    assert len(ids) >= 120
    assert {phrase.requirement_id for phrase in load_phrases(ids).items} == ids
    assert load_measured(ids).keys() == ids


def test_shares_are_told_of_at_least_120_requirements() -> None:
    assert sum(item.measured for item in load_measured().values()) >= 120


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("You will keep an eye on drift of our live models", {"detect-drift"}),
        ("Bring models to production and retrain them", {"put-model-in-production", "retrain-regularly"}),
        ("Fluent Dutch and a driving licence", set()),
        ("Strong grounding in statistics", set()),
    ],
)
def test_shipped_phrases_find_what_a_line_asks(line: str, expected: set[str]) -> None:
    found = set(load_phrases().described_in(line))
    assert found >= expected
    assert expected or not found


@pytest.mark.parametrize(
    ("read", "right", "measured"),
    [(12, 10, True), (12, 9, False), (4, 4, False), (5, 4, True), (0, 0, False)],
)
def test_shares_need_enough_lines_read_and_enough_of_them_right(
    read: int, right: int, measured: bool
) -> None:
    assert Measured(read, right).measured is measured


def test_every_fault_of_the_counts_is_reported_at_once(tmp_path: Path) -> None:
    path = tmp_path / "precision.csv"
    path.write_text("requirement_id,n_read,n_right\na,2,3\nb,1,1\nb,1,1\nz,1,1\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_measured({"a", "b", "c"}, path)
    said = " ".join(caught.value.problems)
    for part in ("2, 3", "twice", "'z' is no requirement", "c: expected a row"):
        assert part in said, part
