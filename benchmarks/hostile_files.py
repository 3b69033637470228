"""Mutations of good files, made with a seed: bytes and structures of PDF, DOCX and JSON Resume."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]

MOST_PART = 30 * 1024**2
"""Bytes of a part that is made to repeat: beyond what a part may unpack to, and no more than that."""

_NUMBER = re.compile(rb"\d+")
_NAMES = (
    b"FlateDecode",
    b"ASCIIHexDecode",
    b"LZWDecode",
    b"DCTDecode",
    b"JBIG2Decode",
    b"Crypt",
    b"RunLengthDecode",
)
_ODD_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"99999999999", b"4294967296")
_ODD_VALUES = (None, True, -1, 1e308, "", "x" * 5000, [], {}, [[[[]]]], {"name": {"name": []}})


def bytes_changed(data: bytes, dice: random.Random) -> bytes:
    """Overwrite, remove and insert a few bytes."""
    out = bytearray(data)
    for _ in range(dice.choice((1, 3, 20, 200))):
        at = dice.randrange(len(out) + 1)
        what = dice.randrange(3)
        piece = dice.randbytes(dice.randrange(1, 9))
        out[at : at + (0 if what == 0 else len(piece))] = b"" if what == 1 else piece
    return bytes(out)


def cut(data: bytes, dice: random.Random) -> bytes:
    """Cut the end off, or take a stretch out of the middle."""
    start, end = sorted(dice.sample(range(len(data) + 1), 2))
    return data[:start] if dice.random() < 0.5 else data[:start] + data[end:]


def repeated(data: bytes, dice: random.Random) -> bytes:
    """Repeat a stretch many times."""
    start = dice.randrange(len(data))
    stretch = data[start : start + dice.randrange(1, 400)]
    return data[:start] + stretch * dice.choice((2, 50, 2000)) + data[start:]


def _one(pattern: bytes, new: Callable[[re.Match[bytes]], bytes]) -> Change:
    compiled = re.compile(pattern)

    def change(data: bytes, dice: random.Random) -> bytes:
        found = list(compiled.finditer(data))
        if not found:
            return bytes_changed(data, dice)
        for match in sorted(
            dice.sample(found, min(len(found), dice.choice((1, 2, 8)))), key=lambda m: -m.start()
        ):
            data = data[: match.start()] + new(match) + data[match.end() :]
        return data

    return change


def _number_swapped(pattern: bytes) -> Change:
    def change(data: bytes, dice: random.Random) -> bytes:
        return _one(pattern, lambda m: _NUMBER.sub(lambda _: dice.choice(_ODD_NUMBERS), m.group()))(
            data, dice
        )

    return change


def _objects_swapped(data: bytes, dice: random.Random) -> bytes:
    """Let references point to other objects: cycles of pages, fonts, resources and encodings among them."""
    numbers = re.findall(rb"(\d+) 0 obj", data) or [b"1"]
    return _one(rb"\b\d+ 0 R\b", lambda _: dice.choice(numbers) + b" 0 R")(data, dice)


def _filter_changed(data: bytes, dice: random.Random) -> bytes:
    def new(_: re.Match[bytes]) -> bytes:
        return (
            b"/Filter ["
            + b" ".join(b"/" + dice.choice(_NAMES) for _ in range(dice.choice((1, 2, 40))))
            + b"]"
        )

    return _one(rb"/Filter\s*(?:/\w+|\[[^\]]*\])", new)(data, dice)


_ENTRIES = (
    b"/MediaBox [0 0 1e9 1e9]",
    b"/MediaBox [0 0 0 0]",
    b"/UserUnit 100000",
    b"/Rotate 17",
    b"/Count 999999999",
    b"/Kids [%d 0 R]",
    b"/Parent %d 0 R",
    b"/Resources %d 0 R",
    b"/Contents [%d 0 R %d 0 R]",
    b"/Length %d 0 R",
    b"/XObject << /A %d 0 R /B %d 0 R >>",
    b"/ToUnicode %d 0 R",
    b"/Encoding %d 0 R",
    b"/DescendantFonts [%d 0 R]",
    b"/Prev 0",
    b"/Type /ObjStm /N 100000 /First 9",
    b"/Encrypt %d 0 R",
    b"/DecodeParms << /Columns 99999999 >>",
)


def _key_added(data: bytes, dice: random.Random) -> bytes:
    """Put an odd entry into a dictionary: a huge page, a turn, resources that hold themselves, a form."""
    numbers = re.findall(rb"(\d+) 0 obj", data) or [b"1"]

    def new(_: re.Match[bytes]) -> bytes:
        return b"<< " + re.sub(rb"%d", lambda _: dice.choice(numbers), dice.choice(_ENTRIES)) + b" "

    return _one(rb"<<", new)(data, dice)


PDF_CHANGES: dict[str, Change] = {
    "bytes": bytes_changed, "cut": cut, "repeated": repeated, "references": _objects_swapped,
    "object numbers": _number_swapped(rb"\b\d+ 0 obj"), "stream lengths": _number_swapped(rb"/Length \d+"),
    "xref": _number_swapped(rb"\d{10} \d{5} [nf]"), "startxref": _number_swapped(rb"startxref\s+\d+"),
    "page boxes": _number_swapped(rb"/MediaBox\s*\[[^\]]*\]"), "filters": _filter_changed,
    "entries": _key_added, "types": _one(rb"/(?:Type|Subtype)\s*/\w+", lambda _: b"/Type /Pages"),
}  # fmt: skip


def _with_parts(data: bytes, dice: random.Random, change: Callable[[str, random.Random], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        xml = [name for name in old.namelist() if name.startswith("word/") and name.endswith(".xml")]
        chosen = {dice.choice(xml), *(["word/document.xml"] if dice.random() < 0.7 else [])}
        for name in old.namelist():
            part = old.read(name)
            if name in chosen:
                part = change(part.decode("utf-8", "replace"), dice).encode("utf-8", "replace")
            new.writestr(name, part)
    return out.getvalue()


_ELEMENT = re.compile(r"<(w:\w+)(?:\s[^<>]*)?>(?:(?!</?\1\b).)*</\1>", re.DOTALL)


def _xml_changed(what: str) -> Change:
    def text_changed(text: str, dice: random.Random) -> str:
        found = list(_ELEMENT.finditer(text))
        if not found:
            return text
        match = dice.choice(found)
        element, tag = match.group(), match.group(1)
        times = min(dice.choice((2, 30, 1500, 20000)), 2 + MOST_PART // len(element))
        prefix = dice.choice(("", "x:", "mc:", "w:w:"))
        put: dict[str, Callable[[], str]] = {
            "repeated": lambda: element * times,
            "nested": lambda: f"<{tag}>" * times + element + f"</{tag}>" * times,
            "removed": lambda: "",
            "unclosed": lambda: element.replace(f"</{tag}>", "", 1),
            "other namespace": lambda: element.replace("w:", prefix, 2),
            "attributes": lambda: element.replace(
                ">", " " + " ".join(f'a{n}="{n}"' for n in range(times)) + ">", 1
            ),
        }
        return text[: match.start()] + put[what]() + text[match.end() :]

    return lambda data, dice: _with_parts(data, dice, text_changed)


def _zip_header(data: bytes, dice: random.Random) -> bytes:
    """Write odd bytes into the headers of the archive's parts and its directory."""
    out = bytearray(data)
    places = [m.start() for m in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06)", data)]
    for place in dice.sample(places, min(len(places), 3)):
        at = place + dice.randrange(4, 46)
        out[at : at + 2] = dice.choice((b"\x00\x00", b"\xff\xff", b"\x01\x00", dice.randbytes(2)))
    return bytes(out)


DOCX_CHANGES: dict[str, Change] = {
    "bytes": bytes_changed, "cut": cut, "repeated": repeated, "zip headers": _zip_header,
    **{f"XML {what}": _xml_changed(what) for what in
       ("repeated", "nested", "removed", "unclosed", "other namespace", "attributes")},
}  # fmt: skip


def _json_swapped(data: bytes, dice: random.Random) -> bytes:
    """Put values of other types in the place of some."""

    def swapped(value: object) -> object:
        if dice.random() < 0.08:
            return dice.choice(_ODD_VALUES)
        if isinstance(value, dict):
            return {key: swapped(item) for key, item in value.items()}
        if isinstance(value, list):
            return [swapped(item) for item in value] * dice.choice((1, 1, 1, 3, 300))
        return value

    return json.dumps(swapped(json.loads(data))).encode()


def _json_nested(data: bytes, dice: random.Random) -> bytes:
    depth = dice.choice((50, 900, 100_000))
    opened, closed = dice.choice(((b"[", b"]"), (b'{"work":', b"}")))
    return data.replace(b'"basics":', b'"basics":' + opened * depth + b"1" + closed * depth + b',"b":', 1)


JSON_CHANGES: dict[str, Change] = {
    "bytes": bytes_changed, "cut": cut, "repeated": repeated, "types": _json_swapped, "nested": _json_nested,
}  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> tuple[str, bytes]:
    """Return what was changed, and the changed file, within the limit of size."""
    kind, changes = "PDF", PDF_CHANGES
    if data.startswith(b"PK"):
        kind, changes = "DOCX", DOCX_CHANGES
    elif data.lstrip().startswith(b"{"):
        kind, changes = "JSON", JSON_CHANGES
    name = dice.choice(list(changes))
    return f"{kind}: {name}", changes[name](data, dice)[: 10 * 1024**2]
