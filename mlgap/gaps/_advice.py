"""One gap as a step in words: what to do, which lines of the CV it rests on, and what it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mlgap.gaps._certificate_words import certificate_words
from mlgap.gaps._effort_words import effort_words
from mlgap.gaps._held import Held
from mlgap.gaps._step_texts import SkillSteps, StepTexts
from mlgap.market import CertificateStatus
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, CellDemand, Gap, GapStatus, Profile

MOST_LINES = 5
"""More own lines than this do not fit a card; the strongest stand first."""
_TOO_COMMON = ("programming-languages", "soft-skills", "domain")
"""Groups whose skills come near to nothing: a part of nearly everything."""


@dataclass(frozen=True, slots=True)
class StepAdvice:
    """What to do about one gap, in sentences, and what each rests on.

    `own_lines` indexes the profile's evidence: the lines that list or describe the skill, show its sibling
    or come near it. `absence` says what no line shows, and never against those lines. `cv_line` is what
    a CV could say afterwards, with `___` for what is yet to be measured; "" where the step is only to
    write. Effort is in hours and our estimate; `effort_basis` says what it adds up. `general` says that
    the skill has no text of its own. `certificate` is "" where we know of none about this skill.
    """

    kind: GapStatus
    skill_id: str
    sentences: tuple[str, ...]
    artefacts: tuple[str, ...]
    cv_line: str
    effort_low: float
    effort_high: float
    effort_basis: str
    own_lines: tuple[int, ...]
    absence: str
    certificate: str
    via: str | None
    general: bool


def advice_of(
    gap: Gap,
    profile: Profile,
    texts: StepTexts,
    taxonomy: Taxonomy,
    *,
    statuses: Mapping[str, CertificateStatus] | None = None,
    named: CellDemand | None = None,
) -> StepAdvice:
    """Return the step for `gap`: prove it, name it, bridge it, or learn and build it.

    `statuses` are what became of the certificates, `named` the demand of the cell in which adverts that
    name one are counted; without them the certificate's share or status is not told. Raises `ValueError`
    for a gap that is shown: there is no step.
    """
    if gap.status == "shown":
        raise ValueError(f"expected a gap that is open, got {gap.skill_id} shown")
    return _Writer(gap, profile, texts, taxonomy).advice(
        certificate_words(gap.skill_id, texts, taxonomy, statuses or {}, named)
    )


class _Writer:
    """Writes one step; `lines` are the own lines it rests on, `near` the skills they show."""

    def __init__(self, gap: Gap, profile: Profile, texts: StepTexts, taxonomy: Taxonomy) -> None:
        self.gap = gap
        self.profile = profile
        self.texts = texts
        self.taxonomy = taxonomy
        self.label = taxonomy.skills[gap.skill_id].label
        self.steps, self.general = _steps_of(gap.skill_id, texts, taxonomy)
        self.lacked = {d.kind for d in profile.disclaimed if d.skill_id == gap.skill_id}
        self.near: tuple[str, ...] = ()
        self.lines = _strongest(gap.evidence, profile)
        if gap.status == "missing":
            self.near, self.lines = near_lines(gap.skill_id, profile, texts, taxonomy)

    def advice(self, certificate: str) -> StepAdvice:
        status = self.gap.status
        low, high, basis = effort_words(status, self.steps.effort)
        return StepAdvice(
            kind=status,
            skill_id=self.gap.skill_id,
            sentences=tuple(self._sentences()),
            artefacts=() if status == "described" else self.steps.artefacts,
            cv_line=f"Own project: {self.steps.line}." if status in {"adjacent", "missing"} else "",
            effort_low=low,
            effort_high=high,
            effort_basis=basis,
            own_lines=self.lines,
            absence=" ".join(self._absence()),
            certificate=certificate,
            via=self.gap.via if status == "adjacent" else None,
            general=self.general,
        )

    def _sentences(self) -> Iterator[str]:
        steps = self.steps
        if self.gap.status == "listed":
            yield f"Prove it: say {steps.used}."
            yield f"It counts as shipped once a line says {steps.shipped}."
            yield f"It counts as operated once it says {steps.operated}."
            yield f"If you have not done it yet, this small piece would show it: {steps.piece}"
        elif self.gap.status == "described":
            yield f"Name it: write {_either(steps.terms or (self.label,))}, which recruiters search for."
            yield f"Use the word if {steps.name}."
            yield f"Then say {steps.used}."
        elif self.gap.status == "adjacent":
            sibling = self.taxonomy.skills[self.gap.via or ""].label
            shared, new = self._bridge()
            yield f"Bridge it: from {sibling} carries over: {shared}."
            yield f"What does not carry over: {new}."
            yield f"A small piece that shows it: {steps.piece}"
        else:
            yield f"Learn and build it: {steps.piece}"

    def _bridge(self) -> tuple[str, str]:
        pair = self.texts.pairs.get(frozenset((self.gap.skill_id, self.gap.via or "")))
        if pair is None:
            return self.texts.general_shared, self.steps.new
        return pair.shared, pair.new.get(self.gap.skill_id, self.steps.new)

    def _absence(self) -> Iterator[str]:
        yield self._own_word() if self.gap.own_word else self._by_lines()
        if "negated" in self.lacked:
            yield f"One of your lines says that you lack {self.label}."
        elif "aspired" in self.lacked:
            yield f"One of your lines says that you want to learn {self.label}."
        if self.near:
            yield f"What comes near are your lines on {_both(self._labels(self.near))}."

    def _own_word(self) -> str:
        if self.gap.status == "listed":
            return f"By your own word you know {self.label}; we read no line that shows it used."
        if self.gap.status == "adjacent" and not self.gap.evidence:
            (sibling,) = self._labels([self.gap.via or ""])
            return f"By your own word you have used {sibling}; we read no line on {self.label}."
        return f"By your own word you do not hold {self.label}, whatever a line reads like."

    def _by_lines(self) -> str:
        evidence = [self.profile.evidence[i] for i in self.gap.evidence]
        if self.gap.status == "listed":
            through = {e.implied_by for e in evidence if e.named}
            if None in through or not through:
                return f"Your CV names {self.label}, and we read no line that shows it used."
            parts = _both(self._labels(sorted(t for t in through if t)))
            return f"Your CV names {parts}, a part of {self.label}, and we read no line that shows it used."
        # A line that says one lacks it, or wants to learn it, does name it.
        names = "shows" if self.lacked else "names"
        if self.gap.status == "described":
            says = "shows it by name" if self.lacked else "says the word"
            return f"What you did reads like {self.label}, and we read no line that {says}."
        if self.gap.status == "adjacent":
            (sibling,) = self._labels([self.gap.via or ""])
            return f"Your lines show {sibling}, and we read none that {names} {self.label}."
        if self.near:
            return f"We read no line that {names} {self.label} or tells of it."
        return f"We read no line that {names} {self.label}, tells of it, or comes near it."

    def _labels(self, ids: Iterable[str]) -> list[str]:
        return [self.taxonomy.skills[i].label for i in ids]


def near_lines(
    skill_id: str, profile: Profile, texts: StepTexts, taxonomy: Taxonomy
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the skills close to one that no line shows, and for each the evidence index of a line.

    Close are siblings, what our texts call near, parts (what means it) and wholes (what it means too), in
    this order; lines of work go before mere lists. At most five; what the person rejects is left out.
    """
    held = Held(profile, taxonomy)
    found: list[tuple[bool, str, int]] = []
    claims: set[int] = set()
    for other in _close(skill_id, texts, taxonomy):
        lines = _strongest(held.places.get(other, ()), profile)
        fresh = next((i for i in lines if profile.evidence[i].claim not in claims), None)
        if fresh is not None and held.of(other) is not None and other not in held.rejected:
            found.append((profile.evidence[fresh].grade == "listed", other, fresh))
            claims.add(profile.evidence[fresh].claim)
    done_first = sorted(found, key=lambda f: f[0])[:MOST_LINES]
    return tuple(skill for _, skill, _ in done_first), tuple(line for _, _, line in done_first)


def _close(skill_id: str, texts: StepTexts, taxonomy: Taxonomy) -> list[str]:
    skill = taxonomy.skills[skill_id]
    parts = [s.id for s in taxonomy.skills.values() if skill_id in s.implies and s.kind == "skill"]
    wholes = [s for s in skill.implies if taxonomy.skills[s].group not in _TOO_COMMON]
    return list(dict.fromkeys([*skill.siblings, *texts.near.get(skill_id, ()), *parts, *wholes]))


def _steps_of(skill_id: str, texts: StepTexts, taxonomy: Taxonomy) -> tuple[SkillSteps, bool]:
    own = texts.skills.get(skill_id)
    return (own, False) if own else (texts.general.about(taxonomy.skills[skill_id].label), True)


def _strongest(indices: Iterable[int], profile: Profile) -> tuple[int, ...]:
    """Return at most five evidence indices, one a line, the strongest grade first."""
    ordered = sorted(indices, key=lambda i: (-GRADES.index(profile.evidence[i].grade), i))
    by_claim = {profile.evidence[i].claim: i for i in reversed(ordered)}
    return tuple(i for i in ordered if by_claim[profile.evidence[i].claim] == i)[:MOST_LINES]


def _either(words: Iterable[str]) -> str:
    return _joined([f"“{word}”" for word in words], "or")


def _both(words: Iterable[str]) -> str:
    return _joined(list(words), "and")


def _joined(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
