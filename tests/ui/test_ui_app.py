"""The app drawn without a browser: every page empty, with a CV, and after a file it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import PAGES, drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap import pipeline
from mlgap.errors import ModelUnavailable

from bad_files import BAD_FILES, BadFile

NEEDS_CV = ("my_gap", "plan", "evidence", "cv_check", "pay")


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader[0].set_value((name, data, "application/octet-stream")).run()


def test_pages_listed_are_the_pages_there_are() -> None:
    folder = Path(pipeline.__file__).parent / "ui" / "pages"
    assert sorted(PAGES) == sorted(p.stem for p in folder.glob("*.py"))


@pytest.mark.parametrize("page", PAGES)
def test_before_a_cv_a_page_asks_for_one_or_shows_the_market(app: AppTest, page: str) -> None:
    go(app, page)
    assert not app.exception
    asks = "Start with a CV" in drawn(app)
    assert asks == (page in NEEDS_CV)
    own = {"market": {"postings"}, "compare": {"state"}, "advert": {"advert"}, "coaching": {"coaching"}}
    own["cohort"] = {"cohort"}
    taken = {"cv", "saved"} if asks else own.get(page, set())
    assert {u.key.split("_")[0] for u in app.file_uploader} == taken


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("my_gap", ["3 of 10", "Of production work alone: 2 of 9", "withheld", "Only 9 adverts"]),
        ("plan", ["Together these three skills bring 207 more", "Name it: write", "Within reach now"]),
        ("evidence", ["On call for the AWS accounts", "decided by", "said to be lacking", "similarity 0.71"]),
        ("cv_check", ["The words this segment uses: ", "4 give a figure", "Name what you built it with."]),
        ("pay", ["USD 168,000 to USD 251,000", "No band: 3 of 412", "role family widened"]),
        ("market", ["adverts in our sample, never openings", "What does each kind of employer ask for"]),
        ("method", ["95 % of repeated samples", "example-model", "Not advice on hiring"]),
    ],
)  # fmt: skip
def test_with_a_cv_a_page_shows_what_it_is_for(with_cv: AppTest, page: str, said: list[str]) -> None:
    go(with_cv, page)
    assert not with_cv.exception
    assert not with_cv.error
    text = drawn(with_cv) + "".join(m.value for m in with_cv.metric)
    for words in said:
        assert words in text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_ends_with_what_the_figures_rest_on(with_cv: AppTest, page: str) -> None:
    go(with_cv, page)
    footer = next(b.proto.body for b in with_cv.get("html") if "foot" in b.proto.body[:25])
    for part in (
        "Sep 2025 to Aug 2026",
        "2,302 adverts, 401 employers",
        "method 2026.11",
        "not advice on hiring",
    ):
        assert part in footer


@pytest.mark.parametrize(("page", "charts"), [("my_gap", 3), ("pay", 3), ("market", 1)])
def test_each_chart_has_its_table_and_a_description(with_cv: AppTest, page: str, charts: int) -> None:
    go(with_cv, page)
    drawn_charts = with_cv.get("vega_lite_chart") or with_cv.get("arrow_vega_lite_chart")
    assert len(drawn_charts) == charts
    tables = [e for e in with_cv.expander if e.label == "The same figures as a table"]
    assert len(tables) == charts
    assert all(len(e.table) == 1 and len(e.table[0].value) for e in tables)
    assert all('"description"' in chart.proto.spec for chart in drawn_charts)
    assert all('"actions": false' in chart.proto.spec for chart in drawn_charts)


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_a_bad_file_gives_one_clear_sentence_and_the_session_stays(with_cv: AppTest, bad: BadFile) -> None:
    upload(with_cv, bad.name, bad.data)
    assert not with_cv.exception
    assert len(with_cv.error) == 1
    assert len(with_cv.error[0].value) < 240
    assert "Traceback" not in with_cv.error[0].value
    assert "The CV you had before is still here." in drawn(with_cv)
    assert "3 of 10" in drawn(with_cv)


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_a_bad_first_file_leaves_the_way_in_open(app: AppTest, bad: BadFile) -> None:
    upload(app, bad.name, bad.data)
    assert not app.exception
    assert len(app.error) == 1
    assert "Start with a CV" in drawn(app)
    press_sample(app)
    assert not app.error
    assert "3 of 10" in drawn(app)


def test_an_uploaded_cv_is_read_and_the_uploader_lets_go_of_it(app: AppTest, sample: Path) -> None:
    upload(app, "mine.txt", sample.read_bytes())
    assert not app.exception
    assert "3 of 10" in drawn(app)
    assert app.file_uploader[0].value is None


def test_pasted_text_is_read(app: AppTest, sample: Path) -> None:
    app.text_area[0].set_value(sample.read_text())
    next(b for b in app.button if b.label == "Read this text").click().run()
    assert not app.exception
    assert "3 of 10" in drawn(app)


def test_pasting_nothing_says_so(app: AppTest) -> None:
    next(b for b in app.button if b.label == "Read this text").click().run()
    assert not app.exception
    assert len(app.error) == 1


def test_removing_the_cv_clears_everything(with_cv: AppTest) -> None:
    choose(with_cv, "Role", "data-scientist")
    with_cv.button(key="remove").click().run()
    assert not with_cv.exception
    assert "Start with a CV" in drawn(with_cv)
    assert "Brindlewick" not in drawn(with_cv)
    state = with_cv.session_state["mlgap"]
    assert (state.document, state.profile, state.role_family, state.level) == (None, None, None, None)


def choose(app: AppTest, label: str, value: str) -> AppTest:
    return next(s for s in app.selectbox if s.label == label).set_value(value).run()


def test_choices_survive_the_cv_and_a_change_of_page(app: AppTest) -> None:
    choose(app, "Role", "data-scientist")
    choose(app, "Region", "GB")
    press_sample(app)
    assert "Data scientist · Senior and above · United Kingdom" in drawn(app)
    for page in ("method", "pay"):
        go(app, page)
    assert "Data scientist · Senior and above · United Kingdom" in drawn(app)


def test_a_choice_can_be_changed_again_and_again(app: AppTest) -> None:
    for region in ("GB", "DE", "CA"):
        choose(app, "Region", region)
        assert app.session_state["mlgap"].region == region
    for segments in (["big-tech"], ["big-tech", "ai-startup"], ["ai-startup"]):
        app.multiselect[0].set_value(segments).run()
        assert app.session_state["mlgap"].segments == tuple(segments)


def test_the_level_starts_from_the_cv_and_can_be_changed(with_cv: AppTest) -> None:
    assert "Senior and above" in drawn(with_cv)
    choose(with_cv, "Level", "early")
    assert "All roles · Early career · all regions" in drawn(with_cv)


JUNIOR = """Experience
Junior data analyst, Marrowmere, Jan 2026 - present
- Wrote SQL queries for the weekly report
"""


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area[0].set_value(text)
    return next(b for b in app.button if b.label == "Read this text").click().run()


def test_another_cv_starts_from_its_own_level_unless_one_was_chosen(with_cv: AppTest) -> None:
    paste(with_cv, JUNIOR)
    assert "All roles · Early career · all regions" in drawn(with_cv)
    choose(with_cv, "Level", "management")
    paste(with_cv, JUNIOR.replace("Junior", "Senior"))
    assert "Early career" not in drawn(with_cv)


def test_the_segment_in_view_shows_the_cv_at_hand_and_not_the_one_before(with_cv: AppTest) -> None:
    with_cv.selectbox(key="segment_in_view").select_index(1).run()
    chosen = with_cv.selectbox(key="segment_in_view").value
    paste(with_cv, JUNIOR)
    assert not with_cv.exception
    assert with_cv.selectbox(key="segment_in_view").value == chosen
    with_cv.get("button_group")[0].set_value("Shown").run()
    assert "Built Docker images for each training job" not in drawn(with_cv)


def test_a_level_chosen_before_the_cv_stays(app: AppTest) -> None:
    choose(app, "Level", "early")
    press_sample(app)
    assert "Early career" in drawn(app)


def test_chosen_segments_are_the_only_ones_drawn(with_cv: AppTest) -> None:
    with_cv.multiselect[0].set_value(["ai-startup"]).run()
    assert not with_cv.exception
    assert "2 of 9" in drawn(with_cv)
    assert "3 of 10" not in drawn(with_cv)


def test_a_withheld_segment_can_be_looked_at(with_cv: AppTest) -> None:
    picker = next(s for s in with_cv.selectbox if s.label == "Employer segment")
    picker.select_index(4).run()
    assert not with_cv.exception
    assert [w.value for w in with_cv.warning] == ["Withheld: 3 adverts, and at least 5 are needed."]


def test_a_widened_segment_says_what_was_dropped(with_cv: AppTest) -> None:
    picker = next(s for s in with_cv.selectbox if s.label == "Employer segment")
    picker.select_index(2).run()
    assert any("region widened to all countries" in i.value for i in with_cv.info)


def test_shown_gaps_quote_their_lines(with_cv: AppTest) -> None:
    with_cv.get("button_group")[0].set_value("Shown").run()
    assert not with_cv.exception
    assert "Built Docker images for each training job" in drawn(with_cv)


def test_the_evidence_can_be_narrowed_to_a_grade(with_cv: AppTest) -> None:
    go(with_cv, "evidence")
    grades = next(g for g in with_cv.get("button_group") if g.label == "Strongest evidence")
    grades.set_value(["operated"]).run()
    assert not with_cv.exception
    assert "On call for the AWS accounts" in drawn(with_cv)
    cards = [b.proto.body for b in with_cv.get("html") if '<ul class="gaps">' in b.proto.body]
    assert cards
    assert "Tracked 220 runs" not in "".join(cards)


@pytest.mark.parametrize(
    ("name", "said"), [("Microsoft", "Big tech (by our table"), ("Xyz Qqq", "not in our table")]
)
def test_an_employers_segment_is_answered(app: AppTest, name: str, said: str) -> None:
    go(app, "market")
    app.text_input[0].set_value(name).run()
    assert not app.exception
    assert said in drawn(app)


def test_a_missing_model_is_one_sentence_and_loading_is_tried_anew(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlgap.ui import cache

    working = pipeline.load_resources

    def broken(model: str | None = None) -> None:
        raise ModelUnavailable("The model is missing: run pip install -r requirements.txt.")

    monkeypatch.setattr(pipeline, "load_resources", broken)
    cache._loading.clear()
    press_sample(app)
    assert not app.exception
    assert app.error
    assert {e.value for e in app.error} == {"The model is missing: run pip install -r requirements.txt."}
    monkeypatch.setattr(pipeline, "load_resources", working)
    app.run()
    press_sample(app)
    assert not app.error
    assert "3 of 10" in drawn(app)
