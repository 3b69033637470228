"""What strangers hand to the command line at its edges: bytes that are no text, names, several at once."""

from __future__ import annotations

import io
import json
import sys

import pytest

from mlgap.cli import main


def run(capfd, *arguments):
    code = main([str(a) for a in arguments])
    out, err = capfd.readouterr()
    return code, out, err


def give(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_bytes_that_are_no_text_are_refused_in_one_sentence(capfd, monkeypatch):
    give(monkeypatch, bytes(range(256)) * 12)
    code, out, err = run(capfd, "posting", "-")
    assert (code, out) == (2, "")
    assert err.startswith("mlgap: Standard input cannot be read as UTF-8 text.")


def test_each_employer_that_is_named_has_an_answer_of_its_own(capfd):
    code, out, _ = run(capfd, "market", "employer", "OpenAI", "Dragonfruit")
    heads = [line.partition(":")[0] for line in out.splitlines() if line[0] != " "]
    assert (code, heads) == (0, ["OpenAI", "Dragonfruit"])
    told = json.loads(run(capfd, "market", "employer", "OpenAI", "Dragonfruit", "--format", "json")[1])
    assert [answer["asked"] for answer in told] == ["OpenAI", "Dragonfruit"]
    assert json.loads(run(capfd, "market", "employer", "OpenAI", "--format", "json")[1])["asked"] == "OpenAI"


@pytest.mark.parametrize("names", [["OpenAI", ""], [" "]])
def test_an_employer_without_a_name_is_refused(capfd, names):
    code, out, err = run(capfd, "market", "employer", *names)
    assert (code, out) == (2, "")
    assert "name is empty" in err


def test_market_show_tells_the_reader_s_error(capfd):
    shown = json.loads(run(capfd, "market", "show", "--segment", "gov-defence")[1])
    told = [d for part in shown["demands"] for d in part["demands"] if d["reader_precision"] is not None]
    assert told
    assert all(0 < d["reader_precision"] <= 1 for d in told)


def test_standard_input_among_files_is_refused_in_one_sentence(capfd):
    code, _, err = run(capfd, "posting", "-", "other.txt")
    assert (code, err.count("\n")) == (2, 1)
    assert "Standard input ('-') is read as the one thing given" in err
