"""Two cohorts side by side, without what the difference of two tables would say of under five people."""

from __future__ import annotations

from mlgap.cohorts._nouns import CohortComparison, CohortPicture


def compare_cohorts(earlier: CohortPicture, later: CohortPicture) -> CohortComparison:
    """Return how many more CVs of `later` show each skill than of `earlier`, where that may be told."""
    raise NotImplementedError
