"""One advert as a source gives it, before anything is read from it."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.types import PostedPay


@dataclass(frozen=True, slots=True)
class RawPosting:
    """One advert: its text, and whatever fields its source states beside it ("" where it states none).

    `posted` is an ISO date; `remote`, `level`, `employment` and `industry` are the source's own words;
    `pay` is the source's structured field, None where it has none.
    """

    id: str
    text: str
    title: str = ""
    employer: str = ""
    location: str = ""
    country: str = ""
    posted: str = ""
    remote: str = ""
    level: str = ""
    employment: str = ""
    industry: str = ""
    pay: PostedPay | None = None
    source: str = ""
