"""One CV in many layouts and formats: the same skills, grades and contexts from each."""

from __future__ import annotations

import importlib.util
import json
import os
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import Profile
from mlgap.vocabulary import DATA

TODAY = date(2026, 11, 21)
RESEARCH = os.environ.get("MLGAP_RESEARCH_DATA")
CVS = Path(RESEARCH or ".") / "cvs"
needs_research = pytest.mark.skipif(
    RESEARCH is None, reason="MLGAP_RESEARCH_DATA names no folder of CV files"
)
SAMPLES = sorted(path.stem for path in (DATA / "samples").glob("*.toml"))
Read = tuple[set[tuple[str, ...]], set[tuple[str, str]]]


@cache
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@cache
def renderers() -> Any:
    """Return the module that renders the sample CVs."""
    spec = importlib.util.spec_from_file_location("sample_build", DATA / "samples" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def profile_of(data: bytes, name: str) -> Profile:
    return extract_profile(mask_identity(read_document(data, name)), taxonomy(), None, None, today=TODAY)


def said(profile: Profile) -> Read:
    """Return each skill with its best grade and the contexts it has it in, and what is disclaimed."""
    held = {
        (skill, items[0].grade, *sorted({item.context for item in items if item.grade == items[0].grade}))
        for skill, items in profile.by_skill().items()
    }
    return held, {(item.skill_id, item.kind) for item in profile.disclaimed}


# --- the samples, rendered in other ways


def cv_of(sample: str) -> dict[str, Any]:
    return tomllib.loads((DATA / "samples" / f"{sample}.toml").read_text(encoding="utf-8"))


def as_text(cv: dict[str, Any]) -> bytes:
    heading = 26
    lines = (f"\n{text}" if size == heading else text for text, _, size in renderers()._lines(cv))
    return "\n".join(lines).encode()


def as_markdown(cv: dict[str, Any]) -> bytes:
    marks = {40: "# ", 26: "## ", 22: "### "}
    lines = []
    for text, bold, size in renderers()._lines(cv):
        first, _, rest = text.removeprefix("• ").partition(" ")
        bullet = f"- **{first}** {rest}"
        lines += [f"{marks[size]}{text}", ""] if bold else [bullet if text.startswith("• ") else text]
    return "\n".join(lines).encode()


def as_json_resume(cv: dict[str, Any]) -> bytes:
    keys = {
        "Experience": "work",
        "Research Experience": "work",
        "Open Source": "projects",
        "Platform": "skills",
    }
    fields = {"languages": "language", "awards": "title", "education": "studyType"}
    resume: dict[str, Any] = {
        "basics": {
            "name": cv["name"],
            "label": cv["headline"],
            "email": cv["email"],
            "summary": cv["summary"],
        }
    }
    for section in cv["section"]:
        key = keys.get(section["title"], section["title"].lower())
        entries = [
            {
                "studyType" if key == "education" else "position" if key == "work" else "name": entry[
                    "title"
                ],
                "institution" if key == "education" else "entity" if key == "projects" else "name": entry[
                    "organisation"
                ],
                "startDate": entry["dates"].partition(" - ")[0],
                "endDate": entry["dates"].partition(" - ")[2],
                "courses" if key == "education" else "highlights": entry["bullets"],
            }
            for entry in section.get("entry", ())
        ]
        field = fields.get(key, "name")
        resume.setdefault(key, []).extend([*entries, *({field: line} for line in section.get("lines", ()))])
    return json.dumps(resume).encode()


@cache
def reading_of_sample(sample: str) -> Read:
    return said(profile_of(renderers().render_one_column(cv_of(sample)), "cv.pdf"))


FORMATS = {
    "dense.pdf": lambda cv: renderers().render_one_column(cv, size=9.4, lead=12.6, margin=42),
    "large.pdf": lambda cv: renderers().render_one_column(cv, size=12, lead=18, margin=90),
    "sidebar.pdf": lambda cv: renderers().render_sidebar(cv),
    "cv.docx": lambda cv: renderers().render_docx(cv),
    "cv.txt": as_text,
    "cv.md": as_markdown,
    "cv.json": as_json_resume,
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_says_the_same_in_every_format(sample: str, form: str) -> None:
    held, denied = reading_of_sample(sample)
    assert len(held) >= 25
    found = said(profile_of(FORMATS[form](cv_of(sample)), form))
    assert found[0] ^ held == set()
    assert found[1] == denied


# --- files of known content, where they are at hand


def files_of(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in CVS.glob(pattern))


SAME_CONTENT = {
    "six designs of one full CV": (
        ("layouts/rendercv__standard_full__*.pdf", "docx/*.docx"),
        {
            "python": ("listed", "unknown"), "cpp": ("listed", "unknown"),
            "kubernetes": ("listed", "unknown"),
            "microservices": ("shipped", "job"), "cert-cka": ("listed", "certificate"),
        },
    ),
    "three designs of a short CV": (("layouts/rendercv__minimal__*.pdf",), {}),
}  # fmt: skip


@needs_research
@pytest.mark.parametrize("content", SAME_CONTENT)
def test_files_of_the_same_content_say_the_same(content: str) -> None:
    patterns, known = SAME_CONTENT[content]
    files = files_of(*patterns)
    assert len(files) >= 3
    profiles = {path.name: profile_of(path.read_bytes(), path.name) for path in files}
    first = said(next(iter(profiles.values())))
    for name, profile in profiles.items():
        assert said(profile) == first, name
        best = {skill: (items[0].grade, items[0].context) for skill, items in profile.by_skill().items()}
        assert {skill: best.get(skill) for skill in known} == known, name


@needs_research
def test_designs_that_draw_headings_apart_show_the_skills_of_the_one_that_does_not() -> None:
    """Four designs of one CV. Known fault: in two of them an employer's name reads as a soft skill."""
    files = {path.stem.rpartition("_")[2]: path for path in files_of("layouts/reactive-resume__*.pdf")}
    assert set(files) == {"azurill", "ditto", "kakuna", "pikachu"}
    held = {
        name: {
            (skill, items[0].grade) for skill, items in profile_of(p.read_bytes(), p.name).by_skill().items()
        }
        for name, p in files.items()
    }
    assert len(held["kakuna"]) >= 18
    for name, skills in held.items():
        assert {skill for skill, _ in skills ^ held["kakuna"]} <= {"problem-solving"}, name
