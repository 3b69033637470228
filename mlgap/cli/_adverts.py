"""Commands about adverts and rows of text: `posting` and `extract`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO, Any

from mlgap.cli._options import add_market, profile_of, resources_of
from mlgap.cli._output import write, write_csv, writing
from mlgap.given_files import read_bytes, read_json_lines, read_stdin


def add(command: Callable[..., Any]) -> None:
    """Add the commands to the parser that `command` adds to."""
    _add_posting(command("posting", _posting, "The facts of adverts, and the gap to each"))
    extract = command("extract", _extract, "Read many CVs or postings, one JSON object a line")
    extract.add_argument("input", metavar="IN.jsonl", type=Path)
    extract.add_argument("--kind", choices=("posting", "cv"), required=True)
    extract.add_argument("--out", type=Path, required=True)


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
    add_market(parser)


def _posting(arguments: Any) -> None:
    from mlgap import pipeline, reports

    given = _given_adverts(arguments)
    profile = profile_of(arguments.cv) if arguments.cv else None
    found = pipeline.analyse_adverts(given, resources_of(arguments), profile=profile)
    for advert in found:
        if advert.problem:
            print(f"mlgap: {advert.name} was not read: {advert.problem}", file=sys.stderr)
    alone = found[0].report if len(found) == 1 else None
    if arguments.format == "csv":
        write_csv(reports.adverts_to_csv(found), None)
    elif arguments.format == "md":
        one = alone and reports.posting_to_markdown(alone, profile)
        write(one or reports.adverts_to_markdown(found), None)
    else:
        write(reports.plain_json(alone or found), None)


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
        with writing(arguments.out), part.open("w", encoding="utf-8", errors="replace") as out:
            found = pipeline.extract(rows, arguments.kind, resources, today=date.today())
            _write_lines(found, out, len(rows))
        with writing(arguments.out):
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
