"""What the reader is unsure of is said: words of no language, glued or lost words, and mixed columns."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from mlgap.documents import read_document
from mlgap.documents._pdf_child import Glyph, close_spaced_letters, put_missed_spaces
from mlgap.documents._repair import repair_line

CV = """Experience
Machine learning engineer, Example Bank, 2020 - 2024
Built a platform for forecasts of load that retrains forty models every day
Owned its tests and its alerts in two regions with a team of five engineers
Was on call for the services and wrote down what had gone wrong each time
Education
Master of Informatics at the technical university, 2016 - 2018
"""
_LEFT_LINES = (
    "Built a platform for|forecasts of load that|retrains forty models|every day and owned its"
    "|tests and its alerts in|two regions with a team|of five engineers who|were on call for it"
)
LEFT = _LEFT_LINES.split("|")
_RIGHT_LINES = (
    "Speaks at meetups about|reliable services and|writes a column on tools|for people who like to"
    "|measure before they|cut anything at all with|drawings by a friend who|paints for a living"
)
RIGHT = _RIGHT_LINES.split("|")


def warnings(text: str) -> tuple[str, ...]:
    return read_document(text.encode(), "cv.txt").warnings


def page(places: list[tuple[float, float, str]]) -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    sheet.setFont("Helvetica", 10)
    for x, y, text in places:
        sheet.drawString(x, y, text)
    sheet.save()
    return out.getvalue()


def test_a_cv_that_reads_well_is_not_doubted() -> None:
    assert warnings(CV) == ()


def test_letters_that_stand_for_others_are_told_once() -> None:
    shifted = "".join(chr((ord(c) - 94) % 26 + 97) if c.islower() else c for c in CV)
    (warning,) = warnings(shifted)
    assert "words of any language" in warning
    assert "DOCX" in warning


def test_lines_from_right_to_left_are_told() -> None:
    (warning,) = warnings("\n".join(line[::-1] for line in CV.split("\n")))
    assert "words of any language" in warning


def test_words_run_together_are_told_with_their_number() -> None:
    lines = [
        line.replace(" ", "") if line[:5] in ("Built", "Owned", "Was o") else line for line in CV.split("\n")
    ]
    (warning,) = warnings("\n".join(lines))
    assert "(3 of them)" in warning
    assert "run together" in warning


def test_names_with_a_capital_inside_and_long_german_words_are_not_glued() -> None:
    names = "Tools: TypeScript, TensorFlow, LangChain, OpenTelemetry, PowerPoint, HashiCorp, ClickHouse\n"
    assert warnings(CV * 3 + names) == ()
    assert warnings(CV + "Automobilzulieferindustrie\nKraftfahrzeughaftpflichtversicherung\n" * 2) == ()


def test_unreadable_characters_are_counted() -> None:
    (warning,) = warnings(CV.replace("ea", "\ufffd"))
    assert warning.startswith("3 characters could not be read")


def test_a_page_with_little_text_is_told() -> None:
    (warning,) = read_document(
        page([(60, 700, "Noor Example, machine learning engineer")]), "cv.pdf"
    ).warnings
    assert "only 34 letters" in warning


def test_pasted_text_may_be_short() -> None:
    assert warnings("Noor Example, machine learning engineer") == ()


def test_columns_that_were_read_across_are_told() -> None:
    rows = [
        (x, 700 - 14 * i, text)
        for i, pair in enumerate(zip(LEFT, RIGHT, strict=True))
        for x, text in zip((60, 320), pair, strict=True)
    ]
    (warning,) = read_document(page(rows), "cv.pdf").warnings
    assert "Two columns" in warning
    down = [(60, 700 - 14 * i, text) for i, text in enumerate(LEFT)]
    down += [(320, 700 - 14 * i, text) for i, text in enumerate(RIGHT)]
    assert read_document(page(down), "cv.pdf").warnings == ()


def test_dates_at_the_right_margin_are_no_column() -> None:
    rows = []
    for i in range(8):
        rows += [(60, 700 - 28 * i, "Data engineer at the Example Bank"), (450, 700 - 28 * i, "2018 to 2020")]
        rows.append((60, 686 - 28 * i, "built pipelines for the sales of all its shops in two countries"))
    for i in range(8):
        rows += [(60, 400 - 14 * i, "Courses in the evening"), (450, 400 - 14 * i, f"in {2010 + i}")]
    assert read_document(page(rows), "cv.pdf").warnings == ()


@pytest.mark.parametrize(("font", "gap"), [("Helvetica", 0.18), ("Times-Roman", 0.18), ("Courier", 0.15)])
def test_a_tight_blank_between_words_is_put_in(font: str, gap: float) -> None:
    sentence = "Built pipelines for online serving of models in production with Kubernetes"
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    sheet.setFont(font, 10)
    x = 60.0
    for word in sentence.split():
        sheet.drawString(x, 700, word)
        x += stringWidth(word, font, 10) + 10 * gap
    sheet.save()
    assert read_document(out.getvalue(), "cv.pdf").text == sentence


def cells(gaps: str, text: str) -> tuple[list[Glyph], dict[int, tuple[float, float, float, float]]]:
    """Return letters 8 wide and 10 high, each after a gap of so many tenths of its height."""
    glyphs, places, x = [], {}, 0.0
    for i, (gap, char) in enumerate(zip(gaps, text, strict=True)):
        x += int(gap)
        places[i] = (x, 0.0, x + 8, 10.0)
        glyphs.append(Glyph(char, places[i], i))
        x += 8
    return glyphs, places


@pytest.mark.parametrize(
    ("gaps", "text", "shown"),
    [
        ("000000200", "servedthe", "served the"),
        ("000000000", "servedthe", "servedthe"),
        ("022222222", "EXPERTISE", "EXPERTISE"),
        ("013120412", "servedthe", "servedthe"),
        ("000000200", "202020212", "202020212"),
    ],
)
def test_only_a_gap_that_stands_out_is_a_blank(gaps: str, text: str, shown: str) -> None:
    line, places = cells(gaps, text)
    assert "".join(glyph.text for glyph in put_missed_spaces(line, places.get)) == shown


def test_a_spaced_heading_with_a_sign_is_closed_up() -> None:
    line: list[Glyph] = []
    x = 0.0
    for char in "SKILLS & TOOLS":
        if char == " ":
            x += 8
            continue
        if line:
            line.append(Glyph(" ", None))
        line.append(Glyph(char, (x, 0.0, x + 8, 10.0)))
        x += 12
    assert "".join(glyph.text for glyph in close_spaced_letters(line)) == "SKILLS & TOOLS"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("rÃ©sumÃ© of MÃ¼ller", "résumé of Müller"),
        ("itâ€™s 2019 â€“ 2020, 5 â‚¬", "it’s 2019 – 2020, 5 €"),
        ("NÃO, SÃO PAULO, château, Ärzte, Â", "NÃO, SÃO PAULO, château, Ärzte, Â"),
    ],
)
def test_utf8_that_was_read_as_another_encoding_is_read_back(text: str, mended: str) -> None:
    assert repair_line(text) == mended
