"""Count how often the language of a CV, or of a part of it, is told rightly.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_language

Invented CVs stand in `language_cvs.toml`. FOLDER adds what nothing was chosen by: real adverts in other
languages (`market/postings.parquet`, drawn by a seed), and English CVs and adverts that must not be called
foreign (`gold/`, `cvs/layouts`). A CV of FOLDER counts as English unless its id stands in `--not-english`.
Intervals are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from benchmarks.bench_described import wilson
from mlgap.documents import mask_identity, read_document
from mlgap.errors import DocumentError
from mlgap.evidence import extract_profile
from mlgap.evidence._language import Languages, read_languages
from mlgap.evidence._language_words import NAMES
from mlgap.skills import load_taxonomy

CVS = Path(__file__).with_name("language_cvs.toml")
TODAY = date(2026, 11, 21)
_TOOL_NAMES = (
    "Python PyTorch XGBoost Kubernetes Spark Airflow FastAPI Docker MLflow Prometheus Grafana LightGBM"
    " TensorFlow OpenCV scikit-learn dbt"
)
TOOLS = _TOOL_NAMES.split()
N_ADVERTS = 600
SEED = 7


def lines_of(text: str) -> list[str]:
    """Return the lines of a text."""
    return text.strip().split("\n")


def told(part: int, of: int) -> str:
    """Return a count with its share's interval."""
    low, high = wilson(part, of)
    return f"{part} of {of} [{low:.3f}, {high:.3f}]"


def read_invented(cvs: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    """Yield what is counted over the invented CVs."""
    whole = {code: read_languages(lines_of(str(text))) for code, text in cvs["whole"].items()}
    right = [code for code, found in whole.items() if found.name == NAMES[code]]
    yield "whole CVs, language named rightly", told(len(right), len(whole))
    yield "  and called foreign as a whole", told(sum(found.whole for found in whole.values()), len(whole))
    yield from read_mixed(cvs["mixed"])
    english = [read_languages(lines_of(str(text))) for text in cvs["english"].values()]
    yield (
        "English lists, names and short texts left alone",
        told(sum(not e.share for e in english), len(english)),
    )


def read_mixed(cvs: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield how CVs that are foreign in part are told."""
    named, told_part = 0, 0
    for cv in cvs.values():
        assert isinstance(cv, Mapping)
        found = read_languages(lines_of(cv["text"]))
        named += found.name == NAMES[cv["foreign"]]
        told_part += 0 < found.share < 1 and not found.whole
    yield "mixed CVs, language named rightly", told(named, len(cvs))
    yield "  and called foreign in part", told(told_part, len(cvs))


def read_tools(cvs: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield how many tools named in foreign CVs are found, and how many CVs have a grade above used."""
    taxonomy = load_taxonomy()
    hit: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    above = warned = 0
    for code, text in cvs.items():
        document = mask_identity(read_document(str(text).encode(), "cv.txt"))
        profile = extract_profile(document, taxonomy, None, None, today=TODAY)
        found = {taxonomy.skills[item.skill_id].label.casefold() for item in profile.evidence}
        for tool in TOOLS:
            if tool in str(text):
                near = any(tool.casefold() in label for label in found)
                hit[code] += near
                missed[tool] += not near
                hit["all"] += 1
        above += any(item.grade in ("shipped", "operated") for item in profile.evidence)
        warned += sum("seems to be in" in warning for warning in profile.warnings)
    n = hit.pop("all")
    yield "tools named in them that are found", told(hit.total(), n)
    yield "  missed", ", ".join(f"{tool} {count}" for tool, count in missed.most_common() if count)
    yield "foreign CVs with a grade above used", told(above, len(cvs))
    yield "foreign CVs whose user is told", told(warned, len(cvs))


def read_folder(folder: Path, not_english: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what is counted over texts that are not in this repository."""
    foreign = set(not_english)
    rows = [json.loads(line) for line in (folder / "gold" / "cvs_dev.docs.jsonl").open(encoding="utf-8")]
    cvs = [read_languages(row["text"].split("\n")) for row in rows if row["id"] not in foreign]
    yield "labelled English CVs left alone", told(sum(not found.share for found in cvs), len(cvs))
    layouts = list(read_files(folder / "cvs" / "layouts"))
    yield "English CV files left alone", told(sum(not found.share for found in layouts), len(layouts))
    yield from read_adverts(folder / "market" / "postings.parquet")


def read_files(folder: Path) -> Iterator[Languages]:
    """Yield the languages of every PDF in a folder."""
    for path in sorted(folder.glob("*.pdf")):
        try:
            yield read_languages(read_document(path.read_bytes(), path.name).text.split("\n"))
        except DocumentError:
            continue


def read_adverts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield how adverts marked as English and as something else are read (the mark is a crude test's)."""
    import pandas as pd

    adverts = pd.read_parquet(path, columns=["lang", "description"])
    adverts = adverts[adverts.description.str.len() > 300]
    for lang in ("en", "non-en"):
        drawn = adverts[adverts.lang == lang].sample(N_ADVERTS, random_state=SEED).description
        found = [read_languages(re.split(r"[\r\n]+", text)) for text in drawn]
        names = Counter(item.name if item.share >= 0.5 else "English" for item in found)
        yield f"adverts marked {lang}, {len(found)}", ", ".join(f"{n} {c}" for n, c in names.most_common())


def main() -> None:
    """Print the counts as a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--not-english", nargs="*", default=["cv-w-14"], metavar="ID")
    options = parser.parse_args()
    cvs = tomllib.loads(CVS.read_text(encoding="utf-8"))
    rows = [*read_invented(cvs), *read_tools(cvs["whole"])]
    if "MLGAP_RESEARCH_DATA" in os.environ:
        rows += read_folder(Path(os.environ["MLGAP_RESEARCH_DATA"]), options.not_english)
    print("| what | counted |\n|---|---|")
    for what, counted in rows:
        print(f"| {what} | {counted} |")


if __name__ == "__main__":
    main()
