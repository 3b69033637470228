"""Invented postings as a file, a script that builds a market of them, and what a build leaves behind."""

from __future__ import annotations

from pathlib import Path

SKILLS = ("Python", "Docker", "Kubernetes", "Terraform", "MLflow", "Airflow", "PyTorch", "Spark", "SQL")
ROWS = 60
SHARD_ROWS = 4
SCRIPT = f"""
import sys
from datetime import date
from pathlib import Path
from mlgap import pipeline
from mlgap.market import BuildOptions

def tell(step):
    print(step, flush=True)

if __name__ == "__main__":
    source, out, engine, work = sys.argv[1:]
    options = BuildOptions(
        engine=engine, work=Path(work), today=date(2026, 11, 21), shard_rows={SHARD_ROWS}
    )
    pipeline.build_market([Path(source)], Path(out), options, progress=tell)
"""
"""Run with: postings, output, engine, working folder; prints each step."""


def write_postings(path: Path, rows: int = ROWS) -> Path:
    """Write `rows` adverts of seven invented employers to a CSV file and return its path."""
    lines = ["id,text,title,company,posted"]
    for n in range(rows):
        asked = ", ".join(SKILLS[i] for i in range(len(SKILLS)) if (n + 1) >> (i % 6) & 1)
        text = (
            f"Advert {n} of an invented company. Requirements: hands-on experience with {asked or 'SQL'}. "
            f"You keep {n % 9 + 1} models healthy once people rely on them, and write down what went wrong."
        )
        lines.append(f'{n},"{text}",ML Engineer,Quillfern {n % 7},2026-{n % 8 + 1:02d}-03')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def market_bytes(folder: Path) -> dict[str, bytes]:
    """Return the files of a built market."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
