"""The part "Steps": the best few skills as cards, what they bring, conditions apart, and every other gap."""

from __future__ import annotations

import streamlit as st

from mlgap import plan_views, reports
from mlgap.types import Gap
from mlgap.ui import widgets, words
from mlgap.ui.plan._cards import step_card
from mlgap.ui.plan._view import View

__all__ = ["draw"]


def draw(view: View) -> None:
    """Draw what to do first in the segment in view."""
    plan = view.plan
    segment = plan.segment
    widgets.segment_notes(segment)
    st.header("What to do first")
    if plan.unlocks is None:
        st.info(
            "Too few adverts here to say what would come first. Choose all segments together above, or all "
            "levels beside your CV."
        )
    elif not plan.unlocks.sets:
        st.info(
            f"{plan.unlocks.reason} So these are what adverts require most and your CV does not show.",
            icon=":material/info:",
        )
    if plan.steps:
        cards = [
            step_card(told, view.profile, view.vocabulary, view.labels, segment.n_adverts)
            for told in plan.steps
        ]
        widgets.grid(cards, "steps")
    _brings(plan, view)
    st.header("Within reach now")
    _reach(plan, view)
    st.header("The step for any other gap")
    _others(plan, view)


def _brings(plan: plan_views.SegmentPlan, view: View) -> None:
    """Say what the set brings, how sure the choice is, and how far most adverts stay."""
    if plan.unlocks is None:
        return
    words_ = reports.words_for(view.labels, view.vocabulary)
    sentences = reports.unlock_sentences(plan.unlocks, words_, conditions=False)
    told = sentences if plan.unlocks.sets else sentences[2:]
    if not told:
        return
    st.subheader("What that would bring")
    st.markdown(told[0])
    if told[1:]:
        with st.expander("How sure that is, and how far the other adverts are"):
            for sentence in told[1:]:
                st.markdown(sentence)


def _reach(plan: plan_views.SegmentPlan, view: View) -> None:
    """Say what is within reach as the CV is, and which conditions stand apart as filters."""
    reach = plan.reach
    if reach is None or not reach.n_judged:
        st.info("Too few adverts here name three technical things that they require.")
        return
    st.markdown(
        f"**{reach.n_within:,} of {reach.n_judged:,}** adverts: your CV shows all but at most one of the "
        f"technical things that each requires. {reach.n_left_out:,} more require fewer than three such "
        "things, which is too little to judge."
    )
    left = dict(reach.gates)
    best = plan.unlocks.sets[-1] if plan.unlocks and plan.unlocks.sets else None
    then = dict(best.gates) if best else {}
    asked = [gate for gate in left if left[gate] or then.get(gate)]
    if not asked:
        return
    st.markdown(
        "Some also set conditions, such as a degree or years. These are no skills, and no step is about "
        "them. If you do not meet one, so many adverts fall away:"
    )
    column = f"Of the {reach.n_within:,} within reach now"
    more = f"Of the {best.unlocks:,} that the set brings" if best else ""
    st.table(
        [
            {"Condition": view.vocabulary.label("gate", gate), column: f"{left[gate]:,}"}
            | ({more: f"{then.get(gate, 0):,}"} if more else {})
            for gate in sorted(asked, key=lambda g: -left[g])
        ],
        hide_index=True,
    )
    left_out = st.pills(
        "Leave out adverts that require",
        asked,
        selection_mode="multi",
        format_func=lambda gate: view.vocabulary.label("gate", gate),
        key=f"plan_gates_{view.segment}",
    )
    if left_out:
        without = view.reach_without(left_out)
        st.markdown(f"Without these: **{without.n_within:,} of {without.n_judged:,}** adverts judged.")


def _others(plan: plan_views.SegmentPlan, view: View) -> None:
    """Draw the choice of one more gap and its step."""
    chosen_already = {told.gap.skill_id for told in plan.steps}
    others = {g.skill_id: g for g in plan.open_gaps if g.skill_id not in chosen_already}
    if not others:
        st.info("There is no other gap here to take a step on.")
        return

    def name(skill: str) -> str:
        return _gap_name(others[skill], view)

    skill = st.selectbox(
        f"One of {len(others)} more gaps, most required first", list(others), format_func=name,
        key=f"plan_gap_{view.segment}_{view.held.round}",
    )  # fmt: skip
    gap = others.get(skill or "")
    if gap is None:
        return
    told = plan_views.Told(gap, view.advice(gap))
    widgets.grid([step_card(told, view.profile, view.vocabulary, view.labels, plan.segment.n_adverts)])


def _gap_name(gap: Gap, view: View) -> str:
    label = view.labels.get(gap.skill_id, gap.skill_id)
    status = view.vocabulary.label("gap_status", gap.status).lower()
    return f"{label}: {status}, required by {words.percent(gap.demand.required)}"
