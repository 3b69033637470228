"""The first pay range that an advert states, with its currency, period and basis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from mlgap.market._anchors import windows
from mlgap.types import PayBasis, PayPeriod, PostedPay
from mlgap.vocabulary import load_vocabulary

_SYMBOLS: Mapping[str, str] = {
    "$": "USD", "us$": "USD", "usd": "USD", "usd$": "USD", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "ca$": "CAD", "c$": "CAD", "cad": "CAD", "cad$": "CAD", "cdn": "CAD", "cdn$": "CAD", "chf": "CHF", "₹": "INR", "inr": "INR", "rs": "INR", "rs.": "INR", "sek": "SEK", "dkk": "DKK",
    "nok": "NOK", "pln": "PLN", "sgd": "SGD", "s$": "SGD", "aud": "AUD", "a$": "AUD", "au$": "AUD", "brl": "BRL", "r$": "BRL", "mxn": "MXN", "ils": "ILS", "₪": "ILS",
}  # fmt: skip
_CURRENCY = r"(?:\b(?:usd|cad|aud|sgd|cdn)\s?\$|(?:us|ca|c|cdn|cad|usd|au|aud|a|s|r)?\$|[£€₹₪]|\b(?:usd|gbp|eur|euros?|cad|chf|inr|rs\.?|sek|dkk|nok|pln|sgd|aud|brl|mxn|ils)\b)"
_AMOUNT = r"\d{1,3}(?:[ .,’'\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{4,7}(?:[.,]\d{1,2})?(?!\d)|\d{1,3}(?:[.,]\d{1,2})?(?!\d)"
_UNIT = r"(?:\s?(?:k|lpa|lakhs?|lacs?|mil(?:lion)?)\b|\s?l\b)?"
_PER = r"(?:\s*(?:/|per|an|a)\s*(?:year|yr|annum|hour|hr|month|week|day)s?|\s*(?:annually|hourly|yearly))?"
_RANGE = re.compile(
    rf"(?P<c1>{_CURRENCY})?\s*(?P<a1>{_AMOUNT})(?P<u1>{_UNIT})\s*(?P<c1b>{_CURRENCY})?{_PER}\s*(?:gross\s*)?(?:-+|–|—|−|to|and|up to|through|~|in our lowest[^\d\n]{{0,30}}up to|/?\s*(?:mid\w*\s*:?\s*[$£€]?[\d,.]+\s*)?max(?:imum)?(?: salary| pay| base)?\s*:?)\s*"
    rf"(?P<c2>{_CURRENCY})?\s*(?P<a2>{_AMOUNT})(?P<u2>{_UNIT})\s*(?P<c2b>{_CURRENCY})?(?=(?P<after>.{{0,60}}))",
    re.I | re.S,
)
_SINGLE = re.compile(
    rf"(?P<c1>{_CURRENCY})\s*(?P<a1>{_AMOUNT})(?P<u1>{_UNIT})\s*(?P<c1b>{_CURRENCY})?(?=(?P<after>\s*(?:usd|gbp|cad|eur)?\s*[\(,]?(?:/\s?[a-z]|per\b|an\b|a\b|p\.\s?a|pa\b|annual|hourly|year|gross).{{0,40}}))",
    re.I | re.S,
)
_BOUNDED = re.compile(r"(?:up to|starting (?:at|from|salary)|from|minimum(?: of)?|at least|over|more than|max(?:imum)?(?: of)?|to|under|below|above)\s*:?\s*$", re.I)  # fmt: skip
_PAY_WORD = re.compile(
    r"salar|\bpay\b|compensation|\bwage|\bbase\b|remunerat|\bote\b|per (?:year|annum|hour|month|day|week)|\bp\.?a\.?\b|/ ?(?:yr|year|hr|hour)|annual|hourly|\brate\b|\brange\b|\bpackage\b|\bearn|\bgross\b|\bctc\b|\blpa\b|vergütung|gehalt|rémunération|salaire",
    re.I,
)
_UNMARKED = re.compile(r"(?:salary|pay|compensation)\b[^.\d]{0,30}$", re.I)
"""Words that make two bare amounts a pay range in the country's own money."""
_NOT_PAY = re.compile(
    r"raised|funding|series [a-e]\b|revenue|valuation|billion|\bmillion\b|\barr\b|401|bonus of|sign[- ]?on|relocation|referral|stipend|reimburs|\bbudget\b|allowance|tuition|assets|customers|\bfund(?:s|ed)?\b|donat|turnover|\baum\b|equity of",
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
)  # fmt: skip
_TOTAL = re.compile(r"\bote\b|on[- ]target|total (?:cash|target|comp|annual comp|rewards?|earning)|target (?:total |cash |annual )?(?:cash|comp)|including (?:bonus|commission|equity)|total package", re.I)  # fmt: skip
_BASE = re.compile(r"\bbase\b", re.I)
_PLAUSIBLE: Mapping[PayPeriod, tuple[float, float]] = {
    "hour": (5, 600), "day": (50, 3500), "week": (200, 15000), "month": (400, 60000), "year": (9000, 1500000),
}  # fmt: skip
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
_ANCHORS = (
    "salary",
    "$",
    "£",
    "€",
    "₹",
    "₪",
    "usd",
    "gbp",
    "eur ",
    "euro",
    "cad",
    "chf",
    "inr",
    "lpa",
    "lakh",
    "sek",
    "dkk",
    "nok",
    "pln",
    "sgd",
    "aud",
    "brl",
    "mxn",
    "ils ",
)


def read_pay(text: str, country: str, field: PostedPay | None) -> PostedPay | None:
    """Return the first plausible pay range of an advert; a source's own field wins where it is plausible.

    One-sided offers ("up to", "starting at") are no range. "$" is the currency of `country` where that
    country's money is written so. Amounts are as stated, never converted.
    """
    if field is not None and _plausible(field.low, field.high, field.currency, field.period):
        return field
    near = windows(text.lower(), _ANCHORS, 45, 110)
    for pattern, build in ((_RANGE, _from_range), (_SINGLE, _from_single)):
        for start, end in near:
            for match in pattern.finditer(text, start, end):
                found = build(match, text, country)
                if found is not None:
                    return found
    return None


def _from_range(match: re.Match[str], text: str, country: str) -> PostedPay | None:
    words = match.groupdict()
    symbols = [words[k] for k in ("c1", "c2", "c1b", "c2b") if words[k]]
    unit = (words["u1"] or words["u2"] or "").strip().lower()
    before, around = _around(match, text)
    if not symbols and unit not in ("lpa", "lakhs", "lakh"):
        if country in ("UNKNOWN", "OTHER") or not _UNMARKED.search(before):
            return None
        if len(words["a1"]) < 5 and unit != "k":
            return None
    if _NOT_PAY.search(_same_line(before) + " " + words["after"][:14]):
        return None
    low, high = _number(words["a1"]), _number(words["a2"])
    low *= _scale(words["u1"] or words["u2"], low, high)
    high *= _scale(words["u2"], high, high)
    if words["u2"].strip() == "" and (words["u1"] or "").strip() and high < 1000 <= low:
        high *= _scale(words["u1"], high, high)
    return _build(low, high, symbols, unit, before, words["after"], around, country)


def _from_single(match: re.Match[str], text: str, country: str) -> PostedPay | None:
    words = match.groupdict()
    before, around = _around(match, text)
    if _BOUNDED.search(before) or _NOT_PAY.search(_same_line(before) + " " + words["after"]):
        return None
    amount = _number(words["a1"])
    amount *= _scale(words["u1"], amount, amount)
    unit = (words["u1"] or "").strip().lower()
    found = _build(amount, amount, [words["c1"]], unit, before, words["after"], around, country)
    if found is None or not _names_period(words["after"], found.period):
        return None
    return found


def _names_period(after: str, period: PayPeriod) -> bool:
    named = [name for pattern, name in _PERIODS if pattern.search(after)]
    return period in named or (not named and period == "year")


def _build(
    low: float, high: float, symbols: list[str], unit: str, before: str, after: str, around: str, country: str
) -> PostedPay | None:
    currency = _currency(symbols, unit, after, country)
    period = _period(before, after, high, currency)
    if low > high or not _plausible(low, high, currency, period):
        return None
    if not _PAY_WORD.search(around) and not 15000 <= low <= high <= 3 * low:
        return None
    return PostedPay(low, high, currency, period, _basis(before, after))


def _around(match: re.Match[str], text: str) -> tuple[str, str]:
    before = text[max(0, match.start() - 160) : match.start()]
    return before, text[max(0, match.start() - 200) : match.end() + 40]


def _same_line(before: str) -> str:
    """Return the end of the line or sentence that leads up to an amount."""
    return re.split(r"\n|[.;!?] ", before)[-1][-60:]


def _number(written: str) -> float:
    digits = re.sub(r"[\s’'\u00a0\u202f]", "", written)
    cents = re.search(r"[.,](\d{1,2})$", digits)
    whole = digits[: cents.start()] if cents else digits
    return float(re.sub(r"[.,]", "", whole) + (f".{cents.group(1)}" if cents else ""))


def _scale(unit: str | None, amount: float, other: float) -> float:
    word = (unit or "").strip().lower()
    if word == "k":
        return 1000 if amount < 2000 else 1
    if word in ("lpa", "lakh", "lakhs", "lac", "lacs", "l"):
        return 100000
    if word.startswith("mil"):
        return 1_000_000
    return 1


def _currency(symbols: list[str], unit: str, after: str, country: str) -> str:
    if unit in ("lpa", "lakh", "lakhs", "lac", "lacs"):
        return "INR"
    if not symbols:
        return load_vocabulary().currency_of(country)
    named = [_SYMBOLS.get(_bare(s), "USD") for s in symbols]
    plain = all(s.strip() == "$" for s in symbols)
    if plain:
        said = re.match(r"\W{0,3}(?:per \w+ |/\w+ |annually )?\W{0,2}(usd|cad|aud|sgd|mxn)\b", after, re.I)
        if said:
            return said.group(1).upper()
        home = load_vocabulary().currency_of(country)
        return home if home in ("CAD", "AUD", "SGD") else "USD"
    return next((c for c, s in zip(named, symbols, strict=True) if s.strip() != "$"), named[0])


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
    if _TOTAL.search(near):
        return "total"
    return "base" if _BASE.search(near) else "unstated"
