"""LinkedIn's export and three generations of Europass: what their forms print is not taken for work."""

from __future__ import annotations

from datetime import date

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy
from mlgap.types import Document, Profile

from form_cvs import FORM_CVS

TAXONOMY = load_taxonomy()
PRIVATE = {
    "linkedin": ("Tamsin", "Okparo", "tamsin", "okparo", "7946"),
    "europass-today": ("Ilaria", "Venturoso", "3331234567", "Platani", "12/03/1991", "Female", "Italian "),
    "europass-2013": ("Joaquim", "Ferrolho", "912 345", "Amoreiras", "02/11/1988", "Male", "Nationality"),
    "europass-2002": ("Zuzana", "Hrabovsk", "905 123", "Lipová", "May 1985", "Female", "Nationality Slovak"),
}
ENTRIES = {
    "linkedin": [
        ("Senior Machine Learning Engineer", "Larkspur Freight", "2022-03", None),
        ("Machine Learning Engineer", "Larkspur Freight", "2020-09", "2022-03"),
        ("Data Scientist", "Brackwater Bank", "2018-06", "2020-08"),
        ("Master of Science", "University of Oxbarrow", "2016", "2018"),
        ("Bachelor of Science", "Calder College", "2013", "2016"),
    ],
    "europass-today": [
        ("MACHINE LEARNING ENGINEER", "TRAMVIA LOMBARDA SPA", "2019-03", None),
        ("DATA ANALYST", "OFFICINE SABAUDE", "2016-09", "2019-02"),
        ("MASTER'S DEGREE IN COMPUTER ENGINEERING", "Università di Selvapiana", "2014-10", "2016-07"),
    ],
    "europass-2013": [
        ("Data engineer", "Moinho Energia", "2017-05", None),
        ("Software developer", "Casa dos Números", "2013-09", "2017-04"),
        ("Master in Informatics Engineering", "Universidade de Vale Seco", "2011-09", "2013-07"),
    ],
    "europass-2002": [
        ("Statistician", "Vodohospodár", "2010-04", "2012-12"),
        ("Junior analyst", "Karpatská banka", "2008-09", "2010-03"),
        ("Master of Science in Statistics", "Dunajská univerzita", "2003-09", "2008-06"),
    ],
}
LISTED = {
    "linkedin": {"kubernetes", "kafka", "pytorch"},
    "europass-today": {"python", "terraform", "postgresql"},
    "europass-2013": {"python", "terraform", "kubernetes", "linux", "git"},
    "europass-2002": {"python", "matlab", "postgresql"},
}


def read(form: str) -> tuple[Document, Profile]:
    document = mask_identity(read_document(FORM_CVS[form], "cv.pdf"))
    return document, extract_profile(document, TAXONOMY, None, None, today=date(2026, 11, 21))


@pytest.mark.parametrize("form", FORM_CVS)
def test_each_job_and_study_has_its_role_employer_and_dates(form: str) -> None:
    _, profile = read(form)
    assert [(e.role, e.employer, e.start, e.end) for e in profile.entries] == ENTRIES[form]


@pytest.mark.parametrize("form", FORM_CVS)
def test_nothing_that_tells_the_writer_is_left(form: str) -> None:
    document, _ = read(form)
    assert [word for word in PRIVATE[form] if word in document.text] == []


@pytest.mark.parametrize("form", FORM_CVS)
def test_footers_durations_wishes_and_language_grids_are_no_claims(form: str) -> None:
    _, profile = read(form)
    printed = (
        "Page 1",
        "European Union",
        "years",
        "months",
        "APPLIED FOR",
        "Desired",
        "Listening",
        "Levels:",
    )
    assert [c.text for c in profile.claims if any(word in c.text for word in printed)] == []


@pytest.mark.parametrize("form", FORM_CVS)
def test_skills_of_the_rail_are_listed_and_no_language_is_a_skill(form: str) -> None:
    _, profile = read(form)
    sections = {e.skill_id: profile.claims[e.claim].section for e in profile.evidence if e.named}
    assert {skill for skill, section in sections.items() if section == "skills"} >= LISTED[form] - {
        e.skill_id for e in profile.evidence if e.context == "certificate"
    }
    assert [e.quote for e in profile.evidence if profile.claims[e.claim].section == "languages"] == []


def test_what_is_done_stays_with_its_job_over_a_page_of_linkedin() -> None:
    _, profile = read("linkedin")
    jobs = {e.skill_id: profile.claims[e.claim].entry for e in profile.evidence if e.context == "job"}
    assert (jobs["triton-server"], jobs["airflow"], jobs["spark"], jobs["xgboost"]) == (0, 0, 1, 2)


def test_the_headline_of_linkedin_is_not_read_as_one_of_the_publications_beside_it() -> None:
    _, profile = read("linkedin")
    headline = next(c for c in profile.claims if "Larkspur Freight" in c.text and c.entry is None)
    assert headline.section == "summary"


def test_the_job_that_is_looked_for_is_no_evidence() -> None:
    _, profile = read("europass-2013")
    assert "mlops" not in {e.skill_id for e in profile.evidence}
