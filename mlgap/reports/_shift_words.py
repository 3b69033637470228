"""What supposed skills would change, in words and as a table: before and after, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mlgap.reports import _words as w
from mlgap.reports._words import SkillNames, words_for
from mlgap.vocabulary import Vocabulary
from mlgap.what_if import SegmentShift

if TYPE_CHECKING:
    import pandas as pd

WHAT_IF_RULE = (
    "Suppose that your lines showed some more skills, and see what would be counted then. Nothing here is "
    "saved, and it proves no line of your CV."
)
ARROW = " → "


def moved(before: int | str, after: int | str) -> str:
    """Return "3 → 5", or the one figure where nothing moves."""
    return f"{before}{ARROW}{after}" if before != after else f"{before}"


def shift_table(shifts: Sequence[SegmentShift], vocabulary: Vocabulary) -> pd.DataFrame:
    """Return one row per segment: what is shown of what is most asked, and within reach, before and after."""
    import pandas as pd

    words = words_for({}, vocabulary)
    columns = ["Segment", "Shown of the most asked", "Adverts within reach", "Things that move", "Rests on"]
    rows = []
    for shift in shifts:
        told = shift.n_adverts >= w.WITHHELD_BELOW
        shown = f"{moved(shift.shown_before, shift.shown_after)} of {shift.of}"
        within = f"{moved(shift.reach_before, shift.reach_after)} of {shift.n_judged:,}"
        row = (shown, within, len(shift.moved)) if told else ("withheld", "withheld", "withheld")
        behind = w.counted(shift.n_adverts, shift.n_employers)
        rows.append([words.segment(shift.segment), *map(str, row), behind])
    return pd.DataFrame(rows, columns=columns)


def moved_table(shift: SegmentShift, skills: SkillNames, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return one row per thing whose status or grade moves in one segment."""
    import pandas as pd

    words = words_for(skills, vocabulary)

    def said(status: str, grade: str | None) -> str:
        told = words.status(status)
        return f"{told} ({vocabulary.label('grade', grade).lower()})" if status == "shown" and grade else told

    return pd.DataFrame(
        [
            [
                words.skill(m.skill_id),
                said(m.status_before, m.grade_before),
                said(m.status_after, m.grade_after),
            ]
            for m in shift.moved
        ],
        columns=["Asked for", "Now", "Then"],
    )
