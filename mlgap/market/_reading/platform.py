"""Whether the team of an advert builds the platform on which other teams build models."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mlgap.errors import DataError
from mlgap.market._reading.anchors import Anchors
from mlgap.market._reading.titles import normalise_title
from mlgap.market._reading.zones import ZoneLine
from mlgap.skills import lowered

_WORDS = (
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
_ANCHORS = Anchors({"platform": _WORDS})


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
    near = _ANCHORS.windows(lowered(text), 80, 140).get("platform", [])
    needed = 2 if cues.titles.search(normalise_title(title)) else 3
    for left, phrase in zip(range(len(cues.phrases), 0, -1), cues.phrases, strict=True):
        if needed <= 0 or left < needed:
            break
        needed -= any(phrase.search(text, a, b) for a, b in near)
    return needed <= 0
