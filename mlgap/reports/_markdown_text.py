"""Text in Markdown: nothing in it makes markup, and no backslash stands where none is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

# What each sign could begin, by CommonMark and GitHub's tables, strikethrough and bare links.
_SIGNS = re.compile(
    r"""
    (?P<always> [`\[] )                                    # code, a link, an image, a footnote, a box to tick
    | (?P<star> \*(?!(?<=\s\*)\s) )                        # emphasis; "5 * 3" is none
    | (?P<low> (?<![^\W_])_ | _(?![^\W_]) )                # emphasis; "a_b" within a word is none
    | (?P<tilde> ~(?!(?:(?<=^~)|(?<=[\s(]~))\d) )          # strikethrough; "~5 %" is none
    | (?P<angle> <(?=[a-zA-Z/!?]) )                        # HTML and links; "p95 < 5" is none
    | (?P<entity> &(?=\#?\w{1,40};) )                      # "R&D" is none
    | (?P<back> \\(?=[!-/:-@\[-`{-~]|$) )                  # an escape itself
    | (?P<slash> (?<=:)/(?=/) )                            # a bare link, "https://..."
    | (?P<www> (?<=\bwww)\. )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What makes a heading, a list, a quote or a rule at the start of a line.
_AT_START = re.compile(
    r"^(?:(?=#{1,6}(?:\s|$))|(?=[-+](?:\s|$))|(?=>)|(?=[-=]{2,})|(?P<n>\d{1,9})(?=[.)](?:\s|$)))"
)
_ADDRESS = re.compile(r"(?<=[\w.+-])@(?=[\w-]+\.\w)")


def escape_markdown(text: str) -> str:
    """Return text on one line whose signs Markdown and HTML do not act on; others stay as they are.

    An address loses its "@", as GitHub makes a link of every one and no backslash stops it.
    """
    line = _ADDRESS.sub(" (at) ", " ".join(text.split()))
    escaped = _SIGNS.sub(lambda m: "\\" + m.group(), line)
    return _AT_START.sub(lambda m: f"{m['n'] or ''}\\", escaped)


def table_row(cells: Iterable[str]) -> str:
    """Return cells as a line of a Markdown table; a bar within a cell ends none."""
    return "| " + " | ".join(escape_markdown(cell).replace("|", "\\|") for cell in cells) + " |"


def table_head(columns: Sequence[str]) -> list[str]:
    """Return the two lines with which a Markdown table begins."""
    return [table_row(columns), "| " + " | ".join(["---"] * len(columns)) + " |"]


def markdown_table(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Return rows of the same columns as lines of a Markdown table, escaped; none for no rows."""
    return [*table_head(list(rows[0])), *(table_row(row.values()) for row in rows)] if rows else []
