"""What is looked for in a CV as a whole: each finding with its lines, and none of them a figure of merit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mlgap.documents import MASK
from mlgap.evidence._cv_proof import check_proofs
from mlgap.evidence._cv_wording import check_wording
from mlgap.evidence._cv_words import MOST_LINES, counted, listing, strongest_lines
from mlgap.skills import Taxonomy, find_mentions
from mlgap.types import BulletCheck, CvCheck, CvCheckId, Evidence, Gap, Profile

_ONE_IN = 4
"""Nothing is noticed where at least one line of work in so many says what is looked for."""
_OFTEN, _TIMES_AS_OFTEN, _OFTEN_IN_A_LINE = 10, 3, 4
_LETTERS_A_TERM = 60
_MANY_LISTED, _LISTED_TO_SHOWN = 10, 2
_GENERAL = ("engineering", "experimentation")
"""Areas of production work that are no sign of running models."""
_HOSTS = r"(?:github|gitlab|bitbucket)"
_LINK = re.compile(rf"\b{_HOSTS}\.(?:com|org)\b|\b{_HOSTS}\s*:\s*{MASK}", re.IGNORECASE)
_CONTACT = re.compile(rf"{MASK}|\b(?:linkedin|e-?mail|phone|portfolio|website)\b", re.IGNORECASE)
_HOST = re.compile(rf"\b{_HOSTS}\b", re.IGNORECASE)


def check_cv(
    profile: Profile,
    taxonomy: Taxonomy,
    bullets: Sequence[BulletCheck],
    asked: Mapping[str, Sequence[Gap]],
) -> tuple[CvCheck, ...]:
    """Return what was looked for in a CV and found or not, in the order of the vocabulary.

    `bullets` are the checks of its lines of work; `asked` holds, by segment, how the CV stands to each
    thing most asked there. What rests on lines of work is left out where none was read, as in a CV that is
    not in English.
    """
    cloud, *others = check_proofs(profile, taxonomy)
    return (
        *(_share(looked, bullets) for looked in _LOOKED if bullets),
        _top_half(profile, taxonomy),
        cloud,
        _repository(profile),
        *others,
        _stuffed(profile, taxonomy),
        _skills_list(profile, taxonomy),
        *check_wording(profile, taxonomy, asked),
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a line of work may say: "gives a figure", with `says` to tell whether it does."""

    id: CvCheckId
    says: Callable[[BulletCheck], bool]
    one: str
    many: str
    advice: str


_LOOKED = (
    _Looked(
        "outcomes",
        lambda b: b.outcome is not None,
        "gives a figure for what came of it",
        "give a figure for what came of it",
        "Where you measured a result, give the number: a change, a speed, a cost, or how much it handled.",
    ),
    _Looked(
        "production-words",
        lambda b: b.production is not None,
        "says that something went live or was kept running",
        "say that something went live or was kept running",
        "Where your work ran for real, say so: who used it, how it was watched, what you did when it failed.",
    ),
    _Looked(
        "tools-in-work",
        lambda b: bool(b.tools),
        "names what it was done with",
        "name what it was done with",
        "Name a tool in the line where you used it: standing in a list alone it proves nothing.",
    ),
)


def _share(looked: _Looked, bullets: Sequence[BulletCheck]) -> CvCheck:
    found = [b.claim for b in bullets if looked.says(b)]
    number, said = f"{len(found):,}" if found else "none", looked.one if len(found) == 1 else looked.many
    detail = f"Of {counted(len(bullets), 'line')} of work, {number} {said}."
    if not found:
        return CvCheck(looked.id, "not-found", detail, (), looked.advice)
    lines = tuple(found[:MOST_LINES])
    if _ONE_IN * len(found) >= len(bullets):
        return CvCheck(looked.id, "found", detail, lines, "")
    return CvCheck(looked.id, "notice", detail, lines, looked.advice)


def _top_half(profile: Profile, taxonomy: Taxonomy) -> CvCheck:
    """Return whether production skills stand in use among the claims of the text's first half.

    Coursework is left out: nobody is told to bring an exercise further up.
    """
    production = [
        e
        for e in profile.evidence
        if e.named and e.implied_by is None and _is_production(e.skill_id, taxonomy)
    ]
    ends = [c.span.start for c in profile.claims[:1]] + [c.span.end for c in profile.claims[-1:]]
    middle = sum(ends) / 2
    done = [e for e in production if e.grade != "listed" and e.context != "coursework"]
    above = [e for e in done if profile.claims[e.claim].span.start < middle]
    listed = [e for e in production if e.span.start < middle]
    if above:
        detail = f"Shown in use in the first half of the text: {_names(above, taxonomy)}."
        return CvCheck("mlops-in-top-half", "found", detail, strongest_lines(above), "")
    if done:
        detail = f"Production work is shown in the second half alone: {_names(done, taxonomy)}."
        advice = "Say the strongest of it further up, in the summary or in the first job's first line."
        return CvCheck("mlops-in-top-half", "notice", detail, strongest_lines(done), advice)
    named = f"The first half names {_names(listed, taxonomy)}, and no line" if listed else "No line"
    return CvCheck(
        "mlops-in-top-half",
        "not-found",
        f"{named} shows production work: deployment, pipelines, monitoring, delivery or a cloud.",
        strongest_lines(listed),
        "If you have done some of it, give it a line of its own near the top.",
    )


def _repository(profile: Profile) -> CvCheck:
    """Return whether a code host is linked; the address itself is masked, and only its host can be seen."""
    linked = [i for i, claim in enumerate(profile.claims) if _LINK.search(claim.text)]
    if linked:
        detail = "A link to a code host was read (its address is masked here)."
        return CvCheck("repository-link", "found", detail, tuple(linked[:MOST_LINES]), "")
    worded = [i for i, c in enumerate(profile.claims) if _HOST.search(c.text) and _CONTACT.search(c.text)]
    if worded:
        detail = "A code host is named among the contact details, without an address that can be read."
        advice = "Write the address out: a link hidden behind a word is lost in print and in many forms."
        return CvCheck("repository-link", "notice", detail, tuple(worded[:MOST_LINES]), advice)
    return CvCheck(
        "repository-link",
        "not-found",
        "No link to code on GitHub, GitLab or Bitbucket was read.",
        (),
        "If you have code that others may see, add its address; closed work needs none.",
    )


def _stuffed(profile: Profile, taxonomy: Taxonomy) -> CvCheck:
    """Return which term, as written, stands far more often than any other, or many times in one line."""
    total: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    crowded: dict[str, tuple[int, int]] = {}
    for index, claim in enumerate(profile.claims):
        mentions = find_mentions(claim.text, taxonomy)
        here = Counter(claim.text[m.span.start : m.span.end].casefold() for m in mentions)
        total += here
        for term, number in here.items():
            places.setdefault(term, []).append(index)
            dense = len(claim.text) <= _LETTERS_A_TERM * number
            if dense and number >= max(_OFTEN_IN_A_LINE, crowded.get(term, (0, 0))[0]):
                crowded[term] = (number, index)
    first, second = [*total.most_common(2), ("", 0), ("", 0)][:2]
    advice = "Once in the line that proves it is enough: saying it again adds no proof."
    if crowded:
        term, (number, index) = max(crowded.items(), key=lambda item: item[1][0])
        detail = f"One line says “{term}” {number} times."
        return CvCheck("stuffed-terms", "notice", detail, (index,), advice)
    if first[1] >= _OFTEN and first[1] > _TIMES_AS_OFTEN * second[1]:
        detail = f"“{first[0]}” is said {first[1]} times; the next most frequent term {second[1]} times."
        return CvCheck("stuffed-terms", "notice", detail, tuple(places[first[0]][:MOST_LINES]), advice)
    said = f"the most frequent, “{first[0]}”, {first[1]} times" if first[1] > 1 else "none more than once"
    return CvCheck("stuffed-terms", "not-found", f"No term is said over and over: {said}.", (), "")


def _skills_list(profile: Profile, taxonomy: Taxonomy) -> CvCheck:
    """Return how many skills are named without a line that shows them, beside those that have one."""
    listed: list[str] = []
    shown = 0
    for skill, evidence in profile.by_skill().items():
        own = [e for e in evidence if e.named and e.implied_by is None]
        if not own or skill not in taxonomy.skills or taxonomy.skills[skill].kind != "skill":
            continue
        if all(e.grade == "listed" for e in evidence if e.named):
            listed.append(skill)
        else:
            shown += 1
    labels = sorted(taxonomy.skills[skill].label for skill in listed)
    if not labels:
        detail = f"Each of the {counted(shown, 'skill')} named has a line that shows it in use."
        return CvCheck("skills-list-beyond-evidence", "not-found", detail, (), "")
    detail = (
        f"{counted(len(labels), 'skill')} named without a line that shows it in use, beside {shown} that "
        f"have one: {listing(labels)}."
    )
    if len(labels) < _MANY_LISTED or len(labels) <= _LISTED_TO_SHOWN * shown:
        return CvCheck("skills-list-beyond-evidence", "not-found", detail, (), "")
    advice = (
        "Give those that matter most to you a line that says what you did with them, and leave out those "
        "you would not want to be asked about."
    )
    return CvCheck("skills-list-beyond-evidence", "notice", detail, (), advice)


def _is_production(skill: str, taxonomy: Taxonomy) -> bool:
    known = taxonomy.skills.get(skill)
    return known is not None and known.production and known.area not in _GENERAL


def _names(evidence: Sequence[Evidence], taxonomy: Taxonomy) -> str:
    return listing([taxonomy.skills[i].label for i in dict.fromkeys(e.skill_id for e in evidence)])
