"""A report and a profile of an invented person, made by hand: every status, grade and thin cell occurs.

Shared by the tests of reports and of the app. All figures are invented; no figure is from the market.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mlgap.types import (
    SCHEMA_VERSION,
    BulletCheck,
    Cell,
    Claim,
    Context,
    CvCheck,
    Demand,
    Disclaimer,
    Entry,
    Evidence,
    Gap,
    GapReport,
    GapStatus,
    GateShare,
    Grade,
    ModelCard,
    Practice,
    Profile,
    Reach,
    RoleStanding,
    SalaryBand,
    Section,
    SegmentReport,
    Span,
    Standing,
    Step,
    Unlocks,
    UnlockSet,
    Window,
)

WINDOW = Window("2025-09", "2026-08")
CELL = Cell(role_family="ml-engineer", level="senior", region="US")

SKILL_LABELS = {
    "python": "Python",
    "docker": "Docker",
    "kubernetes": "Kubernetes",
    "ecs": "Amazon ECS",
    "aws": "AWS",
    "terraform": "Terraform",
    "mlflow": "MLflow",
    "model-monitoring": "Model monitoring",
    "drift-detection": "Drift detection",
    "ci-cd": "CI/CD",
    "spark": "Apache Spark",
    "model-governance": "Model governance",
    "model-registry": "Model registry",
}

_LINES: tuple[tuple[Section, Context, int | None, str], ...] = (
    (
        "summary",
        "unknown",
        None,
        "Machine learning engineer who puts models in service & keeps them there.",
    ),
    ("experience", "job", 0, "Machine Learning Engineer, Brindlewick Parcels, 2021-03 to present"),
    ("experience", "job", 0, "Serve 14 R&D ranking models on Amazon ECS with p95 <b> 180 ms"),
    (
        "experience",
        "job",
        0,
        "On call for the AWS accounts behind pricing; cut pages from 9 to 2 a week",
    ),
    ("experience", "job", 0, "Built Docker images for each training job and shipped them to 3 regions"),
    (
        "experience",
        "job",
        0,
        "Compared live inputs with last month's and re-fitted when they moved",
    ),
    ("projects", "project", 1, "Tracked 220 runs of a tide forecaster in Python"),
    ("skills", "unknown", None, "Python, Spark, MLflow"),
    ("other", "unknown", None, "Learning Terraform; no Kubernetes in production yet."),
)

TEXT = "\n".join(text for *_, text in _LINES)
"""The text that all spans of `example_profile` point into."""


def _span(quote: str, within: str | None = None) -> Span:
    start = TEXT.index(within or quote)
    start = TEXT.index(quote, start)
    return Span(start, start + len(quote))


def _evidence(
    skill_id: str,
    line: int,
    grade: Grade,
    *,
    named: bool = True,
    decided_by: tuple[str, ...] = (),
    similarity: float | None = None,
    requirement_id: str | None = None,
    implied_by: str | None = None,
) -> Evidence:
    _, context, _, quote = _LINES[line]
    return Evidence(
        skill_id=skill_id,
        claim=line,
        quote=quote,
        span=_span(quote),
        named=named,
        grade=grade,
        context=context,
        similarity=similarity,
        requirement_id=requirement_id,
        implied_by=implied_by,
        decided_by=decided_by,
    )


def example_profile() -> Profile:
    """Return an invented senior engineer: named, described, implied, listed and disclaimed skills."""
    return Profile(
        entries=(
            Entry(
                "Machine Learning Engineer",
                "Brindlewick Parcels",
                "2021-03",
                None,
                True,
                "job",
                _span(_LINES[1][3]),
            ),
            Entry("Tide forecaster", "", "2020", "2020", False, "project", _span(_LINES[6][3])),
        ),
        claims=tuple(
            Claim(text, _span(text), section, context, entry) for section, context, entry, text in _LINES
        ),
        evidence=(
            _evidence("ecs", 2, "shipped", decided_by=("Serve",)),
            _evidence("aws", 3, "operated", decided_by=("On call",)),
            _evidence("aws", 2, "shipped", implied_by="ecs", decided_by=("Serve",)),
            _evidence("docker", 4, "shipped", decided_by=("shipped",)),
            _evidence(
                "drift-detection", 5, "used", named=False, similarity=0.71, requirement_id="watch-drift"
            ),
            _evidence("python", 6, "used"),
            _evidence("python", 7, "listed"),
            _evidence("spark", 7, "listed"),
            _evidence("mlflow", 7, "listed"),
        ),
        disclaimed=(
            Disclaimer("terraform", _LINES[8][3], _span(_LINES[8][3]), "aspired"),
            Disclaimer("kubernetes", _LINES[8][3], _span(_LINES[8][3]), "negated"),
        ),
        level="senior",
        level_basis="5.7 years in industry; the title names no level",
        industry_years=5.7,
        academic_years=0.0,
        warnings=("One line has no date above it and was read as part of the projects.",),
        practice=(
            Practice("aws", 5.7, 0.0, "2026-11", True),
            Practice("docker", 5.7, 0.0, "2026-11", True),
            Practice("ecs", 5.7, 0.0, "2026-11", True),
        ),
    )


def example_bullets() -> tuple[BulletCheck, ...]:
    """Return a line that says everything, two that lack something, and one that is asked for nothing."""
    return (
        BulletCheck(2, "180 ms", "Serve", ("ecs",), ""),
        BulletCheck(3, "from 9 to 2", "On call", ("aws",), ""),
        BulletCheck(4, "3 regions", "shipped", ("docker",), ""),
        BulletCheck(5, None, None, (), "If you measured it, give the figure. Name what you built it with."),
        BulletCheck(6, "220 runs", None, ("python",), ""),
    )


def example_checks() -> tuple[CvCheck, ...]:
    """Return a check in each state, with lines and without, and one about a segment."""
    return (
        CvCheck("outcomes", "found", "Of 5 lines of work, 4 give a figure for what came of it.", (2, 3), ""),
        CvCheck(
            "repository-link",
            "not-found",
            "No link to code on GitHub, GitLab or Bitbucket was read.",
            (),
            "If you have code that others may see, add its address; closed work needs none.",
        ),
        CvCheck(
            "segment-wording",
            "notice",
            "Of the 10 things most asked here, the CV shows 3 by name. In other words: Drift detection.",
            (5,),
            "Where a line means just that, use the adverts' name for it.",
            "big-tech",
        ),
    )


def demand(
    what: str,
    asked: float,
    required: float,
    n: int,
    *,
    half: float = 0.04,
    pooled: bool = False,
    lift: float | None = None,
    reader: tuple[float, float] | None = (0.94, 0.88),
) -> Demand:
    """Return demand with intervals of half-width `half`, clipped to [0, 1]."""
    return Demand(
        what=what,
        asked=asked,
        asked_low=round(max(0.0, asked - half), 4),
        asked_high=round(min(1.0, asked + half), 4),
        required=required,
        required_low=round(max(0.0, required - half), 4),
        required_high=round(min(1.0, required + half), 4),
        raw_asked=asked if not pooled else round(asked * 0.9, 4),
        raw_required=required if not pooled else round(required * 0.9, 4),
        pooled=pooled,
        n_asking=round(asked * n),
        lift=lift,
        reader_precision=reader[0] if reader else None,
        reader_recall=reader[1] if reader else None,
    )


def _gap(
    skill_id: str,
    status: GapStatus,
    found: Demand,
    evidence: tuple[int, ...] = (),
    grade: Grade | None = None,
    *,
    via: str | None = None,
) -> Gap:
    return Gap(skill_id, status, grade, found, evidence, via)


def _gaps(n: int, half: float, shift: float, pooled: bool = False) -> tuple[Gap, ...]:
    def d(what: str, asked: float, required: float, lift: float | None = None) -> Demand:
        return demand(
            what, round(asked + shift, 4), round(required + shift, 4), n, half=half, pooled=pooled, lift=lift
        )

    return (
        _gap("python", "shown", d("python", 0.81, 0.72), (5, 6), "used"),
        _gap("aws", "shown", d("aws", 0.52, 0.41, 1.2), (1, 2), "operated"),
        _gap("kubernetes", "adjacent", d("kubernetes", 0.47, 0.33), (0,), via="ecs"),
        _gap("docker", "shown", d("docker", 0.42, 0.31), (3,), "shipped"),
        _gap("spark", "listed", d("spark", 0.36, 0.27), (7,), "listed"),
        _gap(
            "drift-detection", "described", d("drift-detection", 0.31, 0.22), (4,), "used", via="watch-drift"
        ),
        _gap("terraform", "missing", d("terraform", 0.29, 0.21)),
        _gap("mlflow", "listed", d("mlflow", 0.27, 0.18), (8,), "listed"),
        _gap("model-monitoring", "missing", d("model-monitoring", 0.26, 0.17, 1.6)),
        _gap("ci-cd", "missing", d("ci-cd", 0.25, 0.16)),
    )


_AREAS = {
    "aws": "cloud",
    "kubernetes": "containers",
    "docker": "containers",
    "spark": "data-pipelines",
    "drift-detection": "monitoring",
    "model-monitoring": "monitoring",
    "terraform": "delivery",
    "ci-cd": "delivery",
    "mlflow": "lifecycle",
}


def _standing(area: str, gaps: Sequence[Gap]) -> Standing:
    count = Counter(gap.status for gap in gaps)
    return Standing(
        area=area,
        of=len(gaps),
        shown=count["shown"],
        listed=count["listed"],
        described=count["described"],
        adjacent=count["adjacent"],
        missing=count["missing"],
    )


def _standings(gaps: Sequence[Gap]) -> tuple[Standing, ...]:
    most_asked = [gap for gap in gaps if gap.demand.asked >= 0.2]
    if not most_asked:
        return ()
    production = [gap for gap in most_asked if gap.skill_id in _AREAS]
    return (
        _standing("all", most_asked),
        _standing("production", production),
        *(
            _standing(area, [gap for gap in production if _AREAS[gap.skill_id] == area])
            for area in dict.fromkeys(_AREAS[gap.skill_id] for gap in production)
        ),
    )


def _band(
    segment: str,
    low: float | None,
    mid: float | None,
    high: float | None,
    *,
    n: int,
    n_adverts: int,
    dropped: tuple[str, ...] = (),
) -> SalaryBand:
    cell = Cell(segment, "ml-engineer", "senior", "US")
    used = Cell(segment, None, "senior", "US") if dropped else cell
    return SalaryBand(
        cell=cell,
        used=used,
        dropped=dropped,
        low=low,
        mid=mid,
        high=high,
        coverage=0.8,
        basis="base",
        currency="USD",
        period="year",
        n=n,
        n_employers=max(1, n // 4) if n else 0,
        n_adverts=n_adverts,
        window=WINDOW,
    )


def _segment(
    segment: str,
    n_adverts: int,
    n_employers: int,
    *,
    gaps: tuple[Gap, ...],
    band: SalaryBand | None,
    dropped: tuple[str, ...] = (),
) -> SegmentReport:
    cell = Cell(segment, "ml-engineer", "senior", "US")
    return SegmentReport(
        segment=segment,
        cell=cell,
        used=Cell(segment, None, "senior", None) if dropped else cell,
        dropped=dropped,
        window=WINDOW,
        n_adverts=n_adverts,
        n_employers=n_employers,
        standings=_standings(gaps),
        gaps=gaps,
        gates=(
            GateShare("degree-bachelor", 0.55, 0.31, n_adverts),
            GateShare("min-years", 0.62, 0.57, n_adverts),
        )
        if n_adverts >= 5
        else (),
        band=band,
    )


def example_unlocks() -> Unlocks:
    """Return what three steps bring in all segments together."""
    one = UnlockSet(
        ("kubernetes",), (("docker",),), 96, 80, 111, 90, (96,), 0.9, (0.9,), 60, (("clearance", 3),)
    )
    best = UnlockSet(
        ("drift-detection", "kubernetes", "terraform"), ((), ("docker",), ()), 207, 180, 235, 171,
        (40, 96, 71), 0.42, (0.61, 1.0, 0.77), 144, (("clearance", 5), ("min-years", 90)),
    )  # fmt: skip
    other = UnlockSet(
        ("kubernetes", "terraform", "model-serving"), (("docker",), (), ()), 201, 172, 229, 171, (96, 71, 34),
        0.3, (1.0, 0.77, 0.4), 140, (),
    )  # fmt: skip
    unmet = (342, 210, 180, 140, 639)
    return Unlocks("all", 1511, 610, 41, unmet, 15.0, 6.0, 1203, 4.0, (one, best), (other,), 3, 200, (), "")


def example_report() -> GapReport:
    """Return a report with plain, few, very few and withheld cells, fallback, and bands of every kind."""
    return GapReport(
        schema_version=SCHEMA_VERSION,
        method_version="2026.11",
        snapshot_id="example-0001",
        created="2026-11-21",
        model=ModelCard("example-model", "0" * 64, True),
        cell=CELL,
        profile=example_profile(),
        segments=(
            _segment(
                "big-tech", 1840, 212, gaps=_gaps(1840, 0.03, 0.0),
                band=_band("big-tech", 168_000, 205_500, 251_000, n=611, n_adverts=1840),
            ),
            _segment(
                "ai-startup", 412, 160, gaps=_gaps(412, 0.05, -0.03)[1:],
                band=_band("ai-startup", None, None, None, n=3, n_adverts=412),
            ),
            _segment(
                "regulated-finance", 38, 21, gaps=_gaps(38, 0.14, 0.04, pooled=True),
                band=_band(
                    "regulated-finance", 139_000, 171_000, 214_000, n=22, n_adverts=61,
                    dropped=("role family widened to all roles",),
                ),
                dropped=("region widened to all countries", "role family widened to all roles"),
            ),
            _segment(
                "regulated-insurance", 9, 6, gaps=_gaps(9, 0.25, -0.1, pooled=True)[:4], band=None,
            ),
            _segment("gov-defence", 3, 2, gaps=(), band=None),
        ),
        roles=(
            RoleStanding("mlops-engineer", 410, 190, Standing("all", 14, 6, 2, 1, 1, 4)),
            RoleStanding("ml-engineer", 2302, 401, Standing("all", 10, 3, 2, 1, 1, 3)),
            RoleStanding("data-scientist", 1911, 512, Standing("all", 8, 2, 1, 0, 0, 5)),
            RoleStanding("ai-architect", 3, 3, Standing("all", 0, 0, 0, 0, 0, 0)),
        ),
        reach=(
            Reach("big-tech", 1210, 342, 630, (("degree-bachelor", 120), ("min-years", 201))),
            Reach("ai-startup", 301, 118, 111, (("min-years", 44),)),
            Reach("gov-defence", 2, 0, 1, ()),
        ),
        unlocks=(example_unlocks(),),
        plan=(
            Step("drift-detection", "described", 713, 1511, 40,
                 "Name drift detection in the line that already describes it."),
            Step("kubernetes", "adjacent", 1065, 1511, 96,
                 "Move one service you run on ECS to Kubernetes and say what changed."),
            Step("terraform", "missing", 655, 1511, 71, "Describe one account as Terraform code."),
        ),
        warnings=("The employer of 41 adverts is in no table; they are counted in no segment.",),
        bullets=example_bullets(),
        checks=example_checks(),
    )  # fmt: skip
