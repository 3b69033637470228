"""Texts at the length limit without line breaks: read and masked in steps that grow with their length.

None of these ends where a pattern looks again at all that follows each of its characters.
"""

from __future__ import annotations

import pytest

from mlgap.documents import MASK, mask_identity, read_document

HEAD = "Jane Doe\njane.doe@x.org\n"
PROSE = "Built models in Python for the team, then moved on to new things with care and with Docker. "


@pytest.mark.parametrize(
    "text",
    [
        "x" * 70_000,
        "a " * 37_000,
        "a" + "@" * 70_000,
        "1 " * 37_000,
        "a-" * 36_000,
        "a." * 36_000 + "-",
        "1-" * 36_000,
        PROSE * 650,
        "-!\n" * 22_500 + "x",
        "ba-\n" * 17_500,
        "# a\n# b\n" + "![" * 35_000,
        "# a\n# b\n" + "[" * 72_500,
        "# a\n# b\n" + "*a " * 22_500,
        "# a\n# b\n# " + "#" * 70_000 + "x",
    ],
)
def test_a_text_that_names_nobody_comes_back_whole_at_any_length(text: str) -> None:
    document = read_document(f"{text}\n{PROSE}".encode(), "cv.txt")
    assert mask_identity(document).text == document.text


@pytest.mark.parametrize("line", ["x" * 70_000, "a-" * 35_000, "Python, " * 8_500, PROSE * 650])
def test_a_long_line_hides_no_name_above_it(line: str) -> None:
    text = mask_identity(read_document(f"{HEAD}\nWork\n{line}".encode(), "cv.txt")).text
    assert text == f"{MASK * 8}\n{MASK * 14}\n\nWork\n{line.strip()}"


def test_every_link_and_address_of_a_long_line_is_masked() -> None:
    links = mask_identity(read_document(("http://" * 10_000).encode(), "cv.txt")).text
    assert set(links) == {MASK}
    mails = mask_identity(read_document(("a@b.co\n" * 10_000).encode(), "cv.txt")).text
    assert set(mails) == {MASK, "\n"}


def test_a_name_that_fills_a_long_line_is_masked_each_time() -> None:
    text = mask_identity(read_document(f"{HEAD}\n{'Jane Doe ' * 7_500}".encode(), "cv.txt")).text
    assert "Jane" not in text
    assert "Doe" not in text


def test_the_same_name_on_each_of_many_lines_is_masked() -> None:
    text = mask_identity(read_document((HEAD * 2_500).encode(), "cv.txt")).text
    assert set(text) == {MASK, "\n"}


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("Date of birth: 3 May 1990 ", "1990"),
        ("Home address: 12 Rose Street ", "Rose"),
        ("Nationality: Utopian | ", "Utopian"),
        ("in/jane-doe-4f2a91 ", "4f2a91"),
        ("jane_doe_cv.pdf ", "doe"),
        ("linkedin.com/in/jane-doe- ", "in/jane"),
    ],
)
@pytest.mark.parametrize("joint", ["\n", ""])
def test_labels_and_links_are_masked_on_each_of_many_lines_and_all_along_one(
    line: str, secret: str, joint: str
) -> None:
    """A label is read once a line: after the first, the rest of a long line is its value."""
    text = f"{HEAD}\nExperience\n{PROSE}\n\nPersonal details\n" + joint.join(
        [line.strip() if joint else line] * (24_000 // len(line))
    )
    shown = mask_identity(read_document(text.encode(), "cv.txt")).text
    assert PROSE.strip() in shown
    assert secret not in shown


@pytest.mark.parametrize(
    "row",
    [
        "Rose Street 12",
        "Jane Doe",
        "10115 Berlin",
        "Page 2 Jane Doe",
        "Dr. Ann Lee, CTO, ann@x.org",
        "Lagos",
        "a/b.c@d",
    ],
)
def test_many_lines_of_one_kind_keep_their_number_and_length(row: str) -> None:
    text = f"{HEAD}\nReferences\n" + "\n".join([row] * (24_000 // len(row)))
    document = read_document(text.encode(), "cv.txt")
    shown = mask_identity(document).text
    assert [len(line) for line in shown.split("\n")] == [len(line) for line in document.text.split("\n")]
