"""Where a person lives: streets, post codes and towns as contact lines write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgap.documents._identity_words import EMPLOYER_WORDS, ROLE_WORDS, SECTION_WORDS, TOOL_WORDS

_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[\w.'-]+ ){0,4}"
    r"(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln\.?|drive|dr\.?|boulevard|blvd\.?|way|court|ct\.?|"
    r"place|"
    r"square|terrace|crescent|close|gardens|grove|parade|row|hill|quay|mews|apt\.?)(?!\w)"
    r"|\b[\w-]{0,40}(?:straße|strasse|str\.|platz|weg|allee|gasse|ring|damm|ufer|straat|laan|gracht|"
    r"plein|kade|singel|"
    r"dijk|gatan|vägen|gata|vej|katu|utca|ulica|markt) \d{1,4}\s?[a-z]?(?:[/-]\d+)?\b"
    r"|\b(?:am|an der|im|auf dem|zum|lange|alte|neue) [A-ZÄÖÜ][\w-]+(?: [A-Z][\w-]+)? "
    r"\d{1,4}[a-z]?(?:/\d+)?\b"
    r"|\b\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|av\.|boulevard|bd|chemin|impasse|place|via|calle|rua|"
    r"quai|allée) \w"
    r"|\b(?:rue|avenue|av\.?|boulevard|bd|calle|c/|avda\.?|avenida|plaza|paseo|carrer|via|viale|piazza|"
    r"corso|vicolo|"
    r"rua|travessa|praça|largo|ul\.|os\.|al\.|pl\.|bulevar|bulevardul|strada|jalan|jl\.) [\w.'’ "
    r"-]{2,40},? ?(?:nº|n°|no\.?)? ?\d{1,5}\b"
    r"|\b(?:P\.? ?O\.?|Post(?:al)?) ?Box ?\d+"
    r"|\b(?:flat|apartment|unit|plot|sector|house|house no\.?|door no\.?|h\.? ?no\.?|block|suite|no\.) "
    r"?#?(?:[A-Z]-?)?\d+\b(?=[^|•·;\n]*,)"
    r"|\b[A-Z]-\d{1,4}, [A-Z]\w+ (?:apartments?|residency|towers?|nagar|society|heights|enclave)"
    r"|\b\d{1,3}-\d{1,3}-\d{1,3} [A-Z]\w+",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:flat|apartment|apt\.?|apto\.?|unit|plot|suite|room|rm\.?|block|house|building|bldg\.?|door|floor|no\.|"
    r"h\. ?no\.)(?: no\.?)?:? ?#?[A-Z]?-?\d{1,5}[A-Z]?(?:[/-]\d+)?|[A-Z]-\d{1,4}(?:[/-]\d+)?|#\d{1,4}[A-Z]?|"
    r"\d{1,3}(?:st|nd|rd|th) floor",
    re.IGNORECASE,
)
"""A flat or a plot on a line of its own, above the street."""

_STATE_CODE = re.compile(r"\b(?:NSW|VIC|QLD|ACT|TAS|WA|SA|NT),? \d{4}$")
"""A post code that would else be a year."""

_POST_CODE = re.compile(
    r"\b(?!(?:19|20)\d\d )\d{4,6} [A-ZÀ-Ž][\w'’-]+|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|\b\d{4} ?[A-Z]{2} [A-Z]\w+|\b\d{2}-\d{3} [A-ZĄĆĘŁŃÓŚŹŻ]\w+|\b[A-Z][\w-]+,? \d{3}-\d{4}\b|"
    r"\b\d{5}-\d{3}\b"
    r"|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z][a-z]+,? (?:- ?)?\d{6}\b|\b\d{3} \d{2} [A-ZÀ-Ž]\w+|"
    r"\b[A-Z]{2,3} \d{4}\b"
    r"|\b[A-Z][a-z]+ (?!(?:19|20)\d\d)\d{4,5}\b"
)
_PROPER = r"[A-ZÀ-Ž][\w.'’-]+"
_TOWN = re.compile(
    rf"(?<!\w)(?:{_PROPER}[ -]){{0,3}}{_PROPER}, ?(?:[A-Z]{{2,3}}\b|{_PROPER}(?: {_PROPER}){{0,2}})"
    rf"(?:,? ?\d{{5,6}}(?:-\d{{4}})?)?(?:, ?{_PROPER}(?: {_PROPER}){{0,2}})?"
)
_BARE_PLACE = re.compile(rf"{_PROPER}(?:[ -]{_PROPER}){{0,2}}")
_YEAR_OR_MONTH = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b\.?", re.IGNORECASE
)
_SEGMENT = re.compile(r"[^|•·;█–—]+")
_NOT_PLACES = (
    ROLE_WORDS
    | EMPLOYER_WORDS
    | SECTION_WORDS
    | TOOL_WORDS
    | {"open", "remote", "available", "github", "linkedin"}
)
_HOUSING_ESTATE = re.compile(r"\bos\. ")
"""Polish for an estate, and no operating system."""

_CAMEL_CASE = re.compile(r"(?!Mc|Mac|De|La|Le|Du|O)\b\w*[a-z][A-Z]|[A-Z]{3,}[a-z]")
_LONGEST = 110
"""Characters of the longest address on one line; what is longer is prose."""


def segments(shown: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between the separators of a line, masked parts among them, each with its offset."""
    for found in _SEGMENT.finditer(shown):
        left = len(found.group()) - len(found.group().lstrip(" ,(•-"))
        yield found.start() + left, found.group().strip(" ,()•-")


def address_in(segment: str) -> tuple[int, int] | None:
    """Return the offsets of a street address in a segment of a contact line: all of it, or after a title."""
    street, code = _STREET.search(segment), _POST_CODE.search(segment)
    coded = code and (not _YEAR_OR_MONTH.search(segment) or _STATE_CODE.search(segment))
    if not (street or coded or _UNIT.fullmatch(segment.split(",", maxsplit=1)[0])) or len(segment) > _LONGEST:
        return None
    if _is_of_work(segment):
        found = street or code
        return (found.start(), len(segment)) if found and street else None
    return 0, len(segment)


def is_sure_address(segment: str) -> bool:
    """Return whether a segment is an address wherever it stands: a street with a post code."""
    return bool(
        len(segment) <= _LONGEST
        and _STREET.search(segment)
        and _POST_CODE.search(segment)
        and not _is_of_work(segment)
    )


def is_place(segment: str, *, bare: bool) -> bool:
    """Return whether a segment is a town with its country, or with `bare` a place name alone."""
    if _YEAR_OR_MONTH.search(segment) or _CAMEL_CASE.search(segment) or _is_of_work(segment):
        return False
    return bool(_TOWN.fullmatch(segment) or (bare and _BARE_PLACE.fullmatch(segment)))


def is_below_street(row: str) -> bool:
    """Return whether the line below a street may be its town or country: "Novi Sad"."""
    return bool(_BARE_PLACE.fullmatch(row) or _TOWN.fullmatch(row)) and not _is_of_work(row)


def _is_of_work(segment: str) -> bool:
    words = re.findall(r"[\w-]+", _HOUSING_ESTATE.sub("", segment.lower()))
    return any(word in _NOT_PLACES for word in words)
