"""The closed vocabularies as types: a test holds each to `data/vocabulary.toml`."""

from __future__ import annotations

from typing import Literal

Segment = Literal[
    "big-tech", "ai-startup", "regulated-finance", "regulated-health", "regulated-insurance",
    "gov-defence", "product-tech", "traditional-enterprise", "consulting-staffing", "unclear",
]  # fmt: skip
SegmentBasis = Literal["table", "classifier", "none"]
Cut = Literal["platform-team", "frontier-lab", "vertical-ai"]
RoleFamily = Literal[
    "ml-engineer", "mlops-engineer", "ml-platform-engineer", "ai-engineer", "applied-scientist",
    "data-scientist", "research-engineer", "research-scientist", "recsys-engineer",
    "forecasting-scientist", "cv-engineer", "nlp-engineer", "data-engineer", "data-analyst",
    "software-engineer", "ml-manager", "ml-leadership", "ai-governance", "ai-architect", "quant",
    "devops-sre", "ai-trainer", "other",
]  # fmt: skip
Level = Literal[
    "intern", "junior", "mid", "senior", "lead", "staff", "principal", "manager", "director",
    "unstated",
]  # fmt: skip
LevelBand = Literal["early", "mid", "senior", "management", "unstated"]
WorkMode = Literal["remote", "hybrid", "onsite", "unstated"]
Employment = Literal["full-time", "part-time", "contract", "internship", "unstated"]
Necessity = Literal["must", "any-of", "nice", "mention"]
Grade = Literal["listed", "used", "shipped", "operated"]
NotEvidence = Literal["negated", "aspired"]
CorrectionVerdict = Literal["confirmed", "rejected", "added"]
CvCheckId = Literal[
    "outcomes", "production-words", "tools-in-work", "mlops-in-top-half", "cloud-proof", "repository-link",
    "container", "tests", "api", "stuffed-terms", "skills-list-beyond-evidence", "segment-wording",
]  # fmt: skip
CvCheckState = Literal["found", "not-found", "notice"]
Context = Literal["job", "project", "coursework", "publication", "certificate", "unknown"]
GapStatus = Literal["shown", "listed", "described", "adjacent", "missing"]
Gate = Literal[
    "degree-bachelor", "degree-master", "degree-phd", "clearance", "work-authorisation",
    "min-years", "language",
]  # fmt: skip
PayBasis = Literal["base", "total", "unstated"]
PayPeriod = Literal["year", "month", "week", "day", "hour"]
SkillKind = Literal["skill", "trait", "domain", "certificate", "gate"]
Section = Literal[
    "header", "summary", "experience", "projects", "education", "skills", "certificates",
    "publications", "awards", "volunteering", "languages", "interests", "other",
]  # fmt: skip

GRADES: tuple[Grade, ...] = ("listed", "used", "shipped", "operated")
SCHEMA_VERSION = "3"
"""Version of `GapReport` as written to JSON; raised when a reader of the old form would misread the new."""
