"""Clauses in which a skill is only looked at, planned or lacked, told by classes of words, not by phrases.

A clause in which the person does something is never one of them. One that names no skill itself, such as
"zero production use", speaks of what its sentence named before it; a label speaks of what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlgap.evidence._verbs import has_action
from mlgap.types import NotEvidence, Section, Span

_NONE = r"(?:no|zero|none|never|nothing|hardly|barely|scarcely|not|without|little|neither|cannot|\w+n['’]t)"
_QUALIFIER = r"(?:(?!(?:is|are|was|were|be|been|has|had|by|to|the|and|or|lost|longer)\b)[\w-]+\s+){0,2}"
_EXPERIENCE = (
    r"(?:experience|exposure|practice|hands(?:[- ]on)?|use|usage|production|projects?|commits?|hours?|days?"
    r"|contact|touch|knowledge|background|training|part|role|say|grasp|idea|clue)"
)
_MISHAP = r"(?:downtime|outages?|incidents?|loss|data|errors?|delays?|interruptions?|failures?|waiting)"
_STUDY = (
    r"(?:(?:text)?books?|courses?|nanodegree|workshops?|bootcamp|trainings?|tutorials?|papers?|lessons?"
    r"|reading group|study group|webinars?|moocs?|exams?|certifications?|certificate|lectures?|class(?:es)?)"
)
_ONGOING = (
    r"(?:currently|right now|at the moment|these days|presently|half ?way|midway|part ?way|evenings?"
    r"|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|doing|taking|following|working through"
    r"|in progress"
    r"|ongoing|scheduled|booked|registered|enrol\w*|signed up|saving|started|starting|next|soon"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:week|lesson|chapter|module|unit|part)\s*\d+\s*(?:of|/)\s*\d+|so far)"
)
_MONTH = (
    r"(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter)"
)
_COMING = (
    rf"(?:next (?:year|month|spring|summer|autumn|fall|winter|quarter|semester|term|week)|soon|from {_MONTH})"
)
_INCEPTION = (
    r"(?:come|arrive|start|begin|follow|learn|move|switch|migrate|attend|replace|take|join|adopt|introduce)"
)
_OWN_LIST = r"(?:list|wish ?list|table|desk|pile|stack|shelf|plate|horizon|radar|agenda|map|plan)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)


_LACKED = _any(
    rf"{_NONE}\s+{_QUALIFIER}{_EXPERIENCE}(?!\s+of\s+{_MISHAP})(?=\s*(?:$|[,.;:)]|(?:so|yet|at|with|of|in"
    rf"|on|from"
    r"|either|myself|here|beyond|there|whatsoever)\b))",
    rf"{_NONE} (?:beyond|more|so far|further|yet|at all|serious|in anger|to show)",
    r"(?:from (?:afar|(?:the )?outside|a distance|the sidelines?)|by name|by sight|(?:on"
    r"|from) paper(?: only)?"
    r"|(?:in|only|just|purely|mostly) theor(?:y|etical(?:ly)?)|theor(?:y|etical(?:ly)?) only|second[- ]hand"
    r"|hearsay)",
    r"(?<!.)\W*theory(?=\W*$)",
    r"foreign (?:ground|territory|land|to me)|(?:a )?black box|(?:blank|blind|weak|white) spots?"
    r"|unknown to me"
    r"|un(?:known|charted) (?:ground|territory)|new ground|(?:curious|interested|mere|pure) (?:by|on)\w*"
    r"|(?:curiosity|bystander|spectator|onlooker|observer|passer-?by)",
    r"(?:stay|stayed|stays|keep|kept) (?:\w+ )?(?:out of|off|away from) (?:it|them|that)",
    r"before (?:I|my) (?:came|arrived|joined|started|time)",
    rf"{_NONE} (?:\w+ )?(?:came up|come up|called? for|asked? for|required?|needed|part of|arose"
    rf"|happen(?:ed)?"
    r"|featured|start(?:ed)?|materiali[sz]ed?|took off|take off|went ahead|go ahead|began|begin)",
    rf"{_NONE} (?:an? |the |its )?(?:author|builder|creator|maker)",
    r"(?:somebody|someone|anybody) else['’]s|other people['’]s (?:job|work|task|business)",
    r"plans? (?:for|of|to)\b[^.;]{0,40}\b(?:shelved|cancelled|canceled|dropped|postponed|abandoned)",
    r"(?:practically|virtually|almost|next to) (?:nothing|none|zero|no)",
)
_GLANCED = _any(
    r"(?:have |['’]ve )?(?:only |just |once )?(?:seen|saw|watched|heard (?:of|about)|recogni[sz]e|peeked"
    r"|glanced"
    r"|know of|look at)"
)
_SOUGHT = _any(
    rf"(?:on|in) (?:my|the) (?:[\w-]+ )?{_OWN_LIST}|next (?:up|on)|(?:is|are|comes?) next"
    rf"|the next (?:thing|step|item)",
    rf"will (?:soon |then |also )?{_INCEPTION}|(?:is|are|am) (?:about |going |due |set )?to {_INCEPTION}"
    rf"|(?:starts?|begins?|arrives?|comes?)\b[^.;,]{{0,40}}\b(?:{_COMING}|in 20\d\d)"
    rf"|(?:starts?|begins?) (?:for me|with the (?:{_MONTH}|new|next))",
    r"(?:registered|signed up|enrol+ed|volunteered|applied|waiting|saving up|booked|scheduled|preparing)"
    r" (?:for|in|on) (?:the |an? |my |it\b)?",
    r"(?:mean|hope|want|intend|trying|try|would (?:love|like|trade|move|give|happily)|dream(?:ing)?"
    r"|saving up|longing|eager|itching|hoping)\b[^.;]{0,25}\b(?:to|for|of)",
    r"(?:on the way|turning|en route|heading|drifting|moving over) (?:in)?to(?:wards?)?",
    r"plan(?:ning)? (?:on|to)|first steps|(?:head|mind) around|feet wet|under my belt|teeth into",
)
_STUDYING = re.compile(
    rf"\b{_STUDY}\b.*\b{_ONGOING}(?!\w)|\b{_ONGOING}(?!\w).*\b{_STUDY}(?!\w)|\bhalf ?way through\b"
    r"|\breading (?:group|pile|list)\b|\b(?:week|lesson|chapter|module|unit)\s*\d+\s*(?:of|/)\s*\d+",
    re.IGNORECASE,
)
_SCHOOLING = re.compile(
    r"\b(?:passed|completed|finished|graduated|gave|wrote|taught|teach\w*|held|led|designed|built)\b",
    re.IGNORECASE,
)
_NO_DEED = re.compile(
    r"\b(?:registered|signed|enrol+ed|volunteered|applied for|waited|booked|scheduled|planned|plan"
    r"|watch(?:ed)?"
    r"|read|heard|see[n]?|saw|look(?:ed)?|interested|tried|try|started|stopped|stayed|kept out|kept off"
    r"|shelved"
    r"|won(?=['’]t)|cancelled|proposed|discussed|promised|needed|called|asked|opened|met|follow(?:ed"
    r"|ing)?|attend(?:ed"
    r"|ing)?|working through|take|taking"
    r"|use|work|research|present|test|model|program|schedule|report)\b",
    re.IGNORECASE,
)
_PRONOUN_DENIED = re.compile(
    rf"\b{_NONE}\s+(?:(?:ever|yet|actually|really|personally|have|been|me|myself)\s+){{0,2}}[a-z]+\s+"
    r"(?:it|one|them|either|any|these|those)\b(?! (?:down|up|off|out|back|go|break|fail))",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"(?P<end>[.!?;](?=\s|$))|(?P<colon>:(?=\s|$))|(?P<dash>\s[–—-]+\s)|(?P<comma>,(?=\s)|\s\(|\)(?=\s|$)"
    r"|\s(?=(?:but|though|although|while|whereas)\s))"
)
_ARROW = re.compile(r"\s*(?:->|→|➔|➜|=>|⇒|-->)\s*")
_LEVEL = re.compile(
    r":\s*(?:(?:at|still|only)\s+)?(?:an? )?[\w-]{2,20}(?: [\w-]{2,12})? level\b|:\s*(?:the )?basics\b"
    r"|\bcan (?:read|write|script)\b",
    re.IGNORECASE,
)
_LABEL_WORDS = 9


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    closed_by: str
    text: str

    @property
    def does(self) -> bool:
        return has_action(_NO_DEED.sub("to be", self.text.strip()))


def find_distant(
    text: str, mentions: Sequence[Span], section: Section
) -> tuple[tuple[int, int, NotEvidence], ...]:
    """Return the stretches of `text` in which the named skills are held at a distance, and how."""
    found: list[tuple[int, int, NotEvidence]] = []
    if section == "header":
        found += ((arrow.end(), len(text), "aspired") for arrow in _ARROW.finditer(text))
    for sentence in _sentences(text):
        found += _in_sentence(sentence, mentions, section)
    return tuple(found)


def claims_a_level(text: str) -> bool:
    """Return whether a line among plans says how far something is known: "Rust: hello-world level"."""
    return _LEVEL.search(text) is not None


def _sentences(text: str) -> Iterator[list[_Piece]]:
    pieces: list[_Piece] = []
    start = 0
    for cut in (*_PIECE.finditer(text), None):
        end = cut.start() if cut else len(text)
        pieces.append(_Piece(start, end, (cut.lastgroup or "") if cut else "end", text[start:end]))
        start = cut.end() if cut else end
        if pieces[-1].closed_by == "end":
            yield pieces
            pieces = []


def _in_sentence(
    pieces: Sequence[_Piece], mentions: Sequence[Span], section: Section
) -> Iterator[tuple[int, int, NotEvidence]]:
    for i, piece in enumerate(pieces):
        label = piece.closed_by == "colon" and len(piece.text.split()) <= _LABEL_WORDS
        kind = _reads_as(piece.text, section, label=label)
        if kind is None and _PRONOUN_DENIED.search(piece.text):
            kind = "negated"
        elif kind is None or piece.does:
            continue
        if any(piece.start <= m.start < piece.end for m in mentions):
            yield piece.start, piece.end, kind
        elif label and i + 1 < len(pieces):
            yield piece.end, pieces[-1].end, kind
        elif section != "skills" or i == 1:
            yield _first_before(pieces, i), piece.end, kind


def _first_before(pieces: Sequence[_Piece], i: int) -> int:
    start = pieces[i].start
    for before in reversed(pieces[:i]):
        if before.does and not _reads_as(before.text, "other", label=False):
            break
        start = before.start
    return start


def _reads_as(text: str, section: Section, *, label: bool) -> NotEvidence | None:
    if _LACKED.search(text):
        return "negated"
    if _SOUGHT.search(text):
        return "aspired"
    if section != "education" and _STUDYING.search(text) and not _SCHOOLING.search(text):
        return "aspired"
    at_work = section in ("experience", "projects", "volunteering", "education")
    if not at_work and _GLANCED.search(text):
        return "negated"
    if label and re.match(
        rf"(?:(?:what|things|tools|skills) )?(?:i )?{_NONE}(?=\s)", text.strip(), re.IGNORECASE
    ):
        return "negated"
    return None
