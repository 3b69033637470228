"""The page Plan: its parts, of which only the chosen one is computed."""

from mlgap.ui.plan._interview import draw as draw_interview
from mlgap.ui.plan._roles import draw as draw_roles
from mlgap.ui.plan._steps import draw as draw_steps
from mlgap.ui.plan._view import View
from mlgap.ui.plan._what_if import draw as draw_what_if
from mlgap.ui.plan._wording import draw as draw_wording

__all__ = ["PARTS", "View"]

PARTS = {
    "Steps": draw_steps,
    "What if": draw_what_if,
    "Roles and segments": draw_roles,
    "Interview": draw_interview,
    "Wording": draw_wording,
}
