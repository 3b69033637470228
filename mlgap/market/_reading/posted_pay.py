"""The first pay range that an advert states, with its currency, period and basis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from mlgap.market._reading.anchors import Anchors
from mlgap.market._reading.stated_hours import read_hours
from mlgap.skills import lowered
from mlgap.types import PayBasis, PayPeriod, PostedPay
from mlgap.vocabulary import load_vocabulary

_SYMBOLS: Mapping[str, str] = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "usd$": "USD",
    "£": "GBP",
    "gbp": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "ca$": "CAD",
    "c$": "CAD",
    "cad": "CAD",
    "cad$": "CAD",
    "cdn": "CAD",
    "cdn$": "CAD",
    "chf": "CHF",
    "₹": "INR",
    "inr": "INR",
    "rs": "INR",
    "rs.": "INR",
    "sek": "SEK",
    "dkk": "DKK",
    "nok": "NOK",
    "pln": "PLN",
    "sgd": "SGD",
    "s$": "SGD",
    "aud": "AUD",
    "a$": "AUD",
    "au$": "AUD",
    "brl": "BRL",
    "r$": "BRL",
    "mxn": "MXN",
    "ils": "ILS",
    "₪": "ILS",
}
_CURRENCY = (
    r"(?:\b(?:usd|cad|aud|sgd|cdn)\s?\$|(?:us|ca|c|cdn|cad|usd|au|aud|a|s|r)?\$|[£€₹₪]"
    r"|\b(?:usd|gbp|eur|euros?|cad|chf|inr|rs\.?|sek|dkk|nok|pln|sgd|aud|brl|mxn|ils)\b)"
)
_AMOUNT = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"  # lakhs: 18,00,000
    r"|\d{1,3}(?:[ .,’'\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)"
    r"|\d{4,7}(?:[.,]\d{1,2})?(?!\d)|\d{1,3}(?:[.,]\d{1,2})?(?!\d)"
)
_UNIT = r"(?:\s?(?:k|lpa|lakhs?|lacs?|mil(?:lion)?)\b|\s?l\b)?"
_PER = r"(?:\s*(?:/|per|an|a)\s*(?:year|yr|annum|hour|hr|month|week|day)s?|\s*(?:annually|hourly|yearly))?"
_RANGE = re.compile(
    rf"(?P<c1>{_CURRENCY})?\s*(?P<a1>{_AMOUNT})(?P<u1>{_UNIT})\s*(?P<c1b>{_CURRENCY})?{_PER}\s*(?:gross\s*)?(?:-+"
    rf"|–|—|−|to|and|up to|through|~|in our lowest[^\d\n]{{0,30}}up to"
    rf"|/?\s*(?:mid\w*\s*:?\s*[$£€]?[\d,.]+\s*)?max(?:imum)?(?: salary| pay| "
    rf"base)?\s*:?)\s*"
    rf"(?P<c2>{_CURRENCY})?\s*(?P<a2>{_AMOUNT})(?P<u2>{_UNIT})\s*(?P<c2b>{_CURRENCY})?(?=(?P<after>.{{0,60}}))",
    re.I | re.S,
)
_SINGLE = re.compile(
    rf"(?P<c1>{_CURRENCY})\s*(?P<a1>{_AMOUNT})(?P<u1>{_UNIT})\s*(?P<c1b>{_CURRENCY})?(?=(?P<after>\s*(?:usd"
    rf"|gbp|cad|eur)?\s*(?:,?\s?paid (?:on a |daily|weekly|monthly)|[\(,]?(?:/\s?[a-z]|per\b"
    rf"|an\b|a\b|p\.\s?a|pa\b|annual|hourly|year"
    rf"|gross)).{{0,40}}))",
    re.I | re.S,
)
_BOUNDED = re.compile(
    r"(?:up to|start(?:s|ing)? (?:at|from|salary)|from|minimum(?: of)?|at least|over|more than"
    r"|max(?:imum)?(?: of)?|to|under|below|above)\s*:?\s*$",
    re.I,
)
_PAY_WORD = re.compile(
    r"salar|\bpay\b|compensation|\bwage|\bbase\b|remunerat|\bote\b|per (?:year|annum|hour"
    r"|month|day|week)|\bp\.?a\.?\b|/ ?(?:yr|year|hr|hour)|annual|hourly|\brate\b|\brange\b"
    r"|\bpackage\b|\bearn|\bgross\b|\bctc\b|\blpa\b|vergütung|gehalt|rémunération|salaire",
    re.I,
)
_UNMARKED = re.compile(r"(?:salary|pay|compensation)\b[^.\d]{0,30}$", re.I)
"""Words that make two bare amounts a pay range in the country's own money."""
_NOT_PAY = re.compile(
    r"raised|funding|series [a-e]\b|revenue|valuation|billion|\bmillion\b|\barr\b|401"
    r"|bonus of|sign[- ]?on|relocation|referral|stipend|reimburs|\bbudget\b|allowance"
    r"|tuition|assets|customers|\bfund(?:s|ed)?\b|donat|turnover|\baum\b|equity of",
    re.I,
)
_PERIODS: tuple[tuple[re.Pattern[str], PayPeriod], ...] = tuple(
    (re.compile(pattern, re.I), cast(PayPeriod, period))
    for pattern, period in (
        (r"(?:/|per|an|by the|p/)\s?(?:hour|hr|h\b)|\bhourly|\bp\.?h\b|an hour|/\s?h\b", "hour"),
        (r"(?:/|per|a|p/)\s?(?:day\b|d\b)|\bdaily (?:rate|pay|salary)|\bp\.?d\.?\b|day rate", "day"),
        (r"(?:/|per|a)\s?(?:week\b|wk\b)|\bweekly (?:rate|pay|salary)", "week"),
        (r"(?:/|per|a)\s?(?:month|mo\b)|\bmonthly (?:rate|pay|salary|gross)|\bp\.?m\.?\b|/\s?mth", "month"),
        (r"(?:/|per|a)\s?(?:year|yr|annum)|\bannual|\byearly|\bp\.?\s?a\b|\blpa\b|\bper annum", "year"),
    )
)
_TOTAL = re.compile(
    r"\bote\b|on[- ]target|total (?:cash|target|comp|annual comp|rewards?|earning)|target "
    r"(?:total |cash |annual )?(?:cash|comp)|including (?:bonus|commission|equity)|total "
    r"package",
    re.I,
)
_BASE = re.compile(r"\bbase\b", re.I)
_PLAUSIBLE: Mapping[PayPeriod, tuple[float, float]] = {
    "hour": (5, 600),
    "day": (50, 3500),
    "week": (200, 15000),
    "month": (400, 60000),
    "year": (9000, 1500000),
}
_WEAK: Mapping[str, float] = {
    "INR": 25,
    "SEK": 10,
    "DKK": 7,
    "NOK": 10,
    "PLN": 4,
    "BRL": 5,
    "MXN": 18,
    "ILS": 4,
}
_WIDEST = 6.0
_LAKH = frozenset({"lpa", "lakh", "lakhs", "lac", "lacs"})
_DOLLARS = frozenset({"CAD", "AUD", "SGD"})
"""Currencies other than the US dollar that adverts write as a bare "$"."""
_SAID_AFTER = re.compile(r"\W{0,3}(?:per \w+ |/\w+ |annually )?\W{0,2}(usd|cad|aud|sgd|mxn)\b", re.I)
_ANCHORS = Anchors(
    {
        "pay": (
            "salary", "$", "£", "€", "₹", "₪", "|usd|", "|gbp|", "|eur|", "|euro", "|cad|", "|chf|", "|inr|",
            "lpa|", "lakh", "|sek|", "|dkk|", "|nok|", "|pln|", "|sgd|", "|aud|", "|brl|", "|mxn|", "|ils|",
        )
    }
)  # fmt: skip
_DIGIT = re.compile(r"\d")


def read_pay(text: str, country: str, field: PostedPay | None) -> PostedPay | None:
    """Return the first plausible pay range of an advert; a source's own field wins where it is plausible.

    One-sided offers ("up to", "starting at") are no range. "$" is the currency of `country` where that
    country's money is written so. Amounts are as stated, never converted; hourly ones carry the hours of
    a full-time year where the advert states these.
    """
    found = _found(text, country, field)
    if found is None or found.period != "hour" or found.hours_per_year is not None:
        return found
    return replace(found, hours_per_year=read_hours(text))


def _found(text: str, country: str, field: PostedPay | None) -> PostedPay | None:
    if field is not None and _plausible(field.low, field.high, field.currency, field.period):
        return field
    near = _ANCHORS.windows(lowered(text), 45, 110).get("pay", [])
    near = [(start, end) for start, end in near if _DIGIT.search(text, start, end)]
    for pattern, build in ((_RANGE, _from_range), (_SINGLE, _from_single)):
        for start, end in near:
            for match in pattern.finditer(text, start, end):
                found = build(match, text, country)
                if found is not None:
                    return found
    return None


@dataclass(frozen=True, slots=True)
class _Offer:
    """An amount or two as written, with the words around them."""

    low: float
    high: float
    symbols: tuple[str, ...]
    unit: str
    before: str
    after: str
    around: str


def _offer(match: re.Match[str], text: str, low: float, high: float, unit: str) -> _Offer:
    words = match.groupdict()
    symbols = tuple(words[key] for key in ("c1", "c2", "c1b", "c2b") if words.get(key))
    before = text[max(0, match.start() - 160) : match.start()]
    around = text[max(0, match.start() - 200) : match.end() + 100]
    return _Offer(low, high, symbols, unit, before, words["after"], around)


def _from_range(match: re.Match[str], text: str, country: str) -> PostedPay | None:
    words = match.groupdict()
    unit = (words["u1"] or words["u2"] or "").strip().lower()
    low, high = _number(words["a1"]), _number(words["a2"])
    low *= _scale(unit, low)
    high *= _scale(words["u2"], high)
    if not words["u2"].strip() and unit and high < 1000 <= low:
        high *= _scale(unit, high)
    offer = _offer(match, text, low, high, unit)
    if not offer.symbols and not _marked_by_words(offer, words["a1"], country):
        return None
    if _NOT_PAY.search(_same_line(offer.before) + " " + _same_thing(offer.after[:14])):
        return None
    return _pay(offer, country)


def _marked_by_words(offer: _Offer, written: str, country: str) -> bool:
    """Whether two amounts without a currency are pay all the same, in the country's own money."""
    if offer.unit in _LAKH:
        return True
    if country in ("UNKNOWN", "OTHER") or not _UNMARKED.search(offer.before):
        return False
    return len(written) >= 5 or offer.unit == "k"


def _from_single(match: re.Match[str], text: str, country: str) -> PostedPay | None:
    words = match.groupdict()
    unit = (words["u1"] or "").strip().lower()
    amount = _number(words["a1"])
    amount *= _scale(unit, amount)
    offer = _offer(match, text, amount, amount, unit)
    if _BOUNDED.search(offer.before) or _NOT_PAY.search(_same_line(offer.before) + " " + offer.after):
        return None
    found = _pay(offer, country)
    return found if found is not None and _names_period(offer.after, found.period) else None


def _names_period(after: str, period: PayPeriod) -> bool:
    named = [name for pattern, name in _PERIODS if pattern.search(after)]
    return period in named or (not named and period == "year")


def _pay(offer: _Offer, country: str) -> PostedPay | None:
    currency = _currency(offer, country)
    period = _period(offer.before, offer.after, offer.high, currency)
    if offer.low > offer.high or not _plausible(offer.low, offer.high, currency, period):
        return None
    if not _PAY_WORD.search(offer.around) and not 15000 <= offer.low <= offer.high <= 3 * offer.low:
        return None
    return PostedPay(offer.low, offer.high, currency, period, _basis(offer.before, offer.after))


def _same_line(before: str) -> str:
    """Return the end of the line or sentence that leads up to an amount."""
    return re.split(r"\n|[.;!?] ", before)[-1][-60:]


def _same_thing(after: str) -> str:
    """Return what follows an amount as far as it is about it: "plus 401k" and the next sentence are not."""
    return re.split(r"[.;,+&]|\b(?:plus|with|and)\b", after, maxsplit=1, flags=re.I)[0]


def _number(written: str) -> float:
    digits = re.sub(r"[\s’'\u00a0\u202f]", "", written)
    cents = re.search(r"[.,](\d{1,2})$", digits)
    whole = digits[: cents.start()] if cents else digits
    return float(re.sub(r"[.,]", "", whole) + (f".{cents.group(1)}" if cents else ""))


def _scale(unit: str, amount: float) -> float:
    word = unit.strip().lower()
    if word == "k":
        return 1000 if amount < 2000 else 1
    if word in _LAKH or word == "l":
        return 100_000
    return 1_000_000 if word.startswith("mil") else 1


def _currency(offer: _Offer, country: str) -> str:
    if offer.unit in _LAKH:
        return "INR"
    home = load_vocabulary().currency_of(country)
    if not offer.symbols:
        return home
    if all(symbol.strip() == "$" for symbol in offer.symbols):
        said = _SAID_AFTER.match(offer.after)
        if said:
            return said.group(1).upper()
        return home if home in _DOLLARS else "USD"
    return next(_SYMBOLS.get(_bare(s), "USD") for s in offer.symbols if s.strip() != "$")


def _bare(symbol: str) -> str:
    word = symbol.strip().lower()
    return word.rstrip("$ ") if len(word) > 3 and word.endswith("$") else word


def _period(before: str, after: str, high: float, currency: str) -> PayPeriod:
    """Read the period from the words after the amounts, then before them, then from the amounts' size.

    Words lose to size where they cannot both hold: "$105k, paid on a daily basis" is a year's pay.
    """
    for words in (after[:45], before[-60:]):
        hits = [(m.start(), period) for pattern, period in _PERIODS if (m := pattern.search(words))]
        for _, period in sorted(hits):
            if _plausible(high, high, currency, period):
                return period
    size = high / _WEAK.get(currency, 1)
    if size < 400:
        return "hour"
    return "day" if size < 1500 else "month" if size < 9000 else "year"


def _plausible(low: float, high: float, currency: str, period: PayPeriod) -> bool:
    factor = _WEAK.get(currency, 1)
    floor, ceiling = _PLAUSIBLE[period]
    return floor * min(factor, 4) <= low <= high <= ceiling * factor and high <= low * _WIDEST


def _basis(before: str, after: str) -> PayBasis:
    near = before[-110:] + " | " + after[:40]
    if _BASE.search(_same_line(before)) and not _TOTAL.search(_same_line(before)):
        return "base"  # "base of 150 to 170, with OTE of 220": the total is the figure that follows
    if _TOTAL.search(near):
        return "total"
    return "base" if _BASE.search(near) else "unstated"
