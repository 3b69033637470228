"""What users of other tools complained of, from the CV's bytes to the gap: each test names its thread."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

import pytest
from reportlab.lib.colors import white
from reportlab.pdfgen import canvas

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.gaps import Held, gap_of
from mlgap.market import RawPosting, load_reader, parse_posting
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import GRADES, Demand, Gap, Profile

from bad_files import docx_of

TODAY = date(2026, 11, 21)
HEAD = "Noor Example\nData Engineer\n\n"
JOB = "Experience\nData Engineer, Fenwick Labs, 2019 - 2021\n"
ASKED = ("python", "cpp", "docker", "kubernetes", "feature-store", "terraform", "aws", "sql")


@cache
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def profile_of(text: str | bytes, name: str = "cv.txt") -> Profile:
    data = text.encode() if isinstance(text, str) else text
    return extract_profile(mask_identity(read_document(data, name)), taxonomy(), None, None, today=TODAY)


def gaps_of(profile: Profile) -> dict[str, Gap]:
    held = Held(profile, taxonomy())
    share = (0.5,) * 8
    return {skill: gap_of(Demand(skill, *share, False, 100), held, taxonomy()) for skill in ASKED}


def statuses(text: str | bytes, name: str = "cv.txt") -> dict[str, str]:
    return {skill: gap.status for skill, gap in gaps_of(profile_of(text, name)).items()}


def best(profile: Profile) -> dict[str, str]:
    return {skill: items[0].grade for skill, items in profile.by_skill().items()}


# --- false gaps, missing skills


@pytest.mark.parametrize("item", ["Python (primary)", "python 3.11", "PYTHON - daily", "Python/SQL"])
def test_a_skill_with_a_note_beside_it_is_no_gap(item: str) -> None:
    """StevSant/HireSense#26: 'Python (primary)' stood in the CV and python was listed as missing."""
    assert statuses(f"{HEAD}{JOB}- Wrote reports\n\nSkills\n{item}\n")["python"] == "listed"


def test_experience_alone_closes_a_gap() -> None:
    """StevSant/HireSense#26: what the experience proved was ignored where the list did not repeat it."""
    assert statuses(f"{HEAD}{JOB}- Wrote the loader in Python\n")["python"] == "shown"


def test_a_requirement_of_several_words_needs_no_skills_entry() -> None:
    """srknzl/rolebeacon#20: a requirement of several words was met only by a verbatim skills entry."""
    found = statuses(f"{HEAD}{JOB}- Moved forty tables into a feature\n  store that two teams share\n")
    assert found["feature-store"] == "shown"


def test_skills_are_found_in_a_plain_cv_without_any_set_up() -> None:
    """OmkarPathak/pyresparser#9: the parser found no skills, and its users were told to edit a CSV file."""
    text = f"{HEAD}{JOB}- Served two models with Docker on AWS\n- Wrote SQL\n\nSkills\nPython, Terraform\n"
    assert {"docker", "aws", "sql", "python", "terraform"} <= set(best(profile_of(text)))


@pytest.mark.parametrize("order", ["Python\nR\nSQL", "SQL\nR\nPython", "R\nPython\nSQL"])
def test_skills_in_a_list_of_one_a_line_are_all_found(order: str) -> None:
    """OmkarPathak/pyresparser#9: skills in the list were not found; here "R" below "Python"."""
    assert {"python", "r-lang", "sql"} <= set(best(profile_of(f"{HEAD}{JOB}- Wrote\n\nSkills\n{order}\n")))


# --- false skills, garbage, false requirements


@pytest.mark.parametrize(
    "line",
    [
        "- Recruiting went well, and a good story goes further in our kitchen",
        "- Met C-level people of the R&D team before we went live in March",
        "- Wrote a platform that reformed the rag status of each trainee",
        "\nAccount Executive, MongoDB, 2017 - 2019\n- Kept the books of eleven clients",
    ],
)
def test_no_line_of_evidence_is_made_of_letters_inside_words(line: str) -> None:
    """srknzl/rolebeacon#16: Go, R, C and AI matched 'good' and 'Recruiting', with rows of evidence."""
    wrong = {"go-lang", "r-lang", "c-lang", "ai-literacy", "terraform", "rag", "mongodb"}
    assert wrong.isdisjoint(best(profile_of(f"{HEAD}{JOB}{line}\n")))


def test_initials_and_grades_of_a_cv_are_no_languages() -> None:
    """bjherger/ResumeParser#42: the single-letter skills C and R were found in every document."""
    text = "Noor C. Example\n12 R Street, Nowhere\n\nEducation\nBSc, Grade C, University of Nowhere, 2019\n"
    assert {"c-lang", "r-lang"}.isdisjoint(best(profile_of(text)))


def test_platform_work_holds_no_skill_of_its_letters() -> None:
    """Refer-d/resume_scanner_open_source#4: 'platform' yielded 'Tform', and 'SQL and Java' lost Java."""
    found = best(profile_of(f"{HEAD}{JOB}- Wrote SQL and Java for the platform team's web form\n"))
    assert {"sql", "java"} <= set(found)
    assert "terraform" not in found


def test_broken_glyphs_leave_no_evidence() -> None:
    """JhaSourav07/commitpulse#6275: corrupted glyph tokens were saved as skills."""
    glyphs = "(cid:3)(cid:17) \ufffd\ufffd R\ufffd C\ufffd Go\ufffd \ue001\ue002"
    assert best(profile_of(f"{HEAD}{JOB}- Wrote reports\n\nSkills\n{glyphs}\n")) == {}


def test_a_posting_asks_nothing_by_its_title_and_team_names() -> None:
    """offlinecv/OfflineCV#717: of 13 extracted requirements 9 were the title, a team's name or a fragment."""
    text = (
        "Senior Engineer\nTeam Phoenix, Growth Squad\n\nAbout us\nWe sit in Leeds.\n\nYou bring\n- Docker\n"
    )
    asked = {r.skill_id for r in parse_posting(RawPosting("1", text), load_reader(taxonomy())).requirements}
    assert asked == {"docker"}


def test_a_posting_asks_nothing_by_an_address_or_a_time_zone() -> None:
    """QuentinMeow/jobs-finder-toolkit#261: URL query keys and the time zone 'ET' were read as skills."""
    text = (
        "You bring\n- Docker\n\nHow to apply\nBefore 5 pm ET, at https://jobs.example.com/a?lang=python&go=1&r=2"
        " or to scala@example.com\n"
    )
    asked = {r.skill_id for r in parse_posting(RawPosting("1", text), load_reader(taxonomy())).requirements}
    assert asked == {"docker"}


# --- negation


@pytest.mark.parametrize(
    ("line", "lacked", "shown"),
    [
        ("I have not used Terraform. Ran Docker hosts for years", {"terraform"}, {"docker"}),
        ("Ran Docker hosts for years. No Kubernetes so far", {"kubernetes"}, {"docker"}),
        ("Moved not only AWS but SQL reports too", set(), {"aws", "sql"}),
    ],
)
def test_a_denial_ends_with_its_sentence(line: str, lacked: set[str], shown: set[str]) -> None:
    """axisrow/hhru#509: the negation window ignored the sentence's bounds and was wrong both ways."""
    profile = profile_of(f"{HEAD}{JOB}- {line}\n")
    assert {d.skill_id for d in profile.disclaimed} == lacked
    found = {skill for skill, gap in gaps_of(profile).items() if gap.status == "shown"}
    assert (found & (shown | lacked)) == shown


# --- claimed and shown


def test_what_is_only_claimed_is_told_from_what_is_shown() -> None:
    """GCTC-NTGC/gc-digital-talent#12876: '3 of 4 match' was said where only 2 were justified."""
    found = statuses(f"{HEAD}{JOB}- Ran Docker hosts\n- Wrote SQL\n\nSkills\nDocker, SQL, Terraform\n")
    asked = {skill: found[skill] for skill in ("docker", "sql", "terraform", "kubernetes")}
    assert asked == {"docker": "shown", "sql": "shown", "terraform": "listed", "kubernetes": "missing"}


def test_a_language_that_is_listed_and_never_used_stays_listed() -> None:
    """career-ops-hq/career-ops#2733: 9 of 19 evaluations objected to C++, listed and never demonstrated."""
    profile = profile_of(f"{HEAD}{JOB}- Wrote the loader in Python\n\nSkills\nC++, Python\n")
    gap = gaps_of(profile)["cpp"]
    assert (gap.status, gap.grade) == ("listed", "listed")
    assert [profile.evidence[i].quote for i in gap.evidence] == ["C++, Python"]


def test_a_skill_knows_the_job_and_the_dates_it_was_used_in() -> None:
    """jsonresume/resume-schema#162 #66 #486: skills by job were wished for, so that years can be counted."""
    earlier = "Data Analyst, Orsett Bank, 2015 - 2018\n- Wrote SQL\n- Ran Docker hosts\n"
    text = f"{HEAD}{JOB}- Ran Docker hosts\n\n{earlier}"
    profile = profile_of(text)

    def dates(skill: str) -> list[tuple[str | None, str | None]]:
        claims = [profile.claims[e.claim] for e in profile.evidence if e.skill_id == skill]
        return [
            (profile.entries[c.entry].start, profile.entries[c.entry].end)
            for c in claims
            if c.entry is not None
        ]

    assert dates("docker") == [("2019", "2021"), ("2015", "2018")]
    assert dates("sql") == [("2015", "2018")]


# --- stuffing, unstable results


def test_the_same_cv_gives_the_same_answer_each_time() -> None:
    """interviewstreet/hiring-agent#35 #98: one CV in six runs scored 27 to 34, another 42 to 75."""
    text = f"{HEAD}{JOB}- Deployed a model with Docker for 900 users\n\nSkills\nPython, SQL\n"
    assert len({repr(profile_of(text)) for _ in range(6)}) == 1


@pytest.mark.parametrize("word", ["Kubernetes", "Terraform", "C++"])
def test_one_keyword_moves_one_thing_and_shows_nothing(word: str) -> None:
    """applypack/applypack#196: a few keyword edits took 79 to 30; one word was worth 49 points."""
    text = f"{HEAD}{JOB}- Ran Docker hosts\n- Wrote SQL\n\nSkills\nPython"
    before, after = statuses(text), statuses(f"{text}, {word}")
    changed = {skill for skill in ASKED if before[skill] != after[skill]}
    assert changed == {{"C++": "cpp"}.get(word, word.lower())}
    assert {after[skill] for skill in changed} == {"listed"}


def test_submitting_again_with_other_words_around_it_changes_nothing() -> None:
    """krishnaik06/Google-Gemini-Crash-Course#7: the score changed drastically when the CV was sent again."""
    body = f"{JOB}- Ran Docker hosts\n- Wrote SQL\n\nSkills\nPython, Terraform\n"
    first = profile_of(f"Noor Example\nData Engineer\n\n{body}", "cv.txt")
    second = profile_of(f"Ida Sample\nData Engineer\n\n{body}\n\n", "cv_final_2.txt")
    assert best(first) == best(second)
    assert statuses(f"{HEAD}{body}") == statuses(f"{HEAD}{body}\n\n")


@pytest.mark.parametrize("place", ["Skills\n{}\n", "Summary\n{}\n", JOB + "- Wrote reports, {}\n"])
def test_a_word_forty_times_is_worth_no_more_than_once(place: str) -> None:
    """applypack/applypack#196: repeating keywords moved the score; here forty times is once."""
    once = profile_of(HEAD + place.format("Kubernetes"))
    often = profile_of(HEAD + place.format(", ".join(["Kubernetes"] * 40)))
    assert best(once) == best(often)
    assert gaps_of(once)["kubernetes"].status == gaps_of(often)["kubernetes"].status


# --- hidden text, invention


def test_hidden_runs_of_a_document_are_not_read() -> None:
    """interviewstreet/hiring-agent#273: hidden text lifted a weak CV; here a DOCX's counts for nothing."""
    shown = "<w:p><w:r><w:t>Skills: Python, SQL</w:t></w:r></w:p>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Deployed Kubernetes for 900 users</w:t></w:r></w:p>"
    assert best(profile_of(docx_of(shown + hidden), "cv.docx")) == best(profile_of(docx_of(shown), "cv.docx"))


def test_white_keywords_prove_nothing() -> None:
    """Ztrimus/ResumeFlow#42 #72; yunanwg/brilliant-CV#208: tools injected white keywords into CVs."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    lines = [
        "Experience",
        "Data Engineer, Fenwick Labs, 2019 - 2021",
        "- Wrote SQL reports",
        "Skills",
        "Python",
    ]
    for row, line in enumerate(lines):
        sheet.drawString(60, 760 - 20 * row, line)
    sheet.setFillColor(white)
    sheet.drawString(60, 300, ", ".join(["Kubernetes", "Terraform", "Docker", "AWS"] * 3))
    sheet.save()
    found = statuses(out.getvalue(), "cv.pdf")
    assert {found[skill] for skill in ("kubernetes", "terraform", "docker", "aws")} == {"missing"}


def weak_cv(hidden: str) -> bytes:
    """A CV of little, with `hidden` in white at its foot where it is not empty."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    shown = (
        "Experience",
        "Data Engineer, Fenwick Labs, 2019 - 2021",
        "- Wrote SQL reports",
        "Skills",
        "Python",
    )
    for row, line in enumerate(shown):
        sheet.drawString(60, 760 - 20 * row, line)
    sheet.setFillColor(white)
    for row, line in enumerate(hidden.splitlines()):
        sheet.drawString(60, 300 - 20 * row, line)
    sheet.save()
    return out.getvalue()


def test_a_weak_cv_with_hidden_keywords_shows_what_it_shows_without_them() -> None:
    """interviewstreet/hiring-agent#273: white text lifted a weak CV to an effective 91."""
    hidden = "Kubernetes, Docker, Terraform, AWS\nDeployed LLM services on Kubernetes for 4M users, 2015-2025"
    weak, lifted = profile_of(weak_cv(""), "cv.pdf"), profile_of(weak_cv(hidden), "cv.pdf")
    assert lifted.evidence == weak.evidence
    assert lifted.claims == weak.claims
    assert (lifted.level, lifted.industry_years) == (weak.level, weak.industry_years)
    assert gaps_of(lifted) == gaps_of(weak)
    (said,) = set(lifted.warnings) - set(weak.warnings)
    assert "more skills would have been read" in said
    assert all(label in said for label in ("Kubernetes", "Docker", "Terraform"))


def test_hidden_text_that_adds_nothing_is_said_to_add_nothing() -> None:
    """interviewstreet/hiring-agent#273: templates and programs hide text too, and that is no reproach."""
    said = profile_of(weak_cv("Python, SQL"), "cv.pdf").warnings
    assert "With the text that nobody can see, no further skill would have been read." in said


def test_every_line_shown_as_proof_stands_in_the_cv() -> None:
    """feder-cr/invisible_playwright_mcp#191: 'resumes are nothing but lies', written by the tool itself."""
    text = f"{HEAD}{JOB}- Ran Docker hosts on AWS\n- Wrote SQL\n\nSkills\nPython, Terraform\n"
    document = mask_identity(read_document(text.encode(), "cv.txt"))
    profile = extract_profile(document, taxonomy(), None, None, today=TODAY)
    assert len(profile.evidence) >= 5
    assert all(document.text[e.span.start : e.span.end] == e.quote for e in profile.evidence)
    assert all(e.quote in text for e in profile.evidence)


def test_what_the_cv_does_not_hold_stays_missing() -> None:
    """ymuromcev/ai-job-searcher#31: invented 'Familiar with' skills raised coverage by 10 to 19 points."""
    found = statuses(f"{HEAD}{JOB}- Ran Docker hosts\n\nSkills\nPython\n")
    assert {skill for skill, status in found.items() if status in ("missing", "adjacent")} == set(ASKED) - {
        "docker",
        "python",
    }


def test_being_familiar_with_a_skill_is_not_having_used_it() -> None:
    """ymuromcev/ai-job-searcher#31: 'Familiar with' counted as if the skill were held."""
    for words in ("Familiar with Kubernetes", "Exposure to Kubernetes", "Basic knowledge of Kubernetes"):
        grades = best(profile_of(f"{HEAD}{JOB}- {words}\n"))
        assert GRADES.index(grades.get("kubernetes", "listed")) == 0, words  # type: ignore[arg-type]
