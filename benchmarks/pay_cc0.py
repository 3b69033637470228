"""The same model on the CC0 table of salaries: 2024 trains, 2025 judges.

The table holds no employer, city or month: consecutive rows that agree in all else are the top and the
bottom of one advert's range. Rows of Canada tagged as US dollars are left out: their median is that of the
rows tagged as Canadian dollars, so that the tag cannot be trusted.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from mlgap.pay import Stated, fit_model

Row = dict[str, str | float]
COMMON_TITLE = 30


def read_pairs(path: Path) -> list[Row]:
    """Return one row an advert with its midpoint, of full-time rows of 2023 on, exact repeats dropped."""
    import pandas as pd

    rows = pd.read_parquet(path).query("work_year >= 2023 and employment_type == 'FT'").reset_index(drop=True)
    same = [c for c in rows.columns if c not in ("salary", "salary_in_usd")]
    following = rows.shift(-1)
    pairs = (rows[same] == following[same]).all(axis=1) & (rows.salary >= following.salary)
    kept, i, n = [], 0, len(rows)
    flags, tops, bottoms = pairs.to_numpy(), rows.salary.to_numpy(), following.salary.to_numpy()
    while i < n:
        if flags[i]:
            kept.append((i, (tops[i] + bottoms[i]) / 2, bottoms[i]))
        i += 2 if flags[i] else 1
    out = rows.iloc[[i for i, _, _ in kept]].assign(
        midpoint=[m for _, m, _ in kept], low=[b for _, _, b in kept]
    )
    print(f"\n{n:,} full-time rows from 2023 on, {len(out):,} pairs", end="")
    out = out.drop_duplicates([*same, "salary", "low"])
    canadian = (out.company_location == "CA") & (out.salary_currency == "USD")
    plausible = out.midpoint.between(15_000, 1_000_000) & (out.salary <= 4 * out.low)
    print(f", {len(out):,} without exact repeats; {canadian.sum():,} Canadian ones in US dollars left out.")
    return out[~canadian & plausible].to_dict("records")


def compare_years(path: Path, draws: int) -> None:
    """Print how the adverts of 2025 lie in bands of 2023 and 2024: percentiles, groups, and the model."""
    from benchmarks.bench_pay import Judged, exact, print_head, print_row
    from benchmarks.pay_rivals import everyone, groups

    rows = read_pairs(path)
    common = {t for t, n in Counter(str(row["job_title"]) for row in rows).items() if n >= COMMON_TITLE}
    train = [row for row in rows if int(row["work_year"]) < 2025]
    later = [row for row in rows if int(row["work_year"]) == 2025]
    print(f"Trained on {len(train):,} adverts of 2023 and 2024, judged on {len(later):,} of 2025.\n")
    model = fit_model([stated(row, i, common) for i, row in enumerate(train)])
    values = np.array([float(row["midpoint"]) for row in train])
    keys = [[_key(row) for row in part] for part in (train, later)]
    methods = {
        "percentiles of all": everyone(values, len(later)),
        "groups with fallback": groups(keys[0], keys[1], values),
        "additive model": model.bands([stated(row, i, common) for i, row in enumerate(later)]),
    }
    midpoints = np.array([float(row["midpoint"]) for row in later])
    titles = np.array([str(row["job_title"]) for row in later])
    us = np.array([row["company_location"] == "US" for row in later])
    print_head()
    for name, bands in methods.items():
        print_row(f"CC0, US, {name}", Judged(midpoints, bands, titles).part(us), draws)
        print_row(f"CC0, all countries, {name}", Judged(midpoints, bands, titles), draws)
    ours = Judged(midpoints, methods["additive model"], titles)
    for kind in ("experience_level", "company_location"):
        own = np.array([str(row[kind]) for row in later])
        for label, n in Counter(own.tolist()).most_common():
            if n >= 70:
                low, high = exact(ours.part(own == label).inside())
                inside = ours.part(own == label).inside().mean()
                print(f"  {label} (n {n}): {inside:.3f} [{low:.3f}, {high:.3f}]")


def _key(row: Row) -> tuple[str, ...]:
    return (str(row["experience_level"]), str(row["job_title"]), str(row["company_location"]), "")


def stated(row: Row, number: int, common: set[str]) -> Stated:
    """Return a row as the model sees it; each is an employer of its own, as none is named."""
    title, level, country = str(row["job_title"]), str(row["experience_level"]), str(row["company_location"])
    known = title if title in common else "other"
    effects = (
        ("money", f"{country}, {row['salary_currency']}"),
        ("title", known),
        ("level", level),
        ("title, level", f"{known}, {level}"),
        ("remote", str(row["remote_ratio"])),
        ("size", str(row["company_size"])),
        ("country, level", f"{country}, {level}"),
        *(("since", str(year)) for year in (2024, 2025) if int(row["work_year"]) >= year),
    )
    return Stated(
        effects=effects,
        widths=(("title", known), ("level", level), ("country", country)),
        groups=(("level", level), ("country", country)),
        month=f"{row['work_year']}-01",
        employer=str(number),
        midpoint=float(row["midpoint"]),
    )
