"""The same figures in every file: what one form tells of a segment, all others tell too."""

import csv
import dataclasses
import io
import json
import re
from collections.abc import Callable
from typing import Any

import jsonschema
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap.reports import (
    from_json,
    report_schema,
    to_csv,
    to_handout,
    to_html,
    to_json,
    to_markdown,
    to_pdf,
)
from mlgap.types import Focus, GapReport

from examples import SKILL_LABELS, example_report


def _pdf_words(data: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _html_words(report: GapReport) -> str:
    return re.sub(
        r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", to_html(report, SKILL_LABELS), flags=re.S)
    )


def _handout(report: GapReport) -> str:
    return _pdf_words(to_handout(report, focus=Focus("big-tech"), skills=SKILL_LABELS))


FOR_PEOPLE: dict[str, Callable[[GapReport], str]] = {
    "html": _html_words,
    "pdf": lambda report: _pdf_words(to_pdf(report, SKILL_LABELS)),
    "markdown": lambda report: to_markdown(report, SKILL_LABELS),
    "hand-out": _handout,
}


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_every_form_for_people_tells_the_same_figures_with_n_months_and_uncertainty(form: str) -> None:
    text = re.sub(r"\s+", " ", FOR_PEOPLE[form](example_report()).replace("USD ", ""))
    for said in (
        "1,840 adverts of 212 employers",  # n
        "Sep 2025 to Aug 2026",  # period
        "72 % (69 to 75 %)",  # a share with its interval
        "168,000 to 251,000, middle 205,500",  # pay
        "611 of 1,840 adverts state pay",
        "Meant to hold the midpoints of 8 of 10 adverts like this",  # how sure a band is
        "713 of the 1,511 adverts judged require it",  # what a step rests on
        "(95 % interval 180 to 235; 144 employers)",
        "2026.11",  # method
        "21 Nov 2026",
    ):
        assert said in text, said
    assert re.search(r"\b3 (of|/) 10\b", text)
    assert "not advice on hiring" in text


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_a_changed_figure_changes_in_every_form(form: str) -> None:
    report = example_report()
    first = report.segments[0]
    gaps = tuple(
        dataclasses.replace(g, demand=dataclasses.replace(g.demand, required=0.713, required_low=0.701))
        for g in first.gaps[:1]
    )
    assert first.band is not None
    band = dataclasses.replace(first.band, mid=207_777.0)
    changed = dataclasses.replace(first, gaps=(*gaps, *first.gaps[1:]), band=band, n_adverts=1847)
    text = FOR_PEOPLE[form](dataclasses.replace(report, segments=(changed, *report.segments[1:])))
    text = re.sub(r"\s+", " ", text.replace("USD ", ""))
    for said in ("71 % (70 to 75 %)", "middle 207,800", "1,847 adverts of 212 employers"):
        assert said in text, said


def test_the_table_and_the_data_hold_the_figures_unrounded() -> None:
    report = example_report()
    rows = list(csv.DictReader(io.StringIO(to_csv(report, SKILL_LABELS))))
    gaps = [(s, g) for s in report.segments for g in s.gaps]
    told = [row for row in rows if row["required"]]
    assert len(told) == len(gaps) > 20
    for row, (segment, gap) in zip(told, gaps, strict=True):
        d = gap.demand
        assert [float(row[k]) for k in ("required", "required_low", "required_high", "asked")] == [
            d.required, d.required_low, d.required_high, d.asked,
        ]  # fmt: skip
        assert (int(row["n_adverts"]), int(row["n_employers"])) == (segment.n_adverts, segment.n_employers)
        assert (row["window_first"], row["window_last"]) == (segment.window.first, segment.window.last)
    band = json.loads(to_json(report))["segments"][0]["band"]
    assert (band["low"], band["mid"], band["high"], band["n"]) == (168_000, 205_500, 251_000, 611)


# --- JSON ----------------------------------------------------------------------------------------

_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
_SHARES = st.lists(st.floats(0, 1, allow_nan=False), min_size=3, max_size=3).map(sorted)


@st.composite
def _reports(draw: Any) -> GapReport:
    """The example report with any text and any figures in the places that hold them."""
    report = example_report()
    evidence = tuple(dataclasses.replace(e, quote=draw(_TEXT)) for e in report.profile.evidence)
    profile = dataclasses.replace(report.profile, evidence=evidence, warnings=(draw(_TEXT),))
    low, mid, high = draw(_SHARES)
    first = report.segments[0]
    demand = dataclasses.replace(
        first.gaps[0].demand, required=mid, required_low=low, required_high=high,
        asked=high, asked_low=mid, asked_high=high, lift=draw(st.floats(0, 1e12) | st.none()),
    )  # fmt: skip
    gaps = (dataclasses.replace(first.gaps[0], demand=demand), *first.gaps[1:])
    segment = dataclasses.replace(first, gaps=gaps, dropped=(draw(_TEXT),))
    plan = tuple(dataclasses.replace(s, advice=draw(_TEXT), hours=(low, high)) for s in report.plan)
    return dataclasses.replace(
        report, profile=profile, segments=(segment, *report.segments[1:]), plan=plan, warnings=(draw(_TEXT),)
    )


_VALID = jsonschema.Draft202012Validator(json.loads(report_schema()))


@settings(max_examples=25, deadline=None)
@given(_reports())
def test_any_report_reads_back_equal_and_follows_the_published_schema(report: GapReport) -> None:
    text = to_json(report)
    assert from_json(text) == report
    assert from_json(to_json(from_json(text))) == report
    assert not list(_VALID.iter_errors(json.loads(text)))


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), float("-inf")])
def test_a_figure_that_is_no_number_is_never_written(figure: float) -> None:
    report = example_report()
    step = dataclasses.replace(report.plan[0], kept=figure)
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(dataclasses.replace(report, plan=(step,)))
