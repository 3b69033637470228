"""One step in words that a report has room for: what it leaves behind, what it takes, its lines."""

from __future__ import annotations

from collections.abc import Sequence

from mlgap.types import Profile, Step

NO_LINE = "No line of the CV stands behind it."


def hours_words(low: float, high: float) -> str:
    """Return "12 to 40 hours", or "15 to 60 minutes" where even the high end is short."""
    if high <= 1:
        return f"{60 * low:.0f} to {60 * high:.0f} minutes"
    return f"{low:g} to {high:g} hours" if low != high else f"{high:g} hours"


def step_work(step: Step) -> str:
    """Return what a step leaves behind and our estimate of its effort; "" in reports saved before."""
    left = f"Leave behind: {'; '.join(step.artefacts)}. " if step.artefacts else ""
    effort = f"Effort, our estimate: {hours_words(*step.hours)}." if step.hours else ""
    return left + effort


def step_lines(step: Step, profile: Profile) -> tuple[str, ...]:
    """Return the CV's own lines that a step rests on, each once, strongest first."""
    return quotes_of(step.lines, profile)


def quotes_of(evidence: Sequence[int], profile: Profile) -> tuple[str, ...]:
    """Return the lines of some places in the evidence, each once."""
    return tuple(dict.fromkeys(profile.evidence[i].quote for i in evidence))


def step_ground(step: Step) -> str:
    """Return what no line shows, or that no line stands behind the step; "" where lines alone do."""
    return step.absence or ("" if step.lines else NO_LINE)
