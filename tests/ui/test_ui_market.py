"""The market page drawn without a browser: its choices, its parts, thin cells, and files."""

from __future__ import annotations

from typing import Any

import pytest
from driving import drawn, go
from streamlit.testing.v1 import AppTest

from mlgap.ui.market_sections import SECTIONS

LOOKUP = "Which segment is an employer in?"
PARTS = tuple(SECTIONS)


@pytest.fixture
def market(app: AppTest) -> AppTest:
    return go(app, "market")


def show(app: AppTest, part: str) -> AppTest:
    return next(b for b in app.get("button_group") if b.key == "market_section").set_value(part).run()


def choose(app: AppTest, label: str, value: Any) -> AppTest:
    return next(s for s in app.selectbox if s.label == label).set_value(value).run()


def charts(app: AppTest) -> list[Any]:
    return list(app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart"))


def keys_of_charts(app: AppTest) -> list[str]:
    return [b.key.removeprefix("csv_") for b in app.get("download_button") if b.key.startswith("csv_")]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_asks_questions_and_answers_them_with_chart_table_and_files(
    market: AppTest, part: str
) -> None:
    show(market, part)
    assert not market.exception
    assert not market.error
    questions = [h.value for h in market.header if h.value.endswith("?") and h.value != LOOKUP]
    assert questions
    tables = [e for e in market.expander if e.label == "The same figures as a table"]
    assert len(charts(market)) == len(tables) == len(keys_of_charts(market))
    assert len(charts(market)) + len(market.info) == len(questions)
    assert all(len(e.table) == 1 and len(e.table[0].value) for e in tables)
    html = "".join(block.proto.body for block in market.get("html"))
    for key in keys_of_charts(market):
        for kind in ("png", "svg"):
            assert f'data-save="{kind}" data-figure="{key}"' in html


@pytest.mark.parametrize("part", PARTS)
def test_under_each_chart_stand_adverts_employers_window_and_interval(market: AppTest, part: str) -> None:
    show(market, part)
    captions = [c.value for c in market.caption if "adverts of" in c.value]
    assert len(captions) == len(charts(market))
    for caption in captions:
        assert "employer" in caption
        assert "20" in caption
        assert "95 %" in caption or "no interval" in caption or "correction" in caption


def test_only_the_chosen_part_is_computed(market: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    from mlgap import market_views

    def never(*_: Any) -> None:
        raise AssertionError("computed without being shown")

    monkeypatch.setattr(market_views, "mix", never)
    monkeypatch.setattr(market_views, "changes", never)
    show(market, "Together")
    assert not market.exception
    with pytest.raises(AssertionError):
        assert not show(market, "Changes").exception


def test_no_chart_offers_an_editor_and_each_describes_itself(market: AppTest) -> None:
    for chart in charts(show(market, "Levels and modes")):
        assert '"actions": false' in chart.proto.spec
        assert '"description"' in chart.proto.spec


def test_the_pages_choices_start_from_the_frames_and_leave_them_alone(with_cv: AppTest) -> None:
    go(with_cv, "market")
    assert "All roles · Senior and above · all regions · Sep 2025 to Aug 2026" in drawn(with_cv)
    next(s for s in with_cv.selectbox if s.key and s.key.startswith("market_role_family")).set_value(
        "ml-engineer"
    ).run()
    assert "Machine learning engineer · Senior and above" in drawn(with_cv)
    assert with_cv.session_state["mlgap"].role_family is None


def test_choices_survive_a_change_of_page_and_follow_the_frame_when_it_changes(with_cv: AppTest) -> None:
    go(with_cv, "market")
    source = next(s for s in with_cv.selectbox if s.label == "Source")
    source.set_value("boards").run()
    go(with_cv, "method")
    go(with_cv, "market")
    assert "· Public boards" in drawn(with_cv)
    frames = next(s for s in with_cv.sidebar.selectbox if s.label == "Role")
    frames.set_value("data-scientist").run()
    said = drawn(with_cv)
    assert "Data scientist · Senior and above" in said
    assert "· Public boards" in said


def rows_of(app: AppTest, table: int = 0) -> list[dict[str, Any]]:
    found = [e for e in app.expander if e.label == "The same figures as a table"][table]
    records: list[dict[str, Any]] = found.table[0].value.to_dict("records")
    return records


def number(text: str) -> int:
    return int(text.replace(",", ""))


@pytest.mark.parametrize(
    ("chosen", "holds"),
    [
        (("Source", "boards"), lambda f: f.source == "boards"),
        (("Region", "DE"), lambda f: f.country == "DE"),
        (("Level", "early"), lambda f: f.level == "junior"),
        (("Role", "ai-engineer"), lambda f: f.role_family == "ai-engineer"),
    ],
)
def test_a_choice_counts_exactly_its_adverts(market: AppTest, chosen: tuple[str, str], holds: Any) -> None:
    from example_facts import WINDOW, example_facts

    choose(market, *chosen)
    show(market, "Sample")
    expected = [
        f
        for f in example_facts()
        if WINDOW.first <= (f.month or "") <= WINDOW.last and f.segment == "big-tech" and holds(f)
    ]
    row = next(r for r in rows_of(market) if r["Segment"] == "Big tech")
    assert 5 <= number(row["Adverts"]) == len(expected)


def test_months_chosen_are_the_months_counted(market: AppTest) -> None:
    show(market, "Levels and modes")
    before = number(rows_of(market)[0]["Of adverts"])
    market.select_slider[0].set_value(("2026-06", "2026-08")).run()
    assert not market.exception
    assert "Jun 2026 to Aug 2026" in drawn(market)
    assert 0 < number(rows_of(market)[0]["Of adverts"]) < before / 2


def test_table_employers_only_counts_fewer_adverts(market: AppTest) -> None:
    show(market, "Levels and modes")
    before = number(rows_of(market)[0]["Of adverts"])
    market.toggle[0].set_value(True).run()
    assert "table employers only" in drawn(market)
    assert number(rows_of(market)[0]["Of adverts"]) < before


def test_one_segment_narrows_every_figure_and_several_stand_side_by_side(market: AppTest) -> None:
    segments = next(m for m in market.multiselect if m.label == "Employer segments")
    segments.set_value(["big-tech"]).run()
    show(market, "Levels and modes")
    alone = number(rows_of(market)[0]["Of adverts"])
    segments = next(m for m in market.multiselect if m.label == "Employer segments")
    segments.set_value(["big-tech", "ai-startup"]).run()
    assert number(rows_of(market)[0]["Of adverts"]) > alone
    shown = {row["Segment"].split(" (")[0] for row in rows_of(market, 2)}
    assert shown == {"Big tech", "AI-first start-ups"}


def test_an_empty_choice_says_so_in_a_sentence_and_how_to_widen(market: AppTest) -> None:
    choose(market, "Region", "MX")
    for part in ("Levels and modes", "Rules, certificates", "Pay stated", "Changes", "Together"):
        show(market, part)
        assert not market.exception
        assert not charts(market)
        assert market.info
        assert all("Choose a wider region" in i.value for i in market.info), part


def test_names_of_employers_are_withheld_where_the_snapshot_holds_none(market: AppTest) -> None:
    show(market, "Uses, employers")
    assert not market.exception
    assert "Who posts most" in drawn(market)


def test_no_words_of_the_page_grade_or_rank_people(market: AppTest) -> None:
    for part in PARTS:
        said = drawn(show(market, part)).lower()
        for word in ("score", "rank ", "top candidate", "your grade", "weak", "match rate", "openings grew"):
            assert word not in said
