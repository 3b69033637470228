"""A PNG or JPEG of a page as the drawing child answers it; beside that script, which knows no package."""

from __future__ import annotations

import io
import warnings
from typing import Any

_LONGEST_SHEET = 6.0
"""Times its short side that a picture may be long: a CV saved as one long picture is three or four pages."""


class TooLarge(Exception):
    """By its header the picture has more pixels than are decoded."""


def drawn(
    data: bytes, short_side: float, scale: float, max_pixels: int
) -> tuple[dict[str, Any], bytes] | None:
    """Return what is said of a picture `short_side` points wide or high, and its grey pixels.

    None for what is no picture, or one of an odd shape; raises `TooLarge` for more than `max_pixels`.
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = max_pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            image = _on_paper(ImageOps.exif_transpose(opened))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise TooLarge from None
    except (OSError, ValueError, SyntaxError, MemoryError):
        return None  # what Pillow raises on files that break off or lie about themselves
    points = short_side / min(image.size)
    if max(image.size) * points > _LONGEST_SHEET * short_side:
        return None
    width, height = image.width * points, image.height * points
    image = image.resize((round(width * scale), round(height * scale)), Image.Resampling.BICUBIC)
    head = {"page": 1, "width": width, "height": height, "pixels": list(image.size), "lines": []}
    return {**head, "place": [0, height, 1, 0, 0, -1]}, image.tobytes()


def _on_paper(image: Any) -> Any:
    """Return a picture in grey, with white paper behind what can be seen through."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L")
    seen = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
