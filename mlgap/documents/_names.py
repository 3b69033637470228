"""The name of a CV's writer: which words it is, in whatever script and order a header writes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from mlgap.documents._identity_words import (
    ALSO_NAMES,
    COMMON_NAMES_OF_THINGS,
    COUNTRIES_AND_CITIES,
    EMPLOYER_WORDS,
    REACH_WORDS,
    ROLE_WORDS,
    SECTION_WORDS,
    TOOL_WORDS,
)
from mlgap.documents._words import word_set
from mlgap.documents._zones import is_document_title, is_heading

Name = tuple[str, ...]

_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f])"
_TOKEN = re.compile(rf"{_LETTERS}(?:{_LETTERS}|['’.-](?={_LETTERS}))*\.?")
_PARTICLES = word_set(
    """
    al af abu av ben bin bint da das de del della den der di do dos du e el i ibn la las le los op 't van von
    y zu zum zur ter ten tot
    """
)
_POST_NOMINALS = word_set(
    """
    phd ph.d ph.d. md m.d. msc m.sc. m.sc bsc b.sc b.sc. mba m.b.a. jr jr. sr. ii iii iv cfa frm pmp
    esq esq. dr dr.
    mtech m.tech btech b.tech beng b.eng b.eng. meng m.eng m.eng. ms m.s. ma m.a. ba b.a. bs b.s.
    dphil d.phil d.phil.
    cissp cpa csm mca bca llm edd mph rn pe p.e. fca aca mphil m.phil cissp dsc d.sc. habil mres mcs dipl
    """
)
_HONORIFICS = word_set(
    """
    mr mrs ms miss dr prof professor sir mx mr. mrs. ms. dr. prof. mx. madam dipl.-ing. dipl.-inf.
    dipl.-math. dr.-ing.
    ing. ing ir. drs. er. er eng. engr engr. herr frau mme mme. mlle monsieur madame sr. sra. señor
    señora dña.
    dott. dott.ssa dott sig. sig.ra mgr mgr. inż. inz. pan pani shri smt. smt hon. rev. capt. dhr.
    mevr. mw. dipl. mag.
    """
)
_LABEL = re.compile(
    r"^\W*(?:(?:full |candidate |applicant )?name|vor- und nachname|vollständiger name|"
    r"nom(?: et prénom| complet)?|"
    r"prénom et nom|nombre(?: completo| y apellidos)?|nome(?: completo| e cognome)?|volledige naam|naam|"
    r"imię i nazwisko)\s*[:：]\s*",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^\W*(?:curriculum vitae|résumé|resume|cv|lebenslauf|personal information)"
    r"(?:\s+(?:of|for|von|de|di)\b|\s*[-–—:|]|\s+)\s*",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(
    r"\(?\b(?:she|he|they|ze|xe)\s*/\s*(?:her|hers|him|his|them|theirs|hir|xem)(?:\s*/\s*\w+)?\)?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\W*(?:last\s+)?(?:updated|modified)\b|\W*as of\b", re.IGNORECASE)
_QUOTES = str.maketrans("", "", '"“”„«»')
_SPLIT = re.compile(r"[|•·;,()\[\]/█]| [-–—] ")
_LONE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_SMALL_WORDS = word_set("a an and at for from in is it my not of on or the this to with")
_ENOUGH = 5
_BELOW = 5
_FAR = 2000
"""Lines looked through for a name that stands far from how its writer is reached."""

_SHORT = 4
_WHOLE = 3
"""Letters from which on both ends of a name count where they stand apart in one address."""

_NEAR = 3
"""Lines below a name among which the first contact detail stands."""

REACHED = "█"
"""Stands in a line handed to `find_name` for each address, number and link."""


def find_name(
    lines: Sequence[str], zone: Sequence[int], handles: Sequence[str], tall: frozenset[int] = frozenset()
) -> Name:
    """Return the words of the writer's name, empty where no line is surely one.

    It is looked for in the lines of `zone` and in the `tall` ones, set larger than the text around; where
    none is there, in every line that is a name by `handles` alone. `handles` are the local parts of e-mail
    addresses and profile links: words of a name that stand in one count most, then large type, a place near
    the top or just above contact details, then two or three words alone on their line.
    """
    best: tuple[int, Name] = (0, ())
    keys = [fold(handle) for handle in handles]
    told = [i for i in sorted({*zone, *tall}) if lines[i] and not is_document_title(lines[i])]
    named = [i for i in told if not _UPDATED.match(lines[i])]
    for rank, index in enumerate(named):
        line = _with_next(lines, index) if index in tall or rank == 0 else lines[index]
        if label := _LABEL.match(line):
            rest = line[label.end() :]
            labelled = _inverted_words(rest) or _name_words(_SPLIT.split(rest)[0], sure=True)
            if labelled:
                return labelled
        near = _lines_to_contact(lines, index)
        for words, alone, leading in _candidates(line):
            known = _count_known(words, keys)
            if not known and (len(words) == 1 and fold(words[0]) in COUNTRIES_AND_CITIES):
                continue
            placed = alone and (keys or rank == 0 or near or index in tall)
            if not known and not placed and not (leading and rank == 0):
                continue
            score = 3 * known + (2 if len(words) in (2, 3) else 0) + max(0, 3 - rank) + alone
            score += near if alone else 0
            score += _NEAR if alone and index in tall else 0
            score += 2 if alone and rank == 0 and _is_other_script(line) else 0
            if score > best[0]:
                best = (score, words)
    found = best[1] if best[0] >= _ENOUGH else name_by_handles(lines, handles)
    by_place = _name_by_place([lines[i] for i in named[: 1 + _BELOW]])
    return by_place if by_place and set(found) <= set(by_place) else found


def _with_next(lines: Sequence[str], index: int) -> str:
    """Return a line of one word with the word alone on the next: a name in large type on two lines."""
    pair = [line.strip() for line in lines[index : index + 2]]
    single = len(pair) == 2 and all(len(part.split()) == 1 and _name_words(part) for part in pair)
    return " ".join(pair) if single else lines[index]


def name_by_handles(lines: Sequence[str], handles: Sequence[str]) -> Name:
    """Return the first name on a line of its own that addresses or profiles are made of, or no words."""
    keys = [fold(handle) for handle in handles]
    for line in lines[:_FAR] if keys else ():
        for words, alone, leading in _candidates(line):
            if (alone or leading) and 2 <= len(words) <= 4 and _made_of(words, keys):
                return words
    return ()


def _made_of(words: Sequence[str], keys: Sequence[str]) -> bool:
    first, last = fold(words[0]), fold(words[-1])
    forms = {first + last, last + first, first[:1] + last, first + last[:1], last + first[:1]}
    if not (first and last):
        return False
    apart = min(len(first), len(last)) >= _WHOLE and first != last
    return any(
        any(len(form) > _SHORT and form in key for form in forms) or (apart and first in key and last in key)
        for key in keys
    )


def other_script(lines: Sequence[str], zone: Sequence[int], name: Name) -> Name:
    """Return the name as it stands in another script beside `name` ("Li Na (李娜)"), or no words."""
    if not name:
        return ()
    for line in (lines[i] for i in zone):
        segments = [segment.strip() for segment in _SPLIT.split(line) if segment.strip()]
        if len(segments) > 1 and any(_name_words(segment) == name for segment in segments):
            for segment in segments:
                if _is_other_script(segment) and (words := _name_words(segment, sure=True)):
                    return words
    return ()


def _is_other_script(text: str) -> bool:
    return not any("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())


def _lines_to_contact(lines: Sequence[str], index: int) -> int:
    """Return 3 where contact details stand on the line or the next, less for each line between, else 0."""
    filled = [line for line in lines[index : index + 8] if line.strip()][: _NEAR + 1]
    return next((max(_NEAR - max(0, i - 1), 0) for i, line in enumerate(filled) if REACHED in line), 0)


def _name_by_place(lines: Sequence[str]) -> Name:
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


def _inverted_words(line: str) -> Name:
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
    return () if all(fold(word) in things for word in last) and fold(given[0]) in things else (*given, *last)


def _candidates(line: str) -> Iterator[tuple[Name, bool, bool]]:
    """Yield the name-shaped parts of a line, with whether each is alone on it, or before a title."""
    line = _PREFIX.sub("", line)
    if is_heading(line) and not _heads_a_name(line):
        return
    line = _PRONOUNS.sub("|", line)
    segments = [segment.strip() for segment in _SPLIT.split(line)]
    filled = [segment for segment in segments if segment and segment.lower() not in _POST_NOMINALS]
    latin = [segment for segment in filled if not _is_other_script(segment)] or filled
    for place, segment in enumerate(latin):
        words = _name_words(segment)
        if words:
            yield words, len(latin) == 1, place == 0 and any(map(_is_role, latin[1:]))


def _heads_a_name(line: str) -> bool:
    """Return whether a line that has a heading's shape holds one only by a word people are called by."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", line)}
    return 1 < len(words) <= 4 and words & SECTION_WORDS <= ALSO_NAMES


def _is_role(segment: str) -> bool:
    return any(word in ROLE_WORDS for word in segment.lower().split())


def _name_words(segment: str, *, sure: bool = False) -> Name:
    """Return the words of a segment that is shaped like a name and nothing else, or no words."""
    raw = segment.translate(_QUOTES).split()
    while len(raw) > 1 and raw[0].lower() in _HONORIFICS:
        raw = raw[1:]
    while len(raw) > 1 and raw[-1].lower() in _POST_NOMINALS:
        raw = raw[:-1]
    if not 1 <= len(raw) <= 6 or not all(_TOKEN.fullmatch(word) or word == "'t" for word in raw):
        return ()
    lowered = [word.lower().rstrip(".") for word in raw]
    if not sure and not _may_name(lowered):
        return ()
    if not all(word[0].isupper() or word in _PARTICLES or not word.isascii() for word in raw):
        return ()
    whole = any(len(word.rstrip(".")) > 1 for word in raw) or not segment.isascii()
    return tuple(raw) if whole else ()


def _may_name(words: Sequence[str]) -> bool:
    titles = ROLE_WORDS | SECTION_WORDS | EMPLOYER_WORDS
    told = [word for word in words if word in titles]
    if any(word not in ALSO_NAMES for word in told) or len(told) == len(words):
        return False
    return not all(word in TOOL_WORDS or word in ALSO_NAMES or word in REACH_WORDS for word in words)


def _count_known(words: Sequence[str], keys: Sequence[str]) -> int:
    parts = [fold(word) for word in words]
    return max((sum(len(part) > 2 and part in key for part in parts) for key in keys), default=0)


def fold(text: str) -> str:
    """Return the bare lower-case Latin letters of `text`: "Wiśniewska" is "wisniewska"."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LONE_LETTERS))
    return "".join(char for char in plain if char.isalpha())


def titled_name(segment: str) -> Name:
    """Return the words of "Dr. Jane Smith" without its title, or none."""
    words = _name_words(segment.strip())
    return words if 2 <= len(words) <= 5 else ()


def named_alone(segment: str) -> bool:
    """Return whether a segment that stands where a name does is one: "Femke", "eun kim", "王小明"."""
    words = segment.split()
    if not 1 <= len(words) <= 3 or is_thing(segment) or not all(_TOKEN.fullmatch(word) for word in words):
        return False
    return len(words) > 1 or words[0][0].isupper() or not words[0].isascii()


def is_thing(segment: str) -> bool:
    """Return whether a word of a segment is of titles, employers, headings or places."""
    words = {word.rstrip(".") for word in segment.lower().split()}
    told = words & (ROLE_WORDS | EMPLOYER_WORDS | SECTION_WORDS | COUNTRIES_AND_CITIES | _SMALL_WORDS)
    return not told <= ALSO_NAMES or told == words
