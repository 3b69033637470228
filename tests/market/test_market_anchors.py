"""The plain words that are looked for first: no pattern may match where none of its words stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgap.market import _gates, _level, _themes, _work, _zones
from mlgap.market._anchors import Anchors, lowered

TELLS = [
    *(("degree", pattern, _gates._TELLS) for _, pattern in _gates._DEGREES),
    ("clearance", _gates._CLEARANCE, _gates._TELLS),
    ("authorisation", _gates._AUTHORISATION, _gates._TELLS),
    ("language", _gates._LANGUAGE, _gates._TELLS),
    ("years", _gates._YEARS, _gates._TELLS),
    ("doing", _zones._DOING, _zones._TELLS),
    ("ai tools", _zones._AI_IN_HIRING, _zones._TELLS),
    *((name, pattern, _themes._ANCHORS) for name, pattern in _themes._USE_CASES),
    ("word", _level._HIRING, _level._TELLS),
    ("contract", _work._CONTRACT, _work._CONTRACT_TELLS),
    ("full", _work._FULL, _work._FULL_TELLS),
    ("part", _work._PART, _work._FULL_TELLS),
]


@pytest.mark.parametrize(("family", "pattern", "anchors"), TELLS)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_pattern_matches_without_one_of_its_words(family, pattern, anchors, data):
    plain = st.characters(codec="ascii", exclude_characters="\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f_")
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=plain))
    assert pattern.search(text)
    assert family in anchors.met_in(text.lower()), repr(text)


def test_a_mark_holds_an_anchor_to_the_edges_of_a_word():
    anchors = Anchors({"degree": ["|ms|"], "field": ["vision"]})
    assert anchors.met_in("an ms in computer vision") == {"degree", "field"}
    assert anchors.met_in("teams, msc, (ms)") == {"degree"}
    assert anchors.met_in("teams and supervision") == {"field"}


def test_windows_reach_around_each_word_and_are_merged_where_they_touch():
    text = "remote work; " + "x" * 40 + " office and office days"
    anchors = Anchors({"mode": ["remote", "office"], "pay": ["salary"]})
    found = anchors.windows(text, 5, 10)
    assert found == {"mode": [(0, 10), (text.index("office") - 5, text.rindex("office") + 10)]}
    assert re.search("office", text[slice(*found["mode"][1])])


def test_lower_case_keeps_every_place_in_the_text():
    text = "İstanbul: Salary $100,000"
    assert len(lowered(text)) == len(text) != len(text.lower())
    assert lowered(text).index("$") == text.index("$")
