"""The coaching session: what a coach keeps of the talks with one client, in a file of the coach's own."""

from mlgap.coaching._alias import alias_advice, clean_alias
from mlgap.coaching._changes import (
    agree,
    keep_state,
    note_of,
    rename,
    saved_states,
    start,
    take_back,
    tick,
    with_note,
)
from mlgap.coaching._file import file_name, from_json, is_coaching_file, session_schema, to_json
from mlgap.coaching._session import (
    COACHING_FORM,
    LONGEST_ALIAS,
    LONGEST_NOTE,
    LONGEST_STEP,
    MOST_EARLIER,
    MOST_NOTES,
    MOST_STEPS,
    AgreedStep,
    CoachingSession,
    Note,
    StepState,
)

__all__ = [
    "COACHING_FORM",
    "LONGEST_ALIAS",
    "LONGEST_NOTE",
    "LONGEST_STEP",
    "MOST_EARLIER",
    "MOST_NOTES",
    "MOST_STEPS",
    "AgreedStep",
    "CoachingSession",
    "Note",
    "StepState",
    "agree",
    "alias_advice",
    "clean_alias",
    "file_name",
    "from_json",
    "is_coaching_file",
    "keep_state",
    "note_of",
    "rename",
    "saved_states",
    "session_schema",
    "start",
    "take_back",
    "tick",
    "to_json",
    "with_note",
]
