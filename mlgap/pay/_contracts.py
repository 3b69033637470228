"""Hourly rates of contract adverts, by country and role, and the one that answers a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mlgap.pay._cells import employer_weights
from mlgap.pay._counted import hourly_midpoint, is_contract
from mlgap.pay._lookup import refusal, start_of
from mlgap.pay._model import PERCENTILES, quantiles
from mlgap.pay._table import NOMINAL_COVERAGE, BandTable, CellBand, stands_alone
from mlgap.types import Cell, PostingFacts, SalaryBand, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

_NOTHING = CellBand(None, None, None, 0, 0, 0)


def hourly_cells(
    facts: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary
) -> Mapping[Cell, CellBand]:
    """Return the hourly midpoints' percentiles of contract adverts, per country and per country and role.

    All segments are counted, intermediaries included: nearly all contract adverts are theirs. A cell of
    fewer than 15 adverts with a rate, or of 5 employers, has its counts and no figures.
    """
    adverts: defaultdict[Cell, int] = defaultdict(int)
    rates: defaultdict[Cell, list[tuple[float, str]]] = defaultdict(list)
    for fact in facts:
        if not is_contract(fact, window, vocabulary):
            continue
        rate = hourly_midpoint(fact, vocabulary)
        for cell in (Cell(region=fact.country), Cell(role_family=fact.role_family, region=fact.country)):
            adverts[cell] += 1
            if rate is not None:
                rates[cell].append((rate, fact.employer_key))
    return {cell: _hourly(sorted(rates[cell]), n) for cell, n in adverts.items()}


def _hourly(rates: Sequence[tuple[float, str]], n_adverts: int) -> CellBand:
    import numpy as np

    employers = [employer for _, employer in rates]
    counts = (len(rates), len(set(employers)), n_adverts)
    if not stands_alone(*counts[:2]):
        return CellBand(None, None, None, *counts)
    found = quantiles(np.array([rate for rate, _ in rates]), employer_weights(employers), PERCENTILES)
    low, mid, high = (round(float(figure), 2) for figure in found)
    return CellBand(low, mid, high, *counts)


def contract_band(bands: BandTable, cell: Cell, vocabulary: Vocabulary | None = None) -> SalaryBand:
    """Return the band of hourly rates that contract adverts state for a role, or for all of its country.

    Rates are counted over all segments, levels and metros of a country, intermediaries included, since
    contract adverts are few and nearly all theirs; what the cell asked for beyond that is said in
    `dropped`, and so is each other step. No region is the country with most posted pay. Where the country
    has too few as well, `low`, `mid` and `high` are None and `n` says how few. Day rates are not counted.
    How often these bands hold is not measured: `coverage` is the aim.

    Raises `UnknownId` for an id that is in no vocabulary.
    """
    vocabulary = vocabulary or load_vocabulary()
    vocabulary.check_cell(cell)
    start, said = start_of(bands, cell, vocabulary)
    used, found, dropped = start, _NOTHING, said
    for used, steps in _wider(start, vocabulary):
        found = bands.hourly.get(used, _NOTHING)
        dropped = said + steps
        if found.mid is not None:
            break
    else:
        dropped += (refusal(used, vocabulary),)
    return SalaryBand(
        cell=cell,
        used=used,
        dropped=dropped,
        low=found.low,
        mid=found.mid,
        high=found.high,
        coverage=NOMINAL_COVERAGE,
        basis="base",
        currency=vocabulary.currency_of(used.region or ""),
        period="hour",
        n=found.n,
        n_employers=found.n_employers,
        n_adverts=found.n_adverts,
        window=bands.window,
    )


def _wider(cell: Cell, vocabulary: Vocabulary) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    country = vocabulary.country_of(str(cell.region))
    asked = {"segments": cell.segment, "levels": cell.level}
    beyond = ["all " + name for name, value in asked.items() if value is not None]
    if cell.region != country:
        beyond.append("all of " + vocabulary.label("region", country))
    steps: tuple[str, ...] = ()
    if beyond:
        steps += (f"contract adverts are few: counted over {' and '.join(beyond)}",)
    wide = Cell(role_family=cell.role_family, region=country)
    yield wide, steps
    if wide.role_family is not None:
        role = vocabulary.label("role_family", wide.role_family)
        where = vocabulary.label("region", country)
        steps += (f"too few contract adverts for {role} state an hourly rate: all roles in {where} shown",)
        yield replace(wide, role_family=None), steps
