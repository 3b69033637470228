"""A text too short to be a CV is refused in a sentence, whatever it came in."""

from __future__ import annotations

from datetime import date

import pytest

from mlgap import pipeline
from mlgap.errors import NoTextLayer

from bad_files import docx_of, pdf_of

WORDS = "I know Docker well"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WORDS.encode(), "cv.txt"),
        (docx_of(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"), "cv.docx"),
        (pdf_of((WORDS,)), "cv.pdf"),
        (b"noor@example.org", "masked.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_text_of_fewer_than_twenty_letters_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(NoTextLayer, match="expected"):
        document = pipeline.read_cv(data, name)
        pipeline.profile_of(document, None, today=date(2026, 11, 21))


def test_what_is_masked_counts_as_letters() -> None:
    document = pipeline.read_cv(b"noor.example.brindlewick@example.org", "cv.txt")
    with pytest.raises(AttributeError):  # it goes on to the resources, of which there are none here
        pipeline.profile_of(document, None, today=date(2026, 11, 21))
