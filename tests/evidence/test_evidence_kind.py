"""A text that is no CV is called so, and a CV is not."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from mlgap.documents import read_document
from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy

TODAY = date(2026, 11, 21)
OTHERS = tomllib.loads(
    (Path(__file__).parents[2] / "benchmarks" / "other_texts.toml").read_text(encoding="utf-8")
)["text"]
ADVERT = """
Data engineer
We are looking for somebody who likes tidy tables. You will build pipelines with Airflow and Spark.
Requirements: SQL, Python. Nice to have: Kubernetes.
What we offer: a garden, and lunch. Apply now!
"""
CV = """
Experience
Data Engineer, Example Bank, 2020 - 2024
- Built pipelines with Airflow and Spark
Data Analyst, Example Shop, 2017 - 2020
- Wrote reports in SQL
"""


def told(text: str) -> str:
    profile = extract_profile(read_document(text.encode(), "x.txt"), load_taxonomy(), None, None, today=TODAY)
    return profile.warnings[0] if profile.warnings else ""


def test_an_advert_is_called_one_and_the_user_sent_to_where_adverts_are_read() -> None:
    sentence = told(ADVERT)
    assert sentence.startswith("This reads like a job advert and not like a CV (5 signs")
    assert "Give your CV in its place" in sentence
    assert "“posting”" in sentence
    assert "`" not in sentence  # a web page shows no marks of markup
    assert "garden" not in sentence


def test_a_cv_in_the_words_of_adverts_stays_a_cv_by_its_dated_jobs() -> None:
    assert "reads like" not in told(
        CV + "- Sold to shops: “you will love your table”, we are looking for more"
    )
    assert "reads like" not in told(CV + ADVERT)


def test_a_cv_without_dates_or_headings_stays_a_cv() -> None:
    assert "CV" not in told(
        "Machine learning engineer, five years. Python, PyTorch, Kubernetes, and your usual SQL."
    )


@pytest.mark.parametrize("number", range(len(OTHERS)))
def test_letters_bills_code_reports_and_stories_are_no_cvs(number: int) -> None:
    item = OTHERS[number]
    sentence = told(item["text"])
    if "Sehr geehrte" in item["text"]:
        assert "German" in sentence  # signs of a letter are known in English alone
    elif item["kind"] == "letter":
        assert sentence.startswith("This reads like a letter")
    else:
        assert sentence.startswith(("This reads like", "Nothing that CVs hold"))
