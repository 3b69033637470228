"""How well and how fast the skills room reads: labelled adverts and CVs, and MB per CPU second.

    MLGAP_RESEARCH_DATA=<folder> python -m benchmarks.bench_skills [--peer-python PATH] [--errors]

The folder holds `gold/`: `skillspan/` (human-labelled adverts), `postings_dev.*` and `cvs_dev.*` (JSON
lines), and `taxonomy/skills_draft.csv`. Each table has the lexical baseline below it: the draft taxonomy's
aliases as they stand, with word boundaries, the longest first. Intervals are 95 % bootstrap intervals over
documents. Skills that were split off since the labels were made count as the skill they were split from;
skills that the labels could not hold are left out. `--peer-python` names a Python that has spaCy, for the
speed of its PhraseMatcher; without it that row says why it is absent.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from mlgap.skills import Taxonomy, find_mentions, load_taxonomy
from mlgap.types import Mention, Skill, Span

Reader = Callable[[str], tuple[Mention, ...]]

Counts = tuple[int, int, int]
"""True positives, false positives, false negatives of one document."""
_ROUNDS = 1000
_TIMED_ROUNDS = 5
_PEER = Path(__file__).with_name("peer_spacy.py")
_NARROWER = {"unit_testing", "rest_api", "datadog", "jira", "tableau", "agile", "scrum", "javascript"}
"""Labels that mean less than the skill they map to: only their own aliases count for them."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer-python", help="a Python that has spaCy")
    parser.add_argument("--errors", action="store_true", help="list what SkillSpan was read wrong")
    asked = parser.parse_args()
    folder = os.environ.get("MLGAP_RESEARCH_DATA")
    if not folder:
        sys.exit("Set MLGAP_RESEARCH_DATA to the folder that holds gold/.")
    gold = Path(folder) / "gold"
    taxonomy = load_taxonomy()
    print(f"taxonomy {taxonomy.digest[:12]}: {len(taxonomy.skills)} skills")
    readers: dict[str, Reader] = {
        "mlgap": lambda text: find_mentions(text, taxonomy),
        "lexical": lambda text: read_lexically(text, str(gold.parent / "taxonomy/skills_draft.csv")),
    }
    for part in ("tech", "house"):
        skillspan(gold, part, readers, taxonomy, errors=asked.errors)
    postings(gold, readers, taxonomy)
    cvs(gold, readers, taxonomy)
    throughput(gold, taxonomy, asked.peer_python)


@cache
def draft_names(path: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern of all draft aliases, the longest first, and the skill of each in lower case."""
    names: dict[str, str] = {}
    with Path(path).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for alias in (row["name"], *row["aliases"].split(";")):
                name = alias.strip().lstrip("=~+")
                if name and not name.startswith("!"):
                    names.setdefault(name.lower(), row["skill_id"])
    return alternation(names), names


@cache
def read_lexically(text: str, path: str) -> tuple[Mention, ...]:
    pattern, names = draft_names(path)
    return tuple(Mention(names[m[0].lower()], Span(*m.span())) for m in pattern.finditer(text))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def texts(path: Path) -> dict[str, str]:
    return {row["id"]: row["text"] for row in lines(path)}


def old_id(skill: str, taxonomy: Taxonomy) -> str:
    return taxonomy.split_from.get(skill, skill)


def named(mentions: Iterable[Mention], taxonomy: Taxonomy, known: set[str]) -> set[str]:
    """Skills, of those the labels could hold, that a text names and does not deny."""
    return {old_id(m.skill_id, taxonomy) for m in mentions if not m.negated} & known


def labelled_ids(gold: Path) -> set[str]:
    with (gold.parent / "taxonomy/skills_draft.csv").open(encoding="utf-8") as file:
        return {row["skill_id"] for row in csv.DictReader(file)}


def skillspan(
    gold: Path, part: str, readers: Mapping[str, Reader], taxonomy: Taxonomy, *, errors: bool
) -> None:
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
    verdicts = verdicts_in(gold / "skillspan/adjudication_dev.tsv")

    def read(text: str, reader: Reader) -> set[str]:
        found = set()
        for mention in reader(text):
            words = " ".join(text[mention.span.start : mention.span.end].lower().split())
            skill = mention.skill_id
            id_ = mapped.get(skill)
            inside = {
                theirs_id
                for alias, theirs_id in spoken.items()
                if ours.get(theirs_id) == skill and f" {alias} " in f" {words} "
            }
            found |= inside or (set() if id_ in _NARROWER or id_ is None else {id_})
        return {id_ for id_ in found if id_ in ours}

    mended, unheard = {}, {}
    for doc in docs:
        of = {skill: verdict for (d, skill), verdict in verdicts.items() if d == doc}
        by = {kind: {skill for skill, verdict in of.items() if verdict == kind} for kind in "TFI"}
        mended[doc] = ((labels[doc] | by["T"]) - by["F"]) - by["I"]
        unheard[doc] = by["I"]
    for name, reader in readers.items():
        found = {doc: read(text, reader) for doc, text in docs.items()}
        table(
            f"SkillSpan {part} dev, raw labels (recall counts), {name}",
            [count(found[d], labels[d]) for d in docs],
        )
        table(
            f"SkillSpan {part} dev, adjudicated, {name}",
            [count(found[d] - unheard[d], mended[d]) for d in docs],
        )
        if errors and name == "mlgap":
            tell_errors({doc: (found[doc] - unheard[doc], mended[doc]) for doc in docs})


def verdicts_in(path: Path) -> dict[tuple[str, str], str]:
    """Return the verdict on a document and a skill: T a mention, F none, I to be left out."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {(row[0], row[1]): row[2] for row in rows if len(row) >= 3}


def tell_errors(pairs: Mapping[str, tuple[set[str], set[str]]]) -> None:
    for doc, (read, labelled) in pairs.items():
        if read != labelled:
            more, missed = sorted(read - labelled), sorted(labelled - read)
            print(f"    {doc}: read and not labelled {more}, missed {missed}")


def postings(gold: Path, readers: Mapping[str, Reader], taxonomy: Taxonomy) -> None:
    docs = texts(gold / "postings_dev.docs.jsonl")
    labels = {row["id"]: set(row["skills"]) for row in lines(gold / "postings_dev.gold.jsonl")}
    known = labelled_ids(gold)
    production = {old_id(s.id, taxonomy) for s in taxonomy.skills.values() if s.production}
    for name, reader in readers.items():
        found = {doc: named(reader(docs[doc]), taxonomy, known) for doc in labels}
        table(f"Postings dev, skill set, {name}", [count(found[d], labels[d]) for d in labels])
        table(
            f"Postings dev, production skills, {name}",
            [count(found[d] & production, labels[d] & production) for d in labels],
        )


def cvs(gold: Path, readers: Mapping[str, Reader], taxonomy: Taxonomy) -> None:
    docs = texts(gold / "cvs_dev.docs.jsonl")
    rows = lines(gold / "cvs_dev.gold.jsonl")
    off, known = {"negated", "aspired"}, labelled_ids(gold)
    kinds: tuple[tuple[tuple[str, ...], str], ...] = (
        (("cv-",), "all"),
        (("cv-w",), "written"),
        (("cv-d",), "excerpts"),
        (("cv-u", "cv-l", "cv-v"), "real"),
    )
    for (prefix, words), (name, reader) in ((k, r) for k in kinds for r in readers.items()):
        counts, denied, recognised, wrongly, held_off = [], 0, 0, 0, 0
        for row in (row for row in rows if row["id"].startswith(prefix)):
            mentions = reader(docs[row["id"]])
            held = {old_id(m.skill_id, taxonomy) for m in mentions if not (m.negated or m.aspired)} & known
            disclaimed = {old_id(m.skill_id, taxonomy) for m in mentions} - held
            asked = {s for s, e in row["skills"].items() if e["grade"] not in off and e.get("named", True)}
            described = {s for s, e in row["skills"].items() if e["grade"] not in off} - asked
            lacking = {s for s, e in row["skills"].items() if e["grade"] in off}
            counts.append(count(held - described - lacking, asked))
            denied += len(lacking)
            recognised += len(lacking & disclaimed)
            held_off += len(lacking & held)
            wrongly += len(asked & disclaimed)
        table(f"CVs dev, {words}: named skills, {name}", counts)
        print(
            f"    negated or aspired: {recognised} of {denied} recognised, {held_off} read as held; "
            f"{wrongly} held read as denied"
        )


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


def throughput(gold: Path, taxonomy: Taxonomy, peer: str | None) -> None:
    docs = list(texts(gold / "postings_dev.docs.jsonl").values())
    names = plain_names(taxonomy.skills)
    pattern = alternation(names)
    speeds = {
        "mlgap": speed(docs * 2, lambda text: find_mentions(text, taxonomy)),
        "naive alternation": speed(docs[:20], pattern.findall),
    }
    told = peer_speed(peer, names, docs)
    if not isinstance(told, str):
        speeds["spaCy PhraseMatcher"] = told
    again = speed(docs * 2, lambda text: find_mentions(text, taxonomy))
    speeds["mlgap"] = max(speeds["mlgap"], again)
    print(f"Throughput, one core ({len(docs)} adverts, mean {sum(map(len, docs)) // len(docs)} characters)")
    for name, (megabytes, adverts) in speeds.items():
        ratio = speeds["mlgap"][0] / megabytes
        print(
            f"    {name:20s} {megabytes:8.3f} MB per CPU second, {adverts:8.1f} adverts; "
            f"mlgap reads {ratio:.2f} times as much"
        )
    if isinstance(told, str):
        print(f"    spaCy PhraseMatcher: not measured, {told}")


def plain_names(skills: Mapping[str, Skill]) -> list[str]:
    return sorted(
        {a.lstrip("=~+") for s in skills.values() for a in s.aliases if not a.startswith("!")} - {""}
    )


def alternation(names: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def peer_speed(peer: str | None, names: list[str], docs: list[str]) -> tuple[float, float] | str:
    """MB and documents per CPU second of spaCy's PhraseMatcher, or why it was not measured."""
    if peer is None:
        return "no Python that has spaCy was named (--peer-python)"
    asked = json.dumps({"names": names, "texts": docs, "rounds": _TIMED_ROUNDS})
    try:
        done = subprocess.run([peer, str(_PEER)], input=asked, capture_output=True, text=True, check=False)
    except OSError as error:
        return f"{peer} does not run ({error.strerror})"
    if done.returncode:
        return f"{peer} failed: {done.stderr.strip().splitlines()[-1]}"
    seconds = json.loads(done.stdout)["seconds"]
    return sum(len(text.encode()) for text in docs) / 1e6 / seconds, len(docs) / seconds


def speed(docs: list[str], reader: Callable[[str], object]) -> tuple[float, float]:
    """MB and documents per CPU second: the best of five rounds, as other programs slow a shared core."""
    spent = []
    for _ in range(_TIMED_ROUNDS):
        start = time.process_time()
        for text in docs:
            reader(text)
        spent.append(time.process_time() - start)
    return sum(len(text.encode()) for text in docs) / 1e6 / min(spent), len(docs) / min(spent)


if __name__ == "__main__":
    main()
