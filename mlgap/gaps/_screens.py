"""What each kind of employer really screens for: signs named in `data/screens.toml`, measured in a market."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mlgap.gaps._toml import Faults, read_toml
from mlgap.types import CellDemand, Demand, Window
from mlgap.vocabulary import DATA, Vocabulary

SignVerdict = Literal["more", "as elsewhere", "less", "not asked"]

_TEXTS = ("segment", "title", "sentence")
_LISTS = ("sign_skills", "sign_requirements", "not_borne_out")


@dataclass(frozen=True, slots=True)
class Screen:
    """What sets the adverts of a segment apart in one sentence, and what they do not bear out."""

    segment: str
    title: str
    sentence: str
    sign_skills: tuple[str, ...]
    sign_requirements: tuple[str, ...]
    not_borne_out: tuple[str, ...]
    caveat: str


@dataclass(frozen=True, slots=True)
class ScreenSign:
    """How often a segment asks for one skill or requirement, and whether that is more than others do.

    "more" and "less" are significant differences from the same roles in other segments; `lift` is None
    where there is none. A thing that no advert of the cell asks for has `n_asking` 0.
    """

    id: str
    asked: float
    low: float
    high: float
    n_asking: int
    lift: float | None
    verdict: SignVerdict


@dataclass(frozen=True, slots=True)
class ScreenReading:
    """A screen as one market's adverts bear it out; `dropped` says what was widened to get there."""

    screen: Screen
    signs: tuple[ScreenSign, ...]
    not_borne_out: tuple[ScreenSign, ...]
    n_adverts: int
    n_employers: int
    window: Window
    dropped: tuple[str, ...]


def load_screens(
    skills: Collection[str],
    requirements: Collection[str],
    vocabulary: Vocabulary,
    path: Path = DATA / "screens.toml",
) -> tuple[Screen, ...]:
    """Return the screens in the file's order; raises `DataError` naming every fault of them."""
    rows = read_toml(path).get("screen", [])
    faults = Faults(path.name)
    segments = {*vocabulary.segments(), *vocabulary.segment_rollups, *vocabulary.ids["cut"]}
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        where = f"screen {row.get('segment', number)!r}"
        if not faults.check_shape(where, row, _TEXTS, _LISTS, ("caveat",)):
            continue
        faults.check_known(where, "segment", [row["segment"]], segments)
        faults.check_known(where, "sign_skills", row["sign_skills"], skills)
        faults.check_known(where, "sign_requirements", row["sign_requirements"], requirements)
        faults.check_known(where, "not_borne_out", row["not_borne_out"], {*skills, *requirements})
        signs = {*row["sign_skills"], *row["sign_requirements"]}
        if not signs:
            faults.add(where, "sign_skills: expected at least one sign")
        for both in sorted(signs & set(row["not_borne_out"])):
            faults.add(where, f"not_borne_out: {both!r} is a sign too")
        if row["segment"] in seen:
            faults.add(where, "segment: stands twice")
        seen.add(row["segment"])
    faults.raise_any()
    return tuple(_screen(row) for row in rows)


def _screen(row: Mapping[str, Any]) -> Screen:
    signs, duties, absent = (tuple(row[name]) for name in _LISTS)
    caveat = row.get("caveat", "")
    return Screen(row["segment"], row["title"], row["sentence"], signs, duties, absent, caveat)


def read_screen(screen: Screen, tools: CellDemand, duties: CellDemand) -> ScreenReading:
    """Return a screen with what one market shows of each sign.

    `tools` is `mlgap.market.demand` of the segment, `duties` `mlgap.market.requirement_shares` of it.
    """
    told = {d.what: d for d in (*tools.demands, *duties.demands)}

    def signs(ids: Iterable[str]) -> tuple[ScreenSign, ...]:
        return tuple(_sign(id_, told.get(id_)) for id_ in ids)

    return ScreenReading(
        screen,
        signs((*screen.sign_skills, *screen.sign_requirements)),
        signs(screen.not_borne_out),
        tools.n_adverts,
        tools.n_employers,
        tools.window,
        tools.dropped,
    )


def _sign(id_: str, found: Demand | None) -> ScreenSign:
    if found is None or not found.n_asking:
        return ScreenSign(id_, 0.0, 0.0, 1.0, 0, None, "not asked")
    verdict: SignVerdict = "as elsewhere"
    if found.lift is not None:
        verdict = "more" if found.lift > 1 else "less"
    return ScreenSign(
        id_, found.asked, found.asked_low, found.asked_high, found.n_asking, found.lift, verdict
    )
