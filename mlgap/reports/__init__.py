"""A report as charts, tables and files: values in; Altair charts, text and bytes out; no Streamlit."""

from mlgap.reports._json import from_json, to_json

__all__ = ["from_json", "to_json"]
