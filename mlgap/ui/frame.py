"""What stands around every page: the CV, the choices, errors, and the footer; the only session state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from mlgap import cv_text, market_views, pipeline, reports, turns
from mlgap.cv_text import CvText
from mlgap.errors import MlgapError
from mlgap.pay_views import RegionPay
from mlgap.states import Comparison
from mlgap.types import Correction, GapReport, Profile
from mlgap.ui import (
    advert_intake,
    advert_view,
    cache,
    choices,
    corrections,
    foot,
    market_filters,
    notices,
    own_market,
    saved_states,
    uploads,
    widgets,
    words,
)
from mlgap.ui.session import Held, Market, Reading, State
from mlgap.vocabulary import load_vocabulary

__all__ = [
    "Held",
    "Market",
    "adverts",
    "choose_market",
    "choose_part",
    "choose_region",
    "correct",
    "edit",
    "held",
    "keep_draft",
    "market",
    "own_postings",
    "render",
    "tell",
    "two_states",
    "undo_edits",
]

uploads.keep_in_memory()

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
    if not cache.ready():
        with st.spinner("Loading the model and the market data (once per start)"):
            cache.resources()
    resources = state.own.resources if state.own else cache.resources()
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
    state.round += 1
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
        state.adverts, state.round = given, state.round + 1
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


def correct(said: tuple[Correction, ...] | None) -> None:
    """Make these the person's corrections and draw all anew; nothing where they said nothing."""
    state = _state()
    if said is not None and state.profile is not None:
        state.corrections = _held_to(state.profile, said)
        st.rerun()


def keep_draft(text: str) -> None:
    """Remember what was typed in the place of the CV's text until it is read, taken back or removed."""
    state = _state()
    state.draft = None if state.reading is None or text == state.reading.text.read.text else text


def edit(text: str | None) -> None:
    """Read the CV's text as the person edited it and draw all anew; nothing where they did not.

    Where it cannot be read, say why: the text before stays the one that counts, and what was typed stays.
    """
    state = _state()
    if text is None or state.reading is None:
        return
    first = state.before_edit or state.reading
    try:
        edited = cv_text.edit_text(first.text, text)
        reading = first if edited is first.text else _analyse(lambda: edited, lambda _: False)
    except MlgapError as error:
        st.error(
            f"{words.refusal(error)} Until then the text as it was before still counts.",
            icon=":material/error:",
        )
        return
    _take_up(reading, first)


def undo_edits(asked: bool) -> None:
    """Go back to the reading of the file itself where the person asks for it."""
    state = _state()
    if asked and state.before_edit:
        _take_up(state.before_edit, state.before_edit)


def _take_up(reading: Reading, first: Reading) -> None:
    """Make this the reading of the session's CV; it is of the same person, so corrections are held to it."""
    state = _state()
    state.corrections = _held_to(reading.profile, state.corrections)
    state.reading, state.before_edit, state.draft = reading, None if reading is first else first, None
    state.round += 1
    st.rerun()


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
    state.round += 1
    if state.evidence_page:
        st.switch_page(state.evidence_page)


def _held_to(profile: Profile, said: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Return corrections held to the lines of a CV."""
    return pipeline.corrected(profile, said, market().resources, today=date.today()).corrections


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
    state.evidence_page = next((page for page in pages if page.title == "Evidence"), None)
    cache.ready()
    widgets.style()
    widgets.phone_navigation(pages)
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
                _held_cv(state)
                choices.draw(state)
            if state.aside and state.profile:
                _ask_whose(state, state.profile)
            run_page()
        elif needs_cv:
            _welcome(state)
        elif own_choices:
            run_page()
        else:
            with st.container(key="choices_bar"):
                choices.draw(state, across=True)
            run_page()
    except MlgapError as error:
        st.error(words.refusal(error), icon=":material/error:")
    foot.draw(market)


def _take(read: Callable[[], CvText], data: bytes = b"") -> None:
    """Read a CV and make it the session's; where that fails, keep the earlier one and say why."""
    state = _state()
    state.forget_problem()
    try:
        reading = _analyse(read, _is_other)
    except MlgapError as error:
        state.problem = str(error)
    else:
        document = reading.text.masked
        if _is_other(reading.text):
            state.aside, state.corrections = (*state.aside, *state.corrections), ()
        state.corrections = _held_to(reading.profile, state.corrections)
        state.reading, state.before_edit, state.draft = reading, None, None
        state.data = data if document.media_type == "application/pdf" else b""
    state.round += 1
    st.rerun()


def _is_other(text: CvText) -> bool:
    """Return whether there is a CV in the session and this is another."""
    document = _state().document
    return document is not None and document.digest != text.masked.digest


def _analyse(read: Callable[[], CvText], is_other: Callable[[CvText], bool]) -> Reading:
    """Return what a CV supports, with its steps drawn as they are done, its first report made and kept.

    The corrections of the CV before count in it unless `is_other` says that this one is not the same.
    """
    state = _state()
    with st.status("Reading the file", expanded=True) as status:

        def step(name: str) -> None:
            status.update(label=words.STEPS.get(name, name))
            st.write(words.STEPS.get(name, name))

        step(words.WAITING if turns.analysis().waiting else "reading")
        text = read()
        if not cache.ready():
            step("Loading the model and the market data (once per start)")
        resources = market().resources
        today = date.today()
        profile = pipeline.profile_of(text.masked, resources, today=today, progress=step)
        if state.level == state.level_of_cv:
            state.level = state.level_of_cv = _band_of(profile)
        step("comparing")
        cache.forget_cv()
        digest = text.masked.digest
        kept = () if is_other(text) else _held_to(profile, state.corrections)
        cache.report(digest, kept, state.cell, today, profile=profile, resources=resources)
    return Reading(text, profile)


def _open(text: str) -> None:
    """Take up corrections and choices again from a saved report."""
    state = _state()
    state.forget_problem()
    try:
        report = reports.from_json(text)
        cell = load_vocabulary().check_cell(report.cell)
    except MlgapError as error:
        state.problem = str(error)
    else:
        said = tuple(dict.fromkeys((*state.corrections, *report.profile.corrections)))
        state.corrections = _held_to(state.profile, said) if state.profile else said
        state.states.earlier = state.states.earlier or report
        state.role_family, state.level, state.region = cell.role_family, cell.level, cell.region
        state.level_of_cv = None
        st.toast(f"The report is open: {corrections.count_words(state.corrections)}.")
    state.round += 1
    st.rerun()


def _ask_whose(state: State, profile: Profile) -> None:
    """Ask whether the corrections of the CV before are of the same person, and do as they say."""
    tried = _held_to(profile, state.aside)
    same = corrections.ask_whose(state.aside, sum(c.attached for c in tried if c.quote))
    if same is not None:
        if same:
            state.corrections = _held_to(profile, (*state.aside, *state.corrections))
        state.aside = ()
        st.rerun()


def _band_of(profile: Profile) -> str | None:
    """Return the level band to start with: the CV's own, where it was read."""
    band = load_vocabulary().band_of(profile.level)
    return None if band == "unstated" else band


def _remove() -> None:
    """Forget the CV and everything that came of it, choices included."""
    rounds = _state().round
    st.session_state.clear()
    _state().round = rounds + 1
    cache.forget()


def _intake(state: State, *, compact: bool = False) -> None:
    """Draw the three ways to give a CV."""
    upload = st.file_uploader(
        "Upload a CV",
        max_upload_size=uploads.CV_LIMIT_MB,
        key=f"cv_{state.round}",
        help="Any file may be tried: what it holds decides, not its name.",
    )
    st.caption(uploads.CV_FORMATS)
    if upload is not None:
        data = upload.getvalue()
        if corrections.is_saved_report(data):
            _open(data.decode("utf-8", errors="replace"))
        _take(partial(cv_text.read_whole, data, upload.name), data)
    with st.expander("Paste the text instead"), st.form(f"paste_{state.round}", border=False):
        text = st.text_area("CV text", height=160, key=f"text_{state.round}")
        if st.form_submit_button("Read this text"):
            _take(partial(cv_text.read_pasted, text))
    with st.expander("Open a saved report"):
        saved = corrections.ask_saved(state.round)
    if saved is not None:
        _open(saved)
    st.markdown("**Try a sample CV** of an invented person")
    with st.container(horizontal=not compact, gap="small"):
        for sample, path in pipeline.SAMPLES.items():
            if st.button(words.sample_label(sample), key=f"sample_{sample}"):
                data = path.read_bytes()
                _take(partial(cv_text.read_whole, data, path.name), data)


def _welcome(state: State) -> None:
    """Draw the first screen: what this is, and where a CV goes."""
    pitch, card = st.columns([1, 1], gap="large")
    with pitch:
        widgets.hero()
    with card, st.container(border=True, key="start_card"):
        st.subheader("Start with a CV")
        if state.corrections:
            st.info(
                f"The saved report is open: {corrections.count_words(state.corrections)}. Give its CV here."
            )
        _intake(state)
        widgets.privacy_line()
    with st.container(border=True, key="choices_card"):
        st.subheader("What to compare it with")
        st.caption("You can change this at any time.")
        choices.draw(state, across=True)


def _held_cv(state: State) -> None:
    """Draw what CV there is, and how to be rid of it."""
    if state.document and state.profile:
        widgets.cv_card(state.document, state.profile, load_vocabulary(), of_file=state.basis)
        if st.button(
            "See and edit the text", icon=":material/edit_document:", width="stretch", key="see_text"
        ):
            _show_text()
        if state.corrections:
            st.caption(f"{corrections.count_words(state.corrections)}: see Evidence.")
    st.button("Remove this CV", on_click=_remove, icon=":material/delete:", width="stretch", key="remove")
    with st.expander("Use another CV"):
        _intake(state, compact=True)
