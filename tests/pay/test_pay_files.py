"""Bands survive being written and read, and the same bands are the same bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlgap.errors import DataError
from mlgap.pay import BandTable, fit_bands, load_bands, save_bands
from mlgap.types import Window


@pytest.fixture
def facts(adverts, advert):
    return [
        *adverts(30),
        *adverts(20, segment="ai-startup", metro=None),
        *adverts(3, country="GB", metro="gb-london", currency="GBP"),
        *(advert(employer_key=f"silent {i}", role_family="quant") for i in range(5)),
    ]


def test_saved_bands_are_read_back_the_same(facts, window, tmp_path):
    bands = replace(fit_bands(facts, window), coverage=0.7531, coverage_n=321)
    assert any(band.mid is None for band in bands.cells.values())
    save_bands(bands, tmp_path / "bands.parquet")
    assert load_bands(tmp_path / "bands.parquet") == bands


def test_the_same_facts_in_any_order_give_the_same_bytes(facts, window, tmp_path):
    save_bands(fit_bands(facts, window), tmp_path / "a")
    save_bands(fit_bands(facts[::-1], window), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_empty_table_is_saved_and_read_too(tmp_path):
    bands = BandTable(Window("2026-01", "2026-02"), {}, 0.8, 0)
    save_bands(bands, tmp_path / "bands.parquet")
    assert load_bands(tmp_path / "bands.parquet") == bands


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(DataError, match="market build"):
        load_bands(tmp_path / "bands.parquet")


def test_a_file_that_is_not_parquet_says_so(tmp_path):
    (tmp_path / "bands.parquet").write_text("not a table")
    with pytest.raises(DataError, match="Parquet"):
        load_bands(tmp_path / "bands.parquet")


def test_every_missing_column_is_named_at_once(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"segment": ["big-tech"]}), tmp_path / "bands.parquet")
    with pytest.raises(DataError) as caught:
        load_bands(tmp_path / "bands.parquet")
    assert "column mid is missing" in str(caught.value)
    assert "metadata coverage is missing" in str(caught.value)
