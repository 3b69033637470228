"""Takes out of a DOCX's XML the runs that nobody can see: hidden, tiny, or in the colour of their ground."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from mlgap.documents._hidden import LIKE_GROUND, MARKED, TINY
from mlgap.documents._pdf_hidden import alike
from mlgap.types import HiddenText

_PAPER = "FFFFFF"
_UNKNOWN = ""
"""A ground that the file does not tell, such as a picture behind the text: nothing is hidden by it."""

_TINY_HALF_POINTS = 4
_TINY_WIDTH = 5
"""Per cent of the letters' own width."""

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_UNREAD = frozenset({"del", "moveFrom", "Fallback"})
_GLYPHS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class _Look:
    """What styles and properties say of a run; empty where they say nothing."""

    values: Mapping[str, str] = field(default_factory=dict)
    ground: str | None = None

    def over(self, below: _Look) -> _Look:
        ground = below.ground if self.ground is None else self.ground
        return _Look({**below.values, **self.values}, ground)


class Unseen:
    """Finds hidden runs by the styles of one document; `found` holds what was taken so far."""

    def __init__(self, styles: Element | None, grounds: Iterator[Element]) -> None:
        self._styles = {_value(s, "styleId"): s for s in styles or () if tag_of(s) == "style"}
        self._defaults = _look_of(_child(_child(_child(styles, "docDefaults"), "rPrDefault"), "rPr"))
        self._looks: dict[str, _Look] = {}
        self._paper = _UNKNOWN if any(map(_lies_behind, grounds)) else _PAPER
        self.found: list[HiddenText] = []

    def take(self, root: Element) -> None:
        """Take hidden runs out of the tree below `root` and remember their text."""
        self._walk(root, replace(self._defaults, ground=self._paper))

    def _walk(self, element: Element, around: _Look) -> None:
        gone: list[tuple[str, str]] = []
        for child in list(element):
            tag = tag_of(child)
            if tag in _UNREAD:
                continue
            if tag == "r" and (why := self._why_unseen(child, around)):
                gone.append((_text(child), why))
                child.clear()
                continue
            self._walk(child, self._around(child, tag, around))
        self._remember(gone)

    def _remember(self, gone: list[tuple[str, str]]) -> None:
        joined: list[tuple[str, str]] = []
        for text, why in gone:
            before = joined.pop()[0] if joined and joined[-1][1] == why else ""
            joined.append((before + text, why))
        self.found += [HiddenText(text, None, None, why) for text, why in joined if text.strip()]

    def _around(self, element: Element, tag: str, around: _Look) -> _Look:
        """Return what the runs below an element inherit from it and from what is around it."""
        if tag == "p":
            properties = _child(element, "pPr")
            style = self._style(_value(_child(properties, "pStyle")) or "Normal")
            return _Look(ground=_shading(properties)).over(style).over(around)
        if tag == "tbl":
            properties = _child(element, "tblPr")
            told = _shading(properties) or self._table_ground(_value(_child(properties, "tblStyle")))
            return replace(around, ground=told or around.ground)
        if tag in ("tc", "tr"):
            return replace(around, ground=_shading(_child(element, f"{tag}Pr")) or around.ground)
        if tag in ("wsp", "shape", "rect", "roundrect", "oval", "textbox"):
            return replace(around, ground=_shape_ground(element, tag, around))
        return around

    def _why_unseen(self, run: Element, around: _Look) -> str | None:
        properties = _child(run, "rPr")
        style = self._style(_value(_child(properties, "rStyle")))
        look = _look_of(properties).over(style).over(around)
        if look.values.get("vanish", "0") not in {"0", "false", "off"}:
            return MARKED
        size, width = look.values.get("sz", ""), look.values.get("w", "").rstrip("%")
        if (size.isdigit() and int(size) < _TINY_HALF_POINTS) or (
            width.isdigit() and int(width) <= _TINY_WIDTH
        ):
            return TINY
        colour, ground = look.values.get("color", ""), look.ground or ""
        if not (_HEX.fullmatch(colour) and _HEX.fullmatch(ground)):
            return None
        red, green, blue = _channels(colour)
        behind = [(value, value) for value in _channels(ground)]
        return LIKE_GROUND if alike((red, green, blue, 255), behind) else None

    def _style(self, name: str) -> _Look:
        if name not in self._looks:
            self._looks[name] = _Look()  # a style that is based on itself ends here
            style = self._styles.get(name)
            if style is not None:
                below = self._style(_value(_child(style, "basedOn")))
                own = _look_of(_child(style, "rPr"))
                shaded = own.ground or _shading(_child(style, "pPr"))
                self._looks[name] = replace(own, ground=shaded).over(below)
        return self._looks[name]

    def _table_ground(self, name: str) -> str | None:
        """Return an unknown ground for a table whose style shades some of its cells."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            if any(_fill(item) for item in self._styles[name].iter() if tag_of(item) == "shd"):
                return "shaded"
            name = _value(_child(self._styles[name], "basedOn"))
        return None


def tag_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _child(element: Element | None, name: str) -> Element | None:
    if element is None:
        return None
    return next((child for child in element if tag_of(child) == name), None)


def _value(element: Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _look_of(properties: Element | None) -> _Look:
    values = {}
    for item in properties if properties is not None else ():
        if (tag := tag_of(item)) in ("vanish", "sz", "w", "color"):
            values[tag] = _value(item) or ("1" if tag == "vanish" else "")
    return _Look(values, _shading(properties))


def _shading(properties: Element | None) -> str | None:
    marked = _value(_child(properties, "highlight"))
    if marked not in ("", "none"):
        return marked  # a colour's name: no ground that text is compared with
    return _fill(_child(properties, "shd"))


def _fill(shading: Element | None) -> str | None:
    pattern, fill = _value(shading), _value(shading, "fill")
    if pattern == "solid":
        fill = _value(shading, "color")
    elif pattern.startswith("pct"):
        return "pattern"
    return fill if fill not in ("", "auto") else None


def _shape_ground(shape: Element, tag: str, around: _Look) -> str | None:
    """Return the ground of a text box: its own fill, the paper where it has none, else unknown."""
    properties = _child(shape, "spPr")
    if _child(properties, "noFill") is not None or _value(shape, "filled") in ("f", "false"):
        return around.ground
    solid = _child(_child(properties, "solidFill"), "srgbClr")
    if solid is not None:
        return _value(solid)
    if tag == "textbox":
        return around.ground  # inside a shape that was looked at
    return _value(shape, "fillcolor").lstrip("#") or _UNKNOWN


def _lies_behind(element: Element) -> bool:
    """Return whether an element is a drawing behind the text, or a coloured page."""
    if tag_of(element) == "anchor":
        return _value(element, "behindDoc") in ("1", "true")
    return tag_of(element) == "background" or "z-index:-" in _value(element, "style").replace(" ", "")


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


def _text(run: Element) -> str:
    pieces = []
    for item in run.iter():
        tag = tag_of(item)
        pieces.append(item.text or "" if tag == "t" else _GLYPHS.get(tag, ""))
    return "".join(pieces)
