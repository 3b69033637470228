"""Mending characters that fonts, typesetters and word processors leave in extracted text."""

from __future__ import annotations

import re
import unicodedata

_COMPATIBILITY = re.compile("[\ufb00-\ufb4f\uff01-\uff5e\U0001d400-\U0001d7ff]+")
"""Ligatures, full-width and mathematical letters; wider NFKC would turn 10⁶ into 106."""

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile("[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SYMBOL_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf071\uf0a8]")
"""Bullets of Symbol and Wingdings, which have no Unicode letter of their own."""

_BYTES_OF_1252 = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(128, 256)}
_REST = "".join(char for char, byte in _BYTES_OF_1252.items() if byte < 0xC0)
_MISDECODED = re.compile(f"[ÂÃ][{_REST}]|â[€\x80‚][{_REST}]")
"""UTF-8 that was read as Windows-1252: "Ã©" for "é", "â€™" for "’"; no language writes such pairs."""

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def repair_line(text: str) -> str:
    """Return `text` in NFC with ligatures opened, odd spaces single and unreadable glyphs gone.

    Newlines inside `text` stay; everything else is trimmed at both ends of each line.
    """
    return repair_with_tabs(text).replace("\t", " ")


def repair_with_tabs(text: str) -> str:
    """Return `text` repaired, with one tab in the place of blanks among which a tab stood."""
    text = _MISDECODED.sub(_decoded, text)
    text = _COMPATIBILITY.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    text = _INVISIBLE.sub("", text)
    text = _SYMBOL_BULLETS.sub("•", text)
    text = _PRIVATE.sub(" ", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _SPACES.sub(lambda found: "\t" if "\t" in found.group() else " ", text)
    text = _CONTROLS.sub("", text)
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.strip() for line in text.split("\n"))


def _decoded(found: re.Match[str]) -> str:
    raw = bytes(_BYTES_OF_1252[char] for char in found.group())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()
