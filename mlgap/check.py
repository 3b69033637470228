"""`check-data`: every shipped data file is read, and every id in one file resolves in the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mlgap.documents import read_document
from mlgap.errors import DataError, MlgapError
from mlgap.gaps import load_questions, load_screens, load_steps, load_terms, load_ways_in
from mlgap.glossary import load_glossary
from mlgap.market import (
    FactTable,
    facts_digest,
    load_certificates,
    load_claims,
    load_reader,
    load_snapshot,
    read_manifest,
)
from mlgap.pay import BandTable, load_bands, load_cited_pay, load_official_wages, load_skill_pay
from mlgap.requirements import load_measured, load_phrases, read_requirements
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.vocabulary import DATA, Vocabulary, load_vocabulary

__all__ = ["check_data"]

MARKET_BYTES = 25_000_000
_CODED_KINDS = {
    "segment": "segment",
    "role_family": "role_family",
    "level": "level",
    "work_mode": "work_mode",
    "employment": "employment",
    "industry": "industry",
}


def check_data(data: Path = DATA) -> tuple[str, ...]:
    """Return a line for each data file that is sound; raises `DataError` with every fault of all of them."""
    vocabulary = load_vocabulary(data / "vocabulary.toml")
    taxonomy = load_taxonomy(data / "skills.csv")
    lines = [f"vocabulary.toml: {sum(map(len, vocabulary.ids.values()))} ids"]
    lines.append(f"glossary.toml: {len(load_glossary(data / 'glossary.toml').terms)} terms in plain words")
    lines.append(f"skills.csv: {len(taxonomy.skills)} skills")
    requirements = read_requirements(
        data / "requirements.toml", taxonomy.skills.keys(), vocabulary.ids["area"]
    )
    lines.append(f"requirements.toml: {len(requirements.items)} aggregated requirements")
    known = {item.id for item in requirements.items}
    phrases = load_phrases(known, data / "requirement_patterns.toml")
    lines.append(f"requirement_patterns.toml: {len(phrases.items)} phrases")
    told = sum(m.measured for m in load_measured(known, data / "requirement_precision.csv").values())
    lines.append(f"requirement_precision.csv: {told} requirements read often enough to be told")
    load_reader(taxonomy, data)
    steps = load_steps(taxonomy, data / "steps")
    lines.append(f"steps: {len(steps.skills)} skills, {len(steps.pairs)} pairs of siblings")
    lines.append("employers.csv, titles.csv, places.csv, segments.toml: read")
    claims = load_claims(taxonomy, vocabulary, data / "claims.csv")
    lines.append(f"claims.csv: {len(claims)} claims of reports")
    lines.append(
        f"claims.csv: {len(load_cited_pay(data / 'claims.csv'))} of them on pay are cited beside bands"
    )
    wages = load_official_wages(data / "official_wages.csv")
    lines.append(f"official_wages.csv: {len(wages)} occupations")
    questions = load_questions(taxonomy.skills.keys(), known, data / "questions.toml")
    lines.append(f"questions.toml: {len(questions)} questions of interviews")
    screens = load_screens(taxonomy.skills.keys(), known, vocabulary, data / "screens.toml")
    ways = load_ways_in(taxonomy, vocabulary, data / "screens.toml")
    lines.append(f"screens.toml: {len(screens)} screens and {len(ways.paths)} ways in")
    lines.append(f"terms.csv: {len(load_terms(taxonomy.skills.keys(), data / 'terms.csv'))} spellings")
    certificates = load_certificates(data / "certificates.csv")
    lines.append(f"certificates.csv: what became of {len(certificates)} certificates")
    snapshot = load_snapshot(data / "market", data / "reader.csv")
    table = FactTable.of(snapshot.facts)
    bands = load_bands(data / "market" / "bands.parquet")
    asked = {skill.skill_id for skill in load_skill_pay(data / "market" / "skill_pay.parquet").skills}
    named = {skill for c in certificates.values() for skill in (c.skill_id, *c.successors)}
    problems = [
        *_unknown("certificates.csv", "skill_id", named, taxonomy.skills),
        *_market_problems(table, vocabulary, taxonomy),
        *_manifest_problems(data / "market", table),
        *_band_problems(bands, vocabulary),
        *_unknown("market/skill_pay.parquet", "skill_id", asked, taxonomy.skills),
        *_sample_problems(data / "samples"),
    ]
    if problems:
        raise DataError("data", problems)
    lines.append(f"market: {snapshot.id}, {len(table)} postings, {len(bands.cells)} bands")
    lines.append(f"samples: {len(list((data / 'samples').glob('*.pdf')))} CVs of invented people")
    return tuple(lines)


def _unknown(file: str, column: str, found: Iterable[str], known: Iterable[str]) -> list[str]:
    strange = sorted(set(found) - set(known) - {""})
    return [f"{file}: {column}: {value!r} is in no vocabulary" for value in strange]


def _market_problems(table: FactTable, vocabulary: Vocabulary, taxonomy: Taxonomy) -> Iterator[str]:
    file = "market/postings.parquet"
    for column, kind in _CODED_KINDS.items():
        yield from _unknown(file, column, table.columns[column].values, vocabulary.ids[kind])
    lists = {"cuts": vocabulary.ids["cut"], "use_cases": vocabulary.ids["use_case"]}
    for column, known in lists.items():
        parts = {part for value in table.columns[column].values for part in value.split(";")}
        yield from _unknown(file, column, parts, known)
    yield from _unknown(file, "country", table.columns["country"].values, vocabulary.countries)
    yield from _unknown(file, "metro", table.columns["metro"].values, vocabulary.metros)
    asked, gates = table.requirements, table.gates
    yield from _unknown("market/requirements.parquet", "what", asked.what.values, taxonomy.skills)
    yield from _unknown("market/requirements.parquet", "how", asked.how.values, vocabulary.ids["necessity"])
    yield from _unknown("market/gates.parquet", "what", gates.what.values, vocabulary.ids["gate"])


def _manifest_problems(folder: Path, table: FactTable) -> Iterator[str]:
    manifest = read_manifest(folder)
    if manifest["facts"] != facts_digest(table):
        yield "market/manifest.json: facts: differs from the digest of the facts that are there"
    size = sum(p.stat().st_size for p in folder.iterdir())
    if size > MARKET_BYTES:
        yield f"market: expected under {MARKET_BYTES} bytes in all, got {size}"


def _band_problems(bands: BandTable, vocabulary: Vocabulary) -> Iterator[str]:
    for cell, band in bands.cells.items():
        told = [figure for figure in (band.low, band.mid, band.high) if figure is not None]
        if told != sorted(told):
            yield f"market/bands.parquet: {cell}: expected low <= mid <= high"
        try:
            vocabulary.check_cell(cell)
        except MlgapError as error:
            yield f"market/bands.parquet: {error}"


def _sample_problems(folder: Path) -> Iterator[str]:
    samples = sorted(folder.glob("*.pdf"))
    if not samples:
        yield "samples: expected CVs of invented people, found none"
    for path in samples:
        try:
            read_document(path.read_bytes(), path.name)
        except MlgapError as error:
            yield f"samples/{path.name}: {error}"
