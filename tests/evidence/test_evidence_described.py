from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from types import SimpleNamespace

import pytest

from mlgap.documents import MASK
from mlgap.evidence import _described, extract_profile
from mlgap.skills import Taxonomy
from mlgap.types import AggregatedRequirement, Assignment, Document, Evidence, Line, Span

Describe = Callable[[str], tuple[list[Evidence], list[str]]]


@pytest.fixture
def describe(
    small_taxonomy: Taxonomy, embedder: object, today: date, monkeypatch: pytest.MonkeyPatch
) -> Describe:
    """Return a reader of CV text to which every line with "quinces" describes the care of zebras.

    It gives the described evidence and the lines that were to be embedded.
    """
    item = AggregatedRequirement("zebra-care", "keeps zebras", "serving", ("kubernetes", "docker"), ())
    heard: list[str] = []

    def assign(lines: Sequence[str], *_: object) -> tuple[Assignment, ...]:
        heard.extend(lines)
        return tuple(
            Assignment(number, "zebra-care", "keeps zebras", similarity=0.8)
            for number, line in enumerate(lines)
            if "quinces" in line
        )

    monkeypatch.setattr(_described, "assign_requirements", assign)

    def run(text: str) -> tuple[list[Evidence], list[str]]:
        lines, start = [], 0
        for raw in text.split("\n"):
            lines.append(Line(Span(start, start + len(raw))))
            start += len(raw) + 1
        document = Document("cv.txt", "text/plain", 1, text, tuple(lines), "0" * 64)
        known = SimpleNamespace(items=(item,))
        profile = extract_profile(document, small_taxonomy, known, embedder, today=today)  # type: ignore[arg-type]
        assert all(text[e.span.start : e.span.end] == e.quote for e in profile.evidence)
        return [e for e in profile.evidence if not e.named], heard

    return run


JOB = "Experience\nEngineer, Fenwick Labs, 2019 - 2021\n- "


def test_a_described_requirement_is_evidence_for_each_of_its_skills(describe: Describe) -> None:
    found, _ = describe(JOB + "Kneaded zesty quinces xenially")
    assert {(e.skill_id, e.grade, e.requirement_id, e.similarity) for e in found} == {
        ("kubernetes", "used", "zebra-care", 0.8), ("docker", "used", "zebra-care", 0.8)
    }  # fmt: skip
    assert {e.quote for e in found} == {"Kneaded zesty quinces xenially"}


def test_a_skill_named_in_the_claim_is_not_described_as_well(describe: Describe) -> None:
    found, _ = describe(JOB + "Kneaded zesty quinces xenially with Docker")
    assert {e.skill_id for e in found} == {"kubernetes"}


def test_lists_titles_and_wishes_are_not_embedded(describe: Describe) -> None:
    same = "Kneaded zesty quinces xenially"
    found, heard = describe(f"Skills\n{same}\n\nCurrently learning\n{same}\n\nSummary\n{same}")
    assert found == []
    assert heard == []


def test_denied_clauses_and_masked_characters_are_left_out_of_what_is_embedded(describe: Describe) -> None:
    _, heard = describe(
        JOB + f"Kneaded {MASK * 4} zesty quinces xenially. No hands-on experience with Docker"
    )
    assert heard == ["Kneaded zesty quinces xenially."]


def test_what_others_did_is_not_embedded(describe: Describe) -> None:
    _, heard = describe(JOB + "Our vendor runs kilns, zinc, quartz and xenon")
    assert heard == []


def test_a_described_claim_is_graded_by_its_own_words(describe: Describe) -> None:
    found, _ = describe(JOB + "Kneaded zesty quinces for 40,000 customers")
    assert {e.grade for e in found} == {"shipped"}


def test_a_skill_the_cv_says_it_lacks_is_described_by_no_line(describe: Describe) -> None:
    text = JOB + "Kneaded zesty quinces xenially\n- No hands-on experience with Docker"
    found, _ = describe(text)
    assert {e.skill_id for e in found} == {"kubernetes"}


def test_a_list_of_tools_inside_an_entry_describes_nothing(describe: Describe) -> None:
    _, heard = describe(JOB + "Quinces: Docker, Kubernetes, Python, SQL")
    assert heard == []


def test_own_work_beside_the_work_of_others_is_still_read(describe: Describe) -> None:
    _, heard = describe(JOB + "I kneaded zesty quinces, and our vendor runs the kilns")
    assert len(heard) == 1
    assert "quinces" in heard[0]
    assert "kilns" not in heard[0]
