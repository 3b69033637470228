"""Do the boxes on the page pictures hold the lines they stand for, and what does a picture cost?

    python -m benchmarks.bench_page_images [FOLDER_OF_PDFS ...]

Boxes are turned back into the page's own points by pdfium, and the text inside is read anew. Read
are the sample CVs, the folder of layouts under `MLGAP_RESEARCH_DATA` where that is set, and any folder named.
"""

from __future__ import annotations

import ctypes
import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from mlgap.documents import boxes_of, mask_identity, read_document, render_pages
from mlgap.errors import MlgapError
from mlgap.evidence import extract_profile
from mlgap.pipeline import SAMPLES
from mlgap.skills import load_taxonomy
from mlgap.types import Document, Span

FINE = 64
WORD = re.compile(r"\w+")
PAD = 1.0


def read_again(page: Any, box: tuple[float, float, float, float]) -> str:
    """Return the text inside a box given in points from the top left of the page as seen."""
    width, height = page.get_size()
    size = (round(width * FINE), round(height * FINE))
    x, y = ctypes.c_double(), ctypes.c_double()
    corners = []
    for across, down in ((box[0] - PAD, box[1] - PAD), (box[2] + PAD, box[3] + PAD)):
        at = (round(across * FINE), round(down * FINE))
        raw.FPDF_DeviceToPage(page.raw, 0, 0, *size, 0, *at, ctypes.byref(x), ctypes.byref(y))
        corners.append((x.value, y.value))
    (x0, y0), (x1, y1) = corners
    text_page = page.get_textpage()
    text: str = text_page.get_text_bounded(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return text


def letters(text: str) -> Counter[str]:
    return Counter("".join(WORD.findall(text)).lower())


def quotes(document: Document) -> set[Span]:
    profile = extract_profile(document, load_taxonomy(), None, None, today=date.today())
    return {item.span for item in profile.evidence}


def measured(path: Path) -> Iterator[tuple[bool, bool]]:
    """Yield for each quote: whether its boxes hold its letters, and whether they hold no others."""
    data = path.read_bytes()
    document = read_document(data, path.name)
    spans = quotes(mask_identity(document))
    pictures = render_pages(data, document, hide_identity=False)
    pdf = pypdfium2.PdfDocument(data)
    for span in sorted(spans):
        asked = letters(document.text[span.start : span.end])
        inside = letters(
            "".join(read_again(pdf[page - 1], box) for page, box in boxes_of(pictures, document, span))
        )
        yield asked <= inside, inside <= asked


def milliseconds(path: Path, times: int = 7) -> list[float]:
    """Return the processor's time for a page, that of the child process included: load counts little."""
    data = path.read_bytes()
    document = mask_identity(read_document(data, path.name))
    taken = []
    for _ in range(times):
        start = _processor_seconds()
        pictures = render_pages(data, document)
        taken.append((_processor_seconds() - start) * 1000 / len(pictures.images))
    return taken


def _processor_seconds() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main(folders: list[str]) -> None:
    research = os.environ.get("MLGAP_RESEARCH_DATA")
    layouts = sorted((Path(research) / "cvs" / "layouts").glob("*.pdf")) if research else []
    named = [path for folder in folders for path in sorted(Path(folder).glob("*.pdf"))]
    for title, paths in (("samples", [*SAMPLES.values()]), ("layouts", layouts), ("named", named)):
        found: list[tuple[bool, bool]] = []
        read = 0
        for path in paths:
            try:
                found += measured(path)
                read += 1
            except MlgapError:
                continue
        if found:
            whole, alone = (sum(column) for column in zip(*found, strict=True))
            held = f"{whole} hold all their letters, {alone} no others"
            print(f"{title}: {read} files, boxes of {len(found)} quotes: {held}")
    taken = milliseconds(SAMPLES["mlops-lead"])
    spread = f"{min(taken):.0f} to {max(taken):.0f}, n={len(taken)}"
    print(f"a page: median {statistics.median(taken):.0f} ms of processor time ({spread})")


if __name__ == "__main__":
    main(sys.argv[1:])
