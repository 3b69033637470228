"""Conditions an advert sets: degrees, years, clearance, right to work, languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from mlgap.market._reading.anchors import Anchors
from mlgap.market._reading.zones import ZoneLine
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
_Tell = Literal["degree", "clearance", "authorisation", "language", "years"]
_TELLS: Anchors[_Tell] = Anchors(
    {
        "degree": (
            "bachelor", "|b.s", "|b. s", "|bsc", "|b.sc", "|bs|", "|btech", "|b.tech", "|b tech", "|b. tech",
            "|be/b", "|be /b", "|be/ b", "|be / b", "degree", "|master", "|msc", "|m.sc", "|ms|", "|m.s",
            "|mtech", "|m.tech", "|m tech", "|m. tech", "|meng", "|phd", "|ph.d", "|ph d", "|ph. d",
            "|doctora", "|dphil",
        ),
        "clearance": (
            "clearance", "ts/sci", "top secret", "|polygraph", "public trust", "|sc clear", "|dv clear",
        ),
        "authorisation": (
            "authori", "right to work", "legally", "eligib", "work permit", "sponsor", "citizen",
            "green card", "|gc only", "|usc|",
        ),
        "language": (
            "|english|", "|german|", "|french|", "|spanish|", "|italian|", "|portuguese|", "|dutch|",
            "|swedish|", "|danish|", "|norwegian|", "|finnish|", "|polish|", "|mandarin|", "|chinese|",
            "|japanese|", "|korean|", "|catalan|", "|hebrew|", "|arabic|",
        ),
        "years": ("year", "yr", "yoe"),
    }
)  # fmt: skip
"""Plain words that the patterns of each condition do not match without."""
_SOFT_BEFORE = re.compile(r"(?:preferabl[ye]|preferred:?|ideally|bonus:?)\W+(?:\w+\W+){0,2}$", re.I)
_SOFT_END = re.compile(
    r"(?:(?:strongly |highly |is |are )?(?:preferred|desired|desirable)|a plus"
    r"|nice[ -]to[ -]have|an advantage)\W*$",
    re.I,
)
_LOWER_ROUTE = re.compile(r"high school|associate(?:['’]?s)? degree|\bged\b", re.I)
_ROUTE = re.compile(r"\bph\.?\s?d|\bmaster|\bbachelor|\bdegree|\bb\.?s\b|\bm\.?s\b", re.I)


_PARTS = re.compile(r"[;,()]|(?<=[a-z]{3})\.\s|\bbut\b|\bwith\b")
_REQUIRED = re.compile(r"\b(?:required|minimum|mandatory|must)\b", re.I)


def read_gates(lines: Sequence[ZoneLine]) -> tuple[GateAsk, ...]:
    """Return the conditions an advert sets, each once, in the vocabulary's order.

    A degree that experience may replace, or that is only preferred, is stated and not required.
    "min-years" holds the years of the lowest degree's route.
    """
    asks: dict[Gate, bool] = {}
    years: list[int] = []
    for line in lines:
        told = _TELLS.met_in(line.text.lower())
        if not told:
            continue
        if line.zone not in ("benefits", "company"):
            _read_line(line, told, asks)
        if "years" in told and line.zone in ("required", "responsibilities", "intro"):
            years += _years_of(line.text)
    found = [GateAsk(gate, asks[gate]) for gate in _gate_order() if gate in asks]
    if years:
        found.append(GateAsk("min-years", True, float(max(years))))
    return tuple(found)


def _read_line(line: ZoneLine, told: set[_Tell], asks: dict[Gate, bool]) -> None:
    text = line.text
    stated: list[Gate] = []
    if "clearance" in told and _CLEARANCE.search(text):
        stated.append("clearance")
    if "authorisation" in told and _AUTHORISATION.search(text):
        stated.append("work-authorisation")
    if "language" in told and line.zone != "legal" and _LANGUAGE.search(text):
        stated.append("language")
    degrees = [gate for gate, pattern in _DEGREES if pattern.search(text)] if "degree" in told else []
    if not (stated or degrees):
        return
    soft = line.zone == "preferred" or bool(_SOFT.search(text))
    for gate in stated:
        _state(asks, gate, not soft)
    _degrees(text, degrees, soft, asks)


def _gate_order() -> tuple[Gate, ...]:
    return ("degree-bachelor", "degree-master", "degree-phd", "clearance", "work-authorisation", "language")


def _state(asks: dict[Gate, bool], gate: Gate, required: bool) -> None:
    asks[gate] = asks.get(gate, False) or required


def _degrees(text: str, named: list[Gate], soft: bool, asks: dict[Gate, bool]) -> None:
    if "degree-master" in named and "degree-bachelor" in named and not _plain_bachelor(text):
        named.remove("degree-bachelor")
    replaceable = bool(named) and bool(_EQUIVALENT.search(text))
    firm = _firm_degrees(text, named) if soft else ()
    for rank, gate in enumerate(named):
        _state(asks, gate, rank == 0 and (not soft or gate in firm) and not replaceable)


def _firm_degrees(text: str, named: Sequence[Gate]) -> Sequence[Gate]:
    """Return the degrees that their own part of the line requires, though another part softens another.

    "Bachelor's degree required; PhD preferred" requires the one and prefers the other.
    """
    parts = [part for part in _PARTS.split(text) if _REQUIRED.search(part) and not _SOFT.search(part)]
    patterns = dict(_DEGREES)
    return [gate for gate in named if any(patterns[gate].search(part) for part in parts)]


def _plain_bachelor(text: str) -> bool:
    """Whether a bachelor's degree is named by more than the words "degree in"."""
    return (
        re.search(r"\bbachelor|\bb\.?\s?(?:s|sc|a|tech)\b|undergraduate|university degree", text, re.I)
        is not None
    )


def _years_of(text: str) -> list[int]:
    found: list[int] = []
    stated = list(_YEARS.finditer(text))
    if not stated or _SOFT_END.search(text) or _LOWER_ROUTE.search(text):
        return found
    instead = _ROUTE.search(text)
    for match in stated:
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
