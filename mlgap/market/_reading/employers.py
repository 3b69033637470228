"""Which employer a name stands for and which segment that employer is in, by `data/employers.csv`."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
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
    r"[\s,-]+(?:de |do |i )?(?:the )?(?:"
    r"us|usa|u\.s|uk|uk/eu|canada|europe|emea|apac|dach|benelux|belux|india|germany|deutschland"
    r"|france|spain|españa|italia|italy|portugal|nederland|netherlands|belgium|belgië|switzerland"
    r"|schweiz|suisse|sweden|sverige|denmark|danmark|norway|norge|finland|suomi|ireland|scotland"
    r"|poland|polska|greece|romania|românia|hungary|magyarország|luxembourg|slovakia|czech republic"
    r"|turkey|türkiye|israel|singapore|indonesia|malaysia|philippines|vietnam|japan|china|hong kong"
    r"|australia|global|international|north america|nordics?|iberia|latam|brasil|brazil|argentina"
    r"|colombia|chile|mexico|méxico|américas?|americas?|worldwide|austria|careers|jobs|hiring|team"
    r"|talent team|tech hub"
    r")$",
    re.I,
)
_SIDE_NAMES = re.compile(r"\s+[|·•]\s*|\s+[-–—]\s+|\s*[|·•]\s+|,\s+(?=an? |part of |member of )", re.I)
_CAREERS = re.compile(r"^(?:careers|jobs|working|work|life) (?:at|bei|chez) ", re.I)
_AGENCY = re.compile(
    r"\b(?:recruit(?:ment|ing|ers?)?|staffing|talent (?:solutions|partners|group"
    r"|acquisition)|headhunt\w*|executive search|search partners|resourcing|job board"
    r"|personnel|manpower|consult(?:ing|ancy|ants?)|it services|outsourcing|workforce)\b",
    re.I,
)


_LONG_NAME = 9


@dataclass(frozen=True, slots=True)
class Employer:
    """One line of the employer table."""

    key: str
    name: str
    segment: Segment
    cuts: tuple[Cut, ...]
    industry: str
    parent: str
    sure: bool
    aggregator: bool
    adverts: int


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
        name=row["names_seen"].split("|")[0] or row["key"],
        segment="consulting-staffing" if "aggregator" in named else cast(Segment, row["segment"]),
        cuts=tuple(cast(Cut, cut) for cut in named if cut in cuts),
        industry=row["industry"],
        parent=row["parent"],
        sure=row["confidence"] != "low" and row["segment"] != "unclear",
        aggregator="aggregator" in named,
        adverts=int(row["adverts"] or 0),
    )


def find_employer(name: str, table: EmployerTable) -> Employer | None:
    """Return the table's employer for a name: whole, without its place, its bracket, its first part."""
    if not name.strip():
        return None
    plain = normalise_employer(_CAREERS.sub("", name.strip()))
    for candidate in _spellings(name, plain):
        found = table.by_name.get(candidate)
        if found is not None:
            return found
    return None


def _spellings(name: str, plain: str) -> Iterator[str]:
    yield plain
    yield name.lower().strip()
    yield _PLACES.sub("", plain)
    if len(plain) >= _LONG_NAME:
        yield plain.removeprefix("the ")
    yield f"the {plain}"
    yield plain.replace(" ", "")
    yield plain.removesuffix(".com")
    yield _PLACES.sub("", _PLACES.sub("", plain))
    for inner in re.findall(r"\(([^()]{3,})\)", name):
        yield normalise_employer(inner)
    head = _SIDE_NAMES.split(name.strip(), maxsplit=1)[0]
    # A short word before a dash is often another firm's name: "Cube - Consumer Understanding".
    if len(head) >= _LONG_NAME and head != name.strip():
        yield normalise_employer(head)
        yield _PLACES.sub("", normalise_employer(head))


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
