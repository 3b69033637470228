"""Which mentions a cue of negation or of wishing speaks about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mlgap.skills._cues import Cue
from mlgap.skills._reading import Reading

_STOP = re.compile(r"[.!?;…](?:\s|$|[\"'’”)])|[•●▪◦·|)*]|\n\s*\n|\s[-–—]+\s|—|\n\s*[-–*]\s")
_BREAKERS = frozenset(
    "but however although though whereas while yet only except because so since unless aber "
    "still can including currently now which who where when".split()
)
_LINKS = frozenset("and or nor & und oder".split())
_FILLERS_AFTER_OR = 2


class Scope:
    """Walks from a cue over the words of its clause."""

    def __init__(self, reading: Reading, starts: Mapping[int, int], finishes: Mapping[int, int]) -> None:
        self.reading = reading
        self.starts = starts
        """First word of each mention to its last word."""
        self.finishes = finishes

    def after(self, word: int, reach: int) -> list[int]:
        """Return the first words of the mentions that a cue ending at `word` speaks about."""
        found: list[int] = []
        slack, strict = reach, False
        while slack >= 0:
            if self._stops(word):
                break
            strict = strict or (bool(found) and "," in self.reading.between[word])
            word += 1
            if word in self.starts:
                found.append(word)
                word, slack, strict = self.starts[word], 0, False
                continue
            name = self.reading.words[word]
            if name in _BREAKERS:
                break
            if found and name in _LINKS:
                slack = _FILLERS_AFTER_OR if name in {"or", "nor", "oder"} else 0
                continue
            if strict and found:
                break
            slack -= 1
        return found

    def before(self, word: int, reach: int) -> list[int]:
        """Return the first words of the mentions that a cue starting at `word` looks back to."""
        found: list[int] = []
        slack = reach
        while slack >= 0 and word > 0 and not (self._stops(word - 1)):
            word -= 1
            if word in self.finishes:
                word = self.finishes[word]
                found.append(word)
                slack = 0
                continue
            name = self.reading.words[word]
            if name in _BREAKERS:
                break
            if found and name in _LINKS:
                continue
            slack -= 1
        return found

    def _stops(self, word: int) -> bool:
        """Say whether the clause ends after `word`."""
        between = self.reading.between[word]
        if word + 1 >= len(self.reading.words) or _STOP.search(between):
            return True
        if "\n" not in between:
            return False
        start = self.reading.start(word + 1)
        return self.reading.text[start].isupper() and not self.reading.caseless


def judge(
    reading: Reading, spans: Sequence[tuple[int, int]], cues: Sequence[tuple[int, int, Cue]]
) -> dict[int, set[str]]:
    """Return, by first word of a mention, what the cues say of it: "negated", "aspired" or both."""
    starts: dict[int, int] = {}
    finishes: dict[int, int] = {}
    for first, last in spans:
        starts[first] = max(last, starts.get(first, last))
        finishes[last] = min(first, finishes.get(last, first))
    scope = Scope(reading, starts, finishes)
    said: dict[int, set[str]] = {}
    for first, last, cue in cues:
        if cue.kind == "nothing":
            continue
        found = [] if cue.back else scope.after(last, cue.reach)
        if not found and (cue.back or "(" in reading.before(first) or ":" in reading.before(first)):
            found = scope.before(first, 3)
        for word in found:
            said.setdefault(word, set()).add(cue.kind)
    return said
