"""One reader for all tests of reading a posting, and a short way to an invented one."""

from __future__ import annotations

from functools import cache

from mlgap.market._reading.posting import PostingReader, RawPosting, load_reader, parse_posting
from mlgap.skills import load_taxonomy
from mlgap.types import PostingFacts


@cache
def reader() -> PostingReader:
    return load_reader(load_taxonomy())


def facts_of(text: str, **fields: str) -> PostingFacts:
    return parse_posting(RawPosting("p1", text, **fields), reader())  # type: ignore[arg-type]


def asked(text: str) -> dict[str, str]:
    return {r.skill_id: r.necessity for r in facts_of(text).requirements}
