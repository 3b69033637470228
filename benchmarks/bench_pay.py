"""How often posted pay of later months falls within bands fitted on earlier ones.

    python -m benchmarks.bench_pay [--first 2024-01] [--cut 2026-04] [--draws 1000]

Fits on the months before the cut and judges on the months from it on, in the shipped market, and on 2024
against 2025 in the CC0 table of salaries where `MLGAP_RESEARCH_DATA` names a folder that holds it. In one
table: percentiles of all adverts, of groups with fallback, the same made conformal, gradient-boosted
quantiles made conformal (scikit-learn, needed for this row alone), the additive model on what a page can
know, the same with all that an advert says, and the shipped table of cells. Intervals in brackets are 95 %:
bootstraps over employers, and exact binomial ones (Clopper and Pearson) for the coverage of a group.
Pinball loss is averaged over the three percentiles, in the country's currency; lower is better.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.stats import beta

from benchmarks.pay_rivals import boosted, conformal_groups, everyone, groups
from mlgap.pay import (
    PERCENTILES,
    Stated,
    cell_of,
    counted_midpoint,
    fit_bands,
    fit_model,
    salary_band,
    stated,
    why_left_out,
)
from mlgap.types import PostingFacts, Window
from mlgap.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
SMALLEST_GROUP = 70
FEWEST_ASKING = 40
Paid = tuple[PostingFacts, float]


@dataclass(frozen=True)
class Judged:
    """Later adverts: midpoints (n,), one method's bands (n, 3), nan where it gives none, employers (n,)."""

    midpoints: np.ndarray
    bands: np.ndarray
    employers: np.ndarray

    def part(self, kept: np.ndarray) -> Judged:
        return Judged(self.midpoints[kept], self.bands[kept], self.employers[kept])

    def inside(self) -> np.ndarray:
        return (self.bands[:, 0] <= self.midpoints) & (self.midpoints <= self.bands[:, 2])

    def widths(self) -> np.ndarray:
        return (self.bands[:, 2] - self.bands[:, 0]) / self.bands[:, 1]

    def pinball(self) -> np.ndarray:
        error = self.midpoints[:, None] - self.bands
        shares = np.array(PERCENTILES)
        return np.maximum(shares * error, (shares - 1) * error).mean(axis=1)


def month_before(month: str, count: int) -> str:
    index = int(month[:4]) * 12 + int(month[5:]) - 1 - count
    return f"{index // 12}-{index % 12 + 1:02d}"


def resampled(values: np.ndarray, employers: np.ndarray, draws: int) -> np.ndarray:
    """Return (draws,) means of (n,) values over resamples of whole employers."""
    rng = np.random.default_rng(0)
    codes = np.unique(employers, return_inverse=True)[1]
    sums, counts = np.bincount(codes, weights=values), np.bincount(codes)
    picks = rng.integers(0, len(sums), size=(draws, len(sums)))
    return np.asarray(sums[picks].sum(axis=1) / counts[picks].sum(axis=1))


def interval(values: np.ndarray, employers: np.ndarray, draws: int) -> str:
    low, high = np.quantile(resampled(values, employers, draws), [0.025, 0.975])
    digits = 0 if abs(values.mean()) > 10 else 3
    return f"{values.mean():,.{digits}f} [{low:,.{digits}f}, {high:,.{digits}f}]"


def print_row(name: str, judged: Judged, draws: int) -> None:
    told = judged.part(~np.isnan(judged.bands[:, 1]))
    if not len(told.midpoints):
        return
    cells = [interval(v, told.employers, draws) for v in (told.inside(), told.widths(), told.pinball())]
    print(f"| {name} | {len(told.midpoints):,} | {' | '.join(cells)} |", flush=True)


def print_head() -> None:
    print("| judged | n | coverage | width / middle | pinball loss |\n|---|---:|---:|---:|---:|")


def exact(inside: np.ndarray) -> tuple[float, float]:
    """Return the exact 95 % interval of a share (Clopper and Pearson, 1934)."""
    k, n = int(inside.sum()), len(inside)
    low = float(beta.ppf(0.025, k, n - k + 1)) if k else 0.0
    return low, float(beta.ppf(0.975, k + 1, n - k)) if k < n else 1.0


def asking(train: Sequence[Paid]) -> frozenset[str]:
    """Return the skills that enough adverts of the training months ask for."""
    count = Counter(skill for fact, _ in train for skill in {r.skill_id for r in fact.requirements})
    return frozenset(skill for skill, n in count.items() if n >= FEWEST_ASKING)


def page(fact: PostingFacts, midpoint: float, first: str, skills: frozenset[str]) -> Stated:
    """Return what a candidate's page can know: segment, role, level, place, mode, month, skills asked."""
    asked = sorted({r.skill_id for r in fact.requirements} & skills)
    return stated(fact, first, midpoint, more=[("skill", skill) for skill in asked])


def full(fact: PostingFacts, midpoint: float, first: str, skills: frozenset[str]) -> Stated:
    """Return all that the advert says: also its source, employer, industry, uses, years and conditions."""
    years = [str(int(min(g.value or 0, 15))) for g in fact.gates if g.gate == "min-years"][:1]
    more = [
        ("source", fact.source),
        ("employer", fact.employer_key),
        ("industry", fact.industry),
        ("employment", fact.employment),
        *(("years", year) for year in years),
        *(("gate", gate) for gate in sorted({g.gate for g in fact.gates} - {"min-years"})),
        *(("use_case", use) for use in fact.use_cases),
    ]
    one = page(fact, midpoint, first, skills)
    return replace(one, effects=(*one.effects, *more), widths=(*one.widths, ("source", fact.source)))


def by_model(
    train: Sequence[Paid], test: Sequence[Paid], first: str, view: Callable[..., Stated]
) -> np.ndarray:
    skills = asking(train)
    model = fit_model(_frequent([view(fact, midpoint, first, skills) for fact, midpoint in train]))
    return model.bands([view(fact, midpoint, first, skills) for fact, midpoint in test])


def _frequent(adverts: list[Stated]) -> list[Stated]:
    """Return adverts without the effect of employers of fewer than three: theirs is the mean's."""
    n = Counter(advert.employer for advert in adverts)
    return [
        replace(a, effects=tuple(e for e in a.effects if e[0] != "employer" or n[a.employer] >= 3))
        for a in adverts
    ]


def by_table(facts: Sequence[PostingFacts], cut: str, test: Sequence[Paid]) -> np.ndarray:
    """Return the bands of the table as it is shipped, fitted on the months before the cut."""
    before = [fact for fact in facts if fact.month is not None and fact.month < cut]
    table = fit_bands(before, Window(month_before(cut, 12), month_before(cut, 1)), VOCABULARY)
    rows = []
    for fact, _ in test:
        band = salary_band(table, replace(cell_of(fact, VOCABULARY), segment=fact.segment), VOCABULARY)
        told = (band.low, band.mid, band.high)
        own = band.used.segment == fact.segment or band.modelled
        rows.append(told if own and band.mid is not None else (np.nan,) * 3)
    return np.array(rows, dtype=float)


def compare(facts: Sequence[PostingFacts], train: Window, test: Window, draws: int) -> None:
    paid = [
        (fact, midpoint)
        for fact in facts
        if (midpoint := counted_midpoint(fact, Window(train.first, test.last), VOCABULARY)) is not None
    ]
    earlier = [one for one in paid if (one[0].month or "") <= train.last]
    later = [one for one in paid if (one[0].month or "") >= test.first]
    in_us = [[one for one in part if one[0].country == "US"] for part in (earlier, later)]
    sizes = f"{train.first} to {train.last}: {len(earlier):,} adverts with pay ({len(in_us[0]):,} in the US)"
    print(
        f"\nTrained on {sizes}; judged on {test.first} to {test.last}: {len(later):,} ({len(in_us[1]):,}).\n"
    )
    keys = _group_keys(in_us[0]), _group_keys(in_us[1])
    values = np.array([m for _, m in in_us[0]])
    us = np.array([fact.country == "US" for fact, _ in later])
    midpoints = np.array([m for _, m in later])
    employers = np.array([fact.employer_key for fact, _ in later])
    mask = {
        "page": by_model(earlier, later, train.first, page),
        "full": by_model(earlier, later, train.first, full),
    }
    months = np.array([fact.month or "" for fact, _ in in_us[0]])
    methods = {
        "percentiles of all": everyone(values, len(in_us[1])),
        "groups with fallback": groups(*keys, values),
        "groups, conformal": conformal_groups(*keys, values, months),
        "gradient boosting, conformal": boosted(_columns(in_us[0]), _columns(in_us[1]), values, months),
        "page model, without skills": by_model(earlier, in_us[1], train.first, _plain),
        "page model": mask["page"][us],
        "full model": mask["full"][us],
        "shipped table": by_table(facts, test.first, in_us[1]),
    }
    print_head()
    judged = {n: Judged(midpoints[us], bands, employers[us]) for n, bands in methods.items()}
    known = {fact.employer_key for fact, _ in earlier}
    unseen = np.array([e not in known for e in employers])
    for name, one in judged.items():
        print_row(f"US, {name}", one, draws)
    for name in ("groups with fallback", "page model", "full model", "shipped table"):
        print_row(f"US, unseen employers, {name}", judged[name].part(unseen[us]), draws)
    print_saved(judged, draws)
    table = by_table(facts, test.first, later)
    for name, bands in (("page model", mask["page"]), ("full model", mask["full"]), ("shipped table", table)):
        print_groups(name, later, Judged(midpoints, bands, employers), draws)


def _plain(fact: PostingFacts, midpoint: float, first: str, _: frozenset[str]) -> Stated:
    return stated(fact, first, midpoint)


def print_saved(judged: dict[str, Judged], draws: int) -> None:
    """Print by how much less the models lose than groups with fallback, on the adverts both answer."""
    rival = judged["groups with fallback"]
    print()
    for name in ("page model", "full model", "shipped table"):
        told = ~np.isnan(judged[name].bands[:, 1])
        ours, theirs, who = judged[name].pinball()[told], rival.pinball()[told], rival.employers[told]
        draws_ = 1 - resampled(ours, who, draws) / resampled(theirs, who, draws)
        low, high = np.quantile(draws_, [0.025, 0.975])
        share = f"{1 - ours.mean() / theirs.mean():.3f} [{low:.3f}, {high:.3f}]"
        print(f"{name}: {share} less than groups with fallback (n {told.sum()})")


def print_groups(name: str, later: Sequence[Paid], judged: Judged, draws: int) -> None:
    """Print the coverage of each segment and level of the United States, and of each country."""
    labels = {
        "country": [fact.country for fact, _ in later],
        "segment": [fact.segment if fact.country == "US" else "" for fact, _ in later],
        "level": [fact.level if fact.country == "US" else "" for fact, _ in later],
        "month": [str(fact.month) if fact.country == "US" else "" for fact, _ in later],
        "pay law": ["pay law" if _must_state(fact) else "" for fact, _ in later],
    }
    print(f"\n{name}, exact intervals of coverage (n of {SMALLEST_GROUP} on)\n")
    print(
        "| group | n | coverage | holds .80 | width / middle | pinball loss |\n|---|---:|---:|---|---:|---:|"
    )
    told = ~np.isnan(judged.bands[:, 1])
    for kind, own in labels.items():
        for label, _ in Counter(own).most_common():
            kept = told & np.array([one == label for one in own])
            if label and kept.sum() >= SMALLEST_GROUP:
                part = judged.part(kept)
                low, high = exact(part.inside())
                holds = "yes" if low <= 0.80 <= high else "NO"
                rest = [interval(v, part.employers, draws) for v in (part.widths(), part.pinball())]
                share = f"{part.inside().mean():.3f} [{low:.3f}, {high:.3f}]"
                print(f"| {kind}: {label} | {kept.sum()} | {share} | {holds} | {' | '.join(rest)} |")
    other = told & np.array([fact.country not in ("US", "CA") for fact, _ in later])
    if other.any():
        low, high = exact(judged.part(other).inside())
        share = f"{judged.part(other).inside().mean():.3f} [{low:.3f}, {high:.3f}]"
        print(f"other countries together: {share} (n {other.sum()})")


def _must_state(fact: PostingFacts) -> bool:
    """Return whether the place's law makes employers state pay (metros of states with such a law).

    Source: pay transparency laws of California (SB 1162), Washington (RCW 49.58.110), New York (Labor Law
    194-b), Colorado (C.R.S. 8-5-201), Illinois (HB 3129), Massachusetts (2024 c. 141).
    """
    return fact.metro in {
        "us-bay-area", "us-los-angeles", "us-san-diego", "us-seattle", "us-new-york", "us-denver",
        "us-chicago", "us-boston",
    }  # fmt: skip


def _group_keys(adverts: Sequence[Paid]) -> list[tuple[str, ...]]:
    return [(f.level, f.role_family, f.segment, f.metro or "") for f, _ in adverts]


def _columns(adverts: Sequence[Paid]) -> list[dict[str, str | float]]:
    return [
        {
            "segment": f.segment,
            "role_family": f.role_family,
            "level": f.level,
            "metro": f.metro or "",
            "work_mode": f.work_mode,
            "month": float(int(str(f.month)[:4]) * 12 + int(str(f.month)[5:])),
            "frontier": float("frontier-lab" in f.cuts),
            "vertical": float("vertical-ai" in f.cuts),
        }
        for f, _ in adverts
    ]


def print_left_out(facts: Sequence[PostingFacts]) -> None:
    rules = Counter(why_left_out(fact.pay) or "" for fact in facts if fact.pay is not None)
    foreign = sum(
        fact.pay is not None
        and not why_left_out(fact.pay)
        and fact.pay.currency != VOCABULARY.currency_of(fact.country)
        for fact in facts
    )
    print(f"{len(facts)} adverts, {rules.total()} state pay; left out:")
    for rule, count in rules.most_common():
        if rule:
            print(f"  {count:5d} {rule}")
    print(f"  {foreign:5d} not in the country's currency")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", default="2024-01", help="first month that trains")
    parser.add_argument("--cut", default="2026-04", help="first month that judges")
    parser.add_argument("--draws", type=int, default=1000)
    args = parser.parse_args()
    from benchmarks.pay_cc0 import compare_years
    from mlgap.market import load_snapshot

    facts = list(load_snapshot().facts)
    print_left_out(facts)
    last = max(fact.month for fact in facts if fact.month is not None)
    compare(facts, Window(args.first, month_before(args.cut, 1)), Window(args.cut, last), args.draws)
    if folder := os.environ.get("MLGAP_RESEARCH_DATA"):
        compare_years(Path(folder) / "market" / "aijobs_salaries_cc0.parquet", args.draws)


if __name__ == "__main__":
    main()
