"""Cards of the page Plan as HTML: values in, strings out; text from a CV or a data file is always escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from mlgap import gaps, reports
from mlgap.plan_views import Told
from mlgap.types import Profile
from mlgap.ui import words
from mlgap.ui.cards import badge, quote
from mlgap.vocabulary import Vocabulary

LINES_PER_STEP = 2
BLANK = "___"
VERDICT = {
    "more": "Asked more than of the same roles elsewhere:",
    "as elsewhere": "Asked about as elsewhere:",
    "less": "Asked less than of the same roles elsewhere:",
    "not asked": "Named by no advert here:",
}


def step_card(
    told: Told, profile: Profile, vocabulary: Vocabulary, labels: Mapping[str, str], n_adverts: int
) -> str:
    """Return one step: what to do, what proves it, how long, why; the rest opens below."""
    advice, gap = told.advice, told.gap
    kind = badge(advice.kind, vocabulary.label("gap_status", advice.kind))
    general = _note("We have no text about this skill alone: this one is general.") if advice.general else ""
    label = escape(labels.get(gap.skill_id, gap.skill_id))
    todo, more = _parted(advice)
    return (
        f'<li class="{"step" if told.step else "gap"}"><b>{label}</b> {kind}{_paragraphs(todo)}'
        f"{_list('Leave behind as proof:', advice.artefacts)}{_effort(advice)}"
        f"<p>{escape(_why(told, n_adverts))}</p>{general}"
        f"{_opens('What your CV says now', _rests(advice, profile))}"
        f"{_opens('What your CV could say then', _line(advice))}"
        f"{_opens('What would count for more', _paragraphs(more))}"
        f"{_opens('What a certificate would do', _note(advice.certificate))}"
        f"{_opens('The figures behind it', _note(_figures(told, n_adverts)))}</li>"
    )


def _parted(advice: gaps.StepAdvice) -> tuple[list[str], list[str]]:
    """Return the sentences on what to do, and those on what would count for more once it is done."""
    more = [s for s in advice.sentences if s.startswith("It counts as ")]
    return [s for s in advice.sentences if s not in more], more


def _why(told: Told, n_adverts: int) -> str:
    """Return in a sentence who asks for it, with the interval."""
    asked, step = told.gap.demand, told.step
    share = words.share(asked.required, asked.required_low, asked.required_high)
    if step is not None and asked.n_asking:
        judged = f"{step.n_adverts:,} of the {step.n_judged:,} adverts judged require it"
        return f"Why: {judged}. Of all {n_adverts:,}: {share}."
    return f"Why: {share} of {n_adverts:,} adverts require it."


def _figures(told: Told, n_adverts: int) -> str:
    asked = f"{words.demand_words(told.gap.demand)}; {told.gap.demand.n_asking:,} of {n_adverts:,} name it."
    basis = f"{reports.step_basis(told.step)} " if told.step else ""
    return f"{basis}{asked} Ranges in brackets are 95 % intervals over employers."


def _opens(title: str, body: str) -> str:
    return f"<details><summary>{escape(title)}</summary>{body}</details>" if body else ""


def _line(advice: gaps.StepAdvice) -> str:
    if not advice.cv_line:
        return ""
    said = escape(advice.cv_line).replace(BLANK, '<span class="blank" title="to be filled in">___</span>')
    return f'<p class="could-say">{said}</p>'


def _effort(advice: gaps.StepAdvice) -> str:
    hours = reports.hours_words(advice.effort_low, advice.effort_high)
    return (
        f"<p><strong>Takes {hours}</strong>, by our estimate.</p>"
        f"{_opens('What that adds up', _note(advice.effort_basis))}"
    )


def _rests(advice: gaps.StepAdvice, profile: Profile) -> str:
    quotes = reports.quotes_of(advice.own_lines, profile)
    more = "".join(quote(text) for text in quotes[LINES_PER_STEP:])
    rest = len(quotes) - LINES_PER_STEP
    hidden = f"<details><summary>{rest} more of your lines</summary>{more}</details>" if more else ""
    return _note(advice.absence) + "".join(quote(text) for text in quotes[:LINES_PER_STEP]) + hidden


def topic_body(topic: gaps.InterviewTopic, labels: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """Return a question, why it is asked, what a strong answer holds, and the frames to build it on."""
    question = topic.question
    frames = "".join(_frame(frame) for frame in topic.frames)
    return (
        f'<div class="topic"><p class="ask">{escape(question.ask)}</p>'
        f"{_note(reports.why_asked(topic, labels, vocabulary))}"
        f"{_list('A strong answer holds:', question.strong)}{_list('To prepare:', question.prepare)}"
        f'<p class="advice">{escape(topic.approach)}</p>{frames}</div>'
    )


def _frame(frame: gaps.StarFrame) -> str:
    rows = "".join(
        f"<dt>{reports.STAR_PARTS[part.part]}</dt>"
        + (
            f"<dd>{quote(part.quote)}</dd>"
            if part.quote
            else f'<dd class="to-fill">{BLANK} {escape(part.prompt)}</dd>'
        )
        for part in frame.parts
    )
    return f"{_note(frame.caution)}<dl class='star'>{rows}</dl>"


def wording_card(found: gaps.ClaimWording, profile: Profile, labels: Mapping[str, str]) -> str:
    """Return one line, the segment's terms it meets, and those it lacks that are true of the same work."""
    met = "".join(f'<span class="said">{escape(labels.get(s, s))}</span>' for s in found.met)
    names = f'<div class="said-row">{met}</div>' if met else _note("It names nothing that is asked here.")
    hints = "".join(
        f"<li><b>{escape(hint.term)}</b>: {escape(hint.because)} "
        f"<small>Asked by {hint.n_asking:,} of {hint.n_adverts:,} adverts."
        f"{' Another line of your CV names it.' if hint.elsewhere else ''}</small></li>"
        for hint in found.lacking
    )
    lacking = (
        f'<p class="card-note">Could say, if it is so:</p><ul class="hints">{hints}</ul>' if hints else ""
    )
    return f'<li class="gap">{quote(profile.claims[found.claim].text)}{names}{lacking}</li>'


def screen_card(
    reading: gaps.ScreenReading,
    vocabulary: Vocabulary,
    labels: Mapping[str, str],
    statements: Mapping[str, str],
    *,
    unfolded: bool,
) -> str:
    """Return what a segment really screens for, with how often each sign of it is asked."""
    screen = reading.screen
    names = {**statements, **labels}
    withheld = words.support(reading.n_adverts) if reading.n_adverts < words.WITHHELD else ""
    signs = "" if withheld else _signs(reading.signs, names)
    absent = "" if withheld else _signs(reading.not_borne_out, names)
    behind = (
        f"{words.counts(reading.n_adverts, reading.n_employers)}, {words.window_words(reading.window)}. "
        f"{words.fallback(reading.dropped)} {withheld}"
    )
    against = _note("Said of these employers, and not borne out by these adverts:") if absent else ""
    caveat = f"<details><summary>What speaks against it</summary>{_note(screen.caveat)}{against}{absent}"
    opened = " open" if unfolded else ""
    return (
        f'<li class="gap"><b>{escape(words.segment_label(vocabulary, screen.segment))}: '
        f"{escape(screen.title)}</b><p>{escape(screen.sentence)}</p>"
        f"<details{opened}><summary>How often that is asked</summary>{signs}</details>"
        f"{caveat}</details>{_note(behind)}</li>"
    )


def _signs(signs: Sequence[gaps.ScreenSign], names: Mapping[str, str]) -> str:
    """Return the signs under each verdict, those asked more first."""
    by_verdict: dict[str, list[str]] = {verdict: [] for verdict in VERDICT}
    for sign in signs:
        share = f" {words.share(sign.asked, sign.low, sign.high)}" if sign.n_asking else ""
        by_verdict[sign.verdict].append(f"{names.get(sign.id, sign.id)}{share}")
    return "".join(_list(VERDICT[verdict], said) for verdict, said in by_verdict.items())


def path_card(path: gaps.EntryPath, profile: Profile, vocabulary: Vocabulary) -> str:
    """Return one way in: whether the CV's text opens it, for whom it is, and the adverts behind it."""
    state = "found" if path.open else "not-found"
    told = "Open by what your CV says" if path.open else "Not opened by what was read"
    facts = "".join(_background(known, profile) for known in path.facts)
    counts = [
        f"{c.label}: {c.n_asking:,} of {c.n_adverts:,} adverts"
        f"{'' if c.of is None else ' of ' + words.segment_label(vocabulary, c.of)}, "
        f"{words.share(c.share, c.low, c.high)}, {c.n_asking_employers:,} employers"
        for c in path.counts
    ]
    when = ", ".join(dict.fromkeys(words.window_words(c.window) for c in path.counts))
    return (
        f'<li class="gap"><div class="gap-head"><b>{escape(path.title)}</b>'
        f'<span class="badge badge-check-{state}">{told}</span></div><p>{escape(path.sentence)}</p>'
        f"{_list(f'Adverts that stand for it, {when}:', counts)}{facts}</li>"
    )


def _background(known: gaps.BackgroundFacts, profile: Profile) -> str:
    rows = "".join(
        f'<li><span class="sign sign-{"found" if fact.met else "not"}" aria-hidden="true">'
        f"{'✓' if fact.met else '–'}</span> {escape(fact.text)}: {_fact(fact)}"
        f"{_fact_lines(fact, profile)}</li>"
        for fact in known.facts
    )
    met = "fits" if known.met else "not read so"
    head = f"<summary>{escape(known.label)}: {met}</summary>"
    return f'<details>{head}<ul class="facts">{rows}</ul></details>'


def _fact(fact: gaps.ConditionFact) -> str:
    said = "so" if fact.met else "not so"
    if fact.years is not None:
        return f"{said}, {fact.years:g} years read"
    return said if fact.evidence or fact.entries else f"{said}; no line of the CV speaks of it"


def _fact_lines(fact: gaps.ConditionFact, profile: Profile) -> str:
    lines = [profile.evidence[i].quote for i in fact.evidence]
    lines += [
        ", ".join(filter(None, (profile.entries[i].role, profile.entries[i].employer)))
        for i in fact.entries[:LINES_PER_STEP]
    ]
    return "".join(quote(text) for text in dict.fromkeys(lines) if text)


def _paragraphs(sentences: Iterable[str]) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def _list(title: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<p class="card-note">{escape(title)}</p><ul class="points">{rows}</ul>'


def _note(text: str) -> str:
    return f'<p class="card-note">{escape(text)}</p>' if text else ""
