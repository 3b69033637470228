"""Text in Markdown: read as it was written, and never markup."""

import dataclasses

import pytest

from mlgap.reports import escape_markdown, to_markdown
from mlgap.reports._markdown_text import table_row

from examples import SKILL_LABELS, example_report

_PLAIN = (
    "C#", "F#", "CI/CD", "R&D", "a_b", "snake_case_name", "p95 < 180 ms", "x > 3", "~5 %",
    "about ~5 % and ~6 %", "5 * 3", "1.5x", "v2.0", "-5 % cost", "C:\\temp", "#1 in Kaggle", "(remote)",
    "wow!", "a - b", "recall@10", "3 of 10", "“quoted”", "Node.js", "50 % (41 to 60 %)", "naïve Bayes",
    "A/B", "key: value",
)  # fmt: skip
_ACTS = {
    "[a](http://x.y)": r"\[a](http:\//x.y)",
    "![a](b)": r"!\[a](b)",
    "[^1] [ ] [x][y]": r"\[^1] \[ ] \[x]\[y]",
    "<b>x</b>": r"\<b>x\</b>",
    "<!-- x": r"\<!-- x",
    "<http://x>": r"\<http:\//x>",
    "*a* **b**": r"\*a\* \*\*b\*\*",
    "_a_ __b__": r"\_a\_ \_\_b\_\_",
    "~~a~~": r"\~\~a\~\~",
    "`a` ```": r"\`a\` \`\`\`",
    "&lt;b&gt; &#60;": r"\&lt;b\&gt; \&#60;",
    r"\[a](b) \*": r"\\\[a](b) \\\*",
    "# a": r"\# a",
    "- a": r"\- a",
    "+ a": r"\+ a",
    "* a": r"\* a",
    "> a": r"\> a",
    "12. a": r"12\. a",
    "---": r"\---",
    "===": r"\===",
    "www.x.y": r"www\.x.y",
    "HTTPS://x.y": r"HTTPS:\//x.y",
    "a@b.cd": "a (at) b.cd",
    "a\n\n# b": "a # b",
}


@pytest.mark.parametrize("text", _PLAIN)
def test_plain_text_stays_readable(text: str) -> None:
    assert escape_markdown(text) == text


@pytest.mark.parametrize("text", _ACTS)
def test_markup_in_a_line_is_shown_as_it_stands(text: str) -> None:
    assert escape_markdown(text) == _ACTS[text]


def test_a_bar_ends_no_cell_of_a_table_and_is_plain_elsewhere() -> None:
    assert table_row(["a|b", "c"]) == r"| a\|b | c |"
    assert escape_markdown("a|b") == "a|b"


def test_a_report_made_of_markup_has_no_more_headings_than_another() -> None:
    def headings(quote: str) -> int:
        report = example_report()
        evidence = tuple(dataclasses.replace(e, quote=quote) for e in report.profile.evidence)
        profile = dataclasses.replace(report.profile, evidence=evidence, warnings=(quote,), level_basis=quote)
        plan = tuple(dataclasses.replace(step, advice=quote) for step in report.plan)
        report = dataclasses.replace(report, profile=profile, plan=plan, warnings=(quote,))
        text = to_markdown(report, dict.fromkeys(SKILL_LABELS, quote))
        assert "C#" in text
        return sum(line.startswith("#") for line in text.splitlines())

    assert headings("C# and CI/CD") == headings("C#\n\n# A heading\n\n## Another") > 5
