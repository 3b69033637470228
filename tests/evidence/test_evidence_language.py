"""Languages: which part of a CV is not in English, and that nothing is read there by English wording."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from mlgap.documents import read_document
from mlgap.evidence import check_bullets, extract_profile
from mlgap.evidence._language import read_languages
from mlgap.evidence._language_words import NAMES
from mlgap.skills import find_mentions, load_taxonomy
from mlgap.types import Profile

CVS = tomllib.loads(
    (Path(__file__).parents[2] / "benchmarks" / "language_cvs.toml").read_text(encoding="utf-8")
)
TODAY = date(2026, 11, 21)
WORK = "- Deployed fraud models to production with Docker, serving 2 million users, and ran them on call"
GERMAN = "- Die Modelle wurden von mir mit Docker in den Betrieb gebracht und sind für alle Kunden im Einsatz"
JOB = "ML Engineer, Example Bank, 2020 - 2024"


def profile_of(text: str) -> Profile:
    return extract_profile(read_document(text.encode(), "cv.txt"), load_taxonomy(), None, None, today=TODAY)


@pytest.mark.parametrize("code", CVS["whole"])
def test_a_cv_in_another_language_is_called_so(code: str) -> None:
    found = read_languages(CVS["whole"][code].strip().split("\n"))
    assert (found.name, found.whole) == (NAMES[code], True)


@pytest.mark.parametrize("name", CVS["mixed"])
def test_a_cv_that_is_foreign_in_part_is_called_so(name: str) -> None:
    found = read_languages(CVS["mixed"][name]["text"].strip().split("\n"))
    assert found.name == NAMES[CVS["mixed"][name]["foreign"]]
    assert 0.2 < found.share < 0.8


@pytest.mark.parametrize("name", [name for name in CVS["english"] if name != "linguist"])
def test_an_english_cv_of_few_sentences_and_foreign_names_is_left_alone(name: str) -> None:
    assert read_languages(CVS["english"][name].strip().split("\n")).share == 0


def test_titles_of_publications_do_not_make_a_cv_foreign() -> None:
    assert not any("seems to be in" in warning for warning in profile_of(CVS["english"]["linguist"]).warnings)


def test_only_the_foreign_part_of_a_cv_is_graded_without_its_words() -> None:
    profile = profile_of(
        f"Experience\n{JOB}\n{WORK}\n\n{JOB}\n{GERMAN}\n{GERMAN.replace('Docker', 'Kafka')}\n"
    )
    grades = {(item.skill_id, item.grade) for item in profile.evidence if item.implied_by is None}
    assert {("docker", "operated"), ("docker", "used"), ("kafka", "used")} <= grades
    assert ("kafka", "operated") not in grades
    (warning,) = (w for w in profile.warnings if "seems to be in" in w)
    assert "German" in warning
    assert "line 6 to 7" in warning
    assert "Kunden" not in warning


def test_advice_on_wording_is_given_for_english_lines_alone() -> None:
    profile = profile_of(
        f"Experience\n{JOB}\n{WORK}\n\n{JOB}\n{GERMAN}\n{GERMAN.replace('Docker', 'Kafka')}\n"
    )
    texts = [profile.claims[item.claim].text for item in check_bullets(profile, load_taxonomy())]
    assert texts == [WORK.removeprefix("- ")]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("使用Kubernetes部署", ["kubernetes"]),
        ("Pythonを使って", ["python"]),
        ("PyTorch와 함께", ["pytorch"]),
        ("בPython", ["python"]),
        ("😀 用Docker和Python", ["docker", "python"]),
    ],
)
def test_tools_are_found_where_another_script_touches_them(text: str, skills: list[str]) -> None:
    mentions = find_mentions(text, load_taxonomy())
    assert [mention.skill_id for mention in mentions] == skills
    assert all(text[m.span.start : m.span.end].isascii() for m in mentions)
