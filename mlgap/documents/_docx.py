"""DOCX to lines by walking its XML: body, tables, text boxes, headers and footers."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from mlgap.documents._docx_hidden import Unseen
from mlgap.documents._draft import Draft, DraftLine
from mlgap.documents._package import BROKEN_ARCHIVE, damaged, parse_part
from mlgap.errors import DamagedDocument, DocumentTooLarge

_KIND = "DOCX"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAX_MARGIN_PARTS = 40
_MAX_MARGIN_BYTES = 1024 * 1024
_SKIPPED = frozenset({"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sectPr", "tblPr", "Fallback"})
"""Deleted text, field codes and properties; Fallback is Word's second copy of a text box."""

_STYLES = "word/styles.xml"
_MARGINS = re.compile(r"word/(header|footer)\d*\.xml")
_ROW_CHARACTERS = 200


def read_docx(data: bytes, body: str) -> Draft:
    """Return the lines of a DOCX: page headers, the part named `body`, then page footers.

    Tracked insertions count and deletions do not; a text box is read once; runs that nobody can see are
    taken out of the lines. Raises `DamagedDocument`,
    `EncryptedDocument` or `DocumentTooLarge`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(name for name in archive.namelist() if _MARGINS.fullmatch(name))
            margins = {name: _margin(archive, name) for name in names[:_MAX_MARGIN_PARTS]}
            root = parse_part(archive, body, _KIND)
            unseen = Unseen(_styles(archive), _elements([root, *margins.values()]))
            for part in (root, *margins.values()):
                unseen.take(part)
            lines = list(_block_lines(root))
    except BROKEN_ARCHIVE as error:
        raise damaged(_KIND, "a part of it cannot be unpacked") from error
    except RecursionError:
        raise damaged(_KIND, "its parts are nested too deeply") from None
    top = _distinct(part for name, part in margins.items() if "/header" in name)
    bottom = _distinct(part for name, part in margins.items() if "/footer" in name)
    shown = [DraftLine(line) for line in [*top, *lines, *bottom] if line.strip()]
    return Draft(_MEDIA_TYPE, shown, hidden=tuple(dict.fromkeys(unseen.found)))


def _margin(archive: zipfile.ZipFile, name: str) -> Element:
    return parse_part(archive, name, _KIND, _MAX_MARGIN_BYTES)


def _styles(archive: zipfile.ZipFile) -> Element | None:
    with contextlib.suppress(KeyError, DamagedDocument, DocumentTooLarge):  # the text does without its styles
        return parse_part(archive, _STYLES, _KIND)
    return None


def _elements(roots: Iterable[Element]) -> Iterator[Element]:
    for root in roots:
        yield from root.iter()


def _distinct(parts: Iterable[Element]) -> list[str]:
    """Return the lines of parts once each: first, even and odd pages often repeat one header."""
    return list(dict.fromkeys(line for part in parts for line in _block_lines(part)))


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _block_lines(element: Element) -> Iterator[str]:
    """Yield the lines below `element`: paragraphs and tables in document order."""
    for child in element:
        tag = _tag(child)
        if tag == "p":
            yield from _paragraph_lines(child)
        elif tag == "tbl":
            yield from _table_lines(child)
        elif tag not in _SKIPPED:
            yield from _block_lines(child)


def _table_lines(table: Element) -> Iterator[str]:
    for row in table:
        if _tag(row) != "tr":
            if _tag(row) not in _SKIPPED:
                yield from _table_lines(row)
            continue
        cells = [[line for line in _block_lines(cell) if line.strip()] for cell in _cells(row)]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
            joined = " | ".join(cell[0] for cell in filled)
            if len(joined) <= _ROW_CHARACTERS:
                yield joined
                continue
        for cell in filled:
            yield from cell


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if _tag(child) == "tc":
            yield child
        elif _tag(child) not in _SKIPPED:
            yield from _cells(child)


def _paragraph_lines(paragraph: Element) -> Iterator[str]:
    pieces: list[str] = []
    boxes: list[Element] = []
    _collect(paragraph, pieces, boxes)
    text = "".join(pieces)
    if text.strip():
        lines = text.split("\n")
        yield f"• {lines[0].lstrip()}" if _is_listed(paragraph) else lines[0]
        yield from lines[1:]
    for box in boxes:
        yield from _block_lines(box)


def _collect(element: Element, pieces: list[str], boxes: list[Element]) -> None:
    for child in element:
        tag = _tag(child)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag in _GLYPHS:
            pieces.append(_GLYPHS[tag])
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag not in _SKIPPED:
            _collect(child, pieces, boxes)


_GLYPHS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _property(element: Element, group: str, name: str) -> Element | None:
    for child in element:
        if _tag(child) == group:
            return next((item for item in child if _tag(item) == name), None)
    return None


def _value(element: Element | None) -> str:
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.endswith("}val")), "")


def _is_listed(paragraph: Element) -> bool:
    numbering = _property(paragraph, "pPr", "numPr")
    if numbering is not None:
        number = next((item for item in numbering if _tag(item) == "numId"), None)
        return _value(number) != "0"
    return _value(_property(paragraph, "pPr", "pStyle")).lower().startswith("listbullet")
