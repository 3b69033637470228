"""What one skill alone does: the same as counting what is within reach with it, for each of them."""

from __future__ import annotations

import example_facts
import pytest

from mlgap.gaps import find_reach, single_steps, technical, with_skills
from mlgap.market import required_items
from mlgap.skills import load_taxonomy
from mlgap.types import Cell

TAXONOMY = load_taxonomy()
CANDIDATES = ("kubernetes", "terraform", "docker", "mlflow", "spark", "ci-cd", "kafka")


@pytest.fixture(scope="module")
def items():
    return required_items(example_facts.example_snapshot(), Cell(), technical(TAXONOMY))


@pytest.mark.parametrize("held", [frozenset(), frozenset({"python"}), frozenset({"python", "aws", "docker"})])
def test_each_skill_alone_brings_what_the_count_with_it_says(items, held):
    before = find_reach("all", items, held).n_within
    found = {s.skill_id: s for s in single_steps(items, held, CANDIDATES, TAXONOMY)}
    assert found.keys() == set(CANDIDATES)
    for skill, step in found.items():
        after = find_reach("all", items, with_skills(held, (skill,), TAXONOMY)).n_within
        assert step.unlocks == after - before, skill
    assert any(step.unlocks for step in found.values())


def test_required_by_counts_adverts_that_name_it_and_lack_it_once(items):
    column = items.skills.index("terraform")
    asking = {int(items.advert[i]) for i in items.matrix[:, [column]].nonzero()[0]}
    per_advert = [int((items.advert == advert).sum()) for advert in asking]
    expected = sum(n >= 3 for n in per_advert)
    (step,) = single_steps(items, frozenset(), ("terraform",), TAXONOMY)
    assert step.required_by == expected > 0
    (held,) = single_steps(items, frozenset({"terraform"}), ("terraform",), TAXONOMY)
    assert held.required_by == 0


def test_what_a_skill_implies_is_not_counted_as_asking_for_it(items):
    by_name = {s.skill_id: s for s in single_steps(items, frozenset(), ("kubernetes",), TAXONOMY)}
    column = [items.skills.index("kubernetes")]
    asking = {int(items.advert[i]) for i in items.matrix[:, column].nonzero()[0]}
    assert by_name["kubernetes"].required_by <= len(asking)


def test_no_candidates_and_nobody_who_lacks_anything_are_no_error(items):
    assert single_steps(items, frozenset(), (), TAXONOMY) == ()
    everything = frozenset(items.skills)
    (step,) = single_steps(items, everything, ("kafka",), TAXONOMY)
    assert (step.unlocks, step.required_by) == (0, 0)
