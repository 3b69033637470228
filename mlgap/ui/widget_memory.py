"""What Streamlit remembers of widgets that are gone: the functions they were drawn with."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx

__all__ = ["forget"]


def forget() -> None:
    """Drop the functions of this session's widgets; those that are drawn again bring theirs anew.

    Why: a session keeps them for as long as it lasts, also of widgets that are never drawn again and after
    its state was cleared; a function that words an option may hold the report, and so the CV, it was made
    for. Streamlit offers no way to let go of them, so this reaches for them where they are.
    """
    context = get_script_run_ctx()
    if context is not None:
        context.session_state._state._new_widget_state.widget_metadata.clear()
