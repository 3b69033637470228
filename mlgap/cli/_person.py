"""Commands about one person: `report`, `profile`, `text` and `compare`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mlgap.cli._options import (
    add_cell,
    add_cv,
    add_market,
    add_out,
    cell_of,
    corrections_of,
    name_unattached,
    profile_of,
    resources_of,
    saved_report,
)
from mlgap.cli._output import tell, write, write_csv
from mlgap.errors import MlgapError
from mlgap.given_files import read_bytes

FORMATS = ("json", "html", "pdf", "md", "csv", "handout")


def add(command: Callable[..., Any]) -> None:
    """Add the commands to the parser that `command` adds to."""
    report = command("report", _report, "The gap report of one CV, for every employer segment")
    add_cv(report)
    add_cell(report)
    report.add_argument("--format", choices=FORMATS, default="json")
    add_market(report)
    add_out(report)
    profile = command(
        "profile", _profile, "What one CV supports: skills, grades, and the lines that prove them"
    )
    add_cv(profile)
    profile.add_argument("--format", choices=("json", "md"), default="json")
    _add_text(command("text", _text, "The text of one CV as it was read, to look at or to mend in a file"))
    _add_compare(command("compare", _compare, "What changed between two saved JSON reports of one person"))


def _add_text(parser: Any) -> None:
    parser.add_argument("cv", metavar="CV", type=Path)
    parser.add_argument(
        "--masked", action="store_true", help="with who wrote it covered, as all else reads it"
    )
    add_out(parser)


def _add_compare(parser: Any) -> None:
    parser.add_argument("old", metavar="OLD.json", type=Path)
    parser.add_argument("new", metavar="NEW.json", type=Path)
    parser.add_argument("--format", choices=("json", "md"), default="json")
    add_market(parser)


def _report(arguments: Any) -> None:
    from mlgap import pipeline, reports

    if arguments.format in ("pdf", "handout") and arguments.out is None and sys.stdout.isatty():
        raise MlgapError("A PDF cannot be shown in a terminal: give a file with --out.")
    cell = cell_of(arguments)
    # without a market of one's own a CV that cannot be read is told before anything is loaded
    resources = resources_of(arguments) if arguments.market else None
    report = pipeline.analyse(
        arguments.cv,
        cell=cell,
        corrections=corrections_of(arguments),
        resources=resources,
        progress=tell,
    )
    name_unattached(report.profile)
    writers: dict[str, Callable[[Any], str | bytes]] = {
        "json": reports.to_json,
        "html": reports.to_html,
        "pdf": reports.to_pdf,
        "md": reports.to_markdown,
        "handout": reports.to_handout,
    }
    if arguments.format == "csv":
        write_csv(reports.to_csv(report), arguments.out)
        return
    write(writers[arguments.format](report), arguments.out)


def _profile(arguments: Any) -> None:
    from mlgap import pipeline, reports

    corrections = corrections_of(arguments)
    resources = pipeline.load_resources()
    profile = profile_of(arguments.cv, resources)
    profile = pipeline.corrected(profile, corrections, resources, today=date.today())
    name_unattached(profile)
    if arguments.format == "json":
        write(reports.profile_to_json(profile), None)
        return
    bullets, checks = pipeline.cv_checks(profile, resources)
    write(reports.profile_to_markdown(profile, bullets=bullets, checks=checks), None)


def _text(arguments: Any) -> None:
    from mlgap import cv_text

    cv = cv_text.read_whole(read_bytes(arguments.cv), arguments.cv.name)
    document = cv.masked if arguments.masked else cv.read
    for sentence in document.warnings:
        print(f"mlgap: {sentence}", file=sys.stderr)
    write(document.text + "\n", arguments.out)


def _compare(arguments: Any) -> None:
    from mlgap import reports, states

    old, new = (saved_report(path) for path in (arguments.old, arguments.new))
    found = states.compare_states(old, new, resources_of(arguments), today=date.today())
    write((reports.comparison_to_markdown if arguments.format == "md" else reports.plain_json)(found), None)
