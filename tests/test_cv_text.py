"""An edit lays nothing bare that the file's own text told of its writer."""

from __future__ import annotations

from mlgap import cv_text
from mlgap.documents import MASK, find_identity

HEAD = "Perpetua Quillfeather\nperpetua.quillfeather@example.org | +44 7700 900123\n"
BODY = (
    "Experience\nML Engineer, Northgate Analytics, 2021 - 2024\n"
    "Served models on Kubernetes with Perpetua Quillfeather on call\n"
)


def test_a_name_of_the_file_stays_masked_when_an_edit_takes_the_header_away() -> None:
    cv = cv_text.read_pasted(HEAD + BODY)
    edited = cv_text.edit_text(cv, BODY)
    assert "Quillfeather" in edited.read.text
    assert "Quillfeather" not in edited.masked.text
    assert len(edited.masked.text) == len(edited.read.text)
    assert "Served models on Kubernetes with" in edited.masked.text


def test_it_stays_masked_through_a_second_edit_that_brings_it_back() -> None:
    cv = cv_text.read_pasted(HEAD + BODY)
    without = cv_text.edit_text(cv, "Experience\nML Engineer, Northgate Analytics, 2021 - 2024\n")
    again = cv_text.edit_text(without, BODY)
    assert "Quillfeather" not in again.masked.text


def test_a_word_that_the_file_left_in_sight_is_not_masked_by_an_edit() -> None:
    head = "Perpetua Quillfeather\nLeeds | perpetua@example.org\n"
    work = "Experience\nML Engineer, Northgate, Leeds, 2021 - 2024\nServed models on Kubernetes in Leeds\n"
    cv = cv_text.read_pasted(head + work)
    assert "\nLeeds |" not in cv.masked.text
    assert cv_text.edit_text(cv, work).masked.text.count("Leeds") == 2


def test_what_is_found_is_what_is_masked() -> None:
    cv = cv_text.edit_text(cv_text.read_pasted(HEAD + BODY), BODY)
    covered = [cv.masked.text[item.span.start : item.span.end] for item in cv.found]
    assert covered
    assert all(set(stretch) == {MASK} for stretch in covered)
    assert sum(map(len, covered)) == cv.masked.text.count(MASK)
    assert len(cv.found) > len(find_identity(cv.read))
