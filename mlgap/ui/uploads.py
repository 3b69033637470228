"""Uploaded bytes stay in memory: the server must not spool them to a temporary file."""

from __future__ import annotations

from starlette.formparsers import MultiPartParser
from streamlit import config

__all__ = ["COHORT_LIMIT_MB", "CV_FORMATS", "CV_LIMIT_MB", "keep_in_memory"]

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
