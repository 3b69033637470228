"""Pages as pictures: every letter in its place, what is masked covered, and nothing hangs or grows."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from mlgap.documents import _apart, _page_images, boxes_of, mask_identity, read_document, render_pages
from mlgap.documents._frames import drawn_pages
from mlgap.documents._glyphs import glyph_of_each, rows
from mlgap.types import Document, Span

from bad_files import docx_of, pdf_of

NAME, MAIL, SERVED = "Noor Brindlewick", "noor@example.org", "Served models with Kubernetes"
CV = (NAME, MAIL, "EXPERIENCE", SERVED, "Trained rankers with Spark")
COVER = (22, 33, 31)


def read(data: bytes) -> Document:
    return mask_identity(read_document(data, "cv.pdf"))


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def crop(
    pictures: _page_images.PagePictures, page: int, box: tuple[float, float, float, float]
) -> Image.Image:
    image = next(image for image in pictures.images if image.page == page)
    drawn = Image.open(io.BytesIO(image.png)).convert("RGB")
    across, down = drawn.width / image.width, drawn.height / image.height
    return drawn.crop((int(box[0] * across), int(box[1] * down), int(box[2] * across), int(box[3] * down)))


def inked(picture: Image.Image) -> float:
    """The share of pixels that are darker than middle grey."""
    grey = picture.convert("L").tobytes()
    return sum(value < 128 for value in grey) / len(grey)


def covered(picture: Image.Image) -> float:
    pixels = picture.tobytes()
    near = [
        all(abs(a - b) < 12 for a, b in zip(pixels[i : i + 3], COVER, strict=True))
        for i in range(0, len(pixels), 3)
    ]
    return sum(near) / len(near)


def turned(data: bytes, degrees: int, crop_by: float = 0) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        if crop_by:
            page.cropbox = RectangleObject((crop_by, crop_by, 595 - crop_by, 842 - crop_by / 2))
        page.rotate(degrees)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_page_is_as_large_as_it_is_seen_and_its_lines_lie_where_their_ink_is() -> None:
    data = pdf_of(CV, (SERVED + " again",))
    document = read(data)
    pictures = render_pages(data, document)
    assert [(image.page, image.width, image.height) for image in pictures.images] == [
        (1, 595, 842),
        (2, 595, 842),
    ]
    assert pictures.notes == ()
    ((page, box),) = boxes_of(pictures, document, span_of(document, SERVED))
    assert page == 1
    assert box[0] == pytest.approx(56, abs=2)
    assert box[3] == pytest.approx(842 - 780 + 3 * 11 * 1.2, abs=4)
    assert inked(crop(pictures, page, box)) > 0.1
    _, y0, x1, y1 = box
    assert inked(crop(pictures, page, (x1 + 3, y0, x1 + 60, y1))) == 0
    ((page, _),) = boxes_of(pictures, document, span_of(document, SERVED + " again"))
    assert page == 2


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("crop_by", [0, 40])
def test_a_turned_or_cropped_page_keeps_its_boxes_on_its_letters(degrees: int, crop_by: float) -> None:
    data = turned(pdf_of(CV), degrees, crop_by)
    document = read(data)
    pictures = render_pages(data, document)
    (image,) = pictures.images
    upright = degrees in (0, 180)
    assert (image.width < image.height) == upright
    assert min(image.width, image.height) == pytest.approx(595 - 2 * crop_by)
    for words in (SERVED, "Kubernetes", "Spark"):
        ((page, (x0, y0, x1, y1)),) = boxes_of(pictures, document, span_of(document, words))
        assert inked(crop(pictures, page, (x0, y0, x1, y1))) > 0.1
        assert (x1 - x0 > y1 - y0) == upright
    ((_, (x0, y0, x1, y1)),) = boxes_of(pictures, document, span_of(document, "Trained rankers with Spark"))
    beside = {0: (x1 + 3, y0, x1 + 40, y1), 180: (x0 - 40, y0, x0 - 3, y1)}
    beside |= {90: (x0, y1 + 3, x1, y1 + 40), 270: (x0, y0 - 40, x1, y0 - 3)}
    assert inked(crop(pictures, 1, beside[degrees])) == 0


def test_part_of_a_line_has_a_box_of_its_own() -> None:
    data = pdf_of(CV)
    document = read(data)
    pictures = render_pages(data, document)
    ((_, whole),) = boxes_of(pictures, document, span_of(document, SERVED))
    ((_, part),) = boxes_of(pictures, document, span_of(document, "Kubernetes"))
    assert part[2] == pytest.approx(whole[2], abs=0.5)
    assert part[0] > whole[0] + 60
    assert part[2] - part[0] == pytest.approx(57, abs=3)


def test_a_quote_over_two_lines_has_two_boxes_and_columns_are_not_crossed() -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842))
    for x, side in ((60, "left"), (320, "right")):
        for row in range(3):
            sheet.drawString(x, 700 - 20 * row, f"Row {row} of the {side} column, models")
    sheet.save()
    document = read(out.getvalue())
    pictures = render_pages(out.getvalue(), document)
    start = span_of(document, "Row 1 of the left").start
    end = span_of(document, "Row 2 of the left column").end
    boxes = [box for _, box in boxes_of(pictures, document, Span(start, end))]
    assert len(boxes) == 2
    assert all(box[0] >= 59 and box[2] < 300 for box in boxes)
    assert boxes[0][3] < boxes[1][1]


def test_masked_words_are_covered_in_the_picture_and_the_rest_of_it_is_not() -> None:
    data = pdf_of(CV)
    document = read(data)
    open_ = render_pages(data, document, hide_identity=False)
    hidden = render_pages(data, document)
    for line in document.lines[:2]:
        ((page, box),) = boxes_of(open_, document, line.span)
        assert covered(crop(hidden, page, box)) == 1
        assert covered(crop(open_, page, box)) < 0.7
    ((page, box),) = boxes_of(hidden, document, span_of(document, SERVED))
    assert covered(crop(hidden, page, box)) < 0.7
    assert inked(crop(hidden, page, box)) == pytest.approx(inked(crop(open_, page, box)), abs=0.02)


def test_a_photo_is_left_out_with_the_name_and_a_coloured_ground_is_not() -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842))
    sheet.drawImage(ImageReader(Image.new("RGB", (20, 20), "#dfeeee")), 0, 0, 595, 842)
    sheet.drawImage(ImageReader(Image.new("RGB", (20, 20), "black")), 400, 600, 100, 120)
    sheet.drawString(56, 500, SERVED)
    sheet.save()
    document = read(out.getvalue())
    photo = (410, 842 - 715, 490, 842 - 605)
    assert inked(crop(render_pages(out.getvalue(), document, hide_identity=False), 1, photo)) == 1
    without = crop(render_pages(out.getvalue(), document), 1, photo)
    assert inked(without) == 0
    assert without.getpixel((5, 5)) == pytest.approx((223, 238, 238), abs=8)


def test_a_page_whose_masked_words_have_no_known_place_is_not_shown() -> None:
    data = pdf_of(CV, (SERVED,))
    document = read(data)
    lines = (replace(document.lines[0], box=None), *document.lines[1:])
    pictures = render_pages(data, replace(document, lines=lines))
    assert [image.page for image in pictures.images] == [2]
    (note,) = pictures.notes
    assert note.startswith("Page 1 is not shown")
    assert len(render_pages(data, replace(document, lines=lines), hide_identity=False).images) == 2


def test_only_the_first_pages_are_drawn_and_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_page_images, "MOST_PAGES", 2)
    data = pdf_of(CV, (SERVED,), (SERVED,))
    pictures = render_pages(data, read(data))
    assert [image.page for image in pictures.images] == [1, 2]
    assert pictures.notes == ("Only the first 2 of 3 pages are drawn as pictures.",)


def test_a_huge_page_is_drawn_within_the_limit_of_pixels() -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(14_000, 14_000))
    sheet.setFont("Helvetica", 300)
    sheet.drawString(500, 9_000, SERVED)
    sheet.save()
    (image,) = render_pages(out.getvalue(), read(out.getvalue())).images
    drawn = Image.open(io.BytesIO(image.png))
    assert 1_000_000 < drawn.width * drawn.height <= 4_050_000
    assert (image.width, image.height) == (14_000, 14_000)


def test_a_child_that_hangs_is_stopped_and_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = pdf_of(CV)
    document = read(data)
    child = tmp_path / "hangs.py"
    child.write_text("import sys, time\nsys.stdin.buffer.read()\ntime.sleep(600)\n")
    monkeypatch.setattr(_apart, "_CHILD", child)
    monkeypatch.setattr(_page_images, "SECONDS", 0.3)
    pictures = render_pages(data, document)
    assert pictures.images == ()
    (note,) = pictures.notes
    assert "could not be drawn" in note
    assert "Brindlewick" not in note


def test_a_page_cut_off_by_the_time_limit_is_left_out() -> None:
    head = b'{"page": 1, "width": 1, "height": 1, "pixels": [1, 2], "lines": []}\n'
    answer = b'{"pages": 2}\n' + head + b"abcdef" + head + b"abc"
    assert [pixels for _, pixels in drawn_pages(answer)] == [b"abcdef"]


def test_other_formats_have_no_pictures_and_other_bytes_are_refused() -> None:
    word = docx_of(f"<w:p><w:r><w:t>{SERVED}</w:t></w:r></w:p>")
    assert render_pages(word, read_document(word, "cv.docx")).images == ()
    with pytest.raises(ValueError, match="the bytes that the document was read from"):
        render_pages(pdf_of((SERVED,)), read(pdf_of(CV)))


def test_each_character_of_a_repaired_line_knows_its_letter() -> None:
    assert glyph_of_each("a b", " a  b ") == (1, 2, 4)
    assert glyph_of_each("offer", "o\ufb00er") == (0, 1, 1, 2, 3)
    assert glyph_of_each("retrained", "re\ufffetrained") == (0, 1, 3, 4, 5, 6, 7, 8, 9)
    assert glyph_of_each("real-time", "real\ufffe time") == (0, 1, 2, 3, 4, 6, 7, 8, 9)
    assert glyph_of_each("██ b", "an b") == (0, 1, 2, 3)
    assert glyph_of_each("\u2022 b", "\uf0b7 b") == (0, 1, 2)
    assert glyph_of_each("caf\u00e9s", "cafe\u0301s") == (0, 1, 2, 3, 5)
    assert glyph_of_each("another", "line") is None
    assert glyph_of_each("line", "lime") is None


def test_a_word_broken_by_a_hyphen_stands_in_two_rows_and_upright_letters_in_one() -> None:
    first, second = (
        [(10.0 * n, 0.0, 10.0 * n + 8, 10.0) for n in range(5)],
        [(10.0 * n, 14.0, 10.0 * n + 8, 24.0) for n in range(3)],
    )
    assert rows([*first, None, *second]) == [(0, 0, 48, 10), (0, 14, 28, 24)]
    marks = [(0.0, 2.0, 8.0, 10.0), (9.0, 8.5, 10.0, 10.0), (11.0, 0.0, 13.0, 3.0)]
    assert rows(marks) == [(0, 0, 13, 10)]
    assert rows([(0.0, 10.0 * n, 8.0, 10.0 * n + 8) for n in range(5, 0, -1)]) == [(0, 10, 8, 58)]
    assert rows([None]) == []
