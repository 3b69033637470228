"""Many texts are embedded a part at a time, others may work in between, and the vectors are the same."""

from __future__ import annotations

import numpy as np

from mlgap.embedding import AT_ONCE, BATCH_SIZE, Breathing


def test_a_long_text_is_embedded_in_whole_batches_with_a_pause_after_each(embedder) -> None:
    happened: list[int] = []

    class Told:
        name, digest, calibrated = embedder.name, embedder.digest, embedder.calibrated

        def embed(self, texts):
            happened.append(len(texts))
            return embedder.embed(texts)

    texts = [f"{chr(97 + n % 26)} {'word ' * (n % 7)}{n}" for n in range(AT_ONCE + 5)]
    texts += texts[:9]
    breathing = Breathing(Told(), lambda: happened.append(0))
    assert np.array_equal(breathing.embed(texts), embedder.embed(texts))
    assert happened == [BATCH_SIZE, 0] * (AT_ONCE // BATCH_SIZE) + [5, 0]
    assert (breathing.name, breathing.digest, breathing.calibrated) == ("letters", "0" * 64, True)


def test_few_texts_are_embedded_at_once(embedder) -> None:
    def never() -> None:
        raise AssertionError("it paused")

    assert Breathing(embedder, never).embed([]).shape == (0, 27)
    assert Breathing(embedder, never).embed(["a b", "c"] * AT_ONCE).shape == (2 * AT_ONCE, 27)
