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


def test_a_comma_between_role_and_dates_names_no_employer(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Experience"),
        (40, "Quernmore Mills - Dayton, OH"),
        (40, "Senior Machine Learning Engineer, Jun 2021 - Present"),
        (50, "• Built the nightly loads in Airflow"),
    ]
    assert jobs(profile_of(rows, taxonomy))[0][1] == "Quernmore Mills"


def test_a_department_in_a_title_is_no_employer_where_the_other_entries_have_theirs_above(
    taxonomy: Taxonomy,
) -> None:
    rows = [
        (40, "Experience"),
        (40, "Quernmore"),
        (40, f"Data Engineer{WIDE}Jan 2020 - Present"),
        (50, "• Built the nightly loads in Airflow"),
        (40, "Halnica"),
        (40, f"Staff Software Engineer, Search{WIDE}Jan 2015 - Dec 2019"),
        (50, "• Wrote the settlement service in Go"),
    ]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == ["Quernmore", "Halnica"]


def test_a_town_nobody_lists_is_no_employer_where_the_other_entries_have_their_place(
    taxonomy: Taxonomy,
) -> None:
    rows = [
        (40, "Experience"),
        (40, "Data Engineer — Quernmore"),
        (40, "Jan 2020 - Present | Berlin, Germany"),
        (50, "• Built the nightly loads in Airflow"),
        (40, "Backend Developer — Halnica"),
        (40, "Jan 2015 - Dec 2019 | Nairobi"),
        (50, "• Wrote the settlement service in Go"),
        (40, "Analyst — Orrest"),
        (40, "Jan 2012 - Dec 2014 | Leeds, UK"),
        (50, "• Answered questions in SQL"),
    ]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == ["Quernmore", "Halnica", "Orrest"]


def test_a_role_without_an_employer_is_at_the_one_above_it(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Experience"),
        (40, f"Quernmore{WIDE}Dayton, OH"),
        (40, f"Data Engineer{WIDE}Jan 2020 - Present"),
        (50, "Built the nightly loads in Airflow."),
        (40, f"Backend Developer{WIDE}Jan 2018 - Dec 2019"),
        (50, "Wrote the settlement service in Go."),
        (40, f"Halnica{WIDE}Boston, MA"),
        (40, f"Data Analyst{WIDE}Jan 2015 - Dec 2017"),
        (50, "Answered questions in SQL."),
    ]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == ["Quernmore", "Quernmore", "Halnica"]


def test_a_second_study_begins_as_many_lines_above_its_dates_as_the_first(taxonomy: Taxonomy) -> None:
    rows = [
        (440, "Education"),
        (440, "MSc Systems Design"),
        (440, "Engineering"),
        (440, "Orrest Institute of Technology"),
        (440, "Waterloo, ON, 2015 - 2017"),
        (440, "BEng Mechatronics"),
        (440, "Quernmore University"),
        (440, "Osaka, Japan, 2010 - 2014"),
    ]
    expected = ["Orrest Institute of Technology", "Quernmore University"]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == expected


def test_a_school_broken_from_its_country_stays_with_the_degree(taxonomy: Taxonomy) -> None:
    rows = [
        (440, "Education"),
        (440, "Higher Diploma in Data"),
        (440, "Analytics"),
        (440, "Orrest Bay Institute, Cork,"),
        (440, "Ireland"),
        (440, "2017 - 2018"),
    ]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == ["Orrest Bay Institute"]


@pytest.mark.parametrize(
    ("line", "employer"),
    [
        ("Quernmore: Data Engineer, 2015 - 2018", "Quernmore"),
        ("Data Engineer [Quernmore], 2015 - 2018", "Quernmore"),
        ("Data Engineer | Quernmore, Inc. | 2015 - 2018", "Quernmore, Inc."),
    ],
)
def test_colons_and_brackets_part_role_and_employer_and_legal_forms_do_not(
    line: str, employer: str, taxonomy: Taxonomy
) -> None:
    rows = [(40.0, "Experience"), (40.0, line), (50.0, "• Built the nightly loads in Airflow")]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == [employer]


@pytest.mark.parametrize(
    ("line", "school"),
    [
        ("Bachelor of Engineering (Mechatronics), Quernmore, 2010 - 2014", "Quernmore"),
        ("Politecnico di Orrest - Ingeniería Informática, 2010 - 2014", "Politecnico di Orrest"),
        ("Magister, Informatyka, Politechnika Halnica, 2010 - 2014", "Politechnika Halnica"),
    ],
)
def test_schools_are_told_from_fields_in_brackets_and_in_other_languages(
    line: str, school: str, taxonomy: Taxonomy
) -> None:
    assert [job[1] for job in jobs(profile_of([(40, "Education"), (40, line)], taxonomy))] == [school]


def test_a_line_below_dates_alone_names_role_employer_town_and_state(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Employment"),
        (40, "January 2020 - to date"),
        (40, "Research Scientist, Orrest Mills, Halnaby, Norland"),
        (50, "• Built the nightly loads in Airflow"),
        (40, "June 2012 - December 2019"),
        (40, "Control Engineer, Quernmore, Tarn, Norland"),
        (50, "• Wrote the settlement service in Go"),
    ]
    assert jobs(profile_of(rows, taxonomy)) == [
        ("Research Scientist", "Orrest Mills", "2020-01"),
        ("Control Engineer", "Quernmore", "2012-06"),
    ]


def test_a_list_of_tools_below_dates_alone_names_no_role(taxonomy: Taxonomy) -> None:
    rows = [
        (40, "Employment"),
        (40, "January 2020 - to date"),
        (40, "Python, SQL, Airflow, Docker, Kubernetes"),
    ]
    assert [job[0] for job in jobs(profile_of(rows, taxonomy))] == [""]


def test_an_employer_keeps_the_letters_that_spell_at_within_its_name(taxonomy: Taxonomy) -> None:
    rows = [(40, "Experience"), (40, "Doctoral Researcher, Orrat University, 2015 - 2019")]
    assert [job[1] for job in jobs(profile_of(rows, taxonomy))] == ["Orrat University"]
