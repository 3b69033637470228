"""What a CV says was never done, in words that name no skill: "it was never put into production"."""

from __future__ import annotations

import re

from mlgap.types import Span

_NOT = r"(?:never|not yet|not|none (?:was|were)|(?:was|were|is|has|have|did)n['’]t)"
_PATTERNS = tuple(
    (skill, re.compile(pattern, re.IGNORECASE))
    for skill, pattern in (
        (
            "model-deployment",
            rf"\b{_NOT} (?:been |yet |ever |get |actually )*(?:put|went|gone|go|going|brought|taken|make it"
            r"|made it|reach(?:ed)?|got|moved) (?:\w+ )?(?:in(?:to)? |to )?(?:production|prod|live)\b"
            r"(?! without)"
            rf"|\b{_NOT} (?:been |yet |ever |actually )*(?:deploy(?:ed)?|productioni[sz]ed?)\b"
            r"(?! (?:manually|by hand))"
            r"|\bstopped (?:short of|before) (?:\w+ )?(?:deploy\w+|production|going live|release)\b"
            r"|\b(?:not in|outside|out of|beyond)(?: the)? scope\b[^.;]{0,40}\bdeploy\w*"
            r"|\bno (?:\w+ ){0,2}deployment (?:experience|work)\b",
        ),
        (
            "machine-learning",
            r"\b(?:no|never|without|not)\b[^.;]{0,25}\b(?:model training|training (?:of )?(?:\w+ )?models?"
            r"|train(?:ed)? (?:\w+ )?models?|model building)\b",
        ),
    )
)


def find_denied(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the skills that `text` denies in other words, each with the words that do."""
    return tuple(
        (skill, Span(*match.span())) for skill, pattern in _PATTERNS for match in pattern.finditer(text)
    )
