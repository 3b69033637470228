"""The nouns of mlgap: frozen values with one meaning each; no input or output, no pandas.

Ids come from `data/vocabulary.toml` and `data/skills.csv`. Months are "YYYY-MM" strings, shares lie in
[0, 1], money is in units of its currency, spans are half-open offsets into a document's text.
"""

from mlgap.ids import *
from mlgap.types._identity import Identified, IdentityKind
from mlgap.types._market import (
    Cell,
    CellDemand,
    Demand,
    GateAsk,
    GateShare,
    MarketSnapshot,
    PostedPay,
    PostingFacts,
    SalaryBand,
    Source,
    Window,
)
from mlgap.types._pay import CitedPay, OfficialWage, PayPicture, RangeWidth, SkillPay, YearsBand
from mlgap.types._person import Claim, Correction, Disclaimer, Entry, Evidence, Practice, Profile
from mlgap.types._plan import Unlocks, UnlockSet
from mlgap.types._report import (
    BulletCheck,
    CvCheck,
    Focus,
    Gap,
    GapReport,
    ModelCard,
    Reach,
    RoleStanding,
    SegmentReport,
    Standing,
    Step,
)
from mlgap.types._text import (
    AggregatedRequirement,
    Assignment,
    Document,
    HiddenText,
    Line,
    Mention,
    Requirement,
    Skill,
    Span,
)

__all__ = [
    "AggregatedRequirement",
    "Assignment",
    "BulletCheck",
    "Cell",
    "CellDemand",
    "CitedPay",
    "Claim",
    "Correction",
    "CvCheck",
    "Demand",
    "Disclaimer",
    "Document",
    "Entry",
    "Evidence",
    "Focus",
    "Gap",
    "GapReport",
    "GateAsk",
    "GateShare",
    "HiddenText",
    "Identified",
    "IdentityKind",
    "Line",
    "MarketSnapshot",
    "Mention",
    "ModelCard",
    "OfficialWage",
    "PayPicture",
    "PostedPay",
    "PostingFacts",
    "Practice",
    "Profile",
    "RangeWidth",
    "Reach",
    "Requirement",
    "RoleStanding",
    "SalaryBand",
    "SegmentReport",
    "Skill",
    "SkillPay",
    "Source",
    "Span",
    "Standing",
    "Step",
    "UnlockSet",
    "Unlocks",
    "Window",
    "YearsBand",
]
