"""What reports state of pay that adverts' posted base cannot show: cited, never mixed in."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from mlgap.errors import DataError
from mlgap.types import CitedPay, PayBasis, PayPeriod
from mlgap.vocabulary import DATA

_CITED: Mapping[str, tuple[str | None, PayBasis]] = {
    "C003-1": ("big-tech", "total"),
    "C003-2": (None, "unstated"),
}
"""The claims that are cited, with the segment and basis that the report gives them: total pay at big tech,
and what a contractor gets an hour in any segment."""


@lru_cache(maxsize=4)
def load_cited_pay(path: Path = DATA / "claims.csv") -> tuple[CitedPay, ...]:
    """Return the two figures on pay that reports state: total pay at big tech, and contract rates.

    They are read from the claims by id, so that each stands in one place. `source` is the report, `date`
    when it was published, as it says. Raises `DataError` where a claim is missing or has no figures.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: cannot be read as UTF-8 text"]) from error
    rows = {row.get("claim_id"): row for row in csv.DictReader(lines)}
    problems = [f"{path.name}: {id_}: is missing" for id_ in _CITED if id_ not in rows]
    found = []
    for id_, (segment, basis) in _CITED.items():
        if id_ in rows:
            try:
                found.append(_cited(id_, rows[id_], segment, basis))
            except (KeyError, TypeError, ValueError):
                problems.append(
                    f"{path.name}: {id_}: expected two figures, unit, geography and a dated source"
                )
    if problems:
        raise DataError(path.name, problems)
    return tuple(found)


def _cited(id_: str, row: Mapping[str, str], segment: str | None, basis: PayBasis) -> CitedPay:
    currency, period = row["unit"].split("/")
    source, date = row["source"].rsplit(", ", 1)
    return CitedPay(
        id=id_,
        statement=row["statement"],
        low=float(row["value_low"]),
        high=float(row["value_high"]),
        currency=currency,
        period=cast(PayPeriod, period),
        basis=basis,
        region=row["geography"],
        segment=segment,
        source=source,
        date=date,
    )
