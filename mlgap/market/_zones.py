"""An advert's text as lines that know their zone: what one will do, must bring, may bring, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mlgap.market._anchors import holds_any
from mlgap.market._headings import BARE_HEADINGS, ZONE_HEADINGS, Zone

SKILL_ZONES: frozenset[Zone] = frozenset({"intro", "responsibilities", "required", "preferred"})
"""The zones whose skills count; company, benefits and legal text carry none."""

_MAX_HEADING = 70
_LONG_LINE = 350
_DECORATION = " \t#*_:-–—•·●▪►▶➤✅🚀|=~.…?!>"
_WRAP_WIDTH = 66

_LEGAL = re.compile(
    r"equal[- ](?:employment )?opportunit|without regard to|reasonable accommodation"
    r"|protected veteran|e-?verify"
    r"|privacy (?:policy|notice|statement)|background check|drug[- ](?:free|screen|test)"
    r"|ccpa (?:notice|privacy|rights|applicant)|gdpr notice|aedt"
    r"|automated employment decision|fair chance|criminal histor|affirmative action|all "
    r"qualified applicants"
    r"|sexual orientation|recruitment (?:fraud|agenc|scam)|unsolicited (?:resume|cv)s?"
    r"|personal data (?:will|is|are)"
    r"|use of ai in (?:our )?(?:hiring|recruit)|ai[- ](?:powered )?tools? (?:may|to) (?:be "
    r"used|support|assist).{0,60}(?:hiring|recruit|application)",
    re.I,
)
_LEGAL_WORDS = (
    "opportunit",
    "regard to",
    "accommodat",
    "veteran",
    "verify",
    "privacy",
    "background check",
    "drug",
    "ccpa",
    "gdpr notice",
    "aedt",
    "automated employment",
    "fair chance",
    "criminal",
    "affirmative",
    "qualified applicants",
    "orientation",
    "recruitment",
    "unsolicited",
    "personal data",
    "use of ai",
    "ai tool",
    "ai-powered tool",
    "ai powered tool",
)
_BENEFIT_WORDS = (
    "401",
    "time off",
    "pto",
    "leave",
    "insurance",
    "dental",
    "pension",
    "stock",
    "rsu",
    "gym",
    "wellness",
    "tuition",
    "employee assistance",
    "vacation",
    "holiday",
    "voucher",
    "commuter",
    "bonus plan",
    "medical,",
    "learning",
    "free ",
)
_BENEFITS = re.compile(
    r"401\s?\(?k|paid time off|\bpto\b|parental leave|health insurance|dental|vision insurance|\bpension\b"
    r"|life insurance|stock options|\brsus?\b|gym (?:membership|pass)|wellness|tuition (?:reimburse|assist)"
    r"|employee assistance|annual leave|vacation days|holiday allowance|meal voucher|commuter|bonus plan"
    r"|medical, |learning (?:budget|stipend|allowance)|free (?:lunch|snacks|coffee)",
    re.I,
)
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
    r"|hire)\b.{0,20}\bwill\b"
    r"|^(?:you (?:design|build|develop|work|own|lead)|design|build|develop|deploy|implement"
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
_SENTENCE_LIKE = re.compile(
    r"\d|^you(?:'ll| will| must| should|'re| are)? (?:have|be|need|bring|possess|are|work"
    r"|build|own|join|lead|design|develop|help) (?!to\b|you\b|on$)\w+ \w+|^(?:experience"
    r"|knowledge|skills|expertise|background|education|proficien\w+|capabilities"
    r"|abilities) (?:with|in|of|using|building)\b|\bsuch as\b|\be\.g"
)
_ITEM = re.compile(r"\s*(?:[-*•·●▪►➢✓✔+]\s?|\d\.\s)\S")
_BULLET = re.compile(r"\s+(?=[•·●▪►➢✓✔]\s?)|\s+(?=[*]\s+\S)")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z(*#])|(?<=[a-z)][.!?;])\s+(?=[a-z])")
_GLUED = re.compile(r"(?<=[a-z)][.:!?])(?=[A-Z])|(?<=[a-z]{2})(?=[A-Z][a-z]+(?: [a-z&]+){0,4}:)")
_INLINE = re.compile(
    rf"(?:(?<=[.!?;:)])|(?<=\s\s)|(?<=\w))\s*[#*_]*\s*\b(?=(?:{BARE_HEADINGS})[*_]*\s*:)", re.I
)
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
            zone = heading
            continue
        if not raw.strip(_DECORATION):
            continue
        lead = _LEAD_IN.match(raw)
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
    bare = line.strip().strip(_DECORATION).lower().replace("’", "'")
    if not 3 <= len(bare) <= _MAX_HEADING or ": " in bare or _SENTENCE_LIKE.search(bare):
        return None
    if bare.count(" ") > (10 if line.rstrip(" *_#").endswith((":", "?")) else 6):
        return None
    return _zone_of_words(bare)


@lru_cache(maxsize=1 << 16)
def _zone_of_words(bare: str) -> Zone | None:
    return next((zone for zone, pattern in ZONE_HEADINGS if pattern.match(bare)), None)


def _zone_line(text: str, zone: Zone) -> ZoneLine:
    lower = text.lower()
    if holds_any(lower, _LEGAL_WORDS) and _LEGAL.search(lower):
        return ZoneLine(text, "legal")
    if zone in SKILL_ZONES and holds_any(lower, _BENEFIT_WORDS) and _is_benefit(lower):
        return ZoneLine(text, "benefits")
    return ZoneLine(text, _intro_zone(text) if zone == "intro" else zone)


def _is_benefit(text: str) -> bool:
    return len(text) < 400 and bool(_BENEFITS.search(text)) and not _REQUIRED.search(text)


def _intro_zone(text: str) -> Zone:
    doing = bool(_DOING.search(text.lstrip(_DECORATION)))
    if _COMPANY.search(text) and not doing:
        return "company"
    if doing:
        return "responsibilities"
    return "required" if _REQUIRED.search(text) or _ITEM.match(text) else "intro"


def _physical_lines(text: str) -> Iterator[str]:
    lines = text.replace("\r", "").split("\n")
    if _is_wrapped(lines):
        lines = _unwrap(lines)
    for line in lines:
        if len(line) < _LONG_LINE:
            if line.strip():
                yield line
        else:
            yield from _cut(line)


def _cut(line: str) -> Iterator[str]:
    spaced = _GLUED.sub("\n", line)
    spaced = _INLINE.sub("\n", spaced)
    spaced = _BULLET.sub("\n", spaced)
    for piece in spaced.split("\n"):
        for sentence in _SENTENCE.split(piece):
            if sentence.strip():
                yield sentence


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
