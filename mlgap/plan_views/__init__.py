"""What the page Plan shows: the compositions that the app calls, over a report and the market behind it."""

from mlgap.plan_views._beside import path_counts, paths, screens, topics, wording
from mlgap.plan_views._grid import (
    THIN_ADVERTS,
    GridCell,
    GridMarket,
    furthest,
    grid_market,
    nearest,
    role_grid,
)
from mlgap.plan_views._steps import ALL, SegmentPlan, Told, advice, reach_without, segment_plan
from mlgap.plan_views._texts import PlanTexts, Whole, load_texts, whole_cell

__all__ = [
    "ALL",
    "THIN_ADVERTS",
    "GridCell",
    "GridMarket",
    "PlanTexts",
    "SegmentPlan",
    "Told",
    "Whole",
    "advice",
    "furthest",
    "grid_market",
    "load_texts",
    "nearest",
    "path_counts",
    "paths",
    "reach_without",
    "role_grid",
    "screens",
    "segment_plan",
    "topics",
    "whole_cell",
    "wording",
]
