"""What files say of steps, and the words and tables behind the page Plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlgap import reports
from mlgap.gaps import InterviewTopic, Question, SingleStep, StarFrame, StarPart
from mlgap.plan_views import GridCell
from mlgap.types import Reach, RoleStanding, Standing
from mlgap.vocabulary import load_vocabulary
from mlgap.what_if import SegmentShift, StatusShift

from examples import SKILL_LABELS, example_profile, example_report

VOCABULARY = load_vocabulary()


def advised():
    report = example_report()
    step = replace(
        report.plan[0],
        advice="Name it: write “data drift”.",
        artefacts=("alert rule", "<script>note"),
        hours=(0.25, 1.0),
        lines=(4, 4, 0),
        absence="We read no line that says the word.",
    )
    return replace(report, plan=(step, *report.plan[1:]))


@pytest.mark.parametrize("write", [reports.to_html, reports.to_markdown])
def test_a_file_says_what_a_step_takes_and_the_line_it_rests_on(write):
    text = write(advised(), SKILL_LABELS)
    for said in ("Name it: write", "alert rule", "15 to 60 minutes", "We read no line that says the word"):
        assert said in text
    assert "<script>note" not in text.replace("\\<script>note", "")
    assert "Compared live inputs with last month" in text[text.index("15 to 60") :][:400]


def test_a_step_saved_before_says_that_no_line_stands_behind_it():
    step = example_report().plan[0]
    assert reports.step_work(step) == ""
    assert reports.step_ground(step) == "No line of the CV stands behind it."


def test_each_line_of_a_step_is_quoted_once():
    report = advised()
    assert len(reports.step_lines(report.plan[0], report.profile)) == 2


def test_the_pdf_holds_the_steps_own_advice():
    import io

    from pypdf import PdfReader

    pdf = PdfReader(io.BytesIO(reports.to_pdf(advised(), SKILL_LABELS)))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "Effort, our estimate: 15 to 60 minutes." in text
    assert "alert rule" in text


def test_a_saved_step_that_points_to_no_line_is_refused():
    report = advised()
    text = reports.to_json(replace(report, plan=(replace(report.plan[0], lines=(99,)),)))
    with pytest.raises(Exception, match=r"\$\.plan\[0\]\.lines: no evidence 99"):
        reports.from_json(text)
    assert reports.from_json(reports.to_json(report)) == report


def cell(role, segment, shown, of, n, **beside):
    standing = Standing("all", of, shown, 0, 0, 0, of - shown)
    told = RoleStanding(role, n, n // 2, standing)
    return GridCell(role, segment, n, n // 2, told, Reach(segment, n, 1, 0, ()), **beside)


GRID = (
    cell("ml-engineer", "big-tech", 6, 10, 120, best=SingleStep("kubernetes", 9, 60)),
    cell("ml-engineer", "ai-startup", 9, 10, 49, best=SingleStep("terraform", 20, 40)),
    cell("data-scientist", "big-tech", 7, 10, 80, instead=SingleStep("spark", 1, 44)),
    GridCell("data-scientist", "ai-startup", 4, 3),
    GridCell("quant", "big-tech", 2, 2),
    GridCell("quant", "ai-startup", 0, 0),
)


def test_sentences_name_only_cells_of_fifty_adverts_and_grade_nobody():
    nearest, furthest = reports.grid_sentences(GRID, SKILL_LABELS, VOCABULARY)
    assert nearest.startswith(
        "This CV shows the largest part of what is most asked in Data scientist in Big tech (7 of 10; 80 "
        "adverts); Machine learning engineer in Big tech (6 of 10; 120 adverts)."
    )
    assert "AI-first" not in nearest + furthest
    assert "Kubernetes for Machine learning engineer in Big tech (9 more of 120 adverts within" in furthest
    for word in ("score", "rank", "best", "fit ", "suit", "qualified", "strong"):
        assert word not in (nearest + furthest).lower()


def test_where_no_skill_brings_enough_within_reach_the_most_required_is_told():
    grid = tuple(replace(c, best=None) for c in GRID)
    told = reports.grid_sentences(grid, SKILL_LABELS, VOCABULARY)[1]
    assert "No single skill brings five adverts of one cell within reach." in told
    assert "Apache Spark for Data scientist in Big tech (required by 44 of 80 adverts)" in told


def test_the_table_says_how_many_adverts_a_thin_cell_has_and_no_figure():
    drawn = reports.told_cells(GRID, ("big-tech", "ai-startup"))
    assert {c.role_family for c in drawn} == {"ml-engineer", "data-scientist"}
    rows = reports.grid_table(drawn, SKILL_LABELS, VOCABULARY).to_dict("records")
    assert rows[0]["Shown of the most asked"] == "6 of 10"
    assert rows[0]["What it brings"] == "9 more within reach"
    assert rows[2]["What it brings"] == "required by 44"
    thin = rows[3]
    assert (thin["Adverts"], thin["Shown of the most asked"], thin["Within reach"]) == ("4", "too few", "")


def test_the_chart_describes_what_it_draws():
    spec = reports.grid_chart(GRID, SKILL_LABELS, VOCABULARY).to_dict()
    assert "Data scientist, Big tech: shows 7 of 10, 80 adverts" in spec["description"]
    assert "Quant" not in spec["description"]


def test_before_and_after_stand_side_by_side_and_thin_segments_are_withheld():
    status = StatusShift("terraform", "missing", "shown", None, "used")
    shifts = (
        SegmentShift("big-tech", 120, 60, 10, 3, 5, 90, 7, 7, (status,)),
        SegmentShift("gov-defence", 4, 3, 2, 0, 1, 3, 0, 1, (status,)),
    )
    first, thin = reports.shift_table(shifts, VOCABULARY).to_dict("records")
    assert first["Shown of the most asked"] == "3 → 5 of 10"
    assert first["Adverts within reach"] == "7 of 90"
    assert {thin["Shown of the most asked"], thin["Adverts within reach"]} == {"withheld"}
    (row,) = reports.moved_table(shifts[0], SKILL_LABELS, VOCABULARY).to_dict("records")
    assert list(row.values()) == ["Terraform", "Missing", "Shown (used)"]


def test_interview_preparation_as_markdown_quotes_escaped_and_keeps_blanks():
    report = example_report()
    segment = report.segments[0]
    question = Question(
        "q", "format", "Take *home*", "Deploy <it>", ("One", "Two", "Three"), ("A repository",), ("aws",), ()
    )
    line = report.profile.claims[2].text
    parts = (
        StarPart("situation", "", None, "Where was this?"),
        StarPart("task", "", None, "What for?"),
        StarPart("action", line, 2, ""),
        StarPart("result", "", None, "What came of it?"),
    )
    topic = InterviewTopic(
        question, segment.gaps[1:2], 1840, (StarFrame(2, ("aws",), parts, "Say so."),), "Build."
    )
    text = reports.interview_to_markdown([topic], segment, example_profile(), SKILL_LABELS, VOCABULARY)
    for said in ("Take \\*home\\*", "Deploy \\<it>", "p95 \\<b> 180 ms", "\\_\\_\\_ Where was this?",
                 "- A repository", "Asked here, of 1,840 adverts: AWS 52 %", "Say so."):  # fmt: skip
        assert said in text
