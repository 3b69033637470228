"""Options that several commands share, and what they name."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from mlgap.cli._output import tell
from mlgap.errors import DataError
from mlgap.given_files import read_bytes, read_text
from mlgap.types import Cell


def add_cell(parser: Any) -> None:
    parser.add_argument("--segment", help="a segment's id; all of them unless given")
    parser.add_argument("--role", help="a role family's id")
    parser.add_argument("--level", help="a level or level band's id")
    parser.add_argument("--region", help="a country or metro's id")


def add_cv(parser: Any) -> None:
    parser.add_argument("cv", metavar="CV", type=Path)
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="REPORT.json",
        help="a saved report whose corrections, the person's own word, are held to this CV",
    )


def add_market(parser: Any) -> None:
    parser.add_argument(
        "--market", type=Path, metavar="DIR", help="a market built before; the shipped one unless given"
    )


def add_out(parser: Any) -> None:
    parser.add_argument("--out", type=Path, help="a file; standard output unless given")


def cell_of(arguments: Any) -> Cell:
    from mlgap.vocabulary import load_vocabulary

    cell = Cell(arguments.segment, arguments.role, arguments.level, arguments.region)
    return load_vocabulary().check_cell(cell)


def resources_of(arguments: Any) -> Any:
    from mlgap import pipeline

    return pipeline.load_resources(market=arguments.market)


def corrections_of(arguments: Any) -> Any:
    """Return the corrections of the saved report that was named; none where none was."""
    if arguments.corrections is None:
        return ()
    return saved_report(arguments.corrections).profile.corrections


def saved_report(path: Path) -> Any:
    """Return the report saved in a file; its faults are told under the file's own name."""
    from mlgap import reports

    try:
        return reports.from_json(read_text(path))
    except DataError as error:
        raise DataError(path.name, error.problems) from error


def name_unattached(profile: Any) -> None:
    """Say which corrections found no line; the line itself stays unsaid, as all text of a CV does."""
    for c in profile.corrections:
        if not c.attached:
            said = f"{c.skill_id} {c.verdict}" + (f" ({c.grade})" if c.grade else "")
            print(
                f"mlgap: {said} is not counted: no line is like its, or its skill is unknown", file=sys.stderr
            )


def profile_of(path: Path, resources: Any = None) -> Any:
    from mlgap import pipeline

    document = pipeline.read_cv(read_bytes(path), path.name, tell)
    resources = resources or pipeline.load_resources()
    return pipeline.profile_of(document, resources, today=date.today(), progress=tell)
