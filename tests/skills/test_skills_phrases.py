from __future__ import annotations

from pathlib import Path

import pytest

from mlgap.errors import DataError
from mlgap.skills import find_phrases, load_taxonomy
from mlgap.skills._phrases import Phrases, load_phrases

SKILLS = frozenset({"model-monitoring", "rollback", "mentoring"})


def phrases(folder: Path, *patterns: str) -> Phrases:
    path = folder / "phrases.csv"
    path.write_text("skill_id,pattern\n" + "".join(f"{line}\n" for line in patterns), encoding="utf-8")
    return load_phrases(SKILLS, path)


def described(text: str, known: Phrases) -> list[tuple[str, str]]:
    return [(m.skill_id, text[m.span.start : m.span.end]) for m in find_phrases(text, known)]


def test_a_phrase_is_found_over_a_gap_of_up_to_three_words(tmp_path: Path):
    known = phrases(tmp_path, "model-monitoring,watch* .. models")
    assert described("You are watching all our models", known) == [
        ("model-monitoring", "watching all our models")
    ]
    assert described("You watch one and two and three models", known) == []


def test_a_short_gap_ends_at_a_comma_and_a_long_one_at_the_sentence(tmp_path: Path):
    short = phrases(tmp_path, "rollback,undo .. release")
    assert described("undo, then release", short) == []
    long = phrases(tmp_path, "rollback,undo ... release")
    assert described("Undo, without fuss, any release", long) == [
        ("rollback", "Undo, without fuss, any release")
    ]
    assert described("Never undo. The release stays", long) == []


def test_words_of_a_phrase_are_whole_words(tmp_path: Path):
    known = phrases(tmp_path, "mentoring,guide juniors")
    assert described("guided juniors; guide juniorship", known) == []
    assert described("We guide juniors", known) == [("mentoring", "guide juniors")]


def test_alternatives_and_joined_words_stand_for_each_other(tmp_path: Path):
    known = phrases(tmp_path, "rollback,roll_back|undo deploy*|release")
    found = described("roll-back deployments, undo release", known)
    assert found == [("rollback", "roll-back deployments"), ("rollback", "undo release")]


def test_spans_hold_where_lower_case_is_longer(tmp_path: Path):
    known = phrases(tmp_path, "mentoring,guide juniors")
    assert described("İİ guide juniors", known) == [("mentoring", "guide juniors")]


def test_all_faults_of_a_phrase_file_are_told_at_once(tmp_path: Path):
    with pytest.raises(DataError) as told:
        phrases(tmp_path, "nothing,undo", "rollback,.. undo", "rollback,un*")
    assert list(told.value.problems) == [
        "phrases.csv:2: skill_id: unknown 'nothing'",
        "phrases.csv:3: pattern: cannot be read: '.. undo'",
        "phrases.csv:4: pattern: the first word needs 3 letters before its *",
    ]


def test_a_taxonomy_without_phrases_describes_nothing(tmp_path: Path):
    assert described("undo", load_phrases(SKILLS, tmp_path / "none.csv")) == []


@pytest.mark.parametrize(
    ("sentence", "skill"),
    [
        ("Watch and monitor deployed models for degradation", "model-monitoring"),
        ("Automate the retraining of models each week", "ci-cd-ml"),
        ("Train, evaluate and deploy classifiers", "model-evaluation"),
        ("Ensure the security of our data", "data-security"),
    ],
)
def test_the_shipped_phrases_read_duties_that_name_no_tool(sentence: str, skill: str):
    assert skill in {m.skill_id for m in find_phrases(sentence, load_taxonomy().phrases)}


@pytest.mark.parametrize("words", ["ci/cd for models", "on-call for models", "on call for models"])
def test_a_phrase_may_begin_with_a_hyphen_or_slash_in_its_word(tmp_path: Path, words: str):
    known = phrases(tmp_path, "rollback,ci/cd|on_call .. models")
    assert described(words, known) == [("rollback", words)]
