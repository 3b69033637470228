"""What nobody can see of a file: taken out of its lines, and said to the user with place and reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mlgap.documents._repair import repair_line
from mlgap.types import Document, HiddenText, Line, Span

TRANSPARENT = "drawn so that it does not show"
LIKE_GROUND = "in the colour of what is behind it"
COVERED = "covered, or cut off from view"
TINY = "too small to read"
OUTSIDE = "outside the page"
MARKED = "marked as hidden"

_AGAIN = "a second time what can be seen"
"""No hidden text: it is left out, so that a word is read once, and nothing is said of it."""

_WHY: Mapping[str, str] = {
    "transparent": TRANSPARENT,
    "colour": LIKE_GROUND,
    "covered": COVERED,
    "tiny": TINY,
    "outside": OUTSIDE,
    "twin": _AGAIN,
}
_LEAST_LETTERS = 2
"""A single letter or digit alone is a page number or a stray glyph: it stays where it was."""


def part_hidden(first: Mapping[str, Any]) -> tuple[list[list[Any]], tuple[HiddenText, ...]]:
    """Return a reader's [page, text, box] lines without what nobody can see, and that.

    A line that is hidden in part keeps its box.
    """
    places: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for line, start, end, why in first.get("look", {}).get("hidden", ()):
        places[line].append((start, end, _WHY[why]))
    seen: list[list[Any]] = []
    hidden: list[HiddenText] = []
    for index, (page, text, box) in enumerate(first["lines"]):
        runs = [r for r in _runs(text, places[index]) if _letters(text[r[0] : r[1]]) >= _LEAST_LETTERS]
        place = tuple(box) if box else None
        hidden += [HiddenText(text[a:b], page, place, why) for a, b, why in runs if why != _AGAIN]
        rest = text
        for start, end, _ in reversed(runs):
            rest = rest[:start] + " " + rest[end:]
        if not runs or _letters(rest):
            seen.append([page, rest, box])
    return seen, tuple(hidden)


def _runs(text: str, words: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return hidden words joined with those after them where nothing but blanks and marks stand between."""
    runs: list[tuple[int, int, str]] = []
    for start, end, why in sorted(words):
        goes_on = runs and runs[-1][2] == why and not _letters(text[runs[-1][1] : start])
        runs.append((runs.pop()[0] if goes_on else start, end, why))
    return runs


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def repair_hidden(hidden: Iterable[HiddenText]) -> tuple[HiddenText, ...]:
    """Return hidden text as lines are repaired, each piece on one line, without empty pieces."""
    mended = (
        HiddenText(" ".join(repair_line(item.text).split()), item.page, item.box, item.why) for item in hidden
    )
    return tuple(item for item in mended if item.text)


def mask_hidden(document: Document, mask: Callable[[Document], Document]) -> tuple[HiddenText, ...]:
    """Return the hidden text of `document` as `mask` masks it below the text that can be seen."""
    if not document.hidden:
        return ()
    rows = [item.text for item in document.hidden]
    text = "\n".join([document.text, "", *rows])
    lines = list(document.lines)
    starts = []
    start = len(document.text) + 2
    for row in rows:
        lines.append(Line(Span(start, start + len(row))))
        starts.append(start)
        start += len(row) + 1
    masked = mask(replace(document, text=text, lines=tuple(lines), hidden=())).text
    return tuple(
        replace(item, text=masked[at : at + len(item.text)])
        for at, item in zip(starts, document.hidden, strict=True)
    )


def hidden_notice(hidden: Sequence[HiddenText]) -> tuple[str, ...]:
    """Return the sentence that says how much nobody can see, where and why; none where there is nothing."""
    if not hidden:
        return ()
    parts = []
    counts: Counter[tuple[int | None, str]] = Counter()
    for item in hidden:
        counts[item.page, item.why] += len(item.text.split())
    for (page, why), words in counts.items():
        place = f" on page {page}" if page else ""
        parts.append(f"{words:,} word{'s' if words != 1 else ''}{place} ({why})")
    return (
        f"Text that a reader cannot see was left out: {_listed(parts)}. Templates and programs leave such "
        "text too; if it belongs in the CV, make it visible.",
    )


def look_notices(first: Mapping[str, Any]) -> list[str]:
    """Return the sentences about pages that are scans, or whose text could not be looked at."""
    look = first.get("look", {})
    notices = []
    if look.get("scanned"):
        notices.append(
            f"The text of page {_listed(look['scanned'])} was recognised from a picture: check the quoted "
            "lines for misread words."
        )
    if look.get("unchecked"):
        notices.append(
            f"Page {_listed(look['unchecked'])} could not be looked at in time, so text that nobody can see "
            "may have been read there."
        )
    return notices


def _listed(items: Sequence[object]) -> str:
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
