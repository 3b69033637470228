"""No published figure, nor the difference of any two, is about fewer than five people."""

from __future__ import annotations

from itertools import combinations

import pytest
from cohort_examples import analysed, cohort, profile, resources
from hypothesis import given
from hypothesis import strategies as st

from mlgap.cohorts import LEAST_GROUP, ModuleMap, cohort_picture, compare_cohorts
from mlgap.cohorts._counts import STANDINGS, count_skill, counted_skills, cuts_of
from mlgap.evidence import parents_of
from mlgap.skills import load_taxonomy

TAXONOMY = load_taxonomy()
SKILLS = ("python", "docker", "kubernetes", "aws", "cloud", "sagemaker", "machine-learning", "deep-learning")
HOLDINGS = st.lists(
    st.dictionaries(st.sampled_from(SKILLS), st.sampled_from(STANDINGS[:-1])), min_size=10, max_size=40
)


@pytest.fixture
def tell(today):
    def told(found, **more):
        return cohort_picture(found, resources(), today=today, **more)

    return told


CAPSTONE = "Our team built a tram delay forecast and served it in Docker behind an API"


def count_skills(holdings, skills, earlier=()):
    counted = counted_skills(holdings, skills, TAXONOMY)
    return [count_skill(s, counted[s], [e[s] for e in earlier if s in e]) for s in skills]


def count(picture, skill):
    found = picture.count_of(skill)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("shown", "told", "withheld"),
    [(0, None, "few"), (4, None, "few"), (5, 5, ""), (7, 7, ""), (8, None, "most"), (12, None, "most")],
)
def test_a_count_with_under_five_on_either_side_is_withheld(tell, shown, told, withheld):
    found = count(tell(cohort(12, {"docker": shown})), "docker")
    assert (found.shown, found.withheld) == (told, withheld)


def test_twelve_of_twelve_and_eleven_of_twelve_cannot_be_told_apart(tell):
    one, other = (count(tell(cohort(12, {"docker": n})), "docker") for n in (12, 11))
    assert one == other


def test_nine_cvs_are_not_counted_at_all(tell):
    found = tell(cohort(9, {"docker": 5}))
    assert not found.counted
    assert (found.skills, found.gaps) == ((), ())
    assert any("at least 10 CVs" in text for text in found.warnings)
    assert found.segments[0].demands


def test_a_skill_is_withheld_beside_one_that_it_implies_where_the_difference_is_small(tell):
    taxonomy = TAXONOMY
    assert "cloud" in parents_of("aws", taxonomy.skills)
    taught = ModuleMap((("Clouds", ("cloud", "aws")),))
    found = tell(cohort(30, {"cloud": 14, "aws": 12}), modules=taught)
    assert count(found, "cloud").shown == 14
    assert (count(found, "aws").shown, count(found, "aws").withheld) == (None, "near")
    assert count(tell(cohort(30, {"cloud": 14, "aws": 9}), modules=taught), "aws").shown == 9


def test_ways_of_holding_a_skill_that_under_five_share_stand_joined(tell):
    held = [{"docker": "used"}] * 8 + [{"docker": "listed"}] * 3 + [{"docker": "described"}] * 4 + [{}] * 9
    parts = count(tell(analysed([profile(i, h) for i, h in enumerate(held)])), "docker").parts
    assert [(p.standings, p.n) for p in parts] == [
        (("own", "shared"), 8),
        (("listed", "described"), 7),
        (("missing",), 9),
    ]


def differences(counts, lines=()):
    """Yield every number of people that can be worked out of what is told of one cohort."""
    cuts = {c.skill_id: {-1: 0, **cuts_of(c)} for c in counts if c.parts}
    for own in cuts.values():
        yield from (abs(a - b) for a, b in combinations(own.values(), 2))
    skills = TAXONOMY.skills
    for skill, own in cuts.items():
        for parent in parents_of(skill, skills):
            above = cuts.get(parent, {})
            yield from (abs(above[j] - own[i]) for i in own for j in above if -1 < i <= j < 4)
    for line in lines:
        for skill in {s for one in line.skills for s in (one, *parents_of(one, skills))} & set(cuts):
            own = cuts[skill]
            if line.n is not None:
                yield from (abs(own[i] - line.n) for i in own if i >= 1)
                both = abs(own[1] - own[0] - line.n) if 0 in own else 0
                yield from [both] if both else []


@given(HOLDINGS)
def test_no_difference_within_a_cohort_is_of_under_five(holdings):
    counts = count_skills(holdings, SKILLS)
    assert len(counts) == len(SKILLS)
    assert [n for n in differences(counts) if n < LEAST_GROUP] == []
    for one in counts:
        true = sum(h.get(one.skill_id) in ("own", "shared") for h in holdings)
        assert one.shown in (None, true)
        assert (one.shown is None) == (one.withheld != "")


@given(HOLDINGS, HOLDINGS)
def test_no_difference_from_an_earlier_cohort_is_of_under_five(before, after):
    earlier = {c.skill_id: c for c in count_skills(before, SKILLS)}
    for now in count_skills(after, SKILLS, [earlier]):
        then, own = cuts_of(earlier[now.skill_id]), cuts_of(now)
        for cut in set(then) & set(own) - {4}:
            assert abs(then[cut] - own[cut]) >= LEAST_GROUP
            assert abs((len(before) - then[cut]) - (len(after) - own[cut])) >= LEAST_GROUP


def test_a_change_is_told_from_five_on_and_never_below(tell):
    earlier = tell(cohort(24, {"docker": 6, "aws": 8, "python": 10}))
    later = tell(cohort(24, {"docker": 12, "aws": 11, "python": 10}), earlier=earlier)
    changes = {c.skill_id: c for c in compare_cohorts(earlier, later).changes}
    assert (changes["docker"].before, changes["docker"].after) == (6, 12)
    for skill in ("aws", "python"):
        assert (changes[skill].before, changes[skill].after, changes[skill].withheld) == (None, None, "near")
        assert count(later, skill).shown is None


def test_a_change_is_withheld_where_the_few_who_left_would_be_told(tell):
    # The four who left are just those who showed it: six and two more would say so.
    earlier, later = tell(cohort(24, {"docker": 12})), tell(cohort(30, {"docker": 18}))
    (change,) = [c for c in compare_cohorts(earlier, later).changes if c.skill_id == "docker"]
    assert (change.before, change.after, change.withheld) == (None, None, "near")


def test_curriculum_gaps_stand_in_the_order_of_what_is_asked_never_of_people(tell):
    found = tell(cohort(24, {"docker": 6, "aws": 1, "python": 3, "kubernetes": 20}))
    of_all = [g for g in found.gaps if g.segment == "all"]
    assert {"docker", "aws", "python"} <= {g.demand.what for g in of_all}
    assert "kubernetes" not in {g.demand.what for g in of_all}
    lower = [g.demand.asked_low for g in of_all]
    assert lower == sorted(lower, reverse=True)
    assert all(g.demand.asked >= 0.2 for g in found.gaps)


def test_who_stands_in_which_place_changes_no_figure(tell):
    people = [profile(i, {"docker": "used"} if i % 3 else {"aws": "listed"}) for i in range(21)]
    one, other = tell(analysed(people)), tell(analysed(people[::-1]))
    assert one == other


@given(HOLDINGS, HOLDINGS)
def test_an_earlier_cohort_takes_counts_away_and_tells_no_other(before, after):
    earlier = {c.skill_id: c for c in count_skills(before, SKILLS)}
    for alone, now in zip(count_skills(after, SKILLS), count_skills(after, SKILLS, [earlier]), strict=True):
        assert cuts_of(now).items() <= cuts_of(alone).items()


@given(HOLDINGS, st.sets(st.sampled_from(SKILLS), min_size=1))
def test_what_else_is_asked_or_taught_changes_no_count(holdings, fewer):
    told = {c.skill_id: c for c in count_skills(holdings, SKILLS)}
    for one in count_skills(holdings, tuple(fewer)):
        assert one == told[one.skill_id]


def test_another_module_file_tells_no_difference_of_under_five(tell):
    found = cohort(30, {"cloud": 14, "aws": 12})
    taught = ModuleMap((("Clouds", ("cloud", "aws")),))
    one, other = tell(found), tell(found, modules=taught)
    assert count(one, "aws") == count(other, "aws")
    assert (count(one, "aws").shown, count(other, "cloud").shown) == (None, 14)


@pytest.mark.parametrize(
    ("with_line", "alone", "both", "told"),
    [
        (8, 2, 0, None),
        (8, 0, 0, None),
        (8, 4, 0, None),
        (8, 5, 0, 8),
        (8, 10, 2, None),
        (8, 6, 3, None),
        (12, 8, 5, 12),
    ],
)
def test_a_shared_line_beside_the_skill_that_it_shows_tells_of_no_small_group(
    tell, with_line, alone, both, told
):
    lines = [({"docker": "used"} if i < both else {}, [CAPSTONE]) for i in range(with_line)]
    people = [*lines, *(({"docker": "used"}, []) for _ in range(alone))]
    people += [({}, [])] * (30 - len(people))
    found = tell(analysed([profile(i, *one) for i, one in enumerate(people)]))
    (line,) = found.shared_lines
    assert line.quote == CAPSTONE
    assert line.n == told
    assert line.withheld == ("" if told else "near")
    assert [n for n in differences(found.skills, found.shared_lines) if n < LEAST_GROUP] == []


def test_a_shared_line_is_not_counted_within_five_of_the_same_line_of_an_earlier_cohort(tell):
    def told(n, **more):
        lines = {i: [CAPSTONE] for i in range(10, 10 + n)}
        return tell(cohort(50, {"docker": 10}, lines), **more).shared_lines[0]

    before = tell(cohort(50, {"docker": 10}, {i: [CAPSTONE] for i in range(10, 25)}))
    assert [line.n for line in before.shared_lines] == [15]
    assert (told(18).n, told(18, earlier=before).withheld, told(22, earlier=before).n) == (18, "near", 22)


def test_a_count_beside_an_earlier_one_that_is_told_is_never_said_to_be_under_five(tell):
    earlier = tell(cohort(24, {"docker": 5, "aws": 19}))
    later = tell(cohort(24, {"docker": 3, "aws": 22}), earlier=earlier)
    assert [count(earlier, s).shown for s in ("docker", "aws")] == [5, 19]
    assert [count(later, s).withheld for s in ("docker", "aws")] == ["near", "near"]


def test_counts_stay_withheld_beside_an_earlier_cohort_that_was_put_away(tell):
    earlier = tell(cohort(24, {"docker": 9}))
    later = tell(cohort(24, {"docker": 11}), beside=[earlier])
    assert (count(later, "docker").shown, count(later, "docker").withheld) == (None, "near")
