"""What the styles of an OpenDocument text say of a run: whether anybody can see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from mlgap.documents._docx_hidden import tag_of
from mlgap.documents._hidden import LIKE_GROUND, MARKED, TINY
from mlgap.documents._pdf_hidden import alike

_PAPER = "#ffffff"
_UNKNOWN = "unknown"
"""A ground that the file does not tell, such as a picture's: nothing is hidden by it."""

_TINY_POINTS = 2.0
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_POINTS = re.compile(r"([\d.]+)pt")
_FAMILIES: Mapping[str, str] = {
    "p": "paragraph",
    "h": "paragraph",
    "span": "text",
    "a": "text",
    "section": "section",
    "table": "table",
    "table-row": "table-row",
    "table-cell": "table-cell",
    "frame": "graphic",
    "custom-shape": "graphic",
}
_GROUNDS = frozenset({"background-color", "fill-color"})


def told(element: Element, name: str) -> str:
    """Return an element's attribute by its name without namespace, empty where it has none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of the letters at a place; empty where nothing is."""

    values: Mapping[str, str] = field(default_factory=dict)
    ground: str = _PAPER

    def why_unseen(self) -> str | None:
        """Return what hides letters that look so, None where they can be seen."""
        if self.values.get("display") == "none":
            return MARKED
        size = _POINTS.fullmatch(self.values.get("font-size", ""))
        if size and float(size[1]) < _TINY_POINTS:
            return TINY
        colour = self.values.get("color", "")
        if not (_HEX.fullmatch(colour) and _HEX.fullmatch(self.ground)):
            return None
        red, green, blue = bytes.fromhex(colour[1:])
        behind = [(value, value) for value in bytes.fromhex(self.ground[1:])]
        return LIKE_GROUND if alike((red, green, blue, 255), behind) else None


class Looks:
    """The styles of one document by family and name, each looked up once."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._values: dict[tuple[str, str], Mapping[str, str]] = {}
        self.paper = Look()
        for root in roots:
            for element in root.iter():
                if tag_of(element) == "style":
                    self._styles[told(element, "family"), told(element, "name")] = element
                elif (
                    tag_of(element) == "page-layout-properties"
                    and told(element, "background-color")[:1] == "#"
                ):
                    self.paper = Look(ground=told(element, "background-color"))

    def at(self, element: Element, around: Look) -> Look:
        """Return how letters inside `element` look where those around it look like `around`."""
        tag = tag_of(element)
        values = self._of(_FAMILIES.get(tag, ""), told(element, "style-name"))
        ground = next(
            (values[name] for name in _GROUNDS if values.get(name, "transparent") != "transparent"), ""
        )
        if tag in ("frame", "custom-shape") and (
            values.get("fill", "none") != "none" or _holds_picture(element)
        ):
            ground = ground if values.get("fill") == "solid" else _UNKNOWN
        kept = {name: value for name, value in values.items() if name in ("color", "font-size", "display")}
        if "true" in (told(element, "is-hidden"), values.get("use-window-font-color")):
            kept["color"] = ""
        if told(element, "display") == "none" or told(element, "is-hidden") == "true":
            kept["display"] = "none"
        return replace(around, values={**around.values, **kept}, ground=ground or around.ground)

    def _of(self, family: str, name: str) -> Mapping[str, str]:
        key = (family, name)
        if key not in self._values:
            self._values[key] = {}  # a style that is based on itself ends here
            style = self._styles.get(key)
            if style is not None:
                below = self._of(family, told(style, "parent-style-name"))
                own = {
                    name.rpartition("}")[2]: value
                    for part in style
                    if tag_of(part).endswith("-properties")
                    for name, value in part.attrib.items()
                }
                self._values[key] = {**below, **own}
        return self._values[key]


def _holds_picture(element: Element) -> bool:
    return any(tag_of(child) == "image" for child in element)
