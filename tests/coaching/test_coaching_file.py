"""The coaching file: written and read back without loss, earlier forms, and what is refused."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgap import coaching
from mlgap.coaching import AgreedStep, CoachingSession, Note
from mlgap.errors import MlgapError
from mlgap.types import Cell

from examples import example_report

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "docs" / "session.schema.json"
HOSTILE = '=HYPERLINK("//a.org") <script>x</script> ![x](//a.org) $x$ \u202e \x00 \n @SUM(1)'

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1)).map(date.isoformat)
NOTES = st.dictionaries(DAYS, TEXT, max_size=4).map(
    lambda found: tuple(Note(day, text) for day, text in sorted(found.items()))
)
STEPS = st.builds(
    AgreedStep,
    text=TEXT.filter(str.strip),
    skill_id=st.sampled_from([None, "docker", "kubernetes"]),
    own_words=st.booleans(),
    agreed=DAYS,
    due=st.none() | DAYS,
    done=st.none() | DAYS,
)
REPORTS = st.sampled_from(["2026-09-01", "2026-10-01"]).map(
    lambda day: replace(example_report(), created=day)
)
SESSIONS = st.builds(
    CoachingSession,
    coaching_form=st.just(coaching.COACHING_FORM),
    created=DAYS,
    changed=DAYS,
    alias=TEXT.map(coaching.clean_alias).filter(bool),
    target=st.builds(
        Cell,
        segment=st.sampled_from([None, "big-tech", "regulated"]),
        role_family=st.sampled_from([None, "mlops-engineer"]),
        level=st.sampled_from([None, "senior"]),
        region=st.sampled_from([None, "US"]),
    ),
    notes=NOTES,
    agreed=st.lists(STEPS, max_size=3).map(tuple),
    report=st.none() | REPORTS,
    earlier=st.lists(REPORTS, max_size=2).map(tuple),
)


def example_session(**changes: Any) -> CoachingSession:
    made = CoachingSession(
        coaching.COACHING_FORM,
        "2026-09-01",
        "2026-10-01",
        "Client 7",
        Cell(segment="big-tech", role_family="mlops-engineer"),
        (Note("2026-09-01", HOSTILE), Note("2026-10-01", "Wants to move by spring.")),
        (
            AgreedStep("Deploy one model", "kubernetes", False, "2026-09-01", "2026-10-15"),
            AgreedStep(HOSTILE, None, True, "2026-09-01", None, "2026-09-20"),
        ),
        example_report(),
        (replace(example_report(), created="2026-08-01"),),
    )
    return replace(made, **changes)


def plain() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(coaching.to_json(example_session()))
    return made


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SESSIONS)
def test_a_session_is_read_back_equal_to_what_was_written(session: CoachingSession) -> None:
    assert coaching.from_json(coaching.to_json(session)) == session


def test_the_published_schema_is_current_and_what_is_written_is_valid_under_it() -> None:
    text = PUBLISHED.read_text(encoding="utf-8")
    assert text == coaching.session_schema(), (
        "the types changed: write mlgap.coaching.session_schema() to docs/session.schema.json"
    )
    validator = jsonschema.Draft202012Validator(json.loads(text))
    validator.validate(plain())
    for wrong in ({"alias": None}, {"coaching_form": "0"}, {"surprise": 1}):
        assert not validator.is_valid({**plain(), **wrong})


@pytest.mark.parametrize("form", ["1", "2"])
def test_a_file_with_a_report_of_an_earlier_form_is_opened(form: str) -> None:
    saved = (ROOT / "tests" / "reports" / f"saved_form_{form}.json").read_text(encoding="utf-8")
    session = coaching.from_json(json.dumps({**plain(), "report": json.loads(saved)}))
    assert session.report is not None
    assert session.report.schema_version == example_report().schema_version
    assert session.notes == example_session().notes


def test_a_file_of_an_earlier_form_takes_the_defaults_of_what_came_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mlgap.coaching._file.EARLIER_FORMS", ("0",))
    old = {name: value for name, value in plain().items() if name not in ("agreed", "earlier")}
    session = coaching.from_json(json.dumps({**old, "coaching_form": "0"}))
    assert session == example_session(agreed=(), earlier=())


def refused(text: str) -> str:
    with pytest.raises(MlgapError) as caught:
        coaching.from_json(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"alias": ""}, "$: alias: expected a short name on one line"),
        ({"alias": "a\nb"}, "$: alias: expected a short name on one line"),
        ({"alias": "x" * 5_000_000}, "$: alias: expected at most 40 characters, found 5,000,000"),
        ({"notes": [{"day": "2026-09-01", "text": "x" * 8001}]}, "$.notes[0]: text: expected at most 8,000"),
        ({"notes": [{"day": "1.9.26", "text": "x"}]}, "$.notes[0]: day: expected a day such as"),
        ({"notes": [{"day": "2026-09-01", "text": "x"}] * 2}, "$: notes: expected one a day"),
        ({"notes": {"a": 1}}, "$.notes: expected a list, found an object"),
        ({"agreed": [1]}, "$.agreed[0]: expected an object (AgreedStep), found 1"),
        ({"created": 10**400}, "$.created: expected text, found 1000000000"),
        ({"coaching_form": "99"}, "$.coaching_form: this mlgap reads '1'"),
        ({"coaching_form": []}, "$.coaching_form: this mlgap reads '1'"),
        ({"target": {**plain()["target"], "segment": "<b>moon</b>"}}, "Unknown segment '<b>moon</b>'"),
        ({"report": {"schema_version": "77"}}, "$.report.schema_version: found '77'"),
        ({"report": [[]]}, "$.report: expected a report saved by mlgap"),
        ({"earlier": [None] * 13}, "$.earlier: expected at most 12, found 13"),
        ({"earlier": [None]}, "$.earlier[0]: expected a report saved by mlgap"),
        ({"earlier": None}, "$.earlier: expected a list, found null"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_place(change: dict[str, Any], place: str) -> None:
    assert place in refused(json.dumps({**plain(), **change}))


def test_a_wrong_value_deep_in_a_report_is_named_with_its_place_in_this_file() -> None:
    wrong = plain()
    wrong["earlier"][0]["segments"][0]["standings"][0]["of"] = 3
    assert "$.earlier[0].segments[0].standings[0].of: expected the sum" in refused(json.dumps(wrong))
    wrong["earlier"][0]["profile"]["level"] = None
    assert "$.earlier[0].profile.level: expected one of intern" in refused(json.dumps(wrong))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("\n" * 2_000_000, "not JSON"),
        ("{" * 100_000, "not JSON"),
        ("[" * 200_000 + "]" * 200_000, "nested too deeply"),
        ('{"coaching_form": ' + "9" * 100_000 + "}", "a number out of range"),
        ('{"coaching_form": NaN}', "a number out of range"),
        ("PK\x03\x04", "not JSON"),
        ("[]", "expected a coaching file saved by mlgap"),
        ('"=1+1"', "expected a coaching file saved by mlgap"),
        ('{"basics": {"name": "x"}}', "expected a coaching file saved by mlgap"),
        ('{"schema_version": "3"}', "this is a saved report, no coaching file"),
    ],
)
def test_what_is_no_coaching_file_is_one_sentence(text: str, said: str) -> None:
    message = refused(text)
    assert said in message
    assert len(message) < 400


def test_a_refusal_holds_no_line_of_the_notes() -> None:
    secret = "Said that her manager is leaving"
    wrong = plain()
    wrong["notes"].append({"day": "2026-12-01", "text": secret, "surprise": secret})
    assert secret not in refused(json.dumps(wrong))


def test_the_file_is_named_by_the_alias_in_plain_letters() -> None:
    day = date(2026, 11, 21)
    assert coaching.file_name(example_session(), day) == "mlgap-coaching-client-7-2026-11-21.json"
    odd = coaching.file_name(example_session(alias="../Ångström\u2028"[:11]), day)
    assert odd == "mlgap-coaching-ngstr-m-2026-11-21.json"
    assert coaching.file_name(example_session(alias="顧客"), day) == "mlgap-coaching-client-2026-11-21.json"


def test_a_full_session_stays_far_below_what_a_file_may_hold() -> None:
    first = date(2024, 1, 1)
    notes = tuple(
        Note((first + timedelta(days=i)).isoformat(), "x" * coaching.LONGEST_NOTE)
        for i in range(coaching.MOST_NOTES)
    )
    assert len(coaching.to_json(example_session(notes=notes))) < 2_000_000
