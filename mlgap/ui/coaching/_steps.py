"""What coach and client agreed on: what stands open, what is done, and one step more."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from mlgap import coaching, plan_views
from mlgap.coaching import AgreedStep
from mlgap.plan_views import Told
from mlgap.ui.coaching._desk import Desk
from mlgap.ui.plan import View

__all__ = ["agreed", "new_step"]


def agreed(desk: Desk) -> None:
    """Draw what stands open, oldest first, each to be ticked; then what is done."""
    steps = list(enumerate(desk.client.session.agreed))
    opened = [(place, step) for place, step in steps if step.done is None]
    done = [(place, step) for place, step in steps if step.done is not None]
    if not steps:
        st.info("Nothing is agreed on yet.")
    elif not opened:
        st.success("All that was agreed on is done.", icon=":material/check:")
    today = desk.today.isoformat()
    for title, part in (
        ("Open from last time", [(p, s) for p, s in opened if s.agreed < today]),
        ("Agreed today", [(p, s) for p, s in opened if s.agreed >= today]),
    ):
        if part:
            st.markdown(f"**{title}**")
        for place, step in part:
            _row(desk, place, step)
    if done:
        with st.expander(f"Done: {len(done)}", icon=":material/check:"):
            for place, step in done:
                _row(desk, place, step)


def _row(desk: Desk, place: int, step: AgreedStep) -> None:
    """Draw one step with its tick."""
    key = f"{desk.round}_{place}_{len(desk.client.session.agreed)}"
    label = desk.market.labels.get(step.skill_id or "", "")
    head = f"<b>{escape(label)}</b> " if label else ""
    due = '<span class="badge badge-due">Due</span>' if step.state(desk.today) == "due" else ""
    st.html(
        f'<section class="agreed">{head}{due}<p>{escape(step.text)}</p>'
        f'<span class="card-note">{escape(_days(step))}</span></section>'
    )
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.checkbox(
            "Done", value=step.done is not None, key=f"tick_{key}", on_change=_tick, args=(desk, place)
        )
        with st.popover("Remove", type="tertiary", key=f"step_{key}"):
            st.markdown("Remove this step for good?")
            st.button("Remove this step", key=f"drop_step_{key}", on_click=_drop, args=(desk, place))


def _days(step: AgreedStep) -> str:
    days = [f"agreed {step.agreed}"]
    days += [f"due {step.due}"] if step.due else []
    days += [f"done {step.done}"] if step.done else []
    return " · ".join(days)


def _tick(desk: Desk, place: int) -> None:
    done = None if desk.client.session.agreed[place].done else desk.today
    desk.client.change(lambda session: coaching.tick(session, place, done))


def _drop(desk: Desk, place: int) -> None:
    desk.client.change(lambda session: coaching.take_back(session, place))


def new_step(desk: Desk) -> None:
    """Draw the form for one step more: one of the plan's, or the coach's own words, or both."""
    told = _from_plan(desk)
    key = f"{desk.round}_{len(desk.client.session.agreed)}"

    def name(place: int | None) -> str:
        return "Something else" if place is None else desk.market.labels.get(told[place].gap.skill_id, "")

    with st.form(f"agree_{key}", border=False):
        about, due = st.columns([3, 2])
        with about:
            chosen = st.selectbox(
                "About",
                [None, *range(len(told))],
                format_func=name,
                key=f"about_{key}",
                help="The steps of the plan for the target come first, then what else is asked and not "
                "shown, most required first."
                if told
                else "The plan's steps stand here once the client's CV is given.",
            )
        with due:
            day: date | None = st.date_input("Due by", value=None, key=f"due_{key}")
        text = st.text_area(
            "In your own words",
            max_chars=coaching.LONGEST_STEP,
            height=80,
            key=f"words_{key}",
            placeholder="Empty: the words of the plan.",
        )
        sent = st.form_submit_button("Agree on this", icon=":material/add:", key=f"agree_on_{key}")
    if sent:
        _agree(desk, told[chosen] if chosen is not None else None, text.strip(), day)


def _agree(desk: Desk, told: Told | None, text: str, due: date | None) -> None:
    if told is None and not text:
        st.error("Choose what it is about, or write it in your own words.", icon=":material/error:")
        return
    said = text or _words(told) if told else text
    step = AgreedStep(
        said,
        told.gap.skill_id if told else None,
        bool(text),
        desk.today.isoformat(),
        due.isoformat() if due else None,
    )
    desk.client.change(lambda session: coaching.agree(session, step))
    st.rerun()


def _words(told: Told) -> str:
    """Return as many of the plan's sentences as a step holds."""
    kept = ""
    for sentence in told.advice.sentences:
        if len(kept) + len(sentence) < coaching.LONGEST_STEP:
            kept = f"{kept} {sentence}".strip()
    return kept


def _from_plan(desk: Desk) -> list[Told]:
    """Return the plan's steps for the target, then every other gap; none without a CV."""
    if desk.held is None:
        return []
    segment = desk.client.session.target.segment
    if segment not in {s.segment for s in desk.held.report.segments}:
        segment = plan_views.ALL
    view = View(desk.held, segment or plan_views.ALL)
    plan = view.plan
    chosen = {told.gap.skill_id for told in plan.steps}
    others = [Told(gap, view.advice(gap)) for gap in plan.open_gaps if gap.skill_id not in chosen]
    return [*plan.steps, *others]
