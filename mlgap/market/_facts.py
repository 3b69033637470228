"""Posting facts in columns: 30,000 adverts as arrays that a cell can be cut from in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast, overload

import numpy as np
import numpy.typing as npt

from mlgap.types import GateAsk, PostedPay, PostingFacts, Requirement

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

CODED = (
    "employer_key", "segment", "segment_basis", "cuts", "role_family", "level", "country", "metro",
    "month", "work_mode", "employment", "industry", "use_cases", "source",
)  # fmt: skip
"""Columns of few distinct strings; absent values are "", lists are joined by ";"."""
PAY = ("pay_low", "pay_high", "pay_currency", "pay_period", "pay_basis", "pay_hours")


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of strings as codes (n,) int32 into its sorted distinct `values`."""

    codes: Ints
    values: tuple[str, ...]

    @classmethod
    def of(cls, strings: Iterable[str]) -> Coded:
        """Encode `strings`; equal columns encode alike."""
        values, codes = np.unique(np.asarray(list(strings), dtype=object), return_inverse=True)
        return cls(codes.astype(np.int32), tuple(str(v) for v in values))

    def isin(self, wanted: Iterable[str]) -> Bools:
        """Return (n,) bool: which rows hold one of `wanted`."""
        chosen = set(wanted)
        lookup = np.array([v in chosen for v in self.values], dtype=bool)
        return cast(Bools, lookup[self.codes])

    def listing(self, item: str) -> Bools:
        """Return (n,) bool: which rows' ";"-joined lists hold `item`."""
        lookup = np.array([item in v.split(";") for v in self.values], dtype=bool)
        return cast(Bools, lookup[self.codes])

    def at(self, index: int) -> str:
        """Return the string of one row."""
        return self.values[int(self.codes[index])]


@dataclass(frozen=True, eq=False)
class Asks:
    """Which row asks for what, one entry an ask: `row` (m,) positions, `what` coded ids."""

    row: Ints
    what: Coded
    how: Coded
    number: Floats
    """The any-of group of a requirement, the years of a "min-years" gate; NaN where there is none."""

    @cached_property
    def starts(self) -> Ints:
        """Positions where each row's asks start, for rows in ascending order."""
        count = int(self.row[-1]) + 1 if len(self.row) else 0
        return np.searchsorted(self.row, np.arange(count + 1)).astype(np.int32)

    def of_row(self, position: int) -> range:
        """Return the positions of one row's asks."""
        if position + 1 >= len(self.starts):
            return range(0)
        return range(int(self.starts[position]), int(self.starts[position + 1]))


@dataclass(frozen=True, eq=False)
class FactTable(Sequence[PostingFacts]):
    """Posting facts by column; indexing gives one advert's `PostingFacts`."""

    columns: dict[str, Coded]
    pay: dict[str, npt.NDArray[Any]]
    requirements: Asks
    gates: Asks
    described: Asks = field(default_factory=lambda: _asks([]))
    """The aggregated requirements that adverts describe."""

    @classmethod
    def of(cls, facts: Sequence[PostingFacts]) -> FactTable:
        """Return `facts` by column, unchanged where they are already."""
        if isinstance(facts, FactTable):
            return facts
        columns = {name: Coded.of(_as_text(getattr(f, name)) for f in facts) for name in CODED}
        named, described = (
            _requirement_asks([getattr(f, n) for f in facts]) for n in ("requirements", "described")
        )
        return cls(columns, _pay_columns(facts), named, _gate_asks(facts), described)

    def __len__(self) -> int:
        return len(self.columns["segment"].codes)

    @overload
    def __getitem__(self, index: int) -> PostingFacts: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PostingFacts]: ...
    def __getitem__(self, index: int | slice) -> PostingFacts | Sequence[PostingFacts]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._row(index % len(self))

    def _row(self, position: int) -> PostingFacts:
        text = {name: column.at(position) for name, column in self.columns.items()}
        return PostingFacts(
            row=position,
            employer_key=text["employer_key"],
            segment=cast(Any, text["segment"]),
            segment_basis=cast(Any, text["segment_basis"]),
            cuts=cast(Any, _as_list(text["cuts"])),
            role_family=cast(Any, text["role_family"]),
            level=cast(Any, text["level"]),
            country=text["country"],
            metro=text["metro"] or None,
            month=text["month"] or None,
            work_mode=cast(Any, text["work_mode"]),
            employment=cast(Any, text["employment"]),
            industry=text["industry"],
            use_cases=_as_list(text["use_cases"]),
            gates=tuple(self._gate(i) for i in self.gates.of_row(position)),
            pay=self.pay_of(position),
            requirements=self._requirements(self.requirements, position),
            source=text["source"],
            described=self._requirements(self.described, position),
        )

    def _gate(self, ask: int) -> GateAsk:
        value = float(self.gates.number[ask])
        gate = cast(Any, self.gates.what.at(ask))
        return GateAsk(gate, self.gates.how.at(ask) == "required", None if np.isnan(value) else value)

    @staticmethod
    def _requirements(asks: Asks, position: int) -> tuple[Requirement, ...]:
        def one(ask: int) -> Requirement:
            group = float(asks.number[ask])
            necessity = cast(Any, asks.how.at(ask))
            return Requirement(asks.what.at(ask), necessity, None if np.isnan(group) else int(group))

        return tuple(one(ask) for ask in asks.of_row(position))

    def pay_of(self, position: int) -> PostedPay | None:
        """Return the pay that one row states, None where it states none."""
        low = float(self.pay["pay_low"][position])
        if np.isnan(low):
            return None
        currency, period, basis = (
            str(self.pay[c][position]) for c in ("pay_currency", "pay_period", "pay_basis")
        )
        high = float(self.pay["pay_high"][position])
        hours = float(self.pay["pay_hours"][position])
        stated = None if np.isnan(hours) else hours
        return PostedPay(low, high, currency, cast(Any, period), cast(Any, basis), stated)

    @cached_property
    def beyond_tools(self) -> FactTable:
        """The same adverts with the aggregated requirements they describe in the place of skills."""
        return replace(self, requirements=self.described)

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """The ids of the columns of `asked` and `required`."""
        return self.requirements.what.values

    @cached_property
    def asked(self) -> csr_array:
        """(n, skills) float32: 1 where the advert asks for the skill (must, any-of or nice)."""
        return _one_where(self.requirements, ("must", "any-of", "nice"), len(self))

    @cached_property
    def required(self) -> csr_array:
        """(n, skills) float32: 1 where the advert requires the skill (must or any-of)."""
        return _one_where(self.requirements, ("must", "any-of"), len(self))

    @cached_property
    def gates_stated(self) -> csr_array:
        """(n, gates) float32: 1 where the advert sets the gate, required or not."""
        return _one_where(self.gates, ("stated", "required"), len(self))

    @cached_property
    def gates_required(self) -> csr_array:
        """(n, gates) float32: 1 where the advert requires the gate."""
        return _one_where(self.gates, ("required",), len(self))

    @cached_property
    def item_of_ask(self) -> tuple[Ints, Ints]:
        """The required item (asks,) of each ask and the row (items,) of each item.

        A skill asked by itself is an item of its own; members of one any-of group share one.
        """
        asks = self.requirements
        alone = np.isnan(asks.number)
        span = len(self.skills) + int(np.nan_to_num(asks.number).max(initial=0)) + 1
        within = np.where(alone, asks.what.codes, len(self.skills) + np.nan_to_num(asks.number))
        keys, item = np.unique(
            asks.row.astype(np.int64) * span + within.astype(np.int64), return_inverse=True
        )
        return item.astype(np.int32), (keys // span).astype(np.int32)


def _one_where(asks: Asks, how: tuple[str, ...], rows: int) -> csr_array:
    from scipy.sparse import csr_array

    chosen = asks.how.isin(how)
    places = (asks.row[chosen], asks.what.codes[chosen])
    ones = np.ones(len(places[0]), dtype=np.float32)
    matrix = csr_array((ones, places), shape=(rows, len(asks.what.values)))
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix


def _as_text(value: str | tuple[str, ...] | None) -> str:
    return ";".join(value) if isinstance(value, tuple) else value or ""


def _as_list(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()


def _pay_columns(facts: Sequence[PostingFacts]) -> dict[str, npt.NDArray[Any]]:
    def column(name: str, absent: Any, dtype: Any) -> npt.NDArray[Any]:
        told = (None if f.pay is None else getattr(f.pay, name) for f in facts)
        return np.array([absent if value is None else value for value in told], dtype=dtype)

    return {
        "pay_low": column("low", np.nan, np.float64),
        "pay_high": column("high", np.nan, np.float64),
        "pay_currency": column("currency", "", object),
        "pay_period": column("period", "", object),
        "pay_basis": column("basis", "", object),
        "pay_hours": column("hours_per_year", np.nan, np.float64),
    }


def _asks(entries: list[tuple[int, str, str, float]]) -> Asks:
    return Asks(
        np.array([e[0] for e in entries], dtype=np.int32),
        Coded.of(e[1] for e in entries),
        Coded.of(e[2] for e in entries),
        np.array([e[3] for e in entries], dtype=np.float64),
    )


def _requirement_asks(asked: Sequence[tuple[Requirement, ...]]) -> Asks:
    return _asks(
        [
            (row, r.skill_id, r.necessity, np.nan if r.group is None else float(r.group))
            for row, found in enumerate(asked)
            for r in found
        ]
    )


def _gate_asks(facts: Sequence[PostingFacts]) -> Asks:
    return _asks(
        [
            (row, g.gate, "required" if g.required else "stated", np.nan if g.value is None else g.value)
            for row, f in enumerate(facts)
            for g in f.gates
        ]
    )
