"""What was typed and not read is kept; what no longer holds goes at once, and what still holds stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from driving import choose_part, drawn, go
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import parse_tree_from_messages
from test_ui_text import (
    PERSONAL,
    TEXT,
    edit,
    everything,
    flip,
    profile_of,
    report_of,
    show_text,
    upload,
)

from mlgap import cv_text, pipeline
from mlgap.errors import DamagedDocument
from mlgap.turns import analysis
from mlgap.ui import notices, words

TYPED = TEXT.replace("Airflow", "Apache Kafka")
ADVERT = (
    "We are looking for somebody who likes tidy tables. You will build pipelines with Airflow.\n"
    "Requirements: SQL, Python. Nice to have: Kubernetes.\nWhat we offer: a garden. Apply now!"
)


@pytest.fixture
def given(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The part of Evidence with the text of a CV, really read."""
    monkeypatch.setattr(pipeline, "profile_of", profile_of)
    monkeypatch.setattr(pipeline, "report_of", report_of)
    return show_text(upload(app, "cv.txt", TEXT.encode()))


def box(app: AppTest) -> Any:
    return next((a for a in app.text_area if a.label == "Your CV's text"), None)


def type_in(app: AppTest, text: str) -> AppTest:
    flip(app, "Edit the text")
    return box(app).set_value(text).run()


def switches(app: AppTest) -> list[str]:
    return [t.label for t in app.toggle]


@pytest.mark.parametrize("page", ["pay", "market"])
def test_what_was_typed_is_there_again_after_another_page(given: AppTest, page: str) -> None:
    type_in(given, TYPED)
    go(go(given, page), "evidence")
    assert not given.exception
    assert box(given).value == TYPED


def test_what_was_typed_is_there_again_after_another_part_of_the_page(given: AppTest) -> None:
    type_in(given, TYPED)
    choose_part(given, "skills")
    choose_part(given, "text")
    assert box(given).value == TYPED


def test_what_was_typed_outlives_the_switch_and_is_said_to_be_unread(given: AppTest) -> None:
    type_in(given, TYPED)
    next(t for t in given.toggle if t.label == "Edit the text").set_value(False).run()
    assert "kept but not read yet" in drawn(given)
    assert not [word for word in PERSONAL if word in everything(given)]
    flip(given, "Edit the text")
    assert box(given).value == TYPED


def test_the_text_is_in_no_form_so_that_leaving_the_box_is_enough_to_keep_it(given: AppTest) -> None:
    flip(given, "Edit the text")
    assert box(given).proto.form_id == ""


def test_what_was_typed_goes_with_the_cv_and_with_its_reading(given: AppTest) -> None:
    edit(given, TYPED)
    assert given.session_state["mlgap"].draft is None
    assert box(given) is None
    typed = box(type_in(given, TEXT)).key
    assert given.session_state["mlgap"].draft == given.session_state[typed] == TEXT
    given.button(key="remove").click().run()
    assert given.session_state["mlgap"].draft is None
    assert typed not in given.session_state


def test_another_cv_does_not_inherit_what_was_typed(given: AppTest) -> None:
    type_in(given, TYPED)
    upload(given, "other.txt", TEXT.replace("Airflow", "Spark").encode())
    assert given.session_state["mlgap"].draft is None
    assert box(given) is None


def test_after_emptying_the_box_a_press_brings_the_text_back(given: AppTest) -> None:
    edit(given, "  ")
    assert given.error
    given.button(key="drop_draft").click().run()
    assert box(given).value == TEXT
    assert given.session_state["mlgap"].draft is None
    assert "drop_draft" not in [b.key for b in given.button]


def test_while_the_text_is_edited_no_switch_offers_to_show_what_was_masked(given: AppTest) -> None:
    assert "Show what was masked" in switches(given)
    flip(given, "Edit the text")
    assert switches(given) == ["Edit the text"]


def sent_so_far() -> str:
    """All that stands on the page at this point of a run."""
    context = get_script_run_ctx()
    assert context is not None
    sent = context._enqueue.__self__.forward_msg_queue._queue  # type: ignore[attr-defined]
    tree = parse_tree_from_messages(list(sent))
    return "\n".join(str(block.proto) for part in (tree[0], tree[1]) for block in part)


def test_an_error_goes_as_soon_as_the_next_file_is_read(
    given: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, seen = cv_text.read_whole, []

    def reading(data: bytes, name: str) -> Any:
        seen.append(sent_so_far())
        if name == "bad.pdf":
            raise DamagedDocument("The file is in shreds.")
        return read(data, name)

    monkeypatch.setattr(cv_text, "read_whole", reading)
    upload(given, "bad.pdf", b"%PDF")
    assert "The file is in shreds." in drawn(given)
    assert "The CV you had before is still here." in drawn(given)
    upload(given, "good.txt", TEXT.encode())
    assert "Reading the file" in seen[1]
    assert "in shreds" not in seen[1]
    assert "still here" not in seen[1]
    assert "in shreds" not in drawn(given)


@pytest.mark.parametrize(("waiting", "said"), [(0, "Reading the file"), (2, words.WAITING)])
def test_a_file_behind_others_is_said_to_wait(
    given: AppTest, monkeypatch: pytest.MonkeyPatch, waiting: int, said: str
) -> None:
    read, seen = cv_text.read_whole, []

    def reading(data: bytes, name: str) -> Any:
        seen.append(sent_so_far())
        return read(data, name)

    monkeypatch.setattr(cv_text, "read_whole", reading)
    monkeypatch.setattr(type(analysis()), "waiting", waiting)
    upload(given, "good.txt", TEXT.replace("Airflow", "Spark").encode())
    assert (words.WAITING in seen[0]) == (waiting > 0)
    assert said in seen[0]


def test_of_an_advert_only_that_is_said_and_how_to_go_on(given: AppTest) -> None:
    upload(given, "advert.txt", ADVERT.encode())
    go(given, "my_gap")
    text = drawn(given)
    assert "1 thing to know about this reading" in text
    assert "This reads like a job advert" in text
    assert "Give your CV in its place" in text
    assert "`" not in next(b.proto.body for b in given.get("html") if "1 thing to know" in b.proto.body)
    assert "No work experience section" not in text


def test_of_a_text_without_anything_of_a_cv_only_that_is_said(given: AppTest) -> None:
    upload(given, "story.txt", b"It rained on the hill, and the fox went home to sleep.")
    assert [w for w in given.session_state["mlgap"].profile.warnings if w.startswith(notices.NO_CV)]
    assert "1 thing to know about this reading" in drawn(given)


def test_an_edit_of_recognised_text_stays_said_to_be_recognised(
    given: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = cv_text.read_whole

    def reading(data: bytes, name: str) -> Any:
        cv = read(data, name)
        pages = {"recognised_pages": (1,)}
        return replace(cv, read=replace(cv.read, **pages), masked=replace(cv.masked, **pages))

    monkeypatch.setattr(cv_text, "read_whole", reading)
    upload(given, "scan.txt", TEXT.encode())
    assert "Read by text recognition: check the text." in drawn(given)
    assert notices.RECOGNISED not in drawn(given)
    edit(given, TYPED)
    assert "Read by text recognition, then edited by you." in drawn(given)
    assert drawn(given).count(notices.RECOGNISED) == 1
    given.button(key="undo_edits").click().run()
    assert "Read by text recognition: check the text." in drawn(given)
    assert notices.RECOGNISED not in drawn(given)
