"""What the market page adds to a share: itself corrected for reading error, and its difference repeated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from example_facts import example_snapshot

from mlgap import market_views
from mlgap.market import contrasts, corrected_share, demand
from mlgap.pipeline import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import Cell

TAXONOMY = load_taxonomy()
GROUP = TAXONOMY.skills["docker"].group
READER = (0.9, 0.8, 200)


def resources() -> Resources:
    snapshot = replace(example_snapshot(), reader={GROUP: READER})
    unused = cast("Any", None)
    return Resources(unused, TAXONOMY, unused, unused, snapshot, unused)


def test_a_share_is_corrected_by_the_error_of_its_skill_group_alone():
    whole = resources()
    told = demand(whole.snapshot, Cell(segment="regulated-finance"))
    found = market_views.checks(whole, [told])
    docker = next(d for d in told.demands if d.what == "docker")
    expected = corrected_share(docker.asked, docker.asked_low, docker.asked_high, READER)
    assert found["regulated-finance", "docker"].corrected == expected
    assert found["regulated-finance", "model-governance"].corrected is None


def test_a_difference_is_repeated_in_the_source_that_is_named():
    whole = resources()
    told = demand(whole.snapshot, Cell(segment="regulated-finance"))
    repeated = contrasts(whole.snapshot, told)
    found = market_views.checks(whole, [told])
    assert repeated.contrasts
    for contrast in repeated.contrasts:
        checks = found["regulated-finance", contrast.skill_id]
        assert checks.contrast == contrast
        assert checks.source == next(s.label for s in whole.snapshot.sources if s.id == repeated.source)


@pytest.mark.parametrize("segments", [("big-tech",), ("big-tech", "ai-startup")])
def test_duties_are_told_for_each_segment_shown(segments: tuple[str, ...]):
    whole = resources()
    told = market_views.beyond_tools(whole, Cell(), whole.snapshot.window, segments)
    assert [d.cell.segment for d in told] == list(segments)
