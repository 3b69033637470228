"""What adverts that ask for a skill pay beside others: found where it is, and not told where it is not."""

from __future__ import annotations

import numpy as np
import pytest

from mlgap.errors import DataError
from mlgap.pay import load_skill_pay, save_skill_pay, skill_pay
from mlgap.pay._skill_pay import _chosen
from mlgap.types import Requirement, Window

WINDOW = Window("2025-09", "2026-08")


def requirement(skill: str) -> Requirement:
    return Requirement(skill_id=skill, necessity="must")


@pytest.fixture
def market(advert):
    """600 adverts of 200 employers: "paid" comes with 20 % more, "idle-..." with nothing."""
    random = np.random.default_rng(5)
    facts = []
    for i in range(600):
        asked = [f"idle-{k}" for k in range(8) if random.random() < 0.4]
        extra = random.random() < 0.4
        level = "senior" if extra and random.random() < 0.7 else "mid"
        pay = round(float(np.exp(11.9 + 0.18 * extra + 0.3 * (level == "senior") + random.normal(0, 0.15))))
        facts.append(
            advert(
                row=i,
                employer_key=f"e{i % 200}",
                level=level,
                pay=(pay, pay, "USD", "year", "base"),
                requirements=tuple(requirement(s) for s in [*asked, *(["paid"] if extra else [])]),
            )
        )
    return facts


def test_a_skill_that_comes_with_more_pay_is_told_with_its_interval(market):
    found = {one.skill_id: one for one in skill_pay(market, WINDOW).skills}["paid"]
    assert found.tells
    assert found.low < 1.197 < found.high
    assert found.ratio == pytest.approx(1.197, abs=0.06)


def test_the_level_that_skilled_adverts_ask_for_is_not_taken_for_the_skill(market):
    found = {one.skill_id: one for one in skill_pay(market, WINDOW).skills}["paid"]
    assert found.high < np.exp(0.18 + 0.3 * 0.5)


def test_skills_that_move_nothing_are_hidden(market):
    told = [one.skill_id for one in skill_pay(market, WINDOW).skills if one.tells]
    assert told == ["paid"]


def test_a_skill_of_few_adverts_is_not_looked_at(market, advert):
    rare = [advert(row=1000 + i, pay=(9e4, 9e4, "USD", "year", "base")) for i in range(5)]
    looked = {one.skill_id for one in skill_pay([*market, *rare], WINDOW).skills}
    assert looked == {"paid", *(f"idle-{k}" for k in range(8))}


def test_the_order_of_adverts_changes_nothing(market):
    assert skill_pay(market, WINDOW) == skill_pay(market[::-1], WINDOW)


def test_benjamini_and_hochberg_s_own_example():
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719]
    p += [0.6528, 0.7590, 1.0]
    assert _chosen(np.array(p)).sum() == 4


def test_without_pay_there_is_nothing_to_tell(advert):
    assert skill_pay([advert()], WINDOW).skills == ()


def test_a_saved_table_is_read_back_the_same(market, tmp_path):
    table = skill_pay(market, WINDOW)
    save_skill_pay(table, tmp_path / "skill_pay.parquet")
    assert load_skill_pay(tmp_path / "skill_pay.parquet") == table


def test_a_missing_table_says_what_to_do(tmp_path):
    with pytest.raises(DataError, match="market build"):
        load_skill_pay(tmp_path / "skill_pay.parquet")
