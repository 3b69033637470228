"""Postings to facts to a snapshot, and what any cell of it asks for, with intervals."""

from mlgap.market._build import build_snapshot
from mlgap.market._cells import EMPLOYER_ROWS, EMPLOYER_SHARE
from mlgap.market._demand import demand
from mlgap.market._facts import FactTable
from mlgap.market._ingest import read_postings
from mlgap.market._items import RequiredItems, required_items
from mlgap.market._overview import MarketOverview, market_overview
from mlgap.market._reading import PostingReader, RawPosting, load_reader, parse_posting, segment_of
from mlgap.market._storage import MARKET, facts_digest, load_snapshot, read_manifest, save_snapshot

__all__ = [
    "EMPLOYER_ROWS",
    "EMPLOYER_SHARE",
    "MARKET",
    "FactTable",
    "MarketOverview",
    "PostingReader",
    "RawPosting",
    "RequiredItems",
    "build_snapshot",
    "demand",
    "facts_digest",
    "load_reader",
    "load_snapshot",
    "market_overview",
    "parse_posting",
    "read_manifest",
    "read_postings",
    "required_items",
    "save_snapshot",
    "segment_of",
]
