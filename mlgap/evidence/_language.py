"""Which lines of a CV are not in English, and in which language they are; cheap, and silent where unsure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from mlgap.evidence._language_words import ENGLISH, FOREIGN, LETTERS, NAMES, SCRIPTS
from mlgap.types import Claim, Document, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_APART = [(re.compile(f"[{letters}]"), code) for letters, code in SCRIPTS]
_NOT_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ufaff\ufb07-\ufdff\ufe70-\ufefe]")
_OWN = {code: [(re.compile(f"[{own}]"), of) for own, of in rules] for code, rules in LETTERS.items()}
_SWITCH = 3.0
"""Small words by which a stretch has to speak for another language than the text around it."""
_LEAST_SMALL_WORDS = 4
"""Different small words of a language that a stretch must hold: "Universidad de los Andes" has two."""
_LEAST_WORDS = 10
_LEAST_LETTERS = 10
"""Letters of another script that a stretch must hold: a name or an employer has fewer."""
_WHOLE = 0.8
"""Share of the words from which on the CV, and no part of it, is called foreign."""


@dataclass(frozen=True, slots=True)
class Languages:
    """Which of the lines given are foreign, the language of most of those, and their share of all words."""

    foreign: tuple[bool, ...]
    name: str = ""
    share: float = 0.0
    places: tuple[tuple[int, int], ...] = ()
    """First and last line of each foreign stretch, counted from 1."""

    @property
    def whole(self) -> bool:
        """Return whether so much is foreign that what is left is names and titles."""
        return self.share >= _WHOLE


def read_languages_of(document: Document, claims: Sequence[Claim]) -> Languages:
    """Return which claims are not in English, judged in the whole of the document's lines.

    Titles of publications tell no language of a CV.
    """
    papers = _mask(document, (claim.span for claim in claims if claim.section == "publications"))
    spans = [line.span for line in document.lines]
    read = read_languages(
        ["" if any(papers[span.start : span.end]) else document.text[span.start : span.end] for span in spans]
    )
    foreign = _mask(
        document, (span for span, is_foreign in zip(spans, read.foreign, strict=True) if is_foreign)
    )
    inside = tuple(2 * sum(foreign[c.span.start : c.span.end]) > c.span.end - c.span.start for c in claims)
    return replace(read, foreign=inside)


def _mask(document: Document, spans: Iterable[Span]) -> bytearray:
    mask = bytearray(len(document.text))
    for span in spans:
        mask[span.start : span.end] = b"\1" * (span.end - span.start)
    return mask


def read_claim_languages(claims: Sequence[Claim]) -> Languages:
    """Return which claims are not in English where the document is not at hand."""
    return read_languages(["" if claim.section == "publications" else claim.text for claim in claims])


def read_languages(lines: Sequence[str]) -> Languages:
    """Return which lines are foreign; lists of names and tools count to the language around them.

    Each line has the small words of English that it holds set against those of the one foreign language
    that the text holds most of; the course of fewest contradictions through all lines is taken, where a
    change of language costs `_SWITCH` words.
    """
    words = [_WORD.findall(line.casefold().replace("’", "'")) for line in lines]
    code = _likeliest(lines, words)
    if not code:
        return Languages((False,) * len(lines))
    gains = [_gain(line, found, code) for line, found in zip(lines, words, strict=True)]
    states = _course(gains)
    states = _without_thin(states, lines, words, code)
    sizes = [_size(line, found) for line, found in zip(lines, words, strict=True)]
    inside = sum(size for size, foreign in zip(sizes, states, strict=True) if foreign)
    name = NAMES[code] if inside else ""
    return Languages(tuple(states), name, inside / max(1, sum(sizes)), tuple(_places(states, sizes)))


def _places(states: Sequence[bool], sizes: Sequence[float]) -> Iterator[tuple[int, int]]:
    for foreign, run in groupby(range(len(states)), key=lambda i: states[i]):
        filled = [place + 1 for place in run if sizes[place]]
        if foreign and filled:
            yield filled[0], filled[-1]


def _size(line: str, words: Sequence[str]) -> float:
    """Return the words of a line; scripts that write no blanks have about one word in two letters."""
    return max(float(len(words)), len(_NOT_LATIN.findall(line)) / 2)


def _likeliest(lines: Sequence[str], words: Sequence[Sequence[str]]) -> str:
    """Return the language other than English that the text holds most of, "" where there is none."""
    text = "".join(lines)
    scores: dict[str, float] = {}
    apart = len(_NOT_LATIN.findall(text))
    if apart >= _LEAST_LETTERS:
        scores[_of_script(text)] = apart / 2
    counts = Counter(word for line in words for word in line)
    for code, small in FOREIGN.items():
        scores[code] = sum(counts[word] / _SHARED[word] for word in small & counts.keys())
    code, score = max(scores.items(), key=itemgetter(1))
    return code if score > 0 else ""


_SHARED = Counter(word for small in FOREIGN.values() for word in small)


def _of_script(text: str) -> str:
    counts = {code: len(letters.findall(text)) for letters, code in _APART}
    code = max(counts.items(), key=itemgetter(1))[0]
    if not counts[code]:
        return "other"
    own = [(len(letters.findall(text)), of) for letters, of in _OWN.get(code, ())]
    most = max(own, default=(0, code), key=itemgetter(0))
    return most[1] if most[0] >= 0.005 * counts[code] and most[0] else code


def _gain(line: str, words: Sequence[str], code: str) -> float:
    """Return how many words more speak for the foreign language than for English."""
    english = sum(word in ENGLISH for word in words)
    if code not in FOREIGN:
        return len(_NOT_LATIN.findall(line)) / 2 - english
    return float(sum(word in FOREIGN[code] for word in words) - english)


def _course(gains: Sequence[float]) -> list[bool]:
    """Return the state of each line (foreign or not) on the best way through all (Viterbi's)."""
    english, foreign = 0.0, 0.0
    back: list[tuple[bool, bool]] = []
    for gain in gains:
        from_foreign = foreign - _SWITCH > english
        from_english = english - _SWITCH > foreign
        back.append((from_foreign, not from_english))
        english, foreign = (
            max(english, foreign - _SWITCH) - gain,
            max(foreign, english - _SWITCH) + gain,
        )
    state = foreign > english
    states: list[bool] = []
    for before_english, before_foreign in reversed(back):
        states.append(state)
        state = before_foreign if state else before_english
    return states[::-1]


def _without_thin(
    states: Sequence[bool], lines: Sequence[str], words: Sequence[Sequence[str]], code: str
) -> list[bool]:
    """Return the states where no stretch is foreign on the strength of a name or two."""
    kept: list[bool] = []
    for foreign, run in groupby(range(len(states)), key=lambda i: states[i]):
        places = list(run)
        kept += [bool(foreign) and _is_sure(places, lines, words, code)] * len(places)
    return kept


def _is_sure(places: Sequence[int], lines: Sequence[str], words: Sequence[Sequence[str]], code: str) -> bool:
    inside = list(_inside(places, words))
    if code in FOREIGN:
        return len(inside) >= _LEAST_WORDS and len(FOREIGN[code].intersection(inside)) >= _LEAST_SMALL_WORDS
    return sum(len(_NOT_LATIN.findall(lines[place])) for place in places) >= _LEAST_LETTERS


def _inside(places: Sequence[int], words: Sequence[Sequence[str]]) -> Iterator[str]:
    for place in places:
        yield from words[place]


def say_languages(languages: Languages) -> Iterator[str]:
    """Yield what the user is told where a CV or a part of it is not in English."""
    lost = "tools are found by their names, but work told in other words is not, and nothing is graded above"
    if languages.whole:
        yield (
            f"This CV seems to be in {languages.name}: {lost} “used”. A tool that you say you lack may count "
            "as held. An English version gives the whole result."
        )
    elif languages.share:
        places = " and ".join(f"{a} to {b}" if a < b else f"{a}" for a, b in languages.places[:3])
        yield (
            f"About {languages.share:.0%} of this CV seems to be in {languages.name} (line "
            f"{places} of its text): there, {lost} “used”. Put that part into English to have it read whole."
        )
