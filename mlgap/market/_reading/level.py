"""The level an advert states: in its title, in its source's own field, or in plain words of its text."""

from __future__ import annotations

import re
from typing import Literal, cast

from mlgap.market._reading.anchors import Anchors, merged
from mlgap.market._reading.titles import TitleRules, title_level
from mlgap.skills import lowered
from mlgap.types import Level, Segment

_SOURCE_LEVELS: tuple[tuple[str, Level], ...] = (
    ("intern", "intern"),
    ("entry", "junior"),
    ("junior", "junior"),
    ("mid-senior", "unstated"),
    ("mid level", "mid"),
    ("mid", "mid"),
    ("senior", "senior"),
    ("director", "director"),
    ("l3", "junior"),
    ("l4", "mid"),
    ("l5", "senior"),
    ("l6", "staff"),
    ("l7", "principal"),
)
_STATED: tuple[tuple[re.Pattern[str], Level], ...] = tuple(
    (re.compile(pattern), cast(Level, level))
    for pattern, level in (
        (
            r"(?<!not an )\b(?:new[- ]grad(?:uate)?s?|recent graduates?|entry[- ]level|fresh "
            r"graduates?|early[- ]career) (?:role|position|opportunit|candidate|program)",
            "junior",
        ),
        (
            r"(?:ideal|perfect|great|suited|suitable|aimed|open) (?:for|at|to) (?:fresh|recent"
            r"|new) grad",
            "junior",
        ),
        (r"\bthis (?:is|role is)(?: intentionally scoped for)? an? mid[- ]level\b", "mid"),
        (r"\bthis (?:is|role is)(?: intentionally scoped for)? an? senior\b", "senior"),
        (
            r"(?:position type|experience level|seniority(?: level)?|level|career level|job "
            r"level)\s*[:|-]?\s*(?:new grad|entry|junior|graduate)",
            "junior",
        ),
        (
            r"(?:experience level|seniority(?: level)?|career level|job "
            r"level)\s*[:|-]\s*(?:mid(?!-senior)|intermediate|medior)",
            "mid",
        ),
        (r"(?:experience level|seniority(?: level)?|career level|job level)\s*[:|-]\s*senior", "senior"),
        (r"\bjourneyman\b", "mid"),
    )
)
_HIRING = re.compile(
    r"(?:looking for|seeking|hiring|searching for|recruiting|role:|job title:|position:"
    r"|title:|in search of|join (?:us|our \w+(?: \w+)?) as|as) (?:an? |our |the |for "
    r")*(?:(?:highly |experienced|talented|skilled|motivated|passionate|exceptional|driven"
    r"|innovative|dynamic|strong|hands-on|detail-oriented|results-driven|curious|ambitious"
    r"|creative|and|,)\W*)*(?P<level>senior staff|early[- ]career|senior|sr\.?|junior|jr\.?"
    r"|lead|staff|principal|mid[- ]level|entry[- ]level)\b(?! (?:leader|management"
    r"|stakeholder|executive|to|or|team|manage|and))",
)
_WORDS: dict[str, Level] = {
    "senior": "senior",
    "sr": "senior",
    "junior": "junior",
    "jr": "junior",
    "lead": "lead",
    "staff": "staff",
    "principal": "principal",
    "senior staff": "staff",
    "early-career": "junior",
    "early career": "junior",
    "mid-level": "mid",
    "mid level": "mid",
    "entry-level": "junior",
    "entry level": "junior",
}
_Tell = Literal["stated", "word"]
_TELLS: Anchors[_Tell] = Anchors(
    {
        "stated": (
            "|new grad", "|new-grad", "|recent grad", "|entry", "|fresh grad", "|early-career",
            "|early career", "position type", "level:", "level :", "level -", "level |", "seniority",
            "|journeyman|", "|this is a", "role is", "scoped for",
        ),
        "word": tuple(f"{word}|" for word in _WORDS),
    }
)  # fmt: skip
_HIRES = (
    "looking for", "seeking", "hiring", "searching for", "recruiting", "role:", "title:", "position:",
    "in search of", "as ",
)  # fmt: skip
"""Words that `_HIRING` does not match without."""
_HEAD = 4000


def read_level(title: str, stated: str, text: str, rules: TitleRules, segment: Segment) -> Level:
    """Return the level of the title, else of the source's field, else what the text says outright."""
    from_title = title_level(title, rules, segment)
    if from_title != "unstated":
        return from_title
    field = stated.lower()
    for prefix, level in _SOURCE_LEVELS:
        if field.startswith(prefix):
            return level
    return _level_of_text(lowered(text)[:_HEAD])


def _level_of_text(head: str) -> Level:
    told = _TELLS.places(head)
    stated = merged(told.get("stated", []), 25, 45, len(head))
    for pattern, level in _STATED if stated else ():
        if any(pattern.search(head, start, end) for start, end in stated):
            return level
    for start, end in merged(told.get("word", []), 130, 40, len(head)):
        if not any(word in head[start:end] for word in _HIRES):
            continue
        said = _HIRING.search(head, start, end)
        if said:
            return _WORDS[said.group("level").rstrip(".")]
    return "unstated"
