"""The person's own word in every file: what they said of the reading, and the mark of what rests on it."""

from __future__ import annotations

from html import escape

from mlgap.reports._words import Words
from mlgap.types import Correction, Gap, GapReport, Profile
from mlgap.vocabulary import Vocabulary

OWN_WORD_TITLE = "Your own word"
OWN_WORD_RULE = (
    "These count because you said so, not because a line of the CV was read so; what rests on them is marked."
    " An employer reads the CV alone."
)
NOT_COUNTED = "not counted, as this CV has no line like the one it is about, or the skill is unknown"


def own_word_mark(gap: Gap, profile: Profile, vocabulary: Vocabulary) -> str:
    """Return "Added by you" or its fellows for a gap that rests on the person's word, "" for others."""
    if not gap.own_word:
        return ""
    said = [c for c in profile.corrections if c.attached and c.skill_id == gap.skill_id]
    for correction in said:
        if correction.grade == gap.grade:  # a rejection has none, and leaves none
            return vocabulary.label("correction", correction.verdict)
    return "By your own word"


def own_word_quote(gap: Gap, profile: Profile) -> str:
    """Return the line that the person named for a gap that rests on their word alone, "" where none."""
    if not gap.own_word or gap.grade is None:
        return ""
    said = (c for c in profile.corrections if c.attached and c.skill_id == gap.skill_id)
    return next((c.quote for c in said if c.grade == gap.grade), "")


def own_words(report: GapReport, words: Words) -> tuple[tuple[str, str], ...]:
    """Return (sentence, line or "") of all that the person said of the reading, a level first."""
    chosen, vocabulary = report.cell.level, words.vocabulary
    level: list[tuple[str, str]] = []
    if chosen is not None and _band(chosen, vocabulary) != _band(report.profile.level, vocabulary):
        label = words.vocabulary.label("level", chosen).lower()
        level.append((f"Level: compared as {label} by your choice, whatever the CV was read as", ""))
    return (*level, *((own_word(c, words), c.quote) for c in report.profile.corrections))


def _band(level: str, vocabulary: Vocabulary) -> str:
    return level if level in vocabulary.level_bands else vocabulary.band_of(level)


def own_word(correction: Correction, words: Words) -> str:
    """Return "Docker: added by you at grade used"."""
    verdict = words.vocabulary.label("correction", correction.verdict).lower()
    grade = (
        f" at grade {words.vocabulary.label('grade', correction.grade).lower()}" if correction.grade else ""
    )
    lost = "" if correction.attached else f"; {NOT_COUNTED}"
    return f"{words.skill(correction.skill_id)}: {verdict}{grade}{lost}"


def own_word_section(report: GapReport, words: Words) -> str:
    """Return what the person said as a section of HTML, "" where they said nothing."""
    said = own_words(report, words)
    if not said:
        return ""
    items = "".join(
        f"<li>{escape(sentence)}{f'<blockquote>{escape(line)}</blockquote>' if line else ''}</li>"
        for sentence, line in said
    )
    return f"<section><h2>{OWN_WORD_TITLE}</h2><p>{OWN_WORD_RULE}</p><ul>{items}</ul></section>"
