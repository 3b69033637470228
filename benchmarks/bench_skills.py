"""How well and how fast the skills room reads: labelled adverts and CVs, and MB per CPU second.

    MLGAP_RESEARCH_DATA=<folder> python -m benchmarks.bench_skills

The folder holds `gold/`: `skillspan/` (human-labelled adverts), `postings_dev.*` and `cvs_dev.*` (JSON
lines). Intervals are 95 % bootstrap intervals over documents. Skills that were split off since the labels
were made count as the skill they were split from; skills that the labels could not hold are left out.
"""

from __future__ import annotations

import csv
import json
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mlgap.skills import Taxonomy, find_mentions, load_taxonomy

Counts = tuple[int, int, int]
"""True positives, false positives, false negatives of one document."""
_ROUNDS = 1000
_NARROWER = {"unit_testing", "rest_api", "datadog", "jira", "tableau", "agile", "scrum"}
"""Labels that mean less than the skill they map to: only their own aliases count for them."""


def main() -> None:
    folder = os.environ.get("MLGAP_RESEARCH_DATA")
    if not folder:
        sys.exit("Set MLGAP_RESEARCH_DATA to the folder that holds gold/.")
    gold = Path(folder) / "gold"
    taxonomy = load_taxonomy()
    print(f"taxonomy {taxonomy.digest[:12]}: {len(taxonomy.skills)} skills")
    for part in ("tech", "house"):
        skillspan(gold, part, taxonomy)
    postings(gold, taxonomy)
    cvs(gold, taxonomy)
    throughput(gold, taxonomy)


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def texts(path: Path) -> dict[str, str]:
    return {row["id"]: row["text"] for row in lines(path)}


def old_id(skill: str, taxonomy: Taxonomy) -> str:
    return taxonomy.split_from.get(skill, skill)


def named(text: str, taxonomy: Taxonomy, known: set[str]) -> set[str]:
    """Skills, of those the labels could hold, that a text names and does not deny."""
    return {old_id(m.skill_id, taxonomy) for m in find_mentions(text, taxonomy) if not m.negated} & known


def labelled_ids(gold: Path) -> set[str]:
    with (gold.parent / "taxonomy/skills_draft.csv").open(encoding="utf-8") as file:
        return {row["skill_id"] for row in csv.DictReader(file)}


def skillspan(gold: Path, part: str, taxonomy: Taxonomy) -> None:
    with (gold / "skillspan_to_skill_id.csv").open(encoding="utf-8") as file:
        ours = {row["skillspan_id"]: row["skill_id"] for row in csv.DictReader(file)}
    theirs = {
        row["id"]: row["aliases"] for row in json.loads((gold / "skills.json").read_text(encoding="utf-8"))
    }
    spoken = {alias.lstrip("=").lower(): id_ for id_, aliases in theirs.items() for alias in aliases}
    mapped: dict[str, str] = {}
    for id_, skill in ours.items():
        mapped.setdefault(skill, id_)
    docs = texts(gold / f"skillspan/skillspan_{part}_dev.docs.jsonl")
    labels = {
        row["id"]: {skill for skill in row["canonical"] if skill in ours}
        for row in lines(gold / f"skillspan/skillspan_{part}_dev.gold.jsonl")
    }
    verdicts: dict[tuple[str, str], str] = {}
    for line in (gold / "skillspan/adjudication_dev.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            doc, skill, verdict = line.split("\t")[:3]
            verdicts[doc, skill] = verdict

    def read(text: str) -> set[str]:
        found = set()
        for mention in find_mentions(text, taxonomy):
            words = " ".join(text[mention.span.start : mention.span.end].lower().split())
            id_ = mapped.get(mention.skill_id)
            inside = {
                theirs_id
                for alias, theirs_id in spoken.items()
                if ours.get(theirs_id) == mention.skill_id and f" {alias} " in f" {words} "
            }
            found |= inside or (set() if id_ in _NARROWER or id_ is None else {id_})
        return {id_ for id_ in found if id_ in ours}

    found = {doc: read(text) for doc, text in docs.items()}
    table(
        f"SkillSpan {part} dev, raw labels (recall is what counts)",
        [count(found[d], labels[d]) for d in docs],
    )
    mended, heard = {}, {}
    for doc in docs:
        of = {skill: verdict for (d, skill), verdict in verdicts.items() if d == doc}
        by = {kind: {skill for skill, verdict in of.items() if verdict == kind} for kind in "TFI"}
        mended[doc] = ((labels[doc] | by["T"]) - by["F"]) - by["I"]
        heard[doc] = found[doc] - by["I"]
    table(f"SkillSpan {part} dev, adjudicated", [count(heard[d], mended[d]) for d in docs])


def postings(gold: Path, taxonomy: Taxonomy) -> None:
    docs = texts(gold / "postings_dev.docs.jsonl")
    labels = {row["id"]: set(row["skills"]) for row in lines(gold / "postings_dev.gold.jsonl")}
    known = labelled_ids(gold)
    found = {doc: named(docs[doc], taxonomy, known) for doc in labels}
    table("Postings dev, skill set", [count(found[d], labels[d]) for d in labels])
    production = {old_id(s.id, taxonomy) for s in taxonomy.skills.values() if s.production}
    table(
        "Postings dev, production skills",
        [count(found[d] & production, labels[d] & production) for d in labels],
    )


def cvs(gold: Path, taxonomy: Taxonomy) -> None:
    docs = texts(gold / "cvs_dev.docs.jsonl")
    rows = lines(gold / "cvs_dev.gold.jsonl")
    off, known = {"negated", "aspired"}, labelled_ids(gold)
    for prefix, words in (
        ("cv-", "all"),
        ("cv-w", "written"),
        ("cv-d", "excerpts"),
        (("cv-u", "cv-l", "cv-v"), "real"),
    ):
        counts, denied, recognised, wrongly = [], 0, 0, 0
        for row in (row for row in rows if row["id"].startswith(prefix)):
            mentions = find_mentions(docs[row["id"]], taxonomy)
            held = {old_id(m.skill_id, taxonomy) for m in mentions if not (m.negated or m.aspired)} & known
            disclaimed = {old_id(m.skill_id, taxonomy) for m in mentions} - held
            asked = {s for s, e in row["skills"].items() if e["grade"] not in off and e.get("named", True)}
            described = {s for s, e in row["skills"].items() if e["grade"] not in off} - asked
            lacking = {s for s, e in row["skills"].items() if e["grade"] in off}
            counts.append(count(held - described - lacking, asked))
            denied += len(lacking)
            recognised += len(lacking & disclaimed)
            wrongly += len(asked & disclaimed)
        table(f"CVs dev, {words}: named skills", counts)
        print(f"    negated or aspired: {recognised} of {denied} recognised; {wrongly} held read as denied")


def count(found: set[str], labels: set[str]) -> Counts:
    return len(found & labels), len(found - labels), len(labels - found)


def table(title: str, documents: list[Counts]) -> None:
    rng = random.Random(0)
    rounds = [rates(rng.choices(documents, k=len(documents))) for _ in range(_ROUNDS)]
    whole = rates(documents)
    cells = []
    for index, name in enumerate(("P", "R", "F1")):
        drawn = sorted(r[index] for r in rounds)
        cells.append(f"{name} {whole[index]:.3f} ({drawn[24]:.3f}-{drawn[974]:.3f})")
    labels = sum(tp + fn for tp, _, fn in documents)
    print(f"{title}\n    n {len(documents)} documents, {labels} labels   {'   '.join(cells)}")


def rates(documents: Iterable[Counts]) -> tuple[float, float, float]:
    tp, fp, fn = (sum(column) for column in zip(*documents, strict=True))
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def throughput(gold: Path, taxonomy: Taxonomy) -> None:
    docs = list(texts(gold / "postings_dev.docs.jsonl").values())
    pattern = naive_alternation(taxonomy.skills)
    speeds = {
        "trie": speed(docs * 2, lambda text: find_mentions(text, taxonomy)),
        "naive alternation": speed(docs[:20], pattern.findall),
    }
    print(f"Throughput, one core ({len(docs)} adverts, mean {sum(map(len, docs)) // len(docs)} characters)")
    for name, (megabytes, adverts) in speeds.items():
        print(f"    {name:18s} {megabytes:8.3f} MB per CPU second, {adverts:8.1f} adverts per CPU second")
    print(f"    ratio {speeds['trie'][0] / speeds['naive alternation'][0]:.1f}")


def naive_alternation(skills: Mapping[str, object]) -> re.Pattern[str]:
    aliases = {alias.lstrip("=~+!") for skill in skills.values() for alias in skill.aliases}
    words = "|".join(re.escape(alias) for alias in sorted(aliases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def speed(docs: list[str], reader: Callable[[str], object]) -> tuple[float, float]:
    """MB and documents per CPU second: the best of five rounds, as other programs slow a shared core."""
    spent = []
    for _ in range(5):
        start = time.process_time()
        for text in docs:
            reader(text)
        spent.append(time.process_time() - start)
    return sum(len(text.encode()) for text in docs) / 1e6 / min(spent), len(docs) / min(spent)


if __name__ == "__main__":
    main()
