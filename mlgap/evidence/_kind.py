"""Whether a text is a CV at all: an advert, a letter or a bill gives a result too, and it means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mlgap.types import Claim, Entry


class _Kind(NamedTuple):
    """Another kind of text: what it is called, its signs, how many of them it takes, and what to do."""

    name: str
    signs: re.Pattern[str]
    least: int
    advice: str


def _signs(*patterns: str) -> re.Pattern[str]:
    """Return one pattern in which each sign is a group of its own."""
    return re.compile("|".join(f"({pattern})" for pattern in patterns), re.IGNORECASE | re.MULTILINE)


_KINDS = (
    _Kind(
        "a job advert",
        _signs(
            r"\bwe(?:['’]re| are)(?: currently| now| actively)? (?:looking for|seeking|hiring|recruiting)\b",
            r"\b(?:is|are) (?:looking for|seeking|hiring) (?:an?|our|several|talented|experienced)\b",
            r"\byou(?:['’]ll|['’]d| will| would)\b",
            r"\byou(?:['’]ve|['’]re| have| are| bring| can| should| must)\b",
            r"\byour\b",
            r"\b(?:equal[- ]opportunity|regardless of (?:race|age|gender)|without regard to)\b",
            r"\babout (?:the (?:role|job|position|team|company)|us|this role)\b",
            r"\bwhat (?:you['’]ll|you will|we offer|we['’]re looking|you bring|you['’]ll bring|you need)\b",
            r"\b(?:ideal|successful|strong|suitable|right) candidates?\b"
            r"|\bcandidates? (?:will|must|should|who)\b",
            r"\bjoin (?:our|us|the|a)\b",
            r"\b(?:this|the) (?:role|position|opportunity) (?:is|will|requires|reports|offers|focuses)\b",
            r"\b(?:apply (?:now|today|here|online|by|via)|how to apply|to apply|applicants?)\b",
            r"\bwe offer\b|\bbenefits\b|\bperks\b|\b401\(?k\b|\bpaid time off\b|\bcompetitive salary\b",
            r"\bjob (?:description|summary|title|type|purpose|overview|requirements|responsibilities)\b"
            r"|\brole (?:description|overview|summary)\b|\bcompany description\b",
            r"\b(?:minimum|preferred|required|basic|desired) (?:qualifications?|skills|experience)\b"
            r"|\bnice[- ]to[- ]haves?\b|\bmust[- ]haves?\b|\bbonus points\b|^[^\w\n]{0,8}requirements\b",
            r"\bour (?:client|mission|team|company|values|culture|people|customers|employees)\b",
            r"\b\d\+? (?:or more )?years(?:['’])?(?: of)? [\w ]{0,30}experience\b.{0,40}\brequired\b"
            r"|\b(?:minimum|at least) (?:of )?\w+ years\b",
            r"\b(?:salary|pay|compensation|base) range\b|\bvisa sponsorship\b|\bfull[- ]time permanent\b",
        ),
        3,
        "Give your CV in its place; one advert is set beside a CV on the command line, under “posting”.",
    ),
    _Kind(
        "a letter",
        _signs(
            r"^[^\w\n]{0,8}dear\b",
            r"\bi(?:['’]m| am|['’]d| would)? (?:writing|like|pleased|excited|keen) to (?:apply|express)\b"
            r"|\bi (?:wish|want) to apply\b|\bmy application\b"
            r"|\bapply(?:ing)? for the (?:position|role|post)\b",
            r"^[^\w\n]{0,8}(?:yours? )?(?:sincerely|faithfully|truly)\b"
            r"|^[^\w\n]{0,8}(?:(?:with )?(?:kind|best|warm) )?regards\b",
            r"\blook(?:ing)? forward to (?:hearing|speaking|meeting|discussing|your)\b",
            r"\bthank you for (?:your|considering|taking|reading)\b|\bplease find (?:attached|enclosed|my)\b",
            r"\b(?:hiring|recruitment|human resources) (?:manager|team|committee)\b"
            r"|\bto whom it may concern\b",
        ),
        2,
        "A letter names what you want to stress; the CV says what you did: choose the CV.",
    ),
    _Kind(
        "a bill",
        _signs(
            r"\binvoice\b",
            r"\b(?:sub)?total\b",
            r"\b(?:vat|sales tax)\b",
            r"\b(?:amount|balance|payment) due\b|\bdue date\b",
            r"\bpayment terms\b|\bbank (?:details|account|transfer)\b|\biban\b",
            r"\b(?:qty|quantity|unit price)\b",
        ),
        3,
        "Choose the CV.",
    ),
    _Kind(
        "program code",
        _signs(
            r"^(?:from [\w.]+ )?import [\w.*, ]+;?$",
            r"^(?:async )?(?:def|class|function|func|fn|public|private|const|let|var|type) .{1,80}[:({=]",
            r"^return\b.*[\w)\]};]$",
            r"[{;]$\n.{1,120}[;{}]$",
            r"^(?:if|for|while|elif|else)\b.*[:{]$",
            r"^(?:#include|package |namespace |using |@\w+)",
            r"[=!]==?|\+=|->|=>|::|&&",
        ),
        4,
        "Choose the CV.",
    ),
    _Kind(
        "a report or a paper",
        _signs(
            r"^[^\w\n]{0,8}(?:abstract|executive summary|table of contents|contents)\b",
            r"^[\d. ]{0,8}(?:introduction|conclusions?|discussion|related work)\W?$"
            r"|^[\d. ]{0,8}(?:methodology|methods|results)\W?$",
            r"\bin this (?:paper|report|chapter|section|document|work|study)\b"
            r"|\bthis (?:paper|report|document)\b",
            r"\b(?:figure|table|section|chapter) \d",
            r"\bet al\.|\[\d{1,3}\]",
            r"^[\d. ]{0,8}(?:references|bibliography|appendix)\W?\w?$",
            r"\b(?:page \d+ of \d+|all rights reserved|quarter(?:ly)?|fiscal|stakeholders)\b",
        ),
        3,
        "Choose the CV.",
    ),
)
_CAREER = _signs(
    r"\bexperience\b",
    r"\b(?:education|university|college|degree|bachelor|master|ph\.?d)\b",
    r"\bskills?\b",
    r"\b(?:engineer|developer|analyst|manager|scientist|administrator|consultant|designer|intern|trainee)\b",
    r"\b(?:worked|working|employed|responsible for|position)\b",
    r"\b(?:resume|résumé|curriculum vitae|cv)\b",
)
_MANY_DATED = 2
"""Dated jobs or studies from which on a text is a CV, whatever else it says."""
_FEW = 2
_BEGINNING = 30_000
"""Characters that are looked at: no advert, letter or CV needs more to show what it is."""


def say_kind(text: str, entries: Sequence[Entry], claims: Sequence[Claim], n_skills: int) -> Iterator[str]:
    """Yield what the user is told where the text reads like something other than a CV.

    `n_skills` is the number of different skills that were found in it.
    """
    text = text[:_BEGINNING]
    dated = sum(entry.start is not None for entry in entries)
    if dated >= _MANY_DATED:
        return
    for kind in _KINDS:
        found = _different(kind.signs, text)
        if len(found) >= kind.least + dated:
            yield (
                f"This reads like {kind.name} and not like a CV ({len(found)} signs of one, and "
                f"{'one' if dated else 'no'} job or study with dates): the result below says what the text "
                f"names, not what a person shows. {kind.advice}"
            )
            return
    headed = any(claim.section not in ("header", "other") for claim in claims)
    if not dated and not headed and n_skills < _FEW and len(_different(_CAREER, text)) < _FEW:
        yield (
            "Nothing that CVs hold was found: no job or study with dates, no headings such as “Experience” "
            "and hardly any skill. The result below says little: check that you chose the right file, or "
            "look at its text."
        )


def _different(signs: re.Pattern[str], text: str) -> set[int]:
    """Return which of the signs the text holds."""
    return {found.lastindex for found in signs.finditer(text) if found.lastindex}
