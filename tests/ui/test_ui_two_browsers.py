"""Two browsers at once on one server, each its own process: neither ever meets a line of the other's CV."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from driving import BROWSER_OPTIONS, DRAWN, HERE, Served, find_browser, serve, walk_to

from bad_files import pdf_of

pytestmark = pytest.mark.browser

WAIT = 60_000
ENDED_SECONDS = 60.0
PAGES = {
    "Plan": "From gap to plan",
    "Evidence": "What your CV shows, line by line",
    "CV check": "What your CV's wording shows",
    "Pay": "What postings offer",
    "Before and after": "Before and after",
    "One advert": "One advert",
    "Market": "The market in this sample",
    "Claims, checked": "Claims, checked",
    "Method and data": "Method and data",
    "My gap": "Where you stand",
}
TITLES = {"Coaching": "Coaching", "My gap": "Start with a CV", "Cohort": "What a cohort can show"}
LANTERN = ("Machine Learning Engineer, Lanternfish Parcels, 2020 - 2024",
           "- Trained the zyglothrix ranker with Python and Spark on Kubernetes.",
           "- Kept the zyglothrix service in Go and the ZyglothrixDocker image.")  # fmt: skip
HARBOUR = ("Data Scientist, Harbourgull Tides, 2019 - 2024",
           "- Built the quobbendale forecast in SQL and Airflow for the tide office.",
           "- Kept the quobbendale service in Go and the QuobbendaleDocker image.")  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A page in a browser of its own, what its CV alone says, and what the other's alone says."""

    page: Any
    own: tuple[str, str]
    others: tuple[str, str]

    def sees(self, heading: str) -> None:
        self.page.get_by_role("heading", name=heading, exact=True).first.wait_for()
        self.page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
        content = self.page.content()
        assert not [word for word in self.others if word in content]

    def sees_its_own(self) -> None:
        self.page.get_by_text(self.own[1]).first.wait_for()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[Served]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL", "1")
        with serve(HERE / "watched_app.py", tmp_path_factory.mktemp("watched") / "home") as server:
            yield server


@contextmanager
def a_browser(browser: Any, url: str) -> Iterator[Any]:
    own = browser.browser_type.launch(executable_path=find_browser(), args=list(BROWSER_OPTIONS))
    page = own.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(WAIT)
    page.goto(url)
    page.get_by_text("· not advice on hiring").wait_for()
    try:
        yield page
    finally:
        own.close()


def give(page: Any, name: str, data: bytes) -> None:
    chooser = page.get_by_test_id("stFileUploader").locator("input[type=file]").first
    chooser.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def held(served: Served, marker: str) -> dict[str, int]:
    """Return what of the server's memory has the marker in it."""
    port = (served.home / "holds.port").read_text()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{marker.encode().hex()}", timeout=60) as answer:
        told: dict[str, int] = json.loads(answer.read())
    return told


def kept_on_disk(served: Served, marker: str) -> list[Path]:
    files = [path for path in (*served.home.rglob("*"), served.log) if path.is_file()]
    return [path for path in files if marker.encode() in path.read_bytes()]


def until_gone(served: Served, marker: str) -> None:
    """Ask again until the marker is gone; each time takes the server through all it holds."""
    end = time.monotonic() + ENDED_SECONDS
    while (left := held(served, marker)) and time.monotonic() < end:
        pass
    assert not left


def test_two_browsers_never_meet_and_what_is_removed_or_left_is_gone(browser: Any, served: Served) -> None:
    one, two = ("Lanternfish", "zyglothrix"), ("Harbourgull", "quobbendale")
    with a_browser(browser, served.url) as first, a_browser(browser, served.url) as second:
        people = (Person(first, one, two), Person(second, two, one))
        give(first, "cv.txt", "\n".join(("Experience", *LANTERN)).encode())
        give(second, "cv.pdf", pdf_of(HARBOUR))
        for person in people:
            person.sees(PAGES["My gap"])
        for name, heading in PAGES.items():
            for person in people:
                walk_to(person.page, name)
            for person in people:
                person.sees(heading)
        for person in people:
            walk_to(person.page, "Evidence")
            for part in ("Marked CV", "Text and masking"):
                person.page.get_by_role("radio", name=part, exact=True).click()
                person.page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
            person.sees_its_own()
            person.sees(PAGES["Evidence"])
        assert held(served, one[1])
        first.get_by_role("button", name="Remove this CV").click()
        for name in ("Evidence", "My gap"):
            first.get_by_role("heading", name="Start with a CV").wait_for()
            first.wait_for_function(f"() => !document.documentElement.innerHTML.includes('{one[1]}')")
            walk_to(first, name)
        until_gone(served, one[1])
        people[1].sees(PAGES["Evidence"])
        people[1].sees_its_own()
        assert held(served, two[1])
    # The server lets go of sessions whose time is over when the next browser leaves.
    with a_browser(browser, served.url) as later:
        assert not [word for word in (*one, *two) if word in later.content()]
    until_gone(served, two[1])
    assert not [path for word in (*one, *two) for path in kept_on_disk(served, word)]


def begin_a_client(page: Any, alias: str, note: str) -> None:
    walk_to(page, "Coaching")
    page.get_by_role("textbox", name="Alias of the client").fill(alias)
    page.get_by_role("button", name="Start a session").click()
    page.get_by_role("heading", name="Target", exact=True).wait_for()
    notes = page.get_by_role("textbox", name="Notes of today")
    notes.fill(note)
    notes.blur()
    page.wait_for_function(DRAWN)


def read_a_class(page: Any, line: str) -> None:
    walk_to(page, "Cohort")
    page.get_by_role("button", name="Read these CVs").wait_for()
    chooser = page.get_by_test_id("stFileUploader").filter(has_text="CVs, or a ZIP of CVs")
    job = "Data Scientist, Larkspur Ferries, 2019 - 2024"
    cvs = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"Experience\n{job} {n}\n{line}".encode()}
        for n in range(2)
    ]
    chooser.locator("input[type=file]").set_input_files(cvs)
    page.get_by_text("1.txt", exact=True).first.wait_for()
    page.get_by_role("button", name="Read these CVs").click()
    page.get_by_text("2 of 2 files read as CVs.").wait_for()


def test_a_coach_and_a_teacher_never_meet_and_what_they_forget_is_gone(browser: Any, served: Served) -> None:
    notes, classes = ("Umbrelwhisk", "Fennelbrock"), ("tarnwicket", "mossglimmer")
    with a_browser(browser, served.url) as first, a_browser(browser, served.url) as second:
        people = [
            Person(first, (notes[0], classes[0]), (notes[1], classes[1])),
            Person(second, (notes[1], classes[1]), (notes[0], classes[0])),
        ]
        for person in people:
            begin_a_client(person.page, alias=f"{person.own[0]} 7", note=f"Likes {person.own[0]} tea")
            read_a_class(person.page, f"- Built the {person.own[1]} forecast in Python.")
        for name in ("Coaching", "My gap", "Cohort"):
            for person in people:
                walk_to(person.page, name)
                person.sees(TITLES[name])
        assert held(served, classes[0])
        first.get_by_role("button", name="Remove this cohort").click()
        first.get_by_role("button", name="Read these CVs").wait_for()
        until_gone(served, classes[0])
        assert held(served, notes[0]), "a cohort is forgotten without the coaching session beside it"
        walk_to(first, "Coaching")
        first.get_by_role("button", name="New client").click()
        first.get_by_role("button", name="Forget it all and start anew").click()
        first.get_by_role("heading", name="A first talk").wait_for()
        # The press itself came with the fields as they were, and is held until the browser says more.
        walk_to(first, "My gap")
        people[0].sees(TITLES["My gap"])
        until_gone(served, notes[0])
        assert held(served, notes[1])
        assert held(served, classes[1])
    with a_browser(browser, served.url) as later:
        assert not [word for word in (*notes, *classes) if word in later.content()]
    for word in (notes[1], classes[1]):
        until_gone(served, word)
    assert not [path for word in (*notes, *classes) for path in kept_on_disk(served, word)]
