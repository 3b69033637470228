"""Every CSV that mlgap writes: opened by a spreadsheet as text, and never as a formula."""

import ast
import csv
import dataclasses
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import mlgap
from mlgap import reports
from mlgap.adverts import AnalysedAdvert
from mlgap.csv_cells import csv_file, csv_of, csv_text, safe_cell
from mlgap.market import Fault, fault_rows
from mlgap.market._builds.faults import FaultFile

from examples import SKILL_LABELS, example_report

_STARTS = (
    "=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", '"=1', "'=1", "“=1", "\ufeff=1",
    "\u200b=1", "＝1", "＋1", "a;=1", "a\t=1", "a\n=1", "a\r=1", 'x",=1', "=HYPERLINK(1)",
    "\u00a0@x", "\0=1",
)  # fmt: skip
_RUNS = re.compile(r"^[\s\ufeff\u200b\0\"“]*[=+\-@＝＋－＠]")


def runs(cell: str) -> bool:
    """Whether a spreadsheet may run a cell, whatever sign it takes for the end of one."""
    return any(_RUNS.match(part) for part in re.split(r"[;\t\r\n]", cell))


@pytest.mark.parametrize("text", _STARTS)
def test_no_start_of_a_formula_is_left(text: str) -> None:
    assert not runs(str(safe_cell(text)))
    rows = list(csv.reader(io.StringIO(csv_text(["a", text], [[text, "b"]]), newline="")))
    assert [len(row) for row in rows] == [2, 2]
    assert not any(runs(cell) for row in rows for cell in row)


@pytest.mark.parametrize(
    "cell", [1, -1, 0.5, -0.5, None, True, "C#", "a-b", "p95 = 3", "mail@place", "", "5 - 3"]
)
def test_numbers_and_plain_text_stay_as_they_are(cell: object) -> None:
    assert safe_cell(cell) == cell


def _report(text: str) -> str:
    report = example_report()
    evidence = tuple(dataclasses.replace(e, quote=text) for e in report.profile.evidence)
    segments = tuple(dataclasses.replace(s, dropped=(text,)) for s in report.segments)
    profile = dataclasses.replace(report.profile, evidence=evidence)
    report = dataclasses.replace(report, profile=profile, segments=segments)
    return reports.to_csv(report, dict.fromkeys(SKILL_LABELS, text))


def _faults(text: str) -> str:
    out = io.StringIO(newline="")
    write = FaultFile(out)
    write(Fault(text, 1, text, text, text, text))
    return out.getvalue()


def _adverts(text: str) -> str:
    return reports.adverts_to_csv([AnalysedAdvert(text, None, text)])


def _market_figure(text: str) -> str:
    return reports.csv_bytes(({text: text, "n": -1},), {"choice": text}).decode("utf-8-sig")


def _faults_on_the_page(text: str) -> str:
    return csv_of(fault_rows([Fault(text, 1, text, text, text, text)]))


WRITERS: dict[str, Callable[[str], str]] = {
    "a report": _report,
    "faults of postings": _faults,
    "faults on the page": _faults_on_the_page,
    "adverts": _adverts,
    "a figure of the market": _market_figure,
}


@pytest.mark.parametrize("text", _STARTS)
@pytest.mark.parametrize("name", WRITERS)
def test_no_writer_leaves_a_cell_that_a_spreadsheet_runs(name: str, text: str) -> None:
    rows = list(csv.reader(io.StringIO(WRITERS[name](text), newline="")))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if runs(cell) and not _is_number(cell)]


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?(e-\d+)?", cell))


def test_csv_is_written_in_one_place_alone() -> None:
    package = Path(mlgap.__file__).parent
    inspected, writers = 0, set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            inspected += isinstance(node, ast.Attribute)
            named: Any = node.attr if isinstance(node, ast.Attribute) else ""
            if named in {"writer", "DictWriter"} or (named == "to_csv" and _of_a_table(node)):
                writers.add(path.name)
    assert inspected > 1000
    assert writers == {"csv_cells.py"}


def _of_a_table(node: Any) -> bool:
    return not (isinstance(node.value, ast.Name) and node.value.id == "reports")


def test_a_file_starts_with_the_mark_that_spreadsheets_need_to_read_accents() -> None:
    assert csv_file("ż").startswith(b"\xef\xbb\xbf")
    assert csv_file("ż").decode("utf-8-sig") == "ż"


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\t", " ", "\u00a0", "'", "\u200b"])
def test_many_blank_signs_cost_no_more_than_other_text(sign):
    text = f"a{sign * 200_000}b"
    assert safe_cell(text) == text
    assert str(safe_cell(f"a\n{sign * 200_000}=1")).endswith("'=1")
