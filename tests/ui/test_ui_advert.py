"""The page One advert: pasted or uploaded, one or several, with a CV and without; nothing of it is kept."""

from __future__ import annotations

from html import escape
from typing import Any

from driving import Served, drawn, go, press_sample
from invented_adverts import ADVERT, SECOND
from streamlit.testing.v1 import AppTest

SCRIPT = "<script>alert(1)</script>"


def give(app: AppTest, text: str, **fields: str) -> AppTest:
    go(app, "advert")
    next(t for t in app.text_area if t.label.startswith("Paste an advert")).set_value(text)
    for label, value in fields.items():
        next(t for t in app.text_input if t.label.startswith(label)).set_value(value)
    return next(b for b in app.button if b.label == "Read").click().run()


def test_without_a_cv_an_advert_tells_its_facts_what_is_usual_and_its_pay(app: AppTest) -> None:
    give(app, ADVERT)
    assert not app.exception
    said = drawn(app)
    parts = ("Senior and above", "Minimum years: 5", "Kubernetes", "Unusual", "The band")
    for part in parts:
        assert part in said
    assert "In this CV" not in said
    assert "Required and not shown" not in said
    assert "Give a CV" in said


def test_with_a_cv_each_thing_asked_stands_with_the_line_that_proves_it_or_its_absence(app: AppTest) -> None:
    press_sample(app)
    give(app, ADVERT)
    assert not app.exception
    said = drawn(app)
    assert "Built Docker images for each training job" in said
    assert "In the advert: Docker and Kubernetes in production" in said
    assert "No line of the CV speaks of it" in said
    assert "AWS or GCP or Azure" in said or "or Azure" in said
    assert "Required and not shown: " in said


def test_markup_in_an_advert_is_drawn_as_text(app: AppTest) -> None:
    give(app, ADVERT.replace("COBOL", f"Terraform {SCRIPT}").replace("Senior", f"Senior {SCRIPT}", 1))
    assert not app.exception
    assert SCRIPT not in drawn(app)
    assert escape(SCRIPT) in drawn(app)


def test_several_adverts_are_a_table_in_the_order_given_and_the_unread_ones_say_why(app: AppTest) -> None:
    give(app, f"{SECOND}\n\n=====\n{ADVERT}\n\n=====\nshort")
    assert not app.exception
    table = next(b.proto.body for b in app.get("html") if "Pay against the band" in b.proto.body)
    assert 0 < table.index("Data Scientist") < table.index("Senior Machine Learning Engineer")
    assert "too short to be an advert" in drawn(app)
    order = next(s for s in app.selectbox if s.label == "Order")
    assert order.value == "As given"


def test_nothing_given_is_one_clear_sentence_and_forgetting_leaves_nothing(app: AppTest) -> None:
    give(app, " ")
    assert "The posting is empty" in app.error[0].value
    give(app, ADVERT)
    assert "Brindlewick Parcels" in drawn(app)
    next(b for b in app.button if b.label == "Forget").click().run()
    assert "Brindlewick Parcels" not in drawn(app)


def test_the_page_fits_a_phone(browser: Any, stand_in_server: Served) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{stand_in_server.url}/advert")
    page.get_by_role("textbox", name="Paste an advert").fill(f"{ADVERT}\n\n=====\n{SECOND}")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("heading", name="What is usual in it").wait_for(timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    widths = "[...document.querySelectorAll('.scroll')].map(e => e.getBoundingClientRect().right)"
    assert 0 < max(page.evaluate(widths)) <= 390
    page.close()
