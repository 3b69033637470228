from __future__ import annotations

from dataclasses import replace

import pytest

from mlgap.reports import plan_sentences, step_basis, to_html, to_markdown, unlock_sentences
from mlgap.reports._words import words_for

from examples import SKILL_LABELS, example_report, example_unlocks


def told(unlocks):
    return " ".join(unlock_sentences(unlocks, words_for(SKILL_LABELS)))


def test_the_set_is_told_with_its_interval_its_employers_and_what_comes_with_it():
    text = told(example_unlocks())
    assert "bring 207 more of 1,511 adverts within reach (95 % interval 180 to 235; 144 employers)" in text
    assert "expect less elsewhere: about 171 of as many adverts at other employers." in text
    assert "Counted with it: doing Kubernetes means doing Docker too." in text
    assert "Of these 207 adverts, so many set one: Minimum years: 90, Security clearance: 5" in text
    assert "requires 15 technical things; 6 of them are not shown now, and 4 with these three skills." in text


def test_a_choice_that_is_not_steady_is_called_so_and_others_are_told():
    text = told(example_unlocks())
    assert "the same set came first in only 42 % of 200 draws." in text
    assert "Kubernetes in 100 %" in text
    assert "About as good: Kubernetes, Terraform and" in text


def test_a_steady_choice_stands_alone():
    unlocks = example_unlocks()
    steady = replace(unlocks, sets=(replace(unlocks.sets[-1], stable=0.86),))
    text = told(steady)
    assert "the same set came first in 86 % of 200 draws. That is steady." in text
    assert "About as good" not in text


def test_where_no_set_is_told_the_reason_stands_first_and_the_steps_say_why_they_are_there():
    unlocks = replace(example_unlocks(), sets=(), others=(), instead=("terraform",), reason="Too few.")
    sentences = unlock_sentences(unlocks, words_for(SKILL_LABELS))
    assert sentences[0] == "Too few."
    assert "most required" not in step_basis(example_report().plan[0])
    step = replace(example_report().plan[0], by_reach=False)
    assert "because so many require it, not because it alone opens adverts" in step_basis(step)


def test_a_step_that_brings_nothing_yet_does_not_say_zero():
    assert "no more come within reach yet" in step_basis(replace(example_report().plan[0], unlocks=0))


@pytest.mark.parametrize("write", [to_html, to_markdown])
def test_what_the_steps_bring_together_stands_in_the_files(write):
    report = example_report()
    assert "bring 207 more of 1,511 adverts" in write(report, SKILL_LABELS)
    assert plan_sentences(replace(report, unlocks=())) == ()
