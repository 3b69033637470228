"""The one composition of all rooms: what the app, the command line and `import mlgap` call."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from mlgap import gaps
from mlgap.adverts import PostingReport, analyse_adverts, analyse_posting
from mlgap.documents import mask_identity, read_document, refuse_short
from mlgap.embedding import Breathing
from mlgap.errors import DataError, DocumentError, MlgapError
from mlgap.evidence import check_bullets, check_cv, correct_profile, extract_profile, level_by_years
from mlgap.extraction import cv_row, posting_row, without_half_characters
from mlgap.market import (
    BuildOptions,
    CheckedClaim,
    EmployerAnswer,
    Fault,
    MarketOverview,
    PostingReader,
    RawPosting,
    answer_employer,
    check_claims,
    load_claims,
    load_reader,
    parse_posting,
)
from mlgap.market import market_overview as _market_overview
from mlgap.market_builds import apart_note, build_market, is_own, own_market
from mlgap.market_side import EVERYWHERE, MarketSide, Part, market_side, shown_segments
from mlgap.pay import NO_SKILL_PAY, YearsCount, annual_midpoint, months_between, pay_picture
from mlgap.resources import Resources, load_resources
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.turns import analysis, in_turn
from mlgap.types import (
    SCHEMA_VERSION,
    BulletCheck,
    Cell,
    Correction,
    CvCheck,
    Document,
    GapReport,
    MarketSnapshot,
    ModelCard,
    PayPicture,
    Profile,
    Reach,
    RoleStanding,
    SegmentReport,
    Step,
    Unlocks,
    Window,
)
from mlgap.vocabulary import DATA, load_vocabulary

__all__ = [
    "EVERYWHERE",
    "FEW_ADVERTS",
    "SAMPLES",
    "Analysed",
    "CohortFile",
    "MarketSide",
    "PostingReport",
    "Resources",
    "analyse",
    "analyse_adverts",
    "analyse_cohort",
    "analyse_posting",
    "apart_note",
    "build_market",
    "checked_claims",
    "compare",
    "corrected",
    "cv_checks",
    "employer_answer",
    "extract",
    "is_own",
    "load_resources",
    "market_overview",
    "market_side",
    "profile_of",
    "reach_of",
    "read_cv",
    "read_text",
    "report_of",
    "roles_of",
    "shown_segments",
    "unlocks_in",
    "with_every_unlock",
    "with_own_market",
]

_Item = TypeVar("_Item")
Progress = Callable[[str], None]
SAMPLES: Mapping[str, Path] = {p.stem: p for p in sorted((DATA / "samples").glob("*.pdf"))}
"""CVs of invented people, by id."""
MONTHS_UNTIL_STALE = 12
FEW_ADVERTS = 50
_STUMBLED = (
    "mlgap stumbled over this file ({}), which is a fault of mlgap and not of the file: save the CV "
    "as another PDF or as plain text and give it again."
)


@dataclass(frozen=True, slots=True)
class CohortFile:
    """One file of a cohort; `problem` says in one sentence why it was not opened, and it has no `data`
    then."""

    name: str
    data: bytes
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Analysed:
    """One file of a cohort: what its CV supports, or the sentence that says why there is nothing.

    `number` counts from 1, `of` how many; `alias` is "CV 01" and so on in the order given. `name` is the
    file's and never leaves the session. `same_as` is the alias of an earlier file with the same bytes or
    text; then there is neither profile nor problem. A full report is `report_of(profile, ...)`: made where
    it is looked at, since 200 of them would fill the memory.
    """

    number: int
    of: int
    name: str
    alias: str
    profile: Profile | None
    problem: str = ""
    same_as: str = ""


def read_cv(data: bytes, name: str, progress: Progress | None = None) -> Document:
    """Return the CV in `data` with direct identifiers masked; raises `DocumentError`."""
    _tell(progress, "reading")
    return _masked(read_document(data, name))


def _masked(document: Document) -> Document:
    with analysis().turn():
        return mask_identity(document)


def read_text(text: str) -> Document:
    """Return a pasted CV with direct identifiers masked; raises `DocumentError` when it is empty."""
    return read_cv(text.encode("utf-8", errors="replace"), "pasted.txt")


@in_turn
def profile_of(
    document: Document, resources: Resources, *, today: date, progress: Progress | None = None
) -> Profile:
    """Return what a masked CV supports; raises `NoTextLayer` for a text too short to be one."""
    refuse_short(document)
    _tell(progress, "finding claims")
    _tell(progress, "embedding")
    breathe = analysis().breathe
    eyes = (resources.taxonomy, resources.requirements, Breathing(resources.embedder, breathe))
    profile = extract_profile(document, *eyes, today=today, pause=breathe)
    return replace(profile, warnings=(*document.warnings, *profile.warnings))


def corrected(
    profile: Profile, corrections: Sequence[Correction], resources: Resources, *, today: date
) -> Profile:
    """Return `profile` under the person's own word; see `mlgap.evidence.correct_profile`.

    Corrections that find no line in this CV are kept in the profile, unattached, and change nothing.
    """
    return correct_profile(profile, corrections, resources.taxonomy, today=today)


@in_turn
def report_of(
    profile: Profile,
    resources: Resources,
    *,
    cell: Cell = EVERYWHERE,
    today: date,
    progress: Progress | None = None,
    side: MarketSide | None = None,
    every_unlock: bool = True,
) -> GapReport:
    """Return how `profile` stands in each segment of `cell`'s role, level and region.

    What the person says of the reading counts where `profile` holds it: pass it through `corrected` first. A
    cell with a segment draws that segment alone. Pass the `side` of the cell to count it once for many CVs;
    without `every_unlock` only that of the whole cell is searched, and `with_every_unlock` adds the others.
    Raises `UnknownId` for ids outside the vocabularies.
    """
    _tell(progress, "comparing")
    side = side if side is not None and side.cell == cell else market_side(resources, cell)
    evidence = gaps.Held(profile, resources.taxonomy)
    segments = tuple(
        gaps.segment_report(p.demand, p.band, evidence, resources.taxonomy, resources.vocabulary)
        for p in side.segments
    )
    told = side.told if every_unlock else side.told[:1]
    unlocks = tuple(_unlocks(told, profile, resources))
    bullets, checks = cv_checks(profile, resources, segments)
    return GapReport(
        schema_version=SCHEMA_VERSION,
        method_version=gaps.METHOD_VERSION,
        snapshot_id=resources.snapshot.id,
        created=today.isoformat(),
        model=ModelCard(resources.embedder.name, resources.embedder.digest, resources.embedder.calibrated),
        cell=cell,
        profile=profile,
        segments=segments,
        roles=roles_of(side, evidence, resources.taxonomy),
        reach=reach_of(side, gaps.held_skills(profile, resources.taxonomy)),
        plan=_plan(unlocks[0], side.whole, profile, resources) if side.whole.demand.demands else (),
        warnings=_warnings(resources, today),
        bullets=bullets,
        checks=checks,
        pay=_pay(cell, profile, segments, resources, today),
        unlocks=unlocks,
    )


@in_turn
def with_every_unlock(report: GapReport, resources: Resources, side: MarketSide) -> GapReport:
    """Return a report that was made without `every_unlock`, of the `side` of its cell, as if made with it."""
    made = {unlocks.segment for unlocks in report.unlocks}
    missing = [part for part in side.told if part.name not in made]
    return replace(report, unlocks=(*report.unlocks, *_unlocks(missing, report.profile, resources)))


@in_turn
def unlocks_in(report: GapReport, segment: str, resources: Resources, side: MarketSide) -> Unlocks | None:
    """Return the sets of skills told of one segment of a report, made or not; None where nothing is told."""
    made = next((u for u in report.unlocks if u.segment == segment), None)
    part = [p for p in side.told if p.name == segment]
    return made or next(_unlocks(part, report.profile, resources), None)


def _unlocks(parts: Iterable[Part], profile: Profile, resources: Resources) -> Iterator[Unlocks]:
    taxonomy = resources.taxonomy
    evidence, held = gaps.Held(profile, taxonomy), gaps.held_skills(profile, taxonomy)
    for part in _one_by_one(parts):
        yield gaps.cell_unlocks(part.demand, part.items, evidence, held, taxonomy)


def _plan(unlocks: Unlocks, whole: Part, profile: Profile, resources: Resources) -> tuple[Step, ...]:
    taxonomy = resources.taxonomy
    held = gaps.held_skills(profile, taxonomy)
    candidates = gaps.plan_candidates(whole.demand, gaps.Held(profile, taxonomy), held, taxonomy)
    steps = gaps.plan_steps(unlocks, whole.items, held, candidates, taxonomy)
    return gaps.advised(steps, whole.demand, profile, gaps.load_steps(taxonomy), taxonomy)


def reach_of(side: MarketSide, held: Collection[str]) -> tuple[Reach, ...]:
    """Return what is within reach in each segment, for someone who holds `held`."""
    return tuple(gaps.find_reach(p.name, p.items, held) for p in side.segments if p.demand.demands)


def roles_of(side: MarketSide, evidence: gaps.Held, taxonomy: Taxonomy) -> tuple[RoleStanding, ...]:
    """Return the standing of each role, most shown first, those of few adverts last.

    Why last: their share swings with a single advert.
    """
    told = [role for found in side.roles if (role := gaps.standing_in_role(found, evidence, taxonomy))]
    told.sort(key=lambda r: (r.n_adverts < FEW_ADVERTS, -r.standing.shown / r.standing.of, r.role_family))
    return tuple(told)


def _one_by_one(items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield the items; between them, whoever came later may go first."""
    for item in items:
        analysis().breathe()
        yield item


def cv_checks(
    profile: Profile, resources: Resources, segments: Sequence[SegmentReport] = ()
) -> tuple[tuple[BulletCheck, ...], tuple[CvCheck, ...]]:
    """Return what the lines of work say, and what was looked for in the CV as a whole.

    The wording is set against those of `segments` that are no roll-up of others, in what each most asks.
    """
    whole = {*resources.vocabulary.segment_rollups, *resources.vocabulary.ids["cut"]}
    asked = {
        s.segment: most
        for s in segments
        if (s.segment not in whole or len(segments) == 1)
        and (most := [g for g in s.gaps if g.demand.asked >= gaps.MOST_ASKED_SHARE])
    }
    bullets = check_bullets(profile, resources.taxonomy)
    return bullets, check_cv(profile, resources.taxonomy, bullets, asked)


def analyse(
    cv: Path | str | bytes,
    *,
    name: str = "",
    cell: Cell = EVERYWHERE,
    today: date | None = None,
    corrections: Sequence[Correction] = (),
    resources: Resources | None = None,
    progress: Progress | None = None,
) -> GapReport:
    """Return the gap report of a CV file (a path, or its bytes with the file's `name`).

    `corrections` are the person's own word, such as those of an earlier report of theirs. Raises
    `DocumentError` for a file that cannot be read, `UnknownId` for a cell outside the vocabularies. Pass
    `resources` to load model and market once for many CVs.
    """
    load_vocabulary().check_cell(cell)
    data, name = (cv, name) if isinstance(cv, bytes) else _read_file(Path(cv))
    today = today or date.today()
    document = read_cv(data, name, progress)
    resources = resources or load_resources()
    profile = profile_of(document, resources, today=today, progress=progress)
    profile = corrected(profile, corrections, resources, today=today)
    return report_of(profile, resources, cell=cell, today=today, progress=progress)


def analyse_cohort(
    files: Sequence[CohortFile | tuple[str, bytes]], resources: Resources, *, today: date
) -> Iterator[Analysed]:
    """Yield one result for each file as soon as it is read, in order; a fault in one loses no other.

    A file with the bytes, or the text, of an earlier one is said to be the same and read no further. Nothing
    of a file is kept but its digests and what is yielded. The report of a profile is the one that its file
    alone would give. Raises `MlgapError` for what is the fault of no file, such as a model that is missing.
    """
    earlier: dict[str, str] = {}
    width = max(2, len(str(len(files))))
    for number, given in enumerate(files, start=1):
        file = given if isinstance(given, CohortFile) else CohortFile(*given)
        one = Analysed(number, len(files), file.name, f"CV {number:0{width}d}", None, file.problem)
        yield one if one.problem else _analysed(one, file, resources, today, earlier)


def _analysed(
    one: Analysed, file: CohortFile, resources: Resources, today: date, earlier: dict[str, str]
) -> Analysed:
    bytes_digest = hashlib.sha256(file.data).hexdigest()
    if bytes_digest in earlier:
        return replace(one, same_as=earlier[bytes_digest])
    try:
        read = read_document(file.data, file.name)
        # before masking: two people who hand in one text under two names are two
        text_digest = hashlib.sha256(" ".join(read.text.split()).encode(errors="replace")).hexdigest()
        same = earlier.get(text_digest, "")
        profile = None if same else profile_of(_masked(read), resources, today=today)
    except DocumentError as error:
        return replace(one, problem=str(error))
    except MlgapError:  # no model, say: no other file would fare better
        raise
    except Exception as error:  # a defect of ours with one file: the others of a class are not lost for it
        return replace(one, problem=_STUMBLED.format(type(error).__name__))
    earlier[bytes_digest] = earlier[text_digest] = same or one.alias
    return replace(one, profile=profile, same_as=same)


def extract(
    rows: Iterable[Mapping[str, Any]], kind: str, resources: Resources, *, today: date
) -> Iterable[dict[str, Any]]:
    """Yield what mlgap reads from each `{id, text, ...}` row, as plain values for JSON lines.

    `kind` is "posting" or "cv"; a CV that cannot be read gives no skills and a "problem". Raises
    `DataError` for a row without id or text.
    """
    reader = load_reader(resources.taxonomy)
    for place, given in enumerate(rows, start=1):
        if not given.get("id") or not isinstance(given.get("text"), str):
            raise DataError("input", [f"input:{place}: expected an object with id and text"])
        row = without_half_characters(given)
        if kind == "posting":
            yield _extracted_posting(row, reader, resources.taxonomy)
        else:
            yield _extracted_cv(row, resources, today)


def with_own_market(
    files: Sequence[tuple[str, bytes]],
    resources: Resources,
    options: BuildOptions,
    *,
    add: bool = False,
    most: int,
) -> tuple[Resources, tuple[Fault, ...]]:
    """Return `resources` with the market of files in memory, and their faults; see `own_market`."""
    snapshot, bands, faults = own_market(files, resources.snapshot, options, add=add, most=most)
    return replace(resources, snapshot=snapshot, bands=bands, skill_pay=NO_SKILL_PAY), faults


def compare(old: GapReport, new: GapReport) -> tuple[gaps.Change, ...]:
    """Return what changed in one person's evidence between two saved reports; empty for equals."""
    return gaps.compare_profiles(old.profile, new.profile, load_taxonomy())


def market_overview(resources: Resources, cell: Cell, window: Window | None = None) -> MarketOverview:
    """Return the market page's counts and the demand of every segment within `cell` and `window`."""
    names = (cell.segment,) if cell.segment else shown_segments(resources.vocabulary)
    return _market_overview(resources.snapshot, cell, names, window=window, groups=resources.groups)


def checked_claims(snapshot: MarketSnapshot) -> tuple[CheckedClaim, ...]:
    """Return what market reports claim, each set against the adverts of `snapshot`."""
    taxonomy = load_taxonomy()
    return check_claims(snapshot, load_claims(taxonomy, load_vocabulary()), taxonomy, annual_midpoint)


def employer_answer(employer: str) -> EmployerAnswer:
    """Return the segment of an employer by name, what it rests on, cuts, industry and number of adverts."""
    return answer_employer(employer)


def _pay(
    cell: Cell, profile: Profile, segments: Sequence[SegmentReport], resources: Resources, today: date
) -> PayPicture:
    industry, whole = profile.industry_years, profile.industry_years + profile.academic_years
    return pay_picture(
        resources.bands,
        resources.skill_pay,
        cell,
        today=today,
        lacking={g.skill_id for s in segments for g in s.gaps if g.status != "shown"},
        years=YearsCount(industry, level_by_years(industry), whole, level_by_years(whole)),
        vocabulary=resources.vocabulary,
    )


def _warnings(resources: Resources, today: date) -> tuple[str, ...]:
    warnings = []
    if is_own(resources.snapshot.id):
        n = len(resources.snapshot.facts)
        warnings.append(
            f"These figures count {n:,} adverts with postings of your own, not the shipped market."
        )
    last = resources.snapshot.window.last
    age = months_between(last, today)
    if age > MONTHS_UNTIL_STALE:
        warnings.append(f"The newest adverts are from {last}, {age} months ago: the market may have moved.")
    if not resources.embedder.calibrated:
        warnings.append(
            f"The model {resources.embedder.name} is not the one the thresholds were chosen for: "
            "skills read from descriptions are less certain."
        )
    return tuple(warnings)


def _extracted_posting(row: Mapping[str, Any], reader: PostingReader, taxonomy: Taxonomy) -> dict[str, Any]:
    told = {key: row[key] for key in ("title", "employer", "location") if isinstance(row.get(key), str)}
    facts = parse_posting(RawPosting(id=str(row["id"]), text=row["text"], **told), reader)
    return posting_row(row["id"], facts, taxonomy)


def _extracted_cv(row: Mapping[str, Any], resources: Resources, today: date) -> dict[str, Any]:
    try:
        profile = profile_of(read_text(row["text"]), resources, today=today)
    except DocumentError as error:
        unread = {"level": "unstated", "years": 0.0, "skills": {}}
        return {"id": row["id"], **unread, "problem": str(error)}
    return cv_row(row["id"], profile, resources.taxonomy)


def _read_file(path: Path) -> tuple[bytes, str]:
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise MlgapError(f"{path.name!r} cannot be opened: {error.strerror}. Check the path.") from error


def _tell(progress: Progress | None, step: str) -> None:
    if progress is not None:
        progress(step)
