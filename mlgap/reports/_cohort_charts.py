"""A chart of a cohort: what adverts ask, with its interval, over the CVs that can show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlgap.cohorts import LEAST_GROUP, CohortPicture, CohortSegment
from mlgap.reports import _words as w
from mlgap.reports._charts import NEUTRAL, PAY, STATUS_COLOURS, finish, inline, layered, tips
from mlgap.reports._cohort_words import cohort_basis, cohort_shown_words
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import Demand
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import altair as alt

COHORT_CHART_ROWS = 15
_ASKED, _SHOWN = "Adverts that ask, with 95 % interval", "CVs of the cohort that can show it"


def cohort_chart(
    picture: CohortPicture,
    segment: CohortSegment,
    taxonomy: SkillNames,
    vocabulary: Vocabulary,
    top: int = COHORT_CHART_ROWS,
) -> alt.LayerChart:
    """Return per thing asked the share of adverts as a point with its interval, over a bar of the CVs.

    A withheld count has no bar: it is told in words, at a length that tells nothing.
    """
    import altair as alt

    words = words_for(taxonomy, vocabulary)
    rows = [_row(picture, demand, words) for demand in segment.demands[:top]]
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("Asked for:N", sort=[row["Asked for"] for row in rows], axis=alt.Axis(title=None)),
        tooltip=tips("Asked for", "Asked", "CVs", "Pooled"),
    )
    scale = alt.Scale(domain=[0, 1])
    across = alt.X("shown:Q", scale=scale, axis=alt.Axis(format="%", title="Part of adverts, part of CVs"))
    told = alt.Color("what:N", scale=alt.Scale(domain=[_ASKED, _SHOWN], range=[PAY, STATUS_COLOURS["shown"]]))
    bars = (
        base.transform_filter("datum.told")
        .transform_calculate(what=f"'{_SHOWN}'")
        .mark_bar(height=12, opacity=0.55, cornerRadiusEnd=2)
        .encode(x=across, color=told)
    )
    withheld = (
        base.transform_filter("!datum.told")
        .mark_text(align="left", dx=3, fontSize=11, color=NEUTRAL)
        .encode(x=alt.datum(0, scale=scale), text="CVs:N")
    )
    as_asked = base.transform_calculate(what=f"'{_ASKED}'")
    lines = as_asked.mark_rule(strokeWidth=3).encode(x=alt.X("low:Q", scale=scale), x2="high:Q", color=told)
    points = as_asked.mark_point(filled=True, size=80, opacity=1).encode(x="share:Q", color=told)
    finished: alt.LayerChart = finish(
        layered(
            (bars, any(row["told"] for row in rows)),
            (withheld, not all(row["told"] for row in rows)),
            (lines, True),
            (points, True),
        ).properties(width="container", height=alt.Step(30)),
        f"{words.segment(segment.segment)}: what adverts ask, and what the cohort can show",
        [
            cohort_basis(segment),
            f"{picture.n_read} CVs; counts under {LEAST_GROUP} on either side are withheld",
        ],
        f"{cohort_basis(segment)} "
        + " ".join(f"{row['Asked for']}: asked by {row['Asked']}, shown by {row['CVs']}." for row in rows),
    )
    return finished


def _row(picture: CohortPicture, demand: Demand, words: Words) -> dict[str, Any]:
    count = picture.count_of(demand.what)
    shown = count.shown if count else None
    return {
        "Asked for": words.skill(demand.what),
        "share": demand.asked,
        "low": demand.asked_low,
        "high": demand.asked_high,
        "Asked": w.asked_words(demand),
        "told": shown is not None,
        "shown": shown / picture.n_read if shown is not None else 0,
        "CVs": cohort_shown_words(count, picture.n_read),
        "Pooled": "yes, few adverts" if demand.pooled else "no",
    }
