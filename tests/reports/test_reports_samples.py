"""The sample CVs: current with their sources, of invented people who cannot be reached."""

import importlib.util
import io
import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest

_SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
_SOURCES = sorted(_SAMPLES.glob("*.toml"))


def _load_build() -> Any:
    spec = importlib.util.spec_from_file_location("build_samples", _SAMPLES / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return re.sub(r"<[^>]+>", " ", archive.read("word/document.xml").decode())
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)


def _source(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_rendered_samples_are_current_with_their_sources(tmp_path: Path) -> None:
    built = _load_build().build(tmp_path)
    assert {p.name for p in built} == {p.name for kind in ("pdf", "docx") for p in _SAMPLES.glob(f"*.{kind}")}
    assert len(built) >= 7
    for path in built:
        assert _text(path) == _text(_SAMPLES / path.name), f"{path.name}: run python data/samples/build.py"


def test_the_samples_use_three_layouts_and_one_is_docx() -> None:
    assert {_source(path)["layout"] for path in _SOURCES} == {"one-column", "sidebar", "dense"}
    assert [path for path in _SOURCES if _source(path).get("docx")]


@pytest.mark.parametrize("path", _SOURCES, ids=lambda path: path.stem)
def test_a_sample_can_reach_nobody(path: Path) -> None:
    source = _source(path)
    assert source["email"].endswith("@example.com")
    assert re.fullmatch(r"\+1 \d{3} 555 01\d\d", source["phone"])
    assert source["links"].startswith("example.com/")


@pytest.mark.parametrize("path", _SOURCES, ids=lambda path: path.stem)
def test_a_sample_has_two_pages_and_all_its_lines(path: Path) -> None:
    pdf = path.with_suffix(".pdf")
    assert len(pypdf.PdfReader(pdf).pages) == 2
    text = " ".join(_text(pdf).split())
    bullets = [b for s in _source(path)["section"] for e in s.get("entry", ()) for b in e["bullets"]]
    assert len(bullets) >= (16 if path.stem in {"bootcamp-graduate", "phd-researcher"} else 25)
    assert [b for b in bullets if b not in text] == []
