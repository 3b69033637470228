"""The JSON Schema of a saved report, made from the types that `to_json` writes."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from typing import Any, Literal, Union

from mlgap.reports._field_notes import FIELD_NOTES
from mlgap.reports._json import hints_of
from mlgap.types import SCHEMA_VERSION, GapReport

_SCALARS: dict[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def report_schema() -> str:
    """Return the text of `docs/report.schema.json`: JSON Schema 2020-12 of what `to_json` writes."""
    definitions: dict[str, Any] = {}
    top = _schema(GapReport, definitions)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mlgap gap report",
        "description": "A report saved by mlgap as JSON. Shares lie in [0, 1]; money is in units of its "
        "currency; offsets count characters of the CV's text, which is no part of the report.",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }
    schema["$defs"]["GapReport"]["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if dataclasses.is_dataclass(hint):
        return _object(typing.cast(type, hint), definitions)
    origin, arms = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return {"enum": list(arms)}
    if origin is tuple:
        return _array(arms, definitions)
    if origin in (Union, types.UnionType):
        return {
            "anyOf": [{"type": "null"} if arm is type(None) else _schema(arm, definitions) for arm in arms]
        }
    return {"type": _SCALARS[hint]}


def _array(arms: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if arms[-1] is Ellipsis:
        return {"type": "array", "items": _schema(arms[0], definitions)}
    return {
        "type": "array",
        "prefixItems": [_schema(arm, definitions) for arm in arms],
        "minItems": len(arms),
        "maxItems": len(arms),
    }


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        notes = FIELD_NOTES[kind.__name__]
        properties = {
            name: {"description": notes[name], **_schema(hint, definitions), **_limits(kind, hint)}
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
