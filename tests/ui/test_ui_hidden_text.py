"""Hidden text on the evidence page: shown as it stands in the file, with place and reason."""

from __future__ import annotations

from driving import drawn
from streamlit.testing.v1 import AppTest


def _draw_hidden() -> None:
    from mlgap.types import Document, HiddenText
    from mlgap.ui import hidden_text

    hidden = (
        HiddenText("<b>Kubernetes</b> **Kafka**", 2, None, "outside the page"),
        HiddenText("Terraform", None, None, "marked as hidden"),
    )
    hidden_text.draw(Document("cv.pdf", "application/pdf", 2, "Python", (), "0", hidden=hidden))


def _draw_none() -> None:
    from mlgap.types import Document
    from mlgap.ui import hidden_text

    hidden_text.draw(Document("cv.pdf", "application/pdf", 1, "Python", (), "0"))


def test_hidden_text_is_shown_with_place_and_reason_and_never_as_markup() -> None:
    app = AppTest.from_function(_draw_hidden).run()
    assert not app.exception
    assert "Text a reader cannot see: left out" in drawn(app)
    assert [str(caption.value) for caption in app.caption] == [
        "Page 2: outside the page",
        "In the document: marked as hidden",
    ]
    assert [str(code.value) for code in app.code] == ["<b>Kubernetes</b> **Kafka**", "Terraform"]


def test_a_cv_without_hidden_text_says_nothing_of_it() -> None:
    app = AppTest.from_function(_draw_none).run()
    assert not app.exception
    assert drawn(app) == ""
