"""Reports to JSON text and back without loss, driven by the type hints of `mlgap.types` alone."""

from __future__ import annotations

import dataclasses
import json
import math
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, Union

from mlgap.errors import DataError
from mlgap.reports._references import find_broken_references
from mlgap.types import SCHEMA_VERSION, GapReport, Profile

EARLIER_VERSIONS = ("1", "2")
"""Forms whose fields all have the same meaning today; what came later takes its default."""
_SHOWN = 12
"""Problems listed by name before the rest is only counted, so that a foreign file stays readable."""


def to_json(report: GapReport) -> str:
    """Return the report as JSON text that `from_json` reads back to an equal value.

    Keys stand in the order of the types' fields; `docs/report.schema.json` describes them.
    """
    return plain_json(report)


def profile_to_json(profile: Profile) -> str:
    """Return a profile alone as JSON text, in the form it has within a report."""
    return plain_json(profile)


def plain_json(value: object) -> str:
    """Return any value of mlgap's types as JSON text: dataclasses as objects in field order.

    Raises `ValueError` for a number that is not finite.
    """
    return json.dumps(_to_plain(value), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(text: str) -> GapReport:
    """Return the report that `to_json` wrote.

    A report of an earlier version is read as one of this version, with what it could not hold left empty.
    Raises `DataError` naming every faulty place ("$.segments[1].gaps[0].status"), or saying that the text
    is not JSON, is no report, or is of a version unknown here.
    """
    plain = parse_json(text, "report")
    problems: list[str] = []
    report = decode_report(plain, "$", problems)
    if report is None:
        raise data_fault("report", problems)
    return report


def decode_report(plain: object, path: str, problems: list[str]) -> GapReport | None:
    """Return the report that a parsed JSON value holds, or None with each faulty place added to `problems`.

    `path` is where the value stands in its file.
    """
    if not isinstance(plain, dict) or "schema_version" not in plain:
        problems.append(f"{path}: expected a report saved by mlgap as JSON, an object with a schema_version")
        return None
    version = plain["schema_version"]
    if version not in (SCHEMA_VERSION, *EARLIER_VERSIONS):
        read = ", ".join(map(repr, EARLIER_VERSIONS)) + f" and {SCHEMA_VERSION!r}"
        problems.append(
            f"{path}.schema_version: found {_name(version)}, this mlgap reads {read}; "
            "make the report again from the CV with this version"
        )
        return None
    before = len(problems)
    if version != SCHEMA_VERSION:
        plain = {**with_defaults(GapReport, plain), "schema_version": SCHEMA_VERSION}
    report = typing.cast(GapReport, _decode(GapReport, plain, path, problems))
    if len(problems) == before:
        problems += [p.replace("$.", f"{path}.") for p in find_broken_references(report)]
    return report if len(problems) == before else None


def decode_value(hint: Any, plain: object, path: str, problems: list[str]) -> Any:
    """Return the value of a type of dataclasses, tuples and scalars that a parsed JSON value holds.

    Each faulty place is added to `problems`; where there is one, what is returned is of no use.
    """
    return _decode(hint, plain, path, problems)


def with_defaults(hint: Any, value: Any) -> Any:
    """Return a plain value of an earlier form with the fields that were added since, at their defaults."""
    if dataclasses.is_dataclass(hint) and isinstance(value, dict):
        kind = typing.cast(type, hint)
        added = {f.name: _to_plain(f.default) for f in dataclasses.fields(kind) if f.name not in value}
        added = {name: v for name, v in added.items() if v is not dataclasses.MISSING}
        hints = hints_of(kind)
        return {**{k: with_defaults(hints.get(k), v) for k, v in value.items()}, **added}
    if isinstance(value, list):
        arms = typing.get_args(hint)
        return [with_defaults(arms[0], item) for item in value] if arms and arms[-1] is Ellipsis else value
    inner = [arm for arm in typing.get_args(hint) if dataclasses.is_dataclass(arm)]
    return with_defaults(inner[0], value) if inner else value


def data_fault(what: str, problems: Sequence[str]) -> DataError:
    """Return the error that names the first faulty places of a file and counts the others."""
    shown = list(problems[:_SHOWN])
    if len(problems) > _SHOWN:
        shown.append(f"and {len(problems) - _SHOWN} more")
    return DataError(what, shown)


def parse_json(text: str, what: str) -> Any:
    """Return what JSON text holds; raises `DataError` for text that is not JSON that mlgap writes.

    `what` names what the file should be: "report".
    """

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON number")

    expected = f"expected a {what} saved by mlgap"
    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise data_fault(what, [f"$: not JSON: {error.msg} at {place}; {expected}"]) from error
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else "a number out of range"
        raise data_fault(what, [f"$: not JSON that mlgap writes: {reason}; {expected}"]) from error


def _to_plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _to_plain(item) for key, item in value.items()}
    return value


# --- decoding: one function per shape of type hint ------------------------------------------------


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """Return the resolved type hint of each field of a dataclass, in order."""
    return typing.get_type_hints(kind)


def _decode(hint: Any, value: Any, path: str, problems: list[str]) -> Any:
    if dataclasses.is_dataclass(hint):
        return _decode_object(typing.cast(type, hint), value, path, problems)
    origin = typing.get_origin(hint)
    if origin is Literal:
        return _decode_literal(hint, value, path, problems)
    if origin is tuple:
        return _decode_tuple(typing.get_args(hint), value, path, problems)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        (inner,) = (arm for arm in typing.get_args(hint) if arm is not type(None))
        return _decode(inner, value, path, problems)
    return _SCALARS[hint](value, path, problems)


def _decode_object(kind: type, value: Any, path: str, problems: list[str]) -> Any:
    if not isinstance(value, dict):
        return _wrong(path, f"an object ({kind.__name__})", value, problems)
    hints = hints_of(kind)
    before = len(problems)
    problems += [f"{path}.{name}: missing" for name in hints if name not in value]
    problems += [f"{path}: unknown field {name[:40]!r}" for name in value if name not in hints]
    fields = {
        name: _decode(hint, value[name], f"{path}.{name}", problems)
        for name, hint in hints.items()
        if name in value
    }
    if len(problems) > before:
        return None
    try:
        return kind(**fields)
    except ValueError as error:
        problems.append(f"{path}: {error}")
        return None


def _decode_literal(hint: Any, value: Any, path: str, problems: list[str]) -> Any:
    allowed = typing.get_args(hint)
    if isinstance(value, str) and value in allowed:
        return value
    return _wrong(path, "one of " + ", ".join(allowed), value, problems)


def _decode_tuple(arms: tuple[Any, ...], value: Any, path: str, problems: list[str]) -> Any:
    if not isinstance(value, list):
        return _wrong(path, "a list", value, problems)
    if arms[-1] is Ellipsis:
        arms = (arms[0],) * len(value)
    if len(arms) != len(value):
        return _wrong(path, f"a list of {len(arms)}", value, problems)
    return tuple(
        _decode(arm, item, f"{path}[{i}]", problems)
        for i, (arm, item) in enumerate(zip(arms, value, strict=True))
    )


def _decode_text(value: Any, path: str, problems: list[str]) -> Any:
    if not isinstance(value, str):
        return _wrong(path, "text", value, problems)
    if any("\ud800" <= character <= "\udfff" for character in value):
        return _wrong(path, "text in Unicode", value, problems)
    return value


def _decode_flag(value: Any, path: str, problems: list[str]) -> Any:
    return value if isinstance(value, bool) else _wrong(path, "true or false", value, problems)


def _decode_int(value: Any, path: str, problems: list[str]) -> Any:
    is_int = isinstance(value, int) and not isinstance(value, bool)
    return value if is_int else _wrong(path, "a whole number", value, problems)


def _decode_float(value: Any, path: str, problems: list[str]) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if math.isfinite(number):
            return number
    return _wrong(path, "a number", value, problems)


_SCALARS: dict[Any, Callable[[Any, str, list[str]], Any]] = {
    str: _decode_text,
    bool: _decode_flag,
    int: _decode_int,
    float: _decode_float,
}


def _wrong(path: str, expected: str, value: Any, problems: list[str]) -> None:
    problems.append(f"{path}: expected {expected}, found {_name(value)}")


def _name(value: Any) -> str:
    """Name a JSON value by its type; short scalars are shown, since long text may be a line of the CV."""
    if isinstance(value, str):
        return repr(value) if len(value) <= 24 and " " not in value else "other text"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)[:24]
    return "a list" if isinstance(value, list) else "an object"
