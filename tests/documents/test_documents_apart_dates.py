"""Dates that a page draws apart from its text stand in the lines where a person sees them."""

from __future__ import annotations

from mlgap.documents._reading_order import in_reading_order

LEFT, RIGHT = 60.0, 440.0


def line(text, y, x=LEFT, width=120.0):
    return (1, text, (x, y, x + width, y + 10.0))


def texts(lines):
    return [" ".join(text.split()) for _, text, _ in in_reading_order(lines)]


HEADS = [line("Baker", 700), line("Sold 40 loaves a day.", 680, width=300), line("Miller", 600)]
ROWS = ["Baker 2019 to date", "Sold 40 loaves a day.", "Miller 2015 - 2018"]


def test_dates_at_the_right_edge_drawn_before_the_text_join_the_line_they_stand_beside():
    dates = [line("2019 to date", 700, RIGHT, 60), line("2015 - 2018", 600, RIGHT, 60)]
    assert texts([*dates, *HEADS]) == ROWS
    assert texts([*HEADS, *dates]) == ROWS


def test_dates_in_a_left_rail_drawn_apart_stand_before_the_line_they_stand_beside():
    dates = [line("2019 to date", 700, 5, 50), line("2015 - 2018", 600, 5, 50)]
    assert texts([*dates, *HEADS])[::2] == ["2019 to date Baker", "2015 - 2018 Miller"]


def test_a_whole_line_with_dates_drawn_last_goes_between_the_lines_it_stands_between():
    work = [line("Work", 740), line("Baker", 700), line("Sold 40 loaves a day.", 680), line("Notes", 500)]
    assert texts([*work, line("Oak Mill 2019-01-01 —", 720, width=400)])[1] == "Oak Mill 2019-01-01 —"


def test_dates_of_another_column_stay_where_they_are_drawn():
    column = [line("School of Bread", 715, RIGHT), line("2011 - 2014", 700, RIGHT), line("Rye", 685, RIGHT)]
    assert texts([*column, *HEADS]) == [text for _, text, _ in (*column, *HEADS)]


def test_dates_beside_a_bullet_or_beside_two_lines_stay_where_they_are_drawn():
    dates = line("2015 - 2018", 600, RIGHT, 60)
    for beside in ([line("• Sold loaves", 600)], [line("Miller", 600), line("Oak Mill", 600, 220)]):
        page = [dates, line("Bakery", 760), *beside]
        assert texts(page) == [text for _, text, _ in page]
