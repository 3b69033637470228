"""Which mentions a cue of negation or of wishing speaks about."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from mlgap.skills._cues import Cue
from mlgap.skills._reading import Reading

_STOP = re.compile(r"[.!?;…](?:\s|$|[\"'’”)])|[•●▪◦·|)*]|\n\s*\n|\s[-–—]+\s|—|\n\s*[-–*]\s")
_BREAKERS = frozenset(
    (
        *(
            "but",
            "however",
            "although",
            "though",
            "whereas",
            "while",
            "yet",
            "only",
            "except",
            "because",
            "so",
        ),
        *(
            "since",
            "unless",
            "still",
            "can",
            "including",
            "currently",
            "now",
            "which",
            "who",
            "where",
            "when",
        ),
        *("aber", "sondern", "jedoch"),
    )
)
_MISHAPS = frozenset(
    (
        *("outage", "outages", "incident", "incidents", "downtime", "failure", "failures", "fail", "error"),
        *("errors", "loss", "losing", "lost", "missed", "missing", "single", "manual", "manually", "help"),
        *("supervision", "interruption", "interruptions", "waiting", "stopping", "breaking", "breach"),
        *("breaches", "root", "notice", "noticed", "complaint", "complaints", "regression", "regressions"),
    )
)
"""What is denied in their place ("no outage of Kafka"): no word of lacking reaches a skill behind them."""
_SWEEPING = frozenset(("anything", "everything"))
_UNTIL = frozenset(("until", "till", "up", "to", "by"))
_TEACHING = frozenset(("taught", "teach", "teaching", "help", "helped", "helping", "enabled", "trained"))
_LINKS = frozenset(["and", "or", "nor", "und", "oder"])
_OPEN_LINKS = frozenset(["or", "nor", "oder"])
_CLEAR = frozenset(
    ["the", "a", "an", "of", "basics", "some", "any", "more", "on", "in", "my", "yet", "to", "ml"]
)
"""Words that may stand between two items of one list without ending it."""
_SLACK_IN_LIST = 2
_BACK = 3
_FAR_BACK = 8
_TO_THE_CHOICE = 6


class Scope:
    """Walks from a cue over the words of its clause."""

    def __init__(self, reading: Reading, starts: Mapping[int, int], finishes: Mapping[int, int]) -> None:
        self.reading = reading
        self.starts = starts
        """First word of each mention to its last word."""
        self.finishes = finishes

    def after(self, first: int, word: int, reach: int) -> list[int]:
        """Return the first words of the mentions that a cue from `first` to `word` speaks about."""
        found: list[int] = []
        slack = reach
        heads_list = self._is_heading(first, word)
        while heads_list or not self._stops(word, wrapped=not found):
            heads_list = False
            listed = bool(found) and "," in self.reading.after(word)
            word += 1
            if word in self.starts:
                found.append(word)
                word, slack = self.starts[word], 0
                continue
            name = self.reading.words[word]
            if name in _SWEEPING:
                slack = _SLACK_IN_LIST
                continue
            if self._dates_it(word, found):
                continue
            if name in _BREAKERS or name in _MISHAPS or (listed and name not in _LINKS):
                break
            if name in _LINKS:
                slack = min(slack, _SLACK_IN_LIST) if not found else _SLACK_IN_LIST * (name in _OPEN_LINKS)
            elif not (found and name in _CLEAR):
                slack -= 1
            if slack < 0:
                break
        return found

    def before(self, word: int, reach: int, *, across: bool = False) -> list[int]:
        """Return the first words of the mentions that a cue starting at `word` looks back to."""
        found: list[int] = []
        slack = reach
        while slack >= 0 and word > 0 and not self._stops(word - 1):
            word -= 1
            if word in self.finishes:
                word = self.finishes[word]
                found.append(word)
                slack = 0
                continue
            name = self.reading.words[word]
            if name in _BREAKERS and not across:
                break
            if not (found and name in _LINKS):
                slack -= 1
        return found

    def of_others(self, first: int) -> bool:
        """Say whether a cue from `first` tells what others were brought to do: "taught them to learn"."""
        return not _TEACHING.isdisjoint(self.reading.words[max(0, first - _BACK) : first])

    def named(self, word: int) -> str:
        """Return the words of the mention that starts at `word`."""
        return " ".join(self.reading.words[word : self.starts[word] + 1])

    def reaches(self, word: int, other: int) -> bool:
        """Say whether a choice told at `other` is one among what was named up to `word`."""
        return word < other <= word + _TO_THE_CHOICE and not any(map(self._stops, range(word, other)))

    def _stops(self, word: int, *, wrapped: bool = False) -> bool:
        """Say whether the clause ends after `word`; a `wrapped` clause goes on to a name on the next line."""
        between = self.reading.after(word)
        if word + 1 >= len(self.reading.words) or _STOP.search(between):
            return True
        if "\n" not in between or (wrapped and word + 1 in self.starts):
            return False
        start = self.reading.start(word + 1)
        return self.reading.text[start : start + 1].isupper() and not self.reading.caseless

    def _dates_it(self, word: int, found: Sequence[int]) -> bool:
        """Say whether a word is of "no exposure yet to" or "until now", and ends no clause."""
        name, before = self.reading.words[word], self.reading.words[word - 1]
        return not found and (name == "yet" or (name == "now" and before in _UNTIL))

    def _is_heading(self, first: int, word: int) -> bool:
        """Say whether a cue is a line of its own or a label, so that what follows belongs to it."""
        between, before = self.reading.after(word), self.reading.before(first)
        if word + 1 >= len(self.reading.words) or "." in between:
            return False
        return ":" in between or ("\n" in between and ("\n" in before or first == 0))


def judge(
    reading: Reading,
    spans: Sequence[tuple[int, int]],
    cues: Sequence[tuple[int, int, Cue]],
    compared_by_use: Container[int] = (),
) -> dict[int, set[str]]:
    """Return, by first word of a mention, what the cues say of it: "negated", "aspired" or both.

    Mentions that start at `compared_by_use` are held even where something else was chosen: who compared
    two models fitted both.
    """
    starts: dict[int, int] = {}
    finishes: dict[int, int] = {}
    for first, last in spans:
        starts[first] = max(last, starts.get(first, last))
        finishes[last] = min(first, finishes.get(last, first))
    scope = Scope(reading, starts, finishes)
    said: dict[int, set[str]] = {}
    for first, last, cue in cues:
        if cue.kind == "weighed":
            for word in _passed_over(scope, first, last, cues):
                if word not in compared_by_use:
                    said.setdefault(word, set()).add("negated")
        elif cue.kind in {"negated", "aspired"}:
            for word in _spoken_about(scope, first, last, cue):
                said.setdefault(word, set()).add(cue.kind)
    return said


def _passed_over(scope: Scope, first: int, last: int, cues: Sequence[tuple[int, int, Cue]]) -> list[int]:
    """Return what was weighed and not chosen; nothing where the sentence tells of no choice."""
    weighed = scope.after(first, last, 0)
    if not weighed:
        return []
    end = scope.starts[weighed[-1]]
    for start, finish, cue in cues:
        if cue.kind == "chosen" and scope.reaches(end, start):
            taken = {scope.named(word) for word in scope.after(start, finish, cue.reach)}
            # "compared the two and chose the cheaper" does not say which was left
            return [word for word in weighed if scope.named(word) not in taken] if taken else []
    return []


def _spoken_about(scope: Scope, first: int, last: int, cue: Cue) -> list[int]:
    if cue.way == "pronoun":
        return scope.before(first, _FAR_BACK, across=True)
    heads = ":" in scope.reading.after(last)
    opens = first == 0 or _STOP.search(scope.reading.before(first)) or "\n" in scope.reading.before(first)
    if (cue.way == "label" and not (heads and opens)) or (cue.kind == "aspired" and scope.of_others(first)):
        return []
    found = scope.after(first, last, cue.reach) if cue.way != "before" or heads else []
    if found:
        return found
    label = scope.reading.before(first)
    return (
        scope.before(first, _BACK) if cue.way in {"before", "either"} or "(" in label or ":" in label else []
    )
