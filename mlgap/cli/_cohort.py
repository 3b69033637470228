"""The command about many CVs: `cohort`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mlgap.cli._options import add_cell, add_market, cell_of, resources_of
from mlgap.cli._output import write, writing
from mlgap.errors import DataError, MlgapError
from mlgap.given_files import read_bytes, read_text

_SHEET = re.compile(r"cv-\d{3,}\.(?:html|json)")
_OF_SHEETS = {".html": "<title>What adverts ask and what this CV shows", ".json": '"method_version"'}
"""What stands in a sheet, so that a file of other making with such a name is let alone."""


def add(command: Callable[..., Any]) -> None:
    """Add the command to the parser that `command` adds to."""
    cohort = command("cohort", _cohort, "What many CVs show against early-career adverts, and sheets")
    cohort.add_argument("cvs", metavar="DIR|ZIP", type=Path)
    cohort.add_argument("--out", type=Path, required=True)
    cohort.add_argument(
        "--modules", type=Path, metavar="CSV", help="which module teaches what: columns module and skill"
    )
    cohort.add_argument(
        "--earlier", type=Path, metavar="COHORT.json", help="an earlier cohort.json, to tell what changed"
    )
    add_cell(cohort)
    add_market(cohort)


def _cohort(arguments: Any) -> None:
    from dataclasses import replace

    from mlgap import cohorts, pipeline
    from mlgap.embedding import Remembering

    cell = cell_of(arguments)
    cell = cell if arguments.level else replace(cell, level=cohorts.EARLY.level)
    earlier = _earlier(arguments.earlier) if arguments.earlier else None
    files = cohorts.cohort_files(_given(arguments.cvs, arguments.out))
    modules = _modules(arguments.modules) if arguments.modules else None
    with writing(arguments.out):
        arguments.out.mkdir(parents=True, exist_ok=True)
        _clear_sheets(arguments.out)
    resources, today = resources_of(arguments), date.today()
    resources = replace(resources, embedder=Remembering(resources.embedder))
    found = []
    for one in pipeline.analyse_cohort(files, resources, today=today):
        _tell(one)
        found.append(one)
    n_read = sum(one.profile is not None for one in found)
    if not n_read:
        raise MlgapError(f"None of the {len(found)} files could be read as a CV: see the lines above.")
    picture = cohorts.cohort_picture(
        found, resources, cell=cell, today=today, modules=modules, earlier=earlier
    )
    _write_figures(picture, cohorts.compare_cohorts(earlier, picture) if earlier else None, arguments.out)
    _write_sheets(cohorts.cohort_sheets(found, resources, cell=cell, today=today), n_read, arguments.out)
    for text in (*picture.warnings, *(f"the module file, {p}" for p in picture.module_problems)):
        print(f"mlgap: {text}", file=sys.stderr)
    print(f"{n_read} of {len(found)} CVs read", file=sys.stderr)


def _given(place: Path, out: Path) -> list[tuple[str, bytes]]:
    """Return the files of a folder and the folders in it, or the one file named; raises `MlgapError`.

    Hidden ones are left aside, and so is `out`, which may stand in it with the sheets of an earlier run.
    """
    if not place.is_dir():
        return [(place.name, read_bytes(place))]
    found = [
        (p.relative_to(place).as_posix(), read_bytes(p))
        for p in sorted(place.rglob("*"))
        if p.is_file()
        and not any(part[0] == "." for part in p.relative_to(place).parts)
        and (_is_same(out, place) or not p.resolve().is_relative_to(out.resolve()))
    ]
    if not found:
        raise MlgapError(f"{place.name!r} holds no file: expected a folder or ZIP of CVs.")
    return found


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _clear_sheets(out: Path) -> None:
    """Remove the sheets of an earlier run: whoever finds one more than there are CVs takes it for theirs."""
    old = [p for p in out.glob("cv-*") if _SHEET.fullmatch(p.name) and p.is_file() and _is_ours(p)]
    for path in old:
        path.unlink()
    if old:
        print(f"mlgap: {len(old)} files of the sheets of an earlier run were removed", file=sys.stderr)


def _is_ours(path: Path) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace")
    return _OF_SHEETS[path.suffix] in text


def _earlier(path: Path) -> Any:
    """Return the cohort saved in a file; its faults are told under the file's own name."""
    from mlgap import reports

    try:
        return reports.cohort_from_json(read_text(path))
    except DataError as error:
        raise DataError(path.name, error.problems) from error


def _modules(path: Path) -> Any:
    from mlgap import cohorts
    from mlgap.skills import load_taxonomy

    try:
        return cohorts.read_modules(read_bytes(path), load_taxonomy())
    except DataError as error:
        raise DataError(path.name, error.problems) from error


def _tell(one: Any) -> None:
    """Say how one file went. Which alias is which file is said here alone: a name often is the person's."""
    place = f"{one.number} of {one.of}"
    if one.problem:
        print(f"{place}: mlgap: {one.name} ({one.alias}) was not read: {one.problem}", file=sys.stderr)
        return
    if one.same_as:
        print(f"{place}: {one.name} ({one.alias}) is the same CV as {one.same_as}", file=sys.stderr)
        return
    print(f"{place}: cv-{one.number:03d} ({one.alias}) is of {one.name}", file=sys.stderr)
    for warning in one.profile.warnings:
        print(f"  {warning}", file=sys.stderr)


def _write_figures(picture: Any, comparison: Any, out: Path) -> None:
    from mlgap import reports

    write(reports.cohort_to_json(picture), out / "cohort.json")
    write(reports.cohort_to_csv(picture), out / "cohort.csv")
    write(reports.cohort_to_markdown(picture, comparison), out / "cohort.md")
    write(reports.cohort_to_html(picture, comparison), out / "cohort.html")
    write(reports.cohort_to_pdf(picture, comparison), out / "cohort.pdf")


def _write_sheets(sheets: Any, n: int, out: Path) -> None:
    from mlgap import reports

    for done, sheet in enumerate(sheets, start=1):
        stem = out / f"cv-{int(sheet.alias.split()[1]):03d}"
        write(reports.to_json(sheet.report), stem.with_suffix(".json"))
        write(reports.cohort_sheet_html(sheet), stem.with_suffix(".html"))
        if done % 10 == 0 or done == n:
            print(f"sheet {done} of {n}", file=sys.stderr)
