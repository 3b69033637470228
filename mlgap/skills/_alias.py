"""How an alias of `skills.csv` is written, and every spelling it stands for.

Marks stand before the alias, in any order:

    =Go            only in this letter case; in text without case it needs strong context
    ~Spark         only with a context word or a listed skill nearby
    +C/C++         other skills named inside it, or sharing it, count as well
    !go to market  these words are not this skill: whatever they hold is skipped
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKS = "=~+!"
SPLIT = re.compile(r"([\W_]+)")
AFTER = ("++", "#", "+")
"""What may belong to a name after its last letter: C++, C#, Security+."""

_BRITISH = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("defence", "defense"),
    ("behaviour", "behavior"),
    ("catalogue", "catalog"),
    ("programme", "program"),
]
_SPELLED_ALIKE = frozenset(["supervised", "unsupervised", "enterprise", "expertise", "noise", "premise"])
_SEPARATOR_CLASSES = {
    " ": " ",
    "-": " ",
    "_": " ",
    "/": "/ ",
    ".": ". ",
    "&": "&",
    "'": "'",
    ",": ",",
    ":": ":",
}
_LONGEST_SEPARATOR = 8
_SHORTEST_RESPELLED = 7
_SPACED = re.compile(r"[ \t\xa0]*\r?\n?[ \t\xa0]*\Z")
_HYPHENED = re.compile(r"[-‐‑_](?:\r?\n[ \t]*)?\Z")
_PUNCTUATED = re.compile(r"([.'’])\Z|\s{0,3}([/&,:])\s{0,3}\Z")
_DASHED = re.compile(r"\s{1,3}[-–—]\s{1,3}\Z")


@dataclass(frozen=True, slots=True)
class Alias:
    """One alias without its marks."""

    text: str
    exact: bool = False
    bound: bool = False
    open: bool = False
    never: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """A path through the trie: the first word, then separator class and word; what must touch its ends."""

    keys: tuple[str, ...]
    before: str = ""
    after: str = ""


class SeparatorClasses(dict[str, str]):
    """The class of each run of characters between two words: "" where no alias may cross it.

    All readings share it, so it remembers ASCII signs alone: other scripts' words stand between words too.
    """

    def __missing__(self, separator: str) -> str:
        found = ""
        if 0 < len(separator) <= _LONGEST_SEPARATOR:
            if _SPACED.match(separator) or _HYPHENED.match(separator):
                found = " "
            elif match := _PUNCTUATED.match(separator):
                found = (match[1] or match[2]).replace("’", "'")
            elif _DASHED.match(separator):
                found = "–"
            if separator.isascii():
                self[separator] = found
        return found


def parse_alias(written: str) -> Alias:
    """Return the alias that `written` stands for, its marks read."""
    text = written.lstrip(MARKS)
    marks = written[: len(written) - len(text)]
    return Alias(text, exact="=" in marks, bound="~" in marks, open="+" in marks, never="!" in marks)


def spellings(alias: Alias) -> Iterator[Spelling]:
    """Yield the ways to write an alias: hyphen, space or neither, plural or singular, British or American."""
    parts = SPLIT.split(alias.text.lower())
    before = "." if alias.text.startswith(".") else ""
    after = next((mark for mark in AFTER if alias.text.endswith(mark)), "")
    words = [word for word in parts[0::2] if word]
    inner = parts[1::2] if parts[0] else parts[3::2]
    if not words:
        return
    for variant in _word_variants(words, fixed=alias.exact or bool(after)):
        for keys in _joined(variant, inner):
            yield Spelling(keys, before, after)


def _word_variants(words: list[str], *, fixed: bool) -> Iterator[list[str]]:
    yield words
    if fixed:
        return
    for forms in {tuple(_respelled(words, 0)), tuple(_respelled(words, 1))} - {tuple(words)}:
        yield list(forms)
        if len(words) > 1:
            yield from ([*forms[:-1], last] for last in _other_number(forms[-1]))
    if len(words) > 1:
        yield from ([*words[:-1], last] for last in _other_number(words[-1]))


def _respelled(words: list[str], side: int) -> list[str]:
    return [_respelled_word(word, side) for word in words]


def _respelled_word(word: str, side: int) -> str:
    # short words are names (Arize) or other words (arise)
    if word in _SPELLED_ALIKE or len(word) < _SHORTEST_RESPELLED:
        return word
    ending = next((pair for pair in _BRITISH if word.endswith(pair[side])), None)
    return word.removesuffix(ending[side]) + ending[1 - side] if ending else word


def _other_number(word: str) -> Iterator[str]:
    if len(word) < 3 or not word.isalpha():
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "is", "us", "ics")):
        yield word[:-1]
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    elif not word.endswith("s"):
        yield word + "s"


def _joined(words: list[str], inner: list[str]) -> Iterator[tuple[str, ...]]:
    paths: list[tuple[str, ...]] = [(words[0],)]
    for word, separator in zip(words[1:], inner, strict=False):
        classes = "– " if separator == " - " else _SEPARATOR_CLASSES.get(separator.strip()[:1] or " ", " ")
        paths = [(*path, kind + word) for path in paths for kind in classes]
    yield from paths
    if len(words) > 1 and len("".join(words)) > 4 and not any("'" in separator for separator in inner):
        yield ("".join(words),)
