"""The programme beside the market: modules from a CSV, and what of each is asked and shown."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from mlgap import reports
from mlgap.cohorts import CohortPicture, ModulePicture
from mlgap.resources import Resources
from mlgap.ui import uploads, widgets, words
from mlgap.ui.cohort import _words as said
from mlgap.ui.cohort._samples import sample_modules
from mlgap.ui.cohort_state import CohortState

__all__ = ["draw"]

LIMIT_MB = 1
PROBLEMS_SHOWN = 20


def draw(state: CohortState, picture: CohortPicture, resources: Resources, labels: Mapping[str, str]) -> None:
    """Draw where a module file is given, and each module against what the adverts ask."""
    st.markdown(
        "A CSV with a line for each skill that a module teaches: `module,skill`. The skill is its name as "
        "on this page, or another usual spelling of it."
    )
    _ask(state, resources)
    if state.modules is None:
        return
    if state.modules.problems:
        _problems(state.modules.problems)
    if not picture.counted:
        st.info("Modules are set beside counts, and this cohort is too small for counts.")
        return
    widgets.grid([_module_card(module, picture, labels) for module in picture.modules])
    untaught = [gap for gap in picture.gaps if gap.segment == picture.segments[0].segment and not gap.modules]
    st.subheader("Asked by many, shown by few, in no module")
    if untaught:
        widgets.grid(said.gap_cards(picture, untaught, labels), "cards")
    else:
        st.info("Each of the curriculum gaps is named by a module.")


def _ask(state: CohortState, resources: Resources) -> None:
    if state.modules_problem:
        st.error(words.refusal(state.modules_problem), icon=":material/error:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Template (CSV)",
            sample_modules,
            file_name="modules.csv",
            mime="text/csv",
            key="cohort_template",
            on_click="ignore",
            icon=":material/download:",
        )
        if state.modules is not None:
            n = len(state.modules.modules)
            st.markdown(f"**{n} module{'' if n == 1 else 's'}** read.", width="content")
            if st.button("Without modules", type="tertiary", key="cohort_no_modules"):
                state.forget_modules()
                st.rerun()
    given = st.file_uploader(
        "Modules (CSV)", type=["csv"], max_upload_size=LIMIT_MB, key=f"cohort_modules_{state.round}"
    )
    if given is not None:
        state.take_modules(uploads.taken(given), resources)
        st.rerun()


def _problems(problems: tuple[str, ...]) -> None:
    rows = "".join(f"<li>{escape(problem)}</li>" for problem in problems[:PROBLEMS_SHOWN])
    more = len(problems) - PROBLEMS_SHOWN
    rest = f"<p>And {more} more.</p>" if more > 0 else ""
    st.html(
        f'<div class="notices"><p class="notices-head">{len(problems)} line'
        f"{'' if len(problems) == 1 else 's'} of the module file not understood; the others count</p>"
        f"<ul>{rows}</ul>{rest}</div>"
    )


def _module_card(module: ModulePicture, picture: CohortPicture, labels: Mapping[str, str]) -> str:
    parts = (
        ("Asked by many, few can show it", module.few, True),
        ("Asked by many", module.told, True),
        ("Asked by fewer than a fifth of the adverts", module.less_asked, False),
        ("Hardly asked (by under 3 in 100)", module.unasked, False),
    )
    body = "".join(
        f'<p class="card-note state-when">{escape(title)}</p>'
        f"<p>{escape(_skills(ids, picture, labels, counts=counts))}</p>"
        for title, ids, counts in parts
        if ids
    )
    return f'<li class="gap"><div class="gap-head"><b>{escape(module.module)}</b></div>{body}</li>'


def _skills(ids: tuple[str, ...], picture: CohortPicture, labels: Mapping[str, str], *, counts: bool) -> str:
    def one(skill: str) -> str:
        count, label = picture.count_of(skill), labels.get(skill, skill)
        if not counts or count is None:
            return label
        return f"{label} (shown by {reports.cohort_shown_words(count, picture.n_read)})"

    return ", ".join(map(one, ids))
