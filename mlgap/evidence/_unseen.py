"""What a CV's hidden text would have added, had it been read as text that can be seen."""

from __future__ import annotations

from collections.abc import Iterable

from mlgap.evidence._cv_words import counted
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import Document, Evidence

_MOST_NAMED = 12


def say_unseen(document: Document, evidence: Iterable[Evidence], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the sentence on the skills that hidden text alone names; none where there is no such text."""
    if not document.hidden:
        return ()
    text = "\n".join(item.text for item in document.hidden)
    named = [m.skill_id for m in find_mentions(text, taxonomy) if not (m.negated or m.aspired)]
    read = {item.skill_id for item in evidence}
    labels = [taxonomy.skills[skill].label for skill in dict.fromkeys(named) if skill not in read]
    if not labels:
        return ("With the text that nobody can see, no further skill would have been read.",)
    shown = "; ".join(labels[:_MOST_NAMED])
    rest = f" and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else ""
    left_out = "It is left out because" if len(labels) == 1 else "They are left out because"
    return (
        f"With the text that nobody can see, {counted(len(labels), 'more skill')} would have been read: "
        f"{shown}{rest}. {left_out} nobody can see the words.",
    )
