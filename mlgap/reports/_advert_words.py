"""One advert in words: its facts, what it asks, what is usual in it, and its pay beside the band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mlgap.adverts import LARGE_SHARE, RARE_SHARE, AdvertInMarket, AdvertPay, AdvertReach, PostingReport
from mlgap.reports import _words as w
from mlgap.reports._tables import marked_status
from mlgap.reports._words import Words
from mlgap.types import Demand, GateAsk, PostedPay, PostingFacts, Profile

ADVERT_RULE = (
    "What one advert asks is a wish list and no hiring rule. Conditions stand apart and count in no figure. "
    "Nothing here says whether to apply, or how anyone would do."
)
OPEN_ITEMS = 10
"""Things most asked elsewhere and not asked here that are listed; the rest is counted."""
HOW: Mapping[str, str] = {"must": "Required", "any-of": "Required: any one", "nice": "Nice to have"}
_BASIS = {
    "table": "by the employer's name",
    "classifier": "by the advert's own words",
    "none": "neither name nor words tell it",
}
_MODE = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site", "unstated": "Not stated"}
_EMPLOYMENT = {
    "full-time": "Full time",
    "part-time": "Part time",
    "contract": "Contract",
    "internship": "Internship",
    "unstated": "Not stated",
}
_PLACE = {
    "below": "below the band",
    "within": "within the band",
    "above": "above the band",
    "not compared": "not compared",
}

Row = dict[str, str]


def advert_facts(report: PostingReport, words: Words) -> list[Row]:
    """Return what the advert states of itself, a row for each fact; conditions stand apart."""
    f = report.facts
    told = {
        "Title": report.title or "Not stated",
        "Role": words.role(f.role_family),
        "Level": words.vocabulary.label("level", f.level),
        "Employer": report.employer or "Not read",
        "Segment": f"{words.segment(f.segment)} ({_BASIS[f.segment_basis]})",
        "Place": place_words(f, words),
        "Work mode": _MODE[f.work_mode],
        "Employment": _EMPLOYMENT[f.employment],
        "Pay as stated": stated_pay(f.pay),
    }
    return [{"Fact": name, "In this advert": value} for name, value in told.items()]


def place_words(facts: PostingFacts, words: Words) -> str:
    """Return metro and country, or that none was read."""
    if facts.country in ("UNKNOWN", "OTHER"):
        return "Not read" if facts.country == "UNKNOWN" else "Outside the countries counted"
    country = words.vocabulary.label("region", facts.country)
    metro = words.vocabulary.label("region", facts.metro) if facts.metro else country
    return metro if country in metro else f"{metro}, {country}"


def stated_pay(pay: PostedPay | None) -> str:
    """Return pay as the advert states it: "USD 190,000 to 240,000 a year (base)"."""
    if pay is None:
        return "Not stated"
    low, high = (f"{x:,.0f}" if x == round(x) else f"{x:,.2f}" for x in (pay.low, pay.high))
    amount = low if pay.low == pay.high else f"{low} to {high}"
    basis = "base or total not said" if pay.basis == "unstated" else pay.basis
    per = "an" if pay.period == "hour" else "a"
    return f"{pay.currency} {amount} {per} {pay.period} ({basis})"


def gate_words(gate: GateAsk, words: Words) -> str:
    """Return "Minimum years: 5" or a condition's label."""
    label = words.gate(gate.gate)
    return f"{label}: {gate.value:g}" if gate.value is not None else label


def advert_gates(report: PostingReport, words: Words, lines: Mapping[str, str] | None = None) -> list[Row]:
    """Return the conditions the advert sets; `lines` are its own words for each, for the screen alone."""
    return [
        {
            "Condition": gate_words(gate, words),
            "How": "Required" if gate.required else "Named or preferred",
            **_own_line(lines, (gate.gate,)),
        }
        for gate in report.facts.gates
    ]


def advert_asked(
    report: PostingReport,
    words: Words,
    *,
    profile: Profile | None = None,
    lines: Mapping[str, str] | None = None,
) -> list[Row]:
    """Return each technical thing asked, alternatives as one row; with the CV's profile, how it stands to it.

    `lines` are the advert's own words behind each skill, for the screen of who gave it, and for no file.
    """
    gap_of = {gap.skill_id: gap for gap in report.gaps}
    rows = []
    for item in report.asked:
        row = {
            "Asked": " or ".join(words.skill(s) for s in item.skill_ids),
            "How": HOW[item.necessity] if len(item.skill_ids) > 1 else HOW[item.necessity].split(":")[0],
        }
        if item.best is not None and profile is not None:
            status = marked_status(gap_of[item.best], profile, words)
            several = len(item.skill_ids) > 1 and item.status != "missing"
            row["In this CV"] = f"{words.skill(item.best)}: {status}" if several else status
            row["CV line"] = item.lines[0] if item.lines else "No line"
        rows.append({**row, **_own_line(lines, item.skill_ids)})
    return rows


def _own_line(lines: Mapping[str, str] | None, ids: Sequence[str]) -> Row:
    if lines is None:
        return {}
    said = dict.fromkeys(lines[i] for i in ids if i in lines)
    return {"The advert's words": " / ".join(line.lstrip(" -*•·\t") for line in said)}


def reach_words(reach: AdvertReach) -> str:
    """Return how many required technical items the CV shows, and whether that is within reach."""
    items = f"{reach.required} required technical item{'' if reach.required == 1 else 's'}"
    if reach.met is None:
        return f"The advert names {items}."
    said = f"The CV shows {reach.met} of {items} at grade used or better, alternatives counted once."
    if reach.within is None:
        return f"{said} Fewer than three are too few to say whether the advert is within reach."
    rule = "within reach means that at most one is not shown; conditions are not counted"
    return f"{said} {'Within reach' if reach.within else 'Not within reach'}: {rule}."


def not_shown_words(report: PostingReport, words: Words) -> str:
    """Return "Required and not shown: dbt; AWS or Azure.", empty without a CV or where all is."""
    names = [
        " or ".join(words.skill(skill) for skill in item.skill_ids)
        for item in report.asked
        if item.required and item.status not in (None, "shown")
    ]
    return f"Required and not shown: {'; '.join(names)}." if names else ""


def reach_cell(reach: AdvertReach) -> str:
    """Return "yes", "no", "too few items" or "no CV"."""
    if reach.met is None:
        return "no CV"
    return "too few items" if reach.within is None else "yes" if reach.within else "no"


def beside_words(market: AdvertInMarket, words: Words) -> str:
    """Return which adverts this one is set beside, and how many."""
    segment = words.segment(market.used.segment) if market.used.segment else "all segments"
    role = words.role(market.used.role_family) if market.used.role_family else "all roles"
    near = " and neighbouring roles" if market.used.neighbours and market.used.role_family else ""
    behind = w.counted(market.n_adverts, market.n_employers)
    said = f"Beside adverts of {segment}, {role}{near}: {behind}, {w.window_words(market.window)}."
    if market.dropped:
        said += f" Too few adverts for exactly this: {'; '.join(market.dropped)}."
    return said + (" Fewer than 5: every figure is withheld." if market.n_adverts < w.WITHHELD_BELOW else "")


def share_rows(demands: Sequence[Demand], market: AdvertInMarket, words: Words) -> list[Row]:
    """Return what share of similar adverts asks for each, with interval and n."""
    return [
        {
            "Thing": words.skill(d.what),
            "Asked by": w.asked_words(d),
            "Adverts asking": f"{d.n_asking:,} of {market.n_adverts:,}",
        }
        for d in demands
    ]


def unusual_words(market: AdvertInMarket) -> str:
    """Return what counts as unusual, and that nothing is where that is so."""
    rule = f"asked here and by under {w.percent(RARE_SHARE)} of them"
    return f"Unusual: {rule}." if market.unusual else f"Nothing technical is {rule}, as far as can be told."


def not_asked_words(market: AdvertInMarket) -> str:
    """Return how many of the things most asked this advert does not ask, and which are listed."""
    n, rule = len(market.not_asked), f"at least {w.percent(LARGE_SHARE)} of them ask"
    if not n:
        return f"The advert asks for everything that {rule}."
    listed = f" The {OPEN_ITEMS} most asked are listed." if n > OPEN_ITEMS else ""
    return f"{n} thing{'' if n == 1 else 's'} that {rule} and this advert does not name.{listed}"


def pay_place(pay: AdvertPay) -> str:
    """Return "within the band", or why nothing is compared."""
    return pay.reason if pay.place == "not compared" and pay.reason else _PLACE[pay.place]


def advert_pay_words(report: PostingReport) -> tuple[str, ...]:
    """Return how the advert's pay compares with the band, sentence by sentence, with n and months."""
    pay, band = report.pay, report.pay.band
    said = [f"Stated: {stated_pay(pay.stated)}."] if pay.stated else []
    if pay.place == "not compared":
        said.append(f"Not compared: {pay.reason}.")
    elif pay.midpoint is not None and band is not None:
        per = "an" if band.period == "hour" else "a"
        middle = w.money(pay.midpoint, band.currency)
        said.append(f"Its middle, {middle} {per} {band.period}{_hours(report)}, lies {_PLACE[pay.place]}.")
    if band is not None:
        kind = "Hourly rates of contract adverts" if report.facts.employment == "contract" else "The band"
        said.append(f"{kind}: {w.band_words(band)}, {w.window_words(band.window)}.")
        said += [f"{note[:1].upper()}{note[1:]}." for note in w.band_notes(band)]
    return tuple(said)


def _hours(report: PostingReport) -> str:
    pay = report.pay.stated
    if pay is None or pay.period != "hour" or report.facts.employment == "contract":
        return ""
    hours = f"{pay.hours_per_year:,.0f}, as it states" if pay.hours_per_year else "2,080, as it states none"
    return f" (from its hourly pay; hours a year: {hours})"
