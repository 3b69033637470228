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
from mlgap.gaps._questions import Question, QuestionKind, load_questions
from mlgap.gaps._reach import find_reach, steps
from mlgap.gaps._star import StarFrame, StarPart
from mlgap.gaps._step_texts import StepTexts, load_steps

__all__ = [
    "LEAST_SHARE",
    "METHOD_VERSION",
    "MOST_ASKED_SHARE",
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
    "find_reach",
    "gap_of",
    "held_skills",
    "load_questions",
    "load_steps",
    "near_lines",
    "prepare",
    "role_standing",
    "segment_report",
    "steps",
    "technical",
    "unknown_demand",
]
