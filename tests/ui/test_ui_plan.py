"""The page Plan drawn without a browser: each part, before and after, own lines escaped, thin segments."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from driving import drawn, go, press_sample
from streamlit.testing.v1 import AppTest

import examples

PARTS = ("Steps", "What if", "Roles and segments", "Interview", "Wording")


@pytest.fixture
def plan(app: AppTest) -> AppTest:
    return go(press_sample(app), "plan")


def show(app: AppTest, part: str) -> AppTest:
    return next(b for b in app.get("button_group") if b.key == "plan_part").set_value(part).run()


def choose(app: AppTest, key: str, value: Any) -> AppTest:
    return next(s for s in app.selectbox if (s.key or "").startswith(key)).set_value(value).run()


def press(app: AppTest, key: str, value: Any) -> AppTest:
    return next(b for b in app.get("button_group") if (b.key or "").startswith(key)).set_value(value).run()


def supposed(app: AppTest) -> Any:
    return next(m for m in app.multiselect if (m.key or "").startswith("plan_supposed"))


def cards(app: AppTest) -> list[str]:
    """What stands in each card of the What if, tags aside."""
    html = "".join(block.proto.body for block in app.get("html"))
    return [re.sub("<[^>]+>", " ", card) for card in re.findall(r'<li class="card.*?</li>', html)]


def moved(app: AppTest) -> dict[str, tuple[str, str]]:
    rows = next(t.value for t in app.table if "Then" in t.value.columns).to_dict("records")
    return {row["Asked for"]: (row["Now"], row["Then"]) for row in rows}


def number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found, pattern
    return int(found[1].replace(",", ""))


def says(app: AppTest, *sentences: str) -> None:
    assert not app.exception
    assert not app.error
    said = drawn(app)
    for sentence in sentences:
        assert sentence in said, sentence


def test_steps_say_what_to_do_what_it_takes_and_what_they_rest_on(plan: AppTest) -> None:
    says(
        plan, "Name it: write", "Bridge it: from Amazon ECS", "Learn and build it: ",
        "Leave behind as proof:", "Takes ", "What your CV could say then",
        "713 of the 1,511 adverts judged require it",
        "95 % interval 180 to 235", "the same set came first in only 42 %", "About as good:",
        "<blockquote>Compared live inputs with last month&#x27;s", "no step is about them",
        "One of your lines says that you want to learn", "p95 &lt;b&gt; 180 ms",
    )  # fmt: skip
    assert "Conditions are no skills. Of these" not in drawn(plan), "the table tells them"
    choose(plan, "plan_gap", "ci-cd")
    says(plan, "<b>CI/CD</b>", " name it.")
    before = number(r"\*\*([\d,]+) of", drawn(plan))
    press(plan, "plan_gates", ["degree-bachelor"])
    assert number(r"Without these: \*\*([\d,]+) of", drawn(plan)) < before
    choose(plan, "plan_segment", "gov-defence")
    says(plan, "Too few adverts here to say what would come first")
    assert 'class="step"' not in drawn(plan)


def test_what_if_moves_counts_reach_and_statuses_and_saves_nothing(plan: AppTest) -> None:
    show(plan, "What if")
    says(plan, "Nothing here is saved, and it proves no line of your CV.")
    before = cards(plan)
    assert before
    assert not any("→" in card for card in before)
    supposed(plan).set_value(["terraform"]).run()
    after = cards(plan)
    assert len(after) == len(before)
    assert any(re.search(r"\d → \d+ of \d+", card) for card in after)
    assert any(re.search(r"within reach: \d+ → \d+ of", card) for card in after)
    assert moved(plan)["Terraform"] == ("Missing", "Shown (used)")
    plan.button(key="plan_best").click().run()
    assert {"kubernetes", "terraform"} <= set(supposed(plan).value)
    press(plan, "plan_grade", "operated")
    assert moved(plan)["Terraform"] == ("Missing", "Shown (operated)")
    assert plan.session_state["mlgap"].corrections == ()
    plan.button(key="plan_none").click().run()
    assert cards(plan) == before


def test_the_grid_has_its_table_and_counts_and_ways_in_say_what_they_rest_on(plan: AppTest) -> None:
    next(s for s in plan.sidebar.selectbox if s.label == "Level").select_index(0).run()
    show(plan, "Roles and segments")
    says(plan, "How often that is asked", "Not opened by what was read", "Adverts that stand for it, ")
    (chart,) = plan.get("vega_lite_chart") or plan.get("arrow_vega_lite_chart")
    assert '"description"' in chart.proto.spec
    table = next(e for e in plan.expander if e.label == "The same figures as a table").table[0].value
    told = table[table["Shown of the most asked"] != "too few"]
    assert len(told) > 10
    assert all(re.fullmatch(r"\d+ of \d+", cell) for cell in told["Shown of the most asked"])
    assert all(int(n.replace(",", "")) >= 15 for n in told["Adverts"])


def test_interview_and_wording_quote_own_lines_escaped_and_write_none(
    plan: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlgap import plan_views

    def never(*_: Any) -> None:
        raise AssertionError("computed without being shown")

    for name in ("grid_market", "screens", "paths"):
        monkeypatch.setattr(plan_views, name, never)
    show(plan, "Interview")
    says(plan, "A strong answer holds:", "Asked here, of ", "To prepare:", "Situation", "___ What")
    assert "Take-home: deploy a model as an API" in [e.label for e in plan.expander]
    assert any(b.key == "plan_interview_file" for b in plan.get("download_button"))
    assert "p95 <b> 180 ms" not in drawn(plan)
    show(plan, "Wording")
    says(plan, "This never writes experience", "Could say, if it is so:")
    assert re.search(r"Asked by [\d,]+ of [\d,]+ adverts", drawn(plan))
    assert "p95 <b> 180 ms" not in drawn(plan)


def test_a_cv_that_shows_nothing_gets_steps_with_their_absence(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    import stand_in

    from mlgap import pipeline

    bare = replace(examples.example_profile(), evidence=(), disclaimed=(), practice=(), level="unstated")
    monkeypatch.setattr(pipeline, "profile_of", lambda *_, **__: bare)
    monkeypatch.setattr(pipeline, "report_of", stand_in.report_of)
    go(press_sample(app), "plan")
    says(app, "We read no line that names")
    for part in PARTS:
        assert not show(app, part).exception
    says(app, "No line of work names or shows something that is asked here.")
