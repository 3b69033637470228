"""`mlgap text`: a CV's text on standard output, masked or not, and what to know about it on stderr."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlgap.cli import main
from mlgap.documents import MASK

from bad_files import BAD_FILES, pdf_of

ROWS = (
    "Perpetua Quillfeather",
    "perpetua@example.org",
    "Experience",
    "Ran Docker for nine teams",
    "Skills",
    "SQL",
)


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    path = tmp_path / "cv.pdf"
    path.write_bytes(pdf_of(ROWS))
    return path


def test_the_text_is_printed_as_it_was_read(cv: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["text", str(cv)]) == 0
    assert capfdbinary.readouterr().out.decode().split("\n") == [*ROWS, ""]


def test_masked_text_holds_nobody_and_may_go_to_a_file(
    cv: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "masked.txt"
    assert main(["text", str(cv), "--masked", "--out", str(out)]) == 0
    assert capfdbinary.readouterr().out == b""
    assert out.read_text(encoding="utf-8").split("\n") == [
        MASK * len(ROWS[0]), MASK * len(ROWS[1]), *ROWS[2:], "",
    ]  # fmt: skip


def test_what_there_is_to_know_goes_to_stderr(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(pdf_of(ROWS, ()))
    assert main(["text", str(path)]) == 0
    said = capfdbinary.readouterr().err.decode()
    assert said.startswith("mlgap: ")
    assert "Quillfeather" not in said


@pytest.mark.parametrize("name", ["locked.pdf", "none.pdf"])
def test_what_cannot_be_read_is_one_sentence(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / name
    for bad in BAD_FILES:
        if bad.name == name:
            path.write_bytes(bad.data)
    assert main(["text", str(path)]) == 2
    out, err = capfdbinary.readouterr()
    assert (out, err.decode().count("mlgap: ")) == (b"", 1)
