"""Files and pasted text to adverts: a text is one, a line of equal signs parts it, a table's row is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlgap.adverts._text import MAX_CHARACTERS, text_of
from mlgap.errors import DocumentError, MlgapError
from mlgap.market import Fault, PostingFile, RawPosting, read_postings

MOST_ADVERTS = 100
"""More are a market of one's own, not adverts to look at."""
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
_SEPARATOR = re.compile(r"[ \t]*={5,}[ \t]*")
"""A line between two adverts where a blank line stands above it: without one, it underlines a heading."""
_LEAST_LETTERS = 20
EMPTY = "The posting is empty: expected the advert's text. Paste it whole."


@dataclass(frozen=True, slots=True)
class GivenAdvert:
    """One advert as it was given, with what was stated beside its text, or why it cannot be read."""

    name: str
    posting: RawPosting | None
    problem: str = ""


def pasted_adverts(
    text: str, *, name: str = "", employer: str = "", location: str = ""
) -> tuple[GivenAdvert, ...]:
    """Return the adverts of a text; employer and place, where given, are of all of them.

    Raises `DocumentError` where there are none, or too short a text to be one.
    """
    parts = [part for part in map(str.strip, _parts(text)) if part]
    if not parts:
        raise DocumentError(EMPTY)
    alone = len(parts) == 1
    found = []
    for number, part in enumerate(parts, start=1):
        called = (name or "Advert") if alone else f"{name or 'Advert'} {number}"
        problem = _wrong_length(part)
        if problem and alone:
            raise DocumentError(problem)
        raw = RawPosting(id=called, text=part, employer=employer, location=location)
        found.append(GivenAdvert(called, None if problem else raw, problem))
    return _refuse_many(found)


def given_adverts(
    files: Sequence[tuple[str, bytes]], *, employer: str = "", location: str = ""
) -> tuple[GivenAdvert, ...]:
    """Return the adverts of named files in their order, rows of CSV, JSON lines and Parquet as one each.

    One of several files that cannot be read keeps its sentence. Raises `MlgapError` where the only file
    cannot be read, where no advert is left, or where there are more than `MOST_ADVERTS`.
    """
    found: list[GivenAdvert] = []
    for name, data in files:
        try:
            if Path(name).suffix.lower() in _TABLES:
                found += _rows(name, data)
            else:
                text = text_of(data, name)
                found += pasted_adverts(text, name=name, employer=employer, location=location)
        except MlgapError as error:
            if len(files) == 1:
                raise
            found.append(GivenAdvert(name, None, str(error)))
    if not any(advert.posting for advert in found):
        said = "; ".join(f"{advert.name}: {advert.problem}" for advert in found)
        raise DocumentError(f"No advert could be read. {said}" if said else EMPTY)
    return _refuse_many(found)


def _rows(name: str, data: bytes) -> Iterator[GivenAdvert]:
    """Yield the adverts of a table's rows, and the rows left out, each where it stands."""
    left_out: list[Fault] = []

    def report(fault: Fault) -> None:
        if fault.outcome == "left out":
            left_out.append(fault)

    number = 0
    for number, raw in enumerate(read_postings([PostingFile.of(name, data)], report), start=1):
        yield from _faults(left_out)
        yield GivenAdvert(f"{name} {number}", raw)
    yield from _faults(left_out)
    if not number:
        raise DocumentError(f"{name!r} holds no posting that can be read: expected a row for each.")


def _faults(left_out: list[Fault]) -> Iterator[GivenAdvert]:
    for fault in left_out:
        found = f" ({fault.found})" if fault.found else ""
        yield GivenAdvert(f"{fault.file}:{fault.line}", None, f"{fault.field}: {fault.reason}{found}")
    left_out.clear()


def _parts(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in text.splitlines():
        if _SEPARATOR.fullmatch(line) and not (lines and lines[-1].strip()):
            yield "\n".join(lines)
            lines = []
        else:
            lines.append(line)
    yield "\n".join(lines)


def _wrong_length(text: str) -> str:
    """Return why a text is too long or too short to be one advert, "" where it is neither."""
    if len(text) > MAX_CHARACTERS:
        return (
            f"The text holds {len(text):,} characters, and at most {MAX_CHARACTERS:,} were expected of one "
            "advert: give it alone, or part several by a line of ===== below an empty one."
        )
    letters = sum(char.isalnum() for char in text)
    if letters >= _LEAST_LETTERS:
        return ""
    return (
        f"The text is too short to be an advert ({letters} of at least {_LEAST_LETTERS} letters and digits): "
        "paste it whole."
    )


def _refuse_many(found: list[GivenAdvert]) -> tuple[GivenAdvert, ...]:
    if len(found) > MOST_ADVERTS:
        raise DocumentError(
            f"There are {len(found):,} adverts, and at most {MOST_ADVERTS} were expected: give fewer, or "
            "build a market of them (market build, or Use your own postings on the page Market)."
        )
    return tuple(found)
