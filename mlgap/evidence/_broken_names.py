"""Names of skills that a narrow column broke over two lines of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from mlgap.evidence._claims import Passage
from mlgap.evidence._stretch import Stretch
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import Document, Mention, Section, Span

LISTS: frozenset[Section] = frozenset(("skills", "languages", "certificates", "interests"))
_COMMA = re.compile(r"[,;|] ")
_WIDE = 0.82
"""Letters differ in width: a line of this share of the longest one's letters may be full."""


def join_broken_names(
    passages: Sequence[Passage], document: Document, taxonomy: Taxonomy
) -> tuple[Passage, ...]:
    """Return the passages, those of a list joined where a name runs on because its line was full.

    "Certified Kubernetes" above "Administrator" is one name where the second word had no room on the
    first line. "Azure" above "DevOps" are two: what names a skill by itself may be an item of its own,
    unless commas run through the line above.
    """
    joined: list[Passage] = []
    for listed, members in groupby(passages, key=lambda p: (p.section in LISTS, p.section, p.entry)):
        group = list(members)
        joined += _join(group, document, taxonomy) if listed[0] and len(group) > 1 else group
    return tuple(joined)


def _join(group: Sequence[Passage], document: Document, taxonomy: Taxonomy) -> Iterator[Passage]:
    texts = [p.stretch.text for p in group]
    whole = [m.span for m in find_mentions("\n".join(texts), taxonomy)]
    items = [m.span for m in find_listed_mentions(texts, taxonomy)]
    lines = [document.text[p.stretch.span.start : p.stretch.span.end].split("\n") for p in group]
    width = max(len(line.strip()) for rows in lines for line in rows)
    current, end = group[0], len(texts[0])
    for (above, below), passage in zip(pairwise(lines), group[1:], strict=True):
        reached = len(above[-1].strip()) + 1 + len(below[0].split(maxsplit=1)[0])
        if _COMMA.search(above[-1]):
            broken = reached >= _WIDE * width and _over(whole, end) is not None
        else:
            broken = reached > width and _names_nothing_below(items, end)
        if broken:
            current = replace(current, stretch=_one(current.stretch, passage.stretch))
        else:
            yield current
            current = passage
        end += 1 + len(passage.stretch.text)
    yield current


def _one(first: Stretch, second: Stretch) -> Stretch:
    return Stretch(f"{first.text} {second.text}", (*first.at, first.at[-1], *second.at))


def _over(spans: Sequence[Span], end: int) -> Span | None:
    """Return the mention that stands over a line's end."""
    return next((span for span in spans if span.start < end < span.end), None)


def _names_nothing_below(spans: Sequence[Span], end: int) -> bool:
    """Return whether a mention stands over a line's end, of which the lower part is none by itself."""
    over = _over(spans, end)
    return over is not None and not any(end < span.start and span.end <= over.end for span in spans)


def find_listed_mentions(texts: Sequence[str], taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """Return the mentions in the items of a list, as in their lines joined by newlines, in span order."""
    whole = "\n".join(texts)
    return tuple(
        sorted((_within_line(m, whole, taxonomy) for m in find_mentions(whole, taxonomy)), key=_place)
    )


def _place(mention: Mention) -> Span:
    return mention.span


def _within_line(mention: Mention, whole: str, taxonomy: Taxonomy) -> Mention:
    """Return a mention over two items ("Python" above "R") as the item that is the skill's name by itself."""
    surface = whole[mention.span.start : mention.span.end]
    above, broken, below = surface.partition("\n")
    if not broken:
        return mention
    names = {alias.lstrip("=~+!").casefold() for alias in taxonomy.skills[mention.skill_id].aliases}
    if below.casefold() in names:
        return replace(mention, span=Span(mention.span.end - len(below), mention.span.end))
    if above.casefold() in names:
        return replace(mention, span=Span(mention.span.start, mention.span.start + len(above)))
    return mention
