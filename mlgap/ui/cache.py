"""Every cache of the app: what all sessions share holds no CV; what comes of a CV lives in its session."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from datetime import date
from threading import Thread

import streamlit as st

from mlgap import pipeline, reports
from mlgap.market import CheckedClaim, MarketOverview
from mlgap.types import Cell, GapReport, Profile

__all__ = ["claims", "figures", "forget", "market_part", "overview", "ready", "report", "resources"]


def _load(future: Future[pipeline.Resources]) -> None:
    try:
        future.set_result(pipeline.load_resources())
    except BaseException as error:  # a thread has no caller to raise to: whoever waits for it gets it
        future.set_exception(error)


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


@st.cache_resource(show_spinner=False, max_entries=64)
def overview(cell: Cell, _resources: pipeline.Resources) -> MarketOverview:
    """Return what the market asks in `cell`; the same for everyone."""
    return pipeline.market_overview(_resources, cell)


@st.cache_resource(show_spinner=False, max_entries=4)
def claims(snapshot_id: str, _resources: pipeline.Resources) -> tuple[CheckedClaim, ...]:
    """Return the claims of market reports set against that snapshot; the same for everyone."""
    return pipeline.checked_claims(_resources.snapshot)


@st.cache_resource(show_spinner=False, max_entries=16)
def market_part(
    snapshot_id: str, source: str | None, table_only: bool, _resources: pipeline.Resources
) -> pipeline.Resources:
    """Return the market of one source or of table employers alone."""
    return pipeline.market_part(_resources, source=source, table_only=table_only)


@st.cache_resource(show_spinner=False, max_entries=96)
def figures(
    section: str, snapshot_id: str, choice: Hashable, _make: Callable[[], tuple[reports.MarketFigure, ...]]
) -> tuple[reports.MarketFigure, ...]:
    """Return a section's figures for the choices made, as `_make` makes them; the same for everyone."""
    return _make()


@st.cache_resource(show_spinner=False, scope="session", max_entries=16)
def report(
    digest: str, cell: Cell, today: date, _profile: Profile, _resources: pipeline.Resources
) -> GapReport:
    """Return the report on the CV of that digest; kept for this session alone."""
    return pipeline.report_of(_profile, _resources, cell=cell, today=today)


def forget() -> None:
    """Drop every report of this session."""
    report.clear()
