"""Adverts as files: one as Markdown; several as a table in Markdown and CSV. No sentence of an advert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlgap.adverts import AnalysedAdvert, PostingReport
from mlgap.csv_cells import csv_of
from mlgap.reports import _advert_words as a
from mlgap.reports._markdown_text import escape_markdown, markdown_table
from mlgap.reports._words import FOOTER, SkillNames, Words, words_for
from mlgap.types import Profile
from mlgap.vocabulary import Vocabulary

_COLUMNS = (
    "Advert", "Title", "Role", "Level", "Segment", "Required items", "Shown in the CV", "Conditions",
    "Pay", "Pay against the band", "Within reach",
)  # fmt: skip


def posting_to_markdown(
    report: PostingReport,
    profile: Profile | None = None,
    skills: SkillNames | None = None,
    vocabulary: Vocabulary | None = None,
) -> str:
    """Return one advert as Markdown; signs that Markdown or HTML would act on are escaped."""
    words = words_for(skills, vocabulary)
    lines = ["# One advert", "", a.ADVERT_RULE, "", "## What it states", ""]
    lines += markdown_table(a.advert_facts(report, words))
    lines += ["", "## Conditions it sets", ""]
    lines += markdown_table(a.advert_gates(report, words)) or ["None was read."]
    lines += ["", "## What it asks", "", escape_markdown(a.reach_words(report.reach)), ""]
    lines += markdown_table(a.advert_asked(report, words, profile=profile)) or ["Nothing technical was read."]
    lines += _market(report, words)
    lines += ["", "## Pay", "", *(f"- {escape_markdown(said)}" for said in a.advert_pay_words(report))]
    return "\n".join([*lines, "", FOOTER, ""])


def _market(report: PostingReport, words: Words) -> Iterator[str]:
    market = report.market
    yield from ("", "## Usual and unusual", "", escape_markdown(a.beside_words(market, words)))
    for said, demands in (
        (a.unusual_words(market), market.unusual),
        ("Usual: asked here and by at least 20 % of them.", market.usual),
        (a.not_asked_words(market), market.not_asked[: a.OPEN_ITEMS]),
    ):
        yield from ("", escape_markdown(said))
        if demands:
            yield from ("", *markdown_table(a.share_rows(demands, market, words)))


def adverts_rows(
    adverts: Sequence[AnalysedAdvert], skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> list[dict[str, str]]:
    """Return one row per advert that was read, in the order given."""
    words = words_for(skills, vocabulary)
    return [_row(advert.name, advert.report, words) for advert in adverts if advert.report]


def _row(name: str, report: PostingReport, words: Words) -> dict[str, str]:
    facts, reach = report.facts, report.reach
    values = (
        name,
        report.title,
        words.role(facts.role_family),
        words.vocabulary.label("level", facts.level),
        words.segment(facts.segment),
        str(reach.required),
        "no CV" if reach.met is None else f"{reach.met} of {reach.required}",
        "; ".join(a.gate_words(gate, words) for gate in facts.gates if gate.required) or "none required",
        a.stated_pay(facts.pay),
        a.pay_place(report.pay),
        a.reach_cell(reach),
    )
    return dict(zip(_COLUMNS, values, strict=True))


def adverts_problems(adverts: Sequence[AnalysedAdvert]) -> list[dict[str, str]]:
    """Return the adverts that could not be read, each with the sentence that says why."""
    return [{"Advert": x.name, "Why it was not read": x.problem} for x in adverts if x.report is None]


def adverts_to_markdown(
    adverts: Sequence[AnalysedAdvert], skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> str:
    """Return several adverts as a table in Markdown, in the order given, and those that were not read."""
    lines = ["# Adverts", "", a.ADVERT_RULE, "", *markdown_table(adverts_rows(adverts, skills, vocabulary))]
    if problems := adverts_problems(adverts):
        lines += ["", "## Not read", "", *markdown_table(problems)]
    return "\n".join([*lines, "", FOOTER, ""])


def adverts_to_csv(
    adverts: Sequence[AnalysedAdvert], skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> str:
    """Return one row per advert in the order given, one that was not read with why; lines end with CR LF."""
    words = words_for(skills, vocabulary)
    rows = [_row(x.name, x.report, words) if x.report else {"Advert": x.name} for x in adverts]
    named = [{**row, "Problem": x.problem} for row, x in zip(rows, adverts, strict=True)]
    return csv_of(named, (*_COLUMNS, "Problem"))
