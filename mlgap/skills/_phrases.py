"""Skills that a sentence describes without naming: worded patterns of `phrases.csv`, matched in one pass.

A pattern is words in order. `monitor*` is any word so begun, `model|models` either, `ai_system*` words that
follow each other, `..` a gap of up to three words within a phrase and `...` one of up to eight that may
cross commas; none leaves the sentence.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mlgap.errors import DataError
from mlgap.types import Mention, Span

COLUMNS = ("skill_id", "pattern")
_WORD = re.compile(r"[a-z0-9]+")
_WITHIN_PHRASE = r"[^\w.,;:!?()\n]+|\.(?=\w)"
_WITHIN_SENTENCE = r"[^\w.;!?\n]+|\.(?=\w)"
_GAPS = {"..": (_WITHIN_PHRASE, 3), "...": (_WITHIN_SENTENCE, 8)}
_STEM = 3


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns by the word they begin with and by the stem of that word; `whole` memoises both lookups."""

    by_word: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]
    by_stem: Mapping[str, Sequence[tuple[str, str, re.Pattern[str]]]]
    whole: dict[str, Sequence[tuple[str, re.Pattern[str]]]] = field(repr=False, compare=False)

    def beginning_with(self, word: str) -> Sequence[tuple[str, re.Pattern[str]]]:
        """Return (skill, pattern) of every pattern that may begin with `word`."""
        known = self.whole.get(word)
        if known is None:
            stems = self.by_stem.get(word[:_STEM], ())
            fitting = [(skill, pattern) for stem, skill, pattern in stems if word.startswith(stem)]
            known = (*self.by_word.get(word, ()), *fitting)
            self.whole[word] = known
        return known


def load_phrases(skills: frozenset[str], path: Path) -> Phrases:
    """Return the phrases of `path`, none where there is no such file.

    Raises `DataError` with every line whose skill is not among `skills` or whose pattern cannot be read.
    """
    if not path.is_file():
        return Phrases({}, {}, {})
    by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    by_stem: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    problems: list[str] = []
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise DataError(path.name, [f"{path.name}:1: expected the columns {', '.join(COLUMNS)}"])
    for row in rows:
        place = f"{path.name}:{rows.line_num}"
        if row["skill_id"] not in skills:
            problems.append(f"{place}: skill_id: unknown {row['skill_id']!r}")
        first, _, rest = row["pattern"].partition(" ")
        if first in _GAPS or not first or re.search(r"[^\w |*.’'/-]", row["pattern"]):
            problems.append(f"{place}: pattern: cannot be read: {row['pattern']!r}")
            continue
        for opening in first.split("|"):
            pattern = re.compile(_expression(opening, rest))
            word, star, _ = opening.split("_")[0].partition("*")
            if star and len(word) < _STEM:
                problems.append(f"{place}: pattern: the first word needs {_STEM} letters before its *")
            elif star:
                by_stem.setdefault(word[:_STEM], []).append((word, row["skill_id"], pattern))
            else:
                by_word.setdefault(word, []).append((row["skill_id"], pattern))
    if problems:
        raise DataError(path.name, problems)
    return Phrases(by_word, by_stem, {})


def _expression(opening: str, rest: str) -> str:
    parts, between = [_words(opening)], _WITHIN_PHRASE
    for token in rest.split():
        if token in _GAPS:
            between, most = _GAPS[token]
            parts.append(rf"(?:(?:{between})[\w'’/+#-]+){{0,{most}}}?")
        else:
            parts.append(rf"(?:{between})(?:{'|'.join(_words(choice) for choice in token.split('|'))})")
            between = _WITHIN_PHRASE
    return "".join(parts) + r"(?!\w)"


def _words(token: str) -> str:
    return r"[\s-]+".join(re.escape(word).replace(r"\*", r"\w*") for word in token.split("_"))


def find_phrases(text: str, phrases: Phrases) -> tuple[Mention, ...]:
    """Return what the sentences of `text` describe, in the order of their spans; no negation is judged."""
    return tuple(sorted(_found(text, phrases), key=lambda m: (m.span.start, m.skill_id)))


def _found(text: str, phrases: Phrases) -> Iterator[Mention]:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    for word in _WORD.finditer(lower):
        for skill, pattern in phrases.beginning_with(word.group()):
            met = pattern.match(lower, word.start())
            if met is not None:
                yield Mention(skill, Span(met.start(), met.end()), False, False)
