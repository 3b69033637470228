"""Reading many files: one after the other, each as it would be read alone, no fault losing another."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mlgap import cohorts, pipeline, reports
from mlgap.cohorts import _sheets
from mlgap.errors import ModelUnavailable
from mlgap.pipeline import CohortFile
from mlgap.vocabulary import DATA

pytestmark = pytest.mark.model

SAMPLE = Path(DATA / "samples" / "cohort" / "graduates.txt")


@pytest.fixture(scope="module")
def resources():
    return pipeline.load_resources()


def graduates():
    parts = re.split(r"^===== (\S+)\n", SAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [(name, text.encode()) for name, text in zip(parts[::2], parts[1::2], strict=True)]


def test_a_cohort_is_read_one_file_after_the_other(resources, today):
    seen = []

    class Watched(list):
        def __iter__(self):
            for item in super().__iter__():
                seen.append(item[0])
                yield item

    stream = pipeline.analyse_cohort(Watched(graduates()[:3]), resources, today=today)
    first = next(stream)
    assert (first.number, first.of, first.alias, len(seen)) == (1, 3, "CV 01", 1)
    assert [one.alias for one in stream] == ["CV 02", "CV 03"]


def test_the_same_bytes_give_the_same_report_as_alone(resources, today):
    given = graduates()[:4]
    found = list(pipeline.analyse_cohort(given, resources, today=today))
    for one, (name, data) in zip(found, given, strict=True):
        alone = pipeline.analyse(data, name=name, today=today, resources=resources)
        assert pipeline.report_of(one.profile, resources, today=today) == alone


def test_broken_files_keep_their_sentence_and_lose_no_other(resources, today):
    (one, other) = graduates()[:2]
    given = [
        one,
        ("b.pdf", b"%PDF-1.4 nothing"),
        ("c.txt", b""),
        CohortFile("d.zip", b"", "It is packed."),
        other,
    ]
    found = list(pipeline.analyse_cohort(given, resources, today=today))
    assert [bool(f.profile) for f in found] == [True, False, False, False, True]
    assert "damaged" in found[1].problem
    assert "empty" in found[2].problem
    assert found[3].problem == "It is packed."


def test_a_defect_with_one_file_is_said_without_its_text_and_loses_no_other(resources, today, monkeypatch):
    real = pipeline.extract_profile

    def stumble(document, *rest, **more):
        if "Stumble" in document.text:
            raise RecursionError("Stumble over a secret line")
        return real(document, *rest, **more)

    monkeypatch.setattr(pipeline, "extract_profile", stumble)
    (one, other) = graduates()[:2]
    bad = ("bad.txt", one[1] + b"\nBuilt Stumble Search with Python and Docker for the harbour\n")
    found = list(pipeline.analyse_cohort([one, bad, other], resources, today=today))
    assert [bool(f.profile) for f in found] == [True, False, True]
    assert "RecursionError" in found[1].problem
    assert "secret" not in found[1].problem


def test_a_cv_given_twice_is_counted_once_and_one_text_under_two_names_twice(resources, today):
    name, data = graduates()[0]
    other = data.replace(b"Imke Valdresen", b"Arne Holdresen").replace(b"imke.valdresen", b"arne.holdresen")
    given = [(name, data), ("copy.txt", data), ("white.txt", data + b"\n\n"), ("other.txt", other)]
    found = list(pipeline.analyse_cohort(given, resources, today=today))
    assert [f.same_as for f in found] == ["", "CV 01", "CV 01", ""]
    picture = cohorts.cohort_picture(found, resources, today=today)
    assert picture.n_read == 2
    assert [(r.alias, r.same_as) for r in picture.repeats] == [("CV 02", "CV 01"), ("CV 03", "CV 01")]


def test_a_whole_cohort_of_graduates_is_counted_against_early_careers(resources, today):
    found = list(pipeline.analyse_cohort(graduates(), resources, today=today))
    picture = cohorts.cohort_picture(found, resources, today=today)
    assert picture.counted
    assert {s.used.level for s in picture.segments} <= {"early", None}
    assert picture.segments[0].n_adverts > 300
    assert any(d.pooled for s in picture.segments for d in s.demands)
    assert "So few adverts lean on a wider choice" in reports.cohort_to_markdown(picture)
    assert [line.withheld for line in picture.shared_lines] == ["near"]
    for name, _ in graduates():
        assert name not in reports.cohort_to_json(picture)


def test_a_sheet_is_the_report_of_its_cv_without_what_sums_it_up(resources, today):
    found = list(pipeline.analyse_cohort(graduates()[:2], resources, today=today))
    first, second = cohorts.cohort_sheets(found, resources, today=today)
    assert (first.alias, second.alias) == ("CV 01", "CV 02")
    whole = pipeline.report_of(found[0].profile, resources, cell=cohorts.EARLY, today=today)
    assert first.report.plan == whole.plan
    assert first.report.profile == whole.profile
    assert [s.gaps for s in first.report.segments] == [s.gaps for s in whole.segments]
    assert len(first.shared) >= 1
    assert "bike share" in first.report.profile.claims[first.shared[0]].text


def test_a_model_that_is_missing_is_no_fault_of_each_file(resources, today):
    class Missing:
        name, digest, calibrated = "none", resources.embedder.digest, True

        def embed(self, texts):
            raise ModelUnavailable("The language model is missing: reinstall it.")

    without = replace(resources, embedder=Missing())
    with pytest.raises(ModelUnavailable, match="reinstall it"):
        list(pipeline.analyse_cohort(graduates()[:3], without, today=today))


def test_sheets_of_one_cohort_count_the_market_once_and_give_the_same(resources, today, monkeypatch):
    found = list(pipeline.analyse_cohort(graduates()[:3], resources, today=today))
    alone = [pipeline.report_of(f.profile, resources, cell=cohorts.EARLY, today=today) for f in found]
    sides = []
    real = _sheets.market_side
    monkeypatch.setattr(_sheets, "market_side", lambda *given: sides.append(given) or real(*given))
    monkeypatch.setattr(pipeline, "market_side", lambda *_: pytest.fail("counted for one sheet alone"))
    made = [sheet.report for sheet in cohorts.cohort_sheets(found, resources, today=today)]
    assert made == [_sheets._without_totals(report) for report in alone]
    assert len(sides) == 1
