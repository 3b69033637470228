from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mlgap.errors import DataError
from mlgap.market._reading.posting import RawPosting, parse_posting
from mlgap.market._reading.segment_model import (
    load_segment_head,
    name_words_of,
    plain_words,
    segment_from_text,
    segment_probabilities,
    terms_of,
)
from mlgap.market._reading.segment_text import MASK, mask_employer
from mlgap.market._reading.zones import ZoneLine, split_zones
from tests.market.posting_reader import facts_of, reader

BANK = "We lend money to dragons."


def write_head(folder: Path, **changes: object) -> Path:
    """A model of two terms and one name word: "lend" is finance, "dragons" are start-ups."""
    weights = np.array([[4, 0], [0, 4], [6, 0], [0, 0]], dtype=np.float16)
    buffer = io.BytesIO()
    np.save(buffer, weights)
    (folder / "segment_head.npy").write_bytes(buffer.getvalue())
    about = {
        "format": 1,
        "classes": ["regulated-finance", "ai-startup"],
        "terms": ["lend", "robots learn"],
        "idf": [1.0, 1.0],
        "name_words": ["bank"],
        "scale": 1.0,
        "fewest_terms": 1,
        "thresholds": {"regulated-finance": 0.9, "ai-startup": 0.9},
        "weights_sha256": hashlib.sha256(buffer.getvalue()).hexdigest(),
    }
    (folder / "segment_head.json").write_text(json.dumps({**about, **changes}), encoding="utf-8")
    return folder


def lines(text: str) -> tuple[ZoneLine, ...]:
    return split_zones(text)


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("At Dragonfruit Labs we grow. Dragonfruit's team", "Dragonfruit Labs, Inc."),
        ("Write to jobs@dragonfruit.example or www.dragonfruit.com", "Dragonfruit"),
        ("DRAGON FRUIT is hiring; dragonfruit cares", "Dragon Fruit"),
        ("At DFC we grow", "Dragon Fruit Company (DFC)"),
    ],
)
def test_no_form_of_the_employer_s_name_is_left_to_be_read(text: str, employer: str):
    masked = mask_employer(text, employer)
    assert "dragon" not in masked
    assert "dfc" not in masked


def test_common_words_of_a_name_stay_where_they_stand_alone():
    masked = mask_employer("Nimbus Health builds health records", "Nimbus Health")
    assert masked == f"{MASK} builds health records"


def test_words_lose_accents_and_pairs_are_neighbours():
    words = plain_words("", [ZoneLine("Crédit à Paris", "intro")], "")
    assert words == ["credit", "a", "paris"]
    assert list(terms_of(words)) == ["credit", "a", "paris", "credit a", "a paris"]


def test_only_common_words_of_a_name_count():
    assert name_words_of("Dragonfruit Bank & Trust") == {"bank"}


def test_probabilities_follow_words_pairs_and_name(tmp_path: Path):
    head = load_segment_head(write_head(tmp_path))
    plain = segment_probabilities(head, "", lines(BANK), "")
    assert plain.sum() == pytest.approx(1)
    assert plain[0] == pytest.approx(1 / (1 + np.exp(-4)), abs=1e-6)
    named = segment_probabilities(head, "", lines("Nothing said."), "Dragonfruit Bank")
    assert named[0] == pytest.approx(1 / (1 + np.exp(-3)), abs=1e-6)
    pair = segment_probabilities(head, "", lines("Here robots learn fast."), "")
    assert pair[1] > 0.9


def test_below_the_threshold_nothing_is_told(tmp_path: Path):
    head = load_segment_head(write_head(tmp_path))
    assert segment_from_text(head, "", lines(BANK), "") == "regulated-finance"
    assert segment_from_text(head, "", lines("Nothing said."), "") is None
    strict = replace(head, thresholds=np.array([0.99, 0.99]))
    assert segment_from_text(strict, "", lines(BANK), "") is None


def test_too_few_known_words_tell_nothing(tmp_path: Path):
    head = replace(load_segment_head(write_head(tmp_path)), fewest_terms=99)
    assert segment_from_text(head, "", lines(BANK), "") is None


@pytest.mark.parametrize("text", ["hello", "Machine learning engineer wanted.", "Python and SQL. Remote."])
def test_the_shipped_model_tells_nothing_of_a_line_or_two(text: str):
    assert facts_of(text).segment == "unclear"


def test_a_model_with_other_weights_than_it_names_is_refused(tmp_path: Path):
    with pytest.raises(DataError, match=r"differs from the digest"):
        load_segment_head(write_head(tmp_path, weights_sha256="0" * 64))
    with pytest.raises(DataError, match=r"expected 5 rows"):
        load_segment_head(write_head(tmp_path, terms=["lend", "robots learn", "more"]))
    with pytest.raises(DataError, match=r"format: expected 1"):
        load_segment_head(write_head(tmp_path, format=2))
    (tmp_path / "segment_head.npy").unlink()
    with pytest.raises(DataError, match=r"cannot be read"):
        load_segment_head(tmp_path)


def test_the_model_speaks_only_where_the_table_is_silent(tmp_path: Path):
    able = replace(reader(), segments=load_segment_head(write_head(tmp_path)))
    unknown = parse_posting(RawPosting("p", BANK, employer="Dragonfruit"), able)
    assert (unknown.segment, unknown.segment_basis) == ("regulated-finance", "classifier")
    known = parse_posting(RawPosting("p", BANK, employer="OpenAI"), able)
    assert (known.segment, known.segment_basis) == ("ai-startup", "table")
    without = parse_posting(RawPosting("p", BANK, employer="Dragonfruit"), replace(able, segments=None))
    assert (without.segment, without.segment_basis) == ("unclear", "none")


def test_the_shipped_model_loads_and_holds_only_words_many_employers_use():
    head = reader().segments
    assert head is not None
    assert len(head.terms) > 1000
    assert all(term.count(" ") <= 1 for term in head.terms)
    assert set(head.name_words) >= {"bank", "insurance"}
