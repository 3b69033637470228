"""Words that say somebody did something, and words that say they only know of it."""

from __future__ import annotations

import re

_IRREGULAR = (
    "built wrote led ran made took kept grew cut drove spoke taught brought set won held split cut"
    " put gave rebuilt rewrote"
    " oversaw found did met shrank sped got went saw own owned use used"
)
_PRESENT = (
    "accelerate achieve administer advise analyse analyze answer apply architect assess assist"
    " audit automate build"
    " calibrate clean coach collaborate conduct configure containerise containerize contribute"
    " coordinate create"
    " customise customize debug define deliver deploy design detect develop document drive enable"
    " engineer ensure"
    " enhance establish evaluate execute extract fine-tune forecast gather guide handle implement"
    " improve integrate"
    " investigate launch lead leverage maintain manage mentor migrate model monitor operate"
    " optimise optimize"
    " orchestrate own perform plan prepare present produce program prototype provide publish query"
    " refactor release"
    " report research review run scale schedule serve setup ship streamline support teach test"
    " train transform"
    " troubleshoot tune upgrade use utilise utilize validate visualise visualize watch work write"
    " process rewrite"
    " automate import export collect crawl scrape label annotate compare predict classify"
)
_NO_ACTION_WORDS = (
    "experienced skilled based focused interested advanced motivated certified qualified oriented"
    " related driven"
    " dedicated need speed supervised unsupervised distributed accomplished versed required"
    " acquainted completed"
    " passed studied learned indeed embed red shed seed feed exceed proceed proceeding"
)
_NO_ACTION = frozenset(_NO_ACTION_WORDS.split())
"""Words with the ending of a deed that describe a person, a thing or a course."""
_ROOTS = sorted(set(_PRESENT.split()))
_STEMS = "|".join(re.escape(root.removesuffix("e")) for root in _ROOTS)
_ADVERB = (
    r"(?:(?:also|successfully|independently|actively|currently|then|both|recently|mostly|regularly|jointly|co-?)"
    r"[\s-]*)*"
)
_LED_IN = (
    r"(?:^|[.;:,(–—-]\s*|\b(?:i|and|we|to|who|that|then|have|has|was|am|involved in|responsible for|by)\s+)"
    r"(?:i(?:['’]ve| have| am|['’]m)?\s+)?(?:have\s+|am\s+)?"
)
_ACTION = re.compile(
    rf"{_LED_IN}{_ADVERB}"
    rf"(?P<verb>(?:{'|'.join(_IRREGULAR.split())})\b|(?:re|co|pre|de|fine-|un)?-?[a-z]{{2,}}ed\b"
    rf"|(?:{'|'.join(map(re.escape, _ROOTS))})s?\b|(?:{_STEMS})[a-z]?ing\b)(?!\s*[/,:])",
    re.IGNORECASE,
)
CAPITAL_ACTION = re.compile(
    r"(?<=[a-z0-9)])\s+(?=(?:" + "|".join(root.capitalize() for root in _ROOTS) + r")(?:s|d|ed|ing)?\s[a-z])"
)
"""The blank before a capitalised verb inside a sentence: the start of a line that was lost."""
_PRACTISED = re.compile(r"\bexperienced? (?:in|with|of) [a-z]+ing\b", re.IGNORECASE)
_COURSE_TAKEN = re.compile(
    r"\b(?:followed|completed?|took|taken|attended|finished|passed|enrolled in)\b[^.;:,]{0,60}"
    r"\b(?:zoomcamp|courses?|training|bootcamp|speciali[sz]ation|nanodegree|mooc|workshop|certificat\w+)\b"
    r"(?: (?:in|on|about) [^.;:,]{1,60})?"
    r"|\b\w[\w ]{2,40} (?:speciali[sz]ation|nanodegree|zoomcamp|certificate)\b"
    r"(?=[^.;]{0,40}\b(?:done|completed|finished|passed|in progress|of (?:two|three|four|five|six|\d+))\b)",
    re.IGNORECASE,
)
_BEGINNING = 12
_KNOWING = re.compile(
    r"\b(?:(?:good|basic|strong|solid|deep|working|practical|theoretical|sound|some|excellent"
    r"|advanced|broad|thorough)"
    r"\s+(?:knowledge|understanding|grasp|command)|knowledge (?:of|in)|understanding of"
    r"|familiar(?:ity)? with"
    r"|familiar|proficien(?:t|cy)|skilled (?:in|at|with)|expert(?:ise)? (?:in|with)|fluent in"
    r"|comfortable with"
    r"|exposure(?: only)?|acquainted with|well.versed|versed in|trained (?:in|on)|(?:completed?|took"
    r"|taken|attended|passed)"
    r"\b[^.;]{0,40}\b(?:course|training|tutorial|certificat\w*|workshop|bootcamp|specialization|exam)"
    r"|read (?:about|the|papers)|toy (?:set|example|project)|tutorials?\b|(?:basics?|fundamentals) of"
    r"|grundkenntnisse|kenntnisse in)",
    re.IGNORECASE,
)


def has_action(text: str) -> bool:
    """Return whether the text says that somebody did something ("Built ...", "I use ...")."""
    return _first_action(text) is not None or _PRACTISED.search(text) is not None


def _first_action(text: str) -> int | None:
    verbs = ((match.start(), match["verb"].casefold()) for match in _ACTION.finditer(text))
    return next((start for start, verb in verbs if verb not in _NO_ACTION), None)


def find_courses(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `text` that name a course somebody took."""
    return tuple(match.span() for match in _COURSE_TAKEN.finditer(text))


def starts_with_action(text: str) -> bool:
    """Return whether what was done stands at the beginning, as in a bullet of a job."""
    first = _first_action(text)
    return first is not None and first <= _BEGINNING


def only_knows(text: str) -> re.Match[str] | None:
    """Return the words by which the text claims knowledge rather than work ("familiar with"), if any."""
    return _KNOWING.search(text)
