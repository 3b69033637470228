from __future__ import annotations

from pathlib import Path

import pytest

from mlgap.errors import DataError
from mlgap.market._reading.employers import load_employers, segment_from_table
from mlgap.market._reading.place import load_places
from mlgap.market._reading.platform import load_platform_cues
from mlgap.market._reading.posting import employer_identity, normalise_employer, segment_of
from mlgap.market._reading.titles import load_titles
from tests.market.posting_reader import facts_of, reader

HEADER = "key,names_seen,adverts,segment,cuts,industry,parent,confidence,basis,note\n"


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "employers.csv"
    path.write_text(HEADER + "\n".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Dragonfruit, Inc.", "dragonfruit"),
        ("Dragonfruit GmbH & Co. KG", "dragonfruit"),
        ("Dragonfruit (DF) Ltd", "dragonfruit"),
        ("Dragonfruit | We are hiring", "dragonfruit"),
        ("DRAGONFRUIT®", "dragonfruit"),
        ("Inc", "inc"),
        ("", ""),
    ],
)
def test_names_lose_legal_forms_brackets_and_taglines(name: str, plain: str):
    assert normalise_employer(name) == plain


@pytest.mark.parametrize("name", ["Amazon", "Amazon Web Services (AWS)", "Amazon Science", "Amazon.com"])
def test_subsidiaries_and_variants_are_one_employer_when_counted(name: str):
    assert employer_identity(name, reader()) == "amazon"


def test_an_employer_without_a_name_has_no_identity():
    assert employer_identity("  ", reader()) == ""


def test_an_unknown_employer_keeps_its_plain_name_as_identity():
    assert employer_identity("Dragonfruit Germany GmbH", reader()) == "dragonfruit"


def test_the_table_tells_segment_industry_and_cuts():
    assert segment_of("JPMorganChase", reader()) == ("regulated-finance", "table", (), "finance")
    assert segment_of("OpenAI", reader())[2] == ("frontier-lab",)


def test_an_unknown_employer_is_unclear_and_a_self_named_recruiter_is_not():
    assert segment_of("Dragonfruit Ltd", reader())[:2] == ("unclear", "none")
    assert segment_of("Dragonfruit Recruitment", reader())[:2] == ("consulting-staffing", "table")


def test_doubtful_names_are_unclear_and_aggregators_intermediaries(tmp_path: Path):
    employers = load_employers(
        table(
            tmp_path,
            "maybe,Maybe,3,product-tech,,technology,,low,text,",
            "boardly,Boardly,9,product-tech,aggregator,technology,,high,known,",
        )
    )
    assert segment_from_table("Maybe", employers)[:2] == ("unclear", "none")
    assert segment_from_table("Boardly", employers)[:3] == ("consulting-staffing", "table", ())


def test_all_faults_of_the_employer_table_are_named_at_once(tmp_path: Path):
    path = table(tmp_path, "a,A,1,space-tech,,technology,,high,known,", "b,B,1,big-tech,,cheese,,high,known,")
    with pytest.raises(DataError) as caught:
        load_employers(path)
    assert caught.value.problems == (
        "employers.csv:2: segment: unknown 'space-tech'",
        "employers.csv:3: industry: unknown 'cheese'",
    )


def test_faulty_title_and_place_rules_are_named(tmp_path: Path):
    titles = tmp_path / "titles.csv"
    titles.write_text("kind,id,pattern,note\nfamily,wizard,x,\nlevel,senior,(,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"titles.csv:2: id: unknown family 'wizard'"):
        load_titles(titles)
    places = tmp_path / "places.csv"
    places.write_text("kind,id,names\nmetro,us-gotham,Gotham\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"places.csv:2: unknown metro 'us-gotham'"):
        load_places(places)
    places.write_text("kind,id,names\nmetro,us-austin,Austin, Texas\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"places.csv:2: names: a comma"):
        load_places(places)
    cues = tmp_path / "segments.toml"
    cues.write_text("[platform_team]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"segments.toml"):
        load_platform_cues(cues)


def test_the_industry_is_the_table_s_before_the_source_s():
    assert facts_of("", employer="JPMorganChase", industry="Software").industry == "finance"
    assert facts_of("", employer="Dragonfruit", industry="Fintech, Software").industry == "finance"
    assert facts_of("", employer="Dragonfruit").industry == "unknown"
