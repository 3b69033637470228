"""Findings on a CV's own text as cards: values in, strings out; text from a CV is always escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from mlgap import reports
from mlgap.types import BulletCheck, CvCheck, Profile
from mlgap.vocabulary import Vocabulary

__all__ = ["bullet_card", "check_card"]

_SIGNS = {"found": "✓", "not-found": "–", "notice": "!"}


def check_card(check: CvCheck, profile: Profile, vocabulary: Vocabulary) -> str:
    """Return one thing looked for in the whole CV: what was found, what would help, and the lines."""
    state = "found" if reports.needs_nothing(check) else check.state
    advice = f'<p class="advice">{escape(check.advice)}</p>' if check.advice else ""
    lines = [f"<blockquote>{escape(profile.claims[i].text)}</blockquote>" for i in check.claims]
    more = ""
    if len(lines) > 1:
        more = f"<details><summary>{len(lines) - 1} more of the lines</summary>{''.join(lines[1:])}</details>"
    return (
        f'<li class="gap"><div class="gap-head"><span class="sign sign-{state}" aria-hidden="true">'
        f"{_SIGNS[state]}</span><b>{escape(reports.check_title(check, vocabulary))}</b>"
        f'<span class="badge badge-check-{state}">{reports.check_state(check)}</span></div>'
        f"<p>{escape(check.detail)}</p>{advice}{''.join(lines[:1])}{more}</li>"
    )


def bullet_card(bullet: BulletCheck, profile: Profile, labels: Mapping[str, str]) -> str:
    """Return one line of work with what it says beyond its task, and what would make it stronger."""
    said = "".join(
        f'<span class="said{"" if words != "none" else " said-none"}">{escape(name)}: {escape(words)}</span>'
        for name, words in reports.bullet_words(bullet, labels)
    )
    advice = f'<p class="advice">{escape(bullet.advice)}</p>' if bullet.advice else ""
    return (
        f'<li class="gap"><blockquote>{escape(profile.claims[bullet.claim].text)}</blockquote>'
        f'<div class="said-row">{said}</div>{advice}</li>'
    )
