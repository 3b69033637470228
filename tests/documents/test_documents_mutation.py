"""Broken bytes of good files only ever give a document or an error the user can mend."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap.documents import mask_identity, read_document
from mlgap.errors import DocumentError
from mlgap.types import Document

from bad_files import docx_of, pdf_of

SECRET = "Quillfeather"
PDF = pdf_of((f"{SECRET} Example", "noor@example.org", "Experience", "Served models with Kubernetes"))
DOCX = docx_of(
    f"<w:p><w:r><w:t>{SECRET} Example</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Docker</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    header1="<w:p><w:r><w:t>noor@example.org</w:t></w:r></w:p>",
)

edits = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 3), st.binary(max_size=6)),
    min_size=1,
    max_size=8,
)


def edited(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, removed, added in changes:
        start = int(place * len(data))
        data = data[:start] + added + data[start + removed :]
    return data


def check(data: bytes) -> None:
    try:
        document = read_document(data, "cv")
    except DocumentError as error:
        assert SECRET not in str(error)
        assert str(error).endswith(".")
        return
    assert isinstance(document, Document)
    parts = [document.text[line.span.start : line.span.end] for line in document.lines]
    assert "\n".join(parts) == document.text
    assert len(mask_identity(document).text) == len(document.text)


@settings(max_examples=25, deadline=None)
@given(edits)
def test_a_mutated_pdf_is_a_document_or_a_clear_error(changes: list[tuple[float, int, bytes]]) -> None:
    check(edited(PDF, changes))


@settings(max_examples=300, deadline=None)
@given(edits)
def test_a_mutated_docx_is_a_document_or_a_clear_error(changes: list[tuple[float, int, bytes]]) -> None:
    check(edited(DOCX, changes))


@settings(max_examples=300, deadline=None)
@given(st.binary(min_size=1, max_size=400).filter(lambda data: b"%PDF-" not in data))
def test_any_bytes_are_a_document_or_a_clear_error(data: bytes) -> None:
    check(data)


@settings(max_examples=200, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: (
    st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["basics", "work", "skills", "name", "highlights", "location", "profiles"]),
        inner, max_size=5,
    )
), max_leaves=20))  # fmt: skip
def test_any_json_is_a_document_or_a_clear_error(value: object) -> None:
    import json

    check(json.dumps(value).encode())
