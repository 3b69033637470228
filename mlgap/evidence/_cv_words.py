"""How findings on a CV are worded: labels and lines in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mlgap.types import GRADES, Evidence

MOST_NAMED = 5
MOST_LINES = 3


def listing(labels: Sequence[str]) -> str:
    """Return "A", "A; B", or "A; B; C; D and 4 more": labels hold commas of their own."""
    if len(labels) > MOST_NAMED:
        return f"{'; '.join(labels[: MOST_NAMED - 1])} and {len(labels) - MOST_NAMED + 1} more"
    return "; ".join(labels)


def counted(number: int, thing: str) -> str:
    """Return "1 line" or "3 lines"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def strongest_lines(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """Return the claims of up to three pieces of evidence, strongest grade first, each once."""
    ordered = sorted(evidence, key=lambda e: (-GRADES.index(e.grade), e.claim))
    return tuple(dict.fromkeys(e.claim for e in ordered))[:MOST_LINES]
