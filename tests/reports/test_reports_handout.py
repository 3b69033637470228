"""The hand-out: two pages whatever the report holds, with the same figures as every other form."""

import dataclasses
import io
from typing import Any

import pypdf
import pytest

from mlgap.reports import to_handout
from mlgap.reports._pdf_text import is_written, writable
from mlgap.types import Focus, GapReport

from examples import SKILL_LABELS, example_report

_LONG = "An uncommonlylongwordthatnobodybreaks" + "x" * 300 + " and then many more words " * 20
_ALIASES = ("Client 7", "Ольга Ящук", "東京太郎", "🚀🚀 Ana", "Zażółć", "a" * 500, "\u202eevil", "<b>&amp;")


def _pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def _extreme(text: str) -> GapReport:
    """The example report, ten times as wide and with `text` in every place that may be long."""
    report = example_report()
    evidence = tuple(
        dataclasses.replace(e, quote=f"{text} {i}") for i, e in enumerate(report.profile.evidence)
    )
    profile = dataclasses.replace(report.profile, evidence=evidence, level_basis=text)
    steps = tuple(
        dataclasses.replace(
            s, advice=text, artefacts=(text,) * 9, hours=(1.0, 90.0), lines=(0, 1), absence=text
        )
        for s in report.plan
    )
    first = report.segments[0]
    wide = dataclasses.replace(first, gaps=first.gaps * 20, dropped=(text, text))
    return dataclasses.replace(
        report, profile=profile, plan=steps, segments=(wide,) * 30, warnings=(text,) * 9
    )


def _bare() -> GapReport:
    report = example_report()
    profile = dataclasses.replace(report.profile, evidence=(), entries=(), claims=())
    return dataclasses.replace(
        report, profile=profile, segments=(), roles=(), reach=(), plan=(), bullets=(), checks=(), unlocks=()
    )


def test_the_handout_holds_the_same_figures_as_the_report_on_two_pages() -> None:
    data = to_handout(
        example_report(), alias="Client 7", focus=Focus("big-tech", "mlops-engineer"),
        agreed=("Write one line",), skills=SKILL_LABELS,
    )  # fmt: skip
    first, second = _pages(data)
    for said in (
        "For Client 7.", "Aiming at: Big tech, MLOps engineer.", "3 of 10", "1,840 adverts of 212 employers",
        "withheld: fewer than 5 adverts", "your CV shows 6 of 14 (410 adverts of 190 employers)",
        "1. Drift detection", "713 of the 1,511 adverts judged require it.", "40 more come within reach",
        "95 % interval 180 to 235", "168,000 to 251,000, middle 205,500", "611 adverts state pay",
        "Sep 2025 to Aug 2026", "method 2026.11", "not advice on hiring", "Page 1 of 2",
    ):  # fmt: skip
        assert said in first, said
    for said in (
        "What Big tech adverts require most", "72 % (69 to 75 %)", "Shown (operated)", "1. Write one line",
        "On call for the AWS accounts", "AWS (operated)", "What the figures mean", "Page 2 of 2",
    ):  # fmt: skip
        assert said in second, said


@pytest.mark.parametrize("alias", _ALIASES)
def test_it_is_two_pages_for_any_name_and_forty_long_steps(alias: str) -> None:
    agreed = [f"{i} {_LONG}"[:300] for i in range(40)]
    pages = _pages(to_handout(_extreme(_LONG), alias=alias, agreed=agreed, skills=SKILL_LABELS))
    assert len(pages) == 2
    assert "more agreed steps stand in the notes" in pages[1]
    assert "What the figures mean" in pages[1]
    assert "Pay that adverts state" in pages[0]
    assert all("not advice on hiring" in page for page in pages)


def test_very_long_labels_and_markup_stay_text_on_two_pages() -> None:
    labels = dict.fromkeys(SKILL_LABELS, "<b>W & W</b> " * 60)
    pages = _pages(to_handout(example_report(), skills=labels, focus=Focus("no-such", "neither")))
    assert len(pages) == 2
    assert "<b>W & W</b>" in pages[1]


def test_an_empty_report_says_what_is_not_there() -> None:
    pages = _pages(to_handout(_bare(), agreed=("  ", "\n")))
    assert len(pages) == 2
    for said in ("No kind of employer was compared", "No single step brings", "Too few adverts state pay"):
        assert said in pages[0]
    assert "No line that was read" in pages[1]
    assert "What we agreed" not in pages[1]


def test_a_segment_of_fewer_than_five_adverts_shows_no_figure() -> None:
    report = example_report()
    thin = dataclasses.replace(report.segments[0], n_adverts=4, band=None)
    report = dataclasses.replace(report, segments=(thin,), roles=(), plan=(), unlocks=())
    text = " ".join(_pages(to_handout(report, focus=Focus("big-tech"))))
    assert "withheld: fewer than 5 adverts" in text
    assert "72 %" not in text
    assert "3 of 10" not in text


def test_letters_that_the_font_lacks_are_said_to_be_missing() -> None:
    for alias, written in (("東京", False), ("Ольга", True), ("Łukasz 🚀", True)):
        text = " ".join(_pages(to_handout(example_report(), alias=alias)))
        assert ("font lacks" in text) is not written
        assert writable(alias).replace("?", "").strip() in text
        assert is_written(alias) is written


def test_the_file_names_its_language_and_title_and_has_an_outline() -> None:
    reader = pypdf.PdfReader(io.BytesIO(to_handout(example_report())))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    assert reader.metadata is not None
    assert reader.metadata.title == "What employers ask, and what your CV shows"
    assert len(reader.outline) == 2


def test_every_font_is_in_the_file_and_the_same_values_give_the_same_bytes() -> None:
    data = to_handout(example_report(), alias="A")
    assert data == to_handout(example_report(), alias="A")
    fonts = [
        font.get_object()
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert {str(f["/BaseFont"]).split("+")[-1] for f in fonts} <= {"OpenSans", "OpenSans-Semibold"}
    assert data.count(b"/FontFile2") >= 2


def test_nothing_in_it_ranks_or_grades_the_person() -> None:
    text = " ".join(_pages(to_handout(example_report()))).lower()
    assert not [
        word for word in ("score", "rank", "top candidate", "rating", "percentile of people") if word in text
    ]
