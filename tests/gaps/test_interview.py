"""Interview preparation: questions from the gap, answers from the CV's own lines and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap import gaps
from mlgap.errors import DataError
from mlgap.gaps import Question, load_questions
from mlgap.requirements import read_requirements
from mlgap.skills import load_taxonomy
from mlgap.types import (
    Cell,
    Claim,
    Demand,
    Entry,
    Evidence,
    Gap,
    Profile,
    SegmentReport,
    Span,
    Window,
)
from mlgap.vocabulary import DATA, load_vocabulary

TAXONOMY = load_taxonomy()
REQUIREMENTS = {
    r.id
    for r in read_requirements(
        DATA / "requirements.toml", TAXONOMY.skills.keys(), load_vocabulary().ids["area"]
    ).items
}
SHIPPED = load_questions(TAXONOMY.skills.keys(), REQUIREMENTS)
HEAD = "Engineer at Brindlewick Parcels, 2021 to present"
MEASURED = "Deployed a ranking service in Docker to reduce late parcels, cutting delays from 9 to 4 a day"
PLAIN = "Ran Amazon ECS for the pricing team"
LISTED = "Skills: Kubernetes, Terraform"
LINES = (HEAD, MEASURED, PLAIN, LISTED)


def demand_of(skill, required):
    return Demand(skill, required, required, required, required, required, required, 0, 0, False, 7)


def gap(skill, status, required, *lines, via=None):
    grade = {"shown": "shipped", "listed": "listed", "described": "used"}.get(status)
    return Gap(skill, status, grade, demand_of(skill, required), lines, via)


def evidence(skill, claim, grade="used", *, named=True, context="job"):
    return Evidence(skill, claim, LINES[claim], Span(0, 1), named, grade, context)


def profile(*found):
    claims = tuple(
        Claim(text, Span(0, len(text)), "skills" if text is LISTED else "experience", "job", 0)
        for text in LINES
    )
    entry = Entry("Engineer", "Brindlewick Parcels", "2021", None, True, "job", Span(0, 1))
    return Profile((entry,), claims, found, (), "mid", "titles", 4.0, 0.0)


CV = profile(
    evidence("docker", 1, "shipped"),
    evidence("ecs", 2),
    evidence("kubernetes", 3, "listed"),
    evidence("model-deployment", 1, "used", named=False),
)
GAPS = (
    gap("model-deployment", "described", 0.6, 3, via="put-model-in-production"),
    gap("docker", "shown", 0.5, 0),
    gap("kubernetes", "adjacent", 0.4, 1, via="ecs"),
    gap("terraform", "listed", 0.3, 2),
    gap("spark", "missing", 0.2),
)


def segment(*found):
    return SegmentReport(
        "product-tech", Cell("product-tech"), Cell("product-tech"), (), Window("2025-09", "2026-08"),
        40, 12, (), found or GAPS, (), None,
    )  # fmt: skip


def question(id_, *skills, kind="skill"):
    return Question(id_, kind, id_, "?", ("a", "b", "c"), ("p",) if kind == "format" else (), skills, ())


def prepared(how_many=9, *found, questions=SHIPPED, cv=CV):
    return gaps.prepare(cv, segment(*found), questions, TAXONOMY, how_many)


def topic(id_, **more):
    return next(t for t in prepared(**more) if t.question.id == id_)


def part(frame, name):
    return next(p for p in frame.parts if p.part == name)


def test_questions_follow_the_gaps_and_say_how_many_adverts_ask():
    asked = [t for t in prepared() if t.question.kind == "skill"]
    firsts = [t.gaps[0].skill_id for t in asked]
    order = [g.skill_id for g in GAPS]
    assert sorted(firsts, key=order.index) == firsts
    assert "spark" in firsts
    assert all(t.gaps[0].demand.n_asking == 7 and t.n_adverts == 40 for t in asked)


def test_no_question_is_put_twice_and_none_about_a_thing_nobody_asks_here():
    asked = [t for t in prepared() if t.question.kind != "format"]
    assert len({t.question.id for t in asked}) == len(asked)
    assert all(t.gaps for t in asked)
    assert "ab-test" not in {t.question.id for t in asked}


def test_a_thing_that_an_earlier_question_is_as_much_about_brings_no_second_one():
    own = [
        question("first", "docker", "ecs"),
        question("second", "terraform", "ecs"),
        question("third", "ecs"),
    ]
    asked = (gap("docker", "missing", 0.9), gap("ecs", "missing", 0.8))
    assert [t.question.id for t in prepared(9, *asked, questions=own[:2])] == ["first"]
    assert [t.question.id for t in prepared(9, *asked, questions=own)] == ["first", "third"]


def test_a_skill_the_person_calls_only_listed_gets_no_frame():
    assert topic("docker").frames
    told = prepared(9, gap("docker", "listed", 0.5, 0))
    assert next(t for t in told if t.question.id == "docker").frames == ()


def test_one_clause_is_not_both_the_task_and_the_result():
    text = "Tuned the Docker images to reduce start-up time by 40 %"
    claims = (Claim(text, Span(0, 1), "experience", "job"), *CV.claims[1:])
    cv = replace(CV, claims=claims, evidence=(replace(CV.evidence[0], claim=0), *CV.evidence[1:]))
    frame = next(f for f in topic("docker", cv=cv).frames if f.claim == 0)
    assert part(frame, "task").quote == ""
    assert "40 %" in part(frame, "result").quote


def test_both_what_is_shown_and_what_is_lacking_is_asked():
    shown = [gap(s, "shown", 0.9) for s in ("docker", "ci-cd", "rag", "spark", "airflow", "drift-detection")]
    lacking = [gap(s, "missing", 0.2) for s in ("terraform", "gdpr")]
    chosen = [t for t in prepared(6, *shown, *lacking) if t.question.kind == "skill"]
    assert [t.gaps[0].status for t in chosen] == ["shown"] * 4 + ["missing"] * 2


def test_a_line_is_quoted_part_by_part_where_it_says_so():
    frame = topic("docker").frames[0]
    assert part(frame, "situation").quote == HEAD
    assert part(frame, "task").quote == "to reduce late parcels"
    assert part(frame, "action").quote == MEASURED
    assert part(frame, "result").quote == "cutting delays from 9 to 4 a day"
    assert frame.caution == ""


def test_what_a_line_does_not_say_is_a_blank_with_a_prompt():
    frame = topic("kubernetes").frames[0]
    for name in ("task", "result"):
        assert part(frame, name).quote == ""
        assert part(frame, name).prompt
        assert part(frame, name).claim is None


def test_a_sibling_is_never_called_the_thing_itself():
    frame = topic("kubernetes").frames[0]
    assert frame.skill_ids == ("ecs",)
    assert "shows Amazon ECS" in frame.caution
    assert "not Kubernetes" in frame.caution


def test_what_is_only_listed_or_missing_gets_no_line_to_build_on():
    assert topic("infrastructure-as-code").frames == ()
    assert "lists" in topic("infrastructure-as-code").approach
    assert topic("spark").frames == ()
    assert "No line" in topic("spark").approach


def test_a_described_thing_is_offered_only_under_a_condition():
    described = topic(
        "model-deployment", cv=profile(*CV.evidence[1:], evidence("model-deployment", 2, named=False))
    )
    only = [f for f in described.frames if f.skill_ids == ("model-deployment",)]
    assert only
    assert "only if" in only[0].caution


def test_coursework_is_called_so():
    course = replace(CV, evidence=(evidence("docker", 1, context="coursework"), *CV.evidence[1:]))
    assert "coursework" in topic("docker", cv=course).frames[0].caution


def test_all_formats_come_with_what_to_prepare():
    formats = [t for t in prepared(0, gap("spark", "missing", 0.2)) if t.question.kind == "format"]
    assert {t.question.id for t in formats} == {
        "take-home-api", "live-debugging", "repository-walk-through", "deployment-that-failed",
    }  # fmt: skip
    assert all(t.question.prepare for t in formats)


STATUSES = st.sampled_from(("shown", "listed", "described", "adjacent", "missing"))


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 3), STATUSES, st.booleans()), max_size=6), st.integers(0, 8))
def test_every_quote_stands_in_the_cv_and_no_line_is_credited_with_what_it_lacks(rows, how_many):
    ids = [s for q in SHIPPED for s in q.skill_ids[:1]][: len(rows)]
    found = tuple(
        evidence(skill, claim, "listed" if status == "listed" else "used", named=named)
        for skill, (claim, status, named) in zip(ids, rows, strict=True)
    )
    asked = [
        gap(skill, status, 0.5, *(() if status == "missing" else (i,)))
        for i, (skill, (_, status, _)) in enumerate(zip(ids, rows, strict=True))
    ]
    cv = profile(*found)
    for told in prepared(how_many, *(asked or [gap("spark", "missing", 0.1)]), cv=cv):
        for frame in told.frames:
            assert set(frame.skill_ids) <= {e.skill_id for e in found if e.claim == frame.claim}
            for piece in frame.parts:
                assert (piece.quote == "") == (piece.claim is None)
                assert bool(piece.quote) != bool(piece.prompt)
                assert piece.claim is None or piece.quote in cv.claims[piece.claim].text


def test_every_fault_of_a_file_is_named_at_once(tmp_path):
    path = tmp_path / "questions.toml"
    path.write_text(
        '[[question]]\nid = "a"\nkind = "quiz"\ntitle = "t"\nask = "?"\nstrong = ["x"]\n'
        'skill_ids = ["nothing", "docker"]\nrequirement_ids = ["none"]\n'
        '[[question]]\nid = "b"\nkind = "format"\ntitle = ""\nask = "?"\nstrong = "x"\n'
        "skill_ids = []\nrequirement_ids = []\nextra = 1\n"
        '[[question]]\nid = "a"\nkind = "format"\ntitle = "t"\nask = "?"\nstrong = ["x", "y", "z"]\n'
        'skill_ids = ["docker", "docker"]\nrequirement_ids = []\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError) as caught:
        load_questions({"docker"}, {"r"}, path)
    told = "\n".join(caught.value.problems)
    for fault in (
        "'a': kind: expected", "'a': strong: expected 3 to 5", "'a': skill_ids: 'nothing' is unknown",
        "'a': requirement_ids: 'none' is unknown", "'b': title: expected a text",
        "'b': strong: expected a list",
        "'b': extra: expected one of", "'a': id: stands twice", "'a': prepare: expected for a format",
        "'a': skill_ids: 'docker' stands twice",
    ):  # fmt: skip
        assert fault in told


def test_a_file_that_is_missing_or_no_toml_says_so(tmp_path):
    path = tmp_path / "questions.toml"
    with pytest.raises(DataError, match="cannot be read"):
        load_questions((), (), path)
    path.write_text("[[question]\n", encoding="utf-8")
    with pytest.raises(DataError, match="not TOML"):
        load_questions((), (), path)


def test_the_shipped_questions_hold_the_topics_and_formats_employers_name():
    ids = {q.id: q.kind for q in SHIPPED}
    assert [k for k in ids.values()].count("topic") == 10
    assert [k for k in ids.values()].count("format") == 4
    texts = [s for q in SHIPPED for s in (*q.strong, *q.prepare)]
    assert len(set(texts)) == len(texts)
    assert max(map(len, texts)) < 300


def test_every_production_skill_stands_in_a_question():
    production = {s.id for s in TAXONOMY.skills.values() if s.production and s.kind == "skill"}
    asked = {skill for q in SHIPPED for skill in q.skill_ids}
    assert len(production) > 200
    assert production - asked == set()
