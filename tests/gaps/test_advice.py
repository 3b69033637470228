"""The five kinds of step: what is written for each skill, and what is said to one CV."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import pytest

from mlgap.errors import DataError
from mlgap.gaps import Held, advice_of, gap_of, load_steps
from mlgap.gaps._step_texts import MOST_LETTERS, STEPS
from mlgap.market import demand, load_certificates, load_snapshot
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, Claim, Correction, Demand, Disclaimer, Evidence, Gap, Profile, Span
from mlgap.vocabulary import load_vocabulary

TAXONOMY = load_taxonomy()
TEXTS = load_steps(TAXONOMY)
LEAST_ASKED = 0.01
GATES = re.compile(
    r"\b(degree|bachelor|master'?s|ph\.?d|doctora\w+|clearance|visa|citizen\w*|nationality|work permit"
    r"|work authori[sz]ation|years of experience|native speaker|university|diploma)\b",
    re.IGNORECASE,
)
PROMISES = re.compile(r"guarant|surely|certainly get|will get you|land a job|get hired", re.IGNORECASE)
COURSES = re.compile(
    r"coursera|udemy|udacity|edx\b|datacamp|pluralsight|linkedin learning|deeplearning\.ai|kaggle learn"
    r"|\b(bootcamp|course|lecture|tutorial|webinar|mooc)s?\b",
    re.IGNORECASE,
)
LINKS = re.compile(r"https?:|www\.|\.(com|org|dev|net)\b", re.IGNORECASE)


def written():
    """Yield (place, text) of every text of the shipped step files."""
    for steps in (*TEXTS.skills.values(), TEXTS.general):
        for name in ("used", "shipped", "operated", "name", "new", "piece", "line"):
            yield f"{steps.skill_id}.{name}", getattr(steps, name)
        yield from ((f"{steps.skill_id}.artefacts", a) for a in steps.artefacts)
    for pair in TEXTS.pairs.values():
        yield from ((f"{sorted(pair.skills)}", text) for text in (pair.shared, *pair.new.values()))
    for certificate in TEXTS.certificates.values():
        yield from ((certificate.skill_id, t) for t in (certificate.does, certificate.does_not))


def asks(skill, share=0.5):
    return Demand(skill, share, share, share, share, share, share, share, share, False, 100)


def line(skill, grade="used", *, claim=0, named=True, implied_by=None):
    return Evidence(skill, claim, "a", Span(0, 1), named, grade, "job", implied_by=implied_by)


def profile(*evidence, disclaimed=(), corrections=()):
    claims = tuple(Claim(f"line {i}", Span(0, 1), "experience", "job") for i in range(9))
    return Profile((), claims, evidence, disclaimed, "mid", "titles", 4.0, 0.0, corrections=corrections)


def step(skill, *evidence, **more):
    person = profile(*evidence, **more)
    return advice_of(gap_of(asks(skill), Held(person, TAXONOMY), TAXONOMY), person, TEXTS, TAXONOMY)


@pytest.fixture(scope="module")
def market():
    return load_snapshot()


def test_every_production_skill_that_one_per_cent_of_a_segment_or_cut_asks_for_has_its_own_step(market):
    ids = load_vocabulary().ids
    asked = {
        d.what
        for segment in (*ids["segment"], *ids["cut"])
        for d in demand(market, Cell(segment=segment)).demands
        if d.asked >= LEAST_ASKED and d.what in TAXONOMY.skills
    }
    production = {s for s in asked if TAXONOMY.skills[s].production and TAXONOMY.skills[s].kind == "skill"}
    assert len(production) > 200
    assert production - set(TEXTS.skills) == set()


def test_no_text_holds_a_gate_a_promise_a_course_or_a_link():
    texts = list(written())
    assert len(texts) > 2000
    for forbidden in (GATES, PROMISES, COURSES, LINKS):
        assert [(place, text) for place, text in texts if forbidden.search(text)] == []


def test_every_text_is_its_own_skills():
    for name in ("used", "shipped", "operated", "name", "new", "piece", "line", "artefacts"):
        told = [getattr(s, name) for s in TEXTS.skills.values() if getattr(s, name)]
        assert {text for text in told if told.count(text) > 1} == set(), name


def test_each_pair_of_siblings_has_a_bridge_of_its_own():
    assert TEXTS.general_pairs(TAXONOMY) == ()


@pytest.mark.parametrize("skill", sorted(TEXTS.skills))
def test_every_step_of_a_skill_is_whole_sentences_without_gaps_or_gates(skill):
    siblings = [s for s in TAXONOMY.skills[skill].siblings if TAXONOMY.skills[s].kind == "skill"]
    lines = {
        "listed": line(skill, "listed"),
        "described": line(skill, named=False),
        "adjacent": line(siblings[0]) if siblings else None,
        "missing": line("communication"),
    }
    for kind, evidence in lines.items():
        if evidence is None:
            continue
        found = step(skill, evidence)
        assert found.kind == kind
        said = " ".join((*found.sentences, found.absence, found.effort_basis, found.certificate))
        assert not re.search(r"[{}]|None|\.\.|  | \.", said), said
        assert not GATES.search(said)
        assert all(s[0].isupper() and s.endswith(".") for s in (*found.sentences, found.absence))
        assert 0 < found.effort_low < found.effort_high
        assert "Our estimate" in found.effort_basis
        assert bool(found.own_lines) == (kind != "missing")
        assert bool(found.artefacts) == (kind != "described")
        assert ("___" in found.cv_line) == (kind in {"adjacent", "missing"})
        assert not found.general


def test_a_described_skill_is_named_by_a_word_that_the_reader_finds():
    found = step("model-monitoring", line("model-monitoring", "operated", named=False))
    assert found.own_lines == (0,)
    assert "“model monitoring”" in found.sentences[0]
    assert "no line that says the word" in found.absence


def test_a_bridge_says_what_carries_over_and_what_does_not():
    found = step("kubernetes", line("ecs", "shipped"))
    assert (found.kind, found.via, found.own_lines) == ("adjacent", "ecs", (0,))
    assert "health checks" in found.sentences[0]
    assert "Amazon ECS" in found.sentences[0]
    assert "RBAC" in found.sentences[1]


def test_what_comes_near_a_missing_skill_is_said_and_never_that_nothing_does():
    found = step("model-deployment", line("docker", claim=1), line("fastapi", "listed", claim=2))
    assert found.kind == "missing"
    assert found.own_lines == (0, 1)
    assert "What comes near are your lines on Docker / containerisation and FastAPI." in found.absence
    assert "comes near it" not in found.absence
    nothing = step("model-deployment", line("communication"))
    assert nothing.own_lines == ()
    assert "or comes near it" in nothing.absence


def test_one_line_stands_for_one_near_skill_alone():
    found = step("model-deployment", line("docker", claim=3), line("fastapi", claim=3))
    assert len(found.own_lines) == 1


def test_a_skill_that_follows_from_a_listed_part_says_which_part():
    found = step("aws", line("aws", "listed", implied_by="s3"), line("s3", "listed"))
    assert found.kind == "listed"
    assert found.absence.startswith("Your CV names Amazon S3, a part of AWS")


def test_the_persons_own_word_is_told_apart_from_the_lines():
    rejected = Correction("kubernetes", "rejected", None)
    found = step("kubernetes", corrections=(rejected,))
    assert found.kind == "missing"
    assert found.absence.startswith("By your own word you do not hold Kubernetes")
    added = Correction("ecs", "added", "used")
    found = step("kubernetes", corrections=(added,))
    assert (found.kind, found.own_lines) == ("adjacent", ())
    assert "By your own word you have used Amazon ECS" in found.absence


def test_what_the_cv_says_it_lacks_or_wants_is_repeated():
    lacks = Disclaimer("spark", "no Spark yet", Span(0, 1), "negated")
    assert "you lack Apache Spark" in step("spark", disclaimed=(lacks,)).absence
    wants = replace(lacks, kind="aspired")
    assert "you want to learn Apache Spark" in step("spark", disclaimed=(wants,)).absence


def test_no_line_is_said_to_leave_unnamed_what_a_line_says_one_lacks():
    lacks = Disclaimer("spark", "no Spark yet", Span(0, 1), "negated")
    assert "no line that names" in step("spark").absence
    assert "no line that names" not in step("spark", disclaimed=(lacks,)).absence
    assert "no line that shows Apache Spark" in step("spark", disclaimed=(lacks,)).absence


def test_a_skill_without_its_own_text_gets_the_general_one_and_says_so():
    missing = [s.id for s in TAXONOMY.skills.values() if s.kind == "skill" and s.id not in TEXTS.skills]
    found = step(missing[0])
    assert found.general
    assert TAXONOMY.skills[missing[0]].label in found.sentences[0]
    assert "{" not in " ".join((*found.sentences, found.cv_line))


def test_there_is_no_step_for_what_is_shown():
    with pytest.raises(ValueError, match="docker"):
        advice_of(
            Gap("docker", "shown", "used", asks("docker"), (0,)), profile(line("docker")), TEXTS, TAXONOMY
        )


def test_a_certificate_comes_with_its_status_and_the_adverts_that_name_it(market):
    everywhere = demand(market, Cell())
    person = profile()
    gap = gap_of(asks("sagemaker"), Held(person, TAXONOMY), TAXONOMY)
    found = advice_of(
        gap, person, TEXTS, TAXONOMY, statuses=load_certificates(), named=everywhere
    ).certificate
    assert "It follows AWS Certified Machine Learning - Specialty, retired by 2026-03-31." in found
    assert re.search(rf"\d+ of {everywhere.n_adverts:,} adverts name it: \d\.\d\d % \[\d", found)
    assert everywhere.window.first in found


def test_faults_of_step_texts_are_told_all_at_once_with_line_and_skill(tmp_path):
    folder = tmp_path / "steps"
    shutil.copytree(STEPS, folder)
    file = folder / "containers.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("[helm]", "[helmet]").replace('terms = ["Docker",', 'terms = ["Dokcer",')
    text = text.replace("hours = [[1, 4], [3, 8]", "hours = [[4, 1], [3, 8]")
    text = re.sub(r'piece = "Serve a small model as a function', f'piece = "{"x" * MOST_LETTERS}', text)
    text = text.replace('line = "ran training of ___ in Argo', 'lien = "ran training of ___ in Argo')
    file.write_text(text, encoding="utf-8")
    (folder / "near.toml").write_text('[near]\ndocker = ["dokcer"]\n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_steps(TAXONOMY, folder)
    told = "\n".join(caught.value.problems)
    place = 1 + text[: text.index("[docker]")].count("\n")
    assert f"containers.toml:{place} [docker]: terms: 'Dokcer'" in told
    assert f"containers.toml:{place} [docker]: hours: read: expected 0 < related <= new" in told
    assert "[helmet]: expected the id of a skill" in told
    assert f"[serverless]: piece: expected at most {MOST_LETTERS} characters" in told
    assert "[argo]: lien: no such field" in told
    assert "[argo]: line: expected a text" in told
    assert "near.toml [near] docker: 'dokcer' is not in skills.csv" in told


def test_a_step_for_a_certificate_or_a_condition_is_refused(tmp_path):
    folder = tmp_path / "steps"
    shutil.copytree(STEPS, folder)
    file = folder / "containers.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("[helm]", "[cert-cka]"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_steps(TAXONOMY, folder)
    assert any("[cert-cka]: expected the id of a skill" in problem for problem in caught.value.problems)
