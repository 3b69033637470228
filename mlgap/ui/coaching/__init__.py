"""The parts of the page Coaching: the client, what was talked about and agreed, and the coach's own file."""

from mlgap.ui.coaching._begin import ask_alias, ask_file, ask_whose
from mlgap.ui.coaching._change import change
from mlgap.ui.coaching._desk import Desk
from mlgap.ui.coaching._keep import give, keep, rename
from mlgap.ui.coaching._notes import notes
from mlgap.ui.coaching._steps import agreed, new_step
from mlgap.ui.coaching._target import target

__all__ = [
    "Desk",
    "agreed",
    "ask_alias",
    "ask_file",
    "ask_whose",
    "change",
    "give",
    "keep",
    "new_step",
    "notes",
    "rename",
    "target",
]
