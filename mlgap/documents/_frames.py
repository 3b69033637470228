"""Pages as a process of its own drew them, and where the points of a PDF lie on them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from mlgap.documents._draft import Box


def drawn_pages(output: bytes, channels: int = 3) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield (what is said of it, its pixels, RGB or grey) of each whole page of the drawing child's answer.

    A child that was stopped leaves the last page short; it is left out.
    """
    stream = io.BytesIO(output)
    stream.readline()
    while (line := stream.readline()).endswith(b"\n"):
        head = json.loads(line)
        width, height = head["pixels"]
        pixels = stream.read(width * height * channels)
        if len(pixels) == width * height * channels:
            yield head, pixels


def to_picture(place: Sequence[float], box: Box) -> Box:
    """Return a box in PDF points as one in points from the top left of the page as it is seen.

    `place` is the page's (x0, y0, ax, ay, bx, by): where its origin lies, and what a point to the right
    and a point upwards come to.
    """
    x0, y0, ax, ay, bx, by = place
    return _around([(x0 + ax * x + bx * y, y0 + ay * x + by * y) for x in box[::2] for y in box[1::2]])


def to_page(place: Sequence[float], box: Box) -> Box:
    """Return what `to_picture` undoes; raises `ValueError` for a page without extent."""
    x0, y0, ax, ay, bx, by = place
    area = ax * by - ay * bx
    if not area:
        raise ValueError("expected a page with an extent")
    corners = [(x - x0, y - y0) for x in box[::2] for y in box[1::2]]
    return _around([((by * x - bx * y) / area, (ax * y - ay * x) / area) for x, y in corners])


def _around(corners: Sequence[tuple[float, float]]) -> Box:
    xs, ys = zip(*corners, strict=True)
    return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)
