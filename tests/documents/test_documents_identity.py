"""Masking hides who wrote a CV, keeps every offset, and eats no employer, title or skill."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap.documents import MASK, mask_identity, read_document

DATA = Path(__file__).parents[2] / "data"

CV = """Noor van Dijk
Senior ML Engineer
noor.vandijk@example.org | +31 6 1234 5678 | Utrecht, Netherlands | github.com/noorvd

SUMMARY
Noor van Dijk builds pipelines. She ships models with Kubernetes.

EXPERIENCE
Senior ML Engineer, Van Dijk Logistics BV, Rotterdam
Jan 2019 - Mar 2022
• Cut cost by 1 000 000 EUR a year, 2019 - 2021
• Wrote docs at https://github.com/acme/platform

SKILLS
Python, GitHub, GitLab CI, Node.js, ASP.NET, Docker

PERSONAL
Date of birth: 3 May 1990
Nationality: Dutch
Marital status: married, two children
Gender: female
"""


def masked(text: str) -> str:
    document = read_document(text.encode(), "cv.txt")
    result = mask_identity(document)
    assert len(result.text) == len(document.text)
    assert [i for i, c in enumerate(result.text) if c == "\n"] == [
        i for i, c in enumerate(document.text) if c == "\n"
    ]
    assert all(new in (old, MASK) for old, new in zip(document.text, result.text, strict=True))
    assert (result.lines, result.warnings, result.digest) == (
        document.lines,
        document.warnings,
        document.digest,
    )
    return result.text


@pytest.mark.parametrize(
    "secret",
    [
        "Noor", "noor", "vandijk", "+31", "5678", "Utrecht", "Netherlands", "noorvd", "She ", "acme/platform",
        "1990", "Dutch", "married", "female",
    ],
)  # fmt: skip
def test_what_names_or_describes_the_person_is_gone(secret: str) -> None:
    assert secret in CV
    assert secret not in masked(CV)


@pytest.mark.parametrize(
    "kept",
    [
        "Senior ML Engineer\n", "SUMMARY", "builds pipelines", "ships models with Kubernetes",
        "Logistics BV, Rotterdam",
        "Jan 2019 - Mar 2022", "1 000 000 EUR", "2019 - 2021",
        "Python, GitHub, GitLab CI, Node.js, ASP.NET, Docker",
        "Wrote docs at",
    ],
)  # fmt: skip
def test_employers_titles_dates_figures_and_skills_stay(kept: str) -> None:
    assert kept in CV
    assert kept in masked(CV)


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ("github.com/noorvd", "github.com███████"),
        ("https://www.github.com/noorvd/rain", "████████████github.com████████████"),
        ("https://gitlab.com/noorvd", "████████gitlab.com███████"),
        ("noorvd.github.io/rain", "█████████████████████"),
        ("https://noorvd.dev/github.com", "█████████████████████████████"),
        ("linkedin.com/in/noorvd", "██████████████████████"),
    ],
)
def test_of_a_link_to_code_the_host_alone_stays(link: str, left: str) -> None:
    assert masked(f"Noor van Dijk\nnoor@example.org | {link}\n").splitlines()[1].endswith(f"| {left}")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Data Scientist\nJane Mwangi\njane@x.org", "Jane Mwangi"),
        ("JANE MWANGI, PhD\njm@x.org", "JANE MWANGI"),
        ("Curriculum Vitae\nName: Jane Mwangi\n+44 20 7946 0958", "Jane Mwangi"),
        ("Resume - Jane Mwangi\njane.mwangi@x.org", "Jane Mwangi"),
        ("Mwangi, Jane\njane.mwangi@x.org", "Mwangi"),
        ("Jane Mwangi | ML Engineer | jane@x.org", "Jane Mwangi"),
        ("Ms Jane Mwangi (she/her)\njane@x.org", "Jane Mwangi"),
        ("Last updated in May 2026\nJane O'Mwangi-Ruiz\njane@x.org", "Jane O'Mwangi-Ruiz"),
        ("ŁUKASZ ŻÓŁĆ\nlukasz.zolc@x.org", "ŁUKASZ ŻÓŁĆ"),
        ("Etta\netta@x.org | Chicago, IL", "Etta"),
        ("Skills\nPython\nContact\nJane Mwangi\njane.mwangi@x.org", "Jane Mwangi"),
        ("jane mwangi\njane@x.org", "jane mwangi"),
        ("jane mwangi\n+44 20 7946 0958", "jane mwangi"),
        ("Mwangi, Jane\nData Scientist", "Mwangi, Jane"),
        ("Mwangi, Jane A.\njm@x.org", "Mwangi, Jane A."),
        ("Name: Mwangi, Jane\njm@x.org", "Mwangi, Jane"),
        ("Curriculum Vitae\nJane Mwangi", "Jane Mwangi"),
        ("CV\n\nJane Mwangi\nML Engineer", "Jane Mwangi"),
    ],
)
def test_a_name_is_found_wherever_heads_put_it(head: str, name: str) -> None:
    text = masked(head + "\nExperience\nML Engineer at Globex\nBuilt models in Python\n")
    assert name not in text
    assert "she/her" not in text
    assert "Experience\nML Engineer at Globex\nBuilt models in Python" in text


@pytest.mark.parametrize(
    "form", ["Jane Mwangi", "JANE MWANGI", "Mwangi, J.", "J. Mwangi", "Mrs Mwangi", "Jane", "janemwangi"]
)
def test_the_name_is_masked_in_each_form_it_comes_back_in(form: str) -> None:
    text = masked(f"Jane Mwangi\njane@x.org\n\nProjects\nwork by {form} on graphs\n")
    assert text.endswith(f"work by {MASK * len(form)} on graphs")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Julia Chase", "Python, Julia, R"),
        ("Julia Chase", "Analyst at Chase, two years"),
        ("Omar Rivera", "Engineer at Rivera Consulting"),
        ("Ada Stanford", "Studied at Stanford"),
    ],
)
def test_a_name_that_is_also_a_skill_or_an_employer_is_left_there(name: str, line: str) -> None:
    assert line in masked(f"{name}\n{name.split(maxsplit=1)[0].lower()}@x.org\n\nWork\n{line}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Machine Learning Engineer\nSummary\nBuilds models",
        "Map Reduce, Cent OS, Oracle Apps\nExperience\nBuilt models",
        "Skills\nPython, Map Reduce\nCloud Run",
        "Map Reduce\nSkills\nMapReduce, Hadoop",
        "Docker, Kubernetes\nData Scientist\nSkills\nPython",
        "data pipelines\nSkills\nPython",
        "Work\nRead 2012 2017 logs, 01.2019 - 03.2021, 2019-03 to 2021-05\n",
        "Work\nBooking.com, Seattle, WA\nBuilt ranking for people aged 65 and over",
    ],
)
def test_a_text_that_names_nobody_is_left_alone(text: str) -> None:
    assert masked(text) == text.strip()


@pytest.mark.parametrize(
    "segment",
    [
        "12 Rose Street, Springfield", "Hauptstraße 12, 10115 Berlin", "14 rue des Lilas, Lyon",
        "Springfield, IL 62704",
        "Lagos", "(512) 555-0142", "Phone: 512.555.0142", "born in 1991", "29 years old", "Single",
        "janesite.dev",
        "Address: Flat 4, Hill House", "Twitter: @jmw", "she/her",
    ],
)  # fmt: skip
def test_each_kind_of_contact_detail_beside_an_address_is_masked(segment: str) -> None:
    line = masked(f"Jane Mwangi\njane@x.org | {segment} | ML Engineer\n\nWork\nBuilt models\n").split("\n")[1]
    assert not set("0123456789") & set(line)
    shown = {word for word in line.replace("|", " ").split() if MASK not in word}
    assert shown - {"Phone:", "Twitter:"} == {"ML", "Engineer"}


def test_swapping_the_person_changes_nothing_but_the_masked_parts() -> None:
    other = CV
    swaps = {
        "Noor van Dijk": "Tom van Dijk",
        "noor.vandijk": "tomm.vandijk",
        "She ships": "He ships",
        "female": "male",
    }
    for old, new in swaps.items():
        other = other.replace(old, new)
    assert [word for word in masked(CV).split() if MASK not in word] == [
        word for word in masked(other).split() if MASK not in word
    ]


def test_masking_twice_masks_no_more() -> None:
    once = mask_identity(read_document(CV.encode(), "cv.txt"))
    assert mask_identity(once).text == once.text


@given(st.text(alphabet="aA Bb@.|•\n:/+(1-9,)").map(lambda text: f"{text}\nBuilt models in Python for banks"))
def test_masking_any_text_keeps_every_offset(text: str) -> None:
    masked(text)


def test_a_telephone_and_a_link_far_from_the_head_are_masked() -> None:
    body = "Work\nBuilt models\nShipped them\nReferee on +31 20 123 4567, https://tracker.example/abc"
    assert masked(f"Jane Mwangi\njane@x.org\n\n{body}").endswith(
        f"Referee on {MASK * 15}, {MASK * len('https://tracker.example/abc')}"
    )


def test_dates_beside_an_address_are_no_telephone() -> None:
    assert "2019 - 2021" in masked("Jane Mwangi\njane@x.org | ML Engineer 2019 - 2021\n\nWork\nBuilt models")


def test_a_name_in_last_first_order_is_masked_in_its_other_order_too() -> None:
    text = masked("Mwangi, Jane\nData Scientist\n\nWork\nTalk by Jane Mwangi and by Jane on graphs")
    assert text.endswith(f"Talk by {MASK * 11} and by {MASK * 4} on graphs")


def test_small_letters_above_an_address_are_no_name_where_they_are_a_title_or_tools() -> None:
    for first in ("machine learning", "data pipelines", "apache spark", "in search of work"):
        assert masked(f"{first}\n+44 20 7946 0958\n\nWork\nBuilt models").startswith(f"{first}\n")


def skill_labels() -> list[str]:
    with (DATA / "skills.csv").open(encoding="utf-8", newline="") as file:
        return [row["label"] for row in csv.DictReader(file)]


@pytest.mark.parametrize("head", ["Jane Mwangi\njane@x.org", "Map Reduce", "Python, Spark\njane@x.org"])
def test_no_skill_of_the_taxonomy_is_masked_in_a_list_or_a_bullet(head: str) -> None:
    labels = skill_labels()
    assert len(labels) > 100
    listed = "\n".join(["Skills", ", ".join(labels), *labels])
    bullets = "\n".join(["Experience", *(f"• Built models with {label} for clients" for label in labels)])
    assert masked(f"{head}\n\n{listed}\n\n{bullets}").endswith(f"{listed}\n\n{bullets}")


def test_a_tool_beside_an_address_is_no_place() -> None:
    line = masked("Jane Mwangi\njane@x.org | MapReduce | Hadoop | Lagos").split("\n")[1]
    assert line == f"{MASK * 10} | MapReduce | Hadoop | {MASK * 5}"


@pytest.mark.parametrize(
    "line",
    [
        "Born 4 May 1992",
        "Geboren am 12.03.1990",
        "Geburtsdatum: 12.03.1990",
        "Staatsangehörigkeit: deutsch",
        "chidi[at]example.com",
        "chidi (at) example (dot) com",
    ],
)
def test_birth_and_address_lines_of_other_wordings_are_masked(line):
    text = f"Chidi Placeholder\n{line}\n\nExperience\nML Engineer, Hexmoor, 2020 - 2022\n- Trained models"
    masked = mask_identity(read_document(text.encode(), "cv.txt")).text
    assert not re.search(r"1992|1990|deutsch|example", masked)
    assert "Hexmoor" in masked


def test_a_thing_born_in_the_text_of_a_bullet_stays():
    text = "Jo Placeholder\njo@example.com\n\nExperience\nEngineer, Hexmoor, 2020\n- A stream born of Kafka"
    assert "born of Kafka" in mask_identity(read_document(text.encode(), "cv.txt")).text


@pytest.mark.parametrize(("town", "country"), [("Munich", "Germany"), ("Lagos", "Nigeria")])
def test_a_town_with_its_country_on_the_first_line_is_no_name(town: str, country: str) -> None:
    bullet = f"served riders in {town} daily"
    assert masked(f"{town}, {country}\njm@x.org\n\nExperience\n{bullet}\n").endswith(bullet)


@pytest.mark.parametrize("nation", ["Nigerian", "British"])
def test_a_citizenship_alone_on_a_header_line_is_masked(nation: str) -> None:
    text = masked(f"Jane Mwangi\n{nation} citizen\njane@x.org\n\nExperience\nML Engineer at Globex\n")
    assert nation not in text


COLUMN = """Contact
+1 206 555 0199 (Mobile)
{reach}
wmwangi.example (Portfolio)
Top Skills
Kubernetes
Certifications
Certified in Clouds
{name}
Engineer at Globex
Summary
I ship models."""


@pytest.mark.parametrize(
    "reach",
    ["wanjiru.mwangi@post.example", "wmwangi@post.example", "www.linkedin.com/in/wanjiru-mwangi-12ab",
     "mwangi.anna.wanjiru@post.example"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Wanjiru Mwangi", "WANJIRU MWANGI", "Wanjiru Anna Mwangi"])
def test_a_name_that_a_handle_tells_is_masked_as_a_line_of_its_own_below_other_sections(
    reach: str, name: str
) -> None:
    text = masked(COLUMN.format(reach=reach, name=name))
    assert (
        f"\nCertified in Clouds\n{re.sub('[^ ]', MASK, name).replace(' ', MASK)}\nEngineer at Globex" in text
    )
    assert "wmwangi" not in text


@pytest.mark.parametrize("label", ["Mobile", "Home", "LinkedIn", "Portfolio", "Work"])
def test_a_word_for_a_number_is_no_name_or_place(label: str) -> None:
    column = COLUMN.replace("Mobile", label).format(reach="wmwangi@post.example", name="Wanjiru Mwangi")
    assert f"{MASK * 15} ({label})" in masked(column)


def test_a_colleague_whom_no_handle_tells_is_no_writer() -> None:
    text = masked(COLUMN.format(reach="wanjiru.mwangi@post.example", name="Grace Otieno"))
    assert "\nGrace Otieno\n" in text
