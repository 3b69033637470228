"""Pages that draw their headings apart from what stands under them are read as a person reads them."""

from __future__ import annotations

import pytest

from mlgap.documents._reading_order import in_reading_order

ROW = 14.0
LEFT, MIDDLE, RIGHT = 10.0, 220.0, 420.0


def line(text, x, y, width=150.0):
    return (1, text, (x, y, x + width, y + 10.0))


def texts(lines):
    return [text for _, text, _ in in_reading_order(lines)]


SIDE = {
    "Skills": ["Docker", "Helm"],
    "Languages": ["English", "Czech"],
    "Awards": ["Prize", "Medal"],
    "Links": ["Site"],
}


def side_column():
    """Yield the headings of a narrow column and, apart from them, the lines below each."""
    headings, bodies, y = [], [], 700.0
    for heading, body in SIDE.items():
        headings.append(line(heading, LEFT, y))
        for number, text in enumerate(body, start=1):
            bodies.append(line(text, LEFT, y - number * ROW))
        y -= ROW * (len(body) + 2)
    return headings, bodies


def test_headings_drawn_in_a_row_go_back_above_their_lines():
    headings, bodies = side_column()
    assert texts([*headings, *bodies]) == [text for head, body in SIDE.items() for text in (head, *body)]


def test_the_right_column_follows_the_whole_left_one():
    headings, bodies = side_column()
    right = [line(f"Sentence {n}", MIDDLE, 700 - n * ROW, width=330) for n in range(8)]
    assert texts([*headings, *right, *bodies])[-8:] == [f"Sentence {n}" for n in range(8)]


def test_a_name_across_both_columns_stays_on_top():
    headings, bodies = side_column()
    name = line("A name across the page", LEFT, 740, width=540)
    right = [line(f"Sentence {n}", MIDDLE, 700 - n * ROW, width=330) for n in range(8)]
    assert texts([*headings, *bodies, *right, name])[0] == "A name across the page"


def test_two_projects_side_by_side_stay_apart_and_dates_at_the_edge_stay_in_their_row():
    headings, bodies = side_column()
    main = [
        line("Education", MIDDLE, 700), line("Projects", MIDDLE, 640), line("Notes", MIDDLE, 540),
        line("A school", MIDDLE, 680), line("2012 to 2016", RIGHT, 680),
        line("A degree", MIDDLE, 664), line("With honours", RIGHT, 664),
        *(line(f"One, line {n}", MIDDLE, 620 - n * ROW) for n in range(4)),
        *(line(f"Two, line {n}", RIGHT, 620 - n * ROW) for n in range(4)),
        line("A note as wide as the column", MIDDLE, 520, width=350),
    ]  # fmt: skip
    read = texts([*headings, *main, *bodies])
    assert read[len(headings) + len(bodies) :] == [
        "Education", "A school", "2012 to 2016", "A degree", "With honours",
        "Projects", *(f"One, line {n}" for n in range(4)), *(f"Two, line {n}" for n in range(4)),
        "Notes", "A note as wide as the column",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        [line(f"Row {n}", LEFT, 700 - n * ROW) for n in range(20)],
        [line(f"Row {n}", LEFT, 700 - n * ROW) for n in (5, 6, 7, 0, 1, 2, 3, 4)],
        [
            line("Left", LEFT, 700),
            line("Right", MIDDLE, 700),
            line("Foot", LEFT, 40),
            line("Late", LEFT, 400),
        ],
        [(1, "No box", None), line("Row", LEFT, 700)],
    ],
    ids=["from the top", "one block late", "one footer early", "without boxes"],
)
def test_content_order_is_kept_everywhere_else(lines):
    assert in_reading_order(lines) == lines


def test_each_page_is_read_for_itself_and_nothing_is_lost():
    headings, bodies = side_column()
    second = [(2, f"Row {n}", (LEFT, 700 - n * ROW, 99.0, 710 - n * ROW)) for n in (4, 5, 0, 1, 2)]
    read = in_reading_order([*headings, *bodies, (1, "Unplaced", None), *second])
    assert read[-len(second) :] == second
    assert sorted(map(str, read)) == sorted(map(str, [*headings, *bodies, (1, "Unplaced", None), *second]))
