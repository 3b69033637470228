"""Plain text, Markdown and JSON Resume; the format comes from the bytes and not from the name."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from mlgap.documents import read_document

from bad_files import docx_of, pdf_of

CV = "Zoë Example\n\nExperience\nServed models – 24×7\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_reads_the_same_in_every_common_encoding(encoding: str) -> None:
    document = read_document(CV.encode(encoding), "cv.txt")
    assert document.text == CV.strip()
    assert document.media_type == "text/plain"


def test_the_bytes_decide_the_format_and_the_name_does_not() -> None:
    assert (
        read_document(pdf_of(("Noor Example, engineer of pipelines",)), "cv.docx").media_type
        == "application/pdf"
    )
    assert (
        "wordprocessingml" in read_document(docx_of("<w:p><w:r><w:t>a</w:t></w:r></w:p>"), "a.pdf").media_type
    )
    assert read_document(b"Noor Example", "cv.pdf").media_type == "text/plain"


def test_the_digest_is_of_the_bytes() -> None:
    assert read_document(b"Noor", "cv.txt").digest == sha256(b"Noor").hexdigest()


def test_windows_and_old_mac_line_ends_are_line_ends_and_blank_lines_stay_single() -> None:
    assert read_document(b"a\r\nb\rc\n\n\n\nd", "cv.txt").text == "a\nb\nc\n\nd"


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("e\ufb03cient work\ufb02ow", "efficient workflow"),
        ("soft\u00adware", "software"),
        ("Python\u00a0\t 3", "Python 3"),
        ("\uf0b7 Led", "• Led"),
        ("\uf0e0 Austin \uf095", "Austin"),
        ("10⁶ rows, C♯ and ½", "10⁶ rows, C♯ and ½"),
        ("Cafe\u0301", "Café"),
        ("𝗣𝘆𝘁𝗵𝗼𝗻 Ｄｏｃｋｅｒ", "Python Docker"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
    ],
)
def test_characters_that_fonts_leave_behind_are_mended(raw: str, repaired: str) -> None:
    assert read_document(raw.encode(), "cv.txt").text == repaired


def test_markdown_loses_its_markers_and_keeps_its_words() -> None:
    raw = (
        "# Noor\n\n## Skills\n- **Docker** and `kubectl`\n* [site](https://n.example)\n---\n"
        "snake_case_name __init__"
    )
    document = read_document(raw.encode(), "cv.md")
    assert document.media_type == "text/markdown"
    assert document.text == (
        "Noor\n\nSkills\n• Docker and kubectl\n• site (https://n.example)\n\nsnake_case_name init"
    )


def test_a_text_with_one_hash_is_no_markdown() -> None:
    assert read_document(b"C# and **F#**", "cv.txt").text == "C# and **F#**"


def test_json_resume_becomes_sections_with_headings() -> None:
    resume = {
        "basics": {
            "name": "Noor Example",
            "label": "ML Engineer",
            "email": "noor@example.org",
            "location": {"city": "Lyon", "countryCode": "FR"},
            "profiles": [{"network": "GitHub", "username": "noorx"}],
            "summary": "Builds pipelines.",
        },
        "work": [
            {
                "name": "Acme",
                "position": "Engineer",
                "startDate": "2021-03",
                "highlights": ["Served models", ""],
            }
        ],
        "education": [{"institution": "Uni", "studyType": "MSc", "area": "Physics", "endDate": "2019"}],
        "skills": [{"name": "Cloud", "keywords": ["AWS", "Terraform"]}],
        "languages": [{"language": "French", "fluency": "native"}],
    }
    document = read_document(json.dumps(resume).encode(), "cv.json")
    assert document.media_type == "application/json"
    assert document.text.split("\n") == [
        "Noor Example", "ML Engineer", "noor@example.org | Lyon, FR | GitHub: noorx", "", "Summary",
        "Builds pipelines.", "", "Experience", "Engineer | Acme", "2021-03 – present", "• Served models", "",
        "Education", "MSc | Physics | Uni", "2019", "", "Skills", "Cloud: AWS, Terraform", "", "Languages",
        "French | native",
    ]  # fmt: skip


def test_json_resume_with_the_wrong_shapes_inside_is_read_as_far_as_it_goes() -> None:
    odd = {
        "basics": ["x"],
        "work": {"a": 1},
        "skills": ["Docker", None, {"name": 3, "keywords": "no"}],
        "education": 7,
    }
    assert read_document(json.dumps(odd).encode(), "cv.json").text == "Skills\nDocker\n3"
