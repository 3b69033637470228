"""Which module of a programme teaches which skills: a CSV of `module,skill`."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.skills import Taxonomy


@dataclass(frozen=True, slots=True)
class ModuleMap:
    """Modules in the order of the file, each with the ids of its skills; `problems` name lines and why."""

    modules: tuple[tuple[str, tuple[str, ...]], ...]
    problems: tuple[str, ...] = ()


def read_modules(data: bytes, taxonomy: Taxonomy) -> ModuleMap:
    """Return the modules of a CSV with the columns module and skill (an id, a label or another spelling).

    Unknown skills are problems with their line and lose nothing else. Raises `DataError` for what is no such
    CSV.
    """
    raise NotImplementedError
