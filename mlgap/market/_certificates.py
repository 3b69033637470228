"""What has become of the certificates that adverts name: which are still awarded, and what followed."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mlgap.errors import DataError
from mlgap.vocabulary import DATA

_STATUSES = ("current", "retired")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class CertificateStatus:
    """Whether a certificate is still awarded; `since` is the day it was last, "YYYY-MM-DD" or empty."""

    skill_id: str
    status: Literal["current", "retired"]
    since: str
    successors: tuple[str, ...]
    note: str


def load_certificates(path: Path = DATA / "certificates.csv") -> Mapping[str, CertificateStatus]:
    """Return the known status of certificates by skill id; one that is not in it was not looked up.

    Raises `DataError` naming every faulty line. Source: pages that cite the issuers' announcements, read
    in November 2026; the announcements themselves were not.
    """
    problems: list[str] = []
    found: dict[str, CertificateStatus] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for place, row in enumerate(csv.DictReader(lines), start=2):
            where = f"{path.name}:{place}"
            if row["status"] not in _STATUSES:
                problems.append(
                    f"{where}: status: expected one of {', '.join(_STATUSES)}, got {row['status']!r}"
                )
                continue
            if row["since"] and not _DAY.fullmatch(row["since"]):
                problems.append(f"{where}: since: expected YYYY-MM-DD, got {row['since']!r}")
            found[row["skill_id"]] = CertificateStatus(
                row["skill_id"],
                "retired" if row["status"] == "retired" else "current",
                row["since"],
                tuple(s for s in row["successors"].split(";") if s),
                row["note"],
            )
    if problems:
        raise DataError(path.name, problems)
    return found
