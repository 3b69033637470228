"""The sample cohort: invented graduates in one file, each below a line with the name of a file."""

from __future__ import annotations

from mlgap.vocabulary import DATA

__all__ = ["sample_files", "sample_modules"]

_FOLDER = DATA / "samples" / "cohort"
_MARK = "===== "


def sample_files() -> list[tuple[str, bytes]]:
    """Return (file name, bytes) of each invented graduate's CV."""
    text = (_FOLDER / "graduates.txt").read_text(encoding="utf-8")
    parts = (part.split("\n", 1) for part in f"\n{text}".split(f"\n{_MARK}")[1:])
    return [(name.strip(), body.strip().encode()) for name, body in parts]


def sample_modules() -> bytes:
    """Return a module file as an example to fill in."""
    return (_FOLDER / "modules.csv").read_bytes()
