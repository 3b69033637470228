"""Every cache of the app: what all sessions share holds no CV; what comes of a CV lives in its session."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from datetime import date
from functools import partial
from hashlib import sha256
from threading import Thread
from typing import Any, TypeVar

import streamlit as st

from mlgap import market_views, pipeline, plan_views, reports
from mlgap.adverts import advert_lines
from mlgap.cv_text import CvText
from mlgap.documents import PagePictures, render_pages
from mlgap.market import CheckedClaim, MarketOverview, PostingReader, load_reader
from mlgap.types import Cell, Correction, Document, GapReport, Profile
from mlgap.ui.advert_intake import Given
from mlgap.ui.advert_view import Adverts

__all__ = [
    "adverts",
    "claims",
    "figures",
    "forget",
    "forget_adverts",
    "forget_cv",
    "forget_readings",
    "market_part",
    "market_value",
    "of_cv",
    "of_market",
    "overview",
    "pictures",
    "plan_texts",
    "profile",
    "ready",
    "report",
    "resources",
    "side",
    "whole_report",
    "whole_report_later",
]


_Made = TypeVar("_Made")

LARGE_MARKET = 5000
"""Adverts from which on counting a cell takes long enough to be done before it is asked for."""
USUAL_REGIONS = ("US", "GB")
USUAL_ROLES = ("ml-engineer", "data-scientist", "ai-engineer", "mlops-engineer", "data-engineer")


def _load(future: Future[pipeline.Resources]) -> None:
    from altair.utils.schemapi import disable_debug_mode

    disable_debug_mode()  # each part of a chart is checked when it is made, then the whole: that is enough
    try:
        found = pipeline.load_resources()
    except BaseException as error:  # a thread has no caller to raise to: whoever waits for it gets it
        future.set_exception(error)
        return
    future.set_result(found)
    if len(found.snapshot.facts) >= LARGE_MARKET:
        for cell in _usual(found):
            side(cell, found)


def _usual(resources: pipeline.Resources) -> Iterator[Cell]:
    """Yield the cells that are asked of most: they are counted before anybody chooses them."""
    levels = (None, *resources.vocabulary.level_bands)
    yield from (Cell(level=level) for level in levels)
    yield from (Cell(level=level, region=region) for region in USUAL_REGIONS for level in (None, "senior"))
    yield from (Cell(role_family=role, level=level) for role in USUAL_ROLES for level in levels[:-1])


@st.cache_resource(show_spinner=False)
def _loading() -> Future[pipeline.Resources]:
    future: Future[pipeline.Resources] = Future()
    Thread(target=_load, args=(future,), name="mlgap-load", daemon=True).start()
    return future


def ready() -> bool:
    """Start loading model and market in the background, and return whether that has ended."""
    return _loading().done()


def resources() -> pipeline.Resources:
    """Return model, taxonomy and market, waiting for them where they still load.

    Raises what loading raised, and tries anew on the next call.
    """
    future = _loading()
    if future.exception() is not None:
        _loading.clear()
    return future.result()


def side(cell: Cell, resources: pipeline.Resources) -> pipeline.MarketSide:
    """Return the market's part of every report of `cell`; it holds no CV and is kept for all sessions."""
    keep = _large_of_session if pipeline.is_own(resources.snapshot.id) else _sides
    made: pipeline.MarketSide = keep(
        "side", resources.snapshot.id, cell, lambda: pipeline.market_side(resources, cell)
    )
    return made


@st.cache_resource(show_spinner=False, max_entries=64)
def _sides(what: str, snapshot_id: str, choice: Hashable, _make: Callable[[], Any]) -> Any:
    return _make()


@st.cache_resource(show_spinner=False, max_entries=160)
def _for_everyone(what: str, snapshot_id: str, choice: Hashable, _make: Callable[[], Any]) -> Any:
    return _make()


@st.cache_resource(show_spinner=False, scope="session", max_entries=64)
def _for_this_session(what: str, snapshot_id: str, choice: Hashable, _make: Callable[[], Any]) -> Any:
    return _make()


def _kept(what: str, snapshot_id: str, choice: Hashable, make: Callable[[], _Made]) -> _Made:
    """Return what `make` makes of a snapshot; what comes of a session's own postings stays in it."""
    keep = _for_this_session if pipeline.is_own(snapshot_id) else _for_everyone
    made: _Made = keep(what, snapshot_id, choice, make)
    return made


def overview(cell: Cell, resources: pipeline.Resources) -> MarketOverview:
    """Return what the market asks in `cell`."""
    return _kept("overview", resources.snapshot.id, cell, lambda: pipeline.market_overview(resources, cell))


def claims(snapshot_id: str, resources: pipeline.Resources) -> tuple[CheckedClaim, ...]:
    """Return the claims of market reports set against that snapshot."""
    return _kept("claims", snapshot_id, None, lambda: pipeline.checked_claims(resources.snapshot))


def market_part(
    snapshot_id: str, source: str | None, table_only: bool, resources: pipeline.Resources
) -> pipeline.Resources:
    """Return the market of one source or of table employers alone."""
    make = partial(market_views.part, resources, source=source, table_only=table_only)
    return _kept("part", snapshot_id, (source, table_only), make)


def market_value(what: str, snapshot_id: str, choice: Hashable, make: Callable[[], _Made]) -> _Made:
    """Return what several figures of the market page are drawn from, as `make` finds it."""
    return _kept(what, snapshot_id, choice, make)


def figures(
    section: str, snapshot_id: str, choice: Hashable, make: Callable[[], tuple[reports.MarketFigure, ...]]
) -> tuple[reports.MarketFigure, ...]:
    """Return a section's figures for the choices made, as `make` makes them."""
    return _kept(f"figures {section}", snapshot_id, choice, make)


def report(
    digest: str,
    corrections: tuple[Correction, ...],
    cell: Cell,
    today: date,
    *,
    profile: Profile,
    resources: pipeline.Resources,
) -> GapReport:
    """Return the report on the CV of that digest under those corrections; kept for this session alone.

    Of the sets of skills it holds those of all segments together; `whole_report` searches the others.
    """
    return _report(digest, corrections, cell, today, resources.snapshot.id, profile, resources)


def whole_report(digest: str, report: GapReport, resources: pipeline.Resources) -> GapReport:
    """Return a report on the CV of that digest with the sets of skills of each segment, as it is exported."""
    own = (digest, report.profile.corrections, report.snapshot_id)
    return of_cv("whole report", own, (report.cell, report.created), whole_report_later(report, resources))


def whole_report_later(report: GapReport, resources: pipeline.Resources) -> Callable[[], GapReport]:
    """Return what makes the report of `whole_report` in any thread: it reads no cache and keeps nothing."""
    return partial(pipeline.with_every_unlock, report, resources, side(report.cell, resources))


def profile(
    text: CvText, today: date, resources: pipeline.Resources, progress: Callable[[str], None]
) -> Profile:
    """Return what a CV supports; the same text again in this session, under any name, is not read again."""
    masked = text.masked
    read = sha256(repr((masked.text, masked.lines, masked.warnings)).encode()).hexdigest()
    return _profile(masked.digest, read, today, masked, resources, progress)


@st.cache_resource(show_spinner=False, scope="session", max_entries=4)
def _profile(
    digest: str,
    text: str,
    today: date,
    _masked: Document,
    _resources: pipeline.Resources,
    _progress: Callable[[str], None],
) -> Profile:
    return pipeline.profile_of(_masked, _resources, today=today, progress=_progress)


@st.cache_resource(show_spinner=False, scope="session", max_entries=16)
def _report(
    digest: str,
    corrections: tuple[Correction, ...],
    cell: Cell,
    today: date,
    snapshot_id: str,
    _profile: Profile,
    _resources: pipeline.Resources,
) -> GapReport:
    corrected = pipeline.corrected(_profile, corrections, _resources, today=today)
    return pipeline.report_of(
        corrected, _resources, cell=cell, today=today, side=side(cell, _resources), every_unlock=False
    )


@st.cache_resource(show_spinner=False, max_entries=1)
def _posting_reader(taxonomy: str, _resources: pipeline.Resources) -> PostingReader:
    return load_reader(_resources.taxonomy)


def adverts(
    given: Given,
    digest: str,
    corrections: tuple[Correction, ...],
    today: date,
    *,
    profile: Profile | None,
    resources: pipeline.Resources,
) -> Adverts:
    """Return the adverts set against the CV of that digest, "" for none; kept for this session alone."""
    return _adverts(given.key, digest, corrections, today, resources.snapshot.id, given, profile, resources)


@st.cache_resource(show_spinner="Reading the adverts", scope="session", max_entries=4)
def _adverts(
    key: str,
    digest: str,
    corrections: tuple[Correction, ...],
    today: date,
    snapshot_id: str,
    _given: Given,
    _profile: Profile | None,
    _resources: pipeline.Resources,
) -> Adverts:
    reader = _posting_reader(_resources.taxonomy.digest, _resources)
    if _profile is not None:
        _profile = pipeline.corrected(_profile, corrections, _resources, today=today)
    analysed = pipeline.analyse_adverts(_given.adverts, _resources, profile=_profile, reader=reader)
    return Adverts(analysed, _profile, lambda place: advert_lines(_given.adverts[place], reader))


@st.cache_resource(show_spinner=False, max_entries=12)
def _large(what: str, snapshot_id: str, choice: Hashable, _make: Callable[[], Any]) -> Any:
    return _make()


@st.cache_resource(show_spinner=False, scope="session", max_entries=4)
def _large_of_session(what: str, snapshot_id: str, choice: Hashable, _make: Callable[[], Any]) -> Any:
    return _make()


def of_market(what: str, snapshot_id: str, choice: Hashable, make: Callable[[], _Made]) -> _Made:
    """Return what `make` makes of a snapshot where it is large, so that few of them are kept.

    What comes of a session's own postings stays in it.
    """
    keep = _large_of_session if pipeline.is_own(snapshot_id) else _large
    made: _Made = keep(what, snapshot_id, choice, make)
    return made


def plan_texts(resources: pipeline.Resources) -> plan_views.PlanTexts:
    """Return the texts that plans are told with, read once."""
    return _plan_texts(resources.taxonomy.digest, resources)


@st.cache_resource(show_spinner=False, max_entries=1)
def _plan_texts(taxonomy: str, _resources: pipeline.Resources) -> plan_views.PlanTexts:
    return plan_views.load_texts(_resources)


def of_cv(what: str, cv: Hashable, choice: Hashable, make: Callable[[], _Made]) -> _Made:
    """Return what `make` makes of a CV; kept for this session alone.

    `cv` tells its digest, corrections and market, `choice` all else that it depends on.
    """
    made: _Made = _of_cv(what, cv, choice, make)
    return made


@st.cache_resource(show_spinner=False, scope="session", max_entries=64)
def _of_cv(what: str, cv: Hashable, choice: Hashable, _make: Callable[[], Any]) -> Any:
    return _make()


def pictures(digest: str, hide_identity: bool, data: bytes, document: Document) -> PagePictures:
    """Return the pages of the CV of that digest as pictures; kept for this session alone."""
    return _pictures(digest, hide_identity, data, document)


@st.cache_resource(show_spinner=False, scope="session", max_entries=2)
def _pictures(digest: str, hide_identity: bool, _data: bytes, _document: Document) -> PagePictures:
    return render_pages(_data, _document, hide_identity=hide_identity)


def forget_cv() -> None:
    """Drop the reports and pictures of this session's CV."""
    _pictures.clear()
    _report.clear()
    _of_cv.clear()
    forget_adverts()


def forget_readings() -> None:
    """Drop what was read in this session's CVs: evidence and masked lines, of edited texts too."""
    _profile.clear()


def forget_adverts() -> None:
    """Drop what was read of this session's adverts, their text with it."""
    _adverts.clear()


def forget() -> None:
    """Drop every report and picture of this session, and every figure of its own postings."""
    forget_cv()
    forget_readings()
    _for_this_session.clear()
    _large_of_session.clear()
