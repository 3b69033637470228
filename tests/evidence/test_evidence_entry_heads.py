"""What heading lines say: role, employer and dates, by where they stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from mlgap.documents import mask_identity
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import Document, Line, Profile, Span

TODAY = date(2026, 11, 21)
WIDE = "\t"


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def profile_of(rows: Sequence[tuple[float, str]], taxonomy: Taxonomy) -> Profile:
    """Return the profile of rows (left edge in points, text); a tab stands for wide white."""
    lines, start = [], 0
    for number, (left, text) in enumerate(rows):
        gaps = tuple(place for place, char in enumerate(text) if char == WIDE)
        box = (left, 700.0 - 14 * number, left + 5 * len(text), 710.0 - 14 * number)
        lines.append(Line(Span(start, start + len(text)), 1, box, gaps))
        start += len(text) + 1
    text = "\n".join(text for _, text in rows).replace(WIDE, " ")
    document = Document("cv.pdf", "application/pdf", 1, text, tuple(lines), "0" * 64)
    return extract_profile(mask_identity(document), taxonomy, None, None, today=TODAY)


def jobs(profile: Profile) -> list[tuple[str, str, str | None]]:
    return [(entry.role, entry.employer, entry.start) for entry in profile.entries]


def test_an_employer_set_apart_from_its_town_by_wide_white_is_named_alone(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Experience"),
        (40, f"Quernmore Mills{WIDE}Dayton, OH"),
        (40, f"Data Engineer{WIDE}Jan 2020 - May 2021"),
        (50, "• Built the nightly loads in Airflow"),
    ]
    assert jobs(profile_of(rows, taxonomy)) == [("Data Engineer", "Quernmore Mills", "2020-01")]


def test_an_employer_named_once_above_several_roles_is_that_of_each(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Experience"),
        (40, "Quernmore Corporation"),
        (54, f"Staff Engineer, Platform Infrastructure{WIDE}Aug 2022 - Present"),
        (66, "• Built the nightly loads in Airflow"),
        (54, f"Senior Engineer, Payments Core{WIDE}Jul 2020 - Aug 2022"),
        (66, "• Wrote the settlement service in Go"),
    ]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == ["Quernmore Corporation"] * 2


def test_a_role_no_word_betrays_stands_where_the_other_roles_stand(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Experience"),
        (40, "Data Engineer"),
        (40, f"Quernmore Choir · Boston, MA{WIDE}2020 - 2023"),
        (50, "• Built the nightly loads in Airflow"),
        (40, "Chorus Member"),
        (40, f"Harborlight Chorale · Boston, MA{WIDE}2018 - 2020"),
        (50, "• Kept the list of concerts in SQL"),
    ]
    assert jobs(profile_of(rows, taxonomy))[1] == ("Chorus Member", "Harborlight Chorale", "2018")


def test_a_state_is_no_degree_and_no_employer(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Education"),
        (40, f"Ridgemont State University{WIDE}Boston, MA"),
        (40, f"Bachelor of Engineering{WIDE}Expected May 2019"),
        (40, "Cumulative GPA: 3.9/4.0; Dean's List 2015-2016"),
    ]
    expected = [("Bachelor of Engineering", "Ridgemont State University", "2019-05")]
    assert jobs(profile_of(rows, taxonomy)) == expected


def test_a_heading_in_a_rail_opens_its_section_beside_the_first_entry(taxonomy: Taxonomy) -> None:
    rows = [
        (20, f"E X P E R I E N C E{WIDE}Data Engineer, Quernmore Mills, Dayton, OH"),
        (120, "Jan 2020 - May 2021"),
        (130, "• Built the nightly loads in Airflow"),
        (20, f"E D U C AT I O N{WIDE}BEng Mechatronics, Ridgemont University, Dayton, OH"),
        (120, "2010 - 2014"),
    ]
    profile = profile_of(rows, taxonomy)
    assert [entry.context for entry in profile.entries] == ["job", "coursework"]
    assert [job[:2] for job in jobs(profile)] == [
        ("Data Engineer", "Quernmore Mills"),
        ("BEng Mechatronics", "Ridgemont University"),
    ]


def test_a_school_broken_from_its_town_in_a_narrow_column_stays_with_the_degree(taxonomy: Taxonomy) -> None:
    rows = [
        (440, "Education"),
        (440, "MSc Statistics"),
        (440, "University of Harrowgate,"),
        (440, "Harrowgate, UK"),
        (440, "Sep 2015 - Jun 2016"),
    ]
    assert jobs(profile_of(rows, taxonomy)) == [("MSc Statistics", "University of Harrowgate", "2015-09")]


def test_lead_in_a_title_below_the_employer_is_no_deed(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Work experience"),
        (40, "03/2020 - now Halnica Mobile, Kraków, Poland"),
        (150, "Lead Data Engineer"),
        (160, "• Built the nightly loads in Airflow"),
    ]
    assert jobs(profile_of(rows, taxonomy)) == [("Lead Data Engineer", "Halnica Mobile", "2020-03")]
