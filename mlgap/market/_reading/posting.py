"""One advert to the facts it states: the only way in to reading a posting."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mlgap.market._reading.described import read_described
from mlgap.market._reading.employers import (
    EmployerTable,
    identity_from_table,
    load_employers,
    normalise_employer,
    segment_from_table,
)
from mlgap.market._reading.family import headline, read_role_family
from mlgap.market._reading.gates import read_gates
from mlgap.market._reading.head import with_head
from mlgap.market._reading.level import read_level
from mlgap.market._reading.necessity import asking_lines, read_requirements
from mlgap.market._reading.place import Places, load_places, read_place
from mlgap.market._reading.platform import PlatformCues, is_platform_team, load_platform_cues
from mlgap.market._reading.posted_pay import read_pay
from mlgap.market._reading.raw import RawPosting
from mlgap.market._reading.segment_model import SegmentHead, load_segment_head, segment_from_text
from mlgap.market._reading.segment_text import forget_names
from mlgap.market._reading.themes import read_industry, read_use_cases
from mlgap.market._reading.titles import TitleRules, forget_titles, load_titles
from mlgap.market._reading.work import read_employment, read_work_mode
from mlgap.market._reading.zones import forget_headings, split_zones
from mlgap.requirements import Phrases, load_phrases
from mlgap.skills import Taxonomy
from mlgap.types import Cut, PostingFacts, Segment, SegmentBasis
from mlgap.vocabulary import DATA

__all__ = [
    "PostingReader",
    "RawPosting",
    "employer_identity",
    "forget_texts",
    "lines_behind",
    "load_reader",
    "normalise_employer",
    "parse_posting",
    "pasted_posting",
    "segment_of",
]


@dataclass(frozen=True, slots=True)
class PostingReader:
    """Everything that reading an advert rests on: taxonomy, tables, cues, and the model of segments."""

    taxonomy: Taxonomy
    employers: EmployerTable
    titles: TitleRules
    places: Places
    platform: PlatformCues
    segments: SegmentHead | None = None
    phrases: Phrases | None = None


def load_reader(taxonomy: Taxonomy, data: Path = DATA) -> PostingReader:
    """Return a reader over `taxonomy` and the tables in `data`; raises `DataError` for faulty tables.

    Without `segment_head.json` in `data`, employers that the table does not know stay "unclear".
    """
    has_head = (data / "segment_head.json").is_file()
    phrases = data / "requirement_patterns.toml"
    return PostingReader(
        taxonomy=taxonomy,
        employers=load_employers(data / "employers.csv"),
        titles=load_titles(data / "titles.csv"),
        places=load_places(data / "places.csv"),
        platform=load_platform_cues(data / "segments.toml"),
        segments=load_segment_head(data) if has_head else None,
        phrases=load_phrases(path=phrases) if phrases.is_file() else None,
    )


def parse_posting(
    raw: RawPosting, reader: PostingReader, *, row: int = 0, employer_key: str = ""
) -> PostingFacts:
    """Return the facts of one advert; what it does not state is "unstated", "unknown" or None."""
    lines = split_zones(raw.text)
    title = headline(raw.title)
    segment, basis, cuts, table_industry = segment_of(raw.employer, reader)
    if basis == "none" and reader.segments is not None:
        read = segment_from_text(reader.segments, title, lines, raw.employer)
        segment, basis = (read, "classifier") if read else (segment, basis)
    if is_platform_team(title, lines, reader.platform):
        cuts = (*cuts, "platform-team")
    level = read_level(title, raw.level, raw.text, reader.titles, segment)
    country, metro = read_place(raw.location, raw.country, reader.places)
    return PostingFacts(
        row=row,
        employer_key=employer_key,
        segment=segment,
        segment_basis=basis,
        cuts=cuts,
        role_family=read_role_family(title, raw.text, reader.titles),
        level=level,
        country=country,
        metro=metro,
        month=raw.posted[:7] if len(raw.posted) >= 7 else None,
        work_mode=read_work_mode(raw.title[:200], raw.location, raw.remote, raw.text),
        employment=read_employment(raw.employment, title, level, raw.text),
        industry=read_industry(raw.industry, table_industry),
        use_cases=read_use_cases(title, lines),
        gates=read_gates(lines),
        pay=read_pay(raw.text, country, raw.pay),
        requirements=read_requirements(lines, reader.taxonomy),
        source=raw.source,
        described=read_described(lines, reader.phrases) if reader.phrases is not None else (),
    )


def pasted_posting(raw: RawPosting, reader: PostingReader) -> RawPosting:
    """Return `raw` with title, employer and place as its text states them where no field does."""
    return with_head(raw, reader.employers, reader.places, reader.titles)


def lines_behind(text: str, reader: PostingReader) -> dict[str, str]:
    """Return the advert's own line behind each skill it asks and each condition it sets, by their ids.

    For the eyes of whoever gave the text: facts hold no sentence of an advert.
    """
    lines = split_zones(text)
    found = dict(asking_lines(lines, reader.taxonomy))
    told = {gate.gate: gate for gate in read_gates(lines)}
    for line in lines:
        for gate in read_gates((line,)):
            if gate == told.get(gate.gate):
                found.setdefault(gate.gate, line.text)
    return {what: line.strip() for what, line in found.items()}


def forget_texts() -> None:
    """Drop all lines, titles and names that reading remembers from one advert to the next.

    A build of thousands of adverts gains by them; adverts that a person gives must leave nothing behind.
    """
    forget_headings()
    forget_titles()
    forget_names()


def segment_of(employer: str, reader: PostingReader) -> tuple[Segment, SegmentBasis, tuple[Cut, ...], str]:
    """Return (segment, what it rests on, cuts, industry) of an employer by its name alone."""
    return segment_from_table(employer, reader.employers)


def employer_identity(name: str, reader: PostingReader) -> str:
    """Return one name for all variants and subsidiaries of an employer, "" where it has none.

    "Amazon", "Amazon Web Services (AWS)" and "Amazon Science" are one employer when adverts are counted.
    """
    return identity_from_table(name, reader.employers)
