"""Every form of a cohort's figures: read back, safe to open, and about nobody in particular."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile
from dataclasses import replace
from html import escape
from pathlib import Path

import jsonschema
import pytest
from cohort_examples import cohort, resources
from pypdf import PdfReader

from mlgap import reports
from mlgap.cohorts import LEAST_GROUP, CohortSheet, ModuleMap, cohort_picture, compare_cohorts
from mlgap.cohorts._sheets import _without_totals
from mlgap.errors import DataError, MlgapError
from mlgap.pipeline import Analysed

from examples import example_report

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "cohort.schema.json"
MARKUP = "<script>alert(1)</script> Our team served a tram forecast in Docker | behind an API"
SHARED = {i: [MARKUP] for i in range(9, 15)}


@pytest.fixture
def found():
    read = cohort(24, {"docker": 9, "aws": 2, "python": 24, "kubernetes": 6}, SHARED)
    unread = Analysed(25, 26, "Erika Geheim.pdf", "CV 25", None, "The file is empty: expected a CV.")
    return [*read, unread, Analysed(26, 26, "Otto Geheim.pdf", "CV 26", None, same_as="CV 01")]


@pytest.fixture
def picture(found, today):
    taught = ModuleMap(
        (("=cmd|' /C calc'!A0", ("docker", "aws")), ("<b>Data</b>", ("spark",))), ("line 9: x",)
    )
    return cohort_picture(found, resources(), today=today, modules=taught)


@pytest.fixture
def comparison(picture, today):
    earlier = cohort_picture(cohort(24, {"docker": 7, "kubernetes": 9}), resources(), today=today)
    return compare_cohorts(earlier, picture)


def texts(picture, comparison):
    """Return every export as text, by its form."""
    pdf = PdfReader(io.BytesIO(reports.cohort_to_pdf(picture, comparison)))
    return {
        "json": reports.cohort_to_json(picture),
        "csv": reports.cohort_to_csv(picture).decode("utf-8-sig"),
        "md": reports.cohort_to_markdown(picture, comparison),
        "html": reports.cohort_to_html(picture, comparison),
        "pdf": "\n".join(page.extract_text() for page in pdf.pages),
    }


def test_json_reads_back_to_the_same_value_and_follows_its_schema(picture):
    text = reports.cohort_to_json(picture)
    assert reports.cohort_from_json(text) == picture
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_published_schema_is_current():
    assert SCHEMA.read_text(encoding="utf-8") == reports.cohort_schema(), (
        "the types changed: write mlgap.reports.cohort_schema() to docs/cohort.schema.json"
    )


def test_every_form_says_why_it_must_not_be_used_on_people(picture, comparison):
    for form, text in texts(picture, comparison).items():
        if form == "json":
            continue
        plain = " ".join(text.replace("\\", "").split())
        assert "admit, grade or stream" in plain, form
        assert "EU AI Act" in plain, form


def test_no_form_holds_a_file_name_or_says_whose_a_line_is(picture, comparison):
    aliases = re.compile(r"CV \d\d")
    for form, text in texts(picture, comparison).items():
        assert "Secretname" not in text, form
        assert "Geheim" not in text, form
        assert set(aliases.findall(text)) <= {"CV 25", "CV 26", "CV 01"}, form


def people_counts(value, path="$"):
    """Yield (path, number) of every number in a cohort that is not about adverts."""
    if dataclasses.is_dataclass(value):
        kind = type(value).__name__
        if kind in ("Demand", "ModelCard", "Window", "Cell"):
            return
        for field in dataclasses.fields(value):
            yield from people_counts(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from people_counts(item, f"{path}[{i}]")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def test_every_number_of_people_has_five_on_either_side(picture):
    numbers = dict(people_counts(picture))
    whole = {"$.n_given", "$.n_read"}
    about_people = {
        path: n
        for path, n in numbers.items()
        if path not in whole and not re.search(r"n_adverts|n_employers", path)
    }
    assert len(about_people) >= 6
    for path, n in about_people.items():
        assert LEAST_GROUP <= n <= picture.n_read - LEAST_GROUP, path


def test_every_number_of_people_in_a_comparison_has_five_on_either_side(comparison):
    told = [c for c in comparison.changes if c.before is not None]
    assert told
    for change in told:
        assert LEAST_GROUP <= change.before <= comparison.earlier_read - LEAST_GROUP
        assert LEAST_GROUP <= change.after <= comparison.later_read - LEAST_GROUP
        assert abs(change.after - change.before) >= LEAST_GROUP


def test_every_count_in_words_has_five_on_either_side(picture, comparison):
    counts = re.compile(r"\b(\d+) of 24\b")
    for form, text in texts(picture, comparison).items():
        told = [int(n) for n in counts.findall(text)]
        assert form == "json" or told, form
        # "under 5 of 24" is how a withheld count is said
        assert {n for n in told if not LEAST_GROUP <= n <= 24 - LEAST_GROUP} == set(), form


def test_no_table_has_a_row_for_a_person(picture, comparison):
    from mlgap.reports._cohort_tables import cohort_tables

    tables = cohort_tables(picture, reports.words_for(), comparison)
    with_aliases = [t.title for t in tables if any("CV " in row.cells[0] for row in t.rows)]
    assert with_aliases == ["Files that are not counted"]
    assert not [
        c for t in tables for c in t.columns if re.search(r"total|score|rank|grade", c, re.IGNORECASE)
    ]


def test_the_csv_runs_no_formula_and_holds_a_row_for_each_thing_asked(picture):
    rows = list(csv.reader(io.StringIO(reports.cohort_to_csv(picture).decode("utf-8-sig"))))
    assert len(rows) - 1 == sum(len(s.demands) for s in picture.segments)
    cells = [cell for row in rows for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_markup_in_lines_and_modules_stays_text(picture, comparison):
    page = reports.cohort_to_html(picture, comparison)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;Data&lt;/b&gt;" in page
    assert "<script" not in reports.cohort_to_markdown(picture, comparison).replace("\\<", "")


def test_the_html_asks_for_nothing_from_anywhere(picture, comparison):
    page = reports.cohort_to_html(picture, comparison)
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page.split("</style>")[1])


def test_the_pdf_draws_its_bars_and_is_the_same_each_time(picture, comparison):
    one, other = (reports.cohort_to_pdf(picture, comparison) for _ in range(2))
    assert one == other
    assert "8 of" not in texts(picture, comparison)["pdf"]
    content = PdfReader(io.BytesIO(one)).pages[0].get_contents().get_data()
    assert content.count(b" re") > 3


def test_a_module_of_very_many_skills_goes_on_over_the_pages_of_the_pdf(found, today):
    skills = tuple(list(resources().taxonomy.skills)[:300])
    taught = ModuleMap((("Data", skills), ("Long " * 3_000, skills[:2])), ())
    pdf = reports.cohort_to_pdf(cohort_picture(found, resources(), today=today, modules=taught))
    told = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    label = resources().taxonomy.skills[skills[-1]].label
    assert label in told


def broken(picture, **changes):
    return reports.cohort_to_json(replace(picture, **changes))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '"x"',
        "[" * 100_000,
        '{"form": "mlgap cohort 1"}',
        '{"form": 7}',
        "{'a': 1}",
        "1e999",
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_saved_cohort_is_refused_in_a_few_sentences(text):
    with pytest.raises(DataError) as error:
        reports.cohort_from_json(text)
    assert len(str(error.value)) < 3_000


def test_a_file_that_tells_of_under_five_is_refused(picture):
    told = next(c for c in picture.skills if c.shown is not None)
    for wrong in (
        replace(told, shown=2),
        replace(told, shown=23),
        replace(told, shown=None),
        replace(told, parts=told.parts[:1]),
    ):
        with pytest.raises(MlgapError, match="under 5 people"):
            reports.cohort_from_json(broken(picture, skills=(wrong,), gaps=()))
    with pytest.raises(MlgapError, match="counted"):
        reports.cohort_from_json(broken(picture, counted=False))
    with pytest.raises(MlgapError, match="segments"):
        reports.cohort_from_json(broken(picture, segments=()))


def test_sheets_are_files_by_alias_for_the_person_and_hold_no_total():
    report = _without_totals(example_report())
    sheet = CohortSheet("CV 07", report, (0,))
    names = [name for name, _ in reports.sheet_files(sheet)]
    assert names == ["CV 07.html", "CV 07.json"]
    data = reports.cohort_sheets_zip([sheet])
    assert data == reports.cohort_sheets_zip([sheet])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page, saved = (archive.read(name).decode() for name in names)
    assert "for the person whose CV it is" in page
    assert escape(report.profile.claims[0].text) in page
    outside_adverts = re.sub(r"[\d,]+ of [\d,]+ (?:adverts|employers)", "", page)
    assert "Lines of work that could say more" in page
    assert not re.search(r"\d+ of \d+|\d+ / \d+|\d+ skills|most asked this CV", outside_adverts)
    again = reports.from_json(saved)
    assert again == report
    assert (again.roles, again.reach, again.unlocks) == ((), (), ())
    assert all(segment.standings == () for segment in again.segments)
