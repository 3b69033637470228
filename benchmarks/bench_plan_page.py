"""Figures of docs/plan.md that rest on shipped files alone: texts, grid, certificates, near lines, ways in.

python -m benchmarks.bench_plan_page
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from mlgap import gaps, pipeline, plan_views
from mlgap.evidence import extract_profile
from mlgap.market import AdvertFilter, advert_shares, demand, required_items
from mlgap.resources import Resources, load_resources
from mlgap.types import Cell, Profile

TODAY = date(2026, 11, 21)


def cpu_seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def texts(resources: Resources) -> None:
    taxonomy = resources.taxonomy
    steps = gaps.load_steps(taxonomy)
    production = [s for s in steps.skills if taxonomy.skills[s].production]
    print(f"texts for {len(steps.skills)} skills, {len(production)} of them production skills")
    known = {frozenset((s, o)) for s in steps.skills for o in taxonomy.skills[s].siblings}
    print(f"pairs of siblings: {len(known)}; general sentence alone: {len(steps.general_pairs(taxonomy))}")
    for name in ("low", "high"):
        hours = [getattr(steps.skills[s].effort, name) for s in production]
        print(f"effort, {name} end: {min(hours):g} to {max(hours):g} h, median {statistics.median(hours):g}")


def certificates(resources: Resources) -> None:
    snapshot = resources.snapshot
    ids = tuple(s.id for s in resources.taxonomy.skills.values() if s.kind == "certificate")
    for cell in (Cell(), Cell(segment="gov-defence")):
        mix = advert_shares(snapshot, {"named": AdvertFilter(asks=ids)}, cell)
        part = mix.parts[0]
        firm = len(set(required_items(snapshot, cell, ids).advert.tolist()))
        print(
            f"certificates, {cell.segment or 'all'}: {len(ids)} known; named by {part.n_adverts} of"
            f" {mix.n_adverts} ({part.share:.4f} [{part.low:.4f}, {part.high:.4f}]), required by {firm}"
        )


def near(resources: Resources, profiles: dict[str, Profile]) -> None:
    taxonomy, vocabulary = resources.taxonomy, resources.vocabulary
    steps, missing, with_lines = gaps.load_steps(taxonomy), 0, 0
    for profile in profiles.values():
        held = gaps.Held(profile, taxonomy)
        for segment in pipeline.shown_segments(vocabulary):
            told = gaps.segment_report(
                demand(resources.snapshot, Cell(segment=segment)), None, held, taxonomy, vocabulary
            )
            lacking = [g.skill_id for g in told.gaps if g.status == "missing"]
            missing += len(lacking)
            with_lines += sum(bool(gaps.near_lines(s, profile, steps, taxonomy)[0]) for s in lacking)
    print(f"missing skills with lines that come near: {with_lines} of {missing} ({len(profiles)} samples)")


def grid(resources: Resources, profile: Profile) -> None:
    for level in (None, "senior"):
        made: list[plan_views.GridMarket] = []
        once = cpu_seconds(
            lambda level=level, made=made: made.append(plan_views.grid_market(resources, Cell(level=level)))
        )
        cells = plan_views.role_grid(made[0], profile, resources)
        each = cpu_seconds(lambda made=made: plan_views.role_grid(made[0], profile, resources))
        told = sum(c.told is not None for c in cells)
        print(
            f"roles by segments, level {level}: {told} of {len(cells)} told; "
            f"{once:.2f} s once, {each:.2f} s a CV"
        )


def ways(resources: Resources) -> None:
    known = gaps.load_ways_in(resources.taxonomy, resources.vocabulary)
    for path_id, counts in gaps.path_counts(resources.snapshot, known.paths).items():
        for c in counts:
            print(
                f"way in {path_id}: {c.label}: {c.n_asking} of {c.n_adverts} "
                f"({c.share:.3f} [{c.low:.3f}, {c.high:.3f}])"
            )


def main() -> None:
    resources = load_resources()
    profiles = {
        name: extract_profile(
            pipeline.read_cv(path.read_bytes(), path.name), resources.taxonomy, None, None, today=TODAY
        )
        for name, path in pipeline.SAMPLES.items()
    }
    texts(resources)
    certificates(resources)
    near(resources, profiles)
    grid(resources, next(iter(profiles.values())))
    ways(resources)


if __name__ == "__main__":
    main()
