"""Which names are found, and which look-alikes are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap.skills import _matcher, _reading, find_mentions, load_taxonomy
from mlgap.types import Span

TAXONOMY = load_taxonomy()


def named(text: str) -> list[str]:
    return [mention.skill_id for mention in find_mentions(text, TAXONOMY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++ and C#", ["cpp", "csharp"]),
        ("C++17, .NET, Node.js", ["cpp", "dotnet", "node-js"]),
        ("ASP.NET", ["dotnet"]),
        ("scikit-learn, sklearn and scikit learn", ["scikit-learn"] * 3),
        ("CI/CD, CI CD, CICD, ci-cd", ["ci-cd"] * 4),
        ("K8s and kubernetes", ["kubernetes"] * 2),
        ("socket io", ["backend"]),
        ("micro services, micro-services, microservices", ["microservices"] * 3),
        ("A/B test, A/B tests, AB testing", ["ab-testing"] * 3),
        ("vector databases and a vector database", ["vector-search"] * 2),
        ("hyperparameter optimisation or hyperparameter optimization", ["hyperparameter-tuning"] * 2),
        ("Weights & Biases", ["wandb"]),
        ("CompTIA Security+", ["cert-security"]),
        ("PL/SQL", ["sql"]),
        ("Power BI", ["power-bi"]),
        ("HTML and CSS", ["html-css", "html-css"]),
        ("Datenpipelines mit Kafka", ["data-pipelines", "kafka"]),
    ],
)
def test_a_name_is_found_as_people_write_it(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Python, R and SQL", "r-lang"),
        ("models in R and reports", "r-lang"),
        ("Java, Go, Kubernetes", "go-lang"),
        ("services written using Go.", "go-lang"),
        ("Spark and Hadoop clusters", "spark"),
        ("Rust, C++", "rust-lang"),
        ("SAS, SPSS and R", "sas-lang"),
        ("TypeScript/JavaScript; TS, React", "typescript"),
        ("JAX and PyTorch", "jax"),
        ("C, C++ and Python", "c-lang"),
        ("Prometheus and Grafana", "prometheus"),
        ("REST and GraphQL", "rest-api"),
    ],
)
def test_an_ambiguous_name_counts_in_company(text: str, skill: str) -> None:
    assert skill in named(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("We spark joy", "spark"),
        ("a spark of an idea", "spark"),
        ("rust on the Rust Belt", "rust-lang"),
        ("the rest of the team", "rest-api"),
        ("X-ray and ray tracing", "ray"),
        ("offices in Canary Wharf", "canary-release"),
        ("at the helm of a company", "helm"),
        ("RAG status reports", "rag"),
        ("a cutting-edge AI company", "edge-ml"),
        ("Prometheus, the film", "prometheus"),
        ("TF-IDF features in Python", "tensorflow"),
        ("Active TS/SCI clearance", "typescript"),
        ("storage compatible: S3-compatible", "s3"),
        ("Triton kernels in CUDA", "triton-server"),
        ("health insurance: PPO, HMO", "reinforcement-learning"),
        ("JavaScript", "java"),
        ("a place to excel at work", "excel"),
        ("Search Engine Optimization", "search-ranking"),
        ("oneAPI", "rest-api"),
        ("github.com/jane", "git"),
        ("visit java.com", "java"),
        ("Prometheus, a Coursera course: metrics and alerts", "prometheus"),
        ("before problems arise", "arize"),
        ("send your CV and your image", "computer-vision"),
    ],
)
def test_a_look_alike_is_not_the_skill(text: str, skill: str) -> None:
    assert skill not in named(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PyTorchUnderstanding of models", ["pytorch"]),
        ("DockerInfra: Terraform", ["docker", "terraform"]),
        ("SkillsPython", ["python"]),
        ("ListAWS", ["aws"]),
        ("MachineLearningEngineer", ["machine-learning"]),
    ],
)
def test_words_that_scraping_glued_together_are_told_apart(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("text", ["JavaScript", "MLflow", "GitHub Actions", "SageMaker", "PostgreSQL"])
def test_a_name_with_inner_capitals_stays_whole(text: str) -> None:
    assert len(named(text)) == 1


def test_the_longest_name_wins() -> None:
    assert named("Google Kubernetes Engine and Spark Streaming") == ["gke", "spark"]


def test_an_open_name_lets_the_skills_inside_it_count() -> None:
    assert set(named("C/C++")) == {"c-lang", "cpp"}


def test_lower_case_text_needs_strong_context_for_names_that_are_words() -> None:
    assert "go-lang" in named("skills: python, go, java, rust")
    assert "go-lang" not in named("we go and see what our users need every day")


def test_mentions_come_in_order_with_the_words_they_stand_on() -> None:
    text = "Docker, then Kubernetes"
    assert [(m.span, text[m.span.start : m.span.end]) for m in find_mentions(text, TAXONOMY)] == [
        (Span(0, 6), "Docker"),
        (Span(13, 23), "Kubernetes"),
    ]


def test_a_letter_that_grows_in_lower_case_moves_no_span() -> None:
    text = "İstanbul İİ: Docker"
    (mention,) = find_mentions(text, TAXONOMY)
    assert text[mention.span.start : mention.span.end] == "Docker"


@pytest.mark.parametrize("filler", ["@", "a@b ", "no ", "\n", " ", "R, ", "learning ", "Go", "x://y "])
def test_a_long_run_of_anything_does_not_hide_what_follows(filler: str) -> None:
    assert "docker" in named(filler * 5_000 + " . \n\nDocker")


PLAIN = sorted(
    (skill.id, alias)
    for skill in TAXONOMY.skills.values()
    for alias in skill.aliases
    if alias[0] not in "=~+!" and alias.isascii() and len(alias) > 2
)


def test_there_are_plain_aliases_to_draw_from() -> None:
    assert len(PLAIN) > 2000


@given(st.sampled_from(PLAIN), st.sampled_from([str.lower, str.upper, str.title, str]))
@settings(max_examples=300, deadline=None)
def test_a_plain_alias_is_found_in_any_case(pair: tuple[str, str], recase: type[str]) -> None:
    skill, alias = pair
    assert skill in named(f"x, {recase(alias)} .")


SPACED = [pair for pair in PLAIN if re.fullmatch(r"\w+(?: \w+)+", pair[1])]


@given(
    st.sampled_from(SPACED),
    st.sampled_from(["  ", "\n", " \n ", "\t", "-", "\xa0"]),
)
@settings(max_examples=300, deadline=None)
def test_a_plain_alias_is_found_across_spaces_and_line_wraps(pair: tuple[str, str], gap: str) -> None:
    skill, alias = pair
    assert skill in named(f"x, {alias.replace(' ', gap)} .")


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for mention in find_mentions(text, TAXONOMY):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.skill_id in TAXONOMY.skills


def test_the_automaton_and_the_trie_alone_find_the_same():
    """The compiled pass may only tell where to look: whatever a walk over every word finds, it finds too."""
    taxonomy = load_taxonomy()
    aliases = [alias.lstrip("=~+!") for skill in taxonomy.skills.values() for alias in skill.aliases]
    joints = [", ", " and ", "/", "\n- ", "-", " not ", ". "]
    for start in range(0, len(aliases) - 7, 7):
        text = (
            "".join(a + b for a, b in zip(aliases[start : start + 7], joints, strict=True)) + " İ DockerInfra"
        )
        reading = _reading.read(text, taxonomy.words)
        everywhere = _matcher._Found()
        _matcher._walk_words(reading, taxonomy.trie, everywhere, 0, len(reading.words))
        assert _matcher._walk(reading, taxonomy.trie, taxonomy.surfaces) == everywhere, text
