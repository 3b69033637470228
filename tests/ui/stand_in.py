"""A market and a CV made by hand, so that the app can be drawn without weights or a built snapshot.

`install()` puts them in the place of what `mlgap.pipeline` would load and read.
"""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import example_facts
import numpy as np
import stand_in_pay

from mlgap import gaps, pipeline, states
from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.market import FactTable, MarketOverview
from mlgap.pay import YearsCount, pay_picture, salary_band
from mlgap.pipeline import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import (
    Cell,
    CellDemand,
    Claim,
    Document,
    GapReport,
    Line,
    MarketSnapshot,
    Profile,
    SegmentReport,
    Span,
    Window,
)
from mlgap.vocabulary import DATA, load_vocabulary

import examples

MARKER = "Brindlewick"
GRADUATE = "Copperfield Data Bootcamp"
"""A CV with these words is read by its names alone, as those of the sample cohort are."""
JUNIOR = "Junior data analyst"
"""A CV with these words is read as a junior's that shows nothing; any other is the example's."""
SOMEONE_ELSE = "Lakeside Ferries"
"""A CV with these words is of another person: its lines are its own, and they show nothing."""
_counted = pipeline.market_overview


@dataclass(frozen=True)
class _Embedder:
    name: str = "example-model"
    digest: str = "0" * 64
    calibrated: bool = True

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return rows that are alike where words are."""
        rows = np.zeros((len(texts), 256), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[zlib.crc32(word.encode()) % 256] += 1.0
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def document(name: str = "cv.txt") -> Document:
    spans, start = [], 0
    for line in examples.TEXT.split("\n"):
        spans.append(Line(Span(start, start + len(line))))
        start += len(line) + 1
    return Document(name, "text/plain", 1, examples.TEXT, tuple(spans), "d" * 64)


@cache
def _requirements() -> tuple[SimpleNamespace, ...]:
    rows = tomllib.loads((DATA / "requirements.toml").read_text(encoding="utf-8"))["requirement"]
    return tuple(SimpleNamespace(id=row["id"], statement=row["statement"]) for row in rows)


@cache
def _snapshot() -> MarketSnapshot:
    made = example_facts.example_snapshot()
    return replace(made, facts=FactTable.of(made.facts))


def resources() -> Any:
    return Resources(
        vocabulary=load_vocabulary(),
        taxonomy=load_taxonomy(),
        embedder=_Embedder(),
        requirements=SimpleNamespace(items=_requirements()),
        snapshot=_snapshot(),
        bands=stand_in_pay.BANDS,
        skill_pay=stand_in_pay.SKILL_PAY,
    )


def profile_of(
    document: Document, resources: Any, *, today: date, progress: Callable[[str], None] | None = None
) -> Profile:
    for step in ("finding claims", "embedding"):
        if progress:
            progress(step)
    profile = examples.example_profile()
    if GRADUATE in document.text:
        return extract_profile(document, resources.taxonomy, None, None, today=today)
    if SOMEONE_ELSE in document.text:
        return _of_lines(document, profile)
    if JUNIOR in document.text:
        return replace(profile, evidence=(), disclaimed=(), practice=(), level="junior")
    return profile


def _of_lines(document: Document, profile: Profile) -> Profile:
    claims = tuple(
        Claim(document.text[line.span.start : line.span.end], line.span, "experience", "job")
        for line in document.lines
        if document.text[line.span.start : line.span.end].strip()
    )
    return replace(
        profile,
        entries=(),
        claims=claims,
        evidence=(),
        disclaimed=(),
        practice=(),
        level="junior",
        warnings=(),
    )


def report_of(
    profile: Profile, resources: Any, *, cell: Cell, today: date, progress: Any = None, **_: Any
) -> GapReport:
    """Return the hand-made report; of another profile than the example's, its gaps are counted anew."""
    report = replace(examples.example_report(), cell=cell, profile=profile)
    report = _with_pay(report, resources, today)
    if profile == examples.example_profile():
        return report
    if profile.claims != examples.example_profile().claims:
        plan = tuple(replace(step, lines=()) for step in report.plan)
        report = replace(report, bullets=(), checks=(), plan=plan)
    held = gaps.Held(profile, resources.taxonomy)
    return replace(report, segments=tuple(_counted_anew(s, held, resources) for s in report.segments))


def _counted_anew(segment: SegmentReport, held: gaps.Held, resources: Any) -> SegmentReport:
    """Return a segment whose gaps and counts are those of another profile than the example's."""
    found = tuple(gaps.gap_of(g.demand, held, resources.taxonomy) for g in segment.gaps)
    areas = resources.vocabulary.ids["area"]
    counts = gaps.standings(found, resources.taxonomy, areas) if segment.standings else ()
    return replace(segment, gaps=found, standings=counts)


def _with_pay(report: GapReport, resources: Any, today: date) -> GapReport:
    """Return the report with its picture of pay; outside the example's country also with other bands."""
    cell, segments = report.cell, report.segments
    lacking = {g.skill_id for s in segments for g in s.gaps if g.status != "shown"}
    years = YearsCount(1.0, "junior", 6.0, "senior")
    picture = pay_picture(
        resources.bands, resources.skill_pay, cell, today=today, lacking=lacking, years=years
    )
    if cell.region not in (None, "US"):
        segments = tuple(
            replace(s, band=salary_band(resources.bands, replace(cell, segment=s.segment))) for s in segments
        )
    return replace(report, pay=picture, segments=segments)


def market_overview(resources: Any, cell: Cell, window: Window | None = None) -> MarketOverview:
    if window is not None:
        return _counted(resources, cell, window)
    report = examples.example_report()
    demands = tuple(
        CellDemand(
            s.cell, s.used, s.dropped, s.window, s.n_adverts, s.n_employers, float(s.n_employers),
            tuple(gap.demand for gap in s.gaps), s.gates,
        )
        for s in report.segments
    )  # fmt: skip
    return MarketOverview(
        cell=cell,
        window=examples.WINDOW,
        n_adverts=2302,
        n_employers=401,
        by_month=(("2025-09", 120), ("2025-10", 240), ("2025-12", 180), ("2026-08", 300)),
        segments=tuple((s.segment, s.n_adverts, s.n_employers) for s in report.segments),
        demands=demands,
        sources=example_facts.SOURCES,
    )


def read_cv(data: bytes, name: str, progress: Any = None) -> Document:
    read = mask_identity(read_document(data, name))
    return document(name) if MARKER in read.text else read


def replacements(sample: Path) -> dict[str, Any]:
    return {
        "load_resources": resources,
        "profile_of": profile_of,
        "report_of": report_of,
        "with_every_unlock": lambda report, *_: report,
        "unlocks_in": lambda report, segment, *_: next(
            (u for u in report.unlocks if u.segment == segment), None
        ),
        "market_overview": market_overview,
        "SAMPLES": {"senior-mlops-lead": sample, "bootcamp-graduate": sample},
    }


def read_today(profile: Profile, resources: Any, *, today: date) -> Profile:
    """Return a saved profile as it is: what reading it again takes stands in tests of its own."""
    return profile


def install(sample: Path) -> None:
    for name, value in replacements(sample).items():
        setattr(pipeline, name, value)
    states.read_today = read_today
