"""The page Cohort: files given, read one by one, counted, and kept; nothing in it is about one person."""

from mlgap.ui.cohort._glance import glance
from mlgap.ui.cohort._intake import ask, choose_part, pitch, why_no_ranking
from mlgap.ui.cohort._more import more
from mlgap.ui.cohort._read import what_was_read
from mlgap.ui.cohort._reading import read

__all__ = [
    "ask",
    "choose_part",
    "glance",
    "more",
    "pitch",
    "read",
    "what_was_read",
    "why_no_ranking",
]
