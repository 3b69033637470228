"""The server asks no other host: not even for its own address, when a stranger's page knocks."""

from __future__ import annotations

from streamlit import net_util

__all__ = ["ask_no_other_host"]


def ask_no_other_host() -> None:
    """Leave the server's question for its public address unanswered, without asking.

    Why: on a connection whose origin is not its own, Streamlit asks a host of its maker's choice for the
    address it is seen under, waiting up to two seconds in which no session is served. Any site that
    is open in a browser beside the app could bring that about. The connection is refused either way.
    """
    net_util.get_external_ip = _unknown


def _unknown() -> None:
    return None
