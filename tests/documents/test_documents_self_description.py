"""What a writer says of their own age, gender and nationality is masked; the same words of others stay."""

from __future__ import annotations

import pytest

from mlgap.documents import MASK, mask_identity, read_document


def masked_bullet(text: str) -> str:
    document = read_document(f"Work\n• {text}\nBuilt models".encode(), "cv.txt")
    return mask_identity(document).text.split("\n")[1].removeprefix("• ")


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("I am a 34-year-old woman of Russian nationality who built pipelines", "34-year-old"),
        ("I am a 34-year-old woman of Russian nationality who built pipelines", "woman"),
        ("I am a 34-year-old woman of Russian nationality who built pipelines", "Russian nationality"),
        ("I'm 34 years old and built pipelines", "34 years old"),
        ("I am 34. I built pipelines", "34"),
        ("As a female data scientist I built pipelines", "female"),
        ("Aged 34, I built pipelines", "34"),
        ("34-year-old engineer with Python", "34-year-old"),
        ("I am a man and a German national", "man"),
        ("I am a man and a German national", "German national"),
        ("I am a U.S. citizen and built pipelines", "U.S. citizen"),
        ("I am a citizen of Kenya who built pipelines", "Kenya"),
        ("I hold dual French and German citizenship", "French and German"),
        ("My nationality is Kenyan, I built pipelines", "Kenyan"),
        ("I was born in Nairobi in 1990", "Nairobi in 1990"),
    ],
)
def test_the_writers_own_age_gender_and_nationality_are_masked(text: str, secret: str) -> None:
    shown = masked_bullet(text)
    assert secret in text
    assert MASK * len(secret) in shown
    assert shown.replace(MASK, "")


@pytest.mark.parametrize(
    "text",
    [
        "I am a citizen data scientist",
        "Sold male connectors and female sockets",
        "Engineer at Man Group, London",
        "I was part of Man Group",
        "I am a woman-owned business data engineer",
        "Built pipelines for a woman-owned business data warehouse",
        "I am maintaining a 20-year-old codebase",
        "20-year-old codebase moved to Python",
        "As a 20-year-old company we built pipelines",
        "Built models for people aged 65 and over",
        "I am a data analyst for female health",
        "I am 24/7 on call for pipelines",
        "I am a lead of 12 engineers",
        "Taught data to 300 women and men of any nationality",
    ],
)
def test_the_same_words_of_others_and_of_things_stay(text: str) -> None:
    assert masked_bullet(text) == text


def test_what_the_writer_built_after_the_description_stays() -> None:
    text = "I am a 34-year-old woman of Russian nationality who built pipelines"
    assert masked_bullet(text) == f"I am a {MASK * 11} {MASK * 5} of {MASK * 19} who built pipelines"
    assert masked_bullet("I am a woman in a team that sells male connectors").endswith("male connectors")


def test_citizenship_among_contact_details_is_masked() -> None:
    head = "Jane Mwangi\njane@x.org | Kenyan citizen | ML Engineer\n\nWork\nBuilt models"
    document = mask_identity(read_document(head.encode(), "cv.txt"))
    assert document.text.split("\n")[1] == f"{MASK * 10} | {MASK * 14} | ML Engineer"
