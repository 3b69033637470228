"""The app over the hand-made market, for `streamlit run`: what a browser test drives without weights."""

import runpy
import sys
import tempfile
from pathlib import Path

import stand_in
import streamlit as st

import examples

LARGEST_FILE = 256 * 1024  # bytes


@st.cache_resource
def _install_once() -> None:
    sample = Path(tempfile.gettempdir()) / "sample.txt"
    sample.write_text(examples.TEXT, encoding="utf-8")
    stand_in.install(sample)
    if sys.platform != "win32":
        # A file larger than this cannot be written by this process at all, not even one without a name,
        # so an upload that arrives whole was held in memory.
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))


_install_once()
runpy.run_path(str(Path(__file__).resolve().parents[2] / "app.py"))
