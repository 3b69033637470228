"""A text as words, what stands between them, and where each word ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass
from itertools import accumulate

from mlgap.skills._alias import SPLIT

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|ai|me|in)/\S*",
    re.IGNORECASE,
)
_ADDRESS_SIGNS = ("://", "www.", "@", ".com/", ".org/", ".io/", ".net/", ".dev/", ".ai/", ".me/")
_HUMP = re.compile(r"[a-z0-9][A-Z]")
_PIECE_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW_CAPITALS = 0.004


@dataclass(slots=True)
class Reading:
    """Words in lower case; `between[i]` stands after word i; `ends[i]` is where word i ends in `text`."""

    text: str
    words: list[str]
    between: list[str]
    ends: list[int]
    caseless: bool

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


def read(text: str, known: Container[str]) -> Reading:
    """Return `text` as words, with addresses blanked and words that were glued together set apart."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    if any(sign in lower for sign in _ADDRESS_SIGNS):
        lower = _ADDRESS.sub(lambda match: " " * len(match[0]), lower)
    parts = SPLIT.split(lower)
    words, between = parts[0::2], parts[1::2]
    between.append("")
    ends = list(accumulate(map(len, parts)))[0::2]
    reading = Reading(text, words, between, ends, _is_caseless(text))
    if _HUMP.search(text):
        _unglue(reading, known)
    return reading


def _is_caseless(text: str) -> bool:
    return sum(map(text.count, _CAPITALS)) <= _FEW_CAPITALS * len(text)


def _unglue(reading: Reading, known: Container[str]) -> None:
    """Split "DockerInfra" where a hump shows two words and the first or second is one we know."""
    ends = reading.ends
    glued = sorted(
        {bisect_right(ends, match.start()) for match in _HUMP.finditer(reading.text)}, reverse=True
    )
    for index in glued:
        if index >= len(ends) or (word := reading.words[index]) in known or not word:
            continue
        pieces = _pieces(reading.surface(index, index), known)
        if len(pieces) < 2:
            continue
        end = ends[index] - len(word)
        reading.words[index : index + 1] = pieces
        reading.ends[index : index + 1] = [end := end + len(piece) for piece in pieces]
        reading.between[index : index + 1] = [*[""] * (len(pieces) - 1), reading.between[index]]


def _pieces(surface: str, known: Container[str]) -> list[str]:
    humps = [part.lower() for part in _PIECE_START.split(surface)]
    pieces: list[str] = []
    while humps:
        size = next(
            (n for n in range(len(humps), 0, -1) if "".join(humps[:n]) in known),
            1,
        )
        pieces.append("".join(humps[:size]))
        humps = humps[size:]
    return pieces
