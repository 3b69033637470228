"""OpenDocument text (ODT) to lines by walking its XML: body, tables, text boxes, headers and footers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mlgap.documents._docx_hidden import tag_of
from mlgap.documents._draft import Draft, DraftLine
from mlgap.documents._odt_looks import Look, Looks, told
from mlgap.documents._package import BROKEN_ARCHIVE, damaged, parse_part, protected
from mlgap.types import HiddenText

_KIND = "ODT"
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_STYLES = "styles.xml"
_SKIPPED = frozenset(
    {
        "tracked-changes",
        "annotation",
        "note",
        "forms",
        "title",
        "desc",
        "object",
        "ruby-text",
        "covered-table-cell",
    }
)
"""Deleted text, comments, notes, words for pictures, and the reading aid over letters."""

_HEADERS = ("header", "header-first", "header-left")
_FOOTERS = ("footer", "footer-first", "footer-left")
_BOXES = frozenset({"frame", "custom-shape", "g"})
_ROW_CHARACTERS = 200
_MOST_SPACES = 40
_BLANKS = re.compile(r"[ \t\r\n]+")


def read_odt(data: bytes) -> Draft:
    """Return the lines of an ODT: page headers, the body, then page footers.

    Deleted text that a document keeps, comments and notes are not read; what nobody can see is taken out
    of the lines. Raises `DamagedDocument`, `EncryptedDocument` or `DocumentTooLarge`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_encrypted(archive)
            content = parse_part(archive, "content.xml", _KIND)
            styles = parse_part(archive, _STYLES, _KIND) if _STYLES in archive.namelist() else Element("none")
        walk = _Walk(Looks([styles, content]))
        bodies = [part for part in content.iter() if part.tag.endswith("office:1.0}text")]
        body = [line for part in bodies for line in walk.below(part)]
        top, bottom = (list(dict.fromkeys(walk.margins(styles, tags))) for tags in (_HEADERS, _FOOTERS))
    except BROKEN_ARCHIVE as error:
        raise damaged(_KIND, "a part of it cannot be unpacked") from error
    except RecursionError:
        raise damaged(_KIND, "its parts are nested too deeply") from None
    lines = [DraftLine(line) for line in [*top, *body, *bottom] if line.strip()]
    return Draft(_MEDIA_TYPE, lines, hidden=tuple(dict.fromkeys(walk.hidden)))


def _refuse_encrypted(archive: zipfile.ZipFile) -> None:
    if "encrypted-package" in archive.namelist():
        raise protected()
    if _MANIFEST in archive.namelist():
        manifest = parse_part(archive, _MANIFEST, _KIND)
        if any(tag_of(element) == "encryption-data" for element in manifest.iter()):
            raise protected()


class _Walk:
    """Goes through the text once; `hidden` holds what was left out so far."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self.hidden: list[HiddenText] = []

    def margins(self, styles: Element, tags: tuple[str, ...]) -> Iterator[str]:
        for element in styles.iter():
            if tag_of(element) in tags and told(element, "display") != "false":
                yield from self.below(element)

    def below(self, element: Element, around: Look | None = None) -> Iterator[str]:
        """Yield the lines below `element` in document order."""
        look = self._looks.at(element, around or self._looks.paper)
        for child in element:
            tag = tag_of(child)
            if tag in ("p", "h"):
                yield from self._paragraph(child, look)
            elif tag in ("list-item", "list"):
                yield from self._item(child, look) if tag == "list-item" else self.below(child, look)
            elif tag == "table-row":
                yield from self._row(child, look)
            elif tag not in _SKIPPED:
                yield from self.below(child, look)

    def _item(self, item: Element, look: Look) -> Iterator[str]:
        for number, line in enumerate(self.below(item, look)):
            yield f"• {line.lstrip()}" if number == 0 and not line.startswith("• ") else line

    def _row(self, row: Element, around: Look) -> Iterator[str]:
        look = self._looks.at(row, around)
        cells = [list(self.below(cell, look)) for cell in row if tag_of(cell) == "table-cell"]
        filled = [lines for cell in cells if (lines := [line for line in cell if line.strip()])]
        joined = " | ".join(cell[0] for cell in filled)
        if len(filled) > 1 and all(len(cell) == 1 for cell in filled) and len(joined) <= _ROW_CHARACTERS:
            yield joined
            return
        for cell in filled:
            yield from cell

    def _paragraph(self, paragraph: Element, around: Look) -> Iterator[str]:
        pieces: list[tuple[str, str | None]] = []
        boxes: list[tuple[Element, Look]] = []
        self._collect(paragraph, around, pieces, boxes)
        text = "".join(text for text, why in pieces if why is None)
        self._remember(pieces)
        if text.strip():
            yield from text.split("\n")
        for box, look in boxes:
            yield from self.below(box, look)

    def _collect(
        self,
        element: Element,
        around: Look,
        pieces: list[tuple[str, str | None]],
        boxes: list[tuple[Element, Look]],
    ) -> None:
        look = self._looks.at(element, around)
        why = look.why_unseen()
        pieces.append((_blank(element) or _text(element.text), why))
        for child in element:
            tag = tag_of(child)
            if tag in _BOXES:
                boxes.append((child, look))
            elif tag not in _SKIPPED:
                self._collect(child, look, pieces, boxes)
            pieces.append((_text(child.tail), why))

    def _remember(self, pieces: list[tuple[str, str | None]]) -> None:
        for reason in dict.fromkeys(why for _, why in pieces if why):
            text = "".join(text for text, why in pieces if why == reason)
            if text.strip():
                self.hidden.append(HiddenText(text, None, None, reason))


def _text(text: str | None) -> str:
    """Return running text as it is shown: line ends and runs of blanks in the file are one blank."""
    return _BLANKS.sub(" ", text or "")


def _blank(element: Element) -> str:
    tag = tag_of(element)
    if tag == "s":
        count = told(element, "c")
        return " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
    return {"tab": "\t", "line-break": "\n"}.get(tag, "")
