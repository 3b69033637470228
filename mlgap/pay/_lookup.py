"""Which cell answers a question about pay, and what had to be dropped to answer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from mlgap.pay._table import MIN_ADVERTS, MIN_EMPLOYERS, MIN_JUDGED, MODELLED, BandTable, CellBand, group_key
from mlgap.types import Cell, PostingFacts, SalaryBand
from mlgap.vocabulary import NO_COUNTRY, Vocabulary, load_vocabulary


class _Group(TypedDict):
    group: str
    group_coverage: float | None
    group_n: int


_NOTHING = CellBand(None, None, None, 0, 0, 0)


def salary_band(bands: BandTable, cell: Cell, vocabulary: Vocabulary | None = None) -> SalaryBand:
    """Return the band of `cell`, or of the nearest wider cell that has one, with each step said in `dropped`.

    A single level is answered by its level band, and no region by the country with most posted pay.
    Where fewer than 15 adverts (or 5 employers) state usable pay, the metro gives way to its country,
    then the role takes its neighbours in, then the segment gives way to all segments. A country never
    gives way: currencies are not mixed. Where the last cell is too thin as well, `low`, `mid` and
    `high` are None and `n` says how few there were. `coverage` is the table's, measured over all cells.

    Raises `UnknownId` for an id that is in no vocabulary.
    """
    vocabulary = vocabulary or load_vocabulary()
    vocabulary.check_cell(cell)
    start, said = start_of(bands, cell, vocabulary)
    used, dropped, found = start, said, _NOTHING
    for used, steps in ever_wider(start, vocabulary):
        found = bands.cells.get(used, _NOTHING)
        dropped = said + steps
        if found.mid is not None:
            break
    else:
        dropped += (refusal(used, vocabulary),)
    asked, counts = used, found
    if found.modelled:
        used, counts = _behind(bands, asked, vocabulary)
        dropped += (_moved(asked, used, found, vocabulary),)
    return SalaryBand(
        cell=cell,
        used=used,
        dropped=dropped,
        low=found.low,
        mid=found.mid,
        high=found.high,
        coverage=bands.coverage,
        basis="base",
        currency=vocabulary.currency_of(used.region or ""),
        period="year",
        n=counts.n,
        n_employers=counts.n_employers,
        n_adverts=counts.n_adverts,
        window=bands.window,
        modelled=found.modelled,
        learned=bands.learned,
        **_group(bands, asked if found.mid is not None else None, found.modelled, vocabulary),
    )


def _group(bands: BandTable, cell: Cell | None, modelled: bool, vocabulary: Vocabulary) -> _Group:
    """Return the coverage of the narrowest group of `cell` that enough later adverts judged.

    A modelled band of a segment that too few judged stands among modelled ones: what held for the level it
    was moved from, or for the country, need not hold where it is moved.
    """
    if cell is None:
        return {"group": "", "group_coverage": None, "group_n": 0}
    country = vocabulary.country_of(str(cell.region))
    for group in (cell.segment, MODELLED) if modelled else (cell.segment, cell.level, ""):
        share, n = bands.groups.get(group_key(country, group), (0.0, 0)) if group is not None else (0.0, 0)
        if n >= MIN_JUDGED:
            return {"group": group or country, "group_coverage": share, "group_n": n}
    return {"group": "", "group_coverage": None, "group_n": 0}


def _behind(bands: BandTable, cell: Cell, vocabulary: Vocabulary) -> tuple[Cell, CellBand]:
    """Return the nearest wider cell that has enough adverts of its own."""
    for wider, _ in ever_wider(cell, vocabulary):
        found = bands.cells.get(wider, _NOTHING)
        if found.mid is not None and not found.modelled:
            return wider, found
    return cell, bands.cells.get(cell, _NOTHING)


def _moved(asked: Cell, used: Cell, found: CellBand, vocabulary: Vocabulary) -> str:
    names = []
    if asked.region != used.region:
        names.append(vocabulary.label("region", str(asked.region)))
    if asked.level != used.level:
        names.append(vocabulary.label("level", str(asked.level)))
    if asked.neighbours != used.neighbours:
        names.append(vocabulary.label("role_family", str(asked.role_family)))
    if asked.segment != used.segment:
        names.append(vocabulary.label("segment", str(asked.segment)))
    employers = "employer" if found.n_employers == 1 else "employers"
    few = f"only {found.n} adverts of {found.n_employers} {employers} state pay"
    few = {0: "no advert states pay", 1: "only one advert states pay"}.get(found.n, few)
    moved = ", ".join(names)
    return f"modelled: {few} here; pay of a wider choice is moved by what is known of {moved}"


def cell_of(fact: PostingFacts, vocabulary: Vocabulary) -> Cell:
    """Return the narrowest cell of pay that an advert stands in.

    Adverts of intermediaries and of unclear segment are looked up in all segments.
    """
    segment = None if fact.segment in vocabulary.segments_apart else fact.segment
    return Cell(segment, fact.role_family, fact.level, fact.metro or fact.country)


def is_widest(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Return whether no wider cell would be tried after `cell`."""
    return next_wider(cell, vocabulary) is None


def _home(bands: BandTable, vocabulary: Vocabulary) -> str:
    """Return the country with most adverts that state pay, the vocabulary's first where there is a tie."""
    return max(vocabulary.countries, key=lambda c: bands.cells.get(Cell(region=c), _NOTHING).n)


def start_of(bands: BandTable, cell: Cell, vocabulary: Vocabulary) -> tuple[Cell, tuple[str, ...]]:
    """Return `cell` with a region, the country with most posted pay where none is chosen, and what to say."""
    said: tuple[str, ...] = ()
    if cell.region is None:
        cell = replace(cell, region=_home(bands, vocabulary))
        said += (f"{vocabulary.label('region', str(cell.region))} shown, as no region was chosen",)
    return cell, said


def ever_wider(cell: Cell, vocabulary: Vocabulary) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """Yield `cell` and ever wider ones of the same country, each with the steps taken so far in words."""
    steps: tuple[str, ...] = ()
    yield cell, steps
    while (wider := next_wider(cell, vocabulary)) is not None:
        steps += (_step(cell, wider, vocabulary),)
        cell = wider
        yield cell, steps


def next_wider(cell: Cell, vocabulary: Vocabulary) -> Cell | None:
    """Return the cell that is tried next after `cell`, None where none is."""
    segment, family, level = cell.segment, cell.role_family, cell.level
    region, neighbours = cell.region, cell.neighbours
    if region is not None and region in vocabulary.metros:
        return Cell(segment, family, level, vocabulary.country_of(region), neighbours)
    if level is not None and (band := vocabulary.band_of(level)) != level:
        return Cell(segment, family, band, region, neighbours)
    if not neighbours and len(vocabulary.neighbours.get(family or "", ())) > 1:
        return Cell(segment, family, level, region, neighbours=True)
    return None if segment is None else Cell(None, family, level, region, neighbours)


def _step(cell: Cell, wider: Cell, vocabulary: Vocabulary) -> str:
    """Return in words why `wider` is tried after `cell`."""
    if cell.region != wider.region:
        metro, country = (vocabulary.label("region", str(c.region)) for c in (cell, wider))
        return f"too few adverts or employers in {metro} state pay: all of {country} shown"
    if cell.level != wider.level:
        one, all_ = (vocabulary.label("level", str(c.level)) for c in (cell, wider))
        if cell.level == "intern":
            return f"pay of internships is kept out: {all_} shown as one"
        return f"too few adverts or employers for {one} state pay: {all_} shown as one"
    if cell.neighbours != wider.neighbours:
        near = vocabulary.neighbours[str(cell.role_family)]
        names = ", ".join(vocabulary.label("role_family", f) for f in near if f != cell.role_family)
        role = vocabulary.label("role_family", str(cell.role_family))
        return f"too few adverts or employers for {role} state pay: counted together with {names}"
    kind = "cut" if cell.segment in vocabulary.ids["cut"] else "segment"
    segment = vocabulary.label(kind, str(cell.segment))
    return (
        f"too few adverts or employers of {segment} state pay: all segments shown, "
        "without intermediaries and employers of unclear segment"
    )


def refusal(cell: Cell, vocabulary: Vocabulary) -> str:
    """Return why there is no band, where `cell` is the widest that was tried."""
    if cell.region in NO_COUNTRY:
        return f"{vocabulary.label('region', cell.region)}: more than one currency, no band"
    if cell.role_family in vocabulary.families_excluded:
        return f"{vocabulary.label('role_family', cell.role_family)} is kept out of every figure, no band"
    return f"fewer than {MIN_ADVERTS} adverts or {MIN_EMPLOYERS} employers state pay: no band"
