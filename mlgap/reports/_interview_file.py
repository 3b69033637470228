"""Interview preparation as words and as Markdown: questions, strong answers, frames and blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlgap.gaps import InterviewTopic
from mlgap.reports import _words as w
from mlgap.reports._markdown_text import escape_markdown
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import Profile, SegmentReport
from mlgap.vocabulary import Vocabulary

PARTS = {"situation": "Situation", "task": "Task", "action": "Action", "result": "Result"}
ASKED_SHOWN = 4
INTERVIEW_RULE = (
    "The questions are ours, built from what adverts ask; no employer is known to ask one of them. "
    "Quotes are your own lines, letter by letter, and blanks stay blank: fill them with what was so."
)


def why_asked(
    topic: InterviewTopic, skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> str:
    """Return which things of a question are asked here, by what share of adverts, and how the CV stands."""
    if not topic.gaps:
        return "Met in every segment, whatever the tools are."
    words = words_for(skills, vocabulary)
    told = "; ".join(
        f"{words.skill(g.skill_id)} {w.asked_words(g.demand)}, {words.status(g.status).lower()}"
        for g in topic.gaps[:ASKED_SHOWN]
    )
    more = len(topic.gaps) - ASKED_SHOWN
    rest = f"; and {more} more" if more > 0 else ""
    return f"Asked here, of {topic.n_adverts:,} adverts: {told}{rest}."


def interview_to_markdown(
    topics: Sequence[InterviewTopic],
    segment: SegmentReport,
    profile: Profile,
    skills: SkillNames | None = None,
    vocabulary: Vocabulary | None = None,
) -> str:
    """Return what to prepare for one segment as Markdown; all text is escaped."""
    words = words_for(skills, vocabulary)
    lines = [f"# Interview preparation: {escape_markdown(words.segment(segment.segment))}", ""]
    behind = w.counted(segment.n_adverts, segment.n_employers)
    lines += [f"{behind}, {w.window_words(segment.window)}. {INTERVIEW_RULE}"]
    for topic in topics:
        lines += _topic(topic, words)
    return "\n".join(lines) + "\n"


def _topic(topic: InterviewTopic, words: Words) -> Iterator[str]:
    question = topic.question
    yield from ("", f"## {escape_markdown(question.title)}", "", f"**{escape_markdown(question.ask)}**", "")
    yield from (escape_markdown(why_asked(topic, words.skills, words.vocabulary)), "")
    yield from ("A strong answer holds:", "", *(f"- {escape_markdown(point)}" for point in question.strong))
    if question.prepare:
        yield from ("", "To prepare:", "", *(f"- {escape_markdown(text)}" for text in question.prepare))
    yield from ("", escape_markdown(topic.approach))
    for frame in topic.frames:
        yield ""
        if frame.caution:
            yield from (escape_markdown(frame.caution), "")
        for part in frame.parts:
            said = f"“{escape_markdown(part.quote)}”" if part.quote else f"\\_\\_\\_ {part.prompt}"
            yield f"- {PARTS[part.part]}: {said}"
