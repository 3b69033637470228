"""Ways into machine-learning work: for whom each is open by a CV's facts, and which adverts stand for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlgap.gaps._backgrounds import Background, BackgroundFacts, background_facts
from mlgap.market import AdvertFilter, advert_shares
from mlgap.skills import Taxonomy
from mlgap.types import Cell, MarketSnapshot, Profile, Window


@dataclass(frozen=True, slots=True)
class CountedAdverts:
    """Which adverts stand for a way in: those of `filter`, out of those of a segment, None for all."""

    label: str
    filter: AdvertFilter
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A way in, open to some backgrounds."""

    id: str
    title: str
    sentence: str
    open_to: tuple[str, ...]
    adverts: tuple[CountedAdverts, ...]


@dataclass(frozen=True, slots=True)
class PathCount:
    """How many of a segment's adverts (`of`; None is all) stand for a way in.

    `share` is weighted as asked shares are, with its 95 % interval.
    """

    label: str
    of: str | None
    n_asking: int
    n_asking_employers: int
    n_adverts: int
    share: float
    low: float
    high: float
    window: Window


@dataclass(frozen=True, slots=True)
class EntryPath:
    """A way in, whether it is open by what the CV holds, and what that rests on.

    `facts` are the backgrounds it is open to, each with its conditions; it is open where one of them is met.
    """

    id: str
    title: str
    sentence: str
    open: bool
    facts: tuple[BackgroundFacts, ...]
    counts: tuple[PathCount, ...]


def path_counts(
    snapshot: MarketSnapshot, paths: Sequence[Path], window: Window | None = None
) -> Mapping[str, tuple[PathCount, ...]]:
    """Return for each path the adverts that stand for it; `window` is the snapshot's unless given."""
    window = window or snapshot.window
    wanted = {(path.id, i): counted for path in paths for i, counted in enumerate(path.adverts)}
    found: dict[tuple[str, int], PathCount] = {}
    for of in dict.fromkeys(c.of for c in wanted.values()):
        here = {key: c for key, c in wanted.items() if c.of == of}
        filters = {f"{key[0]} {key[1]}": c.filter for key, c in here.items()}
        mix = advert_shares(snapshot, filters, Cell(segment=of), window=window)
        for (key, c), part in zip(here.items(), mix.parts, strict=True):
            found[key] = PathCount(
                c.label, of, part.n_adverts, part.n_employers, mix.n_adverts,
                part.share, part.low, part.high, window,
            )  # fmt: skip
    return {path.id: tuple(found[path.id, i] for i in range(len(path.adverts))) for path in paths}


def entry_paths(
    profile: Profile,
    paths: Sequence[Path],
    backgrounds: Sequence[Background],
    counts: Mapping[str, tuple[PathCount, ...]],
    taxonomy: Taxonomy,
) -> tuple[EntryPath, ...]:
    """Return every path in the order of `paths`, with what of the CV opens it or which facts are not in it.

    `counts` is `path_counts` of the market at hand. It orders neither paths nor people.
    """
    known = {b.id: background_facts(b, profile, taxonomy) for b in backgrounds}
    return tuple(
        EntryPath(
            path.id,
            path.title,
            path.sentence,
            any(known[b].met for b in path.open_to),
            tuple(known[b] for b in path.open_to),
            counts.get(path.id, ()),
        )
        for path in paths
    )
