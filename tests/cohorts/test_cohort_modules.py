"""Module files: what is understood, what is said of the rest, and what is refused in one sentence."""

from __future__ import annotations

import pytest
from cohort_examples import cohort, resources

from mlgap.cohorts import cohort_picture, read_modules
from mlgap.errors import DataError, MlgapError
from mlgap.skills import load_taxonomy


def read(text, encoding="utf-8"):
    return read_modules(text.encode(encoding), load_taxonomy())


def test_skills_are_known_by_id_label_and_other_spellings():
    found = read("module,skill\nA,python\nA,Git version control\nB,k8s\nB,Scikit Learn\nA,python\n")
    assert found.modules == (("A", ("python", "git")), ("B", ("kubernetes", "scikit-learn")))
    assert found.problems == ()


def test_unknown_skills_are_said_with_their_line_and_lose_nothing_else():
    found = read("module,skill\nA,python\nA,cookery\n,docker\nB,docker\n")
    assert found.modules == (("A", ("python",)), ("B", ("docker",)))
    assert [p.split(":")[0] for p in found.problems] == ["line 3", "line 4"]
    assert "'cookery'" in found.problems[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_files_of_spreadsheets_are_read_as_they_come(encoding, sign, end):
    text = end.join(
        f"{a}{sign}{b}" for a, b in (("Skill", "Module"), ("docker", "In service"), ("sql", "Data"))
    )
    assert read(text, encoding).modules == (("In service", ("docker",)), ("Data", ("sql",)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"module,skill\n",
        b"name,tool\nA,python\n",
        b"\xff\xfe\xfa\x00broken",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04 a workbook",
        b"module,skill\nA," + b"x" * 2_000_000,
        b"module,skill\n" + b"A,python\n" * 6_000,
        b"module,skill\n" + b"\n" * 900_000,
        b'module,skill\nA,"' + b"x" * 200_000,
        b"module,skill\nA," + b";" * 900_000,
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_such_csv_is_refused_in_a_few_lines(data):
    try:
        found = read_modules(data, load_taxonomy())
    except MlgapError as error:
        assert len(str(error)) < 9_000
    else:
        assert len(found.problems) <= 51


def test_a_module_name_of_markup_or_formulas_stays_text():
    with pytest.raises(DataError):
        read("module,skill\n=1+1,cookery\n")
    found = read("module,skill\n=HYPERLINK(1)\u202e<b>,python\n")
    assert found.modules == (("=HYPERLINK(1) <b>", ("python",)),)


def test_modules_part_what_they_teach_by_what_is_asked_and_shown(today):
    taught = read(
        "module,skill\nData,docker\nData,aws\nData,mlflow\nData,cobol\nData,tableau\nOther,python\n"
    )
    found = cohort_picture(cohort(20, {"docker": 3, "aws": 10}), resources(), today=today, modules=taught)
    data, other = found.modules
    assert (data.module, data.few, data.told) == ("Data", ("docker", "mlflow"), ("aws",))
    assert "tableau" in data.unasked
    assert other.few == ("python",)
    (gap,) = [g for g in found.gaps if g.segment == "all" and g.demand.what == "docker"]
    assert gap.modules == ("Data",)
    assert found.module_problems == taught.problems
