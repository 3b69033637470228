from __future__ import annotations

from collections.abc import Callable

import pytest

from mlgap.evidence._headings import read_heading
from mlgap.types import Profile

Read = Callable[..., Profile]
JOB = "Experience\nEngineer, Fenwick Labs, 2019 - 2021\n- "


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Relevant Experience:", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("W O R K  H I S T O R Y", "experience"),
        ("Employment", "experience"),
        ("SKILLS & TOOLS", "skills"),
        ("Bootcamp projects", "projects"),
        ("Selected Publications", "publications"),
        ("Berufserfahrung", "experience"),
        ("Career Overview", "summary"),
        ("Certificates and Licenses", "certificates"),
    ],
)
def test_headings_are_read_in_many_words(text: str, section: str) -> None:
    heading = read_heading(text)
    assert heading is not None
    assert heading.section == section


@pytest.mark.parametrize(
    "text",
    [
        "Machine Learning Engineer",
        "Project Manager",
        "Research Engineer",
        "Data Science",
        "Experience with SQL",
    ],
)
def test_titles_and_sentences_are_no_headings(text: str) -> None:
    assert read_heading(text) is None


def test_a_wrapped_bullet_is_one_claim_over_its_lines(read: Read) -> None:
    text = JOB + "Built machine\n  learning jobs in Python\n- Wrote SQL"
    profile = read(text)
    claim = next(c for c in profile.claims if "Built" in c.text)
    assert claim.text == "Built machine learning jobs in Python"
    assert text[claim.span.start : claim.span.end] == "Built machine\n  learning jobs in Python"
    assert {e.skill_id for e in profile.evidence} == {"machine-learning", "python", "sql"}


@pytest.mark.parametrize("glyph", ["•", "-", "*", "–", "o", "▪", "➢", "1.", "\uf0b7"])
def test_every_bullet_glyph_starts_a_claim_and_stays_out_of_it(read: Read, glyph: str) -> None:
    profile = read(
        f"Experience\nEngineer, Fenwick Labs, 2019 - 2021\n{glyph} Wrote SQL\n{glyph} Wrote Python"
    )
    assert [c.text for c in profile.claims][1:] == ["Wrote SQL", "Wrote Python"]


def test_paragraphs_are_read_sentence_by_sentence(read: Read) -> None:
    profile = read(
        "Experience\nEngineer, Fenwick Inc., 2019 - 2021\nI wrote SQL, e.g. for audits. Then I built a model."
    )
    assert [c.text for c in profile.claims][1:] == ["I wrote SQL, e.g. for audits.", "Then I built a model."]


@pytest.mark.parametrize(
    "head",
    [
        "Data Engineer, Fenwick Labs, Mar 2019 - Present",
        "Data Engineer\nFenwick Labs\nMar 2019 - Present",
        "Mar 2019 - Present\nData Engineer\nFenwick Labs",
        "Fenwick Labs | Mar 2019 - Present\nData Engineer",
        "Data Engineer at Fenwick Labs (03/2019 – to date)",
    ],
)
def test_role_employer_and_dates_are_found_in_each_order(read: Read, head: str) -> None:
    profile = read(f"Experience\n{head}\n- Wrote SQL")
    (entry,) = profile.entries
    assert (entry.role, entry.employer) == ("Data Engineer", "Fenwick Labs")
    assert (entry.start, entry.end, entry.current) == ("2019-03", None, True)


def test_entries_that_lead_with_dates_keep_their_own_titles(read: Read) -> None:
    profile = read(
        "Experience\n07/2016 to Current\nData Analyst\n09/2015 to 05/2016\nLibrary Manager\n- Wrote SQL"
    )
    assert [(e.role, e.start) for e in profile.entries] == [
        ("Data Analyst", "2016-07"),
        ("Library Manager", "2015-09"),
    ]


def test_jobs_below_a_skills_line_without_a_heading_are_jobs(read: Read) -> None:
    profile = read(
        "Stack: Python, Docker\n\nEngineer, Fenwick Labs, 2019 - 2021\n- Built a service in Python"
    )
    assert len(profile.entries) == 1
    assert {(e.skill_id, e.grade) for e in profile.evidence} == {
        ("python", "listed"), ("docker", "listed"), ("python", "used")
    }  # fmt: skip


def test_loose_lines_below_the_last_job_are_not_part_of_it(read: Read) -> None:
    profile = read(
        "Experience\nEngineer, Fenwick Labs, 2019 - 2021\n- Wrote SQL\n\nLanguages: Python, German"
    )
    python = next(e for e in profile.evidence if e.skill_id == "python")
    assert python.grade == "listed"
    assert profile.claims[python.claim].entry is None


def test_an_employer_is_not_something_the_person_used(read: Read) -> None:
    profile = read("Experience\nAccount Executive, Docker, 2019 - 2021\n- Closed deals in retail")
    assert profile.evidence == ()


def test_a_cv_without_any_structure_says_so_and_still_yields_names(read: Read) -> None:
    profile = read("I built services in Python for a bakery. Knows Docker.")
    assert {e.skill_id for e in profile.evidence} == {"python", "docker"}
    assert any("headings" in warning for warning in profile.warnings)
    assert any("dates" in warning for warning in profile.warnings)


def test_a_cv_in_another_language_says_so_and_grades_nothing_above_used(read: Read) -> None:
    profile = read(
        "Berufserfahrung\nEntwickler, Fenwick GmbH, 2019 - 2021\n"
        "- Betrieb der Modelle mit Docker für die Werke und das Lager, live mit 40 % weniger Ausfall\n"
        "- Pflege von Python und den Daten bei der Übergabe auf der Anlage\n"
    )
    assert any("English" in warning for warning in profile.warnings)
    assert {e.grade for e in profile.evidence} == {"used"}
