"""A text as words, what stands between them, and where each word ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from mlgap.skills._alias import SPLIT

_ADDRESS_SIGNS = ("://", "www.", "@", ".com/", ".org/", ".io/", ".net/", ".dev/", ".ai/", ".me/")
_UNSPACED = re.compile(r"\S*")
_PIECE_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW_CAPITALS = 0.004
_SHORTEST_GLUED = 3  # AWS
_REMEMBERED = 200_000


@dataclass(slots=True)
class Reading:
    """Words in lower case; `between[i]` stands after word i; `ends[i]` is where word i ends in `text`."""

    text: str
    words: list[str]
    between: list[str]
    ends: list[int]
    _caseless: bool | None = None

    @property
    def caseless(self) -> bool:
        """Whether the text is written without capitals, so that "go" may be Go."""
        if self._caseless is None:
            self._caseless = sum(map(self.text.count, _CAPITALS)) <= _FEW_CAPITALS * len(self.text)
        return self._caseless

    def start(self, word: int) -> int:
        """Return where a word starts in the text."""
        return self.ends[word] - len(self.words[word])

    def surface(self, first: int, last: int) -> str:
        """Return the text from one word to another, as written."""
        return self.text[self.start(first) : self.ends[last]]

    def before(self, word: int) -> str:
        """Return what stands directly before a word."""
        return self.between[word - 1] if word else self.text[: self.start(0)]

    def line_of(self, word: int) -> str:
        """Return the line a word stands on."""
        at = self.ends[word]
        end = self.text.find("\n", at)
        return self.text[self.text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(self.text)]


def read(text: str, known: frozenset[str]) -> Reading:
    """Return `text` as words, with addresses blanked and words that were glued together set apart."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for sign in _ADDRESS_SIGNS:
        if sign in lower:
            lower = _without_addresses(lower, sign)
    parts = SPLIT.split(lower)
    words, between = parts[0::2], parts[1::2]
    between.append("")
    reading = Reading(text, words, between, list(accumulate(map(len, parts)))[0::2])
    remembered = _glued_words(known)
    glued = {
        word
        for word in set(words) - known
        if remembered[word] and not (word in text or word.capitalize() in text or word.upper() in text)
    }
    if glued:
        _unglue(reading, glued, known)
    return reading


def _without_addresses(lower: str, sign: str) -> str:
    at = lower.find(sign)
    while at >= 0:
        start = at
        while start and not lower[start - 1].isspace() and lower[start - 1] not in "(<[|,;":
            start -= 1
        match = _UNSPACED.match(lower, at)
        end = match.end() if match else at + len(sign)
        lower = lower[:start] + " " * (end - start) + lower[end:]
        at = lower.find(sign, end)
    return lower


class _GluedWords(dict[str, bool]):
    """Remembers of each unknown word whether a known word starts or ends it."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__()
        self.starts = frozenset(word for word in known if len(word) >= _SHORTEST_GLUED)

    def __missing__(self, word: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        cuts = range(_SHORTEST_GLUED, len(word) - 1)
        found = any(word[:cut] in self.starts or word[-cut:] in self.starts for cut in cuts)
        self[word] = found
        return found


@lru_cache(maxsize=8)
def _glued_words(known: frozenset[str]) -> _GluedWords:
    return _GluedWords(known)


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
        reading.between[index : index + 1] = [*[""] * (len(pieces) - 1), reading.between[index]]


def _pieces(surface: str, known: frozenset[str]) -> list[str]:
    humps = [part.lower() for part in _PIECE_START.split(surface)]
    pieces: list[str] = []
    while humps:
        size = next((n for n in range(len(humps), 0, -1) if "".join(humps[:n]) in known), 1)
        pieces.append("".join(humps[:size]))
        humps = humps[size:]
    return pieces
