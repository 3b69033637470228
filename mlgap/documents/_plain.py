"""Plain text and Markdown to lines; Markdown's markers go, its words stay."""

from __future__ import annotations

import re

from mlgap.documents._draft import Draft, DraftLine
from mlgap.documents._hyphens import pull_up_hyphens

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+")
_HEADING_END = re.compile(r"(?:^|(?<=\s))#+$")
_BULLET = re.compile(r"^(\s*)[*+-]\s+(?=\S)")
_RULE = re.compile(r"^\s*([-*_=])(\s*\1){2,}\s*$")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*\*|\*\*|\*|___|__)(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^)\s]{1,500})(?:\s[^)]{0,200})?\)")
_CODE = re.compile(r"`([^`]+)`")


def read_plain(text: str, name: str) -> Draft:
    """Return the lines of a text; Markdown is told by headings in it or by the file's ending."""
    rows = pull_up_hyphens(re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text))
    markdown = is_markdown_name(name) or sum(bool(_HEADING.match(r)) for r in rows) >= 2
    if not markdown:
        return Draft("text/plain", [DraftLine(row) for row in rows])
    return Draft("text/markdown", [DraftLine(_strip_markers(row)) for row in rows])


def is_markdown_name(name: str) -> bool:
    """Return whether a file's name says that its text is Markdown."""
    return name.lower().endswith((".md", ".markdown"))


def _strip_markers(row: str) -> str:
    if _RULE.match(row):
        return ""
    if heading := _HEADING.match(row):
        row = _HEADING_END.sub("", row[heading.end() :].rstrip()).rstrip()
    row = _BULLET.sub("• ", row)
    row = _IMAGE.sub("", row)
    row = _LINK.sub(lambda m: m[1] if m[1] in m[2] else f"{m[1]} ({m[2]})", row)
    row = _CODE.sub(r"\1", row)
    return _EMPHASIS.sub(r"\2", row).removesuffix("\\")
