"""Pure arithmetic between what a CV supports and what a cell of the market asks."""

from mlgap.gaps._advice import StepAdvice, advice_of, near_lines
from mlgap.gaps._compare import Change, compare_profiles
from mlgap.gaps._find import (
    LEAST_SHARE,
    METHOD_VERSION,
    MOST_ASKED_SHARE,
    gap_of,
    role_standing,
    segment_report,
    technical,
    unknown_demand,
)
from mlgap.gaps._held import Held, HeldSkill, held_skills
from mlgap.gaps._interview import InterviewTopic, prepare
from mlgap.gaps._open_adverts import LEAST_ITEMS, UNMET_ALLOWED
from mlgap.gaps._plan_steps import CellPlan, plan_cell, plan_steps
from mlgap.gaps._questions import Question, QuestionKind, load_questions
from mlgap.gaps._reach import find_reach
from mlgap.gaps._reworded import find_counterpart, lines_of
from mlgap.gaps._star import StarFrame, StarPart
from mlgap.gaps._step_texts import StepTexts, load_steps
from mlgap.gaps._unlock import find_unlocks, plan_candidates, with_skills

__all__ = [
    "LEAST_ITEMS",
    "LEAST_SHARE",
    "METHOD_VERSION",
    "MOST_ASKED_SHARE",
    "UNMET_ALLOWED",
    "CellPlan",
    "Change",
    "Held",
    "HeldSkill",
    "InterviewTopic",
    "Question",
    "QuestionKind",
    "StarFrame",
    "StarPart",
    "StepAdvice",
    "StepTexts",
    "advice_of",
    "compare_profiles",
    "find_counterpart",
    "find_reach",
    "find_unlocks",
    "gap_of",
    "held_skills",
    "lines_of",
    "load_questions",
    "load_steps",
    "near_lines",
    "plan_candidates",
    "plan_cell",
    "plan_steps",
    "prepare",
    "role_standing",
    "segment_report",
    "technical",
    "unknown_demand",
    "with_skills",
]
