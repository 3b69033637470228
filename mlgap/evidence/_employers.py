"""Who an entry was for: told by words, by where it stands, and by where the CV's sure entries have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mlgap.evidence._dates import find_dates
from mlgap.evidence._head_parts import COMPANY, Head, Part, is_place, tidy
from mlgap.types import Section

_FIELD = re.compile(
    r"\b(?:sciences?|engineering|mathematics|maths?|statistics|physics|chemistry|biology|economics|business"
    r"|finance|computing|informatics|administration|management|design|arts?|studies|psychology|linguistics"
    r"|philosophy|history|literature|law|medicine|data|learning|accounting|marketing|analytics|security"
    r"|education|music|journalism|communications?)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:c?gpa|cum laude|honou?rs|dean['’]?s list|minor|major|grade|thesis|dissertation)\b|[\d./]+$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"(?<!\w)(?:for|at|bei|chez|@)\s+(?=[A-Z])")
DEGREE_SECTIONS: tuple[Section, ...] = ("education", "projects")

_Spot = tuple[int, int, int]
"""Where a part stands to the role: lines below it, stretches behind it, parts left in its stretch."""


def find_employers(heads: Sequence[Head], section: Section) -> list[str]:
    """Return who each entry was for, "" where nothing names it.

    A CV sets its entries alike: where the sure ones have employer and place, the others have them too.
    """
    places = _spots_of_places(heads)
    named = [_named(head, section, places) for head in heads]
    usual = _usual_spot(heads, named)
    found: list[str] = []
    for head, parts in zip(heads, named, strict=True):
        shared = usual is not None and usual[0] < 0 and not parts and not head.banner
        if shared and found and section not in DEGREE_SECTIONS:
            found.append(found[-1])
        else:
            found.append(tidy(_BEFORE_NAME.sub("", _employer(head, parts, section, usual))))
    return found


def _named(head: Head, section: Section, places: frozenset[_Spot]) -> list[Part]:
    """Return the parts that may name who the entry was for."""
    named = [p for p in head.parts if p is not head.role and "█" not in p.text]
    named = [p for p in named if not is_place(p, head.parts)]
    settled = [p for p in named if COMPANY.search(p.text) or _spot(p, head) not in places]
    named = settled or named
    if section == "education":
        schools = [p for p in named if not _NO_NAME.search(p.text) and not _FIELD.search(p.text)]
        named = [p for p in schools if not _is_bracketed_beside(p, head)] or schools or named
    return named


def _is_bracketed_beside(part: Part, head: Head) -> bool:
    """Return whether a part stands in brackets behind the degree: its field."""
    row = head.rows[part.row]
    beside = head.role is not None and (part.row, part.strong) == (head.role.row, head.role.strong)
    return beside and row.text[: part.start - row.start].rstrip().endswith(("(", "["))


def _spot(part: Part, head: Head) -> _Spot | None:
    role = head.role
    if role is None:
        return None
    left = sum((p.row, p.strong) == (part.row, part.strong) and p.weak > part.weak for p in head.parts)
    return (part.row - role.row, part.strong - (role.strong if part.row == role.row else 0), left)


def _spots_of_places(heads: Sequence[Head]) -> frozenset[_Spot]:
    """Return the spots where most entries that have one name a place."""
    told: Counter[_Spot] = Counter()
    every: Counter[_Spot] = Counter()
    for head in heads:
        for part in head.parts:
            spot = _spot(part, head)
            if spot is not None and part is not head.role:
                every[spot] += 1
                told[spot] += is_place(part, head.parts)
    return frozenset(spot for spot, times in every.items() if 2 * told[spot] > times)


def _usual_spot(heads: Sequence[Head], named: Sequence[Sequence[Part]]) -> _Spot | None:
    """Return where most entries that leave no doubt have their employer."""
    sure: Counter[_Spot] = Counter()
    for head, parts in zip(heads, named, strict=True):
        worded = [p for p in parts if COMPANY.search(p.text)]
        only = worded if len(worded) == 1 else parts if len(parts) == 1 else []
        sure.update(spot for part in only if (spot := _spot(part, head)) is not None)
    spot, times = next(iter(sure.most_common(1)), (None, 0))
    return spot if 2 * times > sure.total() else None


def _employer(head: Head, named: Sequence[Part], section: Section, usual: _Spot | None) -> str:
    """Return the part that names who the entry was for, "" where none does."""
    sure = [p for p in named if COMPANY.search(p.text)]
    role = head.role
    if role is None:
        return next((p.text for p in [*sure, *named]), "")
    own = [p for p in sure if (p.row, p.strong) == (role.row, role.strong)]
    where_others = [] if usual is None else [p for p in named if _spot(p, head) == usual]
    if section in DEGREE_SECTIONS:
        apart = [p for p in named if (p.row, p.strong) != (role.row, role.strong)]
        return next((p.text for p in [*sure, *where_others, *apart, *named]), "")
    apart = [p for p in sure if p not in own]
    found = next(iter([*apart] if head.banner else [*apart, *where_others, *own]), None)
    if found is None and head.banner:
        return head.banner
    return next((p.text for p in ([found] if found else _by_place(named, role, head))), "")


def _by_place(named: Sequence[Part], role: Part, head: Head) -> Iterator[Part]:
    """Yield the parts that may name an employer, by where they stand to the role, the likeliest first."""
    row = [p for p in named if p.row == role.row]
    same = [p for p in row if p.strong == role.strong]
    others = [p for p in named if p.row != role.row and p.weak == 0]
    later = [p for p in row if p.strong > role.strong]
    yield from (p for p in row if p.strong < role.strong)
    yield from (p for p in others if _is_furnished(p.row, head))
    if role.weak:
        yield from later
        yield from (p for p in same if p.weak < role.weak)
    yield from (p for p in same if p.weak > role.weak)
    yield from later
    yield from others
    yield from named


def _is_furnished(row: int, head: Head) -> bool:
    """Return whether a heading line has dates or a place beside the name it begins with."""
    has_place = any(p.row == row and is_place(p, head.parts) for p in head.parts)
    return has_place or any(find_dates(head.rows[row].text))
