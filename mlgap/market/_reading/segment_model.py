"""The segment of an advert whose employer no table knows, by a linear model over the advert's own words.

The employer's name is masked before the words are read; of the name itself only common words count ("bank").
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np

from mlgap.errors import DataError
from mlgap.market._reading.segment_text import mask_employer
from mlgap.market._reading.zones import ZoneLine
from mlgap.types import Segment

FORMAT = 1
_NAME_WORDS = """
agency ai associates bank banking bio biosciences biotech capital care city clinic college consultancy
consultants consulting council county credit data department digital energy executive federal finance
financial fund games government health healthcare hospital insurance institute investments it laboratory
labs laboratories logistics medical medicine ministry motors national nhs partners pharma pharmaceuticals
people power recruiting recruitment reinsurance research resources retail robotics school search
securities services software solutions staffing state studios systems talent technologies technology
telecom therapeutics union university ventures
"""
NAME_WORDS = frozenset(_NAME_WORDS.split())
"""The words of an employer's name that may count: what it is, never who it is."""

NAME_WEIGHT = 0.5
_WORD = re.compile(r"[a-z][a-z0-9+#-]*")
_NAME_WORD = re.compile(r"[a-z]{2,}")
_KEYS = (
    "format", "classes", "terms", "idf", "name_words", "scale", "thresholds", "fewest_terms",
    "weights_sha256",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SegmentHead:
    """A linear model: `weights` (terms + name words + 1, classes) float32, the last row the bias.

    A class is told where its probability, the softmax of `scale` times the scores, reaches its threshold.
    """

    classes: tuple[Segment, ...]
    terms: Mapping[str, int]
    idf: np.ndarray
    name_words: Mapping[str, int]
    weights: np.ndarray
    scale: float
    thresholds: np.ndarray
    fewest_terms: int
    """Known words and pairs that an advert must hold: a line or two says what is sought, not who seeks it."""


def plain_words(title: str, lines: Sequence[ZoneLine], employer: str) -> list[str]:
    """Return the words of an advert in order, without accents, the employer's name masked."""
    text = mask_employer("\n".join([title, *(line.text for line in lines)]), employer)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _WORD.findall(text)


def terms_of(words: Sequence[str]) -> Iterator[str]:
    """Yield words and pairs of neighbouring words, repeated as they stand."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"


def name_words_of(employer: str) -> frozenset[str]:
    """Return the telling words of an employer's name."""
    plain = unicodedata.normalize("NFKD", employer.lower()).encode("ascii", "ignore").decode()
    return frozenset(_NAME_WORD.findall(plain)) & NAME_WORDS


def load_segment_head(folder: Path) -> SegmentHead:
    """Return the head in `folder` (`segment_head.json` and `.npy`); raises `DataError` for faults."""
    path, matrix = folder / "segment_head.json", folder / "segment_head.npy"
    try:
        about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        stored = matrix.read_bytes()
    except (OSError, json.JSONDecodeError) as error:
        raise DataError(path.name, [f"{path.name}: cannot be read with {matrix.name}: {error}"]) from error
    problems = [f"{path.name}: {key}: missing" for key in _KEYS if key not in about]
    if not problems and about["format"] != FORMAT:
        problems.append(f"{path.name}: format: expected {FORMAT}, got {about['format']!r}")
    if not problems and hashlib.sha256(stored).hexdigest() != about["weights_sha256"]:
        problems.append(f"{matrix.name}: differs from the digest in {path.name}")
    if problems:
        raise DataError(path.name, problems)
    weights = np.load(matrix, allow_pickle=False).astype(np.float32)
    rows = len(about["terms"]) + len(about["name_words"]) + 1
    if weights.shape != (rows, len(about["classes"])):
        raise DataError(path.name, [f"{matrix.name}: expected {rows} rows, got shape {weights.shape}"])
    offset = len(about["terms"])
    return SegmentHead(
        classes=tuple(cast(Segment, c) for c in about["classes"]),
        terms={term: row for row, term in enumerate(about["terms"])},
        idf=np.array(about["idf"], dtype=np.float32),
        name_words={word: offset + row for row, word in enumerate(about["name_words"])},
        weights=weights,
        scale=float(about["scale"]),
        fewest_terms=int(about["fewest_terms"]),
        thresholds=np.array([about["thresholds"][c] for c in about["classes"]], dtype=np.float64),
    )


def _known_terms(head: SegmentHead, title: str, lines: Sequence[ZoneLine], employer: str) -> Counter[str]:
    return Counter(t for t in terms_of(plain_words(title, lines, employer)) if t in head.terms)


def segment_probabilities(
    head: SegmentHead, title: str, lines: Sequence[ZoneLine], employer: str
) -> np.ndarray:
    """Return (classes,) float64 probabilities of an advert's segment; they sum to 1."""
    return _probabilities(head, _known_terms(head, title, lines, employer), employer)


def _probabilities(head: SegmentHead, counts: Counter[str], employer: str) -> np.ndarray:
    rows = np.fromiter((head.terms[t] for t in counts), dtype=np.int64, count=len(counts))
    values = np.fromiter((1 + math.log(n) for n in counts.values()), dtype=np.float64, count=len(counts))
    values *= head.idf[rows]
    values /= max(float(np.sqrt((values**2).sum())), 1e-9)
    named = [head.name_words[w] for w in name_words_of(employer) if w in head.name_words]
    scores = values @ head.weights[rows] + NAME_WEIGHT * head.weights[named].sum(axis=0) + head.weights[-1]
    powers = np.exp(head.scale * (scores - scores.max()))
    return np.asarray(powers / powers.sum(), dtype=np.float64)


def segment_from_text(
    head: SegmentHead, title: str, lines: Sequence[ZoneLine], employer: str
) -> Segment | None:
    """Return the most probable segment, None where its probability is below the segment's threshold.

    None too where the advert holds fewer than `fewest_terms` of the words and pairs that the model knows.
    """
    counts = _known_terms(head, title, lines, employer)
    if len(counts) < head.fewest_terms:
        return None
    found = _probabilities(head, counts, employer)
    best = int(found.argmax())
    return head.classes[best] if round(float(found[best]), 4) >= head.thresholds[best] else None
