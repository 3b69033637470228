"""Reports as HTML, Markdown, CSV and PDF: what they hold, and what they must not do."""

import csv
import dataclasses
import io
import re
from html.parser import HTMLParser
from typing import Any

import pypdf
import pytest

from mlgap.reports import profile_to_json, profile_to_markdown, to_csv, to_html, to_markdown, to_pdf
from mlgap.types import GapReport, GateShare

from examples import SKILL_LABELS, example_profile, example_report

_ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" 'line'"


def _with_quote(quote: str) -> GapReport:
    """The example report whose every quote, warning and advice is `quote`."""
    report = example_report()
    evidence = tuple(dataclasses.replace(e, quote=quote) for e in report.profile.evidence)
    profile = dataclasses.replace(report.profile, evidence=evidence, warnings=(quote,), level_basis=quote)
    plan = tuple(dataclasses.replace(step, advice=quote) for step in report.plan)
    return dataclasses.replace(report, profile=profile, plan=plan, warnings=(quote,), snapshot_id=quote)


class _Tags(HTMLParser):
    """Collects opened tags with their attributes, and all text."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.opened: list[tuple[str, dict[str, str | None]]] = []
        self.open_now: list[str] = []
        self.text = ""
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attrs)))
        if tag not in {"meta", "line", "circle"}:
            self.open_now.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"meta", "line", "circle"}:
            assert self.open_now.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


# --- HTML ----------------------------------------------------------------------------------------


def test_html_in_a_quote_is_shown_and_never_run() -> None:
    document = to_html(_with_quote(_ATTACK), SKILL_LABELS)
    tags = _Tags(document)
    assert _ATTACK in tags.text
    assert not {"script", "img", "iframe", "link", "object"} & {tag for tag, _ in tags.opened}
    assert not [name for _, attributes in tags.opened for name in attributes if name.startswith("on")]


def test_the_labels_passed_in_are_escaped_too() -> None:
    document = to_html(example_report(), dict.fromkeys(SKILL_LABELS, "<b>bold</b>"))
    assert "<b>" not in document
    assert "&lt;b&gt;bold" in document


def test_the_html_asks_for_nothing_from_elsewhere() -> None:
    document = to_html(example_report(), SKILL_LABELS)
    attributes = [name for _, found in _Tags(document).opened for name in found]
    assert len(attributes) > 100
    assert not {"src", "srcset", "action", "data"} & set(attributes)
    links = {str(found["href"]) for _, found in _Tags(document).opened if "href" in found}
    ids = {str(found["id"]) for _, found in _Tags(document).opened if "id" in found}
    assert links == {f"#{id_}" for id_ in ids - {"short"}}
    assert not re.search(r"url\(|@import|https?:", document)
    assert "default-src 'none'" in document


def test_every_tag_of_the_html_is_closed() -> None:
    assert _Tags(to_html(example_report(), SKILL_LABELS)).open_now == []


def test_the_html_holds_counts_intervals_quotes_bands_and_the_footer() -> None:
    text = " ".join(_Tags(to_html(example_report(), SKILL_LABELS)).text.split())
    for said in (
        "1,840 adverts of 212 employers, Sep 2025 to Aug 2026",
        "38 adverts of 21 employers (few)",
        "9 adverts of 6 employers (very few)",
        "3 / 10",
        "72 % (69 to 75 %)",
        "Serve 14 R&D ranking models on Amazon ECS with p95 <b> 180 ms",
        "USD 168,000 to USD 251,000, middle USD 205,500 per year (base; 611 of 1,840 adverts state pay)",
        "too few postings for a band: 3 of 412 adverts state pay",
        "region widened to all countries; role family widened to all roles",
        "Has a sibling: Amazon ECS",
        "342 leave at most one unmet",
        "described, not named; similarity 0.71",
        "not advice on hiring",
        "Market snapshot example-0001",
    ):
        assert said in text, said


def test_a_segment_of_fewer_than_five_adverts_shows_no_figure() -> None:
    report = example_report()
    thin = dataclasses.replace(report.segments[0], n_adverts=4)
    report = dataclasses.replace(report, segments=(thin,), roles=(), reach=(), plan=())
    for text in (to_html(report), to_markdown(report), to_csv(report), _pdf_text(to_pdf(report))):
        assert "withheld" in text
        assert "72 %" not in text
        assert "0.72" not in text


def test_the_html_prints_and_follows_the_readers_light_or_dark() -> None:
    document = to_html(example_report(), SKILL_LABELS)
    assert "@media print" in document
    assert "prefers-color-scheme:dark" in document


def test_an_uncalibrated_model_is_said_to_be_so() -> None:
    report = example_report()
    report = dataclasses.replace(report, model=dataclasses.replace(report.model, calibrated=False))
    assert "not calibrated" in to_html(report)
    assert "not calibrated" in to_markdown(report)


@pytest.mark.parametrize("write", [to_html, to_markdown, to_csv, to_pdf])
def test_a_report_without_segments_or_evidence_is_written(write: Any) -> None:
    report = example_report()
    profile = dataclasses.replace(report.profile, evidence=(), entries=(), claims=())
    bare = dataclasses.replace(report, segments=(), roles=(), reach=(), plan=(), bullets=(), checks=())
    assert write(dataclasses.replace(bare, profile=profile))


@pytest.mark.parametrize("write", [to_html, to_markdown])
def test_no_wording_ranks_or_grades_people(write: Any) -> None:
    text = write(example_report(), SKILL_LABELS).lower()
    assert not re.search(
        r"\b(score|ranking of|top candidate|hire this|better than|percentile of people)\b", text
    )


# --- Markdown and CSV ----------------------------------------------------------------------------


def test_markdown_shows_html_and_table_signs_as_text() -> None:
    text = to_markdown(_with_quote("<script> | [a](b) `c` *d*"), SKILL_LABELS)
    assert "<script>" not in text.replace(r"\<script>", "")
    assert r"\<script> \| \[a](b) \`c\` \*d\*" in text


def test_every_row_of_a_markdown_table_has_the_same_cells() -> None:
    text = to_markdown(_with_quote("a | b"), SKILL_LABELS)
    rows = [re.split(r"(?<!\\)\|", line) for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) > 30
    assert {len(row) for row in rows} == {7, 12}


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r="])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(start: str) -> None:
    label = f"{start}cmd|' /C calc'!A0"
    rows = _rows(to_csv(example_report(), dict.fromkeys(SKILL_LABELS, label)))
    (written,) = {row["skill"] for row in rows if row["skill"]}
    assert written.lstrip()[0] == "'"
    assert written.replace("'", "") == label.replace("'", "")


def test_a_quote_that_a_spreadsheet_would_run_is_neutralised() -> None:
    rows = _rows(to_csv(_with_quote("=HYPERLINK(1)")))
    assert {row["cv_line"] for row in rows} == {"", "'=HYPERLINK(1)"}


def test_csv_has_one_row_per_segment_and_thing_and_one_for_a_withheld_segment() -> None:
    report = example_report()
    rows = _rows(to_csv(report, SKILL_LABELS))
    assert len(rows) == sum(len(s.gaps) or 1 for s in report.segments)
    first = rows[0]
    assert (first["segment"], first["skill"], first["required"]) == ("big-tech", "Python", "0.72")
    assert (first["required_low"], first["required_high"]) == ("0.69", "0.75")
    assert (first["n_adverts"], first["window_first"]) == ("1840", "2025-09")
    assert rows[-1]["support"] == "withheld"
    assert rows[-1]["required"] == ""


# --- PDF -----------------------------------------------------------------------------------------


def _pdf_text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def test_the_pdf_has_two_to_four_pages_and_holds_the_figures() -> None:
    data = to_pdf(example_report(), SKILL_LABELS)
    assert 2 <= len(pypdf.PdfReader(io.BytesIO(data)).pages) <= 4
    text = _pdf_text(data)
    for said in (
        "1,840 adverts of 212 employers",
        "72 % (69 to 75 %)",
        "USD 168,000 to USD 251,000",
        "shows 3 of 10",
        "Built Docker images for each training job",
        "not advice on hiring",
    ):
        assert said in text, said


def test_a_pdf_of_ten_segments_with_many_gaps_and_charts_stays_within_five_pages() -> None:
    report = example_report()
    wide = dataclasses.replace(report.segments[0], gaps=report.segments[0].gaps * 4)
    report = dataclasses.replace(report, segments=(wide,) * 10)
    assert len(pypdf.PdfReader(io.BytesIO(to_pdf(report, SKILL_LABELS))).pages) <= 5


def test_the_pdf_has_language_title_outline_and_its_own_fonts() -> None:
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(example_report(), SKILL_LABELS)))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("What adverts ask and what this CV shows: Machine")
    titles = [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)]
    assert titles[0] == "How many of the things most asked this CV shows"
    assert {"What to do next", "Big tech", "How to read this"} <= set(titles)
    pages: Any = reader.pages
    fonts = {str(f.get_object()["/BaseFont"]) for p in pages for f in p["/Resources"]["/Font"].values()}
    assert {"OpenSans", "OpenSans-Semibold"} <= {font.split("+")[-1] for font in fonts}


def test_the_same_report_gives_the_same_pdf_bytes() -> None:
    assert to_pdf(example_report(), SKILL_LABELS) == to_pdf(example_report(), SKILL_LABELS)


def test_letters_that_the_pdf_font_lacks_are_replaced_by_the_nearest() -> None:
    text = _pdf_text(to_pdf(_with_quote("Zażółć → ≥ 5 ﬁnal “naïve” 東 \u200bend"), SKILL_LABELS))
    assert "Zażółć -> ≥ 5 ﬁnal “naïve” ? end" in text


def test_markup_in_a_quote_does_not_break_the_pdf() -> None:
    assert "alert(1)" in _pdf_text(to_pdf(_with_quote(_ATTACK), SKILL_LABELS))


# --- the profile alone ---------------------------------------------------------------------------


def test_the_profile_alone_is_written_with_each_line_once() -> None:
    text = profile_to_markdown(example_profile(), SKILL_LABELS)
    assert "## AWS: operated" in text
    assert text.count("On call for the AWS accounts") == 1
    assert '"skill_id": "ecs"' in profile_to_json(example_profile())


def test_the_quote_shown_first_is_the_strongest_that_names_the_skill() -> None:
    report = example_report()
    evidence = tuple(reversed(report.profile.evidence))
    last = len(evidence) - 1
    segments = tuple(
        dataclasses.replace(
            s,
            gaps=tuple(dataclasses.replace(g, evidence=tuple(last - i for i in g.evidence)) for g in s.gaps),
        )
        for s in report.segments
    )
    profile = dataclasses.replace(report.profile, evidence=evidence)
    rows = _rows(to_csv(dataclasses.replace(report, profile=profile, segments=segments), SKILL_LABELS))
    lines = {row["skill"]: row["cv_line"] for row in rows}
    assert lines["AWS"].startswith("On call")
    assert lines["Python"].startswith("Tracked 220 runs")


def test_a_band_of_all_segments_is_said_not_to_be_the_segments_in_every_file() -> None:
    report = example_report()
    first = report.segments[0]
    assert first.band is not None
    band = dataclasses.replace(
        first.band,
        cell=dataclasses.replace(first.band.cell, region=None),
        used=dataclasses.replace(first.band.used, segment=None),
        dropped=("United States shown, as no region was chosen", "too few of Big tech: all segments shown"),
    )
    report = dataclasses.replace(report, segments=(dataclasses.replace(first, band=band),))
    document = to_html(report)
    assert '<tr class="borrowed">' in document
    assert '<tr class="borrowed">' not in to_html(example_report())
    for text in (_Tags(document).text, to_markdown(report), _pdf_text(to_pdf(report))):
        assert "no band for this segment alone; all segments: USD 168,000" in text
        assert "widened: too few of Big tech: all segments shown" in text
        assert "widened: United States" not in text
        assert "United States shown, as no region was chosen" in text


def test_a_modelled_band_looks_modelled_and_claims_no_adverts_of_its_own_in_every_file() -> None:
    report = example_report()
    first = report.segments[0]
    assert first.band is not None
    said = "modelled: only 4 adverts of 1 employer state pay here"
    band = dataclasses.replace(first.band, modelled=True, dropped=(said,))
    report = dataclasses.replace(report, segments=(dataclasses.replace(first, band=band),))
    document = to_html(report)
    assert '<tr class="modelled">' in document
    assert '<tr class="modelled">' not in to_html(example_report())
    for text in (_Tags(document).text, to_markdown(report), _pdf_text(to_pdf(report))):
        assert "(base; modelled from 611 adverts of a wider choice)" in " ".join(text.split())
        assert said in " ".join(text.split())
        assert "adverts state pay)" not in text


def test_conditions_that_hardly_any_advert_states_are_left_out() -> None:
    report = example_report()
    gates = (GateShare("clearance", 0.004, 0.0, 1840), GateShare("degree-bachelor", 0.55, 0.31, 1840))
    report = dataclasses.replace(report, segments=(dataclasses.replace(report.segments[0], gates=gates),))
    text = _Tags(to_html(report)).text
    assert "stated by 55 %" in text
    assert "under 1 %" not in text


def test_years_are_said_once_and_lines_read_are_told_from_lines_that_speak_of_a_skill() -> None:
    for text in (_Tags(to_html(example_report())).text, _pdf_text(to_pdf(example_report()))):
        assert text.count("years in industry") == 1
        assert "9 lines or sentences read; 6 of them speak of 7 skills." in text
    profile = dataclasses.replace(example_profile(), level_basis="the title says senior", academic_years=2.0)
    text = _Tags(to_html(dataclasses.replace(example_report(), profile=profile))).text
    assert "(the title says senior), with 5.7 years in industry and 2 years in research." in text


def test_things_less_asked_for_unfold_and_lose_nothing() -> None:
    report = example_report()
    many = dataclasses.replace(report.segments[0], gaps=report.segments[0].gaps * 2)
    document = to_html(dataclasses.replace(report, segments=(many,)), SKILL_LABELS)
    assert "<summary>8 less asked for</summary>" in document
    assert document.count('<th scope="row">Docker') == 2


def test_a_stronger_grade_is_quoted_before_an_earlier_line() -> None:
    report = example_report()
    swap = {"used": "listed", "listed": "shipped"}
    evidence = tuple(
        dataclasses.replace(e, grade=swap[e.grade]) if e.skill_id == "python" else e
        for e in report.profile.evidence
    )
    profile = dataclasses.replace(report.profile, evidence=evidence)
    rows = _rows(to_csv(dataclasses.replace(report, profile=profile), SKILL_LABELS))
    assert next(row["cv_line"] for row in rows if row["skill"] == "Python") == "Python, Spark, MLflow"
