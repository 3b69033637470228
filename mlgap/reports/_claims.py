"""Claims and what the market says of them, in words: as rows of tables, as Markdown and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlgap.csv_cells import csv_of
from mlgap.market import CheckedClaim, Claim, ClaimFigure, Conflict
from mlgap.reports._markdown_text import escape_markdown, markdown_table

VERDICT_WORDS = {
    "supported": "Supported",
    "not-supported": "Not supported",
    "mixed": "Mixed",
    "unclear": "Unclear",
    "not-checkable-here": "Not checkable here",
    "contradicts": "Contradicts another claim",
}
"""Each verdict in words, in the order in which they are told."""
OUTCOME_WORDS = {
    "holds": "borne out",
    "fails": "not borne out",
    "unclear": "unclear",
    "shown": "for comparison",
}
CONFLICT_WORDS = {
    "figures-apart": "their figures share no value",
    "figures-overlap": "their figures meet, so both may be true",
    "by-reading": "they say different things, without figures of one kind",
}
CLAIM_COLUMNS = (
    "claim_id", "report", "topic", "kind", "claim", "claimed", "verdict", "why", "contradicts", "what",
    "where", "unit", "value", "low", "high", "claim_low", "claim_high", "n_adverts", "n_employers", "outcome",
    "outcome_why", "window_first", "window_last", "source",
)  # fmt: skip
_WORDED = {
    "percent": "{} %", "count": "{}", "ratio": "{} to 1", "months": "{} months",
    "USD/year": "USD {} a year", "USD/hour": "USD {} an hour",
}  # fmt: skip


def claimed_words(claim: Claim) -> str:
    """Return the figure that a claim states, or that it states none."""
    pattern = _WORDED.get(claim.unit, "{}")
    low, high = (None if v is None else _plain_number(v) for v in (claim.low, claim.high))
    if low is None and high is None:
        return "no figure"
    if low == high:
        return pattern.format(low)
    if low is None:
        return "up to " + pattern.format(high)
    return "over " + pattern.format(low) if high is None else pattern.format(f"{low} to {high}")


def figure_words(figure: ClaimFigure) -> str:
    """Return a figure with its 95 % interval, in the words of its unit."""
    if figure.value is None:
        return "no difference that stands up" if figure.unit == "times" else "none"
    value = _worded(figure.value, figure.unit)
    if figure.low == figure.high or figure.low is None or figure.high is None:
        return value
    low, high = (_number(v, figure.unit) for v in (figure.low, figure.high))
    return f"{value} [{low}, {high}]"


def target_words(figure: ClaimFigure) -> str:
    """Return what is claimed of a figure, empty where nothing is."""
    low, high = (
        None if v is None else _worded(v, figure.unit) for v in (figure.claim_low, figure.claim_high)
    )
    if low is None and high is None:
        return ""
    if low is None:
        return f"at most {high}"
    if high is None:
        return "above 0" if figure.claim_low == 0 else f"at least {low}"
    return low if low == high else f"{low} to {high}"


def claim_figure_rows(checked: CheckedClaim) -> list[dict[str, str]]:
    """Return the figures beside a claim as rows of a table."""
    return [
        {
            "What": f"{figure.what} ({figure.where})",
            "Our figure [95 % interval]": figure_words(figure),
            "Borne out if": target_words(figure),
            "Adverts, employers": _support(figure),
            "Stands": OUTCOME_WORDS[figure.outcome] + (f": {figure.why}" if figure.why else ""),
        }
        for figure in checked.figures
    ]


def claim_rows(claims: Sequence[CheckedClaim]) -> list[dict[str, str]]:
    """Return claims without verdict (forecasts, advice) as rows of a table."""
    return [
        {
            "Claim": f"{c.claim.claim_id}: {c.claim.statement}",
            "States": claimed_words(c.claim),
            "Report": c.claim.source,
            "Note": c.claim.note,
        }
        for c in claims
    ]


def conflict_words(conflict: Conflict, others: Sequence[CheckedClaim]) -> str:
    """Return the other side of a contradiction: what it says, how it stands, and how they are at odds."""
    other = next(c for c in others if c.claim.claim_id == conflict.claim_id)
    verdict = VERDICT_WORDS[other.verdict].lower() if other.verdict else "a forecast, no verdict"
    return (
        f"{conflict.claim_id}: {other.claim.statement} ({other.claim.source}; {verdict}); "
        f"{CONFLICT_WORDS[conflict.basis]}."
    )


def verdict_counts(claims: Sequence[CheckedClaim]) -> dict[str, int]:
    """Return how many claims have each verdict, in the order of `VERDICT_WORDS`."""
    return {verdict: sum(c.verdict == verdict for c in claims) for verdict in VERDICT_WORDS}


def claims_to_csv(claims: Sequence[CheckedClaim]) -> str:
    """Return one line for each figure beside a claim, and one for each claim without any."""
    return csv_of([row for checked in claims for row in _csv_rows(checked)], CLAIM_COLUMNS)


def _csv_rows(checked: CheckedClaim) -> Iterator[dict[str, object]]:
    claim = checked.claim
    told = {
        "claim_id": claim.claim_id, "report": claim.report, "topic": claim.topic, "kind": claim.kind,
        "claim": claim.statement, "claimed": claimed_words(claim), "verdict": checked.verdict or "",
        "why": checked.why, "contradicts": ";".join(c.claim_id for c in checked.conflicts),
        "window_first": checked.window.first, "window_last": checked.window.last, "source": claim.source,
    }  # fmt: skip
    figures: list[dict[str, object]] = [
        {
            "what": f.what, "where": f.where, "unit": f.unit, "value": f.value, "low": f.low, "high": f.high,
            "claim_low": f.claim_low, "claim_high": f.claim_high, "n_adverts": f.n_adverts,
            "n_employers": f.n_employers, "outcome": f.outcome, "outcome_why": f.why,
        }
        for f in checked.figures
    ]  # fmt: skip
    yield from ({**told, **figure} for figure in figures or [{}])


def claims_to_markdown(claims: Sequence[CheckedClaim]) -> str:
    """Return all claims as Markdown: counts, each claim with its figures, forecasts and advice apart."""
    judged = [c for c in claims if c.verdict]
    windows = {f"{c.window.first} to {c.window.last}" for c in claims}
    lines = ["# Claims, checked", "", f"Adverts in our sample from {', '.join(sorted(windows))}.", ""]
    lines += ["| Verdict | Claims |", "|---|---|"]
    lines += [f"| {VERDICT_WORDS[v]} | {n} |" for v, n in verdict_counts(claims).items()]
    unjudged = f"{len(claims) - len(judged)} of {len(claims)}"
    lines += ["", f"Without a verdict, since forecasts and advice get none: {unjudged}."]
    for checked in judged:
        lines += ["", *_markdown_claim(checked, claims)]
    for heading, kind in (("Forecasts, without a verdict", "forecast"), ("Advice, not a claim", "content")):
        rows = [c.claim for c in claims if c.claim.kind == kind]
        lines += ["", f"## {heading}", ""]
        lines += [f"- {c.claim_id}: {escape_markdown(f'{c.statement} ({c.source})')}" for c in rows]
    return "\n".join(lines) + "\n"


def _markdown_claim(checked: CheckedClaim, claims: Sequence[CheckedClaim]) -> Iterator[str]:
    claim = checked.claim
    yield f"## {claim.claim_id}: {VERDICT_WORDS[checked.verdict or 'unclear'].lower()}"
    yield ""
    yield escape_markdown(f"{claim.statement}. Stated: {claimed_words(claim)}. {claim.source}.")
    yield ""
    yield escape_markdown(checked.why if claim.note in checked.why else f"{checked.why} {claim.note}".strip())
    for conflict in checked.conflicts:
        yield ""
        yield escape_markdown("At odds with " + conflict_words(conflict, claims))
    rows = claim_figure_rows(checked)
    if rows:
        yield ""
        yield from markdown_table(rows)


def _support(figure: ClaimFigure) -> str:
    if not figure.n_employers:
        return f"{figure.n_adverts:,} postings" if figure.n_adverts else ""
    return f"{figure.n_adverts:,}, {figure.n_employers:,}"


def _worded(value: float, unit: str) -> str:
    number = _number(value, unit)
    patterns = {
        "share": "{} %", "percent": "{} %", "points": "{} points", "rank": "rank {}", "times": "x {}",
        "USD/year": "USD {}", "USD/hour": "USD {} an hour",
    }  # fmt: skip
    return patterns.get(unit, "{}").format(number)


def _number(value: float, unit: str) -> str:
    if unit == "share":
        return f"{100 * value:.1f}"
    if unit in ("points", "percent"):
        return f"{100 * value:+.1f}"
    if unit == "rank":
        return f"{value:.0f}"
    if unit == "USD/year":
        return f"{value:,.0f}"
    return f"{value:.2f}" if unit == "times" else _plain_number(round(value, 1))


def _plain_number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
