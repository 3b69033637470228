"""The answer to "which segment is EMPLOYER?", for any page that asks for an employer's name."""

from __future__ import annotations

import streamlit as st

from mlgap.market import EmployerAnswer
from mlgap.ui import words
from mlgap.vocabulary import Vocabulary

__all__ = ["employer_answer", "employer_lines"]


def employer_answer(answer: EmployerAnswer, vocabulary: Vocabulary) -> None:
    """Draw an employer's segment, what it rests on and how many adverts stand under its names."""
    for line in employer_lines(answer, vocabulary):
        st.text(line)


def employer_lines(answer: EmployerAnswer, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the sentences of the answer, plain text."""
    label = words.segment_label(vocabulary, answer.segment)
    lines = [f"{answer.asked}: {label} ({answer.why})."]
    if answer.cuts:
        lines.append("Also: " + ", ".join(words.segment_label(vocabulary, cut) for cut in answer.cuts) + ".")
    if answer.industry != "unknown":
        lines.append(f"Industry: {answer.industry.replace('-', ' ')}.")
    if answer.parent:
        lines.append(f"Part of {answer.parent}.")
    if answer.adverts is not None:
        lines.append(f"Adverts under its names among all collected: {answer.adverts:,}.")
    return tuple(lines)
