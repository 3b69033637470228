"""The role family of an advert: what its title names, made narrower where the text leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mlgap.market._reading.anchors import Anchors
from mlgap.market._reading.titles import TitleRules, role_family
from mlgap.skills import lowered
from mlgap.types import RoleFamily

_GENERAL: frozenset[RoleFamily] = frozenset({"ml-engineer", "ai-engineer", "other"})
_NARROWER: frozenset[RoleFamily] = frozenset(
    {
        "ml-platform-engineer",
        "mlops-engineer",
        "cv-engineer",
        "recsys-engineer",
        "nlp-engineer",
        "ml-engineer",
        "ai-engineer",
        "data-scientist",
        "data-engineer",
    }
)
_SUBJECTS: Anchors[RoleFamily] = Anchors(
    {
        "cv-engineer": (
            "computer vision", "computer-vision", "object detection", "segmentation", "image", "imaging",
            "opencv", "camera", "video",
        ),
        "recsys-engineer": ("recommend", "ranking", "personali"),
    }
)  # fmt: skip
_DENSITY: Mapping[RoleFamily, float] = {"cv-engineer": 1.2, "recsys-engineer": 1.5}
"""How many words of a subject per 100 words of text make it the job's subject."""
_LONGEST_TITLE = 140
_ROLE = re.compile(
    r"\b(?:(?:senior|sr\.?|staff|lead|principal|junior|founding|applied|forward deployed"
    r"|full[- ]?stack|backend|software|product|platform|infrastructure|research|data"
    r"|machine learning|ml|ai|ai/ml|mlops|deep learning|computer vision|nlp|llm|devops"
    r"|site reliability|security|mobile|frontend|solutions)\s+){1,4}(?:engineers?"
    r"|scientists?|developers?|researchers?|architects?|analysts?|managers?)\b",
    re.I,
)


def headline(title: str) -> str:
    """Return the title, or the first role named in it where a source has put the whole advert there."""
    if len(title) <= _LONGEST_TITLE:
        return title
    found = _ROLE.search(title)
    return found.group() if found else ""


def read_role_family(title: str, text: str, rules: TitleRules) -> RoleFamily:
    """Return the role family of an advert.

    A title that says only "ML engineer" or "AI engineer" gives way to a narrower one in the text's first
    line, and to computer vision or recommendation where the text is about little else.
    """
    family = role_family(title, rules)
    if family not in _GENERAL:
        return family
    first = text.lstrip().split("\n", 1)[0]
    if len(first) < 90 and _ROLE.search(first):
        said = role_family(first, rules)
        if said in _NARROWER and (family == "other" or said not in _GENERAL):
            return said
    if family == "other":
        return family
    lower = lowered(text)
    named = _SUBJECTS.count_in(lower)
    words = max(100, lower.count(" ")) / 100
    for subject, density in _DENSITY.items():
        if named[subject] / words >= density:
            return subject
    return family
