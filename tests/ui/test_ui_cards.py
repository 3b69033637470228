"""Cards: a CV's text is text, never markup, and every card carries its proof."""

from __future__ import annotations

from dataclasses import replace

from mlgap.ui import cards
from mlgap.vocabulary import load_vocabulary

from examples import SKILL_LABELS, example_profile, example_report

VOCABULARY = load_vocabulary()


def test_markup_in_a_cv_is_shown_and_not_run() -> None:
    evidence = replace(example_profile().evidence[0], quote='<img src=x onerror="alert(1)"> & $x$ **b**')
    html = cards.evidence_card("ecs", [evidence], VOCABULARY, SKILL_LABELS, {})
    assert "<img" not in html
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; $x$ **b**" in html


def test_markup_in_the_words_that_decided_is_escaped() -> None:
    evidence = replace(example_profile().evidence[0], decided_by=("<i>p95</i>",))
    assert "<i>" not in cards.evidence_card("ecs", [evidence], VOCABULARY, SKILL_LABELS, {})


def test_a_shown_gap_quotes_the_line_and_a_missing_one_has_its_share_and_interval() -> None:
    report = example_report()
    shown = next(g for g in report.segments[0].gaps if g.skill_id == "docker")
    missing = next(g for g in report.segments[0].gaps if g.skill_id == "terraform")
    html = cards.gap_card(shown, report.profile, VOCABULARY, SKILL_LABELS, {})
    assert "<blockquote>Built Docker images for each training job" in html
    assert "Shown: shipped" in html
    html = cards.gap_card(missing, report.profile, VOCABULARY, SKILL_LABELS, {})
    assert "blockquote" not in html
    assert "Asked by 29 % (26 to 32), required by 21 % (18 to 24)" in html


def test_a_described_gap_shows_both_texts() -> None:
    report = example_report()
    gap = next(g for g in report.segments[0].gaps if g.status == "described")
    html = cards.gap_card(
        gap, report.profile, VOCABULARY, SKILL_LABELS, {"watch-drift": "Watch inputs drift"}
    )
    assert "Reads as: Watch inputs drift" in html
    assert "Compared live inputs" in html


def test_described_evidence_shows_similarity_and_both_texts() -> None:
    evidence = example_profile().evidence[4]
    html = cards.evidence_card(
        "drift-detection", [evidence], VOCABULARY, SKILL_LABELS, {"watch-drift": "Watch inputs drift"}
    )
    assert "0.71" in html
    assert "Watch inputs drift" in html
    assert "Compared live inputs" in html


def test_an_adjacent_gap_names_the_sibling() -> None:
    report = example_report()
    gap = next(g for g in report.segments[0].gaps if g.status == "adjacent")
    html = cards.gap_card(gap, report.profile, VOCABULARY, SKILL_LABELS, {})
    assert "Your CV shows Amazon ECS, which is close to it." in html


def test_a_withheld_segment_says_so_and_shows_no_count() -> None:
    html = cards.segment_card(example_report().segments[4], VOCABULARY)
    assert "withheld" in html
    assert "production:" not in html
    assert "at least 5 are needed" in html


def test_no_card_speaks_of_a_score_or_a_rank_of_the_person() -> None:
    report = example_report()
    html = "".join(
        [*(cards.segment_card(s, VOCABULARY) for s in report.segments),
         *(cards.gap_card(g, report.profile, VOCABULARY, SKILL_LABELS, {}) for g in report.segments[0].gaps),
         *(cards.step_card(s, SKILL_LABELS) for s in report.plan)]
    ).lower()  # fmt: skip
    assert html
    for word in ("score", "rank ", "percentile of candidates", "your grade", "weak", "fail", "match rate"):
        assert word not in html


def test_a_skill_with_many_lines_folds_all_but_two_and_says_each_line_once() -> None:
    evidence = example_profile().evidence[0]
    found = [replace(evidence, quote=f"Line {n}") for n in (1, 1, 2, 3, 4)]
    html = cards.evidence_card("ecs", found, VOCABULARY, SKILL_LABELS, {})
    assert html.count("Line 1<") == 1
    assert "<details><summary>2 more lines</summary>" in html
    assert html.index("Line 2") < html.index("<details>") < html.index("Line 3")


def test_a_skill_shown_says_how_long_and_how_lately_where_that_is_known() -> None:
    evidence = example_profile().evidence[0]
    html = cards.evidence_card(
        "ecs", [evidence], VOCABULARY, SKILL_LABELS, {}, practice="in undated entries only"
    )
    assert '<p class="practice">In undated entries only</p>' in html
    assert "practice" not in cards.evidence_card("ecs", [evidence], VOCABULARY, SKILL_LABELS, {})
