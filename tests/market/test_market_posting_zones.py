from __future__ import annotations

import pytest

from mlgap.market._reading.zones import heading_zone, split_zones

ADVERT = """Dragonfruit Ltd is a leading provider of fruit software.
What you'll do
Build ranking models in Python
Requirements:
- 3 years with Docker
Nice to have
- Rust
Benefits
- Free Kubernetes socks
"""


def zones(text: str) -> list[tuple[str, str]]:
    return [(line.zone, line.text.strip(" -*")) for line in split_zones(text)]


def test_each_line_takes_the_zone_of_the_heading_above_it():
    assert zones(ADVERT) == [
        ("company", "Dragonfruit Ltd is a leading provider of fruit software."),
        ("responsibilities", "Build ranking models in Python"),
        ("required", "3 years with Docker"),
        ("preferred", "Rust"),
        ("benefits", "Free Kubernetes socks"),
    ]


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("**Key Responsibilities**", "responsibilities"),
        ("### what you'll be doing:", "responsibilities"),
        ("Your mission", "responsibilities"),
        ("Minimum Qualifications", "required"),
        ("What we're looking for", "required"),
        ("WHO YOU ARE", "required"),
        ("Bonus points if you have", "preferred"),
        ("Preferred Qualifications:", "preferred"),
        ("Nice-to-haves", "preferred"),
        ("About us", "company"),
        ("Who we are", "company"),
        ("What we offer", "benefits"),
        ("Compensation and benefits", "benefits"),
        ("Equal Opportunity Employer", "legal"),
        ("Job details", "intro"),
    ],
)
def test_a_heading_opens_its_zone_in_many_wordings(heading: str, zone: str):
    assert heading_zone(heading) == zone


@pytest.mark.parametrize(
    "line",
    [
        "You have built three compilers in Rust",
        "Python, Docker and Kafka",
        "Experience with Spark",
        "5+ years in ML",
    ],
)
def test_a_line_that_asks_for_something_is_no_heading(line: str):
    assert heading_zone(line) is None


def test_a_heading_with_its_content_on_one_line_opens_the_zone_and_keeps_the_content():
    assert zones("Requirements: strong Python\nMore Docker") == [
        ("required", "strong Python"),
        ("required", "More Docker"),
    ]


def test_a_particular_on_a_line_of_its_own_does_not_end_the_zone():
    assert zones("Requirements\nDocker skills\nLocation: Springfield\nTerraform skills") == [
        ("required", "Docker skills"),
        ("required", "Location: Springfield"),
        ("required", "Terraform skills"),
    ]


def test_legal_wording_is_legal_wherever_it_stands():
    text = "Requirements\nPython\nWe are an equal opportunity employer whatever your skills."
    assert [zone for zone, _ in zones(text)] == ["required", "legal"]


def test_a_glued_one_line_advert_is_cut_at_headings_and_sentences():
    filler = "We grow apples on the moon and sell them by rocket to everyone who likes them. " * 5
    cut = zones(
        f"{filler}Responsibilities: Deploy models.Requirements: Experience with Docker.Nice to have: Rust."
    )
    assert ("responsibilities", "Deploy models.") in cut
    assert ("required", "Experience with Docker.") in cut
    assert ("preferred", "Rust.") in cut


def test_lines_wrapped_at_a_fixed_width_are_joined():
    wrapped = ["requirements"] + [
        "- you keep models alive in production and answer for",
        "their latency at night",
    ] * 10
    assert [text for _, text in zones("\n".join(wrapped))] == [
        "you keep models alive in production and answer for their latency at night"
    ] * 10


def test_an_advert_without_headings_is_read_by_its_cues():
    text = "You will deploy models.\nExperience with Docker.\nBorkify is a leading provider of borks."
    assert [zone for zone, _ in zones(text)] == ["responsibilities", "required", "company"]


def test_an_empty_advert_has_no_lines():
    assert split_zones("") == ()
    assert split_zones(" \n\r\n\t") == ()


@pytest.mark.parametrize(
    ("glued", "zone"),
    [
        ("Nice to HavesExperience with Rust", "preferred"),
        ("Required Skills and ExperienceHands-on work with Rust", "required"),
        ("ResponsibilitiesDesign services in Rust", "responsibilities"),
    ],
)
def test_a_heading_glued_to_its_first_sentence_still_opens_its_zone(glued: str, zone: str):
    assert [found for found, _ in zones(glued)] == [zone]


def test_an_abbreviation_ends_no_sentence():
    line = "Know the methods well (eg. boosted trees). " + "Work with people of other crafts, " * 10
    assert "boosted trees" in zones(f"Requirements\n{line}")[0][1]


def test_asks_that_stray_under_a_heading_about_the_company_are_asks():
    assert zones("About us\nWe sell fruit\n- Experience with Rust\n- Founded in 1990") == [
        ("company", "We sell fruit"),
        ("required", "Experience with Rust"),
        ("company", "Founded in 1990"),
    ]


def test_experience_that_is_great_to_have_is_preferred():
    assert heading_zone("Experience that’s great to have") == "preferred"


def test_a_bullet_that_says_how_firmly_it_asks_is_an_item_and_no_heading():
    text = "Requirements\n- Must have experience with Rust\n- Nice to have a sense of Go\n- Docker daily"
    assert zones(text) == [
        ("required", "experience with Rust"),
        ("preferred", "a sense of Go"),
        ("required", "Docker daily"),
    ]


@pytest.mark.parametrize("heading", ["- Must have skills", "* Nice to have", "- Nice to have qualifications"])
def test_a_bulleted_heading_without_an_item_of_its_own_stays_a_heading(heading: str):
    assert len(zones(f"{heading}\n- Docker daily")) == 1
