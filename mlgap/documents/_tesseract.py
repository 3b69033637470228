"""Text recognition by Tesseract, where this machine has it: pictures go in and words come out by pipe."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from mlgap.documents._draft import Box
from mlgap.turns import Turns

LANGUAGE = "eng"
LAYOUT = "3"
"""Tesseract's page segmentation mode: columns are found, the page is taken to stand upright."""

SURE = 60.0
"""Confidence, of 100, from which on a word is taken for read."""

_NOISE = 20.0
"""Confidence below which a word is a rule, an icon or a photo's grain."""
_WIDE_GAP = 1.5
"""Heights of a line from which on white is more than the blank between two words."""
_SPLIT_ADDRESS = re.compile(r"(?<=[\w.+-])(?: @ ?|@ )(?=[\w-]+\.\w)")
"""Blanks that are set into an e-mail address, which would not be masked with them."""

_MEMORY = 2 * 1024**3
_LESS_URGENT = 5
_MOST_ROWS = 20_000
_CELLS = 12

PLACES = Turns(max(1, (os.cpu_count() or 2) // 2))
"""Many scans at once wait for one another, and not everyone else for them; a page is drawn in its turn."""


class NoAnswer(Exception):
    """Tesseract is there and gave no text: it hung, crashed, or lacks its English language data."""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A recognised line: its words, its box in pixels from the top left, how many words are unsure."""

    text: str
    box: Box
    words: int
    unsure: int


def find_tesseract() -> str | None:
    """Return the path of the program, None where this machine has none."""
    return shutil.which("tesseract")


def recognise(program: str, picture: bytes, dpi: int, seconds: float) -> list[SeenLine]:
    """Return the lines on a PNG in the order in which Tesseract reads its columns.

    To be called in a turn of `PLACES`. Raises `NoAnswer` where no answer came within `seconds`.
    """
    output = _answer(program, picture, dpi, seconds)
    return list(_lines(output.decode("utf-8", errors="replace")))


def _answer(program: str, picture: bytes, dpi: int, seconds: float) -> bytes:
    asked = ("stdin", "stdout", "-l", LANGUAGE, "--psm", LAYOUT, "--dpi", str(dpi))
    try:
        with subprocess.Popen(
            [program, *asked, "-c", "tessedit_create_tsv=1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            _limit(process.pid)
            try:
                output, _ = process.communicate(picture, timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise NoAnswer from None
    except OSError:  # no program after all, or one that closes its ears
        raise NoAnswer from None
    if process.returncode:
        raise NoAnswer
    return output


def _limit(process: int) -> None:
    """Bar core dumps, which would put the page on disk, and let whoever waits for the app go first."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource  # not on Windows

        os.setpriority(os.PRIO_PROCESS, process, _LESS_URGENT)
        resource.prlimit(process, resource.RLIMIT_CORE, (0, 0))
        resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _lines(table: str) -> Iterator[SeenLine]:
    """Yield the lines of a table of words; rows that break its form are passed over."""
    head, *rows = islice(table.split("\n"), _MOST_ROWS)
    names = head.rstrip("\r").split("\t")
    lines: dict[tuple[str, ...], list[tuple[str, float, Box]]] = defaultdict(list)
    for row in rows:
        cells = row.rstrip("\r").split("\t")
        if len(cells) == len(names) == _CELLS:
            told = dict(zip(names, cells, strict=True))
            if word := _word(told):
                lines[cells[1], cells[2], cells[3], cells[4]].append(word)
    for words in lines.values():
        yield _line(words)


def _word(told: Mapping[str, str]) -> tuple[str, float, Box] | None:
    try:
        left, top, width, height = (float(told[key]) for key in ("left", "top", "width", "height"))
        sure = float(told["conf"])
        text = told["text"].strip()
    except (KeyError, ValueError):
        return None
    if not text or sure < _NOISE:
        return None
    return text, sure, (left, top, left + width, top + height)


def _line(words: list[tuple[str, float, Box]]) -> SeenLine:
    x0s, y0s, x1s, y1s = zip(*(box for _, _, box in words), strict=True)
    box = (min(x0s), min(y0s), max(x1s), max(y1s))
    unsure = sum(sure < SURE for _, sure, _ in words)
    text = words[0][0]
    for (_, _, left), (word, _, right) in pairwise(words):
        wide = right[0] - left[2] > _WIDE_GAP * (box[3] - box[1])
        text += ("\t" if wide else " ") + word
    return SeenLine(_SPLIT_ADDRESS.sub("@", text), box, len(words), unsure)
