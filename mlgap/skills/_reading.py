"""A text as words, and where each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from mlgap.skills._alias import SPLIT
from mlgap.skills._case import lowered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ADDRESS_SIGNS = ("://", "www.", "@", ".com/", ".org/", ".io/", ".net/", ".dev/", ".ai/", ".me/")
_UNSPACED = re.compile(r"\S*")
_PIECE_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_CAPITALS = bytes(code for code in range(256) if not chr(code).isascii() or not chr(code).isupper())
_FEW_CAPITALS = 0.004
_SHORTEST_GLUED = 3  # AWS


_TOUCHING = re.compile("[\u0590-\u1cff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of scripts whose words touch Latin names without a blank: "用Python写", "בPython"."""
_OTHER_LETTER = 1
"""Stands for every letter outside Latin-1: part of a word, of none that an alias is written with."""


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return, per UTF-16 unit, its byte in words (a space between them), and 1 lower, 2 upper, 0 neither."""
    import numpy as np

    letters = np.full(1 << 16, ord(" "), dtype=np.uint8)
    for code in range(1 << 16):
        if chr(code).isalnum() and not _TOUCHING.match(chr(code)):
            letters[code] = code if code < 256 else _OTHER_LETTER
    cases = np.zeros(1 << 16, dtype=np.uint8)
    cases[[*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1)]] = 1
    cases[list(range(ord("A"), ord("Z") + 1))] = 2
    return letters, cases


@dataclass(slots=True)
class Reading:
    """A text as words in lower case; `ends[i]` is where word i ends, in `text` as in `lower`.

    `lower` is the text in lower case, of the same length, with addresses blanked.
    """

    text: str
    lower: str
    words: list[str]
    ends: list[int]
    _caseless: bool | None = None

    @property
    def caseless(self) -> bool:
        """Whether the text is written without capitals, so that "go" may be Go."""
        if self._caseless is None:
            capitals = self.text.encode("ascii", "ignore").translate(None, _NOT_CAPITALS)
            self._caseless = len(capitals) <= _FEW_CAPITALS * len(self.text)
        return self._caseless

    def start(self, word: int) -> int:
        """Return where a word starts in the text."""
        return self.ends[word] - len(self.words[word])

    def surface(self, first: int, last: int) -> str:
        """Return the text from one word to another, as written."""
        return self.text[self.start(first) : self.ends[last]]

    def after(self, word: int) -> str:
        """Return what stands between a word and the next one, or the end."""
        nearest = word + 1
        if nearest == len(self.words):
            return self.lower[self.ends[word] :]
        return self.lower[self.ends[word] : self.ends[nearest] - len(self.words[nearest])]

    def before(self, word: int) -> str:
        """Return what stands between a word and the one before, or the start."""
        return self.after(word - 1) if word else self.lower[: self.start(0)]

    def line_of(self, word: int) -> str:
        """Return the line a word stands on."""
        at = self.ends[word]
        end = self.text.find("\n", at)
        return self.text[self.text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(self.text)]


def read(text: str, known: frozenset[str]) -> Reading:
    """Return `text` as words, with addresses blanked and words that were glued together set apart."""
    lower = lowered(text)
    for sign in _ADDRESS_SIGNS:
        if sign in lower:
            lower = _without_addresses(lower, sign)
    words, ends = _split(lower)
    reading = Reading(text, lower, words, ends)
    shared = _glued(known)
    glued = {
        word
        for word in _humped(text, words, ends) - known
        if shared.holds(word) and not (word in text or word.capitalize() in text or word.upper() in text)
    }
    if glued:
        _unglue(reading, glued, known)
    return reading


def _units(text: str) -> NDArray[np.uint16] | None:
    """Return the UTF-16 units of a text, one for each character; None where a character takes two."""
    import numpy as np

    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    return units if len(units) == len(text) else None


def _split(lower: str) -> tuple[list[str], list[int]]:
    """Return the words and where each ends, all letters looked up in one table at once."""
    units = _units(lower)
    if units is None:
        parts = SPLIT.split(_TOUCHING.sub(" ", lower))
        ends = accumulate(map(len, parts))
        pairs = [(word, end) for word, end in zip(parts[0::2], islice(ends, 0, None, 2), strict=True) if word]
        return [word for word, _ in pairs], [end for _, end in pairs]
    spaced = _tables()[0].take(units)
    between = spaced == ord(" ")
    ends_inside = (between[1:] > between[:-1]).nonzero()[0] + 1
    found: list[int] = ends_inside.tolist()
    if len(between) and not between[-1]:
        found.append(len(between))
    return spaced.tobytes().decode("latin-1").split(), found


def _humped(text: str, words: list[str], ends: list[int]) -> set[str]:
    """Return the words with a capital inside that shows where another word begins ("DockerInfra")."""
    units = _units(text)
    if units is None:
        return set(words)
    case = _tables()[1].take(units)
    upper = case == 2
    # a capital after a small letter or a digit, or one before a small letter and after a capital
    inside = (upper[1:-1] & ((case[:-2] == 1) | (upper[:-2] & (case[2:] == 1)))).nonzero()[0] + 1
    last = [len(text) - 1] if len(text) > 1 and upper[-1] and case[-2] == 1 else []
    places = (bisect_right(ends, at) for at in (*inside.tolist(), *last))
    return {words[place] for place in places if place < len(words)}


def _without_addresses(lower: str, sign: str) -> str:
    kept: list[str] = []
    done = 0
    at = lower.find(sign)
    while at >= 0:
        start = at
        while start > done and not lower[start - 1].isspace() and lower[start - 1] not in "(<[|,;":
            start -= 1
        match = _UNSPACED.match(lower, at)
        end = match.end() if match else at + len(sign)
        kept += (lower[done:start], " " * (end - start))
        done = end
        at = lower.find(sign, end)
    return "".join((*kept, lower[done:]))


class _Glued:
    """Tells of unknown words whether a known word starts or ends them.

    It is shared by all readings, so it remembers no word that it is asked about.
    """

    def __init__(self, known: frozenset[str]) -> None:
        self.parts = frozenset(word for word in known if len(word) >= _SHORTEST_GLUED)
        self.heads = frozenset(word[:_SHORTEST_GLUED] for word in self.parts)
        self.tails = frozenset(word[-_SHORTEST_GLUED:] for word in self.parts)

    def holds(self, word: str) -> bool:
        """Return whether a known word starts or ends this one; the rest of it has two letters or more."""
        cuts = range(_SHORTEST_GLUED, len(word) - 1)
        return (word[:_SHORTEST_GLUED] in self.heads and any(word[:cut] in self.parts for cut in cuts)) or (
            word[-_SHORTEST_GLUED:] in self.tails and any(word[-cut:] in self.parts for cut in cuts)
        )


@lru_cache(maxsize=8)
def _glued(known: frozenset[str]) -> _Glued:
    return _Glued(known)


def _unglue(reading: Reading, glued: set[str], known: frozenset[str]) -> None:
    """Split "DockerInfra" where capitals show two words and we know the first or the second."""
    for index in [index for index, word in enumerate(reading.words) if word in glued][::-1]:
        pieces = _pieces(reading.surface(index, index), known)
        if len(pieces) < 2:
            continue
        at = reading.start(index)
        ends = list(accumulate(map(len, pieces), initial=at))[1:]
        reading.words[index : index + 1] = pieces
        reading.ends[index : index + 1] = ends


def _pieces(surface: str, known: frozenset[str]) -> list[str]:
    humps = [part.lower() for part in _PIECE_START.split(surface)]
    pieces: list[str] = []
    while humps:
        size = next((n for n in range(len(humps), 0, -1) if "".join(humps[:n]) in known), 1)
        pieces.append("".join(humps[:size]))
        humps = humps[size:]
    return pieces
