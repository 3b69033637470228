"""What stands around every page: the CV, the choices, errors, and the footer; the only session state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from mlgap import market_views, pipeline
from mlgap.errors import MlgapError
from mlgap.gaps import METHOD_VERSION
from mlgap.types import Cell, Document, GapReport, Profile
from mlgap.ui import cache, market_filters, own_market, uploads, widgets, words
from mlgap.vocabulary import load_vocabulary

__all__ = ["Held", "Market", "choose_market", "held", "market", "own_postings", "render"]

uploads.keep_in_memory()

CV_TYPES = ["pdf", "docx", "txt", "md", "json"]
CV_LIMIT_MB = 10
STEPS = {
    "reading": "Reading the file",
    "finding claims": "Finding what it claims",
    "embedding": "Reading the claims against what adverts ask",
    "comparing": "Comparing with each employer segment",
}


@dataclass(slots=True)
class _State:
    """All that a session remembers; `round` renames the uploader so that it lets go of its file."""

    document: Document | None = None
    data: bytes = b""
    """The PDF that the document was read from, for pictures of its pages; empty for other formats."""
    profile: Profile | None = None
    problem: str | None = None
    round: int = 0
    role_family: str | None = None
    level: str | None = None
    level_of_cv: str | None = None
    """The level that was preset from the CV, None where the person had chosen before."""
    region: str | None = None
    segments: tuple[str, ...] = ()
    market: market_filters.MarketChoice | None = None
    market_base: tuple[Cell, tuple[str, ...]] | None = None
    """The frame's choices that the market page's own started from."""
    market_round: int = 0
    own: own_market.OwnMarket | None = None
    """The market of this session's own postings, in the place of the shipped one."""
    own_problem: str | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """What a page may show without a CV: what is loaded, and the chosen role, level, region and segments."""

    resources: pipeline.Resources
    cell: Cell
    segments: tuple[str, ...]
    chosen: bool
    """Whether the segments were chosen; else they are all."""

    @property
    def labels(self) -> dict[str, str]:
        """Skill id to its label."""
        return {skill.id: skill.label for skill in self.resources.taxonomy.skills.values()}

    @property
    def statements(self) -> dict[str, str]:
        """Aggregated requirement id to what adverts ask, in our words."""
        return {item.id: item.statement for item in self.resources.requirements.items}


@dataclass(frozen=True, slots=True)
class Held:
    """What a page may show of the CV; `drawn` is the report of the chosen segments alone."""

    market: Market
    document: Document
    profile: Profile
    report: GapReport
    drawn: GapReport
    data: bytes = b""


def _state() -> _State:
    if "mlgap" not in st.session_state:
        st.session_state["mlgap"] = _State()
    state: _State = st.session_state["mlgap"]
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
    return Market(resources, _cell(state), segments, chosen=bool(state.segments))


def choose_market() -> market_filters.MarketChoice:
    """Draw the market page's own choices and remember them; they start anew where the frame's change."""
    state, resources = _state(), market().resources
    base = (_cell(state), state.segments)
    if state.market is None or state.market_base != base:
        fresh = market_filters.start(_cell(state), state.segments, resources.snapshot)
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
        if state.own_problem:
            st.error(state.own_problem, icon=":material/error:")
        if state.own and own_market.show(state.own):
            _use_market(None)
        st.markdown(
            "Adverts of your own town, course or client, in the place of the shipped market for this "
            "session. They are read in memory and nothing of them is stored."
        )
        asked = own_market.ask(state.round)
        if asked is not None:
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


def held() -> Held:
    """Return the CV of this session with its report for the choices made.

    Raises `MlgapError` where there is none, which `render` prevents for pages that need one.
    """
    state, shown = _state(), market()
    if state.document is None or state.profile is None:
        raise MlgapError("There is no CV in this session: give one on the page My gap.")
    report = cache.report(state.document.digest, shown.cell, date.today(), state.profile, shown.resources)
    segments = tuple(s for s in report.segments if s.segment in shown.segments)
    drawn = replace(report, segments=segments)
    return Held(shown, state.document, state.profile, report, drawn, state.data)


def _cell(state: _State) -> Cell:
    return Cell(role_family=state.role_family, level=state.level, region=state.region)


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
    cache.ready()
    widgets.style()
    widgets.phone_navigation(pages)
    if state.own:
        own_market.banner(state.own)
    if state.problem:
        st.error(state.problem, icon=":material/error:")
        if state.document:
            st.caption("The CV you had before is still here.")
    try:
        if state.document:
            with st.sidebar:
                _held_cv(state)
                _choices(state)
            run_page()
        elif needs_cv:
            _welcome(state)
        elif own_choices:
            run_page()
        else:
            with st.container(key="choices_bar"):
                _choices(state, across=True)
            run_page()
    except MlgapError as error:
        st.error(str(error), icon=":material/error:")
    _footer()


def _take(read: Callable[[], Document], data: bytes = b"") -> None:
    """Read a CV and make it the session's; where that fails, keep the earlier one and say why."""
    state = _state()
    state.problem = None
    with st.status("Reading the file", expanded=True) as status:

        def step(name: str) -> None:
            status.update(label=STEPS.get(name, name))
            st.write(STEPS.get(name, name))

        try:
            step("reading")
            document = read()
            if not cache.ready():
                step("Loading the model and the market data (once per start)")
            resources = market().resources
            today = date.today()
            profile = pipeline.profile_of(document, resources, today=today, progress=step)
            if state.document is None and state.level is None:
                state.level = state.level_of_cv = _band_of(profile)
            step("comparing")
            cache.report(document.digest, _cell(state), today, profile, resources)
        except MlgapError as error:
            state.problem = str(error)
        else:
            state.document, state.profile = document, profile
            state.data = data if document.media_type == "application/pdf" else b""
            cache.forget_pictures()
    state.round += 1
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


def _intake(state: _State, *, compact: bool = False) -> None:
    """Draw the three ways to give a CV."""
    upload = st.file_uploader(
        "Upload a CV",
        type=CV_TYPES,
        max_upload_size=CV_LIMIT_MB,
        key=f"cv_{state.round}",
        help="PDF, DOCX, TXT, MD or JSON Resume, up to 10 MB.",
    )
    if upload is not None:
        data = upload.getvalue()
        _take(partial(pipeline.read_cv, data, upload.name), data)
    with st.expander("Paste the text instead"), st.form(f"paste_{state.round}", border=False):
        text = st.text_area("CV text", height=160, key=f"text_{state.round}")
        if st.form_submit_button("Read this text"):
            _take(partial(pipeline.read_text, text))
    st.markdown("**Try a sample CV** of an invented person")
    with st.container(horizontal=not compact, gap="small"):
        for sample, path in pipeline.SAMPLES.items():
            if st.button(words.sample_label(sample), key=f"sample_{sample}"):
                data = path.read_bytes()
                _take(partial(pipeline.read_cv, data, path.name), data)


def _welcome(state: _State) -> None:
    """Draw the first screen: what this is, and where a CV goes."""
    pitch, card = st.columns([1, 1], gap="large")
    with pitch:
        widgets.hero()
    with card, st.container(border=True, key="start_card"):
        st.subheader("Start with a CV")
        _intake(state)
        widgets.privacy_line()
    with st.container(border=True, key="choices_card"):
        st.subheader("What to compare it with")
        st.caption("You can change this at any time.")
        _choices(state, across=True)


def _held_cv(state: _State) -> None:
    """Draw what CV there is, and how to be rid of it."""
    if state.document and state.profile:
        widgets.cv_card(state.document, state.profile, load_vocabulary())
    st.button("Remove this CV", on_click=_remove, icon=":material/delete:", width="stretch", key="remove")
    with st.expander("Use another CV"):
        _intake(state, compact=True)


def _choices(state: _State, *, across: bool = False) -> None:
    """Draw the choices and remember them: they change place with the CV, so no widget can hold them."""
    vocabulary = load_vocabulary()
    places = st.columns(4) if across else [st.container() for _ in range(4)]
    roles = [r for r in vocabulary.ids["role_family"] if r not in (*vocabulary.families_excluded, "other")]
    with places[0]:
        state.role_family = widgets.choose("Role", "role_family", roles, state.role_family, "All roles")
    with places[1]:
        state.level = widgets.choose("Level", "level", [*vocabulary.level_bands], state.level, "All levels")
        if state.level is not None and state.level == state.level_of_cv:
            st.caption("Taken from your CV; choose another at any time.")
    with places[2]:
        regions = [c for c in vocabulary.countries if c not in ("OTHER", "UNKNOWN")] + [*vocabulary.metros]
        state.region = widgets.choose("Region", "region", regions, state.region, "All regions")
    with places[3]:
        state.segments = widgets.choose_segments(
            vocabulary, pipeline.shown_segments(vocabulary), state.segments
        )


def _footer() -> None:
    """Draw the honest footer; while the market still loads, look again every second."""
    if cache.ready():
        try:
            resources = market().resources
        except MlgapError as error:
            st.error(str(error), icon=":material/error:")
            return
        whole = cache.overview(Cell(), resources)
        widgets.footer(
            words.window_words(whole.window), words.counts(whole.n_adverts, whole.n_employers), METHOD_VERSION
        )
        return
    _wait_for_market()


@st.fragment(run_every=1.0)
def _wait_for_market() -> None:
    if cache.ready():
        st.rerun()
    widgets.footer_waiting()
