"""The house as drawn: who may import whom, and what a bare import costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import get_args

import mlgap
from mlgap import types
from mlgap.vocabulary import load_vocabulary

PACKAGE = Path(mlgap.__file__).parent
ROOMS = (
    "errors", "ids", "csv_cells", "turns", "given_files", "types", "vocabulary", "glossary", "documents",
    "cv_text", "skills", "embedding", "requirements", "evidence", "market", "pay", "market_builds", "gaps",
    "extraction", "resources", "market_side", "adverts", "pipeline", "what_if", "states", "cohorts",
    "market_views", "pay_views", "plan_views", "reports", "coaching", "check", "cli", "__main__", "ui",
)  # fmt: skip
"""Low to high: a room imports only from rooms before it."""


def sources():
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path):
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path):
    """Yield (module, names) of each import, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module, tuple(alias.name for alias in node.names)


def mlgap_imports(path):
    """Yield the dotted mlgap modules a file imports."""
    for module, names in imported(path):
        if module == "mlgap":
            yield from (f"mlgap.{name}" for name in names)
        elif module.startswith("mlgap."):
            yield module


def test_each_room_imports_only_from_rooms_below_it():
    inspected, wrong = 0, []
    for path in sources():
        room = room_of(path)
        if room == "__init__":
            continue
        for module in mlgap_imports(path):
            inspected += 1
            other = module.split(".")[1]
            if other != room and ROOMS.index(other) > ROOMS.index(room):
                wrong.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert wrong == []
    assert inspected > 100


def test_rooms_are_entered_by_their_front_door_alone():
    inspected, wrong = 0, []
    for path in sources():
        for module in mlgap_imports(path):
            parts = module.split(".")
            inspected += len(parts) > 2
            if len(parts) > 2 and parts[1] != room_of(path) and parts[2].startswith("_"):
                wrong.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert wrong == []
    assert inspected > 50


def test_streamlit_is_known_to_the_ui_alone_and_the_model_to_embedding_alone():
    inspected, wrong = 0, []
    for path in sources():
        for module, _ in imported(path):
            inspected += 1
            root = module.split(".")[0]
            if root == "streamlit" and room_of(path) != "ui":
                wrong.append(f"{path}: streamlit")
            if root in {"sentence_transformers", "torch", "transformers"} and room_of(path) != "embedding":
                wrong.append(f"{path}: {root}")
    assert wrong == []
    assert inspected > 200


def test_every_room_drawn_exists_and_no_other():
    rooms = {room_of(p) for p in sources()} - {"__init__"}
    assert rooms == set(ROOMS)


def test_no_file_is_longer_than_500_lines():
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in sources()}
    assert len(lengths) > 50
    assert [str(p) for p, n in lengths.items() if n > 500] == []


def test_import_mlgap_loads_neither_torch_nor_pandas_nor_streamlit():
    code = "import mlgap, sys; print(*sorted({'torch', 'pandas', 'streamlit', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_exported_name_resolves():
    assert mlgap.__all__
    assert all(callable(getattr(mlgap, name)) for name in mlgap.__all__)


def test_the_literals_hold_exactly_the_vocabulary():
    vocabulary = load_vocabulary()
    literals = {
        "segment": types.Segment, "cut": types.Cut, "role_family": types.RoleFamily, "level": types.Level,
        "work_mode": types.WorkMode, "employment": types.Employment, "necessity": types.Necessity,
        "grade": types.Grade, "gap_status": types.GapStatus, "gate": types.Gate, "section": types.Section,
        "correction": types.CorrectionVerdict, "cv_check": types.CvCheckId,
    }  # fmt: skip
    for kind, literal in literals.items():
        assert get_args(literal) == vocabulary.ids[kind], kind
    assert (*vocabulary.level_bands, "unstated") == get_args(types.LevelBand)


def test_every_id_that_is_shown_has_a_label():
    vocabulary = load_vocabulary()
    shown = {
        "segment": (*vocabulary.ids["segment"], *vocabulary.segment_rollups),
        "cut": vocabulary.ids["cut"],
        "role_family": vocabulary.ids["role_family"],
        "level": (*vocabulary.ids["level"], *vocabulary.level_bands),
        "area": vocabulary.ids["area"],
        "region": (*vocabulary.countries, *vocabulary.metros),
        "gate": vocabulary.ids["gate"],
        "grade": vocabulary.ids["grade"],
        "gap_status": vocabulary.ids["gap_status"],
        "correction": vocabulary.ids["correction"],
        "cv_check": vocabulary.ids["cv_check"],
    }
    unlabelled = [(k, i) for k, ids in shown.items() for i in ids if i not in vocabulary.labels[k]]
    assert unlabelled == []


def test_neighbours_name_role_families_and_start_with_their_own():
    vocabulary = load_vocabulary()
    assert set(vocabulary.neighbours) == set(vocabulary.ids["role_family"]) - set(
        vocabulary.families_excluded
    )
    for family, near in vocabulary.neighbours.items():
        assert near[0] == family
        assert set(near) <= set(vocabulary.ids["role_family"])


def remembered_parameters(path):
    """Yield (function, parameter) of each function of a file whose answers a process-wide cache keeps."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and any("cache" in ast.unparse(d) for d in node.decorator_list):
            yield from ((node.name, argument.arg) for argument in node.args.args)


READ_CVS = frozenset(
    ("documents", "cv_text", "skills", "embedding", "requirements", "evidence", "gaps", "pipeline", "states")
)


def self_filling(path):
    """Yield each class of a file that makes what it is asked for and lacks: a dict that may keep texts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield from (node.name for part in node.body if getattr(part, "name", "") == "__missing__")


def test_no_room_that_reads_cvs_has_a_dict_that_fills_itself_with_words():
    found = {name for p in sources() if room_of(p) in READ_CVS for name in self_filling(p)}
    # of the signs between words, ASCII alone: tests/skills/test_skills_memory.py holds that
    assert found == {"SeparatorClasses"}


def test_no_room_that_reads_cvs_remembers_a_text():
    texts = {"text", "line", "quote", "claim", "document", "profile", "words", "passage", "name"}
    found = [(p, *f) for p in sources() if room_of(p) in READ_CVS for f in remembered_parameters(p)]
    assert len(found) > 3
    assert [one for one in found if one[2] in texts] == []
