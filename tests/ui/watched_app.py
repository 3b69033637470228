"""The app over the hand-made market with CVs really read, and a way to ask what this process still holds.

For tests alone: the port in the file `holds.port` of the temporary folder answers /MARKER-IN-HEX with the
kinds of objects whose text has the marker in it, as JSON.
"""

import gc
import json
import runpy
import tempfile
from collections import Counter
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import Any

import stand_in
import streamlit as st

from mlgap import pipeline
from mlgap.evidence import extract_profile

import examples

STEPS_UP = 6


def holders(marker: bytes) -> Counter[str]:
    """Count the strings and bytes with a marker by the kind of object that refers to them."""
    gc.collect()
    found: Counter[str] = Counter()
    text = marker.decode()
    for thing in gc.get_objects():
        for held in _all_in(thing):
            kind = type(held)
            has = (kind is str and text in held) or (kind in (bytes, bytearray) and marker in held)
            if has and held is not text and held is not marker:
                found[f"{kind.__name__} in {' < '.join(_held_by(thing))}"] += 1
    return found


def _all_in(thing: Any) -> list[Any]:
    """Return what a thing refers to; the collector leaves out the keys of a dict where all are strings."""
    keys = list(dict.keys(thing)) if isinstance(thing, dict) else []
    return [*gc.get_referents(thing), *keys]


def _held_by(thing: Any) -> list[str]:
    """Name what refers to a thing, and what refers to that, up to where it is kept."""
    names, seen = [type(thing).__name__], {id(thing)}
    for _ in range(STEPS_UP):
        others = [o for o in gc.get_referrers(thing) if id(o) not in seen and type(o) is not FrameType]
        above = [o for o in others if type(o) is not list] or others
        if not above:
            break
        thing = above[0]
        seen.update(map(id, others))
        names.append(getattr(thing, "__qualname__", type(thing).__name__))
    return names


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told = json.dumps(holders(bytes.fromhex(self.path.strip("/")))).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def profile_of(document: Any, resources: Any, *, today: Any, progress: Any = None) -> Any:
    profile = extract_profile(document, resources.taxonomy, None, None, today=today)
    return replace(profile, warnings=(*document.warnings, *profile.warnings))


@st.cache_resource
def _install_once() -> None:
    real = {name: getattr(pipeline, name) for name in ("report_of", "with_every_unlock", "unlocks_in")}
    folder = Path(tempfile.gettempdir())
    sample = folder / "sample.txt"
    sample.write_text(examples.TEXT, encoding="utf-8")
    stand_in.install(sample)
    for name, value in (real | {"profile_of": profile_of}).items():
        setattr(pipeline, name, value)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    (folder / "holds.port").write_text(str(server.server_port))


_install_once()
runpy.run_path(str(Path(__file__).resolve().parents[2] / "app.py"))
