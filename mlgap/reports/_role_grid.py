"""Role families by segments: a heat map, its table, and what stands out in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mlgap.plan_views import GridCell, furthest, nearest
from mlgap.reports import _words as w
from mlgap.reports._charts import _HEAT, INK, LIGHT_INK_ABOVE, finish, inline, layered, tips
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

TOO_FEW = "too few"
_COLUMNS = (
    "Role", "Segment", "Shown of the most asked", "Adverts", "Employers", "Within reach", "Judged",
    "One step", "What it brings", "Widened",
)  # fmt: skip


def told_cells(grid: Sequence[GridCell], segments: Sequence[str]) -> tuple[GridCell, ...]:
    """Return the cells of the segments drawn, of the roles that are told in one of them."""
    here = [cell for cell in grid if cell.segment in segments]
    roles = {cell.role_family for cell in here if cell.told is not None}
    return tuple(cell for cell in here if cell.role_family in roles)


def grid_chart(grid: Sequence[GridCell], skills: SkillNames, vocabulary: Vocabulary) -> alt.LayerChart:
    """Return roles by segments: colour is the part shown of what is most asked, text is "k/m"."""
    import altair as alt

    words = words_for(skills, vocabulary)
    rows = [_row(cell, words) for cell in grid]
    base = alt.Chart(inline(rows)).encode(
        x=alt.X(
            "Segment:N",
            sort=list(dict.fromkeys(words.segment(cell.segment) for cell in grid)),
            axis=alt.Axis(
                orient="top", labelAngle=-30, title=None, labelLimit=190, labelOverlap=False, grid=False
            ),
        ),
        y=alt.Y(
            "Role:N",
            sort=list(dict.fromkeys(words.role(cell.role_family) for cell in grid)),
            axis=alt.Axis(title=None, labelLimit=300, grid=False),
        ),
        tooltip=tips("Role", "Segment", "Shown of the most asked", "Adverts", "Employers", "Within reach",
                     "One step", "What it brings", "Widened"),
    )  # fmt: skip
    told, untold = "datum.of > 0", "datum.of == 0"
    cells = (
        base.transform_filter(told)
        .mark_rect(cornerRadius=4, stroke="white", strokeOpacity=0.25)
        .encode(color=alt.Color("share:Q", scale=alt.Scale(domain=[0, 1], range=list(_HEAT)), legend=None))
    )
    dark = alt.condition(
        f"datum.of > 0 && datum.share > {LIGHT_INK_ABOVE}", alt.value("#ffffff"), alt.value(INK)
    )
    text = (
        base.transform_filter(told)
        .mark_text(fontSize=12, fontWeight="bold")
        .encode(text="short:N", color=dark)
    )
    empty = base.transform_filter(untold).mark_text(fontSize=11, color="#7b8794").encode(text="short:N")
    has_told, has_untold = any(row["of"] for row in rows), not all(row["of"] for row in rows)
    finished: alt.LayerChart = finish(
        layered((cells, has_told), (text, has_told), (empty, has_untold)).properties(
            width="container", height=alt.Step(28)
        ),
        "What each role most asks for in each segment, and how much of it this CV shows",
        [
            "k/m: shows k of the m things asked by at least 20 % of the adverts of that role there",
            f"{TOO_FEW}: no figure of its own; the table says how many adverts there are",
        ],
        " ".join(
            f"{words.role(c.role_family)}, {words.segment(c.segment)}: {w.shows(c.told.standing)}, "
            f"{w.counted(c.n_adverts, c.n_employers)}."
            for c in grid
            if c.told is not None
        ),
    )
    return finished


def grid_table(grid: Sequence[GridCell], skills: SkillNames, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return one row per role and segment; a cell of too few adverts says how many there are."""
    import pandas as pd

    words = words_for(skills, vocabulary)
    return pd.DataFrame([_row(cell, words) for cell in grid], columns=list(_COLUMNS))


def _row(cell: GridCell, words: Words) -> dict[str, Any]:
    row: dict[str, Any] = {
        "Role": words.role(cell.role_family),
        "Segment": words.segment(cell.segment),
        "Adverts": f"{cell.n_adverts:,}",
        "Employers": f"{cell.n_employers:,}",
    }
    if cell.told is None or cell.reach is None:
        few = {"short": TOO_FEW, "Shown of the most asked": TOO_FEW, "share": 0.0, "of": 0}
        return {**dict.fromkeys(_COLUMNS, ""), **row, **few}
    standing = cell.told.standing
    step = cell.best or cell.instead
    return {
        **row,
        "Shown of the most asked": f"{standing.shown} of {standing.of}",
        "Within reach": f"{cell.reach.n_within:,}",
        "Judged": f"{cell.reach.n_judged:,}",
        "One step": words.skill(step.skill_id) if step else "",
        "What it brings": _brings(cell),
        "Widened": "; ".join(cell.told.dropped) or "no",
        "short": f"{standing.shown}/{standing.of}",
        "share": standing.shown / standing.of if standing.of else 0.0,
        "of": standing.of,
    }


def _brings(cell: GridCell) -> str:
    if cell.best is not None:
        return f"{cell.best.unlocks:,} more within reach"
    return f"required by {cell.instead.required_by:,}" if cell.instead is not None else "too few to say"


def grid_sentences(
    grid: Sequence[GridCell], skills: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return where the CV's text is nearest and where one step carries furthest, cells of 50 adverts on."""
    words = words_for(skills, vocabulary)
    return tuple(filter(None, (_nearest(nearest(grid), words), _furthest(furthest(grid), words))))


def _nearest(cells: Sequence[GridCell], words: Words) -> str:
    if not cells:
        return "No role has 50 adverts in any segment chosen, so none is named as nearest."
    told = "; ".join(
        f"{_place(c, words)} ({c.told.standing.shown} of {c.told.standing.of}; {c.n_adverts:,} adverts)"
        for c in cells
        if c.told is not None
    )
    return (
        f"This CV shows the largest part of what is most asked in {told}. "
        "It is a count of things named in a text, over cells of 50 adverts or more."
    )


def _furthest(cells: Sequence[GridCell], words: Words) -> str:
    if not cells:
        return ""
    if cells[0].best is not None:
        told = "; ".join(
            f"{words.skill(c.best.skill_id)} for {_place(c, words)} ({c.best.unlocks:,} more of "
            f"{c.reach.n_judged:,} adverts within reach)"
            for c in cells
            if c.best is not None and c.reach is not None
        )
        return f"One skill would carry furthest here: {told}."
    told = "; ".join(
        f"{words.skill(c.instead.skill_id)} for {_place(c, words)} (required by {c.instead.required_by:,} of "
        f"{c.reach.n_judged:,} adverts)"
        for c in cells
        if c.instead is not None and c.reach is not None
    )
    return (
        "No single skill brings five adverts of one cell within reach. "
        f"One thing that is not shown is required by most adverts here: {told}."
    )


def _place(cell: GridCell, words: Words) -> str:
    return f"{words.role(cell.role_family)} in {words.segment(cell.segment)}"
