"""Kinds of adverts as whole numbers, so that many of them can be weighed and moved at once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mlgap.pay._effects import AdvertKind

if TYPE_CHECKING:
    import numpy as np

_BITS = 9
"""Bits a field: seven of them fill the 63 of a whole number, and no field has 512 values."""


class Mix(NamedTuple):
    """Kinds of adverts, (n,) int64 rising, and the (n,) float64 weight of each."""

    kinds: np.ndarray
    weights: np.ndarray


class KindCodes:
    """The numbers of all kinds seen so far; a value that is new gets the next number of its field."""

    def __init__(self) -> None:
        """Know no kind yet."""
        self._at: tuple[dict[Hashable, int], ...] = tuple({} for _ in AdvertKind._fields)

    def number(self, kind: AdvertKind) -> int:
        """Return the number of a kind."""
        return sum(self._code(i, value) << _BITS * i for i, value in enumerate(kind))

    def kinds(self, numbers: np.ndarray) -> list[AdvertKind]:
        """Return the kinds of (n,) numbers."""
        values = [list(at) for at in self._at]
        mask = (1 << _BITS) - 1
        return [
            AdvertKind(*(values[i][one >> _BITS * i & mask] for i in range(len(values))))
            for one in numbers.tolist()
        ]

    def moved(self, mix: Mix, to: Mapping[str, str]) -> Mix:
        """Return `mix` with the fields named in `to` put in the place of each kind's own."""
        numbers = mix.kinds
        for field, value in to.items():
            i = AdvertKind._fields.index(field)
            mask = (1 << _BITS) - 1 << _BITS * i
            numbers = numbers & ~mask | self._code(i, value) << _BITS * i
        return mixed(numbers, mix.weights)

    def _code(self, field: int, value: Hashable) -> int:
        return self._at[field].setdefault(value, len(self._at[field]))


def mixed(numbers: np.ndarray, weights: np.ndarray) -> Mix:
    """Return the mix of adverts whose kinds are (n,) `numbers`, the weights of one kind added up."""
    import numpy as np

    kinds, of = np.unique(numbers, return_inverse=True)
    return Mix(kinds, np.bincount(of, weights=weights, minlength=len(kinds)))


def all_kinds(mixes: Sequence[Mix]) -> np.ndarray:
    """Return (n,) int64: every kind of any mix once, rising."""
    import numpy as np

    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *(mix.kinds for mix in mixes)]))
