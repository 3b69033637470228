"""Charts: specs that Vega-Lite accepts, with the counts in the tooltips, and the tables beneath them."""

import dataclasses
import json
import subprocess
import sys
from typing import Any

import pytest

from mlgap import reports
from mlgap.reports._tables import most_asked
from mlgap.types import CellDemand, GapReport
from mlgap.vocabulary import load_vocabulary

from examples import SKILL_LABELS, example_report

V = load_vocabulary()
R = example_report()
CHARTS = {
    "standing_heatmap": lambda: reports.standing_heatmap(R, V),
    "gap_intervals": lambda: reports.gap_intervals(R.segments[0], SKILL_LABELS, V, 20),
    "band_chart": lambda: reports.band_chart(R, V),
    "role_chart": lambda: reports.role_chart(R, V),
}


def _spec(name: str) -> dict[str, Any]:
    spec: dict[str, Any] = CHARTS[name]().to_dict(validate=True)
    return spec


def _values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """All rows of a spec: inline data, or named data sets."""
    inline = [spec["data"]["values"]] if "values" in spec.get("data", {}) else []
    inline += [
        layer["data"]["values"] for layer in spec.get("layer", ()) if "values" in layer.get("data", {})
    ]
    return [row for rows in (*inline, *spec.get("datasets", {}).values()) for row in rows]


def _tooltips(spec: dict[str, Any]) -> set[str]:
    marks = spec.get("layer", [spec])
    return {tip["field"] for mark in marks for tip in mark["encoding"].get("tooltip", ())}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_valid_clear_ground_and_described(name: str) -> None:
    spec = _spec(name)
    assert spec["background"] == "transparent"
    assert len(spec["title"]["text"]) > 20
    assert any(digit in spec["description"] for digit in "0123456789")


@pytest.mark.parametrize("name", CHARTS)
def test_the_tooltip_holds_adverts_and_employers(name: str) -> None:
    spec = _spec(name)
    assert {"Adverts", "Employers"} <= _tooltips(spec)
    assert {"1,840", "2,302"} & {row["Adverts"] for row in _values(spec)}


@pytest.mark.parametrize("name", CHARTS)
def test_every_tooltip_field_is_in_every_row(name: str) -> None:
    spec = _spec(name)
    rows = _values(spec)
    assert rows
    assert all(_tooltips(spec) <= row.keys() for row in rows)


def test_the_heatmap_writes_k_of_m_and_withholds_thin_segments() -> None:
    by_place = {
        (r["Segment"].split(" (")[0], r["area"]): r["text"] for r in _values(_spec("standing_heatmap"))
    }
    assert by_place["Big tech", "all"] == "3/10"
    assert by_place["Government and defence", "all"] == "withheld"
    assert by_place["Regulated: insurance", "delivery"] == "·"


def test_the_intervals_keep_the_reports_order_and_their_ends() -> None:
    rows = _values(_spec("gap_intervals"))
    assert [r["Asked for"] for r in rows][:3] == ["Python", "AWS", "Kubernetes"]
    assert (rows[0]["low"], rows[0]["share"], rows[0]["high"]) == (0.69, 0.72, 0.75)


def test_a_segment_of_fewer_than_five_adverts_is_withheld_even_where_figures_are_passed() -> None:
    thin = dataclasses.replace(R.segments[0], n_adverts=4)
    assert _values(reports.gap_intervals(thin, SKILL_LABELS, V).to_dict()) == []
    assert reports.gap_table(thin, SKILL_LABELS, V).empty
    report = dataclasses.replace(R, segments=(thin, R.segments[1]))
    cells = _values(reports.standing_heatmap(report, V).to_dict())
    assert {r["text"] for r in cells if r["Adverts"] == "4"} == {"withheld"}


def test_bands_without_enough_pay_are_not_drawn_and_stand_in_the_table() -> None:
    drawn = {r["Band of"] for r in _values(_spec("band_chart"))}
    assert drawn == {"Big tech", "Regulated: finance"}
    table = reports.band_table(R, V).set_index("Segment")
    assert table.loc["AI-first start-ups", "Middle"] == "withheld"
    assert table.loc["Big tech", "Middle"] == "USD 205,500"


def _borrowed() -> GapReport:
    """The example whose first band is that of all segments, in a country that stands in for none chosen."""
    band = R.segments[0].band
    assert band is not None
    said = "United States shown, as no region was chosen"
    band = dataclasses.replace(
        band,
        cell=dataclasses.replace(band.cell, region=None),
        used=dataclasses.replace(band.used, segment=None),
        dropped=(said, "all segments shown"),
    )
    first = dataclasses.replace(R.segments[0], band=band)
    return dataclasses.replace(R, segments=(first, *R.segments[1:]))


def test_a_band_of_all_segments_is_told_apart_by_shape_and_word_and_hollow() -> None:
    spec = reports.band_chart(_borrowed(), V).to_dict(validate=True)
    rows = {r["Band of"]: r for r in _values(spec)}
    assert rows["Big tech"]["Basis"] == "all segments instead"
    assert rows["Big tech"]["Row"] == "Big tech · n 611, all segments instead"
    assert rows["Regulated: finance"]["Row"] == "Regulated: finance · n 22, wider than chosen"
    marks = spec["layer"][1]["encoding"]
    drawn = marks["shape"]["scale"]["domain"]
    assert drawn == ["wider than chosen", "all segments instead"]
    assert len(set(marks["shape"]["scale"]["range"])) == 2
    assert marks["fill"]["value"] == "transparent"
    table = reports.band_table(_borrowed(), V).set_index("Segment")
    assert table.loc["Big tech", "Band of"] == "all segments: no band for this segment alone"


def test_an_observed_and_a_modelled_band_have_lines_and_marks_of_their_own() -> None:
    band = R.segments[0].band
    assert band is not None
    modelled = dataclasses.replace(band, modelled=True, dropped=("modelled: only 3 adverts state pay here",))
    report = dataclasses.replace(
        R, segments=(R.segments[0], dataclasses.replace(R.segments[1], band=modelled))
    )
    spec = reports.band_chart(report, V).to_dict(validate=True)
    assert [r["Row"] for r in _values(spec)] == [
        "Big tech · n 611",
        "AI-first start-ups · modelled from n 611",
    ]
    marks, lines = spec["layer"][1]["encoding"], spec["layer"][0]["encoding"]
    assert marks["shape"]["scale"] == {"domain": ["observed", "modelled"], "range": ["circle", "diamond"]}
    dashes = lines["strokeDash"]["scale"]
    assert dashes["range"][dashes["domain"].index("modelled")] != [1, 0]
    assert "AI-first start-ups: modelled" in spec["description"]


def test_the_level_a_cv_reads_as_is_marked_and_the_next_is_told() -> None:
    senior = R.segments[0].band
    assert senior is not None
    mid = dataclasses.replace(senior, cell=dataclasses.replace(senior.cell, level="mid"), mid=150_000.0)
    none = dataclasses.replace(
        senior, cell=dataclasses.replace(senior.cell, level="management"), low=None, mid=None, high=None, n=3
    )
    levels = (mid, senior, none)
    rows = _values(reports.level_chart(levels, "senior", V).to_dict(validate=True))
    assert [r["Row"].split(" ·")[0] for r in rows] == [
        "Mid level", "Senior and above ← your CV reads as this",
    ]  # fmt: skip
    said = reports.next_level_words(levels, "mid", V)
    assert said.startswith("Your CV reads as **Mid level**: USD 168,000 to USD 251,000, middle USD 150,000")
    assert "The next, **Senior and above**: USD 168,000" in said
    assert "too few postings for a band (3 of 1,840" in reports.next_level_words(levels, "senior", V)
    assert "no level after it" in reports.next_level_words(levels, "management", V)
    assert reports.next_level_words(levels, "unstated", V) == ""
    assert [row["Middle"] for row in reports.level_table(levels, "mid", V)] == [
        "USD 150,000", "USD 205,500", "no band",
    ]  # fmt: skip


def test_segments_without_a_band_are_named_with_their_counts() -> None:
    said = reports.without_band_words(R.segments, V)
    assert said.startswith("Too few postings for a band: AI-first start-ups (3 of 412 adverts state pay); ")
    assert "Big tech" not in said
    assert reports.without_band_words(R.segments[:1], V) == ""


def test_a_country_that_stands_in_is_no_widening() -> None:
    report = _borrowed()
    band = report.segments[0].band
    assert band is not None
    alone = dataclasses.replace(
        band, used=dataclasses.replace(band.used, segment="big-tech"), dropped=band.dropped[:1]
    )
    first = dataclasses.replace(report.segments[0], band=alone)
    row = _values(
        reports.band_chart(dataclasses.replace(report, segments=(first,)), V).to_dict(validate=True)
    )[0]
    assert row["Basis"] == "observed"
    assert row["Notes"] == "United States shown, as no region was chosen"


def test_each_bar_of_a_role_has_its_count_beside_it_and_the_order_is_said() -> None:
    spec = _spec("role_chart")
    text = spec["layer"][1]
    assert text["mark"]["type"] == "text"
    assert text["encoding"]["text"]["field"] == "Shown"
    assert "6 of 14" in {r["Shown"] for r in _values(spec)}
    assert "Ordered by the part shown" in spec["title"]["subtitle"][1]


def test_roles_of_fewer_than_five_adverts_are_left_out() -> None:
    assert "AI architect" not in {r["Role"] for r in _values(_spec("role_chart"))}
    assert len(reports.role_table(R, V)) == 3


def _demands() -> tuple[CellDemand, ...]:
    return tuple(
        CellDemand(
            s.cell, s.used, s.dropped, s.window, s.n_adverts, s.n_employers, float(s.n_employers),
            tuple(g.demand for g in s.gaps), s.gates,
        )
        for s in R.segments
    )  # fmt: skip


def test_most_asked_things_come_first_and_are_cut_at_top() -> None:
    assert list(dict.fromkeys(found.what for _, found in most_asked(_demands(), 2))) == ["python", "aws"]


def test_what_a_withheld_cell_asks_is_never_among_the_most_asked() -> None:
    thin, other = dataclasses.replace(_demands()[0], n_adverts=4), _demands()[1]
    assert thin.demands and other.demands
    assert {cell.cell for cell, _ in most_asked((thin, other), 12)} == {other.cell}


def test_tables_have_names_that_people_read() -> None:
    tables = [
        reports.standing_table(R, V),
        reports.gap_table(R.segments[0], SKILL_LABELS, V),
        reports.band_table(R, V),
        reports.role_table(R, V),
    ]
    for table in tables:
        assert len(table)
        assert all("_" not in name and name[0].isupper() for name in table.columns)


def test_saving_a_report_needs_no_chart_library() -> None:
    code = (
        "import sys; import mlgap.reports; "
        "print([m for m in ('altair', 'pandas', 'reportlab', 'torch', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"')) == []


def test_a_layer_without_marks_is_left_out_since_it_would_be_an_image_without_a_name():
    import altair as alt

    from mlgap.reports._charts import layered
    from mlgap.reports._market_charts import Change, Titles, change_chart

    mark = alt.Chart().mark_point()
    assert len(layered((mark, True), (mark, False)).layer) == 1
    titles = Titles("Changes", "Of 100 adverts", "Points")
    kinds = {}
    for signals in ((True,), (False,), (True, False)):
        changes = [Change(f"Thing {n}", 0.1, 0.05, 0.15, s, 9, 4) for n, s in enumerate(signals)]
        kinds[signals] = len(change_chart(changes, titles).layer)
    assert kinds == {(True,): 3, (False,): 3, (True, False): 4}
