"""The snapshot made ready for claims: adverts cut by their terms, shares of them, and the reader's error."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np

from mlgap.market._cells import Sample, in_cell, in_window, sample, source_weights
from mlgap.market._claims.terms import Base, Part, Reading, Terms
from mlgap.market._claims.verdicts import Doubt, Estimate, Target
from mlgap.market._corrected import MIN_SUPPORT, Corrected, Reader, corrected_share
from mlgap.market._facts import Bools
from mlgap.market._shares import clustered_shares
from mlgap.types import MarketSnapshot, Window

READER_SAYS = "the error of our reading could turn it"
UNMEASURED = ("use_case",)
"""Fields whose reading was never measured against labels."""
GATE_READER = "domain"
"""Degrees and clearance are labelled in this group."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure: what it is of, the estimate, and what is claimed of it (None: nothing is)."""

    what: Part
    base: Base
    unit: str
    estimate: Estimate
    target: Target | None


@dataclass(frozen=True, eq=False)
class Market:
    """The snapshot made ready for claims: its adverts of one window with weights, and the words for ids."""

    snapshot: MarketSnapshot
    reading: Reading
    window: Window
    groups: dict[str, str]
    _samples: dict[tuple[Base, Terms, Window], Sample] = field(default_factory=dict)

    def adverts(self, base: Base, given: Terms, window: Window | None = None) -> Sample:
        """Return the weighted adverts of `base` that meet `given`, in the window unless another is given."""
        key = (base, given, window or self.window)
        if key not in self._samples:
            self._samples[key] = self._cut(*key)
        return self._samples[key]

    def _cut(self, base: Base, given: Terms, window: Window) -> Sample:
        table, vocabulary = self.reading.table, self.reading.vocabulary
        cells = [base.cell]
        if base.any_segment:
            cells = [replace(base.cell, segment=s) for s in vocabulary.ids["segment"]]
        mask = np.any([in_cell(table, cell, vocabulary) for cell in cells], axis=0)
        mask &= in_window(table, window) & self.reading.holds(given)
        return sample(table, mask, source_weights(table, window, self.snapshot.sources))

    def reads_skills(self, terms: Terms) -> bool:
        """Return whether `terms` rest on what was read as a skill or a condition of an advert."""
        return bool(self._groups(terms))

    def reader_of(self, terms: Terms) -> Reader | None:
        """Return the reader's error in the one skill group of `terms`, None where it was never measured.

        A group with few labels, or several groups, count as all skills together.
        """
        groups = self._groups(terms)
        found = self.snapshot.reader.get(next(iter(groups))) if len(groups) == 1 else None
        return found if found and found[2] >= MIN_SUPPORT else self.snapshot.reader.get("all")

    def unmeasured(self, *terms: Terms) -> str:
        """Return a sentence where the reading of `terms` was never measured, else nothing."""
        fields = {t.field for part in terms for t in part}
        unread = any(self.reads_skills(part) and self.reader_of(part) is None for part in terms)
        return "how well this is read was never measured" if unread or fields & {*UNMEASURED} else ""

    def doubts(self, terms: Terms, found: tuple[float, float, float]) -> list[Doubt]:
        """Return the share corrected for the reader's error, where `terms` rest on its reading."""
        corrected = self.corrected(terms, found)
        return [Doubt(corrected.low, corrected.high, READER_SAYS)] if corrected else []

    def corrected(self, terms: Terms, found: tuple[float, float, float]) -> Corrected | None:
        """Return a share (value, low, high) corrected for the reader's error, None where there is none."""
        return corrected_share(*found, self.reader_of(terms)) if self.reads_skills(terms) else None

    def _groups(self, terms: Terms) -> set[str]:
        groups = {self.groups[s] for t in terms for s in self.reading.skill_ids(t)}
        conditions = any(t.field in ("gate", "gate-required") for t in terms)
        return groups | ({GATE_READER} if conditions else set())


def one_share(adverts: Sample, hits: Bools) -> tuple[float, float, float]:
    """Return the share of the sample's weight where `hits` (n,), with its 95 % interval."""
    shares = clustered_shares(adverts, hits[:, None].astype(np.float64))
    return float(shares.share[0]), float(shares.low[0]), float(shares.high[0])


def difference(
    first: tuple[float, float, float], second: tuple[float, float, float]
) -> tuple[float, float, float]:
    """Return the difference of two independent shares (value, low, high), its interval joining theirs.

    Source: Zou and Donner (2008), Stat. Med. 27(10).
    """
    (p, p_low, p_high), (q, q_low, q_high) = first, second
    low = p - q - math.hypot(p - p_low, q_high - q)
    return p - q, low, p - q + math.hypot(p_high - p, q - q_low)
