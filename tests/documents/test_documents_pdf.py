"""PDF: text in content order with boxes, repaired, and honest about what was unsure."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas

from mlgap.documents import _apart, _pdf, read_document
from mlgap.documents._hyphens import join_hyphens
from mlgap.documents._pdf_child import Glyph, _union, close_spaced_letters
from mlgap.errors import DamagedDocument, NoTextLayer

from bad_files import pdf_of

CV = (
    ("Noor Example", "noor@example.org", "EXPERIENCE", "Served models with Kubernetes"),
    ("EDUCATION", "University of Nowhere, 2019"),
)


def test_lines_keep_their_page_and_their_place_on_it() -> None:
    document = read_document(pdf_of(*CV), "cv.pdf")
    assert document.media_type == "application/pdf"
    assert document.pages == 2
    assert document.text.split("\n") == [line for page in CV for line in page]
    assert [line.page for line in document.lines] == [1, 1, 1, 1, 2, 2]
    boxes = [line.box for line in document.lines]
    assert all(box is not None and box[0] < box[2] and box[1] < box[3] for box in boxes)
    tops = [box[3] for box in boxes[:4] if box]
    assert tops == sorted(tops, reverse=True)
    assert boxes[0] is not None
    assert 55 <= boxes[0][0] <= 60


def test_every_line_is_the_text_at_its_span() -> None:
    document = read_document(pdf_of(*CV), "cv.pdf")
    parts = [document.text[line.span.start : line.span.end] for line in document.lines]
    assert "\n".join(parts) == document.text


def test_two_columns_are_read_as_they_were_written_not_as_they_lie() -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    for x, words in ((60, "Skills Python Docker"), (320, "Work Engineer Serving")):
        for row, word in enumerate(words.split()):
            sheet.drawString(x, 700 - 20 * row, word + " stands in its column")
    sheet.save()
    rows = [line.split()[0] for line in read_document(out.getvalue(), "cv.pdf").text.split("\n")]
    assert rows == ["Skills", "Python", "Docker", "Work", "Engineer", "Serving"]


def test_white_wider_than_a_blank_is_remembered_and_read_as_one_blank() -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    sheet.drawString(60, 700, "Quernmore Mills")
    sheet.drawString(400, 700, "Jan 2020 - May 2021")
    sheet.drawString(60, 680, "A line of words with nothing but blanks between them")
    sheet.save()
    document = read_document(out.getvalue(), "cv.pdf")
    wide, plain = document.lines
    assert document.text.startswith("Quernmore Mills Jan 2020")
    assert wide.gaps == (len("Quernmore Mills"),)
    assert plain.gaps == ()


def test_a_file_that_opens_without_its_owners_password_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(*CV))))
    writer.encrypt(user_password="", owner_password="sesame", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "Kubernetes" in read_document(out.getvalue(), "cv.pdf").text


def test_a_page_without_text_is_told_to_the_user() -> None:
    document = read_document(pdf_of(CV[0], ()), "cv.pdf")
    assert any("page 2 of 2" in warning for warning in document.warnings)


def test_a_clean_file_has_no_warnings() -> None:
    filled = [page * 10 for page in CV]
    assert read_document(pdf_of(*filled), "cv.pdf").warnings == ()


def test_two_readers_that_disagree_are_told_to_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    first = {"pages": 1, "failed": [], "lines": [[1, "Served models with Kubernetes daily", None]]}
    second = {"pages": 1, "texts": ["Srvd mdls wth Kubernetes dly"]}
    monkeypatch.setattr(_pdf, "_read_apart", lambda data: (first, second))
    (warning,) = _pdf.read_pdf(b"").warnings
    assert "20%" in warning
    assert "Kubernetes" not in warning


ONLY_ONE = "Only one of two PDF readers could read this file"


@pytest.mark.parametrize("second", [None, {"error": "damaged"}])
def test_text_that_only_one_reader_could_read_is_told_to_the_user(
    monkeypatch: pytest.MonkeyPatch, second: dict[str, str] | None
) -> None:
    first = {"pages": 1, "failed": [], "lines": [[1, "Served models with Kubernetes daily", None]]}
    monkeypatch.setattr(_pdf, "_read_apart", lambda data: (first, second))
    (warning,) = _pdf.read_pdf(b"").warnings
    assert warning.startswith(ONLY_ONE)


WORDS = "EXPERIENCE Served models with Kubernetes"
BURN = "import time\nend = time.process_time() + 1.0\nwhile time.process_time() < end: pass\n"
READER = f"""
class PdfReader:
    is_encrypted = False
    def __init__(self, *given, **named):
        import threading
        self.pages = [self]
    def extract_text(self):
        return {WORDS!r}
"""


@pytest.mark.parametrize(
    ("pypdf", "told"),
    [
        (BURN + READER, False),
        (READER.replace("import threading", "import threading; threading.Event().wait(1.0)"), False),
        (READER.replace("import threading", "\n        while True: pass"), True),
    ],
    ids=["imports long", "waits for a processor", "works too long"],
)
def test_only_the_second_readers_own_work_counts_against_its_time(
    pypdf: str, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdf.py").write_text(pypdf)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(_pdf, "SECOND_SECONDS", 0.5)
    warnings = read_document(pdf_of((WORDS,)), "cv.pdf").warnings
    assert any(w.startswith(ONLY_ONE) for w in warnings) is told


def test_the_second_reader_steps_in_where_the_first_cannot_open_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = {"pages": 1, "texts": ["Noor Example\nServed models with Kubernetes"]}
    monkeypatch.setattr(_pdf, "_read_apart", lambda data: ({"error": "damaged"}, second))
    draft = _pdf.read_pdf(b"")
    assert [line.text for line in draft.lines] == ["Noor Example", "Served models with Kubernetes"]
    assert len(draft.warnings) == 1


def test_a_parser_that_hangs_is_stopped_and_the_file_called_damaged(
    monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    stuck = tmp_path / "stuck.py"
    stuck.write_text("import sys\nsys.stdin.buffer.read()\nwhile True: pass\n")
    monkeypatch.setattr(_apart, "_CHILD", stuck)
    monkeypatch.setattr(_pdf, "FIRST_SECONDS", 0.3)
    with pytest.raises(DamagedDocument):
        read_document(pdf_of(*CV), "cv.pdf")


def test_a_second_reader_that_hangs_costs_only_itself(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    half = tmp_path / "half.py"
    half.write_text(
        "import sys, json\nsys.stdin.buffer.read()\n"
        "lines = [[1, 'Served models with Kubernetes', None]]\n"
        "print(json.dumps({'pages': 1, 'failed': [], 'lines': lines}))\n"
        "sys.stdout.flush()\nwhile True: pass\n"
    )
    monkeypatch.setattr(_apart, "_CHILD", half)
    monkeypatch.setattr(_pdf, "FIRST_SECONDS", 4.0)
    assert read_document(pdf_of(*CV), "cv.pdf").text == "Served models with Kubernetes"


def test_letters_that_no_one_can_read_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    first = {
        "pages": 1,
        "failed": [],
        "lines": [[1, "\ue001\ue002\ue003 " * 20 + "abcdefghijklmnopqrstuvw", None]],
    }
    monkeypatch.setattr(_pdf, "_read_apart", lambda data: (first, None))
    with pytest.raises(NoTextLayer, match="without saying which they are"):
        _pdf.read_pdf(b"")


def spaced(text: str, letter: float = 4, word: float = 12) -> list[Glyph]:
    """Return glyphs 8 points wide, `letter` points apart, and `word` where `text` has a blank."""
    glyphs: list[Glyph] = []
    x = 0.0
    for char in text:
        if char == " ":
            x += word - letter
            continue
        if glyphs:
            glyphs.append(Glyph(" ", None))
        glyphs.append(Glyph(char, (x, 0.0, x + 8, 10.0)))
        x += 8 + letter
    return glyphs


def test_letter_spaced_headings_are_closed_up_word_by_word() -> None:
    closed = close_spaced_letters(spaced("WORK HISTORY"))
    assert "".join(glyph.text for glyph in closed) == "WORK HISTORY"


@pytest.mark.parametrize("text", ["C R", "A B and C", "1 2 3 4 5"])
def test_letters_that_are_no_heading_stay_apart(text: str) -> None:
    line = [Glyph(char, None if char == " " else (i, 0.0, i + 1, 9.0)) for i, char in enumerate(text)]
    assert close_spaced_letters(line) == line


def test_a_line_box_holds_all_its_glyphs() -> None:
    glyphs = [Glyph("a", (5, 1, 9, 8)), Glyph(" ", None), Glyph("b", (12, 0, 15, 9)), Glyph("\r", None)]
    assert _union(glyphs) == [5, 0, 15, 9]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["micro\ufffeservices scale"], "microservices scale"),
        (["a real\ufffetime feed"], "a real-time feed"),
        (["on\ufffecall", "we know oncall"], "oncall"),
        (["feature\ufffestore", "a feature-store"], "feature-store"),
        (["tuned GPT\ufffe4 well"], "tuned GPT-4 well"),
        (["end \ufffe alone"], "end - alone"),
    ],
)
def test_a_word_broken_over_two_lines_is_joined_as_it_was_meant(lines: list[str], expected: str) -> None:
    assert join_hyphens(lines)[0] == expected
