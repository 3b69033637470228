"""What a cohort embedded is known again, holds no text, and changes no vector."""

from __future__ import annotations

import numpy as np

from mlgap.embedding import Remembering


class Told:
    def __init__(self, embedder) -> None:
        self.name, self.digest, self.calibrated = embedder.name, embedder.digest, embedder.calibrated
        self.calls: list[list[str]] = []
        self._embedder = embedder

    def embed(self, texts):
        self.calls.append(list(texts))
        return self._embedder.embed(texts)


def test_what_is_recalled_is_embedded_once_and_equal(embedder) -> None:
    told = Told(embedder)
    memory = Remembering(told)
    memory.embed(["a b", "c"])
    assert np.array_equal(memory.recall(["c", "d", "a b", "d"]), embedder.embed(["c", "d", "a b", "d"]))
    assert memory.recall(["d", "c"]).dtype == np.float32
    assert memory.recall([]).shape == (0, 27)
    assert told.calls == [["a b", "c"], ["d"], []]
    assert (memory.name, memory.digest, memory.calibrated) == ("letters", "0" * 64, True)


def test_a_cv_is_embedded_whole_whatever_is_known_of_it(embedder) -> None:
    told = Told(embedder)
    memory = Remembering(told)
    memory.embed(["a b", "c"])
    memory.embed(["c", "d"])
    assert told.calls == [["a b", "c"], ["c", "d"]]


def test_it_holds_no_text_and_no_more_than_its_bound(embedder) -> None:
    memory = Remembering(embedder, most=3)
    memory.embed(["Secretname alpha", "Secretname beta"])
    memory.embed(["Secretname gamma", "Secretname delta"])
    assert len(memory._held) == 3
    assert "Secretname" not in repr(vars(memory))
    assert memory.recall(["Secretname delta", "Secretname beta"]).shape == (2, 27)
    assert len(memory._held) == 3
