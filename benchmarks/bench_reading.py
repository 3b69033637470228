"""How much of a CV file's known content is read, in which order, and under which job or study.

    MLGAP_RESEARCH_DATA=FOLDER python -m benchmarks.bench_reading [--layouts FOLDER] [--errors]

Without `--layouts` the PDFs are those of `cvs/layouts` and the Word files those of `cvs/docx`; beside a file
stands what it is known to hold (see `known_content`). Printed are, with n and Wilson's interval at 95 %:
words found (as a multiset, after NFKC and case folding); sentences found whole and in a row, a line's end
counting as one blank; and for each job and study known whether the section, the employer or school and the
dates are read right, as the profile's entries and claims have them. An employer is right when it is named
alone: what the description itself sets apart after a dash or in brackets may be left out, a town may not be
taken in. Files that show the same person without a description are compared with one another.

A page has two columns where at least six lines stand on each side of a white stripe over the same height
and those of both sides hold words enough to be more than dates and places at the margin (by the boxes of the
lines; the description's own `columns` counts before it). `--errors` lists what was missed.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import mean

from benchmarks.bench_described import wilson
from benchmarks.known_content import Known, KnownEntry, load_known, plain, words_of
from mlgap.documents import mask_identity, read_document
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import Document, Entry, Profile

TODAY = date(2026, 11, 21)
_LEAST_SIDE = 6
_LEAST_WORDS = 8
_LEAST_SAME = 0.5
_LONG_CLAIM = 5
_ASIDE = re.compile(r"\s+[-–—|]\s+.*|\s*\(.*")


@dataclass
class Tally:
    """Hits and tries by figure, and what was missed."""

    hits: Counter[str] = field(default_factory=Counter)
    tries: Counter[str] = field(default_factory=Counter)
    recalls: list[tuple[float, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def count(self, figure: str, right: bool, told: str) -> None:
        self.tries[figure] += 1
        self.hits[figure] += right
        if not right:
            self.missed.append(f"{figure.upper()} {told}")


@dataclass(frozen=True)
class Read:
    """One file as it was read; `columns` is 1 or 2."""

    name: str
    document: Document
    profile: Profile
    columns: int


def read_file(path: Path, taxonomy: Taxonomy, known: Known | None) -> Read:
    document = read_document(path.read_bytes(), path.name)
    profile = extract_profile(mask_identity(document), taxonomy, None, None, today=TODAY)
    columns = known.columns if known and known.columns else 2 if has_two_columns(document) else 1
    return Read(path.name, document, profile, min(columns, 2))


def has_two_columns(document: Document) -> bool:
    """Return whether a white stripe parts the lines of any page into two bodies of text."""
    pages: dict[int | None, list[tuple[float, float, float, float, int]]] = defaultdict(list)
    for line in document.lines:
        if line.box is not None:
            text = document.text[line.span.start : line.span.end]
            pages[line.page].append((*line.box, len(re.findall(r"[^\W\d_]{2,}", text))))
    return any(_parted(lines) for lines in pages.values())


def _parted(lines: Sequence[tuple[float, float, float, float, int]]) -> bool:
    for edge in sorted({line[0] for line in lines}):
        right = [line for line in lines if line[0] >= edge - 1]
        left = [line for line in lines if line[2] < edge - 4]
        low, high = max(_low(s) for s in (left, right)), min(_high(s) for s in (left, right))
        beside = [[line for line in side if low <= line[1] <= high] for side in (left, right)]
        crossing = sum(line[0] < edge - 1 <= line[2] + 3 and low < line[1] < high for line in lines)
        full = all(len(s) >= _LEAST_SIDE and sum(x[4] for x in s) >= _LEAST_WORDS for s in beside)
        if full and crossing <= 0.1 * sum(map(len, beside)):
            return True
    return False


def _low(side: Sequence[tuple[float, float, float, float, int]]) -> float:
    return min((line[1] for line in side), default=float("inf"))


def _high(side: Sequence[tuple[float, float, float, float, int]]) -> float:
    return max((line[3] for line in side), default=float("-inf"))


def recall(known: Sequence[str], found: Iterable[str]) -> tuple[float, list[str]]:
    """Return the share of known words found, each as often as it is known, and those that are missing."""
    missing = Counter(known) - Counter(found)
    return 1 - missing.total() / max(1, len(known)), sorted(missing.elements())


def score(read: Read, known: Known, tally: Tally) -> None:
    text = plain(read.document.text)
    share, missing = recall(known.words, words_of(text))
    tally.recalls.append((share, read.name))
    if missing:
        tally.missed.append(f"WORDS {read.name} {' '.join(missing)}")
    for sentence in known.sentences:
        whole = plain(sentence).casefold() in text.casefold()
        tally.count("sentences", whole, f"{read.name} {sentence}")
        if read.columns > 1:
            tally.count("sentences, two columns", whole, f"{read.name} {sentence}")
    pairs = matched(known.entries, read.profile)
    for entry in known.entries:
        _score_entry(read, entry, pairs.get(id(entry)), tally)


def _score_entry(read: Read, known: KnownEntry, index: int | None, tally: Tally) -> None:
    entry = read.profile.entries[index] if index is not None else None
    told = f"{read.name} {known.role} | {known.employer} | {known.dates} read as {_shown(entry)}"
    figures = {
        "section": index is not None and _section(read.profile, index) == known.section,
        "employer": entry is not None and same_employer(known.employer, entry.employer),
        "title": entry is not None and bool(_alike(known.role, entry.role)),
    }
    if known.dates is not None:
        figures["dates"] = entry is not None and _same_dates(known, entry)
    for figure, right in figures.items():
        tally.count(figure, right, told)
        if read.columns > 1:
            tally.count(f"{figure}, two columns", right, told)
    for line in known.lines:
        home = [
            c.entry for c in read.profile.claims if plain(line)[:40].casefold() in plain(c.text).casefold()
        ]
        right = index is not None and index in home
        tally.count("lines under their entry", right, f"{read.name} {line[:60]} -> {home}")


def _shown(entry: Entry | None) -> str:
    if entry is None:
        return "nothing"
    return f"{entry.role} | {entry.employer} | {entry.start} {entry.end} {entry.current}"


def _section(profile: Profile, index: int) -> str:
    """Return the section in which an entry stands: that of its lines, else what its kind of work says."""
    sections = Counter(claim.section for claim in profile.claims if claim.entry == index)
    if sections:
        return sections.most_common(1)[0][0]
    return {"job": "experience", "coursework": "education"}.get(profile.entries[index].context, "other")


def matched(known: Sequence[KnownEntry], profile: Profile) -> dict[int, int]:
    """Return which entry is which, by id of the known one: the pairs with most in common first."""
    scored = sorted(
        (
            (-_common(item, index, profile), place, index, item)
            for place, item in enumerate(known)
            for index in range(len(profile.entries))
        ),
        key=lambda pair: pair[:3],
    )
    pairs: dict[int, int] = {}
    for value, _, index, item in scored:
        if -value >= _LEAST_SAME and id(item) not in pairs and index not in pairs.values():
            pairs[id(item)] = index
    return pairs


def _common(known: KnownEntry, index: int, profile: Profile) -> float:
    entry = profile.entries[index]
    lines = [plain(line)[:40].casefold() for line in known.lines]
    own = [plain(claim.text).casefold() for claim in profile.claims if claim.entry == index]
    under = sum(any(line in text for text in own) for line in lines) / max(1, len(lines))
    return (
        2 * _alike(known.role, entry.role)
        + 2 * _alike(known.employer, f"{entry.employer} {entry.role}")
        + under
        + (known.dates is not None and known.dates[:2] != (None, None) and _same_dates(known, entry))
    )


def _alike(one: str, other: str) -> float:
    a, b = set(words_of(one)), set(words_of(other))
    return len(a & b) / max(1, len(a)) if len(a & b) >= 0.5 * len(a) else 0.0


def same_employer(known: str, found: str) -> bool:
    """Return whether `found` names the employer, with or without what is set apart after a dash."""
    return words_of(found) in (words_of(known), words_of(_ASIDE.sub("", known)))


def _same_dates(known: KnownEntry, entry: Entry) -> bool:
    assert known.dates is not None
    start, end, current = known.dates
    found = [point[:4] if known.seasons and point else point for point in (entry.start, entry.end)]
    if start is None and end is not None:
        return found[1] == end
    return (found[0], found[1], entry.current) == (start, end, current)


def compare(reads: Sequence[Read], tally: Tally) -> None:
    """Count, for files that show one person in several layouts, what two of them read alike."""
    for one, other in combinations(reads, 2):
        a, b = (Counter(words_of(item.document.text)) for item in (one, other))
        tally.recalls.append((2 * (a & b).total() / (a.total() + b.total()), f"{one.name} {other.name}"))
        for first, second in ((one, other), (other, one)):
            text = plain(second.document.text).casefold()
            for claim in first.profile.claims:
                if len(claim.text.split()) >= _LONG_CLAIM:
                    whole = plain(claim.text).casefold() in text
                    tally.count("sentences", whole, f"{first.name} in {second.name}: {claim.text}")
            theirs = {_facts(e) for e in second.profile.entries if e.context == "job"}
            for entry in first.profile.entries:
                if entry.context == "job":
                    told = f"{first.name} in {second.name}: {_shown(entry)}"
                    tally.count("jobs", _facts(entry) in theirs, told)


def _facts(entry: Entry) -> tuple[str | None, ...]:
    return (entry.role, entry.employer, entry.start, entry.end)


def score_docx(folder: Path, tally: Tally) -> None:
    truth = (folder / "truth.txt").read_text(encoding="utf-8").splitlines()
    lines = [plain(line) for line in truth if line.strip()]
    known = [word for line in lines for word in words_of(line)]
    for path in sorted(folder.glob("*.docx")):
        text = plain(read_document(path.read_bytes(), path.name).text)
        share, missing = recall(known, words_of(text))
        tally.recalls.append((share, path.name))
        tally.missed += [f"WORDS {path.name} {' '.join(missing)}"] * bool(missing)
        for line in lines:
            if len(line.split()) > 3:
                times = text.casefold().count(line.casefold())
                tally.count("once each", times == 1, f"{path.name} {times} times: {line}")


def figure(hits: int, n: int) -> str:
    low, high = wilson(hits, n)
    return f"{hits / max(1, n):.3f} [{low:.3f}, {high:.3f}], n = {n}"


def show(title: str, tally: Tally) -> None:
    print(f"\n## {title}\n")
    if tally.recalls:
        shares = [share for share, _ in tally.recalls]
        least = min(tally.recalls)
        print(f"words found: mean {mean(shares):.4f}, least {least[0]:.4f} ({least[1]}), n = {len(shares)}")
    for name, n in tally.tries.items():
        print(f"{name}: {figure(tally.hits[name], n)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--layouts", type=Path, help="a folder of PDFs with what they are known to hold")
    parser.add_argument("--errors", action="store_true", help="list what was missed")
    options = parser.parse_args()
    research = os.environ.get("MLGAP_RESEARCH_DATA")
    if options.layouts is None and research is None:
        sys.exit("MLGAP_RESEARCH_DATA names no folder of CV files, and --layouts was not given.")
    folder = options.layouts or Path(research or ".") / "cvs" / "layouts"
    tally, alike, taxonomy = Tally(), Tally(), load_taxonomy()
    columns: dict[int, list[str]] = {1: [], 2: []}
    unknown: dict[str, list[Read]] = defaultdict(list)
    for path in sorted(folder.glob("*.pdf")):
        known = load_known(path)
        read = read_file(path, taxonomy, known)
        columns[read.columns].append(path.stem)
        if known is not None:
            score(read, known, tally)
        elif re.search(r"__[a-z]+\.pdf$", path.name):
            unknown[path.name.partition("__")[0]].append(read)
    for reads in unknown.values():
        compare(reads, alike)
    print(f"{sum(map(len, columns.values()))} PDFs, {len(tally.recalls)} with known content")
    print(
        f"two columns, by their boxes: {len(columns[2])}"
        + ("".join(f"\n  {n}" for n in columns[2]) if options.layouts is None else "")
    )
    show("PDFs against what they are known to hold", tally)
    if alike.recalls:
        show("one person in several layouts, two and two", alike)
    word = Tally()
    if options.layouts is None:
        score_docx(folder.parent / "docx", word)
        show("Word files", word)
    if options.errors:
        print("\n## missed\n", *(tally.missed + alike.missed + word.missed), sep="\n")


if __name__ == "__main__":
    main()
