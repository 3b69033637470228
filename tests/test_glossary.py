"""The glossary: every term on screen has plain words, and a faulty file is told fault by fault."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import mlgap
from mlgap.errors import DataError
from mlgap.glossary import load_glossary
from mlgap.vocabulary import load_vocabulary

UI = Path(mlgap.__file__).parent / "ui"
TERMS = {
    "segment": "segment", "production": "production", "within reach": "reach", "gap": "missing",
    "interval": "interval", "band": "band", "midpoint": "midpoint", "effort": "effort", "step": "step",
    "what if": "what-if", "lift": "lift", "condition": "gate", "gate": "gate", "adverts judged": "judged",
    "modelled": "modelled", "masked": "masked", "masking": "masked", "level": "level", "region": "region",
    "most asked": "most-asked", "required": "required", "described": "described", "adjacent": "adjacent",
    "similarity": "similarity", "back-off": "back-off", "kind of employer": "segment",
}  # fmt: skip
"""Words of ours that say more than they do elsewhere, and the term that explains each."""


def headings() -> list[str]:
    """Return what stands as a title, a header or a subheader in the app."""
    found = []
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                told = [a.value for a in node.args[:1] if isinstance(a, ast.Constant)]
                if node.func.attr in {"title", "header", "subheader"} and told:
                    found.append(str(told[0]))
        found += re.findall(r"<h[123]>([^<{]+)<", path.read_text(encoding="utf-8"))
    return found


def test_every_kind_grade_status_and_area_on_screen_has_plain_words() -> None:
    vocabulary, known = load_vocabulary(), load_glossary().terms
    shown = [
        *vocabulary.ids["segment"], *vocabulary.segment_rollups, *vocabulary.ids["cut"],
        *vocabulary.ids["grade"], *vocabulary.ids["gap_status"], *vocabulary.ids["area"],
    ]  # fmt: skip
    assert [id_ for id_ in shown if id_ not in known] == []


def test_a_label_of_the_vocabulary_is_called_the_same_in_the_glossary() -> None:
    vocabulary, known = load_vocabulary(), load_glossary().terms
    for kind in ("segment", "cut", "area"):
        for id_, label in vocabulary.labels[kind].items():
            assert known[id_].name == label


def test_terms_used_in_headings_have_an_entry() -> None:
    known, seen = load_glossary().terms, set()
    told = " | ".join(headings()).casefold()
    assert len(headings()) > 40
    for word, term in TERMS.items():
        if re.search(rf"\b{word}", told):
            seen.add(word)
            assert term in known, word
    assert {"segment", "step", "within reach"} <= seen


def test_each_entry_is_short_and_no_term_is_explained_by_itself_alone() -> None:
    for term in load_glossary().terms.values():
        assert 40 < len(term.says) < 320, term.id
        assert term.says.endswith(".")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("groups = [", "not TOML"),
        ('[a]\nname = "A"', "groups: expected a list of names"),
        ('groups = ["G"]\n[a]\nname = "A"', "a: expected the fields group, name, says"),
        ('groups = ["G"]\n[a]\nname = "A"\ngroup = "H"\nsays = "S"', "a: group: expected one of G"),
        ('groups = ["G"]\n[a]\nname = "A"\ngroup = "G"\nsays = " "', "a: expected words in every field"),
        ('groups = ["G"]\na = 3', "a: expected the fields"),
    ],
)
def test_a_faulty_glossary_is_told_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=fault):
        load_glossary(path)


def test_a_glossary_that_is_no_text_or_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("bytes.toml", "nowhere.toml"):
        with pytest.raises(DataError, match=name):
            load_glossary(tmp_path / name)
