"""Adverts that a person gives: what each asks, how a CV stands to it, and what is usual for its kind."""

from mlgap.adverts._asked import AdvertReach, AskedItem
from mlgap.adverts._given import MOST_ADVERTS, GivenAdvert, given_adverts, pasted_adverts
from mlgap.adverts._in_market import LARGE_SHARE, RARE_SHARE, AdvertInMarket
from mlgap.adverts._pay import AdvertPay, PayPlace
from mlgap.adverts._report import (
    AnalysedAdvert,
    PostingReport,
    advert_lines,
    analyse_adverts,
    analyse_posting,
)

__all__ = [
    "LARGE_SHARE",
    "MOST_ADVERTS",
    "RARE_SHARE",
    "AdvertInMarket",
    "AdvertPay",
    "AdvertReach",
    "AnalysedAdvert",
    "AskedItem",
    "GivenAdvert",
    "PayPlace",
    "PostingReport",
    "advert_lines",
    "analyse_adverts",
    "analyse_posting",
    "given_adverts",
    "pasted_adverts",
]
