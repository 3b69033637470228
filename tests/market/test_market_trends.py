from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from mlgap.errors import UnknownId
from mlgap.market import trends
from mlgap.types import Cell, Window

from postings import posting, snapshot

MONTHS = tuple(f"2025-{m:02}" for m in range(9, 13)) + tuple(f"2026-{m:02}" for m in range(1, 9))


def adverts(share: Callable[[int], float], each: int = 40, months=MONTHS, seed: int = 3, **changes):
    """Adverts of each month, of which the given share asks for docker, half for git in any month."""
    chance = random.Random(seed)
    facts = []
    for place, month in enumerate(months):
        for _ in range(each):
            skills = ["python"] + ["docker"] * (chance.random() < share(place))
            skills += ["git"] * (chance.random() < 0.5)
            facts.append(posting(len(facts), skills, month=month, **changes))
    return facts


def of(found, skill):
    return next(t for t in found.skills if t.skill_id == skill)


def read(facts, **options):
    return trends(snapshot(facts), Cell(), source="board", **options)


def test_steady_rise_is_a_signal_with_its_size_and_interval():
    docker = of(read(adverts(lambda m: 0.1 + 0.05 * m)), "docker")
    assert docker.verdict == "signal"
    assert docker.low < 0.55 < docker.high
    assert docker.change == pytest.approx(0.55, abs=0.12)


def test_share_that_does_not_move_is_noise():
    found = read(adverts(lambda m: 0.1 + 0.05 * m))
    assert of(found, "git").verdict == "noise"
    assert of(read(adverts(lambda _: 0.3)), "docker").verdict == "noise"


def test_one_to_ten_postings_is_no_boom():
    few = [1, 0, 2, 1, 3, 2, 4, 3, 5, 6, 8, 10]
    facts = adverts(lambda _: 0.0, each=36)
    for place, count in enumerate(few):
        start = place * 36
        facts[start : start + count] = [
            posting(start + i, ["python", "mlops"], month=MONTHS[place], employer_key=f"few{i % 4}")
            for i in range(count)
        ]
    mlops = of(read(facts), "mlops")
    assert (mlops.n_by_month[0], mlops.n_by_month[-1]) == (1, 10)
    assert mlops.verdict != "signal"


def test_skill_that_too_few_adverts_or_employers_ask_for_is_not_tested():
    facts = adverts(lambda _: 0.3)
    facts += [posting(9000 + i, ["rust"], month=MONTHS[i % 12]) for i in range(19)]
    facts += [posting(9100 + i, ["go"], month=MONTHS[i % 12], employer_key=f"go{i % 9}") for i in range(60)]
    found = read(facts)
    for skill, n in (("rust", 19), ("go", 60)):
        assert (of(found, skill).verdict, of(found, skill).n_asking) == ("untested", n)
        assert of(found, skill).change is None


def test_month_without_adverts_is_missing_and_not_zero():
    found = read([f for f in adverts(lambda _: 0.3) if f.month != "2026-01"])
    place = found.months.index("2026-01")
    assert found.n_by_month[place] is None
    assert of(found, "docker").asked[place] is None
    assert of(found, "docker").n_by_month[place] is None


def test_stray_adverts_long_before_stretch_no_span():
    facts = [*adverts(lambda _: 0.3), posting(9000, ["docker"], month="2019-02")]
    assert read(facts).months == MONTHS


def test_month_of_few_adverts_shows_its_count_and_no_share():
    facts = [f for f in adverts(lambda _: 0.3) if f.month != "2026-01"]
    facts += [posting(9000 + i, ["docker"], month="2026-01") for i in range(3)]
    found = read(facts)
    place = found.months.index("2026-01")
    assert (found.n_by_month[place], of(found, "docker").asked[place]) == (3, None)


def test_other_sources_move_nothing():
    here = adverts(lambda _: 0.3)
    flood = adverts(lambda m: m / 11, source="elsewhere")
    assert trends(snapshot(here + flood), Cell(), source="board") == read(here)


def test_feed_that_turns_to_another_country_makes_no_trend():
    facts = []
    for place, month in enumerate(MONTHS):
        for i in range(60):
            german = i < 5 * place
            skills = ["docker"] if german and i % 5 else ["git"]
            facts.append(posting(len(facts), skills, month=month, country="DE" if german else "US"))
    docker = of(read(facts), "docker")
    assert docker.asked[0] == 0 and docker.asked[-1] > 0.6
    assert docker.verdict == "noise"
    assert abs(docker.change) < 0.05


def test_rise_that_keeps_pace_with_longer_adverts_is_no_signal():
    chance = random.Random(5)
    names = [f"skill-{i:02}" for i in range(30)]
    facts = [
        posting(place * 100 + i, [s for s in names if chance.random() < 0.1 + 0.02 * place], month=month)
        for place, month in enumerate(MONTHS)
        for i in range(80)
    ]
    found = read(facts)
    assert found.breadth is not None and found.breadth[1] > 3
    assert of(found, "skill-07").low > 0
    assert [t.skill_id for t in found.skills if t.verdict == "signal"] == []


def test_copies_from_one_employer_are_not_so_many_witnesses():
    # Ten employers post in each half of the year, ten copies a month: three ask at first, seven later.
    facts = [
        posting(
            1000 * place + 10 * e + i,
            ["docker"] if e < (3 if place < 6 else 7) else ["git"],
            month=month,
            employer_key=f"{'early' if place < 6 else 'late'}{e}",
        )
        for place, month in enumerate(MONTHS)
        for e in range(10)
        for i in range(10)
    ]
    alone = [replace(fact, employer_key=f"own{n}") for n, fact in enumerate(facts)]
    assert of(read(alone), "docker").p_value < 0.01
    assert of(read(facts), "docker").p_value > 0.05


def test_few_months_are_not_tested_and_the_reason_is_said():
    found = read(adverts(lambda m: m / 5, months=MONTHS[:5]))
    assert found.why_not == "5 months with at least 5 adverts: a change needs 6"
    assert (found.n_tested, {t.verdict for t in found.skills}) == (0, {"untested"})


def test_source_without_adverts_says_so():
    found = trends(snapshot(adverts(lambda _: 0.3)), Cell(), source="nowhere")
    assert (found.months, found.n_adverts, found.skills) == ((), 0, ())
    assert found.why_not.startswith("0 months")


def test_window_limits_the_months():
    found = read(adverts(lambda _: 0.3), window=Window("2025-10", "2026-05"))
    assert (found.months[0], found.months[-1], found.n_adverts) == ("2025-10", "2026-05", 320)


def test_unknown_cell_is_refused():
    with pytest.raises(UnknownId):
        trends(snapshot([]), Cell(region="XX"), source="board")
