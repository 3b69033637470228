"""Age, gender and nationality where a CV's writer says them of themself in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_REACH = 160
"""Characters after "I am" in which the description of a person stands."""

_BEHIND = 40
"""Characters after that description which show whether it told of a thing."""

_AGED = r"\d\d[\s-]+years?[\s-]+old"
_WHO = (
    r"(?:woman|man|female|male|mother|father|citizen|national|engineer|scientist|developer|analyst|researcher|"
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


def self_descriptions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of age, gender and nationality that the writer says of themself ("I am a ...").

    What is said of others and of things stays: a "citizen data scientist", "Man Group", a "woman-owned
    business", a "20-year-old codebase".
    """
    for said in _OWN.finditer(text):
        yield said.span(said.lastgroup or 0)
    for start in (found.end() for found in _SELF.finditer(text)):
        for found in _ORIGIN.finditer(text, start, _end(_SENTENCE_END, text, start)):
            yield found.span("value")
        if bare := _BARE_AGE.match(text, start):
            yield bare.span()
        phrase = text[start : _end(_STOP, text, start)]
        after = text[start : start + len(phrase) + _BEHIND]
        for pattern in (_AGE, _GENDER, _NATIONAL):
            yield from (
                (start + found.start(), start + found.end())
                for found in pattern.finditer(after)
                if found.start() < len(phrase)
            )


def _end(mark: re.Pattern[str], text: str, start: int) -> int:
    """Return where `mark` first stands after `start`: what follows tells of work, not of the person."""
    found = mark.search(text, start, start + _REACH)
    return found.start() if found else min(len(text), start + _REACH)
