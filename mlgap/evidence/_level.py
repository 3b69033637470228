"""Seniority level and years, industry and academia apart, with the words that say why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mlgap.evidence._claims import Passage
from mlgap.evidence._dates import months_between
from mlgap.types import Entry, Level, Section

_TITLE_WORDS: dict[Level, str] = {
    "intern": r"\bintern(?:s|ship)?\b|\btrainee\b|\bworking student\b|\bwerkstudent(?:in)?\b"
    r"|\bpraktikant(?:in)?\b|\bapprentice\b|\bco-?op\b|\bstagiaire\b",
    "director": r"(?<!account )(?<!associate )(?<!art )(?<!assistant )\bdirector\b|\bhead of\b"
    r"|\bvice president of\b|\bvp of\b|\b(?:senior|executive) vice president\b|\b[se]vp\b"
    r"|\bchief \w+|\bc[teid]o\b",
    "principal": r"\bprincipal\b|\bdistinguished\b",
    "staff": r"\bstaff (?=(?:software|ml|machine|deep|ai|nlp|data|mlops|applied"
    r"|research|platform|backend|cloud"
    r"|infrastructure|devops|site|sre|computer|quant|engineer|scientist|developer|architect|technical)\w*\b)",
    "manager": r"\b(?:engineering|science|analytics|development|data|ml|ai|research|it|group|software|team)"
    r" manager\b|^manager\b",
    "lead": r"\blead\b(?! gen)|\bteam leader\b|\bteamleiter",
    "senior": r"\bsenior\b|\bvice president\b|\bvp\b|\bsr\b\.?|\bsnr\b|\biii\b",
    "junior": r"\bjunior\b|\bjr\b\.?|\bentry[- ]level\b|\bgraduate\b(?! (?:school|research|student))"
    r"|\bnew grad\b",
}
_TITLES = {level: re.compile(words, re.IGNORECASE) for level, words in _TITLE_WORDS.items()}
"""In the order in which they win: a "senior staff engineer" is staff."""
_STARTING = re.compile(
    r"\bbootcamp graduate\b|\bcareer chang(?:er|e)\b|\bfirst (?:role|job|position)\b"
    r"|\brecent (?:\w+ )?graduate\b|\bfresher\b"
    r"|\bfresh graduate\b|\bentry[- ]level\b|\bnew grad\b|\bseeking (?:a )?junior\b|\bas (?:a )?junior\b",
    re.IGNORECASE,
)
_WORKING_AS = re.compile(
    r"\b(?:presently|currently|now) (?:working|employed|serving|engaged)? ?as (?:an? )?"
    r"((?:[\w/&-]+ ){0,4}?[\w/&-]+)"
    r"(?= (?:at|with|for|in)\b|[,.;]|$)",
    re.IGNORECASE,
)
_STUDENT = re.compile(
    r"\b(?:student|undergraduate|internship|trainee|pursuing (?:a|my)|final[- ]year)\b", re.IGNORECASE
)
_ACADEMIC = re.compile(
    r"\b(?:universit\w+|college|institute of technology|polytechnic|faculty|phd|ph\.d|doctoral"
    r"|doctorate|post-?doc\w*|eth|mit|epfl"
    r"|(?:research|teaching|graduate|postgraduate) (?:assistant|associate|fellow)|lecturer"
    r"|(?:\w+ )?professor|hochschule|tu (?:berlin|münchen|delft|wien)"
    r"|undergraduate researcher|research group|national lab\w*|cnrs|inria|max planck)\b",
    re.IGNORECASE,
)
_CAMPUS_STAFF = re.compile(
    r"\b(?:hpc|systems?|software|devops|data|network|platform|infrastructure|web|database|cloud|security|it)"
    r" (?:engineer|developer|administrator|manager|architect)\b",
    re.IGNORECASE,
)
_LEARNER = re.compile(
    r"\bintern(?:s|ship)?\b|\btrainee\b|\bworking student\b|\bwerkstudent|\bpraktik|\bco-?op\b"
    r"|\bstagiaire\b",
    re.IGNORECASE,
)
_DOCTORATE = re.compile(r"\b(?:ph\.?\s?d|doctoral|doctorate|d\.?phil|dr\.?\s?rer)\b", re.IGNORECASE)
_NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split())}
_STATED = re.compile(
    r"\b(\d{1,2}(?:\.\d)?|" + "|".join(_NUMBERS) + r")\s*\+?\s*(?:-\s*\d+\s*)?(?:years?|yrs?)\b['’]?\s*\+?"
    r"(?=[^.;]{0,45}?\b(?:experience|in|as|of|running|building|working|developing|at)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(\d{1,3})\s*\+?\s*(months?|years?|yrs?)\b", re.IGNORECASE)
_MOST_STATED = 45
_HEADLINE = 100
"""Characters up to which one of the first lines is a headline."""
_JUNIOR_UNDER, _SENIOR_FROM = 3.0, 7.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Level and years; `basis` is a fragment that completes "read as <level> because"."""

    level: Level
    basis: str
    industry: float
    academic: float


def read_level(
    entries: Sequence[Entry], sections: Sequence[Section], passages: Sequence[Passage], today: date
) -> Standing:
    """Return the level and years of a CV's entries; overlapping jobs count once, gaps change nothing.

    Internships and student jobs are counted in neither kind of years.
    """
    jobs = [e for e, s in zip(entries, sections, strict=True) if e.context == "job" and s != "volunteering"]
    academic = [e for e in jobs if _is_academic(e)]
    industry = [e for e, s in zip(entries, sections, strict=True) if is_industry(e, s)]
    studies = [
        e for e in entries if e.context == "coursework" and _DOCTORATE.search(f"{e.role} {e.employer}")
    ]
    years, scholarly = years_covered(industry, today), years_covered([*academic, *studies], today)
    front = [
        p
        for p in passages
        if p.section in ("header", "summary") or (p.section == "other" and p.entry is None)
    ]
    stated = _stated_years(p.stretch.text for p in front)
    level, basis = (
        _from_words(_latest(jobs, today), front)
        or _from_years(stated, years, _years_beside_skills(passages), scholarly)
        or ("unstated", "no title says a level and no years could be counted")
    )
    if not years and not scholarly and stated is not None:
        years = stated
    return Standing(level, basis, round(years, 1), round(scholarly, 1))


def _is_academic(entry: Entry) -> bool:
    """Return whether a job is scholarly; who runs a university's computers works as in industry."""
    return bool(_ACADEMIC.search(f"{entry.role} {entry.employer}")) and not _CAMPUS_STAFF.search(entry.role)


def is_industry(entry: Entry, section: Section) -> bool:
    """Return whether an entry is a job outside academia that is no internship or voluntary work."""
    return (
        entry.context == "job"
        and section != "volunteering"
        and not _LEARNER.search(entry.role)
        and not _is_academic(entry)
    )


def years_covered(entries: Iterable[Entry], today: date) -> float:
    """Return the years covered by at least one entry."""
    spells = sorted(s for e in entries if (s := months_between(e.start, e.end, e.current, today)) is not None)
    months, reached = 0, 0
    for first, last in spells:
        months += max(0, last - max(first, reached))
        reached = max(reached, last)
    return months / 12


def _stated_years(texts: Iterable[str]) -> float | None:
    found = [
        _NUMBERS.get(match[1].casefold(), -1) if match[1].isalpha() else float(match[1])
        for text in texts
        for match in _STATED.finditer(text)
    ]
    usable = [float(years) for years in found if 0 <= years <= _MOST_STATED]
    return max(usable, default=None)


def _from_words(latest: Entry | None, front: Sequence[Passage]) -> tuple[Level, str] | None:
    """Return the level that a title or the profile says outright, the latest job's title first."""
    texts = [p.stretch.text for p in front]
    starting = _first_match(_STARTING, texts)
    titled = _from_title(latest.role) if latest and not starting else None
    if titled:
        return titled[0], f"the latest job title says “{titled[1]}”"
    working = [
        found for text in texts if (now := _WORKING_AS.search(text)) and (found := _from_title(now[1]))
    ]
    if working:
        return working[0][0], f"the profile says “{working[0][1]}”"
    headlines = [found for text in texts[:3] if len(text) <= _HEADLINE and (found := _from_title(text))]
    if headlines:
        return headlines[0][0], f"the headline says “{headlines[0][1]}”"
    if starting:
        return "junior", f"the profile says “{starting}”"
    student = None if latest else _first_match(_STUDENT, texts)
    return ("intern", f"the profile says “{student}” and no job is listed") if student else None


def _from_years(
    stated: float | None, years: float, beside: float | None, scholarly: float
) -> tuple[Level, str] | None:
    """Return the level by years in industry: as stated, else as dated, else as stated beside skills."""
    if stated is not None:
        return level_by_years(stated), f"the CV states {stated:g} years of experience"
    if years:
        return level_by_years(years), f"{years:.1f} years in industry, counted from the dates of jobs"
    if beside is not None:
        return level_by_years(beside), f"the longest time stated beside a skill is {beside:.1f} years"
    if scholarly:
        return "junior", f"{scholarly:.1f} years in academia and none in industry are dated"
    return None


def _years_beside_skills(passages: Iterable[Passage]) -> float | None:
    found = [
        float(match[1]) / (12 if match[2].casefold().startswith("m") else 1)
        for passage in passages
        if passage.section == "skills"
        for match in _BESIDE.finditer(passage.stretch.text)
    ]
    return max((years for years in found if years <= _MOST_STATED), default=None)


def level_by_years(years: float) -> Level:
    """Return the level that so many years make where no title says one: mid from 3, senior from 7."""
    if years < _JUNIOR_UNDER:
        return "junior"
    return "mid" if years < _SENIOR_FROM else "senior"


def _latest(jobs: Sequence[Entry], today: date) -> Entry | None:
    """Return the job that ended last or has not ended; without dates the first one on the page."""
    spells = {
        id(job): spell
        for job in jobs
        if (spell := months_between(job.start, job.end, job.current, today)) is not None
    }
    if not spells:
        return jobs[0] if jobs else None
    return max(
        (job for job in jobs if id(job) in spells), key=lambda job: (spells[id(job)][1], spells[id(job)][0])
    )


def _from_title(title: str) -> tuple[Level, str] | None:
    for level, pattern in _TITLES.items():
        match = pattern.search(title)
        if match:
            return level, match[0].strip()
    return None


def _first_match(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    return next((match[0] for text in texts if (match := pattern.search(text))), None)
