"""Running the PDF readers in a process of their own, which is thrown away after each file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CHILD = Path(__file__).with_name("_pdf_child.py")


def run_apart(arguments: tuple[object, ...], data: bytes, seconds: float) -> bytes:
    """Return what the child wrote about `data` within `seconds`, cut short where it was stopped."""
    with subprocess.Popen(
        [sys.executable, "-P", str(_CHILD), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # parsers print what they choke on, and that is the CV's text
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        try:
            output, _ = child.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            output, _ = child.communicate()
    return output
