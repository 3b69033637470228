"""Count how often the reading of a good CV is doubted, and how often that of a spoilt one is.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_quality [--count]

Good texts are the CVs of this repository and, where FOLDER is named, its labelled CVs and its files in many
layouts. Each is spoilt in every way, and what is told of it is counted. The thresholds were chosen by looking
at the labelled CVs and layouts, spoilt by other seeds. `--count` prints the rarity of letter pairs instead.
Intervals are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import os
import random
import re
import string
import textwrap
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from benchmarks.bench_described import wilson
from mlgap.documents import read_document
from mlgap.documents._quality import say_quality
from mlgap.types import Document

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
SEED = 20261121
Spoiler = Callable[[str, random.Random], str]
_WORD = re.compile(r"[^\W\d_]{4,}")


def glued(rate: float) -> Spoiler:
    """Return what leaves out blanks at a rate."""
    return lambda text, chance: "".join(
        "" if char == " " and chance.random() < rate else char for char in text
    )


def noisy(rate: float) -> Spoiler:
    """Return what puts another letter in the place of one at a rate."""
    letters = string.ascii_lowercase + "l|1"
    return lambda text, chance: "".join(
        chance.choice(letters) if char.isalpha() and chance.random() < rate else char for char in text
    )


def shifted(by: int) -> Spoiler:
    """Return what moves each letter along the alphabet."""
    table = {ord(a) + i: ord(a) + (i + by) % 26 for a in "aA" for i in range(26)}
    return lambda text, _: text.translate(table)


def mixed_up(text: str, chance: random.Random) -> str:
    """Return the text with one letter for each other one."""
    letters = list(string.ascii_lowercase)
    chance.shuffle(letters)
    return text.translate(str.maketrans(string.ascii_lowercase, "".join(letters)))


def reversed_lines(text: str, _: random.Random) -> str:
    """Return the text with each line from its end."""
    return "\n".join(line[::-1] for line in text.split("\n"))


def unread(text: str, chance: random.Random) -> str:
    """Return the text with one letter in a hundred lost, and at least five."""
    places = [i for i, char in enumerate(text) if char.isalpha()]
    lost = set(chance.sample(places, min(len(places), max(5, len(places) // 100))))
    return "".join("\ufffd" if i in lost else char for i, char in enumerate(text))


SPOILT: dict[str, Spoiler] = {
    "blanks left out, 1 in 10": glued(0.1),
    "blanks left out, 1 in 5": glued(0.2),
    "blanks left out, 1 in 3": glued(1 / 3),
    "blanks left out, 1 in 2": glued(0.5),
    "blanks left out, all": glued(1.0),
    "letters shifted by 1": shifted(1),
    "letters shifted by 3": shifted(3),
    "letters shifted by 13": shifted(13),
    "letters exchanged": mixed_up,
    "lines from their end": reversed_lines,
    "noise in 1 letter of 20": noisy(0.05),
    "noise in 1 letter of 10": noisy(0.1),
    "noise in 1 letter of 5": noisy(0.2),
    "1 letter of 100 unreadable": unread,
}


def pdf_of(lines: Iterable[tuple[float, float, str]]) -> bytes:
    """Return one page with text at places, drawn in the order given."""
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    sheet.setFont("Helvetica", 8)
    for x, y, text in lines:
        sheet.drawString(x, y, text)
    sheet.save()
    return out.getvalue()


def two_columns(text: str) -> list[tuple[float, float, str]]:
    """Return the text's first lines set in two columns, row by row; [::2] and [1::2] are the columns."""
    rows = [row for line in text.split("\n") for row in textwrap.wrap(line.strip(), 48)][:120]
    half = len(rows) // 2
    placed = []
    for number, (left, right) in enumerate(zip(rows[:half], rows[half:], strict=False)):
        y = 800 - 12 * number
        placed += [(40.0, y, left), (320.0, y, right)]
    return placed


def across(text: str) -> Document:
    """Return a page in two columns that is drawn row by row."""
    return read_document(pdf_of(two_columns(text)), "x.pdf")


def down(text: str) -> Document:
    """Return a page in two columns that is drawn column by column, as most are."""
    placed = two_columns(text)
    return read_document(pdf_of([*placed[::2], *placed[1::2]]), "x.pdf")


def mostly_lost(text: str) -> Document:
    """Return two pages' worth of text of which a tenth is left, at most 100 letters a page."""
    return read_document(pdf_of([(40, 700, text.strip()[:100])]), "x.pdf")


def good_texts() -> Iterator[tuple[str, Document]]:
    """Yield the English CVs at hand as the reader hands them on."""
    for path in sorted((DATA / "samples").glob("*.pdf")):
        yield "samples", read_document(path.read_bytes(), path.name)
    sets = [("written CVs", HERE / "written_cvs.docs.jsonl")]
    if "MLGAP_RESEARCH_DATA" in os.environ:
        folder = Path(os.environ["MLGAP_RESEARCH_DATA"])
        sets.append(("labelled CVs", folder / "gold" / "cvs_dev.docs.jsonl"))
        for path in sorted([*folder.glob("cvs/layouts/*.pdf"), *folder.glob("cvs/docx/*.docx")]):
            yield "files in many layouts", read_document(path.read_bytes(), path.name)
    for name, path in sets:
        for line in path.open(encoding="utf-8"):
            yield name, read_document(json.loads(line)["text"].encode(), "cv.txt")
    languages = tomllib.loads((HERE / "language_cvs.toml").read_text(encoding="utf-8"))
    for text in languages["whole"].values():
        yield "CVs in 32 languages", read_document(text.encode(), "cv.txt")


def told(part: int, of: int) -> str:
    """Return a count with its share's interval."""
    low, high = wilson(part, of)
    return f"{part} of {of} [{low:.3f}, {high:.3f}]"


def count_pairs() -> Iterator[str]:
    """Yield the rows of the table of rarities: -2 log10 of the share of each letter after another."""
    rows = [json.loads(line)["text"] for line in (HERE / "written_cvs.docs.jsonl").open(encoding="utf-8")]
    rows += (DATA / "described_lines.csv").read_text(encoding="utf-8").split("\n")
    languages = tomllib.loads((HERE / "language_cvs.toml").read_text(encoding="utf-8"))
    rows += [*languages["whole"].values()] * 3
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        plain = "".join(char for char in unicodedata.normalize("NFD", row) if not unicodedata.combining(char))
        for word in _WORD.findall(plain):
            if word.isascii() and not word.isupper():
                pairs.update(pairwise(f" {word.lower()} "))
    signs = " " + string.ascii_lowercase
    for before in signs:
        total = sum(pairs[before, after] for after in signs)
        shares = [(pairs[before, after] + 0.5) / (total + 13.5) for after in signs]
        yield "".join(str(min(9, max(0, round(-2 * math.log10(share))))) for share in shares)


def main() -> None:
    """Print how many texts are doubted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", action="store_true")
    if parser.parse_args().count:
        print("\n".join(count_pairs()))
        return
    good = list(good_texts())
    print("| good texts | doubted |\n|---|---|")
    for group in dict.fromkeys(name for name, _ in good):
        documents = [document for name, document in good if name == group]
        print(f"| {group} | {told(sum(bool(say_quality(d)) for d in documents), len(documents))} |")
    english = [document.text for name, document in good if name != "CVs in 32 languages"]
    long = [text for text in english if len(text) >= 1000]
    down_ = [down(text) for text in long]
    doubted = sum(bool(say_quality(document)) for document in down_)
    print(f"| two columns drawn one after the other | {told(doubted, len(long))} |")
    print("\n| spoilt by | doubted |\n|---|---|")
    for name, spoil in SPOILT.items():
        chance = random.Random(SEED)
        found = [say_quality(read_document(spoil(text, chance).encode(), "x.txt")) for text in english]
        print(f"| {name} | {told(sum(map(bool, found)), len(found))} |")
    for name, make in (
        ("two columns drawn row by row", across),
        ("all but 100 letters of a page lost", mostly_lost),
    ):
        found = [say_quality(make(text)) for text in long]
        print(f"| {name} | {told(sum(map(bool, found)), len(found))} |")


if __name__ == "__main__":
    main()
