"""A cohort's picture: counts of CVs beside shares of adverts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mlgap.cohorts._modules import ModuleMap
from mlgap.cohorts._nouns import CohortPicture
from mlgap.pipeline import Analysed
from mlgap.resources import Resources
from mlgap.types import Cell

EARLY = Cell(level="early")
"""Unless another part is chosen, a cohort stands against the adverts for early careers."""


def cohort_picture(
    found: Sequence[Analysed],
    resources: Resources,
    *,
    cell: Cell = EARLY,
    today: date,
    modules: ModuleMap | None = None,
    earlier: CohortPicture | None = None,
) -> CohortPicture:
    """Return what the cohort can show against what `cell` asks, per segment and over all.

    With an `earlier` picture, counts within five of its counts are withheld too ("near"), so that the two
    published tables cannot be subtracted. Raises `UnknownId` for a cell outside the vocabularies.
    """
    raise NotImplementedError
