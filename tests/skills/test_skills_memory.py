"""What reading leaves behind: nothing of a text, since what all readings share outlives each of them."""

from __future__ import annotations

import gc

import pytest

from mlgap.skills import Taxonomy, find_mentions, load_taxonomy

MARKER = ("zyglo", "thrix")
"""Joined when the test runs, so that no constant of this file is found."""


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def holders(word: str) -> list[str]:
    """Return the kinds of objects that hold a text with `word` in it; referents lack a dict's keys."""
    gc.collect()
    return [
        type(thing).__name__
        for thing in gc.get_objects()
        for held in (*gc.get_referents(thing), *(dict.keys(thing) if isinstance(thing, dict) else ()))
        if type(held) is str and word in held and held is not word
    ]


@pytest.mark.parametrize(
    ("line", "skill"),
    [
        ("Wrote the {} service in Go with Java", "go-lang"),
        ("Ran {}Docker on a server", "docker"),
    ],
)
def test_no_word_of_a_text_outlives_its_reading(taxonomy: Taxonomy, line: str, skill: str) -> None:
    word = "".join(MARKER)
    assert skill in {
        mention.skill_id for mention in find_mentions(line.replace("{}", word.title()), taxonomy)
    }
    assert holders(word) == []
    assert holders(word.title()) == []


def test_what_stands_between_words_in_another_script_is_not_remembered(taxonomy: Taxonomy) -> None:
    between = "".join(("\u7528", "\u5199", "\u8bcd"))
    assert find_mentions(f"machine{between}learning in Docker", taxonomy)
    assert holders(between) == []
