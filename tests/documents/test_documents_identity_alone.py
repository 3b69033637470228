"""What a line says of the person alone is covered wherever it stands, and headings beside it stay."""

from __future__ import annotations

import pytest

from mlgap.documents import MASK, mask_identity, read_document

HEAD = "Wanjiru Mwangi\nwanjiru.mwangi@example.org | ML Engineer"
WORK = "Experience\nML Engineer, Globex, Nairobi\nMar 2019 - May 2022\n• Built models in Python with Docker"
STUDY = "Education\nBSc Physics, Leeds, 2017"


def masked(text: str) -> str:
    return mask_identity(read_document(text.encode(), "cv.txt")).text


def after_study(line: str) -> str:
    text = masked(f"{HEAD}\n\n{WORK}\n\n{STUDY}\n{line}")
    assert WORK in text
    assert STUDY in text
    return text.split(STUDY)[1].lstrip("\n")


@pytest.mark.parametrize(
    "line",
    [
        "Born: 4 May 1995", "Born 4th May 1995 in Leeds, UK", "Born 1995", "Born in Leeds",
        "Born - 04/05/1995",
        "Geboren 4. Mai 1995 in Köln", "geb. 4.5.1995", "Née le 4 mai 1995 à Lyon", "Nacida en Madrid",
        "Nacido: 4 de mayo de 1995", "Nascida: 4 de maio de 1995", "Nata: 4 maggio 1995",
        "Urodzona: 4 maja 1995",
        "* 4. Mai 1995 in Köln", "Born: May 1995", "Age: 31", "Alter: 31 Jahre", "Edad: 31 años", "Wiek: 31",
        "Height: 178 cm", "Größe: 1,78 m", "Kinder: zwei", "Children: 2", "Sex: F",
    ],
)  # fmt: skip
def test_a_labelled_personal_line_is_masked_below_the_last_entry(line: str) -> None:
    assert after_study(line).strip(f"{MASK}•-–* ") == ""


@pytest.mark.parametrize(
    "line",
    [
        "Married, two children", "Married", "Single", "married with 2 kids", "Divorced, one daughter",
        "verheiratet, zwei Kinder", "ledig", "mariée, deux enfants", "Casado, dos hijos",
        "Sposata, un figlio",
        "gehuwd, twee kinderen", "żonaty, dwoje dzieci", "Female, single", "2 children",
        "• Married (1 child)",
    ],
)  # fmt: skip
def test_a_family_line_without_a_label_is_masked_where_it_is_nothing_else(line: str) -> None:
    assert after_study(line).strip(f"{MASK}• ") == ""


@pytest.mark.parametrize(
    "line",
    [
        "• Born: a new service for billing", "• Born in 2019 as a spin-off, the product serves banks",
        "• Age: model of it from faces", "• Height: estimated from depth", "single", "Single sign-on, Docker",
        "• Built one child process for each of two", "Children: taught 30 of them Python",
        "Married data and ML",
        "Born Group, 2017 - 2019", "Separated training from serving", "Weight: pruned by 40 %",
    ],
)  # fmt: skip
def test_work_that_begins_like_a_personal_line_stays(line: str) -> None:
    assert after_study(line) == line


@pytest.mark.parametrize(
    ("above", "word", "heading"),
    [
        ("Nationality: British, married, two", "children", "Experience"),
        ("Nationalität: deutsch, verheiratet, zwei", "Kinder", "Berufserfahrung"),
        ("Marital status: married with two young", "children", "Work Experience"),
        ("État civil : mariée, deux", "enfants", "Expérience professionnelle"),
        ("Estado civil: casado, dos", "hijos", "Formación académica"),
    ],
)
@pytest.mark.parametrize("between", ["\n", f"\n\n{WORK}\n\n{STUDY}\n"], ids=["head", "end"])
def test_the_wrapped_end_of_a_family_line_is_masked_and_the_heading_below_is_not(
    above: str, word: str, heading: str, between: str
) -> None:
    text = masked(f"{HEAD}{between}{above}\n{word}\n{heading}\nGlobex Corporation, Nairobi")
    assert text.endswith(f"\n{MASK * len(word)}\n{heading}\nGlobex Corporation, Nairobi")


@pytest.mark.parametrize("label", ["Nationality:", "Kinder", "Date of birth", "Children:"])
@pytest.mark.parametrize("heading", ["Experience", "Berufserfahrung", "Compétences", "Wykształcenie"])
def test_a_heading_below_a_label_left_empty_stays(label: str, heading: str) -> None:
    assert f"\n{heading}\n" in masked(f"{HEAD}\n{label}\n{heading}\nGlobex Corporation, Nairobi")
