"""Files of postings to `RawPosting`s: every fault is reported with its place, and no valid row is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mlgap.errors import DataError, MlgapError
from mlgap.market._builds.columns import listed
from mlgap.market._builds.csv_rows import csv_problems, csv_rows
from mlgap.market._builds.dates import Order, is_slashed, order_of, read_date
from mlgap.market._builds.faults import Fault, Outcome, shown_id, shown_value
from mlgap.market._builds.posting_files import Lines, PostingFile
from mlgap.market._builds.rows import Broken, Note, Row, jsonl_rows, parquet_problems, parquet_rows
from mlgap.market._builds.stated_pay import read_stated_pay
from mlgap.market._reading.posting import RawPosting

__all__ = ["MAX_TEXT", "MIN_TEXT", "ReadingOptions", "read_postings"]

MIN_TEXT = 100
MAX_TEXT = 200_000
MAX_FIELD = 500
_ENGLISH = ("", "en", "eng", "english")
_OWN_WORDS = (
    "title",
    "employer",
    "location",
    "country",
    "remote",
    "level",
    "employment",
    "industry",
    "source",
)
_LINE_BITS = 40
_NO_ID = "no column; each row's own content stands for it"

Report = Callable[[Fault], None]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read files of postings: which column holds a field, how 01/02/2026 is read, and today.

    `month` ("2026-05") is when rows that state no date were posted; without it their month is missing.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: Order | None = None
    month: str = ""
    today: date = date.max


@dataclass(slots=True)
class _Seen:
    """Where each id and each text was first met, by digest: the file's number and the line in one integer."""

    files: Sequence[PostingFile]
    ids: dict[bytes, int] = field(default_factory=dict)
    texts: dict[bytes, int] = field(default_factory=dict)

    def named(self, place: int) -> str:
        """Return a place as it is printed."""
        return f"{self.files[place >> _LINE_BITS].name}:{place & ((1 << _LINE_BITS) - 1)}"


def read_postings(
    files: Sequence[PostingFile], report: Report, options: ReadingOptions | None = None
) -> Iterator[RawPosting]:
    """Yield the English postings of CSV, JSONL and Parquet files in file order, one row in memory at a time.

    A row without id or text, in another language, marked as crowd work, or with an id met before is left
    out; a date or pay that cannot be read is left out of its row. Each is told to `report`. A file without
    a column of ids takes the row's own content for its id.

    Raises `DataError` before the first row where any file cannot be read at all, with the problems of all
    files.
    """
    options = options or ReadingOptions()
    formats = check_files(files, options)
    seen = _Seen(files)
    for number, form in enumerate(formats):
        yield from _File(number, form, report, options, seen).postings()


def check_files(files: Sequence[PostingFile], options: ReadingOptions) -> list[str]:
    """Return the format of each file; raises `DataError` with the problems of all that cannot be read."""
    problems: dict[str, list[str]] = {}
    formats: list[str] = []
    for file in files:
        try:
            formats.append(file.format())
            problems[file.name] = _problems(file, formats[-1], options.columns)
        except DataError as error:
            problems[file.name] = list(error.problems)
        except MlgapError as error:
            if len(files) == 1:
                raise
            problems[file.name] = [str(error)]
    if faulty := [name for name, found in problems.items() if found]:
        raise DataError(", ".join(faulty), [line for name in faulty for line in problems[name]])
    return formats


def _problems(file: PostingFile, form: str, columns: Mapping[str, str]) -> list[str]:
    if form == "parquet":
        return parquet_problems(file, columns)
    if form == "jsonl":
        return []
    with Lines(file) as lines:
        return csv_problems(lines, file.name, columns)


class _File:
    """One file being read: its rows, what is told about them, and what was settled about its dates."""

    def __init__(self, number: int, form: str, report: Report, options: ReadingOptions, seen: _Seen) -> None:
        self._number = number
        self._file = seen.files[number]
        self._form = form
        self._tell = report
        self._options = options
        self._seen = seen
        self._order = options.dates
        self._asked_order = options.dates is not None
        self._told_no_id = False
        self._unused: dict[str, None] = {}

    def postings(self) -> Iterator[RawPosting]:
        """Yield the file's postings and report its faults."""
        for row in self._rows(self._tell_encoding):
            if isinstance(row, Broken):
                self._tell(Fault(self._file.name, row.line, "", "row", row.reason, row.found))
                continue
            self._unused.update(dict.fromkeys(row.unused))
            posting = self._posting(row)
            if posting is not None:
                yield posting
        if self._unused:
            reason = f"not used: {listed(list(self._unused))}"
            self._tell(Fault(self._file.name, 0, "", "columns", reason, outcome="kept"))

    def _rows(self, at_end: Callable[[Lines], None] | None = None) -> Iterator[Row | Broken]:
        if self._form == "parquet":
            yield from parquet_rows(self._file, self._options.columns)
            return
        rows = csv_rows if self._form == "csv" else jsonl_rows
        with Lines(self._file) as lines:
            yield from rows(lines, self._options.columns)
            if at_end is not None:
                at_end(lines)

    def _tell_encoding(self, lines: Lines) -> None:
        if lines.foreign:
            reason = "bytes that are no UTF-8: read as Windows-1252"
            found = f"{lines.foreign} bytes"
            self._tell(Fault(self._file.name, 0, "", "encoding", reason, found, "kept"))

    def _report(self, line: int, id_: str, said: Note, outcome: Outcome) -> None:
        name, reason, found = said
        self._tell(Fault(self._file.name, line, shown_id(id_), name, reason, shown_value(found), outcome))

    def _posting(self, row: Row) -> RawPosting | None:
        fields = dict(row.fields)
        text = fields.get("text", "")
        id_ = fields.get("id", "")
        if not id_ and not row.keyed:
            id_ = self._content_id(row)
        if wrong := _refusal(fields, id_, text):
            self._report(row.line, id_, wrong, "left out")
            return None
        place = self._number << _LINE_BITS | row.line
        first = self._seen.ids.setdefault(_key(id_), place)
        if first != place:
            twice = ("id", "the same as an earlier row's", self._seen.named(first))
            self._report(row.line, id_, twice, "left out")
            return None
        for note in row.notes:
            self._report(
                row.line, id_, note, "kept" if fields.get(note[0], note[0] == "row") else "kept without it"
            )
        same = self._seen.texts.setdefault(_key(text), place)
        if same != place:
            twice = ("text", "the same as an earlier row's; both count", self._seen.named(same))
            self._report(row.line, id_, twice, "kept")
        return self._made(row.line, id_, text, fields)

    def _content_id(self, row: Row) -> str:
        if not self._told_no_id:
            self._told_no_id = True
            self._tell(Fault(self._file.name, 0, "", "id", _NO_ID, outcome="kept"))
        return _key(row.whole).hex()

    def _made(self, line: int, id_: str, text: str, fields: Mapping[str, str]) -> RawPosting:
        words = {name: self._own_words(line, id_, name, fields.get(name, "")) for name in _OWN_WORDS}
        words["source"] = words["source"] or self._file.stem
        if words["remote"] in ("true", "1"):
            words["remote"] = "remote"
        pay, why = read_stated_pay(fields)
        if why:
            self._report(line, id_, ("pay", why, ""), "kept without it")
        return RawPosting(
            id=id_, text=text, posted=self._posted(line, id_, fields.get("posted", "")), pay=pay, **words
        )

    def _own_words(self, line: int, id_: str, name: str, text: str) -> str:
        if len(text) <= MAX_FIELD:
            return text
        long = (name, f"longer than {MAX_FIELD} characters", str(len(text)))
        self._report(line, id_, long, "kept without it")
        return ""

    def _posted(self, line: int, id_: str, text: str) -> str:
        if not text:
            return self._options.month
        if not self._asked_order and is_slashed(text):
            self._order = order_of(self._dates())
            self._asked_order = True
        found, why = read_date(text, self._order, self._options.today)
        if why:
            self._report(line, id_, ("posted", why, text), "kept without it")
        return found or self._options.month

    def _dates(self) -> Iterator[str]:
        """Read the file once more for its dates alone: one of them may tell how the others are written."""
        return (row.fields.get("posted", "") for row in self._rows() if isinstance(row, Row))


def _refusal(fields: Mapping[str, str], id_: str, text: str) -> Note | None:
    """Return (field, reason, found) where a row is left out."""
    language = fields.get("lang", "").lower()
    if language.partition("-")[0].partition("_")[0] not in _ENGLISH:
        return "lang", "not English", language
    if fields.get("crowd_work", "").lower() == "true":
        return "crowd_work", "crowd work, not a job", ""
    if not id_:
        return "id", "missing", ""
    if len(text) < MIN_TEXT:
        return "text", f"shorter than {MIN_TEXT} characters", str(len(text))
    if len(text) > MAX_TEXT:
        return "text", f"longer than {MAX_TEXT:,} characters", str(len(text))
    return None


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:16]
