"""Saving a report and reading it back."""

import json
import typing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgap.errors import DataError
from mlgap.reports import from_json, to_json
from mlgap.types import Demand, Entry, Gap, GapReport, SalaryBand, Span, Standing, Step

from examples import example_report

_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_SHARES = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted)


@st.composite
def _demands(draw: st.DrawFn) -> Demand:
    (low, share, high), (rlow, rshare, rhigh) = draw(_SHARES), draw(_SHARES)
    return Demand(
        what=draw(_TEXT), asked=share, asked_low=low, asked_high=high, required=rshare, required_low=rlow,
        required_high=rhigh, raw_asked=draw(st.floats(0, 1)), raw_required=draw(st.floats(0, 1)),
        pooled=draw(st.booleans()), n_asking=draw(st.integers(0, 10**6)),
        lift=draw(st.none() | st.floats(0, 100)), reader_precision=draw(st.none() | st.floats(0, 1)),
        reader_recall=draw(st.none() | st.floats(0, 1)),
    )  # fmt: skip


@st.composite
def _reports(draw: st.DrawFn) -> GapReport:
    """The example with its parts replaced: evidence and claims stay, since indexes must resolve."""
    base = example_report()
    gaps = st.builds(Gap, skill_id=_TEXT, demand=_demands(), evidence=st.lists(st.integers(0, 8)).map(tuple))
    counts = st.lists(st.integers(0, 50), min_size=5, max_size=5)
    standings = st.builds(lambda area, c: Standing(area, sum(c), *c), _TEXT, counts)
    spans = st.builds(
        lambda start, length: Span(start, start + length), st.integers(0, 9999), st.integers(0, 99)
    )
    money = st.none() | st.floats(0, 1e7)
    bands = st.none() | st.builds(
        SalaryBand,
        low=money,
        mid=money,
        high=money,
        coverage=st.floats(0, 1),
        dropped=st.lists(_TEXT).map(tuple),
    )
    segment = _replace(
        base.segments[0],
        gaps=tuple(draw(st.lists(gaps, max_size=3))),
        standings=tuple(draw(st.lists(standings, max_size=3))),
        band=draw(bands),
    )
    profile = _replace(
        base.profile,
        entries=(*base.profile.entries, draw(st.builds(Entry, role=_TEXT, employer=_TEXT, span=spans))),
        industry_years=draw(st.floats(0, 60)),
        warnings=tuple(draw(st.lists(_TEXT, max_size=2))),
    )
    plan = tuple(draw(st.lists(st.builds(Step, skill_id=_TEXT, advice=_TEXT), max_size=2)))
    return _replace(base, profile=profile, segments=(segment, *base.segments[1:]), plan=plan)


def _replace(value: Any, **changes: Any) -> Any:
    return type(value)(**{name: getattr(value, name) for name in value.__slots__} | changes)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_reports())
def test_a_report_is_read_back_equal_to_what_was_written(report: GapReport) -> None:
    assert from_json(to_json(report)) == report


def test_the_example_report_is_read_back_equal() -> None:
    assert from_json(to_json(example_report())) == example_report()


def test_a_whole_number_is_read_as_a_number_with_a_fraction() -> None:
    plain = _plain()
    plain["profile"]["industry_years"] = 5
    read = from_json(json.dumps(plain))
    assert isinstance(read.profile.industry_years, float)


def test_writing_is_the_same_every_time_and_names_no_type() -> None:
    assert to_json(example_report()) == to_json(example_report())
    assert "SegmentReport" not in to_json(example_report())


def _plain() -> dict[str, Any]:
    return typing.cast(dict[str, Any], json.loads(to_json(example_report())))


def _set(plain: Any, path: list[Any], value: Any) -> None:
    for key in path[:-1]:
        plain = plain[key]
    plain[path[-1]] = value


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (["segments", 1, "gaps", 0, "status"], "absent", "$.segments[1].gaps[0].status: expected one of"),
        (["segments", 0, "n_adverts"], 12.5, "$.segments[0].n_adverts: expected a whole number, found 12.5"),
        (["segments", 0, "n_adverts"], True, "$.segments[0].n_adverts: expected a whole number, found true"),
        (["segments", 0, "gaps", 0, "demand", "asked"], "0.5", ".gaps[0].demand.asked: expected a number"),
        (["segments", 0, "gaps", 0, "demand", "asked"], 10**400, ".demand.asked: expected a number"),
        (["segments", 0, "gaps", 0, "demand", "asked"], 1.5, ".demand.asked: expected 0 <= low <= share"),
        (["segments", 0, "gaps", 0, "evidence"], [99], "$.segments[0].gaps[0].evidence: no evidence 99"),
        (["segments", 0, "gaps", 0, "evidence"], [-1], "$.segments[0].gaps[0].evidence: no evidence -1"),
        (["segments", 0, "standings", 0, "of"], 3, "$.segments[0].standings[0].of: expected the sum"),
        (["segments"], {}, "$.segments: expected a list, found an object"),
        (["segments", 2], [], "$.segments[2]: expected an object (SegmentReport), found a list"),
        (["reach", 0, "gates", 0], ["clearance"], "$.reach[0].gates[0]: expected a list of 2"),
        (["unlocks", 0, "sets", 1, "marginal"], [40, 96], "$.unlocks[0].sets[1]: expected one of brings"),
        (["unlocks", 0, "sets", 1, "low"], 208, "$.unlocks[0].sets[1].unlocks: expected the sum of marginal"),
        (["unlocks", 0, "sets", 0, "skills"], [], "$.unlocks[0].sets[0].skills: expected one to 3"),
        (["unlocks", 0, "unmet", 4], 1, "$.unlocks[0].unmet: expected a sum of 1511"),
        (["reach", 0, "n_within"], 10**6, "$.reach[0].n_within: expected 0 to 1210"),
        (["profile", "evidence", 0, "span"], {"start": 5, "end": 2}, ".evidence[0].span: expected 0"),
        (["profile", "evidence", 0, "claim"], 77, "$.profile.evidence[0].claim: no claim 77"),
        (["profile", "claims", 0, "entry"], 9, "$.profile.claims[0].entry: no entry 9"),
        (["profile", "level"], None, "$.profile.level: expected one of intern"),
        (["model", "calibrated"], 1, "$.model.calibrated: expected true or false"),
        (["created"], None, "$.created: expected text, found null"),
        (["created"], "\ud800", "$.created: expected text in Unicode"),
        (["created"], "![x](https://example.org/x.png)", "$.created: expected a day"),
        (["snapshot_id"], "<img src=x>", "$.snapshot_id: expected a name"),
        (["method_version"], "![x](//example.org)", "$.method_version: expected a name"),
        (["segments", 0, "window", "last"], "![x](//a.org)", "$.segments[0].window.last: expected a month"),
        (["profile", "claims", 0, "text"], "python " * 1000, "$.profile.claims[0].text: expected a line of"),
        (["surprise"], 1, "$: unknown field 'surprise'"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_place(path: list[Any], value: Any, place: str) -> None:
    plain = _plain()
    _set(plain, path, value)
    with pytest.raises(DataError) as caught:
        from_json(json.dumps(plain))
    assert place in str(caught.value)


def test_all_wrong_values_are_named_at_once() -> None:
    plain = _plain()
    plain["created"] = 1
    del plain["segments"][0]["window"]
    with pytest.raises(DataError) as caught:
        from_json(json.dumps(plain))
    assert caught.value.problems == (
        "$.created: expected text, found 1",
        "$.segments[0].window: missing",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("<html>", "not JSON"),
        ('{"schema_version": NaN}', "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "expected a report saved by mlgap"),
        ("{}", "expected a report saved by mlgap"),
        ('{"schema_version": "0"}', "found '0', this mlgap reads '1', '2' and '3'"),
        ('{"schema_version": null}', "found null, this mlgap reads '1', '2' and '3'"),
        ('{"schema_version": "2"}', "$.profile: missing"),
    ],
)
def test_what_is_no_report_of_this_version_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        from_json(text)
    assert said in str(caught.value)


def test_a_report_of_the_version_before_is_read_with_what_it_could_not_hold_left_empty() -> None:
    report = example_report()
    plain = json.loads(to_json(report))
    plain["schema_version"] = "2"
    del plain["pay"]
    for segment in plain["segments"]:
        for added in ("modelled", "learned", "group", "group_coverage", "group_n"):
            if segment["band"]:
                del segment["band"][added]
    assert from_json(json.dumps(plain)) == report


def test_a_field_may_be_missing_in_no_report_of_this_version() -> None:
    plain = json.loads(to_json(example_report()))
    del plain["pay"]
    with pytest.raises(DataError, match=r"\$\.pay: missing"):
        from_json(json.dumps(plain))


def test_the_refusal_never_repeats_a_line_of_the_cv() -> None:
    plain = _plain()
    quote = plain["profile"]["evidence"][0]["quote"]
    plain["profile"]["evidence"][0]["grade"] = quote
    with pytest.raises(DataError) as caught:
        from_json(json.dumps(plain))
    assert quote not in str(caught.value)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.999])
def test_a_file_cut_short_is_refused(kept: float) -> None:
    text = to_json(example_report())
    with pytest.raises(DataError):
        from_json(text[: int(len(text) * kept)])
