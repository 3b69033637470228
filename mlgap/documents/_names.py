"""The name of a CV's writer: which words it is, and the forms in which it comes back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from mlgap.documents._identity_words import (
    COMMON_NAMES_OF_THINGS,
    COUNTRIES_AND_CITIES,
    EMPLOYER_WORDS,
    ROLE_WORDS,
    SECTION_WORDS,
    TOOL_WORDS,
)
from mlgap.documents._words import word_set
from mlgap.documents._zones import is_document_title, is_heading

_LETTERS = r"[^\W\d_]"
_TOKEN = re.compile(rf"{_LETTERS}(?:{_LETTERS}|['’.-](?={_LETTERS}))*\.?")
_PARTICLES = word_set(
    """
    al bin da de del della den der di dos du el ibn la le van von y zu ter ten
    """
)
_POST_NOMINALS = word_set(
    """
    phd ph.d ph.d. md m.d. msc m.sc. bsc mba jr jr. sr. ii iii cfa pmp esq dr dr.
    """
)
_HONORIFICS = word_set(
    """
    mr mrs ms miss dr prof professor sir mx mr. mrs. ms. dr. prof.
    """
)
_LABEL = re.compile(r"^\W*(?:full |candidate )?name\s*[:：]\s*", re.IGNORECASE)
_PREFIX = re.compile(
    r"^\W*(?:curriculum vitae|résumé|resume|cv)(?:\s+of\b|\s+for\b|\s*[-–—:|]|\s+)\s*", re.IGNORECASE
)
_SPLIT = re.compile(r"[|•·;,()\[\]/█]| [-–—] ")
_LONE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SMALL_WORDS = word_set("a an and at for from in is it my not of on or the this to with")
_ENOUGH = 5
_BELOW = 3
REACHED = "█"
"""Stands in a line handed to `find_name` for each address, number and link."""


def find_name(lines: Sequence[str], zone: Sequence[int], handles: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the writer's name, empty where no line of `zone` is surely one.

    `handles` are the local parts of e-mail addresses and profile links: words of a name that stand in
    one count most, then a place near the top, then two or three words alone on their line.
    """
    best: tuple[int, tuple[str, ...]] = (0, ())
    keys = [fold(handle) for handle in handles]
    named = [i for i in zone if lines[i] and not is_document_title(lines[i])]
    for rank, index in enumerate(named):
        line = lines[index]
        if label := _LABEL.match(line):
            rest = line[label.end() :]
            labelled = _inverted_words(rest) or _name_words(_SPLIT.split(rest)[0])
            if labelled:
                return labelled
        for words, alone, leading in _candidates(line):
            known = _count_known(words, keys)
            if not known and not (alone and (keys or rank == 0)) and not (leading and rank == 0):
                continue
            score = 3 * known + (2 if len(words) in (2, 3) else 0) + max(0, 3 - rank) + alone
            if score > best[0]:
                best = (score, words)
    found = best[1] if best[0] >= _ENOUGH else ()
    placed = _name_by_place([lines[i] for i in named[: 1 + _BELOW]])
    return placed if placed and set(found) <= set(placed) else found


def _name_by_place(lines: Sequence[str]) -> tuple[str, ...]:
    """Return a name written "Smith, John" or "john smith" on the first line, above contact lines."""
    if not lines:
        return ()
    first, below = lines[0].strip(), lines[1:]
    reachable = any(REACHED in line for line in below)
    introduced = reachable or any(_is_role(line) for line in below[:1])
    if introduced and (inverted := _inverted_words(first)):
        return inverted
    words = first.split()
    if not (reachable and first.islower() and len(words) in (2, 3)):
        return ()
    plain = all(word not in _SMALL_WORDS for word in words)
    return tuple(words) if plain and _name_words(first.title()) else ()


def _inverted_words(line: str) -> tuple[str, ...]:
    """Return the words of "Smith, John" with the given name first, or none."""
    parts = [part.strip() for part in line.split(",")]
    parts = [part for part in parts if part.lower() not in _POST_NOMINALS]
    if len(parts) != 2:
        return ()
    last, given = _name_words(parts[0]), _name_words(parts[1])
    if not last or not given or max(len(last), len(given)) > 2:
        return ()
    if any(word.lower() in COUNTRIES_AND_CITIES for word in (*last, *given)):
        return ()
    things = COMMON_NAMES_OF_THINGS | TOOL_WORDS
    return () if any(fold(word) in things for word in last) else (*given, *last)


def _candidates(line: str) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
    """Yield the name-shaped parts of a line, with whether each is alone on it, or before a title."""
    if is_heading(line):
        return
    line = _PREFIX.sub("", line)
    segments = [segment.strip() for segment in _SPLIT.split(line)]
    filled = [segment for segment in segments if segment and segment.lower() not in _POST_NOMINALS]
    for place, segment in enumerate(filled):
        words = _name_words(segment)
        if words:
            yield words, len(filled) == 1, place == 0 and any(map(_is_role, filled[1:]))


def _is_role(segment: str) -> bool:
    return any(word in ROLE_WORDS for word in segment.lower().split())


def _name_words(segment: str) -> tuple[str, ...]:
    """Return the words of a segment that is shaped like a name and nothing else, or no words."""
    raw = segment.split()
    while raw and raw[0].lower() in _HONORIFICS:
        raw = raw[1:]
    while len(raw) > 1 and raw[-1].lower() in _POST_NOMINALS:
        raw = raw[:-1]
    if not 1 <= len(raw) <= 5 or not all(_TOKEN.fullmatch(word) for word in raw):
        return ()
    lowered = [word.lower().rstrip(".") for word in raw]
    if any(w in ROLE_WORDS or w in SECTION_WORDS or w in EMPLOYER_WORDS for w in lowered):
        return ()
    if all(w in TOOL_WORDS for w in lowered):
        return ()
    if not all(word[0].isupper() or word in _PARTICLES or not word.isascii() for word in raw):
        return ()
    return tuple(raw) if any(len(word.rstrip(".")) > 1 for word in raw) else ()


def _count_known(words: Sequence[str], keys: Sequence[str]) -> int:
    parts = [fold(word) for word in words]
    return max((sum(len(part) > 2 and part in key for part in parts) for key in keys), default=0)


def fold(text: str) -> str:
    """Return the bare lower-case Latin letters of `text`: "Wiśniewska" is "wisniewska"."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LONE_LETTERS))
    return "".join(char for char in plain if char.isalpha())


def name_spans(text: str, name: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of every form of `name` in `text`, with a title such as "Ms" before it."""
    if not name:
        return
    yield from (found.span() for found in _whole_pattern(name).finditer(text))
    for word in name:
        if len(word.rstrip(".")) < 3 or fold(word) in COMMON_NAMES_OF_THINGS:
            continue
        form = "|".join({re.escape(word), re.escape(word.title()), re.escape(word.upper())})
        for found in re.finditer(rf"(?<![\w'’.-])(?:{_TITLES}\s+)?(?:{form})(?![\w-])(?!\.\w)", text):
            if not _names_something_else(text, *found.span()):
                yield found.span()


_TITLES = r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Sir|Madam)\.?"
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w&.-]* $")
_PROPER_NOUN = 60
_CAPITAL_AFTER = re.compile(r" (?:& )?[A-Z]")


def _names_something_else(text: str, start: int, end: int) -> bool:
    """Return whether a lone word of the name is part of a longer proper noun ("Rivera Consulting")."""
    line_start = text.rfind("\n", 0, start) + 1
    return bool(
        _CAPITAL_BEFORE.search(text, max(line_start, start - _PROPER_NOUN), start)
        or _CAPITAL_AFTER.match(text, end)
    )


def _whole_pattern(name: Sequence[str]) -> re.Pattern[str]:
    words = [re.escape(word.rstrip(".")) for word in name]
    first, last = words[0], words[-1]
    gap = r"\.?[\s,]+"
    forms = [gap.join(words)]
    if len(words) > 1:
        initial = re.escape(name[0][0])
        middle = r"(?:[\w.'’-]+\s+){0,2}"
        forms += [
            rf"{first}{gap}{middle}{last}" if len(words) > 2 else rf"{first}{gap}(?:\w\.?\s+)?{last}",
            rf"{last},\s*{first}(?:\s\w\.)?",
            rf"{last},?\s+{initial}\.?(?:\s?\w\.)?(?!\w)",
            rf"{initial}\.\s?(?:\w\.\s?)?{last}",
            rf"{first}[._-]?{last}",
            rf"{last}[._-]?{first}",
            rf"{initial}[._-]?{last}",
        ]
    return re.compile(rf"(?<!\w)(?:{_TITLES}\s+)?(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
