"""What the person says of the reading: small controls beside each skill, and the list of what they said.

Each function draws, and returns the corrections as they shall be from now on, or None where nothing was said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from typing import TypeVar
from zlib import crc32

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlgap.documents import MASK
from mlgap.gaps import Held
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, Claim, Correction, CorrectionVerdict, Disclaimer, Evidence, Grade, Profile
from mlgap.ui import words
from mlgap.vocabulary import Vocabulary

__all__ = [
    "add",
    "ask_saved",
    "ask_whose",
    "beside",
    "count_words",
    "instead",
    "is_saved_report",
    "level",
    "mine",
    "side_by_side",
]

_Item = TypeVar("_Item")
Corrections = tuple[Correction, ...]
LINE_LENGTH = 90
"""Characters of a line in a choice."""
SAVED_LIMIT_MB = 20


def beside(
    skill: str,
    items: Sequence[Evidence],
    profile: Profile,
    held: Held,
    *,
    label: str,
    vocabulary: Vocabulary,
) -> Corrections | None:
    """Draw the way to confirm or reject one skill that was read, and to take that back."""
    own = [c for c in profile.corrections if c.skill_id == skill and c.attached]
    standing = held.of(skill)
    key = f"{skill}_{_mark(own)}"
    with st.popover(f"Correct {label}", type="tertiary", icon=":material/edit:", key=f"correct_{key}"):
        if own and st.button("Undo what you said", key=f"undo_{key}", icon=":material/undo:"):
            return tuple(c for c in profile.corrections if c not in own)
        with st.form(f"say_{key}", border=False):
            grade = _grade(standing.grade if standing else "used", vocabulary, f"grade_{key}")
            quote = _line_of(items, profile.claims, f"line_{key}")
            right = st.form_submit_button("This is right at that grade", key=f"right_{key}")
            wrong = bool(items) and st.form_submit_button("This is wrong, drop it", key=f"wrong_{key}")
    if right:
        verdict: CorrectionVerdict = "confirmed" if items else "added"
        return (*profile.corrections, Correction(skill, verdict, grade, quote))
    if wrong:
        return (*profile.corrections, Correction(skill, "rejected", None, quote))
    return None


def instead(item: Disclaimer, profile: Profile, label: str, vocabulary: Vocabulary) -> Corrections | None:
    """Draw the way to say that a skill read as lacking or wanted is held after all."""
    key = f"instead_{item.skill_id}_{item.span.start}"
    opened = st.popover(f"I do hold {label}", type="tertiary", icon=":material/edit:", key=key)
    with opened, st.form(f"say_{key}", border=False):
        grade = _grade("used", vocabulary, f"grade_{key}")
        if not st.form_submit_button("Count it at that grade", key=f"right_{key}"):
            return None
    line = next((c.text for c in profile.claims if c.span.start <= item.span.start < c.span.end), "")
    return (*profile.corrections, Correction(item.skill_id, "confirmed", grade, line))


def add(profile: Profile, held: Held, taxonomy: Taxonomy, vocabulary: Vocabulary) -> Corrections | None:
    """Draw the way to add a skill that was not read, with its grade and the line that says it."""
    key = f"add_{_mark(profile.corrections)}"
    shown = {s for s in held.skills if (found := held.of(s)) and found.status == "shown"}
    labels = {s.id: s.label for s in taxonomy.skills.values() if s.kind == "skill" and s.id not in shown}
    opened = st.popover("Add a skill that was not read", icon=":material/add:", key=key)
    with opened, st.form(f"say_{key}", border=False):
        skill = st.selectbox(
            "Skill",
            sorted(labels, key=lambda id_: labels[id_].casefold()),
            index=None,
            format_func=lambda id_: labels[id_],
            placeholder="Type to find it",
            help="Skills that are shown already are not in the list: correct them at their card.",
            key=f"skill_{key}",
        )
        grade = _grade("used", vocabulary, f"grade_{key}")
        line = st.selectbox(
            "The line that says it",
            [None, *_lines_to_name(profile)],
            format_func=lambda i: "None: the CV does not say it yet" if i is None else _short(profile, i),
            key=f"line_{key}",
        )
        done = st.form_submit_button("Add it", key=f"done_{key}")
        if done and skill is None:
            st.error("Choose a skill first.")
    if not done or skill is None:
        return None
    quote = "" if line is None else profile.claims[line].text
    return (*profile.corrections, Correction(skill, "added", grade, quote))


def _lines_to_name(profile: Profile) -> list[int]:
    """Return the claims that may say a skill: none of the writer's own particulars."""
    return [i for i, c in enumerate(profile.claims) if c.section != "header" and MASK not in c.text]


def mine(profile: Profile, labels: Mapping[str, str], vocabulary: Vocabulary) -> Corrections | None:
    """Draw what the person said, each with its undo, and what finds no line in this CV."""
    attached = [c for c in profile.corrections if c.attached]
    lost = [c for c in profile.corrections if not c.attached]
    if not profile.corrections:
        return None
    with st.expander(count_words(profile.corrections), expanded=bool(lost), icon=":material/person_edit:"):
        st.markdown(
            "These count because you say so, and every report marks them. An employer reads the CV alone: "
            "where something is true and not in it, write it there."
        )
        gone = [c for c in attached if _row(c, labels, vocabulary)]
        if lost:
            st.markdown(
                "**Not counted: this CV has no line like theirs, or our list no longer has the skill.** "
                "They are kept for the next CV."
            )
            gone += [c for c in lost if _row(c, labels, vocabulary)]
    return tuple(c for c in profile.corrections if c not in gone) if gone else None


def count_words(corrections: Collection[Correction]) -> str:
    """Return "3 corrections of yours, 1 of them not counted"."""
    lost = sum(not c.attached for c in corrections)
    counted = f"{len(corrections)} correction{'' if len(corrections) == 1 else 's'} of yours"
    return counted + (f", {lost} of {'it' if len(corrections) == 1 else 'them'} not counted" if lost else "")


def ask_whose(aside: Corrections, found: int) -> bool | None:
    """Draw the question whether the new CV is of the person who made these; True is yes, None unanswered."""
    lines = sum(bool(c.quote) for c in aside)
    with st.container(border=True, key="whose"):
        st.markdown(
            f"**For the CV before this one there are {count_words(aside)}.** "
            "Is this a newer CV of the same person? "
            + (f"{found} of the {lines} lines they are about are in it." if lines else "")
        )
        with st.container(horizontal=True, gap="small"):
            if st.button("Same person: keep them", key="whose_same"):
                return True
            if st.button("Another person: forget them", key="whose_other"):
                return False
    return None


def ask_saved(round_: int) -> str | None:
    """Draw where a saved report is opened, and return its text."""
    st.caption("Takes up your corrections and choices again from a report you kept as data (JSON).")
    saved = st.file_uploader(
        "A report saved as data (JSON)",
        type=["json"],
        max_upload_size=SAVED_LIMIT_MB,
        key=f"saved_{round_}",
        label_visibility="collapsed",
    )
    return None if saved is None else saved.getvalue().decode("utf-8", errors="replace")


def level(profile: Profile, vocabulary: Vocabulary) -> None:
    """Say as what level the CV was read, and where the person says otherwise."""
    read = vocabulary.label("level", profile.level).lower()
    said = (
        f"Level: read as {read} ({profile.level_basis}). If that is not yours, choose yours under Level: "
        "it decides which adverts you are compared with, and the report says that it is your choice."
    )
    st.html(f'<span class="card-note">{escape(said)}</span>')


def side_by_side(items: Sequence[_Item]) -> Iterator[tuple[DeltaGenerator, _Item]]:
    """Yield each item with the place it is drawn in: two in a row, one below the other where it is narrow."""
    for first in range(0, len(items), 2):
        places = [column.container(gap=None) for column in st.columns(2)]
        yield from zip(places, items[first : first + 2], strict=False)


def is_saved_report(data: bytes) -> bool:
    """Return whether a file given as a CV is a report that was saved as data."""
    return data.lstrip().startswith(b"{") and b'"schema_version"' in data[:200]


def _row(correction: Correction, labels: Mapping[str, str], vocabulary: Vocabulary) -> bool:
    said, undo = st.columns([5, 1], vertical_alignment="center")
    name = labels.get(correction.skill_id, correction.skill_id)
    line = f"<blockquote>{escape(correction.quote)}</blockquote>" if correction.quote else ""
    what = escape(words.correction_words(correction, vocabulary))
    said.html(f'<div class="own-word"><b>{escape(name)}</b>: {what}{line}</div>')
    return undo.button("Undo", key=f"undo_{_mark([correction])}", help=f"Take back what you said of {name}")


def _grade(now: Grade, vocabulary: Vocabulary, key: str) -> Grade:
    return st.segmented_control(
        "Grade",
        list(GRADES),
        default=now,
        required=True,
        format_func=lambda grade: vocabulary.label("grade", grade),
        help="\n\n".join(f"**{vocabulary.label('grade', g)}**: {words.GRADE[g]}." for g in GRADES),
        key=key,
    )


def _line_of(items: Sequence[Evidence], claims: Sequence[Claim], key: str) -> str:
    """Return the line the person speaks of: the only one there is, one chosen of several, "" for all."""
    lines = list(dict.fromkeys(claims[item.claim].text for item in items))
    if len(lines) < 2:
        return lines[0] if lines else ""
    return st.selectbox(
        "Which line", ["", *lines], format_func=lambda text: _cut(text) or f"All {len(lines)}", key=key
    )


def _short(profile: Profile, place: int) -> str:
    return _cut(profile.claims[place].text)


def _cut(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= LINE_LENGTH else one[:LINE_LENGTH].rsplit(" ", 1)[0] + " …"


def _mark(corrections: Sequence[Correction]) -> str:
    """Return a short name that changes with what was said, so that a control starts anew after it."""
    return f"{crc32(repr(corrections).encode()):08x}"
