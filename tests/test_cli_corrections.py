"""The command line holds a person's own word of a saved report to a CV, and says what finds no line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from mlgap import pipeline, reports
from mlgap.cli import main
from mlgap.skills import load_taxonomy
from mlgap.types import Correction
from mlgap.vocabulary import load_vocabulary

import examples

LOST = "Ran a bakery with four ovens and a cellar."
CV = """Experience

Machine Learning Engineer, Hexmoor Logistics, Mar 2021 - Present
- Built Docker images for each training job and shipped them to 3 regions.
"""


@pytest.fixture(autouse=True)
def without_model(monkeypatch):
    resources = SimpleNamespace(
        taxonomy=load_taxonomy(), vocabulary=load_vocabulary(), requirements=None, embedder=None
    )
    monkeypatch.setattr(pipeline, "load_resources", lambda **_: resources)


@pytest.fixture
def cv(tmp_path):
    path = tmp_path / "cv.txt"
    path.write_text(CV, encoding="utf-8")
    return path


@pytest.fixture
def saved(tmp_path):
    def save(*corrections):
        report = examples.example_report()
        held = replace(report, profile=replace(report.profile, corrections=corrections))
        path = tmp_path / "report.json"
        path.write_text(reports.to_json(held), encoding="utf-8")
        return path

    return save


def run(capfdbinary, *arguments):
    code = main([str(a) for a in arguments])
    out, err = capfdbinary.readouterr()
    return code, out.decode(), err.decode()


def test_a_profile_is_read_under_the_corrections_of_a_saved_report(capfdbinary, cv, saved):
    path = saved(Correction("docker", "rejected", None), Correction("kubeflow", "added", "used"))
    code, out, err = run(capfdbinary, "profile", cv, "--corrections", path)
    told = json.loads(out)
    assert (code, "not counted" in err) == (0, False)
    assert "docker" not in {e["skill_id"] for e in told["evidence"]}
    assert {c["skill_id"] for c in told["corrections"]} == {"docker", "kubeflow"}


def test_a_correction_that_finds_no_line_is_named_without_the_line(capfdbinary, cv, saved):
    path = saved(Correction("docker", "confirmed", "operated", LOST))
    code, out, err = run(capfdbinary, "profile", cv, "--corrections", path, "--format", "md")
    assert code == 0
    assert "mlgap: docker confirmed (operated) is not counted" in err
    assert "bakery" not in err
    assert "not counted, as this CV has no line like the one it is about" in out


def test_the_report_takes_the_corrections_of_a_saved_report(capfdbinary, cv, saved, monkeypatch):
    asked = {}

    def analyse(path, **options):
        asked.update(options)
        return examples.example_report()

    monkeypatch.setattr(pipeline, "analyse", analyse)
    said = Correction("kubeflow", "added", "used")
    assert run(capfdbinary, "report", cv, "--corrections", saved(said))[0] == 0
    assert asked["corrections"] == (said,)
    assert run(capfdbinary, "report", cv)[0] == 0
    assert asked["corrections"] == ()


@pytest.mark.parametrize(
    "correction", [("Not An Id", "added", "used"), ("git", "rejected", "used"), ("git", "added", None)]
)
def test_corrections_that_cannot_be_are_refused_with_their_place(capfdbinary, cv, saved, correction):
    code, out, err = run(capfdbinary, "profile", cv, "--corrections", saved(Correction(*correction)))
    assert (code, out) == (2, "")
    assert "$.profile.corrections[0]." in err


def test_extract_knows_no_corrections():
    with pytest.raises(SystemExit):
        main(["extract", "in.jsonl", "--kind", "cv", "--out", "out.jsonl", "--corrections", "report.json"])


def test_a_saved_report_gives_back_the_corrections_it_was_made_with():
    words = (
        Correction("git", "rejected", None, "a line", attached=False),
        Correction("sql", "added", "used"),
    )
    report = examples.example_report()
    held = replace(report, profile=replace(report.profile, corrections=words))
    assert reports.from_json(reports.to_json(held)).profile.corrections == words


def test_each_file_for_people_says_what_rests_on_the_persons_word():
    report = examples.example_report()
    word = Correction("kubernetes", "added", "shipped", LOST)
    gaps = tuple(
        replace(g, status="shown", grade="shipped", own_word=True, evidence=(), via=None)
        if g.skill_id == "kubernetes"
        else g
        for g in report.segments[0].gaps
    )
    held = replace(
        report,
        profile=replace(report.profile, corrections=(word,)),
        segments=(replace(report.segments[0], gaps=gaps), *report.segments[1:]),
    )
    assert "kubernetes" in {g.skill_id for g in gaps}
    for write in (reports.to_html, reports.to_markdown):
        assert "added by you" in write(held).replace("\\", "")
        assert "Your own word" in write(held)
        assert LOST in write(held)
        assert "added by you" not in write(report)
    assert "Added by you" in reports.to_csv(held)
    assert reports.to_pdf(held) != reports.to_pdf(report)
    table = reports.gap_table(held.segments[0], {}, load_vocabulary(), profile=held.profile)
    assert any("added by you" in status for status in table["Status in this CV"])


def test_a_level_chosen_against_the_reading_is_said_to_be_a_choice():
    report = examples.example_report()
    chosen = replace(report, cell=replace(report.cell, level="early"))
    assert "by your choice" in reports.to_markdown(chosen)
    same = replace(report, cell=replace(report.cell, level=load_vocabulary().band_of(report.profile.level)))
    assert "by your choice" not in reports.to_markdown(same)


def test_analyse_corrects_before_it_counts(monkeypatch, cv):
    seen = {}

    def report_of(profile, resources, **_):
        seen["profile"] = profile
        return examples.example_report()

    monkeypatch.setattr(pipeline, "report_of", report_of)
    pipeline.analyse(
        cv,
        today=date(2026, 11, 21),
        corrections=[Correction("docker", "rejected", None)],
        resources=pipeline.load_resources(),
    )
    assert "docker" not in {e.skill_id for e in seen["profile"].evidence}
