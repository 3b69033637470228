"""A taxonomy one can read at a glance, and CVs of invented people as lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import Document, Line, Profile, Span

_COLUMNS = (
    "skill_id,label,group,kind,production,area,aliases,ambiguous,context_words,implies,siblings,edition,replaces,"
    "esco_uri,esco_label,onet,note"
)
_SKILLS = (
    "python,Python,languages,skill,no,,Python,no,,,,1,,,,,",
    "sql,SQL,languages,skill,no,,SQL,no,,,,1,,,,,",
    "aws,AWS,cloud,skill,yes,cloud,AWS,no,,,,1,,,,,",
    "sagemaker,SageMaker,cloud,skill,yes,cloud,SageMaker,no,,aws,,1,,,,,",
    "kubernetes,Kubernetes,containers,skill,yes,containers,Kubernetes,no,,,,1,,,,,",
    "docker,Docker,containers,skill,yes,containers,Docker,no,,,,1,,,,,",
    "machine-learning,Machine learning,ml,skill,no,,machine learning,no,,,,1,,,,,",
    "pytorch,PyTorch,ml,skill,no,,PyTorch,no,,python,,1,,,,,",
)

Read = Callable[..., Profile]


def make_document(text: str) -> Document:
    """Return plain text as a document with one line per line."""
    lines = []
    start = 0
    for raw in text.split("\n"):
        lines.append(Line(Span(start, start + len(raw))))
        start += len(raw) + 1
    return Document("cv.txt", "text/plain", 1, text, tuple(lines), "0" * 64)


@pytest.fixture(scope="session")
def small_taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    path: Path = tmp_path_factory.mktemp("taxonomy") / "skills.csv"
    path.write_text("\n".join((_COLUMNS, *_SKILLS)) + "\n", encoding="utf-8")
    return load_taxonomy(path)


@pytest.fixture
def read(small_taxonomy: Taxonomy, today: date) -> Read:
    """Return a reader of CV text that knows the eight skills above."""

    def read_text(text: str, **options: object) -> Profile:
        return extract_profile(make_document(text), small_taxonomy, None, None, today=today)

    return read_text


def grades_of(profile: Profile) -> dict[str, str]:
    """Return the best grade of each skill."""
    return {skill: items[0].grade for skill, items in profile.by_skill().items()}
