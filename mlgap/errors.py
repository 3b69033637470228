"""Every exception mlgap raises on purpose.

    MlgapError
    + DocumentError
    |   + UnsupportedFormat
    |   + DocumentTooLarge
    |   + EncryptedDocument
    |   + DamagedDocument
    |   + NoTextLayer
    + DataError
    + UnknownId
    + ModelUnavailable

Bad input is an `MlgapError`: its message says what was found, what was expected and what to do next,
and never holds a line of the CV. Anything else that is raised is a defect of ours and is not caught.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "DamagedDocument",
    "DataError",
    "DocumentError",
    "DocumentTooLarge",
    "EncryptedDocument",
    "MlgapError",
    "ModelUnavailable",
    "NoTextLayer",
    "UnknownId",
    "UnsupportedFormat",
]


class MlgapError(Exception):
    """Something the user can mend: the message is one or two plain sentences."""


class DocumentError(MlgapError):
    """A CV or posting file that cannot be read."""


class UnsupportedFormat(DocumentError):
    """The bytes are of no format that mlgap reads, whatever the file's name says."""


class DocumentTooLarge(DocumentError):
    """The file, its pages or its text exceed the stated limit."""


class EncryptedDocument(DocumentError):
    """The file opens only with a password."""


class DamagedDocument(DocumentError):
    """The file claims a known format and breaks its rules."""


class NoTextLayer(DocumentError):
    """The file has pages and no text: empty, or a scan."""


class DataError(MlgapError):
    """A data file with faults, all of them reported at once.

    `path` names the file; `problems` holds one line a fault, each starting with its place
    ("skills.csv:412: aliases: expected at least one").
    """

    def __init__(self, path: str, problems: Sequence[str]) -> None:
        self.path = path
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = f"{path}: {count} problem{'s' if count != 1 else ''}"
        super().__init__("\n".join([heading, *self.problems]))


class UnknownId(MlgapError):
    """An id that is in no vocabulary (a segment, role, level, region or skill)."""


class ModelUnavailable(MlgapError):
    """The sentence-transformers model is missing or is not the one expected."""
