"""Whether a line proves a cloud, a container, tests or an API, or whether the CV only names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mlgap.evidence._cv_words import listing, strongest_lines
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, CvCheck, CvCheckId, Evidence, Profile

_CONTEXT = {
    "job": "",
    "project": " in a project",
    "coursework": " in coursework",
    "publication": " in a publication",
}


@dataclass(frozen=True, slots=True)
class _Sought:
    """One thing to prove: `skills` prove it, `thing` completes "no line shows"."""

    id: CvCheckId
    skills: tuple[str, ...]
    thing: str
    ask: str


_SOUGHT = (
    _Sought(
        "cloud-proof",
        ("aws", "gcp", "azure"),
        "AWS, Google Cloud or Azure",
        "If you have run something on a cloud, say in that line which one and what ran there.",
    ),
    _Sought(
        "container",
        ("docker", "kubernetes", "helm", "openshift", "ecs", "eks", "aks", "gke"),
        "a container image or Dockerfile",
        "If you packed a model or service as a container, say so in its line.",
    ),
    _Sought(
        "tests",
        ("software-testing", "ml-testing", "load-testing"),
        "automated tests",
        "If you wrote tests for code, data or a model, say what they guard.",
    ),
    _Sought(
        "api",
        ("rest-api", "fastapi", "grpc", "graphql", "flask"),
        "an API",
        "If your work was called through an API, say so in its line, and by whom.",
    ),
)


def check_proofs(profile: Profile, taxonomy: Taxonomy) -> tuple[CvCheck, ...]:
    """Return whether the CV proves a cloud, a container, tests and an API, in this order."""
    by_skill = profile.by_skill()
    return tuple(
        _check(sought, [e for s in sought.skills for e in by_skill.get(s, ())], taxonomy)
        for sought in _SOUGHT
    )


def _check(sought: _Sought, evidence: Sequence[Evidence], taxonomy: Taxonomy) -> CvCheck:
    done = [e for e in evidence if e.named and e.grade != "listed"]
    if done:
        best = max(done, key=lambda e: (e.context == "job", GRADES.index(e.grade)))
        where = _CONTEXT.get(best.context, "")
        detail = f"Shown in use{where} (strongest: {best.grade}): {_names(done, taxonomy)}."
        return CvCheck(sought.id, "found", detail, strongest_lines(done), "")
    described = [e for e in evidence if not e.named]
    listed = [e for e in evidence if e.named]
    if described:
        detail = f"A line reads as if it were about this, and never names it: {_names(described, taxonomy)}."
        ask = "If that is what the line means, name it there."
        return CvCheck(sought.id, "notice", detail, strongest_lines(described), ask)
    if listed:
        detail = f"Named, and no line shows it in use: {_names(listed, taxonomy)}."
        return CvCheck(sought.id, "notice", detail, strongest_lines(listed), sought.ask)
    return CvCheck(sought.id, "not-found", f"No line shows {sought.thing}.", (), sought.ask)


def _names(evidence: Sequence[Evidence], taxonomy: Taxonomy) -> str:
    ids = dict.fromkeys(e.skill_id for e in evidence)
    return listing([taxonomy.skills[i].label if i in taxonomy.skills else i for i in ids])
