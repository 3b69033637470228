"""Correcting the reading on the Evidence page: what is said counts at once, is marked, and can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap import reports
from mlgap.types import Cell, Correction, Profile

import examples


@pytest.fixture
def evidence(with_cv: AppTest) -> AppTest:
    return go(with_cv, "evidence")


def said(app: AppTest) -> list[tuple[str, str, str | None]]:
    return [(c.skill_id, c.verdict, c.grade) for c in app.session_state["mlgap"].corrections]


def press(app: AppTest, start: str) -> AppTest:
    return next(b for b in app.button if (b.key or "").startswith(start)).click().run()


def cards(app: AppTest) -> str:
    return "".join(b.proto.body for b in app.get("html") if '<ul class="gaps">' in b.proto.body)


def saved(*corrections: Correction, cell: Cell = examples.CELL) -> bytes:
    report = examples.example_report()
    profile = replace(report.profile, corrections=corrections)
    return reports.to_json(replace(report, profile=profile, cell=cell)).encode()


def open_saved(app: AppTest, data: bytes) -> AppTest:
    uploader = next(u for u in app.file_uploader if u.key.startswith("saved_"))
    return uploader.set_value(("report.json", data, "application/json")).run()


def test_a_rejected_skill_leaves_the_page_and_comes_back_when_that_is_undone(evidence: AppTest) -> None:
    assert "<b>Docker / containerisation</b>" in cards(evidence)
    press(evidence, "wrong_docker")
    assert not evidence.exception
    assert said(evidence) == [("docker", "rejected", None)]
    assert "<b>Docker / containerisation</b>" not in cards(evidence)
    assert "Docker / containerisation</b>: rejected by you" in drawn(evidence)
    press(evidence, "undo_")
    assert said(evidence) == []
    assert "<b>Docker / containerisation</b>" in cards(evidence)


def test_a_confirmed_grade_is_marked_on_the_card_and_on_my_gap(evidence: AppTest) -> None:
    grades = (g for g in evidence.get("button_group") if (g.key or "").startswith("grade_mlflow"))
    next(grades).set_value("operated")
    press(evidence, "right_mlflow")
    assert said(evidence) == [("mlflow", "confirmed", "operated")]
    assert "Confirmed by you" in cards(evidence)
    go(evidence, "my_gap")
    evidence.get("button_group")[0].set_value("Shown").run()
    assert "Confirmed by you" in cards(evidence)


def test_an_added_skill_stands_among_the_cards_and_says_that_no_line_shows_it(evidence: AppTest) -> None:
    skill = next(s for s in evidence.selectbox if s.label == "Skill")
    skill.set_value("kubeflow")
    press(evidence, "done_add")
    assert not evidence.exception
    assert said(evidence) == [("kubeflow", "added", "used")]
    assert "Added by you" in cards(evidence)
    assert "No line of the CV was read so" in cards(evidence)


def test_adding_without_a_skill_says_what_is_missing(evidence: AppTest) -> None:
    press(evidence, "done_add")
    assert [e.value for e in evidence.error] == ["Choose a skill first."]
    assert said(evidence) == []


def test_a_skill_read_as_lacking_can_be_said_to_be_held(evidence: AppTest) -> None:
    press(evidence, "right_instead_")
    (correction,) = evidence.session_state["mlgap"].corrections
    assert (correction.verdict, correction.attached) == ("confirmed", True)
    assert correction.quote == "Learning Terraform; no Kubernetes in production yet."
    left = drawn(evidence)
    assert left.count("said to be") == len(examples.example_profile().disclaimed) - 1


def test_removing_the_cv_forgets_what_was_said(evidence: AppTest) -> None:
    press(evidence, "wrong_docker")
    evidence.button(key="remove").click().run()
    press_sample(evidence)
    assert said(evidence) == []


def test_a_saved_report_is_taken_up_again_before_its_cv_and_after(app: AppTest) -> None:
    lost = Correction("spark", "confirmed", "used", "Ran a bakery with four ovens and a cellar.")
    data = saved(Correction("kubeflow", "added", "shipped"), lost, cell=Cell(level="early", region="GB"))
    open_saved(app, data)
    assert not app.exception
    assert "2 corrections of yours" in "".join(i.value for i in app.info)
    press_sample(app)
    go(app, "evidence")
    assert "2 corrections of yours, 1 of them not counted" in drawn(app)
    state = app.session_state["mlgap"]
    assert (state.level, state.region, state.role_family) == ("early", "GB", None)
    app.button(key="remove").click().run()
    press_sample(app)
    open_saved(app, data)
    assert len(said(app)) == 2


def test_a_saved_report_given_where_a_cv_goes_is_opened_as_what_it_is(app: AppTest) -> None:
    uploader = next(u for u in app.file_uploader if u.key.startswith("cv_"))
    data = saved(Correction("kubeflow", "added", "shipped"))
    uploader.set_value(("report.json", data, "application/json")).run()
    assert not app.error
    assert said(app) == [("kubeflow", "added", "shipped")]


@pytest.mark.parametrize("data", [b"", b"{}", b"not json", b'{"schema_version": "1"}'])
def test_a_file_that_is_no_saved_report_gives_one_clear_sentence(with_cv: AppTest, data: bytes) -> None:
    open_saved(with_cv, data)
    assert not with_cv.exception
    assert len(with_cv.error) == 1
    assert said(with_cv) == []


@pytest.mark.parametrize(("answer", "kept"), [("whose_same", 1), ("whose_other", 0)])
def test_another_cv_asks_whose_it_is_before_corrections_count(
    evidence: AppTest, answer: str, kept: int
) -> None:
    press(evidence, "wrong_docker")
    other = next(u for u in evidence.file_uploader if u.key.startswith("cv_"))
    other.set_value(("other.txt", b"Experience\nBuilt a thing in Python.\n", "text/plain")).run()
    assert not evidence.exception
    assert said(evidence) == []
    assert "newer CV of the same person" in drawn(evidence)
    evidence.button(key=answer).click().run()
    assert len(said(evidence)) == kept
    assert "newer CV of the same person" not in drawn(evidence)


def test_text_of_a_saved_report_is_never_read_as_markup(app: AppTest) -> None:
    press_sample(open_saved(app, saved(Correction("x-y", "added", "used", "<script>alert(1)</script>"))))
    go(app, "evidence")
    said = drawn(app).replace(examples.TEXT, "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert "<script>alert" not in said


def test_the_profile_as_it_was_read_is_kept(evidence: AppTest) -> None:
    press(evidence, "wrong_docker")
    read: Profile = evidence.session_state["mlgap"].profile
    assert read == examples.example_profile()
