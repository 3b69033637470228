"""Score the reading of CVs on the labelled development set, by kind of text.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_evidence [--described] [--errors]

FOLDER holds `gold/cvs_dev.docs.jsonl` and `gold/cvs_dev.gold.jsonl`. Figures are per CV and skill. The
labels add no parents and know only the ids of `taxonomy/skills_draft.csv`, so parents that a named skill
implies and newer ids are left out; an id that was split off later counts as the one it was split from.
`--described` loads the real model and counts described evidence too; `--errors` lists what was invented,
missed and graded otherwise.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import GRADES, Profile

TODAY = date(2026, 11, 21)
KINDS = ("cv-w", "cv-d", "cv-u", "cv-l", "cv-v")
LEVEL_NAMES = {"intern": "student"}


@dataclass
class Tally:
    cvs: int = 0
    hit: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    invented: int = 0
    grades: Counter[tuple[str, str]] = field(default_factory=Counter)
    off: int = 0
    off_held: int = 0
    off_known: int = 0
    held_as_off: int = 0
    levels: int = 0
    errors: list[str] = field(default_factory=list)


def summarise(profile: Profile) -> dict[str, tuple[str, bool, str]]:
    found = {d.skill_id: (d.kind, True, d.quote) for d in profile.disclaimed}
    for skill, items in profile.by_skill().items():
        own = [item for item in items if item.implied_by is None]
        if own:
            found[skill] = (own[0].grade, own[0].named, f"{own[0].quote[:90]!r} {own[0].decided_by}")
    return found


def score(
    tally: Tally, gold: Mapping[str, object], profile: Profile, taxonomy: Taxonomy, known: set[str]
) -> None:
    tally.cvs += 1
    labels: dict[str, dict[str, object]] = {}
    for skill, label in gold["skills"].items():  # type: ignore[attr-defined]
        labels.setdefault(taxonomy.replaced.get(skill, skill), label)
    split = taxonomy.split_from
    found = {
        split[skill] if skill not in labels and split.get(skill) in labels else skill: item
        for skill, item in sorted(summarise(profile).items(), key=lambda pair: pair[0] in labels)
    }
    found = {s: item for s, item in found.items() if s in known or s in labels}
    name = str(gold["id"])
    held = {s for s, label in labels.items() if label["grade"] in GRADES}
    read = {s for s, item in found.items() if item[0] in GRADES}
    for skill in sorted(held):
        kind = "named" if labels[skill].get("named", True) else "described"
        if skill in read:
            tally.hit[kind] += 1
            pair = (str(labels[skill]["grade"]), found[skill][0])
            tally.grades[pair] += 1
            if pair[0] != pair[1]:
                why = f"{found[skill][2]} | {labels[skill]['quote']}"
                tally.errors.append(f"GRADE {name} {skill} {pair[0]} read as {pair[1]}: {why}")
        else:
            tally.missed[kind] += 1
            if kind == "named":
                tally.errors.append(
                    f"MISSED {name} {skill} {labels[skill]['grade']} | {labels[skill]['quote']}"
                )
    for skill in sorted(read - set(labels)):
        tally.invented += 1
        tally.errors.append(f"INVENTED {name} {skill} {found[skill]}")
    for skill in sorted(set(labels) - held):
        tally.off += 1
        tally.off_held += skill in read
        tally.off_known += skill in found and skill not in read
        if skill not in found or skill in read:
            kind = f"{labels[skill]['grade']} {found.get(skill)}"
            tally.errors.append(f"OFF {name} {skill} {kind} | {labels[skill]['quote']}")
    tally.held_as_off += sum(s in held for s in set(found) - read)
    level = LEVEL_NAMES.get(profile.level, profile.level)
    tally.levels += level == gold["level"]
    if level != gold["level"]:
        tally.errors.append(f"LEVEL {name} {gold['level']} read as {level}: {profile.level_basis}")
    years = f"{profile.industry_years} + {profile.academic_years}"
    tally.errors.append(f"YEARS {name} {gold.get('years')} read {years}")


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def show(name: str, t: Tally) -> None:
    named, described = t.hit["named"], t.hit["described"]
    n_named, n_described = named + t.missed["named"], described + t.missed["described"]
    graded = sum(t.grades.values())
    exact = sum(n for (a, b), n in t.grades.items() if a == b)
    step = {grade: number for number, grade in enumerate(GRADES)}
    near = sum(n for (a, b), n in t.grades.items() if abs(step[a] - step[b]) <= 1)
    print(
        f"{name:6s} {t.cvs:4d} | {share(named + described, named + described + t.invented)} "
        f"| {share(named, n_named)} of {n_named:4d} | {share(described, n_described)} of {n_described:4d} "
        f"| {share(exact, graded)} {share(near, graded)} of {graded:4d} "
        f"| {t.off_held:2d} held, {t.off_known:2d} known of {t.off:2d}, {t.held_as_off:2d} false "
        f"| {t.levels}/{t.cvs}"
    )


def main() -> None:
    folder = os.environ.get("MLGAP_RESEARCH_DATA")
    if not folder:
        sys.exit("MLGAP_RESEARCH_DATA is not set: name the folder that holds gold/cvs_dev.docs.jsonl")
    gold_folder = Path(folder) / "gold"
    docs = [json.loads(line) for line in (gold_folder / "cvs_dev.docs.jsonl").read_text("utf-8").splitlines()]
    gold = {
        g["id"]: g
        for g in map(json.loads, (gold_folder / "cvs_dev.gold.jsonl").read_text("utf-8").splitlines())
    }
    taxonomy = load_taxonomy()
    with (Path(folder) / "taxonomy" / "skills_draft.csv").open(encoding="utf-8") as file:
        known = {taxonomy.replaced.get(row["skill_id"], row["skill_id"]) for row in csv.DictReader(file)}
    requirements = embedder = None
    if "--described" in sys.argv:
        from mlgap.embedding import load_embedder
        from mlgap.requirements import load_requirements

        embedder = load_embedder()
        requirements = load_requirements(embedder)
    tallies: dict[str, Tally] = defaultdict(Tally)
    seconds: list[float] = []
    for doc in docs:
        document = mask_identity(read_document(doc["text"].encode(), doc["id"] + ".txt"))
        began = time.perf_counter()
        profile = extract_profile(document, taxonomy, requirements, embedder, today=TODAY)
        seconds.append(time.perf_counter() - began)
        for key in (doc["id"][:4], "all"):
            score(tallies[key], gold[doc["id"]], profile, taxonomy, known)
    print(
        "kind   CVs  | prec. | named recall  | described     | grade exact, within 1 "
        "| negated or aspired             | level"
    )
    for kind in (*KINDS, "all"):
        show(kind, tallies[kind])
    print("grades", dict(sorted(tallies["all"].grades.items())))
    print(f"seconds a CV: median {sorted(seconds)[len(seconds) // 2]:.3f}, most {max(seconds):.3f}")
    if "--errors" in sys.argv:
        print("\n".join(tallies["all"].errors))


if __name__ == "__main__":
    main()
