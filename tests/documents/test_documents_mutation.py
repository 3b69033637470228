"""Broken bytes of good files only ever give a document or an error the user can mend.

Brief here; MLGAP_FUZZ_EXAMPLES=20000 tries so many of each kind. What is read in a child process is read in
this one, where a fault is not caught by the child's end; PDF alone goes the whole way: its readers crash.
"""

from __future__ import annotations

import json
import os

from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap.documents import mask_identity, read_document
from mlgap.documents._draft import assemble
from mlgap.documents._structured import is_structured
from mlgap.documents._unfold import unfold
from mlgap.errors import DocumentError
from mlgap.types import Document

from bad_files import docx_of, pdf_of

ASKED = int(os.environ.get("MLGAP_FUZZ_EXAMPLES", "0"))
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


def read(data: bytes) -> Document:
    return assemble(unfold(data, "cv"), data, "cv") if is_structured(data) else read_document(data, "cv")


def check(data: bytes) -> None:
    try:
        document = read(data)
    except DocumentError as error:
        assert SECRET not in str(error)
        assert str(error).endswith(".")
        return
    assert isinstance(document, Document)
    parts = [document.text[line.span.start : line.span.end] for line in document.lines]
    assert "\n".join(parts) == document.text
    assert len(mask_identity(document).text) == len(document.text)


@settings(max_examples=ASKED or 25, deadline=None)
@given(edits)
def test_a_mutated_pdf_is_a_document_or_a_clear_error(changes: list[tuple[float, int, bytes]]) -> None:
    check(edited(PDF, changes))


@settings(max_examples=ASKED or 300, deadline=None)
@given(edits)
def test_a_mutated_docx_is_a_document_or_a_clear_error(changes: list[tuple[float, int, bytes]]) -> None:
    check(edited(DOCX, changes))


@settings(max_examples=ASKED or 300, deadline=None)
@given(st.binary(min_size=1, max_size=400).filter(lambda data: b"%PDF-" not in data))
def test_any_bytes_are_a_document_or_a_clear_error(data: bytes) -> None:
    check(data)


@settings(max_examples=ASKED or 200, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: (
    st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["basics", "work", "skills", "name", "highlights", "location", "profiles"]),
        inner, max_size=5,
    )
), max_leaves=20))  # fmt: skip
def test_any_json_is_a_document_or_a_clear_error(value: object) -> None:
    check(json.dumps(value).encode())


TAGS = """
    p r t tab br tbl tr tc sdt sdtContent hyperlink ins del pPr rPr pStyle numPr numId vanish sz color shd
    txbxContent drawing AlternateContent Choice Fallback pict instrText fldChar smartTag
"""
tags = st.sampled_from(TAGS.split())
attributes = st.dictionaries(
    st.sampled_from(["val", "fill", "id", "style"]), st.text("0F#-;:%auto", max_size=7)
)
nodes = st.recursive(
    st.tuples(tags, attributes, st.text("ab \u202e\u0301|•-", max_size=6)),
    lambda inner: st.tuples(tags, attributes, st.lists(inner, max_size=4)),
    max_leaves=25,
)


def element(node: tuple[str, dict[str, str], object]) -> str:
    tag, values, inside = node
    told = "".join(f' w:{key}="{value}"' for key, value in values.items())
    text = inside if isinstance(inside, str) else "".join(map(element, inside))
    return f"<w:{tag}{told}>{text}</w:{tag}>"


@settings(max_examples=ASKED or 150, deadline=None)
@given(st.lists(nodes, max_size=5), st.lists(nodes, max_size=3))
def test_any_tree_of_word_elements_is_a_document_or_a_clear_error(body: list, styles: list) -> None:
    filled = f"<w:p><w:r><w:t>{SECRET} Example, engineer of pipelines</w:t></w:r></w:p>"
    check(docx_of(filled + "".join(map(element, body)), styles="".join(map(element, styles))))


@settings(max_examples=ASKED or 100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(4, 45), st.binary(min_size=1, max_size=4)), min_size=1, max_size=4),
    st.data(),
)
def test_odd_headers_in_an_archive_are_a_document_or_a_clear_error(
    changes: list, data: st.DataObject
) -> None:
    marks = [place for place in range(len(DOCX)) if DOCX[place : place + 2] == b"PK"]
    out = bytearray(DOCX)
    for at, piece in changes:
        start = data.draw(st.sampled_from(marks)) + at
        out[start : start + len(piece)] = piece
    check(bytes(out))


MARKS = (
    b"/Length ",
    b" 0 R",
    b" 0 obj",
    b"startxref",
    b"/Kids",
    b"/Filter",
    b"/MediaBox",
    b"/Type",
    b"stream",
)
VALUES = (b"", b"0", b"-1", b"99999999999", b"1 0 R", b"[1 0 R]", b"/LZWDecode", b"<< >>")
odd_values = st.tuples(st.sampled_from(MARKS), st.sampled_from(VALUES))


@settings(max_examples=ASKED or 10, deadline=None)
@given(st.lists(odd_values, min_size=1, max_size=3))
def test_odd_values_in_a_pdf_are_a_document_or_a_clear_error(changes: list[tuple[bytes, bytes]]) -> None:
    data = PDF
    for mark, value in changes:
        data = data.replace(mark, mark + b" " + value + b" ", 1)
    check(data)
