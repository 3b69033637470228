"""The market page's figures: what is drawn, withheld, called thin, and kept in a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from example_facts import WINDOW, example_facts, example_snapshot

from mlgap import reports
from mlgap.market import (
    Contrast,
    Corrected,
    MarketOverview,
    NamedEmployer,
    SkillPair,
    SkillPairs,
    SkillTrend,
    Trends,
    adverts_by_month,
    load_certificates,
    market_composition,
    market_overview,
    skill_pairs,
    stated_pay,
    trends,
)
from mlgap.market_views import Checks
from mlgap.reports import _market_charts as charts
from mlgap.reports import _market_counts as counts
from mlgap.reports import _market_tables as tables
from mlgap.reports._market_figures import Asked, Behind, dot_figure
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, Requirement
from mlgap.vocabulary import load_vocabulary

V = load_vocabulary()
TAXONOMY = load_taxonomy()
LABELS = {s.id: s.label for s in TAXONOMY.skills.values()}
SNAPSHOT = example_snapshot()
SEGMENTS = ("big-tech", "ai-startup", "regulated-finance", "gov-defence")
ASKED = Asked("levels", "Is there a door?", "Read it so.", "Levels", "Share of adverts", "Level", "Mode")
DOTS = (
    charts.Dot("Senior", 0.5, 0.4, 0.6, 60, 120, 30, "Remote"),
    charts.Dot("Senior", 0.2, 0.1, 0.3, 24, 120, 30, "Hybrid"),
    charts.Dot("Junior", 0.4, 0.2, 0.6, 8, 20, 9, "Remote"),
    charts.Dot("Intern", 1.0, 0.2, 1.0, 3, 3, 2, "Remote"),
)
BEHIND = Behind(143, 41, WINDOW)
TITLES = charts.Titles("A title of some length", "143 adverts of 41 employers", "Share of adverts")


def _overview() -> MarketOverview:
    return market_overview(SNAPSHOT, Cell(), SEGMENTS)


def _pairs() -> SkillPairs:
    pair = SkillPair("docker", "kubernetes", 40, 20, 0.2, 0.5, 0.4, 2.0, 1.5, 2.6)
    return SkillPairs(Cell(), WINDOW, 240, 80, n_tested=30, n_together=1, pairs=(pair,))


def _trends() -> Trends:
    moved = SkillTrend("docker", 90, 40, (0.2, 0.4), (10, 20), 0.2, 0.1, 0.3, 0.001, "signal")
    still = replace(moved, skill_id="spark", change=-0.3, low=-0.7, high=0.1, p_value=0.2, verdict="noise")
    unknown = replace(moved, skill_id="aws", change=None, low=None, high=None, verdict="untested")
    return Trends(
        Cell(), "boards", ("2026-01", "2026-02"), (50, 60), 110, 50,
        breadth=(3.0, 1.0, 5.0), n_tested=2, skills=(moved, still, unknown),
    )  # fmt: skip


FIGURES = {
    "dots": lambda: dot_figure(ASKED, DOTS, BEHIND),
    "skills": lambda: reports.skills_figure(_overview(), LABELS, V),
    "duties": lambda: reports.beyond_figure(_overview().demands, LABELS, V, (240, 80, WINDOW)),
    "together": lambda: reports.together_figure(_pairs(), "docker", LABELS, V),
    "trends": lambda: reports.trends_figure(_trends(), "Public boards", LABELS, V),
}


def _rows(figure: reports.MarketFigure) -> list[dict[str, Any]]:
    return _drawn(figure.chart.to_dict(validate=True))


def _drawn(spec: dict[str, Any]) -> list[dict[str, Any]]:
    parts = (spec, *spec.get("layer", ()))
    inline = [part.get("data", {}).get("values", ()) for part in parts]
    rows = [row for found in (*inline, *spec.get("datasets", {}).values()) for row in found]
    return [row for row in rows if "at" not in row]


def _read(figure: reports.MarketFigure) -> list[dict[str, str]]:
    text = reports.csv_bytes(figure.rows, {"choice": "All roles", "snapshot": "s-1"}).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_a_question_with_how_to_read_it_and_what_it_rests_on(name: str) -> None:
    figure = FIGURES[name]()
    assert figure.question.endswith("?")
    assert len(figure.reading) > 10
    assert "adverts of" in figure.behind
    assert " 2026" in figure.behind
    spec = figure.chart.to_dict(validate=True)
    assert any("adverts of" in line for line in spec["title"]["subtitle"])
    assert all(len(line) <= charts.SUBTITLE_WIDTH for line in spec["title"]["subtitle"])


@pytest.mark.parametrize("name", FIGURES)
def test_table_and_csv_hold_every_row_of_the_chart(name: str) -> None:
    figure = FIGURES[name]()
    drawn = [row for row in _rows(figure) if "Row" in row]
    assert drawn
    assert len(figure.table) == len(figure.rows) >= len(drawn)
    first = figure.table.columns[0]
    assert {row["Row"] for row in drawn} <= set(figure.table[first])


@pytest.mark.parametrize("name", FIGURES)
def test_each_row_of_a_csv_says_choice_snapshot_and_how_many_stand_behind_it(name: str) -> None:
    rows = _read(FIGURES[name]())
    assert rows
    assert all(row["choice"] == "All roles" and row["snapshot"] == "s-1" for row in rows)
    assert all(any(k.startswith("adverts") for k in row) for row in rows)
    assert all(any(k.startswith("employers") for k in row) for row in rows)


def test_fewer_than_five_adverts_are_withheld_in_chart_table_and_csv() -> None:
    figure = FIGURES["dots"]()
    assert {row["Row"] for row in _rows(figure)} == {"Senior", "Junior"}
    intern = _read(figure)[-1]
    assert (intern["level"], intern["share"], intern["low"], intern["adverts"]) == ("Intern", "", "", "3")
    assert figure.table.iloc[-1]["Share of adverts"] == "withheld"
    assert figure.notes == ("Withheld, with fewer than 5 adverts: Intern.",)


def test_fewer_than_fifty_adverts_are_drawn_hollow_and_called_few() -> None:
    figure = FIGURES["dots"]()
    thin = {row["Row"]: row["thin"] for row in _rows(figure)}
    assert thin == {"Senior": False, "Junior": True}
    spec = figure.chart.to_dict()
    hollow = [m for m in spec["layer"] if m["mark"].get("filled") is False]
    assert [m["transform"] for m in hollow] == [[{"filter": "datum.thin"}]]
    assert any("Hollow" in line for line in spec["title"]["subtitle"])
    assert figure.table.set_index(["Level", "Mode"]).loc[("Junior", "Remote"), "Support"] == "few"


def test_an_empty_choice_says_one_sentence_and_how_to_widen() -> None:
    figure = dot_figure(ASKED, DOTS[-1:], Behind(3, 2, WINDOW))
    assert figure.chart is None
    assert figure.empty.startswith("Nothing is drawn: 3 adverts of this choice, and at least 5 are needed.")
    assert "wider region" in figure.empty
    assert dot_figure(ASKED, (), Behind(0, 0, WINDOW)).empty.startswith("Nothing is drawn: no adverts")


def test_the_shares_of_skills_are_those_of_demand() -> None:
    overview = _overview()
    figure = reports.skills_figure(overview, LABELS, V)
    cell = overview.demands[2]
    expected = next(d for d in cell.demands if d.what == "docker")
    drawn = next(
        r for r in figure.rows if (r["asked for"], r["segment"]) == (LABELS["docker"], "Regulated: finance")
    )
    assert (drawn["share"], drawn["low"], drawn["high"]) == (
        expected.asked, expected.asked_low, expected.asked_high,
    )  # fmt: skip
    assert drawn["adverts"] == cell.n_adverts


def test_what_differs_most_comes_first_where_it_is_asked_for() -> None:
    overview = market_overview(SNAPSHOT, Cell(), SEGMENTS)
    figure = reports.skills_figure(overview, LABELS, V, differ=True)
    assert figure.rows[0]["asked for"] == LABELS["model-governance"]
    assert reports.skills_figure(overview, LABELS, V).rows[0]["asked for"] == LABELS["python"]


def _checked(holding: str) -> reports.MarketFigure:
    corrected = Corrected(0.9, 0.8, 0.95, 1.1, 0.9, 0.8, 100)
    contrast = Contrast("docker", 2.0, 1.5, 1.1, 2.1, holding)
    checks = {("regulated-finance", "docker"): Checks(corrected, contrast, "Public boards")}
    return reports.skills_figure(_overview(), LABELS, V, checks=checks)


def _docker_of_finance(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    return next(r for r in rows if (r["asked for"], r["segment"]) == (LABELS["docker"], "Regulated: finance"))


def test_a_share_corrected_for_reading_error_stands_beside_its_own() -> None:
    figure = _checked("holds")
    row = _docker_of_finance(figure.rows)
    assert (row["corrected_share"], row["corrected_low"], row["corrected_high"]) == (0.9, 0.8, 0.95)
    assert row["share"] != 0.9
    told = set(figure.table["Corrected for reading error"])
    assert told == {"90 % (80 to 95 %)", "too few labels"}
    assert "corrected_share" not in FIGURES["skills"]().rows[0]


@pytest.mark.parametrize(
    ("holding", "said"),
    [
        ("holds", "2 times the same roles elsewhere, in Public boards alone too"),
        ("does not hold", "2 times the same roles elsewhere, but not within Public boards alone"),
        ("unclear", "2 times the same roles elsewhere, and Public boards alone has too little to tell"),
    ],
)
def test_a_difference_says_whether_it_holds_within_the_largest_source(holding: str, said: str) -> None:
    assert said in _docker_of_finance(_checked(holding).rows)["note"]


def test_shares_together_are_those_where_the_chosen_thing_is_asked() -> None:
    for given, share, overall in (("docker", 0.4, 0.4), ("kubernetes", 0.5, 0.5)):
        row = reports.together_figure(_pairs(), given, LABELS, V).rows[0]
        assert (row["share_where_asked"], row["share_in_all"]) == (share, overall)
        assert row["times_as_often"] == 2.0


def test_a_skill_in_no_pair_says_so() -> None:
    figure = reports.together_figure(_pairs(), "spark", LABELS, V)
    assert figure.chart is None
    assert "No pair stands out" in figure.empty


def test_signals_are_filled_noise_is_hollow_and_the_untested_are_not_drawn() -> None:
    figure = reports.trends_figure(_trends(), "Public boards", LABELS, V)
    verdicts = {r["Row"]: r["Verdict"] for r in _rows(figure) if "Row" in r}
    assert verdicts == {LABELS["docker"]: "signal", LABELS["spark"]: "noise"}
    assert "1 of 2 things tested are a signal" in figure.behind
    assert "Public boards alone" in figure.behind
    assert "longer" in " ".join(figure.notes)


def test_where_no_change_can_be_told_the_reason_stands_there() -> None:
    reason = "3 months with at least 5 adverts: a change needs 6"
    figure = reports.trends_figure(replace(_trends(), skills=(), why_not=reason), "Boards", LABELS, V)
    assert figure.chart is None
    assert reason in figure.empty


def test_real_pairs_and_trends_of_invented_adverts_are_drawn() -> None:
    found = skill_pairs(SNAPSHOT, Cell(), TAXONOMY)
    figure = reports.together_figure(found, "mlflow", LABELS, V)
    assert figure.rows[0]["asked for"] == LABELS["model-monitoring"]
    assert reports.trends_figure(trends(SNAPSHOT, Cell(), source="boards"), "B", LABELS, V).chart is not None


def test_a_months_bars_pale_and_star_what_was_collected_in_part() -> None:
    found = (("2026-07", "Boards", 30), ("2026-08", "Boards", 4), ("2026-08", "Other", 2))
    chart = counts.month_bars(found, TITLES, incomplete=("2026-08",))
    spec = chart.to_dict(validate=True)
    rows = _drawn(spec)
    assert [(r["Collected"], r["mark"]) for r in rows] == [
        ("in full", ""),
        ("in part", "*"),
        ("in part", "*"),
    ]
    assert "36 adverts over 2 months" in spec["description"]


def test_a_month_of_too_few_adverts_is_a_gap_and_not_a_nought() -> None:
    months = [
        counts.Month("2026-01", "US", 0.4, 0.3, 0.5, 40, 100, 30),
        counts.Month("2026-02", "US", None, None, None, 0, 3, 2),
    ]
    spec = counts.month_lines(months, TITLES).to_dict(validate=True)
    assert [r["Month"] for r in _drawn(spec)] == ["2026-01"]
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == ["2026-01", "2026-02"]
    assert list(tables.month_table(months, "Country", "Share")["Share"]) == ["40 % (30 to 50 %)", "withheld"]
    assert tables.month_rows(months, "country")[1]["share"] is None


def test_a_spreadsheet_runs_no_formula_from_a_csv() -> None:
    rows = ({"employer": "=HYPERLINK(1)", "share": 0.123456},)
    text = reports.csv_bytes(rows, {"choice": "+1"}).decode("utf-8-sig")
    assert text == "employer,share,choice\r\n'=HYPERLINK(1),0.1235,'+1\r\n"


def test_a_files_name_says_what_which_cell_and_which_snapshot() -> None:
    stem = reports.file_stem(("mlgap", "skills", "AI engineer · all levels · Zürich", "2026-08-0008"))
    assert stem == "mlgap_skills_ai-engineer-all-levels-z-rich_2026-08-0008"
    assert len(reports.file_stem(["x" * 500])) == 120


MIX = market_composition(SNAPSHOT, Cell(), TAXONOMY)


def test_levels_stand_in_their_own_order_and_the_unstated_last() -> None:
    (figure,) = reports.composition_figures(MIX, V, ("levels",))
    assert [row["level"] for row in figure.rows] == ["Junior", "Mid level", "Senior", "Level unstated"]
    assert sum(row["adverts_counted"] for row in figure.rows) == MIX.n_adverts


def test_any_governance_comes_first_and_only_the_segments_asked_for() -> None:
    figure = reports.governance_figure(MIX, LABELS, V, ("regulated", "big-tech"))
    assert figure.rows[0]["asked for"] == "Any of these"
    assert {row["segment"] for row in figure.rows} == {V.label("segment", "regulated"), "Big tech"}


def test_a_certificate_says_whether_it_can_still_be_taken() -> None:
    facts = [
        replace(f, requirements=(*f.requirements, Requirement("cert-aws-mls", "nice")))
        for f in example_facts(120)
    ]
    found = market_composition(replace(SNAPSHOT, facts=facts), Cell(), TAXONOMY)
    figure = reports.certificates_figure(found, load_certificates(), LABELS)
    (row,) = (r for r in figure.rows if r["certificate"] == LABELS["cert-aws-mls"])
    assert row["status"] == "Retired"
    assert "31 March 2026" in row["note"]
    assert LABELS["cert-aws-mla"] in row["note"]
    assert "31 March 2026" in " ".join(figure.notes)


def test_pay_by_month_is_that_of_the_countries_asked_for() -> None:
    stated = stated_pay(SNAPSHOT, Cell(), ("US", "GB"), WINDOW)
    _, figure = reports.disclosure_figures(MIX, stated, V)
    facts = [
        f for f in example_facts() if f.country == "US" and f.month == "2026-05" and f.segment in V.segments()
    ]
    row = next(r for r in figure.rows if (r["country"], r["month"]) == ("United States", "2026-05"))
    assert row["adverts"] == len(facts) > 4
    assert row["adverts_counted"] == sum(f.pay is not None for f in facts)
    assert {r["country"] for r in figure.rows} == {"United States", "United Kingdom"}


def test_adverts_by_month_count_every_dated_advert_once() -> None:
    found = adverts_by_month(SNAPSHOT, Cell())
    figure = reports.months_figure(found, {"boards": "Public boards"})
    dated = [f for f in example_facts() if f.segment in V.segments()]
    assert sum(row["adverts"] for row in figure.rows) == len(dated) == found.n_adverts
    assert found.partial == ("2025-06", "2026-08")
    assert {row["source"] for row in figure.rows} == {"Public boards", "aggregate"}


def test_employers_are_named_per_segment_and_intermediaries_apart() -> None:
    named = [NamedEmployer(f"Example {n}", "big-tech", 50 - n) for n in range(6)]
    named.append(NamedEmployer("A recruiter", "consulting-staffing", 90))
    shown, apart = reports.employers_figures(named, WINDOW, V, ("big-tech",))
    assert [r["employer"] for r in shown.rows] == ["Example 0", "Example 1", "Example 2", "Example 3"]
    assert [r["employer"] for r in apart.rows] == ["A recruiter"]
    empty, _ = reports.employers_figures([], WINDOW, V, ("big-tech",))
    assert empty.chart is None
    assert "No employer is named" in empty.empty
