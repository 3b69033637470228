"""Count what masking leaves of who wrote a CV, by kind and place, and what it takes that names nobody.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_identity [--people 500] [--seed 1] [--half unseen]
        [--show] [--wrongly] [--truths FOLDER]

FOLDER holds `cvs/layouts` and `cvs/docx`: CVs of invented people in many layouts. In the place of each CV's
own name, e-mail, telephone and links stand those of an invented person, and more are put where CVs have
them: contact lines, a sidebar, a header and a footer on every page, referees, a signature, a bullet. A thing
counts as left where any letter or digit of it that tells of the person can still be read; intervals are
Wilson's at 95 %, those of words lost a bootstrap over layouts.

`--show` prints what is left and which words are lost; it is never given for the unseen half. `--wrongly`
prints each stretch masked in the labelled CVs and the samples, which hold few identifiers, for reading.
`--truths` counts instead, in CVs that lie beside a `.truth.json`, which contact details of it can be read in
the masked text: figures alone, no text.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.identity_people import fold, people
from benchmarks.identity_planting import Planted, bases, planted
from mlgap.documents import MASK, mask_identity, read_document
from mlgap.errors import DocumentError
from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy
from mlgap.types import Document

_TODAY = date(2026, 11, 21)
_OF_WORK = ("experience", "projects", "education", "skills")
_WORD = re.compile(r"[^\W_][\w'’+#.-]*")
_REACHES = re.compile(r"@|:/|www\.|\w\.\w{2,6}/|linkedin|github")
_DRAWS = 1000

_Key = tuple[str, str]


def is_left(masked: str, thing: Planted) -> bool:
    """Return whether a letter or digit of what tells who it is can be read."""
    return any(char.isalnum() for start, end in thing.spans for char in masked[start:end] if char != MASK)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    z, p = 1.96, hits / n
    mid, half = p + z * z / 2 / n, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return max(0.0, (mid - half) / (1 + z * z / n)), min(1.0, (mid + half) / (1 + z * z / n))


class Count:
    """What was put where, what of it is left, and the words of work lost to the mask, layout by layout."""

    def __init__(self) -> None:
        self.n: Counter[_Key] = Counter()
        self.left: Counter[_Key] = Counter()
        self.shapes: dict[str, Counter[bool]] = defaultdict(Counter)
        self.words: Counter[_Key] = Counter()
        self.lost: Counter[_Key] = Counter()

    def add(self, thing: Planted, *, left: bool) -> None:
        kind, _, shape = thing.kind.partition(" (")
        self.n[kind, thing.place] += 1
        self.left[kind, thing.place] += left
        if (kind, thing.place) == ("name", "header"):
            self.shapes[shape.rstrip(")")][left] += 1

    def sum_of(self, kind: str, place: str = "") -> tuple[int, int]:
        keys = [key for key in self.n if key[0] == kind and (not place or key[1] == place)]
        return sum(self.left[key] for key in keys), sum(self.n[key] for key in keys)


def count_left(root: Path, people_n: int, half: str, seed: int, *, show: bool) -> tuple[Count, int]:
    every, texts, taxonomy = people(people_n, half, seed), bases(root), load_taxonomy()
    chance, count = random.Random(seed), Count()
    for place, person in enumerate(every):
        name, base = texts[place % len(texts)]
        document, things = planted(base, person, every[place - 1], chance)
        masked = mask_identity(document).text
        for thing in things:
            left = is_left(masked, thing)
            count.add(thing, left=left)
            if show and left:
                around = document.text[max(0, thing.spans[0][0] - 60) : thing.spans[-1][1] + 30]
                print(
                    f"{thing.kind} {thing.place} {thing.text!r} in {name}\n      {around!r}", file=sys.stderr
                )
        mine = [thing.whole[0] for thing in things]
        for section, start, end in words_of_work(document, taxonomy, mine):
            count.words[name, section] += 1
            if MASK in masked[start:end]:
                count.lost[name, section] += 1
                if show:
                    around = document.text[max(0, start - 40) : end + 30]
                    print(f"lost {document.text[start:end]!r} in {name}: {around!r}", file=sys.stderr)
    return count, len(texts)


def words_of_work(document: Document, taxonomy: Any, put_in: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield (section, start, end) of each word of work, study and skills that reaches nobody.

    The sections are those of the unmasked text; lines with a place of `put_in` in them are left out.
    """
    profile = extract_profile(document, taxonomy, None, None, today=_TODAY)
    shut = bytearray(len(document.text))
    for line in document.lines:
        start, end = line.span.start, line.span.end
        if any(start <= place < end for place in put_in):
            shut[start:end] = b"1" * (end - start)
    for claim in profile.claims:
        if claim.section not in _OF_WORK:
            continue
        for token in re.finditer(r"\S+", document.text[claim.span.start : claim.span.end]):
            if _REACHES.search(token.group()):
                continue
            for word in _WORD.finditer(token.group()):
                at = claim.span.start + token.start()
                start, end = at + word.start(), at + word.end()
                if not any(shut[start:end]):
                    yield claim.section, start, end


def _bootstrap(count: Count, sections: Sequence[str]) -> tuple[float, float]:
    """Return the 95 % interval of the share of words lost, layouts drawn with replacement."""
    chance = random.Random(0)
    names = sorted({name for name, section in count.words if section in sections})
    pairs = [
        (sum(count.lost[n, s] for s in sections), sum(count.words[n, s] for s in sections)) for n in names
    ]
    shares = []
    for _ in range(_DRAWS):
        drawn = [chance.choice(pairs) for _ in pairs]
        shares.append(sum(lost for lost, _ in drawn) / sum(n for _, n in drawn))
    shares.sort()
    return shares[round(0.025 * _DRAWS)], shares[round(0.975 * _DRAWS) - 1]


def print_count(count: Count) -> None:
    print("| what | where | left | of | 95 % |\n|---|---|---:|---:|---|")
    for kind, place in sorted(count.n):
        _print_row(f"{kind} | {place}", count.left[kind, place], count.n[kind, place])
    print("\nnames in the header by shape, left of all: " + ", ".join(
        f"{shape} {found[True]}/{found.total()}" for shape, found in sorted(count.shapes.items())
    ))  # fmt: skip
    print("\nwords of work, study and skills lost to the mask, links aside:\n")
    print("| section | lost | of | share | 95 % (bootstrap over layouts) |\n|---|---:|---:|---:|---|")
    for sections in (*[(s,) for s in _OF_WORK], _OF_WORK):
        n = sum(v for (_, section), v in count.words.items() if section in sections)
        lost = sum(v for (_, section), v in count.lost.items() if section in sections)
        low, high = _bootstrap(count, sections)
        name = sections[0] if len(sections) == 1 else "all four"
        print(f"| {name} | {lost} | {n} | {lost / n:.2%} | {low:.2%} to {high:.2%} |")


def _print_row(what: str, left: int, n: int) -> None:
    low, high = wilson(left, n) if n else (0.0, 1.0)
    print(f"| {what} | {left} | {n} | {low:.1%} to {high:.1%} |")


def print_shown(count: Count) -> None:
    """Print what must be none: e-mails, telephones and links anywhere, names in the header."""
    print("\nmust be none\n\n| what | left | of | 95 % |\n|---|---:|---:|---|")
    _print_row("e-mails, anywhere", *count.sum_of("e-mail"))
    _print_row("telephones, anywhere", *count.sum_of("phone"))
    left, n = (sum(pair) for pair in zip(count.sum_of("link"), count.sum_of("bare handle"), strict=True))
    _print_row("links and handles, anywhere", left, n)
    _print_row("address lines, anywhere", *count.sum_of("address"))
    _print_row("names in the header", *count.sum_of("name", "header"))


def count_truths(folder: Path) -> None:
    """Print how many contact details of each `.truth.json` can be read in the masked text of its CV."""
    n: Counter[str] = Counter()
    left: Counter[str] = Counter()
    read = 0
    for path in sorted(folder.rglob("*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        for cv in sorted(path.parent.glob(path.name.removesuffix(".truth.json") + ".*")):
            try:
                document = read_document(cv.read_bytes(), cv.name) if cv.suffix != ".json" else None
            except DocumentError:
                continue
            if document is None:
                continue
            read += 1
            masked = mask_identity(document).text
            for kind, value in _details(truth):
                if _stands_in(value, document.text, kind):
                    n[kind] += 1
                    left[kind] += _stands_in(value, masked, kind)
                if kind == "place" and _stands_in(value, _beside_contacts(document.text, document), kind):
                    n["place, beside contacts"] += 1
                    near = _stands_in(value, _beside_contacts(masked, document), kind)
                    left["place, beside contacts"] += near
    print(f"{read} CVs\n\n| what the truth names, where it stands in the text | left | of | 95 % |")
    print("|---|---:|---:|---|")
    for kind in sorted(n):
        _print_row(kind, left[kind], n[kind])


_FIELDS = {
    "full_name": "name", "name": "name", "email": "e-mail", "phone": "telephone", "links": "link",
    "address": "address", "location": "place",
}  # fmt: skip


def _details(truth: Any) -> Iterator[tuple[str, str]]:
    contact = {**truth, **truth.get("contact", {})} if isinstance(truth.get("contact"), dict) else truth
    for key, kind in _FIELDS.items():
        for value in _strings(contact.get(key)):
            if kind == "name":
                yield "name, whole", value
                yield from (("name, a word of it", w) for w in value.split() if len(fold(w)) > 2)
            else:
                yield kind, value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _beside_contacts(text: str, document: Document) -> str:
    """Return of `text` the lines within two of one that holds an e-mail address or a telephone number."""
    rows = document.text.split("\n")
    reached = [i for i, row in enumerate(rows) if re.search(r"@\w|\+?\d[\d ().-]{8,}\d", row)]
    near = {i + step for i in reached for step in range(-2, 3)}
    return "\n".join(row for i, row in enumerate(text.split("\n")) if i in near)


def _stands_in(value: str, text: str, kind: str) -> bool:
    """Return whether a value can be read, whatever stands between its letters and digits."""
    bare = [re.escape(c) for c in value if c.isalnum()]
    edges = (r"(?<!\w)", r"(?!\w)") if kind.startswith("name") else ("", "")
    return bool(bare) and bool(re.search(edges[0] + r"[\W_]{0,3}".join(bare) + edges[1], text, re.IGNORECASE))


def show_masked(root: Path) -> None:
    """Print each stretch masked in the labelled CVs and the samples, and how many words that is."""
    samples = Path(__file__).parents[1] / "data" / "samples"
    texts = [
        (doc["id"], doc["text"].encode(), "cv.txt")
        for doc in map(json.loads, (root / "gold" / "cvs_dev.docs.jsonl").read_text("utf-8").splitlines())
    ]
    texts += [
        (p.name, p.read_bytes(), p.name) for p in sorted(samples.iterdir()) if p.suffix in (".pdf", ".docx")
    ]
    taken_n = words_n = 0
    for name, data, file_name in texts:
        document = read_document(data, file_name)
        words_n += len(document.text.split())
        for found in re.finditer(rf"{MASK}+(?:[^\w\n]{{0,3}}{MASK}+)*", mask_identity(document).text):
            taken = document.text[slice(*found.span())]
            taken_n += len(taken.split())
            print(f"{name}: {document.text[max(0, found.start() - 30) : found.start()]!r} [{taken}]")
    print(f"{taken_n} of {words_n} words masked in {len(texts)} texts")


def main() -> None:
    parser = argparse.ArgumentParser(description="what masking leaves, and what it takes")
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=("tune", "judge", "unseen"), default="unseen")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--wrongly", action="store_true")
    parser.add_argument("--truths", type=Path)
    arguments = parser.parse_args()
    if arguments.show and arguments.half == "unseen":
        parser.error("the unseen half only counts: give --half tune or --half judge with --show")
    if arguments.truths:
        count_truths(arguments.truths)
        return
    root = Path(os.environ["MLGAP_RESEARCH_DATA"])
    if arguments.wrongly:
        show_masked(root)
        return
    count, layouts = count_left(root, arguments.people, arguments.half, arguments.seed, show=arguments.show)
    print(f"{arguments.people} people ({arguments.half}), {layouts} layouts, seed {arguments.seed}\n")
    print_count(count)
    print_shown(count)


if __name__ == "__main__":
    main()
