"""The page Coaching: a session is begun, written, opened again, set beside a newer CV, and forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from driving import PAGES, drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap import coaching
from mlgap.coaching import AgreedStep, CoachingSession, Note
from mlgap.types import Cell

import examples

HOSTILE = "<img src=x onerror=alert(1)> ![x](//a.org) =1+1 $x$"


def found(app: AppTest, kind: str, start: str) -> Any:
    return next(e for e in getattr(app, kind) if (e.key or "").startswith(start))


def begin(app: AppTest, alias: str = "Client 7") -> AppTest:
    go(app, "coaching")
    found(app, "text_input", "alias_").set_value(alias)
    return found(app, "button", "start_").click().run()


def of_september(**changes: Any) -> CoachingSession:
    report = examples.example_report()
    gone = tuple(e for e in report.profile.evidence if e.skill_id != "docker")
    claims = [
        replace(c, text="Tidied the office") if "Docker" in c.text else c for c in report.profile.claims
    ]
    profile = replace(report.profile, claims=tuple(claims), evidence=gone)
    segments = tuple(
        replace(s, gaps=tuple(replace(gap, evidence=()) for gap in s.gaps)) for s in report.segments
    )
    state = replace(report, profile=profile, segments=segments, plan=(), created="2026-09-01")
    made = CoachingSession(
        coaching.COACHING_FORM,
        "2026-09-01",
        "2026-09-01",
        "Client 7",
        Cell(segment="big-tech", role_family="ml-engineer"),
        (Note("2026-09-01", f"Asked about rotations {HOSTILE}"),),
        (
            AgreedStep("Build one image", "docker", False, "2026-09-01", "2026-09-15"),
            AgreedStep(f"Call a friend {HOSTILE}", None, True, "2026-09-01", None, "2026-09-20"),
        ),
        state,
    )
    return replace(made, **changes)


def open_file(app: AppTest, text: str) -> AppTest:
    uploader = found(app, "file_uploader", "coaching_")
    return uploader.set_value(("c.json", text.encode(), "application/json")).run()


def opened(app: AppTest, **changes: Any) -> AppTest:
    return open_file(go(app, "coaching"), coaching.to_json(of_september(**changes)))


def client_of(app: AppTest) -> Any:
    return app.session_state["mlgap"].client


def test_the_alias_stands_above_every_page_while_the_session_is_open(app: AppTest) -> None:
    begin(press_sample(app))
    assert not app.exception
    for page in PAGES:
        go(app, page)
        assert not app.exception, page
        assert drawn(app).count("<b>Client 7</b>") == 1, page


def test_without_an_alias_there_is_no_session(app: AppTest) -> None:
    begin(app, " \n ")
    assert "Give an alias first" in drawn(app)
    assert client_of(app) is None


def test_an_alias_that_is_a_name_is_told_so_and_escaped(app: AppTest) -> None:
    begin(app, "Wilma Brindlewick")
    assert "This looks like a full name" in drawn(app)
    found(app, "text_input", "alias_").set_value("<b>x</b>")
    found(app, "button", "use_alias_").click().run()
    assert client_of(app).session.alias == "<b>x</b>"
    assert "&lt;b&gt;x&lt;/b&gt;" in drawn(app)


def test_notes_steps_and_target_are_kept_while_other_pages_are_looked_at(app: AppTest) -> None:
    begin(press_sample(app))
    found(app, "text_area", "note_").set_value("Likes = small teams <b>").run()
    about = found(app, "selectbox", "about_")
    about.set_value(0)
    found(app, "button", "agree_on_").click().run()
    found(app, "text_area", "words_").set_value("Write to a colleague")
    found(app, "button", "agree_on_").click().run()
    found(app, "selectbox", "target_segment").set_value("big-tech").run()
    go(go(app, "market"), "coaching")
    assert not app.exception
    session = client_of(app).session
    assert found(app, "text_area", "note_").value == "Likes = small teams <b>"
    assert coaching.note_of(session, date.today()) == "Likes = small teams <b>"
    ours, own = session.agreed
    assert ours.skill_id is not None
    assert not ours.own_words
    assert (own.text, own.own_words, own.skill_id) == ("Write to a colleague", True, None)
    assert session.target.segment == "big-tech"
    assert app.session_state["mlgap"].segments == ("big-tech",)


def test_a_step_is_ticked_opened_again_and_removed(app: AppTest) -> None:
    opened(app)
    found(app, "checkbox", "tick_").check().run()
    assert [bool(step.done) for step in client_of(app).session.agreed] == [True, True]
    assert "All that was agreed on is done." in str([e.value for e in app.success])
    found(app, "checkbox", "tick_").uncheck().run()
    assert client_of(app).session.agreed[0].done is None
    found(app, "button", "drop_step_").click().run()
    assert len(client_of(app).session.agreed) == 1


def test_an_agreement_on_nothing_is_refused(app: AppTest) -> None:
    begin(app)
    found(app, "button", "agree_on_").click().run()
    assert "Choose what it is about" in drawn(app)
    assert client_of(app).session.agreed == ()


def test_a_file_is_opened_without_a_cv_and_the_new_cv_becomes_the_after(app: AppTest) -> None:
    opened(app)
    assert not app.exception
    page = drawn(app)
    assert "Asked about rotations &lt;img" in page
    assert "<img" not in page
    assert "Due" in page
    assert "The last state is of 2026-09-01" in page
    state = app.session_state["mlgap"]
    assert (state.role_family, state.segments) == ("ml-engineer", ("big-tech",))
    press_sample(app)
    assert not app.exception
    assert "1 skill differs between the two CVs: 1 has evidence added." in drawn(app)
    assert client_of(app).session.report == of_september().report


def test_a_note_of_an_earlier_day_is_removed(app: AppTest) -> None:
    opened(app)
    app.button(key=f"drop_2026-09-01_{app.session_state['mlgap'].round}").click().run()
    assert client_of(app).session.notes == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Not JSON"),
        ("[" * 100_000, "Not JSON"),
        ('{"coaching_form": "9"}', "this mlgap reads '1'"),
        ('{"schema_version": "3"}', "This is a saved report, no coaching file"),
        ('{"coaching_form": "1", "![x](//a.org)": 1}', "missing"),
        ("\n" * 1_000_000, "Not JSON"),
    ],
)
def test_a_bad_file_is_one_sentence_and_the_way_in_stays(app: AppTest, text: str, said: str) -> None:
    open_file(go(app, "coaching"), text)
    assert not app.exception
    assert len(app.error) == 1
    assert said in app.error[0].value
    assert len(app.error[0].value) < 400
    assert "![x]" not in app.error[0].value
    opened(app)
    assert client_of(app).session.alias == "Client 7"


def test_what_no_file_holds_is_said_before_it_goes(app: AppTest) -> None:
    begin(press_sample(app))
    assert "no file holds yet" in drawn(app)
    client_of(app).saved = (client_of(app).session, _cv(app))
    app.run()
    assert "no file holds yet" not in drawn(app)
    assert '<span class="client-saved">saved</span>' in drawn(app)


def _cv(app: AppTest) -> object:
    from mlgap.ui import client_session

    return client_session.cv_of(app.session_state["mlgap"])


def test_a_new_client_finds_nothing_of_the_one_before(app: AppTest) -> None:
    opened(app)
    press_sample(app)
    found(app, "text_area", "note_").set_value("A secret of the first client").run()
    app.button(key="new_client").click().run()
    assert not app.exception
    state = app.session_state["mlgap"]
    fresh = type(state)(
        round=state.round,
        guided=state.guided,
        evidence_page=state.evidence_page,
        problem_place=state.problem_place,
    )
    assert state == fresh
    assert "A secret" not in repr(app.session_state)
    begin(app, "Client 8")
    assert found(app, "text_area", "note_").value in (None, "")
    for page in PAGES:
        go(app, page)
        for words in ("Client 7", "A secret of the first", "Asked about rotations", "Tidied the office"):
            assert words not in drawn(app), page


def test_removing_the_cv_leaves_the_session_open_and_nothing_of_the_cv_in_it(app: AppTest) -> None:
    press_sample(opened(app))
    found(app, "text_area", "note_").set_value("Still here").run()
    app.button(key="remove").click().run()
    assert not app.exception
    client = client_of(app)
    assert coaching.note_of(client.session, date.today()) == "Still here"
    assert client.given.found is None
    assert "Built Docker images" not in repr(client)
    assert app.session_state["mlgap"].segments == ("big-tech",)


@pytest.mark.parametrize(("answer", "stays"), [("whose_cv_same", True), ("whose_cv_other", False)])
def test_a_cv_that_is_there_before_the_file_is_asked_about(app: AppTest, answer: str, stays: bool) -> None:
    press_sample(app)
    opened(app)
    assert client_of(app) is None
    app.button(key=answer).click().run()
    assert not app.exception
    assert client_of(app).session.alias == "Client 7"
    assert (app.session_state["mlgap"].reading is not None) == stays


def test_a_coaching_file_given_as_a_cv_is_told_where_it_goes(app: AppTest) -> None:
    data = coaching.to_json(of_september()).encode()
    app.file_uploader[0].set_value(("c.json", data, "application/json")).run()
    assert "open it on the page Coaching" in app.error[0].value


def test_each_file_for_the_client_is_written(app: AppTest) -> None:
    press_sample(opened(app))
    names = {b.proto.label for b in app.get("download_button")}
    assert {"Save to a file", "Hand-out (PDF, 2 pages)", "Full report (web page)"} <= names
