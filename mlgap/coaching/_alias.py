"""The name a client goes by in a coaching file: short, on one line, and better not the client's own."""

from __future__ import annotations

import re
import unicodedata

from mlgap.coaching._session import LONGEST_ALIAS

__all__ = ["alias_advice", "clean_alias"]

_MAIL = re.compile(r"\S@\S")
_PHONE = re.compile(r"\d(?:[\s().-]*\d){6}")
_MARKS = "'’-."
"""Signs that stand within names of people."""


def clean_alias(text: str) -> str:
    """Return an alias on one line, without signs that cannot be seen, cut to what a file keeps."""
    spaced = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", text))
    return " ".join(spaced.split())[:LONGEST_ALIAS].rstrip()


def alias_advice(alias: str) -> str:
    """Return one sentence where an alias looks as if it told who the client is, "" where it does not."""
    if _MAIL.search(alias):
        kind = "an e-mail address"
    elif _PHONE.search(alias):
        kind = "a telephone number"
    elif _is_like_a_full_name(alias):
        kind = "a full name"
    else:
        return ""
    return f"This looks like {kind}. Use an alias such as “Client 7”: the file need not say who it is about."


def _is_like_a_full_name(alias: str) -> bool:
    """Return whether all words are letters and at least two of them begin with a capital."""
    parts = alias.split()
    if not all(all(c.isalpha() or c in _MARKS for c in part) for part in parts):
        return False
    return sum(len(part) > 1 and part[0].isupper() for part in parts) > 1
