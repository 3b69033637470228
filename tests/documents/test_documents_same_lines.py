"""Unchanged lines of a mended text are found in few looks, however alike the lines are."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap.documents._same_lines import match_lines

FEW = st.lists(st.sampled_from(("", "a", "b", "c", "d", "e")), max_size=12)
DISTINCT = st.lists(st.integers(0, 30).map(str), unique=True, max_size=15)


class Counted(str):
    """A line that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other


def assert_true(found: dict[int, int], new: list[str], old: list[str]) -> None:
    pairs = sorted(found.items())
    assert all(new[i] == old[j] for i, j in pairs)
    assert all(j < k for (_, j), (_, k) in pairwise(pairs))


@given(FEW, FEW)
def test_matched_lines_are_equal_and_in_one_order(new: list[str], old: list[str]) -> None:
    assert_true(match_lines(new, old), new, old)


@given(FEW, FEW, FEW)
def test_all_above_and_below_one_changed_stretch_keeps_its_place(
    head: list[str], tail: list[str], put_in: list[str]
) -> None:
    new, old = [*head, "new", *put_in, "new", *tail], [*head, "old", *tail]
    found = match_lines(new, old)
    assert_true(found, new, old)
    assert len(found) == len(head) + len(tail)
    assert match_lines(old, old) == {i: i for i in range(len(old))}


@given(DISTINCT, st.data())
def test_distinct_lines_that_nobody_moved_keep_their_places(old: list[str], data: st.DataObject) -> None:
    kept = [row for row in old if data.draw(st.booleans())]
    new = list(kept)
    for number in range(data.draw(st.integers(0, 4))):
        new.insert(data.draw(st.integers(0, len(new))), f"new {number}")
    assert match_lines(new, old) == {new.index(row): old.index(row) for row in kept}


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        ("xbcda", "abcdx", {1: 1, 2: 2, 3: 3}),
        ("1--a--2", "3--a--4", {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}),
        ("1ab2ab3", "4ab5ab6", {}),
        ("", "abc", {}),
        ("aa", "aaa", {0: 0, 1: 1}),
    ],
    ids=["two changed places", "repeated lines beside a single one", "repeated alone", "nothing", "shorter"],
)
def test_lines_that_stand_once_hold_what_is_beside_them(new: str, old: str, expected: dict[int, int]) -> None:
    assert match_lines(list(new), list(old)) == expected


def test_many_shuffled_lines_of_few_kinds_are_compared_a_few_times_each() -> None:
    shuffle = random.Random(7).shuffle
    texts = []
    for _ in range(2):
        rows = [Counted(a + b) for a in "abcdefghij" for b in "abcdefghij" for _ in range(20)]
        shuffle(rows)
        texts.append([Counted("begin"), *rows, Counted("only"), *rows[::-1], Counted("end")])
    new, old = texts
    Counted.compared = 0
    found = match_lines(new, old)
    assert Counted.compared < 20 * (len(new) + len(old))
    assert_true(found, new, old)
    assert {0: 0, 2001: 2001, 4002: 4002}.items() <= found.items()
