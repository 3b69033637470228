from __future__ import annotations

import random

import numpy as np
import pytest

from mlgap.errors import UnknownId
from mlgap.market import skill_pairs
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, Requirement

from postings import posting, snapshot

TAXONOMY = load_taxonomy()
LONE = ("git", "docker", "spark", "kafka", "scala", "numpy")


def adverts(n=600, seed=2, **changes):
    """Adverts that ask for six skills, each by chance alone."""
    chance = random.Random(seed)
    return [posting(i, [s for s in LONE if chance.random() < 0.3], **changes) for i in range(n)]


def together(facts, first, second, share=0.2, seed=4):
    """The same adverts, a part of which asks for two skills more, always both."""
    from dataclasses import replace

    chance, more = random.Random(seed), (Requirement(first, "must"), Requirement(second, "must"))
    return [replace(f, requirements=f.requirements + more) if chance.random() < share else f for f in facts]


def names(found):
    return {frozenset((p.first, p.second)) for p in found.pairs}


def test_pair_asked_for_together_is_told_with_its_lift():
    found = skill_pairs(snapshot(together(adverts(), "airflow", "kubernetes")), Cell(), TAXONOMY)
    (pair,) = [p for p in found.pairs if {p.first, p.second} == {"airflow", "kubernetes"}]
    assert pair.share_both == pair.share_first == pair.share_second
    assert pair.lift == pytest.approx(1 / pair.share_both / found.breadth, rel=0.01)
    assert pair.low < pair.lift < pair.high
    assert pair.n_both == pair.n_employers


def test_skills_asked_for_by_chance_make_no_pair():
    found = skill_pairs(snapshot(adverts()), Cell(), TAXONOMY)
    assert found.n_tested == 15
    assert found.pairs == ()


def test_long_adverts_that_name_everything_make_no_pair():
    chance = random.Random(9)
    facts = [
        posting(i, [s for s in LONE if chance.random() < (0.55 if i % 2 else 0.15)]) for i in range(1500)
    ]
    found = skill_pairs(snapshot(facts), Cell(), TAXONOMY)
    assert found.breadth > 1.2
    assert found.pairs == ()


def test_skill_and_what_it_implies_are_no_pair():
    found = skill_pairs(snapshot(together(adverts(), "sagemaker", "aws")), Cell(), TAXONOMY)
    assert frozenset(("sagemaker", "aws")) not in names(found)


def test_alternatives_are_substitutes_and_no_pair():
    group = (Requirement("airflow", "any-of", 1), Requirement("prefect", "any-of", 1))
    facts = [posting(i, requirements=group) if i % 5 == 0 else f for i, f in enumerate(adverts())]
    assert frozenset(("airflow", "prefect")) not in names(skill_pairs(snapshot(facts), Cell(), TAXONOMY))
    plain = [posting(i, ["airflow", "prefect"]) if i % 5 == 0 else f for i, f in enumerate(adverts())]
    assert frozenset(("airflow", "prefect")) in names(skill_pairs(snapshot(plain), Cell(), TAXONOMY))


def test_traits_are_in_no_pair():
    found = skill_pairs(snapshot(together(adverts(), "communication", "airflow")), Cell(), TAXONOMY)
    assert all("communication" not in pair for pair in names(found))


def test_pair_of_seven_employers_is_not_tested():
    mass = [posting(9000 + i, ["airflow", "kubernetes"], employer_key=f"mass{i % 7}") for i in range(100)]
    found = skill_pairs(snapshot(adverts() + mass), Cell(), TAXONOMY)
    assert frozenset(("airflow", "kubernetes")) not in names(found)


def test_interval_agrees_with_a_bootstrap_over_employers():
    facts = together(adverts(900), "airflow", "kubernetes", 0.15)
    chance = random.Random(1)
    facts = [posting(i, [r.skill_id for r in f.requirements], employer_key=f"e{chance.randrange(300)}")
             for i, f in enumerate(facts)]  # fmt: skip
    more = [posting(i + 5000, ["airflow"], employer_key=f"e{chance.randrange(300)}") for i in range(150)]
    facts += more
    found = skill_pairs(snapshot(facts), Cell(), TAXONOMY)
    (pair,) = [p for p in found.pairs if {p.first, p.second} == {"airflow", "kubernetes"}]
    x, y = (
        np.array([any(r.skill_id == s for r in f.requirements) for f in facts])
        for s in (pair.first, pair.second)
    )
    employer = np.unique([f.employer_key for f in facts], return_inverse=True)[1]
    sums = np.stack([np.bincount(employer, weights=v) for v in (x & y, x, y, np.ones(len(x)))])
    draws = np.random.default_rng(7).integers(0, sums.shape[1], (2000, sums.shape[1]))
    both, one, other, n = sums[:, draws].sum(axis=2)
    low, high = np.quantile(both * n / (one * other), (0.025, 0.975)) / found.breadth
    assert (pair.low, pair.high) == (pytest.approx(low, rel=0.05), pytest.approx(high, rel=0.05))


def test_strongest_lower_bound_comes_first():
    facts = together(together(adverts(), "airflow", "kubernetes", 0.08), "terraform", "python", 0.5, seed=8)
    found = skill_pairs(snapshot(facts), Cell(), TAXONOMY)
    assert len(found.pairs) >= 2
    assert [p.low for p in found.pairs] == sorted((p.low for p in found.pairs), reverse=True)


def test_empty_cell_has_no_pairs_and_an_unknown_one_is_refused():
    assert skill_pairs(snapshot(adverts()), Cell(region="DE"), TAXONOMY).n_adverts == 0
    with pytest.raises(UnknownId):
        skill_pairs(snapshot(adverts()), Cell(region="XX"), TAXONOMY)
