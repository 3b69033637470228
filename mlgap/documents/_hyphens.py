"""Words that a typesetter broke over two lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.documents._words import word_set

_JOINED = re.compile("(?<!\\w)(\\w+)[\ufffe\x02]\\s*(\\w+)")
_COMPOUND_STARTS = word_set(
    """
    all anti back built co cross cutting data e end ex fast fault few fine first five four front
    full go hands hard high human in key large late lead left long low machine mid multi near next
    no non object off on one open out peer per point post pre private problem public quick real rule
    second self semi serverless server short single six so state sub task team ten test third three
    time top two type up user well whole work world zero
    """
)
"""First halves that keep their hyphen: "real-time" broken after "real-" is not "realtime"."""


def join_hyphens(lines: Sequence[str]) -> list[str]:
    """Return lines in which each hyphen at a former line's end (U+FFFE or U+0002) is decided.

    A word or compound that stands whole elsewhere in the text decides; else common first halves of
    compounds keep the hyphen, as do halves with digits or capitals ("GPT-"), and the rest is one word.
    """
    whole = {word.lower() for line in lines for word in re.findall(r"\w+(?:-\w+)*", line)}

    def decide(found: re.Match[str]) -> str:
        left, right = found.groups()
        joined, compound = left + right, f"{left}-{right}"
        if compound.lower() in whole:
            return compound
        if joined.lower() in whole:
            return joined
        keeps = left.lower() in _COMPOUND_STARTS or not left[1:].islower() or not right.islower()
        return compound if keeps else joined

    return [re.sub("[\ufffe\x02]", "-", _JOINED.sub(decide, line)) for line in lines]
