"""Bands of pay made by hand: observed, modelled, wider than chosen, of all segments instead, and none."""

from __future__ import annotations

from mlgap.pay import BandTable, CellBand, SkillPayTable
from mlgap.types import Cell, RangeWidth, SkillPay, Window

LEARNED = Window("2024-03", "2026-08")


def _of(n: int, low: float, mid: float, high: float, *, modelled: bool = False) -> CellBand:
    return CellBand(low, mid, high, n, max(1, n // 3), 2 * n, modelled)


def _none(n: int) -> CellBand:
    return CellBand(None, None, None, n, n, 4 * n)


CELLS = {
    Cell(region="US"): _of(900, 95_000, 160_000, 240_000),
    Cell(level="early", region="US"): _of(120, 84_000, 117_000, 168_000),
    Cell(level="mid", region="US"): _of(160, 107_000, 148_000, 202_000),
    Cell(level="senior", region="US"): _of(600, 124_000, 170_000, 239_000),
    Cell(level="management", region="US"): _of(21, 180_000, 231_000, 312_000),
    Cell("big-tech", region="US"): _of(110, 150_000, 205_000, 290_000),
    Cell("big-tech", level="senior", region="US"): _of(90, 168_000, 221_000, 301_000),
    Cell("big-tech", level="management", region="US"): _of(4, 201_000, 262_000, 333_000, modelled=True),
    Cell("regulated-finance", level="senior", region="US"): _of(7, 131_000, 172_000, 233_000, modelled=True),
    Cell(region="GB"): _of(80, 52_000, 81_000, 124_000),
    Cell(level="senior", region="GB"): _of(60, 64_000, 92_000, 131_000),
    Cell("big-tech", level="senior", region="GB"): _of(5, 81_000, 112_000, 150_000, modelled=True),
    Cell("regulated-finance", level="senior", region="GB"): _of(21, 70_000, 99_000, 139_000),
    Cell(region="DE"): _none(10),
}
BANDS = BandTable(
    window=Window("2025-09", "2026-08"),
    cells=CELLS,
    coverage=0.8,
    coverage_n=1171,
    learned=LEARNED,
    groups={"US": (0.81, 1075), "US senior": (0.79, 483), "US big-tech": (0.75, 143), "GB": (0.62, 96)},
    hourly={Cell(region="US"): _of(84, 40, 68, 96), Cell(region="GB"): _none(2)},
    widths={"US": RangeWidth("US", 900, 0.2, 0.33, 0.47, 0.015)},
)
SKILL_PAY = SkillPayTable(
    LEARNED,
    7091,
    2745,
    (
        SkillPay("terraform", 1.13, 1.03, 1.27, 0.0001, 74, 55, True),
        SkillPay("kubernetes", 0.96, 0.93, 0.99, 0.001, 1415, 832, True),
        SkillPay("spark", 1.01, 0.97, 1.05, 0.4, 300, 200, False),
    ),
)
