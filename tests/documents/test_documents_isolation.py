"""Whatever a parser does in its own process becomes one error there is a way out of, and the app goes on."""

from __future__ import annotations

import io
import json
import sys
import threading
import zipfile
from concurrent.futures import Future
from pathlib import Path

import pytest

from mlgap import turns as turns_
from mlgap.documents import _apart, _pdf, _read, _structured, read_document
from mlgap.errors import DamagedDocument, DocumentTooLarge, NoTextLayer
from mlgap.turns import OLDEST_EVERY, Turns
from mlgap.types import Document

from bad_files import docx_of, pdf_of

CV = pdf_of(("Noor Example, engineer of reliable pipelines",))
DOCX = docx_of("<w:p><w:r><w:t>Noor Example, engineer of reliable pipelines</w:t></w:r></w:p>")
READ = "import sys, os, json, signal\nsys.stdin.buffer.read()\nout = sys.stdout.buffer\n"
GOOD = {"pages": 1, "failed": [], "lines": [[1, "Served models with Kubernetes", None]]}
STAND_INS = {
    "is killed by a signal": "os.kill(os.getpid(), signal.SIGSEGV)",
    "aborts": "os.abort()",
    "takes memory without end": (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28)); b = b'x' * (1 << 30)"
    ),
    "writes garbage": "out.write(b'\\xff\\x00garbage\\n' * 100)",
    "writes another kind of JSON": "out.write(b'[1, 2]\\n[3]\\n\"x\"\\n')",
    "writes JSON nested without end": "out.write(b'[' * 1000000 + b'\\n')",
    "writes lines of the wrong form": 'out.write(b\'{"pages": 1, "lines": [[1]]}\\n\')',
    "writes half a line": 'out.write(b\'{"pages": 1, "lines": [[1, "Served\')',
    "names an error of ours wrongly": 'out.write(b\'{"error": "MlgapError", "message": "x"}\\n\')',
    "names what is no error": 'out.write(b\'{"error": "annotations", "message": "x"}\\n\')',
    "names an error that does not exist": 'out.write(b\'{"error": "Nonsense", "message": "x"}\\n\')',
    "reads nothing and ends": "",
}


def child_that(monkeypatch: pytest.MonkeyPatch, folder: Path, does: str) -> None:
    script = folder / "stand_in.py"
    script.write_text(does if does.startswith("import") else READ + does)
    monkeypatch.setattr(_apart, "_CHILD", script)
    monkeypatch.setattr(_structured, "_CHILD", script)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these signals nor such limits")
@pytest.mark.parametrize("data", [CV, DOCX], ids=["PDF", "DOCX"])
@pytest.mark.parametrize("does", STAND_INS.values(), ids=STAND_INS)
def test_a_child_that_breaks_gives_one_plain_error(monkeypatch, tmp_path, capfd, does, data) -> None:
    child_that(monkeypatch, tmp_path, does)
    with pytest.raises(DamagedDocument) as caught:
        read_document(data, "cv")
    assert str(caught.value).endswith(".")
    assert "expected" in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["stand_in.py"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("data", [CV, DOCX], ids=["PDF", "DOCX"])
def test_a_child_that_hangs_is_stopped_and_the_sentence_says_how_long_was_waited(
    monkeypatch, tmp_path, data
) -> None:
    child_that(monkeypatch, tmp_path, "while True: pass")
    monkeypatch.setattr(_pdf, "FIRST_SECONDS", 0.2)
    monkeypatch.setattr(_structured, "SECONDS", 0.2)
    with pytest.raises(DamagedDocument, match="was not read within"):
        read_document(data, "cv")


def test_a_child_that_writes_without_end_is_stopped_at_the_size_of_an_answer(monkeypatch, tmp_path) -> None:
    child_that(monkeypatch, tmp_path, "while True: out.write(b'x' * 65536)")
    answer = _apart.ask_pdf_child((), CV, 60.0, most=1 << 20)
    assert answer.ended == "output"
    assert len(answer.output) <= 1 << 20


def test_a_child_that_never_reads_the_file_is_no_hindrance(monkeypatch, tmp_path) -> None:
    child_that(monkeypatch, tmp_path, f"import sys\nprint({json.dumps(json.dumps(GOOD))})\n")
    document = read_document(CV + b"\n%" + bytes(4 << 20), "cv.pdf")
    assert document.text == "Served models with Kubernetes"


def test_a_child_that_closes_its_answer_and_stays_is_ended(monkeypatch, tmp_path) -> None:
    child_that(
        monkeypatch,
        tmp_path,
        f"out.write({json.dumps(GOOD)!r}.encode() + b'\\n'); out.flush()\nos.close(1)\nwhile True: pass",
    )
    monkeypatch.setattr(_apart, "_GRACE", 0.1)
    assert read_document(CV, "cv.pdf").text == "Served models with Kubernetes"


def test_what_was_read_before_a_crash_is_kept(monkeypatch, tmp_path) -> None:
    child_that(
        monkeypatch, tmp_path, f"out.write({json.dumps(GOOD)!r}.encode() + b'\\n'); out.flush(); os.abort()"
    )
    document = read_document(CV, "cv.pdf")
    assert document.text == "Served models with Kubernetes"
    assert any("could not be looked at" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "look",
    [[1], {"hidden": [[9, 0, 1, "tiny"]]}, {"hidden": [[0, 5, 2, "tiny"]]}, {"hidden": [[0, 0, 1, "x"]]}],
)
def test_what_a_child_says_of_hidden_text_counts_only_where_it_fits_the_lines(
    monkeypatch, tmp_path, look
) -> None:
    said = f"{json.dumps(GOOD)}\n{json.dumps(look)}\n"
    child_that(monkeypatch, tmp_path, f"out.write({said!r}.encode())")
    document = read_document(CV, "cv.pdf")
    assert document.text == "Served models with Kubernetes"
    assert any("could not be looked at" in warning for warning in document.warnings)


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def test_a_docx_that_unfolds_beyond_its_time_is_one_error(monkeypatch) -> None:
    monkeypatch.setattr(_structured, "SECONDS", 0.5)
    bomb = packed(document=f"<d><body>{'<p/>' * 3_000_000}</body></d>")
    assert len(bomb) < 100_000
    with pytest.raises(DamagedDocument, match="was not read within"):
        read_document(bomb, "cv.docx")


def test_a_text_beyond_the_limit_is_refused_before_it_is_looked_through(monkeypatch) -> None:
    monkeypatch.setattr(_read, "read_plain", lambda *_: pytest.fail("the text was looked through"))
    with pytest.raises(DocumentTooLarge):
        read_document(b"a\n" * 200_000, "cv.txt")


@pytest.mark.parametrize(
    "data",
    [b'\xef\xbb\xbf{"work": []}', ' \n{"work": []}'.encode("utf-16"), b"[" * 1000, b"PK\x03\x04"],
)
def test_json_and_archives_are_never_unfolded_in_the_apps_own_process(monkeypatch, data) -> None:
    monkeypatch.setattr(_read, "sniff", lambda _: pytest.fail("it was unfolded here"))
    with pytest.raises((NoTextLayer, DamagedDocument)):
        read_document(data, "cv")


def threads(number: int, work) -> list[threading.Thread]:
    started = [threading.Thread(target=work, args=(n,), daemon=True) for n in range(number)]
    for thread in started:
        thread.start()
    return started


def tell_who_waits_for_a_reading(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    waits = threading.Semaphore(0)

    class Telling(Future):
        def result(self, timeout: float | None = None):
            waits.release()
            return super().result(60)

    monkeypatch.setattr(_apart, "Future", Telling)
    return waits


def tell_who_waits_for_a_turn(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Why of its own: whoever waits stands in the queue before it tells so, and nobody waits for ever."""
    waits = threading.Semaphore(0)

    class Telling(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.release()
            return super().wait(60)

    monkeypatch.setattr(turns_, "Event", Telling)
    return waits


def test_the_same_file_given_many_times_at_once_is_read_once(monkeypatch) -> None:
    reading, go_on = threading.Event(), threading.Event()
    read: list[bytes] = []
    whole = _read._draft

    def draft(data: bytes, name: str):
        read.append(data)
        reading.set()
        assert go_on.wait(60)
        return whole(data, name)

    monkeypatch.setattr(_read, "_draft", draft)
    waits = tell_who_waits_for_a_reading(monkeypatch)
    got: list[Document] = []
    text = b"Noor Example, engineer of reliable pipelines"
    started = threads(6, lambda n: got.append(read_document(text, f"{n}.txt")))
    assert reading.wait(60)
    for _ in started[1:]:
        assert waits.acquire(timeout=60)
    go_on.set()
    for thread in started:
        thread.join(60)
    assert read == [text]
    assert sorted(document.name for document in got) == [f"{n}.txt" for n in range(6)]
    assert _apart._shared == {}


def test_no_more_children_run_at_once_than_there_are_places(monkeypatch, tmp_path) -> None:
    """Each stand-in writes a file when it begins and takes it away at its end; it answers how many it saw."""
    place = tmp_path / "running"
    place.mkdir()
    child_that(
        monkeypatch,
        tmp_path,
        f"from pathlib import Path\nmine = Path({str(place)!r}) / str(os.getpid())\nmine.touch()\n"
        "out.write(str(len(list(mine.parent.iterdir()))).encode() + b'\\n')\nmine.unlink()",
    )
    seen: list[int] = []
    for thread in threads(8, lambda n: seen.append(int(_apart.run_apart((), CV, 60.0)))):
        thread.join(60)
    assert len(seen) == 8
    assert max(seen) <= 2 * _apart._AT_ONCE


def test_a_file_that_needs_long_makes_way_and_is_read_all_the_same(monkeypatch, tmp_path) -> None:
    """The slow one waits for a file that only the quick one's end brings; the quick lane has one place."""
    done = tmp_path / "done"
    script = (
        f"{READ}import pathlib\ndone = pathlib.Path({str(done)!r})\n"
        "while 'slow' in sys.argv and not done.exists(): pass\nout.write(sys.argv[1].encode())"
    )
    child_that(monkeypatch, tmp_path, script)
    monkeypatch.setattr(_apart, "_QUICK", Turns(1))
    monkeypatch.setattr(_apart, "_SLOW", Turns(1))
    quick, slow_ = 60.0, 59.0
    monkeypatch.setattr(
        _apart,
        "_ends_unless_others_wait",
        lambda child, seconds: seconds == quick and child.ends_within(seconds),
    )
    answers: dict[int, bytes] = {}
    slow = threads(2, lambda n: answers.update({n: _apart.run_apart(("slow",), CV, slow_)}))
    assert _apart.run_apart(("quick",), CV, quick) == b"quick"
    done.touch()
    for thread in slow:
        thread.join(60)
    assert answers == {0: b"slow", 1: b"slow"}


def test_a_file_that_needs_long_goes_on_where_the_slow_lane_is_free(monkeypatch, tmp_path) -> None:
    starts = tmp_path / "starts"
    child_that(
        monkeypatch,
        tmp_path,
        f"{READ}with open({str(starts)!r}, 'a') as file: file.write('x')\nout.write(b'read')",
    )
    monkeypatch.setattr(
        _apart, "_ends_unless_others_wait", lambda child, seconds: not child.ends_within(seconds)
    )
    assert _apart.run_apart((), CV, 60.0) == b"read"
    assert starts.read_text() == "x"


def test_whoever_comes_last_goes_first_and_each_fourth_turn_is_of_who_came_first(monkeypatch) -> None:
    waits = tell_who_waits_for_a_turn(monkeypatch)
    turns = Turns(1)
    order: list[int] = []
    waiting = 7
    with turns.turn():
        started = []
        for number in range(waiting):
            started += [threading.Thread(target=lambda n=number: _take_turn(turns, n, order), daemon=True)]
            started[-1].start()
            assert waits.acquire(timeout=60)
    for thread in started:
        thread.join(60)
    assert OLDEST_EVERY == 4
    assert order == [6, 5, 4, 0, 3, 2, 1]


def _take_turn(turns: Turns, number: int, order: list[int]) -> None:
    with turns.turn():
        order.append(number)


def test_a_turn_that_breathes_lets_only_those_who_came_later_in_between(monkeypatch) -> None:
    waits = tell_who_waits_for_a_turn(monkeypatch)
    turns = Turns(1)
    order: list[str] = []
    begun, newcomer_waits = threading.Event(), threading.Event()

    def long_work() -> None:
        with turns.turn():
            begun.set()
            assert newcomer_waits.wait(60)
            turns.breathe()
            order.append("long")
            turns.breathe()

    def newcomer() -> None:
        with turns.turn():
            order.append("newcomer")

    first = threading.Thread(target=long_work, daemon=True)
    first.start()
    assert begun.wait(60)
    second = threading.Thread(target=newcomer, daemon=True)
    second.start()
    assert waits.acquire(timeout=60)
    newcomer_waits.set()
    first.join(60)
    second.join(60)
    assert order == ["newcomer", "long"]


def test_work_within_a_turn_goes_on_in_it_and_a_failure_gives_it_on() -> None:
    turns = Turns(1)
    with pytest.raises(KeyError), turns.turn(), turns.turn():
        raise KeyError
    assert turns.take()
