"""The bands of a model for every cell that may be asked for: its own adverts', or wider ones moved to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from mlgap.pay._cells import by_cell, employer_weights
from mlgap.pay._effects import expected, kind_of
from mlgap.pay._kinds import KindCodes, Mix, all_kinds, mixed
from mlgap.pay._lookup import ever_wider, is_widest, next_wider
from mlgap.pay._model import PERCENTILES, PayModel
from mlgap.pay._table import MIN_ADVERTS, CellBand, stands_alone
from mlgap.types import Cell, PostingFacts, Window
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np


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
        import numpy as np

        self._model, self._first, self._last, self._vocabulary = model, first, window.last, vocabulary
        self.adverts, self._paid = by_cell(counted, window, vocabulary)
        paid = [fact for fact, _ in self._paid.adverts]
        self._codes = KindCodes()
        self._kinds = np.array([self._codes.number(kind_of(fact)) for fact in paid], dtype=np.int64)
        self._employers = np.unique([fact.employer_key for fact in paid], return_inverse=True)[1]
        self._employer_of = self._employers.tolist()
        self._own = {
            cell
            for cell, members in self._paid.of.items()
            if len(members) >= MIN_ADVERTS and stands_alone(*self._count(cell)[:2])
        }
        self._nearest: dict[Cell, Cell | None] = {}
        self._mixes: dict[Cell, Mix] = {}

    def table(self) -> Mapping[Cell, CellBand]:
        """Return the band of every cell that has one, and the widest ones without."""
        asked = dict.fromkeys([*self.adverts, *self._askable()])
        return self._bands(asked)

    def bands(self, asked: Sequence[Cell]) -> Mapping[Cell, CellBand]:
        """Return the bands of `asked` and of every cell they may widen to: enough to look `asked` up."""
        steps = (ever_wider(cell, self._vocabulary) for cell in dict.fromkeys(asked))
        return self._bands(dict.fromkeys(cell for chain in steps for cell, _ in chain))

    def _bands(self, asked: Iterable[Cell]) -> dict[Cell, CellBand]:
        mixes = {cell: self._mix_of(cell) for cell in asked}
        kinds = all_kinds([mix for mix in mixes.values() if mix is not None])
        expect = [expected(kind, self._last, self._first) for kind in self._codes.kinds(kinds)]
        atoms = self._model.atoms(expect)
        return {
            cell: self._band(cell, mix, kinds, atoms)
            for cell, mix in mixes.items()
            if mix is not None or is_widest(cell, self._vocabulary)
        }

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

    def _count(self, cell: Cell) -> tuple[int, int, int]:
        """Return how many adverts with usable pay, their employers, and all adverts a cell has."""
        members = self._paid.of.get(cell, ())
        employers = len({self._employer_of[i] for i in members})
        return len(members), employers, self.adverts.get(cell, 0)

    def _enough(self, cell: Cell) -> bool:
        return cell in self._own

    def _supported(self, cell: Cell) -> bool:
        """Return whether each choice of a cell is itself stated by enough adverts of the country."""
        country = self._vocabulary.country_of(str(cell.region))
        parts = [
            Cell(region=cell.region),
            Cell(segment=cell.segment, region=country),
            Cell(role_family=cell.role_family, region=country),
            Cell(level=cell.level, region=country),
            Cell(region=country),
        ]
        apart = cell.segment in self._vocabulary.segments_apart
        return all(self._enough(part) for part in parts if not (apart and part.segment is None))

    def _mix_of(self, cell: Cell) -> Mix | None:
        """Return the adverts that stand for a cell, each with its weight; None where there is no band."""
        if self._enough(cell):
            return self._mix(cell)
        if cell.neighbours or not self._supported(cell):
            return None
        wider = self._nearest_to(cell)
        return None if wider is None else self._moved(self._mix(wider), cell, wider)

    def _nearest_to(self, cell: Cell) -> Cell | None:
        """Return the nearest wider cell of enough adverts, or the cell itself."""
        if cell not in self._nearest:
            if self._enough(cell):
                self._nearest[cell] = cell
            else:
                wider = next_wider(cell, self._vocabulary)
                self._nearest[cell] = None if wider is None else self._nearest_to(wider)
        return self._nearest[cell]

    def _mix(self, cell: Cell) -> Mix:
        if cell not in self._mixes:
            members = self._paid.of[cell]
            self._mixes[cell] = mixed(self._kinds[members], employer_weights(self._employers[members]))
        return self._mixes[cell]

    def _moved(self, mix: Mix, cell: Cell, wider: Cell) -> Mix | None:
        segment = cell.segment if wider.segment != cell.segment else None
        if segment is not None and segment not in self._vocabulary.ids["segment"]:
            return None
        to = {
            "segment": segment,
            "role_family": cell.role_family if wider.neighbours != cell.neighbours else None,
            "level": cell.level if wider.level != cell.level else None,
            "metro": cell.region if wider.region != cell.region else None,
        }
        return self._codes.moved(mix, {field: value for field, value in to.items() if value})

    def _band(self, cell: Cell, mix: Mix | None, kinds: np.ndarray, atoms: np.ndarray) -> CellBand:
        counts = self._count(cell)
        if mix is None:
            return CellBand(None, None, None, *counts)
        import numpy as np

        values = atoms[np.searchsorted(kinds, mix.kinds)].ravel()
        weights = np.repeat(mix.weights, atoms.shape[1])
        order = np.argsort(values, kind="stable")
        values, weights = values[order], weights[order]
        positions = (np.cumsum(weights) - weights / 2) / weights.sum()
        low, mid, high = np.interp(PERCENTILES, positions, values).tolist()
        figures = (float(round(low)), float(round(mid)), float(round(high)))
        return CellBand(*figures, *counts, modelled=not self._enough(cell))
