"""Conditions an advert sets: degrees, years, clearance, right to work, languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.market._anchors import holds_any
from mlgap.market._zones import ZoneLine
from mlgap.types import Gate, GateAsk

_DEGREES: tuple[tuple[Gate, re.Pattern[str]], ...] = (
    (
        "degree-bachelor",
        re.compile(
            r"\bbachelor|\bb\.\s?s\.?(?:c\.?)?(?=[\s,/)])|\bb\.?sc\b|\bbs\b(?= ?(?:/|or|,|in\b"
            r"|degree|\+|and))|\bba ?/ ?bs\b|\bbs ?/ ?(?:ms|ba|ma)\b|\bb\.?\s?tech\b|\bbe ?/ ?b"
            r"|undergraduate degree|(?:university|college|relevant|4[- ]year|four[- ]year|technical"
            r"|stem|engineering|computer science|quantitative|numerate|academic|cs) degree\b"
            r"|(?<!advanced )(?<!master's )(?<!masters )\bdegree in\b",
            re.I,
        ),
    ),
    (
        "degree-master",
        re.compile(
            r"\bmaster(?:['’]?s)?(?: of| in| degree|['’]s|s\b| or| level)|\bm\.?sc\b|\bm\.?s\.?(?= "
            r"(?:degree|in|or|and)\b|/ph|, ph|\))|\bm\.?\s?tech\b|advanced degree|graduate degree"
            r"|postgraduate degree|\bmeng\b|\bbs/ms\b",
            re.I,
        ),
    ),
    ("degree-phd", re.compile(r"\bph\.?\s?d\b|\bdoctora(?:te|l)\b|\bdphil\b", re.I)),
)
_EQUIVALENT = re.compile(
    r"or (?:an? )?(?:equivalent|comparable|commensurate|relevant|related|similar"
    r"|demonstrated|proven|practical)\b(?! (?:degree|field|discipline|subject|quantitative"
    r"|technical|area|stem))[\w ,/-]{0,40}?(?:experience|work|background|combination"
    r"|expertise|skills|training)"
    r"|or equivalent\b(?! (?:degree|field))|equivalent (?:practical |professional |work "
    r"|industry )?experience|in lieu of|combination of education"
    r"|degree (?:is )?not required|no degree",
    re.I,
)
_SOFT = re.compile(
    r"\bpreferred|\b(?:a|big|huge|strong|definite|is a) plus\b|\bideally|\bpreferably"
    r"|\bdesir(?:ed|able)|\bnice to|\bbonus|\badvantage|\ban asset\b|\bwelcome\b",
    re.I,
)
_CLEARANCE = re.compile(
    r"security clearance|\bts/sci\b|top secret|secret clearance|\bpolygraph\b|\bpublic "
    r"trust\b|\bsc clear(?:ed|ance)|\bdv clear|active clearance|obtain (?:and maintain "
    r")?(?:an? )?[\w/ ]{0,25}clearance|\bclearance required",
    re.I,
)
_AUTHORISATION = re.compile(
    r"authori[sz]ed to work|work authori[sz]ation|right to work|legally (?:authori[sz]ed"
    r"|eligible|entitled)|eligib(?:le|ility) to work|work permit|(?:visa|immigration|h-?1b"
    r"|employment) sponsorship|sponsor(?:ship)? (?:is |are )?not|(?:unable|not able) to "
    r"(?:offer |provide )?sponsor|not (?:offer|provide|support) (?:visa )?sponsor|no "
    r"(?:visa )?sponsorship|without (?:the need for )?(?:visa |employer )?sponsor|u\.?s\.? "
    r"citizen|green card|\bgc only\b|\busc\b",
    re.I,
)
_LANGUAGE_NAME = (
    r"(?:english|german|french|spanish|italian|portuguese|dutch|swedish|danish|norwegian"
    r"|finnish|polish|mandarin|chinese|japanese|korean|catalan|hebrew|arabic)"
)
_LANGUAGE = re.compile(
    rf"(?:fluen\w+|proficien\w+|native|business|excellent|strong|good|advanced|professional"
    rf"|command|knowledge|spoken|written|level|speak\w*|bilingual|c1|b2"
    rf"|c2)[\w ,/()&+-]{{0,40}}\b{_LANGUAGE_NAME}\b"
    rf"|\b{_LANGUAGE_NAME}\b[\w ,/()&+:-]{{0,25}}(?:fluen\w+|proficien\w+|native|c1|b2|c2"
    rf"|required|mandatory|language|skills|speak)",
    re.I,
)
_NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_YEARS = re.compile(
    r"(?<![\d.$£€,/])(?P<low>\d{1,2}|zero|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve)\s*(?:\(\s?\d{1,2}\s?\)\s*)?(?P<plus>\+|plus|or more)?\s*(?:(?:-|–|—|to"
    r"|/)\s*(?P<high>\d{1,2})\s*\+?\s*)?(?:\(\s?\d{1,2}\s?\)\s*)?\+?\s*(?:full |or more "
    r"|plus )?[’']?(?:years?|yrs?|yoe)\b(?P<after>.{0,60})",
    re.I,
)
_NOT_ASKED = re.compile(
    r"(?:years?|yrs?)(?:[- ]old| of age| ago| in (?:business|a row)| running"
    r"|[- ](?:contract|term|project|program|plan|vesting|degree|anniversary))"
    r"|^\W{0,2}(?:old|of age|ago|in business|contract|in a row|term\b|program|degree)",
    re.I,
)
_HISTORY = re.compile(
    r"(?:over|for|past|last|nearly|almost|more than|within|in|next|first|every|each|after"
    r"|founded|than|history|up to) (?:the )?(?:past |last |next |first |over )?$",
    re.I,
)
_EXPERIENCE = re.compile(
    r"experience|exp\b|hands-on|working|work\b|developing|building|industry|professional"
    r"|background|required|in (?:a |an |the )?\w|with \w|of \w|\+|as an? ",
    re.I,
)
_DEGREE_WORDS = (
    "degree",
    "bachelor",
    "master",
    "ph",
    "doctora",
    "bs",
    "b.s",
    "b. s",
    "b.tech",
    "btech",
    "be/",
    "ba/",
    "msc",
    "m.s",
    "ms",
    "mtech",
    "m.tech",
    "meng",
    "undergraduate",
)
_CLEARANCE_WORDS = ("clear", "ts/sci", "top secret", "polygraph", "public trust")
_AUTHORISATION_WORDS = (
    "authori",
    "right to work",
    "legally",
    "eligib",
    "work permit",
    "sponsor",
    "citizen",
    "green card",
    "gc only",
    "usc",
)
_LANGUAGE_WORDS = (
    "english",
    "german",
    "french",
    "spanish",
    "italian",
    "portuguese",
    "dutch",
    "swedish",
    "danish",
    "norwegian",
    "finnish",
    "polish",
    "mandarin",
    "chinese",
    "japanese",
    "korean",
    "catalan",
    "hebrew",
    "arabic",
)
_YEAR_WORDS = ("year", "yrs", "yr ", "yoe")
_SOFT_BEFORE = re.compile(r"(?:preferabl[ye]|preferred:?|ideally|bonus:?)\W+(?:\w+\W+){0,2}$", re.I)
_SOFT_END = re.compile(
    r"(?:(?:strongly |highly |is |are )?(?:preferred|desired|desirable)|a plus"
    r"|nice[ -]to[ -]have|an advantage)\W*$",
    re.I,
)
_LOWER_ROUTE = re.compile(r"high school|associate(?:['’]?s)? degree|\bged\b", re.I)
_ROUTE = re.compile(r"\bph\.?\s?d|\bmaster|\bbachelor|\bdegree|\bb\.?s\b|\bm\.?s\b", re.I)


def read_gates(lines: Sequence[ZoneLine]) -> tuple[GateAsk, ...]:
    """Return the conditions an advert sets, each once, in the vocabulary's order.

    A degree that experience may replace, or that is only preferred, is stated and not required.
    "min-years" holds the years of the lowest degree's route.
    """
    asks: dict[Gate, bool] = {}
    for line in lines:
        if line.zone in ("benefits", "company"):
            continue
        for gate in _stated_by(line):
            soft = line.zone == "preferred" or bool(_SOFT.search(line.text))
            if gate is None:
                _degrees(line.text, soft, asks)
            else:
                _state(asks, gate, not soft)
    found = [GateAsk(gate, asks[gate]) for gate in _gate_order() if gate in asks]
    years = _min_years(lines)
    if years is not None:
        found.append(GateAsk("min-years", True, years))
    return tuple(found)


def _stated_by(line: ZoneLine) -> list[Gate | None]:
    """Return the conditions a line may state; None stands for degrees."""
    text = line.text.lower()
    found: list[Gate | None] = []
    if holds_any(text, _DEGREE_WORDS):
        found.append(None)
    if holds_any(text, _CLEARANCE_WORDS) and _CLEARANCE.search(text):
        found.append("clearance")
    if holds_any(text, _AUTHORISATION_WORDS) and _AUTHORISATION.search(text):
        found.append("work-authorisation")
    if line.zone != "legal" and holds_any(text, _LANGUAGE_WORDS) and _LANGUAGE.search(text):
        found.append("language")
    return found


def _gate_order() -> tuple[Gate, ...]:
    return ("degree-bachelor", "degree-master", "degree-phd", "clearance", "work-authorisation", "language")


def _state(asks: dict[Gate, bool], gate: Gate, required: bool) -> None:
    asks[gate] = asks.get(gate, False) or required


def _degrees(text: str, soft: bool, asks: dict[Gate, bool]) -> None:
    named = [gate for gate, pattern in _DEGREES if pattern.search(text)]
    if "degree-master" in named and "degree-bachelor" in named and not _plain_bachelor(text):
        named.remove("degree-bachelor")
    replaceable = bool(named) and bool(_EQUIVALENT.search(text))
    for rank, gate in enumerate(named):
        _state(asks, gate, rank == 0 and not soft and not replaceable)


def _plain_bachelor(text: str) -> bool:
    """Whether a bachelor's degree is named by more than the words "degree in"."""
    return (
        re.search(r"\bbachelor|\bb\.?\s?(?:s|sc|a|tech)\b|undergraduate|university degree", text, re.I)
        is not None
    )


def _min_years(lines: Sequence[ZoneLine]) -> float | None:
    found = [
        years
        for line in lines
        if line.zone in ("required", "responsibilities", "intro")
        and holds_any(line.text.lower(), _YEAR_WORDS)
        for years in _years_of(line.text)
    ]
    return float(max(found)) if found else None


def _years_of(text: str) -> list[int]:
    found: list[int] = []
    if _SOFT_END.search(text) or _LOWER_ROUTE.search(text):
        return found
    instead = _ROUTE.search(text)
    for match in _YEARS.finditer(text):
        before = text[max(0, match.start() - 25) : match.start()]
        if _NOT_ASKED.search(match.group("after")[:14]) or _HISTORY.search(before):
            continue
        if _SOFT_BEFORE.search(before) or (
            instead and re.search(r"\bor(?: an?| at least)?(?: minimum of)? $", before)
        ):
            continue
        if not _EXPERIENCE.search(match.group("after") + (match.group("plus") or "") + text[:40]):
            continue
        low = match.group("low").lower()
        value = _NUMBER_WORDS[low] if low in _NUMBER_WORDS else int(low)
        if value <= 20:
            found.append(value)
    return found
