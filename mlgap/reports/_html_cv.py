"""The part of the HTML report that is about the CV's own text: what was looked for, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from mlgap.reports._cv_words import CHECKS_RULE, bullet_words, check_state, check_title, needs_nothing
from mlgap.reports._html_short import folded
from mlgap.reports._words import Words
from mlgap.types import BulletCheck, CvCheck, GapReport, Profile


def cv_section(report: GapReport, words: Words, *, totals: bool = True) -> str:
    """Return the findings on the whole CV and on its lines of work; "" where there are none.

    Without `totals` nothing says how many of its lines are strong.
    """
    if not report.checks:
        return ""
    checks = "".join(_check(check, report.profile, words) for check in report.checks)
    return (
        f'<section id="wording"><h2>The CV\'s own wording</h2>'
        f"<p>{escape(CHECKS_RULE)}</p>"
        f"{folded(f'What was looked for: {len(report.checks)} things', f'<ul class=checks>{checks}</ul>')}"
        f"{_bullets(report.bullets, report.profile, words, totals)}</section>"
    )


def _check(check: CvCheck, profile: Profile, words: Words) -> str:
    advice = f"<p>{escape(check.advice)}</p>" if check.advice else ""
    state = "found" if needs_nothing(check) else check.state
    lines = "".join(f"<blockquote>{escape(profile.claims[i].text)}</blockquote>" for i in check.claims)
    return (
        f"<li><strong>{escape(check_title(check, words.vocabulary))}</strong> "
        f'<span class="badge check-{state}">{check_state(check)}</span>'
        f"<p>{escape(check.detail)}</p>{advice}{lines}</li>"
    )


def _said(bullet: BulletCheck, words: Words) -> str:
    return "".join(
        f"<small>{name}: {escape(said)}</small>" for name, said in bullet_words(bullet, words.skills)
    )


def _bullets(bullets: Sequence[BulletCheck], profile: Profile, words: Words, totals: bool) -> str:
    asked = [b for b in bullets if b.advice]
    if not asked:
        return ""
    rows = "".join(
        f"<tr><td><blockquote>{escape(profile.claims[b.claim].text)}</blockquote></td>"
        f"<td>{_said(b, words)}</td>"
        f"<td>{escape(b.advice)}</td></tr>"
        for b in asked
    )
    table = (
        '<div class="scroll"><table class="lines"><thead><tr><th scope="col">CV line</th>'
        '<th scope="col">What it says</th><th scope="col">What would make it stronger</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    many = f": {len(asked)} of {len(bullets)}" if totals else ""
    return folded(f"Lines of work that could say more{many}", table)
