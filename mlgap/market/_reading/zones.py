"""An advert's text as lines that know their zone: what one will do, must bring, may bring, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mlgap.market._reading.anchors import Anchors
from mlgap.market._reading.headings import BARE_HEADINGS, GLUED_HEADING, ZONE_HEADINGS, Zone

SKILL_ZONES: frozenset[Zone] = frozenset({"intro", "responsibilities", "required", "preferred"})
"""The zones whose skills count; company, benefits and legal text carry none."""

_MAX_HEADING = 70
_LONG_LINE = 350
_LONGEST_BENEFIT = 400
_DECORATION = " \t#*_:-–—•·●▪►▶➤✅🚀|=~.…?!>"
_WRAP_WIDTH = 66

_AI_IN_HIRING = re.compile(
    r"ai[- ](?:powered )?tools? (?:may|to) (?:be used|support|assist).{0,60}(?:hiring|recruit|application)"
)
_Tell = Literal["legal", "ai tools", "benefits", "doing"]
_TELLS: Anchors[_Tell] = Anchors(
    {
        "legal": (
            "equal opportunit", "equal-opportunit", "equal employment opportunit",
            "equal-employment opportunit", "without regard to", "reasonable accommodation",
            "protected veteran", "e-verify", "everify", "privacy policy", "privacy notice",
            "privacy statement", "background check", "drug-free", "drug-screen", "drug-test", "drug free",
            "drug screen", "drug test", "ccpa notice", "ccpa privacy", "ccpa rights", "ccpa applicant",
            "gdpr notice", "aedt", "automated employment decision", "fair chance", "criminal histor",
            "affirmative action", "all qualified applicants", "sexual orientation", "recruitment fraud",
            "recruitment agenc", "recruitment scam", "unsolicited resume", "unsolicited cv",
            "personal data will", "personal data is", "personal data are", "use of ai in hiring",
            "use of ai in recruit", "use of ai in our hiring", "use of ai in our recruit",
        ),
        "ai tools": ("ai tool", "ai-tool", "ai powered tool", "ai-powered tool"),
        "benefits": (
            "401k", "401(k", "401 k", "401 (k", "401\xa0k", "401\xa0(k", "paid time off", "|pto|",
            "parental leave", "health insurance", "dental", "vision insurance", "|pension|",
            "life insurance", "stock options", "|rsu|", "|rsus|", "gym membership", "gym pass", "wellness",
            "tuition reimburse", "tuition assist", "employee assistance", "annual leave", "vacation days",
            "holiday allowance", "meal voucher", "commuter", "bonus plan", "medical, ", "learning budget",
            "learning stipend", "learning allowance", "free lunch", "free snacks", "free coffee",
        ),
        "doing": (
            "|you'll|", "|you’ll|", "|youll|", "|will|", "|responsible for|", ", you|", "|in this role|",
            "|your role|", "|your job|", "|your mission|", "|the role involves|",
        ),
    }
)  # fmt: skip
"""What tells legal and benefits wording, and words that `_DOING` does not match without."""
_COMPANY = re.compile(
    r"^(?:at [\w&.' -]{2,40}, we\b|we are (?:a|an|the|one of)\b|we're (?:a|an|the|one of)\b"
    r"|our mission\b|founded in\b"
    r"|[\w&.,' -]{2,40} is (?:a|an|the|one of|on a mission)\b.{0,80}"
    r"(?:company|leader|leading|provider|platform|start-?up|firm|organi[sz]ation|group|bank"
    r"|agency|world|global|mission))",
    re.I,
)
_REQUIRED = re.compile(
    r"\b(?:years?|yrs?)\b.{0,30}\bexperience|\bexperience (?:with|in|of|using|building"
    r"|working|developing|as|across)\b"
    r"|\bproficien|\bknowledge of\b|\bfamiliar|\bexpertise\b|\bunderstanding of\b"
    r"|\bskills?\b|\bdegree\b|\bfluen|\bability to\b"
    r"|\bbackground in\b|\bmust have\b|\byou have\b|\bhands-on\b|\btrack record\b|\bcomfortable\b",
    re.I,
)
_DOING = re.compile(
    r"\b(?:you(?:'|’)?ll|you will|will be responsible|responsible for|as an? "
    r"[\w /-]{3,50}, you|in this role|your (?:role|job|mission)|the role (?:involves"
    r"|will))\b|\b(?:engineer|scientist|candidate|role|position|person|developer|intern"
    r"|hire)\b.{0,20}\bwill\b",
    re.I,
)
_ORDER = re.compile(
    r"(?:you (?:design|build|develop|work|own|lead)|design|build|develop|deploy|implement"
    r"|lead|own|create|collaborate|work|drive"
    r"|maintain|architect|analy[sz]e|partner|conduct|support|ensure|optimi[sz]e|train|write"
    r"|research|contribute|integrate"
    r"|monitor|apply|perform|utili[sz]e|collect|prepare|use|leverage|enhance|improve|assist"
    r"|participate|investigate|test|integrate|document|provide|develop|run|ship|shape|help"
    r"|experiment|fine-tune|scale|select|present|communicate|advise|engineer|extend"
    r"|configure|operate|define|deliver|translate|manage|evaluate|mentor|establish|identify"
    r"|automate|explore|prototype)\b",
    re.I,
)
"""A sentence that begins so tells what one will do."""
_SENTENCE_LIKE = re.compile(
    r"\d|^you(?:'ll| will| must| should|'re| are)? (?:have|be|need|bring|possess|are|work"
    r"|build|own|join|lead|design|develop|help) (?!to\b|you\b|on$)\w+ \w+|^(?:experience"
    r"|knowledge|skills|expertise|background|education|proficien\w+|capabilities"
    r"|abilities) (?:with|in|of|using|building)\b|\bsuch as\b|\be\.g"
)
_ITEM = re.compile(r"\s*(?:[-*•·●▪►➢✓✔+]\s?|\d\.\s)\S")
_OWN_ITEM = re.compile(
    r"(?:must[- ]haves?|(?:nice|good|great)[- ]to[- ]haves?|you (?:have|bring|need)):? "
    r"(?P<what>(?!(?:skills?|qualifications?|requirements?|criteria|but|not|and|the following)\b"
    r"|experiences?$)\S.*)",
    re.I,
)
"""A bullet that says of itself how firmly it asks: an item, and no heading of the lines after it."""
_GOES_BEFORE = re.compile(r"[a-z)]")
_NO_SENTENCE_END = re.compile(r"(?:\b(?:e\.?g|i\.?e|etc|incl|approx|resp|vs|inc|esp)|\(cf)$", re.I)
_STRAYED: frozenset[Zone] = frozenset({"company", "legal"})
_BULLETS = "•·●▪►➢✓✔*"
_BULLET = re.compile(r"\s+(?=[•·●▪►➢✓✔]\s?)|\s+(?=[*]\s+\S)")
# these two begin with the one character that must be there: a search leaps from one to the next
_SENTENCE_END = re.compile(r"[.!?;](\s+)(?=[A-Za-z(*#])")
_GLUED = re.compile(r"[A-Z](?:(?<=[a-z)][.:!?].)|(?<=[a-z]{2}.)(?=[a-z]+(?: [a-z&]+){0,4}:))")
_INLINE = re.compile(
    rf"(?:(?<=[.!?;:)])|(?<=\s\s)|(?<=\w))\s*[#*_]*\s*\b(?=(?:{BARE_HEADINGS})[*_]*\s*:)", re.I
)
_INLINE_REACH = 80
"""The longest heading in the middle of a line and the marks around it stand within so many characters."""
_INLINE_ENDS = (
    "ies", "ns", "ts", "ls", "on", "ce", "have", "haves", "us", "you", "le", "am", "ny", "ks", "do", "ng",
    "ed", "er", "are", "for", "ty",
)  # fmt: skip
_LEAD_IN = re.compile(r"^[\s#*_•-]*([^:\n]{3,60}?)\s*[*_]*:[*_]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """One line or sentence of an advert with its zone."""

    text: str
    zone: Zone


def split_zones(text: str) -> tuple[ZoneLine, ...]:
    """Return the lines of an advert in order, each in one zone; headings are left out.

    Lines wrapped by a source are joined, glued or one-line texts are cut at headings, bullets and
    sentences. A line of legal or benefits wording is such wherever it stands.
    """
    zone: Zone = "intro"
    lines: list[ZoneLine] = []
    for raw in _physical_lines(text):
        heading = heading_zone(raw)
        if heading is not None:
            if _ITEM.match(raw) and (own := _OWN_ITEM.match(raw.lstrip(_DECORATION))):
                lines.append(_zone_line(own.group("what"), heading))
            else:
                zone = heading
            continue
        if not raw.strip(_DECORATION):
            continue
        lead = _LEAD_IN.match(raw) if ":" in raw else None
        named = heading_zone(lead.group(1)) if lead else None
        if lead is None or named is None:
            lines.append(_zone_line(raw, zone))
        elif named in ("legal", "intro"):
            lines.append(_zone_line(raw, named if named == "legal" else zone))
        else:
            zone = named
            lines.append(_zone_line(raw[lead.end() :], zone))
    return tuple(lines)


def heading_zone(line: str) -> Zone | None:
    """Return the zone that a heading opens, None where the line is no known heading."""
    bare = line.strip().strip(_DECORATION)
    if not 3 <= len(bare) <= _MAX_HEADING or ": " in bare:
        return None
    if bare.count(" ") > (10 if line.rstrip(" *_#").endswith((":", "?")) else 6):
        return None
    bare = bare.lower().replace("’", "'")
    if len(bare) > _MAX_HEADING or _SENTENCE_LIKE.search(bare):
        return None
    return _zone_of_words(bare)


@lru_cache(maxsize=1 << 16)
def _zone_of_words(bare: str) -> Zone | None:
    return next((zone for zone, pattern in ZONE_HEADINGS if pattern.match(bare)), None)


def forget_headings() -> None:
    """Drop all lines remembered."""
    _zone_of_words.cache_clear()


def _zone_line(text: str, zone: Zone) -> ZoneLine:
    lower = text.lower()
    told = _TELLS.met_in(lower)
    if "legal" in told or ("ai tools" in told and _AI_IN_HIRING.search(lower)):
        return ZoneLine(text, "legal")
    if "benefits" in told and zone in SKILL_ZONES and _is_benefit(text):
        return ZoneLine(text, "benefits")
    if zone == "intro" or (zone in _STRAYED and _asks_of_you(text)):
        return ZoneLine(text, _intro_zone(text, "doing" in told))
    return ZoneLine(text, zone)


def _asks_of_you(text: str) -> bool:
    """Return whether a line under a heading about the company tells what one will do or must bring.

    Few adverts mark where the company's story ends.
    """
    plain = text.lstrip(_DECORATION)
    return bool(_ITEM.match(text) and (_ORDER.match(plain) or _REQUIRED.search(text)))


def _is_benefit(text: str) -> bool:
    return len(text) < _LONGEST_BENEFIT and not _REQUIRED.search(text)


def _intro_zone(text: str, may_do: bool) -> Zone:
    plain = text.lstrip(_DECORATION)
    doing = bool(_ORDER.match(plain) or (may_do and _DOING.search(plain)))
    if not doing and _COMPANY.search(text):
        return "company"
    if doing:
        return "responsibilities"
    return "required" if _REQUIRED.search(text) or _ITEM.match(text) else "intro"


def _physical_lines(text: str) -> Iterator[str]:
    lines = GLUED_HEADING.sub(r"\g<0>\n", text.replace("\r", "")).split("\n")
    if _is_wrapped(lines):
        lines = _unwrap(lines)
    for line in lines:
        if len(line) < _LONG_LINE:
            if line.strip():
                yield line
        else:
            yield from _cut(line)


def _cut(line: str) -> Iterator[str]:
    spaced = _GLUED.sub(r"\n\g<0>", line)
    if ":" in spaced:
        spaced = _cut_at_headings(spaced)
    if any(mark in spaced for mark in _BULLETS):
        spaced = _BULLET.sub("\n", spaced)
    for piece in spaced.split("\n"):
        for sentence in _sentences(piece):
            if sentence.strip():
                yield sentence


def _cut_at_headings(line: str) -> str:
    """Return `line` with a line break before each heading in it: what ends in a colon is looked at alone."""
    kept: list[str] = []
    done, colon = 0, line.find(":")
    while colon >= 0:
        start = max(done, colon - _INLINE_REACH)
        if line[start:colon].rstrip().rstrip("*_").lower().endswith(_INLINE_ENDS):
            for heading in _INLINE.finditer(line, start, colon + 1):
                kept += (line[done : heading.start()], "\n")
                done = heading.end()
        colon = line.find(":", colon + 1)
    return "".join((*kept, line[done:]))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        at = end.start()
        if text[end.end()].islower() and not (at and _GOES_BEFORE.match(text, at - 1)):
            continue
        if text[at] == "." and _NO_SENTENCE_END.search(text, max(0, at - 8), at):
            continue
        yield text[start : at + 1]
        start = end.end()
    yield text[start:]


def _is_wrapped(lines: list[str]) -> bool:
    filled = [len(line) for line in lines if line.strip()]
    if len(filled) < 15 or max(filled) > _WRAP_WIDTH:
        return False
    return sum(n >= 45 for n in filled) >= len(filled) / 3


def _unwrap(lines: list[str]) -> list[str]:
    joined: list[str] = []
    previous = 0
    for line in lines:
        starts_new = not line.strip() or line.lstrip()[:1] in "-*•#" or heading_zone(line) is not None
        if joined and not starts_new and previous >= 42:
            glue = "" if joined[-1].endswith("-") else " "
            joined[-1] += glue + line.strip()
        else:
            joined.append(line)
        previous = len(line)
    return joined
