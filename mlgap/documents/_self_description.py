"""Age, gender and nationality where a CV's writer says them of themself in running text, and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgap.types import IdentityKind

PRONOUN_PAIR = re.compile(
    r"\(?\b(?:she|he|they|her|him|ze|xe)\s*/\s*(?:she|he|they|her|hers|him|his|them|theirs|hir|xem)\b"
    r"(?:\s*/\s*(?:hers|his|theirs))?\)?",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"\b(?:[Ss]he|[Hh]e|[Hh]er|[Hh]ers|[Hh]is|[Hh]im|[Hh]erself|[Hh]imself)\b")

_REACH = 160
"""Characters after "I am" in which the description of a person stands."""

_BEHIND = 40
"""Characters after that description which show whether it told of a thing."""

_AGED = r"\d\d[\s-]+years?[\s-]+old"
_WHO = (
    r"(?:woman|man|female|male|mother|father|citizen|national|engineer|scientist|developer|analyst|"
    r"researcher|"
    r"graduate|student|professional|specialist)"
)
_SELF = re.compile(
    r"\bI(?:\s+am|['’]m|\s+was|\s+identify\s+as)\b|\bI,\s+(?=an?\b|aged\b)"
    r"|(?:^|(?<=[.!?:;(•|-]))[^\S\n]*(?:as\s+(?=an?\b)|(?=aged\s+\d\d,\s+I\b)"
    rf"|(?=(?:an?\s+)?{_AGED}\s+(?:[\w-]{{1,20}}\s+){{0,2}}{_WHO}\b))",
    re.IGNORECASE | re.MULTILINE,
)
_STOP = re.compile(
    r"(?<!U\.S)[.](?=\s|$)|[;:(!?]"
    r"|\b(?:who|that|which|whose|with|for|in|at|on|by|to|the|my|our|their|where|when|because|but|while|I)\b"
)
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)")
_THING = (
    r"[\s-]+(?:\w+\s+)?(?:owned|led|founded|compan\w+|start-?ups?|codebases?|code|systems?|platforms?|firms?|"
    r"business\w*|products?|models?|banks?|group|connectors?|pipelines?|databases?|projects?|warehouses?|"
    r"monoliths?|organi[sz]ations?)\b"
)
"""What follows where an age or a gender tells of a thing: "a 20-year-old codebase"."""

_PROPER = r"(?:(?:U\.S\.|[A-ZÀ-Ž][\w-]*)(?:[ -][A-ZÀ-Ž][\w-]+)?)"
_AGE = re.compile(
    rf"\b(?:aged?\s+(?:of\s+)?\d\d|{_AGED}|\d\d\s+years?\s+of\s+age|\d\d\s?y/?o)\b(?!{_THING})", re.IGNORECASE
)
_BARE_AGE = re.compile(r"\s+\d\d(?=[,.;]?(?:\s+and\b|\s+years?\s+old\b|\s*$)|[,.;]\s)", re.MULTILINE)
_GENDER = re.compile(
    r"\b(?:trans\s+|cis\s+)?(?:[Ww]oman|man|[Ff]emale|[Mm]ale|girl|boy|lady|gentleman|mother|father|"
    rf"[Nn]on-?binary|transgender)\b(?!-)(?!{_THING})"
)
_ONLY = re.compile(
    r"\b(?P<value>(?:(?:the|an?|one\s+of\s+(?:the\s+)?(?:few|two|three|first|only)|one\s+of)\s+)?"
    r"(?:only|first|sole|lone|youngest|few)\s+(?:[\w-]{1,20}\s+){0,2}?)"
    r"(?P<who>wom[ae]n|female|male|m[ae]n|girl|boy|lady|mother|father)\b(?!-)",
    re.IGNORECASE,
)
"""Who stands out in a team or a year, said of oneself: "the only woman in the team"."""

_BEING = re.compile(
    r"(?:\bI(?:\s+am|['’]m|\s+was|\s+became|\s+have\s+been|\s+were)\b|\b(?:as|being|became)\b|(?:^|"
    r"[.!?:;(•|-])\s*)"
    r"\s*(?:also\s+|often\s+|then\s+)?$",
    re.IGNORECASE | re.MULTILINE,
)
_NATIONAL = re.compile(
    rf"\b{_PROPER}\s+(?:national|[Cc]itizen)\b(?!-|\s+(?:data|develop|scien|analy))"
    r"|\b(?:national|citizen)\s+of\s+(?:the\s+)?[A-ZÀ-Ž][\w-]+(?:\s+[A-ZÀ-Ž][\w-]+)?"
)
_ORIGIN = re.compile(
    rf"\bof\s+(?P<value>(?:dual\s+)?{_PROPER}(?:\s+and\s+{_PROPER})?\s+(?:nationality|citizenship))\b"
)
_OWN = re.compile(
    rf"\bI\s+(?:hold|have)\s+(?:an?\s+)?(?P<held>(?:dual\s+)?{_PROPER}(?:\s+and\s+{_PROPER})?"
    r"\s+(?:nationality|citizenship|passport))\b"
    r"|\b[Mm]y\s+(?:age|gender|sex|nationality|citizenship|pronouns)\s+(?:is|are)\s+(?P<said>[^.,;\n]{1,60})"
    r"|\bI\s+was\s+(?P<born>born\s+(?:in|on)\s+[^.;\n]{1,80})"
)


def self_descriptions(text: str) -> Iterator[tuple[int, int, IdentityKind]]:
    """Yield (start, end, kind) of what the writer says of their own age, gender and nationality.

    What is said of others and of things stays: a "citizen data scientist", "Man Group", a "woman-owned
    business", a "20-year-old codebase".
    """
    for said in _OWN.finditer(text):
        yield *said.span(said.lastgroup or 0), _OWN_KINDS.get(said.lastgroup or "", "nationality or visa")
    for found in _ONLY.finditer(text):
        if _BEING.search(text, max(0, found.start() - _BEHIND), found.start()):
            yield *found.span("who"), "gender"
    for start in (found.end() for found in _SELF.finditer(text)):
        for found in _ORIGIN.finditer(text, start, _end(_SENTENCE_END, text, start)):
            yield *found.span("value"), "nationality or visa"
        if bare := _BARE_AGE.match(text, start):
            yield *bare.span(), "birth date or age"
        phrase = text[start : _end(_STOP, text, start)]
        after = text[start : start + len(phrase) + _BEHIND]
        for kind, pattern in _PATTERNS:
            for found in pattern.finditer(after):
                if found.start() < len(phrase):
                    yield start + found.start(), start + found.end(), kind


def _end(mark: re.Pattern[str], text: str, start: int) -> int:
    """Return where `mark` first stands after `start`: what follows tells of work, not of the person."""
    found = mark.search(text, start, start + _REACH)
    return found.start() if found else min(len(text), start + _REACH)


_OWN_KINDS: dict[str, IdentityKind] = {"said": "gender", "born": "birth date or age"}
_PATTERNS: tuple[tuple[IdentityKind, re.Pattern[str]], ...] = (
    ("birth date or age", _AGE),
    ("gender", _GENDER),
    ("nationality or visa", _NATIONAL),
)
