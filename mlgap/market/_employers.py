"""Which employer a name stands for and which segment that employer is in, by `data/employers.csv`."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from mlgap.errors import DataError
from mlgap.types import Cut, Segment, SegmentBasis
from mlgap.vocabulary import load_vocabulary

_BRACKETS = re.compile(r"\s*[(\[{].*?(?:[)\]}]|$)")
_LEGAL_FORM = re.compile(
    r"(?:[,\s]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|plc|gmbh|ag|s\.?a|s\.?a\.?s"
    r"|s\.?l|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|ab|a/s|aps|oy|oyj|kg|kgaa|se|co|corp"
    r"|corporation|company|lp|llp|pte|pty|pvt|private limited|pbc|gmbh & co|& co|ltda|lda"
    r"|sgps|unipessoal|sp\.? z ?o\.?o|as|asa|international inc|holdings?|group))[.,]*$",
    re.I,
)
_TAGLINE = re.compile(
    r"\s+[|•·]\s+.*$|\s+[-–—:]\s+(?=.*\b(?:part of|a |an |the |formerly|company"
    r"|hiring)\b).*$|\s+(?:formerly|part of|an? [\w ]+ company|powered by|via)\b.*$",
    re.I,
)
_PLACES = re.compile(
    r"\s+(?:us|usa|uk|canada|europe|emea|india|germany|deutschland|france|spain|españa"
    r"|italia|italy|portugal|nederland|netherlands|belgium|belgië|switzerland|schweiz"
    r"|suisse|sweden|sverige|denmark|danmark|ireland|poland|polska|global|international"
    r"|north america|nordics?|iberia|latam|brasil|brazil|mexico|américas?|worldwide|austria"
    r"|careers|jobs)$",
    re.I,
)
_AGENCY = re.compile(
    r"\b(?:recruit(?:ment|ing|ers?)?|staffing|talent (?:solutions|partners|group"
    r"|acquisition)|headhunt\w*|executive search|search partners|resourcing|job board"
    r"|personnel|manpower|consult(?:ing|ancy|ants?)|it services|outsourcing|workforce)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Employer:
    """One line of the employer table."""

    key: str
    segment: Segment
    cuts: tuple[Cut, ...]
    industry: str
    parent: str
    sure: bool


@dataclass(frozen=True, slots=True)
class EmployerTable:
    """Employers by each normalised name they go by."""

    by_name: Mapping[str, Employer]


def normalise_employer(name: str) -> str:
    """Return an employer's name in lower case without brackets, taglines, legal forms and punctuation."""
    text = unicodedata.normalize("NFKC", name).lower().strip()
    text = _TAGLINE.sub("", _BRACKETS.sub("", text) or text)
    text = text.replace("’", "'")
    previous = ""
    while text != previous:
        previous = text
        text = _LEGAL_FORM.sub("", text).strip(" .,-–|®™*\"'") or previous
    return re.sub(r"\s+", " ", re.sub(r"[®™\"*]", "", text))


def load_employers(path: Path) -> EmployerTable:
    """Return the employer table of `path`; raises `DataError` naming every faulty line."""
    ids = load_vocabulary().ids
    problems: list[str] = []
    by_name: dict[str, Employer] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=2):
            if row["segment"] not in ids["segment"]:
                problems.append(f"{path.name}:{place}: segment: unknown {row['segment']!r}")
            if row["industry"] and row["industry"] not in ids["industry"]:
                problems.append(f"{path.name}:{place}: industry: unknown {row['industry']!r}")
            employer = _employer(row, ids["cut"])
            for name in (row["key"], *row["names_seen"].split("|")):
                by_name.setdefault(normalise_employer(name), employer)
    if problems:
        raise DataError(path.name, problems)
    return EmployerTable(by_name)


def _employer(row: Mapping[str, str], cuts: tuple[str, ...]) -> Employer:
    named = [cut for cut in re.split(r"[;|]", row["cuts"]) if cut]
    return Employer(
        key=row["key"],
        segment="consulting-staffing" if "aggregator" in named else cast(Segment, row["segment"]),
        cuts=tuple(cast(Cut, cut) for cut in named if cut in cuts),
        industry=row["industry"],
        parent=row["parent"],
        sure=row["confidence"] != "low" and row["segment"] != "unclear",
    )


def find_employer(name: str, table: EmployerTable) -> Employer | None:
    """Return the table's employer for a name, trying it whole, without its country, and its bracket."""
    if not name.strip():
        return None
    plain = normalise_employer(name)
    bracketed = [normalise_employer(inner) for inner in re.findall(r"\(([^()]{3,})\)", name)]
    for candidate in (
        plain,
        name.lower().strip(),
        _PLACES.sub("", plain),
        plain.replace(" ", ""),
        plain.removesuffix(".com"),
        *bracketed,
    ):
        found = table.by_name.get(candidate)
        if found is not None:
            return found
    return None


def segment_from_table(name: str, table: EmployerTable) -> tuple[Segment, SegmentBasis, tuple[Cut, ...], str]:
    """Return (segment, basis, cuts, industry); an employer the table does not know or doubts is "unclear".

    A name that calls itself a recruiter or consultancy is "consulting-staffing" by its own words.
    """
    found = find_employer(name, table)
    if found is not None and found.sure:
        return found.segment, "table", found.cuts, found.industry or "unknown"
    if found is None and _AGENCY.search(name):
        return "consulting-staffing", "table", (), "staffing"
    return "unclear", "none", (), (found.industry if found else "") or "unknown"


def identity_from_table(name: str, table: EmployerTable) -> str:
    """Return one name for all variants and subsidiaries of an employer; "" where there is no name."""
    found = find_employer(name, table)
    if found is None:
        return _PLACES.sub("", normalise_employer(name)) if name.strip() else ""
    if not found.parent:
        return found.key
    parent = table.by_name.get(normalise_employer(found.parent))
    return parent.key if parent is not None else normalise_employer(found.parent)
