from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap.market import corrected_share, order_could_flip

SERVING = (0.816, 0.696, 102)


def test_corrected_share_is_what_was_found_times_precision_over_recall():
    found = corrected_share(0.20, 0.17, 0.24, (0.9, 0.6, 500))
    assert found is not None
    assert found.share == pytest.approx(0.30)
    assert found.factor == pytest.approx(1.5)


def test_interval_of_a_corrected_share_is_wider_than_the_sampling_error_alone():
    found = corrected_share(0.20, 0.17, 0.24, SERVING)
    assert found is not None
    assert found.low < 0.17 * found.factor < found.share < 0.24 * found.factor < found.high


def test_more_labels_narrow_the_interval_but_never_to_the_sampling_error_alone():
    few = corrected_share(0.20, 0.17, 0.24, (0.8, 0.7, 60))
    many = corrected_share(0.20, 0.17, 0.24, (0.8, 0.7, 1_000_000))
    assert few is not None and many is not None
    assert many.high - many.low < few.high - few.low
    assert many.low < 0.17 * 8 / 7 and many.high > 0.24 * 8 / 7
    assert (many.low, many.high) == (
        pytest.approx(0.17 * 8 / 7, rel=0.05),
        pytest.approx(0.24 * 8 / 7, rel=0.05),
    )


def test_no_share_is_corrected_by_fewer_than_thirty_labels_or_by_none():
    assert corrected_share(0.2, 0.1, 0.3, (0.9, 0.9, 29)) is None
    assert corrected_share(0.2, 0.1, 0.3, None) is None
    assert corrected_share(0.2, 0.1, 0.3, (0.9, 0.0, 100)) is None


def test_share_of_nothing_stays_nothing_with_an_upper_bound():
    found = corrected_share(0.0, 0.0, 0.02, SERVING)
    assert found is not None
    assert (found.share, found.low) == (0.0, 0.0)
    assert found.high > 0.02


@given(
    st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)),
    st.tuples(st.floats(0.05, 1), st.floats(0.05, 1), st.integers(30, 5000)),
)
def test_corrected_share_lies_within_its_interval_and_both_within_one(bounds, reader):
    low, share, high = sorted(bounds)
    found = corrected_share(share, low, high, reader)
    assert found is not None
    assert 0 <= found.low <= found.share + 1e-12
    assert found.share <= found.high + 1e-12
    assert found.high <= 1


def test_interval_holds_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(20261121)
    truth, recall, precision, adverts, labels, held = 0.25, 0.7, 0.85, 400, 300, 0
    for _ in range(1000):
        hits = rng.binomial(adverts, truth * recall / precision) / adverts
        error = 1.96 * (hits * (1 - hits) / adverts) ** 0.5
        found = rng.binomial(labels, recall)
        false = rng.binomial(round(found / precision), 1 - precision)
        reader = (found / (found + false), found / labels, labels)
        fixed = corrected_share(hits, max(hits - error, 0), hits + error, reader)
        assert fixed is not None
        held += fixed.low <= truth <= fixed.high
    assert held >= 945  # labels are taken for clustered, here they are not: wider is right


def test_order_of_two_corrected_shares_is_open_while_their_intervals_meet():
    low = corrected_share(0.10, 0.09, 0.11, (0.99, 0.98, 5000))
    near = corrected_share(0.11, 0.10, 0.12, SERVING)
    far = corrected_share(0.50, 0.48, 0.52, SERVING)
    assert order_could_flip(low, near)
    assert not order_could_flip(low, far)
    assert order_could_flip(low, None)
