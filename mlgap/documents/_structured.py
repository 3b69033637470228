"""Files that unfold into trees, DOCX and JSON Resume: read in a process of their own.

Why: 20 KB of DOCX that unpack to 20 MB of small elements hold a processor for 45 s and 790 MB, and 10 MB of
JSON for more than 30 s; in the app's own process everyone would wait for that.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mlgap import errors
from mlgap.documents._apart import MOST_TEXT, Asked, ask_apart
from mlgap.documents._draft import Draft, DraftLine
from mlgap.documents._plain import is_markdown_name
from mlgap.errors import DamagedDocument, DocumentError
from mlgap.types import HiddenText

SECONDS = 20.0
_CHILD = Path(__file__).with_name("_structured_child.py")
_BLANK = b"\0 \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\xef\xbb\xbf\xff\xfe"


def is_structured(data: bytes) -> bool:
    """Return whether `data` is an archive or begins as JSON does, in any encoding that is read."""
    if b"%PDF-" in data[:1024]:  # whatever stands before it: such files are read as PDF
        return False
    return data.startswith(b"PK") or data.lstrip(_BLANK)[:1] in (b"{", b"[")


def read_structured(data: bytes, name: str) -> Draft:
    """Return the lines of an archive, of JSON, or of text that begins like it; raises `DocumentError`."""
    answer = ask_apart(Asked(_CHILD, (int(is_markdown_name(name)),), data, MOST_TEXT), SECONDS)
    try:
        told = json.loads(answer.output)
        if "error" not in told:
            return _draft_of(told)
        problem = getattr(errors, told["error"])(_text(told["message"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # cut short, or not ours
        problem = None
    if not isinstance(problem, DocumentError):
        problem = DamagedDocument(_WHY_NONE["time" if answer.ended == "time" else "crash"])
    raise problem


_WHY_NONE = {
    "time": (
        f"The file was not read within {SECONDS:.0f} seconds: expected a CV that opens at once; open it in "
        "your word processor and save it as PDF or plain text."
    ),
    "crash": (
        "The file breaks the program that reads it, or needs too much memory: expected a complete document; "
        "open it in your word processor and save it again, or save it as PDF."
    ),
}


def _draft_of(told: dict[str, Any]) -> Draft:
    """Return the draft that a child tells of; raises `KeyError`, `TypeError` or `ValueError` for no draft."""
    lines = [DraftLine(_text(line)) for line in told["lines"]]
    hidden = tuple(HiddenText(_text(text), None, None, _text(why)) for text, why in told["hidden"])
    return Draft(
        _text(told["media_type"]), lines, warnings=tuple(map(_text, told["warnings"])), hidden=hidden
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("expected text")
    return value
