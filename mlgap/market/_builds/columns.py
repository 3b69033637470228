"""Which column of a file of postings holds which field: by the names many files use, or as told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from mlgap.errors import MlgapError

__all__ = ["COLUMNS", "column_problems", "find_columns", "listed", "parse_mapping", "unused_columns"]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "posting_id", "job_id", "jobid", "job_url", "url"),
    "text": ("text", "description", "job_description", "description_text", "full_description", "body"),
    "title": ("title", "job_title", "position", "jobtitle"),
    "employer": ("employer", "company", "company_name", "organization", "organisation", "employer_name"),
    "location": ("location", "place", "job_location", "city"),
    "country": ("country", "country_code"),
    "posted": ("posted", "posted_date", "date_posted", "date", "posted_at", "published_at", "listed_time"),
    "remote": ("remote", "work_mode", "is_remote", "workplace_type", "remote_allowed"),
    "level": ("level", "seniority_raw", "seniority", "experience_level", "job_level"),
    "employment": ("employment", "employment_type", "job_type", "contract_type", "work_type"),
    "industry": ("industry", "industry_raw", "company_industry"),
    "source": ("source", "source_repo", "site"),
    "pay_low": ("pay_low", "salary_min", "min_amount", "min_salary"),
    "pay_high": ("pay_high", "salary_max", "max_amount", "max_salary"),
    "pay_currency": ("pay_currency", "salary_currency", "currency"),
    "pay_period": ("pay_period", "salary_period", "interval", "salary_interval"),
    "pay_source": ("salary_source",),
    "lang": ("lang", "language"),
    "crowd_work": ("gig_annotation",),
}
"""Field to the names of its column, in lower case and joined by "_"; the first that holds a value counts."""
_NAMES_SHOWN = 30
_NAME_LENGTH = 40

Places = Mapping[str, tuple[str, ...]]
"""Field to the file's own column names that hold it."""


def parse_mapping(told: Iterable[str]) -> dict[str, str]:
    """Return field to column for texts such as "text=JobDescription,posted=Date".

    Raises `MlgapError` for a field that is not one of `COLUMNS` and for a text that is no such pair.
    """
    mapping: dict[str, str] = {}
    for pair in (part for text in told for part in text.split(",")):
        name, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not name or not column:
            raise MlgapError(
                f"--columns: {pair.strip()!r}: expected FIELD=COLUMN, such as text=JobDescription."
            )
        if name not in COLUMNS:
            raise MlgapError(f"--columns: no field {name!r}: expected one of {', '.join(COLUMNS)}.")
        if name in mapping:
            raise MlgapError(f"--columns: {name}: given twice, as {mapping[name]!r} and {column!r}.")
        mapping[name] = column
    return mapping


def find_columns(names: Sequence[str], mapping: Mapping[str, str]) -> Places:
    """Return field to the columns of `names` that hold it; a mapped field is held by its column alone."""
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(_plain(name), name)
    found: dict[str, tuple[str, ...]] = {}
    for name, known in COLUMNS.items():
        if name in mapping:
            told = mapping[name]
            held = [told] if told in names else [by_plain.get(_plain(told), "")]
        else:
            held = [by_plain[k] for k in known if k in by_plain]
        if any(held):
            found[name] = tuple(held)
    return found


def unused_columns(names: Sequence[str], places: Places) -> tuple[str, ...]:
    """Return the columns of `names` that hold no field, a name's second and later column among them."""
    used = {name for held in places.values() for name in held}
    return tuple(name for i, name in enumerate(names) if name not in used or name in names[:i])


def column_problems(
    file: str, line: int, names: Sequence[str], places: Places, mapping: Mapping[str, str]
) -> list[str]:
    """Return what keeps the file from being read: mapped columns that are missing, and no column of text."""
    problems = [
        f"{file}:{line}: {name}: no column {column!r}"
        for name, column in mapping.items()
        if name not in places
    ]
    if "text" not in places and "text" not in mapping:
        known = ", ".join(COLUMNS["text"])
        problems.append(
            f"{file}:{line}: text: no column; expected one of {known}, or say which with --columns text=NAME"
        )
    if problems:
        problems.append(f"{file}:{line}: the columns are {listed(names)}")
    return problems


def _plain(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")


def listed(names: Sequence[str]) -> str:
    """Return the columns' names; a name as long as a sentence is none, and is not repeated."""
    shown = [repr(n) if len(n) <= _NAME_LENGTH else f"({len(n)} characters)" for n in names[:_NAMES_SHOWN]]
    return ", ".join(shown) + (f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else "")
