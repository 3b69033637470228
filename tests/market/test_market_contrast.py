from __future__ import annotations

from mlgap.market import contrasts, demand
from mlgap.types import Cell, Source

from postings import posting, snapshot

BIG = Cell(segment="big-tech")


def adverts(count, asking, start, **changes):
    """`count` adverts of which `asking` ask for docker, the others for git."""
    return [posting(start + i, ["docker"] if i < asking else ["git"], **changes) for i in range(count)]


def told(*parts, cell=BIG):
    facts = [f for part in parts for f in part]
    names = sorted({f.source for f in facts})
    sources = [Source(n, n, 1, sum(f.source == n for f in facts) / len(facts)) for n in names]
    market = snapshot(facts, sources)
    return contrasts(market, demand(market, cell))


def test_lift_that_is_there_in_the_largest_source_too_holds():
    found = told(
        adverts(150, 90, 0, segment="big-tech", source="a"),
        adverts(300, 60, 1000, source="a"),
        adverts(60, 36, 2000, segment="big-tech", source="b"),
        adverts(100, 20, 3000, source="b"),
    )
    docker = found.by_skill()["docker"]
    assert (found.source, found.n_adverts, found.n_elsewhere) == ("a", 150, 300)
    assert docker.holding == "holds"
    assert docker.within_low < 3 < docker.within_high


def test_lift_that_is_one_between_sources_does_not_hold_within_one():
    found = told(
        adverts(300, 60, 0, segment="big-tech", source="a"),
        adverts(300, 60, 1000, source="a"),
        adverts(200, 190, 2000, segment="big-tech", source="b"),
        adverts(20, 19, 3000, source="b"),
        adverts(400, 20, 4000, source="c"),
    )
    docker = found.by_skill()["docker"]
    assert docker.lift > 2
    assert (docker.within, docker.holding) == (1.0, "does not hold")


def test_source_with_too_few_adverts_elsewhere_leaves_it_unclear():
    found = told(
        adverts(150, 120, 0, segment="big-tech", source="a"),
        adverts(10, 2, 1000, source="a"),
        adverts(300, 60, 2000, source="b"),
    )
    docker = found.by_skill()["docker"]
    assert (found.n_elsewhere, docker.within, docker.holding) == (0, None, "unclear")


def test_interval_that_takes_in_both_one_and_the_lift_is_unclear():
    found = told(
        adverts(40, 12, 0, segment="big-tech", source="a"),
        adverts(40, 8, 1000, source="a"),
        adverts(30, 22, 2000, segment="big-tech", source="b"),
        adverts(500, 100, 3000, source="b"),
    )
    assert found.by_skill()["docker"].holding == "unclear"


def test_only_significant_lifts_are_repeated_and_all_segments_have_none():
    same = (adverts(150, 30, 0, segment="big-tech"), adverts(300, 60, 1000))
    assert told(*same).contrasts == ()
    assert told(*same, cell=Cell()).source == ""
