"""The command about many CVs: `cohort`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mlgap.cli._options import add_cell, add_market, cell_of, resources_of
from mlgap.cli._output import tell, writing
from mlgap.errors import MlgapError
from mlgap.given_files import read_all


def add(command: Callable[..., Any]) -> None:
    """Add the command to the parser that `command` adds to."""
    cohort = command("cohort", _cohort, "One report for each CV in a folder or ZIP")
    cohort.add_argument("cvs", metavar="DIR|ZIP", type=Path)
    cohort.add_argument("--out", type=Path, required=True)
    add_cell(cohort)
    add_market(cohort)


def _cohort(arguments: Any) -> None:
    from mlgap import pipeline, reports

    cell = cell_of(arguments)
    files = sorted(read_all(arguments.cvs))
    if not files:
        raise MlgapError(f"{arguments.cvs.name!r} holds no file: expected a folder or ZIP of CVs.")
    resources = resources_of(arguments)
    with writing(arguments.out):
        arguments.out.mkdir(parents=True, exist_ok=True)
    results = pipeline.analyse_cohort(files, resources, cell=cell, today=date.today(), progress=tell)
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
