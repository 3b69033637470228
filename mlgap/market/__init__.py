"""Postings to facts to a snapshot, and what any cell of it asks for, with intervals."""

from mlgap.market._beyond_tools import requirement_shares
from mlgap.market._builds.build import build_snapshot, rows_apart
from mlgap.market._builds.columns import parse_mapping
from mlgap.market._builds.dates import Order, parse_month
from mlgap.market._builds.faults import Fault, FaultCounts, fault_rows
from mlgap.market._builds.from_files import (
    ENGINES,
    BuildOptions,
    publish,
    snapshot_from_bytes,
    snapshot_from_files,
    working_in,
)
from mlgap.market._builds.ingest import ReadingOptions, read_postings
from mlgap.market._builds.merge import without_asks
from mlgap.market._builds.posting_files import PostingFile
from mlgap.market._builds.top_employers import NamedEmployer, load_top_employers
from mlgap.market._cells import EMPLOYER_ROWS, EMPLOYER_SHARE
from mlgap.market._certificates import CertificateStatus, load_certificates
from mlgap.market._claims.check import CheckedClaim, ClaimFigure, Conflict, check_claims
from mlgap.market._claims.file import Claim, load_claims
from mlgap.market._composition import Composition, Mix, Part, market_composition
from mlgap.market._contrast import Contrast, Contrasts, contrasts
from mlgap.market._corrected import Corrected, corrected_share, order_could_flip
from mlgap.market._demand import MostAsked, demand, most_asked
from mlgap.market._facts import FactTable
from mlgap.market._filtered import AdvertFilter, advert_shares
from mlgap.market._items import RequiredItems, required_items
from mlgap.market._months import AdvertsByMonth, StatedPay, adverts_by_month, stated_pay
from mlgap.market._overview import MarketOverview, market_overview
from mlgap.market._pairs import SkillPair, SkillPairs, skill_pairs
from mlgap.market._part import months_of, part_of_snapshot
from mlgap.market._reading.employer_answer import EmployerAnswer, answer_employer
from mlgap.market._reading.posting import (
    PostingReader,
    RawPosting,
    forget_texts,
    lines_behind,
    load_reader,
    parse_posting,
    pasted_posting,
    segment_of,
)
from mlgap.market._storage import (
    MARKET,
    facts_digest,
    load_snapshot,
    market_folder,
    read_manifest,
    save_snapshot,
)
from mlgap.market._trends import SkillTrend, Trends, trends

__all__ = [
    "EMPLOYER_ROWS",
    "EMPLOYER_SHARE",
    "ENGINES",
    "MARKET",
    "AdvertFilter",
    "AdvertsByMonth",
    "BuildOptions",
    "CertificateStatus",
    "CheckedClaim",
    "Claim",
    "ClaimFigure",
    "Composition",
    "Conflict",
    "Contrast",
    "Contrasts",
    "Corrected",
    "EmployerAnswer",
    "FactTable",
    "Fault",
    "FaultCounts",
    "MarketOverview",
    "Mix",
    "MostAsked",
    "NamedEmployer",
    "Order",
    "Part",
    "PostingFile",
    "PostingReader",
    "RawPosting",
    "ReadingOptions",
    "RequiredItems",
    "SkillPair",
    "SkillPairs",
    "SkillTrend",
    "StatedPay",
    "Trends",
    "advert_shares",
    "adverts_by_month",
    "answer_employer",
    "build_snapshot",
    "check_claims",
    "contrasts",
    "corrected_share",
    "demand",
    "facts_digest",
    "fault_rows",
    "forget_texts",
    "lines_behind",
    "load_certificates",
    "load_claims",
    "load_reader",
    "load_snapshot",
    "load_top_employers",
    "market_composition",
    "market_folder",
    "market_overview",
    "months_of",
    "most_asked",
    "order_could_flip",
    "parse_mapping",
    "parse_month",
    "parse_posting",
    "part_of_snapshot",
    "pasted_posting",
    "publish",
    "read_manifest",
    "read_postings",
    "required_items",
    "requirement_shares",
    "rows_apart",
    "save_snapshot",
    "segment_of",
    "skill_pairs",
    "snapshot_from_bytes",
    "snapshot_from_files",
    "stated_pay",
    "trends",
    "without_asks",
    "working_in",
]
