"""Where and how one works: remote, hybrid or on site; full-time, part-time, contract or internship."""

from __future__ import annotations

import re
from typing import Literal

from mlgap.market._reading.anchors import Anchors
from mlgap.skills import lowered
from mlgap.types import Employment, Level, WorkMode

_MODE: Anchors[Literal["mode"]] = Anchors(
    {
        "mode": (
            "hybrid", "remote", "on-site", "onsite", "on site", "office", "in-person", "in person",
            "telework", "telecommut", "home", "from anywhere", "distributed", "days",
        )
    }
)  # fmt: skip
"""Words around which a work mode is told."""

_HYBRID = re.compile(
    r"\bhybrid (?:work|role|position|model|schedule|remote|policy|set-?up|environment"
    r"|opportunit|arrangement|basis|office|job|flex|approach|pattern|format|mode|in\b|from"
    r"|at\b|\(|[-–:,|]|\d)"
    r"|\b(?:location|work(?:place)?(?: model| type| mode| arrangement| setting| location| "
    r"environment)?|schedule|policy|type|role is|position is|team is|setting|office"
    r"|arrangement|model|mode|working|based|flexible|remote|li"
    r"|onsite)\W{0,4}(?:\w+\W+){0,2}hybrid\b|\bhybrid\W{0,3}$|^\W*hybrid\b|[(/|] "
    r"?hybrid\b(?! (?:cloud|search))|#li-hybrid"
    r"|(?:\d|one|two|three|four)(?:\s?[-–to]+\s?(?:\d|two|three|four))?\+? days?(?: (?:a"
    r"|per|each|every) week|/week| weekly)?[\w ,]{0,25} (?:in|at|from|on)[- ](?:the |our "
    r"|your |a )?(?:\w+ ){0,2}(?:office|site|hub|person|hq|clinic|campus)"
    r"|(?:in|at|from)[- ](?:the |our )?(?:office|site|person)[\w ]{0,20} (?:at least "
    r"|minimum (?:of )?)?(?:\d|one|two|three|four)(?:\s?[-–]\s?\d)? days|\d days? (?:remote"
    r"|from home|wfh)|(?:home|mobile) office (?:days|option|possible)|days? (?:of "
    r")?(?:remote|home)"
    r"|work(?:ing)? from home (?:every|\d|one|two|three|up to|once|twice)"
    r"|office[\w ,]{0,50}(?:\d|two|three|four)(?: ?[-–] ?\d)? days|(?:office|person|site) "
    r"(?:once|twice)|mix of (?:remote|home|office)|(?:in the|in our) office (?:\d|two|three"
    r"|four)|\d{2} ?% (?:in[- ]office|of (?:their|your) time)",
    re.M,
)
_REMOTE = re.compile(
    r"\b(?:fully|full|predominantly|100 ?%|completely|entirely|all"
    r"|permanent(?:ly)?)[- ]remote|\bremote(?:[- ]first|[- ]only| position| role| "
    r"opportunity| job| \(| within| in the| from anywhere| work(?:ing)?\b(?! (?:arrangement"
    r"|environment|policy))| us\b| usa\b| -|,| eligible| contract| team| company| based| "
    r"candidates| applicants| considered| options? available)"
    r"|\b(?:location|work(?:place)?(?: model| type| mode| arrangement| setting| location)?"
    r"|job type|type)\W{0,4}(?:\w+\W+){0,2}remote\b|\bwork (?:from home|from anywhere"
    r"|remotely)|#li-remote|home[- ]based|\btelework\b|\btelecommut|this (?:role|position"
    r"|job) is (?:\w+ ){0,2}remote|(?:is|be) (?:open to |a )?remote\b|^\W*remote\b"
    r"|\bwork(?:ing)? (?:\w+ )?remotely|\bremotely (?:from|within|in|based|anywhere)"
    r"|(?:100 ?%|fully|completely|all[- ]remote,?) distributed",
    re.M,
)
_ONSITE = re.compile(
    r"\bon[- ]?site (?:role|position|work|job|in\b|at\b|only|presence|daily|required|5|five"
    r"|\(|-|,|location|basis|team|full)|\b(?:100 ?%|fully|is|full[- ]time|be|position,?"
    r"|strictly|work(?:ing)?|primarily)[ :-]+on[- ]?site\b|\b(?:location|work(?:place)?(?: "
    r"model| type| mode| arrangement| setting| location)?"
    r"|type)\W{0,4}(?:\w+\W+){0,2}(?:on[- ]?site|in[- ]person|in[- ]office)\b|#li-on-?site"
    r"|\bin[- ]person (?:role|position|work|in|at|at our|environment|culture|team|5|five)"
    r"|work(?:ing)? (?:in[- ]person|from (?:the|our) office)|(?:5|five) days (?:a"
    r"|per)[ -]week|not (?:a )?remote|no remote|must be on-?site|\bin[- ]office (?:role"
    r"|position|5|five|culture|environment|,|in\b)|^\W*on-?site\W*$|(?:work|working) "
    r"on-?site|(?:meets?|work|working|team|everyone) (?:is )?in[- ](?:the )?office|in our "
    r"office every day|in[- ]office every day|(?:work|working|based|located) (?:from|in|at"
    r"|out of) (?:the |our )?(?:[\w,]+ ){0,4}office\b(?! (?:or|and|365|suite|automation))"
    r"|able to work (?:from|in|at) (?:the|our) (?:\w+ ){0,2}office",
    re.M,
)
_NO_REMOTE = re.compile(
    r"\b(?:no|not|non)[ -]+(?:\w+ ){0,4}(?:remote|telework|telecommut\w+)\b|remote (?:work )?(?:is )?not",
)
_TRIVIAL = re.compile(
    r"(?:in[- ]person|on-?site|telephonic)[\w /()]{0,25}interviews?"
    r"|interviews?[\w ()/]{0,40}in[- ]person|hybrid,? deep|from onsite to remote|remote "
    r"(?:sensing|monitoring|patient|teams?|stakeholders|access|server|procedure|control"
    r"|desktop)|hybrid (?:cloud|search|model(?!s? of work|ing)|architect|retriev|approach"
    r"|algorithm|infrastructure|environments|systems?|ml|ai|app|deploy|recommend|capacity"
    r"|multi|solution|and multi|role that|rag|data|quantum|it\b)",
)
_FIELDS: tuple[tuple[str, WorkMode], ...] = (
    ("hybrid", "hybrid"),
    ("remote", "remote"),
    ("telework", "remote"),
    ("on-site", "onsite"),
    ("onsite", "onsite"),
)

_INTERN = re.compile(r"\bintern(?:ship)?\b|working student|werkstudent|\bco-?op\b", re.I)
_CONTRACT = re.compile(
    r"(?:job|employment|position|contract|role) ?(?:type|duration|length"
    r"|term)?\s*[:-]\s*(?:\w+ ){0,2}(?:contract|freelance|temporary|w2|c2c|corp|temp\b"
    r"|\d+\+? ?months)|\b\d{1,2}\+?[- ]?(?:to \d+ )?(?:month|mo)s?\+? (?:initial )?(?:\w+ "
    r")?(?:contract|project|assignment|engagement)|\bcontract (?:role|position|duration"
    r"|length|to hire|opportunity|basis|w2)|contract[- ]to[- ]hire|\bc2c\b"
    r"|\bcorp[- ]to[- ]corp|\bw-?2 (?:only|contract|role|position)|\bfreelance\b|\boutside "
    r"ir35|\binside ir35|fixed[- ]term|independent contractor|temporary (?:position|role"
    r"|assignment)|day rate|on (?:a )?contract\b|\bcontractor\b(?! (?:or|and))",
)
_PART = re.compile(r"\bpart[- ]time\b(?! (?:student|phd|degree|employees|or full))")
_FULL = re.compile(
    r"\bfull[- ]?time\b|\bpermanent (?:role|position|contract|job|employment|full)"
    r"|\bunbefristet|\bpermanent\b",
)
_CONTRACT_TELLS: Anchors[Literal["contract"]] = Anchors(
    {
        "contract": (
            "contract", "freelance", "temporary", "|temp|", "c2c", "|corp", "|w2", "|w-2", "ir35",
            "fixed-term", "fixed term", "day rate", "month", "mo ", "mo+", "mos ", "mos+",
        )
    }
)  # fmt: skip
_FULL_TELLS: Anchors[Literal["full", "part"]] = Anchors(
    {
        "full": ("|full time", "|full-time", "|fulltime", "|permanent|", "|unbefristet"),
        "part": ("|part-time|", "|part time|"),
    }
)
_EMPLOYMENT_FIELDS: tuple[tuple[str, Employment], ...] = (
    ("intern", "internship"),
    ("contract", "contract"),
    ("temp", "contract"),
    ("freelance", "contract"),
    ("parttime", "part-time"),
    ("fulltime", "full-time"),
)
_HEAD = 1500


def read_work_mode(title: str, location: str, remote: str, text: str) -> WorkMode:
    """Return the work mode that the source's field, the title, the place or the text states."""
    field = remote.strip().lower()
    for words in (field, title.lower(), location.lower()):
        for word, mode in _FIELDS:
            if word in words and not (word == "hybrid" and "hybrid cloud" in words):
                if mode == "remote" and words is not field and _mode_of_text(text) == "hybrid":
                    return "hybrid"
                return mode
    return _mode_of_text(text)


def _mode_of_text(text: str) -> WorkMode:
    lower = lowered(text)
    around = "\n".join(lower[a:b] for a, b in _MODE.windows(lower, 60, 70).get("mode", ()))
    if not around:
        return "unstated"
    plain = _TRIVIAL.sub(" ", around)
    if _HYBRID.search(plain):
        return "hybrid"
    onsite = _ONSITE.search(plain)
    remote = _REMOTE.search(plain)
    if onsite and (not remote or _NO_REMOTE.search(plain)):
        return "onsite"
    if remote and not _NO_REMOTE.search(plain):
        return "remote"
    return "onsite" if onsite else "unstated"


def read_employment(stated: str, title: str, level: Level, text: str) -> Employment:
    """Return the employment type of the source's field, else of the title, else of the text."""
    field = re.sub(r"[\W_]", "", stated.lower())
    if level == "intern" or _INTERN.search(title):
        return "internship"
    for word, employment in _EMPLOYMENT_FIELDS:
        if word in field:
            return employment
    lower = lowered(text)
    ends = f"{title.lower()}\n{lower[:_HEAD]}\n{lower[-600:]}"
    contract = _CONTRACT_TELLS.windows(ends, 60, 40).get("contract", ())
    if any(_CONTRACT.search(ends, start, end) for start, end in contract):
        return "contract"
    told = _FULL_TELLS.windows(lower, 5, 40)
    if any(_FULL.search(lower, start, end) for start, end in told.get("full", ())):
        return "full-time"
    return "part-time" if "part" in told and _PART.search(lower) else "unstated"
