"""Do regulated employers ask for governance and traceability more than start-ups do?

    python -m benchmarks.bench_segments [--role ml-engineer]

Prints, for each governance skill, its asked share with interval, its rank among all production skills and its
lift (the same role mix elsewhere) in both segments; then how many rank higher on each side.
"""

from __future__ import annotations

import argparse

from mlgap.market import demand, load_snapshot
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, CellDemand, Demand

ONE, OTHER = "regulated", "ai-startup"
LEAST = 0.02


def ranked(cell_demand: CellDemand, production: set[str]) -> dict[str, tuple[int, Demand]]:
    found = [d for d in cell_demand.demands if d.what in production]
    found.sort(key=lambda d: (-d.required_low, -d.asked))
    return {d.what: (rank, d) for rank, d in enumerate(found, start=1)}


def words(entry: tuple[int, Demand] | None) -> str:
    if entry is None:
        return f"{'not asked':30s}"
    rank, d = entry
    lift = f"x{d.lift:.2f}" if d.lift else "     "
    return f"#{rank:<4d}{d.asked:6.1%} ({d.asked_low:.1%} to {d.asked_high:.1%}) {lift}".ljust(36)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--role")
    role = parser.parse_args().role
    snapshot, taxonomy = load_snapshot(), load_taxonomy()
    production = {s.id for s in taxonomy.skills.values() if s.production and s.kind == "skill"}
    governance = {s for s in production if taxonomy.skills[s].area == "governance-security"}
    one, other = (demand(snapshot, Cell(segment=s, role_family=role)) for s in (ONE, OTHER))
    for d in (one, other):
        print(f"{d.cell.segment}: {d.n_adverts} adverts, {d.n_employers} employers, {d.window}")
    left, right = ranked(one, production), ranked(other, production)
    higher = lower = apart = 0
    for skill in sorted(governance, key=lambda s: left.get(s, (9999,))[0]):
        here, there = left.get(skill), right.get(skill)
        shares = [e[1].asked for e in (here, there) if e]
        if max(shares, default=0) < LEAST:
            continue
        print(f"{skill:24s} {words(here)}  {words(there)}")
        higher += here is not None and (there is None or here[0] < there[0])
        lower += there is not None and (here is None or there[0] < here[0])
        apart += here is not None and there is not None and here[1].asked_low > there[1].asked_high
    print(f"{ONE} rank higher: {higher}; {OTHER} rank higher: {lower}; intervals apart, {ONE} above: {apart}")


if __name__ == "__main__":
    main()
