"""Invented claims for tests, written as the file has them and read as the file is read."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from mlgap.market import Claim, load_claims
from mlgap.skills import load_taxonomy
from mlgap.vocabulary import load_vocabulary

BLANK = {
    "claim_id": "T1", "report": "t", "kind": "checkable", "topic": "skills", "statement": "Invented",
    "metric": "skill_share", "value_low": "", "value_high": "", "unit": "share", "geography": "global",
    "scope": "all", "contradicts": "", "measure": "share", "cells": "", "given": "",
    "parts": "skill=docker @0.20..", "note": "", "source": "An invented report",
}  # fmt: skip


def write(path: Path, *rows: dict[str, Any]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, [*BLANK], lineterminator="\n")
        writer.writeheader()
        writer.writerows({**BLANK, **row} for row in rows)
    return path


def read(path: Path, *rows: dict[str, Any]) -> tuple[Claim, ...]:
    return load_claims(load_taxonomy(), load_vocabulary(), write(path / "claims.csv", *rows))
