"""What of an advert moves its pay, as effects of the additive model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from mlgap.pay._additive import Effect, Row
from mlgap.pay._model import Stated
from mlgap.types import PostingFacts

_QUARTER = 3


class AdvertKind(NamedTuple):
    """All that the model of cells sees of an advert but its month; `metro` is "" where none is stated."""

    segment: str
    cuts: tuple[str, ...]
    role_family: str
    level: str
    country: str
    metro: str
    work_mode: str


def kind_of(fact: PostingFacts) -> AdvertKind:
    """Return the kind of an advert."""
    place = (fact.country, fact.metro or "", fact.work_mode)
    return AdvertKind(fact.segment, fact.cuts, fact.role_family, fact.level, *place)


def stated(fact: PostingFacts, first: str, midpoint: float = 0.0, *, more: Iterable[Effect] = ()) -> Stated:
    """Return what the model of cells sees of an advert: employer segment, role, level, place, mode and month.

    `first` is the model's first month; `more` are effects beside these, such as the skills asked.
    """
    kind, month = kind_of(fact), fact.month or first
    one = expected(kind, month, first)
    return replace(one, effects=(*one.effects, *more), employer=fact.employer_key, midpoint=midpoint)


def expected(kind: AdvertKind, month: str, first: str) -> Stated:
    """Return what the model sees of an advert of `kind` in `month`, of no employer in particular."""
    place = kind.metro or kind.country
    return Stated(
        effects=(*_effects(kind, place), *since(month, first)),
        widths=(*_main(kind), ("metro", place)),
        groups=(("segment", kind.segment), ("level", kind.level), ("country", kind.country)),
        month=month,
        employer="",
    )


@lru_cache(maxsize=1_000)
def since(month: str, first: str) -> Row:
    """Return one effect for each quarter begun after `first`: pay drifts in steps, and the last one stays."""
    start, end = _index(first), _index(month)
    return tuple(
        ("since", f"{i // 12}-{i % 12 + 1:02d}") for i in range(start + 1, end + 1) if i % _QUARTER == 0
    )


def _main(kind: AdvertKind) -> Row:
    return (
        ("segment", kind.segment),
        ("role_family", kind.role_family),
        ("level", kind.level),
        ("country", kind.country),
    )


def _effects(kind: AdvertKind, place: str) -> Row:
    segment, family, level, country = kind.segment, kind.role_family, kind.level, kind.country
    return (
        *_main(kind),
        ("metro", place),
        ("work_mode", kind.work_mode),
        *(("cut", cut) for cut in kind.cuts),
        ("segment, role_family", f"{segment}, {family}"),
        ("segment, level", f"{segment}, {level}"),
        ("role_family, level", f"{family}, {level}"),
        ("country, segment", f"{country}, {segment}"),
        ("country, role_family", f"{country}, {family}"),
        ("country, level", f"{country}, {level}"),
        ("metro, segment", f"{place}, {segment}"),
    )


def _index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1
