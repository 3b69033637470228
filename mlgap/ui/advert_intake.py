"""Where adverts are given: pasted or uploaded, one or several; read in memory, held by the session alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from mlgap import adverts
from mlgap.adverts import GivenAdvert

__all__ = ["Given", "ask"]

LIMIT_MB = 10
HELP = (
    "Text, Markdown, a saved web page (HTML), PDF or DOCX: one advert each. CSV or JSON lines with a column "
    "of the advert's text: a row each. At most 100 adverts."
)


@dataclass(frozen=True, slots=True)
class Given:
    """The adverts of a session, and a key that changes with them."""

    adverts: tuple[GivenAdvert, ...]

    @property
    def key(self) -> str:
        """Return a digest of all that was given."""
        return sha256(repr(self.adverts).encode("utf-8", "replace")).hexdigest()


def ask(held: Given | None, round_: int) -> Given | None:
    """Draw where adverts are given, and return those of the session after it: new ones, the same, or none.

    Raises `MlgapError` where what was given cannot be read.
    """
    if held is None:
        return _form(round_)
    count = len(held.adverts)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{count} advert{'' if count == 1 else 's'}** held for this session.")
        if st.button("Forget", icon=":material/delete:", key=f"forget_adverts_{round_}"):
            return None
    with st.expander("Give others instead"):
        return _form(round_) or held


def _form(round_: int) -> Given | None:
    with st.form(f"adverts_{round_}", border=True):
        text = st.text_area(
            "Paste an advert, or several with a line of ===== between them",
            height=180,
            key=f"advert_text_{round_}",
            help="The line of ===== stands below an empty line.",
        )
        files = st.file_uploader(
            "Or upload one or several",
            accept_multiple_files=True,
            max_upload_size=LIMIT_MB,
            key=f"advert_files_{round_}",
            help=HELP,
        )
        employer, place = st.columns(2)
        whose = employer.text_input("Employer, if it does not say", key=f"advert_employer_{round_}")
        where = place.text_input(
            "Place, if it does not say", placeholder="Berlin, Germany", key=f"advert_place_{round_}"
        )
        sent = st.form_submit_button("Read")
    st.caption("Read in memory; an advert's text is shown to you alone, and is in no file and no export.")
    if not sent:
        return None
    return _read(text, [(f.name, f.getvalue()) for f in files], whose.strip(), where.strip())


def _read(text: str, files: Sequence[tuple[str, bytes]], employer: str, place: str) -> Given:
    found: tuple[GivenAdvert, ...] = ()
    if text.strip() or not files:
        found = adverts.pasted_adverts(text, employer=employer, location=place)
    if files:
        found += adverts.given_adverts(files, employer=employer, location=place)
    return Given(found)
