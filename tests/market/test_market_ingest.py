"""Files of postings as strangers have them: every fault is told with its line, and no valid row is lost."""

from __future__ import annotations

import json
from datetime import date

import pytest

from mlgap.errors import DataError, MlgapError, UnsupportedFormat
from mlgap.market import PostingFile, ReadingOptions, parse_mapping, read_postings

TEXT = (
    "Machine Learning Engineer at Quillfern Labs.\nRequirements:\n- Python and Docker\n"
    "- Experience with Kubernetes, Nomad or ECS\nNice to have:\n- Terraform\n"
    "Benefits:\n- Lunch and a bicycle for everyone who likes to ride to work in the morning"
)
FLAT = TEXT.replace("\n", " ")
LEFT, WITHOUT, KEPT = "left out", "kept without it", "kept"
TODAY = date(2026, 11, 21)


def read(*files, **options):
    """Return (postings, faults) of (name, text or bytes) pairs."""
    faults = []
    held = [PostingFile.of(n, d.encode() if isinstance(d, str) else d) for n, d in files]
    found = list(read_postings(held, faults.append, ReadingOptions(today=TODAY, **options)))
    return found, faults


def table(*rows, header="id,text,title,posted", delimiter=","):
    """Return a CSV of rows; the text of each is quoted."""
    return "\n".join([header.replace(",", delimiter), *rows]) + "\n"


def row(id_, posted="2026-05-03", text=None, delimiter=","):
    return delimiter.join([str(id_), f'"{text or f"{FLAT} {id_}"}"', "ML Engineer", posted])


def told(faults):
    """Return (line, field, reason, outcome) of each fault."""
    return [(f.line, f.field, f.reason, f.outcome) for f in faults]


ROWS = [
    {"id": "1", "description": TEXT, "company": "Hexmoor", "lang": "en"},
    {"id": "2", "description": "short"},
    {"id": "", "description": TEXT},
    {"id": "3", "description": TEXT, "lang": "non-en"},
    {"id": "4", "description": TEXT, "gig_annotation": True},
]


def written(tmp_path, ending):
    import pandas as pd

    path = tmp_path / f"jobs{ending}"
    frame = pd.DataFrame(ROWS)
    if ending == ".csv":
        frame.to_csv(path, index=False)
    elif ending == ".jsonl":
        path.write_text("\n".join(json.dumps(r) for r in ROWS))
    else:
        frame.to_parquet(path)
    return path


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_each_kind_of_file_gives_the_same_postings_and_names_the_bad_rows(tmp_path, ending):
    faults = []
    found = list(read_postings([PostingFile.at(written(tmp_path, ending))], faults.append))
    assert [(p.id, p.employer) for p in found] == [("1", "Hexmoor")]
    assert [(f.field, f.reason, f.outcome) for f in faults] == [
        ("text", "shorter than 100 characters", LEFT),
        ("id", "missing", LEFT),
        ("lang", "not English", LEFT),
        ("crowd_work", "crowd work, not a job", LEFT),
    ]
    breaks = TEXT.count("\n")  # in CSV a text goes over several lines
    in_csv = [3 + breaks, 4 + breaks, 5 + 2 * breaks, 6 + 3 * breaks]
    assert [f.line for f in faults] == (in_csv if ending == ".csv" else [2, 3, 4, 5])


def test_a_file_without_text_says_which_columns_would_do_and_which_there_are():
    with pytest.raises(DataError) as caught:
        read(("jobs.csv", "id,JobText\n1,x\n"))
    assert "jobs.csv:1: text: no column; expected one of text, description" in str(caught.value)
    assert "the columns are 'id', 'JobText'" in str(caught.value)


def test_the_faults_of_all_files_are_told_at_once(tmp_path):
    with pytest.raises(DataError) as caught:
        read(
            ("a.csv", "id,name\n"),
            ("b.csv", ""),
            ("c.xlsx", b"PK\x03\x04"),
            ("d.parquet", b"PAR1 and no more"),
            ("e.csv", table(row(1))),
        )
    said = str(caught.value)
    assert all(name in said for name in ("a.csv:1: text", "b.csv: the file is empty", "a ZIP or Excel file"))
    assert "d.parquet: not a whole Parquet file" in said
    assert "e.csv:" not in said


def test_columns_are_found_by_the_names_they_are_told():
    data = "Ref,JobDescription,Date\n" + f'7,"{TEXT}",2026-05-03\n'
    mapping = parse_mapping(["text=JobDescription,posted=Date", "id=Ref"])
    (found,), faults = read(("jobs.csv", data), columns=mapping)
    assert (found.id, found.posted, faults) == ("7", "2026-05-03", [])


def test_a_told_column_that_is_missing_is_a_fault_and_not_another_column():
    with pytest.raises(DataError, match="posted: no column 'Date'"):
        read(("jobs.csv", table(row(1))), columns={"posted": "Date"})


@pytest.mark.parametrize("told", ["text", "text=", "words=Body", "text=A,text=B"])
def test_a_mapping_that_cannot_be_meant_is_refused(told):
    with pytest.raises(MlgapError, match="--columns"):
        parse_mapping([told])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_header_s(delimiter):
    found, faults = read(("jobs.csv", table(row(1, delimiter=delimiter), delimiter=delimiter)))
    assert ([(p.id, p.title) for p in found], faults) == ([("1", "ML Engineer")], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_unicode_files_are_read_whatever_their_kind(encoding, newline):
    data = table('1,"' + FLAT + '",Café Ünlü,2026-05-03').replace("\n", newline)
    found, faults = read(("jobs.csv", data.encode(encoding)))
    assert ([p.title for p in found], faults) == (["Café Ünlü"], [])


def test_windows_1252_is_read_and_said_and_mixed_files_lose_nothing():
    one = row(1).replace("ML Engineer", "Café €").encode("windows-1252")
    two = row(2).replace("ML Engineer", "Café €").encode()
    found, faults = read(("jobs.csv", b"id,text,title,posted\n" + one + b"\n" + two))
    assert [p.title for p in found] == ["Café €", "Café €"]
    assert [(f.field, f.found, f.outcome) for f in faults] == [("encoding", "2 bytes", KEPT)]


def test_a_cell_of_junk_costs_its_own_row_alone():
    junk = "x" * 9_000_000
    found, faults = read(("jobs.csv", table(row(1), row(2, text=junk), row(3))))
    assert [p.id for p in found] == ["1", "3"]
    assert told(faults) == [(3, "row", "longer than 4,000,000 characters", LEFT)]


def test_junk_with_line_breaks_is_told_once():
    junk = "some words of junk\n" * 300_000
    found, faults = read(("jobs.csv", table(row(1), row(2, text=junk), row(3))))
    assert [p.id for p in found] == ["1", "3"]
    assert [f.line for f in faults] == [3, 4]
    assert faults[1].reason == "left over from the broken row above"


def test_an_open_quote_costs_its_own_row_alone():
    broken = '2,"' + FLAT + ",ML Engineer,2026-05-03"
    found, faults = read(("jobs.csv", table(row(1), broken, row(3), row(4))))
    assert [p.id for p in found] == ["1", "3", "4"]
    assert told(faults) == [(3, "row", "a quote opens and does not close: read on from the next line", LEFT)]


def test_an_open_quote_in_the_last_row_costs_no_other():
    found, faults = read(("jobs.csv", table(row(1), '2,"' + FLAT + ",ML Engineer,2026-05-03")))
    assert [p.id for p in found] == ["1"]
    assert [f.line for f in faults] == [3]


def test_quotes_that_are_not_doubled_are_part_of_the_text():
    found, faults = read(("jobs.csv", table(row(1, text=FLAT + ' the "best" team'), row(2))))
    assert found[0].text == FLAT + ' the "best" team'
    assert found[1].text == f"{FLAT} 2"
    assert [(f.line, f.outcome) for f in faults] == [(2, KEPT)]


def test_a_short_row_keeps_what_it_has_and_a_long_one_is_left_out():
    found, faults = read(("jobs.csv", table(f'1,"{FLAT}"', row(2) + ",more", row(3) + ",,", row(4))))
    assert [(p.id, p.posted) for p in found] == [("1", ""), ("3", "2026-05-03"), ("4", "2026-05-03")]
    assert told(faults)[:2] == [
        (2, "row", "fewer cells than the header", KEPT),
        (3, "row", "more cells than the header", LEFT),
    ]


def test_nul_characters_are_taken_out():
    found, faults = read(("jobs.csv", table(row(1, text="\0" + FLAT.replace(" ", " \0", 1)))))
    assert [p.text for p in found] == [FLAT]
    assert told(faults) == [(2, "text", "NUL characters taken out", KEPT)]


def test_half_a_character_in_json_is_no_crash():
    line = json.dumps({"id": "1", "text": TEXT}).replace("Python", "\\ud800")
    (found,), _ = read(("jobs.jsonl", line))
    assert "���" in found.text
    found.text.encode()


@pytest.mark.parametrize(
    "line", ["{", "[1]", "null", '{"a": 1' + "0" * 5000 + "}", "[" * 100_000, '"text"', "\0"]
)
def test_a_line_that_is_no_object_is_one_row_less(line):
    good = [json.dumps({"id": n, "text": FLAT + str(n)}) for n in (1, 2)]
    found, faults = read(("jobs.jsonl", "\n".join([good[0], line, "", good[1]])))
    assert [p.id for p in found] == ["1", "2"]
    assert [f.line for f in faults] == [2]


@pytest.mark.parametrize(
    ("line", "found"), [("[" * 100_000, "nested too deeply"), ("1" + "0" * 5000, "number too long")]
)
def test_a_line_too_much_for_the_parser_says_why_in_words(line, found):
    _, faults = read(("jobs.jsonl", line))
    assert [(f.reason, f.found) for f in faults] == [("not JSON", found)]


def test_a_json_value_that_is_no_text_is_left_out():
    rows = [{"id": 1, "text": TEXT, "company": {"name": "Hexmoor"}}, {"id": 2, "text": ["a"]}]
    found, faults = read(("jobs.jsonl", "\n".join(map(json.dumps, rows))))
    assert [(p.id, p.employer) for p in found] == [("1", "")]
    assert told(faults) == [
        (1, "employer", "is no single value", WITHOUT),
        (2, "text", "shorter than 100 characters", LEFT),
    ]


def test_the_second_of_two_equal_ids_is_left_out_and_the_first_is_named():
    found, faults = read(("a.csv", table(row(1), row(2))), ("b.csv", table(row(2, text=FLAT + " Twice."))))
    assert [p.id for p in found] == ["1", "2"]
    assert [(f.file, f.line, f.reason, f.found) for f in faults if f.outcome == LEFT] == [
        ("b.csv", 2, "the same as an earlier row's", "a.csv:3")
    ]


def test_equal_texts_are_said_and_both_count():
    found, faults = read(("jobs.csv", table(row(1, text=FLAT), row(2, text=FLAT))))
    assert len(found) == 2
    assert [(f.line, f.field, f.found, f.outcome) for f in faults] == [(3, "text", "jobs.csv:2", KEPT)]


def test_a_file_without_ids_takes_the_row_s_own_content():
    data = "text,title\n" + "".join(f'"{FLAT}",{title}\n' for title in ("A", "B", "A"))
    found, faults = read(("jobs.csv", data))
    assert [p.title for p in found] == ["A", "B"]
    assert (0, "id", "no column; each row's own content stands for it", KEPT) in told(faults)
    again, _ = read(("other.csv", data))
    assert [p.id for p in found] == [p.id for p in again]
    assert len({p.id for p in found}) == 2


DETAILS = [
    {"text": TEXT, "title": "ML Engineer", "Team Size": n, "perks": p} for n, p in ((3, "a"), (4, "b"))
]


def in_each_form(tmp_path, rows):
    """Yield a file of `rows` in each form."""
    import pandas as pd

    frame = pd.DataFrame(rows)
    frame.to_csv(tmp_path / "jobs.csv", index=False)
    frame.to_parquet(tmp_path / "jobs.parquet")
    (tmp_path / "jobs.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return [PostingFile.at(tmp_path / f"jobs.{ending}") for ending in ("csv", "parquet", "jsonl")]


def test_columns_that_hold_no_field_are_named_once_a_file(tmp_path):
    rows = [{"id": n, **row} for n, row in enumerate(DETAILS)]
    for file in in_each_form(tmp_path, rows):
        faults = []
        list(read_postings([file], faults.append))
        told = [(f.file, f.line, f.reason, f.outcome) for f in faults if f.field == "columns"]
        assert told == [(file.name, 0, "not used: 'Team Size', 'perks'", KEPT)]


def test_columns_of_later_lines_and_second_columns_of_a_name_are_named_too():
    lines = [{"id": 1, "text": TEXT}, {"id": 2, "text": FLAT, "perks": 1}]
    _, faults = read(("jobs.jsonl", "\n".join(map(json.dumps, lines))))
    assert [f.reason for f in faults if f.field == "columns"] == ["not used: 'perks'"]
    _, faults = read(("jobs.csv", table(f'1,"{FLAT}",A,B', header="id,text,title,title")))
    assert [f.reason for f in faults] == ["not used: 'title'"]


def test_without_ids_rows_are_the_same_only_where_all_columns_are(tmp_path):
    for file in in_each_form(tmp_path, [*DETAILS, DETAILS[0]]):
        faults = []
        found = list(read_postings([file], faults.append))
        assert len({p.id for p in found}) == len(found) == 2, file.name
        assert [f.field for f in faults if f.outcome == LEFT] == ["id"]


def test_a_row_s_content_is_the_same_in_any_order_of_its_names():
    one, other = DETAILS[0], dict(reversed(DETAILS[0].items()))
    found, _ = read(("jobs.jsonl", json.dumps(one) + "\n" + json.dumps(other)))
    assert len(found) == 1


def test_half_a_character_in_an_unused_column_is_no_crash():
    line = json.dumps({"text": TEXT, "perks": "x", "more": {"a": ["x"]}}).replace('"x"', '"\\ud800"')
    assert len(read(("jobs.jsonl", line))[0]) == 1


def test_no_fault_repeats_the_advert():
    swapped = f'"{FLAT}",1,"{FLAT}","{FLAT}"'
    _, faults = read(("jobs.csv", table(swapped, row(2, posted=f'"{FLAT}"'))))
    assert len(faults) >= 2
    assert all("Python" not in str(f) for f in faults)


def test_other_endings_are_refused_with_the_ones_that_are_read():
    with pytest.raises(UnsupportedFormat, match=r"\.csv, \.jsonl, \.parquet"):
        read(("jobs.docx", b"text"))


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(DataError, match=r"jobs\.csv: no such file"):
        list(read_postings([PostingFile.at(tmp_path / "jobs.csv")], print))
