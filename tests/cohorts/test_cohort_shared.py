"""Lines that several CVs share are recognised, and others about alike work are not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from cohort_examples import analysed, profile, resources

from mlgap.cohorts import cohort_picture
from mlgap.cohorts._shared import shared_groups
from mlgap.embedding import load_embedder

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
