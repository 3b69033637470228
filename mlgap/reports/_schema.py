"""The JSON Schema of a saved report, made from the types that `to_json` writes."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, Union

from mlgap.reports._field_notes import FIELD_NOTES
from mlgap.reports._json import hints_of
from mlgap.types import SCHEMA_VERSION, GapReport

_Notes = Mapping[str, Mapping[str, str]]
_SCALARS: dict[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def report_schema() -> str:
    """Return the text of `docs/report.schema.json`: JSON Schema 2020-12 of what `to_json` writes."""
    return json_schema(
        GapReport,
        "mlgap gap report",
        "A report saved by mlgap as JSON. Shares lie in [0, 1]; money is in units of its "
        "currency; offsets count characters of the CV's text, which is no part of the report.",
        {"GapReport": {"schema_version": SCHEMA_VERSION}},
    )


def json_schema(
    kind: type,
    title: str,
    description: str,
    constants: Mapping[str, Mapping[str, str]],
    notes: Mapping[str, Mapping[str, str]] = FIELD_NOTES,
) -> str:
    """Return the JSON Schema 2020-12 of what `plain_json` writes of a type, as text.

    `constants` are the fields that hold one value alone, by type and field; `notes` describe every field.
    """
    definitions: dict[str, Any] = {}
    top = _schema(kind, definitions, notes)
    for name, fields in constants.items():
        for field, value in fields.items():
            definitions[name]["properties"][field]["const"] = value
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        **top,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema(hint: Any, definitions: dict[str, Any], notes: _Notes) -> dict[str, Any]:
    if dataclasses.is_dataclass(hint):
        return _object(typing.cast(type, hint), definitions, notes)
    origin, arms = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return {"enum": list(arms)}
    if origin is tuple:
        return _array(arms, definitions, notes)
    if origin in (Union, types.UnionType):
        return {
            "anyOf": [
                {"type": "null"} if arm is type(None) else _schema(arm, definitions, notes) for arm in arms
            ]
        }
    return {"type": _SCALARS[hint]}


def _array(arms: tuple[Any, ...], definitions: dict[str, Any], notes: _Notes) -> dict[str, Any]:
    if arms[-1] is Ellipsis:
        return {"type": "array", "items": _schema(arms[0], definitions, notes)}
    return {
        "type": "array",
        "prefixItems": [_schema(arm, definitions, notes) for arm in arms],
        "minItems": len(arms),
        "maxItems": len(arms),
    }


def _object(kind: type, definitions: dict[str, Any], notes: _Notes) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        said = notes[kind.__name__]
        properties = {
            name: {"description": said[name], **_schema(hint, definitions, notes), **_limits(kind, hint)}
            for name, hint in hints_of(kind).items()
        }
        definitions[kind.__name__] = {
            "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _limits(kind: type, hint: Any) -> dict[str, Any]:
    if hint is int:
        return {"minimum": 0}
    is_share = hint is float and kind.__name__ in {"Demand", "GateShare"}
    return {"minimum": 0, "maximum": 1} if is_share else {}
