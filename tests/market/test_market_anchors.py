"""The plain words that are looked for first: no pattern may match where none of its words stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgap.market._reading import gates, level, themes, work, zones
from mlgap.market._reading.anchors import Anchors
from mlgap.skills import lowered

TELLS = [
    *(("degree", pattern, gates._TELLS) for _, pattern in gates._DEGREES),
    ("clearance", gates._CLEARANCE, gates._TELLS),
    ("authorisation", gates._AUTHORISATION, gates._TELLS),
    ("language", gates._LANGUAGE, gates._TELLS),
    ("years", gates._YEARS, gates._TELLS),
    ("doing", zones._DOING, zones._TELLS),
    ("ai tools", zones._AI_IN_HIRING, zones._TELLS),
    *((name, pattern, themes._ANCHORS) for name, pattern in themes._USE_CASES),
    ("word", level._HIRING, level._TELLS),
    ("contract", work._CONTRACT, work._CONTRACT_TELLS),
    ("full", work._FULL, work._FULL_TELLS),
    ("part", work._PART, work._FULL_TELLS),
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
