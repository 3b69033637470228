"""CVs of many layouts made those of invented people: who is put where, and what of it tells who they are."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.identity_people import Person, links
from mlgap.documents import read_document
from mlgap.types import Document, Line, Span

_OWN_EMAIL = re.compile(r"[\w.]+@[\w.]+\.\w+")
_OWN_PHONE = re.compile(r"(?:\+1-)?\(?\d{3}\)?[ -]\d{3}-\d{4}")
_OWN_LINK = re.compile(
    r"(?:https://|www\.)?(?:linkedin\.com/in/|github\.com/)[\w-]+/?|https://johndoe\.me/|alicechen\.dev"
)


Rows = list[str]


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
    whole: tuple[int, int]
    """Where it stands, all of it."""
    spans: tuple[tuple[int, int], ...]
    """Where in it stands what tells who it is of."""


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
    extra = [_link(draft, person, chance, "contact line")]
    if not any(_is(draft, c, "phone") for row in draft.rows for c in row):
        extra.append(draft.put(person.phone, "phone", "contact line"))
    separator = chance.choice((" | ", " • ", " · ", "\n"))
    where = chance.choice([*_ADDRESS_PLACES])
    above, within, below = _ADDRESS_PLACES[where](draft, person, chance)
    if not above + within + below:
        extra.insert(0, draft.put(person.address, "address", where))
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
        lambda: f"• {_given(draft, person)} leads five people who ship models",
        lambda: f"• Known as {draft.name(person, 'sentence')} among the people who run the platform",
        lambda: f"• Demo: {_link(draft, person, chance, 'bullet')}",
    ))  # fmt: skip
    draft.rows[middle:middle] = [*within, foot(), bullet()]
    draft.rows[reached + 1 : reached + 1] = rows + above
    draft.rows += [
        foot(),
        chance.choice(("References", "Referees", "Professional References", "Referenzen", "Références")),
        *_referee(draft, referee, chance),
        *_signature(draft, person, chance),
        *below,
    ]


def _given(draft: Draft, person: Person) -> str:
    """Return the first word of the name that is more than an initial."""
    words = [word for word in person.words if len(word.rstrip(".")) > 1 or not word.isascii()]
    return draft.put(words[0], "given name", "sentence")


_LABELS = (
    "Address: ", "Anschrift: ", "Adresse : ", "Dirección: ", "Endereço: ", "Indirizzo: ", "Adres: ",
    "Home address: ",
    "Wohnort: ", "Residence: ", "Morada: ", "Domicilio: ", "Adres zamieszkania: ", "Woonplaats: ",
)  # fmt: skip


def _parts(draft: Draft, person: Person, chance: random.Random, place: str) -> Rows:
    """Return an address on two or three lines of its own."""
    parts = person.address.split(", ")
    first = next((i for i, part in enumerate(parts) if re.search(r"\d", part)), 0) + 1
    cut = chance.randrange(first, len(parts)) if len(parts) > first else first
    rows = [", ".join(parts[:cut]), ", ".join(parts[cut:])]
    return [draft.put(row, "address", place) for row in rows if row]


def _whole_line(draft: Draft, person: Person, place: str) -> str:
    return draft.put(person.address, "address", place)


def _sidebar(draft: Draft, person: Person, chance: random.Random) -> tuple[Rows, Rows, Rows]:
    head = chance.choice(
        ("Contact", "CONTACT", "Kontakt", "Contacto", "Coordonnées", "Get in touch", "Details")
    )
    where = "sidebar"
    email, phone = draft.put(person.email, "e-mail", where), draft.put(person.phone, "phone", where)
    address = chance.choice(
        (lambda: _parts(draft, person, chance, where), lambda: [_whole_line(draft, person, where)])
    )()
    return [], ["", head, *chance.choice(([email, phone, *address], [*address, phone, email])), ""], []


def _footer_address(draft: Draft, person: Person, chance: random.Random) -> tuple[Rows, Rows, Rows]:
    address = _whole_line(draft, person, "footer")
    return [], [], [chance.choice((
        lambda: f"{draft.name(person, 'footer')} · {address}",
        lambda: f"{address} · {draft.put(person.phone, 'phone', 'footer')}",
        lambda: f"{draft.name(person, 'footer')}, {address} | {draft.put(person.email, 'e-mail', 'footer')}",
        lambda: f"{address} | Page 2",
    ))()]  # fmt: skip


def _details(draft: Draft, person: Person, chance: random.Random) -> tuple[Rows, Rows, Rows]:
    head = chance.choice(("Personal Details", "Persönliche Daten", "Datos personales", "Dati personali"))
    label = chance.choice(_LABELS)
    nationality = f"Nationality: {draft.put('Utopian', 'nationality', 'personal details')}"
    return [], [], [head, f"{label}{_whole_line(draft, person, 'personal details')}", nationality]


_ADDRESS_PLACES: dict[str, Callable[[Draft, Person, random.Random], tuple[Rows, Rows, Rows]]] = {
    "contact line": lambda draft, person, chance: ([], [], []),
    "line of its own": lambda draft, person, chance: (
        [_whole_line(draft, person, "line of its own")], [], []
    ),
    "on lines of its own": lambda draft, person, chance: (
        _parts(draft, person, chance, "on lines of its own"), [], []
    ),
    "after a label": lambda draft, person, chance: (
        [f"{chance.choice(_LABELS)}{_whole_line(draft, person, 'after a label')}"], [], []
    ),
    "sidebar": _sidebar,
    "footer": _footer_address,
    "personal details": _details,
    "below the signature": lambda draft, person, chance: (
        [], [], _parts(draft, person, chance, "below the signature")
    ),
}  # fmt: skip
"""Where an address stands: rows below the contacts, in the middle of the text, and at its end."""


def _referee(draft: Draft, referee: Person, chance: random.Random) -> list[str]:
    title = chance.choice(("Dr. ", "Dr. ", "Prof. ", "Ms ", "", "", ""))
    name = draft.put(f"{title}{' '.join(referee.words)}", "referee's name", "references", referee.words[-1])
    number = draft.put(referee.phone, "phone", "references")
    email = draft.put(referee.email, "e-mail", "references")
    return chance.choice((
        [f"{name}, {number}"],
        [f"{name}, Professor, State University, {email}"],
        [name, "Head of Data, Globex Corporation", f"{email} | {number}"],
        [f"{name} – Manager – Tel. {number} – {email}"],
        [f"• {name}, CTO, Globex Corporation, {email}"],
        [f"{name} | Senior Manager | Globex | {number}"],
        [f"{name} (Team Lead, Globex Corporation)", email, number],
        [name, "Professor of Statistics", "State University", number, email],
        [f"1. {name} - Head of Data - {email}"],
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
            found.append(Planted(kind, where, piece, (len(text), len(text) + len(piece)), spans))
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
