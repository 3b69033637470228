"""Whether the team of an advert builds the platform on which other teams build models."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mlgap.errors import DataError
from mlgap.market._anchors import windows
from mlgap.market._titles import normalise_title
from mlgap.market._zones import ZoneLine

_ANCHORS = (
    "platform",
    "infra",
    "tool",
    "enabl",
    "empower",
    "accelerat",
    "unblock",
    "internal",
    "self-serv",
    "self serv",
    "scientists",
    "researchers",
    "research team",
    "force multiplier",
    "force-multiplier",
    "developer",
    "feature store",
    "centrali",
    "golden path",
    "paved",
    "ml team",
    "ai team",
)


@dataclass(frozen=True, slots=True)
class PlatformCues:
    """The words of `data/segments.toml` that tell a platform team."""

    phrases: tuple[re.Pattern[str], ...]
    titles: re.Pattern[str]


def load_platform_cues(path: Path) -> PlatformCues:
    """Return the cues of `path`; raises `DataError` where the file is not as expected."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["platform_team"]
        phrases = tuple(re.compile(phrase, re.I) for phrase in table["phrases"])
        return PlatformCues(phrases, re.compile(table["titles"]))
    except (tomllib.TOMLDecodeError, KeyError, re.error) as error:
        raise DataError(path.name, [f"{path.name}: platform_team: {error}"]) from error


def is_platform_team(title: str, lines: Sequence[ZoneLine], cues: PlatformCues) -> bool:
    """Return whether title or text says that the team serves others who build models."""
    text = "\n".join(line.text for line in lines if line.zone not in ("benefits", "legal", "preferred"))
    near = windows(text.lower(), _ANCHORS, 80, 140)
    hits = sum(any(phrase.search(text, a, b) for a, b in near) for phrase in cues.phrases)
    return hits >= (2 if cues.titles.search(normalise_title(title)) else 3)
