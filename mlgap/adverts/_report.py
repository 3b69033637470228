"""One advert or several, read and set against the market and, where there is one, a CV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from mlgap import gaps
from mlgap.adverts._asked import AdvertReach, AskedItem, asked_items, reach_of
from mlgap.adverts._given import EMPTY, GivenAdvert
from mlgap.adverts._in_market import AdvertInMarket, in_market, market_cell
from mlgap.adverts._pay import AdvertPay, advert_pay
from mlgap.errors import DocumentError
from mlgap.market import (
    PostingReader,
    RawPosting,
    demand,
    forget_texts,
    lines_behind,
    load_reader,
    parse_posting,
    pasted_posting,
)
from mlgap.resources import Resources
from mlgap.turns import analysis, in_turn
from mlgap.types import Cell, CellDemand, Gap, PostingFacts, Profile

_DemandOf = Callable[[Cell], CellDemand]


@dataclass(frozen=True, slots=True)
class PostingReport:
    """One advert's facts and, where a CV was given, how the CV stands to each thing it asks.

    `gaps` hold each technical skill asked, one by one, and are empty without a CV; `asked` holds the same
    with alternatives as one item. `title` and `employer` are as the advert states them, "" where it does not.
    """

    facts: PostingFacts
    gaps: tuple[Gap, ...]
    title: str
    employer: str
    asked: tuple[AskedItem, ...]
    reach: AdvertReach
    market: AdvertInMarket
    pay: AdvertPay


@dataclass(frozen=True, slots=True)
class AnalysedAdvert:
    """One of several adverts: its report, or the sentence that says why there is none."""

    name: str
    report: PostingReport | None
    problem: str = ""


def analyse_posting(
    text: str, resources: Resources, *, profile: Profile | None = None, employer: str = "", location: str = ""
) -> PostingReport:
    """Return the facts of one pasted advert and, where a profile is given, the gap to each thing it asks.

    Each gap's demand is that of the advert's own segment and role (0, with an interval from 0 to 1, where
    none of those adverts asks for it). Title, employer and place are read from the advert's head where they
    are not given. Raises `DocumentError` for an empty text.
    """
    if not text.strip():
        raise DocumentError(EMPTY)
    raw = RawPosting(id="pasted", text=text, employer=employer, location=location)
    try:
        return _report(raw, load_reader(resources.taxonomy), resources, profile, partial(_demand, resources))
    finally:
        forget_texts()


@in_turn
def analyse_adverts(
    given: Sequence[GivenAdvert],
    resources: Resources,
    *,
    profile: Profile | None = None,
    reader: PostingReader | None = None,
) -> tuple[AnalysedAdvert, ...]:
    """Return one result per advert, in the order given; one that could not be read keeps its sentence.

    Pass the `reader` to load it once for many calls.
    """
    reader = reader or load_reader(resources.taxonomy)
    known: dict[Cell, CellDemand] = {}

    def demand_of(cell: Cell) -> CellDemand:
        if cell not in known:
            known[cell] = _demand(resources, cell)
        return known[cell]

    results = []
    try:
        for advert in given:
            analysis().breathe()
            posting = advert.posting
            report = _report(posting, reader, resources, profile, demand_of) if posting else None
            results.append(AnalysedAdvert(advert.name, report, advert.problem))
    finally:
        forget_texts()
    return tuple(results)


def advert_lines(advert: GivenAdvert, reader: PostingReader) -> Mapping[str, str]:
    """Return the advert's own line behind each skill and condition, by id: for the screen of who gave it."""
    try:
        return lines_behind(advert.posting.text, reader) if advert.posting else {}
    finally:
        forget_texts()


def _demand(resources: Resources, cell: Cell) -> CellDemand:
    return demand(resources.snapshot, cell, groups=resources.groups)


def _report(
    raw: RawPosting,
    reader: PostingReader,
    resources: Resources,
    profile: Profile | None,
    demand_of: _DemandOf,
) -> PostingReport:
    taxonomy = resources.taxonomy
    posting = pasted_posting(raw, reader)
    facts = parse_posting(posting, reader)
    found = demand_of(market_cell(facts, resources.vocabulary))
    technical = gaps.technical(taxonomy)
    stands = _gaps(facts, found, profile, resources) if profile else ()
    items = asked_items(facts.requirements, technical, {g.skill_id: g for g in stands}, profile)
    return PostingReport(
        facts=facts,
        gaps=stands,
        title=posting.title,
        employer=posting.employer,
        asked=items,
        reach=reach_of(items, has_cv=profile is not None),
        market=in_market(facts, found, technical, taxonomy),
        pay=advert_pay(facts, resources.bands, resources.vocabulary),
    )


def _gaps(facts: PostingFacts, found: CellDemand, profile: Profile, resources: Resources) -> tuple[Gap, ...]:
    technical = gaps.technical(resources.taxonomy)
    held = gaps.Held(profile, resources.taxonomy)
    known = {d.what: d for d in found.demands}
    asked = [r.skill_id for r in facts.requirements if r.necessity != "mention" and r.skill_id in technical]
    return tuple(gaps.gap_of(known.get(s) or gaps.unknown_demand(s), held, resources.taxonomy) for s in asked)
