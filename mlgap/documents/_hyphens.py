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
    no non object off on one open out peer per point post pre private problem public quick real rule scikit
    second self semi serverless server short single six so state sub task team ten test third three
    time top two type up user well whole work world zero
    """
)
"""First halves that keep their hyphen: "real-time" broken after "real-" is not "realtime"."""
_COMPOUND_ENDS = word_set(
    """
    as based by efficient facing first free friendly grade in level native of on oriented ready
    specific style the through to wide
    """
)
"""Second halves that do: "production-ready", "speech-to-text" broken before "to"."""
_LINKS = word_set("a and as by for in of on the to")
_ROW_END = re.compile(r"[^\W\d_]-$")
_MOST_BREAKS = 10
"""Rows in a row that are the rest of one word: more are no word, and each would copy all before it."""
_NEXT_WORD = re.compile(r"\s*(?!(?:and|or|und|oder)\b)([^\W\d_]\S*)(?:\s|$)")


def join_hyphens(lines: Sequence[str]) -> list[str]:
    """Return lines in which each hyphen at a former line's end (U+FFFE or U+0002) is decided.

    A word or compound that stands whole elsewhere in the text decides; else common halves of compounds
    keep the hyphen, as do halves with digits or capitals ("GPT-"), and the rest is one word.
    """
    whole = {word.lower() for line in lines for word in re.findall(r"\w+(?:-\w+)*", line)}

    def decide(found: re.Match[str]) -> str:
        left, right = found.groups()
        joined, compound = left + right, f"{left}-{right}"
        if compound.lower() in whole:
            return compound
        if joined.lower() in whole:
            return joined
        linked = left.lower() in _LINKS and found.string[found.start() - 1 : found.start()] == "-"
        usual = left.lower() in _COMPOUND_STARTS or right.lower() in _COMPOUND_ENDS
        plain = left[1:].islower() and right.islower()
        return joined if plain and not usual and not linked else compound

    return [re.sub("[\ufffe\x02]", "-", _JOINED.sub(decide, line)) for line in lines]


def pull_up_hyphens(rows: Sequence[str]) -> list[str]:
    """Return rows of text in which the rest of a word broken by a hyphen stands in the row it began in.

    A row that held nothing else is left out.
    """
    return [row for row in pull_up_in_place(rows) if row is not None]


def pull_up_in_place(rows: Sequence[str]) -> list[str | None]:
    """Return what `pull_up_hyphens` does, one item for each row, None for one that is left out."""
    pulled: list[str] = []
    places: list[int | None] = []
    in_a_row = 0
    for row in rows:
        above = pulled[-1].rstrip() if pulled else ""
        rest = _NEXT_WORD.match(row)
        if (
            rest is not None
            and rest[1][0].islower()
            and in_a_row < _MOST_BREAKS
            and _ROW_END.search(above[-2:])
        ):
            pulled[-1] = f"{above[:-1]}\ufffe{rest[1]}"
            row = row[rest.end(1) :]  # noqa: PLW2901 what is left of the row is the row from here on
            if not row.strip():
                places.append(None)
                in_a_row += 1
                continue
        in_a_row = 0
        places.append(len(pulled))
        pulled.append(row)
    joined = join_hyphens(pulled)
    return [None if place is None else joined[place] for place in places]
