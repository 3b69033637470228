"""Who wrote a CV changes nothing of what is said of it, and is in nothing that leaves the session."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import example_facts
import pytest
from conftest import LetterEmbedder
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from mlgap import cli, pipeline, reports
from mlgap.documents import MASK, mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.market import market_folder
from mlgap.pay import load_bands
from mlgap.pipeline import Resources
from mlgap.requirements import load_requirements
from mlgap.skills import load_taxonomy
from mlgap.types import GapReport, Profile, Span
from mlgap.vocabulary import load_vocabulary

TODAY = date(2026, 11, 21)
REQUIREMENTS = f"""
[rule]
model = "{"0" * 64}"
threshold = 0.5
most = 2
[background]
lines = ["baked bread", "boiled beans", "kept kids", "kissed kings"]
[[requirement]]
id = "deploy"
statement = "deploy"
area = "serving"
skill_ids = ["model-deployment"]
prototypes = ["did deliver", "deploying daily", "doing", "deals door"]
"""
WORK = """SUMMARY
Puts models in service and keeps them there.

EXPERIENCE
Senior ML Engineer, Globex Corporation, Nairobi
Mar 2019 - Present
• Deployed a ranking service on Kubernetes for 40M users with Julia and Scala
• Moved 30 Jenkins jobs and a Django app to Docker; wrote Ruby and Rust
• did deliver daily
Data Scientist, Chase, London
Jan 2016 - Feb 2019
• Trained models in Python and PyTorch

EDUCATION
BSc Computer Science, Stanford University, 2015

SKILLS
Python, Julia, Ruby, Rust, Scala, Jenkins, Django, Spark, Flink, Docker, SQL"""
TOOLS = ("ruby", "scala", "jenkins", "django", "spark", "flink", "docker", "kubernetes")

People = tuple[str, str, str, str, str, str, str]
"""Name, e-mail, telephone, address, gender, nationality, birth date."""

PEOPLE: tuple[People, ...] = (
    ("Wanjiru Mwangi", "wanjiru.mwangi@example.org", "+254 712 345678", "12 Rose Street, Springfield, IL",
     "female", "Kenyan", "3 May 1990"),
    ("Julia Stone", "jstone84@example.com", "+1 (202) 555-0143", "Hauptstraße 12, 10115 Berlin", "female",
     "American", "12.03.1984"),
    ("Ruby Young", "hello@example.net", "07911 123456", "14 rue des Lilas, 69003 Lyon", "female", "British",
     "1991-07-04"),
    ("Tom Jenkins", "tom.jenkins@example.org", "0170/1234567", "Via Roma 10, 20121 Milano", "male", "German",
     "1 January 1971"),
    ("Django Chase", "djchase@example.org", "+33 6 12 34 56 78", "Calle Mayor 5, 28013 Madrid", "non-binary",
     "French", "02/03/1988"),
    ("Scala May", "scala@example.org", "+81 90-1234-5678", "1-2-3 Shibuya, Tokyo 150-0002", "female",
     "Italian", "5 June 2001"),
    ("李 娜", "lina@example.cn", "+86 138 0013 8000", "Plot 22, Sector 15, Gurgaon, Haryana 122001", "女",
     "Chinese", "1995"),
    ("Łukasz Żółć-Wiśniewski", "l.zolc@example.pl", "+48 512 345 678", "ul. Długa 23/4, 31-147 Kraków",
     "male", "Polish", "31.12.1979"),
    ("Oluwaseun Adébáyò", "seun_ade@example.ng", "0803 123 4567", "25 Adeola Odeku Street, Lagos", "male",
     "Nigerian", "7 Sept 1993"),
    ("José María de la Cruz", "jmcruz@example.es", "612 34 56 78", "Rua Augusta 1500, 01304-001 São Paulo",
     "male", "Spanish", "15 de mayo de 1982"),
    ("Rust Ashby", "rashby@example.org", "+61 412 345 678", "18 Harbour Parade, Sydney NSW 2000", "male",
     "Australian", "9 Oct 1969"),
)  # fmt: skip

Layout = Callable[[People], str]
LAYOUTS: dict[str, Layout] = {
    "line": lambda p: f"{p[0]}\nML Engineer\n{p[1]} | {p[2]} | {p[3]}\n\n{WORK}",
    "lines": lambda p: f"{p[0]}\n{p[3]}\n{p[2]}\n{p[1]}\n\n{WORK}",
    "labels": lambda p: (
        f"Curriculum Vitae\nName: {p[0]}\nAddress: {p[3]}\nPhone: {p[2]}\nE-mail: {p[1]}\n\n{WORK}"
    ),
    "end": lambda p: f"{p[0]}\nML Engineer\n\n{WORK}\n\nCONTACT\n{p[1]}\n{p[2]}\n{p[3]}",
    "details": lambda p: (
        f"{p[0]}\n{p[1]}\n\n{WORK}\n\nPERSONAL DETAILS\nDate of birth: {p[6]}\nGender: {p[4]}\n"
        f"Nationality: {p[5]}\nAddress: {p[3]}\nPhoto: attached"
    ),
    "footer": lambda p: f"{p[0]}\n{p[1]} • {p[2]}\n\n{WORK}\n{p[0]} | {p[1]} | Page 2",
    "referee": lambda p: f"Ann Lee\nann.lee@example.org\n\n{WORK}\n\nREFERENCES\nDr. {p[0]}, {p[1]}, {p[2]}",
    "signed": lambda p: f"{p[0]}\n{p[1]}\n\n{WORK}\n\nSincerely,\n{p[0]}",
}


@cache
def loaded() -> Resources:
    """Return a stand-in embedder with two requirements, and a hand-made market."""
    embedder: Any = LetterEmbedder()
    taxonomy = load_taxonomy()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "requirements.toml"
        path.write_text(REQUIREMENTS, encoding="utf-8")
        requirements = load_requirements(embedder, path, taxonomy=taxonomy)
    bands = load_bands(market_folder(None) / "bands.parquet")
    snapshot = example_facts.example_snapshot()
    return Resources(load_vocabulary(), taxonomy, embedder, requirements, snapshot, bands)


@pytest.fixture
def resources() -> Resources:
    return loaded()


def _analysed(text: str, resources: Resources) -> Profile:
    document = mask_identity(read_document(text.encode(), "cv.txt"))
    return extract_profile(
        document, resources.taxonomy, resources.requirements, resources.embedder, today=TODAY
    )


def _plain(text: str, profile: Profile) -> dict[str, Any]:
    """Return a profile with its spans counted in unmasked characters, and without the header's claims."""
    shown = mask_identity(read_document(text.encode(), "cv.txt")).text

    def at(span: Span) -> tuple[int, int]:
        start = len(shown[: span.start].replace(MASK, ""))
        return start, start + len(shown[span.start : span.end].replace(MASK, ""))

    return {
        "claims": [
            (c.text, at(c.span), c.section, c.context, c.entry) for c in profile.claims if MASK not in c.text
        ],
        "entries": [
            (e.role, e.employer, e.start, e.end, e.current, e.context, at(e.span)) for e in profile.entries
        ],
        "evidence": [(replace(e, claim=0, span=Span(0, 0)), at(e.span)) for e in profile.evidence],
        "disclaimed": [(d.skill_id, d.quote, d.kind) for d in profile.disclaimed],
        "level": (profile.level, profile.level_basis, profile.industry_years, profile.academic_years),
        "practice": profile.practice,
    }


@settings(max_examples=15)
@given(
    first=st.integers(0, len(PEOPLE) - 1),
    second=st.integers(0, len(PEOPLE) - 1),
    layout=st.sampled_from(sorted(LAYOUTS)),
)
def test_another_person_in_the_same_layout_is_read_the_same(first: int, second: int, layout: str) -> None:
    texts = [LAYOUTS[layout](PEOPLE[place]) for place in (first, second)]
    read = [_plain(text, _analysed(text, loaded())) for text in texts]
    assert read[0] == read[1]
    assert {e.skill_id for e, _ in read[0]["evidence"]} >= {*TOOLS, "model-deployment"}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p[0])
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_no_tool_school_or_employer_is_masked_whatever_the_name(layout: str, person: People) -> None:
    text = LAYOUTS[layout](person)
    shown = mask_identity(read_document(text.encode(), "cv.txt")).text
    assert WORK in shown


def _report(text: str, resources: Resources) -> GapReport:
    return pipeline.analyse(text.encode(), name="cv.txt", resources=resources, today=TODAY)


def _verdicts(report: GapReport) -> dict[str, Any]:
    """Return all that a report says beside the lines' own places."""
    told = [replace(s, gaps=tuple(replace(g, evidence=()) for g in s.gaps)) for s in report.segments]
    checks = [(c.id, c.state) for c in report.checks]
    return {
        "segments": told,
        "roles": report.roles,
        "reach": report.reach,
        "plan": report.plan,
        "checks": checks,
    }


@pytest.mark.parametrize("people", [(0, 3), (1, 6)])
def test_the_report_of_another_person_says_the_same(resources: Resources, people: tuple[int, int]) -> None:
    first, second = (_report(LAYOUTS["details"](PEOPLE[i]), resources) for i in people)
    assert _verdicts(first) == _verdicts(second)
    assert any(s.gates for s in first.segments)


STATUSES = (
    "",
    "Nationality: Kenyan",
    "German citizen",
    "Born in Lagos, Nigeria",
    "Visa status: H-1B, needs sponsorship",
    "I am a U.S. citizen and do not need visa sponsorship",
    "EU Blue Card holder, legally authorized to work in Germany",
)


@cache
def _report_with(status: str) -> GapReport:
    return _report(f"Ann Lee\nann.lee@example.org\n{status}\n\n{WORK}", loaded())


_WORDS_OF_STATUS = (
    "eligib",
    "citizen",
    "visa",
    "sponsor",
    "authoriz",
    "national",
    "kenya",
    "german",
    "nigeria",
)


@pytest.mark.parametrize("status", STATUSES[1:])
def test_work_authorisation_is_the_employers_word_and_never_drawn_from_the_person(status: str) -> None:
    """Gates are shares of adverts: the same whoever reads them, and nothing is said of the person's own."""
    without, stated = (_report_with(s) for s in (STATUSES[0], status))
    assert [s.gates for s in stated.segments] == [s.gates for s in without.segments]
    assert _verdicts(stated) == _verdicts(without)
    told = json.dumps(reports.to_json(replace(stated, segments=(), roles=()))).lower()
    assert [word for word in _WORDS_OF_STATUS if word in told] == []


FILES = ("Wanjiru_Mwangi_CV.txt", "CV - Łukasz Żółć.txt", "julia.stone.resume.txt", "quietfox9.txt")
_TELLS = ("wanjiru", "mwangi", "łukasz", "żółć", "julia.stone", "stone", "quietfox9")


def _exports(report: GapReport) -> dict[str, str]:
    pdf = PdfReader(io.BytesIO(reports.to_pdf(report)))
    return {
        "json": reports.to_json(report),
        "html": reports.to_html(report),
        "markdown": reports.to_markdown(report),
        "csv": reports.to_csv(report),
        "pdf": "\n".join(
            [*(page.extract_text() for page in pdf.pages), str(pdf.metadata), str(pdf.xmp_metadata)]
        ),
        "profile": reports.profile_to_json(report.profile),
        "profile in words": reports.profile_to_markdown(report.profile),
    }


@pytest.mark.parametrize("name", FILES)
def test_no_export_holds_the_files_name_or_the_persons(resources: Resources, name: str) -> None:
    text = LAYOUTS["line"](PEOPLE[0])
    report = pipeline.analyse(text.encode(), name=name, resources=resources, today=TODAY)
    for form, export in _exports(report).items():
        assert len(export) > 200, form
        assert [t for t in (name.lower(), *_TELLS) if t in export.lower()] == [], form


def test_our_pdf_names_no_author_but_the_product(resources: Resources) -> None:
    report = _report(LAYOUTS["line"](PEOPLE[0]), resources)
    metadata = PdfReader(io.BytesIO(reports.to_pdf(report))).metadata
    assert metadata is not None
    assert metadata.author == "mlgap"
    assert "Mwangi" not in str(metadata)


def test_a_read_document_keeps_no_name_of_its_file() -> None:
    document = pipeline.read_cv(LAYOUTS["line"](PEOPLE[0]).encode(), "Wanjiru_Mwangi_CV.txt")
    assert document.name == f"{MASK * 7}_{MASK * 6}_CV.txt"


def test_a_cohort_writes_files_without_names(
    resources: Resources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "load_resources", lambda **_: resources)
    given_, out = tmp_path / "in", tmp_path / "out"
    given_.mkdir()
    for number, name in enumerate(FILES):
        text = LAYOUTS["line"](PEOPLE[0]) + f"\nTuned {number + 2} rankers in Python.\n"
        (given_ / name).write_text(text, encoding="utf-8")
    assert cli.main(["cohort", str(given_), "--out", str(out)]) == 0
    written = sorted(out.iterdir())
    sheets = {f"cv-{i:03d}.{form}" for i in range(1, len(FILES) + 1) for form in ("html", "json")}
    assert sheets < {path.name for path in written}
    for path in written:
        if path.suffix != ".pdf":
            assert [t for t in _TELLS if t in path.read_text(encoding="utf-8").lower()] == [], path.name
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"", b"\x00\x01\x02"])
def test_no_error_of_a_file_names_it_or_its_text(data: bytes) -> None:
    with pytest.raises(Exception) as caught:
        pipeline.read_cv(data, "Wanjiru_Mwangi_CV.pdf")
    assert "Wanjiru" not in str(caught.value)
    assert "Mwangi" not in str(caught.value)
