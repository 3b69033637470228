"""Lines that say of the person alone when they were born, whom they live with, or how old they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgap.documents._words import word_set
from mlgap.types import IdentityKind

MARITAL = (
    r"male|female|non-binary|married|single|divorced|unmarried|widow(?:ed|er)?|separated|engaged|m/f|"
    r"männlich|weiblich|"
    r"ledig|verheiratet|geschieden|verwitwet|célibataire|mariée?|divorcée?|pacsée?|veuve|veuf|"
    r"solter[oa]|casad[oa]|viud[oa]|viúv[oa]|vedov[oa]|"
    r"divorciad[oa]|solteir[oa]|celibe|nubile|coniugat[oa]|sposat[oa]|divorziat[oa]|ongehuwd|gehuwd|"
    r"getrouwd|gescheiden|weduwe|weduwnaar|"
    r"samenwonend|żonaty|kawaler|zamężna|mężatka|panna|rozwiedzion[ya]|wdowa|wdowiec|"
    r"mężczyzna|kobieta|masculin|féminin|masculino|femenino|feminino"
)
_ALSO_OF_WORK = word_set("single separated engaged male female panna masculin masculino nubile")
"""Words that end a wrapped sentence too: told alone only with a capital."""

_COUNTED = (
    r"\d|an?|no|one|two|three|four|five|keine?|eine?n?|zwei|drei|vier|fünf|sans|une?|deux|trois|quatre|"
    r"sin|una|dos|tres|cuatro|sem|uma?|dois|duas|três|quatro|senza|due|tre|quattro|geen|een|één|twee|drie|"
    r"bez|jedno|dwoje|troje|dwóch"
)
_WITH = r"with|mit|avec|con|com|met|z"
_CHILDREN = (
    r"(?:(?:young|small|adult|kleine|minderjährige|petits|jeunes)[^\S\n]+)?"
    r"(?:child(?:ren)?|kids?|daughters?|sons?|kind(?:er[ns]?|eren)?|enfants?|hij[oa]s?|filh[oa]s?|figli[oae]?|"
    r"dzieck[oa]|dzieci)"
)
_FAMILY_PART = re.compile(
    rf"(?:(?P<state>{MARITAL})(?:[^\S\n]+(?:since|seit|depuis|desde|dal|sinds|od)[^\S\n]+\d{{4}})?"
    rf"(?:[^\S\n]+(?:(?:{_WITH})[^\S\n]+)?(?:{_COUNTED})[^\S\n]+{_CHILDREN})?"
    rf"|(?:(?:{_WITH})[^\S\n]+)?(?:{_COUNTED})[^\S\n]+{_CHILDREN})",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,|•·;()/&]\s*|\s+(?:and|und|et|y|en)\s+")
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:de[^\S\n]+|of[^\S\n]+)?[^\W\d_]{3,12}\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?[^\S\n-]?-?{_MONTH},?[^\S\n-]?-?(?:de[^\S\n]+)?{_YEAR}"
    rf"|{_MONTH}(?:[^\S\n]+\d{{1,2}}(?:st|nd|rd|th)?,?)?[^\S\n]+{_YEAR}"
    rf"|\d{{1,2}}[./-][^\S\n]?\d{{1,2}}[./-][^\S\n]?(?:{_YEAR}|\d\d)|{_YEAR}[./-]\d\d?[./-]\d\d?|{_YEAR})"
)
_TOWN = r"[A-ZÀ-Ž][\w'’.-]+(?:[^\S\n](?:[A-ZÀ-Ž][\w'’.-]+|de|la|do|am|upon|an|der)){0,3}"
_PLACE = rf"{_TOWN}(?:,[^\S\n]?{_TOWN}){{0,2}}"
_IN = r"(?i:in|at|à|en|em|a|te|w)"
_BIRTH = re.compile(
    r"(?:^|(?<=[|•·;]))[^\w\n|•·;*†]*(?P<value>(?:(?i:born|birth(?:day|date)?|date[^\S\n]of[^\S\n]birth|d\.?o\.?b\.?|"
    r"geboren|geboortedatum|geburts(?:datum|tag)|geb\.|née?(?:\(e\)|\.e)?|date[^\S\n]de[^\S\n]naissance|nacid[oa]|"
    r"fecha[^\S\n]de[^\S\n]nacimiento|nascid[oa]|data[^\S\n]de[^\S\n]nascimento|nat[oa]|data[^\S\n]di[^\S\n]nascita|"
    r"data[^\S\n]urodzenia|urodzon[ya]|ur\.)(?:[^\S\n]+(?i:on|in|am|op|le|en|el|em|il|dnia|im))?"
    rf"[^\S\n]*[:：–—-]?[^\S\n]*|\*[^\S\n]?(?=\d{{1,2}}[./ ])){_DATE}(?:,?[^\S\n](?:{_IN}[^\S\n])?{_PLACE}|"
    rf"[^\S\n]*\([^()\n]{{1,40}}\))?"
    rf"|(?i:born|geboren|née?|nacid[oa]|nascid[oa]|nat[oa]|urodzon[ya])[^\S\n]{_IN}[^\S\n]{_PLACE})"
    r"[^\w\n|•·;]*(?=$|[|•·;])",
    re.MULTILINE,
)
_SMALL_COUNT = (
    rf"(?:(?:{_COUNTED})(?:[^\S\n]+{_CHILDREN})?|none|keine|aucun|ninguno|nenhum|nessuno|geen|brak|yes|ja)"
)
_MEASURED: tuple[tuple[IdentityKind, str, str], ...] = (
    (
        "birth date or age", r"age|alter|wiek|idade|edad|âge|età|leeftijd",
        r"[1-9]\d(?:[^\S\n][^\W\d_]+){0,2}\.?",
    ),
    ("family", r"children|kinder|dependents|filhos|hijos|figli|enfants|kinderen|dzieci", _SMALL_COUNT),
    ("gender", r"sex|sesso|genere", rf"(?:[mfwdx]|{MARITAL})"),
    (
        "body or health", r"height|weight|größe|gewicht|taille",
        r"\d[\d.,]*[^\S\n]?(?:cm|m|kg|lbs?|ft|feet|in|['’′])[^\S\n]?[\d'’\"″ in]{0,6}",
    ),
    ("body or health", r"smoker|handicap", r"yes|no|non[- ]smoker|non|oui"),
)  # fmt: skip
_LABELLED = tuple(
    (
        kind,
        re.compile(
            rf"(?:^|(?<=[|•·;]))[^\w\n|•·;]*(?P<value>(?:{label})[^\S\n]*[:：=–—-][^\S\n]*(?:{said}))"
            r"[^\w\n|•·;]*(?=$|[|•·;])",
            re.IGNORECASE | re.MULTILINE,
        ),
    )
    for kind, label, said in _MEASURED
)
"""Labels that head lines of work too, where what follows can only be of the person."""

_LONGEST_LINE = 200
_LONGEST_FAMILY = 60
_CUT = re.compile(rf"(?<!\w)(?:{_COUNTED}|young|small|kleine)[^\S\n]*$", re.IGNORECASE)
_REST = re.compile(rf"{_CHILDREN}(?:[^\S\n]*[,|•·;(][^\n]*)?[^\w\n]*", re.IGNORECASE)


def said_alone(text: str, start: int, end: int) -> Iterator[tuple[int, int, IdentityKind]]:
    """Yield (start, end, kind) of what a line or a field of it says of nothing but the person."""
    if end - start > _LONGEST_LINE:
        return
    for found in _BIRTH.finditer(text, start, end):
        yield *found.span("value"), "birth date or age"
    for kind, pattern in _LABELLED:
        for found in pattern.finditer(text, start, end):
            yield *found.span("value"), kind
    if _is_family_alone(text[start:end]):
        yield start, end, "family"


def goes_on_with_children(line: str, below: str) -> bool:
    """Return whether `line` breaks off before the children that `below` begins with: "married, two"."""
    return _REST.fullmatch(below.strip()) is not None and _CUT.search(line) is not None


def _is_family_alone(line: str) -> bool:
    shown = line.strip(" \t•·*–—-|.,;()")
    if not 0 < len(shown) <= _LONGEST_FAMILY:
        return False
    parts = [_FAMILY_PART.fullmatch(part) for part in _PARTS.split(shown) if part]
    told = [part for part in parts if part]
    if not told or len(told) < len(parts):
        return False
    return len(told) > 1 or shown[0].isupper() or shown.lower() not in _ALSO_OF_WORK
