"""Uploads stay in memory: the server's multipart parser never spools a CV to a file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from streamlit import config

from mlgap.ui import uploads

MARKER = b"Quillfeather-Marker-7731"


def _parse(size: int) -> Any:
    """Return the temporary file that the server's parser makes of an upload of `size` bytes."""
    body = (
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="cv.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\n" + MARKER.ljust(size, b".") + b"\r\n--x--\r\n"
    )

    async def stream() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 65536):
            yield body[start : start + 65536]

    headers = Headers({"content-type": "multipart/form-data; boundary=x"})

    async def parse() -> Any:
        return await MultiPartParser(headers, stream()).parse()  # type: ignore[arg-type]

    # In a thread of its own, as a browser test of the same session keeps a loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as pool:
        form = pool.submit(lambda: asyncio.run(parse())).result()
    return form["f"].file


def test_the_largest_upload_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 1 << 20)
    assert _parse(2 << 20)._rolled, "the server's own limit is expected to spool 2 MB to disk"
    uploads.keep_in_memory()
    largest = config.get_option("server.maxUploadSize") << 20
    kept = _parse(largest)
    assert not kept._rolled
    assert kept.read().startswith(MARKER)


def test_the_limit_is_never_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 1 << 40)
    uploads.keep_in_memory()
    assert MultiPartParser.spool_max_size == 1 << 40
