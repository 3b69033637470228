"""DOCX: everything a reader sees, once, in the order in which it is stored."""

from __future__ import annotations

import pytest

from mlgap.documents import read_document

from bad_files import docx_of


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def rows_of(body: str, **parts: str) -> list[str]:
    return read_document(docx_of(body, **parts), "cv.docx").text.split("\n")


def test_paragraphs_runs_tabs_and_breaks_become_lines() -> None:
    body = paragraph(run("Noor ") + run("Example") + "<w:r><w:tab/></w:r>" + run("ML Engineer"))
    body += paragraph(run("first") + "<w:r><w:br/></w:r>" + run("second"))
    assert rows_of(body) == ["Noor Example ML Engineer", "first", "second"]


def test_a_table_row_of_single_lines_is_one_line_and_a_layout_table_is_read_cell_by_cell() -> None:
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(paragraph(run(text)) for text in texts)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('2021')}{cell('Engineer')}</w:tr>"
    table += f"<w:tr>{cell('Skills', 'Docker')}{cell('Work', 'Built models')}</w:tr></w:tbl>"
    assert rows_of(table) == ["2021 | Engineer", "Skills", "Docker", "Work", "Built models"]


def test_a_text_box_is_read_once_though_word_stores_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph(run('Terraform'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert rows_of(paragraph(run("Skills") + drawing) + paragraph(run("End"))) == [
        "Skills",
        "Terraform",
        "End",
    ]


def test_a_text_box_of_older_word_is_read() -> None:
    inner = f"<w:txbxContent>{paragraph(run('Airflow'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"
    assert rows_of(paragraph(box)) == ["Airflow"]


def test_tracked_insertions_count_and_deletions_and_moved_text_do_not() -> None:
    body = paragraph(
        run("I use ")
        + f"<w:ins>{run('MLflow')}</w:ins>"
        + "<w:del><w:r><w:delText>Excel</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('Word')}</w:moveFrom>"
    )
    assert rows_of(body) == ["I use MLflow"]


def test_links_and_content_controls_are_text_and_field_codes_are_not() -> None:
    body = paragraph(
        f"<w:hyperlink>{run('my page')}</w:hyperlink>"
        + '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        + f"<w:sdt><w:sdtContent>{run(' and Kafka')}</w:sdtContent></w:sdt>"
    )
    assert rows_of(body) == ["my page and Kafka"]


def test_hidden_text_is_not_read() -> None:
    body = paragraph(run("Seen") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Kubernetes Kubernetes</w:t></w:r>")
    assert rows_of(body) == ["Seen"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
        '<w:pStyle w:val="ListBullet"/>',
    ],
)
def test_list_items_keep_a_bullet(properties: str) -> None:
    assert rows_of(paragraph(f"<w:pPr>{properties}</w:pPr>{run('Cut cost')}")) == ["• Cut cost"]


def test_headers_stand_first_footers_last_and_repeated_ones_once() -> None:
    rows = rows_of(
        paragraph(run("Body")),
        header1=paragraph(run("Noor Example")),
        header2=paragraph(run("Noor Example")),
        footer1=paragraph(run("noor@example.org")),
    )
    assert rows == ["Noor Example", "Body", "noor@example.org"]


def test_lines_cover_the_text_and_have_no_page() -> None:
    document = read_document(docx_of(paragraph(run("One")) + paragraph(run("Two"))), "cv.docx")
    assert [document.text[line.span.start : line.span.end] for line in document.lines] == ["One", "Two"]
    assert {line.page for line in document.lines} == {None}
    assert document.pages == 1
