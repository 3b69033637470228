"""Finds the words of a PDF page that nobody can see; part of the reader's child process, imports no mlgap.

A page is drawn twice, with its text and without: a word whose place looks the same both times is not seen,
whatever hides it. White words on a dark banner make a difference, and stay. A word that is itself
transparent, of its ground's colour, microscopic or outside the page is found by that, so that another word
drawn over it does not lend it its ink. What makes no difference and yet stands on ink of its own shape (bold
headings that a browser draws as outlines under invisible letters) or on a scan (recognised text) is seen.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

_SCALE = 1.5
_MOST_PIXELS = 3_000_000
_LEAST_CHANGE = 8
"""Of 255: a fainter trace than this on the page is none. Words that are seen leave 41 or more."""

_LEAST_PIXELS = 3.0
"""Letters smaller than this in the drawing leave too faint a trace to judge by it."""

_LEAST_CONTRAST = 1.15
"""Of luminance (WCAG): #F0F0F0 on white has 1.14, #CCCCCC 1.6."""

_LEAST_TINT = 40
"""Of 255, in any channel: colours as light as their ground are told apart from here on."""

_LEAST_OPACITY = 13
_LEAST_POINTS = 2.0
_SHEET = 792.0
"""Points of an ordinary page's longer side; on a smaller one, smaller letters can be read."""

_SAME_SHAPE = 0.5
"""Correlation of a word's own letters with the ink on the page, from which on they are the same."""

_TWIN_POINTS = 1.5
_SCAN = 0.5
_LEAST_INK = 40
"""Of 255: fainter ink on a page is not what a word could be read by."""

_INVISIBLE = 3
_FILLED = frozenset({0, 2, 4, 6})
_STROKED = frozenset({1, 2, 5, 6})

Box = tuple[float, float, float, float]
Pixels = tuple[int, int, int, int]


class Ink(NamedTuple):
    """What a letter is drawn with: colours with opacity, PDF text rendering mode, size in points."""

    fill: tuple[int, int, int, int]
    stroke: tuple[int, int, int, int]
    mode: int
    size: float

    def colours(self) -> list[tuple[int, int, int, int]]:
        """Return the colours that reach the page."""
        filled = [self.fill] if self.mode in _FILLED else []
        return filled + ([self.stroke] if self.mode in _STROKED else [])


class Word(NamedTuple):
    """Letters of one line between blanks that are drawn alike; `start` and `end` are offsets into it."""

    line: int
    start: int
    end: int
    text: str
    chars: tuple[int, ...]
    box: Box
    ink: Ink


class Finding(NamedTuple):
    """One word that is not seen, and why: "outside", "tiny", "transparent", "colour" or "covered".

    A "twin" stands on the same word that is seen, as the white inside of outlined letters does.
    """

    word: Word
    why: str


def hidden_words(
    page: Any, text_page: Any, raw: Any, lines: Sequence[Sequence[Any]]
) -> tuple[list[Finding], bool]:
    """Return the words of a page that nobody can see, and whether others were recognised from a scan.

    `lines` hold glyphs with `text`, `box` and `char`, their index in `text_page`. The page is changed: it
    cannot be drawn again afterwards.
    """
    words = list(_words(text_page, raw, lines))
    if not words:
        return [], False
    drawing = _Drawing(page, raw)
    found = _without_twins(words, {word: why for word in words if (why := drawing.why_unseen(word))})
    doubtful = [f.word for f in found if f.why in ("transparent", "covered", "colour")]
    if not doubtful:
        return found, False
    shaped = drawing.standing_on_their_shape(doubtful, text_page)
    scanned: set[Word] = set()
    if 2 * len(doubtful) > len(words):
        laid = [f.word for f in found if f.why in ("transparent", "covered")]
        scanned = drawing.standing_on_a_scan([word for word in laid if word not in shaped])
    return [f for f in found if f.word not in shaped and f.word not in scanned], bool(scanned)


def _without_twins(words: Sequence[Word], why: dict[Word, str]) -> list[Finding]:
    seen: dict[str, list[Box]] = {}
    for word in words:
        if word not in why:
            seen.setdefault(word.text, []).append(word.box)
    return [
        Finding(
            word, "twin" if any(_same_place(word.box, box) for box in seen.get(word.text, ())) else reason
        )
        for word, reason in why.items()
    ]


def _same_place(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _TWIN_POINTS for a, b in zip(one, other, strict=True))


def _words(text_page: Any, raw: Any, lines: Sequence[Sequence[Any]]) -> Iterator[Word]:
    inks = _Inks(text_page, raw)
    for number, line in enumerate(lines):
        start = None
        ink = None
        for place, glyph in enumerate([*line, None]):
            drawn = glyph is not None and glyph.box and not glyph.text.isspace()
            here = inks.of(glyph.char) if drawn and glyph is not None else None
            if start is not None and ink is not None and here != ink:
                yield _word(number, start, place, line, ink)
                start = None
            if here is not None and start is None:
                start = place
            ink = here


def _word(number: int, start: int, end: int, line: Sequence[Any], ink: Ink) -> Word:
    glyphs = line[start:end]
    x0, y0, x1, y1 = zip(*(glyph.box for glyph in glyphs), strict=True)
    text = "".join(glyph.text for glyph in glyphs)
    box = (min(x0), min(y0), max(x1), max(y1))
    return Word(number, start, end, text, tuple(glyph.char for glyph in glyphs), box, ink)


class _Inks:
    """Asks pdfium what each letter is drawn with."""

    def __init__(self, text_page: Any, raw: Any) -> None:
        self._handle, self._raw = text_page.raw, raw
        self._values = [ctypes.c_uint() for _ in range(4)]
        self._places = [ctypes.byref(value) for value in self._values]
        self._matrix = raw.FS_MATRIX()

    def of(self, char: int) -> Ink:
        raw = self._raw
        fill = self._colour(raw.FPDFText_GetFillColor, char)
        shape = raw.FPDFText_GetTextObject(self._handle, char)
        mode = raw.FPDFTextObj_GetTextRenderMode(shape) if shape else 0
        stroke = self._colour(raw.FPDFText_GetStrokeColor, char) if mode in _STROKED else fill
        size = raw.FPDFText_GetFontSize(self._handle, char)
        if raw.FPDFText_GetMatrix(self._handle, char, ctypes.byref(self._matrix)):
            m = self._matrix
            size *= min(math.hypot(m.a, m.b), math.hypot(m.c, m.d))
        return Ink(fill, stroke, mode, round(size, 2))

    def _colour(self, ask: Callable[..., int], char: int) -> tuple[int, int, int, int]:
        if not ask(self._handle, char, *self._places):
            return 0, 0, 0, 255
        red, green, blue, opacity = (value.value for value in self._values)
        return red, green, blue, opacity


class _Drawing:
    """A page drawn with its text and without."""

    def __init__(self, page: Any, raw: Any) -> None:
        from PIL import ImageChops

        self._page, self._raw = page, raw
        width, height = page.get_size()
        self._scale = min(_SCALE, math.sqrt(_MOST_PIXELS / max(width * height, 1)))
        self._tiny = _LEAST_POINTS * min(1.0, max(width, height) / _SHEET)
        self._place = _to_pixels(page, raw, self._scale)
        self._full = self._draw()
        self._show(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]), shown=False)
        self._bare = self._draw()
        self._change = _strongest(ImageChops.difference(self._full, self._bare))

    def _draw(self) -> Any:
        return (
            self._page.render(scale=self._scale, may_draw_forms=False, draw_annots=False)
            .to_pil()
            .convert("RGB")
        )

    def _show(self, objects: Any, *, shown: bool) -> None:
        for item in objects:
            self._raw.FPDFPageObj_SetIsActive(item.raw, shown)

    def why_unseen(self, word: Word) -> str | None:
        """Return what keeps a word from being seen, None where it is seen or cannot be judged."""
        if not any(map(str.isalnum, word.text)):
            return None
        height = word.box[3] - word.box[1]
        width = word.box[2] - word.box[0]
        if word.ink.size < self._tiny and min(height, width) < self._tiny:
            return "tiny"
        if height <= 0.01 * word.ink.size or width <= 0.01 * word.ink.size:
            return None  # the font has no such letters here, and draws none anywhere
        box = self._inside(self._place(word.box))
        if box is None:
            return "outside"
        return self._why_without_trace(word, box)

    def _why_without_trace(self, word: Word, box: Pixels) -> str | None:
        colours = word.ink.colours()
        if word.ink.mode == _INVISIBLE or (colours and all(c[3] < _LEAST_OPACITY for c in colours)):
            return "transparent"
        ground = self._bare.crop(box).getextrema()
        if colours and all(alike(colour, ground) for colour in colours):
            return "colour"
        if self._scale * word.ink.size < _LEAST_PIXELS:
            return None
        return "covered" if self._change.crop(box).getextrema()[1] < _LEAST_CHANGE else None

    def _inside(self, box: Pixels) -> Pixels | None:
        """Return the part of a box that lies on the page, None where no more than a pixel's edge does."""
        width, height = self._bare.size
        x0, y0, x1, y1 = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
        return (x0, y0, x1, y1) if x1 - x0 > 1 and y1 - y0 > 1 else None

    def standing_on_their_shape(self, words: Sequence[Word], text_page: Any) -> set[Word]:
        """Return the words whose own letters, drawn alone in black, fall on ink of the same shape."""
        raw = self._raw
        kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
        self._show(self._page.get_objects(filter=kinds), shown=False)
        for word in words:
            for char in word.chars:
                item = raw.FPDFText_GetTextObject(text_page.raw, char)
                raw.FPDFPageObj_SetIsActive(item, True)
                raw.FPDFPageObj_SetFillColor(item, 0, 0, 0, 255)
                raw.FPDFTextObj_SetTextRenderMode(item, 0)
        alone = self._draw().convert("L")
        return {word for word in words if self._same_shape(word, alone)}

    def _same_shape(self, word: Word, alone: Any) -> bool:
        from PIL import ImageChops, ImageStat

        box = self._padded(word)
        if box is None:
            return False
        letters = ImageChops.invert(alone.crop(box))
        ink = _ink(self._full.crop(box))
        one, two = ImageStat.Stat(letters), ImageStat.Stat(ink)
        both = ImageStat.Stat(ImageChops.multiply(letters, ink)).mean[0] * 255
        spread = math.sqrt(one.var[0] * two.var[0])
        if not spread or ink.getextrema()[1] < _LEAST_INK:
            return False
        return (both - one.mean[0] * two.mean[0]) / spread >= _SAME_SHAPE

    def standing_on_a_scan(self, words: Sequence[Word]) -> set[Word]:
        """Return the words that stand on ink of a page that a picture covers."""
        width, height = self._page.get_size()
        pictures = [o.get_bounds() for o in self._page.get_objects(filter=[self._raw.FPDF_PAGEOBJ_IMAGE])]
        if sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in pictures) < _SCAN * width * height:
            return set()
        boxes = {word: self._padded(word) for word in words}
        return {
            word
            for word, box in boxes.items()
            if box and _ink(self._bare.crop(box)).getextrema()[1] >= _LEAST_INK
        }

    def _padded(self, word: Word) -> Pixels | None:
        x0, y0, x1, y1 = self._place(word.box)
        return self._inside((x0 - 2, y0 - 2, x1 + 2, y1 + 2))


def _ink(image: Any) -> Any:
    """Return how far each pixel is from the ground of its surroundings."""
    from PIL import Image, ImageChops, ImageStat

    ground = Image.new("RGB", image.size, tuple(ImageStat.Stat(image).median))
    return _strongest(ImageChops.difference(image, ground))


def _strongest(image: Any) -> Any:
    from PIL import ImageChops

    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _to_pixels(page: Any, raw: Any, scale: float) -> Callable[[Box], Pixels]:
    """Return what turns a box in PDF points into pixels of the drawn page, turned and cropped as it is."""
    width, height = page.get_size()
    fine = 64.0  # pdfium answers in whole pixels
    size = (round(width * scale * fine), round(height * scale * fine))
    x, y = ctypes.c_int(), ctypes.c_int()

    def point(across: float, up: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        return x.value / fine, y.value / fine

    (x0, y0), (xa, ya), (xb, yb) = point(0, 0), point(1000, 0), point(0, 1000)
    ax, ay, bx, by = (xa - x0) / 1000, (ya - y0) / 1000, (xb - x0) / 1000, (yb - y0) / 1000

    def place(box: Box) -> Pixels:
        xs = [x0 + ax * across + bx * up for across in box[::2] for up in box[1::2]]
        ys = [y0 + ay * across + by * up for across in box[::2] for up in box[1::2]]
        return math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))

    return place


def alike(colour: tuple[int, int, int, int], ground: Sequence[tuple[int, int]]) -> bool:
    """Return whether a colour (red, green, blue, opacity) cannot be told from what is behind it.

    `ground` holds the least and the greatest value of each channel there.
    """
    opacity = colour[3] / 255
    far = [
        low if value - low > high - value else high
        for value, (low, high) in zip(colour, ground, strict=False)
    ]
    drawn = [there + (value - there) * opacity for value, there in zip(colour, far, strict=False)]
    if max(abs(one - two) for one, two in zip(drawn, far, strict=True)) >= _LEAST_TINT:
        return False
    light, dark = sorted((_luminance(drawn), _luminance(far)), reverse=True)
    return (light + 0.05) / (dark + 0.05) < _LEAST_CONTRAST


def _luminance(colour: Sequence[float]) -> float:
    """Return the relative luminance of sRGB values from 0 to 255. Source: WCAG 2.2."""
    red, green, blue = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
