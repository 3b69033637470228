"""How strongly a claim proves what it names, with the words that decided it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.evidence._attribution import find_others_work
from mlgap.evidence._claims import Passage
from mlgap.evidence._signals import find_operated, find_shipped
from mlgap.evidence._verbs import has_action, only_knows, starts_with_action
from mlgap.types import Grade, Section

Verdict = tuple[Grade, tuple[str, ...]]
"""A grade and the words of the claim, or the name of its place, that decided it."""

_PLACES: dict[Section, str] = {
    "skills": "skills list",
    "languages": "skills list",
    "summary": "summary",
    "header": "headline",
    "certificates": "certificate",
    "awards": "award",
    "interests": "interests",
}
_LISTING = re.compile(
    r"(?:[\w/&-]+ ){0,2}?(?:languages?|skills?(?: set)?|certificat(?:es|ions)|programming|scripting"
    r"|databases?|tools|systems|ides?"
    r"|(?:tools|skills|languages|technologies|things)\b[^:.;]{0,40}\bI\b[^:.;]{0,40}"
    r"|source control|version control|frameworks|libraries|platforms|web servers?)\s*:",
    re.I,
)
_CONTINUES = re.compile(
    r"(?:Live|Still|In production|In use|Went live|Runs|Running|Used by|Serves|Serving|It|This|Which"
    r"|The (?:model|service|system|pipeline|tool|result|platform|app|api)|(?:My|Our|The) (?:best|final)"
    r"|Results?|Outcome|Accuracy|F1|AUC)\b"
)
_CERTIFIED = re.compile(r"\bcertif(?:ied|icat\w+)\b", re.IGNORECASE)
_OWN_STUDY = re.compile(
    r"\b(?:[\w-]{0,30}thesis|dissertation|(?:master|bachelor|diplom|studien)arbeit|project|capstone"
    r"|published)\b",
    re.IGNORECASE,
)


def grade_passage(passage: Passage, *, english: bool) -> Verdict:
    """Return the grade that a claim gives to what it names.

    Where a claim is not in English the words that tell running work from done work cannot be read, so that
    nothing is graded above "used".
    """
    text = own_words(passage.stretch.text)
    for why in (_list_or_label(passage, text), _knowledge(text), _study(passage), _no_action(passage, text)):
        if why:
            return "listed", (why,)
    if passage.kind == "title" and passage.section != "projects":
        return "used", ("job title",)
    return _grade_work(text) if english else ("used", ("in an entry",))


def grade_passages(passages: Sequence[Passage], text: str, foreign: Sequence[bool]) -> list[Verdict]:
    """Return the grade of every claim, where a sentence takes over what the next one tells of its work.

    "A default model in Python. Live since May 2019." is one short project told in two sentences.
    """
    verdicts = [grade_passage(p, english=not f) for p, f in zip(passages, foreign, strict=True)]
    for i in range(len(passages) - 2, -1, -1):
        if verdicts[i][0] != "used" or not _goes_on(passages[i], passages[i + 1], text):
            continue
        shipped = None if foreign[i + 1] else find_shipped(own_words(passages[i + 1].stretch.text))
        if shipped and verdicts[i + 1][0] != "listed":
            verdicts[i] = "shipped", (shipped,)
    return verdicts


def _goes_on(passage: Passage, after: Passage, text: str) -> bool:
    """Return whether a sentence has no subject but the work that the sentence before it tells of."""
    between = text[passage.stretch.span.end : after.stretch.span.start]
    return (
        passage.kind == after.kind == "sentence"
        and passage.entry == after.entry
        and not between.strip()
        and between.count("\n") <= 1
        and _CONTINUES.match(after.stretch.text) is not None
    )


def _list_or_label(passage: Passage, text: str) -> str | None:
    """Return the name of the list, the certificate or the place that only lists skills."""
    place = _PLACES.get(passage.section)
    if place is not None and not (passage.section == "header" and starts_with_action(text)):
        return place
    label = _LISTING.match(text)
    if label and not has_action(text[label.end() :]):
        return "skills list"
    certified = _CERTIFIED.findall(text)
    return certified[0] if certified and (len(certified) > 1 or not starts_with_action(text)) else None


def _knowledge(text: str) -> str | None:
    knowing = only_knows(text)
    return knowing[0] if knowing and not _acts_apart(text, knowing.span()) else None


def _study(passage: Passage) -> str | None:
    return "course or degree" if passage.section == "education" and not _studied_by_doing(passage) else None


def _no_action(passage: Passage, text: str) -> str | None:
    return "named without an action" if passage.section == "other" and not has_action(text) else None


def _grade_work(text: str) -> Verdict:
    operated = find_operated(text)
    if operated:
        return "operated", (operated,)
    shipped = find_shipped(text)
    if shipped:
        return "shipped", (shipped,)
    return "used", ("in an entry",)


def own_words(text: str) -> str:
    """Return `text` with what others did blanked, in equal length."""
    for start, end in find_others_work(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _acts_apart(text: str, knowing: tuple[int, int]) -> bool:
    """Return whether the text tells of work before or beyond its words of knowing."""
    return (
        has_action(text[: knowing[0]])
        or re.search(r"\bI (?:built|used|wrote|run)\b", text[knowing[1] :]) is not None
    )


def _studied_by_doing(passage: Passage) -> bool:
    if passage.kind == "title":
        return False
    text = passage.stretch.text
    return passage.context == "job" or has_action(text) or _OWN_STUDY.search(text) is not None
