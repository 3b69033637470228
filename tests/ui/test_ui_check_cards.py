"""Cards of findings: the state as a word and a sign, the advice, the lines quoted and never run."""

from __future__ import annotations

from dataclasses import replace

from mlgap import reports
from mlgap.types import CvCheck
from mlgap.ui import check_cards
from mlgap.vocabulary import load_vocabulary

from examples import SKILL_LABELS, example_bullets, example_checks, example_profile

VOCABULARY = load_vocabulary()


def test_a_finding_has_its_name_its_state_in_words_and_its_sentence() -> None:
    for check in example_checks():
        html = check_cards.check_card(check, example_profile(), VOCABULARY)
        assert VOCABULARY.label("cv_check", check.id) in html
        assert reports.check_state(check) in html
        assert check.detail in html
        assert check.advice.replace("'", "&#x27;") in html


def test_a_finding_about_a_segment_names_it() -> None:
    html = check_cards.check_card(example_checks()[2], example_profile(), VOCABULARY)
    assert f": {VOCABULARY.label('segment', 'big-tech')}</b>" in html


def test_the_first_line_is_in_sight_and_the_others_unfold() -> None:
    html = check_cards.check_card(example_checks()[0], example_profile(), VOCABULARY)
    first, rest = html.split("<details>")
    assert "Serve 14 R&amp;D ranking models" in first
    assert "1 more of the lines" in rest
    assert "On call for the AWS accounts" in rest


def test_a_line_of_work_says_what_it_has_what_it_lacks_and_what_would_help() -> None:
    html = check_cards.bullet_card(example_bullets()[3], example_profile(), SKILL_LABELS)
    assert html.count("said-none") == 3
    assert "If you measured it, give the figure." in html
    html = check_cards.bullet_card(example_bullets()[0], example_profile(), SKILL_LABELS)
    assert "Figure: 180 ms" in html
    assert "Tools: Amazon ECS" in html
    assert "advice" not in html


def test_markup_in_a_line_or_its_words_is_shown_and_not_run() -> None:
    bullet = replace(example_bullets()[0], outcome="<i>1</i>")
    html = check_cards.bullet_card(bullet, example_profile(), SKILL_LABELS)
    assert "<i>" not in html
    assert "with p95 &lt;b&gt; 180 ms" in html


def test_a_check_for_something_to_mend_says_that_there_is_nothing_rather_than_not_found() -> None:
    stuffed = CvCheck("stuffed-terms", "not-found", "No term is said over and over.", (), "")
    html = check_cards.check_card(stuffed, example_profile(), VOCABULARY)
    assert "Nothing to note" in html
    assert "Not found" not in html
    assert "sign-found" in html
