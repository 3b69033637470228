"""Count what masking leaves of who wrote a CV, by kind and place, and what it takes that names nobody.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_identity [--people 500] [--seed 1] [--half judge]
        [--show] [--wrongly]

FOLDER holds `cvs/layouts` and `cvs/docx`: CVs of invented people in many layouts. In the place of each CV's
own name, e-mail, telephone and links stand those of an invented person, and more are put where CVs have
them: a line of contacts, a header and a footer on every page, referees, a signature, a bullet. A thing
counts as left where any letter or digit of it that tells of the person can still be read; intervals are
Wilson's at 95 %. `--show` prints what is left; `--wrongly` prints each stretch masked in the labelled CVs
and the samples, which hold few identifiers, for reading.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.identity_people import Person, links, people
from mlgap.documents import MASK, mask_identity, read_document
from mlgap.types import Document, Line, Span

_OWN_EMAIL = re.compile(r"[\w.]+@[\w.]+\.\w+")
_OWN_PHONE = re.compile(r"(?:\+1-)?\(?\d{3}\)?[ -]\d{3}-\d{4}")
_OWN_LINK = re.compile(
    r"(?:https://|www\.)?(?:linkedin\.com/in/|github\.com/)[\w-]+/?|https://johndoe\.me/|alicechen\.dev"
)


@dataclass
class Draft:
    """A text under way, and what was put where in it: marks stand for pieces until it is whole."""

    rows: list[str]
    pieces: list[tuple[str, str, str, str]] = field(default_factory=list)

    def put(self, text: str, kind: str, place: str, telling: str | None = None) -> str:
        """Return the mark that stands for `text`, of which `telling` tells who it is of."""
        self.pieces.append((text, kind, place, telling or text))
        return chr(0xF0000 + len(self.pieces) - 1)

    def name(self, person: Person, place: str) -> str:
        words = "\n".join(w for w in person.words if len(w.strip(".")) > 2 or not w.isascii())
        return self.put(person.shown, f"name ({person.shape})", place, words or person.shown)


@dataclass(frozen=True)
class Planted:
    kind: str
    place: str
    text: str
    spans: tuple[tuple[int, int], ...]


def bases(root: Path) -> list[tuple[str, Document]]:
    """Return the CVs that name an e-mail address, each with its file's name."""
    paths = sorted(p for f in ("layouts", "docx") for p in (root / "cvs" / f).glob("*.*"))
    read = [(p.name, read_document(p.read_bytes(), p.name)) for p in paths if p.suffix in (".pdf", ".docx")]
    return [(name, document) for name, document in read if _OWN_EMAIL.search(document.text)]


def planted(
    document: Document, person: Person, referee: Person, chance: random.Random
) -> tuple[Document, list[Planted]]:
    """Return the CV as one of `person`'s, and where everything of theirs stands in it."""
    draft = Draft(document.text.split("\n"))
    _replace_own(draft, person, chance)
    _add(draft, person, referee, chance)
    return _whole(document, draft)


def _replace_own(draft: Draft, person: Person, chance: random.Random) -> None:
    local = next(_OWN_EMAIL.finditer("\n".join(draft.rows))).group().split("@")[0]
    whole = re.compile(r"\s+".join(map(re.escape, local.split("."))), re.IGNORECASE)
    handle = re.compile(
        rf"^(?:{re.escape(local.replace('.', ''))}\s*)+$|(?<= ){re.escape(local.replace('.', ''))}$"
    )
    for place, whole_row in enumerate(draft.rows):
        row = whole_row
        top = "header" if not re.search(r"Page \d|Résumé$", row) else "footer"
        row = _OWN_LINK.sub(lambda _, p=top: _link(draft, person, chance, p), row)
        row = _OWN_EMAIL.sub(lambda _, p=top: draft.put(person.email, "e-mail", p), row)
        row = _OWN_PHONE.sub(lambda _, p=top: draft.put(person.phone, "phone", p), row)
        row = handle.sub(lambda _: draft.put(person.handle, "bare handle", "header"), row)
        plain = _unaccented(row)
        if len(plain) == len(row) and (found := whole.search(plain)):
            row = row[: found.start()] + draft.name(person, top) + row[found.end() :]
        draft.rows[place] = row


def _unaccented(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text)


def _link(draft: Draft, person: Person, chance: random.Random, place: str) -> str:
    text, telling = links(person, chance)
    return draft.put(text, "link", place, telling)


def _add(draft: Draft, person: Person, referee: Person, chance: random.Random) -> None:
    """Add what many CVs have and these lack: more contacts, running heads, referees, a signature, a link."""
    reached = next(i for i, row in enumerate(draft.rows) if any(_is(draft, c, "e-mail") for c in row))
    extra = [
        draft.put(person.address, "address", "contact line"),
        _link(draft, person, chance, "contact line"),
    ]
    if not any(_is(draft, c, "phone") for row in draft.rows for c in row):
        extra.append(draft.put(person.phone, "phone", "contact line"))
    separator = chance.choice((" | ", " • ", " · ", "\n"))
    rows = separator.join(extra).split("\n")
    foot = chance.choice((
        lambda: f"{draft.name(person, 'footer')} - Page 1 of 2",
        lambda: f"{draft.name(person, 'footer')} | {draft.put(person.email, 'e-mail', 'footer')}",
        lambda: f"Page 2 {draft.name(person, 'footer')} {draft.put(person.phone, 'phone', 'footer')}",
        lambda: " • ".join(
            (draft.put(person.email, "e-mail", "footer"), draft.put(person.phone, "phone", "footer"))
        ),
        lambda: f"Curriculum Vitae – {draft.name(person, 'footer')}",
        lambda: f"{_link(draft, person, chance, 'footer')} | page 2",
    ))  # fmt: skip
    middle = (len(draft.rows) + reached) // 2 + 1
    bullet = chance.choice((
        lambda: f"• Wrote a feature store, code at {_link(draft, person, chance, 'bullet')}",
        lambda: f"• {draft.put(person.words[0], 'given name', 'sentence')} leads five people who ship models",
        lambda: f"• Known as {draft.name(person, 'sentence')} among the people who run the platform",
        lambda: f"• Demo: {_link(draft, person, chance, 'bullet')}",
    ))  # fmt: skip
    draft.rows[middle:middle] = [foot(), bullet()]
    draft.rows[reached + 1 : reached + 1] = rows
    draft.rows += [
        foot(),
        "References",
        *_referee(draft, referee, chance),
        *_signature(draft, person, chance),
    ]


def _referee(draft: Draft, referee: Person, chance: random.Random) -> list[str]:
    name = draft.put(f"Dr. {' '.join(referee.words)}", "referee's name", "references", referee.words[-1])
    number = draft.put(referee.phone, "phone", "references")
    email = draft.put(referee.email, "e-mail", "references")
    return chance.choice((
        [f"{name}, {number}"],
        [f"{name}, Professor, State University, {email}"],
        [name, "Head of Data, Globex Corporation", f"{email} | {number}"],
        [f"{name} – Manager – Tel. {number} – {email}"],
    ))  # fmt: skip


def _signature(draft: Draft, person: Person, chance: random.Random) -> list[str]:
    name = draft.name(person, "signature")
    return chance.choice(
        (["Sincerely,", name], [f"12.03.2026 {name}"], [f"Berlin, 12 March 2026, {name}"], [name])
    )


def _is(draft: Draft, char: str, kind: str) -> bool:
    place = ord(char) - 0xF0000
    return 0 <= place < len(draft.pieces) and draft.pieces[place][1] == kind


def _whole(document: Document, draft: Draft) -> tuple[Document, list[Planted]]:
    text, lines, found = "", [], []
    for row in draft.rows:
        start = len(text)
        for char in row:
            place = ord(char) - 0xF0000
            if place < 0:
                text += char
                continue
            piece, kind, where, telling = draft.pieces[place]
            spans = tuple(_tells(piece, telling, len(text)))
            found.append(Planted(kind, where, piece, spans))
            text += piece
        lines.append(Line(Span(start, len(text))))
        text += "\n"
    text = text.removesuffix("\n")
    whole = Document("cv.pdf", document.media_type, document.pages, text, tuple(lines), document.digest)
    return whole, found


def _tells(piece: str, telling: str, offset: int) -> Iterator[tuple[int, int]]:
    for part in telling.split("\n"):
        start = piece.index(part)
        yield offset + start, offset + start + len(part)


def is_left(masked: str, thing: Planted) -> bool:
    """Return whether a letter or digit of what tells who it is can be read."""
    return any(char.isalnum() for start, end in thing.spans for char in masked[start:end] if char != MASK)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    z, p = 1.96, hits / n
    mid, half = p + z * z / 2 / n, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return max(0.0, (mid - half) / (1 + z * z / n)), (mid + half) / (1 + z * z / n)


def count_left(root: Path, count: int, half: str, seed: int, *, show: bool) -> None:
    every = people(count, half, seed)
    texts = bases(root)
    chance = random.Random(seed)
    n: Counter[tuple[str, str]] = Counter()
    left: Counter[tuple[str, str]] = Counter()
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    for place, person in enumerate(every):
        name, base = texts[place % len(texts)]
        document, things = planted(base, person, every[place - 1], chance)
        masked = mask_identity(document).text
        for thing in things:
            key = (thing.kind.split(" (")[0], thing.place)
            n[key] += 1
            gone = not is_left(masked, thing)
            left[key] += not gone
            if key == ("name", "header"):
                shapes[person.shape][str(gone)] += 1
            if show and not gone:
                around = document.text[max(0, thing.spans[0][0] - 60) : thing.spans[-1][1] + 30]
                print(f"{key} {thing.text!r} in {name}\n      {around!r}", file=sys.stderr)
    print(f"{count} people ({half} half), {len(texts)} layouts, seed {seed}\n")
    print("| what | where | left | of | 95 % |\n|---|---|---:|---:|---|")
    for key in sorted(n):
        low, high = wilson(left[key], n[key])
        print(f"| {key[0]} | {key[1]} | {left[key]} | {n[key]} | {low:.1%} to {high:.1%} |")
    print("\nnames in the header by shape, left of all: " + ", ".join(
        f"{shape} {found['False']}/{found.total()}" for shape, found in sorted(shapes.items())
    ))  # fmt: skip


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
    words = 0
    for name, data, file_name in texts:
        document = read_document(data, file_name)
        for found in re.finditer(rf"{MASK}+(?:[^\w\n]{{0,3}}{MASK}+)*", mask_identity(document).text):
            taken = document.text[slice(*found.span())]
            words += len(taken.split())
            print(f"{name}: {document.text[max(0, found.start() - 30) : found.start()]!r} [{taken}]")
    print(f"{words} words masked in {len(texts)} texts")


def main() -> None:
    parser = argparse.ArgumentParser(description="what masking leaves, and what it takes")
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=("tune", "judge"), default="judge")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--wrongly", action="store_true")
    arguments = parser.parse_args()
    root = Path(os.environ["MLGAP_RESEARCH_DATA"])
    if arguments.wrongly:
        show_masked(root)
    else:
        count_left(root, arguments.people, arguments.half, arguments.seed, show=arguments.show)


if __name__ == "__main__":
    main()
