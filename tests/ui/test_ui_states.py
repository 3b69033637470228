"""The page Before and after: a saved report beside the CV of the session, or two saved reports."""

from __future__ import annotations

from dataclasses import replace

from driving import drawn, go
from streamlit.testing.v1 import AppTest

from mlgap import reports
from mlgap.types import GapReport

import examples


def without_docker() -> GapReport:
    """The example's CV before it told of Docker and named drift detection otherwise."""
    report = examples.example_report()
    gone = tuple(e for e in report.profile.evidence if e.skill_id != "docker")
    claims = [
        replace(c, text="Tidied the office") if "Docker" in c.text else c for c in report.profile.claims
    ]
    profile = replace(report.profile, claims=tuple(claims), evidence=gone)
    segments = tuple(
        replace(s, gaps=tuple(replace(gap, evidence=()) for gap in s.gaps)) for s in report.segments
    )
    return replace(report, profile=profile, segments=segments, created="2026-09-01")


def give(app: AppTest, which: str, report: GapReport) -> AppTest:
    uploader = next(u for u in app.file_uploader if u.key.startswith(f"state_{which}_"))
    return uploader.set_value(("r.json", reports.to_json(report).encode(), "application/json")).run()


def cards(app: AppTest) -> str:
    return "".join(b.proto.body for b in app.get("html") if '<ul class="gaps">' in b.proto.body)


def test_an_earlier_report_is_set_beside_the_cv_of_the_session_and_goes_with_it(with_cv: AppTest) -> None:
    go(with_cv, "compare")
    give(with_cv, "earlier", without_docker())
    assert not with_cv.exception
    assert "1 skill differs between the two CVs: 1 has evidence added." in drawn(with_cv)
    assert "Built Docker images for each training job and shipped them to 3 regions" in cards(with_cv)
    assert "2026-09-01" in drawn(with_cv)
    with_cv.button(key="remove").click().run()
    assert with_cv.session_state["mlgap"].states.earlier is None


def test_two_saved_reports_are_compared_without_a_cv_and_mirrored(app: AppTest) -> None:
    go(app, "compare")
    give(app, "earlier", examples.example_report())
    give(app, "later", without_docker())
    assert not app.exception
    assert "1 has lost a line" in drawn(app)


def test_what_is_no_saved_report_is_one_sentence_and_the_way_in_stays(app: AppTest) -> None:
    go(app, "compare")
    uploader = next(u for u in app.file_uploader if u.key.startswith("state_earlier_"))
    uploader.set_value(("r.json", b"not json", "application/json")).run()
    assert not app.exception
    assert len(app.error) == 1
    give(app, "earlier", examples.example_report())
    assert not app.error


def test_a_saved_report_that_was_opened_is_the_earlier_state(app: AppTest) -> None:
    uploader = next(u for u in app.file_uploader if u.key.startswith("saved_"))
    data = reports.to_json(without_docker()).encode()
    uploader.set_value(("report.json", data, "application/json")).run()
    assert app.session_state["mlgap"].states.earlier == without_docker()


def test_a_refused_report_draws_no_picture_and_no_formula_of_what_it_holds(app: AppTest) -> None:
    go(app, "compare")
    uploader = next(u for u in app.file_uploader if u.key.startswith("state_earlier_"))
    text = reports.to_json(examples.example_report()).replace('"created"', '"![x](//example.org)"', 1)
    uploader.set_value(("r.json", text.encode(), "application/json")).run()
    assert "!\\[x](//example.org)" in app.error[0].value
    assert "\\$.created: missing" in app.error[0].value
