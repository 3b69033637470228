"""Score the reading of labelled CVs, by kind of text, beside plain alias matching.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_evidence [--docs DOCS GOLD]... [options]

Without `--docs` the labelled development CVs `gold/cvs_dev.*` are read. FOLDER also holds
`taxonomy/skills_draft.csv`: the labels know only its ids and add no parents, so that newer ids and parents
that a named skill implies are left out; an id that was split off later counts as the one it was split from.
Beside `X.docs.jsonl` an `X.extras.jsonl` may tell what must not be credited and which results are those of
coursework. Intervals are 95 %: bootstrap over CVs, or Wilson's where a figure is 0 or 1 or counts CVs.

The baseline finds every alias as whole words whatever its letters' case, counts everything found as held,
and grades it used inside an entry and listed elsewhere. `--described` loads the real model and counts
described evidence too; `--errors` lists what was invented, missed and graded otherwise.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bench_described import wilson
from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import GRADES, Document, Profile

TODAY = date(2026, 11, 21)
KINDS = {"cv-w": "written for the set", "cv-d": "excerpts", "cv-u": "real", "cv-l": "real", "cv-v": "real"}
LEVEL_NAMES = {"intern": "student"}
STEP: dict[str, int] = {grade: number for number, grade in enumerate(GRADES)}
ROUNDS = 2000
Found = dict[str, tuple[str, bool, str]]
"""Skill to grade ("negated" and "aspired" too), whether it was named, and why."""


@dataclass
class Read:
    """What was counted in one CV."""

    counts: Counter[str] = field(default_factory=Counter)
    grades: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


FIGURES: dict[str, tuple[str, str]] = {
    "precision": ("hit", "read"),
    "named recall": ("hit named", "named"),
    "described recall": ("hit described", "described"),
    "grade exact": ("exact", "graded"),
    "within one": ("near", "graded"),
    "recognised": ("recognised", "off"),
    "held": ("off held", "off"),
    "level": ("level", "CVs"),
}


def own_ids(found: Found, labels: Mapping[str, object], taxonomy: Taxonomy, known: set[str]) -> Found:
    """Return what was found under the ids that the labels know."""
    split = taxonomy.split_from
    renamed = {
        split[skill] if skill not in labels and split.get(skill) in labels else skill: item
        for skill, item in sorted(found.items(), key=lambda pair: pair[0] in labels)
    }
    return {s: item for s, item in renamed.items() if s in known or s in labels}


def count(gold: Mapping[str, Any], labels: Mapping[str, Mapping[str, Any]], found: Found) -> Read:
    """Return the counts of one CV's skills and grades."""
    read, name = Read(), str(gold["id"])
    held = {s for s, label in labels.items() if label["grade"] in GRADES}
    taken = {s for s, item in found.items() if item[0] in GRADES}
    counts = read.counts
    counts["CVs"] += 1
    for skill in sorted(held):
        label = labels[skill]
        kind = "named" if label.get("named", True) else "described"
        counts[kind] += 1
        if skill in taken:
            counts.update(("hit", f"hit {kind}"))
            grade(read, name, skill, label, found[skill])
        elif kind == "named":
            read.errors.append(f"MISSED {name} {skill} {label['grade']} | {label['quote']}")
    for skill in sorted(taken - set(labels)):
        counts["invented"] += 1
        read.errors.append(f"INVENTED {name} {skill} {found[skill]}")
    counts["read"] = counts["hit"] + counts["invented"]
    for skill in sorted(set(labels) - held):
        counts["off"] += 1
        counts["off held"] += skill in taken
        counts["recognised"] += skill in found and skill not in taken
        if skill not in found or skill in taken:
            why = f"{labels[skill]['grade']} {found.get(skill)}"
            read.errors.append(f"OFF {name} {skill} {why} | {labels[skill]['quote']}")
    counts["false off"] += sum(s in held for s in set(found) - taken)
    return read


def grade(read: Read, name: str, skill: str, label: Mapping[str, Any], item: tuple[str, bool, str]) -> None:
    pair = (str(label["grade"]), item[0])
    read.grades[pair] += 1
    read.counts["graded"] += 1
    read.counts["exact"] += pair[0] == pair[1]
    read.counts["near"] += abs(STEP[pair[0]] - STEP[pair[1]]) <= 1
    if pair[0] != pair[1]:
        read.errors.append(f"GRADE {name} {skill} {pair[0]} read as {pair[1]}: {item[2]} | {label['quote']}")


def extras_counted(read: Read, name: str, extras: Mapping[str, Any], found: Found) -> None:
    """Count the traps of a CV, and those into which the reading fell."""
    for skill in extras.get("must_not_credit", ()):
        credited = found.get(skill, ("", False, ""))[0] in GRADES
        read.counts["traps"] += 1
        read.counts["trapped"] += credited
        if credited:
            read.errors.append(f"TRAP {name} {skill} {found[skill]}")


def level_counted(read: Read, gold: Mapping[str, Any], profile: Profile) -> None:
    level = LEVEL_NAMES.get(profile.level, profile.level)
    read.counts["level"] += level == gold["level"]
    years = f"years {gold.get('years')} read {profile.industry_years} + {profile.academic_years}"
    if level != gold["level"]:
        told = f"{gold['level']} read as {level}: {profile.level_basis}; {years}"
        read.errors.append(f"LEVEL {gold['id']} {told}")


def summarise(profile: Profile) -> Found:
    found: Found = {d.skill_id: (d.kind, True, d.quote) for d in profile.disclaimed}
    for skill, items in profile.by_skill().items():
        own = [item for item in items if item.implied_by is None]
        if own:
            found[skill] = (own[0].grade, own[0].named, f"{own[0].quote[:90]!r} {own[0].decided_by}")
    return found


def plain_matcher(taxonomy: Taxonomy) -> Callable[[Document, Profile], Found]:
    """Return the baseline: every alias as whole words, without context, denial or grades."""
    patterns = {
        skill.id: re.compile(
            r"(?<!\w)(?:"
            + "|".join(
                re.escape(a.lstrip("=~+")) for a in skill.aliases if not a.lstrip("=~+").startswith("!")
            )
            + r")(?!\w)",
            re.IGNORECASE,
        )
        for skill in taxonomy.skills.values()
    }

    def match(document: Document, profile: Profile) -> Found:
        inside = [entry.span for entry in profile.entries]
        found: Found = {}
        for skill, pattern in patterns.items():
            places = [m.start() for m in pattern.finditer(document.text)]
            if places:
                used = any(span.start <= at < span.end for span in inside for at in places)
                found[skill] = ("used" if used else "listed", True, "")
        return found

    return match


def interval(reads: Sequence[Read], part: str, whole: str) -> str:
    parts = np.array([read.counts[part] for read in reads], dtype=float)
    wholes = np.array([read.counts[whole] for read in reads], dtype=float)
    if not wholes.sum() or all(part not in read.counts for read in reads):
        return "-"
    share = parts.sum() / wholes.sum()
    if whole == "CVs" or share in (0.0, 1.0) or len(reads) < 3:
        low, high = wilson(int(parts.sum()), int(wholes.sum()))
    else:
        drawn = np.random.default_rng(7).integers(0, len(reads), (ROUNDS, len(reads)))
        sums = wholes[drawn].sum(axis=1)
        low, high = np.quantile(parts[drawn].sum(axis=1)[sums > 0] / sums[sums > 0], (0.025, 0.975))
    return f"{share:.3f} [{max(low, 0):.3f}, {min(high, 1):.3f}]".replace("0.", ".").replace("1.000", "1")


def table(rows: Mapping[str, Sequence[Read]]) -> None:
    print("\n| CVs | n | " + " | ".join(FIGURES) + " | false denials | traps |")
    print("|---" * (len(FIGURES) + 4) + "|")
    for name, reads in rows.items():
        cells = [interval(reads, part, whole) for part, whole in FIGURES.values()]
        total: Counter[str] = sum((read.counts for read in reads), Counter())
        ends = [str(total["false off"]), f"{total['trapped']} of {total['traps']}"]
        print(f"| {name} | {len(reads)} | " + " | ".join((*cells, *ends)) + " |")


def sizes(reads: Iterable[Read]) -> None:
    total: Counter[str] = sum((read.counts for read in reads), Counter())
    wholes = dict.fromkeys(whole for _, whole in FIGURES.values())
    print("\nof:", ", ".join(f"{whole} {total[whole]}" for whole in wholes))


def confusion(reads: Iterable[Read]) -> None:
    pairs: Counter[tuple[str, str]] = sum((read.grades for read in reads), Counter())
    print("\n| labelled \\ read | " + " | ".join(GRADES) + " |\n" + "|---" * (len(GRADES) + 1) + "|")
    for grade_ in GRADES:
        print(f"| {grade_} | " + " | ".join(str(pairs[grade_, other]) for other in GRADES) + " |")


def load_pairs(given: Sequence[Sequence[str]], folder: Path) -> list[tuple[dict[str, Any], ...]]:
    """Return (document, labels, extras) of every labelled CV of the pairs of files."""
    default = [folder / "gold" / "cvs_dev.docs.jsonl", folder / "gold" / "cvs_dev.gold.jsonl"]
    pairs = [[Path(name) for name in pair] for pair in given] or [default]
    found: list[tuple[dict[str, Any], ...]] = []
    for docs_path, gold_path in pairs:
        gold = {row["id"]: row for row in rows_of(gold_path)}
        beside = docs_path.with_name(docs_path.name.replace(".docs.", ".extras."))
        extras = {row["id"]: row for row in rows_of(beside)} if beside != docs_path else {}
        for doc in rows_of(docs_path):
            doc["group"] = KINDS.get(doc["id"][:4]) or docs_path.name.split(".")[0]
            found.append((doc, gold[doc["id"]], extras.get(doc["id"], {})))
    return found


def rows_of(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def arguments() -> tuple[argparse.Namespace, Path]:
    parser = argparse.ArgumentParser(description="Score the reading of labelled CVs.")
    parser.add_argument("--docs", nargs=2, action="append", default=[], metavar=("DOCS", "GOLD"))
    parser.add_argument("--described", action="store_true")
    parser.add_argument("--errors", action="store_true")
    folder = os.environ.get("MLGAP_RESEARCH_DATA")
    if not folder:
        sys.exit("MLGAP_RESEARCH_DATA is not set: name the folder that holds gold/ and taxonomy/")
    return parser.parse_args(), Path(folder)


def main() -> None:
    options, folder = arguments()
    taxonomy = load_taxonomy()
    drafted = (folder / "taxonomy" / "skills_draft.csv").open(encoding="utf-8")
    with drafted as file:
        known = {taxonomy.replaced.get(row["skill_id"], row["skill_id"]) for row in csv.DictReader(file)}
    requirements = embedder = None
    if options.described:
        from mlgap.embedding import load_embedder
        from mlgap.requirements import load_requirements

        embedder = load_embedder()
        requirements = load_requirements(embedder)
    plain = plain_matcher(taxonomy)
    ours: dict[str, list[Read]] = defaultdict(list)
    base: dict[str, list[Read]] = defaultdict(list)
    seconds: list[float] = []
    for doc, gold, extras in load_pairs(options.docs, folder):
        document = mask_identity(read_document(doc["text"].encode(), doc["id"] + ".txt"))
        began = time.perf_counter()
        profile = extract_profile(document, taxonomy, requirements, embedder, today=TODAY)
        seconds.append(time.perf_counter() - began)
        labels = {taxonomy.replaced.get(s, s): label for s, label in gold["skills"].items()}
        for rows, given in ((ours, summarise(profile)), (base, plain(document, profile))):
            found = own_ids(given, labels, taxonomy, known)
            read = count(gold, labels, found)
            extras_counted(read, gold["id"], extras, found)
            if rows is ours:
                level_counted(read, gold, profile)
            for group in (doc["group"], "all"):
                rows[group].append(read)
    everything = ours.pop("all")
    table({**ours, "all": everything, "alias matching alone": base["all"]})
    sizes(everything)
    confusion(everything)
    print(f"\nseconds a CV: median {sorted(seconds)[len(seconds) // 2]:.3f}, most {max(seconds):.3f}")
    if options.errors:
        print("\n".join(error for read in everything for error in read.errors))


if __name__ == "__main__":
    main()
