"""What stands around every page: the CV, the choices, errors, and the footer; the only session state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from mlgap import market_views, pipeline
from mlgap.errors import MlgapError
from mlgap.pay_views import RegionPay
from mlgap.states import Comparison
from mlgap.types import Cell, Correction, GapReport
from mlgap.ui import (
    advert_intake,
    advert_view,
    cache,
    choices,
    client_session,
    coaching,
    cv_reading,
    foot,
    guide,
    intake,
    market_filters,
    notices,
    offline,
    own_market,
    saved_states,
    tidy,
    uploads,
    widget_memory,
    widgets,
    words,
)
from mlgap.ui.cohort_state import CohortState
from mlgap.ui.session import Held, Market, State

__all__ = [
    "Held",
    "Market",
    "adverts",
    "begin_coaching",
    "choose_market",
    "choose_part",
    "choose_region",
    "cohort",
    "correct",
    "desk",
    "edit",
    "forget_cohort",
    "give_cv",
    "held",
    "keep_draft",
    "market",
    "new_client",
    "own_postings",
    "render",
    "tell",
    "two_states",
    "undo_edits",
]

uploads.keep_in_memory()
offline.ask_no_other_host()
tidy.when_quiet()

REGION_OF_PAY = "region_of_pay"


def _state() -> State:
    if "mlgap" not in st.session_state:
        st.session_state["mlgap"] = State()
    state: State = st.session_state["mlgap"]
    return state


def market() -> Market:
    """Return the market as chosen, waiting for it where it still loads.

    Raises `MlgapError` where it cannot be loaded; `render` shows it.
    """
    state = _state()
    resources = cv_reading.resources_of(state)
    segments = state.segments or pipeline.shown_segments(resources.vocabulary)
    return Market(resources, state.cell, segments, chosen=bool(state.segments))


def choose_market() -> market_filters.MarketChoice:
    """Draw the market page's own choices and remember them; they start anew where the frame's change."""
    state, resources = _state(), market().resources
    base = (state.cell, state.segments)
    if state.market is None or state.market_base != base:
        fresh = market_filters.start(state.cell, state.segments, resources.snapshot)
        kept = state.market or fresh
        state.market = replace(kept, cell=fresh.cell, segments=fresh.segments)
        state.market_base, state.market_round = base, state.market_round + 1
    round_ = str(state.market_round)
    state.market = market_filters.draw(state.market, round_, market_views.months(resources), resources)
    return state.market


def own_postings() -> None:
    """Draw the place where a session's own postings are given, and what was found in them."""
    state = _state()
    with st.expander("Use your own postings", expanded=bool(state.own or state.own_problem)):
        problem = st.empty()
        if state.own_problem:
            problem.error(words.refusal(state.own_problem), icon=":material/error:")
        if state.own and own_market.show(state.own):
            _use_market(None)
        st.markdown(
            "Adverts of your own town, course or client, in the place of the shipped market for this "
            "session. They are read in memory and nothing of them is stored."
        )
        asked = own_market.ask(state.round)
        if asked is not None:
            problem.empty()
            with st.spinner("Reading your postings"):
                try:
                    own = own_market.read(asked, cache.resources(), date.today())
                except MlgapError as error:
                    state.own_problem = str(error)
                    st.rerun()
            _use_market(own)


def _use_market(own: own_market.OwnMarket | None) -> None:
    """Make the session's figures those of its own postings, or of the shipped market again."""
    state = _state()
    state.own, state.own_problem, state.market = own, None, None
    cache.forget()
    state.name_places_anew()
    st.rerun()


def adverts() -> advert_view.Adverts | None:
    """Draw where adverts are given, and return those of the session set against its CV, if there is one."""
    state, resources = _state(), market().resources
    given = state.adverts
    try:
        given = advert_intake.ask(given, state.round)
    except MlgapError as error:
        st.error(words.refusal(error), icon=":material/error:")
    if given != state.adverts:
        cache.forget_adverts()
        state.adverts = given
        state.name_places_anew()
        st.rerun()
    if given is None:
        return None
    digest = state.document.digest if state.document else ""
    return cache.adverts(
        given, digest, state.corrections, date.today(), profile=state.profile, resources=resources
    )


def two_states() -> tuple[GapReport | None, Comparison | None]:
    """Draw where saved reports are given; return the report of this session's CV, and what changed."""
    state = _state()
    report = held().report if state.reading else None
    return report, saved_states.ask(state.states, market().resources, report, date.today())


def cohort() -> CohortState:
    """Return the cohort of this session, one without files where none was given."""
    return _state().cohort


def forget_cohort() -> None:
    """Forget the cohort with all its files, figures and choices, and draw anew."""
    state = _state()
    state.cohort = CohortState(round=state.cohort.round + 1)
    uploads.let_go_of(("cohort_",))
    for key in [key for key in st.session_state if str(key).startswith("cohort_")]:
        del st.session_state[key]
    widget_memory.forget()
    st.rerun()


def held() -> Held:
    """Return the CV of this session with its report for the choices made.

    Raises `MlgapError` where there is none, which `render` prevents for pages that need one.
    """
    state, shown = _state(), market()
    if state.reading is None:
        raise MlgapError("There is no CV in this session: give one on the page My gap.")
    text, profile = state.reading.text, state.reading.profile
    report = cache.report(
        text.masked.digest,
        state.corrections,
        shown.cell,
        date.today(),
        profile=profile,
        resources=shown.resources,
    )
    segments = tuple(s for s in report.segments if s.segment in shown.segments)
    drawn = replace(report, segments=segments)
    before = state.before_edit.text if state.before_edit else None
    return Held(shown, text, report.profile, report, drawn, state.data, before, state.draft, state.round)


def desk() -> coaching.Desk | None:
    """Return what the page Coaching draws from, None where no session is open."""
    state = _state()
    if state.client is None:
        return None

    def aim(target: Cell, changed: str) -> None:
        client_session.aim(state, target, changed)

    return coaching.Desk(
        client=state.client,
        market=market(),
        held=held() if state.reading else None,
        cv=client_session.cv_of(state),
        round=state.round,
        today=date.today(),
        aim=aim,
        aimed=lambda target: client_session.aimed(state, target),
    )


def begin_coaching() -> None:
    """Draw the two ways to open a coaching session: an alias, or the file of the last talk."""
    state = _state()
    new, file = st.columns(2, gap="large")
    with new:
        st.header("A first talk")
        alias = coaching.ask_alias(state.round)
    with file:
        st.header("The next talk")
        session = coaching.ask_file(state.round)
        theirs = coaching.ask_whose(session.alias) if session and state.document else True
    if alias is not None:
        client_session.start(state, alias)
        st.rerun()
    if session is not None and theirs is not None:
        if not theirs:
            new_client()
        client_session.open_file(_state(), session)
        st.rerun()


def give_cv() -> None:
    """Draw the ways to give a CV on a page of its own choices."""
    intake.ask(_state())


def correct(said: tuple[Correction, ...] | None) -> None:
    """Make these the person's corrections and draw all anew; nothing where they said nothing."""
    cv_reading.correct(_state(), said)


def keep_draft(text: str) -> None:
    """Remember what was typed in the place of the CV's text until it is read, taken back or removed."""
    state = _state()
    state.draft = None if state.reading is None or text == state.reading.text.read.text else text


def edit(text: str | None) -> None:
    """Read the CV's text as the person edited it and draw all anew; nothing where they did not."""
    cv_reading.edit(_state(), text)


def undo_edits(asked: bool) -> None:
    """Go back to the reading of the file itself where the person asks for it."""
    state = _state()
    if asked and state.before_edit:
        cv_reading.take_up(state, state.before_edit, state.before_edit)


def choose_part(parts: Mapping[str, str]) -> str:
    """Draw the choice of a part of the page Evidence, by its id and name, and return its id."""
    state = _state()
    chosen = st.segmented_control(
        "What to see",
        list(parts),
        default=state.part,
        required=True,
        format_func=lambda part: parts[part],
        label_visibility="collapsed",
        key=f"part_{state.round}",
    )
    state.part = chosen or state.part
    return state.part


def choose_region(found: Sequence[RegionPay]) -> None:
    """Draw the choice of a region on a page; it is the frame's own, and is taken up before all is drawn."""
    state = _state()
    st.session_state[REGION_OF_PAY] = state.region or ""

    def take_up() -> None:
        state.region = st.session_state[REGION_OF_PAY] or None

    widgets.choose_region(found, REGION_OF_PAY, take_up)


def tell(*, way_to_text: bool = True) -> None:
    """Draw what there is to know about the reading of the CV, and the way to its text."""
    if notices.draw(held(), way=way_to_text):
        _show_text()


def _show_text() -> None:
    state = _state()
    state.part = "text"
    state.name_places_anew()
    if state.evidence_page:
        st.switch_page(state.evidence_page)


@tidy.drawing()
def render(
    run_page: Callable[[], None],
    pages: Sequence[widgets.Page],
    *,
    needs_cv: bool,
    own_choices: bool = False,
) -> None:
    """Draw the frame and the page in it; before there is a CV, pages that need one show how to give one.

    A page of `own_choices` draws its own, so that none stand above it twice.
    """
    state = _state()
    by_title = {page.title: page for page in pages}
    state.evidence_page = by_title.get("Evidence")
    cache.ready()
    widgets.style()
    widgets.phone_navigation(pages)
    if state.client:
        cv = client_session.cv_of(state)
        state.client.settle(cv)
        client_session.draw_bar(state.client, cv, by_title.get("Coaching"))
    if state.own:
        own_market.banner(state.own)
    state.problem_place = st.empty()
    if state.problem:
        with state.problem_place.container():
            st.error(words.refusal(state.problem), icon=":material/error:")
            if state.document:
                st.caption("The CV you had before is still here.")
    try:
        if state.document:
            with st.sidebar:
                intake.held_cv(state, show_text=_show_text, remove=_remove)
                choices.draw(state)
            if state.aside and state.profile:
                cv_reading.ask_whose(state, state.profile)
            _guide(state, pages)
            run_page()
        elif needs_cv:
            intake.welcome(state)
        elif own_choices:
            run_page()
        else:
            with st.container(key="choices_bar"):
                choices.draw(state, across=True)
            run_page()
    except MlgapError as error:
        st.error(words.refusal(error), icon=":material/error:")
    foot.draw(market)


def _guide(state: State, pages: Sequence[widgets.Page]) -> None:
    """Draw the step of the guided first visit that is in view, and go where the person goes from it."""
    if state.guide is None:
        return
    at: int | None = state.guide
    if not state.guide_leads:
        at = guide.draw(state.guide)
        if at == state.guide:
            return
    state.guide, state.guide_leads = at, False
    if at is None:
        st.rerun()
    step = guide.STEPS[at]
    if step.page == "Plan":
        st.session_state["plan_part"] = "What if"
    st.switch_page(next(page for page in pages if page.title == step.page))


def _remove() -> None:
    """Forget the CV and all that came of it, choices included; a coaching session and a cohort stay open."""
    client, held_cohort = _state().client, _state().cohort
    new_client()
    held_cohort.round += 1
    _state().cohort = held_cohort
    if client is not None:
        client_session.go_on(_state(), client)


def new_client() -> None:
    """Forget all that this session holds, coaching session included; a guide that was seen stays seen."""
    rounds, guided = _state().round, _state().guided
    st.session_state.clear()
    widget_memory.forget()
    uploads.let_go_of_all()
    _state().round, _state().guided = rounds + 1, guided
    cache.forget()
