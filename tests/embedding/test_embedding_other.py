"""A model of the user's own: loaded, named, and said to be uncalibrated; or one clear sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mlgap import embedding
from mlgap.embedding import load_embedder
from mlgap.errors import ModelUnavailable


@pytest.mark.model
def test_a_folder_that_holds_no_model_gives_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="could not be loaded") as caught:
        load_embedder(str(tmp_path))
    assert "\n" not in str(caught.value)
    assert "MLGAP_MODEL" in str(caught.value)


@pytest.mark.model
def test_a_folder_named_in_the_environment_loads_uncalibrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "our-own-model"
    shutil.copytree(embedding._default_folder(), folder)
    monkeypatch.setenv("MLGAP_MODEL", str(folder))
    own = load_embedder()
    assert own.name == "our-own-model"
    assert not own.calibrated
    assert len(own.digest) == 64
    assert own.digest != embedding.DEFAULT_FILES["model.safetensors"]
    assert own.embed(["a", "b"]).shape == (2, 384)


def test_the_digest_of_another_model_covers_every_weight_file(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"one")
    before = embedding._digest_weights(tmp_path)
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"two")
    assert embedding._digest_weights(tmp_path) != before
