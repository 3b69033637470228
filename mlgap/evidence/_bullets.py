"""What each line of work says beyond its task, and what its writer could add from their own facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.evidence._grades import own_words
from mlgap.evidence._language import read_claim_languages
from mlgap.evidence._signals import find_live, find_operated, find_outcome
from mlgap.evidence._verbs import has_action, only_knows, starts_with_action
from mlgap.skills import Taxonomy
from mlgap.types import BulletCheck, Claim, Profile, Section

_WORK: frozenset[Section] = frozenset(("experience", "projects", "volunteering"))
_FEWEST_WORDS = 4
_LONGEST_TITLE = 110
_SHORT = 60
_MADE = re.compile(
    r"(?<!\bto )\b(?:built|build(?:s|ing)?|creat(?:e|es|ed|ing)|develop(?:s|ed|ing)?|design(?:s|ed|ing)?"
    r"|train(?:s|ed)?|implement(?:s|ed|ing)?|wrote|engineer(?:ed|s)|set up|automat(?:ed|es|ing)"
    r"|architect(?:ed|s)|prototyp(?:ed|es)|fine-?tun(?:ed|es|ing)|migrat(?:ed|es|ing))\b"
    r"(?:(?! of )[^.;:]){0,60}?"
    r"\b(?:(?:statistical|predictive|\w+ing|risk|churn|language|forecast\w*|\w+ion|ml|neural) models?"
    r"|models? (?:in|with|for|to|using)|classifiers?|recommenders?|chat ?bots?|assistants?|agents?"
    r"|detectors?|pipelines?|services?|apis?|apps?|applications?(?! data| form| process)|microservices?"
    r"|platforms?|dashboards?|web ?sites?|backends?|engines?|workflows?|neural networks?|clusters?"
    r"|(?:recommend\w*|answering|detection|ranking|search|retrieval|forecast\w*|monitoring|information"
    r"|automation|scoring|alerting|management) (?:systems?|tools?))\b",
    re.IGNORECASE,
)
"""A deed whose result can run: what it was used for, and how well it did, can be asked."""
_BETTER = re.compile(
    r"\b(?:improv(?:ed|ing)|increas(?:ed|ing)|reduc(?:ed|ing)|optimi[sz](?:ed|ing)|enhanc(?:ed|ing)"
    r"|accelerat(?:ed|ing)|sped up|speeding up|streamlin(?:ed|ing)|boosted|minimi[sz](?:ed|ing)"
    r"|maximi[sz](?:ed|ing)|lower(?:ed|ing)|shorten(?:ed|ing)|saved|faster|time-saving"
    r"|to (?:improve|increase|reduce|optimi[sz]e|enhance|accelerate|speed up|streamline|minimi[sz]e"
    r"|lower))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\w-])|\b(?:one(?! of)|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|twice|half|halves|thirds?|quarter|fifth|tenth)\b",
    re.IGNORECASE,
)
"""Any number: a line that holds one is not asked for another."""
_NO_FIGURE = re.compile(r"\d+-[a-z]", re.IGNORECASE)
_WEAK = re.compile(
    r"(?:every|each) \w+|keeps? (?:the|our|all)|shipping|24[x/]7|passed .*audits?"
    r"|(?:on|through|toward) production",
    re.I,
)
"""Words of running things that as often stand for freight, training sessions or a shop's hours."""
_QUALITY = re.compile(
    r"\b(?:accuracy|f1|auc|roc|rmse|mae|mape|precision|recall|bleu|rouge|wer|iou|map|r2|perplexity)\b", re.I
)
_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty)"
_FIGURE = re.compile(
    rf"\b(?:in|under|within|below) (?:{_NUMBER}|an?)\s?(?:ms|seconds?|minutes?|hours?)\b"
    rf"|\b(?:ros|rise|grew|grow|fell|fall|drop|cut|improv|increas|decreas|reduc|speed|sped)\w*\b[^.;]{{0,25}}?"
    rf"\b{_NUMBER}[ -]?(?:times|fold)\b"
    rf"|\b{_NUMBER} (?:hundred|thousand|million|billion) \w+"
    r"|\b(?:by|at|about|almost|over|saved) (?:an?|one|two) (?:half|thirds?|quarters?|fifths?|sixth|tenth)\b"
    r"(?! part)|\bfrom an? \w+ to an? \w+\b",
    re.IGNORECASE,
)
"""Figures in words, and spans of time that something takes."""
_SPANS_AND_TEAMS = (
    r"(?:years|months|weeks|days|hours|minutes|people|engineers|developers|analysts|scientists|students|members"
    r"|colleagues|trainees|reports)\b"
)
_COUNT = re.compile(
    r"(?:^|[a-z,;:(] ?)(?<!than )(?P<count>(?!(?:19|20)\d\d\b)[1-9]\d[\d,]*(?: [a-z]+){0,2}? "
    rf"(?!{_SPANS_AND_TEAMS})[a-z]+s)\b"
)
"""How many things were handled: ten at least, and no span of time and no size of a team."""
_RUNS = re.compile(
    r"\bserv(?:e|es|ed|ing) (?:[\w-]+ ){0,3}(?:models?|predictions?|traffic|users|requests)\b|\blive test\b"
    r"|\bmodel deployment\b|\bruns on\b|\b(?:review|check|watch)\w*\b[^.;]{0,40} every (?:day|week|month)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"(?:wrote|drafted|documented|prepared)\b[^.;:]{0,60}?\b(?:guides?|plans?|manuals?|documentation|runbooks?|polic\w+"
    r"|checklists?)\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\W*(?:the )?(?:main )?(?:goals?|aims?|objectives?|purpose)\b", re.IGNORECASE)
_NEVER_RAN = re.compile(
    r"\b(?:never|not|no|without|proof of concept|poc|prototypes?|mock-?ups?)\b[^.;]{0,60}"
    r"\b(?:production|prod|live|deploy\w*|launch\w*|released?)\b|\bproof of concept\b|\bprototyp\w+\b",
    re.IGNORECASE,
)
_WHAT_IT_DID = "If you counted it, say how much it handled or what it changed."


def check_bullets(profile: Profile, taxonomy: Taxonomy) -> tuple[BulletCheck, ...]:
    """Return what each line of work says, in reading order: bullets and sentences of jobs and projects.

    Titles, lists of tools and lines without any deed are no lines of work, and a line said twice is one.
    Lines that are not in English are left out: their words cannot be read so.
    """
    foreign = read_claim_languages(profile.claims).foreign
    named: dict[int, list[str]] = {}
    for item in profile.evidence:
        known = taxonomy.skills.get(item.skill_id)
        if item.named and item.implied_by is None and known is not None and known.kind == "skill":
            named.setdefault(item.claim, []).append(item.skill_id)
    work: dict[str, int] = {}
    for index, claim in enumerate(profile.claims):
        if not foreign[index] and _is_work(claim) and not _is_title(index, profile):
            work.setdefault(claim.text.casefold(), index)
    return tuple(
        check_line(index, profile.claims[index].text, tuple(dict.fromkeys(named.get(index, ()))))
        for index in work.values()
    )


def check_line(claim: int, text: str, tools: Sequence[str]) -> BulletCheck:
    """Return what one line of work says; what others did in it does not count."""
    own = own_words(text)
    outcome, production = _outcome(own), _production(own)
    return BulletCheck(claim, outcome, production, tuple(tools), _advice(own, outcome, production, tools))


def _is_work(claim: Claim) -> bool:
    """Return whether a claim tells of a deed of the person, under a heading of work or without headings."""
    own = own_words(claim.text)
    if len(own.split()) < _FEWEST_WORDS or (own.isupper() and len(own) < _SHORT) or only_knows(own):
        return False
    if claim.section in ("other", "header"):
        return starts_with_action(own)
    return claim.section in _WORK and (has_action(own) or _says_more(own))


def _says_more(text: str) -> bool:
    return _outcome(text) is not None or _production(text) is not None


def _outcome(text: str) -> str | None:
    found = find_outcome(text)
    if found is not None and not _NO_FIGURE.match(found):
        return found
    figure, count = _FIGURE.search(text), _COUNT.search(text)
    return figure[0] if figure else count["count"] if count else None


def _production(text: str) -> str | None:
    """Return the first words of running something for real, names and words of double sense left out."""
    for find in (find_live, find_operated):
        rest = text
        while (found := find(rest)) is not None:
            place = rest.casefold().find(found.casefold())
            if not _WEAK.fullmatch(found) and not _in_a_name(rest, place, found):
                return found
            rest = rest[: max(place, 0)] + " " * len(found) + rest[max(place, 0) + len(found) :]
    runs = _RUNS.search(text)
    return runs[0] if runs else None


def _in_a_name(text: str, place: int, found: str) -> bool:
    """Return whether the words are part of a name ("Wildlife Monitoring Program")."""
    before = text[:place].rstrip()
    return found[:1].isupper() and found.endswith("ing") and bool(before) and before[-1] not in ".;:•–—-"


def _is_title(index: int, profile: Profile) -> bool:
    """Return whether a claim is the first of its entry and begins with the role, or reads as a heading."""
    claim = profile.claims[index]
    if claim.entry is None:
        return False
    role = profile.entries[claim.entry].role
    first = index == 0 or profile.claims[index - 1].entry != claim.entry
    if not first or len(claim.text) > _LONGEST_TITLE:
        return False
    return claim.text.startswith(role) if role else _is_heading(claim.text)


def _is_heading(text: str) -> bool:
    """Return whether nearly all of its longer words begin with a capital letter."""
    words = [word for word in text.split() if word[:1].isalpha() and len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _advice(text: str, outcome: str | None, production: str | None, tools: Sequence[str]) -> str:
    """Return what would make the line stronger where its writer knows it: a question, never a fact."""
    made = _MADE.search(text) is not None and _AIM.match(text) is None
    better, counted = _BETTER.search(text), _COUNTED.search(text)
    parts: list[str] = []
    if _PAPER.match(text):
        return ""
    if outcome is None and better and not counted:
        parts.append(f"It says “{better[0].removeprefix('to ')}”: if you measured it, say by how much.")
    elif outcome is None and production is not None:
        parts += [_WHAT_IT_DID] if (made or tools) and not counted else []
    elif outcome is None and made and not counted and not _NEVER_RAN.search(text):
        parts.append("If it was used, say by whom and how much; if you measured it, give the figure.")
    elif outcome is None and made and not counted:
        parts.append("If you measured it, give the figure.")
    elif production is None and made and _QUALITY.search(text) and not _NEVER_RAN.search(text):
        parts.append("If it ran in production, say so, and who used it.")
    if made and not tools:
        parts.append("Name what you built it with.")
    return " ".join(parts)
