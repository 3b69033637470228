from __future__ import annotations

import json

import pytest

from mlgap.cli import main
from mlgap.market import answer_employer
from mlgap.market._reading.employers import find_employer
from mlgap.ui.employer_lookup import employer_lines
from mlgap.vocabulary import load_vocabulary
from tests.market.posting_reader import reader


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Careers at Amazon", "amazon"),
        ("Deutsche Bank - Investment Banking Hub", "deutsche bank"),
        ("The Boeing", "boeing"),
        ("Accenture Norway", "accenture"),
        ("STMicroelectronics Italia", "stmicroelectronics"),
    ],
)
def test_an_employer_is_found_by_the_telling_part_of_its_name(name: str, key: str):
    found = find_employer(name, reader().employers)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("name", ["Clutch - Padel Cameras", "Amazonia Fruit", "Norway", "Careers at"])
def test_a_short_or_partial_match_is_not_taken_for_another_firm(name: str):
    assert find_employer(name, reader().employers) is None


def test_the_answer_says_what_it_rests_on_and_how_many_adverts():
    answer = answer_employer("OpenAI")
    assert (answer.segment, answer.basis, answer.cuts) == ("ai-startup", "table", ("frontier-lab",))
    assert answer.adverts is not None
    assert answer.adverts > 0
    unknown = answer_employer("Dragonfruit")
    assert (unknown.segment, unknown.basis, unknown.adverts) == ("unclear", "none", None)
    assert answer_employer("Dragonfruit Recruitment").why.startswith("by the name itself")
    assert "more than one" in answer_employer("Epic").why


def test_the_command_line_answers_which_segment_an_employer_is_in(capsys: pytest.CaptureFixture[str]):
    assert main(["market", "employer", "JPMorganChase"]) == 0
    assert "regulated-finance" in capsys.readouterr().out
    assert main(["market", "employer", "JPMorganChase", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["industry"] == "finance"


def test_the_page_s_answer_names_segment_reason_and_count():
    lines = employer_lines(answer_employer("OpenAI"), load_vocabulary())
    assert lines[0].startswith("OpenAI: AI-first start-ups (by our table")
    assert any("Frontier labs" in line for line in lines)
    assert any("Adverts under its names" in line for line in lines)


def test_all_spellings_of_an_employer_are_one_with_their_adverts_together():
    answers = {answer_employer(name).adverts for name in ("JPMorgan", "J.P. Morgan", "JPMorgan Chase & Co.")}
    assert len(answers) == 1
    assert answers.pop() > 100
