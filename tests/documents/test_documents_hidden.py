"""What nobody can see of a CV is found, said and left out; what only looks like it stays."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from mlgap.documents import MASK, mask_identity, read_document
from mlgap.errors import NoTextLayer
from mlgap.types import Document

from bad_files import docx_of

SHOWN = (
    "Experience",
    "Data Engineer, Fenwick Labs, 2019 - 2021",
    "Wrote reports in SQL for nine teams",
    "Skills",
    "Python and SQL",
)
WORDS = "Kubernetes Terraform Kafka"
Draw = Callable[[canvas.Canvas], None]


def pdf_of(draw: Draw, *, shown: tuple[str, ...] = SHOWN, crop: tuple[int, ...] | None = None) -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842), cropBox=crop)
    for number, line in enumerate(shown):
        sheet.drawString(60, 780 - 20 * number, line)
    draw(sheet)
    sheet.showPage()
    sheet.save()
    return out.getvalue()


def read(draw: Draw, **settings: object) -> Document:
    return read_document(pdf_of(draw, **settings), "cv.pdf")  # type: ignore[arg-type]


def words(sheet: canvas.Canvas, x: float = 60, y: float = 600, text: str = WORDS) -> None:
    sheet.drawString(x, y, text)


def mode(sheet: canvas.Canvas, number: int, x: float = 60, y: float = 600, text: str = WORDS) -> None:
    line = sheet.beginText(x, y)
    line.setTextRenderMode(number)
    line.textOut(text)
    sheet.drawText(line)


def picture(colour: tuple[int, int, int], size: tuple[int, int] = (4, 4)) -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", size, colour))


# --- every way of hiding


def white(sheet: canvas.Canvas) -> None:
    sheet.setFillGray(1)
    words(sheet)


def nearly_white(sheet: canvas.Canvas) -> None:
    sheet.setFillGray(0.95)
    words(sheet)


def pale_yellow(sheet: canvas.Canvas) -> None:
    sheet.setFillColorRGB(1, 1, 0.9)
    words(sheet)


def dark_on_dark(sheet: canvas.Canvas) -> None:
    sheet.setFillColorRGB(0.05, 0.1, 0.2)
    sheet.rect(0, 580, 595, 60, stroke=0, fill=1)
    words(sheet)


def white_over_other_words(sheet: canvas.Canvas) -> None:
    sheet.setFillGray(1)
    words(sheet, 300, 600)
    sheet.setFillGray(0)
    words(sheet, 60, 600, "A line that anyone can read")


def invisible_mode(sheet: canvas.Canvas) -> None:
    mode(sheet, 3)


def invisible_over_other_words(sheet: canvas.Canvas) -> None:
    words(sheet, 60, 600, "A line that anyone can read here")
    mode(sheet, 3, 60, 597)


def transparent(sheet: canvas.Canvas) -> None:
    sheet.setFillAlpha(0)
    words(sheet)


def all_but_transparent(sheet: canvas.Canvas) -> None:
    sheet.setFillAlpha(0.04)
    words(sheet)


def left_of_the_page(sheet: canvas.Canvas) -> None:
    words(sheet, x=-400)


def above_the_page(sheet: canvas.Canvas) -> None:
    words(sheet, y=1400)


def microscopic(sheet: canvas.Canvas) -> None:
    sheet.setFontSize(0.8)
    words(sheet)


def scaled_to_nothing(sheet: canvas.Canvas) -> None:
    sheet.saveState()
    sheet.translate(60, 600)
    sheet.scale(0.05, 0.05)
    words(sheet, 0, 0)
    sheet.restoreState()


def under_a_picture(sheet: canvas.Canvas) -> None:
    words(sheet)
    sheet.drawImage(picture((30, 90, 140)), 40, 580, 400, 60)


def under_a_rectangle(sheet: canvas.Canvas) -> None:
    words(sheet)
    sheet.setFillGray(1)
    sheet.rect(40, 580, 400, 60, stroke=0, fill=1)


def cut_away(sheet: canvas.Canvas) -> None:
    sheet.saveState()
    path = sheet.beginPath()
    path.rect(10, 10, 1, 1)
    sheet.clipPath(path, stroke=0, fill=0)
    words(sheet)
    sheet.restoreState()


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (white, "in the colour of what is behind it"),
        (nearly_white, "in the colour of what is behind it"),
        (pale_yellow, "in the colour of what is behind it"),
        (dark_on_dark, "in the colour of what is behind it"),
        (white_over_other_words, "in the colour of what is behind it"),
        (all_but_transparent, "drawn so that it does not show"),
        (invisible_mode, "drawn so that it does not show"),
        (invisible_over_other_words, "drawn so that it does not show"),
        (transparent, "drawn so that it does not show"),
        (left_of_the_page, "outside the page"),
        (above_the_page, "outside the page"),
        (microscopic, "too small to read"),
        (scaled_to_nothing, "too small to read"),
        (under_a_picture, "covered, or cut off from view"),
        (under_a_rectangle, "covered, or cut off from view"),
        (cut_away, "covered, or cut off from view"),
    ],
)
def test_words_that_nobody_can_see_are_left_out_and_said_with_page_and_reason(draw: Draw, why: str) -> None:
    document = read(draw)
    assert [(item.page, item.why) for item in document.hidden] == [(1, why)]
    assert document.hidden[0].text == WORDS
    assert document.hidden[0].box is not None
    assert not any(word in document.text for word in WORDS.split())
    assert document.text.startswith("\n".join(SHOWN))
    assert any(f"3 words on page 1 ({why})" in warning for warning in document.warnings)


def test_words_outside_the_crop_box_are_outside_the_page() -> None:
    document = read(lambda sheet: words(sheet, y=60), crop=(0, 200, 595, 842))
    assert [item.why for item in document.hidden] == ["outside the page"]


def test_hidden_words_within_a_line_leave_the_rest_of_it() -> None:
    def draw(sheet: canvas.Canvas) -> None:
        line = sheet.beginText(60, 600)
        line.textOut("Built pipelines in ")
        line.setFillGray(1)
        line.textOut("Kubernetes ")
        line.setFillGray(0)
        line.textOut("Airflow")
        sheet.drawText(line)

    document = read(draw)
    assert "Built pipelines in Airflow" in document.text
    assert [item.text for item in document.hidden] == ["Kubernetes"]


# --- what only looks like it


def on_a_banner(sheet: canvas.Canvas) -> None:
    sheet.setFillColorRGB(0.1, 0.2, 0.4)
    sheet.rect(0, 580, 595, 60, stroke=0, fill=1)
    sheet.setFillGray(1)
    words(sheet)


def on_a_picture(sheet: canvas.Canvas) -> None:
    sheet.drawImage(picture((20, 60, 90)), 0, 580, 595, 60)
    sheet.setFillGray(1)
    words(sheet)


def in_a_sidebar(sheet: canvas.Canvas) -> None:
    sheet.setFillColorRGB(0.85, 0.93, 0.9)
    sheet.rect(0, 0, 250, 640, stroke=0, fill=1)
    sheet.setFillColorRGB(0.3, 0.5, 0.45)
    words(sheet)


def light_grey(sheet: canvas.Canvas) -> None:
    sheet.setFillGray(0.8)
    sheet.setFontSize(8)
    words(sheet)


def watermark(sheet: canvas.Canvas) -> None:
    sheet.saveState()
    sheet.translate(150, 200)
    sheet.rotate(45)
    sheet.setFillGray(0.88)
    sheet.setFontSize(30)
    words(sheet, 0, 0)
    sheet.restoreState()


def footnote(sheet: canvas.Canvas) -> None:
    sheet.setFontSize(6)
    sheet.setFillGray(0.5)
    words(sheet, y=40)


def superscript(sheet: canvas.Canvas) -> None:
    words(sheet, 60, 600, "Kubernetes Terraform")
    line = sheet.beginText(180, 604)
    line.setFont("Helvetica", 4)
    line.textOut(" Kafka")
    sheet.drawText(line)


def highlighted(sheet: canvas.Canvas) -> None:
    words(sheet)
    sheet.setFillColorRGB(1, 1, 0, alpha=0.4)
    sheet.rect(55, 595, 200, 18, stroke=0, fill=1)


def turned(sheet: canvas.Canvas) -> None:
    sheet.saveState()
    sheet.translate(40, 300)
    sheet.rotate(90)
    words(sheet, 0, 0)
    sheet.restoreState()


def linked(sheet: canvas.Canvas) -> None:
    sheet.setFillColorRGB(0, 0, 0.8)
    words(sheet)
    sheet.linkURL("https://example.org", (55, 595, 250, 615))


def outlined(sheet: canvas.Canvas) -> None:
    sheet.setFillGray(1)
    sheet.setFontSize(24)
    mode(sheet, 2)


def over_a_rule(sheet: canvas.Canvas) -> None:
    sheet.line(0, 603, 595, 603)
    words(sheet)


def drawn_as_shapes_under_invisible_letters(sheet: canvas.Canvas) -> None:
    """As browsers print a bold face they do not have: outlines, and invisible letters to select."""
    plain = io.BytesIO()
    once = canvas.Canvas(plain, pagesize=(595, 842))
    words(once)
    once.save()
    drawn = pypdfium2.PdfDocument(plain.getvalue())[0].render(scale=3, crop=(50, 590, 345, 222)).to_pil()
    sheet.drawImage(ImageReader(drawn), 50, 590, 200, 30)
    mode(sheet, 3)


@pytest.mark.parametrize(
    "draw",
    [
        on_a_banner, on_a_picture, in_a_sidebar, light_grey, watermark, footnote, superscript, highlighted,
        turned, linked, outlined, over_a_rule, drawn_as_shapes_under_invisible_letters,
    ],
)  # fmt: skip
def test_words_that_can_be_seen_stay(draw: Draw) -> None:
    document = read(draw)
    assert document.hidden == ()
    assert all(word in document.text for word in WORDS.split())
    assert not any("cannot see" in warning for warning in document.warnings)


@pytest.mark.parametrize("apart", [0, 0.5])
def test_letters_filled_in_white_under_visible_ones_are_read_once_and_not_called_hidden(apart: float) -> None:
    """A halo: pdfium reads the lower of two like words on one spot, and both where they are a hair apart."""

    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFillGray(1)
        words(sheet)
        sheet.setFillGray(0.2)
        words(sheet, 60 + apart, 600)

    document = read(draw)
    assert document.text.count("Kubernetes") == 1
    assert document.hidden == ()


def scan_with_recognised_text(**settings: bool) -> bytes:
    """A page that is one picture of a CV, with its words laid over it invisibly."""
    drawn = pypdfium2.PdfDocument(pdf_of(lambda sheet: None))[0].render(scale=2).to_pil()
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842))
    sheet.drawImage(ImageReader(drawn), 0, 0, 595, 842)
    for number, line in enumerate(SHOWN):
        mode(sheet, 3, 63, 778 - 20 * number, line)
    if settings.get("more"):
        mode(sheet, 3, 60, 300)
    sheet.showPage()
    sheet.save()
    return out.getvalue()


def test_text_recognised_from_a_scan_stays_and_is_said_to_be_recognised() -> None:
    document = read_document(scan_with_recognised_text(), "cv.pdf")
    assert document.text == "\n".join(SHOWN)
    assert document.hidden == ()
    assert [w for w in document.warnings if "recognised from a picture" in w and "page 1" in w]


def test_words_laid_over_an_empty_place_of_a_scan_are_hidden() -> None:
    document = read_document(scan_with_recognised_text(more=True), "cv.pdf")
    assert [item.text for item in document.hidden] == [WORDS]
    assert document.text == "\n".join(SHOWN)


def test_a_cv_whose_whole_text_is_unseen_is_refused_with_the_reason() -> None:
    with pytest.raises(NoTextLayer, match="cannot be seen on its pages: it is in the colour"):
        read(white, shown=())


# --- DOCX


def run(properties: str, text: str = WORDS) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(inner: str, properties: str = "", cell: str = "") -> str:
    only = f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{inner}</w:tc></w:tr>"
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{only}</w:tbl>"


def text_box(inner: str, fill: str) -> str:
    return (
        f"<w:r><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        "</wps:wsp></w:r>"
    )


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
STYLES = (
    '<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Paler"><w:basedOn w:val="Pale"/></w:style>'
    '<w:style w:styleId="Pale"><w:rPr><w:color w:val="FDFDFD"/></w:rPr></w:style>'
    '<w:style w:styleId="Banner"><w:pPr><w:shd w:val="clear" w:fill="203040"/></w:pPr></w:style>'
    '<w:style w:styleId="Grid"><w:tblStylePr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)
SEEN = paragraph(run("", "Wrote reports in SQL"))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (paragraph(run("<w:vanish/>")), "marked as hidden"),
        (paragraph(run('<w:rStyle w:val="Ghost"/>')), "marked as hidden"),
        (
            paragraph(run("<w:vanish/>", "Kubernetes ") + run("<w:vanish/>", "Terraform Kafka")),
            "marked as hidden",
        ),
        (paragraph(run(WHITE)), "in the colour of what is behind it"),
        (paragraph(run('<w:color w:val="FAFAFA"/>')), "in the colour of what is behind it"),
        (paragraph(run(""), '<w:pStyle w:val="Paler"/>'), "in the colour of what is behind it"),
        (paragraph(run('<w:color w:val="1F3864"/>'), DARK), "in the colour of what is behind it"),
        (table(paragraph(run(WHITE))), "in the colour of what is behind it"),
        (paragraph(text_box(paragraph(run(WHITE)), "<a:noFill/>")), "in the colour of what is behind it"),
        (paragraph(run('<w:sz w:val="2"/>')), "too small to read"),
        (paragraph(run('<w:w w:val="1"/>')), "too small to read"),
    ],
)
def test_hidden_runs_of_a_document_are_left_out_and_said(body: str, why: str) -> None:
    document = read_document(docx_of(SEEN + body, styles=STYLES), "cv.docx")
    assert document.text == "Wrote reports in SQL"
    assert [(item.text, item.page, item.why) for item in document.hidden] == [(WORDS, None, why)]
    assert any(f"3 words ({why})" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run('<w:vanish w:val="0"/>')),
        paragraph(run(WHITE), DARK),
        paragraph(run(WHITE + DARK)),
        paragraph(run(WHITE + '<w:highlight w:val="darkBlue"/>')),
        paragraph(run(WHITE + '<w:shd w:val="solid" w:color="102030" w:fill="FFFFFF"/>')),
        paragraph(run(WHITE), '<w:pStyle w:val="Banner"/>'),
        table(paragraph(run(WHITE)), cell=DARK),
        table(paragraph(run(WHITE)), properties='<w:tblStyle w:val="Grid"/>'),
        paragraph(text_box(paragraph(run(WHITE)), '<a:solidFill><a:srgbClr val="203040"/></a:solidFill>')),
        paragraph(text_box(paragraph(run(WHITE)), "")),
        paragraph('<w:r><wp:anchor behindDoc="1"/></w:r>' + run(WHITE)),
        paragraph(run('<w:color w:val="BFBFBF"/><w:sz w:val="12"/>')),
        paragraph(run('<w:color w:val="auto"/><w:rStyle w:val="Loop"/>')),
    ],
)
def test_runs_that_can_be_seen_stay(body: str) -> None:
    document = read_document(docx_of(SEEN + body, styles=STYLES), "cv.docx")
    assert document.text == f"Wrote reports in SQL\n{WORDS}"
    assert document.hidden == ()


def test_a_document_with_broken_styles_is_still_read() -> None:
    document = read_document(docx_of(SEEN + paragraph(run(WHITE)), styles="<w:style>"), "cv.docx")
    assert document.text == "Wrote reports in SQL"


def test_hidden_text_is_masked_like_the_rest() -> None:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFillGray(1)
        words(sheet, 60, 600, "Tamsin Okafor, tamsin.okafor@example.org, Kubernetes")

    shown = ("Tamsin Okafor", "tamsin.okafor@example.org", *SHOWN)
    plain, masked = read(draw, shown=shown), mask_identity(read(draw, shown=shown))
    assert "Okafor" in plain.hidden[0].text
    assert "Okafor" not in masked.hidden[0].text
    assert "@" not in masked.hidden[0].text
    assert MASK in masked.hidden[0].text
    assert "Kubernetes" in masked.hidden[0].text
    assert len(masked.hidden[0].text) == len(plain.hidden[0].text)
    assert masked.text == mask_identity(read(lambda sheet: None, shown=shown)).text
