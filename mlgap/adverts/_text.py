"""A file's bytes to the text of an advert: plain text, a saved web page, PDF, DOCX and what else is read."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mlgap.documents import read_document
from mlgap.errors import DocumentError, DocumentTooLarge, NoTextLayer

MAX_BYTES = 10 * 1024**2
MAX_CHARACTERS = 200_000
_BINARY = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_TAG = re.compile(
    r"<(?:!doctype|html|body|div|p|br|ul|ol|li|h[1-6]|section|strong|span|table)\b[^<>]*>",
    re.I,
)
_HIDDEN = frozenset({"script", "style", "head", "noscript", "template", "svg", "nav", "button"})
_BLOCKS = re.compile(r"p|div|br|[uo]l|li|h[1-6]|section|article|header|footer|main|t[rdh]|table|d[td]")
_LEAST_TAGS = 3


def text_of(data: bytes, name: str) -> str:
    """Return an advert's text; raises `DocumentError` for what cannot be read as one."""
    if not data.strip():
        raise NoTextLayer(f"{name!r} is empty: expected an advert. Check the file.")
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(f"{name!r} has more than 10 MB: expected one advert. Save its text alone.")
    text = None if _is_binary(data) else _decoded(data)
    if text is None:
        text = _document_text(data, name)
    return without_markup(_refuse_long(text, name))


def without_markup(text: str) -> str:
    """Return the text of pasted or saved HTML, a line for each block; other text as it is."""
    if len(_TAG.findall(text)) < _LEAST_TAGS:
        return text
    reader = _Lines()
    reader.feed(text)
    reader.close()
    lines = (re.sub(r"[ \t\xa0\n]+", " ", line).strip() for line in "".join(reader.parts).split("\f"))
    return "\n".join(line for line in lines if line and line != "-")


def _refuse_long(text: str, name: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise DocumentTooLarge(
            f"{name!r} holds {len(text):,} characters, and at most {MAX_CHARACTERS:,} were expected: "
            "give the advert alone."
        )
    return text


def _is_binary(data: bytes) -> bool:
    return data.startswith(_BINARY) or b"%PDF-" in data[:1024]


def _decoded(data: bytes) -> str | None:
    """Return the text of UTF-8, UTF-16 or Windows-1252 bytes, None where they are no text."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _document_text(data: bytes, name: str) -> str:
    """Return the text of a document; what the reader says of a CV is said of an advert."""
    try:
        return read_document(data, name).text
    except DocumentError as error:
        said = re.sub(r"\b(?:a|the) CV\b", "an advert", str(error))
        raise type(error)(f"{name!r}: {said}") from error


class _Lines(HTMLParser):
    """Collects visible text with a form feed at each block, and a dash before each item of a list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif _BLOCKS.fullmatch(tag):
            self.parts.append("\f- " if tag == "li" else "\f")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif _BLOCKS.fullmatch(tag):
            self.parts.append("\f")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
