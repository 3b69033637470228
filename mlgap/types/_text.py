"""Nouns of text: documents, skills, and what a line of any text may mean."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.ids import Necessity, SkillKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets `[start, end)` into a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"expected 0 <= start <= end, got {self.start}, {self.end}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document's text; `page` counts from 1, `box` is (x0, y0, x1, y1) in PDF points.

    `gaps` are the places, from the line's start, of the blanks that are a tab or white as wide as one.
    """

    span: Span
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words of a file that a person looking at it cannot see; `why` is a clause that says what hides them.

    `page` counts from 1 and `box` is (x0, y0, x1, y1) in PDF points; both are None where a format has none.
    """

    text: str
    page: int | None
    box: tuple[float, float, float, float] | None
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """A CV or posting as text that remembers where each line came from.

    `digest` is the SHA-256 of the bytes in hex; `warnings` are sentences for the user about what the
    reader was unsure of. `name` is the file's name and never leaves the session. `hidden` is what nobody
    can see, and no part of `text`. `recognised_pages` are the pages, from 1, whose text was recognised from
    a picture, so that letters may be wrong.
    """

    name: str
    media_type: str
    pages: int
    text: str
    lines: tuple[Line, ...]
    digest: str
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    recognised_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """One entry of the taxonomy.

    `area` is the production area it is counted in, empty where `production` is false. An alias that
    starts with "=" is case-sensitive. `implies` are parents held at the same grade (SageMaker: AWS);
    `siblings` are adjacent (ECS: Kubernetes).
    """

    id: str
    label: str
    group: str
    kind: SkillKind
    production: bool
    area: str
    aliases: tuple[str, ...]
    ambiguous: bool = False
    context_words: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface form linked to a skill; `negated` ("no Kubernetes yet") and `aspired` are no evidence."""

    skill_id: str
    span: Span
    negated: bool = False
    aspired: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One skill an advert asks for; members of one "X, Y or Z" share a `group` number."""

    skill_id: str
    necessity: Necessity
    group: int | None = None


@dataclass(frozen=True, slots=True)
class AggregatedRequirement:
    """What many adverts ask, said once in our words; `prototypes` are other ways to say it.

    `skill_ids` are what a claim that matches it is evidence for.
    """

    id: str
    statement: str
    area: str
    skill_ids: tuple[str, ...]
    prototypes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A line of text that describes an aggregated requirement, with the cosine to the nearest prototype."""

    line: int
    requirement_id: str
    prototype: str
    similarity: float
