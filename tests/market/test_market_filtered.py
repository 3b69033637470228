from __future__ import annotations

import pytest

from mlgap.errors import UnknownId
from mlgap.market import AdvertFilter, advert_shares
from mlgap.types import Cell, Requirement

from postings import posting, snapshot

ASKS_HEALTH = (Requirement("health-domain", "nice"),)


def market():
    return snapshot([
        posting(0, level="intern", employment="internship", role_family="data-scientist"),
        posting(1, level="junior", requirements=ASKS_HEALTH),
        posting(2, cuts=("platform-team",), use_cases=("pricing", "ads")),
        posting(3, role_family="data-scientist", use_cases=("ads",), segment="consulting-staffing"),
    ])  # fmt: skip


def counted(cell=None, **fields):
    mix = advert_shares(market(), {"x": AdvertFilter(**fields)}, cell or Cell())
    return mix.parts[0].n_adverts, mix.n_adverts


def test_an_advert_is_counted_where_it_fits_every_field():
    assert counted(role_families=("ml-engineer",)) == (2, 3)
    assert counted(role_families=("ml-engineer",), levels=("early",)) == (1, 3)
    assert counted(levels=("early",)) == (2, 3)
    assert counted(employment=("internship",)) == (1, 3)
    assert counted(cuts=("platform-team",)) == (1, 3)
    assert counted(use_cases=("pricing", "search")) == (1, 3)
    assert counted(asks=("health-domain", "unasked")) == (1, 3)


def test_intermediaries_are_counted_where_they_are_asked_for_and_nowhere_else():
    assert counted(use_cases=("ads",)) == (1, 3)
    assert counted(Cell(segment="consulting-staffing"), use_cases=("ads",)) == (1, 1)


def test_shares_stand_in_the_order_given_each_within_its_interval():
    filters = {"b": AdvertFilter(levels=("senior",)), "a": AdvertFilter(levels=("early",))}
    parts = advert_shares(market(), filters).parts
    assert [p.id for p in parts] == ["b", "a"]
    assert all(0 <= p.low <= p.share <= p.high <= 1 for p in parts)
    assert parts[1].share == pytest.approx(2 / 3, abs=1e-3)


def test_a_cell_without_adverts_tells_nothing_and_an_unknown_one_is_refused():
    mix = advert_shares(market(), {"x": AdvertFilter(levels=("early",))}, Cell(segment="gov-defence"))
    assert (mix.n_adverts, mix.parts[0].n_adverts, mix.parts[0].high) == (0, 0, 1.0)
    with pytest.raises(UnknownId):
        advert_shares(market(), {}, Cell(segment="nowhere"))
