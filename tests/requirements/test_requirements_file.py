"""The requirements file: every fault of it is reported at once, each with its line."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from mlgap.embedding import Embedder
from mlgap.errors import DataError
from mlgap.requirements import Requirements, load_requirements
from mlgap.requirements._load import _read
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.vocabulary import DATA, load_vocabulary

HEAD = f"""[rule]
model = "{"0" * 64}"
threshold = 0.35
most = 2

[background]
lines = ["Baked bread", "Zoo keeper"]
"""


def table(
    id_: str, statement: str, prototypes: list[str], area: str = "serving", skill: str = "docker"
) -> str:
    return (
        f'\n[[requirement]]\nid = "{id_}"\nstatement = "{statement}"\narea = "{area}"\n'
        f'skill_ids = ["{skill}"]\nprototypes = {prototypes!r}\n'
    )


def load(folder: Path, text: str, embedder: Embedder) -> Requirements:
    path = folder / "requirements.toml"
    path.write_text(text, encoding="utf-8")
    taxonomy = cast(Taxonomy, SimpleNamespace(skills={"docker": None}))
    return load_requirements(embedder, path, taxonomy=taxonomy)


def problems(folder: Path, text: str, embedder: Embedder) -> tuple[str, ...]:
    with pytest.raises(DataError) as caught:
        load(folder, text, embedder)
    return caught.value.problems


GOOD = table("pack-things", "Pack things", ["pick", "pull", "push", "put"])


def test_a_sound_file_loads_in_its_order(tmp_path: Path, embedder: Any) -> None:
    other = table("mend-things", "Mend things", ["mow", "mark", "mix", "melt"])
    loaded = load(tmp_path, HEAD + GOOD + other, embedder)
    assert [item.id for item in loaded.items] == ["pack-things", "mend-things"]
    assert loaded.texts[:2] == ("Pack things", "pick")
    assert loaded.owner.tolist() == [0] * 5 + [1] * 5
    assert loaded.threshold == 0.35


def test_all_faults_are_reported_at_once_each_with_its_line(tmp_path: Path, embedder: Any) -> None:
    bad = table("pack-things", "Mend things", ["mow", "Pull", "mix"], area="cooking", skill="spoon")
    found = problems(tmp_path, HEAD + GOOD + bad, embedder)
    line = (HEAD + GOOD).count("\n") + 2
    assert len(found) == 5
    assert all(problem.startswith(f"requirements.toml:{line}: ") for problem in found)
    for said in (
        "there twice",
        "unknown area 'cooking'",
        "unknown skill 'spoon'",
        "at least 4, got 3",
        "'Pull'",
    ):
        assert any(said in problem for problem in found), said


def test_a_missing_or_unknown_key_is_named(tmp_path: Path, embedder: Any) -> None:
    bad = GOOD.replace("statement =", "sentence =")
    found = problems(tmp_path, HEAD + bad, embedder)
    assert any("sentence: unknown key" in problem for problem in found)
    assert any("statement: expected a text" in problem for problem in found)


def test_a_rule_out_of_range_is_named(tmp_path: Path, embedder: Any) -> None:
    bad = HEAD.replace("0.35", "35").replace("most = 2", "most = 0").replace("0" * 64, "abc")
    found = problems(tmp_path, bad + GOOD, embedder)
    assert [problem.split(":")[1].strip() for problem in found] == [
        "[rule] threshold",
        "[rule] most",
        "[rule] model",
    ]


def test_a_file_that_is_no_toml_or_not_there_says_so(tmp_path: Path, embedder: Any) -> None:
    assert "not TOML" in problems(tmp_path, "[rule", embedder)[0]
    with pytest.raises(DataError, match="cannot be read"):
        load_requirements(embedder, tmp_path / "none.toml")


def test_the_shipped_file_covers_every_production_area_with_current_skills() -> None:
    shipped = _read(DATA / "requirements.toml", None)
    assert len(shipped.file.items) >= 90
    assert {item.area for item in shipped.file.items} == set(load_vocabulary().ids["area"])
    skills = load_taxonomy().skills
    wrong = [item.id for item in shipped.file.items if skills[item.skill_ids[0]].area not in ("", item.area)]
    assert not wrong


def test_the_labelled_pairs_name_shipped_requirements() -> None:
    rows = (DATA / "described_pairs.csv").read_text(encoding="utf-8").splitlines()[1:]
    named = {row.rsplit(",", 2)[1] for row in rows}
    assert len(rows) >= 250
    assert named <= {item.id for item in _read(DATA / "requirements.toml", None).items}
