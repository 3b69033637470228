"""Labels that each job repeats open no section of their own."""

from __future__ import annotations

import pytest

from mlgap.evidence._rows import read_rows
from mlgap.evidence._sections import place_rows
from mlgap.types import Document, Line, Span


def sections(text):
    spans, start = [], 0
    for raw in text.split("\n"):
        spans.append(Line(Span(start, start + len(raw))))
        start += len(raw) + 1
    document = Document("cv.txt", "text/plain", 1, text, tuple(spans), "")
    return [(item.row.text, item.section) for item in place_rows(read_rows(document))[0]]


JOBS = (
    "Ada Example\nExperience\nBaker, Oak Mill, 2019 - 2021\n{0}\nSold rye bread.\n"
    "Miller, Elm Mill, 2015 - 2018\n"
)


@pytest.mark.parametrize("label", ["Highlights", "Key Achievements"])
def test_a_label_that_stands_in_each_job_leaves_its_lines_in_the_job(label):
    placed = sections(f"{JOBS}{{0}}\nGround wheat.".format(label))
    assert [section for _, section in placed] == ["header"] + ["experience"] * 4
    assert label not in [text for text, _ in placed]


def test_a_heading_that_stands_once_opens_its_section():
    placed = sections(f"{JOBS}Ground wheat.".format("Highlights"))
    assert dict(placed)["Sold rye bread."] == "summary"
