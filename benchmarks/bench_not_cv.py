"""Count how often a text that is no CV is called so, and how often a CV is.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_not_cv

The texts of `other_texts.toml` are invented. FOLDER holds `gold/`, `cvs/` and `market/postings.parquet`; of
its adverts, those drawn by `TUNED` were looked at when the signs were chosen and those drawn by `JUDGED` were
not. Intervals are Wilson's, 95 %.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.bench_described import wilson
from mlgap.documents import mask_identity, read_document
from mlgap.errors import DocumentError
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import Document

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "data" / "samples"
TODAY = date(2026, 11, 21)
TUNED, JUDGED, N_ADVERTS = 11, 12, 200
_SAID = {
    "like a job advert": "advert",
    "like a": "something else",
    "Nothing that CVs hold": "nothing of a CV",
}


def verdict(document: Document, taxonomy: Taxonomy) -> str:
    """Return what the user is told of the kind of text, "a CV" where nothing is said."""
    profile = extract_profile(mask_identity(document), taxonomy, None, None, today=TODAY)
    told = " ".join(profile.warnings)
    return next((name for words, name in _SAID.items() if words in told), "a CV")


def texts(path: Path) -> Iterator[tuple[str, Document]]:
    """Yield the texts of a file of JSON lines."""
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        yield row["id"], read_document(row["text"].encode(), "cv.txt")


def files(paths: Iterable[Path]) -> Iterator[tuple[str, Document]]:
    """Yield the documents of files that can be read."""
    for path in sorted(paths):
        try:
            yield path.name, read_document(path.read_bytes(), path.name)
        except DocumentError:
            continue


def adverts(path: Path, seed: int, leave_out: frozenset[str]) -> Iterator[tuple[str, Document]]:
    """Yield English adverts drawn by a seed, their titles first."""
    import pandas as pd

    rows = pd.read_parquet(path, columns=["posting_id", "title", "description", "lang"])
    rows = rows[(rows.lang == "en") & (rows.description.str.len() > 300)]
    drawn = rows.sample(400 if seed == TUNED else N_ADVERTS + len(leave_out), random_state=seed)
    drawn = drawn[~drawn.posting_id.isin(leave_out)][:N_ADVERTS]
    for name, title, text in zip(drawn.posting_id, drawn.title, drawn.description, strict=True):
        yield str(name), read_document(f"{title}\n{text}".encode(), "advert.txt")


def row(name: str, documents: Iterable[tuple[str, Document]], taxonomy: Taxonomy) -> frozenset[str]:
    """Print how a group of texts is called, and return their ids."""
    found = {id_: verdict(document, taxonomy) for id_, document in documents}
    counts = Counter(found.values())
    low, high = wilson(counts["a CV"], len(found))
    others = ", ".join(f"{kind} {n}" for kind, n in counts.most_common() if kind != "a CV") or "-"
    print(f"| {name} | {len(found)} | {counts['a CV']} [{low:.3f}, {high:.3f}] | {others} |", flush=True)
    return frozenset(found)


def main() -> None:
    """Print the counts as a table."""
    taxonomy = load_taxonomy()
    print("| texts | n | taken for a CV | called |\n|---|---|---|---|")
    row("CVs written for benchmarks", texts(HERE / "written_cvs.docs.jsonl"), taxonomy)
    row("samples", files([*SAMPLES.glob("*.pdf"), *SAMPLES.glob("*.docx")]), taxonomy)
    language = tomllib.loads((HERE / "language_cvs.toml").read_text(encoding="utf-8"))
    whole = {**language["whole"], **language["english"]}
    whole |= {name: cv["text"] for name, cv in language["mixed"].items()}
    row(
        "short CVs, most of them not English",
        ((name, read_document(text.encode(), "cv.txt")) for name, text in whole.items()),
        taxonomy,
    )
    others = tomllib.loads((HERE / "other_texts.toml").read_text(encoding="utf-8"))["text"]
    for kind in dict.fromkeys(item["kind"] for item in others):
        group = [read_document(item["text"].encode(), "x.txt") for item in others if item["kind"] == kind]
        row(f"invented: {kind}", ((str(i), document) for i, document in enumerate(group)), taxonomy)
    if "MLGAP_RESEARCH_DATA" not in os.environ:
        return
    folder = Path(os.environ["MLGAP_RESEARCH_DATA"])
    row("labelled CVs", texts(folder / "gold" / "cvs_dev.docs.jsonl"), taxonomy)
    layouts = [*folder.glob("cvs/layouts/*.pdf"), *folder.glob("cvs/docx/*.docx")]
    row("CV files", files(layouts), taxonomy)
    postings = folder / "market" / "postings.parquet"
    seen = row("adverts, looked at", adverts(postings, TUNED, frozenset()), taxonomy)
    row("adverts, not looked at", adverts(postings, JUDGED, seen), taxonomy)
    row("files of parser tests with text", files(folder.glob("cvs/odd/*.pdf")), taxonomy)


if __name__ == "__main__":
    main()
