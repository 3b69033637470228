"""A job seeker's first answer without a browser: three glances, the guide, an employer's kind."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from driving import drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap.market import EmployerAnswer
from mlgap.types import Unlocks
from mlgap.ui import glance_cards, guide, my_employer
from mlgap.vocabulary import load_vocabulary

from examples import SKILL_LABELS, example_report, example_unlocks

VOCABULARY = load_vocabulary()


def see_sample(app: AppTest) -> AppTest:
    return app.button(key="see_sample").click().run()


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def name_employer(app: AppTest, name: str) -> AppTest:
    return app.text_input(key="employer").set_value(name).run()


def test_the_first_answer_stands_before_all_else_and_says_what_it_rests_on(with_cv: AppTest) -> None:
    first = next(b.proto.body for b in with_cv.get("html") if 'class="glances"' in b.proto.body)
    for told in (
        "shows <b>3 of 10</b>", "1,840 adverts", "few: 9 adverts", "<b class=\"faint\">withheld</b>",
        "Your CV shows 3 in a line of work; 2 named without a line that shows the work; 1 described",
        "Sep 2025 to Aug 2026", "207 more of 1,511 adverts within reach (95 % interval 180 to 235)",
        "713 of 1,511 adverts require it", "USD 124,000 to USD 239,000", "600 of 1,200 adverts state pay",
        "8 of 10 adverts like this have their midpoint in the band.",
    ):  # fmt: skip
        assert told in first, told
    assert first.count("<details") >= 5 + 3 + 1


def test_a_count_says_between_which_ends_other_adverts_could_move_it() -> None:
    segment = example_report().segments[2]
    row = glance_cards.stand_row(segment, VOCABULARY)
    surely = [g for g in segment.gaps if g.demand.asked_low >= 0.2]
    shown = sum(g.status == "shown" for g in surely)
    assert f"{len(surely)} things lie above 20 % with their whole 95 % interval" in row
    assert 0 < len(surely) < 10
    assert f"(your CV shows {shown})" in row
    assert "How sure" not in glance_cards.stand_row(example_report().segments[0], VOCABULARY)


def test_parts_of_a_kind_stand_in_its_row_where_it_is_told_as_one_too() -> None:
    big, finance = example_report().segments[0], example_report().segments[2]
    html = glance_cards.stand_glance((big, replace(big, segment="regulated"), finance), VOCABULARY)
    outer = html.split("Regulated (finance, health, insurance)", 1)
    assert "Regulated: finance" not in outer[0]
    assert html.count("Regulated: finance") == 1
    assert outer[1].index('<ul class="fact-list"><li><details class="fact">') < outer[1].index(
        "Regulated: fin"
    )
    alone = glance_cards.stand_glance((big, finance), VOCABULARY)
    assert alone.count("<ul") == 1
    assert "Regulated: finance" in alone


def test_a_line_of_a_cv_in_a_step_is_text_and_no_markup() -> None:
    report = example_report()
    line = next(i for i, e in enumerate(report.profile.evidence) if "<b>" in e.quote)
    step = replace(report.plan[0], lines=(line,), advice="Name it: <u>say</u>", artefacts=("<s>x</s>",))
    html = glance_cards.step_glance(step, report, {step.skill_id: "<i>x</i>"}, VOCABULARY)
    assert not {"<i>", "<b>", "<s>", "<u>s"} & set(re.findall("<[a-z]>s?", html))
    assert "&lt;b&gt;" in html


def test_no_steps_and_steps_that_open_nothing_are_said_plainly() -> None:
    report = example_report()
    assert "No step can be told here" in glance_cards.steps_glance(
        replace(report, plan=()), SKILL_LABELS, VOCABULARY
    )
    none: Unlocks = replace(example_unlocks(), sets=(), instead=("terraform",), reason="None.")
    told = glance_cards.steps_glance(replace(report, unlocks=(none,)), SKILL_LABELS, VOCABULARY)
    assert "require most and your CV does not show" in told


def test_nothing_in_the_first_answer_looks_like_a_grade_of_the_person(with_cv: AppTest) -> None:
    first = next(b.proto.body for b in with_cv.get("html") if 'class="glances"' in b.proto.body).casefold()
    assert not with_cv.metric
    for word in ("score", "grade of", "rating", "<progress", "<meter", "★", "rank"):
        assert word not in first


def test_on_a_narrow_screen_areas_stand_in_rows_and_none_for_what_is_withheld(with_cv: AppTest) -> None:
    rows = next(b.proto.body for b in with_cv.get("html") if "narrow-screen" in b.proto.body)
    assert "Cloud: shows 1 of 1" in rows
    assert "Government and defence" not in rows
    few = replace(example_report().segments[0], n_adverts=4)
    assert glance_cards.area_row(few, VOCABULARY) == ""


def test_what_puts_all_figures_in_doubt_stands_before_them_and_the_rest_after(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def places() -> tuple[int, int]:
        told = [b.proto.body for b in app.get("html")]
        first = next(i for i, body in enumerate(told) if 'class="notices"' in body)
        return first, next(i for i, body in enumerate(told) if 'class="glances"' in body)

    press_sample(app)
    told, glances = places()
    assert told > glances
    monkeypatch.setattr("mlgap.ui.notices.NO_CV", ("One line has no date",))
    app.run()
    told, glances = places()
    assert told < glances


@pytest.mark.parametrize("page", ["my_gap", "plan", "evidence", "pay", "market"])
def test_a_page_explains_its_words_where_they_stand(with_cv: AppTest, page: str) -> None:
    go(with_cv, page)
    assert not with_cv.exception
    assert '<dl class="glossary">' in drawn(with_cv)


def test_one_press_shows_a_sample_and_leads_through_it_once(app: AppTest) -> None:
    see_sample(app)
    assert not app.exception
    for number, step in enumerate(guide.STEPS, start=1):
        assert f"**{number} of 4: {step.title}.**" in drawn(app)
        if number < len(guide.STEPS):
            app.button(key="guide_next").click().run()
            assert not app.exception
    app.button(key="guide_back").click().run()
    assert "**3 of 4" in drawn(app)
    assert next(b for b in app.get("button_group") if b.key == "plan_part").value == "What if"
    app.button(key="guide_end").click().run()
    assert "of 4:" not in drawn(app)
    app.button(key="remove").click().run()
    see_sample(go(app, "my_gap"))
    assert "shows <b>3 of 10</b>" in drawn(app)
    assert "of 4:" not in drawn(app), "a guide that was seen stays away"


def test_a_guide_that_begins_on_another_page_leads_to_its_first(app: AppTest) -> None:
    see_sample(go(app, "pay"))
    assert not app.exception
    assert "**1 of 4" in drawn(app)
    assert "Where you stand" in drawn(app)


def test_who_gives_a_cv_or_another_sample_is_not_led(app: AppTest) -> None:
    assert "guide_next" not in keys(press_sample(app))


@pytest.mark.parametrize("page", ["evidence", "plan", "cv_check", "pay"])
def test_the_start_offers_the_sample_on_every_page_that_needs_a_cv(app: AppTest, page: str) -> None:
    assert "see_sample" in keys(go(app, page))


def test_a_known_employer_is_told_with_its_basis_and_its_card_is_offered(with_cv: AppTest) -> None:
    name_employer(with_cv, "Netflix")
    said = drawn(with_cv)
    assert "Netflix: Big tech (by our table of employers, read one by one)." in said
    assert "How sure: " in said
    with_cv.toggle(key="employer_card").set_value(True).run()
    assert '<details class="fact" open>' in drawn(with_cv)
    assert with_cv.selectbox(key="segment_in_view").value == "big-tech"


@pytest.mark.parametrize(
    "name", ["Quillfeather Nowhere Ltd", "<b>x</b> & $x$", "=1+1", "\u202eevil", "'" * 90]
)
def test_an_unknown_employer_is_said_plainly_and_no_kind_is_guessed(with_cv: AppTest, name: str) -> None:
    name_employer(with_cv, name)
    assert not with_cv.exception
    assert "We do not know this employer by that name." in drawn(with_cv)
    assert "employer_card" not in {t.key for t in with_cv.toggle}


def test_a_name_that_says_it_recruits_is_told_as_no_more_than_that() -> None:
    answer = EmployerAnswer(
        "Fern Recruitment", "", "", "consulting-staffing", "table", "by the name", (), "staffing", None
    )
    assert my_employer.answer_lines(answer, VOCABULARY)[-1] == my_employer.BY_NAME


def test_all_terms_stand_on_method_and_data_each_with_an_anchor(app: AppTest) -> None:
    go(app, "method")
    assert not app.exception
    for anchor in ("term-segment", "term-interval", "term-midpoint", "term-back-off", "term-gate"):
        assert f'id="{anchor}"' in drawn(app)


def test_a_cv_that_shows_nothing_gets_its_three_glances_too(app: AppTest) -> None:
    app.text_area[0].set_value("Junior data analyst at Fernhill, 2020 to 2024. Cleaned tables for reports.")
    next(b for b in app.button if b.label == "Read this text").click().run()
    assert not app.exception
    assert "shows <b>0 of 10</b>" in drawn(app)
    assert "No line that we read shows any" in drawn(app)
