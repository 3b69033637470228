"""Files given as a cohort: ZIPs within limits, what is left aside, and each refusal in one sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from mlgap.cohorts import _files, cohort_files, left_aside
from mlgap.errors import MlgapError

from bad_files import docx_of

CV = b"Imke Valdresen\nPython and SQL in a warehouse of bicycles"


def packed(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """Return the ZIP with each of its members marked as protected."""
    changed = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + flags] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


def names(given) -> list[str]:
    return [file.name for file in given if not file.problem]


def refusals(given) -> dict[str, str]:
    return {file.name: file.problem for file in given if file.problem}


def test_files_stand_in_the_order_of_their_names_whatever_order_they_were_given_in():
    given = cohort_files([("b.txt", CV), ("all.zip", packed({"c/B.txt": CV, "c/a.txt": CV})), ("A.txt", CV)])
    assert names(given) == ["A.txt", "b.txt", "c/a.txt", "c/B.txt"]
    assert all(file.data == CV for file in given)


def test_hidden_files_and_those_of_a_system_are_left_aside_and_told():
    members = {"__MACOSX/._a.txt": b"x", ".git/config": b"x", "cvs/.DS_Store": b"x", "Thumbs.db": b"x"}
    data = packed({**members, "cvs/a.txt": CV, "cvs/sub/": b""})
    given = cohort_files([("all.zip", data)])
    assert names(given) == ["cvs/a.txt"]
    assert refusals(given) == {}
    assert left_aside([("all.zip", data), ("b.txt", CV), ("c.zip", data[:40])]) == tuple(members)


def test_a_docx_is_one_cv_and_no_archive():
    given = cohort_files([("a.docx", docx_of("<w:p/>"))])
    assert names(given) == ["a.docx"]


def test_a_docx_within_a_zip_is_read_whole():
    data = docx_of("<w:p/>")
    (file,) = cohort_files([("all.zip", packed({"a.docx": data}, zipfile.ZIP_STORED))])
    assert (file.data, file.problem) == (data, "")


def test_a_zip_within_a_zip_is_refused_and_the_rest_is_read():
    given = cohort_files([("all.zip", packed({"a.txt": CV, "inner.zip": packed({"b.txt": CV})}))])
    assert names(given) == ["a.txt"]
    assert "archive inside the ZIP" in refusals(given)["inner.zip"]


def test_a_zip_with_a_password_is_refused_in_a_sentence():
    given = cohort_files([("all.zip", locked(packed({"a.txt": CV}))), ("b.txt", CV)])
    assert "only with a password" in refusals(given)["all.zip"]
    assert names(given) == ["b.txt"]


def test_one_member_with_a_password_loses_no_other():
    whole = packed({"a.txt": CV, "b.txt": CV}, zipfile.ZIP_STORED)
    second = whole.rfind(b"PK\x03\x04")
    listed = whole.rfind(b"PK\x01\x02")
    changed = bytearray(whole)
    changed[second + 6] |= 1
    changed[listed + 8] |= 1
    given = cohort_files([("all.zip", bytes(changed))])
    assert names(given) == ["a.txt"]
    assert "password" in refusals(given)["b.txt"]


def test_a_bomb_is_never_unpacked():
    given = cohort_files([("all.zip", packed({"bomb.txt": b"0" * 9_000_000, "a.txt": CV}))])
    assert names(given) == ["a.txt"]
    assert "may be a trap" in refusals(given)["bomb.txt"]


def test_a_large_member_is_refused_by_its_size():
    given = cohort_files([("all.zip", packed({"big.txt": b"0" * 10_000_001, "a.txt": CV}))])
    assert "more than 10 MB" in refusals(given)["big.txt"]


def test_a_zip_that_unpacks_to_too_much_is_refused_as_a_whole(monkeypatch):
    monkeypatch.setattr(_files, "MOST_MB_UNPACKED", 1)
    given = cohort_files([("all.zip", packed({f"{n}.txt": b"0" * 400_000 for n in range(3)}))])
    assert names(given) == []
    assert "unpacks to more than 1 MB" in refusals(given)["all.zip"]


def test_more_files_than_are_read_at_once_are_refused(monkeypatch):
    monkeypatch.setattr(_files, "MOST_FILES", 2)
    with pytest.raises(MlgapError, match="3 files were given, and at most 2"):
        cohort_files([(f"{n}.txt", CV) for n in range(3)])


def test_an_archive_of_very_many_entries_is_refused(monkeypatch):
    monkeypatch.setattr(_files, "MOST_ENTRIES", 2)
    given = cohort_files([("all.zip", packed({f"{n}.txt": b"" for n in range(3)}))])
    assert "more than 2 files" in refusals(given)["all.zip"]
    monkeypatch.setattr(_files, "MOST_RECORDS", 2)
    given = cohort_files([("all.zip", packed({f"{n}.txt": b"" for n in range(3)}))])
    assert "more than 2 files" in refusals(given)["all.zip"]


def test_an_archive_with_nothing_but_hidden_files_says_what_was_expected():
    with pytest.raises(MlgapError, match="No CV was found"):
        cohort_files([("all.zip", packed({".a": b"x"}))])
    with pytest.raises(MlgapError, match="No CV was found"):
        cohort_files([("all.zip", packed({}))])
    with pytest.raises(MlgapError, match="No CV was found"):
        cohort_files([])


@pytest.mark.parametrize("keep", [10, 60, -10])
def test_a_zip_cut_short_is_refused_in_a_sentence(keep):
    given = cohort_files([("all.zip", packed({"a.txt": CV * 50, "b.txt": CV})[:keep])])
    assert "damaged" in refusals(given)["all.zip"]


def test_a_member_with_a_broken_body_fails_alone():
    whole = bytearray(packed({"a.txt": CV, "b.txt": CV}, zipfile.ZIP_STORED))
    place = whole.find(CV)
    whole[place] ^= 0xFF
    given = cohort_files([("all.zip", bytes(whole))])
    assert "cannot be unpacked" in refusals(given)["a.txt"]
    assert names(given) == ["b.txt"]


@pytest.mark.parametrize(("start", "kind"), [(b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z")])
def test_other_archives_are_named_and_a_zip_is_asked_for(start, kind):
    assert f"packed as {kind}" in refusals(cohort_files([("all.bin", start + b"\0" * 50)]))["all.bin"]


def test_names_are_told_without_what_hides_or_reverses_letters():
    given = cohort_files([("all.zip", packed({"../../etc/a\u202efdp.txt": CV, "x" * 300 + ".txt": CV}))])
    assert names(given)[0] == "etc/afdp.txt"
    assert len(names(given)[1]) <= 101


def test_all_zips_and_files_share_one_budget_and_what_is_over_it_is_never_unpacked(monkeypatch):
    monkeypatch.setattr(_files, "MOST_MB_UNPACKED", 1)
    unpacked = []
    real = _files._unpacked
    monkeypatch.setattr(_files, "_unpacked", lambda a, e: unpacked.append(e.filename) or real(a, e))
    letters = [bytes([97 + n]) * 400_000 for n in range(4)]
    given = [(f"{n}.zip", packed({f"{n}.txt": letters[n]})) for n in range(3)] + [("3.txt", letters[3])]
    found = cohort_files(given)
    assert names(found) == ["0.txt", "1.txt"]
    assert unpacked == ["0.txt", "1.txt"]
    assert all("more than 1 MB together" in file.problem and not file.data for file in found[2:])


def test_too_many_files_in_several_zips_are_refused_before_any_is_unpacked(monkeypatch):
    monkeypatch.setattr(_files, "MOST_FILES", 3)
    monkeypatch.setattr(_files, "_unpacked", lambda *_: pytest.fail("it was unpacked"))
    given = [(f"{n}.zip", packed({"a.txt": CV, "b.txt": CV})) for n in range(3)]
    with pytest.raises(MlgapError, match="6 files were given, and at most 3"):
        cohort_files(given)
