"""Real layouts and damaged files from outside the repository, where they are at hand."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.errors import DocumentError

DATA = os.environ.get("MLGAP_RESEARCH_DATA")
pytestmark = pytest.mark.skipif(DATA is None, reason="MLGAP_RESEARCH_DATA names no folder of CV files")
CVS = Path(DATA or ".") / "cvs"


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, str):
        yield value


def truths() -> list[Path]:
    return sorted((CVS / "layouts").glob("*.truth.json"))


def test_known_words_of_each_layout_are_read_and_all_but_identity_survives_the_mask() -> None:
    assert len(truths()) >= 9
    for path in truths():
        truth = json.loads(path.read_text(encoding="utf-8"))
        document = read_document(
            path.with_name(path.name.replace(".truth.json", ".pdf")).read_bytes(), "cv.pdf"
        )
        contact = truth["contact"]
        career = {key: truth.get(key) for key in ("experience", "education", "skills")}
        wanted = words(" ".join(leaves(career)))
        assert wanted <= words(document.text), path.name
        masked = mask_identity(document).text
        assert wanted <= words(masked), path.name
        for detail in ("full_name", "email", "phone"):
            assert contact[detail].lower() not in masked.lower(), path.name


def test_word_layouts_hold_every_word_once() -> None:
    truth = (CVS / "docx" / "truth.txt").read_text(encoding="utf-8")
    files = sorted((CVS / "docx").glob("*.docx"))
    assert len(files) == 3
    for path in files:
        text = read_document(path.read_bytes(), path.name).text
        assert words(truth) <= words(text), path.name
        assert text.lower().count("kubernetes, docker, terraform") == 1, path.name


def test_odd_files_end_in_a_document_or_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is a picture alone would cost this test minutes; recognising pictures has tests of its own.
    monkeypatch.setenv("PATH", "")
    files = [path for path in sorted((CVS / "odd").iterdir()) if path.suffix != ".csv"]
    assert len(files) >= 180
    files = files[::3]  # all of them, mutated too, are read by `python -m benchmarks.bench_hostile`
    # Each is read in a child process of its own, so that two at once halve the time on two cores.
    with ThreadPoolExecutor(2) as two_at_once:
        for wrong in two_at_once.map(_what_is_wrong, files):
            assert wrong == ""


def _what_is_wrong(path: Path) -> str:
    try:
        document = read_document(path.read_bytes(), path.name)
    except DocumentError as error:
        return "" if str(error).endswith(".") else f"{path.name}: {error}"
    kept = len(mask_identity(document).text) == len(document.text)
    return "" if kept else f"{path.name}: masking changed the length"
