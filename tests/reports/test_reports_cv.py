"""What the files say of time and of the CV's own wording."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from mlgap import reports
from mlgap.errors import DataError
from mlgap.types import Practice

from examples import SKILL_LABELS, example_bullets, example_checks, example_profile, example_report


def test_time_in_jobs_and_outside_and_the_end_are_said_in_words() -> None:
    profile = replace(
        example_profile(),
        practice=(
            Practice("ecs", 3.5, 0.0, "2026-05", False),
            Practice("aws", 1.0, 2.0, "2026-11", True),
            Practice("docker", 0.0, 0.5, "2019", False),
        ),
    )
    words = reports.practice_words(profile)
    assert words["ecs"] == "3.5 years in jobs, last 2026-05"
    assert words["aws"] == "1 year in jobs and 2 years outside jobs, to this day"
    assert words["docker"] == "0.5 years outside jobs, last 2019"


def test_a_skill_in_use_without_dates_says_so_and_others_say_nothing_of_time() -> None:
    words = reports.practice_words(example_profile())
    assert words["python"] == "in undated entries only"
    assert not {"spark", "mlflow", "drift-detection"} & set(words)


def test_a_profile_in_markdown_has_time_findings_and_the_lines_that_could_say_more() -> None:
    text = reports.profile_to_markdown(
        example_profile(), SKILL_LABELS, bullets=example_bullets(), checks=example_checks()
    )
    assert "## Amazon ECS: shipped\n\n5.7 years in jobs, to this day." in text
    assert "**A link to code** (not found)" in text
    assert "### Lines of work that could say more: 1 of 5" in text
    assert "Name what you built it with." in text
    assert "own wording" not in reports.profile_to_markdown(example_profile(), SKILL_LABELS)


def test_each_file_for_people_tells_every_finding_and_its_advice() -> None:
    report = example_report()
    page = reports.to_html(report, SKILL_LABELS).replace("&#x27;", "'")
    pdf = " ".join(p.extract_text() for p in PdfReader(BytesIO(reports.to_pdf(report, SKILL_LABELS))).pages)
    for text in (page, reports.to_markdown(report, SKILL_LABELS), " ".join(pdf.split())):
        for check in report.checks:
            assert check.detail in text
            assert check.advice in text
    assert "5.7 years in jobs, to this day" in page


def test_a_report_without_findings_has_no_empty_part_for_them() -> None:
    report = replace(example_report(), checks=(), bullets=())
    assert "own wording" not in reports.to_html(report, SKILL_LABELS)
    assert "own wording" not in reports.to_markdown(report, SKILL_LABELS)


def test_a_saved_report_whose_findings_point_at_no_line_is_refused() -> None:
    report = example_report()
    broken = replace(report, bullets=(replace(report.bullets[0], claim=99),))
    with pytest.raises(DataError, match=r"bullets\[0\].claim: no claim 99"):
        reports.from_json(reports.to_json(broken))
    broken = replace(report, checks=(replace(report.checks[0], claims=(-1,)),))
    with pytest.raises(DataError, match=r"checks\[0\].claims: no claim -1"):
        reports.from_json(reports.to_json(broken))
