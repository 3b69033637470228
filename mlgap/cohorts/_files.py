"""The files of a cohort: several given at once, ZIPs among them opened, each fault kept with its own file."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from mlgap.documents import BROKEN_ARCHIVE
from mlgap.errors import DamagedDocument, DocumentError, DocumentTooLarge, EncryptedDocument, MlgapError
from mlgap.pipeline import CohortFile

MOST_FILES = 500
MOST_MB_EACH = 10
"""Of each CV, unpacked."""
MOST_MB_UNPACKED = 300
"""Of all members of one ZIP together, and of all files and ZIPs given together."""
MOST_ENTRIES = 5_000
MOST_RECORDS = 100_000
"""Entries that a ZIP's raw bytes may show, those of the documents in it too, before it is opened at all."""
MOST_RATIO = 200
"""Of a member's size unpacked to packed: text packs to a tenth, a bomb to a thousandth."""
RATIO_FROM = 1_000_000
"""Bytes; what unpacks to less harms nobody, however well it packs."""
MOST_TOLD = 100
"""Characters of a name."""
_MB = 1_000_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OF_SYSTEMS = ("__macosx", "thumbs.db", "desktop.ini", "icon\r")
_OF_ONE_DOCUMENT = ("[Content_Types].xml", "mimetype", "Index/Document.iwa", "Index.zip")
"""Members that only a ZIP that is itself one document has."""
_OTHER = {b"Rar!": "RAR", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "GZIP", b"BZh": "BZIP2", b"\xfd7zXZ": "XZ"}


def cohort_files(given: Iterable[tuple[str, bytes]]) -> tuple[CohortFile, ...]:
    """Return each file in the order of its name (ZIPs replaced by what they hold), for `analyse_cohort`.

    What may not be opened (too large, a password, nested) is a file with its problem, and so is each file
    from where all together are too large; hidden files and what a system adds by itself are left aside
    (`left_aside`). Raises `MlgapError` where nothing was given, or more than 500 files: then nothing was
    unpacked.
    """
    listed, n = [], 0
    for one in (one for name, data in given for one in _opened(_plain(name), data)):
        n += 1
        if n <= MOST_FILES:
            listed.append(one)
    if n > MOST_FILES:
        raise MlgapError(
            f"{n} files were given, and at most {MOST_FILES} are read at once: give them in groups."
        )
    found = list(_within_budget(listed))
    if not found:
        raise MlgapError(
            "No CV was found in what was given: expected files of CVs, or a ZIP with such files in it."
        )
    return tuple(sorted(found, key=lambda file: (file.name.casefold(), file.name)))


def left_aside(given: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
    """Return the names of hidden files in the ZIPs given, and of what an operating system adds by itself."""
    names = []
    for _, data in given:
        if data.startswith(_ZIP):
            try:
                entries = _entries(data)[1]
            except DocumentError:
                continue
            names += [_plain(entry.filename) for entry in entries if _is_hidden(entry)]
    return tuple(names)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A file before it is unpacked: `size` in bytes is what it says of itself, and never less than it has."""

    name: str
    size: int
    file: Callable[[], CohortFile]


def _within_budget(listed: Iterable[_Listed]) -> Iterator[CohortFile]:
    left = MOST_MB_UNPACKED * _MB
    for one in listed:
        left -= one.size
        if left >= 0:
            yield one.file()
        else:
            problem = (
                f"It was not opened: the files unpack to more than {MOST_MB_UNPACKED} MB together; give it "
                "in a group of its own."
            )
            yield CohortFile(one.name, b"", problem)


def _given(name: str, data: bytes, problem: str = "") -> _Listed:
    return _Listed(name, len(data), partial(CohortFile, name, data, problem))


def _opened(name: str, data: bytes) -> Iterator[_Listed]:
    other = next((kind for magic, kind in _OTHER.items() if data.startswith(magic)), None)
    if other:
        problem = f"The file is packed as {other}: pack the CVs as a ZIP, or give them as they are."
        yield _given(name, b"", problem)
    elif not data.startswith(_ZIP):
        yield _given(name, data)
    else:
        try:
            archive, entries = _entries(data)
        except DocumentError as error:
            yield _given(name, b"", str(error))
        else:
            if any(entry.filename in _OF_ONE_DOCUMENT for entry in entries):
                yield _given(name, data)
            else:
                yield from (_member(archive, entry) for entry in entries if not _is_hidden(entry))


def _entries(data: bytes) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    """Return a ZIP and its files; raises `DocumentError` where it is refused as a whole."""
    if data.count(b"PK\x01\x02") > MOST_RECORDS:
        raise _too_many()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except BROKEN_ARCHIVE:
        raise DamagedDocument(
            "The ZIP is damaged: expected a complete one; pack the CVs again, or give them as they are."
        ) from None
    if len(entries) > MOST_ENTRIES:
        raise _too_many()
    if sum(entry.file_size for entry in entries) > MOST_MB_UNPACKED * _MB:
        raise DocumentTooLarge(
            f"The ZIP unpacks to more than {MOST_MB_UNPACKED} MB: give the CVs in several ZIPs."
        )
    if entries and all(entry.flag_bits & 0x1 for entry in entries):
        raise EncryptedDocument(
            "The ZIP opens only with a password: pack the CVs again without one, or give them as they are."
        )
    return archive, entries


def _is_hidden(entry: zipfile.ZipInfo) -> bool:
    parts = (part for part in entry.filename.replace("\\", "/").split("/") if part != "..")
    return any(part.startswith(".") or part.casefold() in _OF_SYSTEMS for part in parts)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> _Listed:
    parts = entry.filename.replace("\\", "/").split("/")
    name = _plain("/".join(part for part in parts if part not in ("", "..")))
    is_opened = entry.file_size <= MOST_MB_EACH * _MB and not entry.flag_bits & 0x1
    return _Listed(name, entry.file_size if is_opened else 0, partial(_file_of, name, archive, entry))


def _file_of(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> CohortFile:
    try:
        return CohortFile(name, _unpacked(archive, entry))
    except DocumentError as error:
        return CohortFile(name, b"", str(error))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes, in memory; raises `DocumentError` where it is not opened."""
    if entry.flag_bits & 0x1:
        raise EncryptedDocument("It is protected by a password in the ZIP: pack it again without one.")
    if entry.file_size > MOST_MB_EACH * _MB:
        raise DocumentTooLarge(f"It unpacks to more than {MOST_MB_EACH} MB: expected one CV.")
    if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise DocumentTooLarge("It is packed so small that it may be a trap: it was not opened.")
    try:
        with archive.open(entry) as member:
            data = member.read(MOST_MB_EACH * _MB + 1)
    except (*BROKEN_ARCHIVE, RuntimeError):  # the last for a password that no flag tells
        raise DamagedDocument(
            "It cannot be unpacked from the ZIP: pack it again, or give it as it is."
        ) from None
    if len(data) > MOST_MB_EACH * _MB:
        raise DocumentTooLarge(f"It unpacks to more than {MOST_MB_EACH} MB: expected one CV.")
    if _is_packed(data):
        raise DocumentError("It is an archive inside the ZIP: unpack it and give its CVs as they are.")
    return data


def _is_packed(data: bytes) -> bool:
    if any(data.startswith(magic) for magic in _OTHER):
        return True
    return data.startswith(_ZIP) and not any(part.encode() in data for part in _OF_ONE_DOCUMENT)


def _plain(name: str) -> str:
    """Return a name without what could hide or reverse letters, of a length that can be read."""
    kept = "".join(char for char in name if unicodedata.category(char)[0] != "C") or "a file without a name"
    return kept if len(kept) <= MOST_TOLD else f"{kept[: MOST_TOLD // 2]}…{kept[-MOST_TOLD // 2 :]}"


def _too_many() -> DocumentTooLarge:
    return DocumentTooLarge(f"The ZIP holds more than {MOST_ENTRIES:,} files: expected one of CVs alone.")
