"""The published schema describes exactly what is written."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mlgap.reports import report_schema, to_json

from examples import example_report

_PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "report.schema.json"
_SCHEMA: dict[str, Any] = json.loads(report_schema())


def test_the_published_schema_is_current() -> None:
    assert _PUBLISHED.read_text(encoding="utf-8") == report_schema(), (
        "the types changed: write mlgap.reports.report_schema() to docs/report.schema.json"
    )


def test_the_schema_is_a_schema_of_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(_SCHEMA)
    assert _SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_example_report_validates() -> None:
    _validate(json.loads(to_json(example_report())))


@pytest.mark.parametrize(
    "damage",
    [
        lambda r: r["segments"][0]["gaps"][0].update(status="absent"),
        lambda r: r["segments"][0]["gaps"][0]["demand"].update(asked=1.2),
        lambda r: r["segments"][0].update(n_adverts=-1),
        lambda r: r["segments"][0].pop("window"),
        lambda r: r["reach"][0].update(gates=[["clearance"]]),
        lambda r: r.update(file_name="cv.pdf"),
        lambda r: r.update(schema_version="0"),
    ],
)
def test_a_damaged_report_does_not_validate(damage: Any) -> None:
    report = json.loads(to_json(example_report()))
    damage(report)
    with pytest.raises(jsonschema.ValidationError):
        _validate(report)


def test_every_type_and_field_is_described() -> None:
    fields = [
        (kind, name, field)
        for kind, definition in _SCHEMA["$defs"].items()
        for name, field in definition["properties"].items()
    ]
    assert len(fields) > 100
    assert all(definition["description"] for definition in _SCHEMA["$defs"].values())
    assert [(kind, name) for kind, name, field in fields if not field.get("description")] == []


def _validate(report: Any) -> None:
    jsonschema.Draft202012Validator(_SCHEMA).validate(report)
