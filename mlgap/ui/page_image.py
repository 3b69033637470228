"""The CV as it looks, with the lines that count marked by grade; as text where there is no page to draw."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

import streamlit as st

from mlgap.documents import PageImage, PagePictures, boxes_of, same_places
from mlgap.types import GRADES, Document, Profile, Span
from mlgap.ui import cache, words
from mlgap.ui.session import Held
from mlgap.vocabulary import load_vocabulary

__all__ = ["KINDS", "Mark", "Marked", "draw", "marks_of", "picture_html", "text_html"]

KINDS: dict[str, tuple[str, str]] = {
    "not-counted": ("Not counted", "The CV says it is lacking or still being learned"),
    "described": ("Described", words.STATUS["described"]),
}
"""What a line may be to a skill, least first: its word, and what that means."""
KINDS |= {grade: (load_vocabulary().label("grade", grade), words.GRADE[grade]) for grade in GRADES}
_PAD = 1.5
"""Points by which a box reaches beyond its letters."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the CV and what it is (`KINDS`) to each skill it was quoted for."""

    span: Span
    skills: Mapping[str, str]

    def kind(self, skill: str | None) -> str:
        """Return what the line is to `skill`, or the most that it is to any."""
        return self.skills.get(skill or "") or max(self.skills.values(), key=[*KINDS].index)


@dataclass(frozen=True, slots=True)
class Marked:
    """A CV with its marks in reading order, and the skill whose lines stand out, None for all."""

    document: Document
    marks: tuple[Mark, ...]
    labels: Mapping[str, str]
    skill: str | None = None

    def said(self, mark: Mark) -> str:
        """Return the skills of a mark by kind, the most telling first."""
        by_kind: dict[str, list[str]] = {kind: [] for kind in reversed(KINDS)}
        for skill, kind in mark.skills.items():
            by_kind[kind].append(self.labels.get(skill, skill))
        return "; ".join(f"{KINDS[kind][0]}: {', '.join(names)}" for kind, names in by_kind.items() if names)

    def classes(self, mark: Mark) -> str:
        """Return the classes that draw a mark."""
        stands = "" if self.skill is None else " mark-chosen" if self.skill in mark.skills else " mark-faint"
        return f"mark mark-{mark.kind(self.skill)}{stands}"


def draw(held: Held, labels: Mapping[str, str]) -> None:
    """Draw the CV with its marked lines, and the choice of a skill whose lines stand out.

    Pictures are of the file: where its text was edited since, they mark the lines that were left as they
    were, and the edited text stands below with all marks.
    """
    marks = marks_of(held.profile, held.document)
    marked = Marked(held.document, marks, labels, _choose_skill(marks, labels))
    of_file = held.before_edit.masked if held.before_edit else held.document
    pictures = _pictures(of_file, held.data) if held.data else PagePictures((), (), {})
    st.html(_legend(marks))
    for note in pictures.notes:
        st.caption(note)
    if pictures.images:
        on_pages = _on_file(marked, held) if held.before_edit else marked
        if held.before_edit:
            st.info(_edited_note(len(marks) - len(on_pages.marks)), icon=":material/edit_document:")
        st.html(picture_html(_choose_page(pictures, on_pages), pictures, on_pages))
    if held.before_edit or not pictures.images:
        st.html(text_html(marked))


def _on_file(marked: Marked, held: Held) -> Marked:
    """Return the marks of edited text where their lines stand in the file, without those that were edited."""
    if held.before_edit is None:
        return marked
    places = same_places((mark.span for mark in marked.marks), held.text.read, held.before_edit.read)
    marks = [replace(mark, span=places[mark.span]) for mark in marked.marks if mark.span in places]
    return replace(marked, document=held.before_edit.masked, marks=tuple(sorted(marks, key=lambda m: m.span)))


def _edited_note(lost: int) -> str:
    left_out = f"{_lines(lost)} you edited cannot be marked on them. " if lost else ""
    return f"You edited the text; the pictures are of the file. {left_out}The edited text stands below."


def marks_of(profile: Profile, document: Document) -> tuple[Mark, ...]:
    """Return what is quoted from the document, in reading order; of two kinds of a skill, the more telling.

    What the person added in their own words quotes nothing, and is not marked.
    """
    read: list[tuple[Span, str, str, str]]
    read = [(e.span, e.quote, e.skill_id, e.grade if e.named else "described") for e in profile.evidence]
    read += [(d.span, d.quote, d.skill_id, "not-counted") for d in profile.disclaimed]
    found: dict[Span, dict[str, str]] = {}
    for span, quote, skill, kind in read:
        if quote and document.text[span.start : span.end] == quote:
            skills = found.setdefault(span, {})
            skills[skill] = max(skills.get(skill, kind), kind, key=[*KINDS].index)
    return tuple(Mark(span, skills) for span, skills in sorted(found.items()))


def _choose_skill(marks: tuple[Mark, ...], labels: Mapping[str, str]) -> str | None:
    lines: dict[str, int] = {}
    for mark in marks:
        for skill in mark.skills:
            lines[skill] = lines.get(skill, 0) + 1
    return st.selectbox(
        "Skill whose lines stand out",
        [None, *sorted(lines, key=lambda skill: labels.get(skill, skill).lower())],
        format_func=lambda skill: (
            "All skills" if skill is None else f"{labels.get(skill, skill)} ({_lines(lines[skill])})"
        ),
        key="skill_in_view",
    )


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}"


def _pictures(document: Document, data: bytes) -> PagePictures:
    hide = st.toggle(
        "Hide name and contacts",
        value=True,
        key="hide_identity",
        help="Covers what is masked in the text and leaves photos out. Letters that are drawn as part of a "
        "picture cannot be covered.",
    )
    with st.spinner("Drawing the pages"):
        pictures = cache.pictures(document.digest, hide, data, document)
    st.caption(
        ":material/lock: This picture is shown to you alone and is in no export. It is made in memory and "
        "goes when you remove the CV."
    )
    return pictures


def _choose_page(pictures: PagePictures, marked: Marked) -> PageImage:
    """Draw the choice of a page, the first with a line of the chosen skill at first, and return it."""
    pages = {image.page: image for image in pictures.images}
    counts = dict.fromkeys(pages, 0)
    for mark in marked.marks:
        if marked.skill is None or marked.skill in mark.skills:
            for page in {page for page, _ in boxes_of(pictures, marked.document, mark.span)} & set(pages):
                counts[page] += 1
    first = next((page for page in pages if marked.skill and counts[page]), next(iter(pages)))
    if len(pages) == 1:
        return pages[first]
    chosen = st.segmented_control(
        "Page",
        list(pages),
        default=first,
        required=True,
        format_func=lambda page: f"Page {page} ({_lines(counts[page])})",
        key=f"page_in_view_{marked.skill}",
    )
    return pages[chosen or first]


def _legend(marks: tuple[Mark, ...]) -> str:
    used = {kind for mark in marks for kind in mark.skills.values()}
    items = "".join(
        f'<li><span class="mark mark-{kind}">{escape(word)}</span> {escape(meaning)}</li>'
        for kind, (word, meaning) in KINDS.items()
        if kind in used
    )
    return f'<ul class="mark-legend">{items}</ul>' if items else "<p>No line of this CV is marked.</p>"


def picture_html(image: PageImage, pictures: PagePictures, marked: Marked) -> str:
    """Return a page with its boxes: each says its skills to the pointer, the keyboard and a screen reader."""
    boxes, lines = [], 0
    for mark in marked.marks:
        here = [box for page, box in boxes_of(pictures, marked.document, mark.span) if page == image.page]
        lines += bool(here)
        said = escape(marked.said(mark))
        for row, box in enumerate(here):
            reached = f'tabindex="0" role="note" aria-label="{said}"' if row == 0 else 'aria-hidden="true"'
            boxes.append(
                f'<span class="{marked.classes(mark)}{_side(box, image)}" style="{_place(box, image)}" '
                f'title="{said}" data-said="{said}" {reached}></span>'
            )
    about = f"Page {image.page} of {marked.document.pages} of your CV, {_lines(lines)} marked"
    png = b64encode(image.png).decode("ascii")
    picture = f'<img src="data:image/png;base64,{png}" alt="{escape(about)}">'
    swipe = '<p class="swipe">Swipe the page sideways to see all of it.</p>'
    return f'{swipe}<div class="sheet-frame"><div class="sheet">{picture}{"".join(boxes)}</div></div>'


def _place(box: tuple[float, float, float, float], image: PageImage) -> str:
    x0, y0, x1, y1 = box
    left, top = (x0 - _PAD) / image.width, (y0 - _PAD) / image.height
    wide, high = (x1 - x0 + 2 * _PAD) / image.width, (y1 - y0 + 2 * _PAD) / image.height
    return f"left:{left:.3%};top:{top:.3%};width:{wide:.3%};height:{high:.3%}"


def _side(box: tuple[float, float, float, float], image: PageImage) -> str:
    """Return to which side of a box its words open, so that they stay on the page."""
    end = " mark-end" if box[0] > image.width / 2 else ""
    return end + (" mark-low" if box[1] > image.height * 0.8 else "")


def text_html(marked: Marked) -> str:
    """Return the text with its marked stretches; where two overlap, the inner or the chosen one is seen."""
    text, marks = marked.document.text, marked.marks
    edges = {0, len(text), *(mark.span.start for mark in marks), *(mark.span.end for mark in marks)}
    parts = []
    for start, end in pairwise(sorted(edges)):
        over = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        if not over:
            parts.append(escape(text[start:end]))
            continue
        mark = max(over, key=lambda m: (marked.skill in m.skills, m.span.start, -m.span.end))
        said = escape("; ".join(dict.fromkeys(map(marked.said, over))))
        parts.append(
            f'<mark class="{marked.classes(mark)}" title="{said}" data-said="{said}" tabindex="0">'
            f"{escape(text[start:end])}</mark>"
        )
    return f'<div class="sheet-text" tabindex="0">{"".join(parts)}</div>'
