"""Lines that several CVs share are recognised, and others about alike work are not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from cohort_examples import analysed, profile, resources

from mlgap.cohorts import _shared, cohort_picture
from mlgap.cohorts._shared import shared_groups
from mlgap.embedding import Remembering, load_embedder

PAIRS = list(csv.DictReader((Path(__file__).parent / "shared_lines.csv").open(encoding="utf-8")))
CAPSTONE = "Our team built a tram delay forecast and served it in Docker behind an API"
REWORDED = "Our team built a tram delay forecast and served it in Docker behind one API."


def people(*lines):
    return [profile(i, {}, [line]) for i, line in enumerate(lines)]


@pytest.mark.model
@pytest.mark.parametrize("kind", ["shared", "alike"])
def test_labelled_pairs_are_told_apart(kind):
    model = load_embedder()
    pairs = [p for p in PAIRS if p["kind"] == kind]
    found = [bool(shared_groups(people(p["one"], p["other"]), model)) for p in pairs]
    assert len(pairs) >= 20
    assert sum(found) == (len(pairs) if kind == "shared" else 0)


def test_layout_case_and_marks_make_no_other_line(embedder):
    (group,) = shared_groups(
        people(CAPSTONE, f"• {CAPSTONE.upper()}.", "Wrote a thesis on the songs of wrens in June"), embedder
    )
    assert {p.cv for p in group.places} == {0, 1}


def test_a_line_twice_in_one_cv_is_not_shared(embedder):
    assert shared_groups([profile(0, {}, [CAPSTONE, CAPSTONE])], embedder) == ()


def test_short_lines_and_lists_of_skills_are_not_shared_work(embedder):
    assert shared_groups(people("Python, SQL and Git", "Python, SQL and Git"), embedder) == ()


def test_a_shared_line_is_quoted_from_five_on_and_names_nobody(today):
    def told(n):
        people = [profile(i, {}, [CAPSTONE if i % 2 else REWORDED] if i < n else []) for i in range(16)]
        people += [profile(i, {"docker": "used"}) for i in range(16, 22)]
        found = analysed(people if n < 16 else people[:16])
        return cohort_picture(found, resources(), today=today).shared_lines

    assert told(1) == ()
    assert told(4) == ()
    assert [(line.n, line.withheld) for line in told(5)] == [(5, "")]
    assert [(line.n, line.withheld) for line in told(16)] == [(None, "most")]
    assert told(6)[0].skills == ("docker",)


def test_what_only_shared_lines_show_is_counted_and_marked(today):
    own = [profile(i, {"docker": "used"}) for i in range(7)]
    shared = [profile(i, {}, [CAPSTONE]) for i in range(7, 13)]
    rest = [profile(i, {}) for i in range(13, 20)]
    picture = cohort_picture(analysed([*own, *shared, *rest]), resources(), today=today)
    count = picture.count_of("docker")
    assert count.shown == 13
    assert [(p.standings, p.n) for p in count.parts[:2]] == [(("own",), 7), (("shared",), 6)]


def near_equal(n):
    """Return `n` CVs whose one line differs from all others in one word."""
    return people(*(f"{CAPSTONE} on quay{i}" for i in range(n)))


def test_many_near_equal_lines_are_one_group_found_in_parts_and_without_all_pairs(embedder, monkeypatch):
    monkeypatch.setattr(_shared, "_AT_ONCE", 16)
    monkeypatch.setattr(_shared, "_PAIRS_AT_ONCE", 64)
    parts, compared, breaths = [], [], []
    real, product = _shared._alike_in_words, _shared.np.einsum

    def watched(*given):
        for pairs in real(*given):
            parts.append(pairs.shape[1])
            yield pairs

    def told(how, one, other):
        compared.append(len(one))
        return product(how, one, other)

    monkeypatch.setattr(_shared, "_alike_in_words", watched)
    monkeypatch.setattr(_shared.np, "einsum", told)
    monkeypatch.setattr(_shared, "analysis", type("T", (), {"breathe": lambda _: breaths.append(1)}))
    (group,) = shared_groups(near_equal(120), embedder)
    assert group.n_cvs == 120
    assert max(parts) == 64
    assert sum(compared) < 120 * 119 / 2 / 10
    assert len(breaths) == 2 * 8


def test_of_lines_alike_in_words_alone_each_is_set_against_few(embedder, monkeypatch):
    monkeypatch.setattr(_shared, "MOST_ALIKE", 5)
    monkeypatch.setattr(_shared, "SAME_SENSE", 2.0)
    pairs = [pair for part in _alike(40) for pair in part.T.tolist()]
    assert len(pairs) == 5 * 35 + 4 + 3 + 2 + 1
    assert [j for i, j in pairs if i == 0] == [1, 2, 3, 4, 5]
    assert shared_groups(near_equal(40), embedder) == ()


def _alike(n):
    words = _shared._word_matrix([_shared._words(p.claims[0].text) for p in near_equal(n)])
    return _shared._alike_in_words(*words, _shared.np.arange(n))


def test_what_reading_embedded_is_not_embedded_again_for_the_shared_lines(embedder):
    calls = []

    class Told:
        name, digest, calibrated = embedder.name, embedder.digest, embedder.calibrated

        def embed(self, texts):
            calls.append(tuple(texts))
            return embedder.embed(texts)

    memory = Remembering(Told())
    memory.embed([CAPSTONE])
    assert shared_groups(people(CAPSTONE, REWORDED.replace(" ", "  ")), memory)
    assert calls == [(CAPSTONE,), (REWORDED,)]
    assert shared_groups(people(CAPSTONE, REWORDED), memory)
    assert len(calls) == 2
