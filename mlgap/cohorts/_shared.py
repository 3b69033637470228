"""Lines that stand nearly the same in several CVs, as those of a project done together do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlgap.documents import MASK
from mlgap.embedding import Embedder, Remembering
from mlgap.evidence import line_key
from mlgap.turns import analysis
from mlgap.types import Profile

SAME_WORDS = 0.60
"""Shared words of two lines over the mean of their words, from which they may be one; small words aside."""
SAME_SENSE = 0.80
"""Cosine of two lines from which, with so many words shared, they are one.

Source: tests/cohorts/shared_lines.csv; lines about other work reach 0.75 (n = 24),
shared ones 0.82 (n = 20).
"""
LEAST_WORDS = 6
MOST_LINES = 300
"""Of one CV; far more than a CV has."""
MOST_ALIKE = 500
"""Lines after a line that are set against it, of those with its words: as many as there can be CVs."""
_AT_ONCE = 256
_CELLS_AT_ONCE = 2_000_000
_PAIRS_AT_ONCE = 4_096
_WORD = re.compile(r"[^\W_][\w+#%]*")
_SMALL = frozenset(
    (
        "a", "an", "and", "as", "at", "by", "for", "from", "how", "i", "in", "is", "it", "its", "my", "of",
        "on", "or", "our", "that", "the", "their", "they", "to", "used", "using", "was", "we", "were",
        "where", "which", "who", "with",
    )
)  # fmt: skip
"""Words that lines about anything share."""
_LEFT_OUT = frozenset(("header", "summary", "education", "skills", "languages", "certificates", "interests"))
"""Sections in which people write alike without having done the same."""


@dataclass(frozen=True, slots=True)
class Place:
    """One line: the CV by its number among those read, and the claim."""

    cv: int
    claim: int


@dataclass(frozen=True, slots=True)
class SharedGroup:
    """The places of one shared line, in at least two CVs, and the wording of most of them."""

    places: tuple[Place, ...]
    quote: str

    @property
    def n_cvs(self) -> int:
        """How many CVs hold it."""
        return len({place.cv for place in self.places})


def shared_groups(profiles: Sequence[Profile], embedder: Embedder) -> tuple[SharedGroup, ...]:
    """Return the lines that several CVs share, those of most CVs first.

    Two lines are one where layout alone differs, or where most words are the same and so is the sense.
    """
    places = [place for cv, profile in enumerate(profiles) for place in _lines(cv, profile)]
    texts = [profiles[p.cv].claims[p.claim].text for p in places]
    number_of: dict[str, int] = {}
    same = [number_of.setdefault(line_key(text), len(number_of)) for text in texts]
    first = _first_of(same)
    owners = [frozenset(places[i].cv for i in members) for members in _members(same, len(first))]
    roots = _joined([texts[i] for i in first], owners, embedder)
    groups: dict[int, list[int]] = {}
    for i, number in enumerate(same):
        groups.setdefault(roots[number], []).append(i)
    found = [
        SharedGroup(tuple(places[i] for i in members), _commonest([texts[i] for i in members]))
        for members in groups.values()
        if len({places[i].cv for i in members}) > 1
    ]
    return tuple(sorted(found, key=lambda g: (-g.n_cvs, g.quote)))


def _lines(cv: int, profile: Profile) -> list[Place]:
    heads = {entry.span.start for entry in profile.entries}
    return [
        Place(cv, i)
        for i, claim in enumerate(profile.claims)
        if claim.section not in _LEFT_OUT
        and claim.span.start not in heads
        and len(_words(claim.text)) >= LEAST_WORDS
    ][:MOST_LINES]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.replace(MASK, " ").casefold())) - _SMALL


def _first_of(same: Sequence[int]) -> list[int]:
    first: dict[int, int] = {}
    for i, number in enumerate(same):
        first.setdefault(number, i)
    return list(first.values())


def _members(same: Sequence[int], n: int) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in range(n)]
    for i, number in enumerate(same):
        members[number].append(i)
    return members


def _joined(texts: Sequence[str], owners: Sequence[frozenset[int]], embedder: Embedder) -> list[int]:
    """Return the group of each distinct line: the lowest number of a line it is one with.

    The pairs are found twice, once for the lines that are embedded and once for their senses: kept, they
    would fill the memory where many lines are nearly the same.
    """
    root = list(range(len(texts)))
    if len(texts) < 2:
        return root
    words = _word_matrix([_words(text) for text in texts])
    alone = np.array([min(cvs) if len(cvs) == 1 else -1 - i for i, cvs in enumerate(owners)])
    is_needed = np.zeros(len(texts), dtype=bool)
    for pairs in _alike_in_words(*words, alone):
        is_needed[pairs] = True
    needed = np.flatnonzero(is_needed)
    if not len(needed):
        return root
    vectors = _embedded([texts[i] for i in needed.tolist()], embedder)
    row_of = np.cumsum(is_needed) - 1
    for pairs in _alike_in_words(*words, alone):
        tops = np.array([_top(root, i) for i in range(len(root))])
        apart = pairs[:, tops[pairs[0]] != tops[pairs[1]]]
        sense = np.einsum("ij,ij->i", vectors[row_of[apart[0]]], vectors[row_of[apart[1]]])
        for i, j in apart[:, sense >= SAME_SENSE].T.tolist():
            one, other = sorted((_top(root, i), _top(root, j)))
            root[other] = one
    return [_top(root, i) for i in range(len(texts))]


def _embedded(texts: Sequence[str], embedder: Embedder) -> np.ndarray:
    """Return the vectors of lines in the form in which reading a CV embeds most of them."""
    plain = [" ".join(text.replace(MASK, " ").split()) for text in texts]
    return embedder.recall(plain) if isinstance(embedder, Remembering) else embedder.embed(plain)


def _top(root: list[int], i: int) -> int:
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i


def _alike_in_words(matrix: Any, sizes: np.ndarray, alone: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pairs of lines that share most of their words, (2, n) at a time; none of one CV alone.

    `alone` (lines,) tells lines that one CV alone has by its number.
    """
    turned = matrix.T.tocsr()
    step = max(1, min(_AT_ONCE, _CELLS_AT_ONCE // len(sizes)))
    for start in range(0, len(sizes), step):
        analysis().breathe()
        shared = (matrix[start : start + step] @ turned).tocoo()
        rows, columns = shared.row + start, shared.col
        alike = (2 * shared.data >= SAME_WORDS * (sizes[rows] + sizes[columns])) & (rows < columns)
        alike &= alone[rows] != alone[columns]
        pairs = _few_each(np.array([rows[alike], columns[alike]], dtype=np.int64))
        for first in range(0, pairs.shape[1], _PAIRS_AT_ONCE):
            yield pairs[:, first : first + _PAIRS_AT_ONCE]


def _few_each(pairs: np.ndarray) -> np.ndarray:
    """Return pairs (2, n) in order, of each line with at most so many that follow it."""
    ordered = pairs[:, np.lexsort((pairs[1], pairs[0]))]
    place = np.arange(ordered.shape[1])
    is_first = np.diff(ordered[0], prepend=-1) != 0
    begun = np.maximum.accumulate(np.where(is_first, place, 0))
    return ordered[:, place - begun < MOST_ALIKE]


def _word_matrix(lines: Sequence[frozenset[str]]) -> tuple[Any, Any]:
    """Return (lines, words) sparse float32, 1 where a line has a word, and (lines,) how many each has."""
    from scipy.sparse import csr_array

    column_of: Mapping[str, int] = {w: i for i, w in enumerate(sorted(frozenset().union(*lines)))}
    cells = [(i, column_of[word]) for i, words in enumerate(lines) for word in words]
    rows, columns = np.array(cells, dtype=np.int32).reshape(-1, 2).T
    ones = np.ones(len(cells), dtype=np.float32)
    shape = (len(lines), max(1, len(column_of)))
    return csr_array((ones, (rows, columns)), shape=shape), np.array([len(words) for words in lines])


def _commonest(texts: Sequence[str]) -> str:
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], len(text), text))
