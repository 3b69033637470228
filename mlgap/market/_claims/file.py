"""Claims that market reports make: the file `claims.csv`, and every fault of it at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from mlgap.errors import DataError, MlgapError
from mlgap.market._claims.arithmetic import ARITHMETIC
from mlgap.market._claims.terms import (
    Base,
    Part,
    Terms,
    parse_base,
    parse_part,
    parse_terms,
    term_problems,
)
from mlgap.skills import Taxonomy
from mlgap.vocabulary import DATA, Vocabulary

ClaimKind = Literal["checkable", "not-checkable", "forecast", "content"]
"""`content` is advice, no statement about the market; it gets no verdict, nor does a forecast."""
MEASURES = ("share", "present", "rank", "lift", "trend", "pay-median", "pay-effect", "pay-growth")
"""What code can count of adverts; `ARITHMETIC` names what it can recompute from a report's own figures."""
COLUMNS = (
    "claim_id", "report", "kind", "topic", "statement", "metric", "value_low", "value_high", "unit",
    "geography", "scope", "contradicts", "measure", "cells", "given", "parts", "note", "source",
)  # fmt: skip
_NEEDED = ("claim_id", "report", "kind", "topic", "statement", "metric", "source")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a report in our words, and how to check it.

    `low` and `high` are the claimed figures in `unit`, None where none are stated. `contradicts` names
    claims that cannot be true at once with this one. `cells` are the adverts it is checked on, of those
    the ones that meet `given`; `parts` are the things it says. `numbers` feeds arithmetic measures.
    """

    claim_id: str
    report: str
    kind: ClaimKind
    topic: str
    statement: str
    metric: str
    low: float | None
    high: float | None
    unit: str
    geography: str
    scope: str
    contradicts: tuple[str, ...]
    measure: str
    cells: tuple[Base, ...]
    given: Terms
    parts: tuple[Part, ...]
    numbers: Mapping[str, str]
    note: str
    source: str


def load_claims(
    taxonomy: Taxonomy, vocabulary: Vocabulary, path: Path = DATA / "claims.csv"
) -> tuple[Claim, ...]:
    """Return the claims of `path` in the file's order.

    Raises `DataError` with every fault of the file, each with its line and column.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: cannot be read as UTF-8 text"]) from error
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise DataError(path.name, [f"{path.name}:1: expected the columns {', '.join(COLUMNS)}"])
    problems: list[str] = []
    claims = []
    for row in reader:
        fault = _Faults(f"{path.name}:{reader.line_num}", problems)
        claims.append(_claim(row, fault))
        problems.extend(_id_problems(claims[-1], fault.place, taxonomy, vocabulary))
    problems.extend(f"{path.name}: {line}" for line in _link_problems(claims))
    if problems:
        raise DataError(path.name, problems)
    return tuple(claims)


@dataclass(frozen=True, slots=True)
class _Faults:
    place: str
    problems: list[str]

    def read(self, column: str, parse: Callable[[str], Any], text: str, otherwise: Any) -> Any:
        """Return `text` as `parse` reads it, or note the fault and return `otherwise`."""
        try:
            return parse(text)
        except ValueError as error:
            self.problems.append(f"{self.place}: {column}: {error}")
            return otherwise


def _claim(row: Mapping[str, str | None], fault: _Faults) -> Claim:
    told = {name: (row.get(name) or "").strip() for name in COLUMNS}
    fault.problems.extend(f"{fault.place}: {name}: expected a value" for name in _NEEDED if not told[name])
    arithmetic = told["measure"] in ARITHMETIC
    written = _pieces(told["parts"], "|")
    claim = Claim(
        claim_id=told["claim_id"],
        report=told["report"],
        kind=cast(ClaimKind, told["kind"]),
        topic=told["topic"],
        statement=told["statement"],
        metric=told["metric"],
        low=fault.read("value_low", _number, told["value_low"], None),
        high=fault.read("value_high", _number, told["value_high"], None),
        unit=told["unit"],
        geography=told["geography"],
        scope=told["scope"],
        contradicts=tuple(_pieces(told["contradicts"], ";")),
        measure=told["measure"],
        cells=tuple(fault.read("cells", parse_base, c, None) for c in _pieces(told["cells"], "|") or [""]),
        given=fault.read("given", parse_terms, told["given"], ()),
        parts=() if arithmetic else tuple(fault.read("parts", parse_part, p, None) for p in written),
        numbers=fault.read("parts", _named, told["parts"], {}) if arithmetic else {},
        note=told["note"],
        source=told["source"],
    )
    fault.problems.extend(f"{fault.place}: {line}" for line in _kind_problems(claim))
    return claim


def _pieces(text: str, separator: str) -> list[str]:
    return [piece.strip() for piece in text.split(separator) if piece.strip()]


def _number(text: str) -> float | None:
    return float(text) if text else None


def _named(text: str) -> dict[str, str]:
    pairs = [piece.partition("=") for piece in text.split()]
    if not pairs or any(not (name and sign and value) for name, sign, value in pairs):
        raise ValueError(f"expected name=number pairs, got {text!r}")
    return {name: value for name, _, value in pairs}


def _kind_problems(claim: Claim) -> Iterator[str]:
    if claim.kind not in get_args(ClaimKind):
        yield f"kind: expected one of {', '.join(get_args(ClaimKind))}, got {claim.kind!r}"
    if claim.measure and claim.measure not in (*MEASURES, *ARITHMETIC):
        yield f"measure: expected one of {', '.join((*MEASURES, *ARITHMETIC))}, got {claim.measure!r}"
    if claim.kind == "checkable" and not claim.measure:
        yield "measure: a checkable claim needs one"
    if claim.kind == "not-checkable" and not claim.note:
        yield "note: a claim that is not checkable needs the reason"
    if claim.measure and claim.kind in ("forecast", "content"):
        yield f"measure: a claim of kind {claim.kind} has none"
    if claim.measure in MEASURES and not (claim.parts or claim.measure in ("pay-median", "pay-growth")):
        yield "parts: expected what to count"
    if claim.measure in ARITHMETIC:
        yield from (
            f"parts: {name}: missing" for name in ARITHMETIC[claim.measure] if name not in claim.numbers
        )


def _id_problems(claim: Claim, place: str, taxonomy: Taxonomy, vocabulary: Vocabulary) -> Iterator[str]:
    for base in filter(None, claim.cells):
        try:
            vocabulary.check_cell(base.cell)
        except MlgapError as error:
            yield f"{place}: cells: {error}"
    items = [i for part in claim.parts if part for i in (part.item, part.over) if i is not None]
    terms = [*claim.given, *(t for item in items for t in (*item.terms, *item.given))]
    for term in terms:
        yield from (f"{place}: {line}" for line in term_problems(term, taxonomy, vocabulary))


def _link_problems(claims: Sequence[Claim]) -> Iterator[str]:
    by_id: dict[str, Claim] = {}
    for claim in claims:
        if claim.claim_id in by_id:
            yield f"claim_id: {claim.claim_id} stands twice"
        by_id[claim.claim_id] = claim
    for claim in claims:
        for other in claim.contradicts:
            if other not in by_id:
                yield f"{claim.claim_id}: contradicts: {other!r} is no claim"
            elif claim.claim_id not in by_id[other].contradicts:
                yield f"{claim.claim_id}: contradicts: {other} does not name it in turn"
