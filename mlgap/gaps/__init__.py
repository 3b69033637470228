"""Pure arithmetic between what a CV supports and what a cell of the market asks."""

from mlgap.gaps._advice import StepAdvice, advice_of, near_lines
from mlgap.gaps._advised import advised, gap_in
from mlgap.gaps._backgrounds import Background, BackgroundFacts, Condition, ConditionFact, background_facts
from mlgap.gaps._compare import Change, ChangeKind, compare_profiles
from mlgap.gaps._find import (
    LEAST_SHARE,
    METHOD_VERSION,
    MOST_ASKED_SHARE,
    gap_of,
    role_standing,
    segment_report,
    standing_in_role,
    standings,
    technical,
    unknown_demand,
)
from mlgap.gaps._held import Held, HeldSkill, held_skills
from mlgap.gaps._interview import InterviewTopic, prepare
from mlgap.gaps._most_asked import MostAsked, most_asked
from mlgap.gaps._open_adverts import LEAST_ITEMS, UNMET_ALLOWED
from mlgap.gaps._paths import CountedAdverts, EntryPath, Path, PathCount, entry_paths, path_counts
from mlgap.gaps._paths_file import WaysIn, load_ways_in
from mlgap.gaps._plan_steps import plan_steps
from mlgap.gaps._questions import Question, QuestionKind, load_questions
from mlgap.gaps._reach import find_reach
from mlgap.gaps._reworded import Counterparts, lines_of
from mlgap.gaps._screens import Screen, ScreenReading, ScreenSign, SignVerdict, load_screens, read_screen
from mlgap.gaps._single_steps import SingleStep, single_steps
from mlgap.gaps._star import StarFrame, StarPart
from mlgap.gaps._step_texts import StepTexts, load_steps
from mlgap.gaps._terms import Spelling, load_terms
from mlgap.gaps._unlock import LEAST_UNLOCKED, cell_unlocks, find_unlocks, plan_candidates, with_skills
from mlgap.gaps._wording import ClaimWording, TermBasis, TermHint, claim_wording

__all__ = [
    "LEAST_ITEMS",
    "LEAST_SHARE",
    "LEAST_UNLOCKED",
    "METHOD_VERSION",
    "MOST_ASKED_SHARE",
    "UNMET_ALLOWED",
    "Background",
    "BackgroundFacts",
    "Change",
    "ChangeKind",
    "ClaimWording",
    "Condition",
    "ConditionFact",
    "CountedAdverts",
    "Counterparts",
    "EntryPath",
    "Held",
    "HeldSkill",
    "InterviewTopic",
    "MostAsked",
    "Path",
    "PathCount",
    "Question",
    "QuestionKind",
    "Screen",
    "ScreenReading",
    "ScreenSign",
    "SignVerdict",
    "SingleStep",
    "Spelling",
    "StarFrame",
    "StarPart",
    "StepAdvice",
    "StepTexts",
    "TermBasis",
    "TermHint",
    "WaysIn",
    "advice_of",
    "advised",
    "background_facts",
    "cell_unlocks",
    "claim_wording",
    "compare_profiles",
    "entry_paths",
    "find_reach",
    "find_unlocks",
    "gap_in",
    "gap_of",
    "held_skills",
    "lines_of",
    "load_questions",
    "load_screens",
    "load_steps",
    "load_terms",
    "load_ways_in",
    "most_asked",
    "near_lines",
    "path_counts",
    "plan_candidates",
    "plan_steps",
    "prepare",
    "read_screen",
    "role_standing",
    "segment_report",
    "single_steps",
    "standing_in_role",
    "standings",
    "technical",
    "unknown_demand",
    "with_skills",
]
