"""Figures of what a cell is made of: levels, work modes, places, uses, degrees, certificates, stated pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mlgap.reports import _market_questions as q
from mlgap.reports import _market_tables as t
from mlgap.reports._charts import NEUTRAL
from mlgap.reports._market_charts import Dot, Titles
from mlgap.reports._market_counts import Month, count_bars, month_bars, month_lines
from mlgap.reports._market_figures import (
    INTERVAL_METHOD,
    Asked,
    Behind,
    MarketFigure,
    dot_figure,
    nothing,
    of,
)
from mlgap.reports._words import words_for
from mlgap.types import Window
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    from mlgap.market import (
        AdvertsByMonth,
        CertificateStatus,
        Composition,
        MarketOverview,
        Mix,
        NamedEmployer,
        Part,
        StatedPay,
    )

Label = Callable[[str], str]

TOP = 12
PER_SEGMENT = 4
NOBODY_NAMED = "No employer is named: a name needs a place in our table and 10 adverts in the sample."
MAIN_SOURCES = 6
OTHER_SOURCES = "Other sources"
NOT_STATED = "Not stated"
LAST = ("unstated", "unknown", "UNKNOWN", "other", "OTHER")
"""Parts that are no answer stand below those that are."""
SPELT = {
    "ads": "Advertising", "clinical-nlp": "Clinical NLP", "credit": "Credit decisions",
    "fraud-risk": "Fraud and risk", "health-life-sciences": "Health and life sciences",
    "imaging": "Medical imaging", "llm-assistants": "LLM assistants",
    "media-entertainment": "Media and entertainment", "onsite": "On site", "other": "Other",
    "public-defence": "Public sector and defence", "ranking-recommendation": "Ranking and recommendation",
    "retail-ecommerce": "Retail and e-commerce", "robotics-autonomy": "Robotics and autonomy",
    "unknown": "Industry unknown", "unstated": NOT_STATED,
}  # fmt: skip
DEGREES = {"degree-bachelor": "Bachelor's", "degree-master": "Master's", "degree-phd": "PhD"}
MODES = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site", "unstated": NOT_STATED}
LEVEL_ALONE = {"senior": "Senior"}
"""A level that lends its name to a band of levels is called by its own where levels stand apart."""
ANY_GOVERNANCE = "Any of these"


def spelt(id_: str) -> str:
    """Return the words for a use case, an industry, a work mode or a kind of employment."""
    return SPELT.get(id_) or id_.replace("-", " ").capitalize()


def short(label: str) -> str:
    """Return a segment's label without what it holds, for rows that carry a count as well."""
    return label.split(" (", maxsplit=1)[0]


def composition_figures(
    found: Composition, vocabulary: Vocabulary, names: Iterable[str]
) -> tuple[MarketFigure, ...]:
    """Return the figures of those names: "levels", "employment", "countries", "metros", ..."""
    mixes: Mapping[str, tuple[Asked, Mix, Label]] = {
        "levels": (q.LEVELS, found.levels, lambda id_: LEVEL_ALONE.get(id_, vocabulary.label("level", id_))),
        "employment": (q.EMPLOYMENT, found.employment, spelt),
        "countries": (q.COUNTRIES, found.countries, lambda id_: vocabulary.label("region", id_)),
        "metros": (q.METROS, found.metros, lambda id_: vocabulary.label("region", id_)),
        "industries": (q.INDUSTRIES, found.industries, spelt),
        "use-cases": (q.USE_CASES, found.use_cases, spelt),
    }
    behind = _behind(found)
    return tuple(_mix_figure(*mixes[name], behind, vocabulary) for name in names)


def _behind(found: Composition) -> Behind:
    return Behind(found.n_adverts, found.n_employers, found.window)


def _mix_figure(asked: Asked, mix: Mix, label: Label, behind: Behind, vocabulary: Vocabulary) -> MarketFigure:
    parts = sorted(mix.parts, key=lambda p: p.id in LAST)
    if asked is q.LEVELS:
        parts.sort(key=lambda p: vocabulary.ids["level"].index(p.id))
    left_out = len(parts) - TOP
    notes = (f"The {left_out} smallest are left out.",) if left_out > 0 else ()
    return dot_figure(asked, [_dot(label(p.id), p, mix) for p in parts[:TOP]], behind, notes=notes)


def _dot(label: str, part: Part, mix: Mix, series: str = "", note: str = "") -> Dot:
    return Dot(
        label, part.share, part.low, part.high, part.n_adverts, mix.n_adverts, mix.n_employers, series, note
    )


def work_mode_figures(
    found: Composition, vocabulary: Vocabulary, segments: Sequence[str]
) -> tuple[MarketFigure, ...]:
    """Return the work modes by level and by each of `segments`."""
    words = words_for({}, vocabulary)
    by_segment = [mix for s in segments for mix in found.work_modes_by_segment if mix.of == s]
    colours = {NOT_STATED: NEUTRAL}

    def dots(mixes: Iterable[Mix], label: Label) -> list[Dot]:
        return [
            _dot(f"{label(mix.of)} (n {mix.n_adverts:,})", part, mix, MODES[mode])
            for mix in mixes
            for mode in MODES
            for part in mix.parts
            if part.id == mode
        ]

    levels = dots(found.work_modes_by_level, lambda id_: vocabulary.label("level", id_))
    return (
        dot_figure(q.MODE_BY_LEVEL, levels, _behind(found), colours=colours),
        dot_figure(
            q.MODE_BY_SEGMENT,
            dots(by_segment, lambda id_: short(words.segment(id_))),
            _behind(found),
            colours=colours,
        ),
    )


def degrees_figure(found: Composition, vocabulary: Vocabulary) -> MarketFigure:
    """Return the share of each role's adverts that require a degree; how many name it stands beside."""
    stated = {(mix.of, p.id): p.share for mix in found.degrees_stated_by_role for p in mix.parts}
    mixes = sorted(found.degrees_required_by_role, key=lambda m: (-m.n_adverts, m.of))[:TOP]
    dots = [
        _dot(
            f"{vocabulary.label('role_family', mix.of)} (n {mix.n_adverts:,})", part, mix, DEGREES[degree],
            f"named by {stated.get((mix.of, degree), part.share):.0%}",
        )
        for mix in mixes
        for degree in DEGREES
        for part in mix.parts
        if part.id == degree
    ]  # fmt: skip
    return dot_figure(
        q.DEGREES, dots, _behind(found), notes=("Roles of fewer than 50 adverts are left out.",)
    )


def certificates_figure(
    found: Composition, status: Mapping[str, CertificateStatus], labels: Mapping[str, str]
) -> MarketFigure:
    """Return the certificates that adverts name, each with whether it can still be taken."""
    mix = found.certificates
    dots = [
        _dot(labels.get(p.id, p.id), p, mix, _status(status.get(p.id)), _follow(status.get(p.id), labels))
        for p in mix.parts
    ]
    if not dots:
        return nothing(q.CERTIFICATES, _behind(found), "No advert of this choice names a certificate.")
    return dot_figure(
        q.CERTIFICATES, dots, _behind(found), colours=STATUS_COLOURS, notes=_ended(status, dots)
    )


STILL, ENDED, UNKNOWN = "Can be taken", "Retired", "Status not looked up"
STATUS_COLOURS = {STILL: "#19a46f", ENDED: "#cb1d12", UNKNOWN: NEUTRAL}


def _status(known: CertificateStatus | None) -> str:
    if known is None:
        return UNKNOWN
    return ENDED if known.status == "retired" else STILL


def _follow(known: CertificateStatus | None, labels: Mapping[str, str]) -> str:
    if known is None:
        return ""
    after = ", ".join(labels.get(s, s) for s in known.successors)
    return "; ".join(filter(None, (known.note, f"followed by {after}" if after else "")))


def _ended(status: Mapping[str, CertificateStatus], dots: Sequence[Dot]) -> tuple[str, ...]:
    ended = [f"{d.label}: {d.note}" for d in dots if d.series == ENDED and d.note]
    return (f"Retired: {'. '.join(ended)}.",) if ended else ()


def governance_figure(
    found: Composition, labels: Mapping[str, str], vocabulary: Vocabulary, segments: Sequence[str]
) -> MarketFigure:
    """Return how many adverts of each of `segments` ask for things of governance and security."""
    words = words_for(labels, vocabulary)
    mixes = [mix for s in segments for mix in found.governance_by_segment if mix.of == s]
    most: dict[str, float] = {}
    for mix in mixes:
        for part in mix.parts:
            most[part.id] = max(part.share, most.get(part.id, 0.0))
    things = sorted(most, key=lambda id_: (id_ != "any", -most[id_], id_))[:TOP]
    dots = [
        _dot(ANY_GOVERNANCE if thing == "any" else words.skill(thing), part, mix, words.segment(mix.of))
        for thing in things
        for mix in mixes
        for part in mix.parts
        if part.id == thing
    ]
    return dot_figure(q.GOVERNANCE, dots, _behind(found))


def disclosure_figures(
    found: Composition, stated: Sequence[StatedPay], vocabulary: Vocabulary
) -> tuple[MarketFigure, ...]:
    """Return the share of adverts that state pay, by country and by month."""
    countries = [mix for mix in found.pay_by_country if mix.of not in LAST][:TOP]
    dots = [
        _dot(f"{vocabulary.label('region', mix.of)} (n {mix.n_adverts:,})", part, mix)
        for mix in countries
        for part in mix.parts
    ]
    none = [vocabulary.label("region", mix.of) for mix in countries if not mix.parts]
    notes = (f"None of the adverts states pay: {', '.join(none)}.",) if none else ()
    by_country = dot_figure(q.DISCLOSURE_BY_COUNTRY, dots, _behind(found), notes=notes)
    return by_country, _disclosure_by_month(found, stated, vocabulary)


def _disclosure_by_month(
    found: Composition, stated: Sequence[StatedPay], vocabulary: Vocabulary
) -> MarketFigure:
    asked, behind = q.DISCLOSURE_BY_MONTH, _behind(found)
    months = [
        Month(
            s.month, vocabulary.label("region", s.region), s.share, s.low, s.high, s.n_stating, s.n_adverts,
            s.n_employers,
        )
        for s in stated
    ]  # fmt: skip
    if all(m.share is None for m in months):
        return nothing(asked, behind)
    titles = Titles(asked.title, behind.words(), asked.share)
    return of(
        asked,
        f"{behind.words()}. {INTERVAL_METHOD}.",
        month_lines(months, titles),
        t.month_table(months, asked.kind, asked.share),
        t.month_rows(months, asked.kind.lower()),
        notes=() if found.cell.region else ("Choose a region above to see another country.",),
    )


def months_figure(found: AdvertsByMonth, sources: Mapping[str, str]) -> MarketFigure:
    """Return when the adverts of the sample were dated, by source; `sources` maps ids to labels."""
    asked = q.MONTHS
    months = sorted({m for m, _, _ in found.counts})
    window = Window(months[0], months[-1]) if months else Window("", "")
    behind = Behind(found.n_adverts, found.n_employers, window)
    if not months:
        return nothing(asked, behind)
    main = list(dict.fromkeys(s for s in _by_size(found)))[:MAIN_SOURCES]
    merged: dict[tuple[str, str], int] = {}
    for month, source, n in found.counts:
        label = sources.get(source, source) if source in main else OTHER_SOURCES
        merged[month, label] = merged.get((month, label), 0) + n
    order = [*(sources.get(s, s) for s in main), OTHER_SOURCES]
    counts = sorted(((m, s, n) for (m, s), n in merged.items()), key=lambda c: (order.index(c[1]), c[0]))
    rows = [
        {
            asked.row: m,
            asked.kind: s,
            "Adverts": n,
            "Collected": "in part" if m in found.partial else "in full",
        }
        for m, s, n in sorted(counts)
    ]
    said = "Counts alone, so no interval. Starred: a main source began or ended in that month"
    return of(
        asked,
        f"{behind.words()}; all months of data, whatever months are chosen. {said}.",
        month_bars(counts, Titles(asked.title, behind.words(), asked.share), found.partial),
        t.frame({**row, "Adverts": f"{row['Adverts']:,}"} for row in rows),
        tuple(
            {**{k.lower(): v for k, v in row.items()}, "employers_in_all": found.n_employers} for row in rows
        ),
    )


def _by_size(found: AdvertsByMonth) -> list[str]:
    totals: dict[str, int] = {}
    for _, source, n in found.counts:
        totals[source] = totals.get(source, 0) + n
    return sorted(totals, key=lambda s: (-totals[s], s))


def employers_figures(
    named: Sequence[NamedEmployer], window: Window, vocabulary: Vocabulary, segments: Sequence[str]
) -> tuple[MarketFigure, ...]:
    """Return the employers with most adverts of each of `segments`, and those that stand apart."""
    words = words_for({}, vocabulary)
    own = {s: [e for e in named if e.segment in vocabulary.expand_segment(s)][:PER_SEGMENT] for s in segments}
    shown = [(e.name, e.n_adverts, words.segment(s)) for s, found in own.items() for e in found]
    apart = [
        (e.name, e.n_adverts, words.segment(e.segment))
        for e in named
        if e.segment in vocabulary.segments_apart
    ]
    return (
        _employers_figure(q.EMPLOYERS, shown, window),
        _employers_figure(q.INTERMEDIARIES, apart[:TOP], window),
    )


def _employers_figure(asked: Asked, counts: Sequence[tuple[str, int, str]], window: Window) -> MarketFigure:
    behind = Behind(sum(n for _, n, _ in counts), len(counts), window)
    if not counts:
        return nothing(asked, behind, NOBODY_NAMED, widen=False)
    # One name may stand in two segments, and a row of a chart has one label.
    seen = Counter(name for name, _, _ in counts)
    rows = [(f"{name} ({kind})" if seen[name] > 1 else name, n, kind) for name, n, kind in counts]
    return of(
        asked,
        f"{behind.words()}. Counts alone, so no interval; all roles, levels and places, whatever is chosen "
        "above. Named are employers of our table with at least 10 adverts.",
        count_bars(rows, Titles(asked.title, behind.words(), asked.share)),
        t.frame({asked.row: name, "Segment": kind, "Adverts": f"{n:,}"} for name, n, kind in counts),
        tuple({"employer": name, "segment": kind, "adverts": n, "employers": 1} for name, n, kind in counts),
    )


def segments_figure(overview: MarketOverview, vocabulary: Vocabulary) -> MarketFigure:
    """Return how many adverts and employers of the choice each segment holds, those apart last."""
    words = words_for({}, vocabulary)
    asked = q.SEGMENTS
    behind = Behind(overview.n_adverts, overview.n_employers, overview.window)
    if not any(n for _, n, _ in overview.segments):
        return nothing(asked, behind)
    kinds = {True: "Apart, in no other figure", False: "In the figures"}
    counts = [(words.segment(s), n, kinds[s in vocabulary.segments_apart]) for s, n, _ in overview.segments]
    rows = [(words.segment(s), n, employers) for s, n, employers in overview.segments]
    return of(
        asked,
        f"{behind.words()}. Counts alone, so no interval. A part of a roll-up and a platform team count in "
        "both.",
        count_bars(counts, Titles(asked.title, behind.words(), asked.share)),
        t.frame({"Segment": s, "Adverts": f"{n:,}", "Employers": f"{e:,}"} for s, n, e in rows),
        tuple({"segment": s, "adverts": n, "employers": e} for s, n, e in rows),
    )
