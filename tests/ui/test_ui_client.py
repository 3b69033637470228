"""The open coaching session: what its file holds, and whether it holds it all."""

from __future__ import annotations

from datetime import date
from functools import partial
from threading import Event, Thread

import pytest

from mlgap import coaching
from mlgap.types import Cell
from mlgap.ui.client import Client

import examples

TODAY = date(2026, 11, 21)
CV = ("digest", "said", Cell())


def begun() -> Client:
    return Client(coaching.start("Client 7", Cell(), TODAY))


def write(client: Client, text: str) -> None:
    client.change(lambda session: coaching.with_note(session, TODAY, text))


def ask(client: Client, cv: object) -> coaching.CoachingSession:
    """Press the button as a browser does: the file is written beside the page, which is drawn anew."""
    page, got = Event(), []
    report = examples.example_report() if cv else None
    file = Thread(target=lambda: got.append(client.file(page, report, TODAY)))
    file.start()
    write(client, "typed last, taken up after the press")
    client.ask_file(page)
    client.settle(cv)
    file.join(30)
    return coaching.from_json(got[0])


def test_what_was_typed_last_is_in_the_file() -> None:
    client = begun()
    saved = ask(client, CV)
    assert coaching.note_of(saved, TODAY) == "typed last, taken up after the press"
    assert saved.report == examples.example_report()


def test_a_session_is_saved_until_anything_of_it_changes() -> None:
    client = begun()
    assert not client.is_saved(None)
    ask(client, None)
    assert client.is_saved(None)
    assert not client.is_saved(CV)
    ask(client, CV)
    assert client.is_saved(CV)
    write(client, "one word more")
    assert not client.is_saved(CV)


def test_a_file_that_waited_in_vain_lacks_the_last_note_and_the_session_is_not_called_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client, page = begun(), Event()
    write(client, "typed in time")
    monkeypatch.setattr("mlgap.ui.client.WAIT_FOR_PAGE", 0.0)
    client.ask_file(page)
    saved = coaching.from_json(client.file(page, None, TODAY))
    write(client, "typed last, taken up too late")
    client.settle(None)
    assert coaching.note_of(saved, TODAY) == "typed in time"
    assert not client.is_saved(None)
    monkeypatch.undo()
    ask(client, None)
    assert client.is_saved(None)


def test_a_file_written_before_its_press_is_known_is_not_called_saved_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client, page = begun(), Event()
    monkeypatch.setattr("mlgap.ui.client.WAIT_FOR_PAGE", 0.0)
    client.file(page, None, TODAY)
    client.ask_file(page)
    client.settle(None)
    assert not client.is_saved(None)


def test_a_page_that_is_drawn_without_a_press_saves_nothing() -> None:
    client = begun()
    client.settle(CV)
    assert not client.is_saved(CV)


def test_what_cannot_be_kept_is_said_and_what_was_there_stays() -> None:
    client = begun()
    write(client, "kept")
    write(client, "x" * 9000)
    assert coaching.note_of(client.session, TODAY) == "kept"
    assert "at most 8,000 characters" in client.problem
    client.change(partial(coaching.rename, alias="Client 8"))
    assert client.problem == ""
