"""What the person says counts in gaps, reach and plan, and is marked as their word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from mlgap import gaps
from mlgap.evidence import correct_profile
from mlgap.market import required_items
from mlgap.types import GRADES, Cell, Claim, Correction, Demand, Evidence, Profile, Skill, Span

from postings import posting, snapshot

TODAY = date(2026, 11, 21)
IDS = ("aws", "sagemaker", "kubernetes", "ecs", "git", "sql")
SKILLS = {
    id_: Skill(
        id=id_,
        label=id_.title(),
        group="g",
        kind="skill",
        production=True,
        area="cloud",
        aliases=(id_,),
        implies={"sagemaker": ("aws",)}.get(id_, ()),
        siblings={"kubernetes": ("ecs",), "ecs": ("kubernetes",)}.get(id_, ()),
    )
    for id_ in IDS
}
TAXONOMY = SimpleNamespace(skills=SKILLS, replaced={})
LINES = ("first line of this CV", "second line of it")
RANK = {"missing": 0, "adjacent": 1, "listed": 2, "described": 2, "shown": 3}


def proof(skill, grade="used", line=0, *, named=True, implied_by=None):
    return Evidence(skill, line, LINES[line], Span(0, 1), named, grade, "job", implied_by=implied_by)


def person(*evidence):
    claims = tuple(Claim(text, Span(0, 1), "experience", "job") for text in LINES)
    return Profile((), claims, tuple(evidence), (), "mid", "titles", 4.0, 0.0)


def corrected(profile, *words):
    return correct_profile(profile, words, TAXONOMY, today=TODAY)


def gap_to(skill, profile):
    demand = Demand(skill, *(0.5,) * 8, False, 100)
    return gaps.gap_of(demand, gaps.Held(profile, TAXONOMY), TAXONOMY)


def stands(skill, profile):
    gap = gap_to(skill, profile)
    return gap.status, gap.grade, gap.own_word


def added(skill, grade="used", quote=""):
    return Correction(skill, "added", grade, quote)


def confirmed(skill, grade="used", quote=""):
    return Correction(skill, "confirmed", grade, quote)


def rejected(skill, quote=""):
    return Correction(skill, "rejected", None, quote)


def test_an_added_skill_is_shown_and_marked():
    assert stands("git", corrected(person(), added("git", "shipped"))) == ("shown", "shipped", True)


def test_what_a_line_shows_by_itself_is_not_the_persons_word():
    profile = corrected(person(proof("git", "shipped")), added("git", "used"))
    assert stands("git", profile) == ("shown", "shipped", False)


def test_a_confirmed_grade_stands_in_the_place_of_what_was_read():
    read = person(proof("git", "operated"), proof("git", "used", 1))
    assert stands("git", corrected(read, confirmed("git", "used"))) == ("shown", "used", True)
    assert stands("git", corrected(read, confirmed("git", "listed"))) == ("listed", "listed", True)


def test_a_grade_confirmed_for_one_line_leaves_the_others():
    read = person(proof("git", "operated"), proof("git", "used", 1))
    assert stands("git", corrected(read, confirmed("git", "shipped", LINES[0]))) == ("shown", "shipped", True)
    assert stands("git", corrected(read, confirmed("git", "shipped", LINES[1]))) == (
        "shown",
        "operated",
        False,
    )


def test_a_described_skill_that_is_confirmed_is_held():
    read = person(proof("git", "used", named=False))
    assert stands("git", read) == ("described", "used", False)
    profile = corrected(read, confirmed("git", "used", LINES[0]))
    assert stands("git", profile) == ("shown", "used", True)
    assert gaps.held_skills(profile, TAXONOMY) == {"git"}


def test_a_rejected_skill_is_missing_or_adjacent_by_the_persons_word():
    read = person(proof("kubernetes"), proof("git"))
    assert stands("git", corrected(read, rejected("git"))) == ("missing", None, True)
    beside = person(proof("kubernetes"), proof("ecs"))
    assert stands("kubernetes", corrected(beside, rejected("kubernetes"))) == ("adjacent", None, True)
    assert gaps.held_skills(corrected(read, rejected("git")), TAXONOMY) == {"kubernetes"}


def test_a_skill_rejected_in_one_line_rests_on_the_others():
    read = person(proof("git", "shipped"), proof("git", "used", 1))
    assert stands("git", corrected(read, rejected("git", LINES[0]))) == ("shown", "used", False)


def test_a_sibling_that_was_added_makes_adjacent_and_says_so():
    gap = gap_to("kubernetes", corrected(person(), added("ecs")))
    assert (gap.status, gap.via, gap.own_word) == ("adjacent", "ecs", True)


def test_a_sibling_that_a_line_shows_makes_adjacent_without_the_persons_word():
    gap = gap_to("kubernetes", corrected(person(proof("ecs", "operated")), confirmed("ecs", "used")))
    assert (gap.status, gap.own_word) == ("adjacent", False)


def test_an_added_skill_implies_its_parents_unless_they_are_rejected():
    assert stands("aws", corrected(person(), added("sagemaker", "shipped"))) == ("shown", "shipped", True)
    profile = corrected(person(), added("sagemaker", "shipped"), rejected("aws"))
    assert stands("aws", profile) == ("missing", None, True)


def test_a_grade_confirmed_lower_lowers_the_parent_that_followed_from_it():
    read = person(proof("sagemaker", "operated"), proof("aws", "operated", implied_by="sagemaker"))
    assert stands("aws", corrected(read, confirmed("sagemaker", "used"))) == ("shown", "used", True)


def test_a_correction_that_does_not_attach_counts_nothing():
    profile = corrected(person(), added("git", "used", "a line that this CV has not got"))
    assert stands("git", profile) == ("missing", None, False)


def test_reach_counts_an_added_skill_and_not_a_rejected_one():
    items = required_items(snapshot([posting(0, ["git", "sql", "ecs", "aws"])]), Cell(), frozenset(IDS))
    read = person(proof("git"), proof("sql"))

    def within(profile):
        return gaps.find_reach("all", items, gaps.held_skills(profile, TAXONOMY)).n_within

    assert within(read) == 0
    assert within(corrected(read, added("ecs"))) == 1
    assert within(corrected(read, added("ecs"), rejected("sql"))) == 0


def test_a_change_that_rests_on_the_persons_word_says_so():
    read = person(proof("git"), proof("sql"))
    changes = gaps.compare_profiles(read, corrected(read, rejected("git"), added("ecs")), TAXONOMY)
    assert [(c.skill_id, c.before, c.after, c.own_word) for c in changes] == [
        ("ecs", None, "used", True),
        ("git", "used", None, True),
    ]


# --- whatever is read and said -------------------------------------------------------------------

grades = st.sampled_from(GRADES)
proofs = st.builds(proof, st.sampled_from(IDS), grades, st.sampled_from((0, 1)), named=st.booleans())
WORDS = st.builds(
    lambda skill, verdict, grade, quote: Correction(
        skill, verdict, None if verdict == "rejected" else grade, quote
    ),
    st.sampled_from(IDS),
    st.sampled_from(("confirmed", "rejected", "added")),
    grades,
    st.sampled_from(("", *LINES, "a line that this CV has not got")),
)


@given(
    st.lists(proofs, max_size=5),
    st.lists(WORDS, max_size=5),
    st.builds(added, st.sampled_from(IDS), grades, st.sampled_from(("", *LINES))),
    st.sampled_from(IDS),
)
def test_an_added_skill_never_widens_a_gap(evidence, words, more, skill):
    before_it = [w for w in words if (w.skill_id, w.quote) != (more.skill_id, more.quote)]
    before = gap_to(skill, corrected(person(*evidence), *before_it))
    after = gap_to(skill, corrected(person(*evidence), *before_it, more))
    assert RANK[after.status] >= RANK[before.status]
    if before.status == after.status == "shown":
        assert GRADES.index(after.grade) >= GRADES.index(before.grade)


@given(st.lists(proofs, max_size=5), st.lists(WORDS, max_size=5), st.sampled_from(IDS))
def test_a_skill_nothing_is_said_about_is_not_marked(evidence, words, skill):
    near = {skill, *SKILLS[skill].siblings, *(s for s in IDS if skill in SKILLS[s].implies)}
    near |= {s for n in tuple(near) for s in IDS if n in SKILLS[s].implies}
    others = [w for w in words if w.skill_id not in near]
    read = person(*evidence)
    assert stands(skill, corrected(read, *others)) == stands(skill, read)


@given(st.lists(proofs, max_size=5), st.lists(WORDS, max_size=5), st.sampled_from(IDS))
def test_corrections_that_do_not_attach_change_no_gap(evidence, words, skill):
    lost = [replace(w, quote="a line that this CV has not got") for w in words]
    assert gap_to(skill, corrected(person(*evidence), *lost)) == gap_to(skill, person(*evidence))
