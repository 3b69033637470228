"""Commands about the market: `pay`, `market ...` and `check-data`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mlgap.cli._options import add_cell, add_market, add_out, cell_of
from mlgap.cli._output import tell, write, write_csv, writing
from mlgap.errors import MlgapError


def add(command: Callable[..., Any]) -> None:
    """Add the commands to the parser that `command` adds to."""
    pay = command("pay", _pay, "The band of posted base pay for a role, level and region")
    add_cell(pay)
    pay.add_argument("--format", choices=("json", "md"), default="json")
    add_market(pay)
    market = command("market", _market_show, "Build a market snapshot, or show the shipped one")
    of_market = market.add_subparsers(required=True, metavar="COMMAND")
    build = command("build", _market_build, "Build a snapshot from CSV, JSONL or Parquet files", of_market)
    build.add_argument("files", metavar="FILE", nargs="+", type=Path)
    build.add_argument("--out", type=Path, required=True)
    _add_build(build)
    show = command("show", _market_show, "What the snapshot holds, per segment", of_market)
    add_cell(show)
    add_market(show)
    claims = command("claims", _market_claims, "What market reports claim, checked", of_market)
    claims.add_argument("--format", choices=("json", "md", "csv"), default="md")
    add_market(claims)
    add_out(claims)
    employer = command("employer", _market_employer, "Which segment an employer is in", of_market)
    employer.add_argument(
        "name", metavar="NAME", nargs="+", help="one employer; quote a name of several words"
    )
    employer.add_argument("--format", choices=("text", "json"), default="text")
    command("check-data", _check_data, "Check every shipped data file and report all faults at once")


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


def _pay(arguments: Any) -> None:
    from mlgap import reports
    from mlgap.market import market_folder
    from mlgap.pay import NO_SKILL_PAY, load_bands, pay_picture, salary_band

    bands, cell = load_bands(market_folder(arguments.market) / "bands.parquet"), cell_of(arguments)
    band = salary_band(bands, cell)
    if arguments.format == "json":
        write(reports.plain_json(band), None)
        return
    write(reports.pay_to_markdown(band, pay_picture(bands, NO_SKILL_PAY, cell, today=date.today())), None)


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
    with writing(arguments.out):
        snapshot, faults = pipeline.build_market(arguments.files, arguments.out, options, progress=tell)
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
        cell_of(arguments),
        shown_segments(load_vocabulary()),
        groups={skill.id: skill.group for skill in load_taxonomy().skills.values()},
    )
    write(reports.plain_json(overview), None)


def _market_claims(arguments: Any) -> None:
    from mlgap import pipeline, reports
    from mlgap.market import load_snapshot, market_folder

    claims = pipeline.checked_claims(load_snapshot(market_folder(arguments.market)))
    if arguments.format == "csv":
        write_csv(reports.claims_to_csv(claims), arguments.out)
        return
    writers: dict[str, Callable[[Any], str]] = {
        "json": reports.plain_json,
        "md": reports.claims_to_markdown,
    }
    write(writers[arguments.format](claims), arguments.out)


def _market_employer(arguments: Any) -> None:
    from mlgap import pipeline, reports

    if not all(name.strip() for name in arguments.name):
        raise MlgapError("An employer's name is empty: expected one such as Stripe.")
    answers = [pipeline.employer_answer(name) for name in arguments.name]
    if arguments.format == "json":
        write(reports.plain_json(answers if len(answers) > 1 else answers[0]), None)
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
