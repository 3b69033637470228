"""How well described requirements are recognised: `python -m benchmarks.bench_described`.

Lines and labels are data/described_pairs.csv: written by us, labelled before any score was seen. A pair is
`yes` (the line describes the requirement), `also` (it may, counted neither way) or `no` (a tempting line that
does not); every pair not listed is a no. A line is for tuning or judging by its SHA-256. Credits are counted
per (line, skill), because that is what a user is told. With MLGAP_RESEARCH_DATA set, labelled CVs follow.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt
from pathlib import Path

import numpy as np

from mlgap.embedding import load_embedder
from mlgap.requirements import Requirements, assign_requirements, load_requirements
from mlgap.requirements._head import predict
from mlgap.vocabulary import DATA

TARGET = 0.90
WORD = re.compile(r"[a-z]{3,}")
Labels = Mapping[str, Mapping[str, str]]


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of hits / n."""
    if not n:
        return 0.0, 1.0
    z, p = 1.96, hits / n
    centre, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)


def read_labels(requirements: Requirements) -> Labels:
    """Return line -> skill -> label; yes outweighs also outweighs no."""
    skills = {item.id: item.skill_ids for item in requirements.items}
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    with (DATA / "described_pairs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for skill in skills[row["requirement_id"]]:
                known = labels[row["line"]].get(skill, "no")
                labels[row["line"]][skill] = max(known, row["label"], key=["no", "also", "yes"].index)
    return labels


def is_judging(line: str) -> bool:
    return int(hashlib.sha256(line.encode()).hexdigest(), 16) % 2 == 1


def overlap(lines: list[str], requirements: Requirements) -> np.ndarray:
    """Return (n, k) the best Jaccard overlap of words with any text of each requirement."""
    words = [set(WORD.findall(text.lower())) for text in requirements.texts]
    scores = np.zeros((len(lines), len(requirements.items)))
    for row, line in zip(scores, lines, strict=True):
        own = set(WORD.findall(line.lower()))
        for said, item in zip(words, requirements.owner, strict=True):
            row[item] = max(row[item], len(own & said) / max(1, len(own | said)))
    return scores


def nearest(similar: np.ndarray, requirements: Requirements) -> np.ndarray:
    """Return (n, k) the best cosine to any text of each requirement."""
    items = range(len(requirements.items))
    return np.stack([similar[:, requirements.owner == item].max(axis=1) for item in items], axis=1)


def count(
    scores: np.ndarray, lines: list[str], labels: Labels, requirements: Requirements, threshold: float
) -> tuple[int, int, int]:
    """Return true credits, false credits and all credits there are."""
    true = false = total = 0
    for row, line in zip(scores, lines, strict=True):
        ranked = np.argsort(-row, kind="stable")[: requirements.rule.most]
        credited = {s for i in ranked if row[i] >= threshold for s in requirements.items[i].skill_ids}
        said = [labels[line].get(skill, "no") for skill in credited]
        true += said.count("yes")
        false += said.count("no")
        total += list(labels[line].values()).count("yes")
    return true, false, total


def show(name: str, threshold: float, half: str, counts: tuple[int, int, int]) -> None:
    true, false, total = counts
    low, high = wilson(true, true + false)
    precision = f"precision {true / max(1, true + false):.2f} [{low:.2f}, {high:.2f}]"
    recall_low, recall_high = wilson(true, total)
    recall = f"recall {true / total:.2f} [{recall_low:.2f}, {recall_high:.2f}]"
    print(f"{name:8} >= {threshold:.3f} {half:8} {precision} {recall}  {true} true, {false} false of {total}")


def compare(
    requirements: Requirements, methods: Mapping[str, np.ndarray], lines: list[str], labels: Labels
) -> None:
    judging = np.array([is_judging(line) for line in lines])
    halves = {"tuning": ~judging, "judging": judging}
    parts = {
        name: [line for line, inside in zip(lines, mask, strict=True) if inside]
        for name, mask in halves.items()
    }
    for name, scores in methods.items():
        grid = np.unique(np.round(scores.max(axis=1), 3))

        def at(threshold: float, half: str, scores: np.ndarray = scores) -> tuple[int, int, int]:
            return count(scores[halves[half]], parts[half], labels, requirements, threshold)

        tuned = [(at(t, "tuning"), float(t)) for t in grid]
        good = [(c[0], -t) for c, t in tuned if c[0] and c[0] / (c[0] + c[1]) >= TARGET]
        if not good:
            print(f"{name}: no threshold reaches precision {TARGET} on the tuning half")
            continue
        chosen = -max(good)[1]
        for half in halves:
            show(name, chosen, half, at(chosen, half))
    print("\nthe shipped rule and its neighbours")
    for threshold in sorted({0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, requirements.rule.threshold}):
        for half, mask in halves.items():
            counts = count(methods["head"][mask], parts[half], labels, requirements, threshold)
            show("head", threshold, half, counts)


def read_jsonl(path: Path) -> Iterable[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def sentences(text: str) -> list[str]:
    parts = re.split(r"\n|(?<=[.;!?])\s+|[•·]", text)
    return [part.strip(" -*\t") for part in parts if len(part.split()) >= 4]


def judge_on_cvs(folder: Path, requirements: Requirements, embedder: object) -> None:
    """Print recall over described items and how many credits the labels do not support; never a CV's text."""
    skills = {item.id: item.skill_ids for item in requirements.items}
    reachable = {skill for ids in skills.values() for skill in ids}
    gold = {row["id"]: row["skills"] for row in read_jsonl(folder / "cvs_dev.gold.jsonl")}
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    wrong: list[str] = []
    for doc in read_jsonl(folder / "cvs_dev.docs.jsonl"):
        lines = sentences(str(doc["text"]))
        found = assign_requirements(lines, requirements, embedder)  # type: ignore[arg-type]
        credited = {skill for a in found for skill in skills[a.requirement_id]}
        held = {s: v for s, v in gold[doc["id"]].items() if v["grade"] not in ("negated", "aspired")}
        described = {s for s, v in held.items() if not v["named"]} & reachable
        kind = tally[str(doc["kind"])]
        kind[0] += len(described)
        kind[1] += len(described & credited)
        kind[2] += len(credited & held.keys() - described)
        kind[3] += len(credited - held.keys())
        kind[4] += len(lines)
        wrong += sorted(f"{doc['id']} {skill}" for skill in credited - held.keys())
    for kind, (of, hit, named, false, n) in sorted(tally.items()):
        print(f"CVs, {kind}: {hit} of {of} described, {named} also named, {false} unsupported; {n} lines")
    print("unsupported:", "; ".join(wrong))


def main() -> None:
    embedder = load_embedder()
    requirements = load_requirements(embedder)
    labels = read_labels(requirements)
    lines = list(labels)
    vectors = embedder.embed(lines)
    methods = {
        "overlap": overlap(lines, requirements),
        "cosine": nearest(vectors @ requirements.vectors.T, requirements),
        "head": predict(vectors, requirements.head)[:, :-1],
    }
    negative = sum("yes" not in said.values() for said in labels.values())
    print(f"{len(lines)} lines, {negative} describe nothing; thresholds for {TARGET} on the tuning half\n")
    compare(requirements, methods, lines, labels)
    research = os.environ.get("MLGAP_RESEARCH_DATA")
    if research:
        print()
        judge_on_cvs(Path(research) / "gold", requirements, embedder)


if __name__ == "__main__":
    main()
