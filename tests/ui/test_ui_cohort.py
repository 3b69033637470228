"""The page Cohort in each of its states, over the hand-made market; people in it are invented."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
import stand_in
from driving import ROOT, drawn, go, press_sample
from streamlit.testing.v1 import AppTest

from mlgap import reports
from mlgap.ui.cohort._samples import sample_files

GRADUATES = dict(sample_files())
FILES = "CVs, or a ZIP of CVs"


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def give(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    go(app, "cohort")
    upload = next(u for u in app.file_uploader if u.label == FILES)
    upload.set_value([(name, data, "application/octet-stream") for name, data in files])
    return next(b for b in app.button if b.label == "Read these CVs").click().run()


def look_at(app: AppTest, part: str) -> AppTest:
    return next(g for g in app.get("button_group") if g.key == "cohort_part").set_value(part).run()


def state(app: AppTest):
    return app.session_state["mlgap"].cohort


def tables(app: AppTest):
    return [table.value for table in app.table]


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return go(app, "cohort")


@pytest.fixture
def sampled(page: AppTest) -> AppTest:
    return page.button(key="cohort_sample").click().run()


def test_before_any_file_the_page_says_what_it_is_for_and_what_it_must_not_be_used_for(page: AppTest) -> None:
    assert not page.exception
    text = drawn(page)
    assert "No ranking, no figure about one person" in text
    assert "Do not use it to admit, grade or stream students" in text
    assert "high-risk system under the EU AI Act" in text
    assert "A count under 5 people" in text
    assert "Nothing is written to disk" in text


def test_a_sample_cohort_is_read_in_one_press(sampled: AppTest) -> None:
    assert not sampled.exception
    assert not sampled.error
    text = drawn(sampled)
    assert "16 of 16 files of invented people read as CVs." in text
    assert "At a glance" in text
    assert "Curriculum gaps: asked by many, shown by few" in text
    assert state(sampled).reader is None


def test_file_names_stand_on_the_screen_beside_their_aliases_and_in_no_export(sampled: AppTest) -> None:
    assert "<td>CV 01</td><td>anneke.txt</td>" in drawn(sampled)
    picture = state(sampled).drawn
    for write in (
        reports.cohort_to_json,
        reports.cohort_to_csv,
        reports.cohort_to_markdown,
        reports.cohort_to_html,
    ):
        made = write(picture)
        made = made.decode() if isinstance(made, bytes) else made
        assert not [name for name in GRADUATES if name in made]


def test_two_broken_files_are_named_and_explained_and_nothing_else_is_lost(app: AppTest) -> None:
    broken = {"torn.pdf": b"%PDF-1.7 torn", "empty.txt": b""}
    give(app, ("all.zip", packed({**GRADUATES, **broken, "__MACOSX/._x": b"x"})))
    assert not app.exception
    text = drawn(app)
    assert "16 of 18 files read as CVs." in text
    assert "2 files could not be read" in text
    for name in broken:
        assert f"<b>{name}</b>" in text
    assert "1 hidden file in the ZIP was left aside." in text
    assert "At a glance" in text


def test_the_same_cv_given_twice_is_counted_once(app: AppTest) -> None:
    give(app, *GRADUATES.items(), ("zz-again.txt", GRADUATES["imke.txt"]))
    assert "16 of 17 files read as CVs." in drawn(app)
    assert "holds the same CV as" in drawn(app)


def test_under_ten_cvs_nothing_is_counted_and_sheets_are_made(app: AppTest) -> None:
    give(app, *list(GRADUATES.items())[:4])
    assert not app.exception
    text = drawn(app)
    assert "4 CVs were read, and figures start at 10" in text
    assert "At a glance" not in text
    app.button(key="cohort_make_sheets").click().run()
    assert not app.exception
    names = zipfile.ZipFile(io.BytesIO(state(app).sheets)).namelist()
    assert [name for name in names if name.endswith(".html")] == [f"CV 0{n}.html" for n in (1, 2, 3, 4)]


def test_nothing_that_can_be_read_says_so_and_keeps_the_cohort_before(sampled: AppTest) -> None:
    give(sampled, ("all.zip", packed({".hidden": b"x"})))
    assert not sampled.exception
    assert "No CV was found" in sampled.error[0].value
    assert "16 of 16 files" in drawn(sampled)


def test_pressing_read_without_files_asks_for_them(page: AppTest) -> None:
    next(b for b in page.button if b.label == "Read these CVs").click().run()
    assert "No CV was found" in page.error[0].value


def test_a_heavy_heap_of_files_is_refused_in_a_sentence(app: AppTest, monkeypatch) -> None:
    monkeypatch.setattr("mlgap.ui.cohort_state.MOST_MB_TOGETHER", 0)
    give(app, *GRADUATES.items())
    assert "MB together, and at most 0 MB" in app.error[0].value


def test_reading_that_was_stopped_counts_nothing_until_it_ends(app: AppTest) -> None:
    go(app, "cohort")
    state(app).take(list(GRADUATES.items()), stand_in.resources(), date(2026, 11, 21))
    for _ in range(11):
        state(app).read_next()
    state(app).stop()
    app.run()
    assert not app.exception
    assert "Stopped after 11 of 16 files." in drawn(app)
    assert "11 of 11 files read as CVs." in drawn(app)
    assert "At a glance" not in drawn(app)
    assert not [t for t in tables(app) if "CVs that show it" in t.columns]
    assert not app.get("download_button")
    assert state(app).drawn is None
    app.button(key="cohort_go_on").click().run()
    assert "16 of 16 files read as CVs." in drawn(app)
    assert "Stopped after" not in drawn(app)
    assert [one.number for one in state(app).found] == list(range(1, 17))


def test_the_rest_can_be_left_out(app: AppTest) -> None:
    go(app, "cohort")
    state(app).take(list(GRADUATES.items()), stand_in.resources(), date(2026, 11, 21))
    for _ in range(12):
        state(app).read_next()
    state(app).stop()
    app.run()
    app.button(key="cohort_leave").click().run()
    assert "12 of 12 files read as CVs." in drawn(app)
    assert "At a glance" in drawn(app)
    assert state(app).reader is None
    assert "Go on reading" not in [b.label for b in app.button]


def test_each_skill_stands_with_its_share_interval_and_count(sampled: AppTest) -> None:
    table = next(t for t in tables(sampled) if "CVs that show it" in t.columns)
    assert len(table) > 5
    python = table[table["Asked for"] == "Python"].iloc[0]
    assert python["CVs that show it"] == "all but under 5 of 16"
    assert " to " in python["Adverts that ask (95 % interval)"]
    assert "counts are withheld" in drawn(sampled)


def test_a_segment_is_chosen_for_the_table(sampled: AppTest) -> None:
    box = next(s for s in sampled.selectbox if s.label == "Employer segment")
    box.set_value(next(o for o in state(sampled).drawn.segments[1:] if o.demands).segment).run()
    assert not sampled.exception
    assert any("CVs that show it" in t.columns for t in tables(sampled))


def test_a_line_of_several_cvs_is_shown_without_whose_it_is(sampled: AppTest) -> None:
    look_at(sampled, "shared")
    text = drawn(sampled)
    assert "at least 5 of 16 CVs" in text
    assert "Whose they are is not said here" in text
    assert "Built a demand forecaster for a city bike share" in text


def test_modules_are_set_beside_the_market_and_faulty_lines_are_told(sampled: AppTest) -> None:
    look_at(sampled, "modules")
    upload = next(u for u in sampled.file_uploader if u.label == "Modules (CSV)")
    data = b"module,skill\nFoundations,Python\nFoundations,nonsense-skill\nIn <b>service</b>,Docker\n"
    upload.set_value([("modules.csv", data, "text/csv")]).run()
    assert not sampled.exception
    text = drawn(sampled)
    assert "2 modules" in text
    assert "1 line of the module file not understood" in text
    assert "nonsense-skill" in text
    assert "<b>service</b>" not in text.replace("In &lt;b&gt;service", "")
    assert "Foundations" in text
    sampled.button(key="cohort_no_modules").click().run()
    assert state(sampled).modules is None


@pytest.mark.parametrize("data", [b"", b"nothing,here\n1,2\n", b"\xff\xfe\x00", b"{}", b"a" * 900_000])
def test_a_file_that_holds_no_modules_is_one_sentence(sampled: AppTest, data: bytes) -> None:
    look_at(sampled, "modules")
    upload = next(u for u in sampled.file_uploader if u.label == "Modules (CSV)")
    upload.set_value([("modules.csv", data, "text/csv")]).run()
    assert not sampled.exception
    assert len(sampled.error) == 1
    assert state(sampled).modules is None


def test_an_earlier_cohort_is_set_beside_this_one(app: AppTest) -> None:
    give(app, *list(GRADUATES.items()))
    saved = reports.cohort_to_json(state(app).drawn).encode()
    look_at(app, "earlier")
    upload = next(u for u in app.file_uploader if u.label.startswith("Earlier figures"))
    upload.set_value([("mlgap-cohort.json", saved, "application/json")]).run()
    assert not app.exception
    assert not app.error
    text = drawn(app)
    assert "16 CVs" in text
    assert "A change is told only where at least five more" in text
    assert any("Skill" in t.columns for t in tables(app))
    beside = [count.shown for count in state(app).drawn.skills]
    app.button(key="cohort_no_earlier").click().run()
    assert state(app).earlier is None
    assert [count.shown for count in state(app).drawn.skills] == beside
    assert "stay withheld" in drawn(app)


def test_sheets_of_another_day_or_market_are_made_anew(sampled: AppTest) -> None:
    held, market = state(sampled), stand_in.resources()
    held.make_sheets(market, date(2026, 11, 21), lambda done, of: None)
    held.picture(market, date(2026, 11, 21))
    assert held.sheets
    held.picture(market, date(2026, 11, 22))
    assert not held.sheets
    held.make_sheets(market, date(2026, 11, 22), lambda done, of: None)
    held.picture(replace(market, snapshot=replace(market.snapshot, id="another")), date(2026, 11, 22))
    assert not held.sheets


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"form": "mlgap cohort 1"}', b"\xff", b"[" * 100_000])
def test_a_file_that_holds_no_earlier_cohort_is_one_sentence(sampled: AppTest, data: bytes) -> None:
    look_at(sampled, "earlier")
    upload = next(u for u in sampled.file_uploader if u.label.startswith("Earlier figures"))
    upload.set_value([("x.json", data, "application/json")]).run()
    assert not sampled.exception
    assert len(sampled.error) == 1
    assert "not read as the figures of a cohort" in sampled.error[0].value
    assert state(sampled).earlier is None


def test_files_to_keep_are_offered_and_the_sheets_hold_no_name_and_no_total(sampled: AppTest) -> None:
    look_at(sampled, "keep")
    labels = [b.proto.label for b in sampled.get("download_button")]
    assert labels == ["Web page", "PDF", "Markdown", "Table (CSV)", "Data (JSON)"]
    sampled.button(key="cohort_make_sheets").click().run()
    assert not sampled.exception
    archive = zipfile.ZipFile(io.BytesIO(state(sampled).sheets))
    pages = {name: archive.read(name).decode() for name in archive.namelist()}
    assert sum(name.endswith(".html") for name in pages) == 16
    people = [data.decode().split("\n", 1)[0] for data in GRADUATES.values()]
    for page in pages.values():
        assert not [person for person in people if person in page]
        assert not [name for name in GRADUATES if name in page]
        assert "example.com" not in page


def test_a_role_without_enough_adverts_is_said_and_sheets_made_before_are_made_anew(sampled: AppTest) -> None:
    look_at(sampled, "keep")
    sampled.button(key="cohort_make_sheets").click().run()
    assert state(sampled).sheets
    next(s for s in sampled.selectbox if s.label == "Role the cohort aims at").set_value(
        "research-scientist"
    ).run()
    assert not sampled.exception
    assert state(sampled).cell.role_family == "research-scientist"
    assert not state(sampled).sheets


def test_removing_the_cohort_forgets_everything(sampled: AppTest) -> None:
    sampled.button(key="cohort_remove").click().run()
    assert not sampled.exception
    held = state(sampled)
    assert (held.found, held.names, held.reader, held.drawn, held.sheets) == ([], (), None, None, b"")
    assert "Try it with 16 invented graduates" in [b.label for b in sampled.button]
    assert "imke.txt" not in drawn(sampled)
    assert "At a glance" not in drawn(sampled)


def test_removing_a_cv_leaves_the_cohort_and_a_new_client_leaves_nothing_of_it(sampled: AppTest) -> None:
    press_sample(go(sampled, "my_gap")).button(key="remove").click().run()
    assert len(state(sampled).found) == 16
    go(sampled, "cohort")
    assert "At a glance" in drawn(sampled)
    go(sampled, "coaching")
    next(t for t in sampled.text_input if t.key.startswith("alias_")).set_value("Client 7")
    next(b for b in sampled.button if b.key.startswith("start_")).click().run()
    sampled.button(key="new_client").click().run()
    assert not sampled.exception
    assert not state(sampled).found


def test_another_session_sees_nothing_of_it(sampled: AppTest) -> None:
    other = go(AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run(), "cohort")
    assert "imke.txt" not in drawn(other)
    assert "At a glance" not in drawn(other)


def test_a_name_of_a_file_is_drawn_as_letters_alone(app: AppTest) -> None:
    name = "<img src=x onerror=alert(1)>[a](http://example.org) $x$.txt"
    give(app, (name, b""), *GRADUATES.items())
    assert not app.exception
    assert "<img src=x" not in drawn(app)
    assert "&lt;img src=x" in drawn(app)
