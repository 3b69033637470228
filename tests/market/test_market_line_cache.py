from __future__ import annotations

import numpy as np
import pytest

from mlgap.market._builds import line_cache as _line_cache
from mlgap.market._builds.line_cache import LineVectors, embed_lines, line_digest

LINES = ["Deploy the dragon", "Watch it fly", "Deploy the dragon", "Feed it on Sundays"]


class Counting:
    """Passes lines to another embedder and remembers them."""

    name = "counting"
    calibrated = True

    def __init__(self, inner, digest="a" * 64):
        self.inner, self.digest, self.seen, self.largest = inner, digest, [], 0

    def embed(self, texts):
        self.seen += texts
        self.largest = max(self.largest, len(texts))
        return self.inner.embed(texts)


@pytest.fixture
def counting(embedder):
    return Counting(embedder)


def test_each_distinct_line_is_embedded_once(counting):
    vectors = embed_lines(LINES, counting)
    assert sorted(counting.seen) == sorted(set(LINES))
    assert len(vectors) == 3


@pytest.mark.parametrize("cached", [False, True])
def test_a_vector_is_the_embedder_s_own(counting, embedder, tmp_path, cached):
    vectors = embed_lines(iter(LINES), counting, tmp_path if cached else None)
    np.testing.assert_array_equal(vectors.matrix(LINES), embedder.embed(LINES))
    np.testing.assert_array_equal(vectors[line_digest(LINES[1])], embedder.embed([LINES[1]])[0])


def test_a_second_build_embeds_nothing(counting, embedder, tmp_path):
    embed_lines(LINES, counting, tmp_path)
    again = Counting(embedder)
    vectors = embed_lines([*LINES, "A new line"], again, tmp_path)
    assert again.seen == ["A new line"]
    np.testing.assert_array_equal(vectors.matrix(LINES), embedder.embed(LINES))


def test_another_model_shares_nothing(counting, embedder, tmp_path):
    embed_lines(LINES, counting, tmp_path)
    other = Counting(embedder, digest="b" * 64)
    embed_lines(LINES, other, tmp_path)
    assert len(other.seen) == 3


def test_lines_are_embedded_in_bounded_batches(counting, tmp_path, monkeypatch):
    monkeypatch.setattr(_line_cache, "BATCH", 10)
    vectors = embed_lines((f"line {n}" for n in range(95)), counting, tmp_path)
    assert (len(vectors), counting.largest) == (95, 10)


def test_a_damaged_batch_is_embedded_again(counting, embedder, tmp_path):
    embed_lines(LINES, counting, tmp_path)
    (damaged,) = tmp_path.rglob("*.vectors.npy")
    damaged.write_bytes(damaged.read_bytes()[:40])
    again = Counting(embedder)
    vectors = embed_lines(LINES, again, tmp_path)
    assert len(again.seen) == 3
    np.testing.assert_array_equal(vectors.matrix(LINES), embedder.embed(LINES))


def test_what_another_process_embedded_meanwhile_is_taken(counting, embedder, tmp_path):
    mine = LineVectors(counting, tmp_path)
    embed_lines(LINES, Counting(embedder), tmp_path)
    assert mine.add(LINES) == 0
    assert counting.seen == []


def test_no_line_is_written(counting, tmp_path):
    embed_lines(LINES, counting, tmp_path)
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert len(files) == 2
    assert all(b"dragon" not in p.read_bytes() for p in files)


def test_an_empty_matrix_keeps_its_width(counting, embedder):
    assert embed_lines([], counting).matrix([]).shape == embedder.embed([]).shape
