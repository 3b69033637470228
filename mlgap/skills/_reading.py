"""A text as words, and where each of them stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

from mlgap.skills._alias import SPLIT

_ADDRESS_SIGNS = ("://", "www.", "@", ".com/", ".org/", ".io/", ".net/", ".dev/", ".ai/", ".me/")
_UNSPACED = re.compile(r"\S*")
_PIECE_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW_CAPITALS = 0.004
_SHORTEST_GLUED = 3  # AWS
_REMEMBERED = 200_000


def _blank_table() -> bytes:
    table = bytearray(range(256))
    for code in range(256):
        if not bytes([code]).decode("cp1252", "replace").isalnum():
            table[code] = ord(" ")
    return bytes(table)


_BLANKS = _blank_table()


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
            self._caseless = sum(map(self.text.count, _CAPITALS)) <= _FEW_CAPITALS * len(self.text)
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
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for sign in _ADDRESS_SIGNS:
        if sign in lower:
            lower = _without_addresses(lower, sign)
    words, ends = _split(lower)
    reading = Reading(text, lower, words, ends)
    remembered = _glued_words(known)
    glued = {
        word
        for word in set(words) - known
        if remembered[word] and not (word in text or word.capitalize() in text or word.upper() in text)
    }
    if glued:
        _unglue(reading, glued, known)
    return reading


def _split(lower: str) -> tuple[list[str], list[int]]:
    """Return the words and where each ends; text in a Western alphabet takes a path three times as fast."""
    try:
        blanked = lower.encode("cp1252").translate(_BLANKS).decode("cp1252", "replace")
    except UnicodeEncodeError:
        parts = SPLIT.split(lower)
        ends = accumulate(map(len, parts))
        pairs = [(word, end) for word, end in zip(parts[0::2], islice(ends, 0, None, 2), strict=True) if word]
        return [word for word, _ in pairs], [end for _, end in pairs]
    pieces = blanked.split(" ")
    ends = accumulate([len(piece) + 1 for piece in pieces])
    return [piece for piece in pieces if piece], [
        end - 1 for end, piece in zip(ends, pieces, strict=True) if piece
    ]


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


def _pieces(surface: str, known: frozenset[str]) -> list[str]:
    humps = [part.lower() for part in _PIECE_START.split(surface)]
    pieces: list[str] = []
    while humps:
        size = next((n for n in range(len(humps), 0, -1) if "".join(humps[:n]) in known), 1)
        pieces.append("".join(humps[:size]))
        humps = humps[size:]
    return pieces
