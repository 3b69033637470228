"""Benchmarks are run by hand and seldom: what they are made of is tested to be there still."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(path.stem for path in (ROOT / "benchmarks").glob("bench_*.py"))


def test_there_are_benchmarks():
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_each_benchmark_finds_what_it_imports(name, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT))
    assert callable(importlib.import_module(f"benchmarks.{name}").main)
