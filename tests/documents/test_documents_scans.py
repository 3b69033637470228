"""Pages that are pictures: read by Tesseract where it is, refused in a sentence where it is not."""

from __future__ import annotations

import io
import os
import shutil
import struct
import sys
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from mlgap.documents import _scan, _tesseract, boxes_of, mask_identity, read_document, render_pages
from mlgap.documents._frames import to_page, to_picture
from mlgap.documents._hyphens import pull_up_in_place
from mlgap.errors import DamagedDocument, DocumentTooLarge, NoTextLayer
from mlgap.turns import Turns
from mlgap.types import Document, Span

from bad_files import image_only_pdf, pdf_of

COLUMNS = [
    *("level", "page_num", "block_num", "par_num", "line_num", "word_num"),
    *("left", "top", "width", "height", "conf", "text"),
]
SERVED = "Served ranking models with Kubernetes"
LINES = ("Noor Brindlewick", "noor@example.org", "EXPERIENCE", SERVED)
NOT_ON_WINDOWS = pytest.mark.skipif(
    os.name == "nt", reason="stand-ins are scripts that start by their first line"
)

Tesseract = Callable[[str], None]


def table_of(*lines: str, sure: float = 95.0) -> str:
    """Tesseract's answer for lines set 100 pixels apart, each word 100 pixels wide and 40 high."""
    rows = ["\t".join(COLUMNS), "\t".join(["1", "1", *["0"] * 4, "0", "0", "2480", "3508", "-1", ""])]
    for number, line in enumerate(lines, start=1):
        for place, word in enumerate(line.split()):
            box = [100 + 120 * place, 100 * number, 100, 40]
            rows.append("\t".join(map(str, [5, 1, 1, 1, number, place + 1, *box, sure, word])))
    return "\n".join(rows) + "\n"


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tesseract:
    """Puts a program in Tesseract's place that runs the given lines of Python."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def install(body: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(f"#!{sys.executable} -IS\nimport sys\npicture = sys.stdin.buffer.read()\n{body}\n")
        program.chmod(0o700)

    return install


def answering(*lines: str, sure: float = 95.0) -> str:
    return f"sys.stdout.write({table_of(*lines, sure=sure)!r})"


def scan_and_text() -> bytes:
    writer = PdfWriter()
    for data in (pdf_of(("A first page that was typed and not scanned",)), image_only_pdf()):
        writer.append(PdfReader(io.BytesIO(data)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(kind: str, size: tuple[int, int] = (620, 877)) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, kind)
    return out.getvalue()


def refusal_of(data: bytes) -> str:
    with pytest.raises(NoTextLayer) as caught:
        read_document(data, "cv")
    assert "expected" in str(caught.value) and "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "data", [image_only_pdf(), picture("PNG"), picture("JPEG")], ids=["pdf", "png", "jpg"]
)
def test_without_tesseract_a_scan_is_refused_and_the_sentence_says_what_to_do(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = refusal_of(data)
    assert "Tesseract) is not installed" in said and "or install Tesseract" in said


@NOT_ON_WINDOWS
def test_a_scan_is_read_line_by_line_with_page_box_and_a_warning(tesseract: Tesseract) -> None:
    tesseract(answering(*LINES))
    document = read_document(image_only_pdf(), "cv.pdf")
    assert document.text.split("\n") == list(LINES)
    assert document.recognised_pages == (1,)
    assert {line.page for line in document.lines} == {1}
    x0, y0, x1, y1 = document.lines[0].box or (0, 0, 0, 0)
    point = 300 / 72
    assert (x0, x1) == pytest.approx((100 / point, 320 / point), abs=0.3)
    assert (y0, y1) == pytest.approx((842 - 140 / point, 842 - 100 / point), abs=0.3)
    assert [w for w in document.warnings if w.startswith("Page 1 was read by text recognition")]


@NOT_ON_WINDOWS
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_of_a_page_is_read_like_a_scan(kind: str, tesseract: Tesseract) -> None:
    tesseract(answering(*LINES))
    document = read_document(picture(kind), "cv")
    assert document.text.split("\n") == list(LINES)
    assert (document.media_type, document.pages, document.recognised_pages) == (
        f"image/{kind.lower()}",
        1,
        (1,),
    )


@NOT_ON_WINDOWS
@pytest.mark.parametrize(
    "data",
    [
        picture("PNG")[:60],
        b"\xff\xd8\xff\xe0" + bytes(90),
        picture("PNG", (4000, 40)),
    ],
    ids=["cut", "noise", "strip"],
)
def test_a_picture_that_is_broken_or_no_page_is_damaged(data: bytes, tesseract: Tesseract) -> None:
    tesseract(answering(*LINES))
    with pytest.raises(DamagedDocument, match="expected a CV"):
        read_document(data, "cv.png")


@NOT_ON_WINDOWS
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import signal; signal.pause()", "no answer in time or failed"),
        ("sys.stdout.write('Noor'); sys.exit(1)", "no answer in time or failed"),
        ("import os; os.abort()", "no answer in time or failed"),
        ("sys.stdin.close()", "made out none"),
        ("sys.stdout.buffer.write(bytes(range(256)) * 99)", "made out none"),
        (answering(*LINES).replace("95.0", "sure"), "made out none"),
        (answering(*LINES, sure=31.0), "made out none"),
        (answering(*LINES, sure=12.0), "made out none"),
        (answering("A mark"), "made out none"),
    ],
    ids=["hangs", "fails", "crashes", "closes", "noise", "no numbers", "unsure", "grain", "too little"],
)
def test_a_tesseract_that_gives_no_text_ends_in_one_sentence(
    body: str,
    said: str,
    tesseract: Tesseract,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(_scan, "PAGE_SECONDS", 2.0 if "pause" in body else 60.0)
    tesseract(f"sys.stderr.write('Noor')\n{body}")
    message = refusal_of(image_only_pdf())
    assert said in message and "Noor" not in message
    assert capfd.readouterr() == ("", "")


@NOT_ON_WINDOWS
def test_a_file_that_cannot_be_started_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_bytes(b"\x7fELF" + bytes(30))
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no answer in time or failed" in refusal_of(image_only_pdf())


@NOT_ON_WINDOWS
def test_blanks_set_into_an_address_are_closed_so_that_it_is_masked(tesseract: Tesseract) -> None:
    tesseract(answering("Reach me: noor.b @example.org or wick@ example.org"))
    document = read_document(image_only_pdf(), "cv.pdf")
    assert document.text == "Reach me: noor.b@example.org or wick@example.org"


@NOT_ON_WINDOWS
def test_tesseract_gets_a_picture_by_pipe_and_one_thread(tesseract: Tesseract) -> None:
    tesseract(
        "import os\n"
        "told = ' '.join(sys.argv[1:3]), os.environ['OMP_THREAD_LIMIT'], picture[1:4].decode()\n"
        + answering("TOLD and some more words to read").replace("sys.stdout.write(", "table = (")
        + "\nsys.stdout.write(table.replace('TOLD', '+'.join(told).replace(' ', '+')))"
    )
    assert read_document(image_only_pdf(), "cv.pdf").text.startswith("stdin+stdout+1+PNG and some")


@NOT_ON_WINDOWS
def test_a_scan_among_typed_pages_is_read_in_its_place(tesseract: Tesseract) -> None:
    tesseract(answering(*LINES))
    document = read_document(scan_and_text(), "cv.pdf")
    assert document.text.startswith("A first page that was typed") and document.text.endswith(SERVED)
    assert [line.page for line in document.lines] == [1, 2, 2, 2, 2]
    assert document.recognised_pages == (2,)


def test_without_tesseract_a_scan_among_typed_pages_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read_document(scan_and_text(), "cv.pdf")
    assert [w for w in document.warnings if "No text was found on page 2 of 2" in w]
    assert document.recognised_pages == ()


@NOT_ON_WINDOWS
def test_pages_beyond_the_limit_are_named(tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_scan, "MOST_SCANS", 1)
    tesseract(answering(*LINES))
    document = read_document(scans_of(3), "cv.pdf")
    assert document.recognised_pages == (1,)
    assert [w for w in document.warnings if w.startswith("No text was found on page 2 and 3 of 3")]


def scans_of(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.append(PdfReader(io.BytesIO(image_only_pdf())))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def seen_calls(monkeypatch: pytest.MonkeyPatch, takes: float = 0.0) -> tuple[list[object], list[float]]:
    """What was drawn and how many seconds recognition was given, which `takes` so long by a false clock."""
    drawn: list[object] = []
    given: list[float] = []
    now = [0.0]
    run_apart, recognise = _scan.run_apart, _scan.recognise

    def draw(asked: tuple[object, ...], data: bytes, seconds: float) -> bytes:
        drawn.append(asked[0])
        return run_apart(asked, data, seconds)

    def read(program: str, png: bytes, dpi: int, seconds: float) -> list[_tesseract.SeenLine]:
        given.append(seconds)
        now[0] += takes
        return recognise(program, png, dpi, 60.0)

    monkeypatch.setattr(_scan, "run_apart", draw)
    monkeypatch.setattr(_scan, "recognise", read)
    monkeypatch.setattr(_scan, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return drawn, given


@NOT_ON_WINDOWS
@pytest.mark.parametrize("data", [image_only_pdf(), picture("PNG")], ids=["pdf", "png"])
def test_a_scan_that_waits_for_its_turn_is_neither_drawn_nor_loses_its_seconds(
    data: bytes, tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract(answering(*LINES))
    places = Turns(1)
    monkeypatch.setattr(_scan, "PLACES", places)
    drawn, given = seen_calls(monkeypatch)
    read: list[Document] = []
    reader = threading.Thread(target=lambda: read.append(read_document(data, "cv")), daemon=True)
    with places.turn():
        reader.start()
        while not places.waiting and reader.is_alive():
            reader.join(0.01)
        assert (drawn, given) == ([], [])
    reader.join()
    assert [document.text.split("\n") for document in read] == [list(LINES)]
    assert (len(drawn), given) == (1, [_scan.PAGE_SECONDS])


@NOT_ON_WINDOWS
def test_no_page_is_drawn_once_the_seconds_of_the_file_are_spent(
    tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract(answering(*LINES))
    monkeypatch.setattr(_scan, "TOTAL_SECONDS", 70.0)
    drawn, given = seen_calls(monkeypatch, takes=50.0)
    document = read_document(scans_of(4), "cv.pdf")
    assert (drawn, given) == (["grey"] * 2, [60.0, 20.0])
    assert document.recognised_pages == (1, 2)
    (told,) = [w for w in document.warnings if w.startswith("No text was found on page 3 and 4 of 4")]
    assert "no answer in time" in told


def png_head(width: int, height: int) -> bytes:
    """A PNG that says how large it is and then breaks off."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = b"IDAT" + zlib.compress(bytes(100))
    chunks = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (head, data)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@NOT_ON_WINDOWS
@pytest.mark.parametrize("size", [(7_000, 7_500), (12_000, 12_000), (60_000, 60_000)])
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(
    size: tuple[int, int], tesseract: Tesseract
) -> None:
    tesseract(answering(*LINES))
    with pytest.raises(DocumentTooLarge, match="more than 50 million pixels: expected"):
        read_document(png_head(*size), "cv.png")
    with pytest.raises(DamagedDocument):
        read_document(png_head(6_000, 8_000), "cv.png")


@NOT_ON_WINDOWS
def test_a_page_that_cannot_be_drawn_is_not_blamed_on_tesseract(
    tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract(answering(*LINES))
    monkeypatch.setattr(_scan, "run_apart", lambda *asked: b"")
    said = refusal_of(image_only_pdf())
    assert "could not be drawn" in said and "Tesseract" not in said


@NOT_ON_WINDOWS
def test_the_share_of_uncertain_words_is_told(tesseract: Tesseract) -> None:
    table = table_of(*LINES).replace("95.0\tKubernetes", "42.0\tKubernetes")
    tesseract(f"sys.stdout.write({table!r})")
    document = read_document(image_only_pdf(), "cv.pdf")
    assert "1 of 9 words are uncertain" in " ".join(document.warnings)


def read_lines(tesseract: Tesseract) -> tuple[bytes, Document]:
    tesseract(answering(*LINES))
    return image_only_pdf(), read_document(image_only_pdf(), "cv.pdf")


@NOT_ON_WINDOWS
def test_of_a_scan_only_lines_that_were_read_are_shown_and_masked_ones_are_covered(
    tesseract: Tesseract,
) -> None:
    data, document = read_lines(tesseract)
    masked = mask_identity(document)
    assert "Noor" not in masked.text
    start = document.text.index(SERVED)
    hidden, shown = (render_pages(data, masked, hide_identity=hide) for hide in (True, False))
    ((page, box),) = boxes_of(hidden, document, Span(start, start + len(SERVED)))
    assert page == 1 and box == pytest.approx((24, 96, 24 + 580 * 72 / 300, 105.6), abs=0.5)
    closed, open_ = (Image.open(io.BytesIO(p.images[0].png)).convert("RGB") for p in (hidden, shown))
    beside, name, served = (400, 900), (60, 56), (200, 200)
    assert closed.getpixel(beside) == (255, 255, 255) != open_.getpixel(beside)
    assert closed.getpixel(name) == (22, 33, 31) != open_.getpixel(name)
    assert closed.getpixel(served) == open_.getpixel(served) != (255, 255, 255)


@pytest.mark.parametrize("place", [(0, 842, 1, 0, 0, -1), (0, 0, 0, 1, 1, 0), (20, 595, 0, -1, -1, 0)])
def test_boxes_go_to_the_picture_and_back(place: tuple[float, ...]) -> None:
    box = (30.0, 40.0, 130.0, 52.0)
    assert to_page(place, to_picture(place, box)) == box


def test_a_word_broken_in_a_scan_is_read_whole_in_the_row_it_began_in() -> None:
    assert pull_up_in_place(["trained embed-", "dings", "and shipped"]) == [
        "trained embeddings",
        None,
        "and shipped",
    ]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")
def test_the_real_tesseract_reads_a_scan_and_writes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    for variable in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(variable, str(tmp_path))
    page = pypdfium2.PdfDocument(pdf_of(LINES))[0].render(scale=200 / 72).to_pil().convert("L")
    out = io.BytesIO()
    page.save(out, "PDF", resolution=200)
    monkeypatch.setattr(_scan, "PAGE_SECONDS", 300.0)
    monkeypatch.setattr(_scan, "TOTAL_SECONDS", 300.0)
    document = read_document(out.getvalue(), "cv.pdf")
    assert document.text.split("\n") == list(LINES)
    assert _tesseract.find_tesseract()
    assert list(tmp_path.iterdir()) == []
