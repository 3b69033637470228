"""What makes fitting quick changes no figure: sums taken apart, a block eliminated, kinds as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from mlgap.pay._additive import (
    Observed,
    design_of,
    fit_additive,
    fit_normal,
    normal_equations,
    penalties,
    with_spreads,
)
from mlgap.pay._effects import AdvertKind
from mlgap.pay._kinds import KindCodes, all_kinds, mixed

RNG = np.random.default_rng(20261121)
ROWS = [
    (("level", level), ("metro", metro), ("both", f"{level} {metro}"), *((("cut", c)) for c in cuts))
    for level, metro, cuts in zip(
        RNG.choice(list("abc"), 400),
        RNG.choice(list("uvwxyz"), 400),
        ([c for c in "pq" if RNG.random() < 0.3] for _ in range(400)),
        strict=True,
    )
]
VALUES = RNG.normal(12, 0.4, 400)
WEIGHTS = RNG.uniform(0.2, 1.0, 400)


@pytest.mark.parametrize("share", [0.2, 0.8])
def test_a_part_taken_off_the_whole_is_the_part_fitted_by_itself(share):
    kept = RNG.random(400) < share
    whole = fit_additive(ROWS, VALUES, WEIGHTS)
    rows = [row for row, keep in zip(ROWS, kept, strict=True) if keep]
    alone = normal_equations(rows, VALUES[kept], WEIGHTS[kept])
    taken = Observed(ROWS, VALUES, WEIGHTS).normal(kept)
    assert set(taken.effects) == set(alone.effects)
    for name in ("yy", "weight", "mean"):
        assert getattr(taken, name) == pytest.approx(getattr(alone, name))
    one, other = (with_spreads(n, whole.spreads, whole.noise).effects for n in (taken, alone))
    assert one == pytest.approx(other, abs=1e-9)


def test_effects_of_too_few_rows_of_a_part_are_left_out_of_it():
    seen = Observed([(("a", "x"),)] * 3 + [(("a", "y"),)] * 3, np.arange(6.0), np.ones(6))
    part = np.array([True, True, True, True, False, False])
    assert seen.normal(part).effects == (("a", "x"),)


def test_eliminating_the_largest_block_solves_the_same_equations():
    normal = normal_equations(ROWS, VALUES, WEIGHTS)
    block = [name for name, _ in normal.effects[normal.apart :]]
    assert set(block) == {"both"} and normal.apart < len(normal.effects)
    design = design_of(ROWS, normal.effects)
    assert normal.xx == pytest.approx(design.T @ (design * WEIGHTS[:, None]))
    spreads, noise = {"level": 0.04, "metro": 0.02, "both": 0.01, "cut": 0.03}, 0.1
    plain = np.linalg.solve(normal.xx + np.diag(penalties(normal, spreads, noise)), normal.xy)
    found = with_spreads(normal, spreads, noise)
    assert [found.effects[e] for e in normal.effects] == pytest.approx(plain.tolist())


def test_spreads_are_those_of_the_equations_inverted_as_they_stand():
    normal = normal_equations(ROWS, VALUES, WEIGHTS)
    spreads, noise = dict.fromkeys(("level", "metro", "both", "cut"), 0.01), 0.05
    blocks = np.array([block for block, _ in normal.effects])
    for _ in range(15):
        penalty = penalties(normal, spreads, noise)
        inverse = np.linalg.inv(normal.xx + np.diag(penalty))
        found, diagonal = inverse @ normal.xy, np.diag(inverse)
        mean_square = np.square(found) + diagonal * noise
        spreads = {b: max(1e-6, float(mean_square[blocks == b].mean())) for b in spreads}
        left = normal.yy - 2 * found @ normal.xy + found @ normal.xx @ found
        noise = float(left / (normal.weight - len(found) + penalty @ diagonal))
    fitted = fit_normal(normal)
    assert fitted.spreads == pytest.approx(spreads)
    assert fitted.noise == pytest.approx(noise)


def test_what_is_expected_of_observations_is_what_the_model_says_of_their_rows():
    seen = Observed(ROWS, VALUES, WEIGHTS)
    model = fit_normal(seen.normal())
    assert seen.expected(model) == pytest.approx(model.at(ROWS))
    one = model.mean + model.effects["level", "a"]
    assert model.at([(), (("level", "a"),), ()]) == pytest.approx([model.mean, one, model.mean])


def _kind(**changes):
    given = AdvertKind("big-tech", ("platform-team",), "quant", "mid", "US", "us-boston", "remote")
    return given._replace(**changes)


def test_kinds_are_their_numbers_and_back():
    codes = KindCodes()
    kinds = [_kind(), _kind(metro=""), _kind(cuts=()), _kind(level="senior", work_mode="onsite")]
    numbers = [codes.number(kind) for kind in kinds]
    assert len(set(numbers)) == 4
    assert codes.kinds(np.array(numbers)) == kinds


def test_moved_kinds_that_become_one_weigh_as_one():
    codes = KindCodes()
    kinds = [_kind(), _kind(metro="us-seattle"), _kind(level="senior")]
    mix = mixed(np.array([codes.number(kind) for kind in kinds]), np.array([1.0, 2.0, 4.0]))
    moved = codes.moved(mix, {"metro": "us-austin"})
    told = dict(zip(codes.kinds(moved.kinds), moved.weights.tolist(), strict=True))
    assert told == {_kind(metro="us-austin"): 3.0, _kind(metro="us-austin", level="senior"): 4.0}
    assert len(all_kinds([mix, moved])) == 5
