"""How often an advert's line was rightly assigned, by reading: which requirements may be shown as shares."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from mlgap.errors import DataError
from mlgap.vocabulary import DATA

FEWEST_READ = 5
LEAST_PRECISION = 0.80
_COLUMNS = ["requirement_id", "n_read", "n_right"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Lines of adverts that were assigned and then read, and how many of them ask for the requirement."""

    n_read: int
    n_right: int

    @property
    def precision(self) -> float | None:
        """The share of lines read that were rightly assigned, None where none was read."""
        return self.n_right / self.n_read if self.n_read else None

    @property
    def measured(self) -> bool:
        """Whether enough lines were read, and enough of them right, for shares to be shown."""
        return self.n_read >= FEWEST_READ and self.n_right >= LEAST_PRECISION * self.n_read


def load_measured(
    known: Collection[str] | None = None, path: Path = DATA / "requirement_precision.csv"
) -> Mapping[str, Measured]:
    """Return what was read, by requirement id; `known` are the requirements' ids where they are at hand.

    Raises `DataError` with every fault: other columns, an unknown or repeated id, counts that do not fit,
    a known requirement without a row.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns, rows = reader.fieldnames, list(reader)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: cannot be read"]) from error
    if columns != _COLUMNS:
        raise DataError(path.name, [f"{path.name}: expected the columns {', '.join(_COLUMNS)}"])
    found: dict[str, Measured] = {}
    problems: list[str] = []
    for line, row in enumerate(rows, 2):
        id_, counts = row["requirement_id"], (row["n_read"], row["n_right"])
        if known is not None and id_ not in known:
            problems.append(f"{path.name}:{line}: requirement_id: {id_!r} is no requirement")
        if id_ in found:
            problems.append(f"{path.name}:{line}: requirement_id: {id_!r} is there twice")
        if not all((c or "").isdigit() for c in counts) or int(counts[1]) > int(counts[0]):
            problems.append(f"{path.name}:{line}: expected 0 <= n_right <= n_read, got {', '.join(counts)}")
            continue
        found[id_] = Measured(int(counts[0]), int(counts[1]))
    problems += [f"{path.name}: {id_}: expected a row" for id_ in sorted(set(known or ()) - found.keys())]
    if problems:
        raise DataError(path.name, problems)
    return found
