"""The pages a reader meets: links resolve, commands parse, figures are the shipped snapshot's."""

from __future__ import annotations

import argparse
import base64
import hashlib
import importlib.util
import re
import shlex
from calendar import month_name
from pathlib import Path
from urllib.parse import unquote

import pytest

from mlgap import cli
from mlgap.market import demand, load_snapshot
from mlgap.types import Cell
from mlgap.vocabulary import DATA

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "data" / "README.md", *(ROOT / "docs").glob("*.md")]
)
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+(?:\([^()]*\))?[^()\s]*)\)")
IMAGE = re.compile(r"(?:src|href)=\"([^\"]+)\"")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FUNCTION = re.compile(r"\[`(\w+)`\]\(\.\./(mlgap/[\w/]+\.py)\)")
PICTURE_BYTES = 250_000
FORBIDDEN = re.compile(
    r"candidate score|match(?:ing)? (?:score|rate|%|percent)|fit score|\bmatch of \d|leader ?board"
    r"|\brank(?:s|ed|ing)?(?: of)? (?:the )?(?:candidates|people|persons|students|applicants|learners|CVs)",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:no|not|never|nothing|none|nobody|neither|nor|without)\b", re.IGNORECASE)


def prose(page: Path) -> str:
    """Return a page without its code blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    found: dict[str, int] = {}
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", prose(page), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
        if found[slug]:
            found[f"{slug}-{found[slug]}"] = 0
    return set(found)


def command_lines(page: Path) -> list[list[str]]:
    """Return the words after `python -m mlgap` of each line in a page's code blocks."""
    blocks = [
        body for language, body in FENCE.findall(page.read_text(encoding="utf-8")) if language in ("sh", "")
    ]
    lines = [line.strip() for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    commands = [
        re.split(r"python -m mlgap ", line, maxsplit=1)[1] for line in lines if "python -m mlgap " in line
    ]
    words = [shlex.split(re.split(r"\s[>|]\s", c)[0], comments=True) for c in commands]
    return [w for w in words if "..." not in w]


@pytest.mark.parametrize("name", NAMES)
def test_each_relative_link_and_anchor_resolves(name):
    page = ROOT / name
    missing = []
    for target in (*LINK.findall(prose(page)), *IMAGE.findall(prose(page))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / unquote(path)).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            missing.append(target)
    assert not missing


def test_a_reader_of_the_readme_can_reach_every_page_of_docs():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        targets = (t.partition("#")[0] for t in LINK.findall(prose(page)) if not re.match(r"[a-z]+:", t))
        waiting += [(page.parent / t).resolve() for t in targets if t and (page.parent / t).exists()]
    assert sorted(set(PAGES) - reached) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_command_line_in_a_code_block_parses(name, monkeypatch):
    real = argparse.ArgumentParser.parse_args

    class ParsedError(Exception):
        pass

    def parse_alone(parser, argv=None, namespace=None):
        real(parser, argv, namespace)
        raise ParsedError

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parse_alone)
    lines = command_lines(ROOT / name)
    assert lines or name != "README.md"
    for words in lines:
        with pytest.raises(ParsedError):
            cli.main(words)


@pytest.mark.parametrize("name", NAMES)
def test_each_benchmark_that_a_page_names_exists(name):
    named = set(re.findall(r"python -m (benchmarks\.\w+)", (ROOT / name).read_text(encoding="utf-8")))
    assert [module for module in sorted(named) if importlib.util.find_spec(module) is None] == []


def test_figures_of_the_readme_are_those_of_the_shipped_snapshot():
    snapshot = load_snapshot(DATA / "market")
    everywhere = demand(snapshot, Cell())
    known = {len(snapshot.facts), everywhere.n_adverts, everywhere.n_employers}
    text = prose(ROOT / "README.md")
    stated = {int(n.replace(",", "")) for n in re.findall(r"\b\d{1,3}(?:,\d{3})+\b", text)}
    assert stated <= known
    assert {len(snapshot.facts), everywhere.n_adverts} <= stated
    first, last = snapshot.window.first, snapshot.window.last
    said = " to ".join(f"{month_name[int(m[5:])]} {m[:4]}" for m in (first, last))
    assert said in " ".join(text.split())


def test_each_function_that_the_method_names_stands_in_the_file_it_links():
    named = FUNCTION.findall((ROOT / "docs" / "method.md").read_text(encoding="utf-8"))
    assert len(named) > 50
    gone = [
        (name, path)
        for name, path in named
        if not re.search(
            rf"^ *(?:def|class) {name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    assert gone == []


def test_the_policy_that_a_proxy_may_send_lets_our_own_scripts_run():
    scripts = [
        script
        for file in sorted((ROOT / "mlgap" / "ui").glob("*.html"))
        for script in re.findall(r"<script[^>]*>(.*?)</script>", file.read_text(encoding="utf-8"), re.DOTALL)
    ]
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    told = re.findall(r"sha256-([\w+/=]+)", (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8"))
    assert scripts
    assert set(told) == set(digests)


def test_pictures_are_small_and_shown():
    pictures = sorted((ROOT / "docs" / "pictures").glob("*"))
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert pictures
    for picture in pictures:
        assert picture.suffix == ".png"
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size < PICTURE_BYTES, picture.name
        assert picture.name in text, f"no page shows {picture.name}"
    named = set(re.findall(r"pictures/([\w.-]+\.\w+)", text))
    assert named - {picture.name for picture in pictures} == set(), "a page shows a picture that is not there"


def test_each_button_that_a_page_says_to_press_is_one_of_the_app():
    screens = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "mlgap" / "ui").rglob("*.py"))
    named = {
        (page.name, " ".join(label.split()))
        for page in PAGES
        for label in re.findall(r"\b[Pp]ress \*+([^*]+)\*+", prose(page))
    }
    assert named
    assert [(page, label) for page, label in sorted(named) if f'"{label}' not in screens] == []


def test_no_page_and_no_screen_speaks_of_people_as_scored_or_ranked():
    files = [*PAGES, *(ROOT / "mlgap").rglob("*.py"), *(ROOT / "data").glob("*.toml")]
    found = []
    for file in files:
        sentences = re.split(r"(?<=[.!?:])\s", " ".join(file.read_text(encoding="utf-8").split()))
        found += [(file.name, s[:120]) for s in sentences if FORBIDDEN.search(s) and not DENIED.search(s)]
    assert found == []
