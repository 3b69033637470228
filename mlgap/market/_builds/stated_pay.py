"""Pay as a source's own columns state it: each amount in its own currency, and never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from mlgap.market._reading.posted_pay import read_pay
from mlgap.types import PayPeriod, PostedPay

__all__ = ["read_stated_pay"]

_PERIODS = {
    "year": "year", "yearly": "year", "annual": "year", "annually": "year", "annum": "year", "yr": "year",
    "month": "month", "monthly": "month",
    "week": "week", "weekly": "week",
    "day": "day", "daily": "day",
    "hour": "hour", "hourly": "hour", "hr": "hour",
}  # fmt: skip
_SIGNS = {"€": "EUR", "EURO": "EUR", "EUROS": "EUR", "£": "GBP", "₹": "INR", "US$": "USD", "CA$": "CAD"}
_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK
LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR
PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC
SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF
YER ZAR ZMW ZWG ZWL
"""
_CURRENCIES = frozenset(_CODES.split())
"""The moneys of countries, without funds, metals and codes for tests. Source: ISO 4217."""
_AMOUNT = re.compile(r"(-?)\s*(\d[\d.,\s'’]*)\s*(k?)$", re.I)
_AROUND = re.compile(r"^(?:[A-Z]{1,3}\$?|[$€£₹])\s*|\s*(?:[A-Z]{3}|[$€£₹])$")


def read_stated_pay(fields: Mapping[str, str]) -> tuple[PostedPay | None, str]:
    """Return (pay, "") where a row's pay columns state a range, else (None, why it is left out).

    The reason is "" where they state none. Amounts are as stated, never converted or swapped; whether
    they are plausible is judged as for an advert's own words.
    """
    written = [fields.get(name, "") for name in ("pay_low", "pay_high")]
    if not any(written) or fields.get("pay_source", "field") != "field":
        return None, ""
    amounts = [_amount(text) for text in written if text]
    if amounts and not any(amount != 0 for amount in amounts):
        return None, ""
    currency = fields.get("pay_currency", "").upper()
    currency = _SIGNS.get(currency, currency)
    period = _PERIODS.get(fields.get("pay_period", "").lower().removeprefix("per ").strip(), "")
    if reason := _wrong_range(amounts) or _wrong_unit(currency, period):
        return None, reason
    low, high = cast(list[float], amounts)
    pay = PostedPay(low, high, currency, cast(PayPeriod, period), "unstated")
    return (pay, "") if read_pay("", "UNKNOWN", pay) == pay else (None, "implausible for its period")


def _wrong_range(amounts: Sequence[float | None]) -> str:
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return "an amount that is no number"
    if min(known) < 0:
        return "negative"
    if len(known) == 1:
        return "one end of the range alone"
    return "low end above the high end" if known[0] > known[1] else ""


def _wrong_unit(currency: str, period: str) -> str:
    if not currency:
        return "currency missing"
    if currency not in _CURRENCIES:
        return "currency not a code of ISO 4217 such as USD"
    return "" if period else "period missing or unknown; expected year, month, week, day or hour"


def _amount(text: str) -> float | None:
    """Return an amount such as 120000, "120,000.50", "120.000,50" or "$120k"; None for anything else."""
    match = _AMOUNT.match(_AROUND.sub("", _AROUND.sub("", text.strip())))
    if match is None:
        return None
    digits = re.sub(r"[\s'’]", "", match[2])
    cents = re.search(r"[.,](\d{1,2}|\d{4,})$", digits)
    whole = re.sub(r"[.,]", "", digits[: cents.start()] if cents else digits)
    if not whole:
        return None
    value = float(whole + (f".{cents[1]}" if cents else ""))
    return (-value if match[1] else value) * (1000 if match[3] else 1)
