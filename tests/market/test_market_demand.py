from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap.errors import UnknownId
from mlgap.market import demand
from mlgap.market._cells import Sample, sample
from mlgap.market._facts import FactTable
from mlgap.market._shares import benjamini_hochberg, clustered_shares, wilson
from mlgap.types import Cell, GateAsk, Requirement, Source

from postings import posting, snapshot


def of(found, skill):
    return next(d for d in found.demands if d.what == skill)


def test_share_is_adverts_that_ask_over_adverts_in_the_cell():
    facts = [posting(i, ["docker"] if i < 30 else ["git"]) for i in range(120)]
    found = demand(snapshot(facts), Cell(segment="product-tech"))
    assert (found.n_adverts, found.n_employers) == (120, 120)
    assert of(found, "docker").asked == pytest.approx(0.25)
    assert of(found, "docker").n_asking == 30


def test_nice_to_have_counts_as_asked_and_not_as_required():
    nice = tuple([Requirement("docker", "nice")])
    facts = [posting(i, requirements=nice) for i in range(60)]
    docker = of(demand(snapshot(facts), Cell()), "docker")
    assert (docker.asked, docker.required) == (1.0, 0.0)


def test_a_mere_mention_is_not_asked():
    facts = [posting(i, requirements=(Requirement("docker", "mention"),)) for i in range(60)]
    assert demand(snapshot(facts), Cell()).demands == ()


def test_one_mass_poster_does_not_set_the_share():
    mass = [posting(i, ["docker"], employer_key="mass") for i in range(300)]
    others = [posting(300 + i, ["git"]) for i in range(100)]
    docker = of(demand(snapshot(mass + others), Cell()), "docker")
    assert docker.asked < 0.35
    assert docker.n_asking == 300


def test_adverts_of_few_employers_give_a_wider_interval_than_of_many():
    many = [posting(i, ["docker"] if i % 2 else ["git"]) for i in range(200)]
    few = [replace(f, employer_key=f"e{(i % 2) + 2 * (i % 10 // 2)}") for i, f in enumerate(many)]
    wide = of(demand(snapshot(few), Cell()), "docker")
    narrow = of(demand(snapshot(many), Cell()), "docker")
    assert wide.asked_high - wide.asked_low > 2 * (narrow.asked_high - narrow.asked_low)


def test_thin_metro_widens_to_its_country_and_says_so():
    austin = [posting(i, ["docker"], metro="us-austin") for i in range(4)]
    country = [posting(10 + i, ["docker"], metro="us-boston") for i in range(80)]
    found = demand(snapshot(austin + country), Cell(region="us-austin"))
    assert found.used == Cell(region="US")
    assert found.dropped == ("Austin widened to United States",)
    assert found.n_adverts == 84


def test_widening_ends_with_the_neighbours_of_the_role():
    facts = [posting(i, ["docker"], role_family="mlops-engineer") for i in range(40)]
    found = demand(snapshot(facts), Cell(role_family="ml-platform-engineer", region="US"))
    assert found.used == Cell(role_family="ml-platform-engineer", neighbours=True)
    assert len(found.dropped) == 2


def test_fewer_than_five_adverts_are_withheld():
    facts = [posting(i, ["docker"]) for i in range(4)]
    found = demand(snapshot(facts), Cell())
    assert found.demands == ()
    assert found.n_adverts == 4


def test_thin_segment_is_pooled_with_its_role_and_keeps_the_raw_share():
    thin = [posting(i, ["docker"], segment="gov-defence") for i in range(20)]
    rest = [posting(100 + i, ["git"]) for i in range(400)]
    docker = of(demand(snapshot(thin + rest), Cell(segment="gov-defence")), "docker")
    assert docker.pooled
    assert docker.raw_asked == 1.0
    assert 0.3 < docker.asked < 0.8
    assert docker.asked_low < docker.asked < docker.asked_high


def test_intermediaries_and_unclear_employers_are_in_no_other_figure():
    facts = [posting(i, ["git"]) for i in range(60)]
    facts += [posting(100 + i, ["docker"], segment="consulting-staffing") for i in range(60)]
    facts += [posting(200 + i, ["docker"], segment="unclear") for i in range(60)]
    assert demand(snapshot(facts), Cell()).n_adverts == 60
    assert demand(snapshot(facts), Cell(segment="unclear")).n_adverts == 60


def test_crowd_work_is_in_no_figure():
    facts = [posting(i, ["git"]) for i in range(60)] + [posting(100, role_family="ai-trainer")]
    assert demand(snapshot(facts), Cell()).n_adverts == 60


def test_regulated_is_its_three_parts_counted_once():
    parts = ("regulated-finance", "regulated-health", "regulated-insurance")
    facts = [posting(i, ["git"], segment=parts[i % 3]) for i in range(90)]
    assert demand(snapshot(facts), Cell(segment="regulated")).n_adverts == 90


def test_adverts_outside_the_window_or_undated_are_not_counted():
    facts = [posting(i, ["git"]) for i in range(60)]
    facts += [posting(100, month="2024-01"), posting(101, month=None)]
    assert demand(snapshot(facts), Cell()).n_adverts == 60


def test_source_that_floods_the_window_weighs_its_fixed_share():
    flood = [posting(i, ["docker"], source="flood") for i in range(300)]
    steady = [posting(300 + i, ["git"], source="steady") for i in range(100)]
    sources = (Source("flood", "Flood", 300, 0.5), Source("steady", "Steady", 100, 0.5))
    docker = of(demand(snapshot(flood + steady, sources), Cell()), "docker")
    assert docker.asked == pytest.approx(0.5, abs=0.01)
    assert docker.raw_asked == pytest.approx(0.5, abs=0.01)


def test_gates_are_counted_apart_with_those_that_require_them():
    stated, required = GateAsk("degree-phd", False), GateAsk("degree-phd", True)
    facts = [posting(i, ["git"], gates=(stated if i % 2 else required,)) for i in range(60)]
    found = demand(snapshot(facts), Cell())
    (phd,) = [g for g in found.gates if g.gate == "degree-phd"]
    assert (phd.stated, phd.required) == (1.0, 0.5)


def test_lift_compares_with_the_same_roles_elsewhere_and_not_with_other_roles():
    here = [posting(i, ["docker"], segment="big-tech", role_family="mlops-engineer") for i in range(150)]
    same = [posting(200 + i, ["docker"], role_family="mlops-engineer") for i in range(150)]
    other = [posting(400 + i, ["git"], role_family="data-scientist") for i in range(600)]
    docker = of(demand(snapshot(here + same + other), Cell(segment="big-tech")), "docker")
    assert docker.lift is None


def test_lift_is_told_where_the_same_roles_ask_less_elsewhere():
    here = [posting(i, ["docker"], segment="big-tech") for i in range(150)]
    same = [posting(200 + i, ["docker"] if i % 4 == 0 else ["git"]) for i in range(400)]
    docker = of(demand(snapshot(here + same), Cell(segment="big-tech")), "docker")
    assert docker.lift == pytest.approx(4.0, abs=0.2)


def test_unknown_region_is_refused_with_the_known_ones():
    with pytest.raises(UnknownId, match=r"region 'atlantis'.*US"):
        demand(snapshot([]), Cell(region="atlantis"))


def test_a_role_that_is_in_no_figure_is_empty_and_does_not_fail():
    facts = [posting(0, role_family="ai-trainer")]
    assert demand(snapshot(facts), Cell(role_family="ai-trainer", level="early", region="CH")).n_adverts == 0


def test_an_empty_market_tells_nothing_and_does_not_fail():
    found = demand(snapshot([]), Cell(segment="big-tech", role_family="quant", region="us-austin"))
    assert (found.n_adverts, found.demands) == (0, ())


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 6)), min_size=1, max_size=60))
def test_share_lies_within_its_own_interval(rows):
    facts = [
        posting(i, ["docker"] if has else ["git"], employer_key=f"e{who}")
        for i, (has, who) in enumerate(rows)
    ]
    for d in demand(snapshot(facts), Cell()).demands:
        assert 0 <= d.asked_low <= d.asked <= d.asked_high <= 1
        assert 0 <= d.required_low <= d.required <= d.required_high <= 1


def test_wilson_agrees_with_the_textbook():
    low, high = wilson(np.array([0.2]), np.array([50.0]))
    assert (low[0], high[0]) == (pytest.approx(0.1124, abs=1e-3), pytest.approx(0.3304, abs=1e-3))


def test_independent_rows_give_the_plain_wilson_interval():
    facts = [posting(i, ["docker"] if i % 4 == 0 else ["git"]) for i in range(200)]
    table = FactTable.of(facts)
    found = clustered_shares(sample(table, np.ones(200, dtype=bool), np.ones(200)), table.asked)
    docker = table.skills.index("docker")
    low, high = wilson(np.array([0.25]), np.array([200.0]))
    assert found.low[docker] == pytest.approx(low[0], abs=0.005)
    assert found.high[docker] == pytest.approx(high[0], abs=0.005)


def test_copies_of_one_advert_per_employer_count_as_one_observation():
    rows = np.arange(200)
    employers = np.repeat(np.arange(20), 10).astype(np.int32)
    facts = [posting(i, ["docker"] if (i // 10) % 2 else ["git"]) for i in range(200)]
    table = FactTable.of(facts)
    found = clustered_shares(Sample(rows, np.ones(200), employers), table.asked)
    assert found.n_effective[table.skills.index("docker")] == pytest.approx(20, abs=1)


def test_benjamini_hochberg_rejects_what_the_step_up_rule_says():
    p = np.array([0.001, 0.02, 0.03, 0.5])
    assert benjamini_hochberg(p).tolist() == [True, True, True, False]
    assert benjamini_hochberg(np.array([0.04, 0.5, 0.6, 0.9])).tolist() == [False] * 4
