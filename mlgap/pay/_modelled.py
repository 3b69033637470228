"""The bands of a model for every cell that may be asked for: its own adverts', or wider ones moved to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from mlgap.pay._cells import by_cell, employer_weights, kept
from mlgap.pay._effects import AdvertKind, expected, kind_of
from mlgap.pay._lookup import ever_wider
from mlgap.pay._model import PERCENTILES, PayModel
from mlgap.pay._table import CellBand, stands_alone
from mlgap.types import Cell, PostingFacts, Window
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np

_Mix = dict[AdvertKind, float]


class ModelledCells:
    """The bands of one market by a model, worked out cell by cell.

    A cell with enough adverts of its own is the mixture of what the model expects of each of them in the
    window's last month. A thinner one takes the adverts of the nearest wider cell that has enough, each
    moved to the role, level, metro and segment asked for, provided that each of these is itself stated
    by enough adverts of the country: that is `modelled`. `first` is the model's first month.
    """

    def __init__(
        self,
        counted: Sequence[PostingFacts],
        model: PayModel,
        first: str,
        window: Window,
        vocabulary: Vocabulary,
    ) -> None:
        self._model, self._first, self._last, self._vocabulary = model, first, window.last, vocabulary
        self.adverts, self._paid = by_cell(counted, window, vocabulary)
        self._employers = [fact.employer_key for fact, _ in self._paid.adverts]
        self._n_employers: dict[Cell, int] = {}
        self._mixes: dict[Cell, _Mix] = {}
        self._atoms: dict[AdvertKind, np.ndarray] = {}

    def table(self) -> Mapping[Cell, CellBand]:
        """Return the band of every cell that has one, and the widest ones without."""
        asked = dict.fromkeys([*self.adverts, *self._askable()])
        mixes = {cell: self._mix_of(cell) for cell in asked}
        self._expect({kind for mix in mixes.values() for kind in mix})
        return kept({cell: self._band(cell, mix) for cell, mix in mixes.items()}, self._vocabulary)

    def bands(self, asked: Sequence[Cell]) -> Mapping[Cell, CellBand]:
        """Return the bands of `asked` and of every cell they may widen to: enough to look `asked` up."""
        steps = (ever_wider(cell, self._vocabulary) for cell in dict.fromkeys(asked))
        wider = dict.fromkeys(cell for chain in steps for cell, _ in chain)
        mixes = {cell: self._mix_of(cell) for cell in wider}
        self._expect({kind for mix in mixes.values() for kind in mix})
        return {cell: self._band(cell, mix) for cell, mix in mixes.items()}

    def _askable(self) -> Iterator[Cell]:
        """Yield the cells whose segment, role, level and region are each stated by enough adverts."""
        for country in self._vocabulary.countries:
            if not self._enough(Cell(region=country)):
                continue
            of = [cell for cell in self._paid.of if cell.region == country and self._enough(cell)]
            segments = sorted({c.segment for c in of if c.segment and not c.role_family and not c.level})
            own = [cell for cell in of if not cell.neighbours and not cell.level]
            families = sorted({cell.role_family for cell in own if cell.role_family})
            levels = sorted({c.level for c in of if c.level and not c.role_family})
            metros = [m for m in self._vocabulary.metros if self._vocabulary.country_of(m) == country]
            regions = [country, *(m for m in metros if self._enough(Cell(region=m)))]
            for one in product((None, *segments), (None, *families), (None, *levels), regions):
                yield Cell(*one)

    def _counts(self, cell: Cell) -> tuple[int, int, int]:
        members = self._paid.of.get(cell, ())
        if cell not in self._n_employers:
            self._n_employers[cell] = len({self._employers[i] for i in members})
        return len(members), self._n_employers[cell], self.adverts.get(cell, 0)

    def _enough(self, cell: Cell) -> bool:
        return stands_alone(*self._counts(cell)[:2])

    def _supported(self, cell: Cell) -> bool:
        country = self._vocabulary.country_of(str(cell.region))
        parts = (
            Cell(region=country),
            Cell(region=cell.region),
            Cell(segment=cell.segment, region=country),
            Cell(role_family=cell.role_family, region=country),
            Cell(level=cell.level, region=country),
        )
        apart = cell.segment in self._vocabulary.segments_apart
        return all(self._enough(part) for part in parts if not (apart and part.segment is None))

    def _mix_of(self, cell: Cell) -> _Mix:
        """Return the adverts that stand for a cell, each with its weight; empty where there is no band."""
        if self._enough(cell):
            return self._mix(cell)
        if cell.neighbours or not self._supported(cell):
            return {}
        for wider, _ in ever_wider(cell, self._vocabulary):
            if self._enough(wider):
                return self._moved(self._mix(wider), cell, wider)
        return {}

    def _mix(self, cell: Cell) -> _Mix:
        if cell not in self._mixes:
            members = self._paid.of[cell]
            weights = employer_weights([self._employers[i] for i in members])
            mix: defaultdict[AdvertKind, float] = defaultdict(float)
            for i, weight in zip(members, weights, strict=True):
                mix[kind_of(self._paid.adverts[i][0])] += float(weight)
            self._mixes[cell] = dict(mix)
        return self._mixes[cell]

    def _moved(self, mix: _Mix, cell: Cell, wider: Cell) -> _Mix:
        segment = cell.segment if wider.segment != cell.segment else None
        if segment is not None and segment not in self._vocabulary.ids["segment"]:
            return {}
        family = cell.role_family if wider.neighbours != cell.neighbours else None
        level = cell.level if wider.level != cell.level else None
        metro = cell.region if wider.region != cell.region else None
        moved: defaultdict[AdvertKind, float] = defaultdict(float)
        for kind, weight in mix.items():
            to = kind._replace(
                segment=segment or kind.segment,
                role_family=family or kind.role_family,
                level=level or kind.level,
                metro=metro or kind.metro,
            )
            moved[to] += weight
        return dict(moved)

    def _expect(self, kinds: set[AdvertKind]) -> None:
        new = sorted(kinds - self._atoms.keys())
        if new:
            atoms = self._model.atoms([expected(kind, self._last, self._first) for kind in new])
            self._atoms.update(zip(new, atoms, strict=True))

    def _band(self, cell: Cell, mix: _Mix) -> CellBand:
        counts = self._counts(cell)
        if not mix:
            return CellBand(None, None, None, *counts)
        import numpy as np

        held = sorted(mix)
        values = np.concatenate([self._atoms[kind] for kind in held])
        weights = np.repeat([mix[kind] for kind in held], len(values) // len(held))
        order = np.argsort(values, kind="stable")
        positions = np.cumsum(weights[order]) - weights[order] / 2
        low, mid, high = np.interp(PERCENTILES, positions / weights.sum(), values[order])
        figures = (float(round(low)), float(round(mid)), float(round(high)))
        return CellBand(*figures, *counts, modelled=not self._enough(cell))
