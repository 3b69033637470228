from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap import gaps
from mlgap.market import demand, required_items
from mlgap.types import (
    Cell,
    Claim,
    Demand,
    Evidence,
    GateAsk,
    Profile,
    Requirement,
    Skill,
    Span,
)
from mlgap.vocabulary import load_vocabulary

from postings import posting, snapshot

IDS = ("docker", "kubernetes", "ecs", "git", "sql", "terraform", "communication")
SKILLS = {
    id_: Skill(
        id=id_,
        label=id_.title(),
        group="g",
        kind="trait" if id_ == "communication" else "skill",
        production=id_ not in ("git", "sql"),
        area="containers"
        if id_ in ("docker", "kubernetes", "ecs")
        else "delivery"
        if id_ == "terraform"
        else "",
        aliases=(id_,),
        siblings={"kubernetes": ("ecs",), "ecs": ("kubernetes",)}.get(id_, ()),
    )
    for id_ in IDS
}
TAXONOMY = SimpleNamespace(skills=SKILLS)


def proof(skill, grade="used", *, named=True, requirement=None):
    return Evidence(skill, 0, "a", Span(0, 1), named, grade, "job", requirement_id=requirement)


def profile(*evidence):
    claim = Claim("a", Span(0, 1), "experience", "job")
    return Profile((), (claim,), tuple(evidence), (), "mid", "titles", 4.0, 0.0)


def gap_to(skill, *evidence):
    return gaps.gap_of(asks(skill), gaps.Held(profile(*evidence), TAXONOMY), TAXONOMY)


def asks(skill, share=0.5):
    return Demand(skill, share, share, share, share, share, share, share, share, False, 100)


@pytest.mark.parametrize(
    ("evidence", "status", "via"),
    [
        ([proof("kubernetes", "shipped")], "shown", None),
        ([proof("kubernetes", "listed")], "listed", None),
        ([proof("kubernetes", "used", named=False, requirement="orchestrate")], "described", "orchestrate"),
        ([proof("kubernetes", "listed"), proof("kubernetes", "used", named=False)], "listed", None),
        ([proof("ecs", "used")], "adjacent", "ecs"),
        ([proof("ecs", "listed")], "missing", None),
        ([proof("docker", "operated")], "missing", None),
    ],
)
def test_status_says_what_the_evidence_supports(evidence, status, via):
    gap = gap_to("kubernetes", *evidence)
    assert (gap.status, gap.via) == (status, via)


def test_evidence_of_a_gap_points_to_the_lines_of_that_skill():
    found = gap_to("docker", proof("git"), proof("docker"), proof("docker", "listed"))
    assert found.evidence == (1, 2)
    assert found.grade == "used"


def test_grade_of_a_listed_skill_is_not_that_of_a_line_that_never_names_it():
    gap = gap_to("docker", proof("docker", "listed"), proof("docker", "shipped", named=False))
    assert (gap.status, gap.grade) == ("listed", "listed")


def test_what_is_only_described_is_not_held():
    assert gaps.held_skills(profile(proof("docker", named=False), proof("git")), TAXONOMY) == {"git"}


def test_a_role_is_not_told_by_its_neighbours_adverts():
    near = [posting(i, ["docker"], role_family="mlops-engineer") for i in range(60)]
    own = [posting(100 + i, ["docker"], role_family="ml-platform-engineer") for i in range(60)]
    held = gaps.Held(profile(proof("docker")), TAXONOMY)
    cell = Cell(role_family="ml-platform-engineer")
    assert gaps.role_standing(demand(snapshot(near), cell), held, TAXONOMY) is None
    told = gaps.role_standing(demand(snapshot(near + own), cell), held, TAXONOMY)
    assert (told.n_adverts, told.standing.shown) == (60, 1)


def segment_of(facts, person, cell=Cell(segment="product-tech")):  # noqa: B008 - frozen
    return gaps.segment_report(
        demand(snapshot(facts), cell), None, gaps.Held(person, TAXONOMY), TAXONOMY, load_vocabulary()
    )


def test_most_asked_counts_only_what_a_fifth_of_the_adverts_ask():
    facts = [posting(i, ["docker", "git"] if i < 30 else ["sql"]) for i in range(100)]
    facts += [posting(200 + i, ["terraform"]) for i in range(5)]
    report = segment_of(facts, profile(proof("docker"), proof("terraform")))
    by_area = {s.area: s for s in report.standings}
    assert (by_area["all"].shown, by_area["all"].of) == (1, 3)
    assert (by_area["production"].shown, by_area["production"].of) == (1, 1)
    assert (by_area["containers"].of, by_area["delivery"].of) == (1, 0)


def test_traits_are_in_no_gap():
    facts = [posting(i, ["communication", "git"]) for i in range(60)]
    assert [g.skill_id for g in segment_of(facts, profile()).gaps] == ["git"]


def test_gaps_are_ordered_by_the_lower_bound_of_the_required_share():
    nice = (Requirement("git", "must"), Requirement("docker", "nice"))
    facts = [posting(i, requirements=nice) for i in range(60)]
    facts += [posting(100 + i, ["sql"]) for i in range(20)]
    assert [g.skill_id for g in segment_of(facts, profile()).gaps] == ["git", "sql", "docker"]


grades = st.sampled_from(["listed", "used", "shipped", "operated"])
proofs = st.builds(proof, st.sampled_from(IDS), grades, named=st.booleans())
RANK = {"missing": 0, "adjacent": 1, "listed": 2, "described": 2, "shown": 3}


@given(st.lists(proofs, max_size=5), proofs, st.sampled_from(IDS))
def test_adding_evidence_never_widens_a_gap(evidence, more, skill):
    before = gap_to(skill, *evidence).status
    after = gap_to(skill, *evidence, more).status
    assert RANK[after] >= RANK[before]


@given(st.lists(proofs, max_size=5), st.sampled_from(IDS), st.randoms())
def test_order_and_repetition_of_evidence_change_no_status(evidence, skill, random):
    shuffled = [*evidence, *evidence]
    random.shuffle(shuffled)
    one = gap_to(skill, *evidence)
    other = gap_to(skill, *shuffled)
    assert (one.status, one.grade) == (other.status, other.grade)


def reach_of(facts, held):
    items = required_items(snapshot(facts), Cell(), gaps.technical(TAXONOMY))
    return gaps.find_reach("all", items, held)


def test_within_reach_allows_one_unmet_item_of_at_least_three():
    facts = [posting(0, ["docker", "git", "sql"]), posting(1, ["docker", "git", "sql", "terraform", "ecs"])]
    facts += [posting(2, ["docker", "git"])]
    found = reach_of(facts, {"docker", "git", "sql"})
    assert (found.n_judged, found.n_within, found.n_left_out) == (2, 1, 1)


def test_any_of_group_counts_once_and_one_member_meets_it():
    clouds = tuple(Requirement(s, "any-of", 1) for s in ("docker", "kubernetes", "ecs"))
    lone = tuple(Requirement(s, "must") for s in ("git", "sql", "terraform"))
    facts = [posting(0, requirements=clouds + lone)]
    assert reach_of(facts, {"ecs", "git", "sql"}).n_within == 1
    assert reach_of(facts, {"git", "sql"}).n_within == 0


def test_two_groups_of_one_advert_are_two_items():
    first = tuple(Requirement(s, "any-of", 1) for s in ("docker", "ecs"))
    second = tuple(Requirement(s, "any-of", 2) for s in ("git", "sql"))
    facts = [posting(0, requirements=(*first, *second, Requirement("terraform", "must")))]
    assert reach_of(facts, {"docker"}).n_judged == 1
    assert reach_of(facts, {"docker"}).n_within == 0
    assert reach_of(facts, {"docker", "git"}).n_within == 1


def test_traits_and_nice_to_haves_are_no_required_items():
    facts = [posting(0, ["docker", "git", "communication"])]
    assert reach_of(facts, set()).n_judged == 0


def test_gates_within_reach_are_counted_and_exclude_nothing():
    facts = [posting(0, ["docker", "git", "sql"], gates=(GateAsk("clearance", True),))]
    found = reach_of(facts, {"docker", "git", "sql"})
    assert (found.n_within, dict(found.gates)) == (1, {"clearance": 1})


def test_nothing_changed_between_a_state_and_itself():
    state = profile(proof("docker"), proof("git", "listed"))
    assert gaps.compare_profiles(state, state, TAXONOMY) == ()


def test_naming_what_was_described_is_a_change_of_wording():
    described, named = profile(proof("docker", named=False)), profile(proof("docker"))
    (change,) = gaps.compare_profiles(described, named, TAXONOMY)
    assert change.wording_only


MIRRORED = {"evidence-added": "evidence-gone", "evidence-gone": "evidence-added"}


def mirrored(change):
    return replace(
        change,
        before=change.after,
        after=change.before,
        quote_before=change.quote_after,
        quote_after=change.quote_before,
        kind=MIRRORED.get(change.kind, change.kind),
        named_before=change.named_after,
        named_after=change.named_before,
    )


@given(st.lists(proofs, max_size=4), st.lists(proofs, max_size=4))
def test_order_of_states_mirrors_the_changes(one, other):
    there = gaps.compare_profiles(profile(*one), profile(*other), TAXONOMY)
    back = gaps.compare_profiles(profile(*other), profile(*one), TAXONOMY)
    assert there == tuple(mirrored(change) for change in back)
