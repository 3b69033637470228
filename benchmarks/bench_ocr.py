"""How much of a page is read by text recognition where it is only a picture?

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_ocr [--files N] [--kinds K ...] [--settings]

Files of known text are drawn as pictures at 200 dots per inch: as they are, in two colours, turned by one
and two degrees, and as poor JPEG. Recall is the share of a page's words, by the text layer, that are read;
precision the share of the words read that stand there; order the share of neighbouring words of the layer
that are neighbours in what was read. `--settings` compares page segmentation modes and resolutions.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import statistics
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from PIL import Image

from mlgap.documents import _scan, _tesseract, read_document
from mlgap.errors import MlgapError
from mlgap.pipeline import SAMPLES

WORD = re.compile(r"\w+")
SCAN_DPI = 200
PAGES = 2
KINDS = ("clean", "two colours", "turned 1°", "turned 2°", "poor JPEG")


class Read(NamedTuple):
    recall: float
    precision: float
    order: float
    seconds: float


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def scanned(data: bytes, kind: str) -> bytes:
    """Return a PDF of pictures of the first pages."""
    pages = []
    pdf = pypdfium2.PdfDocument(data)
    for number in range(min(len(pdf), PAGES)):
        image = pdf[number].render(scale=SCAN_DPI / 72).to_pil().convert("L")
        if kind.startswith("turned"):
            image = image.rotate(int(kind[7]), Image.Resampling.BICUBIC, fillcolor=255)
        pages.append(image.convert("1", dither=Image.Dither.NONE) if kind == "two colours" else image)
    out = io.BytesIO()
    quality: dict[str, Any] = {} if kind == "two colours" else {"quality": 25 if kind == "poor JPEG" else 90}
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=SCAN_DPI, **quality)
    return out.getvalue()


def layer(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "\n".join(pdf[n].get_textpage().get_text_range() for n in range(min(len(pdf), PAGES)))


def measure(data: bytes, kind: str) -> Read | None:
    known = words(layer(data))
    picture = scanned(data, kind)
    start = time.perf_counter()
    try:
        read = words(read_document(picture, "scan.pdf").text)
    except MlgapError as error:
        print(f"    refused: {error}", file=sys.stderr)
        return Read(0, 0, 0, 0)
    seconds = time.perf_counter() - start
    pages = min(len(pypdfium2.PdfDocument(data)), PAGES)
    shared = (Counter(known) & Counter(read)).total()
    beside, beside_read = Counter(pairwise(known)), Counter(pairwise(read))
    order = (beside & beside_read).total() / max(beside.total(), 1)
    return Read(shared / max(len(known), 1), shared / max(len(read), 1), order, seconds / pages)


def report(title: str, found: list[Read]) -> None:
    recall, precision, order, seconds = zip(*found, strict=True)
    print(
        f"| {title} | {len(found)} | {statistics.mean(recall):.3f} | {min(recall):.3f} | "
        f"{statistics.mean(precision):.3f} | {statistics.mean(order):.3f} | "
        f"{statistics.median(seconds):.1f} |",
        flush=True,
    )


def files(count: int) -> list[Path]:
    research = os.environ.get("MLGAP_RESEARCH_DATA")
    layouts = sorted((Path(research) / "cvs" / "layouts").glob("*.pdf")) if research else []
    step = max(1, len(layouts) // count)
    return layouts[::step][:count] or [*SAMPLES.values()]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--settings", action="store_true")
    parser.add_argument("--kinds", nargs="*", default=KINDS)
    given = parser.parse_args()
    if _tesseract.find_tesseract() is None:
        raise SystemExit("Tesseract is not installed here: nothing to measure.")
    _scan.PAGE_SECONDS = _scan.TOTAL_SECONDS = 600.0  # a busy machine must not count as a misreading
    chosen = [path.read_bytes() for path in files(given.files)]
    print("| pictures | files | recall, mean | least | precision | order | seconds a page |")
    print("|---|---|---|---|---|---|---|")
    if given.settings:
        for layout in ("1", "3", "4", "6", "11"):
            _tesseract.LAYOUT = layout
            report(f"mode {layout}", [r for data in chosen if (r := measure(data, "clean"))])
        _tesseract.LAYOUT = "3"
        for dpi in (150, 200, 300, 400):
            _scan.DPI = dpi
            report(f"{dpi} dots per inch", [r for data in chosen if (r := measure(data, "clean"))])
        return
    for kind in given.kinds:
        report(kind, [r for data in chosen if (r := measure(data, kind))])


if __name__ == "__main__":
    main()
