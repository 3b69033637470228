"""The forms in which a name comes back in a CV: whole, turned round, by its initial, each word alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgap.documents._identity_words import (
    ALSO_NAMES,
    COMMON_NAMES_OF_THINGS,
    COUNTRIES_AND_CITIES,
    EMPLOYER_WORDS,
    ROLE_WORDS,
    SECTION_WORDS,
    TOOL_WORDS,
)
from mlgap.documents._names import Name, fold

_TITLES = r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Sir|Madam|Herr|Frau|Mme|Sra?)\.?"
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w&.-]* $")
_PROPER_NOUN = 60
_CAPITAL_AFTER = re.compile(r" (?:& )?[A-Z]")
_LONG = 5
_TOKEN = re.compile(
    r"(?<![^\s|,;<>()\"'])(?=[^\s|,;<>()\"']{0,80}(?:[\w-]\.[a-z]{2,6}(?![\w-])|\w_\w|\w/~?\w|@\w))[\w@~][^\s|,;<>()\"']{4,120}",
)
"""A run of characters with the marks of a site, a file or a handle in it."""

_THINGS = (
    COMMON_NAMES_OF_THINGS
    | TOOL_WORDS
    | ROLE_WORDS
    | SECTION_WORDS
    | EMPLOYER_WORDS
    | COUNTRIES_AND_CITIES
    | ALSO_NAMES
)


def name_spans(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Yield the offsets of every form of `name` in `text`, with a title such as "Ms" before it."""
    if not name:
        return
    if len(name) == 1 and _is_also_a_thing(name[0]):
        yield from (found.span("name") for found in _alone_pattern(name[0]).finditer(text))
        return
    yield from (found.span() for found in _whole_pattern(name).finditer(text))
    for word in name:
        if _is_also_a_thing(word):
            continue
        form = "|".join({re.escape(word), re.escape(word.title()), re.escape(word.upper())})
        for found in re.finditer(rf"(?<![\w'’.-])(?:{_TITLES}\s+)?(?:{form})(?![\w-])(?!\.\w)", text):
            if not _names_something_else(text, *found.span()):
                yield found.span()


def named_tokens(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Yield the offsets of sites, files and handles made of `name`: "jane_doe_cv.pdf", "jane.doe/cv"."""
    parts = [fold(word) for word in name if len(fold(word)) > 1]
    if not parts:
        return
    given, family = parts[0], parts[-1]
    runs = {given + family, family + given, given[0] + family, given + family[0]} - _THINGS
    for found in _TOKEN.finditer(text):
        letters = {fold(run) for run in re.findall(r"[^\W\d_]+", found.group())}
        whole = len(parts) > 1 and {given, family} <= letters
        long = family in letters and len(family) >= _LONG and family not in _THINGS
        if whole or long or any(run in letters for run in runs if len(run) >= _LONG):
            yield found.span()


_WHO_ACTS = re.compile(
    r"\s+(?:has|leads|led|holds|brings|joined|worked|works|built|builds|earned|studied|enjoys|grew|moved|"
    r"received|mentors|mentored|specialise[sd]|specialize[sd]|graduated|speaks|lives|wrote|taught|managed|"
    r"manages|is an?|was an?|started|founded|completed|owns|owned|runs)\b"
)
_BEGINS = r"(?:^|(?<=[.!?:] )|(?<=[•●▪*-] ))"


def acting_spans(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a word of `name` that is a thing's name too, where it does what people do.

    "Julia leads five people" begins so, and "Ms Stone" is titled; "Julia, Scala" tells of tools.
    """
    for word in name:
        if not (word[0].isupper() and len(word) > 1 and _is_also_a_thing(word)):
            continue
        for found in re.finditer(
            rf"(?:{_BEGINS}|\b(?P<title>{_TITLES}) ){re.escape(word)}(?!\w)", text, re.M
        ):
            given = word == name[0] or len(name[0].rstrip(".")) == 1
            if found["title"] or (given and _WHO_ACTS.match(text, found.end())):
                yield found.span()


def _is_also_a_thing(word: str) -> bool:
    """Return whether a word of a name is too short or too common to be masked wherever it stands."""
    bare = word.rstrip(".")
    return (bare.isascii() and len(bare) < 3) or fold(bare) in _THINGS or bare.lower() in _THINGS


def _names_something_else(text: str, start: int, end: int) -> bool:
    """Return whether a lone word of the name is part of a longer proper noun ("Rivera Consulting")."""
    line_start = text.rfind("\n", 0, start) + 1
    return bool(
        _CAPITAL_BEFORE.search(text, max(line_start, start - _PROPER_NOUN), start)
        or _CAPITAL_AFTER.match(text, end)
    )


def _alone_pattern(word: str) -> re.Pattern[str]:
    """Match a name of one common word where it stands by itself, as in a page's footer."""
    return re.compile(
        rf"(?:^|(?<=Vitae [–-] ))[^\w\n]*(?:{_TITLES}[^\S\n]+)?(?P<name>{re.escape(word)})"
        r"[^\S\n]*(?=$|[|•·–(-])",
        re.MULTILINE,
    )


def _whole_pattern(name: Name) -> re.Pattern[str]:
    words = [_any_case(word.rstrip(".")) for word in name]
    first, last = words[0], words[-1]
    quote = r"[\"“”„'«»(]?"
    gap = rf"\.?{quote}[\s,]+{quote}"
    forms = [gap.join(words)]
    if len(words) > 1:
        initial = re.escape(name[0][0])
        given, family = (_any_case(" ".join(part)) for part in (name[:-1], name[-1:]))
        forms += [
            rf"{family},?{gap}{given}",
            rf"{first}{gap}(?:[\w.'’-]+\s+){{0,2}}{last}"
            if len(words) > 2
            else rf"{first}{gap}(?:\w\.?\s+)?{last}",
            rf"{last},\s*{first}(?:\s\w\.)?",
            rf"{last},?\s+{initial}\.(?:\s?\w\.)?(?!\w)",
            rf"{last},\s+{initial}(?!\w)",
            rf"{initial}\.\s?(?:\w\.\s?)?{last}",
        ]
    whole = rf"(?:{_TITLES}\s+)?(?:{'|'.join(forms)})"
    if len(words) > 1 and sum(map(len, name)) > 5:
        initial = re.escape(fold(name[0])[:1] or name[0][0])
        plain = [re.escape(part) for part in (fold(name[0]), fold(name[-1]))]
        run = (
            rf"{plain[0]}[._-]?{plain[1]}|{plain[1]}[._-]?{plain[0]}|{initial}[._-]?{plain[1]}"
            if all(plain)
            else ""
        )
        whole += rf"|(?i:{run})" if run else ""
    edges = (r"(?<!\w)", r"(?!\w)") if name[0][0] < "\u0e00" else ("", "")
    return re.compile(f"{edges[0]}(?:{whole}){edges[1]}")


def _any_case(word: str) -> str:
    return f"(?:{'|'.join(sorted({re.escape(form) for form in (word, word.title(), word.upper())}))})"
