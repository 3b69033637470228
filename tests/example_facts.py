"""A market of invented adverts: 960 facts in every segment, level, place and month, the same each time."""

from __future__ import annotations

from random import Random

from mlgap.types import GateAsk, MarketSnapshot, PostedPay, PostingFacts, Requirement, Source, Window

WINDOW = Window("2025-09", "2026-08")
SOURCES = (
    Source("boards", "Public boards", 670, 0.7),
    Source("aggregate", "An aggregator", 290, 0.3, "older"),
)
SEGMENTS = (
    "big-tech", "ai-startup", "regulated-finance", "product-tech", "traditional-enterprise", "gov-defence",
    "consulting-staffing", "unclear",
)  # fmt: skip
ROLES = ("ml-engineer", "data-scientist", "mlops-engineer", "ai-engineer")
LEVELS = ("junior", "mid", "senior", "unstated")
PLACES = (("US", "us-new-york"), ("US", "us-seattle"), ("GB", "gb-london"), ("DE", "de-berlin"), ("IN", None))
MONTHS = tuple(f"2025-{m:02}" for m in range(6, 13)) + tuple(f"2026-{m:02}" for m in range(1, 9))
SKILLS = {
    "python": 0.9, "docker": 0.5, "kubernetes": 0.4, "aws": 0.45, "mlflow": 0.2, "terraform": 0.25,
    "model-governance": 0.15, "spark": 0.3, "ci-cd": 0.35, "model-monitoring": 0.3,
}  # fmt: skip


def example_facts(count: int = 960) -> tuple[PostingFacts, ...]:
    """Return invented facts; MLflow goes with monitoring, governance with regulated finance."""
    draw = Random(7)
    return tuple(_fact(row, draw) for row in range(count))


def example_snapshot() -> MarketSnapshot:
    """Return the invented adverts as a snapshot."""
    return MarketSnapshot("example-0001", WINDOW, example_facts(), SOURCES, {"cloud": (0.98, 0.95, 120)})


def _fact(row: int, draw: Random) -> PostingFacts:
    segment = SEGMENTS[row % len(SEGMENTS)]
    country, metro = draw.choice(PLACES)
    return PostingFacts(
        row=row,
        employer_key=f"employer-{segment}-{draw.randrange(24)}",
        segment=segment,
        segment_basis="none" if segment == "unclear" else draw.choice(("table", "table", "classifier")),
        cuts=("platform-team",) if draw.random() < 0.1 else (),
        role_family=draw.choice(ROLES),
        level=draw.choice(LEVELS),
        country=country,
        metro=metro,
        month=draw.choice(MONTHS),
        work_mode=draw.choice(("remote", "hybrid", "onsite", "unstated")),
        employment=draw.choice(("full-time", "full-time", "contract", "unstated")),
        industry=draw.choice(("technology", "finance", "unknown")),
        use_cases=tuple(u for u in ("fraud-risk", "forecasting", "llm-assistants") if draw.random() < 0.3),
        gates=_gates(draw),
        pay=PostedPay(100_000, 150_000, "USD", "year", "base") if draw.random() < 0.3 else None,
        requirements=_requirements(segment, draw),
        source="boards" if draw.random() < 0.7 else "aggregate",
    )


def _gates(draw: Random) -> tuple[GateAsk, ...]:
    chances = (("degree-bachelor", 0.5), ("degree-master", 0.3), ("degree-phd", 0.15))
    return tuple(GateAsk(gate, draw.random() < 0.5) for gate, p in chances if draw.random() < p)


def _requirements(segment: str, draw: Random) -> tuple[Requirement, ...]:
    asked = {skill for skill, chance in SKILLS.items() if draw.random() < chance}
    if "mlflow" in asked:
        asked.add("model-monitoring")
    if segment == "regulated-finance" and draw.random() < 0.8:
        asked.add("model-governance")
    return tuple(Requirement(s, "must" if draw.random() < 0.7 else "nice") for s in sorted(asked))
