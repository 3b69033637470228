from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap import gaps
from mlgap.gaps._unlock_choice import Choice
from mlgap.market import required_items
from mlgap.types import Cell, CellDemand, Demand, GateAsk, Profile, Requirement, Skill, Window

from postings import posting, snapshot

IDS = ("api", "cloud", "containers", "git", "monitoring", "pipelines", "sql", "tests")
IMPLIES = {"api": ("tests",), "tests": ("git",)}
PEOPLE = ("communication", "banking", "clearance", "certificate")
KINDS = dict(zip(PEOPLE, ("trait", "domain", "gate", "certificate"), strict=True))
SKILLS = {
    id_: Skill(
        id_, id_.title(), "g", KINDS.get(id_, "skill"), id_ != "sql", "", (id_,), implies=IMPLIES.get(id_, ())
    )
    for id_ in (*IDS, *PEOPLE)
}
TAXONOMY = SimpleNamespace(skills=SKILLS)
WITH = {s: frozenset((s, *IMPLIES.get(s, ()), *(("git",) if s == "api" else ()))) for s in IDS}
NOBODY = gaps.Held(Profile((), (), (), (), "mid", "titles", 4.0, 0.0), TAXONOMY)


def demand_of(skill, required=0.4):
    return Demand(skill, 0.5, 0.4, 0.6, required, required, 0.7, 0.5, 0.4, False, 100)


def asked(facts):
    return required_items(snapshot(facts), Cell(), frozenset(IDS))


def candidates_of(held=(), required=None, ids=IDS):
    required = required or {}
    return {
        s: gaps.gap_of(demand_of(s, required.get(s, 0.4)), NOBODY, TAXONOMY) for s in ids if s not in held
    }


def unlocks_of(facts, held=(), *, required=None, ids=IDS):
    return gaps.find_unlocks(
        "all", asked(facts), frozenset(held), candidates_of(held, required, ids), TAXONOMY
    )


def copies(n, skills, start=0, **changes):
    return [posting(start + i, skills, **changes) for i in range(n)]


def out_of_reach(n=20, start=1000):
    """Adverts that make the cell large enough to be judged, and that no three skills bring near."""
    return copies(n, IDS, start)


items_of_one_advert = st.lists(
    st.sets(st.sampled_from(IDS), min_size=1, max_size=3), min_size=3, max_size=6, unique_by=frozenset
)


def advert_of(row, items):
    asks = [Requirement(s, "any-of", i) for i, group in enumerate(items) for s in sorted(group)]
    return posting(row, requirements=tuple(asks))


@settings(max_examples=20, deadline=None)
@given(st.lists(items_of_one_advert, min_size=1, max_size=12), st.sets(st.sampled_from(IDS), max_size=3))
def test_the_exact_search_equals_brute_force_with_groups_and_parents(adverts, held):
    held = frozenset(held)
    facts = [advert_of(row, items) for row, items in enumerate(adverts)]
    wanted = {s: 0.4 for s in IDS if s not in held}
    choice = Choice.among(wanted, asked(facts), held, TAXONOMY)

    def within(have):
        return sum(sum(not (group & have) for group in items) <= 1 for items in adverts)

    for size in (1, 2, 3):
        best = max(
            (
                within(held.union(*(WITH[s] for s in chosen))) - within(held)
                for chosen in combinations(wanted, size)
                if not any(a in WITH[b] for a in chosen for b in chosen if a != b)
            ),
            default=0,
        )
        sets, values = choice.best_sets(size)
        found = [{choice.adverts.candidates[c] for c in one} for one in sets]
        assert (values[0] if len(values) else 0) == best * 2520
        for one, value in zip(found, values, strict=True):
            assert (within(held.union(*(WITH[s] for s in one))) - within(held)) * 2520 == value


def test_two_skills_worth_nothing_alone_unlock_together():
    facts = copies(8, ["cloud", "monitoring", "sql"]) + out_of_reach()
    found = unlocks_of(facts)
    assert [s.unlocks for s in found.sets] == [8, 8]
    assert found.sets[0].marginal == (0, 8)
    assert set(found.sets[0].skills) == {"cloud", "monitoring"}


def test_the_best_two_are_not_the_two_that_are_best_alone():
    facts = copies(6, ["git", "cloud", "sql"]) + copies(5, ["git", "containers", "sql"], 10)
    facts += copies(9, ["cloud", "monitoring", "pipelines"], 20) + out_of_reach()
    ids = ("cloud", "containers", "monitoring", "pipelines")
    found = unlocks_of(facts, ["git"], ids=ids)
    assert [(set(s.skills), s.unlocks) for s in found.sets[:2]] == [
        ({"cloud"}, 6),
        ({"cloud", "monitoring"}, 15),
    ]


def test_no_gate_trait_domain_or_certificate_is_ever_a_candidate():
    window = Window("2025-09", "2026-08")
    demands = tuple(demand_of(s) for s in (*PEOPLE, *IDS))
    cell = CellDemand(Cell(), Cell(), (), window, 100, 50, 50.0, demands, ())
    found = gaps.plan_candidates(cell, NOBODY, {"git"}, TAXONOMY)
    assert set(found) == set(IDS) - {"git", "sql"}


def test_a_skill_brings_its_parents_and_no_set_names_both():
    facts = copies(7, ["api", "tests", "git", "cloud"]) + out_of_reach()
    found = unlocks_of(facts)
    (first, *_) = found.sets
    assert (first.skills, first.unlocks, first.brings) == (("api",), 7, (("tests", "git"),))
    for told in (*found.sets, *found.others):
        assert not any(a in WITH[b] for a in told.skills for b in told.skills if a != b)


def test_equal_sets_stand_by_required_share_and_then_by_id():
    facts = copies(6, ["git", "cloud", "sql"]) + copies(6, ["git", "containers", "sql"], 10) + out_of_reach()
    ids = ("cloud", "containers")
    assert unlocks_of(facts, ["git"], ids=ids).sets[0].skills == ("cloud",)
    often = {"containers": 0.5}
    assert unlocks_of(facts, ["git"], ids=ids, required=often).sets[0].skills == ("containers",)


def test_one_employer_with_forty_copies_does_not_lead():
    facts = copies(40, ["git", "cloud", "sql"], employer_key="one")
    facts += copies(6, ["git", "containers", "sql"], 100) + out_of_reach()
    (first, second) = unlocks_of(facts, ["git"], ids=("cloud", "containers")).sets
    assert (first.skills, first.unlocks) == (("containers",), 6)
    assert (second.unlocks, second.n_employers) == (46, 7)


def test_where_too_few_are_unlocked_it_says_so_and_the_most_required_comes_first():
    facts = copies(4, ["git", "cloud", "sql"]) + out_of_reach()
    required = {"pipelines": 0.6, "tests": 0.5}
    found = unlocks_of(facts, ["git"], required=required, ids=("cloud", "pipelines", "tests"))
    assert found.sets == ()
    assert found.instead == ("pipelines", "tests", "cloud")
    assert "No three skills can be counted on to bring 5 more of these 24 adverts" in found.reason
    candidates = candidates_of(["git"], required, ("cloud", "pipelines", "tests"))
    steps = gaps.plan_steps(found, asked(facts), {"git"}, candidates, TAXONOMY)
    assert [(s.skill_id, s.by_reach) for s in steps] == [(s, False) for s in found.instead]


def test_where_too_few_are_judged_it_says_so():
    found = unlocks_of(copies(14, ["git", "cloud", "sql"]), ["git"])
    assert (found.sets, found.n_judged) == ((), 14)
    assert found.reason.startswith("Only 14 adverts")


def test_steps_are_the_best_set_and_each_adds_what_a_recount_says():
    facts = copies(9, ["git", "cloud", "sql"]) + copies(7, ["containers", "git", "monitoring"], 10)
    facts += copies(6, ["cloud", "pipelines", "containers", "git"], 20) + out_of_reach()
    items, candidates = asked(facts), candidates_of(["git"])
    found = gaps.find_unlocks("all", items, {"git"}, candidates, TAXONOMY)
    steps = gaps.plan_steps(found, items, {"git"}, candidates, TAXONOMY)
    best = found.sets[-1]
    assert tuple(s.skill_id for s in steps) == best.skills
    assert tuple(s.unlocks for s in steps) == best.marginal
    assert sum(best.marginal) == best.unlocks
    assert best.low <= best.unlocks <= best.high


def test_a_choice_that_hangs_on_few_employers_is_not_called_stable():
    clear = copies(40, ["git", "cloud", "sql"]) + copies(5, ["git", "containers", "sql"], 100)
    close = copies(8, ["git", "cloud", "sql"]) + copies(8, ["git", "containers", "sql"], 100)
    ids = ("cloud", "containers")
    steady, shaky = (unlocks_of(f + out_of_reach(), ["git"], ids=ids).sets[0] for f in (clear, close))
    assert (steady.stable, steady.kept) == (1.0, (1.0,))
    assert 0.3 < shaky.stable < 0.8


def test_a_choice_among_chances_is_expected_to_bring_less_at_other_employers():
    clear = copies(40, ["git", "cloud", "sql"])
    chance = [posting(100 + i, ["git", s, "sql"]) for i, s in enumerate(IDS[:3] * 6) if s != "git"]
    ids = ("api", "cloud", "containers", "monitoring", "pipelines")
    sure, lucky = (unlocks_of(f + out_of_reach(), ["git"], ids=ids).sets[0] for f in (clear, chance))
    assert abs(sure.elsewhere - sure.unlocks) <= 2
    assert lucky.elsewhere <= lucky.unlocks - 1


def test_runners_up_are_those_the_resamples_cannot_tell_apart():
    facts = copies(40, ["git", "cloud", "sql"]) + copies(40, ["git", "containers", "sql"], 100)
    facts += copies(10, ["git", "monitoring", "sql"], 200) + out_of_reach()
    ids = ("cloud", "containers", "monitoring", "pipelines")
    apart = unlocks_of(facts, ["git"], ids=ids)
    assert (set(apart.sets[-1].skills), apart.n_as_good) == (set(ids[:3]), 0)
    near = unlocks_of(facts + copies(9, ["git", "pipelines", "sql"], 300), ["git"], ids=ids)
    assert [set(s.skills) for s in near.others] == [{"cloud", "containers", "pipelines"}]
    assert (near.n_as_good, near.sets[-1].stable < 0.8) == (1, True)


def test_adverts_that_set_a_chosen_condition_are_left_out_of_all_counts():
    cleared = copies(9, ["git", "cloud", "sql"], gates=(GateAsk("clearance", True),))
    facts = cleared + copies(6, ["git", "containers", "sql"], 100) + out_of_reach()
    items = asked(facts)
    ids = ("cloud", "containers")
    candidates = candidates_of(["git"], ids=ids)
    every = gaps.find_unlocks("all", items, {"git"}, candidates, TAXONOMY)
    assert (every.sets[0].skills, every.sets[0].gates) == (("cloud",), (("clearance", 9),))
    open_ = gaps.find_unlocks("all", items.without_gates(["clearance"]), {"git"}, candidates, TAXONOMY)
    assert (open_.n_judged, open_.sets[0].skills) == (every.n_judged - 9, ("containers",))
    reach = gaps.find_reach("all", items, {"git", "cloud"}, without=["clearance"])
    assert (reach.n_judged, reach.n_within) == (26, 0)
    assert gaps.find_reach("all", items, {"git", "cloud"}).n_within == 9


def test_adverts_that_come_nearer_are_counted_where_none_comes_within_reach():
    found = unlocks_of(out_of_reach(), ids=("cloud", "containers"))
    assert (found.unmet, found.median_unmet, found.median_unmet_then) == ((0, 0, 0, 0, 20), 8.0, 6.0)
    assert found.nearer == 20


def test_a_market_without_candidates_is_told_and_nothing_fails():
    found = unlocks_of(out_of_reach(), ids=())
    assert found.reason.startswith("Your CV shows every production skill")
    assert (found.sets, found.instead) == ((), ())


def test_beyond_the_leading_candidates_the_greedy_set_is_never_lost(monkeypatch):
    facts = copies(9, ["git", "cloud", "sql"]) + copies(8, ["git", "tests", "sql"], 20)
    facts += copies(7, ["git", "monitoring", "sql"], 40) + copies(
        30, ["pipelines", "containers", "api", "sql"], 60
    )
    monkeypatch.setattr("mlgap.gaps._unlock_choice.LEADING", 3)
    ids = ("cloud", "tests", "monitoring", "pipelines", "containers", "api")
    choice = Choice.among(dict.fromkeys(ids, 0.4), asked(facts), {"git"}, TAXONOMY)
    assert len(choice.adverts.candidates) == 3
    assert choice.best_sets(1)[1][0] == 9 * 2520


def test_a_set_that_wins_by_chance_among_many_alike_is_not_told():
    plain = ("cloud", "containers", "git", "monitoring", "pipelines", "sql")
    asks = [skills for skills in combinations(plain, 4) for _ in range(2)]
    facts = [posting(row, list(skills)) for row, skills in enumerate(asks)] + out_of_reach()
    found = unlocks_of(facts, ids=plain)
    assert found.sets == ()
    assert found.reason.startswith("No three skills can be counted on to bring 5 more")
    assert len(found.instead) == 3
