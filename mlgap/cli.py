"""`python -m mlgap ...`: thin over the pipeline; bad input is one clear line on stderr and exit code 2."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import IO, Any

from mlgap.errors import DataError, MlgapError
from mlgap.given_files import read_all, read_bytes, read_json_lines, read_stdin, read_text
from mlgap.types import Cell

FORMATS = ("json", "html", "pdf", "md", "csv")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 after one clear sentence about bad input."""
    arguments = _parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except MlgapError as error:
        print(f"mlgap: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mlgap", description="How a CV stands against what employers of machine-learning people ask."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Any], None], about: str, into: Any = commands) -> Any:
        added = into.add_parser(name, help=about, description=about)
        added.set_defaults(run=run)
        return added

    report = command("report", _report, "The gap report of one CV, for every employer segment")
    _add_cv(report)
    _add_cell(report)
    report.add_argument("--format", choices=FORMATS, default="json")
    _add_market(report)
    _add_out(report)

    profile = command(
        "profile", _profile, "What one CV supports: skills, grades, and the lines that prove them"
    )
    _add_cv(profile)
    profile.add_argument("--format", choices=("json", "md"), default="json")

    _add_text(command("text", _text, "The text of one CV as it was read, to look at or to mend in a file"))
    _add_posting(command("posting", _posting, "The facts of adverts, and the gap to each"))

    extract = command("extract", _extract, "Read many CVs or postings, one JSON object a line")
    extract.add_argument("input", metavar="IN.jsonl", type=Path)
    extract.add_argument("--kind", choices=("posting", "cv"), required=True)
    extract.add_argument("--out", type=Path, required=True)

    pay = command("pay", _pay, "The band of posted base pay for a role, level and region")
    _add_cell(pay)
    pay.add_argument("--format", choices=("json", "md"), default="json")
    _add_market(pay)

    cohort = command("cohort", _cohort, "One report for each CV in a folder or ZIP")
    cohort.add_argument("cvs", metavar="DIR|ZIP", type=Path)
    cohort.add_argument("--out", type=Path, required=True)
    _add_cell(cohort)
    _add_market(cohort)

    _add_compare(command("compare", _compare, "What changed between two saved JSON reports of one person"))

    market = command("market", _market_show, "Build a market snapshot, or show the shipped one")
    of_market = market.add_subparsers(required=True, metavar="COMMAND")
    build = command("build", _market_build, "Build a snapshot from CSV, JSONL or Parquet files", of_market)
    build.add_argument("files", metavar="FILE", nargs="+", type=Path)
    build.add_argument("--out", type=Path, required=True)
    _add_build(build)
    show = command("show", _market_show, "What the snapshot holds, per segment", of_market)
    _add_cell(show)
    _add_market(show)
    claims = command("claims", _market_claims, "What market reports claim, checked", of_market)
    claims.add_argument("--format", choices=("json", "md", "csv"), default="md")
    _add_market(claims)
    _add_out(claims)

    employer = command("employer", _market_employer, "Which segment an employer is in", of_market)
    employer.add_argument(
        "name", metavar="NAME", nargs="+", help="one employer; quote a name of several words"
    )
    employer.add_argument("--format", choices=("text", "json"), default="text")

    command("check-data", _check_data, "Check every shipped data file and report all faults at once")
    return parser


def _add_cell(parser: Any) -> None:
    parser.add_argument("--segment", help="a segment's id; all of them unless given")
    parser.add_argument("--role", help="a role family's id")
    parser.add_argument("--level", help="a level or level band's id")
    parser.add_argument("--region", help="a country or metro's id")


def _add_cv(parser: Any) -> None:
    parser.add_argument("cv", metavar="CV", type=Path)
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="REPORT.json",
        help="a saved report whose corrections, the person's own word, are held to this CV",
    )


def _add_text(parser: Any) -> None:
    parser.add_argument("cv", metavar="CV", type=Path)
    parser.add_argument(
        "--masked", action="store_true", help="with who wrote it covered, as all else reads it"
    )
    _add_out(parser)


def _add_compare(parser: Any) -> None:
    parser.add_argument("old", metavar="OLD.json", type=Path)
    parser.add_argument("new", metavar="NEW.json", type=Path)
    parser.add_argument("--format", choices=("json", "md"), default="json")
    _add_market(parser)


def _add_posting(parser: Any) -> None:
    parser.add_argument(
        "postings",
        metavar="FILE",
        nargs="+",
        help="text, HTML, PDF, DOCX, or CSV or JSONL of many; - for standard input; in a text, a line of "
        "===== below an empty one stands between two adverts",
    )
    parser.add_argument("--cv", type=Path)
    parser.add_argument("--employer", default="", help="whose it is; read from its head unless given")
    parser.add_argument("--location", default="", metavar="PLACE", help="where; read from its head as well")
    parser.add_argument("--format", choices=("json", "md", "csv"), default="json")
    _add_market(parser)


def _add_market(parser: Any) -> None:
    parser.add_argument(
        "--market", type=Path, metavar="DIR", help="a market built before; the shipped one unless given"
    )


def _add_build(parser: Any) -> None:
    parser.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar="FIELD=COLUMN,...",
        help="which column holds a field, such as text=JobDescription,posted=Date",
    )
    parser.add_argument(
        "--dates", choices=("day-first", "month-first"), help="how 01/02/2026 is read where no row settles it"
    )
    parser.add_argument("--month", default="", metavar="YYYY-MM", help="when rows without a date were posted")
    parser.add_argument(
        "--base", default="none", metavar="shipped|DIR|none", help="a market whose rows are kept and added to"
    )
    parser.add_argument(
        "--rejected", type=Path, metavar="FILE", help="where faults go; OUT/rejected.csv unless given"
    )
    parser.add_argument("--engine", choices=("serial", "dask"), default="serial")
    parser.add_argument(
        "--work",
        type=Path,
        metavar="DIR",
        help="where what is read so far is kept; a later build uses it again",
    )
    parser.add_argument("--keep", action="store_true", help="keep OUT/.work, for a quick second build")


def _add_out(parser: Any) -> None:
    parser.add_argument("--out", type=Path, help="a file; standard output unless given")


def _cell(arguments: Any) -> Cell:
    from mlgap.vocabulary import load_vocabulary

    cell = Cell(arguments.segment, arguments.role, arguments.level, arguments.region)
    return load_vocabulary().check_cell(cell)


def _progress(step: str) -> None:
    print(f"{step} ...", file=sys.stderr)


def _write(content: str | bytes, out: Path | None) -> None:
    data = content.encode("utf-8") if isinstance(content, str) else content
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    with _writing(out):
        out.write_bytes(data)


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """Turn a refusal of the file system into one clear sentence."""
    try:
        yield
    except OSError as error:
        raise MlgapError(f"{out.name!r} cannot be written: {error.strerror}. Check --out.") from error


def _report(arguments: Any) -> None:
    from mlgap import pipeline, reports

    if arguments.format == "pdf" and arguments.out is None and sys.stdout.isatty():
        raise MlgapError("A PDF cannot be shown in a terminal: give a file with --out.")
    cell = _cell(arguments)
    # without a market of one's own a CV that cannot be read is told before anything is loaded
    resources = _resources(arguments) if arguments.market else None
    report = pipeline.analyse(
        arguments.cv,
        cell=cell,
        corrections=_corrections(arguments),
        resources=resources,
        progress=_progress,
    )
    _name_unattached(report.profile)
    writers: dict[str, Callable[[Any], str | bytes]] = {
        "json": reports.to_json,
        "html": reports.to_html,
        "pdf": reports.to_pdf,
        "md": reports.to_markdown,
        "csv": reports.to_csv,
    }
    _write(writers[arguments.format](report), arguments.out)


def _corrections(arguments: Any) -> Any:
    """Return the corrections of the saved report that was named; none where none was."""
    if arguments.corrections is None:
        return ()
    return _saved_report(arguments.corrections).profile.corrections


def _saved_report(path: Path) -> Any:
    """Return the report saved in a file; its faults are told under the file's own name."""
    from mlgap import reports

    try:
        return reports.from_json(read_text(path))
    except DataError as error:
        raise DataError(path.name, error.problems) from error


def _name_unattached(profile: Any) -> None:
    """Say which corrections found no line; the line itself stays unsaid, as all text of a CV does."""
    for c in profile.corrections:
        if not c.attached:
            said = f"{c.skill_id} {c.verdict}" + (f" ({c.grade})" if c.grade else "")
            print(
                f"mlgap: {said} is not counted: no line is like its, or its skill is unknown", file=sys.stderr
            )


def _profile(arguments: Any) -> None:
    from mlgap import pipeline, reports

    corrections = _corrections(arguments)
    resources = pipeline.load_resources()
    profile = _profile_of(arguments.cv, resources)
    profile = pipeline.corrected(profile, corrections, resources, today=date.today())
    _name_unattached(profile)
    if arguments.format == "json":
        _write(reports.profile_to_json(profile), None)
        return
    bullets, checks = pipeline.cv_checks(profile, resources)
    _write(reports.profile_to_markdown(profile, bullets=bullets, checks=checks), None)


def _profile_of(path: Path, resources: Any = None) -> Any:
    from mlgap import pipeline

    document = pipeline.read_cv(read_bytes(path), path.name, _progress)
    resources = resources or pipeline.load_resources()
    return pipeline.profile_of(document, resources, today=date.today(), progress=_progress)


def _resources(arguments: Any) -> Any:
    from mlgap import pipeline

    return pipeline.load_resources(market=arguments.market)


def _text(arguments: Any) -> None:
    from mlgap import cv_text

    cv = cv_text.read_whole(read_bytes(arguments.cv), arguments.cv.name)
    document = cv.masked if arguments.masked else cv.read
    for sentence in document.warnings:
        print(f"mlgap: {sentence}", file=sys.stderr)
    _write(document.text + "\n", arguments.out)


def _posting(arguments: Any) -> None:
    from mlgap import pipeline, reports

    given = _given_adverts(arguments)
    profile = _profile_of(arguments.cv) if arguments.cv else None
    found = pipeline.analyse_adverts(given, _resources(arguments), profile=profile)
    for advert in found:
        if advert.problem:
            print(f"mlgap: {advert.name} was not read: {advert.problem}", file=sys.stderr)
    alone = found[0].report if len(found) == 1 else None
    if arguments.format == "csv":
        _write(reports.adverts_to_csv(found), None)
    elif arguments.format == "md":
        one = alone and reports.posting_to_markdown(alone, profile)
        _write(one or reports.adverts_to_markdown(found), None)
    else:
        _write(reports.plain_json(alone or found), None)


def _given_adverts(arguments: Any) -> Any:
    """Return the adverts of the files named; standard input is one text among them."""
    from mlgap import adverts

    beside = {"employer": arguments.employer, "location": arguments.location}
    if arguments.postings == ["-"]:
        return adverts.pasted_adverts(read_stdin(), **beside)
    files = [(Path(name).name, read_bytes(Path(name))) for name in arguments.postings]
    return adverts.given_adverts(files, **beside)


def _extract(arguments: Any) -> None:
    from mlgap import pipeline

    rows = read_json_lines(arguments.input)
    resources = pipeline.load_resources()
    # Written aside and moved, so that a fault in the last line does not leave half a file that looks whole.
    part = arguments.out.with_name(arguments.out.name + ".part")
    try:
        with _writing(arguments.out), part.open("w", encoding="utf-8", errors="replace") as out:
            found = pipeline.extract(rows, arguments.kind, resources, today=date.today())
            _write_lines(found, out, len(rows))
        with _writing(arguments.out):
            part.replace(arguments.out)
    finally:
        with suppress(OSError):
            part.unlink()


def _write_lines(rows: Iterable[dict[str, Any]], out: IO[str], total: int) -> None:
    for done, row in enumerate(rows, start=1):
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        if "problem" in row:
            print(f"mlgap: row {done}: {row['problem']}", file=sys.stderr)
        if done % 50 == 0 or done == total:
            print(f"{done} of {total}", file=sys.stderr)


def _pay(arguments: Any) -> None:
    from mlgap import reports
    from mlgap.market import market_folder
    from mlgap.pay import NO_SKILL_PAY, load_bands, pay_picture, salary_band

    bands, cell = load_bands(market_folder(arguments.market) / "bands.parquet"), _cell(arguments)
    band = salary_band(bands, cell)
    if arguments.format == "json":
        _write(reports.plain_json(band), None)
        return
    _write(reports.pay_to_markdown(band, pay_picture(bands, NO_SKILL_PAY, cell, today=date.today())), None)


def _cohort(arguments: Any) -> None:
    from mlgap import pipeline, reports

    cell = _cell(arguments)
    files = sorted(read_all(arguments.cvs))
    if not files:
        raise MlgapError(f"{arguments.cvs.name!r} holds no file: expected a folder or ZIP of CVs.")
    resources = _resources(arguments)
    with _writing(arguments.out):
        arguments.out.mkdir(parents=True, exist_ok=True)
    results = pipeline.analyse_cohort(files, resources, cell=cell, today=date.today(), progress=_progress)
    failed = []
    for number, result in enumerate(results, start=1):
        if result.report is None:
            failed.append(f"{result.name}: {result.problem}")
            continue
        # Numbered, not named: a file name often is the person's name. Which is which is said here alone.
        print(f"cv-{number:03d}.json is of {result.name}", file=sys.stderr)
        for warning in result.report.profile.warnings:
            print(f"  {warning}", file=sys.stderr)
        (arguments.out / f"cv-{number:03d}.json").write_text(reports.to_json(result.report), encoding="utf-8")
    for line in failed:
        print(f"mlgap: {line}", file=sys.stderr)
    print(f"{len(results) - len(failed)} of {len(results)} CVs read", file=sys.stderr)


def _compare(arguments: Any) -> None:
    from mlgap import reports, states

    old, new = (_saved_report(path) for path in (arguments.old, arguments.new))
    found = states.compare_states(old, new, _resources(arguments), today=date.today())
    _write((reports.comparison_to_markdown if arguments.format == "md" else reports.plain_json)(found), None)


def _market_build(arguments: Any) -> None:
    from mlgap import pipeline
    from mlgap.market import MARKET, BuildOptions, parse_mapping, parse_month

    bases = {"none": None, "shipped": MARKET}
    options = BuildOptions(
        columns=parse_mapping(arguments.columns),
        dates=arguments.dates,
        month=parse_month(arguments.month),
        today=date.today(),
        base=bases[arguments.base] if arguments.base in bases else Path(arguments.base),
        engine=arguments.engine,
        work=arguments.work,
        keep=arguments.keep,
        rejected=arguments.rejected,
    )
    with _writing(arguments.out):
        snapshot, faults = pipeline.build_market(arguments.files, arguments.out, options, progress=_progress)
    for line in faults.lines():
        print(f"mlgap: {line}", file=sys.stderr)
    if faults.by_reason:
        print(f"mlgap: each is in {arguments.rejected or arguments.out / 'rejected.csv'}", file=sys.stderr)
    if note := pipeline.apart_note(snapshot):
        print(f"mlgap: {note}", file=sys.stderr)
    print(f"{snapshot.id}: {len(snapshot.facts)} postings, {snapshot.window.first} to {snapshot.window.last}")


def _market_show(arguments: Any) -> None:
    from mlgap import reports
    from mlgap.market import load_snapshot, market_folder, market_overview
    from mlgap.pipeline import shown_segments
    from mlgap.skills import load_taxonomy
    from mlgap.vocabulary import load_vocabulary

    overview = market_overview(
        load_snapshot(market_folder(arguments.market)),
        _cell(arguments),
        shown_segments(load_vocabulary()),
        groups={skill.id: skill.group for skill in load_taxonomy().skills.values()},
    )
    _write(reports.plain_json(overview), None)


def _market_claims(arguments: Any) -> None:
    from mlgap import pipeline, reports
    from mlgap.market import load_snapshot, market_folder

    claims = pipeline.checked_claims(load_snapshot(market_folder(arguments.market)))
    writers: dict[str, Callable[[Any], str]] = {
        "json": reports.plain_json,
        "md": reports.claims_to_markdown,
        "csv": reports.claims_to_csv,
    }
    _write(writers[arguments.format](claims), arguments.out)


def _market_employer(arguments: Any) -> None:
    from mlgap import pipeline, reports

    if not all(name.strip() for name in arguments.name):
        raise MlgapError("An employer's name is empty: expected one such as Stripe.")
    answers = [pipeline.employer_answer(name) for name in arguments.name]
    if arguments.format == "json":
        _write(reports.plain_json(answers if len(answers) > 1 else answers[0]), None)
        return
    for answer in answers:
        _print_employer(answer)


def _print_employer(answer: Any) -> None:
    print(f"{answer.asked}: {answer.segment} ({answer.why})")
    for label, value in (
        ("cuts", ", ".join(answer.cuts)),
        ("industry", answer.industry),
        ("part of", answer.parent),
        ("adverts collected", "" if answer.adverts is None else str(answer.adverts)),
    ):
        if value:
            print(f"  {label}: {value}")


def _check_data(arguments: Any) -> None:
    from mlgap.check import check_data

    for line in check_data():
        print(line)
