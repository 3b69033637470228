"""Reads one DOCX, JSON Resume or text from standard input in a process of its own; runs as a script.

Its answer is one JSON object: {"media_type": str, "lines": [str, ...], "warnings": [str, ...], "hidden":
[[text, why], ...]} or {"error": the name of a `DocumentError`, "message": str}.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

_ROOM = Path(__file__).parent


def _enter_room() -> None:
    """Make `mlgap.documents` importable part by part: all of it would take far longer to start."""
    sys.path.append(str(_ROOM.parents[1]))
    room = ModuleType("mlgap.documents")
    room.__path__ = [str(_ROOM)]
    sys.modules["mlgap.documents"] = room


def main(markdown: bool) -> None:
    """Answer what the file on standard input holds."""
    data = sys.stdin.buffer.read()
    _enter_room()
    importlib.import_module("mlgap.documents._limits").limit_resources()
    told = _told(data, "cv.md" if markdown else "cv")
    sys.stdout.buffer.write(json.dumps(told).encode("ascii"))
    sys.stdout.buffer.flush()
    os._exit(0)  # taking a large tree down takes as long as building it


def _told(data: bytes, name: str) -> dict[str, Any]:
    from mlgap.documents._unfold import unfold
    from mlgap.errors import DocumentError

    try:
        draft = unfold(data, name)
    except DocumentError as error:
        return {"error": type(error).__name__, "message": str(error)}
    return {
        "media_type": draft.media_type,
        "lines": [line.text for line in draft.lines],
        "warnings": draft.warnings,
        "hidden": [[item.text, item.why] for item in draft.hidden],
    }


if __name__ == "__main__":
    main(bool(int(sys.argv[1])))
