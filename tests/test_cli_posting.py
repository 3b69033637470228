"""`posting`: one advert or many, as JSON, Markdown and CSV, with a CV and without."""

from __future__ import annotations

import csv
import io
import json
import sys
from types import SimpleNamespace

import example_facts
import pytest
from invented_adverts import ADVERT, SECOND

from mlgap import pipeline
from mlgap.cli import main
from mlgap.market import load_reader
from mlgap.resources import Resources
from mlgap.skills import load_taxonomy
from mlgap.vocabulary import load_vocabulary

import examples


@pytest.fixture(scope="module")
def resources():
    return Resources(
        load_vocabulary(), load_taxonomy(), SimpleNamespace(), SimpleNamespace(items=()),
        example_facts.example_snapshot(), None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def reader(resources):
    return load_reader(resources.taxonomy)


@pytest.fixture
def posting(capfd, monkeypatch, tmp_path, resources, reader):
    """Run `posting` over a market made by hand; return (exit code, standard output, standard error)."""
    monkeypatch.setattr("mlgap.adverts._report.load_reader", lambda _: reader)
    monkeypatch.setattr(pipeline, "load_resources", lambda **_: resources)
    monkeypatch.setattr(pipeline, "profile_of", lambda *_, **__: examples.example_profile())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cv.txt").write_text(examples.TEXT)

    def run(*arguments, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        code = main(["posting", *arguments])
        return (code, *capfd.readouterr())

    return run


def test_one_advert_keeps_the_keys_it_had_and_gains_others(posting):
    found = json.loads(posting("a.txt", "--cv", "cv.txt", a=ADVERT)[1])
    assert list(found)[:2] == ["facts", "gaps"]
    assert {"asked", "reach", "market", "pay"} < set(found)
    assert {g["skill_id"]: g["status"] for g in found["gaps"]}["docker"] == "shown"
    assert any(item["lines"] for item in found["asked"])


def test_standard_input_is_read_and_place_and_employer_can_be_told(posting, monkeypatch):
    bytes_ = io.BytesIO(SECOND.replace("Location: London, United Kingdom\n", "").encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(bytes_, encoding="utf-8"))
    code, out, _ = posting("-", "--location", "Berlin, Germany", "--employer", "Stripe")
    found = json.loads(out)
    assert (code, found["facts"]["metro"], found["facts"]["segment_basis"]) == (0, "de-berlin", "table")


def test_several_files_are_a_table_in_their_order_and_a_bad_one_is_named(posting):
    code, out, err = posting("b.txt", "a.txt", "c.txt", "--format", "csv", a=ADVERT, b=SECOND, c="")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [row["Advert"] for row in rows] == ["b.txt", "a.txt", "c.txt"]
    assert "empty" in rows[2]["Problem"]
    assert "c.txt was not read" in err


def test_markdown_tells_one_advert_whole_and_several_as_a_table(posting):
    one = posting("a.txt", "--format", "md", "--cv", "cv.txt", a=ADVERT)[1]
    for part in ("## Conditions it sets", "Built Docker images", "## Usual and unusual", "## Pay"):
        assert part in one
    assert "| Advert | Title |" in posting("a.txt", "b.txt", "--format", "md", b=SECOND)[1]


@pytest.mark.parametrize("text", ["", "  \n", "Dev"])
def test_what_is_no_advert_is_one_clear_sentence(posting, text):
    code, out, err = posting("x.txt", x=text)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "expected" in err or "too short" in err


def test_a_file_that_is_not_there_is_one_clear_sentence(posting):
    code, out, err = posting("nowhere.txt")
    assert (code, out) == (2, "")
    assert "cannot be opened" in err
