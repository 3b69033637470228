"""Headings with numbers and asides, lines that go on beside a title, and results told without a deed."""

from __future__ import annotations

from datetime import date

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.evidence._attribution import find_others_work
from mlgap.evidence._headings import read_heading, read_numbered_heading
from mlgap.evidence._signals import find_operated, find_shipped
from mlgap.skills import Taxonomy, load_taxonomy


@pytest.fixture(scope="module")
def full_taxonomy() -> Taxonomy:
    return load_taxonomy()


def _grades(text: str, taxonomy: Taxonomy) -> dict[str, str]:
    document = mask_identity(read_document(text.encode(), "cv.txt"))
    profile = extract_profile(document, taxonomy, None, None, today=date(2026, 11, 21))
    return {item.skill_id: item.grade for item in profile.evidence if item.implied_by is None}


@pytest.mark.parametrize(
    ("line", "section"),
    [("1. Employment", "experience"), ("IV. Education", "education"), ("2) Knowledge", "skills")],
)
def test_a_number_before_a_heading_leaves_it_a_heading(line: str, section: str) -> None:
    heading = read_numbered_heading(line)
    assert heading is not None
    assert heading.section == section


@pytest.mark.parametrize("line", ["1. Python", "2. Machine Learning", "Employment", "3. built a model in R"])
def test_a_numbered_item_is_no_heading(line: str) -> None:
    assert read_numbered_heading(line) is None


def test_a_heading_may_carry_an_aside() -> None:
    heading = read_heading("Projects (from hack days)")
    assert heading is not None
    assert heading.section == "projects"


def test_a_heading_of_what_is_not_there_yet_announces_wishes() -> None:
    assert all(
        (found := read_heading(text)) and found.aspired
        for text in ("NOT THERE YET", "Not covered", "What's next")
    )


def test_what_the_line_of_a_title_goes_on_to_tell_is_read(full_taxonomy: Taxonomy) -> None:
    text = (
        "Data Engineer\n\nEXPERIENCE\n"
        "2016 - 2019 Data Engineer, Brightwater Ltd: Flask services for the warehouse, reports in Tableau\n"
        "- Wrote SQL for the stock reports.\n"
    )
    assert {"flask", "tableau", "sql"} <= set(_grades(text, full_taxonomy))


def test_a_level_of_service_told_without_a_deed_is_a_result_and_no_running() -> None:
    line = "Search in Python; 99 % uptime, 0-downtime."
    assert find_operated(line) is None
    assert find_shipped(line) is not None
    assert find_operated("I keep the search up, 99 % uptime over two years.") is not None


def test_what_agents_operate_is_not_run_by_the_person() -> None:
    assert find_operated("Designed a gateway that lets AI agents operate internal services") is None


@pytest.mark.parametrize(
    "line", ["Brokers see it in 8 seconds instead of 55 minutes.", "Slowest answers 900 ms -> 140 ms."]
)
def test_a_before_and_after_is_a_result(line: str) -> None:
    assert find_shipped(line) is not None


@pytest.mark.parametrize(
    "line", ["Data scientists use my tables on SageMaker.", "Team of theirs kept the Kubernetes side."]
)
def test_a_sentence_about_others_is_their_work(line: str) -> None:
    assert find_others_work(line) == ((0, len(line) - 1),)


def test_researchers_in_an_object_are_no_subject() -> None:
    assert not find_others_work("Built a cluster that 40 researchers use.")


@pytest.mark.parametrize(
    ("line", "theirs"),
    [
        ("Clients: Snowflake, MongoDB, Databricks", "Clients: Snowflake, MongoDB, Databricks"),
        ("Advised customers including Snowflake on pricing", "customers including Snowflake on pricing"),
        ("Built it for clients such as Acme using Docker", "clients such as Acme "),
    ],
)
def test_who_the_clients_were_is_no_tool_of_ones_own(line: str, theirs: str) -> None:
    assert [line[start:end] for start, end in find_others_work(line)] == [theirs]


def test_clients_who_are_served_are_no_list_of_names() -> None:
    assert not find_others_work("Clients are served by a Kafka stream")
