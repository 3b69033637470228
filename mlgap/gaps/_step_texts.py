"""The step texts of `data/steps/`: what to do about a gap in one skill, read and checked all at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mlgap.errors import DataError
from mlgap.skills import Taxonomy, find_mentions
from mlgap.vocabulary import DATA

STEPS = DATA / "steps"
BLANK = "___"
MOST_LETTERS = 260
"""A longer text does not fit a card."""
ARTEFACTS = (3, 7)
_PARTS = ("read", "build", "run", "write")
_SKILL = "{skill}"
_OTHER_FILES = ("pairs.toml", "certificates.toml", "general.toml", "near.toml")
_TEXTS = ("used", "shipped", "operated", "name", "piece", "line")


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours for the parts of a piece of work, each (someone who does related work, someone new to it).

    They are our estimates and not measured.
    """

    read: tuple[float, float]
    build: tuple[float, float]
    run: tuple[float, float]
    write: tuple[float, float]

    @property
    def parts(self) -> tuple[tuple[float, float], ...]:
        """The four parts in order."""
        return self.read, self.build, self.run, self.write

    @property
    def low(self) -> float:
        """Hours in all for someone who does related work."""
        return sum(low for low, _ in self.parts)

    @property
    def high(self) -> float:
        """Hours in all for someone new to it."""
        return sum(high for _, high in self.parts)


@dataclass(frozen=True, slots=True)
class SkillSteps:
    """What is said of one skill, whatever the gap; the fields complete the sentences of `advice_of`.

    `used`, `shipped` and `operated` say what a line has to tell for each grade, `name` when the word may be
    used, `new` what no sibling gives, `line` what a CV could say after the piece, with `___` for what is yet
    to be measured.
    """

    skill_id: str
    terms: tuple[str, ...]
    used: str
    shipped: str
    operated: str
    name: str
    new: str
    piece: str
    artefacts: tuple[str, ...]
    line: str
    effort: Effort

    def about(self, label: str) -> SkillSteps:
        """Return these texts with `{skill}` said as `label`."""
        said = {name: getattr(self, name).replace(_SKILL, label) for name in (*_TEXTS, "new")}
        return replace(self, **said)


@dataclass(frozen=True, slots=True)
class PairText:
    """What carries over between siblings; `new` is what a skill needs beyond, where its own would not fit."""

    skills: frozenset[str]
    shared: str
    new: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CertificateText:
    """What a certificate would do and would not; `skills` are those whose steps speak of it."""

    skill_id: str
    skills: tuple[str, ...]
    does: str
    does_not: str


@dataclass(frozen=True, slots=True)
class StepTexts:
    """All step texts: by skill, by pair of siblings, by certificate, and the general ones for other skills.

    `near` holds, by skill, those whose lines come close to it without showing it.
    """

    skills: Mapping[str, SkillSteps]
    pairs: Mapping[frozenset[str], PairText]
    certificates: Mapping[str, CertificateText]
    near: Mapping[str, tuple[str, ...]]
    general: SkillSteps
    general_shared: str

    def general_pairs(self, taxonomy: Taxonomy) -> tuple[tuple[str, str], ...]:
        """Return the pairs (skill, sibling), of skills with texts, that get only the general sentence."""
        return tuple(
            (skill, sibling)
            for skill in self.skills
            for sibling in taxonomy.skills[skill].siblings
            if frozenset((skill, sibling)) not in self.pairs
        )


def load_steps(taxonomy: Taxonomy, path: Path = STEPS) -> StepTexts:
    """Return the step texts of the TOML files in `path`, read once per process and taxonomy file.

    Raises `DataError` with every fault of all files, each with its line and its skill.
    """
    return _load_once(path, taxonomy.digest, _Same(taxonomy))


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A taxonomy that the cache takes as known by its digest."""

    taxonomy: Taxonomy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.taxonomy.digest == self.taxonomy.digest

    def __hash__(self) -> int:
        return hash(self.taxonomy.digest)


@cache
def _load_once(path: Path, _digest: str, same: _Same) -> StepTexts:
    reader = _Reader(same.taxonomy)
    skills: dict[str, SkillSteps] = {}
    for file in sorted(p for p in path.glob("*.toml") if p.name not in _OTHER_FILES):
        for steps in reader.skills(file):
            if steps.skill_id in skills:
                reader.problems.append(f"{file.name}: [{steps.skill_id}]: stands in two files")
            skills[steps.skill_id] = steps
    general, shared = reader.general(path / "general.toml")
    pairs = reader.pairs(path / "pairs.toml", skills)
    certificates = reader.certificates(path / "certificates.toml")
    near = reader.near(path / "near.toml")
    if not skills:
        reader.problems.append(f"{path.name}: expected files of step texts (*.toml), found none")
    if reader.problems or general is None:
        raise DataError(path.name, reader.problems)
    return StepTexts(MappingProxyType(skills), pairs, certificates, near, general, shared)


class _Reader:
    """Reads the files one by one and gathers their faults."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.problems: list[str] = []

    def skills(self, file: Path) -> Iterator[SkillSteps]:
        tables, lines = self._tables(file)
        for skill_id, table in tables.items():
            where = f"{file.name}:{lines.get(skill_id, 1)} [{skill_id}]"
            found = [*self._id_faults(skill_id), *_table_faults(table), *self._word_faults(skill_id, table)]
            self.problems += [f"{where}: {fault}" for fault in found]
            if not found:
                yield _steps(skill_id, table)

    def general(self, file: Path) -> tuple[SkillSteps | None, str]:
        table = self._tables(file)[0].get("general", {})
        shared = table.pop("shared", "")
        found = [
            *_table_faults(table),
            *_text_faults("shared", shared),
            *_text_faults("new", table.get("new")),
        ]
        self.problems += [f"{file.name} [general]: {fault}" for fault in found]
        return (None, "") if found else (_steps("", table), shared)

    def pairs(self, file: Path, skills: Mapping[str, SkillSteps]) -> Mapping[frozenset[str], PairText]:
        told: dict[frozenset[str], PairText] = {}
        entries = [
            PairText(frozenset(table.get("skills", ())), table.get("shared", ""), table.get("new", {}))
            for table in self._tables(file)[0].get("pair", ())
        ]
        for place, entry in enumerate(entries, start=1):
            held = self._siblings(entry.skills)
            self.problems += [f"{file.name}: pair {place}: {fault}" for fault in _pair_faults(entry, held)]
            for pair in held:
                if pair not in told or len(entry.skills) < len(told[pair].skills):
                    told[pair] = entry
        for skill, sibling in ((s, o) for s in skills for o in self.taxonomy.skills[s].siblings):
            entry_or_none = told.get(frozenset((skill, sibling)))
            if not skills[skill].new and not (entry_or_none and entry_or_none.new.get(skill)):
                self.problems.append(f"[{skill}]: new: expected a text, for what {sibling} does not give")
        return MappingProxyType(told)

    def certificates(self, file: Path) -> Mapping[str, CertificateText]:
        found = {}
        tables, lines = self._tables(file)
        for certificate, table in tables.items():
            where = f"{file.name}:{lines.get(certificate, 1)} [{certificate}]"
            known = self.taxonomy.skills.get(certificate)
            if known is None or known.kind != "certificate":
                self.problems.append(f"{where}: expected the id of a certificate in skills.csv")
            strange = [s for s in table.get("skills", ()) if s not in self.taxonomy.skills]
            faults = [*_text_faults("does", table.get("does")), *_text_faults("not", table.get("not"))]
            self.problems += [f"{where}: skills: {s!r} is not in skills.csv" for s in strange]
            self.problems += [f"{where}: {fault}" for fault in faults]
            if not faults:
                found[certificate] = CertificateText(
                    certificate, tuple(table.get("skills", ())), table["does"], table["not"]
                )
        return MappingProxyType(found)

    def near(self, file: Path) -> Mapping[str, tuple[str, ...]]:
        tables, _ = self._tables(file)
        found = {skill: tuple(ids) for skill, ids in tables.get("near", {}).items()}
        for skill, ids in found.items():
            strange = [i for i in (skill, *ids) if i not in self.taxonomy.skills]
            self.problems += [f"{file.name} [near] {skill}: {i!r} is not in skills.csv" for i in strange]
            if skill in ids or len(set(ids)) != len(ids) or not ids:
                self.problems.append(f"{file.name} [near] {skill}: expected other skills, each once")
        return MappingProxyType(found)

    def _siblings(self, ids: frozenset[str]) -> list[frozenset[str]]:
        skills = self.taxonomy.skills
        return [
            frozenset((a, b)) for a in ids if a in skills for b in skills[a].siblings if b in ids and a < b
        ]

    def _id_faults(self, skill_id: str) -> Iterator[str]:
        skill = self.taxonomy.skills.get(skill_id)
        if skill is None or skill.kind != "skill":
            yield "expected the id of a skill in skills.csv; traits, certificates and conditions have no step"

    def _word_faults(self, skill_id: str, table: Mapping[str, Any]) -> Iterator[str]:
        for term in table.get("terms", ()):
            if skill_id in self.taxonomy.skills and not self._is_read(term, skill_id):
                yield f"terms: {term!r} is not read as this skill"
        if not table.get("terms"):
            yield "terms: expected at least one"

    def _is_read(self, term: str, skill_id: str) -> bool:
        """Return whether a reader finds the skill by `term`, alone or, if ambiguous, among other words."""
        aliases = {a.lstrip("=~+").casefold() for a in self.taxonomy.skills[skill_id].aliases}
        found = {m.skill_id for m in find_mentions(term, self.taxonomy)}
        return skill_id in found or term.casefold() in aliases

    def _tables(self, file: Path) -> tuple[dict[str, Any], dict[str, int]]:
        try:
            text = file.read_text(encoding="utf-8")
            tables = tomllib.loads(text)
        except OSError as error:
            self.problems.append(f"{file.name}: cannot be read: {error.strerror}")
            return {}, {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.problems.append(f"{file.name}: no TOML in UTF-8: {error}")
            return {}, {}
        heads = (re.match(r"\[([^\[\]]+)\]", line) for line in text.splitlines())
        return tables, {head[1]: place for place, head in enumerate(heads, start=1) if head}


def _steps(skill_id: str, table: Mapping[str, Any]) -> SkillSteps:
    parts = [(float(low), float(high)) for low, high in table["hours"]]
    return SkillSteps(
        skill_id=skill_id,
        terms=tuple(table.get("terms", ())),
        new=table.get("new", ""),
        artefacts=tuple(table["artefacts"]),
        effort=Effort(*parts),
        **{name: table[name] for name in _TEXTS},
    )


def _table_faults(table: Mapping[str, Any]) -> Iterator[str]:
    known = {f.name for f in fields(SkillSteps)} - {"skill_id", "effort"} | {"hours"}
    for name in sorted(set(table) - known):
        yield f"{name}: no such field"
    for name in _TEXTS:
        yield from _text_faults(name, table.get(name))
    if "new" in table:
        yield from _text_faults("new", table["new"])
    if BLANK not in str(table.get("line", "")):
        yield f"line: expected blanks ({BLANK}) for what only the person knows"
    artefacts = table.get("artefacts", ())
    if not ARTEFACTS[0] <= len(artefacts) <= ARTEFACTS[1] or not all(artefacts):
        yield f"artefacts: expected {ARTEFACTS[0]} to {ARTEFACTS[1]}, got {len(artefacts)}"
    yield from _hours_faults(table.get("hours", ()))


def _text_faults(name: str, text: object) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield f"{name}: expected a text"
    elif len(text) > MOST_LETTERS:
        yield f"{name}: expected at most {MOST_LETTERS} characters, got {len(text)}"
    elif set(re.findall(r"\{[^}]*\}?", text)) - {_SKILL}:
        yield f"{name}: {_SKILL} is the only name that may stand in braces"


def _hours_faults(hours: Sequence[Sequence[float]]) -> Iterator[str]:
    if len(hours) != len(_PARTS) or any(len(pair) != 2 for pair in hours):
        yield f"hours: expected [related, new] for each of {', '.join(_PARTS)}"
        return
    for part, (low, high) in zip(_PARTS, hours, strict=True):
        if not 0 < low <= high:
            yield f"hours: {part}: expected 0 < related <= new, got {low}, {high}"
    if not sum(low for low, _ in hours) < sum(high for _, high in hours):
        yield "hours: expected fewer in all for someone who does related work"


def _pair_faults(entry: PairText, held: Sequence[frozenset[str]]) -> Iterator[str]:
    yield from _text_faults("shared", entry.shared)
    if not held:
        yield f"skills: no two of {', '.join(sorted(entry.skills))} are siblings in skills.csv"
    for skill, text in entry.new.items():
        if skill not in entry.skills:
            yield f"new: {skill!r} is not one of its skills"
        yield from _text_faults(f"new.{skill}", text)
