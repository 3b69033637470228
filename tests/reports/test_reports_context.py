"""What was shown in coursework, a project or a publication alone is said so in every file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from mlgap.reports import shown_in, to_csv, to_html, to_markdown
from mlgap.types import Context, Evidence, Gap, GapReport, Grade, Profile, Span

import examples


def evidence(grade: Grade, context: Context, *, named: bool = True) -> Evidence:
    return Evidence("docker", 0, "a line", Span(0, 6), named, grade, context)


def in_words(*items: Evidence) -> str:
    report = examples.example_report()
    gap = replace(_shown(report), evidence=tuple(range(len(items))), own_word=False)
    return shown_in(gap, replace(report.profile, evidence=items))


def _shown(report: GapReport) -> Gap:
    return next(g for s in report.segments for g in s.gaps if g.status == "shown")


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([evidence("shipped", "coursework")], "in coursework"),
        ([evidence("shipped", "coursework"), evidence("used", "job")], "in coursework"),
        ([evidence("used", "coursework"), evidence("shipped", "job")], ""),
        ([evidence("used", "job"), evidence("used", "project")], ""),
        ([evidence("used", "project"), evidence("used", "coursework")], "in a project"),
        ([evidence("used", "publication")], "in a publication"),
        ([evidence("listed", "coursework")], ""),
        ([evidence("operated", "coursework", named=False), evidence("used", "job")], ""),
    ],
)
def test_the_strongest_lines_tell_where_a_skill_was_shown(items: list[Evidence], said: str) -> None:
    assert in_words(*items) == said


def test_a_persons_own_word_and_a_gap_that_is_not_shown_have_no_place() -> None:
    report = examples.example_report()
    profile = replace(report.profile, evidence=(evidence("shipped", "coursework"),))
    gap = replace(_shown(report), evidence=(0,), own_word=False)
    assert shown_in(gap, profile) == "in coursework"
    assert shown_in(replace(gap, own_word=True), profile) == ""
    assert shown_in(replace(gap, status="listed"), profile) == ""


def _of_coursework(report: GapReport) -> GapReport:
    profile: Profile = report.profile
    moved = tuple(replace(item, context="coursework") for item in profile.evidence)
    return replace(report, profile=replace(profile, evidence=moved))


def test_every_file_says_that_a_skill_was_shown_in_coursework() -> None:
    report = examples.example_report()
    moved = _of_coursework(report)
    for write in (to_markdown, to_html):
        assert write(moved).count("in coursework") > write(report).count("in coursework")
    rows = list(csv.DictReader(io.StringIO(to_csv(moved))))
    assert {r["shown_in"] for r in rows if r["status"] == "shown" and not r["own_word"]} == {"in coursework"}
