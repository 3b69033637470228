"""Reading a hand-written TOML file of tables: its shape, its ids, and every fault of it at once."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mlgap.errors import DataError


def read_toml(path: Path) -> dict[str, Any]:
    """Return the file's tables; raises `DataError` where it is missing or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: {error.strerror}"]) from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(path.name, [f"{path.name}: not TOML: {error}"]) from error


class Faults:
    """The faults of one file, each with its place, raised together."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Keep one fault."""
        self._found.append(f"{self._file}: {where}: {what}")

    def check_shape(
        self,
        where: str,
        row: Mapping[str, Any],
        texts: Sequence[str],
        lists: Sequence[str],
        optional: Sequence[str] = (),
    ) -> bool:
        """Return whether a row holds its texts, its lists of texts, and no unknown field."""
        before = len(self._found)
        for name in texts:
            if not isinstance(row.get(name), str) or not row[name].strip():
                self.add(where, f"{name}: expected a text, got {row.get(name)!r}")
        for name in lists:
            values = row.get(name)
            if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
                self.add(where, f"{name}: expected a list of texts, got {values!r}")
        for name in sorted(row.keys() - {*texts, *lists, *optional}):
            self.add(where, f"{name}: expected one of {', '.join((*texts, *lists, *optional))}")
        return len(self._found) == before

    def check_known(self, where: str, name: str, ids: Iterable[str], known: Collection[str]) -> None:
        """Keep a fault for each id that is unknown or stands twice."""
        seen: set[str] = set()
        for id_ in ids:
            if id_ not in known:
                self.add(where, f"{name}: {id_!r} is unknown")
            if id_ in seen:
                self.add(where, f"{name}: {id_!r} stands twice")
            seen.add(id_)

    def raise_any(self) -> None:
        """Raise `DataError` with all faults, if there are any."""
        if self._found:
            raise DataError(self._file, self._found)
