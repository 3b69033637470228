"""ODT, what LibreOffice saves: everything a reader sees, once, and what nobody sees apart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from mlgap.documents import read_document
from mlgap.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument
from mlgap.types import Document

MIME = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


def odt_of(body: str, styles: str = "", margins: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {SPACES}><office:master-styles><style:master-page>{margins}"
            "</style:master-page></office:master-styles></office:document-styles>",
        )
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return out.getvalue()


def read(body: str, styles: str = "", margins: str = "") -> Document:
    return read_document(odt_of(body, styles, margins), "cv.odt")


def rows_of(body: str, margins: str = "") -> list[str]:
    return read(body, margins=margins).text.split("\n")


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def test_headings_paragraphs_spans_and_links_become_lines() -> None:
    body = "<text:h>Experience and\n  skills</text:h>" + p(
        "Noor <text:span>Example</text:span>, <text:a>my page</text:a>"
    )
    assert rows_of(body) == ["Experience and skills", "Noor Example, my page"]


def test_tabs_repeated_blanks_and_line_breaks_are_shown() -> None:
    document = read(
        p('Lead<text:s text:c="3"/>Engineer<text:tab/>2021<text:line-break/>of the platform team')
    )
    assert document.text.split("\n") == ["Lead Engineer 2021", "of the platform team"]


def test_list_items_keep_one_bullet_however_deep_they_stand() -> None:
    inner = f"<text:list><text:list-item>{p('Cut the cost')}</text:list-item></text:list>"
    body = f"<text:list><text:list-item>{p('Built the platform')}{p('for ten teams')}{inner}</text:list-item>"
    assert rows_of(f"{body}</text:list>") == ["• Built the platform", "for ten teams", "• Cut the cost"]


def test_a_table_row_of_single_lines_is_one_line_and_a_layout_table_is_read_cell_by_cell() -> None:
    def cell(*texts: str) -> str:
        return f"<table:table-cell>{''.join(map(p, texts))}</table:table-cell>"

    rows = f"<table:table-row>{cell('2021')}{cell('Engineer')}<table:covered-table-cell/></table:table-row>"
    rows += f"<table:table-row>{cell('Skills', 'Docker')}{cell('Work', 'Built models')}</table:table-row>"
    table = f"<table:table><table:table-header-rows>{rows}</table:table-header-rows></table:table>"
    assert rows_of(table) == ["2021 | Engineer", "Skills", "Docker", "Work", "Built models"]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    box = f"<draw:text-box>{p('Terraform in use')}</draw:text-box>"
    frame = f"<draw:frame>{box}<svg:desc>A box</svg:desc></draw:frame>"
    assert rows_of(p(f"Skills {frame}shown") + p("The end")) == [
        "Skills shown",
        "Terraform in use",
        "The end",
    ]


def test_deleted_text_comments_and_footnotes_are_not_read() -> None:
    deleted = (
        f"<text:tracked-changes><text:deletion>{p('I use Excel')}</text:deletion></text:tracked-changes>"
    )
    note = "<office:annotation><text:p>ask about this</text:p></office:annotation>"
    foot = "<text:note><text:note-citation>1</text:note-citation><text:note-body/></text:note>"
    assert rows_of(deleted + p(f"I use <text:change/>MLflow{note} every{foot} day")) == [
        "I use MLflow every day"
    ]


def test_headers_stand_first_and_footers_last_once_each() -> None:
    margins = f"<style:header>{p('Noor Example, engineer')}</style:header>"
    margins += f"<style:header-left>{p('Noor Example, engineer')}</style:header-left>"
    margins += f"<style:header-first style:display='false'>{p('An old one')}</style:header-first>"
    margins += f"<style:footer>{p('noor@example.org')}</style:footer>"
    assert rows_of(p("Body"), margins) == ["Noor Example, engineer", "Body", "noor@example.org"]


def style(family: str, name: str, properties: str, parent: str = "") -> str:
    return (
        f'<style:style style:family="{family}" style:name="{name}" style:parent-style-name="{parent}">'
        f"{properties}</style:style>"
    )


HIDDEN = {
    "display": '<style:text-properties text:display="none"/>',
    "tiny": '<style:text-properties fo:font-size="1pt"/>',
    "white": '<style:text-properties fo:color="#fefefe"/>',
}


@pytest.mark.parametrize(
    ("look", "why"),
    [("display", "marked as hidden"), ("tiny", "too small"), ("white", "colour of what is behind")],
)
def test_what_nobody_can_see_is_left_out_and_told(look: str, why: str) -> None:
    styles = style("text", "Base", HIDDEN[look]) + style("text", "T1", "", "Base")
    document = read(
        p('Plain work that is seen<text:span text:style-name="T1">Kubernetes Helm</text:span> here'), styles
    )
    assert document.text == "Plain work that is seen here"
    ((text, reason),) = [(item.text, item.why) for item in document.hidden]
    assert text == "Kubernetes Helm" and why in reason


def test_a_hidden_section_and_a_hidden_paragraph_style_are_left_out() -> None:
    section = f'<text:section text:display="none">{p("Stuffed words")}</text:section>'
    styles = style("paragraph", "P1", HIDDEN["display"])
    document = read(p("Work that can be seen here") + section + p("More stuffing", "P1"), styles)
    assert document.text == "Work that can be seen here"
    assert [item.text for item in document.hidden] == ["Stuffed words", "More stuffing"]


@pytest.mark.parametrize(
    "ground",
    [
        ("paragraph", "P1", '<style:paragraph-properties fo:background-color="#203040"/>'),
        ("text", "T1", f'{HIDDEN["white"]}<style:text-properties fo:background-color="#203040"/>'),
    ],
)
def test_white_letters_on_a_dark_ground_are_read(ground: tuple[str, str, str]) -> None:
    styles = style("text", "T1", HIDDEN["white"]) + style(*ground)
    document = read(p('<text:span text:style-name="T1">White on a dark banner</text:span>', "P1"), styles)
    assert document.text == "White on a dark banner" and not document.hidden


@pytest.mark.parametrize(
    "properties",
    [
        '<style:graphic-properties draw:fill="solid" draw:fill-color="#203040"/>',
        '<style:graphic-properties draw:fill="bitmap"/>',
    ],
)
def test_white_letters_in_a_filled_text_box_are_read(properties: str) -> None:
    styles = style("text", "T1", HIDDEN["white"]) + style("graphic", "F1", properties)
    words = p('<text:span text:style-name="T1">White in a coloured box</text:span>')
    frame = f'<draw:frame draw:style-name="F1"><draw:text-box>{words}</draw:text-box></draw:frame>'
    assert read(p(frame), styles).text == "White in a coloured box"


@pytest.mark.parametrize(
    "parts",
    [
        {"encrypted-package": "x"},
        {"META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>"},
    ],
)
def test_a_password_is_said(parts: dict[str, str]) -> None:
    with pytest.raises(EncryptedDocument, match="password"):
        read_document(odt_of(p("Quillfeather"), parts=parts), "cv.odt")


def test_bombs_and_nests_are_refused() -> None:
    with pytest.raises(DocumentTooLarge):
        read_document(odt_of(" " * (21 * 1024 * 1024)), "cv.odt")
    with pytest.raises(DamagedDocument):
        read_document(odt_of("<text:section>" * 5000 + "</text:section>" * 5000), "cv.odt")
    with pytest.raises(DamagedDocument, match="an ODT"):
        read_document(odt_of("<text:p>"), "cv.odt")
    document_type = "<!DOCTYPE d [<!ENTITY a 'aaaa'>]><d>&a;</d>"
    with pytest.raises(DamagedDocument):
        read_document(odt_of("", parts={"META-INF/manifest.xml": document_type}), "cv.odt")
