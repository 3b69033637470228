"""What adverts ask beyond tools: read from their lines, kept in the snapshot, told as shares."""

from __future__ import annotations

from pathlib import Path

from mlgap.market import FactTable, load_snapshot, requirement_shares, save_snapshot
from mlgap.market._builds.merge import concat_tables
from mlgap.market._reading.described import read_described
from mlgap.market._reading.zones import ZoneLine
from mlgap.market._storage import facts_digest
from mlgap.requirements import Measured, load_phrases
from mlgap.types import Cell, Requirement

from postings import posting, snapshot

WELL_READ = {"detect-drift": Measured(10, 9), "go-back-quickly": Measured(10, 5)}


def describing(row: int, *ids: str, necessity: str = "must", **changes: object) -> object:
    return posting(row, described=tuple(Requirement(i, necessity) for i in ids), **changes)


def test_duties_and_demands_are_musts_and_wishes_alone_are_nice() -> None:
    line = "Watch for drift of live models"
    phrases = load_phrases()

    def read(*zones: str) -> dict[str, str]:
        found = read_described([ZoneLine(line, zone) for zone in zones], phrases)
        return {r.skill_id: r.necessity for r in found}

    assert read("responsibilities")["detect-drift"] == "must"
    assert read("preferred")["detect-drift"] == "nice"
    assert read("preferred", "required")["detect-drift"] == "must"
    assert read("required", "preferred")["detect-drift"] == "must"
    assert read("intro", "company", "benefits", "legal") == {}


def test_shares_are_told_as_demand_is_with_the_precision_read() -> None:
    facts = [describing(i, "detect-drift") if i < 30 else posting(i, ["git"]) for i in range(120)]
    facts += [describing(120 + i, "detect-drift", necessity="nice") for i in range(30)]
    found = requirement_shares(snapshot(facts), Cell(), measured=WELL_READ)
    drift = found.demands[0]
    assert [d.what for d in found.demands] == ["detect-drift"]
    assert (found.n_adverts, drift.n_asking) == (150, 60)
    assert (drift.asked, drift.required, drift.reader_precision) == (0.4, 0.2, 0.9)
    assert drift.asked_low < drift.asked < drift.asked_high


def test_a_requirement_that_reading_did_not_confirm_is_not_told() -> None:
    facts = [describing(i, "detect-drift", "go-back-quickly", "unread") for i in range(60)]
    found = requirement_shares(snapshot(facts), Cell(), measured=WELL_READ)
    assert [d.what for d in found.demands] == ["detect-drift"]


def test_what_adverts_describe_outlives_saving_loading_and_merging(tmp_path: Path) -> None:
    facts = [describing(0, "detect-drift", "go-back-quickly"), posting(1, ["git"])]
    facts.append(describing(2, "detect-drift", necessity="nice"))
    save_snapshot(snapshot(facts), tmp_path)
    loaded = FactTable.of(load_snapshot(tmp_path).facts)
    assert list(loaded) == facts
    table = FactTable.of(facts)
    assert facts_digest(loaded) == facts_digest(table)
    merged = concat_tables([FactTable.of(facts[:1]), FactTable.of(facts[1:])])
    assert facts_digest(merged) == facts_digest(table)


def test_what_adverts_describe_counts_in_the_digest() -> None:
    assert facts_digest(FactTable.of([posting(0)])) != facts_digest(
        FactTable.of([describing(0, "detect-drift")])
    )


def test_the_skills_of_an_advert_are_not_among_its_requirements() -> None:
    facts = [posting(i, ["git"]) for i in range(60)]
    assert requirement_shares(snapshot(facts), Cell(), measured=WELL_READ).demands == ()
