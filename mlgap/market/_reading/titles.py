"""Role family and level from a job title, by the ordered rules of `data/titles.csv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from mlgap.errors import DataError
from mlgap.types import Level, RoleFamily, Segment
from mlgap.vocabulary import load_vocabulary

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), short)
    for pattern, short in (
        (r"[’']", "'"),
        (r"machine[ -]?learning", "ml"),
        (r"artificial intelligence", "ai"),
        (r"natural language processing", "nlp"),
        (r"computer vision", "cv"),
        (r"deep learning", "dl"),
        (r"gen(?:erative)?[ -]?ai\b", "genai"),
        (r"large language models?", "llm"),
        (r"llms\b", "llm"),
        (r"\bml[ -]ops\b", "mlops"),
        (r"\bsr\b\.?|\bsnr\b\.?", "senior"),
        (r"\bjr\b\.?", "junior"),
        (r"back[ -]end", "backend"),
        (r"full[ -]?stack", "fullstack"),
        (r"\bswe\b|\bsde\b|\bsdet?\b", "software engineer"),
        (r"\bengr?\b", "engineer"),
        (r"\bmgr\b", "manager"),
        (r"\bmle\b", "ml engineer"),
        (r"site reliability", "sre"),
        (r"a\.i\.", "ai"),
        (r"[^\w+#&/']+", " "),
    )
)


_REMEMBERED = 1 << 14
"""Titles recur, within an advert and among adverts: what they say is worked out once."""


@dataclass(frozen=True, slots=True, eq=False)
class TitleRules:
    """Ordered patterns over a normalised title; the first that is found decides."""

    families: tuple[tuple[re.Pattern[str], RoleFamily], ...]
    levels: tuple[tuple[re.Pattern[str], Level], ...]


def load_titles(path: Path) -> TitleRules:
    """Return the rules of `path`; raises `DataError` naming every faulty line."""
    ids = load_vocabulary().ids
    problems: list[str] = []
    families: list[tuple[re.Pattern[str], RoleFamily]] = []
    levels: list[tuple[re.Pattern[str], Level]] = []
    with path.open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=2):
            try:
                pattern = re.compile(row["pattern"])
            except re.error as error:
                problems.append(f"{path.name}:{place}: pattern: {error}")
                continue
            if row["kind"] == "family" and row["id"] in ids["role_family"]:
                families.append((pattern, cast(RoleFamily, row["id"])))
            elif row["kind"] == "level" and row["id"] in ids["level"]:
                levels.append((pattern, cast(Level, row["id"])))
            else:
                problems.append(f"{path.name}:{place}: id: unknown {row['kind']} {row['id']!r}")
    if problems:
        raise DataError(path.name, problems)
    return TitleRules(tuple(families), tuple(levels))


@lru_cache(maxsize=_REMEMBERED)
def normalise_title(title: str) -> str:
    """Return a title in lower case with the common spellings made one ("Sr. ML Ops" -> "senior mlops")."""
    text = title.lower()
    for pattern, short in _SPELLINGS:
        text = pattern.sub(short, text)
    return text.strip()


@lru_cache(maxsize=_REMEMBERED)
def role_family(title: str, rules: TitleRules) -> RoleFamily:
    """Return the role family that a title names, "other" where it names none."""
    text = normalise_title(title)
    return next((family for pattern, family in rules.families if pattern.search(text)), "other")


@lru_cache(maxsize=_REMEMBERED)
def title_level(title: str, rules: TitleRules, segment: Segment) -> Level:
    """Return the level that a title states; titles of banks and consultancies mean less there.

    A bank's "Vice President" is an individual's grade and its "Associate" no beginner: both "unstated".
    """
    text = normalise_title(title)
    if segment in ("regulated-finance", "regulated-insurance", "consulting-staffing"):
        text = re.sub(
            r"\b(?:senior |assistant )?(?:associate|analyst)?\s?(?:vice president|s?vp|avp)\b", " ", text
        )
        text = re.sub(r"\b(?:senior )?associate(?= (?:director|principal|manager))?\b", " ", text)
    return next((level for pattern, level in rules.levels if pattern.search(text)), "unstated")


def forget_titles() -> None:
    """Drop all titles remembered."""
    for remembering in (normalise_title, role_family, title_level):
        remembering.cache_clear()
