"""Facts ship, sentences do not: no run of eight words of any advert stands anywhere in the repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = 8
ADVERTS = Path(os.environ.get("MLGAP_RESEARCH_DATA", "")) / "market" / "postings.parquet"
LICENCE_OF_ANOTHER = "tests/ui/axe-core/LICENSE"
"""Its words are its authors' and stand as they must; lawyers write alike, in adverts too."""
_WORD = re.compile(r"[a-z0-9+#]+")
_MULTIPLIERS = np.array([pow(1_000_003, i, 2**64) for i in range(RUN)], dtype=np.uint64)


def runs(text, codes):
    """Return a 64-bit hash of each run of eight words; words the repository does not hold break a run."""
    words = np.array([codes.get(w, 0) for w in _WORD.findall(text.lower())], dtype=np.uint64)
    if len(words) < RUN:
        return np.zeros(0, dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(words, RUN)
    return (windows * _MULTIPLIERS).sum(axis=1, dtype=np.uint64)[(windows > 0).all(axis=1)]


def repository_texts():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    for name in listed.split("\0"):
        path = ROOT / name
        if not name or name == LICENCE_OF_ANOTHER or not path.is_file():
            continue
        if path.suffix == ".parquet":
            import pyarrow.parquet as pq

            for column in pq.read_table(path).itercolumns():
                if str(column.type).find("string") >= 0:
                    yield f"{name}", " \n ".join(map(str, column.unique().to_pylist()))
        elif path.suffix in {".pdf", ".docx"}:
            from mlgap.documents import read_document

            yield name, read_document(path.read_bytes(), path.name).text
        elif path.suffix not in {".npy", ".png"}:
            yield name, path.read_text(encoding="utf-8", errors="ignore")


@pytest.mark.skipif(not ADVERTS.is_file(), reason="the adverts are not at hand (MLGAP_RESEARCH_DATA)")
def test_no_eight_word_run_of_an_advert_stands_in_the_repository():
    import pyarrow.parquet as pq

    texts = list(repository_texts())
    assert len(texts) > 100
    codes = {}
    for _, text in texts:
        for word in _WORD.findall(text.lower()):
            codes.setdefault(word, len(codes) + 1)
    # Wide, mixed codes, so that sums of products do not collide.
    codes = {w: (c * 0x9E3779B97F4A7C15 ^ (c << 21)) % 2**64 or 1 for w, c in codes.items()}
    ours = {name: runs(text, codes) for name, text in texts}
    known = np.unique(np.concatenate(list(ours.values())))
    met = set()
    for batch in pq.ParquetFile(ADVERTS).iter_batches(batch_size=2000, columns=["description"]):
        found = np.concatenate([runs(text, codes) for text in batch["description"].to_pylist()])
        place = np.searchsorted(known, found).clip(max=len(known) - 1)
        met.update(found[known[place] == found].tolist())
    hits = {name: int(np.isin(found, list(met)).sum()) for name, found in ours.items() if met}
    assert {name: n for name, n in hits.items() if n} == {}


def test_the_check_would_find_a_copied_sentence():
    sentence = "we are looking for a person who can deploy models"
    codes = {w: i + 1 for i, w in enumerate(sentence.split())}
    advert = runs("Hello! We are looking for a person who can deploy.", codes)
    copy = runs("we are looking for a person who can", codes)
    assert np.isin(copy, advert).all()
    assert len(copy) == 1
