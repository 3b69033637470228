"""What the PDF child answered, held to its form: a parser that was broken into may write anything."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeGuard

from mlgap.documents._apart import Answer

_ANSWERS = 3


def read_answers(answer: Answer) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the answers of both readers, told in the child's docstring; the second is None without one.

    What the first reader saw of hidden text stands in its "look". Where it gave no whole answer, its "error"
    is "slow" or "damaged".
    """
    answers: list[Any] = []
    for line in answer.output.split(b"\n", _ANSWERS)[:-1]:
        try:
            answers.append(json.loads(line))
        except (ValueError, RecursionError):
            break
    if not answers or not _is_first(answers[0]):
        return {"error": "slow" if answer.ended == "time" else "damaged"}, None
    first, look, second = [*answers, None, None][:_ANSWERS]
    if "lines" in first:
        known = _is_look(look, first["lines"])
        first["look"] = look if known else {"unchecked": list(range(1, first["pages"] + 1))}
    return first, second if _is_second(second) else None


def _is_first(told: object) -> TypeGuard[dict[str, Any]]:
    if not isinstance(told, dict):
        return False
    if "error" in told:
        return told["error"] in ("encrypted", "damaged")
    return _is_count(told.get("pages")) and _are(told.get("lines"), _is_line)


def _is_line(line: object) -> bool:
    if not isinstance(line, list) or len(line) != 3:
        return False
    page, text, box = line
    placed = box is None or (_are(box, lambda value: isinstance(value, int | float)) and len(box) == 4)
    return _is_count(page) and isinstance(text, str) and placed


def _is_look(told: object, lines: Sequence[Any]) -> bool:
    if not isinstance(told, dict):
        return False
    pages = ("scanned", "unchecked", "pictures")
    return all(_are(told.get(key, []), _is_count) for key in pages) and _are(
        told.get("hidden"), lambda item: _is_place(item, lines)
    )


def _is_place(item: object, lines: Sequence[Any]) -> bool:
    if not isinstance(item, list) or len(item) != 4 or not _are(item[:3], _is_count):
        return False
    line, start, end, why = item
    return line < len(lines) and start <= end <= len(lines[line][1]) and why in _REASONS


_REASONS = ("transparent", "colour", "covered", "tiny", "outside", "twin")


def _is_second(told: object) -> bool:
    if not isinstance(told, dict):
        return False
    return "error" in told or (
        _is_count(told.get("pages")) and _are(told.get("texts"), lambda text: isinstance(text, str))
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and value >= 0


def _are(values: object, check: Any) -> bool:
    return isinstance(values, list) and all(map(check, values))
