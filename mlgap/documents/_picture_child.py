"""A PNG or JPEG of a page as the drawing child answers it; beside that script, which knows no package."""

from __future__ import annotations

import io
from typing import Any

_LONGEST_SHEET = 6.0
"""Times its short side that a picture may be long: a CV saved as one long picture is three or four pages."""


def drawn(
    data: bytes, short_side: float, scale: float, max_pixels: int
) -> tuple[dict[str, Any], bytes] | None:
    """Return what is said of a picture `short_side` points wide or high, and its pixels, RGB but grey.

    None for what is no picture, or one of more than `max_pixels` or of an odd shape.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > max_pixels:
                return None
            image = _on_paper(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return None  # what Pillow raises on files that break off or lie about themselves
    points = short_side / min(image.size)
    if max(image.size) * points > _LONGEST_SHEET * short_side:
        return None
    width, height = image.width * points, image.height * points
    image = image.resize((round(width * scale), round(height * scale)), Image.Resampling.BICUBIC)
    head = {"page": 1, "width": width, "height": height, "pixels": list(image.size), "lines": []}
    return {**head, "place": [0, height, 1, 0, 0, -1]}, image.convert("RGB").tobytes()


def _on_paper(image: Any) -> Any:
    """Return a picture in grey, with white paper behind what can be seen through."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L")
    seen = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
