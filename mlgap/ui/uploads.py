"""Uploaded bytes stay in memory: the server must not spool them to a temporary file."""

from __future__ import annotations

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit import config
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

__all__ = [
    "COHORT_LIMIT_MB",
    "CV_FORMATS",
    "CV_LIMIT_MB",
    "keep_in_memory",
    "let_go_of",
    "let_go_of_all",
    "taken",
]

CV_FORMATS = "PDF, DOCX, ODT, TXT, Markdown or JSON Resume, or a picture of a page (PNG, JPEG); up to 10 MB."
CV_LIMIT_MB = 10
COHORT_LIMIT_MB = 60
"""Of a ZIP of CVs; the server accepts no larger upload (`server.maxUploadSize`)."""

_FRAMING = 1 << 20
"""Bytes: the server allows this much beyond the limit for the multipart headers."""


def keep_in_memory() -> None:
    """Raise the multipart parser's in-memory limit above the largest upload that the server accepts.

    Why: beyond 1 MB the parser writes the upload to a file in the temporary folder, where a CV would
    lie on disk while it is received. The limit is read anew for every upload.
    """
    limit = int(config.get_option("server.maxUploadSize")) * (1 << 20) + _FRAMING
    MultiPartParser.spool_max_size = max(MultiPartParser.spool_max_size, limit)


def taken(file: UploadedFile) -> bytes:
    """Return what was uploaded, and have the server let go of its own copy.

    Only where the uploader is named anew before anything else is drawn: a run that is broken off in between
    would have lost the file.
    """
    _let_go(file)
    return file.getvalue()


def let_go_of(prefixes: tuple[str, ...]) -> None:
    """Have the server drop its copies of what lies in the uploaders whose keys begin so.

    Why: it would keep them for as long as the session lasts, also after the CV was removed; otherwise only
    the cross beside a file's name takes it away.
    """
    for key in [key for key in st.session_state if str(key).startswith(prefixes)]:
        held = st.session_state[key]
        for file in held if isinstance(held, list) else [held]:
            if isinstance(file, UploadedFile):
                _let_go(file)


def let_go_of_all() -> None:
    """Have the server drop its copies of all that this session uploaded."""
    context = get_script_run_ctx()
    if context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def _let_go(file: UploadedFile) -> None:
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
