"""How well an advert's own words tell the segment of an employer that no table knows.

    python -m benchmarks.bench_employer_segments POSTINGS.parquet [--write]

Adverts of the table's employers, at most 6 each, in 4 folds by employer: every advert is judged by a model
that has seen none of its employer's. Thresholds are chosen on one half of the employers and measured on the
other, both ways. Prints the confusion matrix, precision with Wilson's interval and coverage; --write fits the
model on all of them and puts it into `data/segment_head.*`. Needs scikit-learn; mlgap itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bench_posting_reader import wilson
from mlgap.market._reading.employers import find_employer, identity_from_table, load_employers
from mlgap.market._reading.segment_model import FORMAT, NAME_WEIGHT, name_words_of, plain_words, terms_of
from mlgap.market._reading.zones import split_zones
from mlgap.vocabulary import DATA, load_vocabulary

ROWS_PER_EMPLOYER = 6
FEWEST_EMPLOYERS = 30
FEWEST_NAMES = 8
FOLDS = 4
STRENGTH = 1.0
FEWEST_TERMS = 40
SCALE = 4.0
CHOSEN_FOR = 0.92
CHOSEN_FOR_AGENCIES = 0.96
"""Higher: the table calls every agency one, but a reader gives the client's segment where it is described."""
FEWEST_TOLD = 20


def examples(path: Path) -> list[dict[str, Any]]:
    """Return adverts of employers the table is sure of: words, name words, segment, employer."""
    import pyarrow.parquet as pq

    table = load_employers(DATA / "employers.csv")
    columns = ["posting_id", "employer", "title", "description", "lang", "gig_annotation"]
    rows = pq.read_table(path, columns=columns).to_pylist()
    rows.sort(key=lambda r: hashlib.md5(f"{r['posting_id']}{r['employer']}".encode()).hexdigest())
    seen: set[str] = set()
    per_employer: Counter[str] = Counter()
    found = []
    for row in rows:
        if row["lang"] != "en" or row["gig_annotation"] or not row["employer"] or not row["description"]:
            continue
        employer = find_employer(row["employer"], table)
        if employer is None or not employer.sure or employer.aggregator:
            continue
        name = identity_from_table(row["employer"], table)
        start = re.sub(r"\W+", "", row["description"].lower())[:600]
        if start in seen or per_employer[name] >= ROWS_PER_EMPLOYER:
            continue
        seen.add(start)
        per_employer[name] += 1
        words = plain_words(row["title"] or "", split_zones(row["description"]), row["employer"])
        found.append(
            {
                "words": words,
                "named": name_words_of(row["employer"]),
                "segment": employer.segment,
                "name": name,
            }
        )
    return found


class Features:
    """Terms that at least 30 employers use, weighed as the shipped reader weighs them."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectoriser = TfidfVectorizer(
            analyzer=lambda row: list(terms_of(row["words"])),
            sublinear_tf=True,
            norm=None,
            min_df=FEWEST_EMPLOYERS,
        )
        counts = self._vectoriser.fit_transform(rows)
        names = np.array([row["name"] for row in rows])
        used = _by_employer(counts, names) >= FEWEST_EMPLOYERS
        self.terms = self._vectoriser.get_feature_names_out()[used].tolist()
        self.idf = self._vectoriser.idf_[used]
        self._used = used
        carriers = Counter(word for _, words in {(r["name"], r["named"]) for r in rows} for word in words)
        self.name_words = sorted(w for w, n in carriers.items() if n >= FEWEST_NAMES)
        self.matrix = self._stack(counts[:, used], rows)

    def of(self, rows: Sequence[dict[str, Any]]) -> Any:
        return self._stack(self._vectoriser.transform(rows)[:, self._used], rows)

    def _stack(self, counts: Any, rows: Sequence[dict[str, Any]]) -> Any:
        import scipy.sparse as sp
        from sklearn.preprocessing import normalize

        named = np.array([[w in r["named"] for w in self.name_words] for r in rows], dtype=float)
        return sp.hstack([normalize(counts), NAME_WEIGHT * named]).tocsr()


def _by_employer(counts: Any, names: np.ndarray) -> np.ndarray:
    import scipy.sparse as sp

    index = np.unique(names, return_inverse=True)[1]
    groups = sp.csr_matrix((np.ones(len(index)), (index, np.arange(len(index)))))
    return np.asarray(((groups @ (counts > 0)) > 0).sum(axis=0)).ravel()


def fit(matrix: Any, segments: np.ndarray, names: np.ndarray) -> Any:
    """Return a one-against-rest linear model in which an employer counts by the root of its adverts."""
    from sklearn.svm import LinearSVC

    size = Counter(names)
    weight = np.array([size[name] ** -0.5 for name in names])
    return LinearSVC(C=STRENGTH, random_state=0).fit(matrix, segments, sample_weight=weight)


def probabilities(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(SCALE * (scores - scores.max(axis=1, keepdims=True)))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def unseen_probabilities(
    rows: Sequence[dict[str, Any]], segments: np.ndarray, names: np.ndarray
) -> np.ndarray:
    """Return (n, classes) probabilities, each from a model that saw no advert of the row's employer."""
    from sklearn.model_selection import StratifiedGroupKFold

    found = np.zeros((len(rows), len(set(segments))))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for train, test in folds.split(found, segments, names):
        features = Features([rows[i] for i in train])
        model = fit(features.matrix, segments[train], names[train])
        scores = model.decision_function(features.of([rows[i] for i in test]))
        found[test] = probabilities(scores)
    return found


def choose_thresholds(found: np.ndarray, right: np.ndarray, classes: Iterable[str]) -> np.ndarray:
    """Return (classes,) the lowest probability from which a class was right at the precision aimed at."""
    best, sure = found.argmax(axis=1), found.max(axis=1)
    thresholds = np.full(found.shape[1], 1.01)
    for one, segment in enumerate(classes):
        aim = CHOSEN_FOR_AGENCIES if segment == "consulting-staffing" else CHOSEN_FOR
        rows = np.flatnonzero(best == one)
        rows = rows[np.argsort(-sure[rows])]
        precise = np.cumsum(right[rows]) / np.arange(1, len(rows) + 1)
        good = np.flatnonzero((precise >= aim) & (np.arange(len(rows)) >= FEWEST_TOLD - 1))
        if len(good):
            thresholds[one] = np.ceil(sure[rows[good[-1]]] * 1e4) / 1e4
    return thresholds


def told_by_halves(
    found: np.ndarray, segments: np.ndarray, names: np.ndarray, classes: np.ndarray
) -> np.ndarray:
    """Return (n,) the class told or "unclear", each row by thresholds that other employers chose."""
    half = np.array([int(hashlib.md5(str(n).encode()).hexdigest(), 16) % 2 for n in names])
    right = classes[found.argmax(axis=1)] == segments
    told = np.full(len(names), "unclear", dtype=object)
    for side in (0, 1):
        thresholds = choose_thresholds(found[half != side], right[half != side], classes)
        rows = np.flatnonzero(half == side)
        best = found[rows].argmax(axis=1)
        enough = found[rows, best] >= thresholds[best]
        told[rows[enough]] = classes[best[enough]]
    return told


def print_matrix(told: np.ndarray, segments: np.ndarray, classes: Iterable[str]) -> None:
    names = [*classes, "unclear"]
    short = [n.replace("regulated-", "")[:10] for n in names]
    print(f"\n{'employer table says':24s}" + "".join(f"{s:>11s}" for s in short))
    for one in names[:-1]:
        counts = Counter(told[segments == one])
        print(f"{one:24s}" + "".join(f"{counts[n]:11d}" for n in names))
    print(f"\n{'told':24s}{'right':>7s}{'told':>7s}  precision [95 %]         covers")
    for one in names[:-1]:
        rows = told == one
        right, n, total = int((segments[rows] == one).sum()), int(rows.sum()), int((segments == one).sum())
        low, high = wilson(right, n)
        share = f"{right / max(1, n):.3f} [{low:.3f}, {high:.3f}]"
        print(f"{one:24s}{right:7d}{n:7d}  {share}   {right / total:.3f}")
    rows = told != "unclear"
    right, n = int((segments[rows] == told[rows]).sum()), int(rows.sum())
    low, high = wilson(right, n)
    share = f"{right / max(1, n):.3f} [{low:.3f}, {high:.3f}]"
    print(f"{'all':24s}{right:7d}{n:7d}  {share}   told of all {n / len(told):.3f}")


def write(rows: Sequence[dict[str, Any]], segments: np.ndarray, names: np.ndarray, found: np.ndarray) -> None:
    """Fit on all rows and write the model with thresholds from the unseen probabilities `found`."""
    features = Features(rows)
    model = fit(features.matrix, segments, names)
    thresholds = choose_thresholds(found, model.classes_[found.argmax(axis=1)] == segments, model.classes_)
    weights = np.vstack([model.coef_.T, model.intercept_]).astype(np.float16)
    buffer = io.BytesIO()
    np.save(buffer, weights, allow_pickle=False)
    folder = DATA
    (folder / "segment_head.npy").write_bytes(buffer.getvalue())
    about = {
        "format": FORMAT,
        "trained_on": {"adverts": len(rows), "employers": len(set(names))},
        "employers_sha256": hashlib.sha256((DATA / "employers.csv").read_bytes()).hexdigest(),
        "weights_sha256": hashlib.sha256(buffer.getvalue()).hexdigest(),
        "scale": SCALE,
        "fewest_terms": FEWEST_TERMS,
        "classes": model.classes_.tolist(),
        "thresholds": dict(zip(model.classes_.tolist(), thresholds.tolist(), strict=True)),
        "name_words": features.name_words,
        "terms": features.terms,
        "idf": [round(float(v), 3) for v in features.idf],
    }
    (folder / "segment_head.json").write_text(json.dumps(about, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nwritten: {len(features.terms)} terms, {len(features.name_words)} name words")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("postings", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = examples(options.postings)
    segments = np.array([row["segment"] for row in rows], dtype=object)
    names = np.array([row["name"] for row in rows], dtype=object)
    classes = np.array(sorted(set(segments)), dtype=object)
    print(f"{len(rows)} adverts of {len(set(names))} employers, at most {ROWS_PER_EMPLOYER} each")
    found = unseen_probabilities(rows, segments, names)
    plain = classes[found.argmax(axis=1)] == segments
    print(f"most probable segment right, whatever its probability: {plain.mean():.3f}")
    order = [s for s in load_vocabulary().ids["segment"] if s in set(classes)]
    print_matrix(told_by_halves(found, segments, names, classes), segments, order)
    if options.write:
        write(rows, segments, names, found)


if __name__ == "__main__":
    main()
