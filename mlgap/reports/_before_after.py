"""Two states of one CV in words and tables: what the person changed, and what the market did meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mlgap.gaps import Change, ChangeKind
from mlgap.reports import _words as w
from mlgap.reports._markdown_text import escape_markdown, markdown_table
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.states import Comparison, Measure, SavedState
from mlgap.types import GRADES, Grade
from mlgap.vocabulary import Vocabulary

KIND: Mapping[ChangeKind, str] = {
    "evidence-added": "Evidence added",
    "evidence-gone": "Evidence gone",
    "evidence-replaced": "Evidence replaced",
    "wording-changed": "Wording changed",
    "own-word": "Your own word",
}
KIND_MEANING: Mapping[ChangeKind, str] = {
    "evidence-added": "a line that tells of work which the earlier CV did not tell",
    "evidence-gone": "a line of work that the later CV no longer has",
    "evidence-replaced": "one line of work came and one went, at the same grade",
    "wording-changed": "the same work said otherwise, or a name that a list gained or lost",
    "own-word": "a correction by you stands behind one of the two",
}
BEFORE_AFTER_RULE = (
    "Both CVs are read and counted again today, in the same adverts, so that what differs between them is "
    "the CV's. Whether a line is the same work in other words is told from its own words and its entry: "
    "read both lines and judge for yourself. Nothing here says that one CV is better."
)
_COUNTED: Mapping[ChangeKind, tuple[str, str]] = {
    "evidence-added": ("has evidence added", "have evidence added"),
    "evidence-gone": ("has lost a line", "have lost a line"),
    "evidence-replaced": ("rests on another line", "rest on other lines"),
    "wording-changed": ("is only worded otherwise", "are only worded otherwise"),
    "own-word": ("rests on your own word", "rest on your own word"),
}
Row = dict[str, str]


def person_words(found: Comparison) -> str:
    """Return in one or two sentences what differs between the two CVs, with counts."""
    if not found.changes:
        return "The two CVs hold the same evidence: the strongest line of each skill is the same."
    kinds = Counter(change.kind for change in found.changes)
    parts = [f"{n} {_COUNTED[kind][n > 1]}" for kind in _COUNTED if (n := kinds[kind])]
    n = len(found.changes)
    skills = f"{n} skill differs" if n == 1 else f"{n} skills differ"
    told = [s for s in found.segments if s.after.of]
    return f"{skills} between the two CVs: {_joined(parts)}. " + _more_and_less(
        [s.by_person for s in told], "the later CV shows", "Both show as many of the things most asked in all"
    )


def market_words(found: Comparison) -> str:
    """Return in one or two sentences what changed without the person: the market, and how CVs are read."""
    reading = _reading_words(found.old)
    if found.same_market:
        same = "The market did not change: both reports and today rest on the same adverts."
        return f"{same} {reading}".strip()
    told = [s.by_market for s in found.segments if s.by_market is not None]
    if not told:
        return "What the market changed is not told: the earlier report says nothing of this part of it."
    return (
        f"{_changed_markets(found)} "
        + _more_and_less(
            told,
            "the earlier CV, unchanged, shows",
            "The earlier CV, unchanged, shows as many as then in all",
        )
        + f" {reading}"
    ).strip()


def part_words(found: Comparison, vocabulary: Vocabulary | None = None) -> str:
    """Return which part of the market both CVs are counted in, and where a report was about another."""
    words = words_for(None, vocabulary)
    counted = f"Counted in: {words.cell(found.cell, segment=found.cell.segment is not None)}"
    if found.same_cell:
        return f"{counted}."
    return f"{counted}, as in the earlier report; the later one is about another part of the market."


def _changed_markets(found: Comparison) -> str:
    then, now = _period(found.old), f"{found.window.first} to {found.window.last}"
    if then == now:
        return f"The adverts of the same months ({now}) were counted anew since the earlier report."
    return f"The adverts are others than then: {then} in the earlier report, {now} today."


def _reading_words(state: SavedState) -> str:
    n = state.read_otherwise
    if not n:
        return ""
    skills = "1 skill" if n == 1 else f"{n} skills"
    return (
        f"Today's reading takes {skills} of the earlier CV otherwise than its report did: "
        "that is no change of yours."
    )


def _more_and_less(differences: Sequence[int], who: str, none: str) -> str:
    more, less, of = sum(d > 0 for d in differences), sum(d < 0 for d in differences), len(differences)
    if not of:
        return "No segment holds adverts enough to tell more."
    if not more and not less:
        return f"{none} {of} segments."
    parts = [f"{word} in {n}" for word, n in (("more", more), ("fewer", less)) if n]
    return f"Of the things most asked {who} {' and '.join(parts)} of {of} segments."


def change_order(changes: Sequence[Change], skills: Mapping[str, str]) -> list[Change]:
    """Return the changes with those of grade first, then by kind and name."""
    kinds = list(KIND)
    return sorted(
        changes, key=lambda c: (c.same_grade, kinds.index(c.kind), skills.get(c.skill_id, c.skill_id))
    )


def alike_changes(changes: Sequence[Change]) -> list[list[Change]]:
    """Return the changes in their order, those of one kind that rest on the same two lines together."""
    found: dict[tuple[ChangeKind, str | None, str | None], list[Change]] = {}
    for change in changes:
        found.setdefault((change.kind, change.quote_before, change.quote_after), []).append(change)
    return list(found.values())


def grades_words(change: Change, vocabulary: Vocabulary) -> str:
    """Return "described as used, then used" or "shipped in both"."""
    before = _held(change.before, change.named_before, vocabulary)
    after = _held(change.after, change.named_after, vocabulary)
    return f"{before} in both" if change.same_grade else f"{before} before, {after} now"


def _held(grade: Grade | None, named: bool | None, vocabulary: Vocabulary) -> str:
    if grade is None:
        return "nothing"
    label = vocabulary.label("grade", grade).lower()
    return label if named else f"described as {label}"


def change_note(change: Change) -> str:
    """Return what else there is to say of a change, "" where there is nothing."""
    grades = {change.before, change.after} - {None}
    if change.kind == "wording-changed" and grades == {GRADES[0]} and None in (change.before, change.after):
        return "A name in a list: no line shows it done."
    return ""


def segment_rows(found: Comparison, vocabulary: Vocabulary | None = None) -> list[Row]:
    """Return a row per segment of the things most asked: what changed, then the CV then, today, and later."""
    words = words_for(None, vocabulary)
    return [
        {
            "Segment": words.segment(s.segment),
            "Changed by you": _signed(s.by_person if s.after.of else None),
            "Changed without you": _signed(s.by_market),
            "Earlier CV then": _measured(s.saved),
            "Earlier CV today": _measured(s.before),
            "Later CV today": _measured(s.after),
            "Rests on": f"{s.n_adverts:,} adverts, {s.n_employers:,} employers",
        }
        for s in found.segments
    ]


def reach_rows(found: Comparison, vocabulary: Vocabulary | None = None) -> list[Row]:
    """Return a row per segment of the adverts within reach, in the same columns as `segment_rows`."""
    words = words_for(None, vocabulary)
    return [
        {
            "Segment": words.segment(s.segment),
            "Changed by you": _signed(s.reach_by_person),
            "Changed without you": _signed(s.reach_by_market),
            "Earlier CV then": _within(s.saved),
            "Earlier CV today": _within(s.before),
            "Later CV today": _within(s.after),
        }
        for s in found.segments
    ]


def _measured(measure: Measure | None) -> str:
    if measure is None:
        return "not told"
    return f"{measure.shown} of {measure.of}" if measure.of else "nothing at 20 %"


def _within(measure: Measure | None) -> str:
    if measure is None or measure.n_within is None:
        return "not told"
    return f"{measure.n_within:,} of {measure.n_judged:,}"


def _signed(number: int | None) -> str:
    return "not told" if number is None else f"{number:+,}" if number else "0"


def status_rows(found: Comparison, skills: SkillNames | None = None) -> list[Row]:
    """Return a row per thing asked whose status differs, with the segments that ask for it."""
    words = words_for(skills, None)
    told = sum(bool(s.after.of) for s in found.segments)
    where: dict[tuple[str, str, str], list[str]] = {}
    for segment in found.segments:
        for status in segment.statuses:
            where.setdefault(status, []).append(words.segment(segment.segment))
    return [
        {
            "Skill": words.skill(skill),
            "Before": words.status(before),
            "Now": words.status(after),
            "Asked for in": f"all {told} segments" if len(names) == told > 1 else ", ".join(names),
        }
        for (skill, before, after), names in sorted(where.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def basis_rows(found: Comparison) -> list[Row]:
    """Return what each report, and today's count, was made with."""
    today = {
        "": "Today",
        "Made on": found.today,
        "Adverts of": f"{found.window.first} to {found.window.last}",
        "Market snapshot": found.snapshot_id[:12],
        "Method": found.method_version,
        "Read otherwise today": "",
    }
    return [
        {
            "": name,
            "Made on": state.created,
            "Adverts of": _period(state),
            "Market snapshot": state.snapshot_id[:12],
            "Method": state.method_version,
            "Read otherwise today": f"{state.read_otherwise} skills",
        }
        for name, state in (("Earlier report", found.old), ("Later report", found.new))
    ] + [today]


def not_counted_words(found: Comparison, skills: SkillNames | None = None) -> str:
    """Return which corrections count in neither state any more, "" where all do."""
    words = words_for(skills, None)
    lost = sorted({words.skill(s) for state in (found.old, found.new) for s in state.not_counted})
    if not lost:
        return ""
    why = "Corrections that find no line, or whose skill is no longer in our list, are not counted"
    return f"{why}: {', '.join(lost)}."


def comparison_to_markdown(
    found: Comparison, skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> str:
    """Return a comparison as Markdown; signs that Markdown or HTML would act on are escaped."""
    words = words_for(skills, vocabulary)
    lines = ["# Before and after", "", person_words(found), "", market_words(found), ""]
    lines += [
        part_words(found, vocabulary),
        "",
        BEFORE_AFTER_RULE,
        "",
        *filter(None, [not_counted_words(found, skills)]),
    ]
    lines += ["", "## By skill", ""]
    for alike in alike_changes(change_order(found.changes, words.skills)):
        lines += [*_change_lines(alike, words), ""]
    tables = (
        ("By segment: things most asked that the CV shows", segment_rows(found, vocabulary)),
        ("By segment: adverts within reach", reach_rows(found, vocabulary)),
        ("Things asked whose status differs", status_rows(found, skills)),
        ("What this rests on", basis_rows(found)),
    )
    for title, rows in tables:
        lines += [f"## {title}", "", *(markdown_table(rows) or ["None."]), ""]
    return "\n".join([*lines, w.FOOTER]) + "\n"


def _change_lines(alike: Sequence[Change], words: Words) -> Iterator[str]:
    first = alike[0]
    yield f"- {KIND[first.kind]}. {change_note(first)}".rstrip()
    for change in alike:
        said = grades_words(change, words.vocabulary)
        yield f"  - **{escape_markdown(words.skill(change.skill_id))}**: {said}"
    for when, quote in (("before", first.quote_before), ("now", first.quote_after)):
        if quote:
            yield f"  - {when}: “{escape_markdown(quote)}”"


def _period(state: SavedState) -> str:
    return f"{state.window.first} to {state.window.last}" if state.window else "not told"


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]
