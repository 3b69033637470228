"""Every claim set against the snapshot: the figure, its interval, what it rests on, and the verdict."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mlgap.market._claims.arithmetic import ARITHMETIC, recompute
from mlgap.market._claims.file import Claim
from mlgap.market._claims.market import Market, Measured
from mlgap.market._claims.measures import shares
from mlgap.market._claims.pay import PAY_MEASURES, AnnualPay, midpoints
from mlgap.market._claims.profiles import lifts, present, ranks, trends
from mlgap.market._claims.terms import Base, Item, Part, Reading, Term
from mlgap.market._claims.verdicts import Estimate, Outcome, Target, Verdict, outcome_of, verdict_of
from mlgap.market._facts import FactTable
from mlgap.skills import Taxonomy
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import load_vocabulary

ConflictBasis = Literal["figures-apart", "figures-overlap", "by-reading"]
_OUTCOME_WORDS: Mapping[Outcome, str] = {"holds": "borne out", "fails": "not borne out", "unclear": "unclear"}
_COUNTED: Mapping[str, Callable[[Market, Claim], Iterator[Measured]]] = {
    "share": shares,
    "present": present,
    "rank": ranks,
    "lift": lifts,
    "trend": trends,
}


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """One figure beside a claim: of what, where, its 95 % interval, what it rests on and how it stands.

    `unit` is "share", "points" (a difference of shares), "rank", "times", "percent" (a relative
    difference, 0.1 is 10 %), "USD/year", "USD/hour", or "count" for a report's own arithmetic. `value`,
    `low` and `high` are None where there is none; `claim_low` and `claim_high` what is claimed of it.
    """

    what: str
    where: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    claim_low: float | None
    claim_high: float | None
    n_adverts: int
    n_employers: int
    outcome: Outcome
    why: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another claim that this one is at odds with, and how that is known.

    "figures-apart": their figures share no value; "figures-overlap": they could both be true, since
    their ranges meet; "by-reading": there are no figures of one kind to compare.
    """

    claim_id: str
    basis: ConflictBasis


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with what the snapshot says of it; `verdict` is None for forecasts and advice."""

    claim: Claim
    verdict: Verdict | None
    why: str
    figures: tuple[ClaimFigure, ...]
    conflicts: tuple[Conflict, ...]
    window: Window


def check_claims(
    snapshot: MarketSnapshot,
    claims: Sequence[Claim],
    taxonomy: Taxonomy,
    annual: AnnualPay,
    *,
    window: Window | None = None,
) -> tuple[CheckedClaim, ...]:
    """Return each claim with its figures from the adverts of `window` (the snapshot's own unless given).

    `annual` makes one annual figure of posted pay, or refuses it. The rules are those of `outcome_of` and
    `verdict_of`; the same snapshot gives the same verdicts.
    """
    market = _market(snapshot, taxonomy, window or snapshot.window)
    pay = {unit: midpoints(market, annual, unit) for unit in ("USD/year", "USD/hour")}
    by_id = {claim.claim_id: claim for claim in claims}
    return tuple(_checked(market, claim, by_id, pay) for claim in claims)


def _market(snapshot: MarketSnapshot, taxonomy: Taxonomy, window: Window) -> Market:
    table = FactTable.of(snapshot.facts)
    sources = table.columns["source"]
    counts = np.bincount(sources.codes, minlength=len(sources.values))
    largest = sources.values[int(counts.argmax())] if len(sources.values) else ""
    reading = Reading(table, taxonomy, load_vocabulary(), largest)
    return Market(snapshot, reading, window, {s.id: s.group for s in taxonomy.skills.values()})


def _checked(
    market: Market, claim: Claim, by_id: Mapping[str, Claim], pay: Mapping[str, np.ndarray]
) -> CheckedClaim:
    conflicts = tuple(Conflict(o, conflict_basis(claim, by_id[o])) for o in claim.contradicts)
    figures = tuple(_figures(market, claim, pay))
    if claim.kind in ("forecast", "content"):
        return CheckedClaim(claim, None, claim.note, figures, conflicts, market.window)
    partial = claim.geography == "global" and bool(_elsewhere(claim))
    at_odds = any(c.basis != "figures-overlap" for c in conflicts)
    verdict = verdict_of(
        [f.outcome for f in figures], conflicts=at_odds, opposed=_opposed(figures), partial=partial
    )
    return CheckedClaim(claim, verdict, _why(verdict, figures, claim), figures, conflicts, market.window)


def _opposed(figures: Sequence[ClaimFigure]) -> bool:
    """Return whether readings of one claimed figure lie above it as well as below it."""
    missed = [f for f in figures if f.outcome == "fails" and f.value is not None]
    claimed = {(f.claim_low, f.claim_high) for f in figures if f.outcome != "shown"}
    sides = {f.value > f.claim_high for f in missed if f.value is not None and f.claim_high is not None}
    return len(claimed) == 1 and len(sides) == 2


def conflict_basis(claim: Claim, other: Claim) -> ConflictBasis:
    """Return how two claims are at odds: by figures of one kind that share no value, or by reading alone."""
    told = [(c.low, c.high) for c in (claim, other)]
    if (claim.metric, claim.unit) != (other.metric, other.unit) or (None, None) in told:
        return "by-reading"
    (low, high), (other_low, other_high) = (
        (-math.inf if a is None else a, math.inf if b is None else b) for a, b in told
    )
    return "figures-apart" if high < other_low or other_high < low else "figures-overlap"


def _figures(market: Market, claim: Claim, pay: Mapping[str, np.ndarray]) -> Iterator[ClaimFigure]:
    if claim.measure in ARITHMETIC:
        claimed = claim.high if claim.low is None else claim.low
        for what, estimate, outcome, why in recompute(claim.measure, claim.numbers, claimed):
            unit = "share" if claim.measure == "count-shares" else "count"
            # Whose postings they are, the report does not say.
            own = replace(estimate, n_employers=0)
            yield _figure(what, "the report's own figures", unit, own, None, (outcome, why))
    elif claim.measure in PAY_MEASURES:
        amounts = pay["USD/hour" if claim.unit == "USD/hour" else "USD/year"]
        yield from (_told(market, claim, m) for m in PAY_MEASURES[claim.measure](market, claim, amounts))
    elif claim.measure in _COUNTED:
        yield from (_told(market, claim, m) for m in _COUNTED[claim.measure](market, claim))


def _told(market: Market, claim: Claim, measured: Measured) -> ClaimFigure:
    judged = claim.kind == "checkable" and not measured.what.beside
    outcome: tuple[Outcome, str] = ("shown", "")
    if judged and measured.target is not None:
        outcome = outcome_of(measured.estimate, measured.target)
    what, where = part_words(market.reading, measured.what), base_words(market.reading, measured.base)
    target = measured.target if judged else None
    return _figure(what, where, measured.unit, measured.estimate, target, outcome)


def _figure(  # noqa: PLR0917  # a figure's words, numbers and standing
    what: str, where: str, unit: str, estimate: Estimate, target: Target | None, outcome: tuple[Outcome, str]
) -> ClaimFigure:
    return ClaimFigure(
        what=what,
        where=where,
        unit=unit,
        value=_finite(estimate.value),
        low=_finite(estimate.low),
        high=_finite(estimate.high),
        claim_low=_finite(target.low) if target else None,
        claim_high=_finite(target.high) if target else None,
        n_adverts=estimate.n_adverts,
        n_employers=estimate.n_employers,
        outcome=outcome[0],
        why=outcome[1],
    )


def _finite(value: float) -> float | None:
    return round(float(value), 4) if math.isfinite(value) else None


def _why(verdict: Verdict, figures: Sequence[ClaimFigure], claim: Claim) -> str:
    if verdict == "not-checkable-here":
        return claim.note
    if verdict == "contradicts":
        return f"At odds with {', '.join(claim.contradicts)}; nothing in our adverts decides between them."
    judged = [f for f in figures if f.outcome != "shown"]
    reasons = "; ".join(dict.fromkeys(f.why for f in judged if f.why))
    if len(judged) == 1:
        told = f"The figure is {_OUTCOME_WORDS[judged[0].outcome]}"
    else:
        numbers = {o: sum(f.outcome == o for f in judged) for o in _OUTCOME_WORDS}
        counted = [f"{n} {_OUTCOME_WORDS[o]}" for o, n in numbers.items() if n]
        told = f"Of {len(judged)} figures: {', '.join(counted)}"
    return f"{told}{f' ({reasons})' if reasons else ''}.{_elsewhere(claim)}"


def _elsewhere(claim: Claim) -> str:
    """Say where a claim of wider reach was measured on one country alone."""
    regions = {base.cell.region for base in claim.cells}
    if claim.geography not in ("global", "unstated") or regions != {"US"}:
        return ""
    return " Measured on adverts of the United States alone, though the claim is not of them alone."


def part_words(reading: Reading, part: Part) -> str:
    """Return what a part counts, in words."""
    first = _item_words(reading, part.item)
    return first if part.over is None else f"{first} more than {_item_words(reading, part.over)}"


def _item_words(reading: Reading, item: Item) -> str:
    if item.label:
        return item.label
    counted = " with ".join(_term_words(reading, t) for t in item.terms)
    return (
        f"{counted}, of {' with '.join(_term_words(reading, t) for t in item.given)}"
        if item.given
        else counted
    )


_KINDS = {"role": "role_family", "country": "region", "metro": "region", "gate-required": "gate"}


def _term_words(reading: Reading, term: Term) -> str:
    def label(value: str) -> str:
        if term.field in ("skill", "required"):
            return reading.taxonomy.skills[value].label
        words = reading.vocabulary.label(_KINDS.get(term.field, term.field), value)
        return words.replace("-", " ") if words == value else words

    words = " or ".join(map(label, term.values))
    if term.field == "years":
        words = " or ".join(v.replace("..", " to ").strip() for v in term.values) + " years asked"
    prefix = "not " if term.negated else ""
    suffix = " required" if term.field in ("required", "gate-required") else ""
    return f"{prefix}{words}{suffix}"


def base_words(reading: Reading, base: Base) -> str:
    """Return which adverts a figure is of, in words."""
    cell, label = base.cell, reading.vocabulary.label
    named = [
        "all employers, intermediaries too" if base.any_segment else _segment_words(reading, cell),
        label("role_family", cell.role_family) + (" and its neighbours" if cell.neighbours else "")
        if cell.role_family
        else "",
        label("level", cell.level) if cell.level else "",
        label("region", cell.region) if cell.region else "all regions",
    ]
    return ", ".join(filter(None, named))


def _segment_words(reading: Reading, cell: Cell) -> str:
    if cell.segment is None:
        return ""
    kind = "cut" if cell.segment in reading.vocabulary.ids["cut"] else "segment"
    return reading.vocabulary.label(kind, cell.segment)
