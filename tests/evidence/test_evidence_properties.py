"""What may change a profile and what may not: order, repetition, case, blanks, wraps and line ends."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, find_mentions, load_taxonomy
from mlgap.types import GRADES, Document, Profile

TODAY = date(2026, 11, 21)
SHOWING = (
    "Built a churn model in Python with scikit-learn and put it behind a small web service",
    "Deployed a ranking service on Kubernetes for 40M users, with canary releases and a runbook",
    "On call for Docker hosts; upgraded them twice without downtime and wrote down how",
    "Retrained PyTorch models every month and watched data drift with Evidently",
    "Read and compared nine papers on machine learning for demand forecasting",
    "Moved the nightly loads from cron to Airflow, which cut the AWS bill by 31 percent",
    "Wrote SQL and dbt models that forty analysts use daily in Snowflake",
    "Kept the feature store on Redis and S3 healthy through two seasons",
    "Trained gradient boosting models in R and compared them with XGBoost",
    "Reviewed Terraform modules and set up continuous integration with GitHub Actions",
)
DENYING = (
    "No SageMaker experience yet, and no Kubernetes in production so far",
    "Keen to learn Terraform; our vendor runs the AWS platform",
    "I have not used Docker or Airflow",
)
LISTS = (
    "Python, SQL, R, C++, Go, scikit-learn, PyTorch, Apache Spark, Kafka, Airflow, Docker, Kubernetes",
    "Languages: Python, Java, SQL; Cloud: AWS, Google Cloud, Azure; Tools: Git, GitHub Actions, Terraform",
)
JOBS = (
    "Data Engineer, Fenwick Labs, 2019 - 2021",
    "Machine Learning Engineer, Orsett Bank, Mar 2021 - present",
    "Data Analyst, Saltmarsh Stores, 2015 - 2018",
)
STUDIES = ("BSc Statistics, University of Nowhere, 2011 - 2015",)
Entry = tuple[str, tuple[str, ...]]
few = settings(max_examples=40)
bullets = st.lists(st.sampled_from((*SHOWING, *DENYING)), min_size=1, max_size=5, unique=True).map(tuple)


class Cv(NamedTuple):
    """A CV as its parts, so that each may be moved."""

    jobs: tuple[Entry, ...]
    skills: tuple[str, ...]
    projects: tuple[str, ...]

    def sections(self) -> list[tuple[str, list[str]]]:
        jobs = [line for job, items in self.jobs for line in ("", job, *(f"- {i}" for i in items))]
        found = [("Experience", jobs[1:]), ("Education", list(STUDIES))]
        if self.projects:
            found.append(("Projects", [f"- {item}" for item in self.projects]))
        if self.skills:
            found.append(("Skills", list(self.skills)))
        return found


@st.composite
def cvs(draw: st.DrawFn) -> Cv:
    titles = draw(st.lists(st.sampled_from(JOBS), min_size=1, max_size=3, unique=True))
    jobs = tuple((title, draw(bullets)) for title in titles)
    skills = draw(st.lists(st.sampled_from(LISTS), max_size=2, unique=True))
    projects = draw(st.lists(st.sampled_from(SHOWING), max_size=2, unique=True))
    return Cv(jobs, tuple(skills), tuple(projects))


def text_of(sections: Sequence[tuple[str, list[str]]]) -> str:
    parts = ["Noor Example\nData Engineer", *("\n".join((name, *lines)) for name, lines in sections)]
    return "\n\n".join(parts) + "\n"


@cache
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def read(text: str | bytes, name: str = "cv.txt") -> tuple[Document, Profile]:
    document = mask_identity(read_document(text.encode() if isinstance(text, str) else text, name))
    return document, extract_profile(document, taxonomy(), None, None, today=TODAY)


def said(text: str | bytes) -> set[tuple[str, ...]]:
    """Return all a CV is read to say: each skill with grade and context, and what it disclaims."""
    profile = read(text)[1]
    return {(e.skill_id, e.grade, e.context) for e in profile.evidence} | {
        (d.skill_id, d.kind) for d in profile.disclaimed
    }


def best(text: str) -> dict[str, int]:
    return {skill: GRADES.index(items[0].grade) for skill, items in read(text)[1].by_skill().items()}


# --- order and repetition


@few
@given(cv=cvs(), random=st.randoms(use_true_random=False))
def test_the_order_of_bullets_jobs_and_sections_changes_nothing(cv: Cv, random) -> None:  # type: ignore[no-untyped-def]
    def mixed(items: Sequence) -> list:  # type: ignore[type-arg]
        return random.sample(list(items), len(items))

    other = Cv(
        tuple((job, tuple(mixed(items))) for job, items in mixed(cv.jobs)),
        tuple(mixed(cv.skills)),
        tuple(mixed(cv.projects)),
    )
    first, second = text_of(cv.sections()), text_of(mixed(other.sections()))
    assert said(first) == said(second)
    one, two = read(first)[1], read(second)[1]
    assert (one.level, one.industry_years) == (two.level, two.industry_years)


@few
@given(cv=cvs(), times=st.integers(2, 5))
def test_saying_it_again_raises_nothing(cv: Cv, times: int) -> None:
    again = Cv(tuple((job, items * times) for job, items in cv.jobs), cv.skills * times, cv.projects * times)
    assert said(text_of(cv.sections())) == said(text_of(again.sections()))


@few
@given(cv=cvs(), added=st.sampled_from(SHOWING), place=st.integers(0, 9))
def test_another_bullet_takes_no_skill_and_lowers_no_grade(cv: Cv, added: str, place: int) -> None:
    job, items = cv.jobs[0]
    place = min(place, len(items))
    more = ((job, (*items[:place], added, *items[place:])), *cv.jobs[1:])
    before = best(text_of(cv.sections()))
    after = best(text_of(cv._replace(jobs=more).sections()))
    assert all(after.get(skill, -1) >= grade for skill, grade in before.items())


@few
@given(cv=cvs(), added=st.sampled_from(DENYING))
def test_a_denial_takes_nothing_that_is_shown(cv: Cv, added: str) -> None:
    more = tuple((job, (*items, added)) for job, items in cv.jobs)
    before = best(text_of(cv.sections()))
    after = best(text_of(cv._replace(jobs=more).sections()))
    assert all(after.get(skill, -1) >= grade for skill, grade in before.items())


# --- spelling: case, blanks, marks that no one sees


def free_aliases() -> list[tuple[str, str]]:
    """Return the aliases whose case means nothing and that need no context, with their skill."""
    return [
        (skill.id, alias)
        for skill in taxonomy().skills.values()
        for alias in skill.aliases
        if alias[0] not in "=~+!" and not skill.ambiguous and len(alias) > 3
    ]


@settings(max_examples=150)
@given(data=st.data())
def test_the_case_of_a_name_means_nothing_where_no_other_word_is_spelt_so(data: st.DataObject) -> None:
    skill, alias = data.draw(st.sampled_from(free_aliases()))
    spelt = data.draw(st.sampled_from((str.upper, str.lower, str.title, str.swapcase)))(alias)
    plain = {m.skill_id for m in find_mentions(f"They wrote about {alias} twice", taxonomy())}
    other = {m.skill_id for m in find_mentions(f"They wrote about {spelt} twice", taxonomy())}
    assert skill in plain
    assert skill in other


@settings(max_examples=150)
@given(data=st.data(), blank=st.sampled_from(("  ", "\t", "\u00a0", " \u200b", "\u2009")))
def test_blanks_inside_a_name_mean_nothing(data: st.DataObject, blank: str) -> None:
    skill, alias = data.draw(st.sampled_from([pair for pair in free_aliases() if " " in pair[1]]))
    text = "Noor Example\n\nExperience\nData Engineer, Fenwick Labs, 2019 - 2021\n- Wrote about {} twice\n"
    plain, other = said(text.format(alias)), said(text.format(alias.replace(" ", blank)))
    assert plain == other
    event("named" if any(skill in item for item in plain) else "not named here")


@given(cv=cvs())
@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda text: text.replace("\n", "\r\n"), "CRLF"),
        (lambda text: text.replace("\n", "\r"), "CR"),
        (lambda text: text.replace(" ", "\u00a0"), "no-break blanks"),
        (lambda text: text.replace("- ", "-\t"), "tabs"),
        (lambda text: text.replace(" ", "\u200b "), "zero-width blanks"),
        (lambda text: text.replace("e", "e\u00ad"), "soft hyphens"),
        (lambda text: text.replace("\n", "  \n"), "blanks at line ends"),
        (lambda text: text.replace("- ", "\u2022 "), "round bullets"),
        (lambda text: text.replace("- ", "\uf0b7 "), "bullets of a symbol font"),
        (lambda text: text.replace("\n\n", "\n\n\n\n"), "more blank lines"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@settings(max_examples=10)
def test_marks_that_no_one_sees_change_nothing(change, name: str, cv: Cv) -> None:  # type: ignore[no-untyped-def]
    text = text_of(cv.sections())
    assert said(change(text).encode("utf-8")) == said(text)


# --- lines


def wrapped(text: str, width: int, hyphens: bool) -> str:
    return "\n".join(row for line in text.split("\n") for row in wrap_line(line, width, hyphens))


def wrap_line(line: str, width: int, hyphens: bool) -> Iterator[str]:
    indent = "  " if line.startswith("- ") else ""
    yield from textwrap.wrap(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=hyphens
    ) or [""]


@few
@given(cv=cvs(), width=st.integers(40, 110), hyphens=st.booleans())
def test_where_lines_break_changes_nothing(cv: Cv, width: int, hyphens: bool) -> None:
    text = text_of(cv.sections())
    assert said(wrapped(text, width, hyphens)) == said(text)


@few
@given(cv=cvs(), data=st.data())
def test_a_word_broken_by_a_hyphen_is_the_word(cv: Cv, data: st.DataObject) -> None:
    text = text_of(cv.sections())
    lines = [i for i, line in enumerate(text.split("\n")) if line.startswith("- ")]
    number = data.draw(st.sampled_from(lines))
    words = text.split("\n")[number].split(" ")
    long = [i for i, word in enumerate(words) if word.isalpha() and word[1:].islower() and len(word) >= 6]
    place = data.draw(st.sampled_from(long))
    cut = data.draw(st.integers(3, len(words[place]) - 3))
    whole = words[place].lower()
    if text.lower().count(whole) > 1 or whole[:cut] in {"fore", "down", "without", "with"}:
        return
    words[place] = f"{words[place][:cut]}-\n  {words[place][cut:]}"
    rows = text.split("\n")
    rows[number] = " ".join(words)
    assert said("\n".join(rows)) == said(text)


# --- places, and the same again


@few
@given(cv=cvs(), width=st.integers(30, 110), end=st.sampled_from(("\n", "\r\n", " \n")))
def test_each_quote_is_the_documents_text_at_its_span(cv: Cv, width: int, end: str) -> None:
    text = wrapped(text_of(cv.sections()), width, hyphens=True).replace("\n", end).replace(" a ", "\u00a0a\t")
    document, profile = read(text)
    for item in (*profile.evidence, *profile.disclaimed):
        assert document.text[item.span.start : item.span.end] == item.quote
    for claim in profile.claims:
        raw = document.text[claim.span.start : claim.span.end]
        assert "".join(raw.split()) == "".join(claim.text.split())


@few
@given(cv=cvs())
@example(Cv(((JOBS[0], SHOWING[:2]),), LISTS, ()))
def test_the_same_bytes_give_the_same_profile(cv: Cv) -> None:
    text = text_of(cv.sections())
    first, second = read(text)[1], read(text)[1]
    assert first == second
    assert repr(first) == repr(second)
